SELECT document, department, min(sent) AS sent, count(*) AS items
FROM item_slip
GROUP BY document, department
ORDER BY sent, document, department
LIMIT ?1
