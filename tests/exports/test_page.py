from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.exports.chronicle import Chronicle
from dateline.exports.page import render, write
from tests.exports.ferry import CRASH, ferry
from tests.exports.newsroom import Newsroom, day, on, people
from tests.exports.reading import Node, quotations, read


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return ferry()


@pytest.fixture(scope="module")
def page(chronicle) -> Node:
    return read(render(chronicle))


def entry(page: Node, words: str) -> Node:
    return next(node for node in page.find("entry") if words in node.find("what")[0].text())


def value(of: Node, label: str) -> Node:
    return next(node for node in of.find("value") if node.find("label")[0].text() == label)


def holds(chronicle: Chronicle, page: Node) -> int:
    """Checks every quotation against its report and tells how many there are."""
    texts = {report.id: report.text for report in chronicle.reports}
    count = 0
    for at, quotation in quotations(page):
        report, start, end = at.rsplit(" ", 2)
        assert quotation == texts[report][int(start) : int(end)]
        count += 1
    return count


def test_every_quotation_is_its_reports_own_characters(chronicle, page):
    assert holds(chronicle, page) > len(chronicle.claims)


def test_every_claim_is_underlined_in_its_reports_text(chronicle, page):
    underlined = {node.attributes["data-at"] for node in page.find("claim")}
    assert underlined == {f"{claim.span.report} {claim.span.start} {claim.span.end}" for claim in chronicle.claims}


def test_every_report_stands_there_in_full(chronicle, page):
    for report in chronicle.reports:
        text = next(node for node in page.find("report") if node.attributes["id"] == f"r-{report.id}").find("text")[0]
        notes = {id(note) for node in text.all() if node.name in {"sup", "details"} or node.has("sign") for note in (node, *node.all())}
        kept = "".join(_without(text, notes))
        assert "".join(kept.split()) == "".join(report.text.split())


def _without(node: Node, left_out: set[int]) -> list[str]:
    if id(node) in left_out:
        return []
    return [piece for child in node.children for piece in ([child] if isinstance(child, str) else _without(child, left_out))]


