"""What speaks for or against two tellings being of one event: a list of named features, each explaining itself.

A feature gives a number, mostly 1 where it holds and 0 where it does not; `weights.tsv` says how much it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import log1p

from dateline.events.agreement import kinds_agree
from dateline.events.tellings import Telling
from dateline.tables import rows
from dateline.text.distance import kilometres
from dateline.text.rarity import likeness, rarity

Feature = Callable[[Telling, Telling], float]

SAME_KM = 0.05
"""Coordinates nearer than this were taken from one entry of a gazetteer."""
FAR_KM = 300.0
"""Further apart than this is no more telling."""
UNSAID_KM = 20.0
"""Where a place is not stated, the distance counts as this."""


def same_days(a: Telling, b: Telling) -> float:
    """Both give the same first and last day."""
    return float(a.days is not None and a.days == b.days)


def days_overlap(a: Telling, b: Telling) -> float:
    """The days of both overlap, or nobody gives any."""
    return float(_gap(a, b) == 0)


def next_day(a: Telling, b: Telling) -> float:
    """One gives the day after the other's: "Sunday night" told on Monday."""
    return float(_gap(a, b) == 1)


def some_days_apart(a: Telling, b: Telling) -> float:
    """Two or more days lie between what the two give."""
    return float(_gap(a, b) > 1)


def _gap(a: Telling, b: Telling) -> int:
    if a.days is None or b.days is None:
        return 0
    return max(0, (max(a.days[0], b.days[0]) - min(a.days[1], b.days[1])).days)


def same_spot(a: Telling, b: Telling) -> float:
    """Both are at the same coordinates: in one town, or at one site."""
    apart = _apart(a, b)
    return float(apart is not None and apart <= SAME_KM)


def distance(a: Telling, b: Telling) -> float:
    """How far apart they are: the logarithm of 1 and the kilometres, up to `FAR_KM`."""
    apart = _apart(a, b)
    return log1p(UNSAID_KM if apart is None else min(apart, FAR_KM))


def place_unsaid(a: Telling, b: Telling) -> float:
    """One of the two does not say where."""
    return float(_apart(a, b) is None)


@cache
def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    return kilometres(*one, *other)


def _apart(a: Telling, b: Telling) -> float | None:
    return None if a.spot is None or b.spot is None else _kilometres(a.spot, b.spot)


def other_doers(a: Telling, b: Telling) -> float:
    """Both say who did it, and name nobody in common."""
    return float(bool(a.doers and b.doers) and not a.doers & b.doers)


def same_means(a: Telling, b: Telling) -> float:
    """Done in one way at least that both tell: shooting, arson."""
    return float(bool(a.means & b.means))


def same_occasion(a: Telling, b: Telling) -> float:
    """At the same sort of occasion: a protest, a raid."""
    return float(bool(a.occasion) and a.occasion == b.occasion)


def same_victims(a: Telling, b: Telling) -> float:
    """It befell the same sort of people."""
    return float(bool(a.victims) and a.victims == b.victims)


def dead_alike(a: Telling, b: Telling) -> float:
    """How alike the numbers killed are, where both tell of some: 1 for the same, towards 0 the further apart their logarithms."""
    if not a.killed or not b.killed:
        return 0.0
    one, other = log1p(a.killed), log1p(b.killed)
    return 1 - abs(one - other) / max(one, other)


def same_dead(a: Telling, b: Telling) -> float:
    """The same number killed, above none."""
    return float(bool(a.killed) and a.killed == b.killed)


def same_injured(a: Telling, b: Telling) -> float:
    """The same number injured, above none."""
    return float(bool(a.injured) and a.injured == b.injured)


def other_injured(a: Telling, b: Telling) -> float:
    """Both tell of injured, and of different numbers."""
    return float(bool(a.injured and b.injured) and a.injured != b.injured)


def same_report(a: Telling, b: Telling) -> float:
    """One report tells both."""
    return float(a.report == b.report)


def same_word(a: Telling, b: Telling) -> float:
    """Told with one word: "was arrested", "the arrests" differ, "arrested", "arrests him" do not."""
    return float(bool(a.word) and a.word == b.word)


def same_phrase(a: Telling, b: Telling) -> float:
    """Told with the very same words as printed."""
    return float(bool(a.phrase) and a.phrase == b.phrase)


