"""Rows of the register: what they hold, and how a user's file of them is read."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import BadInput
from dateline.records import Problem, identify

TYPES = frozenset({"state", "force", "ministry", "armed group", "party", "international body", "agency", "office", "company", "person"})
SECTORS = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split())
"""PLOVER's 25 sectors (PLOVER manual, openeventdata/PLOVER, 2024)."""
COLUMNS = ("key", "name", "type", "sector", "country", "wikidata", "valid_from", "valid_to", "member_of", "aliases")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the register. Years are whole years; None means not stated."""

    key: str
    name: str
    type: str
    sector: str | None
    country: str | None
    """ISO 3166-1 alpha-2, upper case."""
    wikidata: str | None
    valid_from: int | None
    valid_to: int | None
    member_of: str | None
    """Key of the coalition or body it belongs to; never the same actor."""
    aliases: tuple[str, ...]
    """Other names; "~" or "!" before one tells when it may be trusted (`register.tsv`)."""


def read_rows(path: Path) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Read a user's .tsv file with the columns of `register.tsv`: the good rows, and a `Problem` for each bad one.

    A first line with the names of the columns allows any order; `key`, `name` and `type` must be there. Raises `BadInput`
    where the file cannot be read as UTF-8 text.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as UTF-8 text: {error}") from error
    good: dict[str, Entry] = {}
    problems: list[Problem] = []
    columns: Sequence[str] = COLUMNS
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))]
        if {"key", "name", "type"} <= set(cells):
            columns = cells
            continue
        row = dict(zip(columns, cells, strict=False))
        fault = _fault(row, len(cells) - len(columns), good)
        if fault is None:
            good[row["key"]] = entry_of(row)
        else:
            where = f"{path.name}:{number}"
            problems.append(Problem(identify("p", "actors", where, fault[0]), "actors", where, *fault, None))
    return tuple(good.values()), tuple(problems)


def _fault(row: Mapping[str, str], surplus: int, seen: Mapping[str, Entry]) -> tuple[str, str] | None:
    """What is wrong with a row, and what to do about it."""
    if surplus > 0:
        return f"{surplus} cells more than columns", "separate the columns by one tab and the aliases by |"
    if not row.get("key") or not row.get("name"):
        return "no key or no name", "give every row a key and a name"
    if ":" in row["key"]:
        return f'the key "{row["key"]}" holds a colon', "keys such as us:MIL are made by patterns; choose another one"
    if row["key"] in seen:
        return f'the key "{row["key"]}" stands twice', "give every row a key of its own"
    if row.get("type", "") not in TYPES:
        return f'unknown type "{row.get("type", "")}"', "use one of: " + ", ".join(sorted(TYPES))
    if row.get("sector") and row["sector"] not in SECTORS:
        return f'unknown sector "{row["sector"]}"', "use a PLOVER sector or leave it empty: " + " ".join(sorted(SECTORS))
    if row.get("country") and not re.fullmatch(r"[A-Z]{2}", row["country"]):
        return f'"{row["country"]}" is no country code', "use two capital letters (ISO 3166-1 alpha-2)"
    if row.get("wikidata") and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
        return f'"{row["wikidata"]}" is no Wikidata id', "use Q and a number, or leave it empty"
    for name in ("valid_from", "valid_to"):
        if row.get(name) and not re.fullmatch(r"\d{4}", row[name]):
            return f'{name} "{row[name]}" is no year', "use four digits, or leave it empty"
    if row.get("valid_from") and row.get("valid_to") and row["valid_to"] < row["valid_from"]:
        return f"it ends in {row['valid_to']}, before it begins in {row['valid_from']}", "exchange valid_from and valid_to"
    return None


def entry_of(row: Mapping[str, str]) -> Entry:
    """A row that has no fault as an entry; empty cells are None."""

    def cell(name: str) -> str | None:
        return row.get(name) or None

    def year(name: str) -> int | None:
        return int(row[name]) if row.get(name) else None

    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip())
    dates = year("valid_from"), year("valid_to")
    return Entry(
        row["key"], row["name"], row["type"], cell("sector"), cell("country"), cell("wikidata"), *dates, cell("member_of"), aliases
    )
