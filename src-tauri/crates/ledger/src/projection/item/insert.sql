INSERT INTO item (id, year, number, meeting, state, due, title_order, lead_order, search)
VALUES (:id, :year, :number, :meeting, :state, :due, :title_order, :lead_order, :search)
