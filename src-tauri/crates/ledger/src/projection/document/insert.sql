INSERT INTO document (id, meeting, dated, prefix, year, number, issued)
VALUES (:id, :meeting, :dated, :prefix, :year, :number, :issued)
