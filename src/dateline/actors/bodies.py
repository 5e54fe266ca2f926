"""Bodies that the register does not know: "Springfield Police Department", "Crown Bakery", "Republicans"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from dateline.actors.found import Found, Line
from dateline.actors.full_names import PARTICLES
from dateline.actors.generic import kinds
from dateline.actors.register import Register
from dateline.actors.titles import is_rank, is_title
from dateline.tables import rows
from dateline.text.folding import Word, fold
from dateline.text.parser import PLAIN
from dateline.text.parses import Entity, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "poss"})
_PLACE_PREPOSITIONS = frozenset({"in", "near", "outside", "inside", "around"})
_DEPARTMENTS = frozenset("Department Ministry Bureau Office Commission Institute Board Committee Centers Administration Council".split())
_PARTING = frozenset(",/()[]:;")
_NO_ENDS = frozenset("way and of for the in on".split())
"""Last words of streets ("Arden Way") and of names that the parser cut."""


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
    bracket = next((n for n, token in enumerate(tokens) if token.text in ("(", "[")), len(tokens))
    tokens = tokens[:bracket]
    if tokens:
        yield tokens[0].start, tokens[-1].end


def bodies_of(
    lines: Sequence[Line],
    spans: Sequence[tuple[Line, int, int, str]],
    register: Register,
    people: AbstractSet[str],
    grounds: AbstractSet[str] = frozenset(),
) -> list[Found]:
    """Bodies such as "Springfield Police Department" or "Crown Bakery", and plural peoples and parties ("Republicans").

    `people` holds the folded words of the names of the report's persons, `grounds` those of its places: none of them alone is a body.
    """
    places = {token.text for line in lines for token in line.parse.tokens if _is_place(line, token)}
    inner = {word.text for line in lines if line.sentence.kind == "body" for word in line.words[1:] if word.text[:1].isupper()}
    found: list[Found] = []
    for line, first, last, label in spans:
        words = [word for word in line.words if first <= word.start and word.end <= last]
        if not words or not _could_be_body(line, words, label, places, inner, register) or _is_of_person(words, people):
            continue
        words = words if label == "NORP" else _whole_name(line, words)
        start, end = words[0].start, words[-1].end
        if not line.free(start, end):
            continue
        printed = line.text[start:end]
        if fold(printed) in grounds:
            continue
        sector = None if label == "NORP" else _sector(words)
        line.take(start, end)
        why = f'the parser takes "{printed}" for {"a people, creed or party" if label == "NORP" else "an organisation"}'
        found.append(
            Found(line.span(start, end), printed, None, sector, None, "people" if label == "NORP" else "name", label == "NORP", (why,))
        )
    return found


def _is_place(line: Line, token: Token) -> bool:
    """A place to the parser, or what something happens in ("in Dabiq")."""
    return token.entity in ("GPE", "LOC", "FAC") or (token.dep == "pobj" and line.parse.head(token.i).lower in _PLACE_PREPOSITIONS)


def _is_of_person(words: Sequence[Word], people: AbstractSet[str]) -> bool:
    """ "Harpaz", "De Harpaz" or "Valley Daniel Harpaz" in a report that has a Daniel Harpaz."""
    last = [word.form for word in words[-2:]]
    return last[-1] in people and (len(words) == 1 or last[0] in people or last[0] in PARTICLES)


def _whole_name(line: Line, words: list[Word]) -> list[Word]:
    """The name with what the parser left out: "Black Lives Matter", "Department of Game and Fisheries", "Gorman's Fast Lube"."""
    first, last = line.words.index(words[0]), line.words.index(words[-1])
    if sum(word.text[:1].isupper() for word in line.words) > len(line.words) * 0.6:
        return words  # where every word has a capital, capitals tell nothing
    first = _department(line, first)
    if len(words) > 1:
        last = _capitals_after(line, last)
    elif not words[0].text.isupper() and last + 1 < len(line.words) and line.words[last + 1].form == "'s":
        end = _capitals_after(line, last + 1)
        whole = end > last + 2 and not (end + 1 < len(line.words) and line.words[end + 1].text[:1].isupper())
        last = end if whole else last
    return line.words[first : last + 1]


def _department(line: Line, first: int) -> int:
    """Where "Department of Game and" before a name begins; else `first`."""
    i = first - 1
    if i < 0 or line.words[i].text not in ("and", "&", "of", "for"):
        return first
    while i > 0 and (line.words[i - 1].text[:1].isupper() or line.words[i - 1].text in ("of", "and", "&", ",", "the")):
        i -= 1
        if line.words[i].text in _DEPARTMENTS:
            return i
    return first


def _capitals_after(line: Line, last: int) -> int:
    """The last of the capitalised words that follow word `last` without a mark, where no other name or title begins there."""
    i = last + 1
    while i < len(line.words):
        word = line.words[i]
        token = line.token(word.start)
        joined = word.text in ("and", "&") and i + 1 < len(line.words) and line.words[i + 1].text[:1].isupper() and i > last + 1
        apart = word.start - line.words[i - 1].end != 1
        if apart or token is None or not (joined or _goes_on(word, token)):
            break
        i += 1
    return i - 2 if line.words[i - 1].text in ("and", "&") else i - 1


def _goes_on(word: Word, token: Token) -> bool:
    ordinary = word.text[:1].isupper() and word.text[1:].islower() and token.entity in ("", "ORG")
    return ordinary and not is_title(word) and word.form not in no_names()


def _could_be_body(
    line: Line, words: Sequence[Word], label: str, places: AbstractSet[str], inner: AbstractSet[str], register: Register
) -> bool:
    """`places` holds words that tell a place in the report, `inner` words that have a capital within a sentence."""
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
    if (
        words[0].form == "operation"
        or is_rank(words[-1])
        or words[-1].form in _NO_ENDS
        or words[-1].form in no_names("end")
        or _is_known(words, register)
        or any(word.text in _PARTING for word in words)
        or _is_quoted(line, words)
    ):
        return False
    if len(words) == 1:
        acronym = words[0].text.isupper() and 3 <= len(words[0].text) <= 6
        if kinds().longest(words, 0) is not None or (not acronym and (words[0].text not in inner or head.pos != "PROPN")):
            return False  # "Detectives", "Groups": capitalised only as first words
        one = acronym and not _only_glossed(line, words[0], head)
        return words[0].text not in places and words[0].text.isalpha() and (one or head.dep in _SUBJECTS)
    return sum(word.text[:1].isupper() for word in words) >= 2


def _only_glossed(line: Line, word: Word, token: Token) -> bool:
    """An acronym alone in brackets ("Caterpillar (CAT)"), or one of many ("an AUMF")."""
    before, after = line.text[: word.start].rstrip()[-1:], line.text[word.end :].lstrip()[:1]
    return (before in "([" and after in ")]") or any(child.lower in ("a", "an") for child in line.parse.children(token.i, "det"))


def _is_quoted(line: Line, words: Sequence[Word]) -> bool:
    """A name all alone between quotation marks: the title of a film or book."""
    around = line.text[: words[0].start].translate(PLAIN)[-1:], line.text[words[-1].end :].translate(PLAIN)[:2].lstrip(",.")[:1]
    return around[0] in ("'", '"') and around[0] == around[1]


def _is_known(words: Sequence[Word], register: Register) -> bool:
    """A name of the register that was not trusted here, or one that is known for no actor ("State of the Union")."""
    match = register.names.longest(words, 0)
    return match is not None and match[0] == len(words) and (len(words) == 1 or None in match[1])


def _sector(words: Sequence[Word]) -> str | None:
    """The sector that the last words of a body's name tell ("... Police Department")."""
    for length in range(min(3, len(words)), 0, -1):
        match = kinds().longest(words, len(words) - length)
        if match is not None and match[0] == len(words):
            return match[1][0].sector
    return None
