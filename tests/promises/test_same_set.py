"""Promise 4 at length: the same set of reports gives the same bytes, whatever came when and in however many batches.

What relating makes anew is only what a new report touches; so each of these runs also holds that nothing was left as it was that should
have changed. Reports are read once: what is read from a report depends on nothing else.
"""

from __future__ import annotations

import json
import random
from functools import partial

import pytest

from dateline import runners
from dateline.exports.contract import document
from dateline.records import Verdict, identify
from dateline.runners import local, relating
from dateline.runners.readers import Alone, Several
from dateline.store import KINDS, READ, RELATED, open_store
from dateline.verdicts import witnesses

BATCHES = (1, 4, 11)
"""Reports that come at once."""


@pytest.fixture(scope="module")
def readings(told):
    """Each sample report with what was read from it."""
    return [(report, [(kind, told.get(kind, report=report.id)) for kind in READ]) for report in told.get("reports")]


@pytest.fixture(params=[None, 2], ids=["", "where two are a crowd"])
def crowds(request, monkeypatch):
    """With crowds so small, signs that found something stop doing so as reports come in."""
    if request.param:
        monkeypatch.setattr("dateline.events.signs.CROWD", request.param)
        monkeypatch.setattr("dateline.events.signs.COMMON", request.param)
        monkeypatch.setattr("dateline.events.signs.KNOWN", request.param)
    return request.param


def related(batches, verdicts=()):
    """A store in which each batch was related as it came; verdicts come with the number of the batch before which each is given."""
    store = open_store(":memory:")
    for number, batch in enumerate([*batches, []]):
        for at, verdict in verdicts:
            if at == number:
                relating.decide(store, verdict)
        with store.transaction():
            for report, read in batch:
                store.keep(report, read, "reader")
        if batch:
            relating.relate(store)
    return store


def exported(store):
    reports = {told.id: told for told in store.get("reports")}
    claims = {claim.id: claim for claim in store.get("claims")}
    return json.dumps({kind: document(kind, store.get(kind), reports, claims) for kind in KINDS if kind != "problems"}, sort_keys=True)


@pytest.mark.parametrize("size", BATCHES)
def test_order_and_batches_make_no_difference(readings, crowds, size):
    at_once = related([readings])
    wanted = exported(at_once)
    assert list(relating.differences(at_once)) == []
    for seed in range(20 if crowds is None else 5):
        shuffled = list(readings)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test's order, not a secret
        assert exported(related([shuffled[at : at + size] for at in range(0, len(shuffled), size)])) == wanted, f"seed {seed}"


FLOOD = "A flood killed four people in Aden, Yemen, on Monday, the mayor said."
SHORT = (
    ("2031-03-05", f"{FLOOD} The flood washed away two bridges."),
    ("2031-03-05", f"{FLOOD} Schools are shut."),
    ("2031-03-06", "At least six people died on Monday when a flood hit Aden, Yemen, hospitals said."),
    ("2031-03-06", "A ferry sank near Mombasa, Kenya, on Wednesday. At least 12 people drowned, the coast guard said."),
    ("2031-03-07", "The ferry that sank near Mombasa, Kenya, on Wednesday had no radar. Fourteen people drowned."),
    ("2031-03-07", "A drone strike hit a convoy near Mosul, Iraq, on Thursday. Three soldiers were killed, the army said."),
    ("2031-03-08", "Two bombings killed nine people in Mosul, Iraq, on Friday. One of the bombings, in a market, killed seven."),
)


class Staying:
    """Readers that stay for the next run: to start processes for each of many runs would be the most of the time."""

    def __init__(self, readers):
        self.at_once, self.do = readers.at_once, readers.do

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


@pytest.fixture(scope="module")
def staying(tools):
    """Readers by their number: this process alone, and two beside it."""
    with Several(partial(runners.load_tools, None), 2) as two:
        yield {1: Staying(Alone(lambda: tools)), 2: Staying(two)}


@pytest.fixture(scope="module")
def short(staying, tmp_path_factory):
    """Runs the short reports in a given order and gives what is exported; their sentences are parsed once for all runs."""
    path = tmp_path_factory.mktemp("short") / "reports.jsonl"
    grammar: dict[str, bytes] = {}

    def run(rows, workers):
        path.write_text("".join(json.dumps({"date": day, "text": text}) + "\n" for day, text in rows), "utf-8")
        with open_store(":memory:") as store, pytest.MonkeyPatch.context() as patch:
            patch.setattr(local, "_readers", lambda _tools, number: staying[number])
            store.add_grammar(grammar.items())
            runners.run([path], store, runners.load_tools, workers=workers)
            grammar.update(store._connection.execute("SELECT sentence, grammar FROM parses"))  # noqa: SLF001 - to file it in the next store
            return exported(store)

    return run


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("size", [2, 4, 7])
def test_workers_batches_and_order_make_no_difference(short, monkeypatch, size, workers):
    wanted = short(SHORT, 1)
    monkeypatch.setattr(local, "BATCH", size)
    for seed in range(20):
        assert short(random.Random(seed).sample(SHORT, len(SHORT)), workers) == wanted, f"seed {seed}"  # noqa: S311


@pytest.mark.parametrize("seed", range(4))
def test_when_a_verdict_is_given_makes_no_difference(told, readings, seed):
    dice = random.Random(seed)  # noqa: S311
    verdicts = [at_random(told, dice, number) for number in range(4)]
    batches = [[one] for one in dice.sample(readings, len(readings))]
    times = sorted(dice.randrange(len(batches)) for _ in verdicts)
    at_once = related([readings], [(1, verdict) for verdict in verdicts])
    assert any(event.verdicts for event in at_once.get("events"))
    assert list(relating.differences(at_once)) == []
    assert exported(related(batches, list(zip(times, verdicts, strict=True)))) == exported(at_once)


def at_random(told, dice, number):
    """A verdict about events of the whole chronicle, in the words of their mentions."""
    events = [event for event in told.get("events") if len(event.mentions) > 1]
    one, other = dice.sample(events, 2)
    kind = dice.choice(["merge", "split", "set"])
    here = [witness(told, key) for key in one.mentions]
    there = [witness(told, key) for key in other.mentions] if kind == "merge" else here[1:] if kind == "split" else []
    value = {"field": "killed", "value": str(dice.randrange(30))} if kind == "set" else {}
    return Verdict(
        identify("v", number),
        kind,
        "ana",
        "2031-06-04T10:00:00+00:00",
        None,
        tuple(here[:1] if kind == "split" else here),
        tuple(there),
        **value,
    )


def witness(told, key):
    (mention,) = told.find("mentions", key)
    (sentence,) = told.find("sentences", mention.sentence)
    return witnesses.testify(mention, sentence, told.get("reports", report=mention.trigger.report)[0])


def test_a_report_that_is_read_again_is_related_again(readings):
    """What another version of the rules reads from it replaces what stood there, everywhere."""
    (report, read), *others = readings
    without = [(kind, []) if kind in ("mentions", "claims") else (kind, records) for kind, records in read]
    again = related([others, [(report, without)], [(report, read)]])
    assert exported(again) == exported(related([readings]))
    assert exported(related([readings, [(report, without)]])) == exported(related([[(report, without), *others]]))


def test_nothing_is_written_where_nothing_came(readings):
    store = related([readings])
    changed = store._connection.total_changes  # noqa: SLF001 - that nothing was written is the point
    relating.relate(store)
    kept = {kind: store.get(kind) for kind in RELATED}
    assert store._connection.total_changes - changed < 10  # noqa: SLF001
    assert kept == {kind: related([readings]).get(kind) for kind in RELATED}
