"""What a file says of one report, checked and made a `Report` with the Problems that it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Part, Problem, Report, report_id
from dateline.reports.dates import Stated
from dateline.reports.files import AS_UTF8, MAX_TEXT
from dateline.reports.problems import problem

MAX_NAME = 10_000
"""Characters that an id, a title, a source or a url may have."""
DATE_NAME = '--field date=NAME (fields={"date": "NAME"} in Python)'
DATE_FIELD = f"write it as 2024-02-07, 2024-02 or 2024, or name the field that holds it: {DATE_NAME}"


@dataclass(frozen=True, slots=True)
class Received:
    """One report as a file gives it: nothing checked, nothing changed."""

    where: str
    body: str
    date: Stated
    time: str | None = None
    name: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = ()
    """What the format says of stretches of `body`."""
    remedy: str = DATE_FIELD
    """What the user can do where there is no date."""
    dated: bool = True
    """False where a date was not to be expected, as its whole file gives none."""


def flaw(words: str, longest: int) -> tuple[str, str] | None:
    """Why `words` cannot be kept, and what to do; None where they can."""
    if len(words) > longest:
        return f"has more than {longest:,} characters", "split it, or give it another field"
    if "\0" in words:
        return "holds a NUL character", "remove the NUL characters"
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return "holds what is no Unicode text: a byte that is not UTF-8, or half of a surrogate pair", AS_UTF8
    return None


def make(received: Received) -> Iterator[Report | Problem]:
    """The report, followed by its Problems; a Problem alone where there is no text that can be kept."""
    where = received.where
    names = {key: getattr(received, key) for key in ("name", "title", "source", "url")}
    faults: list[tuple[str, str]] = []
    for key, words in names.items():
        if words is not None and (why := flaw(words, MAX_NAME)):
            names[key] = None
            faults.append((f"the {key} {why[0]}; it was left out", why[1]))
    name, title, source, url = names.values()
    text, parts = compose(title, received.body, received.parts)
    if why := flaw(text, MAX_TEXT):
        yield problem(where, f"the text {why[0]}; the report was not read", why[1])
        return
    if not _words_left(text, parts):
        yield problem(where, "the report has no text; it was not read", "give it a text, or remove it")
        return
    days = received.date.days
    if received.date.fault:
        faults.append((received.date.fault + ("" if days else "; the report is kept without a date"), received.remedy))
    elif days is None and received.dated:
        faults.append(("the report has no date; it is kept without one", received.remedy))
    time = received.time or received.date.time
    made = report_id(name, days, time, title, source, url, text, parts)
    yield Report(made, text, days, time, name, title, source, url, parts)
    for what, remedy in faults:
        yield problem(where, what, remedy, made)


def compose(title: str | None, body: str, parts: tuple[Part, ...] = ()) -> tuple[str, tuple[Part, ...]]:
    """Title and body as printed: title, blank line, body. Where the body begins with the title, it is not doubled."""
    if title is None:
        return body, parts
    start = len(body) - len(body.lstrip())
    end = start + len(title)
    if body[start:end].casefold() == title.casefold() and body[end : end + 1] in ("", "\n", "\r"):
        return body, (Part("headline", start, end), *parts)
    shift = len(title) + 2
    moved = (Part(part.kind, part.start + shift, part.end + shift) for part in parts)
    return f"{title}\n\n{body}", (Part("headline", 0, len(title)), *moved)


def _words_left(text: str, parts: tuple[Part, ...]) -> bool:
    """Whether anything but white space stands outside what the format calls boilerplate."""
    position = 0
    for part in parts:
        if part.kind == "boilerplate":
            if text[position : part.start].strip():
                return True
            position = part.end
    return bool(text[position:].strip())
