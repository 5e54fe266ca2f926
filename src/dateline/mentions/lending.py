"""A day for harm that a report tells without one: the day of its circumstances, or of its own other telling.

"A boy was shot. He was playing in the yard on Monday when a gun went off." tells the day of the playing, and so of the
shooting. Only a report that gives no day with any harm that it tells is read so: a day of the event's own words is better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.mentions.circumstances import goes_with_it, tells_of_it
from dateline.mentions.dying import later_deaths, without_their_days
from dateline.mentions.scenes import is_harm, is_news_of_harm
from dateline.mentions.spoken import points
from dateline.records import EventMention, Report, Sentence, Span, When
from dateline.text.parses import Parse

FAR = 8
"""Sentences behind an event within which its circumstances are told."""
BEFORE = 3
"""Sentences before the first event in which they are."""
LONG_AGO = timedelta(days=366)
"""What is older than this is no circumstance of news."""
BYGONE = 10 * LONG_AGO
"""Nor is what is older than this the harm that a report looks back on: trials and appeals are over by then."""

_ABOUT = frozenset({"about", "for", "into", "over"})
"""Prepositions before what something is done about: "claiming responsibility for the murder"."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A single day of a circumstance, the harm told nearest before it (or first after it), and the sentences between."""

    apart: int
    when: When
    harm: EventMention


def lend(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], mentions: Sequence[EventMention], times: Sequence[When]
) -> tuple[EventMention, ...]:
    """The mentions, one of them with a day more where the report dates none of the harm that it tells.

    The day is one that only looks back ("the Sept. 18 shooting", weeks later), if it is the only such day of a harm of
    the same kind; else that of the nearest circumstance. The day on which somebody died of it is not counted (`dying.py`). A wider time of the harm's own ("over the weekend") must hold it.
    The day's words can stand in another sentence than the mention's.
    """
    dated = {when.span: when for when in times}
    deaths = later_deaths(sentences, parses, mentions)
    mentions = without_their_days(mentions, deaths, dated)
    harms = [m for m in mentions if is_news_of_harm(m)]
    if not harms or report.date is None or any(_is_day(dated[span]) for m in harms if m.id not in deaths for span in m.times):
        return tuple(mentions)
    causes = [m for m in harms if m.id not in deaths] or [replace(m, times=()) for m in harms]
    lent = _lent(report, sentences, parses, mentions, causes, dated)
    return tuple(without_their_days(lent, deaths, dated))


def _lent(
    report: Report,
    sentences: Sequence[Sentence],
    parses: Mapping[str, Parse],
    mentions: Sequence[EventMention],
    harms: Sequence[EventMention],
    dated: Mapping[Span, When],
) -> tuple[EventMention, ...]:
    """The mentions, one of `harms` with the day that the report looks back on, or that of its nearest circumstance."""
    old = _looking_back(harms, mentions, dated, report)
    if old is not None:
        return _with_day(mentions, harms[0], old)
    taken = {span for m in mentions if not _may_be_it(m, harms) for span in m.times}
    free = [when for when in dated.values() if when.span not in taken and _is_day(when) and _is_near(when, report)]
    offers = list(_offers(harms, free, sentences, parses, dated))
    if not offers:
        return tuple(mentions)
    best = min(offers, key=lambda offer: (abs(offer.apart), offer.when.span))
    return _with_day(mentions, best.harm, best.when.span)


def _offers(
    harms: Sequence[EventMention],
    free: Sequence[When],
    sentences: Sequence[Sentence],
    parses: Mapping[str, Parse],
    dated: Mapping[Span, When],
) -> Iterator[_Offer]:
    index = {sentence.id: sentence.index for sentence in sentences}
    for sentence in sentences:
        parse = parses.get(sentence.id)
        if parse is None:
            continue
        harm = _nearest(harms, index, sentence.index)
        apart = sentence.index - index[harm.sentence]
        if not -BEFORE <= apart <= FAR:
            continue
        for when in free:
            words = parse.at(when.span.start - sentence.span.start, when.span.end - sentence.span.start)
            if not sentence.span.covers(when.span) or not words or not all(_holds(dated[span], when) for span in harm.times):
                continue
            beside = not apart and not _is_about_it(parse, sentence, harm)
            if tells_of_it(parse, words) or (beside and goes_with_it(parse, words)):
                yield _Offer(apart, when, harm)


def _nearest(harms: Sequence[EventMention], index: Mapping[str, int], at: int) -> EventMention:
    """The harm told last at or before a sentence, or else first; of those told in one sentence, the one with the most dead and hurt, then the last."""
    near = max((index[m.sentence] for m in harms if index[m.sentence] <= at), default=index[harms[0].sentence])
    here = [m for m in harms if index[m.sentence] == near]
    return max(reversed(here), key=lambda m: sum(count.low for count in m.counts if count.what in ("killed", "injured")))


def _is_about_it(parse: Parse, sentence: Sentence, harm: EventMention) -> bool:
    """Whether the sentence does something about harm that is known ("sent a telegram on Monday over the murder of a judge"): that has the day."""
    start = sentence.span.start
    words = parse.at(harm.trigger.start - start, harm.trigger.end - start)
    return any(points(parse, word.i, several=False) and word.dep == "pobj" and parse.head(word.i).lower in _ABOUT for word in words)


def _may_be_it(mention: EventMention, harms: Sequence[EventMention]) -> bool:
    """Whether it tells harm of a kind that the report has as news: "a caller said on Sunday that a boy had been shot"."""
    return mention.modality in ("asserted", "hypothetical") and mention.kind in {m.kind for m in harms}


def _looking_back(
    harms: Sequence[EventMention], mentions: Sequence[EventMention], dated: Mapping[Span, When], report: Report
) -> Span | None:
    """The first words that give the one day of harm of these kinds that nothing but its age makes background; where there is none, of any harm."""
    kinds = {m.kind for m in harms}
    old = [m for m in mentions if m.status == "background" and m.modality == "asserted" and is_harm(m) and m.cue in m.times]
    for told in ([m for m in old if m.kind in kinds], old):
        days = [span for m in told for span in m.times if _is_day(dated[span]) and _is_near(dated[span], report, BYGONE)]
        if days:
            return min(days) if len({dated[span].start for span in days}) == 1 else None
    return None


def _is_day(when: When) -> bool:
    return when.start is not None and when.start == when.end


def _is_near(when: When, report: Report, before: timedelta = LONG_AGO) -> bool:
    """Not after the report, nor long before it."""
    return report.date is not None and when.start is not None and report.date.start - before <= when.start <= report.date.end


def _holds(wide: When, day: When) -> bool:
    if wide.start is None or wide.end is None or day.start is None:
        return False
    return wide.start <= day.start <= wide.end


def _with_day(mentions: Sequence[EventMention], harm: EventMention, day: Span) -> tuple[EventMention, ...]:
    return tuple(replace(m, times=(*harm.times, day)) if m.id == harm.id else m for m in mentions)