def like_word(a: Telling, b: Telling) -> float:
    """The share of the longer word with which both begin, where they are two: "nominate", "nominee" .75."""
    if a.word == b.word or not a.word or not b.word:
        return 0.0
    same = next((place for place, (x, y) in enumerate(zip(a.word, b.word, strict=False)) if x != y), min(len(a.word), len(b.word)))
    return same / max(len(a.word), len(b.word))


def same_word_weight(a: Telling, b: Telling) -> float:
    """How rare the one word is with which both are told (`dateline.text.rarity`)."""
    return rarity(a.word) if same_word(a, b) else 0.0


def saying_word(a: Telling, b: Telling) -> float:
    """The one word is one of saying or doing, which any event can be told with."""
    return float(bool(same_word(a, b)) and a.word in _SAYING)


_SAYING = frozenset(
    {"say", "tell", "go", "make", "take", "announce", "report", "get", "be", "have", "do", "it", "this", "that", "which", "so"}
)


def kinds(a: Telling, b: Telling) -> float:
    """Told with two words that are one kind of event here (1), or a general and a special one (0.5): "killed", "shot dead"."""
    return kinds_agree(a.kind, b.kind) if a.kind and b.kind and not same_word(a, b) else 0.0


def other_kinds(a: Telling, b: Telling) -> float:
    """The two words are different kinds of event."""
    return float(bool(a.kind and b.kind) and kinds_agree(a.kind or "", b.kind or "") == 0)


def known_pair(a: Telling, b: Telling) -> float:
    """Two words that told one event elsewhere: in one topic of the learning data (1), or in several (2) (`pairs.tsv`)."""
    return 0.0 if a.word == b.word else float(min(2, _known().get((min(a.word, b.word), max(a.word, b.word)), 0)))


@cache
def _known() -> Mapping[tuple[str, str], int]:
    return {(one, other): int(topics) for one, other, topics in rows("dateline.events", "pairs.tsv")}


def pronoun(a: Telling, b: Telling) -> float:
    """How many of the two are told by "it" or "this" alone."""
    return float(a.pronoun + b.pronoun)


def sentences_alike(a: Telling, b: Telling) -> float:
    """The likeness of the two sentences' words, from 0 to 1."""
    return likeness(a.sentence, b.sentence)


def word_in_like_sentences(a: Telling, b: Telling) -> float:
    """The same where both are told with one word."""
    return same_word(a, b) * sentences_alike(a, b)


def reports_alike(a: Telling, b: Telling) -> float:
    """The likeness of two reports' words, from 0 to 1; 0 for one report."""
    return 0.0 if a.report == b.report else likeness(a.text, b.text)


def word_in_like_reports(a: Telling, b: Telling) -> float:
    """The same where both are told with one word."""
    return same_word(a, b) * reports_alike(a, b)


def word_in_report(a: Telling, b: Telling) -> float:
    """One report tells both, with one word."""
    return same_word(a, b) * same_report(a, b)


def shared_names(a: Telling, b: Telling) -> float:
    """How many names and figures hang on both words, up to two."""
    return float(min(2, len(a.names & b.names)))


def shared_numbers(a: Telling, b: Telling) -> float:
    """A figure stands in both sentences."""
    return float(bool(a.numbers & b.numbers))


def other_numbers(a: Telling, b: Telling) -> float:
    """Figures stand in both sentences, none in common."""
    return float(bool(a.numbers and b.numbers) and not a.numbers & b.numbers)


CODED: tuple[Feature, ...] = (
    same_days, days_overlap, next_day, some_days_apart, same_spot, distance, place_unsaid, other_doers, same_means, same_occasion,
    same_victims, dead_alike, same_dead, same_injured, other_injured, same_report,
)  # fmt: skip
"""What a row of a coded table can state."""
PROSE: tuple[Feature, ...] = (
    same_word, same_phrase, like_word, same_word_weight, saying_word, kinds, other_kinds, known_pair, pronoun, sentences_alike,
    word_in_like_sentences, reports_alike, word_in_like_reports, same_report, word_in_report, shared_names, shared_numbers, other_numbers,
)  # fmt: skip
"""What a mention in a text can state."""
FEATURES: Mapping[str, Feature] = {feature.__name__: feature for feature in (*CODED, *PROSE)}


def features(a: Telling, b: Telling, names: tuple[str, ...]) -> dict[str, float]:
    """The value of each of the named features for two tellings."""
    return {name: FEATURES[name](a, b) for name in names}
