"""Sentences into event mentions: what happened, who did it to whom with what, how many, and whether it is asserted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.codes import nature_of
from dateline.mentions.cast import Roles
from dateline.mentions.casualties import Toll, tolls
from dateline.mentions.drafts import Draft, without_figures, without_the_dead
from dateline.mentions.editor import Editor, load_editor
from dateline.mentions.fates import is_hospital
from dateline.mentions.lending import lend
from dateline.mentions.names import with_family_names
from dateline.mentions.natural import without_natural_deaths
from dateline.mentions.ordinals import counted_off
from dateline.mentions.pointers import pointers
from dateline.mentions.rates import is_reach
from dateline.mentions.roles import roles
from dateline.mentions.scenes import is_news_of_harm, with_scene
from dateline.mentions.settings import attach, best_sited, is_of_a_thing, is_where_brought
from dateline.mentions.spoken import points, spoken_of
from dateline.mentions.status import background, modality
from dateline.mentions.sufferers import frames
from dateline.mentions.tallies import MANY, is_tally
from dateline.mentions.triggers import Trigger, triggers
from dateline.mentions.whereabouts import tells_where
from dateline.records import Count, EventMention, Place, Report, Sentence, Span, When, identify
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse

__all__ = ["Editor", "extract", "load_editor"]


def extract(
    report: Report,
    sentences: Sequence[Sentence],
    parses: Mapping[str, Parse],
    times: Sequence[When],
    places: Sequence[Place],
    editor: Editor | None = None,
) -> tuple[EventMention, ...]:
    """Every event mention of one report, in order of text.

    `parses` maps a sentence's id to its grammar; a sentence without one (a credit, page furniture) tells nothing.
    Times and places go to the mention that they hang on in the grammar, or else the nearest. `editor` strikes out what
    tells no event; None leaves all that the rules find.
    """
    read: list[Draft] = []
    parses = with_family_names(parses)
    for sentence in sentences:
        parse = parses.get(sentence.id)
        if parse is not None:
            told = parse.once(_kept, report.text[sentence.span.start : sentence.span.end], editor)
            if told:
                read.extend(_of_sentence(report, sentence, parse, told, times, places))
            else:
                pointing = _of_sentence(report, sentence, parse, _pointing(parse, read), times, places)
                read.extend(one for one in pointing if one.mention.times or one.mention.places)
    dated = {time.span: time for time in times}
    read = without_figures(without_natural_deaths(read, report, dated))
    found = without_the_dead([Draft(_told_long_ago(one.mention, report, dated), one.parse, one.tolls) for one in read])
    found = counted_off([one.parse for one in read], sentences, found)
    settled = [_settled(mention, found) for mention in with_scene(_without_hospitals(found, report), places, sentences)]
    return lend(report, sentences, parses, settled, times)


def _triggers(parse: Parse) -> tuple[Trigger, ...]:
    return triggers(parse, tolls(parse))


def _kept(parse: Parse, words: str, editor: Editor | None) -> tuple[Trigger, ...]:
    """The triggers of a sentence that the editor lets stand; `words` is its text."""
    told = parse.once(_triggers)
    if editor is None or not told:
        return told
    asked = [(parse.tokens[one.word].start, parse.tokens[one.word].end, one.kind) for one in told]
    return tuple(one for one, keep in zip(told, editor.keeps(words, parse, asked), strict=True) if keep)


def _pointing(parse: Parse, before: Sequence[Draft]) -> tuple[Trigger, ...]:
    """Words that point back at the harm told last before them, in a sentence that tells no event of its own."""
    last = next((one.mention for one in reversed(before) if is_news_of_harm(one.mention)), None)
    return pointers(parse, last.kind) if last is not None else ()


def _without_hospitals(mentions: Sequence[EventMention], report: Report) -> list[EventMention]:
    """The mentions, without the hospitals where people of another mention's event were brought or died.

    A death or wound told by itself has its own place only where the report tells of nothing that it could be the outcome of.
    """
    if not any(m.kind not in {"casualties", "war"} and m.modality == "asserted" and nature_of(m.kind) == "harm" for m in mentions):
        return list(mentions)
    return [
        replace(mention, places=tuple(span for span in mention.places if not is_hospital(report.text[span.start : span.end])))
        if mention.kind == "casualties" and mention.places
        else mention
        for mention in mentions
    ]


OLD_NEWS = timedelta(days=14)
"""What is said to have happened longer before the report than this explains the news; it is not the news."""


def _told_long_ago(mention: EventMention, report: Report, dated: Mapping[Span, When]) -> EventMention:
    """Background, where the mention's own time says that it was long ago: "In 2027, 11 people died".

    "since 2028" is no day of an event; it only tells that what is told of then was long ago.
    """
    if not mention.times:
        return mention
    own = tuple(span for span in mention.times if dated[span].rule != "since")
    if report.date is None:
        return replace(mention, times=own)
    for span in mention.times:
        last = dated[span].end if span in own else dated[span].start
        if last is not None and last < report.date.start - OLD_NEWS:
            return replace(mention, times=own, status="background", cue=mention.cue or span)
    return replace(mention, times=own)


def _settled(mention: EventMention, told: Sequence[EventMention]) -> EventMention:
    """A bare "strike" is the workers' one in a report that tells of one and of no other sort."""
    if mention.kind != "strike":
        return mention
    kinds = {other.kind for other in told}
    if "labour strike" not in kinds or kinds & {"drone strike", "air strike", "shelling"}:
        return mention
    kind = "labour strike"
    return replace(mention, id=identify("m", mention.trigger.report, mention.trigger.start, mention.trigger.end, kind), kind=kind)


