"""A desk that decides: reports read once, related as often as a trial wants, and verdicts given at random."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from typing import Any

from dateline import pipeline
from dateline.exports.contract import document
from dateline.records import Claim, Entry, Event, EventMention, Link, Report, Ruling, Sentence, Verdict, VerdictKind, Witness, identify
from dateline.store import READ, Store
from dateline.verdicts import stale, states
from dateline.verdicts.witnesses import testify

Read = dict[str, dict[str, Sequence[Any]]]
"""What was read from each report, by its id and by kind."""
Relink = Callable[[Sequence[Link], Sequence[EventMention]], Sequence[Link]]
"""Another version of the rules by which mentions are joined."""

_READINGS = {"when": "days", "where": "places", "actor": "actors", "killed": "killed"}


def read_from(store: Store) -> tuple[list[Report], Read]:
    """Reports of a store and what was read from each."""
    reports: list[Report] = sorted(store.get("reports"), key=lambda report: str(report.id))
    return reports, {report.id: {kind: store.get(kind, report=report.id) for kind in READ} for report in reports}


class Desk:
    """A chronicle of some reports, and what was decided about it."""

    def __init__(self, reports: Iterable[Report], read: Read, verdicts: Sequence[Verdict] = (), relink: Relink | None = None) -> None:
        self.reports = {report.id: report for report in reports}
        have: dict[str, Any] = {"reports": list(self.reports.values())}
        have |= {kind: [record for key in self.reports for record in read[key][kind]] for kind in READ}
        have |= pipeline.advance("corpus", have, until="links")
        if relink is not None:
            have["links"] = relink(have["links"], have["mentions"])
        self._have = have
        self.mentions: dict[str, EventMention] = {mention.id: mention for mention in have["mentions"]}
        self.sentences: dict[str, Sentence] = {sentence.id: sentence for sentence in have["sentences"]}
        self.verdicts: list[Verdict] = []
        self.tell(verdicts)

    def tell(self, verdicts: Sequence[Verdict]) -> None:
        """Tell the chronicle with these verdicts added."""
        self.verdicts += verdicts
        self._given = pipeline.advance("corpus", self._have | {"verdicts": self.verdicts}, after="links")
        self.events: tuple[Event, ...] = self._given["events"]
        self.entries: tuple[Entry, ...] = self._given["entries"]
        self.rulings: tuple[Ruling, ...] = self._given["rulings"]
        self.of: dict[str, Event] = {key: event for event in self.events for key in event.mentions}
        self.states = states(self.rulings, self.events)
        self.stale = stale(self.rulings)

    def exported(self) -> str:
        """The bytes that leave the house: events, stories and entries as JSON."""
        claims: dict[str, Claim] = {claim.id: claim for claim in self._have["claims"]}
        return json.dumps(
            {kind: document(kind, self._given[kind], self.reports, claims) for kind in ("events", "stories", "entries")}, sort_keys=True
        )

    def words(self, mention: str) -> str:
        """The sentence of a mention."""
        span = self.sentences[self.mentions[mention].sentence].span
        return self.reports[span.report].text[span.start : span.end]

    def told(self, words: str) -> list[str]:
        """The mentions whose sentence has these words, in order of reports and text."""
        return [key for key in self.mentions if words in self.words(key)]

    def event(self, words: str) -> Event:
        """The event that the first sentence with these words tells."""
        return self.of[self.told(words)[0]]

    def stands(self, witness: Witness) -> bool:
        """Whether the very words of a witness are read as an event of its kind in its report."""
        return any(mention.trigger == witness.trigger and mention.kind == witness.kind for mention in self.mentions.values())

    def decide(self, kind: VerdictKind, one: Iterable[str] = (), other: Iterable[str] = (), **more: Any) -> Verdict:
        """Give a verdict about mentions, by their ids, and tell the chronicle with it."""
        content: dict[str, Any] = {"one": tuple(map(self._witness, one)), "other": tuple(map(self._witness, other))}
        number = len(self.verdicts)
        content |= {"because": None} | more
        verdict = Verdict(
            identify("v", number, kind, content),
            kind,
            "ana",
            f"2031-04-01T{number // 60:02}:{number % 60:02}:00+00:00",
            **content,
        )
        self.tell([verdict])
        return verdict

    def _witness(self, key: str) -> Witness:
        mention = self.mentions[key]
        return testify(mention, self.sentences[mention.sentence], self.reports[mention.trigger.report])


def decide_at_random(desk: Desk, dice: Random) -> Iterator[str]:
    """Give a random verdict; yields what it did not do at once (nothing, if all is well)."""
    kind = dice.choice(("merge", "merge", "split", "split", "set", "set", "forget"))
    open_to_doubt = [verdict.id for verdict in desk.verdicts if desk.states[verdict.id] != "forgotten"]
    several = [event for event in desk.events if len(event.mentions) > 1]
    if kind == "merge" and len(desk.events) > 1:
        a, b = dice.sample(desk.events, 2)
        desk.decide("merge", a.mentions, b.mentions)
        if not {*a.mentions, *b.mentions} <= set(desk.of[a.mentions[0]].mentions):
            yield f"{a.id} and {b.id} were not joined to one event of all their mentions"
    elif kind == "split" and several:
        event = dice.choice(several)
        one = sorted(dice.sample(event.mentions, dice.randint(1, len(event.mentions) - 1)), key=event.mentions.index)
        other = [key for key in event.mentions if key not in one]
        desk.decide("split", one, other)
        if {frozenset(desk.of[key].mentions) & set(event.mentions) for key in event.mentions} != {frozenset(one), frozenset(other)}:
            yield f"{event.id} was not told apart into these two sides"
    elif kind == "set":
        event = dice.choice(desk.events)
        field, value = dice.choice(
            (("killed", str(dice.randint(0, 40))), ("when", "2031-02-28"), ("where", "Saltby"), ("actor", "the harbour office"))
        )
        verdict = desk.decide("set", event.mentions, field=field, value=value, because="the register says so")
        if getattr(desk.of[event.mentions[0]], _READINGS[field])[0].verdict != verdict.id:
            yield f"{field} of {event.id} was not set"
    elif kind == "forget" and open_to_doubt:
        desk.decide("forget", forgets=dice.choice(open_to_doubt))


def lost(desk: Desk) -> Iterator[str]:
    """Verdicts that are neither applied nor told to be stale, overruled or forgotten."""
    if [ruling.verdict for ruling in desk.rulings] != desk.verdicts:
        yield "a verdict has no ruling"
    for ruling in desk.rulings:
        verdict, state = ruling.verdict, desk.states[ruling.verdict.id]
        if state == "stale" and all(any(map(desk.stands, side)) for side in (verdict.one, verdict.other) if side) and not _at_one(ruling):
            yield f"{verdict.id} is told to be stale, but its words stand"
        if ruling.join and desk.of[ruling.join[0]] is not desk.of[ruling.join[1]]:
            yield f"{verdict.id} does not join"
        if any(desk.of[a] is desk.of[b] for a, b in ruling.apart):
            yield f"{verdict.id} does not tell apart"
        if state == "in force" and verdict.kind == "set" and verdict.id not in desk.of[ruling.one[0]].verdicts:
            yield f"{verdict.id} sets no value"


def _at_one(ruling: Ruling) -> bool:
    """Whether all that was told apart is read as the same mentions now, so that nothing is left to tell apart."""
    return ruling.verdict.kind == "split" and (set(ruling.one) <= set(ruling.other) or set(ruling.other) <= set(ruling.one))
