-- Steps from one kind to the next along the index, and from one of its versions to the next, instead of reading every
-- fact.
WITH RECURSIVE
kinds (kind) AS (
    SELECT min(kind) FROM fact
    UNION ALL
    SELECT (SELECT min(f.kind) FROM fact AS f WHERE f.kind > k.kind) FROM kinds AS k WHERE k.kind IS NOT NULL
),
versions (kind, version) AS (
    SELECT k.kind, (SELECT min(f.version) FROM fact AS f WHERE f.kind = k.kind) FROM kinds AS k
    UNION ALL
    SELECT v.kind, (SELECT min(f.version) FROM fact AS f WHERE f.kind = v.kind AND f.version > v.version)
    FROM versions AS v WHERE v.version IS NOT NULL
)
SELECT kind, version FROM versions WHERE version IS NOT NULL
