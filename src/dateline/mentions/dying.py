"""Deaths that came later: "he died at a hospital on Tuesday" is the day of the death, not of the shooting on Sunday."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.mentions.aftermath import words
from dateline.mentions.scenes import is_news_of_harm
from dateline.records import EventMention, Sentence, Span, When
from dateline.text.parses import Parse, Token


def later_deaths(sentences: Sequence[Sentence], parses: Mapping[str, Parse], mentions: Sequence[EventMention]) -> frozenset[str]:
    """The ids of mentions that tell only that somebody died of wounds, or was in care, and not what hurt them."""
    spans = {sentence.id: sentence.span for sentence in sentences}
    found = set()
    for mention in mentions:
        if mention.kind != "casualties" or not mention.times or mention.sentence not in parses:
            continue
        span = spans[mention.sentence]
        parse = parses[mention.sentence]
        trigger = parse.at(mention.trigger.start - span.start, mention.trigger.end - span.start)
        if _any(trigger, "died") and _any(parse.tokens, "care"):
            found.add(mention.id)
    return frozenset(found)


def _any(tokens: Sequence[Token], kind: str) -> bool:
    return any(token.lemma.lower() in words(kind) for token in tokens)


def without_their_days(mentions: Sequence[EventMention], deaths: frozenset[str], dated: Mapping[Span, When]) -> list[EventMention]:
    """The mentions, without the days of `deaths` where the report tells harm by its cause and dates it otherwise."""
    days = {(dated[span].start, dated[span].end) for m in mentions if m.id not in deaths and is_news_of_harm(m) for span in m.times}
    if not any(start is not None and start == end for start, end in days):
        return list(mentions)
    return [
        replace(m, times=tuple(span for span in m.times if (dated[span].start, dated[span].end) in days)) if m.id in deaths else m
        for m in mentions
    ]
