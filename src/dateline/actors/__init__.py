"""Finds the actors of a report: states, forces, groups, offices, persons, and the people local news names by what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.actors.acronyms import spelt_out
from dateline.actors.appositions import told_beside
from dateline.actors.entries import Entry, read_rows
from dateline.actors.found import Found, Line
from dateline.actors.generic import described, is_person
from dateline.actors.names import named
from dateline.actors.persons import people_and_bodies
from dateline.actors.phrases import whole
from dateline.actors.references import referred
from dateline.actors.register import ADDED, Register, doubts, load_register
from dateline.actors.speakers import spoken
from dateline.records import Actor, ActorType, Place, Report, Sentence, identify
from dateline.text.folding import fold
from dateline.text.parses import Parse
from dateline.text.person_names import compare

__all__ = [
    "ADDED",
    "Entry",
    "Register",
    "compare",
    "doubts",
    "find",
    "is_person",
    "link",
    "load_register",
    "read_rows",
]

_READ = frozenset({"headline", "body", "caption"})


def link(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], register: Register, places: Sequence[Place] = ()
) -> tuple[Actor, ...]:
    """All actor phrases of one report, sorted by place; no two share a character.

    Names of the register come first, then the parser's persons and bodies (`register` None), then descriptions such as
    "masked gunmen"; pronouns and "the group" only where exactly one antecedent is possible. Each tells why.
    `parses` is keyed by sentence id; a sentence without a parse is left out, and so are credits and boilerplate. What the
    report's `places` hold is no person or body that only the parser vouches for.
    """
    _, found = _read(report, sentences, parses, register, places)
    return tuple(_actor(one) for one in found)


def find(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], register: Register, places: Sequence[Place] = ()
) -> tuple[Found, ...]:
    """What `link` makes actors of, with how each was named, whether it is one person, and the whole phrase that it stands in."""
    lines, found = _read(report, sentences, parses, register, places)
    return tuple(whole(lines, found))


def _read(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], register: Register, places: Sequence[Place]
) -> tuple[list[Line], list[Found]]:
    lines = [Line(report, sentence, parses[sentence.id]) for sentence in sentences if sentence.kind in _READ and sentence.id in parses]
    found, holders = named(lines, register)
    grounds = frozenset(fold(place.name) for place in places if place.gazetteer is not None and not place.metonym)
    found += people_and_bodies(lines, found, holders, register, grounds)
    found += described(lines, found, register)
    found = spelt_out(lines, told_beside(lines, found))
    found = referred(lines, found, register)
    found += spoken(lines, found)
    return lines, sorted(found, key=lambda one: one.span)


def _actor(found: Found) -> Actor:
    span = found.span
    key = identify("a", span.report, span.start, span.end)
    sort: ActorType = "body" if found.sort == "name" else "description" if found.sort == "generic" else found.sort
    return Actor(key, span, " ".join(found.name.split()), sort, found.register, found.sector, found.country, found.antecedent, found.why)
