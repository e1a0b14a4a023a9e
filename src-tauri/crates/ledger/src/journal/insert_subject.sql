INSERT INTO fact_subject (subject, version, seq) VALUES (?1, ?2, ?3)
