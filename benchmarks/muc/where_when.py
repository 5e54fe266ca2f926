"""Where and when an incident happened, as a template says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from benchmarks.muc import phrases
from benchmarks.muc.incident import Incident, Reading
from benchmarks.muc.templates import table
from dateline.records import Place, When

_SHORT_NAME = 3
"""Letters of what is rather the first word of a place's name than all of it."""
_HALVES = frozenset({"SALVADOR", "SAN", "SANTA"})
_LEAD = 500
"""Characters at a message's start: what it reports stands there."""
_SENT_FROM = 80
"""Characters of a message in which the place stands that it was sent from."""
_ONE_INCIDENT = timedelta(days=62)
"""Longest span of days that dates one incident: "this year", "the last 3 years" count many."""
_BESIDE = 3
"""Characters between a weekday and the date that the text adds to it."""
_IN_ONE_BREATH = 25
"""Characters between a town and the department that is named with it."""
_FIGURE = re.compile(r"\d")
_A_FEW_HOURS = re.compile(r"\bFEW HOURS\b")
_WEEKDAY = re.compile(r"\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b")


def country(incident: Incident, reading: Reading) -> str | None:
    """The country as templates name it, where it is one of interest: that of a stated place, else the one most spoken of."""
    known = {row[0]: row[1] for row in table("nations.tsv") if row[3] == "yes"}
    linked = {span for mention in incident.mentions for span in mention.places}
    stated = [place.country for place in incident.places if place.span in linked and place.country]
    near = [place.country for place in incident.places if place.country in known]
    sent = _spoken_of(reading.report.text[:_SENT_FROM])
    if stated and not any(iso in known for iso in stated) and sent is None:
        return None
    return next((known[iso] for iso in (*stated, *near) if iso in known), None) or _spoken_of(reading.report.text)


@cache
def _spoken_of(text: str) -> str | None:
    """The country of interest whose name, people or city is most often in a text; its first lines, where it was sent from, count thrice."""
    plain = phrases.flat(text)
    found: dict[str, int] = {}
    for _, name, peoples, interest, cities in table("nations.tsv"):
        if interest == "yes":
            words = "|".join(map(re.escape, (name, *peoples.split("|"), *cities.split("|"))))
            places = [match.start() for match in re.finditer(rf"\b(?:{words})", plain)]
            found[name] = len(places) + 2 * sum(place < _SENT_FROM for place in places)
    best = max(sorted(found), key=lambda name: found[name])
    return best if found[best] else None


def stated_day(incident: Incident, reading: Reading) -> str:
    """A day that the mentions state or that counts from the report's, else the days within which it was; else "on or before" the report's (7.3)."""
    sent = reading.report.date
    own = {span for mention in incident.mentions for span in mention.times}
    told = [dated for when in incident.days if when.span in own and (dated := _dated(when, reading)) is not None]
    if day := next((when.start for when in told if when.precision == "day" and when.start), None):
        return _day(day)
    for when in told:
        if when.start and when.end and (when.end - when.start) <= _ONE_INCIDENT:
            return f"{_day(when.start)} - {_day(min(when.end, sent.start) if sent else when.end)}"
    return f"- {_day(sent.start)}" if sent else "-"


def _dated(when: When, reading: Reading) -> When | None:
    """What a time says for the template: of a bare weekday, or a week, only the date that the text adds to it ("TUESDAY [18 APRIL]");
    "in the past few hours" is the report's day.
    """
    words = reading.words(when.span)
    if when.end and _A_FEW_HOURS.search(words):
        return replace(when, start=when.end, precision="day")
    if (_WEEKDAY.search(words) and not _FIGURE.search(words)) or when.precision == "week":
        return next((other for other in reading.times if 0 < other.span.start - when.span.end <= _BESIDE and other.rule == "date"), None)
    return when


