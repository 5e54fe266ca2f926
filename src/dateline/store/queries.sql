-- Queries by name. Those over a kind of record are made from `records.py` in `database.py`.

-- name: is_read
SELECT 1 FROM readings WHERE report = ? AND reader = ?

-- name: readers
SELECT DISTINCT reader FROM readings

-- name: read_by_others
SELECT report FROM readings WHERE reader <> ? ORDER BY report

-- name: mark_read
INSERT OR REPLACE INTO readings (report, reader) VALUES (?, ?)

-- name: forget_problems_of_report
DELETE FROM problems WHERE filed_report = ? AND stage <> 'reports'

-- name: add_grammar
INSERT OR REPLACE INTO parses (sentence, grammar) VALUES (?, ?)

-- name: list_needed
CREATE TEMP TABLE needed (sentence TEXT PRIMARY KEY) WITHOUT ROWID

-- name: add_needed
INSERT OR IGNORE INTO needed VALUES (?)

-- name: forget_grammar
DELETE FROM parses WHERE sentence NOT IN (SELECT sentence FROM needed)

-- name: drop_needed
DROP TABLE needed

-- name: is_related
SELECT related FROM progress

-- name: mark_unrelated
UPDATE progress SET related = 0, traced_by = '', rules = CASE WHEN EXISTS (SELECT 1 FROM readings WHERE report = ? AND related = 1) THEN '' ELSE rules END

-- name: traced_by
SELECT traced_by FROM progress

-- name: mark_traced_by
UPDATE progress SET traced_by = ?

-- name: without_descent
SELECT id FROM reports WHERE id NOT IN (SELECT report FROM descents) ORDER BY id

-- name: unsettle
UPDATE progress SET related = 0

-- name: mark_traced
INSERT INTO traced (report, digest) VALUES (?, ?) ON CONFLICT (report) DO UPDATE SET digest = excluded.digest

-- name: forget_passages
DELETE FROM passages WHERE report = ?

-- name: forget_problems_of_stage
DELETE FROM problems WHERE stage = ?

-- name: verdicts
SELECT verdict FROM verdicts ORDER BY number

-- name: add_verdict
INSERT INTO verdicts (id, verdict) VALUES (?, ?)
