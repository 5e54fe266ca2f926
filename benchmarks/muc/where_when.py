"""Where and when an incident happened, as a template says it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from benchmarks.muc import phrases
from benchmarks.muc.incident import Incident, Reading
from benchmarks.muc.templates import table
from dateline.records import Place

_SHORT_NAME = 3
"""Letters of what is rather the first word of a place's name than all of it."""
_HALVES = frozenset({"SALVADOR", "SAN", "SANTA"})
_SENT_FROM = 80
"""Characters of a message in which the place stands that it was sent from."""
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
    """A day that is stated or counts from the report's; else "on or before" the report's day (7.3)."""
    sent = reading.report.date
    for when in incident.days:
        words = reading.report.text[when.span.start : when.span.end].upper()
        if when.start and when.end and not _WEEKDAY.search(words):
            if when.precision == "day":
                return _day(when.start)
            if when.precision == "week":
                continue
            return f"{_day(when.start)} - {_day(min(when.end, sent.start) if sent else when.end)}"
    return f"- {_day(sent.start)}" if sent else "-"


def _day(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def location(incident: Incident, reading: Reading) -> str:
    """The country and the places that the text states, the widest first."""
    names = [country(incident, reading) or "-"]
    order = {"region": 0, "district": 1, "town": 2, "neighbourhood": 3, "site": 4}
    types = {"region": "DEPARTMENT", "district": "DEPARTMENT", "town": "CITY", "neighbourhood": "NEIGHBORHOOD"}
    isos = {row[0]: row[1] for row in table("nations.tsv")}
    best: dict[str, Place] = {}
    for place in incident.places:
        words = reading.report.text[place.span.start : place.span.end]
        if (
            place.level in types
            and isos.get(str(place.country)) == names[0]
            and len(phrases.flat(words)) > _SHORT_NAME
            and phrases.flat(words) not in _HALVES
        ):
            best.setdefault(types[place.level], place)
    for place in sorted(best.values(), key=lambda place: order.get(str(place.level), 9)):
        words = phrases.flat(reading.report.text[place.span.start : place.span.end])
        names.append(f"{words} ({types[str(place.level)]})")
    return ": ".join(names)
