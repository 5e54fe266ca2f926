"""From the names in the sentences of a report to places: groups them, lets `senses` choose, and writes the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.places.abstaining import SURE
from dateline.places.capitals import as_read
from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.hierarchy import lists, ties
from dateline.places.home import domain, home
from dateline.places.keys import plain
from dateline.places.levels import RANK
from dateline.places.lying import contains
from dateline.places.named import Group
from dateline.places.names import Name, names_at, names_in
from dateline.places.renown import is_overshadowed
from dateline.places.senses import choose
from dateline.places.words import abbreviations, city_parts, demonyms, large_areas
from dateline.places.writing import Found, Writer
from dateline.records import Place, Report, Sentence, Span
from dateline.text.parses import Parse

_DISTRICT = "District of Columbia"


def locate(report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """All place names of one report, in order of text.

    `parses` holds the grammar of each sentence by its id; sentences without one are passed over. Adjectives of
    peoples ("Iraqi", "US troops") are no places; a government's name is one with `metonym` True. Every `Place` says in
    `why` what spoke for its sense, or why none was chosen.
    """
    return _placed(report, sentences, parses, _read(report, sentences, parses, gazetteer), gazetteer)


def locate_names(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], spans: Iterable[Span], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """The places that `spans` name, for names that somebody else has marked; adjectives of peoples mean their country.

    A span that lies in no parsed sentence is passed over.
    """
    marked = sorted(set(spans))
    read = []
    for sentence in sentences:
        start = sentence.span.start
        inside = [span for span in marked if sentence.span.covers(span)]
        if inside and sentence.id in parses:
            text = report.text[start : sentence.span.end]
            bounds = [(span.start - start, span.end - start) for span in inside]
            read.append((sentence, as_read(text, parses[sentence.id]), names_at(text, parses[sentence.id], bounds, gazetteer)))
    return _placed(report, sentences, parses, read, gazetteer)


def _placed(
    report: Report,
    sentences: Sequence[Sentence],
    parses: Mapping[str, Parse],
    read: list[tuple[Sentence, str, tuple[Name, ...]]],
    gazetteer: Gazetteer,
) -> tuple[Place, ...]:
    outlet = home(report, gazetteer)
    found, groups = _group(report, read, gazetteer, outlet)
    senses = choose(groups, _peoples(parses, sentences), gazetteer, outlet)
    return tuple(Writer(report, found, groups, senses, gazetteer, outlet).places())


def _read(
    report: Report, sentences: Sequence[Sentence], parses: Mapping[str, Parse], gazetteer: Gazetteer
) -> list[tuple[Sentence, str, tuple[Name, ...]]]:
    """Sentences, their texts and names; read again where a name stands that is surely a place elsewhere in the report."""
    texts = [(sentence, report.text[sentence.span.start : sentence.span.end]) for sentence in sentences if sentence.id in parses]
    surnames = {key for sentence, _ in texts for key in _surnames(parses[sentence.id])}
    read = [(sentence, text, names_in(text, parses[sentence.id], gazetteer)) for sentence, text in texts]
    printed = sorted({name.text for _, _, names in read for name in names if name.located and not name.metonym})
    known = frozenset(map(plain, printed))
    for index, (sentence, text, names) in enumerate(read):
        if any(text.count(word) > sum(word in name.text for name in names) for word in printed):
            read[index] = (sentence, text, names_in(text, parses[sentence.id], gazetteer, known))
    return [
        (
            sentence,
            as_read(text, parses[sentence.id]),
            tuple(name for name in names if plain(name.text) not in surnames or _is_there(parses[sentence.id], name)),
        )
        for sentence, text, names in read
    ]


def _is_there(parse: Parse, name: Name) -> bool:
    """Whether a preposition says that something is at a place, and not at what is named after somebody: "in Jordan", not "in the Jordan camp";
    what a report was sent from is one too.
    """
    if name.relation == "dateline" or not name.located:
        return name.located
    return parse.at(name.start, name.end)[-1].dep not in ("nsubj", "nsubjpass", "compound", "nmod", "poss")


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


def _group(
    report: Report, read: list[tuple[Sentence, str, tuple[Name, ...]]], gazetteer: Gazetteer, outlet: Entry | None
) -> tuple[list[Found], list[Group]]:
    numbers: dict[tuple[str, str | None], int] = {}
    groups: list[Group] = []
    found: list[Found] = []
    spoken: list[set[str]] = []
    address = (domain(report) or "").replace("-", "")
    for sentence, text, names in read:
        first = len(found)
        within = ties(text, names)
        for index, name in enumerate(names):
            key, candidates = _candidates(name, gazetteer, lies_in_another=index in within)
            level = None if name.level == "town" else name.level
            number = numbers.setdefault((key, level), len(groups))
            if number == len(groups):
                group = Group(key, level, _of_level(candidates, level), gazetteer.usual(name.text), frozenset(), votes=False)
                group.in_address = key.replace(" ", "") in address
                groups.append(group)
                spoken.append(set())
            if said := name.country or name.capital_of:
                spoken[number].add(said)
            groups[number].seat |= name.relation in ("authority", "dateline")
            groups[number].votes |= not name.metonym and plain(name.text) not in large_areas()
            span = Span(report.id, sentence.span.start + name.start, sentence.span.start + name.end)
            outer = within.get(index)
            found.append(Found(name, span, number, None if outer is None else first + outer[0]))
        for index, (outer_index, tie) in within.items():
            here = first + index
            inner, outer_group = found[here].group, found[first + outer_index].group
            if inner == outer_group:
                continue
            if tie == "of" and outer_index not in within and _only_holds(groups[inner], groups[outer_group], gazetteer):
                found[here] = replace(found[here], within=None)
                here = first + outer_index
                found[here] = replace(found[here], within=first + index)
                inner, outer_group = outer_group, inner
            if _are_peers(groups[inner], groups[outer_group], gazetteer) or (
                tie == "comma" and not _can_hold(groups[outer_group], groups[inner], gazetteer)
            ):
                found[here] = replace(found[here], within=None)
                continue
            groups[inner].within.add(outer_group)
            groups[outer_group].holds.add(inner)
        for pair in lists(text, names):
            a, b = (found[first + index] for index in pair)
            if a.within is None:
                groups[a.group].listed.add(b.group)
                groups[b.group].listed.add(a.group)
    for group, countries in zip(groups, spoken, strict=True):
        group.countries = frozenset(countries)
    _without_strange_quarters(groups, outlet, gazetteer)
    return found, groups


def _without_strange_quarters(groups: Sequence[Group], outlet: Entry | None, gazetteer: Gazetteer) -> None:
    """A quarter is meant only where its city is spoken of, for hundreds of towns share such names; one with a namesake of renown
    only where the text says that it lies in its city, or the report is sent from there, its police act, or the outlet is there.
    """
    at = {outlet.id} if outlet else set()
    spoken = at | {entry.id for group in groups for entry in group.candidates if entry.level == "town"}
    seats = at | {entry.id for group in groups if group.seat for entry in group.candidates if entry.level == "town"}
    for group in groups:
        said = seats | {entry.id for outer in group.within for entry in groups[outer].candidates}
        kept = []
        for entry in group.candidates:
            wanted = said if is_overshadowed(entry, group.key, group.candidates) else spoken
            if not entry.id.startswith("quarter:") or any(above.id in wanted for above in gazetteer.containers(entry)):
                kept.append(entry)
        group.candidates = tuple(kept)


def _candidates(name: Name, gazetteer: Gazetteer, *, lies_in_another: bool) -> tuple[str, tuple[Entry, ...]]:
    """The key of a name's group and the entries it can mean."""
    if name.capital_of is not None:
        capital = gazetteer.capital(name.capital_of)
        return (plain(capital.name), (capital,)) if capital else (plain(name.text), ())
    if name.people_of is not None:
        country = gazetteer.entry(f"iso:{name.people_of}")
        return f"people of {name.people_of}", (country,) if country else ()
    if plain(name.text) in large_areas():
        return plain(name.text), tuple(entry for entry in gazetteer.find(name.text) if entry.level == "continent")
    if name.level == "site":
        return plain(name.text), tuple(entry for entry in gazetteer.find(name.text) if entry.level == "site")
    if plain(name.text) in city_parts() and name.level == "neighbourhood":
        return plain(name.text), ()
    state = abbreviations().get(name.text)
    if state == _DISTRICT and (capital := gazetteer.capital("US")) is not None:
        return "dc", (capital,)  # the city and the district are one
    if state is not None:
        return plain(state), tuple(entry for entry in gazetteer.find(state) if entry.country == "US" and entry.level == "region")
    entries = gazetteer.find(name.text)
    seas = tuple(entry for entry in entries if entry.level == "sea")  # the Red Sea, unless "Red Sea state" is said, or "Pacific, Missouri"
    return plain(name.text), seas if seas and name.level is None and not lies_in_another else entries


