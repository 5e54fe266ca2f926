"""dateline log --db story.db."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from dateline.cli.options import database, warn_if_unfinished
from dateline.records import Ruling, Witness


@click.command("log")
@database()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(db: Path, form: str) -> None:
    """Tell every decision in order: who, when, what, on which words, and whether it is in force.

    "stale": no report tells its words any more. "overruled": a later decision says otherwise. "forgotten": taken back.
    """
    from dateline.runners.relating import rulings
    from dateline.store import open_store
    from dateline.verdicts import states

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        found = rulings(store)
        state = states(found, store.get("events"))
    if form == "json":
        import json

        import msgspec

        lines = [{**msgspec.to_builtins(ruling.verdict), "state": state[ruling.verdict.id]} for ruling in found]
        click.echo(json.dumps({"contract": 1, "kind": "verdicts", "records": lines}, ensure_ascii=False, indent=1))
    elif not found:
        click.echo("nothing was decided yet; see dateline merge, split and set", err=True)
    else:
        _print(found, state)


def _print(found: tuple[Ruling, ...], state: Mapping[str, str]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 120
    for ruling in found:
        verdict = ruling.verdict
        standing = state[verdict.id]
        console.print(Text.assemble((verdict.id, "bold"), f"  {verdict.at}  ", (standing, "" if standing == "in force" else "red")))
        console.print(Padding(Text(verdict.words), (0, 0, 0, 2)))
        for name, side in (("", verdict.one), (_BETWEEN.get(verdict.kind, ""), verdict.other)):
            for witness in side[:1]:
                more = f" and {len(side) - 1} more" if len(side) > 1 else ""
                console.print(Padding(Text(f"{name}“{_short(witness)}”{more}", style="dim"), (0, 0, 0, 4)))


_BETWEEN = {"merge": "with ", "split": "from "}


def _short(witness: Witness) -> str:
    words = " ".join(witness.words.split())
    return words if len(words) <= 100 else words[:100].rsplit(" ", 1)[0] + " …"
