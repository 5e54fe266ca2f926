"""Sentences into event mentions: what happened, who did it to whom with what, how many, and whether it is asserted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.mentions.casualties import Toll, tolls
from dateline.mentions.roles import roles
from dateline.mentions.settings import attach, best_sited
from dateline.mentions.status import background, modality
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
    found: list[EventMention] = []
    for sentence in sentences:
        parse = parses.get(sentence.id)
        if parse is not None:
            found.extend(_of_sentence(report, sentence, parse, times, places))
    dated = {time.span: time for time in times}
    return tuple(_settled(_told_long_ago(mention, report, dated), found) for mention in found)


OLD_NEWS = timedelta(days=14)
"""What is said to have happened longer before the report than this explains the news; it is not the news."""


def _told_long_ago(mention: EventMention, report: Report, dated: Mapping[Span, When]) -> EventMention:
    """Background, where the mention's own time says that it was long ago: "In 2027, 11 people died".

    "since 2028" is no day of an event; it only tells that what is told of then was long ago.
    """
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
    kinds = {other.kind for other in told}
    if mention.kind != "strike" or "labour strike" not in kinds or kinds & {"drone strike", "air strike", "shelling"}:
        return mention
    kind = "labour strike"
    return replace(mention, id=identify("m", mention.trigger.report, mention.trigger.start, mention.trigger.end, kind), kind=kind)


def _of_sentence(report: Report, sentence: Sentence, parse: Parse, times: Sequence[When], places: Sequence[Place]) -> list[EventMention]:
    told = triggers(parse, tolls(parse))
    if not told:
        return []
    base = sentence.span.start

    def span(first: int, last: int) -> Span:
        return Span(report.id, base + parse.tokens[first].start, base + parse.tokens[last].end)

    words = {trigger.word: frozenset({trigger.word, *(toll.word for toll in trigger.tolls)}) for trigger in told}
    here = {place.span: place for place in places if sentence.span.covers(place.span) and not place.metonym}
    when = attach(
        parse,
        base,
        words,
        [time.span for time in times if time.start is not None and sentence.span.covers(time.span)],
        through_speech=False,
    )
    where = attach(parse, base, words, list(here), through_speech=True)
    found: list[EventMention] = []
    for trigger in told:
        phrases = roles(parse, trigger)
        mode, sign = modality(parse, trigger.word)
        status, opener = background(parse, trigger.word)
        cumulative = any(toll.cumulative for toll in trigger.tolls)
        cue = sign if sign is not None else opener
        at = span(trigger.word, trigger.word)
        found.append(
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
            )
        )
    return found


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
