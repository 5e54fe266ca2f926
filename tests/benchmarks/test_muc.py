"""The scorer of MUC-4, on templates written for the purpose; and the benchmark from end to end on two invented messages."""

from __future__ import annotations

import gzip
import itertools
import json
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.accuracy.muc import answer
from benchmarks.muc import role_fillers, scoring
from benchmarks.muc.fills import judge
from benchmarks.muc.tallies import Tally
from benchmarks.muc.templates import Fill, Template, read_fill, read_template, slots
from benchmarks.muc.texts import as_report, sent
from tests.conftest import cases

ROOT = Path(__file__).parents[2]
SLOTS = {slot.name: slot for slot in slots()}


def filled(text, slot) -> Fill:
    found = read_fill(text, slot)
    assert found is not None
    return found


def template(message="m1", *, optional=False, inapplicable=(), **fills):
    read = {name.replace("_", "-"): tuple(filled(text, SLOTS[name.replace("_", "-")]) for text in texts) for name, texts in fills.items()}
    return Template(message, read, frozenset(inapplicable), optional)


BRIDGE = template(inc_type=["BOMBING"], inc_stage=["ACCOMPLISHED"], phys_tgt_id=['"OLD BRIDGE" / "BRIDGE"'], hum_tgt_desc=['"GUARDS"'])
JUDGE = template(
    inc_type=["ATTACK"], inc_stage=["ACCOMPLISHED"], hum_tgt_name=['"ARTURO ZARPELLO"'], hum_tgt_desc=['"JUDGE": "ARTURO ZARPELLO"']
)


@pytest.mark.parametrize(("slot", "key", "answer", "verdict"), cases("benchmarks/muc_fills.tsv"))
def test_fills_are_judged_as_the_guidelines_say(slot, key, answer, verdict):
    assert judge(SLOTS[slot], filled(key, SLOTS[slot]), filled(answer, SLOTS[slot])).name == verdict


@pytest.mark.parametrize(
    ("slot", "text", "fill"),
    [
        ("perp-ind-id", '? "RIDERS" / "GROUP OF \\"RIDERS\\""', Fill(("RIDERS", 'GROUP OF "RIDERS"'), (), optional=True)),
        ("hum-tgt-type", '(CIVILIAN / DIPLOMAT): "A" / "B"', Fill(("CIVILIAN", "DIPLOMAT"), ("A", "B"))),
        ("inc-loc", "PERU: LIMA (CITY): NORTE (NEIGHBORHOOD)", Fill(("PERU: LIMA (CITY): NORTE (NEIGHBORHOOD)",))),
        ("perp-org-id", '- / "RB"', Fill(("RB",), (), optional=True)),
        ("hum-tgt-num", '-: "ZARPELLO"', None),
        ("inc-date", "-", None),
    ],
)
def test_a_fill_is_read_as_the_key_writes_it(slot, text, fill):
    assert read_fill(text, SLOTS[slot]) == fill


def test_percentages_are_whole_and_f_is_made_of_them():
    tally = Tally(correct=5, partial=2, incorrect=1, spurious=4, missing=2)
    assert (tally.possible, tally.actual, tally.recall, tally.precision, tally.overgeneration) == (10, 12, 60, 50, 33)
    assert tally.f_measure() == 54.55
    assert (tally.f_measure(Fraction(4, 5)), tally.f_measure(Fraction(1, 5))) == (51.72, 57.69)
    assert Tally(correct=1, missing=7).recall == 13  # 12.5: halves upwards
    assert (Tally().recall, Tally().f_measure(), Tally(missing=1, spurious=1).f_measure()) == (None, None, 0.0)


def test_left_over_fills_are_incorrect_in_pairs_then_spurious_or_missing():
    slot = SLOTS["perp-ind-id"]

    def fills(*texts):
        return tuple(read_fill(text, slot) for text in texts)

    assert scoring.score_fills(slot, fills('"A"', '"B"'), fills('"A"', '"X"', '"Y"')) == Tally(correct=1, incorrect=1, spurious=1)
    assert scoring.score_fills(slot, fills('"A"', '"B"', '"C"'), fills('"X"')) == Tally(incorrect=1, missing=2)
    assert scoring.score_fills(slot, fills('? "A"'), ()) == Tally()
    assert scoring.score_fills(slot, (), ()) == Tally(noncommittal=1)


def test_a_template_is_mapped_only_by_type_and_a_target_or_perpetrator():
    other = template(inc_type=["BOMBING"], inc_stage=["ACCOMPLISHED"], phys_tgt_id=['"MILL"'])
    assert scoring.align([BRIDGE], [other]) == []
    assert scoring.align([BRIDGE, JUDGE], [JUDGE, BRIDGE]) == [(0, 1), (1, 0)]
    assert scoring.align([JUDGE], [BRIDGE]) == []  # a bombing is not what an attack asks for
    report = scoring.score(["m1"], [BRIDGE], [other])
    assert (report.templates, report.rows()["matched-only"]) == (Tally(spurious=1, missing=1), Tally())
    assert (report.rows()["all-templates"].missing, report.rows()["all-templates"].spurious) == (4, 3)


