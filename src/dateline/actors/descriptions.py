"""Descriptions that mean someone named before: "the group", "the Iran-backed militia", "the president"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.actors.found import Found, Line
from dateline.actors.generic import VAGUE, country_of
from dateline.actors.register import Register
from dateline.records import Span
from dateline.text.folding import split
from dateline.text.parses import Token

_GROUP_NOUNS = frozenset(
    "group militia organisation organization movement rebels militants guerrillas insurgents faction network cartel party agency gang".split()
)
_ARMED_NOUNS = frozenset("militia rebels militants guerrillas insurgents faction cartel gang".split())
_ARMING_WORDS = frozenset("armed militant terrorist terror rebel insurgent guerrilla jihadist jihadi extremist paramilitary drug".split())
_ARMED = frozenset({"REB", "UAF", "CRM"})
_GROUP_SORTS = frozenset({"group", "name"})
_OFFICES = frozenset(
    "president|vice president|prime minister|premier|chancellor|mayor|governor|sheriff|police chief|chief|coroner|district attorney|"
    "attorney general|pope|ambassador|secretary-general|secretary general|foreign minister|foreign secretary|defence minister|"
    "defense minister|defense secretary|defence secretary|interior minister|finance minister|home secretary|secretary of state".split("|")
)
"""Offices that one person at a time holds: who is called so once in a report is meant by "the mayor" after it."""
_ANOTHER_OFFICE = frozenset("vice deputy assistant prime under".split())


@dataclass(frozen=True, slots=True)
class Description:
    """A noun with "the", "this" or "that" before it, and the words between."""

    line: Line
    noun: Token
    between: tuple[Token, ...]
    span: Span
    """From the determiner to the noun."""
    generic: Found | None
    """The actor that it is taken for where nobody is meant."""


def descriptions(line: Line, here: Sequence[Found]) -> Iterator[Description]:
    """The definite descriptions of a sentence with nothing said after them ("the group that", "the mayor of")."""
    generics = {one.span.end - line.sentence.span.start: one for one in here if one.sort == "generic"}
    for token in line.parse.tokens:
        generic = generics.get(token.end)
        if (generic is None and token.lower not in _GROUP_NOUNS) or token.dep in ("compound", "nmod", "appos", "attr"):
            continue
        first = next((t for t in line.parse.children(token.i, "det") if t.i < token.i and t.lower in ("the", "this", "that")), None)
        if first is None or line.parse.children(token.i, "prep", "relcl", "acl", "appos", "conj"):
            continue
        between = line.parse.tokens[first.i + 1 : token.i]
        free_to = token.end if generic is None else generic.span.start - line.sentence.span.start
        if line.free(first.start, free_to):
            yield Description(line, token, between, line.span(first.start, token.end), generic)


def group_meant(description: Description, window: Sequence[Line], here: Mapping[str, Sequence[Found]], register: Register) -> Found | None:
    """The group that "the group" or "the Iran-backed militia" means: the only one of the sentences in `window` that fits.

    A state's adjective before the noun must be of the group's own state; armed groups that are not named make it doubtful.
    """
    noun, between = description.noun.lower, description.between
    if noun not in _GROUP_NOUNS or any(_tells_of_another(token, description) for token in between):
        return None
    armed = noun in _ARMED_NOUNS or any(token.lower in _ARMING_WORDS for token in between)
    country = country_of(description.line, between[0].start, register) if between else None
    candidates: dict[str, Found] = {}
    for line in window:
        for one in here.get(line.sentence.id, ()):
            if one.span.end > description.span.start:
                continue
            unnamed = one.sort == "generic" and one.plural and one.sector in _ARMED
            fits = one.sort in _GROUP_SORTS or (one.sort == "reference" and one.plural) or unnamed
            if fits and not (armed and one.sector not in _ARMED) and not (noun == "party" and one.sector != "PTY"):
                candidates[one.register or one.name] = one
    if len(candidates) != 1:
        return None
    (only,) = candidates.values()
    if only.sort == "generic" or (country is not None and only.country != country):
        return None
    return refer(description.span, only, f'the only one that "{_words(description)}" can mean')


def _tells_of_another(token: Token, description: Description) -> bool:
    """Whether a word before the noun names or counts: "the Sadr group", "the two groups", "the other group"."""
    network = description.noun.lower == "network" and token.lower not in _ARMING_WORDS
    if token.lower in VAGUE or token.pos == "NUM" or (network and token.dep == "compound"):
        return True  # "the electricity network"
    following = description.line.parse.tokens[token.i + 1]
    return token.pos == "PROPN" and token.entity not in ("GPE", "NORP") and following.text != "-"


def holder_meant(description: Description, persons: Sequence[Found], text: str) -> Found | None:
    """Whom "the mayor" means: the only person that the report called so before."""
    noun = None if description.generic is None else " ".join(word.form for word in split(description.generic.name))
    if noun not in _OFFICES or description.generic is None or description.generic.plural:
        return None
    holders = [one for one in persons if one.titled is not None and _is_office(text[one.titled.start : one.span.start], noun)]
    if len({one.name for one in holders}) != 1 or holders[0].span.end > description.span.start:
        return None
    first = min(holders, key=lambda one: one.span)
    return refer(description.span, first, f'the report calls only {first.name} "{noun}"')


def _is_office(title: str, noun: str) -> bool:
    """Whether "Israeli Prime Minister" is the "prime minister"; it is not the "minister"."""
    said = " ".join(word.form for word in split(title))
    before = said.removesuffix(noun).split()
    return said.endswith(noun) and not (before and before[-1] in _ANOTHER_OFFICE)


def _words(description: Description) -> str:
    line = description.line
    start = description.span.start - line.sentence.span.start
    return " ".join(line.text[start : description.noun.end].split())


def refer(span: Span, to: Found, why: str) -> Found:
    """A reference at `span` to an actor, or to what that one refers to."""
    return Found(
        span, to.name, to.register, to.sector, to.country, "reference", to.plural, (why,), to.gender, antecedent=to.antecedent or to.span
    )
