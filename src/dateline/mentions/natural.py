"""Deaths that no event of the report brought: "the singer died at 82", "since the judge died last year", "his late wife" (`natural.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache, partial

from dateline.codes import nature_of
from dateline.mentions.casualties import Toll
from dateline.mentions.drafts import Draft
from dateline.records import EventMention, Report, Span, When
from dateline.tables import words

_HERE = "dateline.mentions"
_CROWDS = frozenset({"protest", "riot"})
"""Kinds of crowds: whom they mourn has seldom died in bed."""
LONG_DEAD = timedelta(days=730)
"""Who died longer ago, of nothing that is told, is no news."""


def without_natural_deaths(read: Sequence[Draft], report: Report, dated: Mapping[Span, When]) -> list[Draft]:
    """The mentions, without one person's death of illness or age, of long ago, or in a report that tells no harm at all.

    A death stays wherever its sentence says what may have brought it: a weapon, a wound, a crash, the police.
    """
    quiet = {one.mention.id for one in read if _is_quiet(one, read)}
    loud = [one for one in read if one.mention.id not in quiet and _told(one)]
    harm = any(nature_of(one.mention.kind) == "harm" and one.mention.kind != "war" for one in loud)
    mourned = any(one.mention.kind in _CROWDS for one in loud)
    return [
        one
        for one in read
        if one.mention.id not in quiet or ((harm or mourned) and not _of_age(one) and not _is_long_ago(one.mention, report, dated))
    ]


def _told(one: Draft) -> bool:
    return one.mention.modality == "asserted"


def _is_quiet(one: Draft, read: Sequence[Draft]) -> bool:
    """Whether a mention tells that one person died, and its sentence nothing that may have killed."""
    mention = one.mention
    if mention.kind != "casualties" or not one.tolls or not all(_is_a_death(one, toll) for toll in one.tolls):
        return False
    if any(t.lower in _causes() or t.lemma.lower() in _causes() for t in one.parse.tokens):
        return False
    beside = (other for other in read if other is not one and other.mention.sentence == mention.sentence)
    return not any(nature_of(other.mention.kind) == "harm" and other.mention.kind not in ("war", "casualties") for other in beside)


def _is_a_death(one: Draft, toll: Toll) -> bool:
    return toll.what == "killed" and toll.people.high == 1 and one.parse.tokens[toll.word].lemma.lower() in _words("died")


def _of_age(one: Draft) -> bool:
    """ "Died at the age of 82", "died of cancer"."""
    died = one.parse.tokens[one.tolls[0].word]
    below = [t for p in one.parse.children(died.i, "prep") for t in one.parse.subtree(p.i)]
    return any(t.lemma.lower() in _words("bed") for t in below)


def _is_long_ago(mention: EventMention, report: Report, dated: Mapping[Span, When]) -> bool:
    last = [dated[span].end for span in mention.times]
    return report.date is not None and any(day is not None and day < report.date.start - LONG_DEAD for day in last)


@cache
def _causes() -> frozenset[str]:
    return _words("cause") | words(_HERE, "figures.tsv", "violent", "armed") | words(_HERE, "role_words.tsv", "weapon", "armed", "charge")


_words = partial(words, _HERE, "natural.tsv")
