from __future__ import annotations

import pytest

from dateline.passages import align
from dateline.records import Change, Passage, Report
from tests.conftest import cases
from tests.passages.telling import report

OLDER = """# Bridge at Orvane collapses
A road bridge in Orvane collapsed on Tuesday, killing three drivers.
The bridge stood on the busy coast road near the old harbour.
Engineers had warned of rust in its main cables for years.
> Divers search the river below the fallen bridge
© (Ana Brill/Coast Press)"""

NEWER = """# Bridge at Orvane collapses
A road bridge in Orvane collapsed, killing at least five drivers.
Engineers had warned of rust in its main cables for years.
The bridge stood on the busy coast road near the old fish harbour.
The mayor promised an inquiry into the repair contracts.
> Divers search the river below the fallen bridge
© (Jo Vane/Coast Press)"""


def between(older: str, newer: str) -> tuple[Report, Report, tuple[Passage, ...]]:
    before, old = report(older, 1)
    after, new = report(newer, 2)
    return before, after, align(before, after, old, new)


def words(told: tuple[Report, ...], change: Change) -> str:
    texts = {one.id: one.text for one in told}
    sides = (texts[side.report][side.start : side.end] if side else "" for side in (change.older, change.newer))
    return " ".join(f"{change.kind}: {' > '.join(sides)}".split())


def said(older: str, newer: str) -> str:
    before, after, found = between(older, newer)
    if len(found) > 1:
        return "strangers"
    facts = [words((before, after), change) for change in found[0].changes if change.kind != "words"]
    return "; ".join(facts) or found[0].relation


@pytest.mark.parametrize(("older", "newer", "expected"), cases("passages/changes.tsv"))
def test_what_changed(older, newer, expected):
    found = said(older, newer)
    assert sorted(found.split("; ")) == sorted(expected.split("; "))


@pytest.mark.xfail
@pytest.mark.parametrize(("older", "newer", "expected"), cases("passages/known_failures.tsv"))
def test_what_changed_known_failures(older, newer, expected):
    assert sorted(said(older, newer).split("; ")) == sorted(expected.split("; "))


@pytest.mark.parametrize(("older", "newer", "expected"), cases("passages/joins.tsv"))
def test_split_and_merged_sentences(older, newer, expected):
    before, after, found = between(*(side.replace(" | ", "\n") for side in (older, newer)))

    def shown(passage: Passage) -> str:
        facts = [words((before, after), change) for change in passage.changes if change.kind != "words"]
        return ": ".join([passage.relation, *facts])

    assert [shown(passage) for passage in found] == expected.split("; ")
    assert not any(passage.moved for passage in found)


def test_the_day_of_publication_tells_what_yesterday_was():
    older = "The mine at Karsk was flooded yesterday, its owners said."  # 1 January 2031 is a Wednesday
    assert said(older, older.replace("yesterday", "Tuesday")) == "reworded"
    assert said(older, older.replace("yesterday", "Monday")) == "date: yesterday > Monday"


def test_two_versions_of_a_report():
    before, after, found = between(OLDER, NEWER)

    def line(passage: Passage) -> tuple[str, bool, str]:
        span = passage.newer or passage.older
        assert span
        text = (after if span.report == after.id else before).text
        return passage.relation, passage.moved, text[span.start : span.end].split(" ", 1)[0]

    assert [line(passage) for passage in found] == [
        ("kept", False, "Bridge"),
        ("reworded", False, "A"),
        ("kept", True, "Engineers"),
        ("reworded", False, "The"),
        ("added", False, "The"),
        ("kept", False, "Divers"),
    ]
    assert all(passage.direction == "known" for passage in found)
    assert [words((before, after), change) for change in found[1].changes if change.kind != "words"] == [
        "date: Tuesday >",
        "number: three > five",
        "hedge: > at least",
    ]


def test_a_caption_is_never_taken_for_a_sentence_of_the_body():
    _, _, found = between("Divers search the river below the fallen bridge.", "> Divers search the river below the fallen bridge.")
    assert sorted(passage.relation for passage in found) == ["added", "dropped"]


def test_a_report_that_repeats_itself_pairs_in_order():
    line = "The sirens sounded again in the valley of Orvane."
    _, _, found = between(f"{line}\n{line}\n{line}", f"{line}\n{line}")
    assert [(p.relation, p.moved) for p in found] == [("kept", False), ("kept", False), ("dropped", False)]


@pytest.mark.parametrize(
    ("older", "newer", "direction"),
    [
        ((1, None), (2, None), "known"),
        ((2, None), (1, None), "unknown"),
        ((1, None), (1, None), "unknown"),
        ((1, "09:19"), (1, "09:20:05"), "known"),
        ((1, "09:20"), (1, "09:19"), "unknown"),
        ((1, "09:19"), (1, None), "unknown"),
        ((1, "09:19"), (1, "09:20+00:00"), "unknown"),
        ((1, "12:00+03:00"), (1, "10:00+00:00"), "known"),
        ((1, "09:19:31 GMT"), (1, "05:30 EDT"), "known"),
        ((1, "09:19 IST"), (1, "09:20 IST"), "unknown"),  # India, Ireland or Israel
        ((1, "23:30 EST"), (2, "03:00 GMT"), "unknown"),  # by the clock of Greenwich the second is older
        ((1, "23:30 EST"), (2, "05:00 GMT"), "known"),
        ((None, None), (1, None), "unknown"),
    ],
)
def test_direction_is_known_only_from_dates_and_clocks(older, newer, direction):
    before, old = report("The dam at Karsk burst and flooded the lower town.", *older)
    after, new = report("The dam at Karsk burst and flooded the whole lower town.", *newer)
    assert [passage.direction for passage in align(before, after, old, new)] == [direction]
