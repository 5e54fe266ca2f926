"""Finds the actors of a report: states, forces, groups, offices, persons, and the people local news names by what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.actors.acronyms import spelt_out
from dateline.actors.appositions import told_beside
from dateline.actors.found import Found, Line
from dateline.actors.generic import described, is_person
from dateline.actors.names import named
from dateline.actors.persons import people_and_bodies
from dateline.actors.references import referred
from dateline.actors.register import ADDED, Entry, Register, load_register, read_rows
from dateline.actors.variants import compare
from dateline.records import Actor, ActorType, Report, Sentence, identify
from dateline.text.parses import Parse

__all__ = [
    "ADDED",
    "Entry",
    "Register",
    "compare",
    "find",
    "is_person",
    "link",
    "load_register",
    "read_rows",
]

_READ = frozenset({"headline", "body", "caption"})


def link(report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], register: Register) -> tuple[Actor, ...]:
    """All actor phrases of one report, sorted by place; no two share a character.

    Names of the register come first, then the parser's persons and bodies (`register` None), then descriptions such as
    "masked gunmen"; pronouns and "the group" only where exactly one antecedent is possible. Each tells why.
    `parses` is keyed by sentence id; a sentence without a parse is left out, and so are credits and boilerplate.
    """
    return tuple(_actor(one) for one in find(report, sentences, parses, register))


def find(report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], register: Register) -> tuple[Found, ...]:
    """What `link` makes actors of, with how each was named and whether it is one person."""
    lines = [Line(report, sentence, parses[sentence.id]) for sentence in sentences if sentence.kind in _READ and sentence.id in parses]
    found, holders = named(lines, register)
    found += people_and_bodies(lines, found, holders, register)
    found += described(lines, found, register)
    found = spelt_out(lines, told_beside(lines, found))
    found = referred(lines, found, register)
    return tuple(sorted(found, key=lambda one: one.span))


def _actor(found: Found) -> Actor:
    span = found.span
    key = identify("a", span.report, span.start, span.end)
    sort: ActorType = "body" if found.sort == "name" else "description" if found.sort == "generic" else found.sort
    return Actor(key, span, " ".join(found.name.split()), sort, found.register, found.sector, found.country, found.antecedent, found.why)
