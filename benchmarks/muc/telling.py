"""An event of dateline as an incident of MUC-4: its type, stage, targets, perpetrators, instruments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from benchmarks.muc import around as beside
from benchmarks.muc import names, phrases
from benchmarks.muc.incident import Incident, Reading, Target
from benchmarks.muc.templates import table
from dateline.records import Count, Event, EventMention, Span
from dateline.text.datelines import dateline_end

_A_WAR = 500
"""People killed or hurt from which a number sums up a war rather than an incident."""
_STRUCK_AT_ONCE = 2
"""Things that one sentence is taken to place a bomb at, where it does not say that they were hit."""
NO_INSTRUMENT = ("ARSON", "KIDNAPPING")
_STRIKES = ("BOMBING", "ARSON")
DOUBT = r"\b(?:PRESUMABL[YE]|PRESUMED|APPARENTLY|ALLEGED(?:LY)?|SUSPECTED|SUPPOSED(?:LY)?|BLAMED|ATTRIBUTED|ACCUSED)\b"


def incident(event: Event, reading: Reading) -> Incident | None:
    """What the event's mentions tell; None where its kind is no incident, or where no mention says that it happened."""
    told = _kinds().get(event.kind)
    if told is None or event.modality in ("denied", "hypothetical", "planned"):
        return None
    ids = set(event.mentions)
    mentions = [mention for mention in reading.mentions if mention.id in ids and mention.modality == "asserted"]
    if told.words is not None:
        mentions = [mention for mention in mentions if told.words.search(reading.words(reading.around(mention.trigger)))]
    if not mentions:
        return None
    words = [reading.words(mention.trigger) for mention in mentions]
    sort = next((sort for pattern, sort in _triggers() for word in words if pattern.search(word)), told.type)
    found = Incident(sort, mentions, told.stage or _stage(mentions, reading))
    near = [s.span for s in reading.sentences if any(s.span.covers(m.trigger) for m in mentions)]
    _place(found, near, reading)
    for mention in mentions:
        _add_targets(found, mention, reading)
        _add_perpetrators(found, mention, reading)
        _add_instruments(found, mention, reading)
    if not found.things and found.type == "BOMBING":
        _add_things_bombed(found, near, reading)
    if found.type in ("ATTACK", "KIDNAPPING"):
        _add_victims(found, near, reading)
    return found


class _Kind(NamedTuple):
    """As what a kind of event is told: incident type, stage where the kind tells it, and words without which it is no incident."""

    type: str
    stage: str | None
    words: re.Pattern[str] | None


@cache
def _kinds() -> Mapping[str, _Kind]:
    return {
        kind: _Kind(sort, None if stage == "-" else stage, None if words == "-" else re.compile(words))
        for kind, sort, stage, words in table("incidents.tsv")
    }


@cache
def _triggers() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), sort) for pattern, sort in table("trigger_words.tsv"))


def _stage(mentions: Sequence[EventMention], reading: Reading) -> str:
    text = reading.report.text
    around = " ".join(phrases.flat(text[max(0, m.trigger.start - 60) : m.trigger.end + 40]) for m in mentions)
    if re.search(r"\bATTEMPT(?:ED|S)?\b|\b(?:FOILED|DEACTIVATED|DEFUSED|FRUSTRATED|TRIED TO)\b", around):
        return "ATTEMPTED"
    return "THREATENED" if re.search(r"\bTHREAT(?:S|ENED|ENING)?\b", around) else "ACCOMPLISHED"


def _place(found: Incident, near: Sequence[Span], reading: Reading) -> None:
    """Days and places that the mentions have; else those of their sentences. Where the message was sent from may be but the
    place of the reporting (7.4, note 4), and its day is told "by default" (7.3, note 3).
    """
    news = [mention for mention in found.mentions if mention.status == "new"] or found.mentions
    days = {span for mention in news for span in mention.times}
    places = {span for mention in found.mentions for span in mention.places}
    body = dateline_end(reading.report.text)
    whens = [when for when in reading.times if when.start is not None and when.span.start >= body]
    found.days = [w for w in whens if w.span in days] or [w for w in whens if w.precision == "day" and any(s.covers(w.span) for s in near)]
    stated = [place for place in reading.places if not place.metonym and place.relation != "dateline"]
    found.places = [p for p in stated if p.span in places] or [p for p in stated if any(s.covers(p.span) for s in near)]


