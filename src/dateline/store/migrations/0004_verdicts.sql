-- What people decided (Verdict in records.py), in order: a line is added, none is ever changed or deleted.
-- Events and entries say by which verdicts they were shaped.

CREATE TABLE verdicts (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL) STRICT;
CREATE TRIGGER verdicts_stay BEFORE DELETE ON verdicts BEGIN SELECT RAISE (ABORT, 'verdicts are never deleted: take one back with dateline forget'); END;
CREATE TRIGGER verdicts_keep BEFORE UPDATE ON verdicts BEGIN SELECT RAISE (ABORT, 'verdicts are never changed: take one back with dateline forget'); END;
ALTER TABLE events ADD COLUMN verdicts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE entries ADD COLUMN decided TEXT NOT NULL DEFAULT '[]';
