"""Names of persons: which gender a first name tells, and whether two spellings are one person's."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import JaroWinkler

from dateline.tables import rows
from dateline.text.folding import fold, split

_LEADS = frozenset({"abu", "umm", "bin", "ibn", "abd", "abdul", "van", "de"})
_LEFT_OUT = frozenset({"al", "el", "the", ".", '"', ",", "(", ")"})
_GENERATIONS = {"jr": "Jr", "junior": "Jr", "sr": "Sr", "senior": "Sr", "ii": "II", "iii": "III", "iv": "IV"}
SAME_PART = 0.86
"""Jaro-Winkler likeness from which two parts of a name are taken for one ("Baqir", "Bakr" with their "Abu")."""
_MOTHERS_NAME = 0.85
_SHORT = 0.9
"""Likeness of a full first name and its short form or initial ("Michael", "Mike", "M.")."""


def compare(a: str, b: str) -> tuple[float, str]:
    """How well two names fit one person, 0 to 1, and why.

    Each part of the shorter name is paired with its likest part of the longer one (Jaro-Winkler; an initial or a short
    form of `nicknames.tsv` counts .9); particles such as "al-" are left out and "Abu Bakr" is one part. The last parts
    must agree, else the score is halved, unless one name only leaves out a second surname ("Juan García López"); so it is where
    middle initials differ. First names of two genders are two parts, and Jr and Sr are two persons.
    """
    (first, generation), (second, other_generation) = sorted(
        (_parts(a), _parts(b)), key=lambda name: (len(name[0]), name[0], name[1] or "")
    )
    if not first:
        return 0.0, "a name without words"
    left = list(second)
    total, pairs, matched = 0.0, [], 0
    for part in reversed(first):
        likest = max(left, key=lambda other: (_likeness(part, other), other), default=None)
        likeness = 0.0 if likest is None else _likeness(part, likest)
        if likest is None or likeness < SAME_PART:
            continue
        left.remove(likest)
        total, matched = total + likeness, matched + 1
        pairs.append(part if part == likest else f"{part} ~ {likest}")
    score = total / len(first)
    if _likeness(first[-1], second[-1]) < SAME_PART:
        two_surnames = matched == len(first) == len(second) - 1 > 1 and first[-1] == second[-2]
        score *= _MOTHERS_NAME if two_surnames else 0.5
    initials = [[part for part in parts[1:] if len(part) == 1] for parts in (first, second)]
    if all(initials) and initials[0] != initials[1]:
        score *= 0.5
    if len(first) == 1 and len(second) > 1:
        score *= 0.8
    why = f"{matched} of {len(first)} parts agree" + (f": {', '.join(sorted(pairs))}" if pairs else "")
    if generation is not None and other_generation is not None and generation != other_generation:
        return round(
            score * 0.3, 3
        ), f"{why}; but one is {min(generation, other_generation)}, the other {max(generation, other_generation)}"
    return round(score, 3), why


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return _SHORT
    if _short_forms().get(a, frozenset()) & _short_forms().get(b, frozenset()):
        return _SHORT
    genders = {gender_of_first(a), gender_of_first(b)}
    return 0.0 if genders == {"f", "m"} else JaroWinkler.similarity(a, b)


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Each first name and short form to the full names that it may stand for."""
    found: dict[str, set[str]] = {}
    for full, shorts in rows("dateline.text", "nicknames.tsv"):
        for form in (full, *shorts.split("|")):
            found.setdefault(form, set()).add(full)
    return {form: frozenset(names) for form, names in found.items()}


def _parts(name: str) -> tuple[list[str], str | None]:
    """The parts of a name that are compared, and Jr, Sr, II ... where it is told."""
    parts: list[str] = []
    lead, generation = "", None
    for word in split(name):
        if word.form in _GENERATIONS and (parts or lead):
            generation = _GENERATIONS[word.form]
        elif word.form in _LEADS:
            lead += word.form
        elif word.form not in _LEFT_OUT and word.form.isalnum():
            parts.append(lead + word.form)
            lead = ""
    return [*parts, lead] if lead else parts, generation


def gender_of(name: str) -> str | None:
    """The gender that the first name nearly always has; None where the table does not hold it."""
    words = split(name)
    return gender_of_first(words[0].form) if len(words) > 1 else None


def gender_of_first(name: str) -> str | None:
    """The gender that a first name (folded) nearly always has."""
    return _first_names().get(name)


@cache
def _first_names() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for gender, names in rows("dateline.text", "first_names.tsv"):
        for name in names.split("|"):
            found.setdefault(fold(name), set()).add(gender)
    return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}
