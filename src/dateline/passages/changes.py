"""What was changed in a sentence: the words on both sides, and whether a number, a date, a name, a negation or a hedge changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, zip_longest

from rapidfuzz.distance import Indel

from dateline.passages.facts import Piece, owner
from dateline.records import Change, ChangeKind, Span

_FACTS: tuple[ChangeKind, ...] = ("number", "date", "name", "negation", "hedge")
_PAIRED_ACROSS: tuple[ChangeKind, ...] = ("number", "date")
"""A figure that stands elsewhere in the newer sentence still answers the older one."""

_NAME_GAP = 2
"""Characters between the words of one name: "John J. Smith"."""

_Side = list[Piece]
_Pair = tuple[ChangeKind, Piece | None, Piece | None]


def changes(
    older_report: str,
    older: Sequence[Piece],
    newer_report: str,
    newer: Sequence[Piece],
    beside_older: AbstractSet[str] = frozenset(),
    beside_newer: AbstractSet[str] = frozenset(),
) -> tuple[Change, ...]:
    """The changes between two sentences, given as pieces, in order of the text; empty where both say the same.

    Each change has the span in either report, None where words were only added or only left out. A number, name ...
    that only moved within the sentence is a change of words; so is one whose key stands beside the other sentence.
    """
    stretches = list(_stretches(older, newer))
    moved = _moved(stretches)
    pairs: list[_Pair] = []
    for before, after in stretches:
        pairs.extend(_pairs(_merged(before, moved), _merged(after, moved)))
    return tuple(
        Change(kind, _span(older_report, a), _span(newer_report, b)) for kind, a, b in _near(_across(pairs), beside_older, beside_newer)
    )


def _stretches(older: Sequence[Piece], newer: Sequence[Piece]) -> Iterator[tuple[_Side, _Side]]:
    """Stretches that differ, the older side and the newer, between stretches that are the same."""
    numbers: dict[str, int] = {}
    codes = [[numbers.setdefault(piece.key, len(numbers)) for piece in side] for side in (older, newer)]
    for same, group in groupby(Indel.opcodes(codes[0], codes[1]), key=lambda code: code.tag == "equal"):
        if not same:
            stretch = list(group)
            yield (
                list(older[stretch[0].src_start : stretch[-1].src_end]),
                list(newer[stretch[0].dest_start : stretch[-1].dest_end]),
            )


def _moved(stretches: Sequence[tuple[_Side, _Side]]) -> frozenset[str]:
    """Words and facts that were left out in one place and added in another, where a name may be none to be known by its capital."""
    out = Counter(owner(piece.key) for before, _ in stretches for piece in before)
    into = Counter(owner(piece.key) for _, after in stretches for piece in after)
    return frozenset(fact for fact in out if out[fact] == into[fact])


def _merged(side: _Side, moved: frozenset[str]) -> _Side:
    """Neighbouring words joined, and neighbouring names; what only moved counts as words."""
    kinds = [Piece("words" if owner(p.key) in moved else p.kind, p.key, p.start, p.end) for p in side]
    merged: _Side = []
    for piece in kinds:
        last = merged[-1] if merged else None
        if last and last.kind == piece.kind and (piece.kind == "words" or (piece.kind == "name" and piece.start - last.end <= _NAME_GAP)):
            merged[-1] = Piece(piece.kind, f"{last.key} {piece.key}", last.start, piece.end)
        else:
            merged.append(piece)
    return merged


def _pairs(before: _Side, after: _Side) -> Iterator[_Pair]:
    """Pieces of one kind answer each other in order; what is left over stands alone. A lone name answers lone words: "Smith", "he"."""
    left: list[_Pair] = []
    for kind in _FACTS:
        for a, b in zip_longest([p for p in before if p.kind == kind], [p for p in after if p.kind == kind]):
            if a is not None and b is not None:
                yield kind, a, b
            else:
                left.append((kind, a, b))
    words = list(zip_longest([p for p in before if p.kind == "words"], [p for p in after if p.kind == "words"]))
    if len(before) == len(after) == len(left) == len(words) == 1 and left[0][0] == "name":
        yield "name", before[0], after[0]
        return
    yield from left
    for a, b in words:
        yield "words", a, b


def _across(pairs: Sequence[_Pair]) -> list[_Pair]:
    """One figure left without an answer on either side: they answer each other."""
    found = list(pairs)
    for kind in _PAIRED_ACROSS:
        gone = [pair for pair in found if pair[0] == kind and pair[2] is None]
        come = [pair for pair in found if pair[0] == kind and pair[1] is None]
        if len(gone) == len(come) == 1:
            found[found.index(gone[0])] = (kind, gone[0][1], come[0][2])
            found.remove(come[0])
    return found


def _near(pairs: Sequence[_Pair], older: AbstractSet[str], newer: AbstractSet[str]) -> Iterator[_Pair]:
    for kind, a, b in pairs:
        lone, beside = (a, newer) if b is None else (b, older)
        if lone is not None and (a is None or b is None) and all(owner(key) in beside for key in lone.key.split()):
            yield "words", a, b
        else:
            yield kind, a, b


def _span(report: str, piece: Piece | None) -> Span | None:
    return None if piece is None else Span(report, piece.start, piece.end)
