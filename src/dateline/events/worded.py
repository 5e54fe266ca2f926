"""What speaks for or against two mentions in texts being of one event: the words they are told with, and those around them.

Each feature is a function of two tellings that explains itself; `weights.tsv` says how much it counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log1p

from dateline.events.agreement import kinds_agree
from dateline.events.tellings import Telling
from dateline.tables import rows
from dateline.text.rarity import likeness, rarity

HALF = 0.05
"""Two reports as alike as this are half as telling as the same report would be: what is above hardly tells more."""


def same_report(a: Telling, b: Telling) -> float:
    """One report tells both."""
    return float(a.report == b.report)


def same_word(a: Telling, b: Telling) -> float:
    """Told with one word: "was arrested", "the arrests" differ, "arrested", "arrests him" do not."""
    return float(bool(a.word) and a.word == b.word)


def same_phrase(a: Telling, b: Telling) -> float:
    """Told with the very same words as printed."""
    return float(bool(a.phrase) and a.phrase == b.phrase)


def word_of_phrase(a: Telling, b: Telling) -> float:
    """Told with two words, but one phrase holds a word of the other: "drunken driving", "driving under the influence"."""
    return float(not same_word(a, b) and bool(a.words & b.words))


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


def saying_in_like_sentences(a: Telling, b: Telling) -> float:
    """The likeness of the two sentences' words, where the one word is one of saying or doing."""
    return saying_word(a, b) * sentences_alike(a, b)


def kinds(a: Telling, b: Telling) -> float:
    """Told with two words that are one kind of event here (1), or a general and a special one (0.5): "killed", "shot dead"."""
    return kinds_agree(a.kind, b.kind) if a.kind and b.kind and not same_word(a, b) else 0.0


def known_pair(a: Telling, b: Telling) -> float:
    """Two words that told one event elsewhere: in one topic of the learning data (1), or in several (2) (`pairs.tsv`)."""
    return 0.0 if a.word == b.word else float(min(2, _known().get((min(a.word, b.word), max(a.word, b.word)), 0)))


@cache
def _known() -> Mapping[tuple[str, str], int]:
    return {(one, other): int(topics) for one, other, topics in rows("dateline.events", "pairs.tsv")}


def pronoun(a: Telling, b: Telling) -> float:
    """How many of the two are told by "it" or "this" alone."""
    return float(a.pronoun + b.pronoun)


def both_verbs(a: Telling, b: Telling) -> float:
    """Both are told with verbs."""
    return float(a.verb and b.verb)


def verb_and_noun(a: Telling, b: Telling) -> float:
    """One is told with a verb, one with a noun."""
    return float(a.verb != b.verb)


def sentences_alike(a: Telling, b: Telling) -> float:
    """The likeness of the two sentences' words, from 0 to 1."""
    return likeness(a.sentence, b.sentence)


def word_in_like_sentences(a: Telling, b: Telling) -> float:
    """The same where both are told with one word."""
    return same_word(a, b) * sentences_alike(a, b)


def reports_alike(a: Telling, b: Telling) -> float:
    """How alike the words and phrases of two reports are, towards 1 (`HALF`); 0 for one report."""
    if a.report == b.report:
        return 0.0
    alike = likeness(a.text, b.text)
    return alike / (alike + HALF)


def word_in_like_reports(a: Telling, b: Telling) -> float:
    """The same where both are told with one word."""
    return same_word(a, b) * reports_alike(a, b)


def word_in_report(a: Telling, b: Telling) -> float:
    """One report tells both, with one word."""
    return same_word(a, b) * same_report(a, b)


def tellers(a: Telling, b: Telling) -> float:
    """Told with one word: the logarithm of 1 and the reports of the story that tell something with it."""
    return same_word(a, b) * log1p(max(a.tellers, b.tellers))


def tellers_in_like_sentences(a: Telling, b: Telling) -> float:
    """The same by the likeness of the two sentences' words."""
    return tellers(a, b) * sentences_alike(a, b)


def both_lead(a: Telling, b: Telling) -> float:
    """Both stand in the first two sentences of their reports."""
    return float(a.sentence_number < LEAD and b.sentence_number < LEAD)


LEAD = 2
"""Sentences."""


def both_first(a: Telling, b: Telling) -> float:
    """Both stand in the first sentence, mostly a headline."""
    return float(a.sentence_number == b.sentence_number == 0)


def shared_names(a: Telling, b: Telling) -> float:
    """How many names and figures hang on both words, up to two."""
    return float(min(2, len(a.names & b.names)))


def around_alike(a: Telling, b: Telling) -> float:
    """The likeness of the words that hang on the two in the grammar: who, whom, where, when."""
    return likeness(a.around, b.around)


def word_with_like_around(a: Telling, b: Telling) -> float:
    """The same where both are told with one word."""
    return same_word(a, b) * around_alike(a, b)


def same_subject(a: Telling, b: Telling) -> float:
    """A word for who did it is the same."""
    return float(bool(a.who & b.who))


def same_object(a: Telling, b: Telling) -> float:
    """A word for whom it befell, or for where or when it did, is the same."""
    return float(bool(a.whom & b.whom))


def other_dates(a: Telling, b: Telling) -> float:
    """Weekdays, months or years stand in both sentences, none in common."""
    return float(bool(a.dates and b.dates) and not a.dates & b.dates)


FEATURES = (
    same_word, same_phrase, word_of_phrase, like_word, same_word_weight, saying_word, saying_in_like_sentences, kinds, known_pair, pronoun,
    both_verbs, verb_and_noun, sentences_alike, word_in_like_sentences, reports_alike, word_in_like_reports, same_report, word_in_report,
    tellers, tellers_in_like_sentences, both_lead, both_first, shared_names, around_alike, word_with_like_around, same_subject, same_object,
    other_dates,
)  # fmt: skip
"""What a mention in a text can state."""
