"""Where paragraphs and sentences begin and end, without a model.

The splitting of a paragraph is sentencex's (Wikimedia's rules); we mend what newspaper copy breaks: clock times
("at 1 a.m. | Tuesday"), pieces that cannot open a sentence, quotation marks on the wrong side of a boundary. Curly
marks are split like straight ones: two outlets that print one text have the same sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import sentencex

BLANK = re.compile(r"\n[^\S\n]*\n\s*")
WRAPPED = range(40, 91)
"""Length of lines, in characters, that a wire machine wrapped: its line ends are spaces."""

MOSTLY = 0.85
"""Share of the lines that must have that length."""

_CLOCK = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[ECMP][SD]?T\b|GMT|BST|UTC|New Year)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:Lt|Sgt|Cpl|Pfc|Maj|Capt|Col|Gen|Cmdr|Det|Dep|Sen|Rep|Gov|Rev|Msgr|St|Ste|Mt|Ft|Mr|Mrs|Ms|Dr|Jr|No|vs)\.$"
)
_CONTINUES = re.compile(r"[a-z,;:.!?)\]”’\"']")

_STRAIGHT = str.maketrans("“”„\n\r", '"""  ')
"""One character for one, so that offsets stay. sentencex takes a line end for a paragraph break; inside a paragraph it is only a space."""
_LEFT_OPEN = re.compile(r"\s[\"“”„'‘]$")
"""An opening mark that was left at the end of the sentence before."""
_CLOSES = re.compile(r"[\"“”’']+(?=\s)")


class Stretch(NamedTuple):
    """Characters `start` to `end` of a text."""

    start: int
    end: int


def paragraphs(text: str, within: Stretch) -> Iterator[Stretch]:
    """Paragraphs: blank lines always part them; single line ends too, unless the lines were wrapped by a machine."""
    position = within.start
    for blank in BLANK.finditer(text, within.start, within.end):
        yield from _lines(text, Stretch(position, blank.start()))
        position = blank.end()
    yield from _lines(text, Stretch(position, within.end))


def _lines(text: str, block: Stretch) -> Iterator[Stretch]:
    lines = [Stretch(block.start + m.start(), block.start + m.end()) for m in re.finditer(r"[^\n]+", text[block.start : block.end])]
    indented = [text[line.start : line.end].startswith(("  ", "\t")) for line in lines]
    # A line may be short only where its paragraph ends: before an indented line, or at the end of the block.
    # The first may be short too, where a dateline was cut from it.
    going_on = [len(text[line.start : line.end].strip()) for line, ends in zip(lines, indented[1:], strict=False) if not ends]
    inside = sum(length in WRAPPED for length in going_on)
    wrapped = bool(going_on) and max(going_on) <= WRAPPED[-1] and inside >= MOSTLY * max(1, len(going_on) - 1) and inside > 0
    start = None
    for line, new in zip(lines, indented, strict=True):
        if start is not None and (new or not wrapped):
            yield from _trimmed(text, Stretch(start, line.start))
            start = None
        start = line.start if start is None else start
    if start is not None:
        yield from _trimmed(text, Stretch(start, block.end))


def _trimmed(text: str, stretch: Stretch) -> Iterator[Stretch]:
    words = text[stretch.start : stretch.end]
    start = stretch.start + len(words) - len(words.lstrip())
    end = stretch.end - len(words) + len(words.rstrip())
    if start < end:
        yield Stretch(start, end)


def sentences(text: str, paragraph: Stretch) -> list[Stretch]:
    """The sentences of one paragraph, trimmed of white space."""
    pieces: list[Stretch] = []
    for boundary in sentencex.get_sentence_boundaries("en", text[paragraph.start : paragraph.end].translate(_STRAIGHT)):
        piece = Stretch(paragraph.start + boundary["start_index"], paragraph.start + boundary["end_index"])
        if pieces:
            place = _between_marks(text, pieces[-1], piece)
            pieces[-1], piece = Stretch(pieces[-1].start, place), Stretch(place, piece.end)
        if pieces and _belongs(text[pieces[-1].start : pieces[-1].end].rstrip(), text[piece.start : piece.end].lstrip()):
            pieces[-1] = Stretch(pieces[-1].start, piece.end)
        else:
            pieces.append(piece)
    return [trimmed for piece in pieces for trimmed in _trimmed(text, piece)]


def _between_marks(text: str, before: Stretch, after: Stretch) -> int:
    """Where `after` begins, if a mark that opens it was left behind, or one that closes the sentence before was put in front of it."""
    left = _LEFT_OPEN.search(text[before.start : before.end].rstrip())
    if left and left.start():
        return before.start + left.start() + 1
    closes = _CLOSES.match(text, after.start, after.end)
    return closes.end() if closes and not text[after.start - 1].isspace() else after.start


def _belongs(before: str, after: str) -> bool:
    """Whether `after` only continues the sentence `before`."""
    if not after or _ABBREVIATION.search(before):
        return True
    if _CLOCK.search(before):
        return bool(_AFTER_CLOCK.match(after))
    return (bool(_CONTINUES.match(after)) and not after.startswith(('"', "'", "”", "’"))) or not re.search(r"\w", after)
