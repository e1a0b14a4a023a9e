SELECT id
FROM document
WHERE (:meeting IS NULL OR meeting = :meeting)
  AND (:item IS NULL OR EXISTS (SELECT 1 FROM document_item WHERE item = :item AND document = id))
  AND (:issued IS NULL OR (issued IS NOT NULL) = :issued)
ORDER BY dated DESC, year DESC, number DESC, id DESC
LIMIT :limit OFFSET :offset
