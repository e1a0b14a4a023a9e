SELECT seq, step, id, at, "on", actor, subjects, kind, version, payload, prev_hash, hash
FROM fact
