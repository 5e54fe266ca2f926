"""Pairs of reports that share text, found without comparing every report with every other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import xxhash

from dateline.passages.direction import age
from dateline.passages.furniture import furniture
from dateline.records import Report, Sentence, Span

_WORD = re.compile(r"\w+")
_SHINGLE = 6
"""Words in a row that are compared as one."""
_SAMPLE = 4
"""One shingle in so many is kept: those whose hash is a multiple of it, so that two reports keep the same ones."""
_SHORT = 60
"""Words of a report below which a sample could leave nothing of it: a flash, a headline, a caption."""
_SHARED = 2
"""Kept shingles that two reports must share."""
_PASSAGE = 12
_PART = 10
"""Two reports that share fewer kept shingles (about fifty words), and less than a tenth of the shorter one's, share a quotation."""
_COMMON = 50
"""A shingle of more reports than this is a phrase that everybody prints."""


def candidates(reports: Sequence[Report], sentences_by_report: Mapping[str, Sequence[Sentence]]) -> tuple[tuple[str, str], ...]:
    """Pairs of report ids, older and newer, that share sampled six-word shingles of headlines, bodies and captions.

    Two reports are a pair if they share two sampled shingles. A shingle of more than 50 reports counts only towards
    the oldest report that has it, and only between reports that share half of the shorter one's: so station
    boilerplate makes no copies of strangers, and a wire text of a thousand copies is still one text.

    Lines that an outlet prints with reports of any kind (`furniture`) count nowhere. The cost grows with the length of
    all texts and with the number of true copies.
    """
    return tuple((older, newer) for older, newer, _ in pairs(reports, sentences_by_report, furniture(reports, sentences_by_report)))


def pairs(
    reports: Sequence[Report], sentences_by_report: Mapping[str, Sequence[Sentence]], stock: frozenset[Span]
) -> tuple[tuple[str, str, bool], ...]:
    """The candidates, where the outlets' furniture is known, and whether they share more than a quotation."""
    in_order = sorted(reports, key=age)
    prints = [_prints(report.text, [s for s in sentences_by_report.get(report.id, ()) if s.span not in stock]) for report in in_order]
    spread = Counter(mark for marks in prints for mark in marks)
    holders: dict[int, list[int]] = {}
    found: list[tuple[str, str, bool]] = []
    for newer, marks in enumerate(prints):
        rare: Counter[int] = Counter()
        common: Counter[int] = Counter()
        for mark in marks:
            held = spread[mark]
            if held == 1:
                continue
            older = holders.setdefault(mark, [])
            if held > _COMMON:
                common.update(older)
                if not older:
                    older.append(newer)
            else:
                rare.update(older)
                older.append(newer)
        found.extend(
            (in_order[older].id, in_order[newer].id, _much(rare[older] + common[older], len(prints[older]), len(marks)))
            for older in sorted(rare.keys() | common.keys())
            if rare[older] >= _SHARED
            or (common[older] >= _SHARED and 2 * (rare[older] + common[older]) >= min(len(prints[older]), len(marks)))
        )
    return tuple(found)


def _much(shared: int, older: int, newer: int) -> bool:
    return shared >= _PASSAGE or _PART * shared >= min(older, newer)


def _prints(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The kept shingles, as hashes: a sample of them, but all of a short report, and its whole text (twice: it alone is enough)."""
    stretches = list(_stretches(text, sentences))
    words = [word for stretch in stretches for word in _WORD.findall(stretch.casefold())]
    if len(words) >= _SHORT:
        return frozenset(mark for stretch in stretches for mark in _shingles(stretch) if mark % _SAMPLE == 0)
    whole = xxhash.xxh3_64_intdigest(" ".join(words).encode())
    return frozenset(mark for stretch in stretches for mark in _shingles(stretch)) | ({whole, whole + 1} if words else set())


def _stretches(text: str, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Texts in which shingles are made: the body as a whole, each headline and caption for itself."""
    in_order = sorted(sentences, key=lambda sentence: sentence.span)
    yield " ".join(text[s.span.start : s.span.end] for s in in_order if s.kind == "body")
    for sentence in in_order:
        if sentence.kind in ("headline", "caption"):
            yield text[sentence.span.start : sentence.span.end]


def _shingles(stretch: str) -> list[int]:
    words = [word.encode() for word in _WORD.findall(stretch.casefold())]
    joined = b" ".join(words)
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    hashed = xxhash.xxh3_64_intdigest
    return [hashed(joined[start : end - 1]) for start, end in zip(starts, starts[_SHINGLE:], strict=False)]
