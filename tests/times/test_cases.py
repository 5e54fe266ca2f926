"""Sentences a journalist can read, with the days they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline.times
from dateline.text.parser import Parser
from dateline.times.rules import RULES
from tests.times.reports import cases, dated, read, report_of, shown


@pytest.mark.parametrize("case", cases("expressions.tsv"), ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_expression(parser, case):
    stated, sentence, *meant = case
    assert tuple(meant) in shown(*read(parser, sentence, dated(stated)))


@pytest.mark.parametrize(("stated", "sentence"), cases("negatives.tsv"))
def test_no_time_is_said(parser, stated, sentence):
    assert shown(*read(parser, sentence, dated(stated))) == []


@pytest.mark.parametrize(
    "case",
    [pytest.param(row[:7], marks=pytest.mark.xfail(strict=True, reason=row[7]), id=row[1]) for row in cases("known_failures.tsv")],
)
def test_known_failure(parser, case):
    stated, sentence, *meant = case
    assert tuple(meant) in shown(*read(parser, sentence, dated(stated)))


def test_last_months_is_not_last_month(parser: Parser):
    found = shown(*read(parser, "The operation would last months, not years.", dated("2024-02-08")))
    assert all(start == "-" for _, start, *_ in found)


def test_captions_tell_the_past_in_the_present_tense(parser: Parser):
    sentence = "Firemen carry a child from the ruins on Sunday."
    assert shown(*read(parser, sentence, dated("2024-02-08"), "caption"))[0][1] == "2024-02-04"


def test_a_sentence_without_grammar_is_passed_over():
    report = report_of("Monday", dated("2024-02-08"))
    assert dateline.times.resolve(report, [], {}) == ()


def test_every_rule_is_explained():
    page = (Path(__file__).parents[2] / "docs" / "times.md").read_text("utf-8")
    names = {rule.name for rule in RULES} - {"false friend"} | {
        "since",
        "range",
        "no report date",
        "report date too coarse",
        "year not said",
        "leans on a time told before",
    }
    assert sorted(name for name in names if f"| {name} |" not in page) == []
