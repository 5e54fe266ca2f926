-- How an actor is named (Actor.type in records.py). A store of an older schema holds none; a run reads its reports anew.

ALTER TABLE actors ADD COLUMN type TEXT NOT NULL DEFAULT 'description';
UPDATE progress SET related = 0;
