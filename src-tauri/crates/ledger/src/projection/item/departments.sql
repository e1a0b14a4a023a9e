SELECT department, item, leads FROM item_department ORDER BY department, level, item
