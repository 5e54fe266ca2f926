"""What one sentence tells, as first drafts of mentions: each trigger with its roles, places, times, counts and standing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.codes import nature_of
from dateline.mentions.cast import Roles
from dateline.mentions.casualties import Toll
from dateline.mentions.drafts import Draft
from dateline.mentions.plans import arranging
from dateline.mentions.rates import is_reach
from dateline.mentions.roles import roles
from dateline.mentions.settings import attach, best_sited, is_where_brought
from dateline.mentions.spoken import points, spoken_of
from dateline.mentions.status import background, modality
from dateline.mentions.sufferers import frames
from dateline.mentions.tallies import is_tally_of_deeds
from dateline.mentions.triggers import Trigger
from dateline.mentions.whereabouts import tells_where
from dateline.mentions.whose_day import is_of_a_thing
from dateline.records import Count, EventMention, Modality, Place, Report, Sentence, Span, Status, When, identify
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse


def drafts_of(
    report: Report, sentence: Sentence, parse: Parse, told: Sequence[Trigger], times: Sequence[When], places: Sequence[Place]
) -> list[Draft]:
    """The mentions that the triggers of a sentence tell, as far as the sentence itself says; `times` and `places` are the report's."""
    if not told:
        return []
    telling = _Telling(report, sentence, parse, told, times, places)
    return [telling.draft(trigger) for trigger in told]


def _lives_there(text: str, sentence: Sentence, spot: Span) -> bool:
    """Whether a place is only where somebody lives: "Ada Brek, 34, of Elm Street, was shot", "Jon Brel of the 300 block of Oak Street"."""
    before = text[sentence.span.start : spot.start]
    return bool(_OF.search(before)) or (" block of " in text[spot.start : spot.end] and bool(_NAME_OF.search(before)))


_OF = re.compile(r",\s+of\s+(?:the\s+)?\Z")
_SPEAKING = frozenset({"condemnation", "statement", "accusation", "blame", "apology", "rejection", "investigation", "complaint"})
"""Kinds of events that are about another: the day behind that one's phrase is hardly theirs."""
_NAME_OF = re.compile(r"\b[A-Z][\w’'-]+\s+of\s+(?:the\s+)?\Z")


