"""Parties: states, bodies, groups and office-holders that deal with one another; not "a man" or "the public"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial

from dateline.mentions.people import group_of
from dateline.tables import rows, words
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
    if token.lower in _words("no party") or not token.text[0].isalnum() or _is_a_condition(parse, token):
        return False
    if (token.pos == "PROPN" and token.entity in {*_NAMED, ""}) or token.entity == "NORP" or is_nationality(token):
        return True
    if token.pos == "ADJ":
        return False
    return token.lemma.lower() in _words("body") or token.lemma.lower() in _words("official") or group_of(parse, token) in _ARMED


def _is_a_condition(parse: Parse, token: Token) -> bool:
    """ "A state of emergency", "excessive force"."""
    of = parse.behind(token.i, "of")
    if token.lower == "force" and any(t.lower in ("excessive", "deadly", "lethal", "brute") for t in parse.children(token.i, "amod")):
        return True
    return token.lower == "state" and any(t.lower in ("emergency", "siege", "war", "alert", "mind", "affairs") for t in of)


def is_nationality(token: Token) -> bool:
    """Whether a word is a state's adjective ("Chadian"), known to the parser or not."""
    return token.pos in ("ADJ", "PROPN", "NOUN") and token.text in _nationalities()


@dataclass(frozen=True, slots=True)
class Ways:
    """Which branches below a word can lead to whom it is aimed at."""

    purposes: bool = False
    """Whether a clause of purpose does: "marched to demand that the king ..."."""
    clauses: bool = True
    """Whether what is said does: "demanded that the king leave"; not "announced that the guard was leaving"."""
    topics: bool = True
    """Whether "on" and "for" do: "sanctions on the state"; not "talks on the state's debts"."""
    agents: bool = True
    """Whether who is to do what is said does: "demanded that the king leave"; not "promised that the king would leave"."""
    owned: bool = True
    """Whether whose it is does: "condemned the king's bill"; not "announced the king's death"."""
    owners: bool = False
    """Whether a name before a thing does, as its owner: "looted union offices"."""
    farthest: int = 2
    """Nouns that can stand on the way, the one it is aimed at among them: "threatened a *suit* against the *state*"."""


def counterpart(parse: Parse, word: int, *, besides: frozenset[int], ways: Ways) -> Token | None:
    """The party that an act or word is aimed at: the nearest one below it, object before phrase before clause.

    `besides` are tokens that are its doers.
    """
    for inside in (False, True):
        queue = [(word, 0)]
        while queue:
            step, nouns = queue.pop(0)
            below = [t for t in _below(parse, step, first=step == word, purposes=ways.purposes, inside=inside) if t.i not in besides]
            below = [t for t in below if _leads_on(parse, t, word, nouns, ways)]
            for token in below:
                if token.entity not in ("DATE", "TIME") and token.dep not in ("advmod", "npadvmod") and _may_be_aimed_at(parse, token):
                    return _whole(parse, token)
            queue += [(t.i, nouns + (t.dep in _NOUNS)) for t in below]
    return None


_NOUNS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "dative"})


def _leads_on(parse: Parse, token: Token, word: int, nouns: int, ways: Ways) -> bool:
    """Whether a branch can lead on to whom a word is aimed at; `nouns` were passed on the way to it."""
    if token.dep == "attr" or (token.dep == "prep" and parse.head(token.i).lemma.lower() in _words("of people") and token.head != word):
        return False  # "promised to be an improvement on his forerunner", "condemned the killing of a clerk"
    if token.dep == "compound" and token.head == word and (ways.purposes or parse.tokens[word].lemma in _MOVING):
        return False  # "the Arlen College protest", "troop withdrawals"
    if token.dep in ("compound", "nmod", "amod", "poss"):
        if token.dep == "poss" and not ways.owned:
            return False  # "announced the king's death"
        return token.head == word or _owns(parse, token, nouns, ways) or (ways.purposes and token.dep == "poss")
    if token.dep in ("nsubj", "nsubjpass") and not ways.agents and _will_do(parse, parse.head(token.i)):
        return False
    if token.dep == "agent":
        return ways.purposes  # not "a suit against the police brought by a clerk"
    if token.dep == "ccomp" or (token.dep == "acl" and parse.children(token.i, "nsubj")):
        return ways.clauses and (token.head == word or ways.purposes)
    if token.dep == "prep" and token.lower in ("on", "for"):
        return ways.topics and (token.lower == "on" or _is_for_whom(parse, token, word))
    if token.dep == "pcomp" and parse.head(parse.head(token.i).i).pos == "NOUN":
        return False  # "endorsed the idea of paying everybody"
    return nouns < ways.farthest or token.dep not in _NOUNS


