"""Strikes, bombings and fires by who does them: workers strike, armies strike from the air; rebels bomb with bombs; houses burn by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from dateline.mentions.forms import forms
from dateline.mentions.people import group_of
from dateline.mentions.whom import doers
from dateline.records import EventMention, identify
from dateline.tables import words
from dateline.text.parses import Parse, Token

_BANDS = frozenset({"militant", "attacker", "suspect", "protester"})
_ATTACKS = frozenset({"air strike", "drone strike", "shelling"})


def by_its_doer(parse: Parse, token: Token, kind: str) -> str | None:
    """The kind of event that a word tells, by who does it and at what it is aimed; None where it tells none of its own."""
    if kind == "air strike" and token.lemma == "bomb" and any(_is_a_band(parse, t) for t in (*doers(parse, token), *parse.agents(token.i))):
        return "bombing"
    if kind == "arson" and token.lemma.lower() == "burn" and not parse.children(token.i, "dobj"):
        by_itself = parse.children(token.i, "nsubj") or any(t.lemma == "fire" for t in parse.behind(token.i, "in"))
        return "fire" if by_itself else kind  # "a house burned": nobody is said to burn it
    if kind == "labour strike" and token.pos == "NOUN" and _is_aimed(parse, token):
        return "strike"  # "a strike on a plant"
    if kind == "halt of attacks" and _is_of_workers(parse, token):
        return None  # "the union suspended its strike": the strike is told by itself
    return kind


def _is_a_band(parse: Parse, doer: Token) -> bool:
    """ "Rebels", "suspected militants", "members of the gang": those who have no aircraft."""
    own = (doer, *parse.behind(doer.i, "of"), *parse.children(doer.i, "compound", "amod"))
    return any(group_of(parse, t) in _BANDS or not (_words("armed") - {"army"}).isdisjoint(forms(t)) for t in own)


def _is_aimed(parse: Parse, strike: Token) -> bool:
    """Whether a strike hits something or somebody: "a strike on a plant", "a strike killed two doctors"; not "a strike on Monday", "on the railways"."""
    aims = parse.behind(strike.i, "on")
    verb = parse.head(strike.i)
    if strike.dep == "nsubj" and verb.lemma in _words("hurting") and any(group_of(parse, t) for t in parse.children(verb.i, "dobj")):
        return True
    return any(t.entity not in ("DATE", "TIME") and t.lemma.lower() not in _words("on strike") for t in aims)


def _is_of_workers(parse: Parse, halting: Token) -> bool:
    """Whether what is halted is a strike, and workers or their union halt it."""
    halted = (*parse.children(halting.i, "dobj", "nsubjpass"), *parse.children(halting.i, "pcomp", "xcomp"))
    strikes = [t for t in halted if t.lemma == "strike"]
    who = (*doers(parse, halting), *parse.agents(halting.i), *(o for t in strikes for o in parse.children(t.i, "poss", "compound", "amod")))
    return bool(strikes) and any(t.lemma.lower() in _words("worker") for t in who)


def by_the_report(mentions: Sequence[EventMention]) -> Iterator[EventMention]:
    """The mentions of one report, a bare "strike" being the workers' one in a report that tells of one and of no other sort.

    Not where it hits or hurts somebody: "a strike on a school killed four". Nor does whoever halts such a strike halt attacks.
    """
    kinds = {mention.kind for mention in mentions}
    of_workers = "labour strike" in kinds and not kinds & _ATTACKS
    harmful = any(mention.kind == "strike" and _harms(mention) for mention in mentions)
    for mention in mentions:
        if of_workers and mention.kind == "strike" and not _harms(mention):
            at = mention.trigger
            yield replace(mention, id=identify("m", at.report, at.start, at.end, "labour strike"), kind="labour strike")
        elif not (of_workers and not harmful and mention.kind == "halt of attacks"):
            yield mention


def _harms(mention: EventMention) -> bool:
    return bool(mention.targets or mention.objects) or any(count.what in ("killed", "injured") for count in mention.counts)


_words = partial(words, "dateline.mentions", "role_words.tsv")
