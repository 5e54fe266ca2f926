"""Reports into stories: which reports, and which of their sentences, tell of one course of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dateline.records import Event, EventMention, Passage, Report, Sentence, Story, identify
from dateline.stories.alike import SHARED, WINDOW, Likeness, Told, compare, is_news, pairs, told
from dateline.text.grouping import mean_link
from dateline.text.order import age

__all__ = [
    "LEAST",
    "SHARED",
    "WINDOW",
    "Likeness",
    "Told",
    "compare",
    "group",
    "grouped",
    "is_news",
    "sources_of",
    "spliced_of",
    "told",
    "woven",
]

Pair = tuple[str, str]
"""Ids of two reports, the smaller first."""

LEAST = 0.15
"""Mean likeness at which two groups of reports are one story."""
FROM_ONE = 2
"""Sentences that a report has from another before it counts as made of it: one can be a quotation."""
_TELLS = ("headline", "body", "caption")


def group(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    mentions: Sequence[EventMention],
    events: Sequence[Event],
    passages: Sequence[Passage],
) -> tuple[Story, ...]:
    """Stories, largest first, then by id.

    Reports are grouped by mean link (`alike.compare`). A report that was spliced of reports of different stories is not
    grouped itself: each of its sentences stands in the story of the report that it came from, and a sentence of its own in
    that of the one before it. So every sentence stands in one story, and a spliced report in several.
    """
    by_id = {mention.id: mention for mention in mentions}
    news: dict[str, set[str]] = {}
    for event in events:
        for mention in (by_id[key] for key in event.mentions):
            if is_news(mention):
                news.setdefault(mention.trigger.report, set()).add(event.id)
    seen = [told(report, news.get(report.id, ())) for report in sorted(reports, key=lambda report: report.id)]
    likeness: dict[Pair, Likeness] = {}
    for one, other in pairs(seen):
        found = compare(seen[one], seen[other])
        if found.value > 0:
            likeness[seen[one].report.id, seen[other].report.id] = found
    stories = woven(reports, sentences, passages, likeness)
    return tuple(sorted(stories, key=lambda story: (-len(story.reports), -len(story.sentences), story.id)))


def woven(
    reports: Sequence[Report], sentences: Sequence[Sentence], passages: Sequence[Passage], likeness: Mapping[Pair, Likeness]
) -> list[Story]:
    """The stories of reports, of the pairs of which (smaller id first) `likeness` tells how alike they are, above 0.

    What is connected neither by a likeness of `LEAST` nor as a report and its source has no influence on one another.
    """
    sources = sources_of(passages)
    spliced = spliced_of(sources, likeness)
    groups, joins = grouped((report.id for report in reports), likeness, spliced)
    story = {name: min(members) for members in groups for name in members}
    order = {report.id: age(report) for report in reports}
    lines: dict[str, list[Sentence]] = {}
    for sentence, where in _placed(sentences, passages, story, spliced):
        lines.setdefault(where, []).append(sentence)
    why: dict[str, set[str]] = {}
    for one, other, mean in joins:
        why.setdefault(story[one], set()).add(f"{one} and {other}: {likeness[one, other].why}; groups alike {mean:.2f}")
    for report in sorted(spliced):
        for where in {story[source] for source in sources[report]}:
            why.setdefault(where, set()).add(f"{report}: some of its sentences were copied from here")
    return [_story(own, order, why.get(where, set())) for where, own in sorted(lines.items())]


def grouped(
    reports: Iterable[str], likeness: Mapping[Pair, Likeness], spliced: AbstractSet[str]
) -> tuple[list[list[str]], list[tuple[str, str, float]]]:
    """Reports (ids) grouped by mean link, none with one that was spliced, and the joins in order (`mean_link`)."""
    names = sorted(reports)
    number = {name: place for place, name in enumerate(names)}
    pairs = ((pair, like) for pair, like in likeness.items() if number.keys() >= {*pair} and spliced.isdisjoint(pair))
    groups, joins = mean_link(len(names), {(number[a], number[b]): like.value for (a, b), like in pairs}, LEAST)
    return [[names[place] for place in members] for members in groups], [(names[a], names[b], mean) for a, b, mean in joins]


def _story(lines: Sequence[Sentence], order: Mapping[str, object], why: set[str]) -> Story:
    """A story, its oldest report first; it is named after its first sentence."""
    lines = sorted(lines, key=lambda line: (order[line.span.report], line.index))
    told = tuple(dict.fromkeys(line.span.report for line in lines))
    return Story(identify("y", lines[0].id), told, tuple(line.id for line in lines), tuple(sorted(why)))


def sources_of(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """For each report the older ones from which it has several sentences."""
    given: dict[tuple[str, str], set[int]] = {}
    for passage in passages:
        if passage.older is not None and passage.newer is not None:
            given.setdefault((passage.newer_report, passage.older_report), set()).add(passage.newer.start)
    found: dict[str, list[str]] = {}
    for (newer, older), starts in sorted(given.items()):
        if len(starts) >= FROM_ONE:
            found.setdefault(newer, []).append(older)
    return found


def spliced_of(sources: Mapping[str, Sequence[str]], likeness: Mapping[Pair, Likeness]) -> set[str]:
    """The reports that were spliced of reports of different stories, given their sources."""
    return {report for report, given in sources.items() if _of_strangers(given, likeness)}


def _of_strangers(given: Sequence[str], likeness: Mapping[Pair, Likeness]) -> bool:
    """Whether two of the reports that gave sentences tell different stories, as far as the two themselves say."""
    apart = ((one, other) for at, one in enumerate(given) for other in given[at + 1 :])
    return any(pair not in likeness or likeness[pair].value < LEAST for pair in apart)


def _placed(
    sentences: Sequence[Sentence], passages: Sequence[Passage], story: Mapping[str, str], spliced: set[str]
) -> Iterator[tuple[Sentence, str]]:
    """Each telling sentence with the story it stands in."""
    source: dict[tuple[str, int], tuple[float, str]] = {}
    given = {(newer, older) for newer, sources in sources_of(passages).items() if newer in spliced for older in sources}
    for passage in passages:
        if passage.older is not None and passage.newer is not None and (passage.newer_report, passage.older_report) in given:
            key = passage.newer_report, passage.newer.start
            source[key] = min(source.get(key, (0.0, "")), (-passage.score, passage.older_report))
    before: dict[str, str] = {}
    for sentence in sorted(sentences, key=lambda one: (one.span.report, one.index)):
        report = sentence.span.report
        if sentence.kind not in _TELLS:
            continue
        if report in spliced:
            _, older = source.get((report, sentence.span.start), (0.0, ""))
            before[report] = story[older] if older else before.get(report, story[report])
        yield sentence, before.get(report, story[report])
