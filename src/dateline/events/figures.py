"""How many: the distinct figures of an event, and which of them its reports hold to (docs/events.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.records import Claim, Count, CountReading, Span
from dateline.text.numbers import parse_number
from dateline.text.order import Age

_Figure = tuple[int, int | None, str | None]
"""Low, high, and the hedge where nothing bounds it: readings with the same are one."""
_Told = tuple[Claim, Count]


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known of claims beyond their values: where the text that says them originated, how old it is, their words, and whether their
    report opens with them.
    """

    origin: Callable[[Claim], str]
    dated: Callable[[Claim], Age]
    words: Callable[[Claim], str]
    opens: Callable[[Claim], bool]


def figures_of(claims: Sequence[Claim], counts: Mapping[tuple[str, Span], Count], sources: Sources) -> dict[str, tuple[CountReading, ...]]:
    """Every distinct figure of everything counted, by what was counted ("killed", "injured", "arrested" ...).

    First the figure that most independent texts give as their highest (a report that counts two children among twelve
    dead says twelve; "at least five" leaves room for seven and supports it), then one with which a report opens (what is
    told further down is often of some of them), then the latest, the one with most claims, the highest. What reports before
    the last deaths say of the injured comes behind (`_Field.survived`).
    """
    told: dict[str, list[_Told]] = {}
    for claim in claims:
        count = counts.get((claim.field, claim.span))
        if count is not None and claim.stance not in _NOT_SO:
            told.setdefault(claim.field, []).append((claim, count))
    fields = {what: _Field(said, sources) for what, said in sorted(told.items())}
    if "killed" in fields and "injured" in fields:
        fields["injured"].survived(fields["killed"])
    return {what: field.readings() for what, field in fields.items()}


