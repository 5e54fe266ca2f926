"""Who is told dead by name: nobody dies twice, so two tellings of one person's death are of one event, however far apart they are told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from dateline.records import Actor, EventMention
from dateline.text.folding import fold
from dateline.text.person_names import compare

ONE = 0.93
"""Likeness of two full names (`dateline.text.person_names.compare`) from which they are one person's: "Mike" and "Michael", "Qasim" and "Kassem" no more."""


def named_dead(mention: EventMention, actors: Iterable[Actor]) -> frozenset[str]:
    """The full names of those whom a mention tells killed: persons whose names stand in the words of its count of dead.

    `actors` are those of its sentence. A surname alone names nobody here.
    """
    counted = [count.span for count in mention.counts if count.what == "killed" and count.low == 1 and not count.cumulative]
    return frozenset(
        actor.name for actor in actors if actor.type == "person" and " " in actor.name and any(span.covers(actor.span) for span in counted)
    )


def sound(name: str) -> str:
    """The consonants of the last part of a name, by which one person's spellings are looked for: "Suleimani", "Soleimany" slmn."""
    last = fold(name.rsplit(maxsplit=1)[-1])
    return "".join(letter for letter, _ in groupby(last) if letter.isalpha() and letter not in "aeiouy")


def same_dead(one: Iterable[frozenset[str]], other: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """The names, as the one spells them, of those told dead in both."""
    theirs = sorted(set().union(*other))
    return tuple(name for name in sorted(set().union(*one)) if any(compare(name, their)[0] >= ONE for their in theirs))
