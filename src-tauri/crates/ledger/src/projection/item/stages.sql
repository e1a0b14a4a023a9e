SELECT s.day, s.text, s.title, i.year, i.number
FROM item_stage AS s JOIN item AS i ON i.id = s.item
WHERE s.day > ?1 AND s.day <= ?2
ORDER BY s.day, i.year, i.number
LIMIT 500
