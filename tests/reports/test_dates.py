"""Dates as files give them: tests/cases/reports/dates.tsv and names.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reports.dates import Stated, clock_time, in_name, understand, written

CASES = Path(__file__).parents[1] / "cases" / "reports"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def told(stated: Stated) -> tuple[str, str, str]:
    return (
        written(stated.days) if stated.days else "-",
        stated.days.precision if stated.days else "-",
        stated.time or "-",
    )


def check(given: str, day: str, precision: str, time: str, fault: str) -> None:
    stated = understand(given)
    assert told(stated) == (day, precision, time)
    assert (fault in stated.fault) if stated.fault else fault == "-"


@pytest.mark.parametrize(("given", "day", "precision", "time", "fault"), rows("dates.tsv"))
def test_date(given, day, precision, time, fault):
    check(given, day, precision, time, fault)


@pytest.mark.xfail(strict=True, reason="a known failure: when it passes, it belongs to dates.tsv")
@pytest.mark.parametrize(("given", "day", "precision", "time", "fault"), rows("dates_known_failures.tsv"))
def test_known_failure(given, day, precision, time, fault):
    check(given, day, precision, time, fault)


@pytest.mark.parametrize(("stem", "day", "fault"), rows("names.tsv"))
def test_date_in_a_name(stem, day, fault):
    stated = in_name(stem)
    assert told(stated)[0] == day
    assert (fault in stated.fault) if stated.fault else fault == "-"


def test_a_month_and_a_year_are_intervals():
    month, year = understand("2024-02").days, understand("2024").days
    assert month is not None
    assert year is not None
    assert (month.start.day, month.end.day, month.end.month) == (1, 29, 2)
    assert (year.start.isoformat(), year.end.isoformat()) == ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("given", "kept"),
    [("9:19", "09:19"), ("09:19:31+00:00", "09:19:31+00:00"), ("9:19 EST", "09:19 EST"), ("9:19 pm", None), ("noon", None)],
)
def test_clock_time(given, kept):
    assert clock_time(given) == kept


@given(st.dates())
def test_every_day_is_understood_as_itself(day):
    for words in (day.isoformat(), f"{day:%Y%m%d}" if day.year > 999 else day.isoformat(), f"{day.day} {day:%B} {day.year:04}"):
        stated = understand(words)
        assert stated.days is not None
        assert (stated.days.start, stated.days.end, stated.days.precision) == (day, day, "day")


@given(st.text())
def test_any_words_give_days_or_a_reason(words):
    stated = understand(words)
    assert stated.days or stated.fault
    in_name(words)
    clock_time(words)
