"""Who says what in one sentence: source, cue and content, by grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from dateline.records import Stance

STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}
"""Every stance by its name, as the tables write it."""
_UNVOUCHED = frozenset({"favours", "opposes", "asks"})
ATTITUDES = frozenset({"believes", "doubts", "favours", "opposes"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token ranges (first, last): who says it, the words that say that they say, and what they say."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    stance: Stance
    head: int
    """The source's head noun."""
    vouched: bool = True
    """Whether the source says that the content is so: not where it names what it wants, asks, praises or condemns."""

    @property
    def size(self) -> int:
        """Length of the content in tokens: the narrowest attribution that covers a value is the one it belongs to."""
        return self.content[1] - self.content[0]

    def covers(self, first: int, last: int) -> bool:
        """Whether the content holds tokens `first` to `last`, and they are not the source itself."""
        within = self.content[0] <= first and last <= self.content[1]
        return within and not (self.source[0] <= first and last <= self.source[1]) and not (self.cue[0] <= first <= self.cue[1])


def vouched(stance: Stance) -> bool:
    """Whether who takes this stance says that the content is so (or is not so)."""
    return stance not in _UNVOUCHED
