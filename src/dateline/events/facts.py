"""What one mention states, gathered from the records around it, so that mentions can be compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from typing import TypeVar

from dateline.codes import family_of
from dateline.events.ages import ages_told
from dateline.events.dead import named_dead
from dateline.events.matter import matter
from dateline.events.several import OF_ONE, told_as_several, told_by_number
from dateline.records import Actor, Count, EventMention, Modality, Place, Report, Sentence, Span, Status, When
from dateline.tables import words
from dateline.text.order import age

_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|their)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
_COARSE = {"site": 0, "neighbourhood": 1, "town": 2, "district": 3, "region": 4, "country": 5, "several": 6, "unknown": 7}


@dataclass(frozen=True, slots=True)
class Facts:
    """One mention and what it states. Actors and targets are register keys, or "~" and the printed name in lower case."""

    mention: EventMention
    report: Report
    sentence: Sentence
    kind: str
    family: str
    status: Status
    modality: Modality
    definite: bool
    """Introduced by "the" or "this": it points back at something told before."""
    pointing: bool
    """Told by a verb alone that says of something told before that it happened, or that helpers were called there."""
    days: tuple[When, ...]
    """Of what is told as having happened, none after its report's."""
    places: tuple[Place, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    countries: frozenset[str]
    """Countries of actors and targets."""
    names: frozenset[str]
    """Persons and sites named in the sentence, without those of every case (`every_case.tsv`): what two reports of one event share and strangers do not."""
    cumulative: bool
    """A running tally told as background; a sum told as news ("six killed in weekend shootings") can join an event that it sums up, where
    its report does not tell them one by one."""
    length: int
    """Words of its sentence."""
    several: bool
    """Tells several happenings at once ("three strikes"): an event of its own, of which each of them is a part."""
    which: str | None
    """Which of several it tells, where a word says so: "one" strike, "a second" blast."""
    setting: tuple[Place, ...]
    """Towns named where the report begins (dateline, headline, first sentences): where it is at home, not what the mention states."""
    ages: frozenset[int]
    """Years of age of those whom it tells killed or hurt one by one; 0 for less than a year."""
    dead: frozenset[str]
    """Full names of those whom it tells killed (`dead`)."""
    matter: dict[str, float]
    """The weighed words of its sentence, where it tells an act or a word: what that is about (`matter`)."""
    item: int
    """Which item of a round-up it stands in, from 1 (`dateline.text.items.items_of`); 0 in a report of one thing, and before the first."""

    @property
    def start(self) -> int:
        """Where the mention begins in its report."""
        return self.mention.trigger.start

    def toll(self, what: str) -> tuple[Count, ...]:
        """The counts of `what` that are no running tally."""
        return tuple(count for count in self.mention.counts if count.what == what and not count.cumulative)


def gather(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    mentions: Sequence[EventMention],
    times: Sequence[When],
    places: Sequence[Place],
    actors: Sequence[Actor],
    items: Mapping[str, int],
) -> list[Facts]:
    """The facts of every mention, by report (date, then id) and place in the text; `items` maps a sentence of a round-up to the number of its item."""
    by_report = {report.id: report for report in reports}
    by_sentence = {sentence.id: sentence for sentence in sentences}
    when = {time.span: time for time in times}
    where = {place.span: place for place in places}
    named, sited = _in_sentences(actors, sentences), _in_sentences(places, sentences)
    towns: dict[str, list[Place]] = {}
    for place in filter(_town, places):
        towns.setdefault(place.span.report, []).append(place)
    opening = _openings(sentences)
    parted = {by_sentence[key].span.report for key in items}
    setting = {report: tuple(place for place in found if place.span.end <= opening.get(report, 0)) for report, found in towns.items()}
    found = []
    for mention in mentions:
        sentence, report = by_sentence[mention.sentence], by_report[mention.trigger.report]
        item = items.get(sentence.id, 0)
        here = named.get(sentence.id, [])
        doers, sufferers = _who(mention.actors, here), _who(mention.targets, here)
        found.append(
            Facts(
                mention,
                report,
                sentence,
                mention.kind,
                family_of(mention.kind),
                mention.status,
                mention.modality,
                points_back(report, sentence, mention),
                report.text[mention.trigger.start : mention.trigger.end].lower() in words("dateline.events", "pointing.tsv"),
                _days(mention, report, when) or _of_late(mention, report, item),
                tuple(where[span] for span in mention.places),
                frozenset(map(_key, doers)),
                frozenset(map(_key, sufferers)),
                frozenset(actor.country for actor in (*doers, *sufferers) if actor.country),
                _names(sentence, here, sited.get(sentence.id, [])),
                (mention.status == "background" or report.id in parted) and any(count.cumulative for count in mention.counts),
                len(report.text[sentence.span.start : sentence.span.end].split()),
                told_as_several(report.text, sentence, mention) is not None,
                told_by_number(report.text, sentence, mention),
                setting.get(report.id, ()),
                frozenset(years for count in mention.counts if count.low == 1 for years in ages_told(report.text, count.span)),
                named_dead(mention, here),
                matter(report.text, sentence, mention),
                item,
            )
        )
    return sorted(found, key=lambda facts: (*age(facts.report), facts.start, facts.mention.id))


_Named = TypeVar("_Named", Actor, Place)


def _in_sentences(records: Iterable[_Named], sentences: Iterable[Sentence]) -> dict[str, list[_Named]]:
    """The records that share a character with each sentence, by the sentence's id: a mention's roles stand in its own sentence."""
    by_report: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_report.setdefault(sentence.span.report, []).append(sentence)
    for own in by_report.values():
        own.sort(key=lambda sentence: sentence.span.start)
    ends = {report: [sentence.span.end for sentence in own] for report, own in by_report.items()}
    found: dict[str, list[_Named]] = {}
    for record in records:
        own = by_report.get(record.span.report, [])
        for sentence in own[bisect_right(ends.get(record.span.report, []), record.span.start) :]:
            if sentence.span.start >= record.span.end:
                break
            found.setdefault(sentence.id, []).append(record)
    return found


OPENING = 6
"""Sentences that begin a report: headline, lead, and what follows at once."""


def _openings(sentences: Sequence[Sentence]) -> dict[str, int]:
    """Where the opening of each report ends."""
    ends: dict[str, int] = {}
    for sentence in sentences:
        if sentence.index < OPENING:
            ends[sentence.span.report] = max(sentence.span.end, ends.get(sentence.span.report, 0))
    return ends


def _town(place: Place) -> bool:
    return place.gazetteer is not None and not place.metonym and place.precision in ("town", "neighbourhood", "district")


def points_back(report: Report, sentence: Sentence, mention: EventMention) -> bool:
    """Whether "the" or "this" opens the mention: it points back at something told before."""
    return bool(_DEFINITE.search(report.text[max(sentence.span.start, mention.trigger.start - 60) : mention.trigger.start]))


def told_as_another(facts: Facts) -> bool:
    """Whether its own words set it apart from what the report tells: "a separate shooting", "the previous attacks".

    The "shooting victim" of "another shooting victim" is one of the same; "was another attack" says of the event told what it is.
    """
    start, end = facts.start, facts.mention.trigger.end
    before = facts.report.text[facts.sentence.span.start : start]
    noun = facts.report.text[start:end].lower()
    if _OF_THE_SAME.match(facts.report.text, end):
        return False
    return any(noun in _another(event) and _set_apart(*by).search(before) for event, by in _ONE_OR_MORE)


_ONE_OR_MORE = (("event", ("apart", "one apart")), ("events", ("apart",)))


def told_to_compare(facts: Facts) -> bool:
    """Whether it only says since when nothing like it had happened: "the deadliest attack since July 2031, when gunmen killed 77"."""
    return _SINCE_WHEN.search(facts.report.text[facts.sentence.span.start : facts.start]) is not None


def called_in(facts: Facts) -> bool:
    """Whether it is doubtful only as a call or a search leaves it open: "a report of a shooting", but not "he may hurt himself"."""
    cue = facts.mention.cue
    return cue is not None and facts.report.text[cue.start : cue.end].lower() in words("dateline.events", "called_in.tsv")


_SINCE_WHEN = re.compile(r"\bsince\b[^.;]*\b(?:when|in which)\b[^.;]*$", re.IGNORECASE)
_OF_THE_SAME = re.compile(rf"\s+{OF_ONE}", re.IGNORECASE)


@cache
def _set_apart(*roles: str) -> re.Pattern[str]:
    """A word that sets apart, and at most one more before the noun: "another deadly ...", but not "was another ..."."""
    words_apart = "|".join(sorted(word for role in roles for word in _another(role)))
    return re.compile(rf"(?<!\bis )(?<!\bwas )\b(?:{words_apart})\s+(?:[\w’'-]+\s+)?$", re.IGNORECASE)


_another = partial(words, "dateline.events", "another.tsv")


def _days(mention: EventMention, report: Report, when: Mapping[Span, When]) -> tuple[When, ...]:
    """Its days; what has happened cannot lie ahead of its report: such a day is misread, or of a later edition."""
    last = report.date.end if report.date and mention.modality == "asserted" else None
    days = (when[span] for span in mention.times)
    return tuple(day for day in days if day.start is not None and (last is None or day.start <= last))


SPELL = timedelta(days=7)
"""A round-up tells what happened in a night, a weekend, or a week at most, before its report."""


def _of_late(mention: EventMention, report: Report, item: int) -> tuple[When, ...]:
    """The days that an item of a round-up can have which names none; none where it tells no news."""
    if not item or report.date is None or mention.status != "new" or mention.modality != "asserted":
        return ()
    return (When("", mention.trigger, report.date.start - SPELL, report.date.end, "week", "round-up"),)


def _key(actor: Actor) -> str:
    return actor.register or f"~{actor.name.lower()}"


def _who(spans: Sequence[Span], actors: Sequence[Actor]) -> list[Actor]:
    return [actor for actor in actors if any(span.overlaps(actor.span) for span in spans)]


def _names(sentence: Sentence, actors: Sequence[Actor], places: Sequence[Place]) -> frozenset[str]:
    persons = {
        actor.name.lower()
        for actor in actors
        if actor.register is None and sentence.span.covers(actor.span) and " " in actor.name and actor.name[:1].isupper()
    }
    sites = {
        place.name.lower()
        for place in places
        if (place.level in ("site", "neighbourhood") or place.gazetteer is None) and sentence.span.covers(place.span)
    }
    return frozenset(name for name in persons | sites if not in_every_case(name))


_NAME_WORD = re.compile(r"[^\W\d_]+")


def in_every_case(name: str) -> bool:
    """ "Arlen General Hospital", "Arlen Police", "the Brek County coroner's office": they are named whatever befell whom."""
    return not words("dateline.events", "every_case.tsv").isdisjoint(_NAME_WORD.findall(name))


def coarseness(place: Place) -> int:
    """0 for a site, up to 7 for a place of unknown extent."""
    return _COARSE[place.precision]
