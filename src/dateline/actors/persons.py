"""Persons and bodies that the register does not know, taken from the parser and put together: titles, full names, short names, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.actors.found import Found, Line
from dateline.actors.generic import kinds
from dateline.actors.names import Holder
from dateline.actors.register import Register
from dateline.actors.titles import Title, gender_of, title_before
from dateline.actors.words import Names, Word, fold, split
from dateline.tables import rows
from dateline.text.parser import PLAIN
from dateline.text.parses import Entity

_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|Abu|Al|El|Bin|Ibn|de|del|da|dos|von|van|der|la|ul|ur|ud|ad|ash|as|at)"
_TAIL = re.compile(rf"(?:[ -]{_PARTICLE}){{1,2}}[ -][A-Z][\w'-]*\w")
_LEAD = re.compile(rf"(?:\b{_PARTICLE}[ -])$")
_NICKNAME = re.compile(
    rf"""[A-Z][\w'-]*(?:[ -](?:{_PARTICLE}[ -])?[A-Z][\w'-]*){{0,3}}\ (?:"[A-Z][^"]{{1,30}}"|'[A-Z][^']{{1,30}}')\ (?:{_PARTICLE}[ -])?[A-Z][\w'-]*\w""",
    re.VERBOSE,
)
_PARTICLES = frozenset("al el bin bint ibn abu de del da dos von van der la ul ur ud ad ash as at le di du jr sr ii iii".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "poss"})


def people_and_bodies(
    lines: Sequence[Line], known: Sequence[Found], holders: Mapping[str, Sequence[Holder]], register: Register
) -> list[Found]:
    """Persons and bodies of a report, each under the fullest name that the report gives it. Marks them as taken."""
    found: list[Found] = [*_introduced(lines, known)]
    persons: list[tuple[Line, int, int]] = []
    bodies: list[tuple[Line, int, int, str]] = []
    for line in lines:
        for entity in line.parse.entities:
            if entity.label == "PERSON":
                persons += [(line, *span) for span in _person_spans(line, entity)]
            elif entity.label in ("ORG", "NORP") and not line.capitals and line.sentence.kind != "headline":
                bodies += [(line, *span, entity.label) for span in _body_spans(line, entity)]
        if not line.capitals:
            persons += [(line, m.start(), m.end()) for m in _NICKNAME.finditer(line.text.translate(PLAIN)) if _holds_person(line, m)]
    found += _persons(lines, persons, holders)
    found += _bodies(lines, bodies, register)
    return found


def _holds_person(line: Line, match: re.Match[str]) -> bool:
    return any(token.entity == "PERSON" for token in line.parse.tokens if match.start() <= token.start < match.end())


def _person_spans(line: Line, entity: Entity) -> Iterator[tuple[int, int]]:
    """The characters of a person's name: titles left out, "al-Saadi" and the like added."""
    start, end = line.parse.tokens[entity.first].start, line.parse.tokens[entity.last].end
    plain = line.text.translate(PLAIN)
    end -= 2 if plain[start:end].endswith("'s") else 0
    if (tail := _TAIL.match(plain, end)) is not None:
        end = tail.end()
    if (lead := _LEAD.search(plain, 0, start)) is not None:
        start = lead.start()
    words = _without_titles(line, [word for word in line.words if start <= word.start and word.end <= end])
    if words and _could_be_person(words):
        yield words[0].start, words[-1].end


def _without_titles(line: Line, words: list[Word]) -> list[Word]:
    """The words after the last title ("Navarro County Sheriff Elmer Tanner"), and after words in capitals that are no name."""
    for i in range(len(words) - 1, 0, -1):
        title = title_before(line, words[i].start, trade=False)
        if title is not None and title.end > words[0].start:
            return words[i:]
    while len(words) > 1 and len(words[0].text) > 3 and words[0].text.isupper() and not words[-1].text.isupper():
        words = words[1:]
    return words


def _could_be_person(words: Sequence[Word]) -> bool:
    names = [word for word in words if word.form not in _PARTICLES]
    if not names or len(words) > 7 or any(word.form in _no_names("person") for word in words):
        return False
    return all(word.text[:1].isupper() and not any(c.isdigit() for c in word.text) for word in names if word.text not in '"."')


@cache
def _no_names(sort: str = "") -> frozenset[str]:
    """Words that no name of this sort holds ("person"), or no name at all."""
    return frozenset(row[0] for row in rows("dateline.actors", "not_names.tsv") if len(row) == 1 or row[1] == sort)


