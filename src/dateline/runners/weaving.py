"""Weaving reports into stories anew where something changed."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.records import Report, Story
from dateline.runners.changes import Changes, batches
from dateline.store import Store
from dateline.stories import LEAST, SHARED, WINDOW, Likeness, Told, compare, is_news, sources_of, told, woven

_BATCH = 200
"""Reports whose words are held in memory at once."""


def weave(store: Store, changes: Changes) -> None:
    """Bring stories up to date: what changed is compared anew, and the stories of all that is connected with it are made anew."""
    workings = store.workings
    moved = {one.report for one in workings.tellings_of(changes.events)} | {one.report for held in changes.former.values() for one in held}
    touched = {report.id for report in store.among("reports", {*changes.reports, *changes.copiers, *moved})}
    before = workings.beside(touched, LEAST)
    for batch in batches(sorted(changes.copiers), _BATCH):
        given = sources_of(store.among("passages", batch, by="report"))
        workings.keep_sources(batch, ((report, source) for report, sources in given.items() for source in sources))
    for batch in batches(sorted(changes.reports), _BATCH):
        workings.add_story_words((word, one.report.id, one.day) for one in _told(batch, store) for word in one.telling)
    workings.drop_likenesses(touched)
    for batch in batches(sorted(touched), _BATCH):
        workings.add_likenesses(_likenesses(batch, store))
    _replace(workings.beside(before, LEAST), store)


def _told(reports: list[str], store: Store) -> list[Told]:
    """Reports as stories see them."""
    near = store.workings.told_in(reports)
    news_of = {mention.id for mention in store.among("mentions", (one.mention for one in near)) if is_news(mention)}
    news: dict[str, set[str]] = {}
    for one in near:
        if one.mention in news_of:
            news.setdefault(one.report, set()).add(one.event)
    return [told(report, news.get(report.id, ())) for report in store.among("reports", reports)]


def _likenesses(reports: list[str], store: Store) -> Iterator[tuple[str, str, float, str]]:
    """How like others these reports are, of those with which they share telling words or news."""
    workings = store.workings
    for one in _told(reports, store):
        found = workings.alike_words(one.telling, one.day, WINDOW, SHARED)
        found |= {telling.report for telling in workings.tellings_of(one.news)}
        for other in _told(sorted(found - {one.report.id}), store):
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