def test_nothing_is_loaded_from_anywhere(chronicle, page):
    for node in page.all():
        assert node.name not in {"link", "img", "iframe", "object", "embed", "base", "form", "video", "audio", "source", "image", "use"}
        assert not {"src", "srcset", "style", "xlink:href", "action", "ping", "background"} & node.attributes.keys()
        assert not any(name.startswith("on") for name in node.attributes)
        assert "href" not in node.attributes or node.name == "a"
    assert not re.search(r"url\(|@import|@font-face|expression\(", render(chronicle))
    policy = next(node.attributes["content"] for node in page.all() if node.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_links_lead_to_something_and_anchors_are_unique(page):
    anchors = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(anchors) == len(set(anchors))
    links = [node.attributes["href"] or "" for node in page.all() if node.name == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(anchors)
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


def test_an_id_that_an_event_had_before_opens_it(chronicle):
    first, second, third = [made.id for made in chronicle.entries[:3]]
    former = {"e0000000000000001": [first], "e0000000000000002": [third, second], "e0000000000000003": [], third: [first]}
    page = read(render(replace(chronicle, former=former)))
    entries = {node.attributes["id"]: node for node in page.find("entry")}
    of = {
        key: {child.attributes["id"] for child in node.all() if child.name == "span" and "id" in child.attributes}
        for key, node in entries.items()
    }
    assert {key: found for key, found in of.items() if found} == {
        f"e-{first}": {"e-e0000000000000001"},
        f"e-{second}": {"e-e0000000000000002"},
    }
    small_print = entries[f"e-{second}"].find("about")[0]
    assert "before e00000000, now also" in small_print.text()
    assert f"#e-{third}" in {node.attributes.get("href") for node in small_print.all()}
    test_links_lead_to_something_and_anchors_are_unique(page)


def test_no_link_or_fold_lies_in_a_place_where_browsers_break_it(page):
    for node in page.all():
        inside = {child.name for child in node.all()}
        assert node.name != "a" or "a" not in inside
        assert node.name != "p" or not inside & {"p", "div", "details", "blockquote", "table", "ul", "figure", "section"}


def test_disagreeing_figures_are_marked_and_stand_side_by_side(page):
    killed = value(entry(page, "A passenger ferry collided"), "Killed")
    assert killed.find("short")[0].text() == "5–7"
    assert killed.find("disputed")[0].text().endswith("3 readings")
    rows = [" ".join(row.text().split()) for row in killed.all() if row.name == "tbody"]
    readings = [node.text() for node in killed.all() if node.name == "th" and node.attributes["scope"] == "row"]
    assert readings == ["5", "7", "6"]
    assert "harbour police (“said”)" in rows[0]
    assert "4 March 2031" in rows[0]
    assert "Saltby hospital" in rows[2]


def test_copies_are_folded_under_their_origin(page):
    told = entry(page, "A passenger ferry collided").find("support")[0]
    assert told.find("support") == []
    assert "7 reports · 2 independent origins" in told.text()
    assert len(told.find("quotation")) == 2
    assert "also in 5 copies" in told.find("copies")[0].text()


def test_what_did_not_happen_stands_apart_from_what_did(page):
    parts = {node.attributes["id"]: node for node in page.find("part")}
    tags = {name: {tag.text() for tag in parts[name].find("tag")} for name in ("happened", "background", "unsure")}
    assert tags == {"happened": set(), "background": {"background"}, "unsure": {"denied", "planned", "hypothetical"}}


def test_days_are_headed_as_stated(page):
    headings = [" ".join(node.text().split()) for node in page.find("day")]
    assert headings[:4] == ["Tuesday 4 March 2031", "Thursday 6 March 2031", "Day not stated", "Late January 2031 21–31 January 2031"]


def test_a_reworded_sentence_shows_what_was_changed_and_figures_first(page):
    change = next(node for node in page.find("change") if "reworded" in node.text())
    assert "figure changed: five → seven" in change.text()
    assert [node.text().strip() for node in change.all() if node.name == "del"] == ["on Tuesday", "five"]
    assert [(node.text(), node.has("figure")) for node in change.all() if node.name == "ins"] == [("seven", True)]


def test_a_report_stands_beside_the_one_it_derives_from(page):
    (table,) = page.find("beside")
    told = " ".join(table.text().split())
    assert "1 sentence with changed facts; 2 sentences left out" in told
    assert "number: five → seven" in told
    assert [row.text().strip() for row in table.all() if row.has("folded")] == ["= 1 sentence kept"]
    cells = [row for row in table.all() if row.has("reworded")]
    assert [(node.name, node.text().strip()) for row in cells for node in row.all() if node.name in ("del", "ins")] == [
        ("del", "on Tuesday"),
        ("del", "five"),
        ("ins", "seven"),
    ]


def test_problems_and_attribution_are_told(page):
    assert "wire.jsonl, line 17" in page.find("problems")[0].text()
    assert "GeoNames (geonames.org), licensed under Creative Commons Attribution 4.0 (CC BY 4.0)" in page.text()


def test_the_order_in_which_records_come_changes_nothing(chronicle):
    turned = {
        field.name: tuple(reversed(getattr(chronicle, field.name)))
        for field in fields(chronicle)
        if field.name not in {"title", "origins", "former", "entries"}
    }
    origins = dict(reversed(list(chronicle.origins.items())))
    assert render(replace(chronicle, origins=origins, **turned)) == render(chronicle)


def test_the_same_bytes_are_written_each_time(chronicle, tmp_path):
    path = write(chronicle, tmp_path / "new" / "folder")
    assert path.name == "index.html"
    first = path.read_bytes()
    assert write(chronicle, tmp_path / "new" / "folder").read_bytes() == first
    assert first.decode("utf-8") == render(chronicle)
    assert b"\r" not in first


def test_a_chronicle_of_nothing_is_a_page_that_says_so():
    page = read(render(Newsroom("").chronicle()))
    assert "Nothing was found in these reports." in page.text()
    assert "None: every report was read" in page.text()


HOSTILE = "</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'><!-- ]]> &lt; {{7*7}} \u202egnp.exe javascript:alert(1)"


def hostile(text: str, url: str, spans: list[tuple[int, int]]) -> Chronicle:
    """One report in which every field that a stranger writes is `text`."""
    room = Newsroom(text)
    room.report("x", day("2031-01-01"), [("body", [text])], title=text, source=text, url=url)
    mention = room.mention("x", text, text)
    claims = [room.claim(mention, "killed", text, "x", text[start:end], source=text, cue=text, stance="says") for start, end in spans]
    room.event(text, [mention], (text, "x"), days=[on("2031-01-01", claims)], killed=[people(1, claims, hedge=text), people(2, claims, group=text)],
               said_by=[text], disagreements=["killed"], why=[text])  # fmt: skip
    room.problem(text, text, text)
    return room.chronicle()


@pytest.mark.parametrize("url", [HOSTILE, "javascript:alert(1)", "data:text/html,<script>alert(1)</script>"])
def test_a_hostile_report_stays_text(url):
    chronicle = hostile(HOSTILE, url, [(0, 9), (5, 30)])
    page = read(render(chronicle))
    assert [node.name for node in page.all() if node.name in {"script", "style", "img", "title"}] == ["title", "style", "script"]
    assert all((node.attributes["href"] or "").startswith("#") for node in page.all() if node.name == "a")
    assert not any(name.startswith("on") for node in page.all() for name in node.attributes)
    holds(chronicle, page)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=60), st.data())
def test_whatever_a_report_holds_every_quotation_stands(text, data):
    places = st.integers(0, len(text) - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text))))
    chronicle = hostile(text, text, data.draw(st.lists(places, max_size=4)))
    page = read(render(chronicle))
    assert holds(chronicle, page) > 0


def many(times: int) -> Chronicle:
    """The ferry's reports over and over, each time another day's news."""
    room = Newsroom("Many")
    for number in range(times):
        names = [f"{number}-{letter}" for letter in "abcd"]
        for name in names:
            room.report(name, day("2031-03-04"), [("body", [CRASH])], title=name)
            mentions = [room.mention(name, "collided", "ship accident")]
        room.event("ship accident", mentions, (CRASH, names[-1]))
    return room.chronicle()


def test_the_page_grows_in_line_with_the_reports():
    few, more = (len(render(many(times))) for times in (20, 40))
    none = len(render(many(0)))
    assert (more - none) / (few - none) == pytest.approx(2, rel=0.05)
