"""A person's verdicts, found again among the mentions of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.records import Event, EventMention, Problem, Report, Ruling, Sentence, Verdict, identify
from dateline.verdicts.precedence import Latest, taken_back
from dateline.verdicts.values import reading
from dateline.verdicts.witnesses import Bench

__all__ = ["rule", "stale", "states"]


def rule(
    verdicts: Sequence[Verdict], reports: Sequence[Report], sentences: Sequence[Sentence], mentions: Sequence[EventMention]
) -> tuple[Ruling, ...]:
    """A ruling for each verdict, in their order (the order in which they were given): none is left out.

    A verdict needs one witness of each side; where none is found it is stale, and is applied again as soon as one is. Verdicts
    are weighed from the latest back: an earlier one gives way where a later one says otherwise, and is then overruled.
    """
    if not verdicts:
        return ()
    bench = Bench(reports, sentences, mentions)
    gone = taken_back(verdicts)
    latest = Latest()
    found = [_weighed(_found(verdict, bench), latest, gone) for verdict in reversed(verdicts)]
    return tuple(reversed(found))


def _found(verdict: Verdict, bench: Bench) -> Ruling:
    one, other = (
        tuple(dict.fromkeys(mention for mention in map(bench.find, witnesses) if mention is not None))
        for witnesses in (verdict.one, verdict.other)
    )
    return Ruling(verdict, "in force", one, other)


def _weighed(ruling: Ruling, latest: Latest, gone: frozenset[str]) -> Ruling:
    verdict = ruling.verdict
    if verdict.id in gone:
        return replace(ruling, state="forgotten")
    if verdict.kind == "forget":
        return ruling
    if not ruling.one or (verdict.kind != "set" and not ruling.other):
        return replace(ruling, state="stale")
    if verdict.kind == "set":
        return replace(ruling, reading=reading(verdict.field or "", verdict.value or "", verdict.id))
    if verdict.kind == "merge":
        join = latest.merge(ruling.one, ruling.other)
        return replace(ruling, join=join) if join else replace(ruling, state="overruled")
    # Two tellings that are read as one now cannot be told apart: who stood on both sides stands on neither.
    one, other = (tuple(m for m in side if m not in against) for side, against in ((ruling.one, ruling.other), (ruling.other, ruling.one)))
    if not one or not other:
        return replace(ruling, state="stale")
    apart = latest.part(one, other)
    return replace(ruling, one=one, other=other, apart=apart) if apart else replace(ruling, state="overruled")


def stale(rulings: Sequence[Ruling]) -> list[Problem]:
    """A problem for each verdict whose words no report tells any more: it is kept, and told."""
    return [
        Problem(
            identify("p", "verdicts", ruling.verdict.id),
            "verdicts",
            ruling.verdict.id,
            f"a decision is not applied, since no report tells the words it rests on any more ({ruling.verdict.words})",
            f"see the words with dateline log; decide anew, or take it back with dateline forget {ruling.verdict.id}",
            None,
        )
        for ruling in rulings
        if ruling.state == "stale"
    ]


def states(rulings: Sequence[Ruling], events: Sequence[Event]) -> dict[str, str]:
    """The state of each verdict, by its id, once events were made: of two values set for one field of one event, the later stands."""
    shaping = {verdict for event in events for verdict in event.verdicts}
    return {
        ruling.verdict.id: "overruled"
        if ruling.state == "in force" and ruling.reading and ruling.verdict.id not in shaping
        else ruling.state
        for ruling in rulings
    }
