"""Can two mentions be of one happening? What speaks for it, and what forbids it. Each feature explains itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.codes import family_of
from dateline.events.facts import Facts
from dateline.records import Count, Place, When
from dateline.tables import rows
from dateline.text.distance import kilometres

SLIP = timedelta(days=3)
"""Two days nearer than this can be one day told, or read, amiss: "Sunday night" of a Monday's report."""
NEAR_KM = 30.0
"""Two towns nearer than this can be one place told differently (a suburb and its city)."""
REGION = 1.0
"""Weight of one region in common, the widest that says where (a country does not)."""
HAPPENED = frozenset({"asserted", "denied"})
"""A denial speaks of the event that others assert; a plan or a hypothesis is none."""
IN_TOWN = 0.25
"""Weight of one town in common, where a round-up tells one of the two: it tells much of what happened there."""
COUNTED = "counted"
"""The feature of a figure that is neither of dead nor of injured."""
_CASUAL = frozenset({"attack", "accident", "disaster", "fire", "casualties", "displacement", "rescue", "disease outbreak"})
_ARMED = frozenset({"soldier", "police", "militant", "attacker"})


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against: its name, its weight (a sum of 3.5 or more joins), and what it says here."""

    name: str
    weight: float
    says: str


def kinds_agree(a: str, b: str) -> float:
    """1 for the same kind, 0.5 for a general and a special kind of one family ("attack", "shooting"), 0 otherwise."""
    if a == b:
        return 1.0
    if a == "casualties" or b == "casualties":
        return 0.5 if {family_of(a), family_of(b)} <= _CASUAL else 0.0
    if {a, b} & {"displacement", "rescue"}:
        return 0.5 if {family_of(a), family_of(b)} <= _CASUAL else 0.0
    general = _general()
    for one, other in ((a, b), (b, a)):
        stands_for = general.get(one, frozenset())
        if other in stands_for or ("*" in stands_for and family_of(a) == family_of(b)):
            return 0.5
    return 0.0


@cache
def _general() -> dict[str, frozenset[str]]:
    return {kind: frozenset(cell.split("|")) for kind, cell in rows("dateline.events", "kinds.tsv")}


def days_agree(a: Iterable[When], b: Iterable[When]) -> bool | None:
    """Whether some stated days overlap; None where either side states none."""
    first, second = _ranges(a), _ranges(b)
    if not first or not second:
        return None
    return any(s1 <= e2 and s2 <= e1 for s1, e1 in first for s2, e2 in second)


def _ranges(times: Iterable[When]) -> list[tuple[date, date]]:
    return [days for when in times if (days := _days_of(when)) is not None]


def _days_of(when: When) -> tuple[date, date] | None:
    """The first and last day of a time; a weekend begins on its Friday night."""
    if when.start is None or when.end is None:
        return None
    weekend = when.rule in _WEEKENDS and (when.start.weekday(), when.end - when.start) == (_SATURDAY, timedelta(days=1))
    return (when.start - timedelta(days=1) if weekend else when.start), when.end


_WEEKENDS = frozenset({"weekend", "calendar period"})
"""Rules of "over the weekend" and "last weekend"."""
_SATURDAY = 5


_LANDSCAPE = "area:"
"""How ids of landscapes and former provinces begin (`places/wider_areas.tsv`)."""


def places_agree(a: Iterable[Place], b: Iterable[Place]) -> bool | None:
    """Whether some stated places are the same, or one lies in the other, or they lie near; None where unknown."""
    first, second = [p for p in a if _known(p)], [p for p in b if _known(p)]
    if not first or not second:
        return None
    if any(same_place(p, q) for p in first for q in second):
        return True
    return None if any(may_be_one(p, q) for p in first for q in second) else False


def _known(place: Place) -> bool:
    return place.gazetteer is not None or bool(place.within) or place.country is not None


def same_place(p: Place, q: Place) -> bool:
    """Whether two places can be one: the same entry, one inside the other, or less than `NEAR_KM` apart."""
    if p.gazetteer is not None and p.gazetteer == q.gazetteer:
        return True
    if p.name.lower() == q.name.lower() and (p.country or q.country) == (q.country or p.country):
        return True
    if p.country and q.country and p.country != q.country:
        return False
    if p.level == "country" or q.level == "country":
        return p.country is not None and p.country == q.country
    if p.name in q.within or q.name in p.within:
        return True
    if (apart := _apart(p, q)) is None:
        return False
    if any((area.gazetteer or "").startswith(_LANDSCAPE) and apart <= (area.radius_km or 0.0) for area in (p, q)):
        return True  # Nyala and Darfur: what lies in a landscape does not name it, and of its borders only the reach is known
    return (
        apart <= NEAR_KM and not may_be_one(p, q) and all(place.level in ("town", "neighbourhood", "site", "district") for place in (p, q))
    )


def may_be_one(p: Place, q: Place) -> bool:
    """Whether it cannot be told if two names of one town are one place: "Baltimore Avenue" and "Northwest Fairmount", which no gazetteer has."""
    return p.gazetteer is None and q.gazetteer is None and p.within == q.within and bool(p.within) and p.name.lower() != q.name.lower()


def _apart(p: Place, q: Place) -> float | None:
    """Kilometres between two places; None where a coordinate is unknown."""
    if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return None
    return kilometres(p.lat, p.lon, q.lat, q.lon)


def victims_clash(a: Facts, b: Facts) -> bool:
    """Whether the dead of one were soldiers and those of the other militants: two sides, two events."""
    if not a.mention.counts or not b.mention.counts:
        return False
    groups_a = {count.group for count in a.toll("killed")} & _ARMED
    groups_b = {count.group for count in b.toll("killed")} & _ARMED
    return bool(groups_a and groups_b and not groups_a & groups_b)


def actors_clash(a: Facts, b: Facts) -> bool:
    """Whether both name who did it, and name nobody in common, not even by country."""
    if not a.actors or not b.actors or a.actors & b.actors:
        return False
    roots_a, roots_b = {_root(key) for key in a.actors}, {_root(key) for key in b.actors}
    return not any(key.startswith("~") for key in a.actors | b.actors) and not roots_a & roots_b


def _root(key: str) -> str:
    """The state behind a composed key: "us:MIL" and "us" are of one side."""
    return key.split(":", 1)[0].lower()


def counts_equal(a: Iterable[Count], b: Iterable[Count]) -> bool | None:
    """Whether some figures are the same; None where either side has none."""
    first, second = {count.low for count in a}, {count.low for count in b}
    if not first or not second:
        return None
    return bool(first & second)


def figures_equal(a: Facts, b: Facts) -> bool:
    """Whether the two give one number of the same thing: two arrested, 14 injured."""
    return any(counts_equal(a.toll(what), b.toll(what)) for what in sorted({count.what for count in a.mention.counts}))


def features(a: Facts, b: Facts) -> list[Feature]:
    """All that speaks for or against two mentions of different reports being one event."""
    found = [_kind(a, b), _day(a, b), _place(a, b) or _setting(a, b), *_counts(a, b), _who(a, b), _named(a, b)]
    return [feature for feature in found if feature is not None]


def _kind(a: Facts, b: Facts) -> Feature:
    """The same kind of event (1), a general word for it (0.5)."""
    return Feature("kind", kinds_agree(a.kind, b.kind), f"{a.kind} / {b.kind}")


def _day(a: Facts, b: Facts) -> Feature | None:
    """The same single day (2), overlapping days (1); where a report names no day, reports of neighbouring days (0.25)."""
    agree = days_agree(a.days, b.days)
    if agree:
        exact = any(x.start == x.end == y.start == y.end for x in a.days for y in b.days)
        return Feature("day", 2.0 if exact else 1.0, "the same day" if exact else "days overlap")
    if agree is None and a.report.date and b.report.date:
        apart = abs((a.report.date.start - b.report.date.start).days)
        return (
            Feature("reported", 0.25, f"reported {apart} days apart")
            if apart <= 2
            else Feature("reported", -0.25 * min(apart, 12), f"reported {apart} days apart")
        )
    return None


def _place(a: Facts, b: Facts) -> Feature | None:
    """The same town or smaller (2), the same region (1), only the same country (0.25).

    Of an item of a round-up the same town says little (0.25), and another spot in it nothing.
    """
    best: Feature | None = None
    for p in a.places:
        for q in b.places:
            if not same_place(p, q) and not may_be_one(p, q):
                continue
            coarse = p if p.precision in ("country", "region", "several") else q
            weight = {"country": 0.25, "several": 0.25, "region": REGION}.get(coarse.precision, 2.0)
            if a.item or b.item:
                weight = min(weight, _most_of_an_item(p, q))
            if best is None or weight > best.weight:
                best = Feature("place", weight, f"{p.name} / {q.name}")
    return best


def _most_of_an_item(p: Place, q: Place) -> float:
    """The weight that two places can have at most for an item of a round-up: all that a city's tells happened in the city."""
    if _two_quarters(p, q):
        return 0.0
    return IN_TOWN if "town" in (p.level, q.level) else 2.0


