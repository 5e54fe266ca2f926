"""A mix of reports in which seven of ten are derived from others, made of real texts by `benchmarks.versions`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.versions import make
from benchmarks.versions.texts import Text

COPIES = 0.7
Rows = list[dict[str, Any]]


def mix(texts: Sequence[Text], families: int, seed: int = 1) -> tuple[Rows, Rows]:
    """The rows of the mix, and of these the novel ones: the reports that others derive from, and some from which none does."""
    pile = make(texts, seed, families)
    parents = {parent for one in pile.versions for parent in one.parents}
    derived = {one.id for one in pile.versions if one.parents}
    rows = sorted(pile.rows(), key=lambda row: str(row["id"]))
    novel = sorted((row for row in rows if row["id"] not in derived), key=lambda row: row["id"] not in parents)
    novel = novel[: round(len(derived) * (1 - COPIES) / COPIES)]
    kept = {row["id"] for row in novel} | derived
    return [row for row in rows if row["id"] in kept], novel
