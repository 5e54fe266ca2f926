"""A report as sentences that know where they come from, and the way back to a text with offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from dateline.records import ChangeKind, Kind, Part, Report, Span
from dateline.sentences import split

MARKS = 0xE000
"""A changed fact stands as one character of the private use area until the text is printed, so that rewording cannot lose it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A change of fact: where it stood in the parent (None: it was added) and what is printed now ("": it was taken out)."""

    kind: ChangeKind
    older: Span | None
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence. `source` is the parent's sentence, None for one that the parent has not; `origin` where it was first printed.

    `part`: it is a part of its source, which was split. `joined`: the parent's sentence that was merged into it, behind
    its source. `trivia`: what was changed in how it is written and not in what it says.
    """

    words: str
    kind: Kind
    paragraph: int
    source: Span | None = None
    origin: Span | None = None
    facts: tuple[Fact, ...] = ()
    reworded: bool = False
    part: bool = False
    joined: Span | None = None
    trivia: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A change of fact, by offsets in parent and version."""

    kind: ChangeKind
    older: Span | None
    newer: Span | None
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Line:
    """A printed sentence."""

    span: Span
    words: str
    kind: Kind
    paragraph: int
    source: Span | None
    origin: Span
    reworded: bool
    changes: tuple[Change, ...]
    part: bool = False
    joined: Span | None = None
    trivia: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A report of the pile with what was done to make it."""

    id: str
    at: datetime
    outlet: str
    url: str
    title: str
    text: str
    lines: tuple[Line, ...]
    parents: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()

    def units(self) -> list[Unit]:
        """Its sentences, as a version of it takes them over."""
        return [Unit(line.words, line.kind, line.paragraph, source=line.span, origin=line.origin) for line in self.lines]


def first(key: str, at: datetime, outlet: str, url: str, title: str, body: str) -> Version:
    """A report that derives from none: the real text as it is, its headline in front."""
    doubled = bool(title) and body.casefold().startswith(title.casefold()) and body[len(title) : len(title) + 1] in ("", "\n")
    text = body if doubled or not title else f"{title}\n\n{body}"
    parts = (Part("headline", 0, len(title)),) if title and text.startswith(title) else ()
    sentences = split(Report(key, text, None, None, key, title or None, None, None, parts))
    lines = tuple(
        Line(span := sentence.span, text[span.start : span.end], sentence.kind, sentence.paragraph, None, span, reworded=False, changes=())
        for sentence in sentences
    )
    return Version(key, at, outlet, url, title if parts else "", text, lines)


def printed(key: str, units: Sequence[Unit]) -> tuple[str, tuple[Line, ...]]:
    """The text of a version and its lines: paragraphs with a blank line between them."""
    text = ""
    lines: list[Line] = []
    for number, (_, block) in enumerate(groupby(units, key=lambda unit: unit.paragraph)):
        for place, unit in enumerate(block):
            text += (" " if place else "\n\n") if text else ""
            start = len(text)
            changes: list[Change] = []
            for sign in unit.words:
                mark = ord(sign) - MARKS
                if not 0 <= mark < len(unit.facts):
                    text += sign
                    continue
                fact = unit.facts[mark]
                changes.append(Change(fact.kind, fact.older, Span(key, len(text), len(text) + len(fact.now)), fact.was, fact.now))
                text += fact.now
            changes += [Change(fact.kind, fact.older, None, fact.was, "") for fact in unit.facts if not fact.now]
            span = Span(key, start, len(text))
            origin = unit.origin or span
            lines.append(
                Line(
                    span,
                    text[start:],
                    unit.kind,
                    number,
                    unit.source,
                    origin,
                    unit.reworded,
                    tuple(changes),
                    unit.part,
                    unit.joined,
                    unit.trivia,
                )
            )
    return text, tuple(lines)


def regrouped(blocks: Sequence[Sequence[Unit]]) -> list[Unit]:
    """The units of paragraphs in this order."""
    return [replace(unit, paragraph=number) for number, block in enumerate(blocks) for unit in block]


def blocks_of(units: Sequence[Unit]) -> list[list[Unit]]:
    """The paragraphs."""
    return [list(block) for _, block in groupby(units, key=lambda unit: unit.paragraph)]
