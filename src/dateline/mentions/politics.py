"""Words of deeds that politics, trade and headlines use in another sense: nominees withdraw, lawmakers defect, markets crash (`politics.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.mentions.parties import is_party
from dateline.mentions.people import group_of
from dateline.tables import words
from dateline.text.parses import Parse, Token

_OF_BODIES = frozenset(
    {
        "crash",
        "explosion",
        "bombing",
        "robbery",
        "storm",
        "flood",
        "earthquake",
        "landslide",
        "drought",
        "fire",
        "blockade",
        "collapse",
        "destruction",
        "hijacking",
        "shelling",
        "clash",
        "mob violence",
        "war",
    }
)
"""Kinds of harm whose nouns are also said of money, law and talk: "a housing crash", "a legal blockade"."""


def is_of_politics(parse: Parse, token: Token, kind: str) -> bool:
    """Whether the word of a kind of event is meant as politicians, traders and headlines mean it, who do nothing of the kind."""
    if _changes_a_vote(parse, token, kind):
        return True
    if token.pos == "VERB":
        return (
            _is_a_gun(parse, token, kind)
            or _is_a_danger(parse, token, kind)
            or _leaves_a_post(parse, token, kind)
            or _confers_alone(parse, token, kind)
        )
    return (
        (kind in _OF_BODIES and _is_of_no_body(parse, token))
        or _is_a_headline_verb(parse, token, kind)
        or (kind == "phone call" and _is_any_call(parse, token))
        or (kind == "accident" and _is_chance(parse, token))
    )


def _is_a_gun(parse: Parse, verb: Token, kind: str) -> bool:
    """ "Guns that fire one round", "magazines capable of firing thirty", "fired a warning shot at the party"."""
    if kind != "shooting" or verb.lemma != "fire":
        return False
    able = verb.dep == "pcomp" and parse.head(parse.head(verb.i).i).lower == "capable"
    of_rifles = able or (verb.dep == "relcl" and verb.tag in ("VBP", "VBZ"))
    warned = any(
        t.lower in ("warning", "opening", "parting", "first") for shot in parse.children(verb.i, "dobj") for t in parse.children(shot.i)
    )
    return of_rifles or (warned and not any(group_of(parse, t) in ("police", "soldier", "militant") for t in parse.tokens))


def _is_a_danger(parse: Parse, verb: Token, kind: str) -> bool:
    """ "Terrorists who threaten us", "all it takes to threaten the bill": who or what is a danger has not said what he would do."""
    if kind != "threat" or verb.lemma != "threaten" or parse.children(verb.i, "xcomp", "ccomp"):
        return False
    if any(p.lower in ("with", "to") for p in parse.children(verb.i, "prep")):
        return False
    aims = parse.children(verb.i, "dobj")
    things = (t for t in aims if t.pos == "NOUN" and t.lemma.lower() not in _words("threat"))
    of_a_thing = any(group_of(parse, t) is None and not is_party(parse, t) for t in things)
    return verb.tag in ("VBP", "VBZ") or (verb.tag in ("VB", "VBG") and of_a_thing)


def _leaves_a_post(parse: Parse, verb: Token, kind: str) -> bool:
    """ "The nominee withdrew", "withdrew from the case": only forces, and those who leave a land, withdraw."""
    if kind != "withdrawal" or verb.lemma not in _WHITHER:
        return False
    moved = (*parse.children(verb.i, "nsubj", "nsubjpass", "dobj"), *(t for t in (parse.head(verb.i),) if verb.dep in ("acl", "relcl")))
    whence = parse.behind(verb.i, *_WHITHER[verb.lemma])
    forces = any(group_of(parse, t) in ("soldier", "militant", "police") or t.lemma.lower() in _words("force") for t in moved)
    return not forces and not any(t.entity in ("GPE", "LOC") or t.lemma.lower() in _words("ground") for t in whence)


_WHITHER = {"withdraw": frozenset({"from"}), "retreat": frozenset({"across", "from", "into", "through", "to", "toward", "towards"})}
"""Which way forces go when they leave a land."""


def _changes_a_vote(parse: Parse, word: Token, kind: str) -> bool:
    """ "Four Republicans defected", "GOP defections": only who leaves an army or a state defects."""
    if kind != "defection":
        return False
    reached = parse.behind(word.i, "to", "from")
    who = (
        *parse.children(word.i, "nsubj", "poss", "compound", "amod"),
        *(t for t in (parse.head(word.i),) if word.dep in ("relcl", "acl")),
    )
    armed = any(group_of(parse, t) in ("soldier", "militant", "police") or t.lemma.lower() in _words("force") for t in (*who, *reached))
    return not armed and not any(t.entity in ("GPE", "LOC") for t in reached)


def _confers_alone(parse: Parse, verb: Token, kind: str) -> bool:
    """ "The president does not discuss such things": who confers does so with somebody, or several do."""
    if kind != "talks" or verb.lemma != "discuss":
        return False
    who = (*parse.children(verb.i, "nsubj"), *parse.agents(verb.i))
    several = any(t.tag in ("NNS", "NNPS") or t.lower in ("they", "we") or parse.children(t.i, "conj") for t in who)
    return not several and not any(p.lower in ("with", "between", "among") for p in parse.children(verb.i, "prep"))


def _is_any_call(parse: Parse, noun: Token) -> bool:
    """ "Made phone calls for the candidate": calls to anybody."""
    pointed = any(t.lower in ("the", "these", "those", "several", "two", "three") for t in parse.children(noun.i)) or parse.children(
        noun.i, "poss"
    )
    return noun.tag == "NNS" and not pointed and not any(p.lower in ("with", "between", "from") for p in parse.children(noun.i, "prep"))


def _is_chance(parse: Parse, noun: Token) -> bool:
    """ "By accident", "that is no accident"."""
    be = parse.head(noun.i)
    if noun.dep == "pobj" and be.lower == "by":
        return not parse.children(noun.i)
    return noun.dep == "attr" and (any(t.lower == "no" for t in parse.children(noun.i, "det")) or bool(parse.children(be.i, "neg")))


def _is_a_headline_verb(parse: Parse, noun: Token, kind: str) -> bool:
    """ "Brandt blasts Haln": the parser takes the verb of a headline for a noun; "the candidate's angry blasts"."""
    if kind != "explosion" or noun.lemma.lower() != "blast":
        return False
    before = parse.tokens[noun.i - 1] if noun.i else noun
    owners = parse.children(noun.i, "compound", "poss", "nmod")
    if any(t.entity in ("PERSON", "NORP") for t in owners) or before.entity in ("PERSON", "NORP"):
        return True
    behind = parse.tokens[noun.i + 1 : noun.i + 2]
    named = before.text[:1].isupper() and any(t.text[:1].isupper() for t in behind)
    return noun.lower == "blasts" and (named or before.lemma.lower() in _words("politician"))


def _is_of_no_body(parse: Parse, noun: Token) -> bool:
    """ "A housing crash", "a fiscal landmine", "a trade conflict"."""
    beside = [*parse.children(noun.i, "compound", "amod", "nmod", "npadvmod")]
    beside += [t for made in parse.children(noun.i, "amod") for t in parse.children(made.i, "npadvmod")]  # "the virus-triggered hurricane"
    return any(not _words("bodiless").isdisjoint((t.lower, t.lemma.lower())) for t in beside)


_words = partial(words, "dateline.mentions", "politics.tsv")
