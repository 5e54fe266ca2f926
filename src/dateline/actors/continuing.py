"""Who a text goes on about: a sentence's subject is, as a rule, that of the one before; and who tells of feelings tells of their own.

That a pronoun in the subject's place goes on with the subject before it is the "continue" of centering theory (Grosz, Joshi and Weinstein
1995). Here it holds only where nobody else stands whom the pronoun could mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.actors.found import Found, Line
from dateline.tables import words
from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID

_SUBJECTS = ("nsubj", "nsubjpass")


def same_subject(
    line: Line, pronoun: Token, told: Line, persons: Sequence[Found], rivals: Callable[[Found], Sequence[int]]
) -> Found | None:
    """The subject of `told`, the pronoun's own sentence or one before, where the pronoun is a subject too and nobody else is meant.

    `persons` are those of `told` whom the pronoun could mean; `rivals` gives where everyone else stands there, in the report, whom it
    could mean instead of one of these. "His son" is told by whose he is, and is no rival.
    """
    verb = line.parse.head(pronoun.i)
    if pronoun.dep not in _SUBJECTS:
        return None
    for root in told.parse.roots():
        goes_on = verb.lemma in SAID if told is not line else verb.dep == "conj" and verb.head == root.i
        for subject in told.parse.children(root.i, *_SUBJECTS):
            own = _at(told, subject, persons)
            if own is None or (root.lemma in SAID and not goes_on):
                continue  # "Cole said the guard had a plan. He bought a gun."
            kin = {told.sentence.span.start + place for place in told.parse.once(_kin)}
            if kin.issuperset(rivals(own)):
                return own
    return None


def told_after(parse: Parse, pronoun: Token) -> bool:
    """Whether the pronoun stands in a clause before the main one, whose subject is a name: "Because he is ill, Rivas stayed"."""
    verb = parse.head(pronoun.i)
    return verb.dep == "advcl" and any(t.i > pronoun.i and t.pos == "PROPN" for t in parse.children(verb.head, *_SUBJECTS))


def own_mind(line: Line, pronoun: Token, persons: Sequence[Found]) -> Found | None:
    """Who says what the pronoun thinks, sees or feels: "Cole said she heard a shot"."""
    felt = line.parse.head(pronoun.i)
    said = line.parse.head(felt.i)
    if pronoun.dep not in _SUBJECTS or felt.dep != "ccomp" or said.lemma not in SAID or felt.i < said.i:
        return None
    if not any(t.lemma.lower() in _feelings() for t in (felt, *line.parse.children(felt.i, "acomp"))):
        return None
    return next((one for t in line.parse.children(said.i, "nsubj") if (one := _at(line, t, persons)) is not None), None)


def _at(line: Line, token: Token, persons: Sequence[Found]) -> Found | None:
    place = line.sentence.span.start + token.start
    return next((one for one in persons if one.span.start <= place < one.span.end), None)


def _kin(parse: Parse) -> frozenset[int]:
    """Where the words of "his son" and "her two daughters" begin."""
    owned = (parse.head(t.i) for t in parse.tokens if t.tag == "PRP$")
    return frozenset(t.start for head in owned for t in parse.subtree(head.i))


def _feelings() -> frozenset[str]:
    return words("dateline.actors", "feelings.tsv")
