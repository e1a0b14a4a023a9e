SELECT f.seq, f.step, f.id, f.at, f."on", f.actor, f.subjects, f.kind, f.version, f.payload, f.prev_hash, f.hash
FROM fact_subject AS s JOIN fact AS f ON f.seq = s.seq
WHERE s.subject = ?1
ORDER BY s.version
