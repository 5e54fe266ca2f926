"""MUC-4 (1992): reports on attacks in Latin America, and the templates that tell each incident.

What is asked of a system and how it is scored follows the evaluation's own papers, which lie beside the texts (`taskdoc.tar.gz`):

- `slots.tsv`, `above.tsv`, `nonessential.tsv`: the template's slots, which value is more general than which, words that do not count;
- `templates`: templates of a key or of an answer, and the way a fill is written ("A" / "B" alternatives, ? optional, tags);
- `fills`: whether a fill of an answer is correct, partially correct or incorrect;
- `scoring`: which template of the answer stands for which of the key, and the tallies of slots and of texts;
- `tallies`: recall, precision, overgeneration and F as the score report of 1992 computes them;
- `role_fillers`: CEAF-REE, the measure that later work uses on the same data;
- `answers`: dateline's events as templates; `telling`: one event as an incident; `incident`, `where_when`, `phrases`,
  `names`, `around`: what these need.
"""
