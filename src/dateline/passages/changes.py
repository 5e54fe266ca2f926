"""What was changed in a sentence: the words on both sides, and whether a number, a date, a name, a negation or a hedge changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest

from rapidfuzz.distance import Indel

from dateline.passages.dates import agree, sort_of
from dateline.passages.facts import Piece
from dateline.passages.names import one_name
from dateline.passages.words import owner, plain
from dateline.records import Change, ChangeKind, Span

_PAIRED_ACROSS: tuple[ChangeKind, ...] = ("number", "date")
"""A figure that stands elsewhere in the newer sentence still answers the older one."""
_NEW_STATEMENT = 3
"""So many more words of news on one side of a stretch make a statement of their own, whose "not" turns nothing around."""
_MODALS = frozenset({"may", "could"})
_ARTICLES = frozenset({"the", "a", "an"})
_CONTRARY = ("un", "in", "im", "dis")
"""What makes one word of "not": "unclear", "not clear"."""

_Side = list[Piece]
_Pair = tuple[ChangeKind, Piece | None, Piece | None]


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a comparison: the pieces of a sentence, or of the sentences that it was split into."""

    report: str
    pieces: tuple[Piece, ...]
    published: date | None
    """The report's day, by which "yesterday" is known."""
    breaks: tuple[int, ...] = ()
    """Where a further sentence begins, in characters of the text."""

    def keys(self) -> frozenset[str]:
        """What its pieces say, names word by word."""
        return frozenset(owner(word) for piece in self.pieces for word in piece.key.split())

    def behind(self, piece: Piece) -> str:
        """What the piece behind this one says, "" behind the last."""
        return next((other.key for other in self.pieces if other.start >= piece.end), "")


def changes(older: Said, newer: Said) -> tuple[Change, ...]:
    """The changes between two sentences, in order of the text; empty where both say the same.

    Each change has the span in either report, None where words were only added or only left out. A change of words,
    not of fact, is: what only moved within the sentence; a name in full or in short; a name or date that still stands
    in the other sentence; a date that a year or a zone makes fuller, or the day of publication another word for; a
    negation that is told in other words, or with a statement of its own.
    """
    stretches = list(_stretches(older.pieces, newer.pieces))
    moved = _moved(stretches)
    pairs: list[_Pair] = []
    for before, after in stretches:
        pairs.extend(_pairs(_merged(before, moved, older.breaks), _merged(after, moved, newer.breaks), older, newer))
    told = _facts_only(_across(pairs), older, newer)
    return tuple(Change(kind, _span(older.report, a), _span(newer.report, b)) for kind, a, b in told)


def _stretches(older: Sequence[Piece], newer: Sequence[Piece]) -> Iterator[tuple[_Side, _Side]]:
    """Stretches that differ, the older side and the newer, between stretches that are the same."""
    numbers: dict[str, int] = {}
    codes = [[numbers.setdefault(owner(piece.key), len(numbers)) for piece in side] for side in (older, newer)]
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


def _merged(side: _Side, moved: frozenset[str], breaks: Sequence[int]) -> _Side:
    """Neighbouring words of a sentence joined, and a figure with the name it belongs to; what only moved counts as words."""
    kinds = [Piece("words" if owner(p.key) in moved else p.kind, p.key, p.start, p.end) for p in side]
    merged: _Side = []
    for piece in kinds:
        last = merged[-1] if merged else None
        joins = last is not None and not any(last.end <= place <= piece.start for place in breaks)
        if joins and last and last.kind == piece.kind == "words":
            merged[-1] = Piece(piece.kind, f"{last.key} {piece.key}", last.start, piece.end)
        elif joins and last and (last.kind, piece.kind) == ("name", "number") and _numbered(last, piece):
            merged[-1] = Piece("name", f"{last.key} {piece.key}", last.start, piece.end)
        else:
            merged.append(piece)
    return merged


def _numbered(name: Piece, number: Piece) -> bool:
    """Whether a figure is part of the name before it, as in "Route 9", and counts nothing, as in "Tolk's 9 sons", "her 9-year-old"."""
    return number.start - name.end == 1 and not _unit(number) and name.end - name.start == len(name.key)


def _pairs(before: _Side, after: _Side, older: Said, newer: Said) -> Iterator[_Pair]:
    """Pieces of a stretch that answer each other, then those left over, then words. A lone name answers lone words: "Smith", "he"."""
    left: list[_Pair] = []
    told: list[_Pair] = [*_named(before, after), *_counted(before, after, older, newer), *_dated(before, after)]
    for kind in ("negation", "hedge"):
        told.extend((kind, a, b) for a, b in zip_longest(_of(before, kind), _of(after, kind)))
    for kind, a, b in told:
        if a is not None and b is not None:
            yield kind, a, b
        elif kind in ("negation", "hedge") and (_statement(before, after) if a is None else _statement(after, before)):
            yield "words", a, b
        else:
            left.append((kind, a, b))
    words = list(zip_longest(_of(before, "words"), _of(after, "words")))
    if len(before) == len(after) == len(left) == len(words) == 1 and left[0][0] == "name" and _names(*words[0]):
        yield "name", before[0], after[0]
        return
    yield from left
    for a, b in words:
        yield "words", a, b


