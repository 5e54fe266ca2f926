"""The chronicle itself: what happened, day by day; apart from it what is only recalled, planned, denied or supposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline.codes.lines import stands
from dateline.exports.page import phrases
from dateline.exports.page.kin import kin
from dateline.exports.page.markup import EMPTY, Markup, element, join, link, words
from dateline.exports.page.quotations import anchor, at, said_by, told
from dateline.exports.page.shelf import Shelf
from dateline.exports.page.values import value, values
from dateline.records import Codes, Entry, Event, Interval


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the chronicle: its anchor, heading, what it holds in a sentence, and its entries."""

    anchor: str
    heading: str
    about: str
    entries: Sequence[Entry]


def parts(entries: Sequence[Entry], events: Mapping[str, Event]) -> list[Part]:
    """What happened, what is only mentioned, what the reports recall from before, and what is denied, planned or only supposed.

    An entry whose event is not among `events` (by id) counts as what happened.
    """
    new = [entry for entry in entries if entry.modality == "asserted" and entry.status == "new"]
    passing = [entry for entry in new if entry.id in events and not stands(entry, events[entry.id])]
    new = [entry for entry in new if entry not in passing]
    recalled = [entry for entry in entries if entry.modality == "asserted" and entry.status == "background"]
    unsure = [entry for entry in entries if entry.modality != "asserted"]
    return [
        Part("happened", "What happened", "", new),
        Part(
            "passing",
            "Told in passing",
            "Mentioned as having happened, with too little of when, where, how many and by whom to stand among the news.",
            passing,
        ),
        Part("background", "Background", "Earlier happenings that the reports recall. They are not news of these days.", recalled),
        Part("unsure", "Denied, planned, supposed", "Nothing here is told as having happened.", unsure),
    ]


def part(shelf: Shelf, of: Part) -> Markup:
    """One part, its entries grouped by day, those without a day last."""
    about = element("p", words(of.about), class_="about-part") if of.about else EMPTY
    if not of.entries:
        about = element("p", words("Nothing was found in these reports."), class_="about-part")
    ordered = sorted(of.entries, key=lambda entry: _place_in_time(entry.day))
    groups = (_day(shelf, of, day, list(entries)) for day, entries in groupby(ordered, key=lambda entry: entry.day))
    return element("section", element("h2", words(of.heading)), about, *groups, id=of.anchor, class_="part")


def _place_in_time(day: Interval | None) -> tuple[bool, date, date, str]:
    return (True, date.max, date.max, "") if day is None else (False, day.start, day.end, day.precision)


def day_anchor(of: str, day: Interval | None) -> str:
    """Where a day's entries stand."""
    return f"d-{of}-" + ("undated" if day is None else f"{day.start}-{day.end}-{day.precision.replace(' ', '-')}")


def _day(shelf: Shelf, of: Part, day: Interval | None, entries: Iterable[Entry]) -> Markup:
    rows = element("div", *(_entry(shelf, entry) for entry in entries), class_="entries")
    return element("section", element("h3", *_heading(day), class_="day"), rows, id=day_anchor(of.anchor, day), class_="group")


def _heading(day: Interval | None) -> tuple[Markup, ...]:
    if day is None:
        return (element("span", words("Day not stated"), class_="span"),)
    if day.start == day.end:
        weekday = element("span", words(phrases.WEEKDAYS[day.start.weekday()]), class_="weekday")
        month = element("span", words(f"{phrases.MONTHS[day.start.month - 1]} {day.start.year}"), class_="month")
        return weekday, words(" "), element("span", words(str(day.start.day)), class_="number"), words(" "), month
    said = phrases.when(day)
    exact = phrases.between(day.start, day.end)
    dates = element("span", words(f" {exact}"), class_="month") if exact != said else EMPTY
    return element("span", words(said[0].upper() + said[1:]), class_="span"), dates


