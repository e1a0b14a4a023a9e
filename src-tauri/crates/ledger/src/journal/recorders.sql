-- Times are written at one offset, so the greatest is the latest.
SELECT actor, substr(max(at), 1, 10) AS day
FROM (SELECT actor, at, seq FROM fact ORDER BY seq DESC LIMIT 50000)
GROUP BY actor
ORDER BY max(seq) DESC
