"""Full stops put in and taken out: a sentence split in two, or two merged into one, as desks do."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.versions.units import Unit

_OFTEN = 0.35
"""Share of versions in which stops are moved."""
_MOST = 6
"""So many sentences of a version are split or merged."""
_LEAST = 5
"""Words of a part."""
_SUBJECT = r"(?:he|she|it|they|the|a|an|we|there|this|that|these|those|his|her|their|its|officials|police|many|most|some)"
_COORDINATE = re.compile(rf",? (?P<link>and|but|while|so|yet) (?={_SUBJECT} )")
_RELATIVE = re.compile(r", which (?=(?:was|is|has|had|were|are|will|would|includes|included|began|ended|came|took|killed|left)\b)")
_HALVES = re.compile(r"; (?=[a-z])")
_OPENERS = re.compile(r"(?:The|A|An|He|She|It|They|There|This|That|These|Those|In|On|At|His|Her|Their|Its|We)(?= )")
_WHOLE_WORD = re.compile(r"[\w%)]$")
_WHOLE = re.compile(r"[a-z0-9%)]{2}\.$")


def joined_anew(units: Sequence[Unit], chance: random.Random) -> tuple[list[Unit], list[str]]:
    """The sentences with some of them split and some merged, in a third of all versions, and what was done."""
    if chance.random() > _OFTEN:
        return list(units), []
    made: list[Unit] = []
    log: list[str] = []
    for unit in units:
        if len(log) < _MOST and chance.random() < 0.5:
            parts = _split(unit, chance)
            if parts:
                made += parts
                log.append("sentence split")
                continue
            merged = _merged(made[-1], unit, chance) if made else None
            if merged:
                made[-1] = merged
                log.append("sentences merged")
                continue
        made.append(unit)
    return made, log


def _split(unit: Unit, chance: random.Random) -> list[Unit]:
    """Two parts, where a conjunction or a half stop stands between clauses; none where that is not sure."""
    if not _free(unit):
        return []
    found = [
        (match, opening)
        for rule, opening in ((_COORDINATE, ""), (_RELATIVE, "It "), (_HALVES, ""))
        for match in rule.finditer(unit.words)
        if _WHOLE_WORD.search(unit.words[: match.start()]) and _long(unit.words[: match.start()]) and _long(unit.words[match.end() :])
    ]
    if not found:
        return []
    match, opening = chance.choice(found)
    link = match.groupdict().get("link") or ""
    opening = "But " if link in ("but", "yet") else opening
    rest = opening + unit.words[match.end() :]
    first, second = f"{unit.words[: match.start()]}.", rest[0].upper() + rest[1:]
    return [replace(unit, words=first, part=True), replace(unit, words=second, part=True)]


def _merged(first: Unit, second: Unit, chance: random.Random) -> Unit | None:
    """Two neighbours as one sentence; None where the first ends in a quotation, or the second opens with a name."""
    if not (_free(first) and _free(second)) or first.paragraph != second.paragraph or first.joined or first.part:
        return None
    if not first.source or not second.source or first.source.report != second.source.report or second.source.start < first.source.end:
        return None
    opener = _OPENERS.match(second.words)
    if not opener or not _WHOLE.search(first.words) or not (_long(first.words[:-1]) and _long(second.words)):
        return None
    if _origin(first) != _origin(second):
        return None
    link = chance.choice((", and ", "; ", ", while "))
    return replace(first, words=f"{first.words[:-1]}{link}{second.words[0].lower()}{second.words[1:]}", joined=second.source)


def _free(unit: Unit) -> bool:
    """Whether it is a plain sentence of the body, without a changed fact: whose place a further edit would move."""
    return unit.kind == "body" and unit.source is not None and not unit.facts and not set('“”"').intersection(unit.words)


def _origin(unit: Unit) -> str | None:
    return unit.origin.report if unit.origin else None


def _long(words: str) -> bool:
    return len(words.split()) >= _LEAST
