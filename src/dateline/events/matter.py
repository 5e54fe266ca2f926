"""What an act or a word is about: two statements of one politician in one week share a report's words, but not a sentence's."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from dateline.codes import nature_of
from dateline.records import EventMention, Sentence
from dateline.text.rarity import likeness, rarity, words_in

STEM = 5
"""Letters by which a word is known: "tampering" and "tamper", "accusations" and "accused" are one."""
OTHER = 0.1
"""Sentences less alike than this tell of other matters."""
DOUBTFUL = 0.25
"""Those less alike than this may."""
ALIKE = 0.4
"""From here on one who is named in both is known to speak of the same."""
_POSSESSIVE = re.compile(r"['’]s$")


def matter(text: str, sentence: Sentence, mention: EventMention) -> dict[str, float]:
    """What a mention of an act or a word in its report's `text` is about: nothing for other kinds. Who speaks is no part of it."""
    nature = nature_of(mention.kind)
    if nature not in ("act", "word"):
        return {}
    start, left = sentence.span.start, []
    speakers = [span for span in mention.actors if nature == "word" and sentence.span.covers(span)]
    for span in sorted(speakers, key=lambda span: span.start):
        left.append(text[start : span.start])
        start = max(start, span.end)
    return stems(" ".join([*left, text[start : sentence.span.end]]))


def stems(words: str) -> dict[str, float]:
    """The stems of words, each with the rarity of its rarest word, scaled to length 1."""
    told: dict[str, float] = {}
    for word in words_in(words):
        bare = _POSSESSIVE.sub("", word)
        told[bare[:STEM]] = max(told.get(bare[:STEM], 0.0), rarity(bare))
    length = math.sqrt(math.fsum(weight * weight for weight in told.values()))
    return {stem: weight / length for stem, weight in told.items() if weight} if length else {}


def nearest(one: Iterable[dict[str, float]], other: Iterable[dict[str, float]]) -> float:
    """The highest likeness of a matter of the one with one of the other; 0 where either tells none."""
    others = list(other)
    return max((likeness(a, b) for a in one for b in others), default=0.0)


def strangers(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name who spoke, or acted, and nobody of the one can be one of the other, not even by the last word of the name."""
    return bool(one and other) and not one & other and not _last(one) & _last(other)


def _last(keys: frozenset[str]) -> set[str]:
    return {key.split()[-1].removeprefix("~") for key in keys}
