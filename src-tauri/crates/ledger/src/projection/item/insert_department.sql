INSERT INTO item_department (department, item, leads) VALUES (?1, ?2, ?3)
