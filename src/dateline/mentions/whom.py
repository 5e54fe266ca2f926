"""Whom a verb befell, and who its subject is: the nouns that the grammar ties to it."""

from __future__ import annotations

from functools import partial

from dateline.mentions.ages import aged
from dateline.mentions.lists import listed_from
from dateline.mentions.people import group_of, start_of, written
from dateline.mentions.speech import speaking_of_themselves
from dateline.tables import words
from dateline.text.parses import Parse, Token

THEMSELVES = frozenset({"himself", "herself", "themselves", "self"})
_OF_NOBODY = frozenset({"between", "like", "than"})
"""Prepositions behind which deeds are compared, whoever does them."""
_OF_A_DEED = frozenset({"victim", "suspect", "scene", "site", "spree", "survivor"})
"""Nouns before which a deed only names them: "shooting victims"."""
_AIMED = frozenset({"at", "into", "toward", "towards", "through", "on", "from"})


def objects_of(parse: Parse, verb: Token) -> list[int]:
    """Whom the verb befell: its object; in the passive its subject; the noun it describes ("people killed in ...")."""
    passive = parse.children(verb.i, "nsubjpass")
    if passive:
        return [meant(t, verb) for t in passive]
    if verb.tag in ("VBN", "VBD") and (left := _left_so(parse, verb)) is not None:
        return [left]
    direct = [t.i for t in parse.children(verb.i, "dobj") if not _behind_dash(parse, verb, t) and not _placed(parse, t)]
    if any(parse.tokens[i].lower in THEMSELVES for i in direct):
        return subjects_of(parse, verb)  # "a boy shot himself"
    if direct:
        return direct
    if verb.tag == "VBN":
        if verb.i and (parse.tokens[verb.i - 1].pos == "NUM" or parse.tokens[verb.i - 1].tag == "LS"):
            return [verb.i - 1]  # headlines: "two dead, four hurt"
        own = [t.i for t in parse.children(verb.i, "nsubj") if verb.head < t.i < verb.i]
        if verb.dep in ("acl", "relcl") and own and group_of(parse, parse.tokens[own[0]]) is not None:
            return own  # headlines: "three hurt; man killed in another shooting"
        if verb.dep in ("acl", "amod", "relcl"):
            return [listed_from(parse, verb.head)] if verb.i > verb.head or verb.dep == "amod" else []
        if verb.dep == "conj":  # "were killed and wounded", "one killed and three injured"
            before = quantity_left(parse, verb)
            return [before] if before is not None else objects_of(parse, parse.head(verb.i))
        if verb.dep in ("xcomp", "oprd", "ccomp", "advcl") and (found := _found(parse, verb)):
            return found
        subject = parse.children(verb.i, "nsubj")
        if any(t.lemma == "have" for t in parse.children(verb.i, "aux")):
            return []  # "Varga had shot and killed a clerk"
        if subject:  # headlines: "Two killed in crash"
            return [t.i for t in subject]
        before = quantity_left(parse, verb)
        if before is not None and parse.head(verb.i).lemma == "leave":
            before = listed_from(parse, before)  # "left three women and one man injured"
        return [before] if before is not None else []
    return _headline(parse, verb)


def _left_so(parse: Parse, verb: Token) -> int | None:
    """Who was left so, whatever the parser ties the participle to: "a shooting that left 17 people injured", "Crash Leaves Seven Hurt"."""
    before = quantity_left(parse, verb)
    if before is None or before != verb.i - 1:
        return None
    start = start_of(parse, before)
    return before if start and parse.tokens[start - 1].lower in _LEAVING else None


_LEAVING = frozenset({"leave", "leaves", "left", "leaving"})
_BESIDE = frozenset({"near", "outside", "inside"})


def _placed(parse: Parse, noun: Token) -> bool:
    """Whether a noun taken for the object is a place: "Four People Shot Near Arlen Home"."""
    return noun.i > 0 and parse.tokens[start_of(parse, noun.i)].lower in _BESIDE


