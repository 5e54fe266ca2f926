"""The register of actors: states, forces, ministries, armed groups, parties, international bodies, and what a user adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.actors.entries import COLUMNS, Entry, entry_of, read_rows
from dateline.actors.words import Names
from dateline.added import Added
from dateline.records import Problem, identify
from dateline.tables import rows
from dateline.text.folding import split

ADDED = Added("actors")
"""The user's own .tsv files, read at every start."""
_HERE = "dateline.actors"

Role = Literal["name", "adjective", "people", "capital", "sign", "other"]
Trust = Literal["always", "company", "self"]
_TRUST: Mapping[str, Trust] = {"~": "company", "!": "self"}


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

    def members(self, key: str) -> tuple[Entry, ...]:
        """The entries that belong to the coalition or body `key`, by key; they are other actors than it."""
        return tuple(self.entries[each] for each in sorted(self.entries) if self.entries[each].member_of == key)


def load_register(extra: Sequence[Path] | None = None) -> Register:
    """Our register with the rows of the `extra` .tsv files, by default those that the user added; a key of ours is replaced.

    Rows of `extra` that cannot be used are left out: `read_rows` tells which. Raises `BadInput` where a file cannot be read.
    """
    entries = {entry.key: entry for entry in (*_states(), *_own_rows())}
    for path in ADDED.files() if extra is None else extra:
        for entry in read_rows(path)[0]:
            entries[entry.key] = entry
    return Register(tuple(entries.values()))


def doubts(entries: Sequence[Entry], register: Register) -> tuple[Problem, ...]:
    """What is unlikely to work as its author meant in rows that were added to `register`: shared names, unknown coalitions."""
    found: list[tuple[str, str, str]] = []
    for entry in entries:
        if entry.member_of is not None and entry.member_of not in register.entries:
            found.append((entry.key, f'member_of "{entry.member_of}" is no key of the register', "add a row with that key"))
        for name in sorted({plain for plain, _ in _trusted(entry.name, entry.aliases)}):
            others = [other.key for other in register.lookup(name) if other.key != entry.key]
            if others:
                what = f'"{name}" is also a name of {", ".join(others)}: where it stands alone, neither is meant'
                found.append((entry.key, what, 'put "~" before it, or give your row that key to replace ours'))
    return tuple(Problem(identify("p", "actors", *each), "actors", *each, None) for each in found)


def _own_rows() -> Iterator[Entry]:
    for row in rows(_HERE, "register.tsv"):
        yield entry_of(dict(zip(COLUMNS, row, strict=False)))


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
