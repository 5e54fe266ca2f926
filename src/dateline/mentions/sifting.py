"""Which words that look like events tell one: not a film's, not things in general, not the same thing told twice."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.codes import nature_of
from dateline.mentions.crimes import is_named_as_such
from dateline.mentions.doubts import imagined
from dateline.mentions.generality import in_general
from dateline.mentions.habits import of_any_time
from dateline.mentions.likenesses import likened, titled
from dateline.mentions.parties import is_party
from dateline.mentions.people import group_of
from dateline.mentions.whom import doers
from dateline.text.parses import Parse, Token

_HAPPENING = frozenset(
    {"strike", "attack", "blast", "raid", "assault", "bomb", "missile", "drone", "rocket", "explosion", "bombing", "fire", "shooting"}
)


def tells(parse: Parse, word: int, kinds: Mapping[int, str]) -> bool:
    """Whether the token at `word` tells an event of its own; `kinds` are all words that could, with their kinds."""
    return (
        not _swallowed(parse, word, kinds)
        and not is_unreal(parse, word)
        and not _no_comment(parse, word)
        and not _so_called(parse, word, kinds[word])
        and not _found_an_accident(parse, word, kinds)
        and not _campaigning(parse, word)
        and not in_general(parse, word, kinds[word])
        and not of_any_time(parse, word, kinds[word])
        and not is_named_as_such(parse, parse.tokens[word])
        and not (nature_of(kinds[word]) == "harm" and (_in_quotes(parse, word) or _is_a_slogan(parse, word)))
        and _by_a_party(parse, word, kinds[word])
    )


def is_unreal(parse: Parse, word: int) -> bool:
    """Whether the token at `word` tells what a film or book tells, a title, or what something is only like."""
    return imagined(parse, word) or titled(parse, word) or likened(parse, word)


def _swallowed(parse: Parse, word: int, kinds: Mapping[int, str]) -> bool:
    """Whether the word only repeats another trigger that stands with it: "claimed an attack", "halted the strikes"."""
    token = parse.tokens[word]
    head = parse.head(word)
    # What is halted, called for or prevented did not happen by this word: the halting is the event.
    if token.dep in ("dobj", "nsubjpass", "pobj", "xcomp") and kinds.get(head.i) == "halt of attacks":
        return True
    if token.dep == "dobj" and kinds.get(head.i) == kinds[word]:
        return True  # "fired tear gas", "fired shells"
    if token.dep == "dobj" and head.lemma == "call" and kinds.get(head.i) == "concession":
        return True  # "called off the strike"
    if head.dep == "prep" and kinds.get(parse.head(head.i).i) == "halt of attacks" and token.dep == "pobj":
        return True
    if kinds[word] in ("blame", "accusation") and any(t.i in kinds and can_harm(kinds[t.i]) for t in parse.subtree(word) if t.i > word):
        return True  # "blamed the group for the attack" tells whose attack it was
    if kinds[word] in ("blame", "accusation") and token.dep in ("relcl", "acl") and can_harm(kinds.get(head.i, "blame")):
        return True  # "the attack, which police blamed on separatists"
    if kinds[word] == "attack" and token.lemma == "claim":
        # "claimed responsibility for the attack" tells whose attack it was; "no group claimed responsibility" tells nothing
        below = (t for t in parse.children(word, "dobj", "prep") if t.dep == "dobj" or t.lower == "for")
        return _nobody(parse, word) or any(t.i in kinds and can_harm(kinds[t.i]) for step in below for t in parse.subtree(step.i))
    # "a drone strike hit": one event, told by the noun; "the bomb exploded": told by the noun too.
    if token.pos == "VERB":
        subjects = parse.children(word, "nsubj", "nsubjpass")
        return any(t.i in kinds and t.lemma.lower() in _HAPPENING for t in subjects)
    # "shooting death", "bomb attack": compounds were left out before; "a shooting in a clash" are two.
    return False


def _no_comment(parse: Parse, word: int) -> bool:
    """ "Refused to comment", "declined to identify her", "declined a request for comment": who keeps silent turns nothing down."""
    verb = parse.tokens[word].lemma
    silent = {t.lemma for t in parse.children(word, "xcomp")}
    if verb in ("refuse", "decline") and not silent.isdisjoint(_SILENCE | (_DISCRETION if verb == "decline" else frozenset())):
        return True
    asked = [
        p for t in parse.children(word, "dobj", "nsubjpass") if t.lemma in ("request", "invitation") for p in parse.children(t.i, "prep")
    ]
    return any(t.lemma in ("comment", "interview") for p in asked if p.lower == "for" for t in parse.children(p.i, "pobj"))


def _so_called(parse: Parse, word: int, kind: str) -> bool:
    """ "Called it an attack on the nation", "described it as a massacre": a name for what is told elsewhere."""
    token = parse.tokens[word]
    head = parse.head(word)
    if head.lower == "as" and token.dep == "pobj":
        head = parse.head(head.i)
    elif token.dep not in ("oprd", "ccomp", "xcomp") or token.pos == "VERB":
        return False
    named = [t for t in parse.children(head.i, "dobj", "nsubjpass", "nsubj") if t.i != word]
    return (
        nature_of(kind) == "harm" and head.lemma in _NAMING and not any(t.lower == "what" for t in (*named, *parse.children(word, "nsubj")))
    )


_NAMING = frozenset({"call", "label", "brand", "term", "dub", "describe", "denounce", "portray", "decry", "deem", "regard", "view", "see"})


def _found_an_accident(parse: Parse, word: int, kinds: Mapping[int, str]) -> bool:
    """ "The shooting was an accident", "ruled the death an accident", "it was just an accident": how what is told elsewhere came about."""
    token = parse.tokens[word]
    indefinite = any(t.lower in ("a", "an") for t in parse.children(word, "det"))
    located = any(t.dep == "relcl" or (t.dep == "prep" and t.lower in _WHERE) for t in parse.children(word))
    if token.lemma != "accident" or not indefinite or located:
        return False
    if token.dep == "attr":
        verb = parse.head(word)
        subjects = parse.children(verb.i, "nsubj") or (parse.children(parse.head(verb.i).i, "nsubj") if verb.dep == "xcomp" else ())
        return any(
            t.lower in _WHAT_WAS_TOLD or any(below.i in kinds or below.lemma in _DEATHS for below in parse.subtree(t.i)) for t in subjects
        )
    verb = next((step for step in parse.ancestors(word) if step.pos == "VERB"), token)
    return token.dep in ("oprd", "dobj", "appos", "pobj", "ccomp", "xcomp") and verb.lemma in _NAMING | _RULING


_WHERE = frozenset({"in", "on", "at", "near", "along", "outside", "involving"})
_DEATHS = frozenset({"death", "killing", "shooting"})
_WHAT_WAS_TOLD = frozenset({"it", "this", "that", "what"})
_RULING = frozenset({"rule", "classify", "treat", "declare", "consider", "judge", "investigate", "list"})


def _in_quotes(parse: Parse, word: int) -> bool:
    """ "Neither a “war” nor ...": a word that is only quoted."""
    before, after = parse.tokens[max(0, word - 1)], parse.tokens[min(word + 1, len(parse.tokens) - 1)]
    return before.text in _OPENING and after.text in _CLOSING and before.i < word < after.i


_OPENING = frozenset({'"', "“", "'", "‘", "``"})
_CLOSING = frozenset({'"', "”", "'", "’", "''"})


def _is_a_slogan(parse: Parse, word: int) -> bool:
    """ "Don't shoot": nobody is told to have done it, or not."""
    verb = parse.tokens[word]
    bidden = any(t.lemma == "do" for t in parse.children(word, "aux")) and bool(parse.children(word, "neg"))
    return verb.tag == "VB" and bidden and not parse.children(word, "nsubj", "nsubjpass")


def _campaigning(parse: Parse, word: int) -> bool:
    """ "The candidate held a rally", "a Brandt rally", "rallies held by her": what one person calls people to hear is no protest."""
    token = parse.tokens[word]
    if token.lemma not in ("rally", "mega-rally"):
        return False
    if token.pos == "VERB":
        return any(t.entity == "PERSON" or t.lower in ("he", "she") for t in doers(parse, token)) and not parse.children(word, "dobj")
    if any(t.entity == "PERSON" for held in parse.children(word, "acl", "relcl") for t in parse.agents(held.i)):
        return True
    verb = parse.head(parse.head(word).i) if parse.head(word).dep == "prep" else parse.head(word)
    own = parse.children(word, "poss", "compound", "nmod")
    if verb.lemma in _HOSTING:
        own = (*own, *doers(parse, verb))
    alone = ("he", "she", "i") if verb.lemma in ("hold", "stage", "headline", "host") else ()
    return any(t.entity == "PERSON" or t.lower in alone for t in own)


_HOSTING = frozenset({"hold", "stage", "address", "speak", "headline", "say", "tell", "appear", "host"})
_SILENCE = frozenset({"comment", "say", "elaborate", "speculate", "respond", "reply", "answer"})
_DISCRETION = frozenset(
    {"discuss", "disclose", "provide", "identify", "name", "confirm", "specify", "speak", "talk", "detail", "reveal", "share", "give"}
)
"""What who "declines" to do keeps something to himself."""


def _nobody(parse: Parse, verb: int) -> bool:
    """Whether a verb is said of nobody, or denied."""
    subjects = parse.children(verb, "nsubj")
    return bool(parse.children(verb, "neg")) or any(
        t.lower in ("no", "nobody", "none") for s in subjects for t in (s, *parse.children(s.i, "det"))
    )


def can_harm(kind: str, *, war: bool = False) -> bool:
    """Whether people can be killed or hurt by it; a war only takes counts that name it."""
    return nature_of(kind) == "harm" and (war or kind != "war")


def _by_a_party(parse: Parse, word: int, kind: str) -> bool:
    """Words count where a party says them: "the minister rejected the offer", not "he praised her cooking"."""
    token = parse.tokens[word]
    if nature_of(kind) == "word" and token.pos == "NOUN" and token.dep == "dobj" and parse.head(word).lemma in _VOICING:
        subjects = parse.children(token.head, "nsubj")  # "the estimates offer some support to his point"
        return not subjects or not all(_is_a_thing(parse, t) for t in subjects)
    if (nature_of(kind) != "word" and kind not in _OF_STATES) or kind in _OF_ANYONE or token.pos != "VERB":
        return True
    if parse.tokens[word].lemma in _ATTITUDES and parse.tokens[word].tag in ("VBZ", "VBP"):
        return False  # "he supports the plan" tells what he is like
    agents = parse.agents(word)
    who = (*doers(parse, parse.tokens[word]), *agents)
    if nature_of(kind) == "word" and who and all(t.lemma.lower() in _PUBLIC and not parse.children(t.i, "nummod") for t in who):
        return False  # "most voters oppose the plan": what people think
    return any(is_party(parse, t, pronouns=True) for t in (*doers(parse, parse.tokens[word]), *agents))


def _is_a_thing(parse: Parse, noun: Token) -> bool:
    somebody = group_of(parse, noun) is not None or is_party(parse, noun) or noun.lower in ("none", "nobody", "some", "many")
    return noun.pos == "NOUN" and not noun.entity and not somebody


_PUBLIC = frozenset(
    {
        "american",
        "americans",
        "voter",
        "voters",
        "public",
        "majority",
        "percent",
        "people",
        "respondent",
        "respondents",
        "poll",
        "half",
        "most",
    }
)
_VOICING = frozenset({"express", "give", "lend", "make", "offer", "provide", "voice"})
_OF_ANYONE = frozenset({"charge", "conviction", "resignation"})
_OF_STATES = frozenset({"ban", "aid", "cooperation", "break of relations", "cut-off", "censorship", "deployment", "training"})
_ATTITUDES = frozenset({"support", "oppose", "back", "defend", "recognize", "recognise"})
