"""Acronyms that a report explains: "the River Farmers Union (RFU)" makes "RFU" known for the rest of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.actors.found import Found, Line, Sort, by_line
from dateline.text.folding import Word

_LONGEST = 7
"""Letters; what is longer in brackets is a word in capitals."""


def spelt_out(lines: Sequence[Line], found: Sequence[Found]) -> list[Found]:
    """All of `found`, and the places where an acronym stands alone that exactly one name of the report introduces.

    A body that was found under its acronym gets the name. Marks what it adds as taken.
    """
    meanings: dict[str, dict[str, Found]] = {}
    for line, here in zip(lines, by_line(lines, found), strict=True):
        if line.capitals:
            continue
        for one in here:
            if one.sort in ("group", "office", "name", "generic"):
                acronym = _in_brackets_after(line, one)
                if acronym is not None:
                    meanings.setdefault(acronym, {}).setdefault(one.register or one.name, one)
    sure = {acronym: next(iter(ones.values())) for acronym, ones in meanings.items() if len(ones) == 1}
    named = [_under_full_name(one, sure) for one in found]
    return named + [one for line in lines if not line.capitals for one in _alone(line, sure)]


def _in_brackets_after(line: Line, one: Found) -> str | None:
    """The acronym in brackets right after a name, where its first letter begins a word of the name."""
    end = one.span.end - line.sentence.span.start
    after = [word for word in line.words if word.start >= end][:3]
    if len(after) < 3 or after[0].text not in "([" or after[2].text not in ")]" or after[0].start - end > 1:
        return None
    acronym = after[1].text.replace(".", "")
    printed = line.text[one.span.start - line.sentence.span.start : end]
    initials = {word[0] for word in printed.replace("-", " ").split()}
    return after[1].text if acronym.isupper() and 2 <= len(acronym) <= _LONGEST and acronym[0] in initials else None


def _under_full_name(one: Found, meanings: dict[str, Found]) -> Found:
    full = meanings.get(one.name) if one.sort == "name" else None
    return one if full is None else replace(_as(one.name, full), span=one.span)


def _alone(line: Line, meanings: dict[str, Found]) -> Iterator[Found]:
    for i, word in enumerate(line.words):
        full = meanings.get(word.text)
        if full is not None and not _glued(line, i) and line.free(word.start, word.end):
            line.take(word.start, word.end)
            yield replace(_as(word.text, full), span=line.span(word.start, word.end))


def _glued(line: Line, i: int) -> bool:
    """Whether a hyphen or the bracket that explains it holds the acronym ("RFU-led", "(RFU)")."""
    after: Word | None = line.words[i + 1] if i + 1 < len(line.words) else None
    bracketed = i > 0 and line.words[i - 1].text in "([" and after is not None and after.text in ")]"
    return line.words[i].glued or bracketed or (after is not None and after.glued)


def _as(acronym: str, full: Found) -> Found:
    sort: Sort = "name" if full.sort == "generic" else full.sort
    return replace(full, sort=sort, why=(f'the report explains "{acronym}": "{full.name}"',), titled=None)
