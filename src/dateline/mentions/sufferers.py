"""Whom it befell: from the word that says what befell people to the people, along the grammar."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from dateline.mentions.ages import OLDEST, ages_behind
from dateline.mentions.bodies import bodies_found
from dateline.mentions.lists import count, listed_from
from dateline.mentions.numerals import numeral
from dateline.mentions.people import People, with_hedge, written
from dateline.mentions.whom import objects_of, quantity_left, subjects_of
from dateline.mentions.wounds import PATHS
from dateline.tables import rows
from dateline.text.numbers import parse_number
from dateline.text.parses import Parse, Token

TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})
"""Parts of speech that can say what befell people."""


def frames(token: Token) -> tuple[tuple[str, str], ...]:
    """What a word says befell people, and where they stand, in each of its uses (`casualties.tsv`); nothing for other words."""
    return _frames(token.lemma, token.text, token.pos)


@lru_cache(maxsize=65_536)
def _frames(lemma: str, text: str, pos: str) -> tuple[tuple[str, str], ...]:
    table = _table()
    uses = table.get(lemma) or table.get(lemma.lower()) or table.get(text.lower()) or ()
    return tuple(
        (what, where)
        for what, as_a, where in uses
        if as_a == pos
        or (as_a == "NOUN" and pos == "PROPN")
        or (as_a == "ADJ" and pos in ("ADJ", "VERB", "ADV"))
        or (as_a == "VERB" and pos == "ADJ" and where == "object")
    )


def sufferers(parse: Parse, token: Token, where: str) -> list[People]:
    """The people that stand where a word of frame `where` has them, each phrase that states a number."""
    heads: list[int]
    if token.lemma == "shoot" and any(t.lower == "down" for t in parse.children(token.i, "prt")):
        return []  # "shot down a reporter" tells of words, "shot down their helicopter" of a crash
    if token.lower == "hurting" and not parse.children(token.i, "dobj"):
        return []  # "the family is hurting"
    if where == "noun":
        own = _number_before(parse, token)
        return [own] if own else []
    if where == "toll":
        return _toll_figures(parse, token)
    if where == "bodies":
        return bodies_found(parse, token)
    if where == "of":
        heads = [t.i for t in parse.behind(token.i, "of")]
        heads = heads or _whose(parse, token)
    elif where == "object":
        heads = objects_of(parse, token)
    elif where == "subject":
        heads = subjects_of(parse, token)
    elif where == "left":
        heads = _left(parse, token)
    elif where in PATHS:
        heads = PATHS[where](parse, token)
    else:
        heads = _described(parse, token)
    found = _side_by_side(parse, [people for head in heads if (people := count(parse, head, token)) is not None])
    if where == "object" and any(t.lower in ("himself", "herself") for t in parse.children(token.i, "dobj")):
        # "The boy and a friend found a gun and shot himself"
        found = [replace(people, low=min(people.low, 1), high=min(people.low, 1)) for people in found[:1]]
    return found or (_himself(parse, token) if where == "object" else [])


def _side_by_side(parse: Parse, found: list[People]) -> list[People]:
    """One list of people where the parser made two subjects of it: "Ada Brek, Tod Varga, and Ivo Ostrow"."""
    joined: list[People] = []
    for people in found:
        before = joined[-1] if joined else None
        if before is None or before.high is None or people.high is None or not _and_between(parse, before, people):
            joined.append(people)
            continue
        low, high = before.low + people.low, before.high + people.high
        joined[-1] = People(low, high, before.hedge or people.hedge, before.group, before.first, people.last)
    return joined


def _and_between(parse: Parse, before: People, people: People) -> bool:
    """Whether no more than ages and an "and" stand between: "Ada Brek, 40, and Tod Varga", "two boys, 3 and 5, and their mother"."""
    ages = ages_behind(parse, before.last)
    between = parse.tokens[(ages[-1] if ages else before.last) + 1 : people.first]
    return [t.lower for t in between if t.text != "," and not (t.pos == "NUM" and (parse_number(t.text) or OLDEST + 1) <= OLDEST)] == [
        "and"
    ]


def _himself(parse: Parse, verb: Token) -> list[People]:
    """The one who "killed himself", where nothing says who that was: "a woman was shot before he killed himself", "Boy shoots self"."""
    after = [t for t in parse.tokens[verb.i + 1 : verb.i + 2] if t.lower == "self"]
    themselves = [t for t in parse.children(verb.i, "dobj") if t.lower in ("himself", "herself")]
    return [People(1, 1, None, "person", t.i, t.i) for t in themselves or after]


def _whose(parse: Parse, noun: Token) -> list[int]:
    """Whose "murder", "killing" or "shooting death" it was; what "his death" tells is told by itself before."""
    if noun.lemma.lower() == "death" and not any(t.lemma.lower() in _VIOLENT for t in parse.children(noun.i, "compound")):
        return []
    if noun.lemma.lower() in _VIOLENT - {"murder", "killing", "slaying", "homicide"}:
        return []
    return [t.i for t in parse.children(noun.i, "poss") if t.pos != "PRON"]


_VIOLENT = frozenset({"shooting", "stabbing", "beating", "murder", "killing", "slaying", "homicide"})


def _described(parse: Parse, word: Token) -> list[int]:
    """The noun that "dead", "missing" or "injured" describes."""
    if word.dep in ("acomp", "attr", "oprd", "ccomp", "advcl", "xcomp"):
        own = [t.i for t in parse.children(word.i, "nsubj", "nsubjpass")]
        verb = parse.head(word.i)
        if own:
            return own
        objects = [t.i for t in parse.children(verb.i, "dobj") if t.i < word.i]
        subjects = [t.i for t in parse.children(verb.i, "nsubj", "nsubjpass") if t.i < word.i]
        if verb.lemma == "leave":
            return objects or _left(parse, word)
        if not objects and not subjects and verb.dep == "acl" and verb.tag == "VBN":
            return [listed_from(parse, verb.head)]  # "a family of five found dead"
        return objects or subjects or _left(parse, word)
    if word.dep == "amod" and word.i < word.head:
        # "Four wounded, suspect sought in crash"; "a dead man", "the injured passengers" state no event's toll.
        return [t.i for t in parse.children(word.i, "nsubj") if written(t) is not None]
    if word.dep == "amod":
        return [listed_from(parse, word.head)]
    return [t.i for t in parse.children(word.i, "nummod", "nsubj") if t.i < word.i] or _left(parse, word)


def _left(parse: Parse, word: Token) -> list[int]:
    """The quantity left of a word, or of "shot" and "found" before it: "one found shot dead"."""
    first = word
    while first.i and parse.tokens[first.i - 1].lower in ("shot", "stabbed", "found"):
        first = parse.tokens[first.i - 1]
    before = quantity_left(parse, first)
    return [before] if before is not None else []


def _number_before(parse: Parse, noun: Token) -> People | None:
    """ "12 deaths", "three fatalities", "no injuries"."""
    for child in parse.children(noun.i, "nummod", "det", "amod"):
        if child.lower == "no":
            return People(0, 0, None, None, child.i, noun.i)
        number = numeral(parse, child.i) if child.pos == "NUM" and child.entity != "DATE" else None
        if number is not None and child.i < noun.i:
            return with_hedge(parse, number, noun.i, None)
    return None


def _toll_figures(parse: Parse, noun: Token) -> list[People]:
    """ "the death toll rose to 12 from nine", "put the number of dead at seven", "bringing to four the number killed".

    The figure after "to", "at" or "as" is the toll; the one after "from" was.
    """
    tokens = parse.tokens
    if [t.lower for t in tokens[noun.i + 1 : noun.i + 3] if t.text != "-"][:1] == ["free"]:
        return []  # "call toll-free at 555"
    if noun.i >= 3 and tokens[noun.i - 1].lower == "the" and tokens[noun.i - 3].lower == "to":
        number = numeral(parse, noun.i - 2)
        if number is not None:
            return [People(number.value, number.value, None, None, number.first, noun.i)]
    for token in tokens[noun.i + 1 : noun.i + 20]:
        number = numeral(parse, token.i) if token.pos == "NUM" else None
        if number is None:
            continue
        before = [t.lower for t in tokens[max(0, number.first - 3) : number.first]]
        hedge = "at least" if before[-2:] == ["at", "least"] else None
        opener = before[-3:-2] if hedge else before[-1:]
        if opener and opener[0] in _REACHES:
            return [People(number.value, None if hedge else number.value, hedge, None, noun.i, number.last)]
    return []


_REACHES = frozenset({"to", "at", "as", "is", "was", "reached", "reaches", "passed", "hit", "topped", "exceeded"})


@cache
def _table() -> dict[str, tuple[tuple[str, str, str], ...]]:
    table: dict[str, list[tuple[str, str, str]]] = {}
    for lemma, pos, what, where in rows("dateline.mentions", "casualties.tsv"):
        table.setdefault(lemma, []).append((what, pos, where))
    return {lemma: tuple(found) for lemma, found in table.items()}
