-- How the events of two mentions belong together (Link and Belonging in records.py), and what each event belongs to.

ALTER TABLE links ADD COLUMN relation TEXT;
ALTER TABLE links ADD COLUMN words TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN belongs_to TEXT NOT NULL DEFAULT '[]';
UPDATE progress SET related = 0;
