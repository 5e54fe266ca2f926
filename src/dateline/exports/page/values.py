"""An event's values: each opens its quotations; one with several readings opens a table of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.exports.page import phrases
from dateline.exports.page.markup import EMPTY, Markup, element, join, words
from dateline.exports.page.quotations import copies, quotation, said_by, told
from dateline.exports.page.shelf import Origin, Reading, Saying, Shelf
from dateline.records import ActorReading, CountReading, Entry, Event, PlaceReading, WhenReading

_FIELDS = {
    "when": "when days day",
    "where": "where places place",
    "by": "by actors actor",
    "against": "against targets target",
    "killed": "killed",
    "injured": "injured",
}
"""The names under which `Entry.disagreements` may tell of a field."""


@dataclass(frozen=True, slots=True)
class Value:
    """A field of an event as a reader meets it: label, words in short, and all its readings."""

    field: str
    label: str
    short: str
    readings: Sequence[Reading]


def values(entry: Entry, event: Event | None) -> list[Value]:
    """What is stated of an event, in the order in which a reader asks. What nobody stated is left out."""
    if event is None:
        plain = [("where", "Where", entry.where), ("killed", "Killed", entry.killed), ("injured", "Injured", entry.injured)]
        return [Value(field, label, short, ()) for field, label, short in plain if short]
    found = [
        Value("when", "When", phrases.when(event.when or entry.day), event.days),
        Value("where", "Where", entry.where or (phrases.place(event.where) if event.where else ""), event.places),
        Value("killed", "Killed", _toll(entry, "killed", entry.killed, event.killed), event.killed),
        Value("injured", "Injured", _toll(entry, "injured", entry.injured, event.injured), event.injured),
        *(Value(what, what.capitalize(), phrases.figures(event.counts[what]), event.counts[what]) for what in sorted(event.counts)),
        Value("by", *phrases.doers(entry), event.actors),
        Value("against", "Against", phrases.names(event.targets), event.targets),
    ]
    return [value for value in found if value.readings or (value.short and value.field != "when")]


def _toll(entry: Entry, field: str, told: str | None, readings: Sequence[CountReading]) -> str:
    """The entry's own figure; from the lowest to the highest where readings disagree, for no one of them is the toll."""
    return phrases.figures(readings) if not told or disputed(entry, field) else told


def disputed(entry: Entry, field: str) -> bool:
    """Whether an entry's readings of a field disagree."""
    return not set(_FIELDS.get(field, field).split()).isdisjoint(entry.disagreements)


def value(shelf: Shelf, entry: Entry, of: Value) -> Markup:
    """A value with its label; it opens its quotations."""
    label = element("span", words(of.label), class_="label")
    several = len(of.readings) > 1
    flag = EMPTY
    if several:
        mark = words("⚑\ufe0e ") if disputed(entry, of.field) else EMPTY
        kind = "flag disputed" if disputed(entry, of.field) else "flag"
        flag = join((words(" "), element("span", mark, words(f"{len(of.readings)} readings"), class_=kind)))
    short = join((label, words(" "), element("span", words(of.short), class_="short"), flag))
    if not of.readings:
        return element("p", short, class_=f"value {_class(of.field)}")
    panel = table(shelf, of) if several else single(shelf, of.readings[0])
    return element("details", element("summary", short), element("div", panel, class_="panel"), class_=f"value {_class(of.field)}")


def _class(field: str) -> str:
    return f"v-{field}" if field in _FIELDS else "v-count"


def single(shelf: Shelf, reading: Reading) -> Markup:
    """The quotations of a value on which all agree, or who set it."""
    detail = _decided(shelf, reading) or _detail(reading)
    return join((element("p", words(detail), class_="detail") if detail else EMPTY, told(shelf, _origins(shelf, reading))))


def table(shelf: Shelf, of: Value) -> Markup:
    """Readings side by side: what a person set, then the best supported first, each with who says so, when, in which words, from how many origins."""
    head = element("tr", *(element("th", words(name), scope="col") for name in ("Reading", "Who says so", "Reported", "Words", "Origins")))
    ordered = sorted(of.readings, key=lambda reading: (reading.verdict is None, -reading.origins))
    bodies = (_rows(shelf, reading) for reading in ordered)
    return element("table", element("thead", head), *bodies, class_="readings")


def _rows(shelf: Shelf, reading: Reading) -> Markup:
    """A table body for each reading, a row for each quotation, so that on a phone the rows can stand below one another."""
    quotations = [(origin, sayings) for origin in _origins(shelf, reading) for sayings in origin.told]
    detail = _detail(reading)
    name = (element("b", words(_named(reading))), element("span", words(detail), class_="detail") if detail else EMPTY)
    rowspan = str(len(quotations)) if len(quotations) > 1 else None
    origins = element("td", words(str(reading.origins)), rowspan=rowspan, data_label="Independent origins", class_="number")
    if not quotations:
        decided = element("td", words(_decided(shelf, reading)), colspan="3", data_label="Decided")
        number = origins if reading.verdict is None else element("td")
        return element("tbody", element("tr", element("th", *name, scope="row"), decided, number))
    rows = []
    for place, (origin, sayings) in enumerate(quotations):
        head = element("th", *name, scope="rowgroup" if rowspan else "row", rowspan=rowspan) if place == 0 else EMPTY
        rows.append(element("tr", head, *_cells(shelf, origin, sayings), origins if place == 0 else EMPTY))
    return element("tbody", *rows)


def _cells(shelf: Shelf, origin: Origin, sayings: tuple[Saying, ...]) -> tuple[Markup, ...]:
    speakers = list(dict.fromkeys(said_by(shelf, saying) or words("the report itself") for saying in sayings))
    report = shelf.reports[sayings[0].span.report]
    folded = copies(shelf, origin) if sayings == origin.told[-1] else EMPTY
    return (
        element("td", join(speakers, "; "), data_label="Who says so"),
        element("td", words(phrases.published(report)), data_label="Reported"),
        element("td", quotation(shelf, sayings, named=False), folded, data_label="Words"),
    )


def _origins(shelf: Shelf, reading: Reading) -> list[Origin]:
    return shelf.fold(shelf.sayings(reading.claims))


def _decided(shelf: Shelf, reading: Reading) -> str:
    """By whom a value was set, when and because of what; "" for a reading of reports."""
    verdict = shelf.verdicts.get(reading.verdict or "")
    return verdict.words if verdict else ""


def _named(reading: Reading) -> str:
    match reading:
        case WhenReading():
            return phrases.when(reading)
        case PlaceReading():
            return phrases.place(reading)
        case ActorReading():
            return reading.name
        case CountReading():
            return phrases.figure(reading)


def _detail(reading: Reading) -> str:
    """What else a reading tells: whom a figure counts, where on the map a place lies, what is known of an actor."""
    match reading:
        case WhenReading():
            return ""
        case PlaceReading():
            known = f"GeoNames {reading.id}" if reading.id else None
            parts: Iterable[str | None] = (reading.precision, phrases.coordinates(reading), reading.country, known)
        case ActorReading():
            parts = (reading.sector, reading.country, reading.id)
        case CountReading():
            parts = (reading.group, "a running tally, not the toll of one event" if reading.cumulative else None)
    return " · ".join(part for part in parts if part)
