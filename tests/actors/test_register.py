from __future__ import annotations

from pathlib import Path

import pytest
from rigour.territories import get_territory

from dateline.actors import Register, doubts, load_register, read_rows
from dateline.actors.entries import SECTORS, TYPES
from dateline.errors import BadInput
from dateline.tables import rows

FORMER = {"su", "yu", "cs", "dd", "zr"}


def test_every_row_is_sound(register: Register):
    for entry in register.entries.values():
        assert entry.type in TYPES, entry
        assert entry.sector is None or entry.sector in SECTORS, entry
        assert entry.member_of is None or entry.member_of in register.entries, entry
        assert entry.country is None or (len(entry.country) == 2 and entry.country.isupper()), entry
        assert entry.valid_from is None or entry.valid_to is None or entry.valid_from <= entry.valid_to, entry
        if entry.country and entry.country.lower() not in FORMER:
            assert get_territory(entry.country.lower()) is not None, entry


def test_no_key_stands_twice():
    keys = [row[0] for folder, table in (("actors", "register.tsv"), ("codes", "states.tsv")) for row in rows(f"dateline.{folder}", table)]
    assert len(keys) == len(set(keys))


def test_generic_and_office_sectors_are_plover():
    assert {row[1] for row in rows("dateline.actors", "generic.tsv")} <= SECTORS | {"-"}
    assert {row[3] for row in rows("dateline.actors", "patterns.tsv")} <= SECTORS


def test_wikidata_ids_of_states_are_those_of_rigour():
    for row in rows("dateline.codes", "states.tsv"):
        territory = get_territory(row[0])
        if row[0] not in FORMER and territory is not None:
            assert row[3] == territory.qid, row


def test_names_that_two_rows_share_are_doubtful_in_both(register: Register):
    seen: dict[str, set[str]] = {}
    for entry in register.entries.values():
        for alias in (entry.name, *entry.aliases):
            if alias[0] not in "~!" and "~" + alias not in entry.aliases and "!" + alias not in entry.aliases:
                seen.setdefault(alias.lower(), set()).add(entry.key)
    assert {name: keys for name, keys in seen.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("name", "keys"), [("Daesh", ["islamic-state"]), ("RSF", ["rsf-press", "rsf-sudan"]), ("Nobody", []), ("", []), ("Iraq", ["iq"])]
)
def test_lookup(register: Register, name: str, keys: list[str]):
    assert [entry.key for entry in register.lookup(name)] == keys


def test_a_users_rows_are_added_and_replace_ours(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    path.write_text(
        "# source: our desk\nkey\tname\ttype\tcountry\taliases\n"
        "river-guard\tRiver Guard\tarmed group\tIQ\tGuard of the River|~RG\nhamas\tHamas\tparty\tPS\t\n",
        "utf-8",
    )
    register = load_register([path])
    assert [entry.key for entry in register.lookup("Guard of the River")] == ["river-guard"]
    assert register.entries["hamas"].type == "party"


def test_bad_rows_are_named_and_good_ones_kept(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    bad = [
        "\tNo Key\tparty",
        "a\tA\ttribe",
        "b\tB\tparty\tXXX",
        "c\tC\tparty\tPTY\tIraq",
        "d\tD\tparty\tPTY\tIQ\t38799",
        "e\tE\tparty\t\t\t\t19xx",
        "g\tG\tparty\t\t\t\t1990\t1980",
    ]
    bad += ["us:MIL\tX\tforce", "good\tTwice\tparty", "f\tF\tparty" + "\tx" * 9]
    path.write_text("\n".join(["good\tGood Party\tparty\tPTY\tIQ", *bad]) + "\n", "utf-8")
    entries, problems = read_rows(path)
    assert [entry.key for entry in entries] == ["good"]
    assert [problem.where for problem in problems] == [f"mine.tsv:{line}" for line in range(2, 12)]
    assert all(problem.stage == "actors" and problem.what and problem.remedy for problem in problems)


def test_a_name_that_two_rows_share_and_an_unknown_coalition_are_told(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    path.write_text("key\tname\ttype\tmember_of\taliases\nriver-guard\tRiver Guard\tarmed group\tvalley-front\tHamas|~ISIS\n", "utf-8")
    register = load_register([path])
    told = doubts(read_rows(path)[0], register)
    assert [problem.where for problem in told] == ["river-guard"] * 3
    assert ["valley-front" in told[0].what, "hamas" in told[1].what, "islamic-state" in told[2].what] == [True] * 3


def test_a_coalition_has_members_and_is_none_of_them(register: Register):
    members = register.members("islamic-resistance-iraq")
    assert "kataib-hezbollah" in [member.key for member in members]
    assert "islamic-resistance-iraq" not in [member.key for member in members]


def test_a_file_that_cannot_be_read(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    path.write_bytes(b"\xff\xfe\x00bad")
    with pytest.raises(BadInput, match=r"mine\.tsv"):
        read_rows(path)