def _persons(lines: Sequence[Line], spans: Sequence[tuple[Line, int, int]], holders: Mapping[str, Sequence[Holder]]) -> list[Found]:
    spans = _joined(spans)
    full = _full_names(spans)
    chosen = sorted(spans, key=lambda span: (span[0].sentence.index, span[1] - span[2], span[1]))
    chosen += [span for line in lines for span in _later_mentions(line, full)]
    found: list[Found] = []
    known: dict[str, tuple[str | None, str | None, str | None]] = {}
    for line, start, end in chosen:
        printed = line.text[start:end]
        if not line.free(start, end):
            continue
        title = title_before(line, start)
        name = _fullest(printed, full)
        if title is None and (name is None or line.capitals):
            continue  # nothing but the parser shows a person here
        if line.sentence.kind == "headline" and name is None:
            continue
        name = name or printed
        holder = next((h for h in holders.get(line.sentence.id, ()) if h.start <= start <= h.start + 25), None)
        sector, country, gender, why = _known_of(name, title, holder, known)
        why = [f'the parser takes "{printed}" for a person', *why]
        if name != printed:
            why.append(f'the report has the fuller name "{name}"')
        line.take(start, end)
        known[name] = sector, country, gender
        found.append(Found(line.span(start, end), name, None, sector, country, "person", plural=False, why=tuple(why), gender=gender))
    return [_completed(one, known) for one in found]


def _joined(spans: Sequence[tuple[Line, int, int]]) -> list[tuple[Line, int, int]]:
    """Spans of one name that the parser cut in two ("Abd Rabbuh", "Mansur Hadi") as one."""
    joined: list[tuple[Line, int, int]] = []
    for line, start, end in sorted(spans, key=lambda span: (span[0].sentence.index, span[1], -span[2])):
        if joined and joined[-1][0] is line and start == joined[-1][2] + 1 and line.text[start - 1] == " " and joined[-1][1] < start:
            joined[-1] = line, joined[-1][1], end
        else:
            joined.append((line, start, end))
    return joined


def _known_of(
    name: str, title: Title | None, holder: Holder | None, known: Mapping[str, tuple[str | None, str | None, str | None]]
) -> tuple[str | None, str | None, str | None, list[str]]:
    sector, country, gender = known.get(name, (None, None, None))
    why: list[str] = []
    if holder is not None:
        sector, country = holder.sector, holder.country
        why.append(f'said to be "{holder.words}"')
    if title is not None:
        sector, gender = sector or title.sector, gender or title.gender
        why.append(f'with the title "{title.words}"')
    return sector, country, gender or gender_of(name), why


def _completed(one: Found, known: Mapping[str, tuple[str | None, str | None, str | None]]) -> Found:
    sector, country, gender = known[one.name]
    return Found(one.span, one.name, None, sector, country, one.sort, one.plural, one.why, gender)


def _full_names(spans: Sequence[tuple[Line, int, int]]) -> dict[str, str]:
    """Folded last name, and folded whole name, to the full name that alone has it in this report."""
    names: dict[str, set[str]] = {}
    for line, start, end in spans:
        words = [word for word in split(line.text[start:end]) if word.form not in _PARTICLES and word.text not in '"."']
        if len(words) < 2 or line.sentence.kind == "headline":
            continue
        name = line.text[start:end]
        names.setdefault(words[-1].form, set()).add(name)
        names.setdefault(" ".join(word.form for word in words), set()).add(name)
    unique: dict[str, str] = {}
    for key, candidates in names.items():
        firsts = {split(name)[0].form for name in candidates}
        if len(firsts) == 1:
            unique[key] = max(candidates, key=lambda name: (len(name), name))
    return unique


def _fullest(printed: str, full: Mapping[str, str]) -> str | None:
    words = [word for word in split(printed) if word.form not in _PARTICLES and word.text not in '"."']
    if len(words) > 1:
        return full.get(" ".join(word.form for word in words)) or (printed if printed.count(" ") or "-" in printed else None)
    return full.get(words[0].form) if words else None


def _later_mentions(line: Line, full: Mapping[str, str]) -> Iterator[tuple[Line, int, int]]:
    """Places where a known last name stands alone though the parser saw no person there."""
    if line.capitals:
        return
    for i, word in enumerate(line.words):
        if word.form in full and word.text[:1].isupper() and not word.glued:
            before, after = line.words[i - 1] if i else None, line.words[i + 1] if i + 1 < len(line.words) else None
            token = line.token(word.start)
            if (
                token is None
                or token.pos != "PROPN"
                or token.dep == "compound"
                or (token.entity in ("GPE", "LOC", "FAC") and token.dep == "pobj")
            ):
                continue
            if (before and before.text[:1].isupper() and before.text.isalpha() and i > 1) or (
                after and after.text[:1].isupper() and after.start == word.end + 1
            ):
                continue
            yield line, word.start, word.end