def _of_sentence(
    report: Report, sentence: Sentence, parse: Parse, told: Sequence[Trigger], times: Sequence[When], places: Sequence[Place]
) -> list[Draft]:
    if not told:
        return []
    base = sentence.span.start

    def span(first: int, last: int) -> Span:
        return Span(report.id, base + parse.tokens[first].start, base + parse.tokens[last].end)

    words = {trigger.word: frozenset({trigger.word, *_fell(parse, trigger), *_joined(parse, trigger)}) for trigger in told}
    here = {place.span: place for place in places if sentence.span.covers(place.span) and not place.metonym}
    when = attach(
        parse,
        base,
        words,
        [
            time.span
            for time in times
            if time.start is not None and sentence.span.covers(time.span) and not is_of_a_thing(parse, base, time.span, words)
        ],
        through_speech=False,
    )
    sited = [
        spot
        for spot, place in here.items()
        if place.relation not in ("outlet", "dateline") and place.level != "continent" and not is_where_brought(parse, base, spot)
    ]
    homes = [spot for spot in sited if here[spot].relation == "home"]
    where = attach(parse, base, words, [spot for spot in sited if spot not in homes], through_speech=True)
    at_home = attach(parse, base, words, homes, through_speech=True) if homes else {}
    towns = {(spot.start, spot.end) for spot, place in here.items() if place.level not in (None, "country")}
    found: list[Draft] = []
    for trigger in told:
        phrases = Roles() if trigger.pointing else roles(parse, trigger)
        if (
            parse.tokens[trigger.word].pos != "VERB" or nature_of(trigger.kind) == "harm"
        ):  # "the Sirte massacre", "Sirte shooting kills two" tell where
            phrases.actors[:] = [p for p in phrases.actors if p[1] > trigger.word or (span(*p).start, span(*p).end) not in towns]
        settled = _not_saved(parse, trigger) or _not_offered(parse, trigger)
        mode, sign = ("asserted", None) if settled else modality(parse, trigger.word)
        status, opener = background(parse, trigger.word)
        cumulative = any(toll.cumulative for toll in trigger.tolls)
        cue = sign if sign is not None else opener
        at = span(trigger.word, trigger.word)
        parties = [span(*phrase) for phrase in phrases.actors]
        if nature_of(trigger.kind) == "word":
            parties += [span(*phrase) for phrase in phrases.targets]
        loose = _OF_PEOPLE if nature_of(trigger.kind) == "word" else _IN
        sites = best_sited(
            [
                here[spot]
                for spot in where[trigger.word] or at_home.get(trigger.word, [])
                if not _in_a_name(spot, parties, report.text, loose)
                and not is_reach(parse, trigger.word, spot.start - base)
                and tells_where(parse, spot.start - base, spot.end - base, here[spot], words[trigger.word], trigger.kind)
            ]
        )
        counts = tuple(_count(toll, span(toll.first, toll.last)) for toll in trigger.tolls) + _strikes(parse, trigger, span)
        parties_told = bool(phrases.actors) or (nature_of(trigger.kind) != "harm" and bool(phrases.targets))
        introduces = parties_told or _leads(sentence) or bool(when[trigger.word]) or any(count.low > 1 for count in counts)
        if not introduces and points(parse, trigger.word, several=not sites) and (over := spoken_of(parse, trigger.word)) is not None:
            status, cue = "background", over.i if cue is None else cue
        found.append(
            Draft(
                EventMention(
                    id=identify("m", report.id, at.start, at.end, trigger.kind),
                    sentence=sentence.id,
                    trigger=at,
                    kind=trigger.kind,
                    status="background" if cumulative or trigger.kind == "war" else status,
                    modality=mode,
                    cue=None if cue is None else span(cue, cue),
                    actors=tuple(span(*phrase) for phrase in phrases.actors),
                    targets=tuple(
                        aim for phrase in phrases.targets if (aim := span(*phrase)) not in sites or _strikes_places(trigger.kind)
                    ),
                    instruments=tuple(span(*phrase) for phrase in phrases.instruments),
                    objects=tuple(span(*phrase) for phrase in phrases.objects),
                    places=sites,
                    times=tuple(when[trigger.word]),
                    counts=counts,
                ),
                parse,
                trigger.tolls,
                trigger.unsaid,
            )
        )
    return found


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


