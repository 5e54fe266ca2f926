"""News tells the gravest first: dead or hurt people whom only a later sentence brings in are those of another event, which the report recalls.

The order in which news is told, the "inverted pyramid", is that of the manuals of the trade: what happened, and to how many, stands in the
headline and the lead; what follows explains it. Round-ups, earlier cases and other outlets' stories on the page come further down.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dateline.events.facts import Facts
from dateline.records import Count
from dateline.tables import words

LEAD = 3
"""Sentences, with the headline, that tell what happened and to how many."""
LATE = 5
"""The sentence (from 0) from which on new victims are no longer those of the lead."""


def brings_in_others(facts: Facts, group: Sequence[Facts]) -> bool:
    """Whether a late sentence counts victims whom the event of `group` did not have when the lead told it.

    The lead tells of hurt people and nobody dead, and here are dead; it tells of dead and nobody hurt, and here are hurt; or it says how many, and
    here are more. Whoever is named in both, or spoken of as one of them ("two others were wounded", "the man and the woman"), is one of them.
    What is denied or taken back ("an earlier version gave the dead as seven") brings in nobody.
    """
    if facts.modality == "denied":
        return False
    if facts.sentence.index < LATE or facts.names & {name for told in group for name in told.names}:
        return False
    if any(_one_of_them(facts, count) for count in facts.mention.counts):
        return False
    lead = [told for told in group if told.sentence.index < LEAD]
    return (
        _another_fate(facts, group, lead, "killed", "injured")
        or _another_fate(facts, group, lead, "injured", "killed")
        or _more(facts, group, lead)
    )


def _one_of_them(facts: Facts, count: Count) -> bool:
    words = facts.report.text[count.span.start : count.span.end].lower().split()
    return bool(words) and (words[0] in _words("first") or not _words("in").isdisjoint(words))


def _another_fate(facts: Facts, group: Sequence[Facts], lead: Sequence[Facts], what: str, told: str) -> bool:
    """Whether it counts `what`, of which nothing is told so far, where the lead counts only `told`."""
    alone = bool(facts.toll(what)) and (what == "killed" or not facts.toll(told))
    return alone and not any(other.toll(what) for other in group) and any(other.toll(told) for other in lead)


def _more(facts: Facts, group: Sequence[Facts], lead: Sequence[Facts]) -> bool:
    """Whether it counts more people, and several, than all before, where the lead leaves no room for more."""
    for what in ("killed", "injured"):
        said = [count for other in lead for count in other.toll(what)]
        before = max((count.low for other in group for count in other.toll(what)), default=0)
        here = max((count.low for count in facts.toll(what)), default=0)
        if said and all(count.high is not None for count in said) and here > max(before, 1):
            return True
    return False


_words = partial(words, "dateline.events", "pyramid.tsv")