def _day(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def location(incident: Incident, reading: Reading) -> str:
    """The country and the places that the text states, the widest first (7.4).

    The most specific place that the incident's words name comes with what it lies in: a quarter with its city, since the
    quarter's name alone tells little, and a department where the incident's words name that too.
    """
    where = country(incident, reading)
    chain: dict[str, Place] = {}
    for place in _from_the_smallest(incident.places, where, reading):
        sort = _TYPES[str(place.level)]
        beside = sort != "DEPARTMENT" or any(_stand_together(smaller, place) for smaller in chain.values())
        if not chain or (beside and all(_lies_in(smaller, place) for smaller in chain.values())):
            chain.setdefault(sort, place)
    city = next((place for place in reading.places if "CITY" not in chain and _is_city_of(place, chain.get("NEIGHBORHOOD"))), None)
    if city is not None:
        chain["CITY"] = city
    if not chain and (capital := _capital(incident, where, reading) or _sent_from(incident, where, reading)):
        return f"{where}: {capital} (CITY)"
    names = [f"{_named(chain[sort], reading)} ({sort})" for sort in ("DEPARTMENT", "CITY", "NEIGHBORHOOD") if sort in chain]
    return ": ".join((where or "-", *names))


_TYPES = {"region": "DEPARTMENT", "district": "DEPARTMENT", "town": "CITY", "neighbourhood": "NEIGHBORHOOD", "None": "CITY"}
"""Types of places by level; a place of which nothing is known but that something was there is most often a town."""
_WIDTH = {"neighbourhood": 0, "town": 1, "None": 1, "district": 2, "region": 3}


_THE_CAPITAL = re.compile(r"(?<!OF )\bTH(?:E|IS) CAPITAL\b(?! OF\b)")


def _capital(incident: Incident, where: str | None, reading: Reading) -> str | None:
    """The capital of the country, where the sentences of the incident say that it was there: "IN THIS CAPITAL"."""
    around = " ".join(reading.words(reading.around(mention.trigger)) for mention in incident.mentions)
    if not _THE_CAPITAL.search(around):
        return None
    return next((row[4].split("|")[0] for row in table("nations.tsv") if row[1] == where and row[4] != "-"), None)


def _sent_from(incident: Incident, where: str | None, reading: Reading) -> str | None:
    """The town that a message was sent from, where it opens with a bomb and names no place: such news is told on the spot."""
    if incident.type != "BOMBING" or min(mention.trigger.start for mention in incident.mentions) >= _LEAD:
        return None
    sent = (place for place in reading.places if place.relation == "dateline" and place.level == "town")
    return next((phrases.flat(place.name) for place in _from_the_smallest(list(sent), where, reading)), None)


def _from_the_smallest(places: Sequence[Place], where: str | None, reading: Reading) -> Sequence[Place]:
    """The places that a template can name, the more specific first, else in order of text."""
    isos = {row[0]: row[1] for row in table("nations.tsv")}
    fit = [
        place
        for place in places
        if str(place.level) in _TYPES
        and isos.get(str(place.country), where if place.country is None else None) == where
        and len(name := _named(place, reading)) > _SHORT_NAME
        and name not in _HALVES
        and name != where
    ]
    return sorted(fit, key=lambda place: _WIDTH[str(place.level)])


def _lies_in(inner: Place, outer: Place) -> bool:
    """Whether one place is known to lie in another, or nothing is known of where it lies."""
    return _WIDTH[str(inner.level)] < _WIDTH[str(outer.level)] and (outer.name in inner.within or not inner.within)


def _stand_together(inner: Place, outer: Place) -> bool:
    """Whether two places are named in one breath: "Achi, Bolivar department"."""
    first, second = sorted((inner.span, outer.span))
    return second.start - first.end <= _IN_ONE_BREATH


def _is_city_of(place: Place, quarter: Place | None) -> bool:
    return quarter is not None and place.level == "town" and place.name in quarter.within


_PART = re.compile(r"^(?:NORTH|SOUTH|EAST|WEST|CENTRAL)(?:EAST|WEST)?(?:ERN)? (?=[A-Z]{3})")


def _named(place: Place, reading: Reading) -> str:
    """A place's name as the text has it, without its type; of "the Honduran capital" the name."""
    words = _PART.sub("", phrases.flat(reading.report.text[place.span.start : place.span.end]))
    return phrases.flat(place.name) if words.endswith("CAPITAL") else words.removesuffix(" DEPARTMENT")
