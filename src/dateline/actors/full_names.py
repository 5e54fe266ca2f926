"""The fullest name that a report gives a person, and where a known name stands again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dateline.actors.found import Line
from dateline.actors.titles import is_title
from dateline.actors.words import Names
from dateline.text.folding import split
from dateline.text.person_names import gender_of

PARTICLES = frozenset("al el bin bint ibn abu de del da dos von van der la ul ur ud ad ash as at le di du jr sr ii iii".split())
"""Words of a name that do not tell one person from another."""


def full_names(spans: Sequence[tuple[Line, int, int]]) -> dict[str, str]:
    """Folded last name, and folded whole name, to the full name that alone has it in this report."""
    names: dict[str, set[str]] = {}
    for line, start, end in spans:
        words = [word for word in split(line.text[start:end]) if word.form not in PARTICLES and word.text not in '"."']
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
    for first, holders in _by_first_name(set(unique.values())).items():
        if first not in names and len(holders) == 1:
            unique[first] = holders[0]
    return unique


def bare_names(lines: Sequence[Line], spans: Sequence[tuple[Line, int, int]], full: Mapping[str, str]) -> dict[str, str]:
    """Folded names of one word by which alone a report calls someone, twice at least: the parser takes each of them for a person.

    A word that is a part of a fuller name, or anything but a person once, is none.
    """
    otherwise = {token.lower for line in lines for token in line.parse.tokens if token.entity not in ("", "PERSON")}
    parts = {word.form for name in full.values() for word in split(name)} | otherwise
    names: dict[str, list[str]] = {}
    for line, start, end in spans:
        form = bare_form(line, start, end)
        if form is not None and form not in parts and stands_alone(line, start, end):
            names.setdefault(form, []).append(line.text[start:end])
    return {form: max(names[form], key=lambda name: (len(name), name)) for form in sorted(names) if len(names[form]) > 1}


def bare_form(line: Line, start: int, end: int) -> str | None:
    """The folded word of a name that is one word, but for "al-" and the like; None for other names."""
    words = [word for word in split(line.text[start:end]) if word.form not in PARTICLES and word.text not in '"."-']
    return words[0].form if len(words) == 1 else None


def stands_alone(line: Line, start: int, end: int) -> bool:
    """Whether a bare name can be someone's: no part of a longer name, no title, plural or acronym, not after "the" or before a noun."""
    i = next((n for n, word in enumerate(line.words) if word.end == end), None)
    token = line.token(end - 1)
    if i is None or token is None or line.capitals or line.sentence.kind == "headline":
        return False
    word = line.words[i]
    before = line.text[:start].rstrip()
    joined = before[-1:].isalpha() and ((i > 1 and before.split()[-1][:1].isupper()) or before.split()[-1].lower() == "the")
    plain = word.text[:1].isupper() and not word.text.isupper() and not line.text[:start].endswith("#")
    return plain and not joined and not is_title(word) and token.tag == "NNP" and token.dep not in ("compound", "nmod", "amod", "dep")


def _by_first_name(names: AbstractSet[str]) -> dict[str, list[str]]:
    """The names by their first word, where it is known for a first name: papers call children and victims by it alone."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        if gender_of(name) is not None:
            found.setdefault(split(name)[0].form, []).append(name)
    return found


def fullest(printed: str, full: Mapping[str, str]) -> str | None:
    """The full name of whom `printed` names, from `full_names`; several words that are not there stand for themselves."""
    words = [word for word in split(printed) if word.form not in PARTICLES and word.text not in '"."']
    if len(words) > 1:
        return full.get(" ".join(word.form for word in words)) or (printed if printed.count(" ") or "-" in printed else None)
    return full.get(words[0].form) if words else None


def later_mentions(line: Line, full: Mapping[str, str], whole: Names[str]) -> Iterator[tuple[Line, int, int]]:
    """Places where a known name stands, whole or the last name alone, though the parser saw no person there."""
    if line.capitals:
        return
    for i, word in enumerate(line.words):
        match = whole.longest(line.words, i)
        if match is not None:
            yield line, word.start, line.words[match[0] - 1].end
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
