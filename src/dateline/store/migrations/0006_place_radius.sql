-- How far off a place may lie, and its precision as ACLED and UCDP code it (Place in records.py). A store of an older schema
-- holds none; a run reads its reports anew.

ALTER TABLE places ADD COLUMN radius_km REAL;
ALTER TABLE places ADD COLUMN geo_precision INTEGER;
ALTER TABLE places ADD COLUMN where_prec INTEGER;
UPDATE progress SET related = 0;