def _of_level(entries: tuple[Entry, ...], level: str | None) -> tuple[Entry, ...]:
    """The entries of the level that a noun beside the name says, where there are such."""
    if level in (None, "site"):
        return entries
    if level == "neighbourhood":
        return tuple(entry for entry in entries if entry.level in ("town", "neighbourhood", "site"))
    named = tuple(entry for entry in entries if entry.level == level)
    if level == "district" and named:  # of a city too: "the Miraflores district" of Lima
        return tuple(entry for entry in entries if entry.level in ("district", "town", "neighbourhood"))
    return named or tuple(entry for entry in entries if entry.level != "country")


def _are_peers(inner: Group, outer: Group, gazetteer: Gazetteer) -> bool:
    """Whether the names of two countries are listed ("Japan, China"), or a country stands before a region of its own ("the US, Texas").

    "Georgia, USA" and "Lebanon, Ohio" are neither.
    """
    countries = {entry.country for entry in inner.candidates if entry.level == "country"}
    if any(entry.level == "country" for entry in outer.candidates):
        regions = [entry for entry in inner.candidates if entry.level == "region"]
        return bool(countries) and not any(contains(a, b, gazetteer) for a in outer.candidates for b in regions)
    return any(entry.level == "region" and entry.country in countries and entry.id == outer.usual for entry in outer.candidates)


def _only_holds(a: Group, b: Group, gazetteer: Gazetteer) -> bool:
    """Whether places named `a` hold ones named `b` and never the reverse: "the US state of Texas"."""
    return any(contains(x, y, gazetteer) for x in a.candidates for y in b.candidates) and not any(
        contains(y, x, gazetteer) for x in a.candidates for y in b.candidates
    )


def _can_hold(outer: Group, inner: Group, gazetteer: Gazetteer) -> bool:
    """Whether "X, Y" can mean that X lies in Y rather than list the two.

    "Elm Creek, Missouri" does though no Elm Creek is known there: a town is hardly ever listed with a state or county, or with what is
    said to be a province.
    """
    if not inner.candidates:
        return any(entry.level in ("country", "region", "district") for entry in outer.candidates)
    if any(contains(a, b, gazetteer) for a in outer.candidates for b in inner.candidates):
        return True
    said = outer.level in ("region", "district")  # "X, Usulutan province"
    return all(RANK[entry.level] >= RANK["town"] and entry.population < SURE for entry in inner.candidates) and any(
        entry.level in ("region", "district") and (said or entry.country == "US") for entry in outer.candidates
    )
