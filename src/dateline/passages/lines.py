"""A report made ready to be compared: its sentences as numbers of words."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.passages.names import names_in
from dateline.passages.words import Word, key_of, plain, raw_words, sound, telling, words_of
from dateline.records import Kind, Report, Sentence

COMPARED: tuple[Kind, ...] = ("headline", "body", "caption")
"""Kinds of text that are aligned, each with its like. Credits and boilerplate tell nothing and are left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence made ready to be compared."""

    sentence: Sentence
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

    def words(self, line: Line) -> tuple[Word, ...]:
        """The words of one of its lines."""
        return words_of(self.report.text, line.sentence.span.start, line.sentence.span.end)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that its capitals show to be names."""
        spans = [line.sentence.span for line in self.lines if line.sentence.kind == "body"]
        return names_in("\n".join(self.report.text[span.start : span.end] for span in spans))


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

    def sheet(self, report: Report, sentences: Sequence[Sentence]) -> Sheet:
        """A report and those of its sentences that are compared, in order of the text."""
        own = sorted((s for s in sentences if s.kind in COMPARED and s.span.report == report.id), key=lambda s: (s.span, s.id))
        return Sheet(report, tuple(self._line(report.text, sentence) for sentence in own))

    def _line(self, text: str, sentence: Sentence) -> Line:
        span = sentence.span
        words = [self._written.get(word) or self._read(word) for word in raw_words(text, span.start, span.end)]
        same = "".join([sound for _, sound, _ in words]) or " ".join(text[span.start : span.end].split())
        return Line(sentence, array("I", [code for code, _, _ in words]), same, frozenset([code for code, _, news in words if news]))

    def _read(self, word: str) -> tuple[int, str, bool]:
        key = key_of(word)
        found = self._codes.setdefault(key, len(self._codes)), sound(key), not plain(key)
        self._written[word] = found
        return found
