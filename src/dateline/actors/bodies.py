"""Bodies that the register does not know ("Springfield Police Department", "Republicans"), and acronyms that a report explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.actors.found import Found, Line
from dateline.actors.generic import kinds
from dateline.actors.register import Register
from dateline.actors.words import Names, Word, fold, split
from dateline.tables import rows
from dateline.text.parses import Entity

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "poss"})


@cache
def no_names(sort: str = "") -> frozenset[str]:
    """Words that no name of this sort holds ("person"), or no name at all."""
    return frozenset(row[0] for row in rows("dateline.actors", "not_names.tsv") if len(row) == 1 or row[1] == sort)


def introduced(lines: Sequence[Line], known: Sequence[Found]) -> Iterator[Found]:
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
    if first is None or capitals < 2:
        return None
    after_the = next((n + 1 for n in range(bracket - 1, first, -1) if words[n].text == "the"), first)
    return after_the if sum(word.text[:1].isupper() for word in words[after_the:bracket]) >= 2 else first


def body_spans(line: Line, entity: Entity) -> Iterator[tuple[int, int]]:
    """The characters of a body's name, without "the" before it and "'s" after it."""
    tokens = line.parse.tokens[entity.first : entity.last + 1]
    while tokens and (tokens[0].lower in ("the", "a", "an") or tokens[0].pos in ("DET", "PUNCT")):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in ("'s", "'", ".") or tokens[-1].pos == "PUNCT"):
        tokens = tokens[:-1]
    if tokens:
        yield tokens[0].start, tokens[-1].end


def bodies_of(lines: Sequence[Line], spans: Sequence[tuple[Line, int, int, str]], register: Register) -> list[Found]:
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
        or any(word.form in no_names() or any(c.isdigit() for c in word.text) for word in words)
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
