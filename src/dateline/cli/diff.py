"""dateline diff OLD NEW."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from dateline.cli.options import database
from dateline.errors import BadInput
from dateline.records import Change, Passage, Problem, Report, Sentence, Span

_ORDER = {"number": 0, "date": 1, "name": 2, "negation": 3, "hedge": 4, "words": 5}
_TITLES = (("facts", "changed facts"), ("reworded", "reworded"), ("dropped", "dropped"), ("added", "added"), ("kept", "kept"))


@click.command("diff")
@click.argument("old")
@click.argument("new")
@database(required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(old: str, new: str, db: Path | None, form: str) -> None:
    """Compare two reports sentence by sentence: kept, reworded, moved, added, dropped; changed numbers first.

    OLD and NEW are files; with --db they may be ids or names of reports in the store.
    """
    from dateline import passages, sentences

    older, newer = _report(old, db), _report(new, db)
    before, after = sentences.split(older), sentences.split(newer)
    found = passages.align(older, newer, before, after)
    texts = {older.id: older.text, newer.id: newer.text}
    if form == "json":
        import json

        from dateline.exports.contract import document

        click.echo(json.dumps(document("passages", found, texts, {}), ensure_ascii=False, indent=1))
    else:
        _print(older, newer, found, {s.span: s for s in (*before, *after)}, texts)


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
        known: list[Report] = [r for r in store.get("reports") if r.id.startswith(name) or r.name == name]
    if len(known) != 1:
        raise BadInput(f"{name}: {len(known)} reports of that id or name; see: dateline show reports --db {db}")
    return known[0]


def _weight(passage: Passage) -> tuple[int, int]:
    span = passage.newer or passage.older
    return min((_ORDER[change.kind] for change in passage.changes), default=9), span.start if span else 0


def _print(older: Report, newer: Report, found: Sequence[Passage], lines: Mapping[Span, Sentence], texts: Mapping[str, str]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 120
    groups: dict[str, list[Passage]] = {key: [] for key, _ in _TITLES}
    for passage in found:
        facts = passage.relation == "reworded" and any(change.kind != "words" for change in passage.changes)
        groups["facts" if facts else passage.relation].append(passage)
    counts = ", ".join(f"{len(groups[key])} {title}" for key, title in _TITLES)
    console.print(Text(f"{older.name or older.id} → {newer.name or newer.id}: {counts}", style="bold"))
    for key, title in _TITLES:
        if not groups[key]:
            continue
        console.print()
        console.print(Text(title, style="bold underline"))
        for passage in sorted(groups[key], key=_weight):
            console.print(Padding(_shown(passage, lines, texts), (0, 0, 0, 2)))


def _shown(passage: Passage, lines: Mapping[Span, Sentence], texts: Mapping[str, str]) -> Any:
    from rich.text import Text

    span = passage.newer or passage.older
    assert span is not None  # noqa: S101 - a passage has at least one side
    line = Text()
    kind = lines[span].kind if span in lines else "body"
    if kind != "body":
        line.append(f"[{kind}] ", style="dim")
    if passage.moved:
        line.append("[moved] ", style="dim")
    if passage.relation != "reworded" or passage.older is None or passage.newer is None:
        style = {"added": "green", "dropped": "red"}.get(passage.relation, "dim")
        line.append(" ".join(texts[span.report][span.start : span.end].split()), style=style)
        return line
    for change in sorted(passage.changes, key=lambda c: _ORDER[c.kind]):
        if change.kind != "words":
            line.append(
                f"{change.kind}: {_words(change.older, texts) or '(nothing)'} → {_words(change.newer, texts) or '(nothing)'}\n",
                style="bold yellow",
            )
    _marked(line, passage.older, [c for c in passage.changes if c.older], texts, side="older")
    line.append("\n")
    _marked(line, passage.newer, [c for c in passage.changes if c.newer], texts, side="newer")
    return line


def _words(span: Span | None, texts: Mapping[str, str]) -> str:
    return "" if span is None else " ".join(texts[span.report][span.start : span.end].split())


def _marked(line: Any, span: Span, changes: Sequence[Change], texts: Mapping[str, str], *, side: str) -> None:
    """One side of a reworded sentence, its changed words coloured."""
    text = texts[span.report]
    line.append("− " if side == "older" else "+ ", style="red" if side == "older" else "green")
    position = span.start
    for part in sorted(s for c in changes if (s := c.older if side == "older" else c.newer) is not None):
        if part.start >= position:
            line.append(_spaced(text[position : part.start]))
            line.append(_spaced(text[part.start : part.end]), style="red strike" if side == "older" else "green bold")
            position = part.end
    line.append(_spaced(text[position : span.end]))


def _spaced(words: str) -> str:
    """The words with every run of white space as one space."""
    return re.sub(r"\s+", " ", words)
