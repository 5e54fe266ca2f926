"""How much a word tells: rare ones much, common ones little, by a fixed table of counts in news reports.

The table does not change with the reports that are read, so that one report more changes nothing between the others.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from dateline.tables import rows

Weights = Mapping[str, float]

_WORD = re.compile(r"[^\W\d_][\w'’-]*\w|\d+")


def words_in(text: str) -> list[str]:
    """Words of two letters or more and figures, in lower case, in order."""
    return [word.casefold() for word in _WORD.findall(text)]


def rarity(word: str) -> float:
    """The inverse document frequency ln(N / (n + 1)) of a word in the table's N reports (Spärck Jones 1972); 0 for one of every report."""
    table = _rarities()
    return table.get(word, table[""])


def weights(text: str) -> Weights:
    """Its words, each with (1 + ln n) times its rarity where it stands n times, scaled to length 1 (Salton and Buckley 1988)."""
    table = _rarities()
    other = table[""]
    told = {word: (1 + math.log(number)) * table.get(word, other) for word, number in _counted(text).items()}
    length = math.sqrt(sum([weight * weight for weight in told.values()]))
    return {word: weight / length for word, weight in told.items() if weight} if length else {}


def heaviest(words: Weights, many: int) -> list[str]:
    """So many of the words, those that weigh most first; of equal ones the first by its letters."""
    return sorted(sorted(words), key=words.__getitem__, reverse=True)[:many]  # which leaves equal ones in their order


def _counted(text: str) -> Mapping[str, int]:
    """How often each of its words stands in a text, in their order (`words_in`)."""
    found: dict[str, int] = {}
    for written, number in Counter(_WORD.findall(text)).items():
        word = written.casefold()
        found[word] = found.get(word, 0) + number
    return found


def likeness(one: Weights, other: Weights) -> float:
    """The cosine of two texts' weights: 0 where they share no word, 1 where they are the same."""
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    return round(math.fsum([weight * longer[word] for word, weight in shorter.items() if word in longer]), 6)  # exact in any order


@cache
def _rarities() -> Mapping[str, float]:
    """The rarity of each word of the table, and under "" that of any other word."""
    held = {word: int(reports) for word, reports in rows("dateline.text", "rarity.tsv")}
    in_all = held.pop("")
    return {word: max(0.0, math.log(in_all / (reports + 1))) for word, reports in (*held.items(), ("", 0))}
