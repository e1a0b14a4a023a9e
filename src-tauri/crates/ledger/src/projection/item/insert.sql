INSERT INTO item (
    id, year, number, meeting, state, due, unmet_1, unmet_2, unmet_3, behind_10, behind_20, behind_30,
    extension, review, title, title_order, lead_order, search
) VALUES (
    :id, :year, :number, :meeting, :state, :due, :unmet_1, :unmet_2, :unmet_3, :behind_10, :behind_20, :behind_30,
    :extension, :review, :title, :title_order, :lead_order, :search
)
