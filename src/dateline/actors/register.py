"""The register of actors: states, forces, ministries, armed groups, parties, international bodies, and what a user adds."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.actors.words import Names, split
from dateline.added import Added
from dateline.errors import BadInput
from dateline.records import Problem, identify
from dateline.tables import rows

ADDED = Added("actors")
"""The user's own .tsv files, read at every start."""
_HERE = "dateline.actors"
TYPES = frozenset({"state", "force", "ministry", "armed group", "party", "international body", "agency", "office", "company", "person"})
SECTORS = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split())
"""PLOVER's 25 sectors (PLOVER manual, openeventdata/PLOVER, 2024)."""
COLUMNS = ("key", "name", "type", "sector", "country", "wikidata", "valid_from", "valid_to", "member_of", "aliases")

Role = Literal["name", "adjective", "people", "capital", "sign", "other"]
Trust = Literal["always", "company", "self"]
_TRUST: Mapping[str, Trust] = {"~": "company", "!": "self"}


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


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may stand for: an entry, how the word names it, and whether it needs company in the report."""

    entry: Entry
    role: Role
    trust: Trust


@dataclass(frozen=True, slots=True)
class Office:
    """Words that make an actor with a state's name: "foreign ministry" (code MFA)."""

    code: str
    type: str
    sector: str


class Register:
    """All entries, and their names ready to be found in text."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries: Mapping[str, Entry] = {entry.key: entry for entry in entries}
        self.version = identify("register ", *entries)
        """Changes with its rows, so that reports are read again when a row was added."""
        self.names: Names[Sense | None] = Names()
        """None stands for a name that is no actor of the register ("Gulf of Mexico")."""
        self.offices: Names[Office] = Names()
        for name, *_ in rows(_HERE, "not_actors.tsv"):
            self.names.add(name, None)
        for words, code, kind, sector in rows(_HERE, "patterns.tsv"):
            for word in words.split("|"):
                self.offices.add(word, Office(code, kind, sector))
        for entry in self.entries.values():
            for alias, trust in _trusted(entry.name, entry.aliases):
                self.names.add(alias, Sense(entry, "name", trust))
        for row in rows("dateline.codes", "states.tsv"):
            self._add_state_words(row)

    def _add_state_words(self, row: Sequence[str]) -> None:
        entry = self.entries[row[0]]
        roles: tuple[tuple[Role, int], ...] = (("adjective", 5), ("people", 6), ("capital", 7), ("sign", 8))
        for role, column in roles:
            for word in _cells(row, column):
                plain, trust = _trust(word)
                self.names.add(plain, Sense(entry, role, trust))

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """The entries that go by exactly `name` (spelling variants folded), those that need company in a report too."""
        words = split(name)
        found = self.names.longest(words, 0) if words else None
        if found is None or found[0] != len(words):
            return ()
        entries = {sense.entry.key: sense.entry for sense in found[1] if sense is not None and sense.role == "name"}
        return tuple(entries[key] for key in sorted(entries))


def load_register(extra: Sequence[Path] | None = None) -> Register:
    """Our register with the rows of the `extra` .tsv files, by default those that the user added; a key of ours is replaced.

    Rows of `extra` that cannot be used are left out: `read_rows` tells which. Raises `BadInput` where a file cannot be read.
    """
    entries = {entry.key: entry for entry in (*_states(), *_own_rows())}
    for path in ADDED.files() if extra is None else extra:
        for entry in read_rows(path)[0]:
            entries[entry.key] = entry
    return Register(tuple(entries.values()))


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
            good[row["key"]] = _entry(row)
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
    return None


def _entry(row: Mapping[str, str]) -> Entry:
    def cell(name: str) -> str | None:
        return row.get(name) or None

    def year(name: str) -> int | None:
        return int(row[name]) if row.get(name) else None

    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip())
    dates = year("valid_from"), year("valid_to")
    return Entry(
        row["key"], row["name"], row["type"], cell("sector"), cell("country"), cell("wikidata"), *dates, cell("member_of"), aliases
    )


def _own_rows() -> Iterator[Entry]:
    for row in rows(_HERE, "register.tsv"):
        yield _entry(dict(zip(COLUMNS, row, strict=False)))


def _states() -> Iterator[Entry]:
    for row in rows("dateline.codes", "states.tsv"):
        key, country, name, wikidata = row[:4]
        yield Entry(key, name, "state", "GOV", country, wikidata or None, None, None, None, _cells(row, 4))


def _cells(row: Sequence[str], column: int) -> tuple[str, ...]:
    return tuple(cell for cell in row[column].split("|") if cell) if column < len(row) else ()


def _trust(alias: str) -> tuple[str, Trust]:
    return (alias[1:], _TRUST[alias[0]]) if alias[0] in _TRUST else (alias, "always")


def _trusted(name: str, aliases: Sequence[str]) -> Iterator[tuple[str, Trust]]:
    """Each name once with its trust; the entry's own name is trusted unless its aliases say otherwise."""
    found: dict[str, Trust] = {name: "always"}
    for alias in aliases:
        plain, trust = _trust(alias)
        found[plain] = trust
    yield from found.items()