class _Telling:
    """A sentence, and which of its times and places go with which trigger."""

    def __init__(
        self, report: Report, sentence: Sentence, parse: Parse, told: Sequence[Trigger], times: Sequence[When], places: Sequence[Place]
    ) -> None:
        self._report, self._sentence, self._parse = report, sentence, parse
        base = sentence.span.start
        self._words = {
            trigger.word: frozenset({trigger.word, *_fell(parse, trigger), *_joined(parse, trigger), *_fixed(parse, trigger)})
            for trigger in told
        }
        self._here = {place.span: place for place in places if sentence.span.covers(place.span) and not place.metonym}
        self._timed = [time.span for time in times if sentence.span.covers(time.span)]
        dated = [time.span for time in times if time.start is not None and sentence.span.covers(time.span)]
        dated = [span for span in dated if not is_of_a_thing(parse, base, span, self._words)]
        self._when = attach(parse, base, self._words, dated, through_speech=False, deeds=frozenset(self._deeds(told)))
        sited = [
            spot
            for spot, place in self._here.items()
            if place.relation not in ("outlet", "dateline") and place.level != "continent" and not is_where_brought(parse, base, spot)
        ]
        lived_in = {spot for spot in sited if _lives_there(report.text, sentence, spot)}
        sited = [spot for spot in sited if not (spot in lived_in and self._here[spot].level == "site")]  # hardly in that very street
        homes = [spot for spot in sited if spot in lived_in or self._here[spot].relation == "home"]
        self._where = attach(parse, base, self._words, [spot for spot in sited if spot not in homes], through_speech=True)
        self._at_home = attach(parse, base, self._words, homes, through_speech=True) if homes else {}
        self._towns = {(spot.start, spot.end) for spot, place in self._here.items() if place.level not in (None, "country")}

    def draft(self, trigger: Trigger) -> Draft:
        """What one trigger tells."""
        phrases = self._phrases(trigger)
        sites = self._sites(trigger, phrases)
        counts = tuple(_count(toll, self._span(toll.first, toll.last)) for toll in trigger.tolls) + self._strikes(trigger)
        status, mode, cue = self._standing(trigger, phrases, sites, counts)
        at = self._span(trigger.word, trigger.word)
        aims = (self._span(*phrase) for phrase in phrases.targets)
        mention = EventMention(
            id=identify("m", self._report.id, at.start, at.end, trigger.kind),
            sentence=self._sentence.id,
            trigger=at,
            kind=trigger.kind,
            status=status,
            modality=mode,
            cue=None if cue is None else self._span(cue, cue),
            actors=tuple(self._span(*phrase) for phrase in phrases.actors),
            targets=tuple(aim for aim in aims if aim not in sites or _strikes_places(trigger.kind)),
            instruments=tuple(self._span(*phrase) for phrase in phrases.instruments),
            objects=tuple(self._span(*phrase) for phrase in phrases.objects),
            places=sites,
            times=tuple(self._when[trigger.word]),
            counts=counts,
        )
        return Draft(mention, self._parse, trigger.tolls, trigger.unsaid)

    def _deeds(self, told: Sequence[Trigger]) -> Iterator[int]:
        """The tokens of what was done: harm that a verb tells, arrests, charges; not what was said of it."""
        for trigger in told:
            if nature_of(trigger.kind) == "harm":
                yield from (i for i in (trigger.word,) if self._parse.tokens[i].pos == "VERB")
            elif trigger.kind not in _SPEAKING:
                yield from self._words[trigger.word]

    def _span(self, first: int, last: int) -> Span:
        base, tokens = self._sentence.span.start, self._parse.tokens
        return Span(self._report.id, base + tokens[first].start, base + tokens[last].end)

    def _phrases(self, trigger: Trigger) -> Roles:
        """Who did it to whom with what; "the Sirte massacre" and "Sirte shooting kills two" tell where it was, and not who did it."""
        phrases = Roles() if trigger.pointing else roles(self._parse, trigger)
        if self._parse.tokens[trigger.word].pos != "VERB" or nature_of(trigger.kind) == "harm":
            spans = ((phrase, self._span(*phrase)) for phrase in phrases.actors)
            phrases.actors[:] = [phrase for phrase, span in spans if phrase[1] > trigger.word or (span.start, span.end) not in self._towns]
        return phrases

    def _sites(self, trigger: Trigger, phrases: Roles) -> tuple[Span, ...]:
        """Where it happened, as far as the sentence says."""
        spoken = nature_of(trigger.kind) == "word"
        parties = [self._span(*phrase) for phrase in (*phrases.actors, *(phrases.targets if spoken else ()))]
        base = self._sentence.span.start
        return best_sited(
            [
                self._here[spot]
                for spot in self._where[trigger.word] or self._at_home.get(trigger.word, [])
                if not _in_a_name(spot, parties, self._report.text, _OF_PEOPLE if spoken else _IN)
                and not is_reach(self._parse, trigger.word, spot.start - base)
                and tells_where(self._parse, spot.start - base, spot.end - base, self._here[spot], self._words[trigger.word], trigger.kind)
            ]
        )

    def _standing(
        self, trigger: Trigger, phrases: Roles, sites: Sequence[Span], counts: Sequence[Count]
    ) -> tuple[Status, Modality, int | None]:
        """Status, modality, and the token that tells one of them."""
        parse = self._parse
        settled = _not_saved(parse, trigger) or _not_offered(parse, trigger)
        mode, sign = ("asserted", None) if settled else modality(parse, trigger.word)
        status, opener = background(parse, trigger.word)
        cue = sign if sign is not None else opener
        parties_told = bool(phrases.actors) or (nature_of(trigger.kind) != "harm" and bool(phrases.targets))
        dated = bool(self._when[trigger.word])
        introduces = parties_told or _leads(self._sentence) or dated or any(count.low > 1 for count in counts)
        if not introduces and points(parse, trigger.word, several=not sites) and (over := spoken_of(parse, trigger.word)) is not None:
            status, cue = "background", over.i if cue is None else cue
        if trigger.kind == "war" or any(toll.cumulative for toll in trigger.tolls):
            status = "background"
        return status, mode, cue

    def _strikes(self, trigger: Trigger) -> tuple[Count, ...]:
        """How many strikes, attacks or arrests a counted noun tells of: "two air strikes"."""
        parse = self._parse
        token = parse.tokens[trigger.word]
        if token.tag != "NNS":
            return ()
        for number in parse.children(trigger.word, "nummod"):
            value = parse_number(number.text)
            people = any(toll.people.first <= number.i <= toll.people.last for toll in trigger.tolls)  # "nine bodies" are nine dead
            dated = any(span.covers(self._span(number.i, number.i)) for span in self._timed)  # "the 4 May attacks"
            if value is not None and number.i < trigger.word and not people and not dated and not _is_a_year(number.text):
                what = "strikes" if token.lemma == "strike" else token.lower
                tally = any(is_tally_of_deeds(parse, told) for told in (token, parse.head(token.i)))
                span = self._span(number.i, trigger.word)
                return (Count(what, value, value, hedge=None, group=None, cumulative=tally, span=span),)
        return ()


