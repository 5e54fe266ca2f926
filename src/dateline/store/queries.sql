-- Queries by name. Those over a kind of record are made from `records.py` in `database.py`.

-- name: is_read
SELECT 1 FROM readings WHERE report = ? AND reader = ?

-- name: read_by_others
SELECT report FROM readings WHERE reader <> ? ORDER BY report

-- name: mark_read
INSERT OR REPLACE INTO readings (report, reader) VALUES (?, ?)

-- name: forget_problems_of_report
DELETE FROM problems WHERE filed_report = ? AND stage <> 'reports'

-- name: grammar_of
SELECT grammar FROM parses WHERE sentence = ?

-- name: add_grammar
INSERT OR REPLACE INTO parses (sentence, grammar) VALUES (?, ?)

-- name: is_related
SELECT related FROM progress

-- name: mark_related
UPDATE progress SET related = ?
