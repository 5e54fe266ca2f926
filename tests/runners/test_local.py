"""The local runner: several processes, copies under way together, processes that are lost, grammar that nobody needs."""

from __future__ import annotations

import json
import os
import signal
from functools import partial

import pytest

from benchmarks.robustness.kill import export
from dateline import runners, samples
from dateline.errors import ModelError, ReaderLost
from dateline.records import Problem
from dateline.runners import local
from dateline.runners.readers import Alone, Several
from dateline.runners.reading import versions
from dateline.store import open_store
from dateline.text.parser import Parser


def stories(path, number, text="A bus left the road near {} on Monday. The driver, {}, was hurt. Police closed the pass."):
    """As many short reports; each has a sentence of its own and one that all have."""
    names = [
        f"{first}{last}" for first in "Arl Bren Cor Dor Esk Fal Gar Hol".split() for last in "by dale ford ham ley mere ton wick".split()
    ]
    rows = [{"id": f"bus-{n}", "date": "2031-06-03", "text": text.format(names[n % 64], names[-n % 64])} for n in range(number)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


class Counted(Parser):
    """The parser of the tests, which counts what it is given."""

    def __init__(self, parser):
        self.version, self.given = parser.version, []
        self._parser = parser

    def parse(self, sentences, *, batch=256):
        self.given += sentences
        return self._parser.parse(sentences, batch=batch)


@pytest.fixture
def counting(tools):
    return runners.Tools(Counted(tools.parser), tools.gazetteer, tools.register, tools.editor)


def _noting(told):
    return lambda _, seen: told.append(seen)


def test_two_processes_tell_what_one_tells(tools, tmp_path, monkeypatch):
    monkeypatch.setattr(local, "BATCH", 3)
    for number, given in ((1, lambda: tools), (2, partial(runners.load_tools, None))):
        with open_store(tmp_path / f"{number}.db") as store:
            told: list[int] = []
            summary = runners.run(sorted(samples.folder().iterdir())[:6], store, given, workers=number, progress=_noting(told))
            assert summary.new == summary.seen == told[-1]
            assert told == sorted(told)
    assert export(tmp_path / "1.db") == export(tmp_path / "2.db")


def test_a_sentence_of_batches_under_way_together_is_parsed_once(counting, tmp_path, monkeypatch):
    monkeypatch.setattr(local, "BATCH", 2)
    monkeypatch.setattr(Alone, "at_once", 5)
    with open_store(":memory:") as store:
        runners.run([stories(tmp_path / "in.jsonl", 20)], store, lambda: counting)
        assert store.count("reports") == 20
    given = counting.parser.given
    assert given.count("Police closed the pass.") == 1
    assert len(given) == len(set(given))


def test_copies_that_differ_in_quotation_marks_have_one_grammar_and_their_own_words(counting, tmp_path):
    straight = stories(tmp_path / "a.jsonl", 1, 'A bus left the road near {} on Monday, "with nobody on it", said {}.')
    curly = stories(tmp_path / "b.jsonl", 1, "A bus left the road near {} on Monday, “with nobody on it”, said {}.")
    with open_store(":memory:") as store:
        runners.run([straight, curly], store, lambda: counting)
        assert store.count("reports") == 2
        assert len(counting.parser.given) == 1
        quotes = [claim.value for claim in store.get("claims") if claim.field == "quote"]
    assert sorted(quotes) == ['"with nobody on it"', "“with nobody on it”"]


def test_the_same_report_in_batches_under_way_together_is_read_once(tools, tmp_path, monkeypatch):
    monkeypatch.setattr(local, "BATCH", 2)
    monkeypatch.setattr(Alone, "at_once", 5)
    twice = stories(tmp_path / "in.jsonl", 5)
    with open_store(":memory:") as store:
        summary = runners.run([twice, twice], store, lambda: tools)
    assert (summary.seen, summary.new) == (10, 5)


def test_problems_before_the_first_report_and_without_any(tools, tmp_path):
    (tmp_path / "bad").mkdir()
    for number in range(5):
        (tmp_path / "bad" / f"{number}.txt").write_bytes(b"\x80\x81 is no UTF-8")
    with open_store(":memory:") as store:
        summary = runners.run([tmp_path / "bad"], store, lambda: pytest.fail("nothing to read, nothing to load"))
        assert (summary.seen, summary.problems) == (0, 5)
    with open_store(":memory:") as store:
        summary = runners.run([tmp_path / "bad", stories(tmp_path / "in.jsonl", 1)], store, lambda: tools)
        assert (summary.seen, summary.new, summary.problems) == (1, 1, 5)
        assert all(isinstance(problem, Problem) for problem in store.get("problems"))


def test_grammar_that_no_sentence_needs_is_dropped_when_reports_are_read_anew(tools, counting, tmp_path):
    with open_store(":memory:") as store:
        path = stories(tmp_path / "in.jsonl", 3)
        runners.run([path], store, lambda: tools)
        needed = grammar(store)
        counting.parser.version = "another parser"
        runners.run([path], store, lambda: counting)
        assert len(grammar(store)) == len(needed)
        assert not grammar(store) & needed


def grammar(store):
    return {row[0] for row in store._connection.execute("SELECT sentence FROM parses")}  # noqa: SLF001 - what is kept is the promise


def ended(_tools):
    """A job under which the process is killed."""
    os.kill(os.getpid(), signal.SIGKILL)


def light():
    """Tools that take no time to load."""
    return "tools"


def refused():
    raise ModelError("no model is installed")


def test_a_process_that_is_lost_is_told():
    with Several(light, 1) as readers, pytest.raises(ReaderLost, match=r"killed by signal 9.*run the same command again"):
        readers.do(ended).result()


def given(tools):
    """A job that tells which tools it has."""
    return tools


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Ctrl-C is no signal there")
def test_ctrl_c_in_the_first_moments_ends_no_process_that_reads():
    with Several(light, 1) as readers:
        os.kill(readers._processes[0].pid, signal.SIGINT)  # noqa: SLF001 - as a terminal does to all of a group
        assert readers.do(given).result() == "tools"


def test_what_stands_against_loading_is_told_here():
    with Several(refused, 2) as readers, pytest.raises(ModelError, match="no model is installed"):
        readers.do(versions).result()
