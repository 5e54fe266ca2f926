"""The chronicle of the sample stories against the hand-made one, fact by fact.

Facts that are not right yet are listed in known_failures.txt (strict: a repaired one must leave the list).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dateline.codes import family_of

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "expected.json").read_text("utf-8"))
KNOWN = [line for line in (HERE / "known_failures.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
EVENTS = {event["id"]: event for story in EXPECTED["stories"] for event in story["events"]}
NUMBERS = ("killed", "injured")


class Found:
    """The chronicle of the samples, with what a fact is looked up by."""

    def __init__(self, store):
        self.reports = {report.name: report for report in store.get("reports")}
        self.name = {report.id: name for name, report in self.reports.items()}
        self.sentences = {sentence.id: sentence for sentence in store.get("sentences")}
        self.mentions = {mention.id: mention for mention in store.get("mentions")}
        self.claims = {claim.id: claim for claim in store.get("claims")}
        self.passages = store.get("passages")
        self.events = store.get("events")

    def words(self, span):
        report = self.reports[self.name[span.report]]
        return report.text[span.start : span.end]

    def places(self, report, words):
        """Every place where the words stand in a report: (start, end)."""
        text = self.reports[report].text
        start = text.find(words)
        while start >= 0:
            yield start, start + len(words)
            start = text.find(words, start + 1)

    def telling(self, gold):
        """The event that most of the gold event's quotations are told in, of its kind's family; a quoted figure counts most."""
        votes: Counter[str] = Counter()
        family = family_of(gold["kind"])
        for quote in _quotes(gold):
            spots = list(self.places(quote["report"], quote["w"]))
            for event in self.events:
                if family_of(event.kind) != family:
                    continue
                for key in event.mentions:
                    mention = self.mentions[key]
                    span = self.sentences[mention.sentence].span
                    here = self.name[span.report] == quote["report"] and any(span.start <= a and b <= span.end for a, b in spots)
                    if here and family_of(mention.kind) in (family, "casualties"):
                        figures = any(count.span.start < b and a < count.span.end for count in mention.counts for a, b in spots)
                        votes[event.id] += 3 if figures else 1
        return max((event for event in self.events if event.id in votes), key=lambda e: (votes[e.id], len(e.mentions), e.id), default=None)


def _quotes(value):
    if isinstance(value, dict):
        if "w" in value and "report" in value:
            yield value
        for inner in value.values():
            yield from _quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes(inner)


def _told(found, gold):
    event = found.telling(gold)
    assert event is not None
    return event


def _kind(found, gold):
    assert _told(found, gold).kind == gold["kind"]


def _status(found, gold):
    event = _told(found, gold)
    assert (event.status, event.modality) == (gold["status"], gold["modality"])


def _reports(found, gold):
    assert {found.name[key] for key in _told(found, gold).reports} == set(gold["reports"])


def _origins(found, gold):
    assert {found.name[key] for key in _told(found, gold).origins} == set(gold["origins"])


def _date(found, gold):
    when = _told(found, gold).when
    assert when is not None
    if "value" not in gold["date"]:
        assert when.start.isoformat() <= gold["date"]["before"]
        assert when.end.isoformat() >= gold["date"]["after"]
        return
    assert when.start.isoformat().startswith(gold["date"]["value"])
    if gold["date"]["precision"] == "day":
        assert when.start == when.end


def _place(found, gold):
    where = _told(found, gold).where
    assert where is not None
    assert where.name == gold["place"]["name"]
    assert where.country == gold["place"]["country"]
    if "lat" in gold["place"]:
        assert where.lat == pytest.approx(gold["place"]["lat"], abs=0.3)
        assert where.lon == pytest.approx(gold["place"]["lon"], abs=0.3)


def _figure(what, wanted):
    def holds(found, gold):
        event = _told(found, gold)
        readings = getattr(event, what) if what in NUMBERS else event.counts.get(what, ())
        spots = list(found.places(wanted["report"], wanted["w"]))
        for reading in readings:
            for claim in (found.claims[key] for key in reading.claims):
                span = claim.span
                here = found.name[span.report] == wanted["report"] and any(span.start < b and a < span.end for a, b in spots)
                if here and (reading.low, reading.high) == (wanted["low"], wanted["high"]):
                    assert ("source" not in wanted) or (claim.source and found.words(claim.source) == wanted["source"])
                    return
        raise AssertionError(f"no reading {wanted['low']} from {wanted['w']!r}; {readings}")

    return holds


def _named(role, wanted):
    def holds(found, gold):
        names = [reading.name for reading in getattr(_told(found, gold), f"{role}s")]
        assert any(wanted["name"] in name or name in wanted["name"] for name in names), names

    return holds


def facts():
    """Every fact: its name, the gold event, and the check."""
    for key, gold in EVENTS.items():
        if not list(_quotes(gold)):
            continue
        yield f"{key}: told", gold, _told
        yield f"{key}: kind {gold['kind']}", gold, _kind
        yield f"{key}: {gold['status']}, {gold['modality']}", gold, _status
        yield f"{key}: reports", gold, _reports
        for field, check in (("origins", _origins), ("date", _date), ("place", _place)):
            if field in gold:
                yield f"{key}: {field}", gold, check
        numbers = {what: gold[what] for what in NUMBERS if what in gold} | gold.get("counts", {})
        for what, readings in numbers.items():
            for number, wanted in enumerate(readings):
                yield f"{key}: {what} {wanted['low']} in {wanted['report']} ({number})", gold, _figure(what, wanted)
        for role in ("actor", "target"):
            for wanted in gold.get(role, ()):
                yield f"{key}: {role} {wanted['name']}", gold, _named(role, wanted)


FACTS = {name: (gold, check) for name, gold, check in facts()}


@pytest.fixture(scope="session")
def found(told):
    return Found(told)


@pytest.mark.parametrize("name", [name for name in FACTS if name not in KNOWN])
def test_fact(found, name):
    gold, check = FACTS[name]
    check(found, gold)


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("name", [name for name in KNOWN if name in FACTS])
def test_known_failure(found, name):
    gold, check = FACTS[name]
    check(found, gold)


def test_the_list_of_known_failures_names_facts():
    passages = {_passage_name(copy, passage) for copy, passage in _copies()}
    assert set(KNOWN) <= set(FACTS) | passages


@pytest.mark.parametrize("group", EXPECTED["separate"], ids=" | ".join)
def test_what_must_stay_apart_stays_apart(found, group):
    events = [event.id for key in group if (event := found.telling(EVENTS[key])) is not None]
    assert len(events) == len(set(events))


def _copies():
    return [(copy, passage) for story in EXPECTED["stories"] for copy in story["copies"] for passage in copy["passages"]]


def _passage_name(copy, passage):
    return f"{copy['report']} {passage['relation']} from {copy['of']}: {passage['newer'][:60]}"


def _passage(found, copy, passage):
    older, newer = found.reports[copy["of"]].id, found.reports[copy["report"]].id
    for told in found.passages:
        if told.older_report == older and told.newer_report == newer and told.older and told.newer:
            before, after = found.words(told.older), found.words(told.newer)
            if passage["older"] in before and passage["newer"] in after:
                assert told.relation == passage["relation"]
                return
    raise AssertionError("not aligned")


@pytest.mark.parametrize(
    ("copy", "passage"), [pair for pair in _copies() if _passage_name(*pair) not in KNOWN], ids=lambda value: value.get("report", "")
)
def test_who_copied_whom(found, copy, passage):
    _passage(found, copy, passage)


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize(
    ("copy", "passage"), [pair for pair in _copies() if _passage_name(*pair) in KNOWN], ids=lambda value: value.get("report", "")
)
def test_who_copied_whom_known_failures(found, copy, passage):
    _passage(found, copy, passage)