def _introduced(lines: Sequence[Line], known: Sequence[Found]) -> Iterator[Found]:
    """ "the Revolutionary Armed Forces (FARC)": the long name before a known acronym in brackets means the same."""
    by_start = {one.span.start: one for one in known if one.register is not None and one.sort in ("group", "office")}
    for line in lines:
        if line.capitals:
            continue
        for i, word in enumerate(line.words):
            one = by_start.get(line.sentence.span.start + word.start)
            if one is None or i < 3 or line.words[i - 1].text not in "([" or not word.text.isupper():
                continue
            first = _capitalised_before(line.words, i - 1)
            if first is None:
                continue
            start, end = line.words[first].start, line.words[i - 2].end
            if line.free(start, end):
                line.take(start, end)
                why = f'"{line.text[start:end]}" is explained by "{word.text}" in brackets'
                yield Found(line.span(start, end), one.name, one.register, one.sector, one.country, one.sort, one.plural, (why,))


def _capitalised_before(words: Sequence[Word], bracket: int) -> int | None:
    """The first word of the capitalised name (two words or more) that ends before a bracket."""
    i = bracket - 1
    first, capitals = None, 0
    while i >= 0 and (words[i].text[:1].isupper() or words[i].text in ("of", "for", "the", "and", "de", "del", "la", "al", "in")):
        if words[i].text[:1].isupper():
            first, capitals = i, capitals + 1
        i -= 1
    return first if capitals >= 2 else None


def _body_spans(line: Line, entity: Entity) -> Iterator[tuple[int, int]]:
    tokens = line.parse.tokens[entity.first : entity.last + 1]
    while tokens and (tokens[0].lower in ("the", "a", "an") or tokens[0].pos in ("DET", "PUNCT")):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in ("'s", "'", ".") or tokens[-1].pos == "PUNCT"):
        tokens = tokens[:-1]
    if tokens:
        yield tokens[0].start, tokens[-1].end


def _bodies(lines: Sequence[Line], spans: Sequence[tuple[Line, int, int, str]], register: Register) -> list[Found]:
    """Bodies such as "Springfield Police Department" or "Crown Bakery", and plural peoples and parties ("Republicans")."""
    places = {token.text for line in lines for token in line.parse.tokens if token.entity in ("GPE", "LOC", "FAC")}
    found: list[Found] = []
    acronyms: Names[str] = Names()
    for line, start, end, label in spans:
        words = [word for word in line.words if start <= word.start and word.end <= end]
        printed = line.text[start:end]
        if not words or not line.free(start, end) or not _could_be_body(line, words, label, places, register):
            continue
        sector = None if label == "NORP" else _sector(words)
        line.take(start, end)
        why = f'the parser takes "{printed}" for {"a people, creed or party" if label == "NORP" else "an organisation"}'
        found.append(
            Found(line.span(start, end), printed, None, sector, None, "people" if label == "NORP" else "name", label == "NORP", (why,))
        )
        acronym = _bracketed(line, words)
        if acronym is not None and len(words) > 1:
            acronyms.add(acronym, printed)
    return [_spelt_out(one, acronyms) for one in found]


def _could_be_body(line: Line, words: Sequence[Word], label: str, places: set[str], register: Register) -> bool:
    head = line.head_of(words)
    if (
        head is None
        or head.pos not in ("PROPN", "NOUN")
        or any(word.form in _no_names() or any(c.isdigit() for c in word.text) for word in words)
    ):
        return False
    if label == "NORP":
        return head.tag in ("NNPS", "NNS") and head.dep not in ("compound", "amod", "nmod") and words[-1].text[:1].isupper()
    if words[0].glued or not words[0].text[:1].isupper() or head.dep in ("compound", "nmod", "amod", "npadvmod"):
        return False
    if register.names.longest(words, 0) is not None and len(words) == 1:
        return False  # a name of the register that was not trusted here
    if len(words) == 1:
        acronym = words[0].text.isupper() and 3 <= len(words[0].text) <= 6
        return words[0].text not in places and words[0].text.isalpha() and (acronym or head.dep in _SUBJECTS)
    return sum(word.text[:1].isupper() for word in words) >= 2


def _sector(words: Sequence[Word]) -> str | None:
    """The sector that the last words of a body's name tell ("... Police Department")."""
    for length in range(min(3, len(words)), 0, -1):
        match = kinds().longest(words, len(words) - length)
        if match is not None and match[0] == len(words):
            return match[1][0].sector
    return None


def _bracketed(line: Line, words: Sequence[Word]) -> str | None:
    i = line.words.index(words[-1])
    after = line.words[i + 1 : i + 4]
    if len(after) == 3 and after[0].text in "([" and after[2].text in ")]" and after[1].text.isupper() and len(after[1].text) > 1:
        return after[1].text
    return None


def _spelt_out(one: Found, acronyms: Names[str]) -> Found:
    words = split(one.name)
    match = acronyms.longest(words, 0) if len(words) == 1 else None
    if match is None or len(set(match[1])) != 1 or fold(one.name) == fold(match[1][0]):
        return one
    why = (*one.why, f'the report spells it out: "{match[1][0]}"')
    return Found(one.span, match[1][0], None, one.sector, None, one.sort, one.plural, why)
