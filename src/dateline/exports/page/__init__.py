"""The chronicle as one HTML file that needs no network: every value opens its quotation, every quotation its report."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.exports.chronicle import Chronicle
from dateline.exports.page import phrases
from dateline.exports.page.course import course
from dateline.exports.page.entries import Part, part, parts
from dateline.exports.page.lineage import family
from dateline.exports.page.markup import EMPTY, Markup, element, link, words
from dateline.exports.page.shelf import Shelf
from dateline.exports.page.texts import texts
from dateline.records import Entry, Problem

__all__ = ["render", "write"]


def write(chronicle: Chronicle, folder: Path) -> Path:
    """Write the page to `folder`/index.html (the folder is made if need be) and return its path; an `OSError` says that it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "index.html"
    path.write_bytes(render(chronicle).encode("utf-8"))
    return path


def render(chronicle: Chronicle) -> str:
    """The page. It loads nothing, and no script runs in it but its own: whatever the reports hold stays text.

    The same chronicle gives the same characters; time and size grow in line with the number of reports.
    """
    shelf = Shelf(chronicle)
    lineages = family(shelf, chronicle.passages, chronicle.descents)
    told = [each for each in parts(chronicle.entries, shelf.events) if each.entries or each.anchor == "happened"]
    title = chronicle.title.strip() or "Chronicle"
    body = element(
        "body",
        _masthead(title, shelf, told),
        _tools(told),
        element(
            "main",
            *(part(shelf, each) for each in told),
            element(
                "section",
                element("h2", words("Reports")),
                element("p", words(_ABOUT_REPORTS), class_="about-part"),
                texts(shelf, lineages),
                id="reports",
                class_="part",
            ),
            _problems(chronicle.problems),
            _how_to_read(),
        ),
        element("script", Markup(_file("page.js"))),
    )
    return f'<!DOCTYPE html>\n<html lang="en">{_head(title)}{body}</html>\n'


_ABOUT_REPORTS = (
    "Each report as it was received, oldest first. Underlined words are what the chronicle rests on; the small notes lead back to the event. "
    "In a report that copies an older one, = marks a sentence that was kept, ≈ one that was reworded, + one that was added."
)


@cache
def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _head(title: str) -> Markup:
    """Nothing may be loaded, and only this page's own style and script, named by their digests, may run."""
    policy = f"default-src 'none'; style-src {_digest(_file('page.css'))}; script-src {_digest(_file('page.js'))}; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", words(title)),
        element("style", Markup(_file("page.css"))),
    )


def _masthead(title: str, shelf: Shelf, told: Sequence[Part]) -> Markup:
    entries = list(shelf.entries.values())
    origins = {origin for entry in entries if entry.id in shelf.events for origin in shelf.events[entry.id].origins}
    disputed = sum(bool(entry.disagreements) for entry in entries)
    figures = [
        (len(shelf.reports), "report", "reports"),
        (len(entries), "event", "events"),
        (len(origins), "independent origin", "independent origins"),
        (disputed, "event with disagreeing values", "events with disagreeing values"),
    ]
    counts = (element("li", element("b", words(f"{count:,}")), words(f" {one if count == 1 else many}")) for count, one, many in figures)
    span = _span(told[0].entries)
    return element(
        "header",
        element("p", words(span), class_="span-of-days") if span else EMPTY,
        element("h1", words(title), dir="auto"),
        element("ul", *counts, class_="counts"),
        course(told[0].anchor, told[0].entries),
        class_="masthead",
    )


def _span(entries: Sequence[Entry]) -> str:
    """From the first to the last day of what happened."""
    days = [entry.day for entry in entries if entry.day]
    return phrases.between(min(day.start for day in days), max(day.end for day in days)) if days else ""


def _tools(told: Sequence[Part]) -> Markup:
    """Ways through the page. The two switches work by style alone; the text filter shows itself where scripts run."""
    sections = [(each.anchor, each.heading) for each in told] + [
        ("reports", "Reports"),
        ("problems", "Problems"),
        ("how-to-read", "How to read"),
    ]
    nav = element("nav", *(link(target, words(name)) for target, name in sections), aria_label="Parts of this page")
    text = element(
        "input", type="search", id="filter", placeholder="Filter: a word, a place, a name", aria_label="Filter the chronicle", hidden=True
    )
    unsure = element(
        "label", element("input", type="checkbox", id="all", checked=True), words(" background, unsure and told in passing too")
    )
    disputed = element("label", element("input", type="checkbox", id="disputed"), words(" only disagreements"))
    found = element("output", id="found", hidden=True)
    return element("div", nav, element("div", text, unsure, disputed, found, class_="filters"), class_="tools")


def _problems(problems: Sequence[Problem]) -> Markup:
    ordered = sorted(problems, key=lambda problem: (problem.where, problem.stage, problem.what, problem.id))
    if not ordered:
        rows = element("p", words("None: every report was read, and every stage did its work."), class_="about-part")
    else:
        head = element(
            "tr", *(element("th", words(name), scope="col") for name in ("Where", "What could not be done", "What to do", "Stage"))
        )
        rows = element("table", element("thead", head), element("tbody", *(_problem(problem) for problem in ordered)), class_="problems")
    return element("section", element("h2", words("Problems")), rows, id="problems", class_="part")


def _problem(problem: Problem) -> Markup:
    cells = (("Where", problem.where), ("What could not be done", problem.what), ("What to do", problem.remedy), ("Stage", problem.stage))
    return element("tr", *(element("td", words(text), data_label=label) for label, text in cells))


_READING = (
    "Words: Every value opens the words that say it, letter for letter as the report has them. "
    "Follow the report’s title to the same words in its full text.\n"
    "Reports and origins: Ten copies of one wire text are one source. Support is counted in independent origins: "
    "the reports in which the words first stood. Copies are folded under them.\n"
    "Readings: Where reports differ, every reading stays beside its sources; none is overwritten. "
    "⚑ marks values that disagree; the best supported reading stands first.\n"
    "Not stated: What nobody stated is left out, or said to be not stated. A day is never guessed from the date of a report. "
    "An early, mid or late month is no more exact than that.\n"
    "Apart: What is told only in passing, what the reports recall from before, and what is denied, planned or only supposed, stands apart from what happened. "
    "A running tally (of a war, of a year) is never the toll of one event.\n"
    "A machine’s reading: Chosen by rules and models, not by an editor: an event may be missed, split or joined wrongly. "
    "The words beside each value are there so that you can judge."
)


def _how_to_read() -> Markup:
    notes = (note.split(": ", 1) for note in _READING.splitlines())
    terms = (element("div", element("dt", words(name)), element("dd", words(text))) for name, text in notes)
    return element(
        "footer",
        element("h2", words("How to read this page")),
        element("dl", *terms),
        element(
            "p",
            words("Place names and coordinates: GeoNames (geonames.org), licensed under Creative Commons Attribution 4.0 (CC BY 4.0). "),
            words("Event codes after PLOVER and ACLED. Made with dateline; the reports’ words remain their publishers’."),
            class_="attribution",
        ),
        id="how-to-read",
    )
