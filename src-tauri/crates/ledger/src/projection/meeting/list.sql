SELECT id, name, number, date, date_basis, chair_title, chair_name, document_number, classification,
       received, file_name, directives, open, confirmed, dismissed, unclassified,
       (SELECT max(version) FROM fact_subject WHERE subject = 'meeting:' || meeting.id) AS version
FROM meeting
ORDER BY date IS NULL, date DESC, received DESC, id DESC
