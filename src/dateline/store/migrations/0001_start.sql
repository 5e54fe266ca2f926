-- The first schema: a table for each kind of record (see records.py), a column for each field.
-- `report` and `position` file a record: the report it was read from and its first character there; for records
-- made across reports, '' and its rank. Nested fields are JSON text.

CREATE TABLE reports (id TEXT PRIMARY KEY, text TEXT NOT NULL, date TEXT, time TEXT, name TEXT, title TEXT, source TEXT, url TEXT, parts TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE sentences (id TEXT PRIMARY KEY, span TEXT NOT NULL, kind TEXT NOT NULL, "index" INTEGER NOT NULL, paragraph INTEGER NOT NULL, credit TEXT, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE times (id TEXT PRIMARY KEY, span TEXT NOT NULL, start TEXT, "end" TEXT, precision TEXT NOT NULL, rule TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE places (id TEXT PRIMARY KEY, span TEXT NOT NULL, name TEXT NOT NULL, gazetteer TEXT, level TEXT, lat REAL, lon REAL, precision TEXT NOT NULL, within TEXT NOT NULL, country TEXT, relation TEXT, metonym TEXT NOT NULL, why TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE actors (id TEXT PRIMARY KEY, span TEXT NOT NULL, name TEXT NOT NULL, register TEXT, sector TEXT, country TEXT, antecedent TEXT, why TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE mentions (id TEXT PRIMARY KEY, sentence TEXT NOT NULL, trigger TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, modality TEXT NOT NULL, cue TEXT, actors TEXT NOT NULL, targets TEXT NOT NULL, instruments TEXT NOT NULL, objects TEXT NOT NULL, places TEXT NOT NULL, times TEXT NOT NULL, counts TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE claims (id TEXT PRIMARY KEY, mention TEXT, field TEXT NOT NULL, value TEXT NOT NULL, span TEXT NOT NULL, source TEXT, cue TEXT, stance TEXT NOT NULL, speaker TEXT, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE passages (id TEXT PRIMARY KEY, relation TEXT NOT NULL, older_report TEXT NOT NULL, newer_report TEXT NOT NULL, older TEXT, newer TEXT, moved TEXT NOT NULL, score REAL NOT NULL, direction TEXT NOT NULL, changes TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE stories (id TEXT PRIMARY KEY, reports TEXT NOT NULL, sentences TEXT NOT NULL, why TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE links (id TEXT PRIMARY KEY, older TEXT NOT NULL, newer TEXT NOT NULL, same TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE events (id TEXT PRIMARY KEY, kind TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, modality TEXT NOT NULL, "when" TEXT, "where" TEXT, days TEXT NOT NULL, places TEXT NOT NULL, actors TEXT NOT NULL, targets TEXT NOT NULL, killed TEXT NOT NULL, injured TEXT NOT NULL, counts TEXT NOT NULL, mentions TEXT NOT NULL, reports TEXT NOT NULL, origins TEXT NOT NULL, why TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE entries (id TEXT PRIMARY KEY, day TEXT, what TEXT NOT NULL, quotation TEXT NOT NULL, "where" TEXT, killed TEXT, injured TEXT, by TEXT NOT NULL, said_by TEXT NOT NULL, status TEXT NOT NULL, modality TEXT NOT NULL, reports INTEGER NOT NULL, origins INTEGER NOT NULL, disagreements TEXT NOT NULL, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE TABLE problems (id TEXT PRIMARY KEY, stage TEXT NOT NULL, "where" TEXT NOT NULL, what TEXT NOT NULL, remedy TEXT NOT NULL, filed_report TEXT, report TEXT NOT NULL, position INTEGER NOT NULL) STRICT;

CREATE INDEX sentences_by_report ON sentences (report, position);
CREATE INDEX times_by_report ON times (report, position);
CREATE INDEX places_by_report ON places (report, position);
CREATE INDEX actors_by_report ON actors (report, position);
CREATE INDEX mentions_by_report ON mentions (report, position);
CREATE INDEX claims_by_report ON claims (report, position);
CREATE INDEX claims_by_mention ON claims (mention);

-- Which reports were read, and by which reader: a report read by another version of the reader is read again.
CREATE TABLE readings (report TEXT PRIMARY KEY REFERENCES reports (id), reader TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The grammar of each distinct sentence, so that copies are parsed once.
CREATE TABLE parses (sentence TEXT PRIMARY KEY, grammar BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- Whether the chronicle was told from all reports that were read.
CREATE TABLE progress (related INTEGER NOT NULL) STRICT;
INSERT INTO progress VALUES (1);
