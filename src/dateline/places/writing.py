"""Writes the places of one report: names, what contains them, coordinates and how precise they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.codes.spots import place_precision, radius_km
from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.keys import arabic, plain
from dateline.places.levels import BOUNDLESS, PRECISION, RANK
from dateline.places.lying import contains, kilometres
from dateline.places.named import Group, Sense
from dateline.places.names import Name
from dateline.places.words import abbreviations
from dateline.records import Place, PlacePrecision, Report, Span, identify

_SMALL_LEVELS = ("neighbourhood", "site")
_PART_KM = 40.0
_BETWEEN = re.compile(r"[a-z]\s?[-–]\s?[A-Z]")
"""A road named for the two towns that it joins: "Maiduguri-Damaturu highway"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name at its place in the report, its group, and the name that the text says contains it."""

    name: Name
    span: Span
    group: int
    within: int | None


class Writer:
    """Writes the places of one report."""

    def __init__(
        self,
        report: Report,
        found: Sequence[Found],
        groups: Sequence[Group],
        senses: Sequence[Sense],
        gazetteer: Gazetteer,
        home: Entry | None,
    ) -> None:
        self._home = home
        self._report, self._found, self._groups, self._senses, self._gazetteer = report, found, groups, senses, gazetteer
        self._named = {entry.id for each in found if (entry := senses[each.group].entry) is not None and not each.name.metonym}
        self._acting = {entry.id: entry for each in found if each.name.relation == "authority" and (entry := senses[each.group].entry)}
        self._lying = {each.group: each for each in reversed(found) if each.within is not None}
        self._printed: dict[str, str] = {}
        for each in found:
            entry = senses[each.group].entry
            if entry is not None and entry.level != "country" and each.name.capital_of is None:
                self._printed.setdefault(entry.id, "" if len(each.name.text) <= 2 or "." in each.name.text else self._shown(each.name))

    def places(self) -> Iterable[Place]:
        """Every found name as a record, in order of text."""
        for each in sorted(self._found, key=lambda found: found.span):
            sense = self._senses[each.group]
            if sense.entry is not None and self._near_container(each, sense.entry):
                yield self._known(each, sense.entry, sense.why)
            else:
                yield self._unknown(each, sense)

    def _near_container(self, each: Found, entry: Entry) -> bool:
        """A quarter that the gazetteer has no quarter of is a town of it only where that town lies at what contains it."""
        if each.name.level != "neighbourhood" or entry.level == "neighbourhood":
            return True
        outer = self._container(each)
        return outer is not None and (contains(outer, entry, self._gazetteer) or kilometres(outer, entry) < _PART_KM)

    def _known(self, each: Found, entry: Entry, why: tuple[str, ...]) -> Place:
        name = self._gazetteer_name(entry) if each.name.capital_of or each.name.text in abbreviations() else self._shown(each.name)
        level = "neighbourhood" if each.name.level == "neighbourhood" else entry.level
        within = [self._name_of(outer) for outer in self._stated(each, entry)]
        within += self._above(entry, name, entry.name)
        if each.name.capital_of:
            why = ("the capital of the country that is named",)
        at, precision = entry, PRECISION[level]
        if entry.lat is None:
            at = next((above for above in self._gazetteer.containers(entry) if above.lat is not None), entry)
            precision, why = PRECISION[at.level], (*why, f"coordinates are those of {self._gazetteer_name(at)}, which contains it")
        return self._place(each, name, entry.id, level, precision, at, _distinct(within, entry.name, name), why)

    def _above(self, entry: Entry, *names: str) -> Iterable[str]:
        """Names of the region and country of a place, and of the city and district if the report names them; not of a region
        that has the place's own name (Baghdad in Baghdad).
        """
        own = {same.id for name in names for same in self._gazetteer.find(name)}
        return [self._gazetteer_name(city) for city in self._cities(entry)] + [
            self._gazetteer_name(above)
            for above in self._gazetteer.containers(entry)
            if above.level in ("country", "town")
            or (above.level == "region" and above.id not in own)
            or (above.level == "district" and above.id not in own and above.id in self._named)
        ]

    def _cities(self, entry: Entry) -> Iterable[Entry]:
        """The city that a town of the gazetteer is part of: one around it whose police act in the report, where the town has none of its own."""
        if entry.level != "town" or entry.id in self._acting:
            return []
        return [city for _, city in sorted(self._acting.items()) if city.level == "town" and contains(city, entry, self._gazetteer)]

    def _stated(self, each: Found, entry: Entry) -> Iterable[Found]:
        """What the text says contains a known place, as far as the gazetteer does not speak against it."""
        outer = None if each.within is None else self._found[each.within]
        while outer is not None:
            known = self._senses[outer.group].entry
            if known is not None and known.level != "country" and contains(known, entry, self._gazetteer):
                yield outer
            outer = None if outer.within is None else self._found[outer.within]

    def _unknown(self, each: Found, sense: Sense) -> Place:
        """A name without an entry: at what contains it, where that is said or, for a quarter or site, the report's own city."""
        name, level = self._shown(each.name), each.name.level
        container, why = self._container(each), list(sense.why if sense.entry is None else ("no such part of a city in the gazetteer",))
        within: list[str] = []
        guessed = False
        if container is not None:
            why.append(f"coordinates are those of {self._gazetteer_name(container)}, which the text says contains it")
            outer = self._outer(each)
            while outer is not None:
                entry = self._senses[outer.group].entry
                if entry is None or entry.level != "country":
                    within.append(self._name_of(outer))  # the country comes last, below
                outer = None if outer.within is None else self._found[outer.within]
        elif level == "site" and _BETWEEN.search(each.name.text):
            why.append("a road between two towns lies in neither")
        elif level in _SMALL_LEVELS and (container := self._own_area()) is not None:
            why.append(f"coordinates are those of {self._gazetteer_name(container)}, which the report speaks of most")
        elif level is None and each.name.located and (container := self._own_county()) is not None:
            why.append(f"coordinates are those of {self._gazetteer_name(container)}, whose police act in the report")
            guessed = True
        elif (level in _SMALL_LEVELS or each.name.located) and (container := self._home_city(level)) is not None:
            why.append(f"coordinates are those of {self._gazetteer_name(container)}, where the outlet is at home")
            guessed = True
        if container is None:
            return self._place(each, name, None, level, "unknown", None, (), tuple(why))
        within.append(self._gazetteer_name(container))
        within += self._above(container, container.name, self._gazetteer_name(container))
        small = level in _SMALL_LEVELS and RANK[container.level] >= RANK["district"] and not guessed
        precision = PRECISION[level] if small and level else PRECISION[container.level]
        return self._place(each, name, None, level, precision, container, _distinct(within, name), tuple(why))

    def _container(self, each: Found) -> Entry | None:
        """The nearest place that the text says contains a name, and that has an entry."""
        outer = self._outer(each)
        while outer is not None:
            entry = self._senses[outer.group].entry
            if entry is not None and entry.level not in BOUNDLESS:  # an island has its sea's name beside it, and not its middle
                return entry
            outer = None if outer.within is None else self._found[outer.within]
        return self._gazetteer.entry(f"iso:{each.name.country}") if each.name.country else None

    def _outer(self, each: Found) -> Found | None:
        """What the text says contains a name, here or where else the report has it."""
        said = each if each.within is not None else self._lying.get(each.group)
        return None if said is None or said.within is None else self._found[said.within]

    def _own_area(self) -> Entry | None:
        """The town, or the county, that the report speaks of most (a town counts twice); None where two are level."""
        counts: Counter[str] = Counter()
        for each in self._found:
            entry = self._senses[each.group].entry
            if entry is not None and entry.level in ("town", "district") and not each.name.metonym:
                counts[entry.id] += 2 if entry.level == "town" else 1
        most = counts.most_common(2)
        if not most or (len(most) == 2 and most[0][1] == most[1][1]):
            return None
        return self._gazetteer.entry(most[0][0])

    def _own_county(self) -> Entry | None:
        """The one county or region whose police act in the report, where no town's do."""
        only = list(self._acting.values())
        return only[0] if len(only) == 1 and only[0].level in ("district", "region") else None

    def _home_city(self, level: str | None) -> Entry | None:
        """The outlet's town, where the report speaks of it; for a street or quarter also where it speaks of no town or county at all."""
        if self._home is None or self._home.level != "town":
            return None
        spoken = any(sense.entry is not None and sense.entry.id == self._home.id for sense in self._senses)
        others = any(sense.entry is not None and sense.entry.level in ("town", "district") for sense in self._senses)
        elsewhere = {sense.entry.admin1 for sense in self._senses if sense.entry is not None and sense.entry.level == "region"}
        return self._home if spoken or (level in _SMALL_LEVELS and not others and elsewhere <= {self._home.admin1}) else None

    def _name_of(self, found: Found) -> str:
        entry = self._senses[found.group].entry
        return self._shown(found.name) if entry is None else self._gazetteer_name(entry)

    def _gazetteer_name(self, entry: Entry) -> str:
        """A place's name as the report prints it, else as the gazetteer does."""
        return self._printed.get(entry.id) or entry.name

    @staticmethod
    def _shown(name: Name) -> str:
        return name.text.title() if name.text.isupper() and len(name.text) > 4 else name.text

    def _place(
        self,
        each: Found,
        name: str,
        identity: str | None,
        level: str | None,
        precision: PlacePrecision,
        at: Entry | None,
        within: tuple[str, ...],
        why: tuple[str, ...],
    ) -> Place:
        known = (
            precision if at is None or RANK[at.level] >= RANK["town"] else PRECISION[at.level]
        )  # a road of a county is known to lie in it
        codes = place_precision(known, each.name.relation)
        return Place(
            id=identify("l", self._report.id, each.span.start, each.span.end),
            span=each.span,
            name=" ".join(name.split()),
            gazetteer=identity,
            level=level,
            lat=at.lat if at else None,
            lon=at.lon if at else None,
            precision=precision,
            within=within,
            country=(at.country or None) if at else each.name.country,
            relation=each.name.relation,
            metonym=each.name.metonym,
            why=why,
            radius_km=radius_km(at.radius, each.name.relation) if at else None,
            geo_precision=codes.acled,
            where_prec=codes.ucdp,
        )


def _distinct(names: Iterable[str], *own: str) -> tuple[str, ...]:
    """Names without repetitions and without the place's own (a town and its province often share it)."""
    seen = {key for name in own for key in (plain(name), arabic(name))}
    kept = []
    for name in names:
        if plain(name) not in seen and arabic(name) not in seen:
            kept.append(name)
            seen |= {plain(name), arabic(name)}
    return tuple(kept)
