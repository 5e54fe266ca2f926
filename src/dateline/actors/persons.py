"""Persons and bodies that the register does not know, taken from the parser: titles, full names, short names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from dateline.actors.bodies import bodies_of, body_spans, introduced, no_names
from dateline.actors.found import Found, Line
from dateline.actors.full_names import PARTICLES, bare_form, bare_names, full_names, fullest, later_mentions, stands_alone
from dateline.actors.offices import Holder
from dateline.actors.register import Register
from dateline.actors.titles import Title, after_titles, is_rank, title_before
from dateline.actors.words import Names
from dateline.records import Span
from dateline.text.folding import Word, split
from dateline.text.parser import plain
from dateline.text.parses import Entity
from dateline.text.person_names import gender_of

_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|Abu|Al|El|Bin|Ibn|de|del|da|dos|von|van|der|la|ul|ur|ud|ad|ash|as|at)"
_TAIL = re.compile(rf"(?:[ -]{_PARTICLE}){{1,2}}[ -][A-Z][\w'-]*\w")
_LEAD = re.compile(r"\b(?:[Aa]bu|[Aa]l|[Ee]l)[ -]$")
_NICKNAME = re.compile(
    rf"""[A-Z][\w'-]*(?:[ -](?:{_PARTICLE}[ -])?[A-Z][\w'-]*){{0,3}}\ (?:"[A-Z][^",]{{1,30}}"|'[A-Z][^',]{{1,30}}')\ (?:{_PARTICLE}[ -])?[A-Z][\w'-]*\w""",
    re.VERBOSE,
)

_PAST = ("former", "ex", "late", "onetime", "then", "previous")


def people_and_bodies(
    lines: Sequence[Line],
    known: Sequence[Found],
    holders: Mapping[str, Sequence[Holder]],
    register: Register,
    grounds: AbstractSet[str] = frozenset(),
) -> list[Found]:
    """Persons and bodies of a report, each under the fullest name that the report gives it. Marks them as taken.

    `grounds` holds the folded names of the report's places.
    """
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
            persons += [(line, m.start(), m.end()) for m in _NICKNAME.finditer(plain(line.text)) if _holds_person(line, m)]
    found += _persons(lines, persons, holders, grounds)
    people = {word.form for one in found if one.sort == "person" for word in split(one.name) if word.form not in PARTICLES}
    found += bodies_of(lines, bodies, register, people, grounds)
    return found


def _holds_person(line: Line, match: re.Match[str]) -> bool:
    return any(token.entity == "PERSON" for token in line.parse.tokens if match.start() <= token.start < match.end())


def _person_spans(line: Line, entity: Entity) -> Iterator[tuple[int, int]]:
    """The characters of a person's name: titles left out, "al-Saadi" and the like added."""
    start, end = line.parse.tokens[entity.first].start, line.parse.tokens[entity.last].end
    text = plain(line.text)
    end -= 2 if text[start:end].endswith("'s") else 0
    if (tail := _TAIL.match(text, end)) is not None:
        end = tail.end()
    if (lead := _LEAD.search(text, 0, start)) is not None:
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
    """The person's name in what the parser takes for a body: by its title ("Magistrate Priscilla Baldwin"), first name or age."""
    words = [word for word in line.words if start <= word.start and word.end <= end]
    if _is_introduced_as_person(line, words):
        return start, end
    left = _without_titles(line, words)
    if len(left) == len(words) or not 1 < len(left) < 4 or title_before(line, left[0].start, trade=False) is None:
        return None
    return (left[0].start, left[-1].end) if _could_be_person(left) else None


