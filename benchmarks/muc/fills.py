"""Whether a fill of an answer is correct, partially correct or incorrect against a fill of the key.

Set fills, dates, places and numbers follow `scoring-guidelines.v7`, 3.1.2 to 3.2.24. Where its scorer asked a person (fills
taken from the text, places that differ), these rules stand in for the person, on the side of strictness ("if you have any
doubt, count it incorrect"):

- Words are compared without case, marks and nonessential modifiers (`nonessential.tsv`).
- *Correct*: the same words as an alternative of the key; or an alternative with more words of the same noun phrase:
  modifiers before it, or after it a phrase with a preposition or a relative clause, without a comma.
- *Partially correct*: an alternative with further adjuncts; a shorter form of one that keeps its head noun ("BRIGADE" for
  "6TH INFANTRY BRIGADE"); words of a proper name alone (a surname).
- A place is correct where country and all names are the same, in any order, whatever type is put in brackets;
  partially correct where only the country is the same, or all but the country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from functools import cache

from benchmarks.muc.templates import BLANK, Fill, Slot, table


class Verdict(IntEnum):
    """In halves of a point."""

    INCORRECT = 0
    PARTIAL = 1
    CORRECT = 2


_PREPOSITIONS = frozenset("OF FROM IN AT ON NEAR WITH FOR TO BY WHO WHOM WHICH THAT WHERE BELONGING WEARING LOCATED TRAVELING".split())


def judge(slot: Slot, key: Fill, answer: Fill) -> Verdict:
    """The verdict on the one fill of `answer` (its first alternative and first tag)."""
    value = answer.values[0]
    if slot.sort == "date":
        return max(_judge_date(expected, value) for expected in key.values)
    if slot.sort == "location":
        return max(_judge_place(expected, value) for expected in key.values)
    tagged = _same_tag(key.tags, answer.tags)
    if slot.sort == "string":
        words = max(judge_words(expected, value, name=slot.name == "hum-tgt-name") for expected in key.values)
        # a description is right for the right person only; wrong of the wrong one is partially right (3.2.19)
        return words if tagged or not slot.tagged else min(words, Verdict.PARTIAL)
    verdict = max((_judge_set(slot, e, value) if slot.sort == "set" else _judge_number(e, value)) for e in key.values)
    return verdict if tagged else min(verdict, Verdict.PARTIAL)


def _same_tag(key: Sequence[str], answer: Sequence[str]) -> bool:
    """A tag is right where it is fully right; a missing one means that there is nothing to point at."""
    stated = answer[0] if answer else BLANK
    return any(expected == stated or judge_words(expected, stated) is Verdict.CORRECT for expected in key or (BLANK,))


def _judge_set(slot: Slot, expected: str, value: str) -> Verdict:
    if expected == value:
        return Verdict.CORRECT
    return Verdict.PARTIAL if (slot.name, value, expected) in _above() else Verdict.INCORRECT


@cache
def _above() -> frozenset[tuple[str, str, str]]:
    return frozenset((slot, general, special) for slot, general, special in table("above.tsv"))


def _judge_number(expected: str, value: str) -> Verdict:
    plain, given = expected.replace(" ", "").replace(",", ""), value.replace(" ", "").replace(",", "")
    if plain == given:
        return Verdict.CORRECT
    # a single number that the key has as one end of a range, or with a tilde
    anchors = re.fullmatch(r"~?(\d+)?-?~?(\d+)?", plain)
    return Verdict.PARTIAL if given.isdecimal() and anchors and given in anchors.groups() else Verdict.INCORRECT


# --- words ------------------------------------------------------------------------------------------------------


def judge_words(expected: str, value: str, *, name: bool = False) -> Verdict:
    """Words taken from the text against those of the key; `name`: both are proper names of people."""
    wanted, given = _essential(expected), _essential(value)
    if not wanted or not given:
        return Verdict.CORRECT if _plain(expected) == _plain(value) else Verdict.INCORRECT
    if wanted == given:
        return Verdict.CORRECT
    place = _found(wanted, given)
    if place is not None:
        before, after = value.upper(), given[place + len(wanted) :]
        bare = "," not in before and ";" not in before
        return Verdict.CORRECT if bare and (not after or after[0] in _PREPOSITIONS) else Verdict.PARTIAL
    if _found(given, wanted) is not None and (name or _head(wanted) in given or _is_last(given, wanted)):
        return Verdict.PARTIAL
    return Verdict.INCORRECT


def _plain(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text.upper())


def _essential(text: str) -> list[str]:
    """The words without nonessential modifiers; OF stays where it is needed to see the head of a phrase."""
    skipped = _nonessential()
    return [word for word in _plain(text) if word not in skipped or word == "OF"]


@cache
def _nonessential() -> frozenset[str]:
    return frozenset(word for (word,) in table("nonessential.tsv"))


def _found(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Where `part` begins in `whole`."""
    return next((i for i in range(len(whole) - len(part) + 1) if list(whole[i : i + len(part)]) == list(part)), None)


def _head(words: Sequence[str]) -> str:
    """The head noun of a phrase: the last word before its first preposition."""
    end = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    return words[end - 1]


def _is_last(part: Sequence[str], whole: Sequence[str]) -> bool:
    return list(whole[-len(part) :]) == list(part)


# --- days -------------------------------------------------------------------------------------------------------


def _judge_date(expected: str, value: str) -> Verdict:
    wanted, given = days(expected), days(value)
    if wanted is None or given is None:
        return Verdict.CORRECT if expected == value else Verdict.INCORRECT
    if wanted == given:
        return Verdict.CORRECT
    (first, last), (start, end) = wanted, given
    if start is None:  # a default ("- 26 AUG 89"): partly right only where the key ends on the same day
        return Verdict.PARTIAL if end == last else Verdict.INCORRECT
    within = end <= last and (first is None or start >= first)
    return Verdict.PARTIAL if within else Verdict.INCORRECT


@cache
def days(text: str) -> tuple[int | None, int] | None:
    """First and last day (as ordinals) of "26 AUG 89", "25 AUG 89 - 26 AUG 89", "- 26 AUG 89"; None where it is no date."""
    found = [_day(words) for words in re.findall(r"\d{1,2} [A-Z]{3} \d{2}", text)]
    if not found or None in found:
        return None
    last = found[-1]
    assert last is not None  # noqa: S101 - just looked
    return (None if text.lstrip(" (").startswith("-") else found[0]), last


def _day(text: str) -> int | None:
    try:
        return datetime.strptime(text, "%d %b %y").toordinal()  # noqa: DTZ007 - a day, no time
    except ValueError:
        return None


# --- places -----------------------------------------------------------------------------------------------------


def _judge_place(expected: str, value: str) -> Verdict:
    (country, *places), (stated, *given) = _places(expected), _places(value)
    if country == stated and sorted(places) == sorted(given):
        return Verdict.CORRECT
    return Verdict.PARTIAL if country == stated or (places and sorted(places) == sorted(given)) else Verdict.INCORRECT


def _places(text: str) -> list[str]:
    """Country and further names, without their types ("(CITY)")."""
    return [" ".join(re.sub(r"\([^()]*\)", " ", part).split()) for part in text.split(":")]
