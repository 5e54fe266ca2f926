"""Shot, and then? In one report the person who "was shot" and the one who "died at the hospital" are one, and killed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.mentions.ages import ADULT, OLDEST, years
from dateline.mentions.casualties import Toll
from dateline.mentions.people import People
from dateline.tables import rows
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

_OTHERS = frozenset({"other", "others", "another", "second", "third", "fourth", "survivor", "survivors"})
_SURVIVED = frozenset(
    {"survive", "survived", "recover", "recovering", "stable", "non-life-threatening", "nonlife-threatening", "released", "treated"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """One count of people in a report, with the grammar of its sentence."""

    toll: Toll
    parse: Parse
    happened: bool
    """Whether the report asserts it, as part of the news."""


def outlived(told: Sequence[Told]) -> frozenset[int]:
    """Numbers (in `told`) of the counts of people shot, stabbed or brought to hospital who are told dead in the same report.

    They are the same people if they are as many and nothing tells them apart: not a name, a sex, an age, "another", or
    words of survival. Five shot are no injured either where the report says that one was killed and four hurt.
    """
    dead = [(one.toll.people, _described(one.parse, one.toll.people)) for one in told if one.toll.what == "killed" and one.happened]
    hurt = [one.toll.people for one in told if one.toll.what == "injured" and not one.toll.unsaid and one.happened]
    if not dead:
        return frozenset()
    found = []
    for number, one in enumerate(told):
        if one.toll.what != "injured":
            continue
        people, traits = one.toll.people, _described(one.parse, one.toll.people)
        if not one.toll.unsaid and not (people.low == 1 and traits.names):
            continue
        same = [of for counted, of in dead if counted.low == people.low and counted.high == people.high and traits.fit(of)]
        if not one.toll.unsaid:
            same = [of for of in same if of.names & traits.names]
        together = one.toll.unsaid and any(k.low + h.low == people.low for k, _ in dead for h in hurt if k.low and h.low)
        if together or (same and not _lives(one)):
            found.append(number)
    return frozenset(found)


def _lives(one: Told) -> bool:
    return any(token.lower in _SURVIVED for token in one.parse.tokens)


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a phrase says of the people beyond their number."""

    names: frozenset[str]
    sex: str | None
    age: int | None
    child: bool | None
    others: bool

    def fit(self, dead: _Traits) -> bool:
        """Whether both phrases can mean the same people."""
        if self.others != dead.others or (self.names and dead.names and not self.names & dead.names):
            return False
        pairs = ((self.sex, dead.sex), (self.age, dead.age), (self.child, dead.child))
        return all(a is None or b is None or a == b for a, b in pairs)


def _described(parse: Parse, people: People) -> _Traits:
    tokens = parse.tokens[people.first : people.last + 1]
    sorts = [_sorts()[word] for t in tokens if (word := t.lemma.lower() if t.lemma.lower() in _sorts() else t.lower) in _sorts()]
    sexes = {sex for sex, _ in sorts if sex != "-"}
    child = {kind == "child" for _, kind in sorts if kind != "-"}
    age = _age(parse, people, tokens)
    if age is not None and not child:
        child = {age < ADULT}
    return _Traits(
        frozenset(t.lower for t in tokens if t.entity == "PERSON" and t.pos == "PROPN"),
        next(iter(sexes)) if len(sexes) == 1 else None,
        age,
        next(iter(child)) if len(child) == 1 else None,
        any(t.lower in _OTHERS for t in tokens),
    )


def _age(parse: Parse, people: People, tokens: Sequence[Token]) -> int | None:
    """The age that the phrase gives for one person: "a 34-year-old man", "Mara Ostrow, 34,"."""
    if people.low != 1:
        return None
    said = next((age for token in parse.tokens[people.first : people.last + 2] if (age := years(parse, token)) is not None), None)
    if said is not None:
        return said
    after = parse.tokens[people.last + 1 : people.last + 3]
    if len(after) == 2 and after[0].text == "," and tokens[-1].pos == "PROPN" and (value := parse_number(after[1].text)) is not None:
        return value if value <= OLDEST else None
    return None


@cache
def _sorts() -> dict[str, tuple[str, str]]:
    return {word: (sex, age) for word, sex, age in rows("dateline.mentions", "sorts.tsv")}
