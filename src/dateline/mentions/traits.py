"""What a phrase says of people beyond their number: their names, sex and age, so that two phrases can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.mentions.ages import ADULT, OLDEST, years
from dateline.mentions.people import People
from dateline.tables import rows
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

_OTHERS = frozenset({"other", "others", "another", "second", "third", "fourth", "survivor", "survivors"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What a phrase says of the people beyond their number."""

    names: frozenset[str]
    sex: str | None
    age: int | None
    child: bool | None
    others: bool

    def fit(self, dead: Traits) -> bool:
        """Whether both phrases can mean the same people."""
        if self.others != dead.others or (self.names and dead.names and not self.names & dead.names):
            return False
        pairs = ((self.sex, dead.sex), (self.age, dead.age), (self.child, dead.child))
        return all(a is None or b is None or a == b for a, b in pairs)

    def shares(self, other: Traits) -> bool:
        """Whether something says that both phrases mean the same people: a name, or where no names differ an age, a sex, childhood."""
        if self.names or other.names:
            return bool(self.names & other.names) or (not (self.names and other.names) and self.age is not None and self.age == other.age)
        pairs = ((self.sex, other.sex), (self.age, other.age), (self.child or None, other.child or None))
        return any(a is not None and a == b for a, b in pairs)


def described(parse: Parse, people: People) -> Traits:
    """What a phrase that counts people says of them."""
    tokens = parse.tokens[people.first : people.last + 1]
    sorts = [_sorts()[word] for t in tokens if (word := t.lemma.lower() if t.lemma.lower() in _sorts() else t.lower) in _sorts()]
    sexes = {sex for sex, _ in sorts if sex != "-"}
    child = {kind == "child" for _, kind in sorts if kind != "-"}
    age = _age(parse, people, tokens)
    if age is not None and not child:
        child = {age < ADULT}
    return Traits(
        frozenset(t.lower for t in tokens if t.entity == "PERSON" and t.pos == "PROPN"),
        next(iter(sexes)) if len(sexes) == 1 else None,
        age,
        next(iter(child)) if len(child) == 1 else None,
        any(t.lower in _OTHERS for t in parse.tokens[max(0, people.first - 1) : people.last + 1])  # "the other two victims"
        and not _of_the_pair(parse, people),
    )


def _of_the_pair(parse: Parse, people: People) -> bool:
    """ "One twin shot the other": somebody told of before, and nobody beside those."""
    opening = [t.lower for t in parse.tokens[people.first : people.first + 2]]
    return opening == ["the", "other"] and parse.tokens[people.last].dep == "dobj"


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
