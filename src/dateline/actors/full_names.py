"""The fullest name that a report gives a person, and where a known name stands again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dateline.actors.found import Line
from dateline.actors.titles import gender_of
from dateline.actors.words import Names, split

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