class _Field:
    """All that is told of one thing counted."""

    def __init__(self, told: Iterable[_Told], sources: Sources) -> None:
        self._sources = sources
        self._nobody_died = True
        """Whether no report tells anybody killed; asked of the injured only."""
        self._told: dict[_Figure, list[_Told]] = {}
        self._highest: dict[tuple[str, str | None], int] = {}
        """The highest figure of each report, and of each one who speaks in it; running tallies are no figures of an event."""
        self._past: set[str] = set()
        """Reports whose figure others have overtaken."""
        for claim, count in told:
            self._add(claim, count)

    def _add(self, claim: Claim, count: Count) -> None:
        self._told.setdefault((count.low, count.high, count.hedge if count.high is None or not count.low else None), []).append(
            (claim, count)
        )
        if not count.cumulative:
            for voice in {None, claim.speaker}:
                key = claim.span.report, voice
                self._highest[key] = max(self._highest.get(key, 0), count.low)

    def _tops(self) -> dict[str, int]:
        """The highest figure of each report."""
        return {report: low for (report, voice), low in self._highest.items() if voice is None}

    def survived(self, killed: _Field) -> None:
        """Put back what reports say of the injured that have not heard of all the dead.

        Where none of the reports with the preferred number of dead tells of injured people, those whom the others tell
        injured are among the dead, as far as these are enough. Where some do, "four shot" of a report that tells
        nobody dead counts the one dead with the three injured of these.
        """
        dead = next((reading.low for reading in killed.readings() if not reading.cumulative), 0)
        self._nobody_died = not dead
        gone, hurt = killed._tops(), self._tops()
        aware = {low for report, low in hurt.items() if dead and gone.get(report) == dead}
        for report, low in hurt.items():
            unheard = dead - gone.get(report, 0)
            if unheard > 0 and (low - unheard in aware if aware else low <= unheard):
                self._past.add(report)

    def readings(self) -> tuple[CountReading, ...]:
        """Every distinct figure, the preferred one first."""
        holders = {
            figure: {self._sources.origin(claim) for claim, _ in said if self._holds(claim, figure)} for figure, said in self._told.items()
        }
        room = self._room()
        found = []
        for figure, said in self._told.items():
            support = set().union(*(holders[other] for other in holders if other == figure or _leaves_room(other, figure)))
            support |= {origin for low, origin in room if low < figure[0]}
            reading = self._reading(figure, said)
            latest = max(self._sources.dated(claim) for claim, _ in said)
            further_down = not any(self._sources.opens(claim) for claim, _ in said)
            order = (
                reading.part,
                -len(support),
                further_down,
                -latest[0].toordinal(),
                -len(said),
                -figure[0],
                figure[1] or 0,
                figure[2] or "",
            )
            found.append((order, reading))
        return tuple(reading for _, reading in sorted(found, key=lambda row: row[0]))

    def _holds(self, claim: Claim, figure: _Figure) -> bool:
        """Whether a figure is the highest of the report that says it, and not overtaken."""
        report = claim.span.report
        return report not in self._past and self._highest.get((report, None), figure[0]) == figure[0]

    def _room(self) -> set[tuple[int, str]]:
        """Origins of reports whose highest figure leaves room for more, with that figure.

        "A boy was killed" and "Ada Brek and her mother were shot" tell of people, and of none by number; "two others were
        hurt", where nobody died, tells of those hurt beside somebody.
        """
        told = [(claim, count) for figure, said in self._told.items() for claim, count in said if count.low and self._holds(claim, figure)]
        counted = {claim.span.report for claim, count in told if count.high is None or _numbered(self._sources.words(claim))}
        if self._nobody_died:
            counted -= {claim.span.report for claim, _ in told if _OTHERS.search(self._sources.words(claim))}
        return {(count.low, self._sources.origin(claim)) for claim, count in told if claim.span.report not in counted}

    def _reading(self, figure: _Figure, said: Sequence[_Told]) -> CountReading:
        low, high, _ = figure
        groups = {count.group for _, count in said if count.group and count.group != "person"}
        hedges = sorted({count.hedge for _, count in said if count.hedge})
        cumulative = all(count.cumulative for _, count in said)
        return CountReading(
            low,
            high,
            hedges[0] if hedges and (high is None or not low or all(count.hedge for _, count in said)) else None,
            groups.pop() if len(groups) == 1 else None,
            cumulative,
            tuple(sorted({claim.id for claim, _ in said})),
            len({self._sources.origin(claim) for claim, _ in said}),
            part=not cumulative and not any(self._is_top(claim, count) for claim, count in said),
        )

    def _is_top(self, claim: Claim, count: Count) -> bool:
        """Whether a report, or one who speaks in it, gives no higher figure: two who differ in one report do disagree."""
        report = claim.span.report
        if report in self._past:
            return False
        own = claim.speaker is not None and count.group not in _SOME_OF_THEM and self._highest.get((report, claim.speaker)) == count.low
        return own or self._highest.get((report, None), count.low) == count.low


_NOT_SO = frozenset({"denies", "retracts"})
""" "Denied that one of its commanders had been killed", "an earlier version gave the dead as seven" give no figure."""
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_AGE = re.compile(r"\b\w+[- ](?:year|month|week|day)s?[- ]old|, (?:ages? )?\d{1,3}\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_COUNTING = frozenset({"both", "single", "sole", "only", "double", "triple", "quadruple", "quintuple"})
_ADDRESS = 1000
"""A number from here on beside people told by name is that of a house or a year."""


def _numbered(words: str) -> bool:
    """Whether the words tell people by number: "two boys", not "a boy, 14," or "Ada Brek and her mother"."""
    found = _WORD.findall(_AGE.sub("", words.lower()))
    return any(word in _COUNTING or 0 < (parse_number(word) or 0) < _ADDRESS for word in found)


_SOME_OF_THEM = frozenset({"child", "woman"})


def _leaves_room(wide: _Figure, narrow: _Figure) -> bool:
    """ "At least five", "several": whether an open figure leaves room for a number that is no lower."""
    return wide[1] is None and narrow[1] is not None and wide[0] <= narrow[0]