def test_optional_templates_and_slots_that_do_not_apply():
    kidnapping = template(optional=True, inapplicable={"phys-tgt-id"}, inc_type=["KIDNAPPING"], hum_tgt_name=['"ANA OLDEVERRI"'])
    assert scoring.score(["m1"], [kidnapping], []).rows()["all-templates"] == Tally()
    told = template(inc_type=["KIDNAPPING"], hum_tgt_name=['"ANA OLDEVERRI"'], phys_tgt_id=['"CAR"'])
    report = scoring.score(["m1"], [kidnapping], [told])
    assert (report.rows()["all-templates"].correct, report.rows()["all-templates"].spurious) == (2, 0)


def test_texts_are_filtered_by_whether_they_have_a_template():
    messages = ["m1", "m2", "m3", "m4"]
    key = [BRIDGE, template("m2", inc_type=["ARSON"]), template("m3", optional=True, inc_type=["ARSON"])]
    report = scoring.score(messages, key, [BRIDGE, template("m4", inc_type=["ARSON"])])
    assert report.texts == Tally(correct=1, missing=1, noncommittal=1, spurious=1)


_WORDS = st.sampled_from(["A", "B", "C", "D", "E F", "F"])
_TYPES = st.sampled_from(["ATTACK", "BOMBING", "ARSON"])


@st.composite
def templates_of(draw, message="m1"):
    fills: dict[str, tuple[Fill, ...]] = {"inc-type": (Fill((draw(_TYPES),)),), "inc-stage": (Fill(("ACCOMPLISHED",)),)}
    for name in ("perp-ind-id", "phys-tgt-id", "hum-tgt-desc"):
        words = draw(st.lists(_WORDS, max_size=3, unique=True))
        if words or name == "hum-tgt-desc":
            fills[name] = tuple(Fill((word,)) for word in words or ["Z"])
    return Template(message, fills)


@settings(deadline=None)
@given(st.lists(templates_of(), max_size=4), st.lists(templates_of(), max_size=4))
def test_the_mapping_is_the_best_there_is(key, answer):
    def worth(i, j):
        tallies = scoring.score_pair(key[i], answer[j])
        points = {name: 2 * tally.correct + tally.partial for name, tally in tallies.items()}
        told = any(points[name] for name in ("perp-ind-id", "phys-tgt-id", "hum-tgt-desc"))
        return sum(points.values()) if points["inc-type"] and told else 0

    pairs = scoring.align(key, answer)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    some = range(max(len(key), len(answer)))
    best = max(
        sum(worth(i, j) for i, j in zip(some, order, strict=True) if i < len(key) and j < len(answer))
        for order in itertools.permutations(some)
    )
    assert sum(worth(i, j) for i, j in pairs) == best


@given(st.lists(templates_of(), min_size=1, max_size=4))
def test_a_key_against_itself_is_all_right_and_nothing_finds_nothing(key):
    report = scoring.score(["m1"], key, key)
    total = report.rows()["all-templates"]
    assert (total.recall, total.precision, total.f_measure()) == (100, 100, 100.0)
    nothing = scoring.score(["m1"], key, []).rows()["all-templates"]
    assert (nothing.recall, nothing.precision, nothing.possible) == (0, None, total.possible)
    assert {name: tally for name, tally in report.rows().items() if name.startswith("matched")}["matched-only"] == total


def test_role_fillers_are_paired_over_the_whole_text():
    text = "Riders of the RB, the River Brigade, shot Arturo Zarpello, a judge."
    key = [
        template(perp_org_id=['"RIVER BRIGADE" / "RB"'], hum_tgt_name=['"ARTURO ZARPELLO" / "ZARPELLO"']),
        template(perp_org_id=['"RB"'], perp_ind_id=['"RIDERS"'], phys_tgt_id=['"MILL"']),
    ]
    assert role_fillers.fillers(key, "perp-org-id", text) == (frozenset({"river brigade", "rb"}),)
    scores = role_fillers.score({"m1": text}, key, [template(perp_org_id=['"THE RIVER BRIGADE"'], hum_tgt_name=['"JUDGE"'])])
    assert scores["PerpOrg"] == (1.0, 1.0, 1.0)
    assert scores["Victim"] == (0.0, 0.0, 0.0)
    assert scores["micro"] == pytest.approx((0.5, 1 / 3, 0.4))