# --- targets ----------------------------------------------------------------------------------------------------


def _add_targets(found: Incident, mention: EventMention, reading: Reading) -> None:
    around = reading.words(reading.around(mention.trigger))
    for span in (*mention.targets, *mention.objects):
        meant = reading.meant(span)
        if not any(place.span.covers(meant) for place in reading.places):
            printed = reading.printed[meant.start : meant.end]
            number = _before(meant, reading) + printed.upper()
            if thing := _thing(printed, number, around):
                found.things.setdefault(str(thing.person.description), thing)
            elif span in mention.targets and (person := _person(printed, number, reading)):
                person.effects = _harm(mention, span)
                found.hit(person)
    for count in mention.counts:
        if person := _counted(count, mention, reading):
            found.hit(person)
    for name, sort in beside.struck(around) if found.type in _STRIKES else ():
        if not any(f" {name} " in f" {other} " or f" {other} " in f" {name} " for other in found.things):
            found.things[name] = _struck(name, sort, around)


def _thing(printed: str, numbered: str, around: str) -> Target | None:
    """A phrase as a physical target; None where it tells of nothing of the sort."""
    phrase = printed.upper()
    sort = phrases.sort_of(phrase, "things.tsv")
    person = phrases.person(printed)
    if sort is None or (person and person.name) or phrases.sort_of(phrase, "people.tsv"):
        return None
    name = phrases.bare(phrase)
    return Target(phrases.Person(None, name), sort, phrases.number(numbered, named=False), beside.damage(around), _nation(name))


def _struck(name: str, sort: str, around: str) -> Target:
    return Target(phrases.Person(None, name), sort, phrases.number(name, named=False), beside.damage(around), _nation(name))


def _person(printed: str, numbered: str, reading: Reading) -> Target | None:
    """A phrase as a human target; None where it tells of nobody, or of people whom an attack does not make victims."""
    person = phrases.person(printed)
    if person is None:
        return None
    if person.name and person.name in {place.name.upper() for place in reading.places if place.level is not None}:
        return None
    if person.name:
        known = names.introduce(person.name, reading.printed)
        person = phrases.Person(known.name, person.description or known.description)
    if _outlaw(person.tag):
        return None
    phrase = printed.upper()
    sort = phrases.sort_of(" ".join(filter(None, (person.description, phrases.flat(phrase)))), "people.tsv") or "CIVILIAN"
    return Target(person, sort, phrases.number(numbered, named=bool(person.name)), [], _nation(phrase))


def _outlaw(words: str) -> bool:
    return phrases.sort_of(words, "perpetrators.tsv") == "TERRORIST ACT"


_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:ABOUT|SOME)\s+)?\b(?:\d[\d,]*|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE)\s+$", re.IGNORECASE
)


def _before(span: Span, reading: Reading) -> str:
    """The number that stands before a phrase and is no part of it."""
    match = _NUMBER_BEFORE.search(reading.report.text[max(0, span.start - 40) : span.start])
    return match.group().upper() if match else ""


_COUNTED = re.compile(
    r"(?:AT LEAST |SOME |ABOUT )?(?:\d[\d,]*|[A-Z]+) ((?:[A-Z]+ )*?[A-Z]+?)"
    r"(?: (?:WERE|WAS|HAVE|HAD|HAS|DIED|KILLED|WOUNDED|INJURED|DEAD)\b.*)?$"
)
_NO_NOUN_PHRASE = re.compile(r"\b(?:KILLED|WOUNDED|INJURED|WERE|WAS|AND|BY)\b")
_LONGEST_COUNTED = 4
"""Words of a phrase that a number counts."""


def _counted(count: Count, mention: EventMention, reading: Reading) -> Target | None:
    """People killed or hurt whom only the count tells of: "two policemen were killed"."""
    if count.what not in ("killed", "injured") or count.cumulative or count.low >= _A_WAR or any(map(count.span.covers, mention.targets)):
        return None
    match = _COUNTED.match(reading.words(count.span))
    words = phrases.bare(match[1]) if match else ""
    if not words or words in phrases.VAGUE or _outlaw(words) or len(words.split()) > _LONGEST_COUNTED or _NO_NOUN_PHRASE.search(words):
        return None
    sort = phrases.sort_of(words, "people.tsv") or "CIVILIAN"
    effect = "DEATH" if count.what == "killed" else "INJURY"
    return Target(phrases.Person(None, words), sort, str(count.low), [effect], _nation(words))


