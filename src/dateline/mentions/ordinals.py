""" "A fourth victim was driven to a hospital": whoever numbers the victims tells how many were hurt in all, the dead among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dateline.codes import nature_of
from dateline.mentions.people import group_of, start_of
from dateline.records import Count, EventMention, Sentence, Span
from dateline.tables import rows
from dateline.text.parses import Parse, Token

MOST = 20
"""Above this an ordinal numbers a city's or a year's victims, not those of one event."""
_FIGURES = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_OVER_TIME = frozenset({"of", "this", "in"})
"""What stands behind "the 64th victim of the year", "the fifth victim this month"."""


def numbered(parse: Parse) -> Iterator[tuple[int, Token]]:
    """Each victim whom a sentence numbers, from the second, with the number: "a fourth shooting victim" (4), "a fifth person was shot" (5)."""
    for noun in parse.tokens:
        if noun.tag not in ("NN", "NNP") or not (noun.lemma.lower() == "victim" or _is_hit(parse, noun)):
            continue
        number = max((_number(token) for token in parse.children(noun.i, "amod", "nmod", "compound", "nummod")), default=0)
        behind = parse.tokens[noun.i + 1].lower if noun.i + 1 < len(parse.tokens) else ""
        if 1 < number <= MOST and behind not in _OVER_TIME:
            yield number, noun


def _is_hit(parse: Parse, noun: Token) -> bool:
    """ "A fifth person was grazed": whoever numbers people by what befell them numbers those whom it befell."""
    verb = parse.head(noun.i)
    return noun.dep == "nsubjpass" and _words().get(verb.lemma) == "hit" and group_of(parse, noun) in ("person", "child", "woman")


def brought_in(parse: Parse, victim: Token) -> bool:
    """Whether a sentence tells of a numbered victim as one who was hurt: "a fourth victim showed up", "police found a fifth victim"."""
    verb = parse.head(victim.i)
    return victim.dep in ("nsubj", "nsubjpass") or (victim.dep == "dobj" and _words().get(verb.lemma) == "found")


def counted_off(parses: Sequence[Parse], sentences: Sequence[Sentence], mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions of one report; one whose sentence numbers a victim counts all those hurt up to that one.

    The dead that the report tells are victims too: of a fourth victim, where one was killed, three were hurt, and a third victim who only "was
    found", where three were killed, is one of these. A higher figure in
    the mention's own words stands. `parses` are those of the mentions' sentences, one each.
    """
    dead = max((count.low for mention in mentions if _happened(mention) for count in mention.counts if _counts(count, "killed")), default=0)
    spans = {sentence.id: sentence.span for sentence in sentences}
    done: set[str] = set()
    found: list[EventMention] = []
    for parse, mention in zip(parses, mentions, strict=True):
        asked = mention.sentence not in done and _happened(mention)
        told = max(numbered(parse), key=lambda one: one[0], default=None) if asked else None
        if told is None:
            found.append(mention)
            continue
        done.add(mention.sentence)
        number, victim = told
        base = spans[mention.sentence]
        words = Span(base.report, base.start + parse.tokens[start_of(parse, victim.i)].start, base.start + victim.end)
        found.append(_with_all(mention, number - dead, words))
    return found


def _with_all(mention: EventMention, hurt: int, words: Span) -> EventMention:
    """The mention with the count of all that its sentence numbers hurt, where it is more than what it counts itself."""
    own = next((count for count in mention.counts if _counts(count, "injured")), None)
    if hurt < 1 and own is not None and own.span == words:
        return replace(mention, counts=tuple(count for count in mention.counts if count is not own))  # the third of three dead
    if hurt < 1 or any(count.what == "killed" for count in mention.counts) or (own is not None and own.low >= hurt):
        return mention
    span = words if own is None else Span(words.report, min(own.span.start, words.start), max(own.span.end, words.end))
    everybody = Count("injured", hurt, hurt, None, None, cumulative=False, span=span)
    return replace(mention, counts=(*(count for count in mention.counts if count is not own), everybody))


def _happened(mention: EventMention) -> bool:
    return mention.modality == "asserted" and nature_of(mention.kind) == "harm"


def _counts(count: Count, what: str) -> bool:
    return count.what == what and not count.cumulative


def _number(token: Token) -> int:
    """The number that an ordinal writes; 0 for other words."""
    written = _FIGURES.fullmatch(token.text)
    told = _words().get(token.lower, "0")
    return int(written[1]) if written else int(told) if told.isdigit() else 0


@cache
def _words() -> dict[str, str]:
    return {word: told for word, told in rows("dateline.mentions", "ordinals.tsv")}  # noqa: C416 - a row is a tuple of any length to mypy