def _two_quarters(p: Place, q: Place) -> bool:
    """Whether two spots in a town differ by name, and neither is known to lie in the other."""
    fine = {p.level, q.level} <= {"site", "neighbourhood"}
    return fine and p.name.lower() != q.name.lower() and p.name not in q.within and q.name not in p.within


def _setting(a: Facts, b: Facts) -> Feature | None:
    """Where a mention names no place: its report begins in the town that the other names, or begins in (1)."""
    if a.places and b.places:
        return None
    for p in a.places or a.setting:
        for q in b.places or b.setting:
            if p.precision != "country" and q.precision != "country" and same_place(p, q):
                return Feature("setting", 1.0, f"{p.name} / {q.name}")
    return None


def _counts(a: Facts, b: Facts) -> list[Feature]:
    """The same number killed (1) or injured (0.5), or numbers far apart (-1); the same number, of two or more, of all else counted: arrested, displaced (1)."""
    found: list[Feature] = []
    if not a.mention.counts or not b.mention.counts:
        return found
    for what, weight in (("killed", 1.0), ("injured", 0.5)):
        equal = counts_equal(a.toll(what), b.toll(what))
        if equal:
            found.append(Feature(what, weight, f"the same number {what}"))
        elif equal is False:
            high = max(*(c.low for c in a.toll(what)), *(c.low for c in b.toll(what)))
            low = min(max(c.low for c in a.toll(what)), max(c.low for c in b.toll(what)))
            if high > 3 * max(low, 1):
                found.append(Feature(what, -1.0, f"{low} and {high} {what}"))
    others = sorted({count.what for count in a.mention.counts} - {"killed", "injured"})
    same = [what for what in others if {c.low for c in a.toll(what) if c.low > 1} & {c.low for c in b.toll(what)}]
    if same:
        found.append(Feature(COUNTED, 1.0, f"the same number {', '.join(same)}"))
    return found