def _behind_dash(parse: Parse, verb: Token, noun: Token) -> bool:
    """Whether a dash with blanks parts the two, as it parts a headline from its outlet's name."""
    tokens = parse.tokens
    between = tokens[verb.i + 1 : noun.i]
    return any(t.text in ("-", "|", "–", "—") and tokens[t.i - 1].end < t.start and t.end < tokens[t.i + 1].start for t in between)


def _found(parse: Parse, verb: Token) -> list[int]:
    """ "Five people were found shot", "a neighbour found two men shot in a car"."""
    above = parse.head(verb.i)
    if above.lemma not in ("find", "discover", "leave", "report", "confirm") or parse.children(verb.i, "nsubj"):
        return []
    return [meant(t, above) for t in parse.children(above.i, "nsubjpass")] or [t.i for t in parse.children(above.i, "dobj") if t.i < verb.i]


def _headline(parse: Parse, verb: Token) -> list[int]:
    """ "Girl shot in the leg": the parser takes the participle for a past tense, but nobody is shot at in it."""
    if verb.tag == "VBD" and verb.lemma in ("shoot", "stab") and not parse.children(verb.i, "nsubj", "mark", "advmod", "aux"):
        before = parse.tokens[verb.i - 1] if verb.i else verb
        if before.pos == "NOUN" and before.tag in ("NN", "NNS") and verb.dep != "conj":
            return [before.i]  # "the deaths of two pupils shot and killed on Friday"
    aimed = _AIMED - {"on"} if verb.lemma in ("shoot", "stab") else _AIMED  # "six others shot on West Side"
    if _at_a_site(parse, verb):
        aimed -= {"at"}
    if verb.tag != "VBD" or any(t.lower in aimed for t in parse.children(verb.i, "prep")):
        return []
    update = verb.dep == "acl" and bool(parse.children(verb.i, "nsubj"))  # "UPDATE: Five men shot near pier"
    if verb.dep in ("advcl", "acl", "relcl") and not update:
        return []
    beside = [
        t for t in parse.children(verb.i, "ccomp") if t.i > verb.i
    ]  # before it stands a headline's first half: "Boy killed, 6 others shot"
    if beside or parse.children(verb.i, "aux", "prt") or any(parse.children(t.i, "dobj") for t in parse.children(verb.i, "conj")):
        return []  # "he shot and killed a clerk" tells whom he shot by what follows
    if verb.dep == "conj" and parse.head(verb.i).tag == "VBD" and not parse.children(verb.i, "nsubj"):
        return _headline(parse, parse.head(verb.i)) if parse.head(verb.i).lemma in ("shoot", "stab") else []
    return [t.i for t in parse.children(verb.i, "nsubj") if verb.lemma in ("shoot", "stab", "kill", "wound", "injure")]


def _at_a_site(parse: Parse, verb: Token) -> bool:
    """Whether a headline says where several were shot, and not what they shot at: "6 people shot at beach party"."""
    several = any((written(n) or 0) > 1 for t in parse.children(verb.i, "nsubj") for n in parse.children(t.i, "nummod"))
    sites = parse.behind(verb.i, "at")
    aims = any(group_of(parse, t) is not None or t.lemma.lower() in _TARGETS for t in sites)
    return several and parse.tokens[-1].text not in (".", "!", "?") and not aims


_TARGETS = frozenset({"car", "truck", "bus", "van", "vehicle", "cruiser", "window", "plane", "helicopter", "police"})
"""What gunmen shoot at, beside people."""


def meant(subject: Token, verb: Token) -> int:
    """The people that "who" means: "three people who were arrested"."""
    return verb.head if verb.dep == "relcl" and subject.lower in ("who", "that", "which") else subject.i


def subjects_of(parse: Parse, verb: Token) -> list[int]:
    """The subjects of a verb, its own or those of the verb that it is joined to; for a participle the noun it describes."""
    own = [meant(t, verb) for t in parse.children(verb.i, "nsubj", "nsubjpass")]
    if own:
        return own
    if verb.dep == "conj" and parse.head(verb.i).pos in ("VERB", "AUX"):
        return subjects_of(parse, parse.head(verb.i))
    if verb.dep in ("acl", "relcl"):
        return [listed_from(parse, verb.head)]
    before = quantity_left(parse, verb)
    return [before] if before is not None else []


