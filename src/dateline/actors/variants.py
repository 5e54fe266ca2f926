"""Compares two spellings of one person's name."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from dateline.actors.words import split

_LEADS = frozenset({"abu", "umm", "bin", "ibn", "abd", "abdul", "van", "de"})
_LEFT_OUT = frozenset({"al", "el", "the", "jr", "sr", ".", '"', ",", "(", ")"})
SAME_PART = 0.86
"""Jaro-Winkler likeness from which two parts of a name are taken for one ("Baqir", "Bakr" with their "Abu")."""


def compare(a: str, b: str) -> tuple[float, str]:
    """How well two names fit one person, 0 to 1, and why.

    Each part of the shorter name is paired with its likest part of the longer one (Jaro-Winkler); particles such as
    "al-" are left out and "Abu Bakr" is one part. The last parts must agree, else the score is halved.
    """
    first, second = sorted((_parts(a), _parts(b)), key=lambda parts: (len(parts), parts))
    if not first:
        return 0.0, "a name without words"
    left = list(second)
    total, pairs, matched = 0.0, [], 0
    for part in reversed(first):
        likest = max(left, key=lambda other: (JaroWinkler.similarity(part, other), other), default=None)
        likeness = 0.0 if likest is None else JaroWinkler.similarity(part, likest)
        if likest is None or likeness < SAME_PART:
            continue
        left.remove(likest)
        total, matched = total + likeness, matched + 1
        pairs.append(part if part == likest else f"{part} ~ {likest}")
    score = total / len(first)
    if JaroWinkler.similarity(first[-1], second[-1]) < SAME_PART:
        score /= 2
    if len(first) == 1 and len(second) > 1:
        score *= 0.8
    return round(score, 3), f"{matched} of {len(first)} parts agree" + (f": {', '.join(sorted(pairs))}" if pairs else "")


def _parts(name: str) -> list[str]:
    parts: list[str] = []
    lead = ""
    for word in split(name):
        if word.form in _LEADS:
            lead += word.form
        elif word.form not in _LEFT_OUT and word.form.isalnum():
            parts.append(lead + word.form)
            lead = ""
    return [*parts, lead] if lead else parts