def _is_introduced_as_person(line: Line, words: Sequence[Word]) -> bool:
    """Two or three plain capitalised words that begin with a first name, or have an age beside them ("Chanice Reed, 22,")."""
    plain = all(word.text[:1].isupper() and word.text[1:].islower() and not word.glued for word in words)
    if not 2 <= len(words) <= 3 or not plain or not _could_be_person(words):
        return False
    first, after = line.words.index(words[0]), line.words[line.words.index(words[-1]) + 1 :][:2]
    before = line.words[first - 1].form if first else ""
    aged = before == "old" or (len(after) == 2 and after[0].text == "," and after[1].text.isdigit() and len(after[1].text) < 3)
    return aged or (gender_of(" ".join(word.text for word in words)) is not None and before not in ("at", "the"))


def _could_be_person(words: Sequence[Word]) -> bool:
    names = [word for word in words if word.form not in PARTICLES]
    if (
        not any(len(word.text) > 1 and word.text.isalpha() for word in names)
        or len(words) > 7
        or any(word.form in no_names("person") for word in words)
        or is_rank(words[-1])
        or any(word.text in ("at", "as") and not after.glued for word, after in pairwise(words))
    ):
        return False
    return all(word.text[:1].isupper() and not any(c.isdigit() for c in word.text) for word in names if word.text not in '"."')


def _persons(
    lines: Sequence[Line],
    spans: Sequence[tuple[Line, int, int]],
    holders: Mapping[str, Sequence[Holder]],
    grounds: AbstractSet[str],
) -> list[Found]:
    spans = _joined(spans)
    full = full_names(spans)
    bare = {form: name for form, name in bare_names(lines, spans, full).items() if form not in grounds}
    full |= bare
    spans = [span for span in spans if bare_form(*span) not in bare or stands_alone(*span)]
    chosen = sorted(spans, key=lambda span: (span[0].sentence.index, span[1] - span[2], span[1]))
    whole: Names[str] = Names()
    for name in sorted(set(full.values()) - set(bare.values())):
        whole.add(name, name)
    chosen += [span for line in lines for span in later_mentions(line, full, whole)]
    found: list[Found] = []
    known: dict[str, tuple[str | None, str | None, str | None]] = {}
    for line, start, end in chosen:
        printed = line.text[start:end]
        if not line.free(start, end):
            continue
        title = title_before(line, start)
        known_as = fullest(printed, full)
        if title is None and (known_as is None or line.capitals):
            continue  # nothing but the parser shows a person here
        if line.sentence.kind == "headline" and known_as is None:
            continue
        name = known_as or printed
        holder = next((h for h in holders.get(line.sentence.id, ()) if _holds(line, h, start)), None)
        sector, country, gender, why = _known_of(name, title, holder, known)
        why = [f'"{printed}" is a person', *why]
        if name != printed:
            why.append(f'the report has the fuller name "{name}"')
        line.take(start, end)
        known[name] = sector, country, gender
        titled = _title_span(line, start, end, title, holder)
        found.append(Found(line.span(start, end), name, None, sector, country, "person", plural=False, why=tuple(why), titled=titled))
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


def _holds(line: Line, holder: Holder, start: int) -> bool:
    """Whether the name at `start` follows the office, with no more than another title between ("Iraqi army General Harith")."""
    between = line.text[holder.start : start].split()
    return holder.start <= start and len(between) < 3 and all(word[0].isupper() for word in between)


def _title_span(line: Line, start: int, end: int, title: Title | None, holder: Holder | None) -> Span | None:
    """The name with its title or office ("Israeli Prime Minister Daniel Harpaz"); None where there is none, or a past one."""
    words = holder.words if holder is not None else title.words if title is not None else None
    if words is None or (holder is not None and holder.sector is None):
        return None
    before = line.text[:start].rstrip()
    if not before.endswith(words) or before.removesuffix(words).rstrip(" -").lower().endswith(_PAST):
        return None
    return line.span(len(before) - len(words), end)


def _completed(one: Found, known: Mapping[str, tuple[str | None, str | None, str | None]]) -> Found:
    sector, country, gender = known[one.name]
    return replace(one, sector=sector, country=country, gender=gender)
