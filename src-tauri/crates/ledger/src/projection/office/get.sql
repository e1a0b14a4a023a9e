SELECT name, mark, number_prefix, general_list, contact
FROM office
