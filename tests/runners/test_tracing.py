"""The passages that a store keeps are those that tracing all its reports anew would give, whatever came when."""

from __future__ import annotations

import random
import sqlite3
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import StoreError
from dateline.passages import trace
from dateline.runners import tracing
from dateline.runners.tracing import passages_of, retrace
from dateline.store import open_store
from tests.passages.telling import report

PLEA = "This paper lives on what its readers give, so please become a member today."
KEPT = (
    "SELECT * FROM passages ORDER BY report, position, id",
    "SELECT * FROM descents ORDER BY id",
    "SELECT mark, fingerprints.report FROM marks JOIN fingerprints ON number = marks.report ORDER BY 1, 2",
    "SELECT line, fingerprints.report FROM lines JOIN fingerprints ON number = lines.report ORDER BY 1, 2",
    "SELECT line FROM furniture ORDER BY 1",
)
_LINES = st.sampled_from(
    f"""The dam above Karsk burst before dawn and flooded the lower town.
The dam above Karsk burst on Monday and flooded the whole lower town.
Rescue boats took forty families from the roofs of their houses.
Rescue boats took at least 60 families from the roofs of their houses.
The regional governor closed both roads into the valley until Friday.
Dockers in Orvane voted to end a strike that had lasted nine weeks.
Shipping lines said the first grain freighters would sail within days.
Page 3 of 9
He said.
{PLEA}
> Boats between the houses of the lower town of Karsk
# Dam bursts above Karsk""".splitlines()
)
_PILES = st.lists(
    st.tuples(st.lists(_LINES, min_size=1, max_size=7).map("\n".join), st.one_of(st.none(), st.integers(1, 9))),
    min_size=1,
    max_size=14,
    unique=True,
)


def pile(told):
    made = [report(text, day) for text, day in told]
    return [(replace(one, source="Valley Paper"), own) for one, own in made]


def kept(store):
    retrace(store)
    return passages_of(store)


def stored(batches):
    with open_store(":memory:") as store:
        for batch in batches:
            with store.transaction():
                for one, sentences in batch:
                    store.keep(one, [("sentences", sentences)], "reader")
            found = kept(store)
        rows = [store._connection.execute(query).fetchall() for query in KEPT]  # noqa: SLF001 - the bytes are the promise
    return found, rows


@settings(max_examples=60, deadline=None)
@given(_PILES, st.randoms(use_true_random=False), st.integers(1, 5))
def test_batches_and_orders_make_no_difference(told, chance: random.Random, size):
    made = pile(told)
    at_once = stored([made])
    assert at_once[0] == list(trace([one for one, _ in made], [s for _, own in made for s in own]))
    chance.shuffle(made)
    assert stored([made[at : at + size] for at in range(0, len(made), size)]) == at_once


@settings(max_examples=15, deadline=None)
@given(_PILES, st.randoms(use_true_random=False), st.integers(1, 5), st.integers(1, 3_000))
def test_a_run_that_is_stopped_anywhere_makes_no_difference(told, chance: random.Random, size, after):
    """Each time reports come, tracing them is stopped after so many steps of SQLite, and gone on with as more come."""
    made = pile(told)
    at_once = stored([made])
    chance.shuffle(made)
    with open_store(":memory:") as store:
        connection = store._connection  # noqa: SLF001 - it is stopped at any step
        for at in range(0, len(made), size):
            with store.transaction():
                for one, sentences in made[at : at + size]:
                    store.keep(one, [("sentences", sentences)], "reader")
            left = [after]

            def stopped(left: list[int] = left) -> bool:
                left[0] -= 1
                return left[0] == 0

            connection.set_progress_handler(stopped, 10)
            with suppress(sqlite3.OperationalError, StoreError):
                retrace(store)
            connection.set_progress_handler(None, 0)
        assert (kept(store), [connection.execute(query).fetchall() for query in KEPT]) == at_once


STORY = "\n".join(
    """Rescue boats took forty families from the roofs of their houses.
The dam above Karsk burst before dawn and flooded the lower town.
The regional governor closed both roads into the valley until Friday.""".splitlines()
)


def _keep(store, *told):
    with store.transaction():
        for one, sentences in told:
            store.keep(one, [("sentences", sentences)], "reader")


def test_other_rules_that_began_and_were_stopped_leave_the_store_sound(monkeypatch, tmp_path):
    """As after an update that was taken back: reports were marked anew by its rules, and then those of before run again."""
    made = pile([(STORY, 1), *((f"{STORY}\nHe said.", day) for day in range(2, 8)), (STORY, 8)])
    with open_store(tmp_path / "story.db") as store:
        _keep(store, *made[:-1])
        retrace(store)
        _keep(store, made[-1])
        with monkeypatch.context() as updated:
            updated.setattr(tracing, "rules", lambda _: "others")
            updated.setattr(tracing, "_BATCH", 1)
            real, left = tracing.fingerprints, [1, 2]  # type: ignore[attr-defined] # to be stopped there

            def stopping(*given):
                if not left:
                    raise KeyboardInterrupt
                left.pop()
                return real(*given)

            updated.setattr(tracing, "fingerprints", stopping)
            with pytest.raises(KeyboardInterrupt):
                retrace(store)
        assert kept(store) == stored([made])[0]


