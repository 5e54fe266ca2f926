"""Words as names are compared: folded spelling, hyphens and apostrophes left out, and whether capitals allow a match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from dateline.tables import rows
from dateline.text.parser import PLAIN

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'(?!s\b)[^\W_]+)*|'s\b|[^\w\s']")
_HYPHENS = frozenset("-‐‑–")
_ORDINARY = frozenset("US IS WHO IT AN AM PA ICE PAN CAR PRI AID IRA ISI PLA LORD FARS".split())
"""Acronyms that are words or names in text that has capitals only."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one sentence; offsets in the sentence's text. `glued` tells that a hyphen joins it to the word before."""

    start: int
    end: int
    text: str
    form: str
    glued: bool


def split(text: str) -> list[Word]:
    """The words of `text` as they are compared; a hyphen between two words is no word of its own."""
    plain = text.translate(PLAIN)
    words: list[Word] = []
    hyphen_at = -1
    for match in _WORD.finditer(plain):
        start, end = match.span()
        found = match.group()
        if found in _HYPHENS:
            if words and words[-1].end == start:
                hyphen_at = end
            continue
        words.append(Word(start, end, found, fold(found), start == hyphen_at))
    return words


def fold(word: str) -> str:
    """A word without case, accents, full stops and apostrophes, in the register's spelling ("Hizballah" is "hezbollah")."""
    form = word.lower()
    if not form.isascii():
        form = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    if len(form) > 1:
        form = form.replace(".", "").replace("'", "") if form != "'s" else form
    return _spellings().get(form, form)


@cache
def _spellings() -> dict[str, str]:
    return {other: standard for standard, others in rows("dateline.actors", "spellings.tsv") for other in others.split("|")}


def is_acronym(word: str) -> bool:
    """Whether a word of a name must be printed just so: capitals or digits beyond its first letter ("ISIS", "M23", "U.N.")."""
    return any(c.isupper() or c.isdigit() for c in word[1:])


def _case_allows(wanted: str, printed: str, *, capitals: bool) -> bool:
    if is_acronym(wanted):
        plain = printed.replace(".", "")
        if capitals and plain in _ORDINARY and "." not in printed:
            return False
        return plain == wanted.replace(".", "") or (capitals and plain == wanted.upper())
    return not wanted[:1].isupper() or printed[:1].isupper()


@dataclass(slots=True)
class _Node(Generic[T]):
    after: dict[str, _Node[T]] = field(default_factory=dict)
    here: list[tuple[tuple[str, ...], T]] = field(default_factory=list)


class Names(Generic[T]):
    """Names, each with what it stands for; finds the longest that begins at a word."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, name: str, value: T) -> None:
        """Let `name` stand for `value` (besides what else it stands for)."""
        words = split(name)
        node = self._root
        for word in words:
            node = node.after.setdefault(word.form, _Node())
        if words:
            node.here.append((tuple(word.text for word in words), value))

    def longest(self, words: Sequence[Word], first: int, *, capitals: bool = False) -> tuple[int, tuple[T, ...]] | None:
        """The end (exclusive) of the longest name from word `first` on, and all that it stands for; None where there is none.

        `capitals` tells that the sentence has capitals only, so that case says nothing.
        """
        node = self._root.after.get(words[first].form)
        best: tuple[int, tuple[T, ...]] | None = None
        i = first
        while node is not None:
            i += 1
            if node.here:
                printed = [word.text for word in words[first:i]]
                values = tuple(
                    value
                    for wanted, value in node.here
                    if all(_case_allows(w, p, capitals=capitals) for w, p in zip(wanted, printed, strict=True))
                )
                if values:
                    best = i, values
            node = node.after.get(words[i].form) if i < len(words) else None
        return best


def has_only_capitals(words: Iterable[Word]) -> bool:
    """Whether a sentence is printed in capitals throughout, as on old wires."""
    letters = [word.text for word in words if len(word.text) > 2 and word.text.isalpha()]
    return len(letters) > 3 and sum(text.isupper() for text in letters) > 0.9 * len(letters)
