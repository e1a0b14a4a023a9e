INSERT INTO item_slip (item, department, document, sent) VALUES (?1, ?2, ?3, ?4)
