"""Headlines that tell flatly how many and what befell them, where the grammar is lost: "Club shooting: two teens dead, 19 injured"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.mentions.ages import years
from dateline.mentions.people import People, group_of, written
from dateline.mentions.toll import Toll
from dateline.tables import words
from dateline.text.parses import Parse, Token

_FATES = {"dead": "killed", "killed": "killed", "slain": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured"}
_HARMS = {"kills": "killed", "killing": "killed", "injures": "injured", "injuring": "injured", "wounds": "injured", "wounding": "injured"}
_SHOT = frozenset({"shot", "stabbed"})
"""What leaves open whether they lived."""
_DEGREES = frozenset({"critically", "seriously", "badly"})
_OPENERS = frozenset({"leaves", "leave", "leaving", "left", "and", "&", "among", "as", "after", "while"})
"""Words before a phrase that belong to no phrase of people."""
_STOPS = frozenset({".", "!", "?"})
_LONGEST = 4
"""Words of a phrase of people behind its number: "3 teenage party guests"."""


def told_flatly(parse: Parse, found: Sequence[Toll]) -> Iterator[Toll]:
    """The counts that stand side by side with what befell them, of words by which nobody is counted in `found`."""
    if len(parse.tokens) <= len(("3", "shot")) or parse.tokens[-1].text in _STOPS:
        return
    known = {toll.word for toll in found}
    taken = {i for toll in found for i in range(toll.people.first, toll.people.last + 1)}
    for token in parse.tokens:
        if token.i in known or token.pos not in ("VERB", "NOUN", "PROPN", "ADJ", "ADV"):
            continue
        fate, harm = _FATES.get(token.lower) or ("injured" if token.lower in _SHOT else None), _HARMS.get(token.lower)
        if fate is not None and _ends(parse, token.i + 1) and not _does(parse, token):
            people = _before(parse, token)
        elif harm is not None:
            people, fate = _behind(parse, token), harm
        else:
            continue
        if people is not None and fate is not None and taken.isdisjoint(range(people.first, people.last + 1)):
            yield Toll(fate, people, token.i, cumulative=False, unsaid=token.lower in _SHOT)


def _ends(parse: Parse, at: int) -> bool:
    """Whether a phrase ends before a token: "dead," "injured in", but not "wounded soldier"."""
    return at >= len(parse.tokens) or parse.tokens[at].pos in ("PUNCT", "ADP", "CCONJ", "SCONJ") or parse.tokens[at].lower in _OPENERS


def _does(parse: Parse, fate: Token) -> bool:
    """ "Man shot and killed his daughter", "two men shot at a car": what may as well say what they did."""
    if fate.lower not in _SHOT or fate.i + 1 >= len(parse.tokens):
        return False
    behind = parse.tokens[fate.i + 1]
    return behind.pos == "CCONJ" or (behind.lower == "at" and parse.tokens[fate.i - 1].text != ",")


def _before(parse: Parse, fate: Token) -> People | None:
    """ "Two teens" before "dead", "4" before "shot", also with "including a boy" or an age between."""
    tokens, last = parse.tokens, fate.i - 1
    if last >= 0 and tokens[last].lower in _DEGREES:
        last -= 1
    if last >= 2 and tokens[last].text == ",":
        return _old(parse, last) or _some_named(parse, last)
    return _phrase(parse, last)


def _old(parse: Parse, comma: int) -> People | None:
    """The boy of "Boy, 8, shot"."""
    noun = parse.tokens[comma - 3] if comma >= 3 else None
    age = written(parse.tokens[comma - 1])
    if noun is None or age is None or parse.tokens[comma - 2].text != "," or not _sort(noun):
        return None
    return People(1, 1, None, group_of(parse, noun), noun.i, comma - 1) if _opens(parse, noun.i) else None


def _some_named(parse: Parse, comma: int) -> People | None:
    """The five of "5, including a teenager, shot"."""
    for at in range(comma - 1, max(0, comma - _LONGEST - 2), -1):
        if parse.tokens[at].lower == "including" and parse.tokens[at - 1].text == ",":
            return _phrase(parse, at - 2)
    return None


def _phrase(parse: Parse, last: int) -> People | None:
    """The people of the phrase that ends with token `last`: a number alone, a number and a noun, or one person: "teen girl", "3-year-old boy"."""
    if last < 0:
        return None
    noun = parse.tokens[last]
    number = written(noun)
    if number is not None:
        return People(number, number, None, None, last, last) if number and _opens(parse, last) and not _is_age(parse, last) else None
    group = group_of(parse, noun) or ("person" if noun.lower in ("others", "more") else None)
    if group is None or noun.pos == "PRON":
        return None
    for at in range(last - 1, max(-1, last - 1 - _LONGEST), -1):
        token = parse.tokens[at]
        number = written(token)
        if years(parse, token) is not None:
            first = _start_of_age(parse, at)
            return People(1, 1, None, group, first, last) if _opens(parse, first) else None
        if number is not None:
            return People(number, number, None, group, at, last) if number and _opens(parse, at) else None
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        if _opens(parse, at) and _sort(noun):
            return People(1, 1, None, group, at, last)  # "teen girl", "pregnant woman"
    return People(1, 1, None, group, last, last) if _sort(noun) and _opens(parse, last) else None


def _behind(parse: Parse, harm: Token) -> People | None:
    """ "Teen girl" behind "kills", "4" behind "injuring"."""
    for last in range(harm.i + 1, min(len(parse.tokens), harm.i + 2 + _LONGEST)):
        if _ends(parse, last + 1):
            people = _phrase(parse, last)
            return people if people is not None and people.first == harm.i + 1 else None
    return None


def _opens(parse: Parse, at: int) -> bool:
    """Whether a phrase can begin with a token: a headline, or one of its parts, does."""
    if not at:
        return True
    before = parse.tokens[at - 1]
    apart = before.pos in ("PUNCT", "SYM") and before.end < parse.tokens[at].start  # but "year-old"
    return apart or before.lower in _OPENERS or before.lower in _HARMS


def _is_age(parse: Parse, at: int) -> bool:
    """ "Ada Brek, 26 killed"."""
    return at >= 2 and parse.tokens[at - 1].text == "," and (parse.tokens[at - 2].entity == "PERSON" or _sort(parse.tokens[at - 2]))


def _start_of_age(parse: Parse, old: int) -> int:
    """Where "3-year-old" begins."""
    at = old
    while at > 0 and (
        parse.tokens[at - 1].text == "-" or parse.tokens[at - 1].lower in ("year", "month", "week") or written(parse.tokens[at - 1])
    ):
        at -= 1
    return at


def _sort(noun: Token) -> bool:
    """Whether a noun names one person by sort: boy, teen, officer."""
    return noun.lower in words("dateline.mentions", "sorts.tsv")
