"""How likely two reports tell one course of events: their words, their days, and the events that both tell as news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.records import EventMention, Report
from dateline.text.rarity import Weights, heaviest, likeness, weights

TELLING = 20
"""Words by which a report is looked for: those that weigh most."""
SHARED = 3
"""Telling words that two reports must share to be compared, if no event is told by both."""
WINDOW = 30
"""Days between two reports of one story, at most; a story lasts longer through the reports between."""
A_DAY = 0.01
"""Taken off for each day between two reports: words of a field come back, those of one course of events fade."""
SAME_EVENT = 0.2
"""Added where both tell one event as news."""
OTHER_EVENTS = 0.03
"""Taken off where both tell events as news, and none in common: two shootings in one city."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as stories see it."""

    report: Report
    words: Weights
    telling: tuple[str, ...]
    """Its most telling words, the weightiest first."""
    news: frozenset[str]
    """Ids of the events that it tells as news."""

    @property
    def day(self) -> int | None:
        """The first day that its date can be, as an ordinal."""
        return self.report.date.start.toordinal() if self.report.date else None

    def near(self, other: Told) -> bool:
        """Whether the two are not further apart than `WINDOW`; a report without a date is near to all."""
        return self.day is None or other.day is None or abs(self.day - other.day) <= WINDOW


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, and by what."""

    value: float
    why: str


def told(report: Report, news: Iterable[str]) -> Told:
    """A report as stories see it; `news` are the ids of the events that it tells as news."""
    words = weights(report.text)
    return Told(report, words, tuple(heaviest(words, TELLING)), frozenset(news))


def is_news(mention: EventMention) -> bool:
    """Whether a mention tells its event as news that is said to have happened, or is denied."""
    return mention.status == "new" and mention.modality in ("asserted", "denied")


def pairs(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Places of reports worth comparing, each pair once: not too far apart in time, with telling words or an event in common."""
    by_word: dict[str, list[int]] = {}
    by_event: dict[str, list[int]] = {}
    for number, one in enumerate(told):
        for word in one.telling:
            by_word.setdefault(word, []).append(number)
        for event in one.news:
            by_event.setdefault(event, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for held, worth in (*((held, 1) for held in by_word.values()), *((held, SHARED) for held in by_event.values())):
        for near in _near(told, held):
            shared[near] = shared.get(near, 0) + worth
    return iter(sorted(pair for pair, number in shared.items() if number >= SHARED))


def _near(told: Sequence[Told], held: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of these reports not further apart than `WINDOW`; one without a date is near to all."""
    dated = sorted((day, number) for number in held if (day := told[number].day) is not None)
    for place, (day, number) in enumerate(dated):
        for later, other in dated[place + 1 :]:
            if later - day > WINDOW:
                break
            yield min(number, other), max(number, other)
    for number in (number for number in held if told[number].day is None):
        yield from ((min(number, other), max(number, other)) for other in held if told[other].day is not None or other > number)


def compare(one: Told, other: Told) -> Likeness:
    """How alike two reports are, 0 and less for strangers: the likeness of their words, less for each day, more for a common event."""
    words = likeness(one.words, other.words)
    why = [f"words {words:.2f} alike ({', '.join(word for word in one.telling if word in other.telling)})"]
    value = words
    first, last = one.day, other.day
    if first is not None and last is not None and first != last:
        value -= A_DAY * abs(last - first)
        why.append(f"{abs(last - first)} days apart")
    if common := one.news & other.news:
        value += SAME_EVENT
        why.append(f"both tell {min(common)}")
    elif one.news and other.news:
        value -= OTHER_EVENTS
        why.append("other events")
    return Likeness(round(value, 6), ", ".join(why))
