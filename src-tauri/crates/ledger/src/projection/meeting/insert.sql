INSERT INTO meeting (
    id, name, number, date, date_basis, chair_title, chair_name, document_number, classification,
    received, file_name, directives, open, confirmed, dismissed, unclassified
) VALUES (
    :id, :name, :number, :date, :date_basis, :chair_title, :chair_name, :document_number, :classification,
    :received, :file_name, :directives, :open, :confirmed, :dismissed, :unclassified
)