def _entry(shelf: Shelf, entry: Entry) -> Markup:
    event = shelf.events.get(entry.id)
    marks: list[str] = [entry.modality] if entry.modality != "asserted" else []
    marks.extend(["background"] if entry.status == "background" else [])
    tags = (join((words(" "), element("span", words(mark), class_=f"tag {mark}"))) for mark in marks)
    kind = element("span", words(event.kind if event else ""), class_="kind")
    facts = [value(shelf, entry, of) for of in values(entry, event)]
    classes = ["entry", entry.modality, entry.status, *(["disputed"] if entry.disagreements else [])]
    return element(
        "article",
        *(element("span", id=f"e-{before}") for before in shelf.former.get(entry.id, {})),
        element("p", kind, *tags, class_="kicker"),
        *_what(shelf, entry),
        element("div", *facts, _said(shelf, entry, event), class_="facts"),
        *(element("p", words(decision), class_="detail decided") for decision in entry.decided),
        kin(shelf, event) if event else EMPTY,
        element("div", _support(shelf, entry, event), _about(shelf, event) if event else EMPTY, class_="small-print"),
        id=f"e-{entry.id}",
        class_=" ".join(classes),
    )


def _what(shelf: Shelf, entry: Entry) -> tuple[Markup, ...]:
    """What happened, in words that lead to the report; where these are not the quotation itself, it follows."""
    quote = shelf.text(entry.quotation)
    target = anchor(entry.quotation)
    quotation = element("q", words(quote), data_at=at(entry.quotation))
    if " ".join(quote.split()) == " ".join(entry.what.split()):
        return (element("h4", link(target, quotation), class_="what", dir="auto"),)
    return (
        element("h4", link(target, words(entry.what)), class_="what", dir="auto"),
        element("blockquote", link(target, quotation), class_="lead", dir="auto"),
    )


def _said(shelf: Shelf, entry: Entry, event: Event | None) -> Markup:
    """According to whom, and denied by whom, opening the sentences that say so."""
    sayings = shelf.attributed(event) if event else []
    speakers = list(dict.fromkeys(said_by(shelf, saying) for saying in sayings))
    names = {label: words(phrases.some(told)) for label, told in (("According to", entry.said_by), ("Denied by", entry.denied_by)) if told}
    if not names and not speakers:
        return EMPTY
    named = names or {"According to": join(speakers, ", ")}
    short = join(
        [
            join((element("span", words(label), class_="label"), words(" "), element("span", told, class_="short")))
            for label, told in named.items()
        ],
        " ",
    )
    if not sayings:
        return element("p", short, class_="value v-said")
    panel = element("div", told(shelf, shelf.fold(sayings)), class_="panel")
    return element("details", element("summary", short), panel, class_="value v-said")


def _support(shelf: Shelf, entry: Entry, event: Event | None) -> Markup:
    """How many reports tell it and from how many origins, opening each telling with its copies folded."""
    line = words(f"{phrases.number(entry.reports, 'report')} · {phrases.number(entry.origins, 'independent origin')}")
    sayings = shelf.tellings(event) if event else []
    if not sayings:
        return element("p", line, class_="support")
    panel = element("div", told(shelf, shelf.fold(sayings)), class_="panel")
    return element("details", element("summary", line), panel, class_="support")


def _about(shelf: Shelf, event: Event) -> Markup:
    """Small print: id, the ids it had before, codes, and why these tellings were taken as one event."""
    before = (_before(former, others) for former, others in shelf.former.get(event.id, {}).items())
    permalink = join((link(f"e-{event.id}", words(event.id[:9]), title=event.id), *before))
    codes = words("".join(f" · {code}" for code in _codes(event.type)))
    reasons = [element("li", words(reason)) for reason in event.why]
    if not reasons:
        return element("p", permalink, codes, class_="about")
    why = element("details", element("summary", words("why one event")), element("ul", *reasons))
    return element("div", permalink, codes, words(" · "), why, class_="about")


def _before(former: str, others: Sequence[str]) -> Markup:
    """An id that an event had before, and what else was told under it."""
    shared = (join((words(", now also "), link(f"e-{other}", words(other[:9]), title=other))) for other in others)
    return join((words(" · before "), element("span", words(former[:9]), title=former), *shared))


def _codes(codes: Codes) -> list[str]:
    plover = f"PLOVER {codes.plover}{'/' + codes.mode if codes.mode else ''}" if codes.plover else None
    acled = f"ACLED {codes.acled}{': ' + codes.acled_sub if codes.acled_sub else ''}" if codes.acled else None
    return [code for code in (plover, acled) if code]
