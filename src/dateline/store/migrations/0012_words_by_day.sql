-- Telling words are looked for near a day: those of other times are not read. `day` is the ordinal of a report's date, 0 for none.

DROP TABLE story_words;
CREATE TABLE story_words (word TEXT NOT NULL, day INTEGER NOT NULL, report TEXT NOT NULL, PRIMARY KEY (word, day, report)) STRICT, WITHOUT ROWID;
UPDATE progress SET related = 0, rules = '';
