"""Changes of fact: another number, date or name, a hedge or a "not" more or less."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from benchmarks.versions.units import MARKS, Fact, Unit
from dateline.records import ChangeKind, Span
from dateline.tables import rows

_HERE = "benchmarks.versions"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTH = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_WORDS = tuple("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split())
_NUMBER = re.compile(
    rf"(?<![\w.,:/$£€#+-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{'|'.join(_WORDS)})(?![\w/:-]|[.,]\d| ?[ap]\.?m\b|\.\d|(?:st|nd|rd|th)\b)"
)
_IN_LIST = re.compile(r"\d+[.)]")
"""The number of an entry in a list is no fact."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IN_DATE = re.compile(rf"\b(?:{_MONTH}|{_SHORT_MONTH})[.,]? \d{{1,2}}\b|\b\d{{1,2}} (?:{_MONTH}|{_SHORT_MONTH})\b|\b(?:{_MONTH}) \d{{4}}")
_LARGER = re.compile(r" (?:hundred|thousand|million|billion|trillion|mln|bln|dozen|and|to|or|percent)\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_MONTH_DAY = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>[1-9]|[12]\d|30)\b(?![\d,]|:)")
_HEDGE = re.compile(r"\b(?:reportedly|allegedly|apparently|at least|probably|possibly|perhaps) (?=[a-z\d])")
_ADVERB = re.compile(r"\b(?:was|were|had|has|have) (?=[a-z]+ed\b)")
_NOT = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|could) (?P<gone>not )(?=[a-z])")
_BE = re.compile(r"\b(?:was|were|is|are|will|would) (?=(?:the|a|an|in|on|be|[a-z]+ed|[a-z]+ing)\b)")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a sentence become `now`."""

    kind: ChangeKind
    start: int
    end: int
    now: str


def changed(unit: Unit, kind: ChangeKind, chance: random.Random) -> Unit | None:
    """The sentence with one fact of a kind changed, or None where it holds none that can be. It must have a source."""
    edits = list(_FINDERS[kind](unit.words, chance))
    if not edits or unit.source is None:
        return None
    made = chance.choice(edits)
    mark = chr(MARKS + len(unit.facts))
    was = unit.words[made.start : made.end]
    at = unit.source.start + made.start
    older = Span(unit.source.report, at, at + len(was.rstrip())) if was else None
    # what is put in or taken out brings its blank along, which is no part of the fact
    gap = " " if not was else ""
    words = unit.words[: made.start] + (mark + gap if made.now else "") + unit.words[made.end :]
    return replace(unit, words=words, facts=(*unit.facts, Fact(made.kind, older, was.strip(), made.now)))


def _numbers(words: str, chance: random.Random) -> Iterator[Edit]:
    dates = [found.span() for found in _IN_DATE.finditer(words)]
    for found in _NUMBER.finditer(words):
        told = found.group()
        if _IN_LIST.match(words) and not words[: found.start()].strip():
            continue
        within = any(start < found.end() and found.start() < end for start, end in dates)
        behind = words[found.end() :]
        compound = told in _WORDS and _LARGER.match(behind) and not behind.startswith((" and", " to", " or", " percent"))
        if (
            within
            or _YEAR.fullmatch(told)
            or compound
            or (found.start() and words[found.start() - 2 : found.start()] in ("n ", "t ") and _YEAR.match(told))
        ):
            continue
        yield Edit("number", *found.span(), _other_number(told, chance))


def _other_number(told: str, chance: random.Random) -> str:
    if told in _WORDS:
        return chance.choice([word for word in _WORDS if word != told])
    digits = told.replace(",", "")
    if "." in digits:
        places = len(digits.split(".")[1])
        other = f"{float(digits) * chance.choice((0.5, 0.8, 1.3, 2.1)) + 0.1:.{places}f}"
        return other if other != digits else f"{float(digits) + 1:.{places}f}"
    value = int(digits)
    other_value = max(2, int(value * chance.choice((0.6, 0.9, 1.2, 1.7)))) + chance.choice((0, 1, 3))
    other_value += other_value == value
    return f"{other_value:,}" if "," in told else str(other_value)


def _dates(words: str, chance: random.Random) -> Iterator[Edit]:
    for found in _WEEKDAY.finditer(words):
        yield Edit("date", *found.span(), chance.choice([day for day in _DAYS if day != found.group()]))
    for found in _MONTH_DAY.finditer(words):
        day = int(found["day"])
        yield Edit("date", *found.span(), f"{found['month']} {chance.choice([n for n in range(1, 29) if n != day])}")


def _names(words: str, chance: random.Random) -> Iterator[Edit]:
    for found in _people().finditer(words):
        yield Edit("name", *found.span("family"), chance.choice([name for name in _of("family") if name != found["family"]]))
    for found in _places().finditer(words):
        # within a longer name ("Bank of Iraq", "New London") another place would make another thing of it
        if not re.search(r"(?:[A-Z]\w*|of|,) $|-$", words[: found.start()]) and not re.match(r" [A-Z]|['’,-]", words[found.end() :]):
            yield Edit("name", *found.span(), chance.choice([name for name in _of("place") if name != found.group()]))


def _hedges(words: str, chance: random.Random) -> Iterator[Edit]:
    for found in _HEDGE.finditer(words):
        yield Edit("hedge", found.start(), found.end(), "")
    for found in _ADVERB.finditer(words):
        yield Edit("hedge", found.end(), found.end(), chance.choice(("reportedly", "allegedly", "apparently")))
    for edit in _numbers(words, chance):
        if (
            not re.search(
                rf"(?:than|least|most|about|around|over|nearly|almost|only|some|to|by|as|the|age|aged|estimated|roughly|approximately|No\.|at|Rs|[a-z]\s*\$|(?:{_MONTH}|{_SHORT_MONTH})[.,]*) $",
                words[: edit.start],
            )
            and edit.start
        ):
            yield Edit("hedge", edit.start, edit.start, "at least")


def _negations(words: str, _: random.Random) -> Iterator[Edit]:
    for found in _NOT.finditer(words):
        yield Edit("negation", found.start("gone"), found.end("gone"), "")
    for found in _BE.finditer(words):
        yield Edit("negation", found.end(), found.end(), "not")


_FINDERS: dict[ChangeKind, Callable[[str, random.Random], Iterator[Edit]]] = {
    "number": _numbers,
    "date": _dates,
    "name": _names,
    "hedge": _hedges,
    "negation": _negations,
}
KINDS = tuple(_FINDERS)


@cache
def _of(what: str) -> tuple[str, ...]:
    return tuple(name for kind, name in rows(_HERE, "names.tsv") if kind == what)


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_of('given'))}) (?:[A-Z]\. )?(?P<family>[A-Z][a-z]{{2,}})\b(?!['’-]\w| [A-Z])")


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_of('place'))})\b")
