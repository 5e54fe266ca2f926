"""dateline diff OLD NEW."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.differences import WEIGHT, fact, facts, reworded, title, words
from dateline.cli.options import database, the_report
from dateline.errors import BadInput
from dateline.records import Kind, Passage, Problem, Report, Span

if TYPE_CHECKING:
    from rich.text import Text

_TITLES = (
    ("facts", "with changed facts"),
    ("reworded", "reworded"),
    ("dropped", "dropped"),
    ("added", "added"),
    ("kept", "kept"),
)
_FOLDED = ("kept",)
"""What both reports have is counted, and listed only if all is asked for or it moved."""


@click.command("diff")
@click.argument("old")
@click.argument("new")
@database(required=False)
@click.option("--all", "unfolded", is_flag=True, help="List the sentences that were kept as well.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(old: str, new: str, db: Path | None, unfolded: bool, form: str) -> None:  # noqa: FBT001 - click hands flags over as booleans
    """Compare two reports sentence by sentence: changed facts first, then what was reworded, dropped, added and kept.

    OLD and NEW are files; with --db they may be ids or names of reports in the store.
    """
    from dateline import passages, sentences

    older, newer = _report(old, db), _report(new, db)
    before, after = sentences.split(older), sentences.split(newer)
    found = passages.align(older, newer, before, after)
    if form == "json":
        import json

        from dateline.exports.contract import document

        click.echo(json.dumps(document("passages", found, {older.id: older, newer.id: newer}, {}), ensure_ascii=False, indent=1))
    else:
        names = _called(older, old), _called(newer, new)
        _print(older, newer, names, found, {s.span: s.kind for s in (*before, *after)}, unfolded=unfolded)


def _report(name: str, db: Path | None) -> Report:
    if Path(name).exists():
        from dateline import reports

        items = list(reports.read([name]))
        found = [item for item in items if isinstance(item, Report)]
        if not found:
            raise BadInput(
                "; ".join(f"{item.where}: {item.what} ({item.remedy})" for item in items if isinstance(item, Problem))
                or f"{name}: holds no report"
            )
        if len(found) != 1:
            raise BadInput(
                f"{name}: holds {len(found)} reports; read them into a store and name two of them: dateline diff ID ID --db story.db"
            )
        return found[0]
    if db is None:
        raise BadInput(f"{name}: no such file; to compare reports of a store, add --db story.db")
    from dateline.store import open_store

    with open_store(db, create=False) as store:
        return the_report(store, name)


def _called(report: Report, asked: str) -> str:
    """A report as it was asked for, and its title."""
    told = title(report)
    return asked if told == asked else f"{asked}  {told}"


def _print(
    older: Report, newer: Report, names: tuple[str, str], found: Sequence[Passage], kinds: Mapping[Span, Kind], *, unfolded: bool
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from dateline.cli.sheet import Sheet

    sheet = Sheet()
    texts = {older.id: older.text, newer.id: newer.text}
    groups: dict[str, list[list[Passage]]] = {key: [] for key, _ in _TITLES}
    for same in _together(found):
        changed = any(change.kind != "words" for passage in same for change in passage.changes)
        relation = same[0].relation
        groups["facts" if changed else "reworded" if same[0].whole else relation].append(same)
    sheet.print(Text(f"− {names[0]}", style="red"))
    sheet.print(Text(f"+ {names[1]}", style="green"))
    sheet.print(Text(", ".join(f"{len(groups[key])} {name}" for key, name in _TITLES), style="bold"))
    for key, name in _TITLES:
        shown = [same for same in groups[key] if unfolded or key not in _FOLDED or same[0].moved]
        if not shown:
            continue
        sheet.print()
        sheet.print(Text(name if len(shown) == len(groups[key]) else f"{name}, but moved", style="bold underline"))
        for same in sorted(shown, key=_weight):
            sheet.print(Padding(Text("\n").join(_shown(same, kinds, texts)), (0, 0, 0, 2)))
    if groups["kept"] and not unfolded:
        sheet.print()
        sheet.print(Text("kept sentences are folded; see them with --all", style="dim"))


def _together(found: Sequence[Passage]) -> list[list[Passage]]:
    """The passages of one split or merged sentence together, each other one alone; in order."""
    groups: dict[Span | str, list[Passage]] = {}
    for passage in found:
        groups.setdefault(passage.whole or passage.id, []).append(passage)
    return list(groups.values())


def _weight(same: Sequence[Passage]) -> tuple[int, int]:
    span = same[0].newer or same[0].older
    return min((WEIGHT[change.kind] for passage in same for change in passage.changes), default=9), span.start if span else 0


def _shown(same: Sequence[Passage], kinds: Mapping[Span, Kind], texts: Mapping[str, str]) -> list[Text]:
    from rich.text import Text

    first = same[0]
    kind = next((kinds[span] for span in (first.newer, first.older) if span and span in kinds), "body")
    marks = [kind if kind != "body" else "", "moved" if any(one.moved for one in same) else "", first.relation if first.whole else ""]
    sign = Text("".join(f"[{mark}] " for mark in marks if mark), style="dim")
    if first.older and first.newer and first.relation != "kept":
        old, *new = reworded(same, texts)
        return [*(fact(*one) for one in facts(same, texts)), sign + old, *new]
    style = {"added": "green", "dropped": "red"}.get(first.relation, "dim")
    return [sign + Text(words(first.newer or first.older, texts), style=style)]
