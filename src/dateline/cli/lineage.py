"""dateline lineage ID --db story.db."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.differences import fact, facts, title
from dateline.cli.options import database, the_report, warn_if_unfinished
from dateline.cli.wording import day
from dateline.exports.page.phrases import manner
from dateline.records import Descent, Report

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from dateline.passages import Share

_KINDS = {"headline": ("headline", "headlines"), "body": ("sentence", "sentences"), "caption": ("caption", "captions")}
_FOLDED = 8
"""Reports in one place of the tree, or changed facts, that are listed; of more, the number is told unless all are asked for."""


@click.command("lineage")
@click.argument("report", metavar="ID")
@database()
@click.option("--all", "unfolded", is_flag=True, help="List every copy and every changed fact.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(report: str, db: Path, unfolded: bool, form: str) -> None:  # noqa: FBT001 - click hands flags over as booleans
    """Tell where a report's text comes from, what was changed on the way, and who took it over.

    ID is a report's id, its beginning, or its name.
    """
    from dateline.passages import shares
    from dateline.store import open_store

    with open_store(db, create=False) as store:
        warn_if_unfinished(store)
        chosen = the_report(store, report)
        taken = store.get("passages", report=chosen.id)
        kin = _Kin(
            chosen,
            {one.id: one for one in store.get("reports")},
            {one.report: one for one in store.get("descents")},
            shares(chosen.id, store.get("sentences", report=chosen.id), taken),
        )
    if form == "json":
        import json

        click.echo(json.dumps(_document(kin), ensure_ascii=False, indent=1))
    else:
        _print(kin, None if unfolded else _FOLDED)


@dataclass(frozen=True, slots=True)
class _Kin:
    """A report among the others."""

    report: Report
    reports: Mapping[str, Report]
    descents: Mapping[str, Descent]
    shares: Sequence[Share]

    def above(self, report: str) -> str | None:
        """The report that gave it most, else the version before it."""
        descent = self.descents.get(report)
        return None if descent is None else descent.parents[0] if descent.parents else descent.version_of

    def below(self) -> dict[str, list[str]]:
        """Report → those under it in the tree, by id; a circle is impossible, as each was printed after the one above."""
        found: dict[str, list[str]] = {}
        for report in sorted(self.reports):
            if (above := self.above(report)) is not None:
                found.setdefault(above, []).append(report)
        return found

    def line(self) -> Iterator[str]:
        """The chosen report, the one above it, and so on to the top of its tree."""
        report: str | None = self.report.id
        while report is not None:
            yield report
            report = self.above(report)


def _print(kin: _Kin, most: int | None) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from dateline.cli.sheet import Sheet

    sheet = Sheet()
    sheet.print(Text.assemble((title(kin.report), "bold"), "  ", (_published(kin.report), "dim")))
    sheet.print(_derives(kin))
    sheet.print()
    sheet.print(Text("where its text comes from", style="bold underline"))
    for share in kin.shares:
        giver = title(kin.reports[share.source]) if share.source else "its own, or of a text that is not in the store"
        sheet.print(
            Padding(
                Text.assemble((_counted(share), "bold"), f" from {giver}" if share.source else f" {giver}", (_how(share), "dim")),
                (0, 0, 0, 2),
            )
        )
    texts = {key: report.text for key, report in kin.reports.items()}
    changed = facts((passage for share in kin.shares for passage in share.passages), texts)
    if changed:
        sheet.print()
        sheet.print(Text("facts changed on the way", style="bold underline"))
        for one in changed[:most]:
            sheet.print(Padding(fact(*one), (0, 0, 0, 2)))
        _more(sheet.print, len(changed), most)
    sheet.print()
    sheet.print(Text("who derives from whom", style="bold underline"))
    sheet.print(Padding(_tree(kin, most), (0, 0, 0, 2)))


def _more(say: Any, number: int, most: int | None) -> None:
    if most is not None and number > most:
        from rich.text import Text

        say(Text(f"  … and {number - most} more; see them with --all", style="dim"))


def _derives(kin: _Kin) -> Text:
    from rich.text import Text

    descent = kin.descents.get(kin.report.id)
    if descent is None or not descent.parents:
        line = Text("derives from no report in the store")
    else:
        named = " and ".join(title(kin.reports[key]) for key in descent.parents)
        line = Text.assemble((manner(descent, kin.report.text), "yellow bold"), f" from {named}")
        line.append("" if descent.direction == "known" else "; which came first is not known", style="red")
    if descent and descent.version_of:
        line.append(f"; a later version of {title(kin.reports[descent.version_of])}")
    return line


def _counted(share: Share) -> str:
    """6 sentences, 1 caption."""
    return ", ".join(f"{number} {_KINDS[kind][number != 1]}" for kind, number in share.counts.items())


def _how(share: Share) -> str:
    counted = [
        (sum(passage.relation == relation for passage in share.passages), relation)
        for relation in sorted({passage.relation for passage in share.passages})
    ]
    told = [f"{number} {relation}" for number, relation in counted]
    moved = sum(passage.moved for passage in share.passages)
    return f" ({', '.join([*told, *([f'{moved} moved'] if moved else [])])})" if told else ""


def _published(report: Report) -> str:
    return ", ".join(part for part in (report.source, day(report.date) if report.date else "no date", report.time, report.id[:9]) if part)


def _tree(kin: _Kin, most: int | None) -> Tree:
    from rich.tree import Tree

    from dateline.text.order import age

    below = kin.below()
    line = list(kin.line())
    root = line[-1]
    tree = Tree(_leaf(kin, root))
    waiting = [(tree, root)]
    while waiting:
        branch, report = waiting.pop()
        children = sorted(below.get(report, ()), key=lambda key: age(kin.reports[key]))
        shown = [key for place, key in enumerate(children) if most is None or place < most or key in line]
        waiting += [(branch.add(_leaf(kin, key)), key) for key in shown]
        if len(shown) < len(children):
            branch.add(f"[dim]… and {len(children) - len(shown)} more; see them with --all[/dim]")
    return tree


def _leaf(kin: _Kin, report: str) -> Text:
    from rich.text import Text

    one, descent = kin.reports[report], kin.descents.get(report)
    how = ""
    if descent and kin.above(report):
        others = f" as well from {len(descent.parents) - 1} more" if len(descent.parents) > 1 else ""
        how = f"{manner(descent, one.text) or 'later version'}{others}: "
    return Text.assemble((how, "yellow"), (title(one), "bold reverse" if report == kin.report.id else ""), "  ", (_published(one), "dim"))


def _document(kin: _Kin) -> dict[str, Any]:
    from dateline.exports.contract import VERSION, encode

    texts = {key: report.text for key, report in kin.reports.items()}
    descent = kin.descents.get(kin.report.id)
    return {
        "contract": VERSION,
        "kind": "lineage",
        "report": kin.report.id,
        "descent": encode(descent, texts, {}) if descent else None,
        "shares": [
            {"source": share.source, "counts": dict(share.counts), "passages": [encode(passage, texts, {}) for passage in share.passages]}
            for share in kin.shares
        ],
        "derived": [encode(kin.descents[key], texts, {}) for key in sorted(kin.descents) if kin.report.id in kin.descents[key].parents],
    }