def _joined(parse: Parse, trigger: Trigger) -> tuple[int, ...]:
    """ "Killed" in "was shot and killed on Monday": what is said of it is said of the shooting."""
    return tuple(t.i for t in parse.children(trigger.word, "conj") if any(what in ("killed", "injured") for what, _ in frames(t)))


def _count(toll: Toll, span: Span) -> Count:
    people = toll.people
    return Count(toll.what, people.low, people.high, people.hedge, people.group, toll.cumulative or toll.several, span)


def _is_a_year(number: str) -> bool:
    """ "The 2012 attacks": a number of four figures without a comma."""
    return len(number) == len("2012") and number.isdigit() and number[:2] in ("18", "19", "20")


def _strikes(parse: Parse, trigger: Trigger, span: Callable[[int, int], Span]) -> tuple[Count, ...]:
    """How many strikes, attacks or arrests a counted noun tells of: "two air strikes"."""
    token = parse.tokens[trigger.word]
    if token.tag != "NNS":
        return ()
    for number in parse.children(trigger.word, "nummod"):
        value = parse_number(number.text)
        people = any(toll.people.first <= number.i <= toll.people.last for toll in trigger.tolls)  # "nine bodies" are nine dead
        if value is not None and number.i < trigger.word and not people and not _is_a_year(number.text):
            return (
                Count(
                    "strikes" if token.lemma == "strike" else token.lower,
                    value,
                    value,
                    hedge=None,
                    group=None,
                    cumulative=any(is_tally(parse, told, max(value, MANY), token.lower) for told in (token, parse.head(token.i))),
                    span=span(number.i, trigger.word),
                ),
            )
    return ()
