"""Web pages: the article's paragraphs, its captions at their place, and the date that the page states."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.records import Interval, Problem, Report
from dateline.reports import read

FIRST = "Two people were killed on Monday when the river burst its banks in Velma, the mayor said, and thirty were injured in the old town."
SECOND = "The mayor, Ana Lopez, said that rescue work would go on through the night, and asked people to keep away from the bridge."
LAST = "Officials said that five houses fell."
LEAD = '<figure class="image caption"><img src="a.jpg"><figcaption>Residents <b>wade</b> through Velma (Jo Dee/AP)</figcaption></figure>'
MIDDLE = '<div><figure><img src="b.jpg"><figcaption>The bridge at Velma</figcaption></figure></div>'
DAY = Interval(date(2024, 2, 7), date(2024, 2, 7), "day")


def page(head: str = "", *, body_class: str = "article-body", lead: str = LEAD, first: str = FIRST) -> str:
    return f"""<!DOCTYPE html><html><head><title>Flood hits Velma - The Gazette</title>
<meta property="og:site_name" content="The Gazette">{head}</head>
<body><nav><a href="/">Home</a></nav>
<article><header><h1>Flood hits Velma</h1></header>{lead}
<div class="{body_class}"><p>{first}</p>{MIDDLE}<p>{SECOND}</p><p>She said:<br>“Stay at home.”</p>
<ul><li>Two schools are open</li></ul><p>{LAST}</p></div></article>
<aside><figure><img src="c.jpg"><figcaption>Another story</figcaption></figure></aside><footer>Copyright 2019</footer></body></html>"""


def found(folder: Path, held: str | bytes, name: str = "velma.html") -> tuple[Report | None, list[Problem]]:
    (folder / name).write_bytes(held.encode() if isinstance(held, str) else held)
    given = list(read([folder / name]))
    return next((f for f in given if isinstance(f, Report)), None), [f for f in given if isinstance(f, Problem)]


@pytest.mark.parametrize("body_class", ["article-body", "x7"])
def test_paragraphs_headline_and_captions(tmp_path, body_class):
    head = '<meta property="article:published_time" content="2024-02-07T09:19:31+00:00"><link rel="canonical" href="https://gazette.example/velma">'
    report, problems = found(tmp_path, page(head, body_class=body_class))
    assert problems == []
    assert report is not None
    assert report.text.split("\n\n") == [
        "Flood hits Velma",
        "Residents wade through Velma (Jo Dee/AP)",
        FIRST,
        "The bridge at Velma",
        SECOND,
        "She said:",
        "“Stay at home.”",
        "Two schools are open",
        LAST,
    ]
    assert [(part.kind, report.text[part.start : part.end]) for part in report.parts] == [
        ("headline", "Flood hits Velma"),
        ("caption", "Residents wade through Velma (Jo Dee/AP)"),
        ("caption", "The bridge at Velma"),
    ]
    assert (report.title, report.source, report.url) == ("Flood hits Velma", "The Gazette", "https://gazette.example/velma")
    assert (report.date, report.time, report.name) == (DAY, "09:19:31+00:00", "velma")


@pytest.mark.parametrize(
    ("head", "lead", "time"),
    [
        ('<meta itemprop="datePublished" content="2024-02-07">', "", None),
        ('<meta name="pubdate" content="Wed, 07 Feb 2024 09:19:31 GMT">', "", "09:19:31 GMT"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-02-07T09:19Z"}]}</script>',
            "",
            "09:19Z",
        ),
        ('<link rel="canonical" href="https://gazette.example/2024/02/07/velma">', "", None),
        ("", '<time datetime="2024-02-07T10:00">today</time><time datetime="2024-02-07">today</time>', "10:00"),
    ],
)
def test_dates_that_a_page_states(tmp_path, head, lead, time):
    report, problems = found(tmp_path, page(head, lead=lead))
    assert report is not None
    assert (report.date, report.time, problems) == (DAY, time, [])


@pytest.mark.parametrize(
    ("head", "lead"),
    [
        ("", "<p>Updated 3 March 2021</p>"),
        ("", '<time datetime="2024-02-07">then</time><time datetime="2024-02-08">later</time>'),
        ('<meta property="article:modified_time" content="2024-02-07">', ""),
        ('<script type="application/ld+json">{"dateModified": "2024-02-07"</script>', ""),
        ('<link rel="canonical" href="https://gazette.example/2024/13/velma">', ""),
        ('<meta itemprop="datePublished" content="02/07/2024">', ""),
    ],
)
def test_dates_that_a_page_does_not_state_are_not_guessed(tmp_path, head, lead):
    report, (problem,) = found(tmp_path, page(head, lead=lead))
    assert report is not None
    assert report.date is None
    assert problem.report == report.id
    assert "file's name" in problem.remedy
    named, problems = found(tmp_path, page(head, lead=lead), "2024-02-07 velma.html")
    assert named is not None
    assert (named.date, problems) == (DAY, [])


def test_the_page_says_how_it_is_encoded(tmp_path):
    accented = FIRST.replace("Velma", "Vélma")
    report, _ = found(tmp_path, page('<meta charset="windows-1252">', first=accented).encode("cp1252", "xmlcharrefreplace"))
    assert report is not None
    assert accented in report.text
    _, (problem,) = found(tmp_path, page(first=accented).encode("cp1252", "xmlcharrefreplace"))
    assert "not UTF-8" in problem.what


def test_markup_that_is_hard_to_read(tmp_path):
    for held in (
        "<",
        "<figcaption>x",
        "<figcaption><figcaption>a</figure>",
        "<html>" + "<div>" * 20_000,
        "\ue0009\ue001",
        "<?xml version='1.0' encoding='x'?><p>a</p>",
    ):
        assert len(found(tmp_path, held)[1]) >= 1
