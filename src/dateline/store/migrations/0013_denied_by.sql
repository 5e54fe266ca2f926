-- Who denies an event (Entry.denied_by in records.py); older stores learn it when they are told anew.
ALTER TABLE entries ADD COLUMN denied_by TEXT NOT NULL DEFAULT '[]';
UPDATE progress SET related = 0;
