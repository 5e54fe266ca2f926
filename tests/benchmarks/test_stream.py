"""The speed benchmark's own sums, on runs made by hand; and that it says what is missing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.speed import stream
from benchmarks.speed.mix import mix
from benchmarks.speed.runs import Shared, Took, Watch
from benchmarks.versions.texts import Text

ROOT = Path(__file__).parents[2]
SMALL = Took(100, 60_000, 20.0, 18.0, {"parser": 12.0, "mentions": 4.0, "tracing": 0.5, "links": 0.5, "rest": 1.0}, 300.0)
LARGE = Took(
    400,
    240_000,
    80.0,
    72.0,
    {"parser": 48.0, "mentions": 12.0, "tracing": 4.0, "links": 4.0, "rest": 4.0},
    500.0,
    bare_cpu_seconds=60.0,
    add_one_seconds=0.4,
    add_one_cpu_seconds=0.3,
)


def test_the_figures_are_those_of_the_largest_run():
    found = dict(stream.figures([SMALL, LARGE]))
    assert found["chain_reports_a_second"] == 5.0
    assert found["chain_words_a_second"] == 3_000.0
    assert found["words_a_second_mentions"] == 20_000.0
    assert found["bare_words_a_second"] == 4_000.0
    assert found["ratio_to_bare"] == 1.2
    assert found["ratio_of_mentions"] == 0.2
    assert found["peak_mb"] == 500.0
    assert (found["seconds_100"], found["cpu_seconds_400"]) == (20.0, 72.0)
    assert (found["add_one_seconds"], found["add_one_cpu_seconds"]) == (0.4, 0.3)


def test_growth_is_told_of_the_whole_and_of_what_relates_reports():
    found = dict(stream.figures([SMALL, LARGE]))
    assert found["exponent"] == pytest.approx(1.0)
    assert found["exponent_related"] == pytest.approx(1.5)


def test_one_run_has_no_growth_and_without_the_bare_parser_there_is_no_ratio():
    found = dict(stream.figures([SMALL]))
    assert "exponent" not in found
    assert "ratio_to_bare" not in found
    assert "add_one_seconds" not in found


@pytest.mark.parametrize(("power", "points"), [(0.0, [1, 10, 100]), (1.0, [5, 25, 60]), (2.0, [2, 3, 400])])
def test_the_slope_is_the_power_by_which_time_grows(power, points):
    assert stream.slope([(size, 7 * size**power) for size in points]) == pytest.approx(power)


def test_a_watch_adds_up_and_gives_back_what_the_work_gives():
    def work(number, *, more):
        until = time.process_time() + 0.01
        while time.process_time() < until:
            pass
        return number + more

    watch = Watch()
    timed = watch.over("mentions", work)
    assert [timed(1, more=2), timed(3, more=4)] == [3, 7]
    assert watch.seconds["mentions"] >= 0.02


def test_without_data_it_says_so(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed.stream", "--data", str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert "data absent" in done.stderr


def test_two_processes_and_copies_are_told_beside_one_and_the_novel_part():
    one, two = Shared("workers_100", 100, 20.0, 19.0), Shared("workers_100", 100, 11.0, 20.0)
    found = dict(stream.shared_figures(one, two)) | dict(stream.copied_figures(one, two))
    assert found["workers_speed_up"] == pytest.approx(20 / 11)
    assert found["workers_100_cpu_seconds_2"] == 20.0
    assert found["mix_ratio"] == pytest.approx(20 / 19)


def test_a_mix_is_seven_tenths_copies_and_its_novel_part_is_in_it():
    chance = random.Random(3)  # noqa: S311 - invented words, not secrets
    syllables = "kar sk or va ne ar len bril tol ven by sar hol mer row dun leigh os trel py".split()

    def sentence():
        words = ["".join(chance.choices(syllables, k=3)) for _ in range(14)]
        return f"The {' '.join(words)} on Monday."

    texts = [Text(f"t{n}", date(2031, 5, 1 + n % 28), sentence(), "\n\n".join(sentence() for _ in range(14))) for n in range(40)]
    rows, novel = mix(texts, 8)
    assert len(novel) == pytest.approx(0.3 * len(rows), abs=1)
    assert {row["id"] for row in novel} <= {row["id"] for row in rows}


def test_the_plot_is_a_picture_of_each_line():
    picture = ET.fromstring(stream.drawn([SMALL, LARGE]))  # noqa: S314 - our own
    lines = [str(line.get("points")).split() for line in picture.iter("{http://www.w3.org/2000/svg}polyline")]
    assert [len(points) for points in lines] == [1, 2, 3]
    right, top = map(float, lines[2][-1].split(","))
    for line in lines:
        for x, y in (map(float, point.split(",")) for point in line):
            assert x <= right
            assert y >= top
