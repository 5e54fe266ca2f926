"""Persons and bodies that the register does not know, taken from the parser: titles, full names, short names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.actors.bodies import bodies_of, body_spans, introduced, no_names
from dateline.actors.found import Found, Line
from dateline.actors.offices import Holder
from dateline.actors.register import Register
from dateline.actors.titles import Title, after_titles, gender_of, title_before
from dateline.actors.words import Word, split
from dateline.text.parser import PLAIN
from dateline.text.parses import Entity

_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|Abu|Al|El|Bin|Ibn|de|del|da|dos|von|van|der|la|ul|ur|ud|ad|ash|as|at)"
_TAIL = re.compile(rf"(?:[ -]{_PARTICLE}){{1,2}}[ -][A-Z][\w'-]*\w")
_LEAD = re.compile(r"\b(?:[Aa]bu|[Aa]l|[Ee]l)[ -]$")
_NICKNAME = re.compile(
    rf"""[A-Z][\w'-]*(?:[ -](?:{_PARTICLE}[ -])?[A-Z][\w'-]*){{0,3}}\ (?:"[A-Z][^"]{{1,30}}"|'[A-Z][^']{{1,30}}')\ (?:{_PARTICLE}[ -])?[A-Z][\w'-]*\w""",
    re.VERBOSE,
)
_PARTICLES = frozenset("al el bin bint ibn abu de del da dos von van der la ul ur ud ad ash as at le di du jr sr ii iii".split())


def people_and_bodies(
    lines: Sequence[Line], known: Sequence[Found], holders: Mapping[str, Sequence[Holder]], register: Register
) -> list[Found]:
    """Persons and bodies of a report, each under the fullest name that the report gives it. Marks them as taken."""
    found: list[Found] = list(introduced(lines, known))
    persons: list[tuple[Line, int, int]] = []
    bodies: list[tuple[Line, int, int, str]] = []
    for line in lines:
        for entity in line.parse.entities:
            if entity.label == "PERSON":
                persons += [(line, *span) for span in _person_spans(line, entity)]
            elif entity.label in ("ORG", "NORP") and not line.capitals and line.sentence.kind != "headline":
                for start, end in body_spans(line, entity):
                    person = _titled(line, start, end) if entity.label == "ORG" else None
                    if person is None:
                        bodies.append((line, start, end, entity.label))
                    else:
                        persons.append((line, *person))
        if not line.capitals:
            persons += [(line, start, end) for start, end in after_titles(line)]
            persons += [(line, m.start(), m.end()) for m in _NICKNAME.finditer(line.text.translate(PLAIN)) if _holds_person(line, m)]
    found += _persons(lines, persons, holders)
    found += bodies_of(lines, bodies, register)
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


def _titled(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The name in what the parser takes for a body, where a title stands before it ("Magistrate Priscilla Baldwin")."""
    words = [word for word in line.words if start <= word.start and word.end <= end]
    left = _without_titles(line, words)
    if len(left) == len(words) or not 1 < len(left) < 4 or title_before(line, left[0].start, trade=False) is None:
        return None
    return (left[0].start, left[-1].end) if _could_be_person(left) else None


def _could_be_person(words: Sequence[Word]) -> bool:
    names = [word for word in words if word.form not in _PARTICLES]
    if (
        not any(len(word.text) > 1 and word.text.isalpha() for word in names)
        or len(words) > 7
        or any(word.form in no_names("person") for word in words)
    ):
        return False
    return all(word.text[:1].isupper() and not any(c.isdigit() for c in word.text) for word in names if word.text not in '"."')


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
        sector = sector or (title.sector if holder is None else None)
        gender = gender or title.gender
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
