"""Reads the .tsv tables that hold the project's knowledge. Lines that begin with `#` tell the source."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of table `name` in `package` (``"dateline.sentences", "agencies.tsv"``), comments and blank lines left out."""
    text = resources.files(package).joinpath(name).read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(package: str, name: str, *sorts: str) -> frozenset[str]:
    """The first column of a table, as a set; with `sorts`, of the rows whose second column is one of these."""
    return frozenset(row[0] for row in rows(package, name) if not sorts or row[1] in sorts)
