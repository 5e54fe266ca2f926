"""Which events that a report tells apart belong together, by its own words: one strike of three, a death during a protest, an arrest over an attack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache, partial
from itertools import pairwise

from dateline.codes import nature_of
from dateline.events.agreement import days_agree, kinds_agree, places_agree, same_place
from dateline.events.facts import Facts, coarseness
from dateline.events.several import in_the_plural, number_of, told_as_several
from dateline.records import Belongs, Link, Span, identify
from dateline.tables import words

Group = Sequence[Facts]
"""What one report tells of one thing that happened."""


def belong(told: Sequence[Group]) -> list[Link]:
    """Links between what one report tells as two events, of which one belongs to the other; each names the words that say so."""
    links = [*_of_several(told), *_of_a_round_up(told), *_in_a_sentence(told)]
    return sorted({link.id: link for link in links}.values(), key=lambda link: (link.older, link.newer, link.id))


def _of_several(told: Sequence[Group]) -> Iterator[Link]:
    """The single events of those that the report counts.

    One is meant by its own words ("one of eight shootings", "a second strike"), or lies on the days and in the place that are told of
    them all. Where nobody says how many there were, or more lie there, which are meant is left open.
    """
    for whole in told:
        words = [(facts, span) for facts in whole if facts.several and (span := _several(facts))]
        if not words or not _happened(whole):
            continue
        singles = [group for group in told if group is not whole and not any(facts.several for facts in group) and _happened(group)]
        singles = [group for group in singles if _alike(whole, group)]
        meant = [(group, _named_one(words, group)) for group in singles]
        named = [found for _, found in meant if found]
        for facts, single, spans, reason in named:
            yield _link(facts, single, "one of", spans, reason)
        rest = [group for group, found in meant if not found and _lies_within(group, whole)]
        number = max((count for facts, span in words if (count := number_of(_text(facts, span)))), default=0)
        if len(named) + len(rest) <= number:
            for group in rest:
                facts, span = words[0]
                yield _link(facts, group[0], "one of", (span,), "lies on the days and in the place told of them all")


def _of_a_round_up(told: Sequence[Group]) -> Iterator[Link]:
    """The harm that each item of a round-up tells is one of what the report's sum counts: "six killed in weekend shootings"."""
    sums = [
        facts for group in told for facts in group if facts.status == "new" and (facts.cumulative or (facts.several and not facts.item))
    ]
    if not sums:
        return
    most = _hurt(sums)
    for group in told:
        first = group[0]
        if (
            first.item
            and first.status == "new"
            and _happened(group)
            and nature_of(first.kind) == "harm"
            and (_hurt(group) <= most or not most)
        ):
            yield _link(sums[0], first, "one of", (sums[0].mention.trigger,), "told one by one in its round-up")


def _several(facts: Facts) -> Span | None:
    return told_as_several(facts.report.text, facts.sentence, facts.mention)


def _text(facts: Facts, span: Span) -> str:
    return facts.report.text[span.start : span.end]


def _happened(group: Group) -> bool:
    return any(facts.modality == "asserted" for facts in group)


def _alike(whole: Group, group: Group) -> bool:
    """Whether what is told once can be one of what is counted: the same kind of event, and no day or place that says otherwise."""
    counted = [facts for facts in whole if facts.several]
    return any(kinds_agree(a.kind, b.kind) and nature_of(b.kind) in ("harm", "crowd") for a in counted for b in group) and not any(
        days_agree(a.days, b.days) is False or places_agree(a.places, b.places) is False for a in counted for b in group
    )


def _named_one(words: Sequence[tuple[Facts, Span]], group: Group) -> tuple[Facts, Facts, tuple[Span, ...], str] | None:
    """The single event's own words that it is one of those counted."""
    for facts, span in words:
        for single in group:
            if single.sentence.id == facts.sentence.id and single.mention.trigger.end <= span.start:
                between = facts.report.text[single.mention.trigger.end : span.start]
                if found := _ONE_OF.search(between):
                    start = single.mention.trigger.end + found.start()
                    return facts, single, (Span(span.report, start, span.end),), "told as one of them"
            if single is group[0] and single.which not in (None, "another") and single.start > span.end and single.status == facts.status:
                return facts, single, (span, single.mention.trigger), f"told as “{single.which}” of them"
    return None


_ONE_OF = re.compile(
    r"\b(?:one|the (?:first|second|third|last|latest|deadliest|worst)) (?:of|in) (?:at least |the |these |those |about |more than )*\Z"
)


def _lies_within(group: Group, whole: Group) -> bool:
    """Whether it has a day among theirs and a place in theirs, both said; is told as one of just their kind; and hurt fewer people.

    What is counted over more than `LONGEST` says too little: of the "58 shootings in the past year" nobody can say which are told.
    """
    counted = [facts for facts in whole if facts.several]
    short = [when for facts in counted for when in facts.days if when.start and when.end and when.end - when.start < LONGEST]
    day = any(days_agree(short, b.days) for b in group)
    towns = [place for facts in counted for place in facts.places if place.precision not in ("country", "region", "several", "unknown")]
    place = any(same_place(town, q) and coarseness(q) <= coarseness(town) for town in towns for b in group for q in b.places)
    alike = {facts.kind for facts in group} <= {facts.kind for facts in counted} and {facts.status for facts in group} == {
        facts.status for facts in counted
    }
    return day and place and alike and not any(map(_plural, group)) and _hurt(group) < max(_hurt(counted), 2)


