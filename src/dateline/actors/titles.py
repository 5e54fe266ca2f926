"""Titles before a person's name, and what they and first names tell of gender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.actors.found import Line
from dateline.actors.generic import kinds
from dateline.actors.words import Names
from dateline.tables import rows
from dateline.text.folding import Word

_COURTESY = frozenset("mr mrs ms dr sgt lt col capt gen sen rep det cpl maj rev prof".split())


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its words, the character (of the sentence) where it ends, and what it tells."""

    words: str
    end: int
    sector: str | None
    gender: str | None


@cache
def _titles() -> Names[tuple[str | None, str | None]]:
    names: Names[tuple[str | None, str | None]] = Names()
    for row in rows("dateline.actors", "titles.tsv"):
        for title in row[0].split("|"):
            names.add(title.rstrip("."), (row[1] or None, (row[2] if len(row) > 2 else "") or None))
    return names


def is_rank(word: Word) -> bool:
    """Whether a word is a short form of a title ("Sgt", "Mr"), which no name ends with."""
    return word.form in _COURTESY


def is_title(word: Word) -> bool:
    """Whether a word alone is a title or a trade that stands before a name ("Chief", "Mr", "spokesman")."""
    return any(names.longest([word], 0) is not None for names in (_titles(), kinds())) or word.form in ("ceo", "cfo", "coach")


def title_before(line: Line, start: int, *, trade: bool = True) -> Title | None:
    """The title that ends right before character `start`; with `trade`, also a noun such as "spokesman"."""
    words = line.words
    i = next((n for n, word in enumerate(words) if word.start >= start), len(words))
    j = i - 1 if i and words[i - 1].text == "." else i
    for length in (3, 2, 1):
        if j - length >= 0:
            match = _titles().longest(words, j - length, capitals=line.capitals)
            if match is not None and match[0] == j:
                gender, sector = match[1][0]
                return Title(line.text[words[j - length].start : start].strip(), start, sector or _trade(line, j - length), gender)
    sector = _trade(line, i) if trade else None
    return None if sector is None else Title(words[i - 1].text, start, sector, None)


def _trade(line: Line, i: int) -> str | None:
    """ "police spokesman", "sheriff's" before word `i`: the sector they tell."""
    for length in (3, 2, 1):
        if i - length >= 0:
            match = kinds().longest(line.words, i - length)
            if match is not None and match[0] == i and not match[1][0].plural:
                return match[1][0].sector
    before = line.words[i - 1].form if i else ""
    return "COP" if before == "police" else None


def after_titles(line: Line) -> Iterator[tuple[int, int]]:
    """The characters of names that stand behind "Mr", "Dr", "Sgt." and the like, whether or not the parser saw a person."""
    words = line.words
    for i, word in enumerate(words):
        if word.form not in _COURTESY or not word.text[:1].isupper():
            continue
        first = last = i + 2 if i + 1 < len(words) and words[i + 1].text == "." else i + 1
        while last < len(words) and last - first < 4 and _goes_on(line, words[last - 1], words[last], new=last == first):
            last += 1
        if last > first:
            yield words[first].start, words[last - 1].end


def _goes_on(line: Line, before: Word, word: Word, *, new: bool) -> bool:
    token = line.token(word.start)
    near = word.start - before.end == 1 and line.text[before.end] in " -"
    return near and word.text[:1].isupper() and word.text.isalpha() and (new or (token is not None and token.pos == "PROPN"))
