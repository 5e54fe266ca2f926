"""Sentences into event mentions: what happened, who did it to whom with what, how many, and whether it is asserted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.codes import nature_of
from dateline.mentions.casualties import Toll, tolls
from dateline.mentions.fates import Told, outlived
from dateline.mentions.pointers import pointers
from dateline.mentions.roles import roles
from dateline.mentions.settings import attach, best_sited
from dateline.mentions.status import background, modality
from dateline.mentions.sufferers import frames
from dateline.mentions.triggers import Trigger, triggers
from dateline.records import Count, EventMention, Place, Report, Sentence, Span, When, identify
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse

__all__ = ["extract"]


def extract(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], times: Sequence[When], places: Sequence[Place]
) -> tuple[EventMention, ...]:
    """Every event mention of one report, in order of text.

    `parses` maps a sentence's id to its grammar; a sentence without one (a credit, page furniture) tells nothing.
    Times and places go to the mention that they hang on in the grammar, or else the nearest.
    """
    read: list[_Read] = []
    for sentence in sentences:
        parse = parses.get(sentence.id)
        if parse is not None:
            told = triggers(parse, tolls(parse)) or _pointing(parse, read)
            read.extend(_of_sentence(report, sentence, parse, told, times, places))
    dated = {time.span: time for time in times}
    found = _without_the_dead([_Read(_told_long_ago(one.mention, report, dated), one.parse, one.tolls) for one in read])
    return tuple(_settled(mention, found) for mention in found)


def _pointing(parse: Parse, before: Sequence[_Read]) -> tuple[Trigger, ...]:
    """Words that point back at the harm told last before them, in a sentence that tells no event of its own."""
    news = (one.mention for one in reversed(before))
    last = next(
        (m for m in news if m.modality == "asserted" and m.status == "new" and nature_of(m.kind) == "harm" and m.kind != "war"), None
    )
    return pointers(parse, last.kind) if last is not None else ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A mention, and what its counts were read from."""

    mention: EventMention
    parse: Parse
    tolls: tuple[Toll, ...]


def _without_the_dead(read: Sequence[_Read]) -> list[EventMention]:
    """The mentions, each without the counts of people shot or hurt whom the report tells dead."""
    if not any(toll.what == "killed" for one in read for toll in one.tolls):
        return [one.mention for one in read]
    told = [
        Told(toll, one.parse, happened=one.mention.modality == "asserted" and one.mention.status == "new" and not toll.cumulative)
        for one in read
        for toll in one.tolls
    ]
    died = outlived(told)
    left: list[EventMention] = []
    number = 0
    for one in read:
        counts = one.mention.counts
        kept = tuple(count for i, count in enumerate(counts) if i >= len(one.tolls) or number + i not in died)
        left.append(one.mention if kept == counts else replace(one.mention, counts=kept))
        number += len(one.tolls)
    return left


OLD_NEWS = timedelta(days=14)
"""What is said to have happened longer before the report than this explains the news; it is not the news."""


def _told_long_ago(mention: EventMention, report: Report, dated: Mapping[Span, When]) -> EventMention:
    """Background, where the mention's own time says that it was long ago: "In 2027, 11 people died".

    "since 2028" is no day of an event; it only tells that what is told of then was long ago.
    """
    if not mention.times:
        return mention
    own = tuple(span for span in mention.times if dated[span].rule != "since")
    if report.date is None:
        return replace(mention, times=own)
    for span in mention.times:
        last = dated[span].end if span in own else dated[span].start
        if last is not None and last < report.date.start - OLD_NEWS:
            return replace(mention, times=own, status="background", cue=mention.cue or span)
    return replace(mention, times=own)


def _settled(mention: EventMention, told: Sequence[EventMention]) -> EventMention:
    """A bare "strike" is the workers' one in a report that tells of one and of no other sort."""
    if mention.kind != "strike":
        return mention
    kinds = {other.kind for other in told}
    if "labour strike" not in kinds or kinds & {"drone strike", "air strike", "shelling"}:
        return mention
    kind = "labour strike"
    return replace(mention, id=identify("m", mention.trigger.report, mention.trigger.start, mention.trigger.end, kind), kind=kind)


def _of_sentence(
    report: Report, sentence: Sentence, parse: Parse, told: Sequence[Trigger], times: Sequence[When], places: Sequence[Place]
) -> list[_Read]:
    if not told:
        return []
    base = sentence.span.start

    def span(first: int, last: int) -> Span:
        return Span(report.id, base + parse.tokens[first].start, base + parse.tokens[last].end)

    words = {trigger.word: frozenset({trigger.word, *(toll.word for toll in trigger.tolls), *_joined(parse, trigger)}) for trigger in told}
    here = {place.span: place for place in places if sentence.span.covers(place.span) and not place.metonym}
    when = attach(
        parse,
        base,
        words,
        [time.span for time in times if time.start is not None and sentence.span.covers(time.span)],
        through_speech=False,
    )
    where = attach(parse, base, words, list(here), through_speech=True)
    found: list[_Read] = []
    for trigger in told:
        phrases = roles(parse, trigger)
        mode, sign = modality(parse, trigger.word)
        status, opener = background(parse, trigger.word)
        cumulative = any(toll.cumulative for toll in trigger.tolls)
        cue = sign if sign is not None else opener
        at = span(trigger.word, trigger.word)
        found.append(
            _Read(
                EventMention(
                    id=identify("m", report.id, at.start, at.end, trigger.kind),
                    sentence=sentence.id,
                    trigger=at,
                    kind=trigger.kind,
                    status="background" if cumulative or trigger.kind == "war" else status,
                    modality=mode,
                    cue=None if cue is None else span(cue, cue),
                    actors=tuple(span(*phrase) for phrase in phrases.actors),
                    targets=tuple(span(*phrase) for phrase in phrases.targets),
                    instruments=tuple(span(*phrase) for phrase in phrases.instruments),
                    objects=tuple(span(*phrase) for phrase in phrases.objects),
                    places=best_sited([here[span] for span in where[trigger.word]]),
                    times=tuple(when[trigger.word]),
                    counts=tuple(_count(toll, span(toll.first, toll.last)) for toll in trigger.tolls) + _strikes(parse, trigger, span),
                ),
                parse,
                trigger.tolls,
            )
        )
    return found


def _joined(parse: Parse, trigger: Trigger) -> tuple[int, ...]:
    """ "Killed" in "was shot and killed on Monday": what is said of it is said of the shooting."""
    return tuple(t.i for t in parse.children(trigger.word, "conj") if any(what in ("killed", "injured") for what, _ in frames(t)))


def _count(toll: Toll, span: Span) -> Count:
    people = toll.people
    return Count(toll.what, people.low, people.high, people.hedge, people.group, toll.cumulative, span)


def _strikes(parse: Parse, trigger: Trigger, span: Callable[[int, int], Span]) -> tuple[Count, ...]:
    """How many strikes, attacks or arrests a counted noun tells of: "two air strikes"."""
    token = parse.tokens[trigger.word]
    if token.tag != "NNS":
        return ()
    for number in parse.children(trigger.word, "nummod"):
        value = parse_number(number.text)
        if value is not None and number.i < trigger.word:
            return (
                Count(
                    "strikes" if token.lemma == "strike" else token.lower,
                    value,
                    value,
                    hedge=None,
                    group=None,
                    cumulative=False,
                    span=span(number.i, trigger.word),
                ),
            )
    return ()
