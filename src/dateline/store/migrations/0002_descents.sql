-- What each report derives from (Descent in records.py). A store of the first schema has none yet: its reports are related anew.

CREATE TABLE descents (id TEXT PRIMARY KEY, filed_report TEXT NOT NULL, parents TEXT NOT NULL, relation TEXT, direction TEXT NOT NULL, version_of TEXT, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE INDEX descents_by_report ON descents (report, position);
UPDATE progress SET related = 0;
