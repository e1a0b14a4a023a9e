SELECT d.department, d.leads, i.light, count(*) AS items
FROM item_department AS d JOIN (SELECT item.id, {light} AS light FROM item) AS i ON i.id = d.item
GROUP BY d.department, d.leads, i.light
