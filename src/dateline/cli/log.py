"""dateline log --db story.db."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import database, warn_if_unfinished
from dateline.cli.wording import named
from dateline.records import Event, Ruling, Witness

if TYPE_CHECKING:
    from dateline.store import Store


@click.command("log")
@database()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(db: Path, form: str) -> None:
    """Tell every decision in order: who, when, what, of which event, on which words, and whether it is in force.

    "stale": no report tells its words any more. "overruled": a later decision says otherwise. "forgotten": taken back.
    """
    from dateline.runners.relating import rulings
    from dateline.store import open_store
    from dateline.verdicts import states

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        found = rulings(store)
        state = states(found, store.get("events"))
        about = {ruling.verdict.id: _events(ruling, store) for ruling in found}
    if form == "json":
        import json

        import msgspec

        lines = [
            {
                **msgspec.to_builtins(ruling.verdict),
                "state": state[ruling.verdict.id],
                "events": [event.id for event in about[ruling.verdict.id]],
            }
            for ruling in found
        ]
        click.echo(json.dumps({"contract": 1, "kind": "verdicts", "records": lines}, ensure_ascii=False, indent=1))
    elif not found:
        click.echo("nothing was decided yet; see dateline merge, split and set", err=True)
    else:
        _print(found, state, about)


def _events(ruling: Ruling, store: Store) -> list[Event]:
    """The events of today that tell what was decided about, in order of id."""
    told = store.workings.tellings((*ruling.one, *ruling.other))
    found: list[Event] = store.among("events", sorted({one.event for one in told}))
    return sorted(found, key=lambda event: event.id)


def _print(found: tuple[Ruling, ...], state: Mapping[str, str], about: Mapping[str, Sequence[Event]]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from dateline.cli.sheet import Sheet

    sheet = Sheet()
    for ruling in found:
        verdict = ruling.verdict
        standing = state[verdict.id]
        sheet.print(Text.assemble((verdict.id, "bold"), f"  {verdict.at}  ", (standing, "" if standing == "in force" else "red")))
        sheet.print(Padding(Text(verdict.words), (0, 0, 0, 2)))
        for event in about[verdict.id]:
            sheet.print(Padding(Text(f"of {named(event)} · {event.id[:9]}"), (0, 0, 0, 4)))
        for name, side in (("", verdict.one), (_BETWEEN.get(verdict.kind, ""), verdict.other)):
            for witness in side[:1]:
                more = f" and {len(side) - 1} more" if len(side) > 1 else ""
                sheet.print(Padding(Text(f"{name}“{_short(witness)}”{more}", style="dim"), (0, 0, 0, 4)))


_BETWEEN = {"merge": "with ", "split": "from "}


def _short(witness: Witness) -> str:
    words = " ".join(witness.words.split())
    return words if len(words) <= 100 else words[:100].rsplit(" ", 1)[0] + " …"
