INSERT INTO item_department (department, level, item, leads) VALUES (:department, :level, :item, :leads)
ON CONFLICT (department, level, item) DO UPDATE SET leads = max(leads, excluded.leads)