def _names(*words: Piece | None) -> bool:
    """Whether words can stand for somebody: "he", "the teenager"; not "the", "meetings with the"."""
    told = [piece.key.split() for piece in words if piece]
    return all(set(keys) - _ARTICLES and len(keys) <= 2 for keys in told)


def _of(side: _Side, kind: str) -> _Side:
    return [piece for piece in side if piece.kind == kind]


def _named(before: _Side, after: _Side) -> Iterator[_Pair]:
    """Names answer each other that share a word, or that stand at one end of the stretch, next to the same word."""
    names, others = _of(before, "name"), _of(after, "name")
    for kin in (True, False):
        for a in list(names):
            for b in others:
                shared = not set(a.key.split()).isdisjoint(b.key.split())
                beside = (before[0] is a and after[0] is b) or (before[-1] is a and after[-1] is b)
                if shared if kin else beside:
                    yield "name", a, b
                    names.remove(a)
                    others.remove(b)
                    break
    yield from (("name", a, None) for a in names)
    yield from (("name", None, b) for b in others)


def _counted(before: _Side, after: _Side, older: Said, newer: Said) -> Iterator[_Pair]:
    """Figures answer each other that count the same, then the others in order; "20-year-old" never answers a bare figure."""
    numbers, others = _of(before, "number"), _of(after, "number")
    for same in (True, False):
        for a in list(numbers):
            for b in others:
                if _unit(a) == _unit(b) and (not same or _unit(a) or older.behind(a) == newer.behind(b)):
                    yield "number", a, b
                    numbers.remove(a)
                    others.remove(b)
                    break
    yield from (("number", a, None) for a in numbers)
    yield from (("number", None, b) for b in others)


def _unit(piece: Piece) -> str:
    """What is joined to a figure: "year-old"."""
    unit = piece.key.partition("-")[2]
    return unit if unit[:1].isalpha() else ""


def _dated(before: _Side, after: _Side) -> Iterator[_Pair]:
    for sort in ("clock", "day", "longer"):
        dates = ([piece for piece in _of(side, "date") if sort_of(piece.key) == sort] for side in (before, after))
        yield from (("date", a, b) for a, b in zip_longest(*dates))


def _statement(without: _Side, side: _Side) -> bool:
    """Whether a side of a stretch says so much more than the other that it holds a statement of its own."""
    news, others = ({word for piece in one for word in piece.key.split() if not plain(word)} for one in (side, without))
    return len(news - others) - len(others - news) >= _NEW_STATEMENT


def _across(pairs: Sequence[_Pair]) -> list[_Pair]:
    """One figure left without an answer on either side: they answer each other, if they are of one sort."""
    found = list(pairs)
    for kind in _PAIRED_ACROSS:
        gone = [a for told, a, b in found if told == kind and a is not None and b is None]
        come = [b for told, a, b in found if told == kind and b is not None and a is None]
        if len(gone) == len(come) == 1:
            one, other = gone[0], come[0]
            if _unit(one) == _unit(other) if kind == "number" else sort_of(one.key) == sort_of(other.key):
                found[found.index((kind, one, None))] = (kind, one, other)
                found.remove((kind, None, other))
    return found


def _facts_only(pairs: Sequence[_Pair], older: Said, newer: Said) -> Iterator[_Pair]:
    """The pairs in order, those that change no fact as words."""
    before, after = older.keys(), newer.keys()
    answered = _answered(pairs)
    for kind, a, b in pairs:
        lone, elsewhere = (a, after) if b is None else (b, before)
        trivial = False
        if kind == "negation":
            side = older if b is None else newer
            trivial = (
                lone in answered or (a is not None and b is not None) or (lone is not None and _contrary(side.behind(lone), elsewhere))
            )
        elif a is not None and b is not None:
            trivial = (kind == "date" and agree(a.key, b.key, older.published, newer.published)) or (
                kind == "name" and one_name(a.key, b.key)
            )
        elif lone is not None and kind in ("name", "date"):
            names = [other.key for other in (newer if b is None else older).pieces if other.kind == kind == "name"]
            trivial = {owner(word) for word in lone.key.split()} <= elsewhere or any(one_name(lone.key, name) for name in names)
        elif lone is not None and lone.key in _MODALS:
            trivial = owner((older if b is None else newer).behind(lone)) not in elsewhere
        yield ("words" if trivial else kind), a, b


def _answered(pairs: Sequence[_Pair]) -> Collection[Piece]:
    """Negations that stand in other words in another place of the other sentence: as many on one side as on the other."""
    gone = [a for kind, a, b in pairs if kind == "negation" and a is not None and b is None]
    come = [b for kind, a, b in pairs if kind == "negation" and b is not None and a is None]
    return [piece for pair in zip(gone, come, strict=False) for piece in pair]


def _contrary(word: str, elsewhere: Collection[str]) -> bool:
    return bool(word) and any(beginning + word in elsewhere for beginning in _CONTRARY)


def _span(report: str, piece: Piece | None) -> Span | None:
    return None if piece is None else Span(report, piece.start, piece.end)
