-- Who is only blamed for an event or suspected of it (Entry.held in records.py); older stores learn it when they are told anew.
ALTER TABLE entries ADD COLUMN held TEXT NOT NULL DEFAULT '[]';
UPDATE progress SET related = 0;
