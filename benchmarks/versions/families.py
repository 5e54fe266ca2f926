"""Families of versions: versions of versions, hours or days later, in several outlets, among reports that have none."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from benchmarks.versions import gold
from benchmarks.versions.outlets import Outlet, outlets, styled, with_furniture
from benchmarks.versions.recipes import RECIPES, spliced
from benchmarks.versions.stops import joined_anew
from benchmarks.versions.texts import Text, choose
from benchmarks.versions.units import Unit, Version, blocks_of, first, printed, regrouped

_WHOLE = re.compile(r"[.!?][\"”’')]*$")
_LEAST = 6
"""Texts: two families, two strangers, two from which sentences are taken."""
_SPLICES = 0.15
"""Share of versions that are made of two reports."""
_FROM_LATEST = 0.6
"""How often a version is made of the family's latest one: so chains come about."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports in order of time: some derive from others, some from none."""

    versions: tuple[Version, ...]

    def rows(self) -> Iterator[dict[str, Any]]:
        """The reports as JSON Lines that `dateline` reads."""
        for one in self.versions:
            yield {
                "id": one.id,
                "date": one.at.date().isoformat(),
                "time": one.at.time().isoformat(),
                "source": one.outlet,
                "url": one.url,
                **({"title": one.title} if one.title else {}),
                "text": one.text,
            }

    def log(self) -> Iterator[dict[str, Any]]:
        """What was done, one object a report."""
        return gold.rows(self.versions)


def make(texts: Iterable[Text], seed: int, families: int) -> Pile:
    """A pile from real texts: `families` of them get two to five versions each, as many get none.

    The same texts and seed give the same pile. Of few texts fewer families come about; of fewer than six a ValueError.
    """
    chance = random.Random(f"versions {seed}")  # noqa: S311 - repeatable, not secret
    chosen = choose(texts, chance, families * 2 + max(4, families // 5))
    if len(chosen) < _LEAST:
        raise ValueError(f"{len(chosen)} texts of fitting length, none of them a copy of another: {_LEAST} are needed")
    families = min(families, (len(chosen) - 2) // 2)
    told, strangers, spare = chosen[:families], chosen[families : 2 * families], chosen[2 * families :]
    others = [_sentences(_root(f"spare{n}", text, chance)) for n, text in enumerate(spare)]
    pile = [_root(f"s{number:04}", text, chance) for number, text in enumerate(strangers)]
    heads = [_root(f"f{number:04}", text, chance) for number, text in enumerate(told)]
    for root in heads:
        family = [root]
        for number in range(chance.randint(2, 5)):
            parent = family[-1] if chance.random() < _FROM_LATEST else chance.choice(family)
            partner = chance.choice(heads) if chance.random() < _SPLICES else None
            made = _version(f"{root.id}v{number + 1}", parent, partner if partner is not root else None, others, chance)
            if made.text not in {one.text for one in family}:
                family.append(made)
        pile.extend(family)
    return Pile(tuple(sorted(pile, key=lambda one: (one.at, one.id))))


def _root(key: str, text: Text, chance: random.Random) -> Version:
    at = datetime.combine(text.day, time(chance.randrange(24), chance.randrange(60)))
    return first(key, at, chance.choice(outlets()).name, f"https://example.org/{key}", text.title, text.body)


def _version(key: str, parent: Version, partner: Version | None, others: list[list[str]], chance: random.Random) -> Version:
    outlet = chance.choice(outlets())
    parents = [parent]
    units = _news(parent)
    if partner is not None:
        parents.append(partner)
        made, edits = spliced(units, _news(partner), chance)
    else:
        names = list(RECIPES)
        name = chance.choices(names, [RECIPES[one][0] for one in names])[0]
        made, edits = RECIPES[name][1](units, others, chance)
    made, joined = joined_anew(made, chance)
    made = [_as_printed(unit, outlet, chance) for unit in made]
    edits = [*edits, *joined, *sorted({f"trivia: {what}" for unit in made for what in unit.trivia})]
    made = regrouped(with_furniture(blocks_of(made), outlet))
    text, lines = printed(key, made)
    latest = max(one.at for one in parents)
    days = chance.randint(0, 3)
    later = timedelta(days=days, hours=chance.randint(1, 9), minutes=chance.randrange(60))
    title = " ".join(line.words for line in lines if line.paragraph == 0) if lines[0].kind == "headline" else ""
    same_page = not partner and outlet.name == parent.outlet
    url = parent.url if same_page else f"https://example.org/{key}"
    known = tuple(one.id for one in parents if any(line.source and line.source.report == one.id for line in lines))
    return Version(key, latest + later, outlet.name, url, title, text, lines, known, tuple(edits))


def _sentences(version: Version) -> list[str]:
    """Its whole sentences: a line without a full stop would run on into what is printed behind it."""
    return [line.words for line in version.lines if line.kind == "body" and _WHOLE.search(line.words) and len(line.words.split()) > 4]


def _news(version: Version) -> list[Unit]:
    """Its sentences without page furniture and credits, which no other outlet takes over."""
    kept = [unit for unit in version.units() if unit.kind not in ("boilerplate", "credit")]
    return kept if any(unit.kind == "body" for unit in kept) else version.units()


def _as_printed(unit: Unit, outlet: Outlet, chance: random.Random) -> Unit:
    words, trivia = styled(unit.words, outlet, chance)
    return replace(unit, words=words, trivia=trivia)
