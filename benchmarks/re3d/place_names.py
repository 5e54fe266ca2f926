"""Places as re3d marks them, with the words that belong to the name: "the city of Mosul", "eastern Aleppo", "Anbar province, Iraq"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.re3d.documents import Marked
from dateline.records import Place, Sentence
from dateline.text.parses import Parse

_KINDS = frozenset(
    "city town village district province region area neighbourhood neighborhood suburb valley site port state county governorate camp".split()
)


def whole_places(places: Sequence[Place], sentences: Sequence[Sentence], parses: Mapping[str, Parse]) -> list[Marked]:
    """All places that are no metonyms; one that follows what lies in it ("Berlin, Germany") is of one mark with it."""
    marks: list[Marked] = []
    last: Place | None = None
    for place in sorted(places, key=lambda place: place.span):
        sentence = next((one for one in sentences if one.span.covers(place.span)), None)
        if place.metonym or sentence is None:
            continue
        offset = sentence.span.start
        start, end = _whole(parses[sentence.id], place.span.start - offset, place.span.end - offset)
        mark = Marked(offset + start, offset + end, "Location")
        if last is not None and 0 < mark.start - marks[-1].end < 3 and place.name in last.within:
            mark = mark._replace(start=marks.pop().start)
        marks.append(mark)
        last = place
    return marks


def _whole(parse: Parse, start: int, end: int) -> tuple[int, int]:
    inside = parse.at(start, end)
    numbers = {token.i for token in inside}
    head = next((token for token in reversed(inside) if token.head not in numbers or token.head == token.i), None)
    if head is None:
        return start, end
    noun = parse.head(head.i)
    if head.dep in ("compound", "nmod", "amod") and noun.i == head.i + 1 and noun.lower.removesuffix("s") in _KINDS:
        head, end = noun, noun.end  # "Anbar province"
        noun = parse.head(head.i)
    kind = parse.head(noun.i)
    if head.dep == "pobj" and noun.lower == "of" and 0 < head.i - noun.i < 3 and kind.lower.removesuffix("s") in _KINDS:
        head, start = kind, min(start, kind.start)
    before = [child for child in parse.children(head.i, "amod", "compound", "nmod") if child.i < head.i]
    return min([start, *(token.start for child in before for token in parse.subtree(child.i))]), end
