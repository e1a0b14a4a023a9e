INSERT INTO office (one, name, mark, number_prefix, general_list, contact)
VALUES (1, :name, :mark, :number_prefix, :general_list, :contact)
