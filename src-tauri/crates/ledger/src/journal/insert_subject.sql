INSERT INTO fact_subject (subject, version, seq)
VALUES (?1, (SELECT coalesce(max(version), 0) + 1 FROM fact_subject WHERE subject = ?1), ?2)
