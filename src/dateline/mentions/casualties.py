"""Killed, injured, missing, arrested ...: every count of people that one sentence states, with the word that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.mentions.people import People
from dateline.mentions.sufferers import frames, sufferers
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

_WARS = frozenset({"war", "conflict", "offensive", "campaign", "insurgency", "uprising", "pandemic", "genocide"})
_DOUBT = frozenset({"reportedly", "allegedly", "apparently", "presumably", "probably"})
_FATAL = frozenset({"fatally", "dead", "fatal", "deadly", "mortally", "mortal"})


@dataclass(frozen=True, slots=True)
class Toll:
    """People counted, what befell them, and the tokens that say so."""

    what: str
    people: People
    word: int
    """The token that says what befell them."""
    cumulative: bool
    unsaid: bool = False
    """True where the word leaves open whether they lived: "shot", "taken to hospital"."""

    @property
    def first(self) -> int:
        """First token of the words that say it."""
        return min(self.people.first, self.word)

    @property
    def last(self) -> int:
        """Last token of the words that say it."""
        return max(self.people.last, self.word)


def tolls(parse: Parse) -> tuple[Toll, ...]:
    """Every count in the sentence, in order of text; the same people are told once for each thing that befell them."""
    found: list[Toll] = []
    for token in parse.tokens:
        for what, where in frames(token):
            found += _told(parse, token, what, where)
    return _once(_one_fatally(parse, found))


def _one_fatally(parse: Parse, found: list[Toll]) -> list[Toll]:
    """ "Four people were shot, one fatally": one killed, and three who lived; the words of both are the proof."""
    if not any(toll.unsaid for toll in found):
        return found
    for token in parse.tokens:
        if token.lower != "fatally" or parse.head(token.i).i > token.i:
            continue  # "one was fatally shot" has its own verb
        number = next((t for t in parse.tokens[max(0, token.i - 2) : token.i] if t.pos == "NUM"), None)
        few = parse_number(number.text) if number is not None else None
        if number is None or few is None:
            continue
        shot = next((toll for toll in found if toll.unsaid and toll.people.low > few and toll.people.high == toll.people.low), None)
        if shot is not None:
            people = shot.people
            lived = People(people.low - few, people.low - few, None, people.group, people.first, max(people.last, token.i))
            rest = [toll for toll in found if toll is not shot and not (toll.word == shot.word and toll.people.first == number.i)]
            died = Toll("killed", People(few, few, None, None, number.i, token.i), token.i, shot.cumulative)
            return [*rest, replace(shot, people=lived, unsaid=False), died]
    return found


def _told(parse: Parse, token: Token, what: str, where: str) -> list[Toll]:
    """The tolls that one word tells in one of its uses."""
    if where == "number":
        if (counted := _numbered(parse, token)) is None:
            return []
        what, where = counted, "toll"
    unsaid = token.lemma.lower() in _OPEN or where in _OPEN_FRAMES
    if (token.lemma == "shoot" or token.lower == "shot") and _killed(parse, token):
        what, unsaid = "killed", False
    if what == "injured" and _fatal(parse, token):
        what, unsaid = "killed", False
    found = sufferers(parse, token, where)
    cumulative = bool(found) and _cumulative(parse, token)
    return [Toll(what, _doubted(parse, token, people), token.i, cumulative, unsaid) for people in found]


_OPEN = frozenset({"shoot", "shot", "stabbed", "stab", "shooting", "stabbing"})
_OPEN_FRAMES = frozenset({"wound", "condition", "struck", "hospital"})
"""Words, and frames of `casualties.tsv`, that leave open whether the people lived."""


def _once(found: list[Toll]) -> tuple[Toll, ...]:
    """Keep one toll for the same people and the same fate; people who were shot and killed were not injured."""
    kept: list[Toll] = []
    for toll in found:
        same = [i for i, other in enumerate(kept) if _overlap(toll.people, other.people) and not _apart(toll, other)]
        if any(kept[i].what == toll.what for i in same):
            continue
        if toll.what == "killed":
            kept = [other for i, other in enumerate(kept) if not (i in same and other.what == "injured")]
        elif toll.what == "injured" and any(kept[i].what == "killed" for i in same):
            continue
        kept.append(toll)
    return tuple(sorted(kept, key=lambda toll: (toll.word, toll.what)))


def _apart(a: Toll, b: Toll) -> bool:
    """Whether one is the few that "fatally" takes out of the other's many."""
    return a.what != b.what and a.people.low != b.people.low and a.people.last == b.people.last


def _overlap(a: People, b: People) -> bool:
    return a.first <= b.last and b.first <= a.last


_COUNTED = {
    "dead": "killed",
    "killed": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "drowned": "killed",
    "injured": "injured",
    "wounded": "injured",
    "injuries": "injured",
    "missing": "missing",
    "displaced": "displaced",
}


def _numbered(parse: Parse, noun: Token) -> str | None:
    """What befell those whose number is told: "the number of people killed", "the number of its dead"."""
    for preposition in parse.children(noun.i, "prep"):
        if preposition.lower == "of":
            inside = [t.lower for t in parse.subtree(preposition.i)][:6]
            return next((_COUNTED[word] for word in inside if word in _COUNTED), None)
    return None


def _killed(parse: Parse, verb: Token) -> bool:
    """Someone shot is injured, unless the sentence says "shot dead", "shot to death", "shot and killed"."""
    after = [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 4]]
    return after[:1] == ["dead"] or after[:2] in (["to", "death"], ["and", "killed"], [",", "killed"])


def _fatal(parse: Parse, verb: Token) -> bool:
    if any(t.lower in _FATAL for t in parse.children(verb.i)):
        return True
    return [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]] == ["to", "death"]


def _doubted(parse: Parse, word: Token, people: People) -> People:
    """Keep "reportedly" as the hedge where the number has none of its own."""
    doubt = next((t for t in parse.children(word.i, "advmod") if t.lower in _DOUBT), None)
    if doubt is None or people.hedge:
        return people
    return People(people.low, people.high, doubt.lower, people.group, min(people.first, doubt.i), people.last)


def _cumulative(parse: Parse, word: Token) -> bool:
    """Whether the count is a running tally: what killed is a war, or the words say "since", "so far this year"."""
    chain = (word, *parse.ancestors(word.i))
    causes = list(parse.children(word.i, "nsubj", "agent", "prep"))
    causes += [inner for t in causes for inner in parse.children(t.i, "pobj")]
    if word.dep == "relcl":
        # "its support of Israel in its war in Gaza that has killed ...": the parser may tie the clause to any noun
        # before it, so a war among the nouns of the phrase makes it a tally.
        causes += [t for t in parse.subtree(word.head) if t.i < word.i]
    if any(t.lemma.lower() in _WARS for t in causes):
        return True
    if not any(t.lower in ("since", "year") for t in parse.tokens):
        return False
    words_of = " ".join(t.lower for t in parse.tokens)
    near = " ".join(t.lower for top in chain[:2] for t in parse.subtree(top.i))
    return bool(
        re.search(
            r"\b(?:so far this year|this year alone|since (?:the )?(?:war|conflict|fighting|violence|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})|since last)\b",
            near,
        )
    ) or (bool(re.search(r"\bsince (?:the )?(?:war|conflict|fighting) (?:began|started|broke)", words_of)))
