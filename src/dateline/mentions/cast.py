"""Who can be what in an event: who can act, whom or what it can befall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from dateline.mentions.parties import is_nationality
from dateline.mentions.people import group_of
from dateline.mentions.phrases import add_phrase
from dateline.tables import words
from dateline.text.parses import Parse, Token


@dataclass
class Roles:
    """Token ranges (first, last) for each role of one event."""

    actors: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    instruments: list[tuple[int, int]] = field(default_factory=list)
    objects: list[tuple[int, int]] = field(default_factory=list)


OF_PERSONS = frozenset({"killing", "assassination", "abduction", "torture", "sexual violence", "stabbing", "beating"})
"""Kinds of harm that befall persons only, so that whom the grammar names is a person, known to the parser or not."""


def modifies_as_actor(modifier: Token, deed: Token | None = None) -> bool:
    """ "a US strike", "an Israeli raid", "Hamas's attack" tell who; "the Jordan attack", "the Paris bombing" tell where.

    So does a name before a deed that anybody can do: "the Beach Town Center shooting".
    """
    if modifier.pos not in ("PROPN", "ADJ", "NOUN") or modifier.lower in _words("no actor") or modifier.lower.startswith("anti"):
        return False
    if deed is not None and modifier.dep == "compound" and deed.lower in _words("anybody's"):
        return is_nationality(modifier)
    if modifier.dep == "poss":
        return modifier.entity in ("GPE", "NORP", "ORG", "PERSON")
    return (
        modifier.entity in ("NORP", "ORG")
        or is_nationality(modifier)
        or (modifier.entity == "GPE" and modifier.text.replace(".", "").isupper())
    )


def suffering(parse: Parse, word: Token) -> bool:
    """Whether a word is told of those whom it befell, though the parser sees a deed: "Teen killed in crash", "found him dead".

    Of verbs that always have an object, one in the past that has none.
    """
    if word.pos == "ADJ":
        return word.lower in ("dead", "injured", "wounded", "hurt")
    if word.tag not in ("VBD", "VBN") or (word.lemma not in _words("hurting") and word.lemma not in _words("of persons")):
        return False
    told = (word, *(t for t in parse.children(word.i, "conj") if t.tag == word.tag))
    return not any(
        parse.children(t.i, "dobj", "agent", "auxpass") or any(a.lemma == "have" for a in parse.children(t.i, "aux")) for t in told
    )


def can_act(parse: Parse, token: Token) -> bool:
    """Whether a noun can do things: a name, a pronoun with a name behind it, a group of people; not "it" or "a man hurt"."""
    if (
        token.lower in _words("no actor")
        or token.lower in _words("weapon")
        or token.pos in ("NUM", "DET")
        or any(t.lower == "no" for t in parse.children(token.i, "det"))
    ):
        return False
    return (
        token.pos in ("PROPN", "PRON")
        or group_of(parse, token) is not None
        or token.entity in ("GPE", "NORP", "ORG", "PERSON")
        or token.lemma.lower() in _words("body")
        or token.lemma.lower() in _words("official")
    )


_NO_PERSON = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "EVENT", "PRODUCT"})


def add_hit(parse: Parse, token: Token, found: Roles, *, only_people: bool = False, person: bool = False) -> None:
    """Add what an event befell: people and bodies to the targets, things to the objects.

    `person` says that it can only befall persons: then a noun that the parser knows no more of is one.
    """
    whole = parse.behind(token.i, "of")
    if token.lemma == "member" and whole:
        return  # the group they are members of is added from the count
    if token.pos == "NUM":
        for inner in whole:
            add_hit(parse, inner, found, only_people=True, person=person)  # "nine hundred of its members"
        return
    people = (
        group_of(parse, token) is not None
        or token.entity in ("PERSON", "ORG", "NORP")
        or token.lemma.lower() in _words("body")
        or token.lemma.lower() in _words("official")
        or (token.pos == "NOUN" and any(t.entity == "PERSON" for t in parse.children(token.i, "appos")))  # "his rival, Ana Brandt"
        or (person and token.pos in ("NOUN", "PROPN") and token.entity not in _NO_PERSON and token.lower not in _words("no object"))
    )
    if people and token.lower != "others":
        add_phrase(parse, found.targets, token)
        for name in _named(parse, token):
            add_phrase(parse, found.targets, name, whole=False)
    _belongs_to(parse, token, found)
    if people:
        return
    if not only_people and token.pos == "NOUN" and token.entity not in ("DATE", "TIME") and token.lower not in _words("no object"):
        add_phrase(parse, found.objects, token)


def _named(parse: Parse, several: Token) -> Iterator[Token]:
    """Who they were: "two engineers, Ilan Brek and Ana Varo", "five people, including the mayor"."""
    if several.tag != "NNS":
        return
    queue = [*parse.children(several.i, "appos"), *_including(parse, several)]
    while queue:
        step = queue.pop(0)
        if step.pos == "PROPN" and step.entity == "PERSON":
            yield step
        queue += [t for t in parse.children(step.i, "appos", "conj") if t.i > several.i]


def _including(parse: Parse, several: Token) -> tuple[Token, ...]:
    return parse.behind(several.i, "including")


def _belongs_to(parse: Parse, token: Token, found: Roles) -> None:
    """ "sites used by the militia", "terms proposed by the group": whose it is, is whom it befell."""
    for inner in (token, *parse.behind(token.i, "of")):
        for clause in parse.children(inner.i, "acl"):
            if clause.lemma in ("use", "propose", "hold", "run", "control", "belong", "link", "tie", "operate", "own"):
                for preposition in parse.children(clause.i, "agent", "prep"):
                    if preposition.lower in ("by", "to"):
                        for owner in parse.children(preposition.i, "pobj"):
                            if can_act(parse, owner):
                                add_phrase(parse, found.targets, owner)


def acting(parse: Parse, heads: tuple[Token, ...]) -> list[tuple[int, int]]:
    """The phrases of those of `heads` that can do things."""
    found: list[tuple[int, int]] = []
    for head in heads:
        if can_act(parse, head):
            add_phrase(parse, found, head)
    return found


_words = partial(words, "dateline.mentions", "role_words.tsv")
