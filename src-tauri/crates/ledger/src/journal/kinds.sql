-- Steps from one kind to the next along the index instead of reading every fact.
WITH RECURSIVE kinds (kind, version) AS (
    SELECT * FROM (SELECT kind, version FROM fact ORDER BY kind, version LIMIT 1)
    UNION ALL
    SELECT
        (SELECT f.kind FROM fact AS f WHERE (f.kind, f.version) > (k.kind, k.version) ORDER BY f.kind, f.version LIMIT 1),
        (SELECT f.version FROM fact AS f WHERE (f.kind, f.version) > (k.kind, k.version) ORDER BY f.kind, f.version LIMIT 1)
    FROM kinds AS k
    WHERE k.kind IS NOT NULL
)
SELECT kind, version FROM kinds WHERE kind IS NOT NULL
