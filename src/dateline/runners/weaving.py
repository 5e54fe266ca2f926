"""Weaving reports into stories anew where something changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from dateline.records import Report, Story
from dateline.runners.changes import Changes, batches
from dateline.store import Store
from dateline.stories import LEAST, SHARED, WINDOW, Likeness, Told, compare, is_news, sources_of, told, woven

_BATCH = 200
"""Newer reports whose passages are held in memory at once."""
_SEEN = 4_000
"""Reports whose words are held in memory at once."""


def weave(store: Store, changes: Changes) -> None:
    """Bring stories up to date: what changed is compared anew, and the stories of all that is connected with it are made anew."""
    workings = store.workings
    compared = {*changes.reports, *_telling_others(changes, store)}
    touched = compared.union(changes.copiers)
    before = workings.beside(touched, LEAST)
    for batch in batches(sorted(changes.copiers), _BATCH):
        given = sources_of(store.among("passages", batch, by="report"))
        workings.keep_sources(batch, ((report, source) for report, sources in given.items() for source in sources))
    seen = lru_cache(_SEEN)(lambda report: _told(report, store))
    for report in changes.reports:
        workings.add_story_words((word, report, seen(report).day) for word in seen(report).telling)
    workings.drop_likenesses(compared)
    workings.add_likenesses(_likenesses(compared, seen, store))
    _replace(workings.beside(before | touched, LEAST), store)


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


def _likenesses(reports: Collection[str], seen: Callable[[str], Told], store: Store) -> Iterator[tuple[str, str, float, str]]:
    """How like others these reports are, of those with which they share telling words or news; each pair once."""
    done: set[str] = set()
    # In order of their days, as what is compared lies near to one another and is then read once.
    for report in sorted(reports, key=store.workings.days_of(reports).__getitem__):
        one = seen(report)
        done.add(report)
        found = store.workings.alike_words(one.telling, one.day, WINDOW, SHARED)
        found |= {telling.report for telling in store.workings.tellings_of(one.news)}
        for other in map(seen, sorted(found - done)):
            if one.near(other) and (len({*one.telling} & {*other.telling}) >= SHARED or one.news & other.news):
                first, second = sorted((one, other), key=lambda told: told.report.id)
                like = compare(first, second)
                if like.value > 0:
                    yield first.report.id, second.report.id, like.value, like.why


def _replace(reports: set[str], store: Store) -> None:
    """Put the stories of reports in place of those that stood there."""
    lines = store.among("sentences", reports, by="report")
    held: list[Report] = store.among("reports", reports)
    likeness = {(a, b): Likeness(value, why) for a, b, value, why in store.workings.likenesses_of(reports) if b in reports}
    now: dict[str, Story] = {story.id: story for story in woven(held, lines, store.among("passages", reports, by="report"), likeness)}
    before = {story.id: story for story in store.among("stories", store.workings.stories_of(line.id for line in lines))}
    other = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    store.drop("stories", other)
    store.workings.drop_stories(other)
    come = [now[key] for key in sorted(other & now.keys())]
    store.put("stories", come)
    store.workings.add_story_lines((sentence, story.id) for story in come for sentence in story.sentences)
