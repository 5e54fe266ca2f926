"""Templates as the key prints them, and the way a fill is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

INAPPLICABLE, BLANK = "*", "-"
_OUTER_BRACKETS = re.compile(r'("(?:\\.|[^"\\])*")|[()]')
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of the template: its name in score reports, its heading, what sort of fill it takes, which slots its tags point at."""

    name: str
    heading: str
    sort: str
    tagged: tuple[str, ...]
    subtotal: str


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of a slot: alternatives any of which is right, and the tag ("DEATH: "JUDGE"") with its alternatives."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False
    """Null is a correct answer too."""


@dataclass(frozen=True, slots=True)
class Template:
    """An incident. A slot that is not in `fills` is blank; one of `inapplicable` is not scored."""

    message: str
    fills: Mapping[str, tuple[Fill, ...]]
    inapplicable: frozenset[str] = frozenset()
    optional: bool = False
    """There is significant doubt whether the incident belongs into the key."""

    def values(self, slot: str) -> tuple[str, ...]:
        """The first alternative of each fill of `slot`."""
        return tuple(fill.values[0] for fill in self.fills.get(slot, ()))


def table(name: str) -> list[list[str]]:
    """The rows of a table that lies beside this file."""
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def slots() -> tuple[Slot, ...]:
    """The scored slots, in the template's order."""
    rows = table("slots.tsv")
    return tuple(Slot(name, heading, sort, () if to == "-" else tuple(to.split("|")), total) for name, heading, sort, to, total in rows)


def read_template(row: Mapping[str, Sequence[str]]) -> Template | None:
    """A template from a line of the key: headings with their fills. None where the message tells no incident (all asterisks)."""
    message = row["MESSAGE: ID"][0].split()[0]
    number = row["MESSAGE: TEMPLATE"][0]
    if number == INAPPLICABLE:
        return None
    fills: dict[str, tuple[Fill, ...]] = {}
    inapplicable: set[str] = set()
    for slot in slots():
        texts = row[slot.heading]
        if list(texts) == [INAPPLICABLE]:
            inapplicable.add(slot.name)
        elif found := tuple(fill for text in texts if (fill := read_fill(text, slot)) is not None):
            fills[slot.name] = found
    return Template(message, fills, frozenset(inapplicable), "OPTIONAL" in number)


def read_fill(text: str, slot: Slot) -> Fill | None:
    """A fill as the key writes it; None for a blank.

    `? "A" / "B": "C"` is optional, has the values A and B and the tag C. A location has colons of its own and no tag.
    """
    text = text.strip()
    optional = text.startswith("?")
    text = text.removeprefix("?").strip()
    if text in (BLANK, INAPPLICABLE, ""):
        return None
    before, after = (text, None) if slot.sort in ("location", "date") else _parted(text)
    values = _alternatives(before if slot.sort == "location" else _OUTER_BRACKETS.sub(r"\1", before))
    tags = () if after is None else _alternatives(after)
    stated = tuple(value for value in values if value != BLANK)
    if not stated:
        return None
    return Fill(stated, tags, optional or len(stated) < len(values))


def _parted(text: str) -> tuple[str, str | None]:
    """The text before and after the first colon that stands outside quotation marks."""
    quoted = False
    for place, mark in enumerate(text):
        if mark == '"' and text[place - 1 : place] != "\\":
            quoted = not quoted
        elif mark == ":" and not quoted:
            return text[:place], text[place + 1 :]
    return text, None


def _alternatives(text: str) -> tuple[str, ...]:
    """What stands between slashes outside quotation marks, each without its quotation marks or brackets."""
    parts = re.findall(r'(?:"(?:\\.|[^"\\])*"|[^"/])+', text)
    found: dict[str, None] = {}
    for part in parts:
        plain = part.strip()
        if plain.startswith("(") and plain.endswith(")"):
            plain = plain[1:-1].strip()
        if plain.startswith('"') and plain.endswith('"') and len(plain) > 1:
            plain = re.sub(r"\\(.)", r"\1", plain[1:-1]).strip()
        if plain:
            found[" ".join(plain.split())] = None
    return tuple(found)