def _harm(mention: EventMention, span: Span) -> list[str]:
    """What befell a target: what a count over it says, or the deed itself."""
    counted = {count.what for count in mention.counts if count.span.covers(span)}
    effects = [effect for what, effect in (("killed", "DEATH"), ("injured", "INJURY")) if what in counted]
    return effects or (["DEATH"] if mention.kind in ("killing", "assassination") else [])


def _nation(phrase: str) -> str | None:
    words = phrases.flat(phrase)
    for _, name, peoples, *_ in table("nations.tsv"):
        if any(re.search(rf"(?<![A-Z]){re.escape(people)}S?(?![A-Z])", words) for people in peoples.split("|")):
            return name
    return None


def _add_things_bombed(found: Incident, near: Sequence[Span], reading: Reading) -> None:
    """What the sentence of a bombing, or the one after it, places the bomb at."""
    here = {sentence.index for sentence in reading.sentences if sentence.span in near}
    for sentence in reading.sentences:
        if not found.things and {sentence.index, sentence.index - 1} & here:
            around = reading.words(sentence.span)
            for name, sort in beside.struck(around, widely=True)[:_STRUCK_AT_ONCE]:
                found.things.setdefault(name, _struck(name, sort, around))


def _add_victims(found: Incident, near: Iterable[Span], reading: Reading) -> None:
    """People whom the words of these sentences name as victims; where others are known already, only those with a name."""
    named_only = bool(found.people)
    for span in near:
        for whom in beside.victims(reading.printed[span.start : span.end]):
            around = reading.words(span)
            if (thing := _thing(whom, whom.upper(), around)) and not named_only:
                found.things.setdefault(str(thing.person.description), thing)
            elif not thing and (person := _person(whom, whom.upper(), reading)) and (person.person.name or not named_only):
                found.hit(person)


# --- perpetrators and instruments -------------------------------------------------------------------------------


def _add_perpetrators(found: Incident, mention: EventMention, reading: Reading) -> None:
    for span in mention.actors:
        meant = reading.meant(span)
        words = reading.words(meant)
        if words in phrases.VAGUE or any(place.span == meant for place in reading.places):
            continue
        found.category = found.category or phrases.sort_of(words, "perpetrators.tsv")
        organisations = phrases.organisations(words)
        for name in organisations:
            found.organisations.setdefault(name, _confidence(mention, span, reading))
        person = phrases.person(reading.printed[meant.start : meant.end])
        if person is not None and not {words, person.tag} & set(organisations):
            found.individuals.append(person.name or phrases.bare(words))


_AUTHORITY = re.compile(
    r"\b(?:POLICE|MILITARY|ARMY|ARMED FORCES|GOVERNMENT|MINISTER|MINISTRY|AUTHORITIES|OFFICIALS?|PRESIDENT|COLONEL|GENERAL)\b"
)


def _confidence(mention: EventMention, actor: Span, reading: Reading) -> str:
    """After the decision tree of part2.v7, slot 11, from the claims on the event and its actor."""
    claims = [c for c in reading.claims if c.mention == mention.id and (c.field == "event" or (c.field == "actor" and c.span == actor))]
    accused = [c for c in claims if c.stance in ("blames", "alleges", "suspects", "claims")]
    if not accused and not re.search(DOUBT, reading.words(reading.around(actor))):
        return "REPORTED AS FACT"
    sources = " ".join(reading.words(claim.source) for claim in (accused or claims) if claim.source)
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if _AUTHORITY.search(sources) else "SUSPECTED OR ACCUSED"


def _add_instruments(found: Incident, mention: EventMention, reading: Reading) -> None:
    if found.type in NO_INSTRUMENT:
        return
    around = reading.words(reading.around(mention.trigger))
    for words, sort in phrases.instruments(around):
        found.instruments.setdefault(words, sort)
    if not found.instruments and (inferred := beside.inferred(around)):
        found.instruments["-"] = inferred
