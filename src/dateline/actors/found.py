"""What is found before it is an `Actor`: a stretch of text, what it stands for, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.actors.words import has_only_capitals
from dateline.records import Report, Sentence, Span
from dateline.text.folding import Word, split
from dateline.text.parses import Parse, Token

Sort = Literal["state", "group", "office", "people", "person", "name", "generic", "reference"]


@dataclass(frozen=True, slots=True)
class Found:
    """An actor phrase. `sort` tells how it was named; `plural` whether "they" can mean it."""

    span: Span
    name: str
    register: str | None
    sector: str | None
    country: str | None
    sort: Sort
    plural: bool
    why: tuple[str, ...]
    gender: str | None = None
    titled: Span | None = None
    """For a person: from the title or office before the name to its end, unless it is a past one."""
    antecedent: Span | None = None
    phrase: Span | None = None
    """The whole phrase: with the title, the number, the owner and what follows with "of", but no article before it."""


class Line:
    """One sentence ready to be read: its words, its grammar, and which of its characters are taken by an actor."""

    def __init__(self, report: Report, sentence: Sentence, parse: Parse) -> None:
        self.report = report
        self.sentence = sentence
        self.parse = parse
        self.text = report.text[sentence.span.start : sentence.span.end]
        self.words: list[Word] = split(self.text)
        self.capitals = parse.once(_only_capitals, self.text)
        self._taken = bytearray(len(self.text))
        if sentence.credit is not None:
            for span in (sentence.credit.person, sentence.credit.agency):
                if span is not None:
                    self.take(max(0, span.start - sentence.span.start), min(len(self.text), span.end - sentence.span.start))

    def free(self, start: int, end: int) -> bool:
        """Whether no actor covers a character from `start` to `end` (offsets in the sentence)."""
        return start < end and not any(self._taken[start:end])

    def take(self, start: int, end: int) -> None:
        """Mark characters as taken."""
        self._taken[start:end] = b"\x01" * max(0, end - start)

    def span(self, start: int, end: int) -> Span:
        """Offsets in the sentence as a span of the report."""
        return Span(self.report.id, self.sentence.span.start + start, self.sentence.span.start + end)

    @property
    def _token_at(self) -> Mapping[int, int]:
        return self.parse.once(_tokens_by_character)

    def token(self, char: int) -> Token | None:
        """The parser's token that holds a character of the sentence."""
        i = self._token_at.get(char)
        return None if i is None else self.parse.tokens[i]

    def head_of(self, words: Sequence[Word]) -> Token | None:
        """The token that heads a run of words: the one whose head lies outside."""
        first, last = words[0].start, words[-1].end
        tokens = self._tokens(first, last)
        inside = {token.i for token in tokens}
        return next((token for token in reversed(tokens) if token.head not in inside or token.head == token.i), None)

    def _tokens(self, start: int, end: int) -> tuple[Token, ...]:
        found = sorted({i for c in range(start, end) if (i := self._token_at.get(c)) is not None})
        return tuple(self.parse.tokens[i] for i in found)


def _only_capitals(_: Parse, text: str) -> bool:
    return has_only_capitals(split(text))


def _tokens_by_character(parse: Parse) -> dict[int, int]:
    return {c: token.i for token in parse.tokens for c in range(token.start, token.end)}


def by_line(lines: Sequence[Line], found: Sequence[Found]) -> list[list[Found]]:
    """For each line those of `found` that stand in it, in their order."""
    places = sorted(range(len(lines)), key=lambda place: lines[place].sentence.span)
    starts = [lines[place].sentence.span.start for place in places]
    told: list[list[Found]] = [[] for _ in lines]
    for one in found:
        before = bisect_right(starts, one.span.start)
        if before and lines[places[before - 1]].sentence.span.covers(one.span):
            told[places[before - 1]].append(one)
    return told
