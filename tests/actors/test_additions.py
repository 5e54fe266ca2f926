from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.actors import ADDED, load_register
from dateline.cli.actors import command
from dateline.errors import BadInput

ROWS = "key\tname\ttype\tsector\tcountry\taliases\nriver-guard\tRiver Guard\tarmed group\tUAF\tIQ\tGuard of the River\n"


@pytest.fixture
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))


def called(*words: str) -> str:
    result = CliRunner().invoke(command, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.usefixtures("_own_folder")
def test_a_file_is_added_used_and_removed(tmp_path: Path):
    mine = tmp_path / "mine.tsv"
    mine.write_text(ROWS + "bad\tBad Row\ttribe\n", "utf-8")
    told = called("import", str(mine))
    assert "mine.tsv:3" in told
    assert "tribe" in told
    assert "1 actor\n" in told
    assert "read anew by their next run" in told
    mine.unlink()
    assert [entry.key for entry in load_register().lookup("Guard of the River")] == ["river-guard"]
    assert called("list") == "mine.tsv\n"
    assert "river-guard: River Guard" in called("show", "guard of the river")
    assert "mine.tsv: taken out\nStores read before" in called("remove", "mine.tsv")
    assert load_register().lookup("River Guard") == ()
    with pytest.raises(BadInput, match=r"mine\.tsv"):
        called("remove", "mine.tsv")


@pytest.mark.usefixtures("_own_folder")
def test_a_new_file_of_a_name_replaces_the_old_one(tmp_path: Path):
    mine = tmp_path / "mine.tsv"
    for name in ("River Guard", "Valley Guard"):
        mine.write_text(ROWS.replace("River Guard", name), "utf-8")
        called("import", str(mine))
    assert len(ADDED.files()) == 1
    assert load_register().entries["river-guard"].name == "Valley Guard"


@pytest.mark.usefixtures("_own_folder")
def test_a_file_without_actors_is_refused(tmp_path: Path):
    mine = tmp_path / "mine.tsv"
    mine.write_text("nothing here\n", "utf-8")
    with pytest.raises(BadInput, match="no actor"):
        called("import", str(mine))
    assert ADDED.files() == ()


def test_show_tells_the_coalition_and_its_members():
    assert "Kataib Hezbollah (kataib-hezbollah)" in called("show", "Islamic Resistance in Iraq")
    told = called("show", "kataib-hezbollah")
    assert "belongs to  Islamic Resistance in Iraq (islamic-resistance-iraq)" in told
    assert "2003-" in told
    assert called("show", "HEZBOLLAH") == called("show", "hezbollah")
    with pytest.raises(BadInput, match=r"no actor.* dateline actors import"):
        called("show", "River Guard of Norvale")


@pytest.mark.usefixtures("_own_folder")
def test_a_name_that_another_row_has_is_told(tmp_path: Path):
    mine = tmp_path / "mine.tsv"
    mine.write_text(ROWS.replace("Guard of the River", "Hamas"), "utf-8")
    assert '"Hamas" is also a name of hamas' in called("import", str(mine))
