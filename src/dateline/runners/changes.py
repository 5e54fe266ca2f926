"""What a run changed so far. Each step of relating looks at what those before it changed, and adds what it changes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from dateline.records import Ruling
from dateline.store.workings import Telling

T = TypeVar("T")


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in their order, `size` at a time, so that no more of what they stand for is held in memory."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


@dataclass
class Changes:
    """What is new or other than when the store was last related."""

    reports: tuple[str, ...] = ()
    """Ids of the reports that were not related yet."""
    copiers: tuple[str, ...] = ()
    """Ids of the newer reports whose passages changed."""
    mentions: set[str] = field(default_factory=set)
    """Mentions whose event is to be told anew."""
    rulings: Sequence[Ruling] = ()
    """All of today, changed or not."""
    events: set[str] = field(default_factory=set)
    """Ids of the events that came, went or changed."""
    former: dict[str, list[Telling]] = field(default_factory=dict)
    """The events that went, or stood before all was related anew, and their mentions."""
