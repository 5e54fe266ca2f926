"""What is done to a report to make a version of it: each recipe gives its sentences and says what it did."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.versions.facts import KINDS, changed
from benchmarks.versions.units import Unit, blocks_of, regrouped
from benchmarks.versions.wording import reword

Made = tuple[list[Unit], list[str]]
"""Sentences, and what was done, in words for the log."""


def copied(units: Sequence[Unit], _: list[list[str]], chance: random.Random) -> Made:
    """As it was; now and then paragraphs or captions elsewhere."""
    made, log = list(units), ["copied"]
    if chance.random() < 0.4:
        made, log = _reordered(made, chance), [*log, "paragraphs reordered"]
    if any(unit.kind == "caption" for unit in made) and chance.random() < 0.5:
        made, log = _captions_last(made), [*log, "captions moved to the end"]
    return made, log


def trimmed(units: Sequence[Unit], _: list[list[str]], chance: random.Random) -> Made:
    """Without its end."""
    blocks = blocks_of(units)
    keep = max(3, int(len(blocks) * chance.uniform(0.35, 0.85)))
    made, log = regrouped(blocks[:keep]), [f"trimmed to {min(keep, len(blocks))} of {len(blocks)} paragraphs"]
    if chance.random() < 0.2:
        made, log = _reordered(made, chance), [*log, "paragraphs reordered"]
    return made, log


def expanded(units: Sequence[Unit], others: list[list[str]], chance: random.Random) -> Made:
    """With sentences of a text that is not in the pile, in one or two places."""
    blocks = blocks_of(units)
    count = max(2, int(len(units) * chance.uniform(0.12, 0.4)))
    longest = max(others, key=len)
    new = [Unit(words, "body", 0) for words in longest[:count]]
    del longest[:count]  # printed once: two reports with one insertion would be kin that nobody logged
    middle = len(new) // 2 if chance.random() < 0.5 else len(new)
    for some in (new[:middle], new[middle:]):
        if some:
            blocks.insert(chance.randint(min(2, len(blocks)), len(blocks)), some)
    return regrouped(blocks), [f"{len(new)} sentences of another text put in"]


def reworded(units: Sequence[Unit], others: list[list[str]], chance: random.Random) -> Made:
    """Most sentences in other words; now and then trimmed as well."""
    made, log = [_in_other_words(unit, chance, 0.85) for unit in units], ["reworded"]
    if chance.random() < 0.3:
        made, more = trimmed(made, others, chance)
        log = [*log, *more]
    return made, log


def corrected(units: Sequence[Unit], others: list[list[str]], chance: random.Random) -> Made:
    """One to five facts changed; now and then some sentences reworded, or trimmed as well."""
    made = list(units)
    log: list[str] = []
    places = [place for place, unit in enumerate(made) if unit.kind == "body" and unit.source]
    wanted = chance.randint(1, 5)
    for place in chance.sample(places, len(places)):
        kind = chance.choice(("number", "number", *KINDS))
        other = changed(made[place], kind, chance)
        if other:
            made[place] = other
            log = [*log, f"{kind} changed"]
        if len(log) == wanted:
            break
    if chance.random() < 0.3:
        made, log = [_in_other_words(unit, chance, 0.4) for unit in made], [*log, "some sentences reworded"]
    if chance.random() < 0.3:
        made, more = trimmed(made, others, chance)
        log = [*log, *more]
    return made, log


def spliced(first: Sequence[Unit], second: Sequence[Unit], chance: random.Random) -> Made:
    """Parts of two reports under the headline of one."""
    one, two = blocks_of(first), blocks_of([unit for unit in second if unit.kind != "headline"])
    a, b = _share(one, chance), _share(two, chance)
    start = chance.choice((0, len(two) - b))
    return regrouped([*one[:a], *two[start : start + b]]), [f"{a} paragraphs of one report, {b} of another"]


RECIPES: dict[str, tuple[int, Callable[[Sequence[Unit], list[list[str]], random.Random], Made]]] = {
    "copied": (4, copied),
    "trimmed": (4, trimmed),
    "expanded": (3, expanded),
    "reworded": (4, reworded),
    "corrected": (6, corrected),
}
"""Recipe → how often, beside the others, and what it does. A splice needs two reports and is drawn apart."""


def _share(blocks: Sequence[Sequence[Unit]], chance: random.Random) -> int:
    """How many paragraphs: a third to nine tenths, and at least four sentences of the body where there are so many."""
    count = max(2, int(len(blocks) * chance.uniform(0.34, 0.9)))
    while count < len(blocks) and sum(unit.kind == "body" for block in blocks[:count] for unit in block) < 4:
        count += 1
    return min(count, len(blocks))


def _in_other_words(unit: Unit, chance: random.Random, share: float) -> Unit:
    if unit.kind not in ("body", "caption") or chance.random() > share:
        return unit
    words = reword(unit.words, chance)
    return unit if words == unit.words else replace(unit, words=words, reworded=True)


def _reordered(units: Sequence[Unit], chance: random.Random) -> list[Unit]:
    """One to three paragraphs of the body elsewhere in it; what stands first stays."""
    blocks = blocks_of(units)
    for _ in range(chance.randint(1, 3)):
        movable = [place for place, block in enumerate(blocks) if place > 1 and all(unit.kind == "body" for unit in block)]
        if len(movable) > 2:
            block = blocks.pop(chance.choice(movable))
            blocks.insert(chance.choice(movable), block)
    return regrouped(blocks)


def _captions_last(units: Sequence[Unit]) -> list[Unit]:
    blocks = blocks_of(units)
    captions = [block for block in blocks if all(unit.kind == "caption" for unit in block)]
    return regrouped([*[block for block in blocks if block not in captions], *captions])
