"""Shot, and then? In one report the person who "was shot" and the one who "died at the hospital" are one, and killed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.mentions.casualties import OPEN, Toll
from dateline.mentions.traits import Traits, described
from dateline.text.parses import Parse

_HIT = frozenset({"hit", "strike", "wound"})
_SURVIVED = frozenset(
    {"survive", "survived", "recover", "recovering", "stable", "non-life-threatening", "nonlife-threatening", "released", "treated"}
)


_DIED = frozenset({"dead", "died", "dies", "succumbed"})

_HOSPITAL = re.compile(r"\b(?:hospital|medical center|medical centre|clinic|infirmary|trauma cent(?:er|re))\b", re.IGNORECASE)


def is_hospital(name: str) -> bool:
    """Whether a place is named as a hospital: where the hurt were brought, not where they were hurt."""
    return _HOSPITAL.search(name) is not None


@dataclass(frozen=True, slots=True)
class Told:
    """One count of people in a report, with the grammar of its sentence."""

    toll: Toll
    parse: Parse
    happened: bool
    """Whether the report asserts it, as part of the news."""


def survivors(told: Sequence[Told]) -> dict[int, int]:
    """How many lived of people shot, stabbed or brought to hospital, by the number of their count in `told`.

    Left out are counts that the rest of the report says nothing about. All are dead (0) if the report tells as many
    dead and nothing tells them apart: not a name, a sex, an age, "another", or words of survival. Five shot are no
    injured either (0) where the report says that one was killed and four hurt; where it only says that one was
    killed, four of them lived. Where it tells several dead and nobody hurt, those told shot one by one are among them.
    In a round-up of several events the dead of one are not taken from those shot in another.
    """
    gone = _outlived(told)
    left = dict.fromkeys(sorted(gone), 0)
    dead = [one for one in told if one.toll.what == "killed" and one.happened]
    most = max([one.toll.people.low for one in dead] + [_persons(dead)])
    apart = {one.toll.people.low for one in told if one.toll.what == "injured" and (not one.toll.unsaid or _apart(one, told))}
    if any(one.toll.several for one in told):
        return left
    for number, one in enumerate(told):
        people = one.toll.people
        if one.toll.unsaid and number not in gone and (died := _among(one, dead)):
            left[number] = max(0, people.low - died)  # "Mara and her mother were shot", and Mara died
        elif not apart and _shot(one) and people.low < most > 1 and not _lives(one) and not described(one.parse, people).others:
            left[number] = 0
        elif number not in gone and one.toll.what == "injured" and _shot(one) and people.low not in apart and 0 < most < people.low:
            left[number] = people.low - most
    return left


def _among(shot: Told, dead: Sequence[Told]) -> int:
    """How many of several people shot are told dead by name elsewhere in the report."""
    if shot.toll.people.low < 2:
        return 0
    names = described(shot.parse, shot.toll.people).names
    return len({name for one in dead if one.toll.people.low == 1 for name in described(one.parse, one.toll.people).names & names})


def _shot(one: Told) -> bool:
    """Whether they are told shot or stabbed, and not brought to hospital, which the dead often are not."""
    return one.toll.unsaid and one.parse.tokens[one.toll.word].lemma.lower() in OPEN | _HIT


def _persons(told: Sequence[Told]) -> int:
    """How many persons are told one by one, each apart from the others by name, sex or age."""
    persons: list[Traits] = []
    for one in told:
        traits = described(one.parse, one.toll.people)
        if one.toll.people.low == 1 and not any(traits.fit(person) for person in persons):
            persons.append(traits)
    return len(persons)


def _apart(shot: Told, told: Sequence[Told]) -> bool:
    """Whether the dead stand beside those shot in their sentence, or these are "others": both say that the dead are not among them."""
    beside = any(one.parse is shot.parse and one.toll.what == "killed" for one in told)
    return beside or described(shot.parse, shot.toll.people).others


def _outlived(told: Sequence[Told]) -> frozenset[int]:
    """Numbers (in `told`) of the counts of people shot of whom nobody lived, or who are told better elsewhere."""
    dead = [(one.toll.people, described(one.parse, one.toll.people)) for one in told if one.toll.what == "killed" and one.happened]
    hurt = [one.toll.people for one in told if one.toll.what == "injured" and not one.toll.unsaid and one.happened]
    if not dead:
        return frozenset()
    whole = {k.toll.people.low + h.toll.people.low for k in told for h in told if k.parse is h.parse and _dead_and_hurt(k, h)}
    found = []
    for number, one in enumerate(told):
        if one.toll.what != "injured":
            continue
        people, traits = one.toll.people, described(one.parse, one.toll.people)
        if people.low in whole and not any(other.parse is one.parse and other.toll.what == "killed" for other in told):
            found.append(number)  # "five were injured" of a report that tells one dead and four hurt
            continue
        if not one.toll.unsaid and (people.low != 1 or not one.happened or _apart(one, told) or _lives(one)):
            continue
        same = [of for counted, of in dead if counted.low == people.low and counted.high == people.high and traits.fit(of)]
        if not one.toll.unsaid and not _alone(one):
            same = [of for of in same if traits.shares(of)]
        together = one.toll.unsaid and any(k.low + h.low == people.low for k, _ in dead for h in hurt if k.low and h.low)
        if together or (same and not _lives(one)):
            found.append(number)
    return frozenset(found)


def _alone(one: Told) -> bool:
    """ "The teenager was the only person injured": beside one dead there is nobody else."""
    words = {token.lower for token in one.parse.tokens[one.toll.first : one.toll.last + 1]}
    return one.toll.people.low == 1 and "only" in words


def _dead_and_hurt(one: Told, other: Told) -> bool:
    """Whether one count tells of people killed and the other, plainly, of people hurt, both as part of the news."""
    return one.toll.what == "killed" and other.toll.what == "injured" and not other.toll.unsaid and one.happened and other.happened


def _lives(one: Told) -> bool:
    """Whether its sentence says so; who "was treated before being pronounced dead" did not."""
    words = {token.lower for token in one.parse.tokens}
    return not words.isdisjoint(_SURVIVED) and words.isdisjoint(_DIED)
