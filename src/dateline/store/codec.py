"""Records to rows and back: one column a field; plain values as they are, everything nested as JSON text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from dateline.store.kinds import KINDS

_PLAIN = (str, int, float)


def columns(record: type[Any]) -> tuple[tuple[str, bool], ...]:
    """Field names of a record type, each with whether its values go into a column as they are."""
    return _COLUMNS[record]


def _columns(record: type[Any]) -> tuple[tuple[str, bool], ...]:
    hints = get_type_hints(record)
    return tuple((field.name, _is_plain(hints[field.name])) for field in fields(record))


def _is_plain(hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return True
    options = [option for option in get_args(hint) if option is not type(None)] if _is_union(hint) else [hint]
    return len(options) == 1 and options[0] in _PLAIN


def _is_union(hint: Any) -> bool:
    return get_origin(hint) is Union or type(hint).__name__ == "UnionType"


def encode(record: object) -> tuple[Any, ...]:
    """The row of a record, in the order of `columns`."""
    kind = type(record)
    row = list(_VALUES[kind](record))
    for at, _ in _READERS[kind]:
        if row[at] is not None:
            row[at] = _write(row[at]).decode()
    return tuple(row)


def decode(kind: type[Any], row: Sequence[Any]) -> Any:
    """The record of a row that `encode` made."""
    values = list(row)
    for at, read in _READERS[kind]:
        if values[at] is not None:
            values[at] = read(values[at])
    return kind(*values)


def encode_whole(record: object) -> str:
    """A record as one JSON text."""
    return msgspec.json.encode(record).decode()


def decode_whole(kind: type[Any], text: str) -> Any:
    """The record of a text that `encode_whole` made."""
    return msgspec.json.decode(text, type=kind)


def _readers(record: type[Any]) -> tuple[tuple[int, Callable[[str], Any]], ...]:
    """The places of the fields that are JSON text, each with what reads it."""
    hints = get_type_hints(record)
    return tuple((at, msgspec.json.Decoder(hints[name]).decode) for at, (name, plain) in enumerate(_columns(record)) if not plain)


_READERS = {record: _readers(record) for record in KINDS.values()}
_COLUMNS = {record: _columns(record) for record in KINDS.values()}
_VALUES = {record: attrgetter(*(field.name for field in fields(record))) for record in KINDS.values()}
_write = msgspec.json.Encoder().encode