LONGEST = timedelta(days=7)


def _plural(facts: Facts) -> bool:
    return in_the_plural(facts.report.text[facts.start : facts.mention.trigger.end])


def _hurt(group: Group) -> int:
    """The most people that one telling counts as killed or hurt."""
    return max(sum(count.low for count in facts.mention.counts if count.what in ("killed", "injured")) for facts in group)


def _in_a_sentence(told: Sequence[Group]) -> Iterator[Link]:
    """What one sentence ties: "arrested in connection with the bombing", "shot dead during a protest"."""
    placed = sorted(((facts, number) for number, group in enumerate(told) for facts in group), key=lambda pair: pair[0].start)
    for (first, number), (second, other) in pairwise(placed):
        if number == other or first.sentence.id != second.sentence.id or second.several or _only_hurt(first, told[number]):
            continue
        if (first.modality, second.modality) != ("asserted", "asserted"):
            continue
        start = first.mention.trigger.end
        for how, tie in _tied(first, second, first.report.text[start : second.start]):
            yield _link(
                second, first, how, (Span(first.report.id, start + tie, second.mention.trigger.end),), f"told in one sentence, {how} it"
            )


def _only_hurt(facts: Facts, group: Group) -> bool:
    """Whether it tells who was hurt in a deed of another sentence: the gunman "killed in a raid" makes no shooting one that happened in the raid."""
    deeds = [other.sentence.id for other in group if other.kind != "casualties"]
    return facts.kind == "casualties" and bool(deeds) and facts.sentence.id not in deeds


def _tied(first: Facts, second: Facts, between: str) -> Iterator[tuple[Belongs, int]]:
    """How the first of two told in one sentence belongs to the second, and where in the words between them the tie begins."""
    noun = first.report.text[second.start : second.mention.trigger.end].lower()
    over = next((ties for sort, ties in _FOLLOWERS.items() if first.kind in _words(sort)), None)
    if over and nature_of(second.kind) == "harm" and second.kind != "war" and "unrelated" not in between:
        tie = _tie(("over",), commas=True).search(between) or _tie(("close", over), commas=False).search(between)
        if tie and not _offence(noun, between[tie.start("tie") :]):
            yield "over", tie.start("tie")
    course = second.kind in _words("course") and not kinds_agree(first.kind, second.kind)
    if nature_of(first.kind) != "word" and first.kind != "investigation" and (course or noun in _words("campaign")):
        tie = _tie(("during", "at") if second.kind == "protest" else ("during",), commas=False).search(between)
        if tie and _goes_on(first, between[: tie.start("tie")]):
            yield "during", tie.start("tie")


_FOLLOWERS = {"court": "of court", "inquiry": "of inquiry", "street": "of the street"}


def _goes_on(facts: Facts, words: str) -> bool:
    """Whether the words behind a mention are still its own: few, with no name among them but of a place, a day or somebody it tells of."""
    start = facts.mention.trigger.end
    own = [*facts.mention.places, *facts.mention.times, *facts.mention.targets, *facts.mention.actors]
    names = (found.start() + start for found in re.finditer(r"\b[A-Z]", words))
    return len(words.split()) <= MOST and all(any(span.start <= name < span.end for span in own) for name in names)


MOST = 6
"""Words between a mention and the tie."""


def _offence(noun: str, tie: str) -> bool:
    """Whether it is what somebody is charged with rather than what happened: "sentenced for domestic assault"."""
    return noun in _words("offence") and bool(re.match(rf"for\s+(?!{_OPENS}\b)", tie, re.IGNORECASE))


_OPENS = r"(?:the|an?|this|that|his|her|its|their)"


@cache
def _tie(does: tuple[str, ...], *, commas: bool) -> re.Pattern[str]:
    """The tie stands at once before the noun, with no more than the opening of its own phrase between them, and in the same clause."""
    ties = "|".join(re.escape(word) for word in sorted({word for one in does for word in _words(one)}, key=lambda word: (-len(word), word)))
    clause = "[^.;:]" if commas else "[^.;:,]"
    opening = rf"(?:{_OPENS}\s+)?(?:(?!{_OPENS}\b|including\b|involving\b)[\w’'-]+\s+){{0,3}}"
    return re.compile(rf"\A{clause}{{0,60}}?\b(?P<tie>{ties})\s+{opening}\Z", re.IGNORECASE)


_words = partial(words, "dateline.events", "belonging.tsv")


def _link(whole: Facts, part: Facts, how: Belongs, words: tuple[Span, ...], reason: str) -> Link:
    older, newer = whole.mention.id, part.mention.id
    said = " … ".join(_text(whole, span) for span in words)
    return Link(
        identify("k", older, newer, how), older, newer, same=False, score=1.0, reasons=(f"{reason}: “{said}”",), relation=how, words=words
    )
