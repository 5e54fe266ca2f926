"""The documentation's examples run."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline import samples
from dateline.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("docs/*.md"), ROOT / "README.md"])


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the sample stories in `stories`."""
    shutil.copytree(samples.folder(), tmp_path / "stories")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples(desk, page):  # noqa: ARG001 - the folder that the examples work in
    text = page.read_text("utf-8")
    if ">>>" not in text:
        pytest.skip("no example")
    test = doctest.DocTestParser().get_doctest(text.replace("```", "\n"), {}, page.name, str(page), 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert outcome.failed == 0


def test_the_readmes_commands_run(desk):
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("dateline ")]
    assert len(lines) > 5
    for line in lines:
        done = CliRunner().invoke(cli, line.split()[1:])
        assert done.exit_code == 0, f"{line}\n{done.output}"
    assert (desk / "chronicle" / "index.html").stat().st_size > 100_000


def test_every_command_is_in_the_readme_or_the_makefile():
    told = (ROOT / "README.md").read_text("utf-8") + (ROOT / "Makefile").read_text("utf-8")
    assert [name for name in COMMANDS if f"dateline {name}" not in told] == []


def test_links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
