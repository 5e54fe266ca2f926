"""Mentions into claims: every value with the words that say it and the one who says so; and the quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from dateline.claims.attributions import Attribution, attributions
from dateline.claims.quotes import quotes
from dateline.claims.speakers import Speakers
from dateline.claims.values import Value, values
from dateline.records import Actor, Claim, EventMention, Place, Report, Sentence, Span, When, identify
from dateline.text.parses import Parse

__all__ = ["attribute"]


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
    states it. Each attribution also gives a claim of field "statement", each quotation one of field "quote".
    """
    spoken = {sentence.id: attributions(parses[sentence.id]) for sentence in sentences if sentence.id in parses}
    speakers = Speakers(report, sentences, parses, spoken, actors)
    found: list[Claim] = []
    for sentence in sentences:
        for attribution in spoken.get(sentence.id, ()):
            span = speakers.span(sentence, attribution.content)
            found.append(
                _claim(report, speakers, sentence, attribution, None, Value("statement", report.text[span.start : span.end], span))
            )
    by_sentence = {sentence.id: sentence for sentence in sentences}
    for mention in mentions:
        sentence = by_sentence[mention.sentence]
        for value in values(report, mention, times, places, actors):
            narrowest = _narrowest(sentence, parses[sentence.id], spoken[sentence.id], value)
            found.append(_claim(report, speakers, sentence, narrowest, mention, value))
    for _, paragraph in groupby(sentences, key=lambda sentence: sentence.paragraph):
        told = [sentence for sentence in paragraph if sentence.kind in ("headline", "body", "caption")]
        for span in quotes(report, told):
            if any(actor.span.covers(span) for actor in actors):
                continue  # a nickname: Wissam “Abu Bakr” al-Saadi
            said = speakers.of_quote(span)
            words = report.text[span.start : span.end]
            key = identify("c", None, "quote", report.id, span.start, span.end)
            source, cue, name = said or (None, None, None)
            found.append(Claim(key, None, "quote", words, span, source, cue, "says" if said else "states", name))
    unique = {claim.id: claim for claim in found}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.span, claim.field, claim.id)))


def _narrowest(sentence: Sentence, parse: Parse, spoken: Sequence[Attribution], value: Value) -> Attribution | None:
    tokens = parse.at(value.span.start - sentence.span.start, value.span.end - sentence.span.start)
    if not tokens:
        return None
    covering = [found for found in spoken if found.covers(tokens[0].i, tokens[-1].i)]
    return min(covering, key=lambda found: (found.size, found.cue), default=None)


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
