"""Sentences into event mentions: what happened, who did it to whom with what, how many, and whether it is asserted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from dateline.codes import nature_of
from dateline.mentions.casualties import tolls
from dateline.mentions.drafts import Draft, without_figures, without_the_dead
from dateline.mentions.editor import Editor, load_editor
from dateline.mentions.fates import is_hospital
from dateline.mentions.lending import lend
from dateline.mentions.names import with_family_names
from dateline.mentions.natural import without_natural_deaths
from dateline.mentions.ordinals import counted_off
from dateline.mentions.pointers import pointers
from dateline.mentions.roundups import headed
from dateline.mentions.scenes import is_news_of_harm, with_scene
from dateline.mentions.strikes import by_the_report
from dateline.mentions.telling import LEAD, drafts_of
from dateline.mentions.triggers import Trigger, triggers
from dateline.records import EventMention, Place, Report, Sentence, Span, When
from dateline.text.items import items_of
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
                read.extend(drafts_of(report, sentence, parse, told, times, places))
            else:
                pointing = drafts_of(report, sentence, parse, _pointing(parse, read), times, places)
                read.extend(one for one in pointing if one.mention.times or one.mention.places)
    dated = {time.span: time for time in times}
    read = without_figures(without_natural_deaths(read, report, dated))
    read = [Draft(_told_long_ago(one.mention, report, dated), one.parse, one.tolls) for one in read]
    item = items_of(report, sentences)
    found = without_the_dead(read, item)
    found = headed(counted_off([one.parse for one in read], sentences, found), sentences, LEAD)
    meant = list(by_the_report(with_scene(_without_hospitals(found, report), places, sentences)))
    lent: list[EventMention] = []
    for number, part in groupby(meant, key=lambda one: item.get(one.sentence, 0)):
        lines = [sentence for sentence in sentences if item.get(sentence.id, 0) == number]
        lent += lend(report, lines, parses, list(part), times)
    return tuple(lent)


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
