"""When to take a name for no place at all: rather that than to jump a continent."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.levels import BOUNDLESS
from dateline.places.lying import contains, kilometres
from dateline.places.named import Group, Sense

_FAR_KM = 3000.0
_NEAR_KM = 200.0
SMALL = 15_000
"""Towns of fewer people are meant only where something speaks for them."""
SURE = 100_000
"""Towns of as many people, the only ones of their name, need nothing that speaks for them."""
_LARGE = 500_000


def unless_odd(index: int, groups: Sequence[Group], senses: Sequence[Sense], gazetteer: Gazetteer, home: Entry | None) -> Sense:
    """The sense, unless it lies elsewhere than the text says, on another continent, or far from where the report is set."""
    sense = senses[index]
    entry = sense.entry
    if entry is None or entry.level in (*BOUNDLESS, "country"):
        return sense
    said = [senses[outer] for outer in sorted(groups[index].within)]
    if any(outer.sure and outer.entry is not None and not _may_hold(outer.entry, entry, gazetteer) for outer in said):
        return Sense(None, ("no place of this name is known where the text says it is",))
    if sense.sure or entry.population >= _LARGE:
        return sense
    others = [
        (other.entry, other.sure or other.entry.population >= _LARGE)
        for n, other in enumerate(senses)
        if other.entry is not None and other.entry.level not in BOUNDLESS and groups[n].key != groups[index].key and groups[n].votes
    ]
    others += [(home, True)] if home is not None else []
    if (
        entry.population < SURE
        and entry.country not in {other.country for other, _ in others}
        and others
        and all(kilometres(entry, other) > _FAR_KM for other, _ in others)
    ):
        return Sense(None, ("the only places of this name lie far from every other place of the report",))
    anywhere = [other for other, sure in others if sure]
    if (
        entry.population < SMALL
        and anywhere
        and entry.country not in {other.country for other, _ in others}
        and all(kilometres(entry, other) > _NEAR_KM for other in anywhere)
    ):
        return Sense(None, ("the only places of this name are small and lie in a country that the report does not speak of",))
    set_in = [other for other, sure in others if sure and other.level != "country" and other.country == entry.country]
    if (
        entry.population < SURE
        and (entry.population < SMALL or len({(each.country, each.admin1) for each in groups[index].candidates}) > 1)
        and set_in
        and entry.admin1 not in {other.admin1 for other, _ in others if other.country == entry.country}
        and all(kilometres(entry, other) > _NEAR_KM for other in set_in)
    ):
        return Sense(None, ("the only places of this name lie far from where the report is set",))
    return sense


def _may_hold(outer: Entry, inner: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a place can lie in another as far as the gazetteer knows (it knows no parts of towns)."""
    return (
        contains(outer, inner, gazetteer)
        or (outer.level in ("town", "district") and kilometres(outer, inner) < _NEAR_KM)
        or outer.id == inner.id
    )
