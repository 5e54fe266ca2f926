"""What one report tells of one thing that happened: its mentions of it, and the words it tells it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dateline.events import within
from dateline.events.agreement import bounds
from dateline.events.belonging import belong
from dateline.events.facts import Facts, gather
from dateline.events.wording import wording
from dateline.records import Actor, EventMention, Link, Place, Report, Sentence, When
from dateline.text.items import items_of
from dateline.text.order import Age, age


@dataclass(frozen=True, slots=True)
class Happening:
    """All that is needed to compare it with what other reports tell. Its facts name their report, but hold none of its text."""

    age: Age
    told: tuple[Facts, ...]
    words: dict[str, float]
    """The weighed words in which it is told (`wording`)."""

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.told[0].report.id

    @property
    def order(self) -> tuple[Age, int, str]:
        """A key that puts happenings in order: by the age of their reports, then of the text."""
        return self.age, self.told[0].start, self.told[0].mention.id

    def kinds(self) -> set[str]:
        """As what its mentions tell it."""
        return {facts.kind for facts in self.told}

    def dead(self) -> list[frozenset[str]]:
        """The full names of those told killed, mention by mention."""
        return [facts.dead for facts in self.told]

    def days(self) -> tuple[date, date] | None:
        """The days that all of its mentions leave for it; None where none is said."""
        spans = [span for facts in self.told if (span := bounds(facts)) is not None]
        return (max(start for start, _ in spans), min(end for _, end in spans)) if spans else None


def tell(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    mentions: Sequence[EventMention],
    times: Sequence[When],
    places: Sequence[Place],
    actors: Sequence[Actor],
) -> tuple[list[Happening], list[Link]]:
    """The happenings of each report, in order, and the links that join their mentions. Each report is read for itself."""
    happenings: list[Happening] = []
    links: list[Link] = []
    by_report: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_report.setdefault(sentence.span.report, []).append(sentence)
    items = {key: item for report in reports for key, item in items_of(report, by_report.get(report.id, ())).items()}
    for _, facts in groupby(gather(reports, sentences, mentions, times, places, actors, items), key=lambda facts: facts.report.id):
        groups, inside = within.join(list(facts))
        links += [*inside, *belong(groups)]
        happenings += _without_text(groups, by_report, items)
    return happenings, links


def _without_text(
    groups: Sequence[Sequence[Facts]], sentences: Mapping[str, Sequence[Sentence]], items: Mapping[str, int]
) -> Iterator[Happening]:
    for group, words in zip(groups, wording(groups, sentences, items), strict=True):
        report = group[0].report
        bare = replace(report, text="", title=None, parts=())
        yield Happening(age(report), tuple(replace(facts, report=bare) for facts in group), dict(words))
