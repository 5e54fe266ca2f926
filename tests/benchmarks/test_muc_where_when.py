"""Where and when an incident was, as a template of MUC-4 says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.muc.incident import Incident, Reading
from benchmarks.muc.where_when import location, stated_day
from dateline.records import EventMention, Place, Report, Sentence, Span, When
from tests.telling import report


def _span(told: Report, words: str) -> Span:
    start = told.text.index(words)
    return Span(told.id, start, start + len(words))


def _when(told: Report, words: str, first: date, last: date | None = None, rule: str = "date") -> When:
    return When("t", _span(told, words), first, last or first, "day" if last is None else "days", rule)


def _place(told: Report, words: str, level: str, within: tuple[str, ...] = ()) -> Place:
    return Place("l", _span(told, words), words.title(), None, level, None, None, "town", within, "PE", None, metonym=False, why=())


def _read(told: Report, days: list[When], places: list[Place]) -> tuple[Incident, Reading]:
    """An incident whose only mention is the word BURNED, with these days and places."""
    whole = Sentence("s", Span(told.id, 0, len(told.text)), "body", 0, 0, None)
    times = tuple(day.span for day in days)
    mention = EventMention("m", "s", _span(told, "BURNED"), "arson", "new", "asserted", None, (), (), (), (), (), times, ())
    incident = Incident("ARSON", [mention], days=days, places=places)
    return incident, Reading(told, told.text, [whole], [mention], [], places, days, [], [])


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("A SHOP BURNED.", [], "- 14 MAY 31"),
        ("A SHOP BURNED ON 11 MAY.", [("11 MAY", (2031, 5, 11))], "11 MAY 31"),
        ("A SHOP BURNED ON MONDAY.", [("MONDAY", (2031, 5, 12))], "- 14 MAY 31"),
        ("A SHOP BURNED ON MONDAY [12 MAY].", [("MONDAY", (2031, 5, 12)), ("12 MAY", (2031, 5, 12))], "12 MAY 31"),
        ("A SHOP BURNED ON MONDAY, 12 MAY.", [("MONDAY, 12 MAY", (2031, 5, 12))], "12 MAY 31"),
        ("THE SIXTH SHOP THIS YEAR BURNED ON 11 MAY.", [("THIS YEAR", (2031, 1, 1), (2031, 5, 14)), ("11 MAY", (2031, 5, 11))], "11 MAY 31"),
        ("SIX SHOPS BURNED THIS YEAR.", [("THIS YEAR", (2031, 1, 1), (2031, 5, 14))], "- 14 MAY 31"),
        ("A SHOP BURNED IN THE PAST FEW HOURS.", [("THE PAST FEW HOURS", (2031, 5, 13), (2031, 5, 14))], "14 MAY 31"),
        ("SIX SHOPS BURNED IN THE PAST 24 HOURS.", [("THE PAST 24 HOURS", (2031, 5, 13), (2031, 5, 14))], "13 MAY 31 - 14 MAY 31"),
        ("A SHOP BURNED IN APRIL.", [("APRIL", (2031, 4, 1), (2031, 4, 30))], "01 APR 31 - 30 APR 31"),
    ],
)  # fmt: skip
def test_a_day(text, days, expected):
    told = report(text)
    assert (
        stated_day(
            *_read(told, [_when(told, words, date(*dates[0]), date(*dates[-1]) if dates[1:] else None) for words, *dates in days], [])
        )
        == expected
    )


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("A SHOP BURNED IN LIMA.", [("LIMA", "town")], "PERU: LIMA (CITY)"),
        ("A SHOP BURNED IN NORTE, LIMA.", [("NORTE", "neighbourhood", "Lima"), ("LIMA", "town")], "PERU: LIMA (CITY): NORTE (NEIGHBORHOOD)"),
        ("A SHOP BURNED IN TARMA IN JUNIN.", [("TARMA", "town", "Junin"), ("JUNIN", "region")], "PERU: JUNIN (DEPARTMENT): TARMA (CITY)"),
        ("A SHOP BURNED IN JUNIN DEPARTMENT.", [("JUNIN DEPARTMENT", "region")], "PERU: JUNIN (DEPARTMENT)"),
        ("A SHOP BURNED IN TARMA, NOT IN PIURA.", [("TARMA", "town", "Junin"), ("PIURA", "region")], "PERU: TARMA (CITY)"),
        ("A SHOP BURNED IN TARMA, SAID THE GOVERNOR OF ALL JUNIN.", [("TARMA", "town", "Junin"), ("JUNIN", "region")], "PERU: TARMA (CITY)"),
        ("A SHOP BURNED IN WESTERN LIMA.", [("WESTERN LIMA", "town")], "PERU: LIMA (CITY)"),
        ("PERU: A SHOP BURNED IN THIS CAPITAL.", [], "PERU: LIMA (CITY)"),
        ("PERU: A SHOP BURNED NORTH OF THE CAPITAL.", [], "PERU"),
        ("PERU: A SHOP BURNED.", [], "PERU"),
    ],
)  # fmt: skip
def test_a_place(text, places, expected):
    told = report(text)
    assert location(*_read(told, [], [_place(told, words, level, tuple(within)) for words, level, *within in places])) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("BOMBING", "TARMA, PERU -- A SHOP BURNED.", "PERU: TARMA (CITY)"),
        ("ARSON", "TARMA, PERU -- A SHOP BURNED.", "PERU"),
        ("BOMBING", "TARMA, PERU -- " + "ALL WAS QUIET. " * 40 + "A SHOP BURNED.", "PERU"),
    ],
)
def test_a_bomb_that_opens_a_message_went_off_where_it_was_sent_from(kind, text, expected):
    told = report(text)
    incident, reading = _read(told, [], [])
    sent = replace(_place(told, "TARMA", "town"), relation="dateline")
    assert location(replace(incident, type=kind), replace(reading, places=[sent])) == expected
