"""A count of people, as one sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.mentions.people import People


@dataclass(frozen=True, slots=True)
class Toll:
    """People counted, what befell them, and the tokens that say so."""

    what: str
    people: People
    word: int
    """The token that says what befell them."""
    cumulative: bool
    several: bool = False
    """True where they are counted over several events: "six killed in weekend shootings"."""
    unsaid: bool = False
    """True where the word leaves open whether they lived: "shot", "taken to hospital"."""

    @property
    def first(self) -> int:
        """First token of the words that say it."""
        return min(self.people.first, self.word)

    @property
    def last(self) -> int:
        """Last token of the words that say it."""
        return max(self.people.last, self.word)
