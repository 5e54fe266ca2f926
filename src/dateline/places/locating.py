"""From the names in the sentences of a report to places: groups them, lets `senses` choose, and writes the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.hierarchy import ties
from dateline.places.keys import arabic, plain
from dateline.places.levels import PRECISION, RANK
from dateline.places.names import Name, names_in
from dateline.places.senses import Group, Sense, choose, contains, kilometres
from dateline.places.words import abbreviations, demonyms
from dateline.records import Place, PlacePrecision, Report, Sentence, Span, identify
from dateline.text.parses import Parse

_SMALL_LEVELS = ("neighbourhood", "site")
_PART_KM = 40.0


@dataclass(frozen=True, slots=True)
class _Found:
    """A name at its place in the report, its group, and the name that the text says contains it."""

    name: Name
    span: Span
    group: int
    within: int | None


def locate(report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """All place names of one report, in order of text.

    `parses` holds the grammar of each sentence by its id; sentences without one are passed over. Adjectives of
    peoples ("Iraqi", "US troops") are no places; a government's name is one with `metonym` True. Every `Place` says in
    `why` what spoke for its sense, or why none was chosen.
    """
    read = _read(report, sentences, parses, gazetteer)
    found, groups = _group(report, read, gazetteer)
    senses = choose(groups, _peoples(parses, sentences), gazetteer)
    return tuple(_Writer(report, found, groups, senses, gazetteer).places())


def _read(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], gazetteer: Gazetteer
) -> list[tuple[Sentence, str, tuple[Name, ...]]]:
    """Sentences, their texts and names, read twice: the second time with the names that the first found to be places."""
    texts = [(sentence, report.text[sentence.span.start : sentence.span.end]) for sentence in sentences if sentence.id in parses]
    surnames = {key for sentence, _ in texts for key in _surnames(parses[sentence.id])}
    known: frozenset[str] = frozenset()
    for _ in range(2):
        read = [(sentence, text, names_in(text, parses[sentence.id], gazetteer, known)) for sentence, text in texts]
        found = frozenset(plain(name.text) for _, _, names in read for name in names if name.located and not name.metonym)
        if found == known:
            break
        known = found
    return [
        (sentence, text, tuple(name for name in names if name.located or plain(name.text) not in surnames))
        for sentence, text, names in read
    ]


def _surnames(parse: Parse) -> Iterable[str]:
    """Keys of the last words of persons' names of two words or more: "Jordan" where a Michael Jordan is in the report."""
    for entity in parse.entities:
        if entity.label == "PERSON" and entity.last > entity.first:
            words = [
                token
                for token in parse.tokens[entity.first : entity.last + 1]
                if token.pos in ("PROPN", "NOUN") and token.text[:1].isupper()
            ]
            if len(words) > 1:
                yield plain(words[-1].text)


def _peoples(parses: Mapping[str, Parse], sentences: Sequence[Sentence]) -> Counter[str]:
    codes = demonyms()
    return Counter(
        codes[token.text] for sentence in sentences if sentence.id in parses for token in parses[sentence.id].tokens if token.text in codes
    )


def _group(report: Report, read: list[tuple[Sentence, str, tuple[Name, ...]]], gazetteer: Gazetteer) -> tuple[list[_Found], list[Group]]:
    numbers: dict[tuple[str, str | None], int] = {}
    groups: list[Group] = []
    found: list[_Found] = []
    spoken: list[set[str]] = []
    for sentence, text, names in read:
        first = len(found)
        within = ties(text, names)
        for index, name in enumerate(names):
            key, candidates = _candidates(name, gazetteer)
            level = name.level if name.level not in ("town", "site") else None
            number = numbers.setdefault((key, level), len(groups))
            if number == len(groups):
                groups.append(Group(key, level, _of_level(candidates, level), gazetteer.usual(name.text), frozenset(), votes=False))
                spoken.append(set())
            if said := name.country or name.capital_of:
                spoken[number].add(said)
            groups[number].votes |= not name.metonym
            span = Span(report.id, sentence.span.start + name.start, sentence.span.start + name.end)
            outer = within.get(index)
            found.append(_Found(name, span, number, None if outer is None else first + outer[0]))
        for index, (outer_index, tie) in within.items():
            inner, outer_group = found[first + index].group, found[first + outer_index].group
            if inner == outer_group:
                continue
            if tie == "comma" and not _can_hold(groups[outer_group], groups[inner], gazetteer):
                found[first + index] = _Found(*_without_tie(found[first + index]))
                continue
            groups[inner].within.add(outer_group)
            groups[outer_group].holds.add(inner)
    for group, countries in zip(groups, spoken, strict=True):
        group.countries = frozenset(countries)
    return found, groups


def _without_tie(found: _Found) -> tuple[Name, Span, int, None]:
    return found.name, found.span, found.group, None


def _candidates(name: Name, gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]]:
    """The key of a name's group and the entries it can mean."""
    if name.capital_of is not None:
        capital = gazetteer.capital(name.capital_of)
        return (plain(capital.name), (capital,)) if capital else (plain(name.text), ())
    state = abbreviations().get(name.text)
    if state is not None:
        return plain(state), tuple(entry for entry in gazetteer.find(state) if entry.country == "US" and entry.level == "region")
    return plain(name.text), gazetteer.find(name.text)


