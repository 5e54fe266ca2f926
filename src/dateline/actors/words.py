"""Names of several words, each with what it stands for, and whether capitals allow a match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.text.folding import Word, split

_ORDINARY = frozenset("US IS WHO IT AN AM PA ICE PAN CAR PRI AID IRA ISI PLA LORD FARS".split())
"""Acronyms that are words or names in text that has capitals only."""

T = TypeVar("T")


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
