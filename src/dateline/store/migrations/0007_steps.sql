-- What relating remembers, so that a new report is compared with what it may touch and with nothing else. All of it follows from the
-- reports; `progress.rules` names the rules that made it: where they changed, or a report was read again, it is made anew.

ALTER TABLE progress ADD COLUMN rules TEXT NOT NULL DEFAULT '';
ALTER TABLE progress ADD COLUMN traced_by TEXT NOT NULL DEFAULT '';
-- Whether a report was related; the digest of the passages of a newer report with which it was.
ALTER TABLE readings ADD COLUMN related INTEGER NOT NULL DEFAULT 0;
ALTER TABLE traced ADD COLUMN related TEXT;
UPDATE progress SET related = 0;
DELETE FROM traced;
DELETE FROM passages;
DELETE FROM descents;

-- What each report tells of each thing that happened, and by which signs it is looked for (events/signs.py).
CREATE TABLE happenings (number INTEGER PRIMARY KEY, report TEXT NOT NULL, happening BLOB NOT NULL) STRICT;
CREATE INDEX happenings_by_report ON happenings (report);
CREATE TABLE signs (key INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, happening INTEGER NOT NULL, PRIMARY KEY (key, first, last, happening)) STRICT, WITHOUT ROWID;

-- Pairs of happenings that may be one event (events/across.py); `report` is the newer one where a sentence was copied, else ''.
CREATE TABLE bonds (one INTEGER NOT NULL, other INTEGER NOT NULL, older TEXT NOT NULL, newer TEXT NOT NULL, weight REAL NOT NULL, reasons TEXT NOT NULL, report TEXT NOT NULL) STRICT;
CREATE INDEX bonds_by_one ON bonds (one);
CREATE INDEX bonds_by_other ON bonds (other);
CREATE INDEX bonds_by_report ON bonds (report) WHERE report <> '';
CREATE INDEX links_by_older ON links (older);
CREATE INDEX links_by_newer ON links (newer);

-- For each sentence that is not a report's own: where its text originated, and where a figure of it was last changed.
CREATE TABLE taken (sentence TEXT PRIMARY KEY, report TEXT NOT NULL, origin TEXT NOT NULL, altered TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX taken_by_report ON taken (report);
CREATE INDEX passages_by_older_report ON passages (older_report, report);
CREATE INDEX mentions_by_sentence ON mentions (sentence);

-- The event that each mention tells, and where; each verdict as it was last applied; ids that events had before, and what these told.
CREATE TABLE tellings (mention TEXT PRIMARY KEY, event TEXT NOT NULL, report TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX tellings_by_event ON tellings (event);
CREATE INDEX tellings_by_report ON tellings (report, start);
CREATE INDEX reports_by_name ON reports (name);
CREATE INDEX reports_by_url ON reports (url);
CREATE TABLE ruled (verdict TEXT PRIMARY KEY, ruling TEXT NOT NULL, mentions TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE former_ids (event TEXT NOT NULL, report TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (event, report, start, "end")) STRICT, WITHOUT ROWID;

-- Events and sentences that belong to one story, and why; `report` is the newer one where text was copied, else ''.
CREATE TABLE ties (one TEXT NOT NULL, other TEXT NOT NULL, why TEXT NOT NULL, report TEXT NOT NULL) STRICT;
CREATE INDEX ties_by_one ON ties (one);
CREATE INDEX ties_by_other ON ties (other);
CREATE INDEX ties_by_report ON ties (report) WHERE report <> '';
CREATE TABLE story_lines (sentence TEXT PRIMARY KEY, story TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX story_lines_by_story ON story_lines (story);
