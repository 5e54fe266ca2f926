"""What a report says of someone in apposition: "Anna Cole, the mayor", "the mayor, Anna Cole", "the Harrad Brigade, a militia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.actors.descriptions import refer
from dateline.actors.found import Found, Line, by_line
from dateline.text.parses import Token

_PAST = frozenset("former ex late onetime previous retired".split())
_OF_ANYTHING = frozenset(
    "president spokesman spokeswoman spokesperson official commissioner officer worker employee leader commander".split()
)


def told_beside(lines: Sequence[Line], found: Sequence[Found]) -> list[Found]:
    """All of `found`; a description beside a name becomes a reference to it, and the name gets its sector and country.

    A name keeps the sector it has; what someone formerly was tells nothing. Every mention of the name is told the same.
    """
    told: dict[str, Found] = {}
    references: dict[Found, Found] = {}
    for line, here in zip(lines, by_line(lines, found), strict=True):
        for name, description in _beside(line, here):
            if _tells_sector(line, description):
                told.setdefault(name.name, description)
            if name.span < description.span and name.sort == "person" and description.sort == "generic":
                references[description] = refer(description.span, name, f'stands beside "{name.name}"')
    return [_informed(references.get(one, one), told) for one in found]


def _beside(line: Line, here: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Names and the descriptions in apposition to them, whichever stands first."""
    if line.capitals or line.sentence.kind == "headline":
        return
    owner = {token.i: one for one in here for token in _tokens(line, one)}
    for one in here:
        head = _head(line, one)
        other = owner.get(head.head) if head is not None and head.dep == "appos" else None
        if other is None or other is one:
            continue
        name, description = (one, other) if _is_name(one) else (other, one)
        fits = _is_name(name) and description.sort in ("generic", "office") and not _is_past(line, description)
        if fits and description.plural == (name.sort == "name"):
            yield name, description


def _is_name(one: Found) -> bool:
    return one.sort in ("person", "name")


def _tokens(line: Line, one: Found) -> tuple[Token, ...]:
    start = line.sentence.span.start
    return line.parse.at(one.span.start - start, one.span.end - start)


def _head(line: Line, one: Found) -> Token | None:
    inside = _tokens(line, one)
    numbers = {token.i for token in inside}
    return next((token for token in reversed(inside) if token.head not in numbers or token.head == token.i), None)


def _is_past(line: Line, description: Found) -> bool:
    """Whether "former" or the like stands anywhere before the description's noun."""
    head = _head(line, description)
    return head is not None and any(token.lower in _PAST for token in line.parse.subtree(head.i) if token.i < head.i)


def _tells_sector(line: Line, description: Found) -> bool:
    """A "president of" or "spokesman for" is of what follows, not of a government."""
    head = _head(line, description)
    return head is not None and not (head.lemma.lower() in _OF_ANYTHING and line.parse.children(head.i, "prep"))


def _informed(one: Found, told: dict[str, Found]) -> Found:
    description = told.get(one.name) if _is_name(one) or one.sort == "reference" else None
    if description is None or one.sector is not None or one.register is not None:
        return one
    why = (*one.why, f'the report calls it "{description.name}"') if one.sort == "name" else (*one.why, f'said to be "{description.name}"')
    return replace(one, sector=description.sector, country=one.country or description.country, why=why)