@pytest.mark.parametrize("at", ["arrivals", "_traced"])
def test_a_copy_that_another_run_files_meanwhile_is_traced(monkeypatch, tmp_path, at):
    """Whatever the other run does: it only files the report, or traces it too."""
    made = pile([(STORY, 1), (f"{STORY}\nHe said.", 2), (STORY, 3), (STORY, 4)])
    for tracing_too in (False, True):
        path = tmp_path / f"{tracing_too}.db"
        with open_store(path) as one, open_store(path) as other, monkeypatch.context() as meanwhile:
            _keep(one, *made[:2])
            retrace(one)
            _keep(one, made[2])
            real, left = getattr(tracing, at), [made[3]]

            def stepping_in(*given, real=real, left=left, other=other, tracing_too=tracing_too):
                if left:
                    _keep(other, left.pop())
                    if tracing_too:
                        retrace(other)
                return real(*given)

            meanwhile.setattr(tracing, at, stepping_in)
            assert kept(one) == stored([made])[0]


def test_what_becomes_furniture_is_taken_out_of_older_reports_too():
    """Two strangers share a plea; with the fourth that prints it, it is known for what it is."""
    speakers = "mayor miller nurse porter baker warden sexton teacher ferryman sheriff".split()
    plea = f"{PLEA}\nEvery gift helps us to keep the lamps of this old newsroom burning."
    texts = [
        "\n".join(f"{who.title()} {who}{town} met {town}{who} near {town} bridge about {town} money." for who in speakers) + f"\n{plea}"
        for town in "Karsk Orvane Arlen Brill".split()
    ]
    made = pile([(text, day) for day, text in enumerate(texts, 1)])
    with open_store(":memory:") as store:
        found = []
        for one, sentences in made:
            with store.transaction():
                store.keep(one, [("sentences", sentences)], "reader")
            found.append(len(kept(store)))
    assert found[1] > 0
    assert found[2] > found[1]
    assert found[3] == 0


def test_a_phrase_that_everybody_comes_to_print_is_taken_out_too():
    """A statement in fifty-one otherwise different reports is counted only towards the oldest of them."""
    statement = "Every citizen has a right to be heard before the council of the valley decides on any matter of water and of wood."
    texts = [f"{statement}\n" + " ".join(f"{word}{n}" for word in "mayor town field house road".split()) + "." for n in range(53)]
    made = [(one, own) for one, own in (report(text, 1 + n) for n, text in enumerate(texts, 0) if n < 27)] + [
        report(text, None) for text in texts[27:]
    ]
    at_once = stored([made])
    assert stored([[one] for one in made]) == at_once
    assert stored([made[40:], made[:40]]) == at_once


def test_words_that_everybody_comes_to_print_make_no_copies():
    """Fifty-one reports have words in common that are less than half of each: from then on, nothing follows from these for any two of them."""
    told = "guards carried lanterns down the long stone stairs of the old mill"
    words = "mayor town field house road river barn mill ford gate bell tower wharf ferry orchard meadow".split()
    made = [report(f"In town{at} the {told}.\n{' '.join(f'{word}{at}' for word in words)}.", 1 + at // 10) for at in range(53)]
    at_once = stored([made])
    assert len(stored([made[:50]])[0]) > len(at_once[0]) == 0
    assert stored([made[:48], *([one] for one in made[48:])]) == at_once


def test_a_line_that_everybody_comes_to_print_makes_no_quotation():
    """Two reports share a phrase, and a line of a form that many print: nothing follows from the phrase once too many do."""
    form = "Pick a letter of ours here.\nGive us an address of yours.\nLeave this list whenever you like."
    words = "mayor town field house road river barn mill ford gate bell tower wharf ferry orchard meadow".split()
    texts = ["\n".join(" ".join(f"{word}{at}{line}" for word in words) + "." for line in range(3)) + f"\n{form}" for at in range(53)]
    phrase = "carried lanterns down the long stone stairs"
    made = [report(f"Guard{at} {phrase} at {at}{at}.\n{text}" if at in (20, 30) else text, 1 + at // 10) for at, text in enumerate(texts)]
    ids = {one.id for one, _ in (made[20], made[30])}
    found, _ = at_once = stored([made[:49]])
    assert any({passage.older_report, passage.newer_report} == ids for passage in found)
    found, _ = at_once = stored([made])
    assert not any({passage.older_report, passage.newer_report} == ids for passage in found)
    assert stored([made[:48], *([one] for one in made[48:])]) == at_once


def test_reports_that_stay_as_they_are_are_not_read_again(monkeypatch):
    made = pile([("The dam above Karsk burst before dawn and flooded the lower town.", 1), ("Dockers in Orvane voted to end a strike.", 2)])
    copy = report("The dam above Karsk burst before dawn and flooded the lower town. ", 3)
    with open_store(":memory:") as store:
        for one, sentences in [*made, copy]:
            store.keep(one, [("sentences", sentences)], "reader")
            retrace(store)
        (last, own) = report("Dockers in Orvane voted to end a strike. ", 4)
        store.keep(last, [("sentences", own)], "reader")
        read = []
        get = store.get

        def watched(kind, *, report=None):
            read.append(report)
            return get(kind, report=report)

        monkeypatch.setattr(store, "get", watched)
        retrace(store)
    assert set(read) == {made[1][0].id, last.id}


def test_a_report_whose_sentences_changed_is_traced_again():
    text = "The dam above Karsk burst before dawn and flooded the lower town."
    (one, own), (other, others) = report(text, 1), report(f"{text} ", 2)
    with open_store(":memory:") as store:
        for told, sentences in ((one, own), (other, others)):
            store.keep(told, [("sentences", sentences)], "reader")
        assert len(kept(store)) == 1
        store.keep(one, [], "another reader")
        assert kept(store) == []
