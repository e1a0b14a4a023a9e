INSERT INTO fact (seq, step, id, at, "on", actor, subjects, kind, version, payload, prev_hash, hash)
VALUES (:seq, :step, :id, :at, :on, :actor, :subjects, :kind, :version, :payload, :prev_hash, :hash)