def _will_do(parse: Parse, verb: Token) -> bool:
    """ "That the king would leave": what is said to be done by its subject."""
    return verb.dep == "ccomp" and any(t.tag == "MD" for t in parse.children(verb.i, "aux"))


def _owns(parse: Parse, token: Token, nouns: int, ways: Ways) -> bool:
    """ "Condemned the party's bill", "sued the Brandt campaign", "sanctions against Chadian firms"; not "rejected a Brandt advertisement", "condemned the Sirte attack"."""
    noun = parse.head(token.i)
    if is_nationality(token) and noun.dep == "pobj":
        return nouns <= _OF_A_PEOPLE and parse.head(noun.i).lower != "of"
    of_a_party = is_party(parse, noun) or group_of(parse, noun) is not None or noun.lemma in _words("its word")
    of_a_party = of_a_party or token.lemma in _words("its word") or ways.owners
    joined = of_a_party and noun.dep != "pobj" and token.entity != "GPE"
    return nouns <= 1 and (token.dep == "poss" or is_nationality(token) or joined)


def _is_for_whom(parse: Parse, preposition: Token, word: int) -> bool:
    """ "Support for the rebels", "provided aid for the rebels"; not "abandoned his run for mayor"."""
    noun = parse.head(preposition.i)
    return noun.i == word or (noun.dep == "dobj" and (noun.head == word or noun.lemma in _GIFTS))


_RULING = frozenset({"government", "police", "army", "court", "rebel", "militia"})
_OF_A_PEOPLE = 2
_GIFTS = frozenset({"aid", "help", "support", "relief", "funding", "fund", "loan", "money", "dollar", "million", "billion", "assistance"})

_MOVING = frozenset({"withdrawal", "pullout", "deployment", "movement", "buildup"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
SENDING = frozenset(
    {"deploy", "send", "dispatch", "move", "mass", "mobilize", "mobilise", "train", "strengthen", "reinforce", "provide", "supply"}
)


def _may_be_aimed_at(parse: Parse, token: Token) -> bool:
    """Whether a noun below a word can be whom it is aimed at: not "its own troops", nor the troops that are sent."""
    if token.lemma != "counterpart" and any(t.lower in _OWN for t in parse.children(token.i, "poss")):
        return False
    noun = parse.head(token.i)
    if token.dep in ("compound", "amod", "nmod") and noun.dep == "dobj" and parse.head(noun.i).lemma in SENDING:
        return False  # "sent army engineers to the town"
    if token.dep == "compound" and token.pos == "NOUN" and not token.entity and token.lemma not in _RULING:
        return group_of(parse, token) in _ARMED  # "a military force resolution"
    where = {"on": "medium", "in": "chamber"}.get(noun.lower) if token.dep in ("pobj", "conj") else None
    if where is not None and token.lower in _words(where):
        return False  # "criticized the king on Twitter", "vowed to defeat it in the Senate"
    return is_party(parse, token) and not (token.dep == "dobj" and parse.head(token.i).lemma in SENDING)


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
        "because",
        "between",
        "over",
        "outside",
        "into",
        "around",
        "inside",
        "about",
        "across",
        "along",
        "beyond",
        "including",
        "like",
        "off",
        "than",
        "through",
        "throughout",
        "under",
        "until",
        "via",
        "within",
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
    whole = token.dep in ("amod", "compound", "nmod") and head.i != token.i
    return head if whole and (is_party(parse, head) or group_of(parse, head) is not None) else token


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(word for row in rows("dateline.codes", "states.tsv") for word in row[5].split("|") if word and word[0].isupper())


_words = partial(words, "dateline.mentions", "role_words.tsv")
