"""Sayings told by quotation marks where the grammar fails: "...,” said a baker", "...,” Mara Ostrow wrote"."""

from __future__ import annotations

from dateline.claims.attributions import ATTITUDES, Attribution
from dateline.claims.predicates import predicates
from dateline.claims.sources import can_speak, phrase, trimmed
from dateline.text.parses import Parse, Token

MARKS = frozenset({'"', "''", "``", "'"})
_ENDS = frozenset({",", ".", "?", "!", "…", "-", "–", "—"})
_IN_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"})
_LONGEST = 8
"""Words between a closing mark and its verb at most."""


def by_mark(parse: Parse, verb: Token) -> Attribution | None:
    """A verb of saying with its speaker, right behind closing quotation marks."""
    predicate = predicates("verb").get(verb.lemma.lower())
    if predicate is None or predicate.stance in ATTITUDES or not predicate.takes & {"clause", "words"} or verb.tag == "VB":
        return None
    mark = next((t.i for t in reversed(parse.tokens[max(0, verb.i - _LONGEST) : verb.i]) if t.text in MARKS), None)
    if mark is None or mark == 0 or parse.tokens[mark - 1].text not in _ENDS:
        return None
    between = parse.tokens[mark + 1 : verb.i]
    if between and any(t.pos in ("PUNCT", "SCONJ", "CCONJ", "AUX") for t in between):
        return None
    named = between or _behind(parse, verb)
    if not named or not can_speak(named[-1]):
        return None
    source = named[0].i, named[-1].i
    if not between:
        source = source[0], max(source[1], phrase(parse, named[-1])[1])
    opening = next((t.i for t in reversed(parse.tokens[:mark]) if t.text in MARKS), 0)
    return Attribution(source, (verb.i, verb.i), trimmed(parse, opening, mark - 1), predicate.stance, named[-1].i)


def _behind(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The name or description right behind a verb."""
    end = verb.i + 1
    while end < len(parse.tokens) and parse.tokens[end].pos in _IN_NAMES:
        end += 1
    return parse.tokens[verb.i + 1 : end]
