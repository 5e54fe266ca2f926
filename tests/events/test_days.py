"""The day of an event: by its own words, else by its circumstances; never the day of print."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events.readings import day_readings
from dateline.records import Claim, Span, When
from tests.events.test_stories import read

SHOT = "ARLEN — A man was shot dead at the Harbour Inn on Elm Street late Sunday, the city police said. Two others fled over the bridge."


def _not_over(_claim):
    """Of a day that may still be to come."""


def days_of(store):
    (event,) = [event for event in store.get("events") if event.kind == "shooting"]
    return [f"{reading.start}" if reading.start == reading.end else f"{reading.start}/{reading.end}" for reading in event.days]


def test_a_later_report_of_its_own_tells_its_own_sunday(tools, tmp_path):
    other = "A man was killed in a shooting at a farm near Brenmoor on Sunday, a sheriff said."
    store = read(tools, tmp_path, [("2031-03-04", SHOT), ("2031-04-01", other)])
    assert sorted(str(event.when.start) for event in store.get("events") if event.kind == "shooting") == ["2031-03-02", "2031-03-30"]


def test_the_day_of_a_circumstance_is_the_day_of_the_event_and_keeps_its_words(tools, tmp_path):
    store = read(tools, tmp_path, [("2031-03-04", "A boy was shot in Arlen. He was playing in the yard on Monday, police said.")])
    assert days_of(store) == ["2031-03-03"]
    (claim,) = [claim for claim in store.get("claims") if claim.field == "when"]
    text = store.get("reports")[0].text
    assert text[claim.span.start : claim.span.end] == "Monday"
    assert claim.source is not None
    assert text[claim.source.start : claim.source.end] == "police"


def test_own_words_come_before_circumstances():
    said = [_claim("own", 0, date(2031, 3, 1)), _claim("lent", 1, date(2031, 3, 3)), _claim("lent too", 2, date(2031, 3, 1))]
    times = {claim.span: When(claim.id, claim.span, day, day, "day", "weekday") for claim, day in said}
    readings = day_readings(
        [claim for claim, _ in said], times, lambda claim: claim.span.report, lambda claim: claim.id == "own", _not_over
    )
    assert [(str(reading.start), reading.claims) for reading in readings] == [("2031-03-01", ("lent too", "own"))]


def test_of_days_told_as_often_the_one_told_by_its_date_comes_first():
    told = [(*_claim("weekday", 0, date(2031, 3, 1)), "weekday"), (*_claim("date", 1, date(2031, 3, 3)), "date")]
    times = {claim.span: When(claim.id, claim.span, day, day, "day", rule) for claim, day, rule in told}
    readings = day_readings([claim for claim, _, _ in told], times, lambda claim: claim.span.report, lambda _: True, _not_over)
    assert [str(reading.start) for reading in readings] == ["2031-03-03", "2031-03-01"]


def test_what_was_told_on_saturday_was_not_on_sunday():
    told = [_claim("first", 0, date(2031, 3, 1)), _claim("next", 1, date(2031, 3, 2)), _claim("last", 2, date(2031, 3, 2))]
    over = {"first": date(2031, 3, 1), "next": date(2031, 3, 4), "last": date(2031, 3, 5)}
    assert _days_told(told, over) == ["2031-03-01", "2031-03-02"]


def test_a_day_behind_its_own_report_is_misread():
    told = [_claim("past", 0, date(2031, 3, 1)), _claim("ahead", 1, date(2031, 3, 9))]
    assert _days_told(told, {"past": date(2031, 3, 2), "ahead": date(2031, 3, 4)}) == ["2031-03-01"]
    assert _days_told(told, {"past": date(2031, 3, 2), "ahead": None}) == ["2031-03-01", "2031-03-09"]


def _days_told(told, over):
    times = {claim.span: When(claim.id, claim.span, day, day, "day", "weekday") for claim, day in told}
    readings = day_readings(
        [claim for claim, _ in told], times, lambda claim: claim.span.report, lambda _: True, lambda claim: over[claim.id]
    )
    return [str(reading.start) for reading in readings]


def test_friday_night_is_of_the_weekend(tools, tmp_path):
    weekend = "Two men were shot at the Harbour Inn on Elm Street in Arlen over the weekend, the city police said."
    friday = "Two men were shot at the Harbour Inn on Elm Street in Arlen late Friday night, the city police said."
    assert days_of(read(tools, tmp_path, [("2031-03-03", weekend), ("2031-03-04", friday)])) == ["2031-02-28", "2031-03-01/2031-03-02"]


def _claim(key, number, day):
    span = Span(f"r{number}", 0, 6)
    return Claim(key, f"m{number}", "when", str(day), span, None, None, "states", None), day


def test_a_circumstance_makes_a_wide_day_precise(tools, tmp_path):
    text = "A boy was shot in Arlen over the weekend. He was playing in the yard on Sunday, police said."
    assert days_of(read(tools, tmp_path, [("2031-03-04", text)])) == ["2031-03-02", "2031-03-01/2031-03-02"]


def test_no_day_said_is_no_day(tools, tmp_path):
    assert days_of(read(tools, tmp_path, [("2031-03-04", "A boy was shot in Arlen. His mother was crying, police said.")])) == []


TOLD_AS_PAST = (
    "A man was shot dead at the Harbour Inn late Sunday, the city police said.",
    "A boy was shot in Arlen. He was playing in the yard on Monday, police said.",
    "Four people were shot overnight in Arlen. Police were called around 3:30 a.m. to a bar.",
    "A man was killed in a shooting in Arlen on Dec. 24, the police said.",
    "A boy was shot in Arlen over the weekend. He was playing in the yard on Sunday, police said.",
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(TOLD_AS_PAST), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_what_is_told_as_past_is_never_later_than_its_report(tools, tmp_path, text, printed):
    assert all(day.split("/")[-1] <= str(printed) for day in days_of(read(tools, tmp_path, [(str(printed), text)])))


def test_a_report_of_a_later_year_that_gives_only_the_month_is_of_the_event(tools, tmp_path):
    first = "A 5-year-old girl was shot dead by a boy at a house on Canal Street in Arlen on Wednesday, the city police said."
    later = "A couple pleaded not guilty on Monday. The 5-year-old girl was shot dead by a boy at a house in Arlen last July, the city police said."
    assert days_of(read(tools, tmp_path, [("2030-08-01", first), ("2031-04-30", later)])) == ["2030-07-31", "2030-07-01/2030-07-31"]


def test_the_order_of_reports_changes_no_day(tools, tmp_path):
    reports = [("2031-03-04", TOLD_AS_PAST[0]), ("2031-03-05", TOLD_AS_PAST[0]), ("2031-03-04", TOLD_AS_PAST[4])]
    forth, back = (read(tools, tmp_path, told) for told in (reports, reports[::-1]))
    assert [event.days and event.days[0].start for event in forth.get("events")] == [
        event.days and event.days[0].start for event in back.get("events")
    ]
