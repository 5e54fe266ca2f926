-- Stories are found from reports that are alike, no longer from ties of events.
DROP TABLE ties;
-- The most telling words of each report, by which those like it are found; `day` is the ordinal of its date.
CREATE TABLE story_words (word TEXT NOT NULL, report TEXT NOT NULL, day INTEGER, PRIMARY KEY (word, report)) STRICT, WITHOUT ROWID;
CREATE INDEX story_words_by_report ON story_words (report);
-- How alike two reports are, above 0, the smaller id first, and by what.
CREATE TABLE likenesses (one TEXT NOT NULL, other TEXT NOT NULL, value REAL NOT NULL, why TEXT NOT NULL, PRIMARY KEY (one, other)) STRICT, WITHOUT ROWID;
CREATE INDEX likenesses_by_other ON likenesses (other);
-- Reports and the older ones from which they have several sentences.
CREATE TABLE sources (report TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (report, source)) STRICT, WITHOUT ROWID;
CREATE INDEX sources_by_source ON sources (source);
