-- By what the tables of schema.sql are looked into.

CREATE UNIQUE INDEX item_code ON item (year, number);
CREATE INDEX item_meeting ON item (meeting);
CREATE INDEX item_due ON item (due, year, number);
-- All that a light is judged by, so that lights are counted without reading the rows.
CREATE INDEX item_light ON item (state, due, unmet_1, unmet_2, unmet_3, behind_10, behind_20, behind_30, id);
CREATE INDEX item_extension ON item (extension) WHERE extension IS NOT NULL;
CREATE INDEX item_review ON item (review) WHERE review IS NOT NULL;
CREATE INDEX item_unmet ON item (unmet_1) WHERE unmet_1 IS NOT NULL;
CREATE INDEX item_department_item ON item_department (item);
CREATE INDEX item_slip_sent ON item_slip (sent);
CREATE INDEX item_stage_day ON item_stage (day);
CREATE INDEX document_dated ON document (dated);
CREATE INDEX document_item_document ON document_item (document);
