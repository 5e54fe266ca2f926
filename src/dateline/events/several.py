"""Words that tell several happenings at once ("three strikes", "a wave of bombings"), and words that tell one of them."""

from __future__ import annotations

import re
from functools import cache, partial

from dateline.records import EventMention, Sentence, Span
from dateline.tables import words
from dateline.text.numbers import parse_number


def told_as_several(text: str, sentence: Sentence, mention: EventMention) -> Span | None:
    """The words by which a mention counts several happenings: "two separate shootings", "a wave of bombings"; None where it tells of one.

    `text` is its report's. "Other shootings" than those told, and "the 2031 shootings" of one place, are none.
    """
    if not in_the_plural(text[mention.trigger.start : mention.trigger.end]):
        return None
    found = _counted().search(text, sentence.span.start, mention.trigger.start)
    if found is None or _A_MONTH.search(text, sentence.span.start, found.start("words")):
        return None
    return Span(sentence.span.report, found.start("words"), mention.trigger.end)


_A_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\Z")
""" "The July 15 killings" were not fifteen."""


def told_by_number(text: str, sentence: Sentence, mention: EventMention) -> str | None:
    """The word that tells which of several a mention tells: "one" strike, "a second" blast, "another" bombing; None where none does.

    "One shooting victim" is no shooting.
    """
    noun = text[mention.trigger.start : mention.trigger.end].lower()
    if noun not in _singular() or _OF_THE_SAME.match(text, mention.trigger.end):
        return None
    found = _numbered().search(text[sentence.span.start : mention.trigger.start])
    return found["word"].lower() if found else None


OF_ONE = r"(?:victims?|suspects?|scene|survivors?|charges?|deaths?|wounds?)\b"
"""Nouns before which an event's word only says of which event they are: "the shooting victim", "a second bombing suspect"."""
_OF_THE_SAME = re.compile(rf"[\s-]+{OF_ONE}", re.IGNORECASE)


def in_the_plural(word: str) -> bool:
    """Whether a word names several happenings: "shootings"."""
    return word.lower() in _words("noun")


def number_of(words: str) -> int | None:
    """How many "three air strikes" are; None for "several" and "a wave of"."""
    return parse_number(words.split(maxsplit=1)[0])


@cache
def _singular() -> frozenset[str]:
    return frozenset(
        {"bomb", *(noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s") for noun in _words("noun"))}
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\A\W*|[,;:(“\"]\s*|\b(?:in|and|of|but|an?|the)\s+)(?P<word>{_any_of('which')})\s+{_like()}{{0,3}}\Z", re.IGNORECASE
    )


def _any_of(*roles: str) -> str:
    return "|".join(sorted(re.escape(word) for role in roles for word in _words(role)))


def _like() -> str:
    """A word that may stand before the noun: one of the table, or a name."""
    return rf"(?:(?:{_any_of('like')})\s+|(?-i:[A-Z])[\w’'-]+\s+)"


@cache
def _counted() -> re.Pattern[str]:
    counted = rf"(?:{_any_of('count', 'some')}|[1-9]\d?|an?\s+(?:new\s+)?(?:{_any_of('group')}))"
    return re.compile(rf"(?<![\w-])(?<!\d[.,])(?P<words>{counted}\s+{_like()}{{0,3}})\Z", re.IGNORECASE)


_words = partial(words, "dateline.events", "several.tsv")
