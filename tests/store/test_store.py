from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import chain, repeat

import pytest

from dateline.errors import StoreError
from dateline.records import Change, Count, EventMention, Interval, Passage, Problem, Report, Span, identify, report_id
from dateline.store import KINDS, open_store
from dateline.store.codec import columns, decode, encode

DAY = Interval(date(2031, 5, 14), date(2031, 5, 14), "day")
REPORT = Report(report_id("a", DAY, None, None, None, None, "A bus burned."), "A bus burned.", DAY, None, "a", None, None, None, ())
SPAN = Span(REPORT.id, 2, 5)
MENTION = EventMention(
    "m1",
    "s1",
    SPAN,
    "crash",
    "new",
    "asserted",
    None,
    (),
    (),
    (),
    (SPAN,),
    (),
    (),
    (Count("killed", 5, None, "at least", None, cumulative=False, span=SPAN),),
)
PASSAGE = Passage(
    "g1", "reworded", "r1", "r2", SPAN, None, moved=True, score=0.5, direction="known", changes=(Change("number", SPAN, None),)
)


@pytest.mark.parametrize("record", [REPORT, MENTION, PASSAGE], ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_went_in(record):
    assert decode(type(record), encode(record)) == record


def test_each_table_has_a_column_for_each_field():
    store = open_store(":memory:")
    for kind, record in KINDS.items():
        have = [row[1] for row in store._connection.execute(f"PRAGMA table_info({kind})")]  # noqa: SLF001 - the schema is what is tested
        wanted = ["filed_report" if name == "report" else name for name, _ in columns(record)]
        assert sorted(have) == sorted([*wanted, "report", "position"])


def test_what_is_not_finished_is_not_kept(tmp_path):
    store = open_store(tmp_path / "story.db")
    with suppress(RuntimeError), store.transaction():
        store.keep(REPORT, [("mentions", [MENTION])], "reader 1")
        raise RuntimeError
    assert store.get("reports") == []
    with store.transaction():
        store.keep(REPORT, [("mentions", [MENTION])], "reader 1")
    store.close()
    assert open_store(tmp_path / "story.db").get("mentions") == [MENTION]


def test_a_report_read_by_another_reader_is_read_again():
    store = open_store(":memory:")
    with store.transaction():
        store.keep(REPORT, [], "reader 1")
    assert store.unread([REPORT], "reader 1") == []
    assert store.unread([REPORT], "reader 2") == [REPORT]
    assert store.stale("reader 2") == [REPORT]


def test_a_problem_is_filed_once():
    store = open_store(":memory:")
    problem = Problem(identify("p", "x"), "reports", "a.txt:1", "no date", "give one", None)
    store.add_problems([problem, problem])
    store.add_problems([problem])
    assert store.get("problems") == [problem]


def test_a_file_of_another_program_is_left_alone(tmp_path):
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE mine (x)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(tmp_path / "other.db")
    (tmp_path / "text.db").write_text("this is no database, and it is long enough to be taken for one" * 20)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "text.db")


def test_a_store_that_is_missing_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="dateline run"):
        open_store(tmp_path / "none.db", create=False)


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    store = open_store(tmp_path / "story.db")
    store._connection.execute("PRAGMA user_version = 99")  # noqa: SLF001 - what a newer version would write
    store.close()
    with pytest.raises(StoreError, match="newer"):
        open_store(tmp_path / "story.db")


def test_another_process_can_read_while_one_writes(tmp_path):
    store = open_store(tmp_path / "story.db")
    with store.transaction():
        store.keep(REPORT, [], "reader 1")
    with store.transaction():
        store.add_problems([])
        assert open_store(tmp_path / "story.db", create=False).get("reports") == [REPORT]


def test_two_writers_at_once_are_told_so(tmp_path):
    with open_store(tmp_path / "story.db") as first, open_store(tmp_path / "story.db") as second:
        second._connection.execute("PRAGMA busy_timeout = 0")  # noqa: SLF001 - nobody waits half a minute for a test
        with first.transaction(), pytest.raises(StoreError, match="another run is writing"), second.transaction():
            pass


def test_a_full_disk_is_told_with_what_to_do(tmp_path):
    with open_store(tmp_path / "story.db") as store:
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()  # noqa: SLF001 - a small disk
        store._connection.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001 - as above
        long = Report(REPORT.id, "A bus burned. " * 10_000, DAY, None, "a", None, None, None, ())
        with pytest.raises(StoreError, match=r"disk is full; make room and run again"), store.transaction():
            store.keep(long, [], "reader 1")
        assert store.get("reports") == []


def test_a_transaction_that_is_stopped_at_any_step_leaves_none_open(tmp_path):
    """Stopped in BEGIN, in the writing or in COMMIT: all of it is kept or nothing, and the store can be written to again."""
    with open_store(tmp_path / "story.db") as store:
        connection = store._connection  # noqa: SLF001 - it is stopped at any step
        for last in range(1, 10_000):
            connection.set_progress_handler(partial(next, chain(repeat(0, last), [1], repeat(0))), 1)
            with suppress(sqlite3.OperationalError, StoreError), store.transaction():
                store.keep(REPORT, [], "reader 1")
            connection.set_progress_handler(None, 0)
            assert not connection.in_transaction
            if store.get("reports"):
                break
        assert last > 10  # so it was stopped in many places before it went through
        assert store.get("reports") == [REPORT]


def test_reading_writes_nothing(tmp_path):
    empty = tmp_path / "zero.db"
    empty.touch()
    with pytest.raises(StoreError, match="no reports yet"):
        open_store(empty, create=False)
    assert empty.stat().st_size == 0
