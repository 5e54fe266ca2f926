""" "I" in what someone is quoted as saying: the one who says it, where the report names one speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors.descriptions import refer
from dateline.actors.found import Found, Line, by_line
from dateline.text.parser import plain
from dateline.text.parses import Parse, Token
from dateline.text.sayings import SAID

_INNER = re.compile(r"(?<!\w)'")
_SELF = frozenset({"i", "me"})


def spoken(lines: Sequence[Line], found: Sequence[Found]) -> list[Found]:
    """ "I" and "me" between quotation marks, or in the paragraph behind "... said:", as references to the speaker. Marks them as taken.

    The speaker is the one person who is subject of a verb of saying outside the marks, in the same sentence, or in the
    sentence before it of the same paragraph. Where somebody else speaks, or somebody whose name is not sure, nothing is given.
    """
    new: list[Found] = []
    speaker: Found | None = None
    opened = 0
    for before, line, here in zip((None, *lines), lines, by_line(lines, found), strict=False):
        announced = before is not None and before.text.rstrip().endswith(":") and line.sentence.paragraph - before.sentence.paragraph <= 1
        same = before is not None and before.sentence.paragraph == line.sentence.paragraph
        opened = (opened + _marks(before.text)) % 2 if before is not None and same else 0
        verbs = [token for token in line.parse.once(_telling) if not _quoted(line, token, opened)]
        if verbs:
            speaker = _speaker(line, verbs, here)
        elif not (same or announced):
            speaker = None
        if speaker is None:
            continue
        for token in line.parse.once(_selves):
            said = _quoted(line, token, opened) or (announced and not verbs)
            if said and line.free(token.start, token.end):
                line.take(token.start, token.end)
                new.append(refer(line.span(token.start, token.end), speaker, f'the report quotes "{speaker.name}" here'))
    return new


def _telling(parse: Parse) -> tuple[Token, ...]:
    return tuple(token for token in parse.tokens if token.lemma in SAID or token.lower == "according")


def _selves(parse: Parse) -> tuple[Token, ...]:
    return tuple(token for token in parse.tokens if token.tag == "PRP" and token.lower in _SELF)


def _speaker(line: Line, verbs: Sequence[Token], here: Sequence[Found]) -> Found | None:
    """Whom all the verbs have for their subject; None where one has another subject, or none that is a person with a name."""
    offset = line.sentence.span.start
    speakers: dict[str, Found] = {}
    for verb in verbs:
        subjects = line.parse.children(verb.i, "nsubj")
        meant = [one for one in here if _is_person(one) for token in subjects if one.span.start <= offset + token.start < one.span.end]
        if len(meant) != 1:
            return None
        speakers[meant[0].name] = meant[0]
    return next(iter(speakers.values())) if len(speakers) == 1 else None


def _is_person(one: Found) -> bool:
    return one.sort == "person" or (one.sort == "reference" and not one.plural and one.register is None)


def _quoted(line: Line, token: Token, opened: int) -> bool:
    """Whether a word stands in a quotation, and in no quotation within that; `opened` is 1 where one goes on from before."""
    before = plain(line.text[: token.start])
    return (opened + before.count('"')) % 2 == 1 and not _INNER.search(before, before.rfind('"') + 1)


def _marks(text: str) -> int:
    return plain(text).count('"')
