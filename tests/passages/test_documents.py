from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.passages import descents, origins, trace
from dateline.passages.documents import address
from dateline.records import report_id
from tests.passages.telling import report

FIRST = """The dam above Karsk burst before dawn and flooded the lower town.
Rescue boats took forty families from the roofs of their houses."""
LATER = """The dam above Karsk burst before dawn and flooded the lower town.
The governor has called for help from three neighbouring provinces tonight."""
OTHER = """Dockers in Orvane voted to end a strike that had lasted nine weeks.
Shipping lines said the first grain freighters would sail within days."""


def under(text: str, day: int | None, name: str | None = None, source: str | None = None, url: str | None = None):
    """A report of that name, publisher or address."""
    one, sentences = report(text, day)
    named = replace(one, name=name, source=source, url=url)
    named = replace(named, id=report_id(named.name, named.date, None, None, named.source, named.url, text))
    return named, tuple(replace(s, id=f"{s.id}{named.id}", span=replace(s.span, report=named.id)) for s in sentences)


def chain(*made):
    reports, sentences = [one for one, _ in made], [s for _, own in made for s in own]
    passages = trace(reports, sentences)
    found = descents(reports, sentences, passages)
    numbers = {one.id: number for number, one in enumerate(reports)}
    before = {numbers[one.report]: numbers[one.version_of] for one in found if one.version_of}
    return before, {numbers[key] for key in origins(sentences, passages, found).values()}


@pytest.mark.parametrize(
    ("first", "later", "before"),
    [
        ({"url": "https://karsk.example/dam"}, {"url": "http://www.karsk.example/dam/?utm_source=x#top"}, {1: 0}),
        ({"url": "https://karsk.example/dam"}, {"url": "https://karsk.example/flood"}, {}),
        ({"name": "dam-1"}, {"name": "dam-1"}, {1: 0}),
        ({"name": "dam-1", "source": "Valley Post"}, {"name": "dam-1", "source": "Coast Press"}, {}),
        ({"name": "dam-1", "url": "https://karsk.example/dam"}, {"name": "dam-1"}, {}),
        ({}, {}, {}),
    ],
)
def test_versions_of_one_document(first, later, before):
    found, roots = chain(under(FIRST, 1, **first), under(LATER, 2, **later))
    assert found == before
    assert roots == ({0} if before else {0, 1})


def test_a_front_page_that_prints_other_news_is_no_version():
    front = {"url": "https://karsk.example/news"}
    assert chain(under(FIRST, 1, **front), under(OTHER, 2, **front)) == ({}, {0, 1})


def test_a_chain_of_three_is_one_origin():
    page = {"url": "https://karsk.example/dam"}
    third = LATER.replace(
        "The dam above Karsk burst before dawn and flooded the lower town.", "Nobody expects the dam to be rebuilt before next winter."
    )
    before, roots = chain(under(FIRST, 1, **page), under(LATER, 2, **page), under(third, 3, **page))
    assert before == {1: 0, 2: 1}
    assert roots == {0}


@pytest.mark.parametrize("url", ["", "karsk.example", "https://karsk.example/", "mailto:desk@karsk.example", "http://[broken", None])
def test_what_is_no_address_of_a_page(url):
    assert address(url) is None
