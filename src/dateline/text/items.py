"""The items of a round-up, a report that tells one happening after another.

"About 9 p.m., a man was shot on Elm Street. ... Shortly before midnight, two women were wounded on Oak Street."
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice

from dateline.records import Report, Sentence
from dateline.tables import words

MANY = 3
"""Hours at which a report brings in people who were hurt, from which on it is a round-up whatever it says of itself."""
FEW = 2
"""The same, where it opens with shootings, and not with a shooting."""
OPENING = 4
"""Sentences in which a round-up says that it tells of several happenings, the headline among them."""
_BODY = "body"


def items_of(report: Report, sentences: Sequence[Sentence]) -> Mapping[str, int]:
    """The item of a round-up that each sentence of a report belongs to, from 1, by the sentence's id; empty where the report is none.

    An item begins with a sentence that brings in people who were hurt ("a man", "four people") at an hour of its own. Where enough of them
    do, so does a paragraph that begins with another happening in other words: it says which ("the latest shooting"), it sets a time and then
    brings in people who were hurt ("Less than an hour earlier, a man was injured"), or it brings them in and says where and on which day. What
    stands before the first belongs to none.
    """
    lines = sorted(sentences, key=lambda s: s.index)
    opening = report.text[: lines[min(OPENING, len(lines)) - 1].span.end] if lines else ""
    of_several = not _words("several").isdisjoint(_A_WORD.findall(opening.lower()))
    if not of_several and sum(1 for _ in islice(_LIKE_AN_HOUR.finditer(report.text), MANY)) < MANY:
        return {}
    body = {s.id: report.text[s.span.start : s.span.end] for s in lines if s.kind == _BODY}
    hours = {key: hour for key, told in body.items() if (hour := _hour(told)) is not None}
    begins = [s.id for before, s in zip([None, *lines], lines, strict=False) if before is None or before.paragraph != s.paragraph]
    others = {key: body[key] for key in begins if key in body and key not in hours}
    which = {key for key, told in others.items() if _which_one().match(told)}
    bringing_in = {key: told for key, told in others.items() if key not in which and _brings_in(told)}
    timed = {key for key, told in bringing_in.items() if _sets_a_time(told)}
    sited = {key for key, told in bringing_in.items() if all(_any_of(sort).search(told) for sort in ("day", "where"))}
    at_hours = len(set(hours.values()))
    sure, likely = at_hours + len(which), at_hours + len(which) + len(timed)
    if at_hours < MANY and not (of_several and (sure >= FEW or likely >= MANY)):
        return {}
    return dict(_numbered(lines, hours.keys(), which | timed | sited))


def _numbered(sentences: Sequence[Sentence], hours: Collection[str], others: Collection[str]) -> Iterator[tuple[str, int]]:
    """The sentences from the first item on, with their numbers; the hour told right behind a sentence that opens an item without one is that item's."""
    item, without_hour = 0, -2
    for sentence in sentences:
        if sentence.id in hours:
            item += sentence.index != without_hour + 1
        elif sentence.id in others:
            item, without_hour = item + 1, sentence.index
        if item:
            yield sentence.id, item


def _hour(sentence: str) -> str | None:
    """The hour at which a sentence tells people hurt whom it brings in, or says which of several happenings it tells; None where it does
    neither. The hour of a death is none.
    """
    hours = (hour for hour in _HOUR.finditer(sentence) if not _of_a_death().search(sentence, 0, hour.start()))
    first = next(hours, None)
    if first is None or not (_brings_in(sentence) or _which_one().match(sentence) or _by_number().search(sentence)):
        return None
    return re.sub(r"[\s.]", "", first[0].casefold())


def _sets_a_time(sentence: str) -> bool:
    """Whether a sentence that brings people in does so behind a time; "a man was shot and later died" does not."""
    people = _new_people().search(sentence)
    time = _any_of("day", "time").search(sentence, 0, AHEAD)
    return people is not None and time is not None and "," in sentence[time.end() : people.start()]


AHEAD = 60
"""Characters in which a sentence sets its time where it does so first."""


def _brings_in(sentence: str) -> bool:
    """Whether a sentence tells people hurt who were not told of before: "a man", "another 18-year-old man".

    "The two men", "38 other people" and "three of those shot -- a man and two boys" were; "two people were hurt in shootings" is a sum.
    """
    told = all(sign.search(sentence) for sign in (_new_people(), _harm()))
    return told and not _OF_THOSE.search(sentence) and not _any_of("several").search(sentence)


_HOUR = re.compile(
    r"\b(?<!pdate )(?<!pdated )(?<!pdated at )(?:(?:1[0-2]|[1-9])(?::[0-5]\d)?\s?[ap]\.?m\b\.?(?!\s?:)|noon\b|midnight\b)", re.IGNORECASE
)
""""UPDATE 7:02 p.m.:" is the hour of the report."""
_LIKE_AN_HOUR = re.compile(r"\d\s?[APap]\.?[Mm]\b|[Nn]oon\b|[Mm]idnight\b")
"""What every hour matches, found fast: of a hundred reports a few have several."""
_A_WORD = re.compile(r"[a-z]+")


_NUMBER = r"(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_OF_THOSE = re.compile(rf"\b{_NUMBER}\s+of (?:the|those|these|them)\b", re.IGNORECASE)


@cache
def _new_people() -> re.Pattern[str]:
    known = r"(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\bboth )"
    between = rf"(?:(?!{_NUMBER}(?![\w-])|others?\b|of\b|the\b|and\b|in\b|who\b)[\w’'-]+,?\s+){{0,3}}?"
    return re.compile(rf"\b{known}{_NUMBER}\s+{between}(?:{'|'.join(sorted(_words('who')))})\b", re.IGNORECASE)


@cache
def _harm() -> re.Pattern[str]:
    """A word for it that does not point back: "a shooting", but not "the shooting"."""
    return re.compile(rf"(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bsame )\b(?:{'|'.join(sorted(_words('harm')))})\b", re.IGNORECASE)


@cache
def _which_one() -> re.Pattern[str]:
    which, one = ("|".join(sorted(_words(sort))) for sort in ("which", "one"))
    return re.compile(
        rf"\W*(?:(?:in|at)\s+)?(?:(?:the|an?)\s+)?(?:\w+['’]s\s+)?(?:{which})\s+(?:[\w’'-]+\s+){{0,2}}?(?:{one})\b", re.IGNORECASE
    )


@cache
def _by_number() -> re.Pattern[str]:
    """ "Officers went to the second shooting about midnight"."""
    return re.compile(rf"\b(?:second|third|fourth|fifth)\s+(?:[\w’'-]+\s+){{0,1}}?(?:{'|'.join(sorted(_words('one')))})\b", re.IGNORECASE)


@cache
def _any_of(*sorts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words(*sorts)))})\b", re.IGNORECASE)


@cache
def _of_a_death() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words('died')))})\b[^.;]{{0,60}}\Z", re.IGNORECASE)


_words = partial(words, "dateline.text", "items.tsv")
