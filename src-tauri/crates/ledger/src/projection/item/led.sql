SELECT i.year, i.number, i.title, i.search, d.department
FROM item AS i JOIN item_department AS d ON d.item = i.id
WHERE d.leads = 1 AND i.id IN (SELECT id FROM item ORDER BY year DESC, number DESC LIMIT :limit)
ORDER BY i.year DESC, i.number DESC, d.department
