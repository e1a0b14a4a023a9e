-- Each name once, with the levels it is written under: found by stepping from one name to the next in the key rather
-- than by reading every row.
WITH RECURSIVE step (department) AS (
    SELECT min(department) FROM item_department
    UNION ALL
    SELECT (SELECT min(department) FROM item_department WHERE department > step.department) FROM step
    WHERE step.department IS NOT NULL
)
SELECT step.department, carried.level
FROM step JOIN (SELECT '' AS level UNION ALL SELECT '省' UNION ALL SELECT '市' UNION ALL SELECT '县' UNION ALL SELECT '区') AS carried
WHERE EXISTS (SELECT 1 FROM item_department AS i WHERE i.department = step.department AND i.level = carried.level)
