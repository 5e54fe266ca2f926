"""Weaving reports into stories anew where something changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import chain

from dateline.records import Report, Story
from dateline.runners.changes import Changes, batches
from dateline.store import Store
from dateline.stories import LEAST, SHARED, WINDOW, Likeness, Told, compare, grouped, is_news, sources_of, spliced_of, told, woven

_BATCH = 200
"""Newer reports whose passages are held in memory at once."""
_SEEN = 4_000
"""Reports whose words are held in memory at once."""


def weave(store: Store, changes: Changes) -> None:
    """Bring stories up to date: what changed is compared anew, and the stories that can be others for it are made anew."""
    workings = store.workings
    compared = {*changes.reports, *_telling_others(changes, store)}
    for batch in batches(sorted(changes.copiers), _BATCH):
        given = sources_of(store.carried(batch))
        workings.keep_sources(batch, ((report, source) for report, sources in given.items() for source in sources))
    workings.drop_likenesses(compared)
    _compare(compared, set(changes.reports), store)
    _replace(_around(compared.union(changes.copiers), store), store)


def _around(touched: set[str], store: Store) -> set[str]:
    """The reports of all stories that can be others now that something changed of the `touched` ones.

    Most reports of a year are connected through others, so far fewer are made anew than are connected. What mean link does not join has no
    influence on one another. So where a story, among all that it meets, is joined just as it would be alone, it stays, and so does what only it is
    alike with. Where it is joined otherwise, all that its reports are alike with can be too.
    """
    workings = store.workings
    found: set[str] = set()
    other = touched
    while more := (other | workings.alike(other, LEAST) | workings.without_story(workings.alike(found, LEAST))) - found:
        found = workings.with_stories(found | more)
        other = touched if found == touched else touched | _joined_otherwise(found, touched, store)
    return found


def _joined_otherwise(reports: set[str], touched: set[str], store: Store) -> set[str]:
    """The reports of stories that are joined otherwise than each would be alone, or that have to do with the touched ones, or of none."""
    likeness = _likenesses_among(reports, store)
    sources = store.workings.sources_of(reports)
    spliced = spliced_of(sources, likeness)
    story = store.workings.story_of(reports)
    alone: defaultdict[str | None, dict[tuple[str, str], Likeness]] = defaultdict(dict)
    for (one, other), like in likeness.items():
        if story.get(one) == story.get(other):
            alone[story.get(one)][one, other] = like
    joined: defaultdict[str | None, list[tuple[str, str, float]]] = defaultdict(list)
    changed: set[str | None] = {None}
    for join in grouped(reports, likeness, spliced)[1]:
        in_story = {story.get(report) for report in join[:2]}
        if len(in_story) == 1:
            joined[in_story.pop()].append(join)
        else:
            changed |= in_story
    for name, pairs in alone.items():
        if grouped(set(chain.from_iterable(pairs)), pairs, spliced)[1] != joined[name]:
            changed.add(name)
    made_with = {report for made, given in sources.items() if not touched.isdisjoint((made, *given)) for report in (made, *given)}
    changed |= {story.get(report) for report in touched | made_with}
    return {report for report in reports if story.get(report) in changed}


def _telling_others(changes: Changes, store: Store) -> set[str]:
    """Reports of which a mention tells another event than before: what they tell as news may be others' news now."""
    former = [one for held in changes.former.values() for one in held]
    now = {one.mention: one.event for one in store.workings.tellings([one.mention for one in former])}
    return {one.report for one in former if one.mention in now and now[one.mention] != one.event}


def _told(report: str, store: Store) -> Told:
    """A report as stories see it."""
    near = {one.mention: one.event for one in store.workings.told_in([report])}
    news = {near[mention.id] for mention in store.among("mentions", near) if is_news(mention)}
    return told(store.get("reports", report=report)[0], news)


def _compare(reports: Collection[str], new: Collection[str], store: Store) -> None:
    """File how like others these reports are, of those with which they share telling words or news; of the new ones, their telling words too.

    They come in order of their days, each beside those that were filed before it: so a pair is compared once, and as what is compared lies
    near to one another, a report is read once.
    """
    seen = lru_cache(_SEEN)(lambda report: _told(report, store))
    days = {
        one.id: one.date.start.toordinal() if one.date else 0
        for some in batches(sorted(reports), _BATCH)
        for one in store.among("reports", some)
    }
    ahead = set(reports)
    for report in sorted(reports, key=lambda key: (days[key], key)):
        one = seen(report)
        ahead.remove(report)
        if report in new:
            store.workings.add_story_words((word, report, one.day) for word in one.telling)
        store.workings.add_likenesses(_likenesses(one, ahead, seen, store))


def _likenesses(one: Told, ahead: Collection[str], seen: Callable[[str], Told], store: Store) -> Iterator[tuple[str, str, float, str]]:
    """How like others a report is, without those that are still to come."""
    found = store.workings.alike_words(one.telling, one.day, WINDOW, SHARED)
    found |= {telling.report for telling in store.workings.tellings_of(one.news)}
    for other in map(seen, sorted(found.difference(ahead, {one.report.id}))):
        if one.near(other) and (len({*one.telling} & {*other.telling}) >= SHARED or one.news & other.news):
            first, second = sorted((one, other), key=lambda told: told.report.id)
            like = compare(first, second)
            if like.value > 0:
                yield first.report.id, second.report.id, like.value, like.why


def _likenesses_among(reports: set[str], store: Store) -> dict[tuple[str, str], Likeness]:
    return {(a, b): Likeness(value, why) for a, b, value, why in store.workings.likenesses_of(reports) if b in reports}


def _replace(reports: set[str], store: Store) -> None:
    """Put the stories of reports in place of those that stood there."""
    lines = store.among("sentences", reports, by="report")
    held: list[Report] = store.among("reports", reports)
    likeness = _likenesses_among(reports, store)
    now: dict[str, Story] = {story.id: story for story in woven(held, lines, store.carried(reports), likeness)}
    before = {story.id: story for story in store.among("stories", store.workings.stories_of(line.id for line in lines))}
    other = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    store.drop("stories", other)
    store.workings.drop_stories(other)
    come = [now[key] for key in sorted(other & now.keys())]
    store.put("stories", come)
    store.workings.add_story_lines((sentence, story.id) for story in come for sentence in story.sentences)
