"""Mentions into claims: every value with the words that say it and the one who says so; and the quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from dateline.claims.accusations import doing
from dateline.claims.attributions import ATTITUDES, Attribution
from dateline.claims.hearsay import passed_on
from dateline.claims.quotes import quotes
from dateline.claims.sayings import attributions
from dateline.claims.speakers import Speakers
from dateline.claims.values import Value, values
from dateline.records import Actor, Claim, EventMention, Place, Report, Sentence, Span, When, identify
from dateline.text.parses import Parse

__all__ = ["attribute"]

_PROSE = ("headline", "body", "caption")


def attribute(
    report: Report,
    sentences: Sequence[Sentence],
    parses: Mapping[str, Parse],
    mentions: Sequence[EventMention],
    times: Sequence[When],
    places: Sequence[Place],
    actors: Sequence[Actor],
) -> tuple[Claim, ...]:
    """Every claim of one report, in order of text.

    A value belongs to the narrowest attribution of its sentence that covers it; where none does, the report itself
    states it. Each attribution also gives a claim of field "statement" (or "attitude": what somebody believes, wants, praises or
    condemns), each quotation one of field "quote".
    """
    told = [sentence for sentence in sentences if sentence.id in parses]
    quoted = [
        span
        for _, paragraph in groupby(sentences, key=lambda sentence: sentence.paragraph)
        for span in quotes(report, [sentence for sentence in paragraph if sentence.kind in _PROSE])
    ]
    spoken = {sentence.id: parses[sentence.id].once(_told, headline=sentence.kind == "headline") for sentence in told}
    speakers = Speakers(report, sentences, parses, spoken, actors)
    found: list[Claim] = []
    for sentence in told:
        for attribution in spoken[sentence.id]:
            said, span = speakers.span(sentence, attribution.cue), speakers.span(sentence, attribution.content)
            if any(quote.covers(said) for quote in quoted):
                continue  # what somebody says in a quotation is part of it: "I think", "the police told me"
            field = "attitude" if attribution.stance in ATTITUDES else "statement"
            found.append(_claim(report, speakers, sentence, attribution, None, Value(field, report.text[span.start : span.end], span)))
    by_sentence = {sentence.id: sentence for sentence in sentences}
    for mention in mentions:
        for value in values(report, mention, times, places, actors):
            sentence = by_sentence[mention.sentence]
            if not sentence.span.covers(value.span):  # a day that another sentence tells (mentions/lending.py)
                sentence = next((other for other in told if other.span.covers(value.span)), sentence)
            parse = parses[sentence.id]
            narrowest = _narrowest(sentence, parse, spoken[sentence.id], value)
            held = None
            if value.field == "actor" and sentence.span.covers(mention.trigger):
                narrowest, held = doing(sentence, parse, spoken[sentence.id], mention.trigger, value.span, narrowest)
            claim = _claim(report, speakers, sentence, narrowest, mention, value)
            if held is not None:
                claim = replace(claim, stance=held.stance, cue=claim.cue or speakers.span(sentence, (held.cue.i, held.cue.i)))
            found.append(claim)
    for span, who in speakers.of_quotes(quoted).items():
        if any(actor.span.covers(span) for actor in actors):
            continue  # a nickname: Wissam “Abu Bakr” al-Saadi
        words = report.text[span.start : span.end]
        key = identify("c", None, "quote", report.id, span.start, span.end)
        source, said_with, name = who or (None, None, None)
        found.append(Claim(key, None, "quote", words, span, source, said_with, "says" if who else "states", name))
    unique = {claim.id: claim for claim in found}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.span, claim.field, claim.id)))


def _told(parse: Parse, *, headline: bool) -> tuple[Attribution, ...]:
    """The sentence's attributions, without attitudes that are part of another's words: "she said she wanted"."""
    found = attributions(parse, headline=headline)
    spoken = [outer for outer in found if outer.stance not in ATTITUDES]
    return tuple(one for one in found if one.stance not in ATTITUDES or not any(outer.covers(*one.cue) for outer in spoken))


def _narrowest(sentence: Sentence, parse: Parse, spoken: Sequence[Attribution], value: Value) -> Attribution | None:
    tokens = parse.at(value.span.start - sentence.span.start, value.span.end - sentence.span.start)
    if not tokens:
        return None
    covering = [found for found in spoken if found.vouched and found.covers(tokens[0].i, tokens[-1].i)]
    narrowest = min(covering, key=lambda found: (found.size, found.cue), default=None)
    return passed_on(parse, parse.top(tokens), narrowest) or narrowest


def _claim(
    report: Report, speakers: Speakers, sentence: Sentence, attribution: Attribution | None, mention: EventMention | None, value: Value
) -> Claim:
    owner = None if mention is None else mention.id
    key = identify(
        "c", owner, value.field, report.id, value.span.start, value.span.end, value.text, attribution.cue if attribution else None
    )
    if attribution is None:
        return Claim(key, owner, value.field, value.text, value.span, None, None, "states", None)
    source: Span = speakers.span(sentence, attribution.source)
    return Claim(
        key,
        owner,
        value.field,
        value.text,
        value.span,
        source,
        speakers.span(sentence, attribution.cue),
        attribution.stance,
        speakers.name(sentence, attribution),
    )