def doers(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Who does what a verb says: its subject, the noun that "who" means, the speaker that "it" means, or the doer of the verb above."""
    if verb.tag == "VBG" and parse.tokens[min(verb.i + 1, len(parse.tokens) - 1)].lemma in _OF_A_DEED:
        return ()  # "get shooting victims to hospital": the parser takes the noun for a verb
    own = parse.children(verb.i, "nsubj")
    if len(own) > 1:
        own = tuple(t for t in own if parse.tokens[t.i + 1].text != ":")  # "Police: boy shot uncle"
    if own and own[0].lower in ("who", "which", "that") and verb.dep == "relcl":
        return (parse.head(verb.i),)
    if own and verb.tag == "VBN" and parse.children(verb.i, "auxpass"):
        return ()  # "the chance of him getting charged"
    if own and own[0].lower in ("it", "they") and verb.dep == "ccomp":
        return speaking_of_themselves(parse, parse.head(verb.i), own[0]) or own  # "the group said it was suspending attacks"
    if own:
        return own
    if in_passive(parse, verb):
        return ()
    if verb.dep == "pcomp":  # "after meeting the minister"
        outer = parse.head(verb.head)
        if parse.head(verb.i).lower in _OF_NOBODY:
            return ()  # "courts see a difference between shooting and hitting"
        if outer.lemma in _words("clearing"):
            return ()  # "a court cleared the mayor of killing a clerk"
        if outer.lemma in _words("answering"):  # "accused the army of shelling the town", "men suspected of killing her"
            whom = parse.children(outer.i, "dobj", "nsubjpass")
            return whom or ((parse.head(outer.i),) if outer.dep == "acl" and outer.tag == "VBN" else ())
        return doers(parse, outer) if outer.pos == "VERB" and outer.i != verb.i else ()
    torn = verb.tag == "VBD" and verb.lemma in ("shoot", "stab", "kill", "wound", "injure") and not parse.children(verb.i, "dobj")
    if verb.dep == "advcl" and (verb.tag == "VBN" or torn) and not parse.children(verb.i, "aux"):
        return ()  # "kidnapped in May, the two were rescued", "found him, 33, shot to death": it befell them
    if verb.dep in ("conj", "xcomp", "advcl") and verb.tag in ("VBG", "VB", "VBD", "VBN", "VBZ", "VBP"):
        head = parse.head(verb.i)
        told = parse.children(head.i, "dobj", "nsubjpass") if verb.dep in ("xcomp", "advcl") and head.lemma in _words("asking") else ()
        if head.lemma == "call" and verb.tag == "VB":  # "called on the regions to cooperate"
            called = parse.behind(head.i, "on", "upon")
            told = told or called
        if told and told[0].i < verb.i and verb.tag == "VB":
            return told  # "asked his office to open an inquiry"
        if head.pos == "VERB" and head.i != verb.i:
            return doers(parse, head)
    return ()


def in_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb is told of those whom it befell: "was shot", "after being shot"."""
    return bool(parse.children(verb.i, "nsubjpass", "auxpass"))


def quantity_left(parse: Parse, word: Token) -> int | None:
    """The number or counted noun just left of a word, where the parser saw no tie ("one dead, three injured", "Boy, 16, dies")."""
    before = parse.tokens[max(0, word.i - 3) : word.i]
    if [t.text for t in before[::2]] == [",", ","] and before[1].pos == "NUM":
        return before[1].i
    for token in reversed(parse.tokens[max(0, word.i - 5) : word.i]):
        if aged(parse, token) is not None:
            return token.i
        if token.pos in ("VERB", "PUNCT", "CCONJ", "ADP", "SCONJ"):
            return None
        if written(token) is not None:
            return token.i
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return token.i
    return None


_words = partial(words, "dateline.mentions", "role_words.tsv")