def test_the_day_of_a_message_stands_in_its_header():
    assert sent("DURVALO, 3 JAN 90 -- [TEXT] ON 5 FEB 88 A MILL BURNED.") == date(1990, 1, 3)
    assert sent("DURVALO, NO DATE -- A MILL BURNED.") is None
    assert sent("DURVALO, 31 FEB 90 -- A MILL BURNED.") is None
    assert as_report({"id": "m1", "text": "M1 (SERVICE)\n\n   DURVALO, 3 JAN 90 -- A\nMILL"}) == {
        "id": "m1",
        "text": "   DURVALO, 3 JAN 90 -- A\nMILL",
        "date": "1990-01-03",
    }


ROW = {slot.heading: ["-"] for slot in slots()} | {"split": "tst1"}
MESSAGES = [
    {
        "id": "TST1-MUC3-0001",
        "text": "TST1-MUC3-0001\n\n   BOGOTA, 3 JAN 90 -- [TEXT] TERRORISTS TODAY KIDNAPPED\n"
        "BUSINESSMAN ARTURO ZARPELLO IN MEDELLIN.\n\n   THE TERRORISTS ASKED FOR MONEY, THE POLICE SAID.",
    },
    {
        "id": "TST1-MUC3-0002",
        "text": "TST1-MUC3-0002\n\n   BOGOTA, 4 JAN 90 -- [TEXT] THE MINISTER PRAISED THIS YEAR'S GOOD HARVEST OF COFFEE.",
    },
]
GOLD = [
    ROW
    | {
        "MESSAGE: ID": ["TST1-MUC3-0001"],
        "MESSAGE: TEMPLATE": ["1"],
        "INCIDENT: DATE": ["03 JAN 90"],
        "INCIDENT: LOCATION": ["COLOMBIA: MEDELLIN (CITY)"],
        "INCIDENT: TYPE": ["KIDNAPPING"],
        "INCIDENT: STAGE OF EXECUTION": ["ACCOMPLISHED"],
        "PERP: INCIDENT CATEGORY": ["TERRORIST ACT"],
        "PERP: INDIVIDUAL ID": ['"TERRORISTS"'],
        "HUM TGT: NAME": ['"ARTURO ZARPELLO"'],
        "HUM TGT: DESCRIPTION": ['"BUSINESSMAN": "ARTURO ZARPELLO"'],
        "HUM TGT: TYPE": ['CIVILIAN: "ARTURO ZARPELLO"'],
    },
    ROW | {slot.heading: ["*"] for slot in slots()} | {"MESSAGE: ID": ["TST1-MUC3-0002"], "MESSAGE: TEMPLATE": ["*"]},
]


def test_a_line_of_the_key_is_read():
    read = read_template(GOLD[0])
    assert read is not None
    assert (read.message, read.values("inc-type"), read.optional) == ("TST1-MUC3-0001", ("KIDNAPPING",), False)
    assert read_template(GOLD[1]) is None


def test_the_benchmark_runs_from_end_to_end(tmp_path):
    for name, lines in (("reports.jsonl.gz", MESSAGES), ("gold.jsonl.gz", GOLD)):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as stream:
            stream.write("".join(json.dumps(line) + "\n" for line in lines))
    command = [sys.executable, "-m", "benchmarks.accuracy.muc", "--data", str(tmp_path), "--set", "tst1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures = {name: float(value) for _, name, value in (line.split(" ") for line in done.stdout.splitlines())}
    assert figures["text-filtering.recall"] == figures["text-filtering.precision"] == 100
    assert figures["inc-type.recall"] == figures["inc-loc.recall"] == figures["inc-date.recall"] == 100
    assert figures["hum-tgt-name.recall"] == figures["hum-tgt-type.recall"] == 100
    assert figures["ceaf-ree.Victim.f"] == 100
    assert figures["messages"] == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE POLICE TODAY DEACTIVATED A BOMB PLACED IN FRONT OF THE TOWN HALL IN TARMA.", ("BOMBING", "ATTEMPTED")),
        ("THE GUERRILLAS TODAY THREATENED TO MURDER MAYOR ARTURO ZARPELLO OF TARMA.", ("ATTACK", "THREATENED")),
        ("TERRORISTS TODAY BLEW UP THE TOWN HALL IN TARMA.", ("BOMBING", "ACCOMPLISHED")),
    ],
)
def test_what_was_tried_or_threatened_is_told_as_such(text, expected, tmp_path):
    (found,) = answer([{"id": "m1", "text": f"M1\n\n   LIMA, 3 JAN 90 -- [TEXT] {text}"}], tmp_path / "muc.db")
    assert (*found.values("inc-type"), *found.values("inc-stage")) == expected


def test_the_benchmark_says_plainly_that_the_data_are_absent(tmp_path):
    command = [sys.executable, "-m", "benchmarks.accuracy.muc", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not there" in done.stderr
