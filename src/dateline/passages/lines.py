"""A report made ready to be compared: its sentences as numbers of words."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.passages.names import names_in
from dateline.passages.words import key_of, plain, raw_words, sound, telling
from dateline.records import Kind, Report, Sentence

COMPARED: tuple[Kind, ...] = ("headline", "body", "caption")
"""Kinds of text that are aligned, each with its like. Credits and boilerplate tell nothing and are left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence made ready to be compared."""

    sentence: Sentence
    text: str
    codes: array[int]
    """Its words as numbers of a vocabulary that all compared lines share."""
    same: str
    """Lines with one value say the same in the same words."""
    news: frozenset[int]
    """Those of `codes` that carry news."""

    @property
    def telling(self) -> bool:
        """Whether its text is enough to show that a report was copied."""
        return telling(len(self.codes), len(self.news))


@dataclass(frozen=True)
class Sheet:
    """A report made ready to be compared."""

    report: Report
    lines: tuple[Line, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that its capitals show to be names."""
        return names_in(line.text for line in self.lines if line.sentence.kind == "body")


@dataclass(frozen=True, slots=True)
class Match:
    """Line `older` of one report is line `newer` of another: indexes, and how like they are (0 to 1)."""

    older: int
    newer: int
    score: float


class Vocabulary:
    """Numbers for words. Only whether two numbers are equal means anything."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._written: dict[str, tuple[int, str, bool]] = {}
        """Word as written → its number, its sound, and whether it carries news."""
        self._lines: dict[str, tuple[array[int], str, frozenset[int]]] = {}
        """Sentence → its `codes`, `same` and `news`: its copies share them."""

    def sheet(self, report: Report, sentences: Sequence[Sentence]) -> Sheet:
        """A report and those of its sentences that are compared, in order of the text."""
        own = sorted((s for s in sentences if s.kind in COMPARED and s.span.report == report.id), key=lambda s: (s.span, s.id))
        texts = [report.text[sentence.span.start : sentence.span.end] for sentence in own]
        return Sheet(
            report, tuple(Line(one, text, *(self._lines.get(text) or self._line(text))) for one, text in zip(own, texts, strict=True))
        )

    def _line(self, text: str) -> tuple[array[int], str, frozenset[int]]:
        words = [self._written.get(word) or self._read(word) for word in raw_words(text)]
        same = "".join([sound for _, sound, _ in words]) or " ".join(text.split())
        found = array("I", [code for code, _, _ in words]), same, frozenset([code for code, _, news in words if news])
        self._lines[text] = found
        return found

    def _read(self, word: str) -> tuple[int, str, bool]:
        key = key_of(word)
        found = self._codes.setdefault(key, len(self._codes)), sound(key), not plain(key)
        self._written[word] = found
        return found
