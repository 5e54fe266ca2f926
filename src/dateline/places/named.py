"""The names of a report, each with the places that it can mean, and the one that it was taken for."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.places.gazetteer import Entry


@dataclass(slots=True)
class Group:
    """All occurrences of one name in a report: they have one sense."""

    key: str
    level: str | None
    candidates: tuple[Entry, ...]
    usual: str | None
    countries: frozenset[str]
    """Codes said by adjectives beside it."""
    within: set[int] = field(default_factory=set)
    """Groups that the text says it lies in."""
    holds: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)
    """Groups that the text lists it with: "Dallas, Austin and Paris"."""
    votes: bool = True
    """Whether it tells where the report is set (a government's name does not)."""
    in_address: bool = False
    """Whether the outlet's web address has the name: it is at home in some town of that name."""
    seat: bool = False
    """Whether the report is sent from it, or its police or another public body act."""


@dataclass(frozen=True, slots=True)
class Sense:
    """The entry chosen for a group, or None, and why."""

    entry: Entry | None
    why: tuple[str, ...]
    sure: bool = False
    """Whether something besides its neighbours and its size speaks for it."""