def _who(a: Facts, b: Facts) -> Feature | None:
    """The same ones did it, or it befell the same ones (1 for either)."""
    shared = sorted((a.actors & b.actors) | (a.targets & b.targets))
    specific = [key for key in shared if not key.startswith("~") or " " in key]
    return Feature("who", 1.0, ", ".join(key.removeprefix("~") for key in specific)) if specific else None


def _named(a: Facts, b: Facts) -> Feature | None:
    """Names of persons or streets in both (1.5 for the first, 0.75 for a second and third)."""
    shared = sorted(a.names & b.names)
    return Feature("names", 1.5 + 0.75 * min(2, len(shared) - 1), ", ".join(shared)) if shared else None


def forbidden(a: Facts, b: Facts) -> str | None:
    """Why the two cannot be one event; None where nothing forbids it."""
    if kinds_agree(a.kind, b.kind) == 0:
        return f"{a.kind} is no {b.kind}"
    if a.cumulative != b.cumulative:
        return "a running tally is not the toll of one event"
    if a.several != b.several:
        return "several are not one of them"
    if (a.modality in HAPPENED) != (b.modality in HAPPENED):
        return f"{a.modality} against {b.modality}"
    if days_agree(a.days, b.days) is False:
        return "different days" if _days_between(a.days, b.days) <= SLIP else "days far apart"
    if places_agree(a.places, b.places) is False:
        return "different places" if _countries(a) & _countries(b) else "different countries"
    if victims_clash(a, b):
        return "different sides were hit"
    if actors_clash(a, b):
        return "different ones did it"
    return None


def _days_between(a: Iterable[When], b: Iterable[When]) -> timedelta:
    """The shortest time between stated days that do not overlap."""
    return min(max(s2 - e1, s1 - e2) for s1, e1 in _ranges(a) for s2, e2 in _ranges(b))


def _countries(facts: Facts) -> set[str]:
    return {place.country for place in facts.places if place.country}


def bounds(facts: Facts) -> tuple[date, date] | None:
    """First and last day that the event can have, where its own words say; None where they do not."""
    days = [when for when in facts.days if when.start and when.end]
    if not days:
        return None
    narrowest = min(days, key=lambda when: ((when.end or date.max) - (when.start or date.min), when.start or date.min))
    return _days_of(narrowest)


def window(facts: Facts, *, before: int = 7) -> tuple[date, date] | None:
    """Days under which to look for the event: its own, or else the week up to the report."""
    own = bounds(facts)
    if own is not None:
        return own
    published = facts.report.date
    return (published.start - timedelta(days=before), published.end) if published else None
