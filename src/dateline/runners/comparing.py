"""Comparing what is new with what may be the same event, and with nothing else: happenings, the bonds between them, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from dateline.events import across
from dateline.events.across import Bond
from dateline.events.happenings import Happening, tell
from dateline.events.signs import Block, blocks, crowded, met, most, signs
from dateline.records import Link
from dateline.runners.changes import Changes, batches
from dateline.store import Store

_BATCH = 200
"""Reports whose records are held in memory at once."""
_HELD = 20_000
"""Happenings, and as many look-ups of signs, that are held in memory."""


def link(store: Store, changes: Changes) -> None:
    """Bring links up to date: every new happening meets those that share a sign with it, and what that touches is settled anew."""
    first = store.workings.last_happening() + 1
    _add_happenings(store, changes)
    shelf = _Shelf(store)
    touched = _drop_crowded(first, shelf, store) if first > 1 else set()
    touched |= set(range(first, store.workings.last_happening() + 1))
    store.workings.add_bonds(_row(bond) for number in range(first, store.workings.last_happening() + 1) for bond in _likely(number, shelf))
    for reports in batches(changes.copiers, _BATCH):
        touched |= _copy_anew(reports, store)
    changes.mentions |= _settle(sorted(store.workings.bonded(touched)), shelf, store)


def _add_happenings(store: Store, changes: Changes) -> None:
    """Tell what happened in each new report; each links its own mentions."""
    number = store.workings.last_happening()
    for reports in batches(changes.reports, _BATCH):
        kinds = ("sentences", "mentions", "times", "places", "actors")
        read = [store.among(kind, reports, by="report") for kind in kinds]
        happenings, links = tell(store.among("reports", reports), *read)
        changes.mentions |= {mention.id for mention in read[1]}
        numbered = list(enumerate(happenings, number + 1))
        number += len(happenings)
        store.workings.add_happenings((place, happening.report, _PACKER.encode(happening)) for place, happening in numbered)
        store.workings.add_signs((*sign, place) for place, happening in numbered for sign in signs(happening))
        store.put("links", links)


class _Shelf(Mapping[int, Happening]):
    """The happenings of a store by number, and who holds which sign."""

    def __init__(self, store: Store) -> None:
        self._workings = store.workings
        self.last = store.workings.last_happening()
        self._happening = lru_cache(_HELD)(self._unpacked)
        self._holders = lru_cache(_HELD)(self.holders_below)

    def _unpacked(self, number: int) -> Happening:
        return _UNPACKER.decode(self._workings.happening(number))

    def holders_below(self, block: Block, number: int) -> tuple[int, ...]:
        """Numbers below `number` of the happenings that hold a sign on a day; of more than say anything, only some."""
        key, day = block
        return self._workings.holders(key, day, most(day) + 1, below=number)

    def __getitem__(self, number: int) -> Happening:
        return self._happening(number)

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, self.last + 1))

    def __len__(self) -> int:
        return self.last

    def holders(self, block: Block) -> tuple[int, ...]:
        """Numbers of all that hold it, in the same way."""
        return self._holders(block, self.last + 1)

    def met(self, number: int) -> set[int]:
        """The happenings with which one is to be compared."""
        return met(signs(self[number]), self.holders)


def _likely(number: int, shelf: _Shelf) -> Iterator[Bond]:
    """The bonds of a new happening; of two new ones, that of the higher number gives it."""
    for other in sorted(shelf.met(number)):
        if other < number and (bond := across.likely(shelf, other, number)):
            yield bond


def _drop_crowded(first: int, shelf: _Shelf, store: Store) -> set[int]:
    """Take out bonds of older happenings that only met in what is a crowd now; gives the happenings that they joined."""
    new = {block for number in range(first, shelf.last + 1) for block in blocks(signs(shelf[number]))}
    met_before: set[tuple[int, int]] = set()
    for block in sorted(new):
        if crowded(block, len(shelf.holders(block))):
            before = shelf.holders_below(block, first)
            if not crowded(block, len(before)):
                met_before.update(store.workings.bonds_among(before))
    gone = [(one, other) for one, other in sorted(met_before) if other not in shelf.met(one)]
    store.workings.drop_bonds(gone)
    return {number for pair in gone for number in pair}


def _copy_anew(reports: Sequence[str], store: Store) -> set[int]:
    """Make the bonds of copied sentences anew for newer reports; gives the happenings that they join, or joined."""
    touched = store.workings.drop_copied(reports)
    passages = store.carried(reports)
    older = {passage.older_report for passage in passages}
    known = {number: _UNPACKER.decode(packed) for number, packed in store.workings.happenings_of({*older, *reports}).items()}
    bonds = across.copied(known, passages)
    store.workings.add_bonds(_row(bond, known[bond.other].report) for bond in bonds)
    return touched | {number for bond in bonds for number in (bond.one, bond.other)}


def _row(bond: Bond, report: str = "") -> tuple[object, ...]:
    return bond.one, bond.other, bond.older, bond.newer, bond.weight, msgspec.json.encode(bond.reasons).decode(), report


def _settle(numbers: Sequence[int], shelf: _Shelf, store: Store) -> set[str]:
    """Put the links that hold between happenings in place of those that stood there; gives the mentions that were, or are, joined otherwise."""
    bonds = [
        Bond(one, other, older, newer, weight, tuple(msgspec.json.decode(reasons)))
        for one, other, older, newer, weight, reasons in store.workings.bonds_of(numbers)
    ]
    report = {facts.mention.id: shelf[number].report for number in numbers for facts in shelf[number].told}
    stood = {
        link.id: link for link in store.among("links", report, by="older") if link.same and report[link.older] != report.get(link.newer)
    }
    holds: dict[str, Link] = {link.id: link for link in across.settle(shelf, bonds)}
    gone = [link for key, link in stood.items() if holds.get(key) != link]
    come = [link for key, link in holds.items() if stood.get(key) != link]
    store.drop("links", (link.id for link in gone))
    store.put("links", come)
    return {mention for link in (*gone, *come) for mention in (link.older, link.newer)}


_PACKER = msgspec.msgpack.Encoder()
_UNPACKER = msgspec.msgpack.Decoder(Happening)