def _of_level(entries: tuple[Entry, ...], level: str | None) -> tuple[Entry, ...]:
    """The entries of the level that a noun beside the name says, where there are such."""
    if level is None:
        return entries
    if level == "neighbourhood":
        return tuple(entry for entry in entries if entry.level == "town")
    return tuple(entry for entry in entries if entry.level == level) or tuple(entry for entry in entries if entry.level != "country")


def _can_hold(outer: Group, inner: Group, gazetteer: Gazetteer) -> bool:
    """Whether "X, Y" can mean that X lies in Y rather than list the two."""
    if not inner.candidates:
        return any(entry.level in ("country", "region", "district") for entry in outer.candidates)
    return any(contains(a, b, gazetteer) for a in outer.candidates for b in inner.candidates)


class _Writer:
    """Writes the places of one report."""

    def __init__(
        self, report: Report, found: Sequence[_Found], groups: Sequence[Group], senses: Sequence[Sense], gazetteer: Gazetteer
    ) -> None:
        self._report, self._found, self._groups, self._senses, self._gazetteer = report, found, groups, senses, gazetteer
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

    def _near_container(self, each: _Found, entry: Entry) -> bool:
        """A quarter is the town of the gazetteer only where that town lies at what contains it."""
        if each.name.level != "neighbourhood":
            return True
        outer = self._container(each)
        return outer is not None and (contains(outer, entry, self._gazetteer) or kilometres(outer, entry) < _PART_KM)

    def _known(self, each: _Found, entry: Entry, why: tuple[str, ...]) -> Place:
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
        """Names of the region and country of a place; not of a region that has the place's own name (Baghdad in Baghdad)."""
        own = {same.id for name in names for same in self._gazetteer.find(name)}
        return [
            self._gazetteer_name(above)
            for above in self._gazetteer.containers(entry)
            if above.level == "country" or (above.level == "region" and above.id not in own)
        ]

    def _stated(self, each: _Found, entry: Entry) -> Iterable[_Found]:
        """What the text says contains a known place, as far as the gazetteer does not speak against it."""
        outer = None if each.within is None else self._found[each.within]
        while outer is not None:
            known = self._senses[outer.group].entry
            if known is not None and known.level != "country" and contains(known, entry, self._gazetteer):
                yield outer
            outer = None if outer.within is None else self._found[outer.within]

    def _unknown(self, each: _Found, sense: Sense) -> Place:
        """A name without an entry: at what contains it, where that is said or, for a quarter or site, the report's own city."""
        name, level = self._shown(each.name), each.name.level
        container, why = self._container(each), list(sense.why if sense.entry is None else ("no such part of a city in the gazetteer",))
        within: list[str] = []
        if container is not None:
            why.append(f"coordinates are those of {self._gazetteer_name(container)}, which the text says contains it")
            outer = None if each.within is None else self._found[each.within]
            while outer is not None:
                within.append(self._name_of(outer))
                outer = None if outer.within is None else self._found[outer.within]
        elif level in _SMALL_LEVELS and (container := self._own_city()) is not None:
            why.append(f"coordinates are those of {self._gazetteer_name(container)}, the town that the report speaks of most")
        if container is None:
            return self._place(each, name, None, level, "unknown", None, (), tuple(why))
        within.append(self._gazetteer_name(container))
        within += self._above(container, container.name, self._gazetteer_name(container))
        precision = PRECISION[level] if level in _SMALL_LEVELS and RANK[container.level] >= RANK["district"] else PRECISION[container.level]
        return self._place(each, name, None, level, precision, container, _distinct(within, name), tuple(why))

    def _container(self, each: _Found) -> Entry | None:
        """The nearest place that the text says contains a name, and that has an entry."""
        outer = None if each.within is None else self._found[each.within]
        while outer is not None:
            entry = self._senses[outer.group].entry
            if entry is not None:
                return entry
            outer = None if outer.within is None else self._found[outer.within]
        return self._gazetteer.entry(f"iso:{each.name.country}") if each.name.country else None

    def _own_city(self) -> Entry | None:
        """The town that the report speaks of most; the first of several."""
        counts: Counter[str] = Counter()
        for each in self._found:
            entry = self._senses[each.group].entry
            if entry is not None and entry.level == "town" and not each.name.metonym:
                counts[entry.id] += 1
        return self._gazetteer.entry(counts.most_common(1)[0][0]) if counts else None

    def _name_of(self, found: _Found) -> str:
        entry = self._senses[found.group].entry
        return self._shown(found.name) if entry is None else self._gazetteer_name(entry)

    def _gazetteer_name(self, entry: Entry) -> str:
        """A place's name as the report prints it, else as the gazetteer does."""
        return self._printed.get(entry.id) or entry.name

    @staticmethod
    def _shown(name: Name) -> str:
        return name.text.title() if name.text.isupper() and len(name.text) > 4 else name.text  # noqa: PLR2004 - "HAWTHORNE", not "UAE"

    def _place(
        self,
        each: _Found,
        name: str,
        identity: str | None,
        level: str | None,
        precision: PlacePrecision,
        at: Entry | None,
        within: tuple[str, ...],
        why: tuple[str, ...],
    ) -> Place:
        return Place(
            id=identify("l", self._report.id, each.span.start, each.span.end),
            span=each.span,
            name=name,
            gazetteer=identity,
            level=level,
            lat=at.lat if at else None,
            lon=at.lon if at else None,
            precision=precision,
            within=within,
            country=at.country if at else each.name.country,
            relation=each.name.relation,
            metonym=each.name.metonym,
            why=why,
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
