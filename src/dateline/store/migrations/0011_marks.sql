-- So that a new report finds its relatives without the fingerprints of all others being read: which reports hold which mark (where it
-- touches no furniture), which print which line, and which lines are furniture (passages/arrivals.py). Reports go by number here.
-- `progress.filed_by` names the rules that made these and the passages alike, '' where they do not go together; `filed`, the last number among them.

DROP TABLE fingerprints;
CREATE TABLE fingerprints (number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, rules TEXT NOT NULL, fingerprint BLOB NOT NULL) STRICT;
CREATE TABLE marks (mark INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (mark, report)) STRICT, WITHOUT ROWID;
CREATE TABLE lines (line INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (line, report)) STRICT, WITHOUT ROWID;
CREATE TABLE furniture (line INTEGER PRIMARY KEY) STRICT;
ALTER TABLE progress ADD COLUMN filed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE progress ADD COLUMN filed INTEGER NOT NULL DEFAULT 0;
UPDATE progress SET related = 0, traced_by = '';