LEAD = 3
"""Sentences of a report, its headline among them, that bring its news: what is only spoken of there is the news that the report has."""


def _leads(sentence: Sentence) -> bool:
    return sentence.kind == "headline" or sentence.index < LEAD


def _strikes_places(kind: str) -> bool:
    """Whether a place can be what it befell: a town is shelled or taken, but talks in it are no talks with it."""
    return nature_of(kind) == "harm" or kind == "capture"


def _in_a_name(place: Span, parties: Sequence[Span], text: str, inside: re.Pattern[str]) -> bool:
    """Whether a place only names who did it: the Sirte Coast Assembly can sign anywhere; "people in Sirte" are there.

    "Three villagers of Orle were killed" were so in Orle, but "Senator Brandt of Orle" can speak anywhere.
    """
    return any(party.covers(place) and party != place and not inside.search(text[party.start : place.start]) for party in parties)


_IN = re.compile(r"\b(?:in|at|near|of|from|on|outside|around|across)\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(r"\b(?:in|at|near|on|outside|around|across)\b", re.IGNORECASE)


def _not_saved(parse: Parse, trigger: Trigger) -> bool:
    """ "He did not survive", "could not be saved": the "not" asserts a death."""
    return trigger.kind == "casualties" and any(frame == "saved" for _, frame in frames(parse.tokens[trigger.word]))


def _not_offered(parse: Parse, trigger: Trigger) -> bool:
    """ "Did not agree to talks": the "not" makes a rejection of it, and denies none."""
    token = parse.tokens[trigger.word]
    return trigger.kind == "rejection" and token.lemma in _OFFERING and bool(parse.children(token.i, "neg"))


_OFFERING = frozenset(
    {"agree", "offer", "pledge", "promise", "vow", "commit", "undertake", "volunteer", "intend", "plan", "prepare", "say"}
)


def _fell(parse: Parse, trigger: Trigger) -> tuple[int, ...]:
    """The words that say what befell people; but a condition told of Tuesday is no event of Tuesday."""
    return tuple(toll.word for toll in trigger.tolls if parse.tokens[toll.word].lemma.lower() != "condition")


def _fixed(parse: Parse, trigger: Trigger) -> tuple[int, ...]:
    """ "Called" in "called a strike for Monday": its day is the strike's."""
    verb = arranging(parse, parse.tokens[trigger.word])
    return () if verb is None else (verb.i,)


def _joined(parse: Parse, trigger: Trigger) -> tuple[int, ...]:
    """ "Killed" in "was shot and killed on Monday": what is said of it is said of the shooting."""
    return tuple(t.i for t in parse.children(trigger.word, "conj") if any(what in ("killed", "injured") for what, _ in frames(t)))


def _count(toll: Toll, span: Span) -> Count:
    people = toll.people
    return Count(toll.what, people.low, people.high, people.hedge, people.group, toll.cumulative or toll.several, span)


def _is_a_year(number: str) -> bool:
    """ "The 2012 attacks": a number of four figures without a comma."""
    return len(number) == len("2012") and number.isdigit() and number[:2] in ("18", "19", "20")
