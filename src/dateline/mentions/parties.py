"""Parties: states, bodies, groups and office-holders that deal with one another; not "a man" or "the public"."""

from __future__ import annotations

from functools import cache

from dateline.mentions.people import group_of
from dateline.tables import rows
from dateline.text.parses import Parse, Token

_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_ARMED = frozenset({"militant", "soldier", "protester", "prisoner", "hostage"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "who", "which", "that"})


def is_party(parse: Parse, token: Token, *, pronouns: bool = False) -> bool:
    """Whether a noun names a party; a pronoun does only where `pronouns` lets it stand for one."""
    if token.lower in _PRONOUNS:
        return pronouns
    if token.pos not in ("NOUN", "PROPN", "ADJ") or any(t.lower == "no" for t in parse.children(token.i, "det")):
        return False
    if (token.pos == "PROPN" and token.entity in {*_NAMED, ""}) or token.entity == "NORP" or is_nationality(token):
        return True
    if token.pos == "ADJ":
        return False
    return token.lemma.lower() in _words("body") or token.lemma.lower() in _words("official") or group_of(parse, token) in _ARMED


def is_nationality(token: Token) -> bool:
    """Whether a word is a state's adjective ("Chadian"), known to the parser or not."""
    return token.pos in ("ADJ", "PROPN", "NOUN") and token.text in _nationalities()


def counterpart(parse: Parse, word: int, *, besides: frozenset[int], purposes: bool) -> Token | None:
    """The party that an act or word is aimed at: the nearest one below it, object before phrase before clause.

    `besides` are tokens that are its doers; `purposes` lets a clause tell it ("marched to demand that the king ...").
    """
    for inside in (False, True):
        queue = [word]
        while queue:
            step = queue.pop(0)
            below = [t for t in _below(parse, step, first=step == word, purposes=purposes, inside=inside) if t.i not in besides]
            for token in below:
                if token.entity not in ("DATE", "TIME") and token.dep not in ("advmod", "npadvmod") and _may_be_aimed_at(parse, token):
                    return _whole(parse, token)
            queue += [t.i for t in below]
    return None


_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_SENDING = frozenset({"deploy", "send", "dispatch", "move", "mass", "mobilize", "mobilise", "train", "strengthen", "reinforce"})


def _may_be_aimed_at(parse: Parse, token: Token) -> bool:
    """Whether a noun below a word can be whom it is aimed at: not "its own troops", nor the troops that are sent."""
    if token.lemma != "counterpart" and any(t.lower in _OWN for t in parse.children(token.i, "poss")):
        return False
    return is_party(parse, token) and not (token.dep == "dobj" and parse.head(token.i).lemma in _SENDING)


_ORDER = {
    "dative": 0,
    "dobj": 1,
    "nsubjpass": 1,
    "poss": 2,
    "amod": 3,
    "compound": 3,
    "nmod": 3,
    "prep": 4,
    "agent": 5,
    "pobj": 1,
    "nsubj": 1,
}
_SHUT = frozenset({"punct", "cc", "det", "aux", "auxpass", "mark", "neg", "npadvmod", "relcl", "expl", "intj", "appos"})
_SETTING = frozenset(
    {
        "in",
        "at",
        "near",
        "during",
        "after",
        "before",
        "since",
        "following",
        "according",
        "despite",
        "amid",
        "as",
        "without",
        "over",
        "outside",
        "into",
        "around",
        "inside",
    }
)


def _below(parse: Parse, step: int, *, first: bool, purposes: bool, inside: bool) -> list[Token]:
    """The branches under a word that can lead to whom it is aimed at, best first."""
    verb = parse.tokens[step].pos in ("VERB", "AUX")
    found: list[Token] = []
    for token in parse.children(step):
        if (
            token.dep in _SHUT
            or (token.dep == "advcl" and not purposes)
            or (first and verb and token.dep in ("nsubj", "conj", "parataxis"))
        ):
            continue
        if token.dep == "prep" and (token.lower in _SETTING and not (inside and token.lower == "in" and not first)):
            continue
        if token.dep == "conj" and not first:
            continue
        found.append(token)
    return sorted(found, key=lambda t: (_ORDER.get(t.dep, 6), t.i))


def _whole(parse: Parse, token: Token) -> Token:
    """The noun that a name belongs to, if that is a party itself: "Palestinian groups", "President Ilmar"."""
    head = parse.head(token.i)
    return head if token.dep in ("amod", "compound", "nmod") and head.i != token.i and is_party(parse, head) else token


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(word for row in rows("dateline.codes", "states.tsv") for word in row[5].split("|") if word and word[0].isupper())


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word for word, given in rows("dateline.mentions", "role_words.tsv") if given == sort)
