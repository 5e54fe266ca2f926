-- So that a new report finds its relatives without all others being read again: what is remembered of each report
-- (passages/fingerprints.py) and the rules that made it; and for each report that was traced, a digest of all that decided
-- its passages, which stay as long as it is the same. Passages are filed under the newer report.

CREATE TABLE fingerprints (report TEXT PRIMARY KEY, rules TEXT NOT NULL, fingerprint BLOB NOT NULL) STRICT;
CREATE TABLE traced (report TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX reports_by_report ON reports (report, position);
CREATE INDEX passages_by_report ON passages (report, position);
DELETE FROM passages;
UPDATE progress SET related = 0;
