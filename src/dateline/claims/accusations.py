"""Who is only held to have done it: "is accused of killing two", "allegedly shot", "the suspected gunman"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.claims.attributions import STANCES, Attribution
from dateline.claims.sources import phrase, source_of
from dateline.records import Sentence, Span, Stance
from dateline.tables import rows
from dateline.text.parses import Parse, Token

_DOWN = frozenset({"pcomp", "pobj", "prep", "xcomp", "conj", "dobj", "compound", "amod"})
"""Ways from a deed up to the word that it is held against somebody with: "of carrying out the bombing", "for the murder"."""


class Accusation(NamedTuple):
    """How a sentence holds somebody to have done something: the stance, the word that takes it, and the source's head where it has one."""

    stance: Stance
    cue: Token
    source: Token | None

    def attribution(self, parse: Parse) -> Attribution | None:
        """The accusation as an attribution of its own, where the sentence names who makes it."""
        if self.source is None:
            return None
        return Attribution(phrase(parse, self.source), (self.cue.i, self.cue.i), (self.cue.i, self.cue.i), self.stance, self.source.i)


_VOUCHING = ("says", "confirms", "concedes")


def doing(
    sentence: Sentence, parse: Parse, spoken: Sequence[Attribution], trigger: Span, doer: Span, narrowest: Attribution | None
) -> tuple[Attribution | None, Accusation | None]:
    """Whose word it is that somebody did what `trigger` tells, and how the sentence only holds them to have done it, if so.

    That of the `narrowest` attribution, unless the sentence names who accuses them, or the doer tells, claims or denies it.
    """
    begin = sentence.span.start
    deed = parse.at(trigger.start - begin, trigger.end - begin)
    who = {token.i for token in parse.at(doer.start - begin, doer.end - begin)}
    if not deed or not who:
        return narrowest, None
    for claim in spoken:
        own = claim.source[0] <= min(who) <= max(who) <= claim.source[1]
        if own and claim.vouched and claim.covers(deed[0].i, deed[-1].i):
            return claim, None
    held = accused(parse, deed[-1], who) if narrowest is None or narrowest.stance in _VOUCHING else None
    return narrowest or (held and held.attribution(parse)), held


def accused(parse: Parse, deed: Token, doer: Collection[int]) -> Accusation | None:
    """How the sentence holds the doer (indices of its tokens) to have done the deed; None where it says that it did."""
    return next(_held(parse, deed, doer), None)


def _held(parse: Parse, deed: Token, doer: Collection[int]) -> Iterator[Accusation]:
    for adverb in parse.children(deed.i, "advmod"):
        if stance := _words("deed").get(adverb.lower):
            yield Accusation(stance, adverb, None)
    for verb in (parse.head(deed.i), *parse.children(deed.i, "acl", "relcl")):
        stance = _words("burden").get(verb.lemma.lower())
        laid = (p for i in (verb.i, deed.i) for p in parse.children(i, "prep"))
        if stance and any(t.i in doer for p in laid for t in parse.subtree(p.i)):
            yield Accusation(stance, verb, source_of(parse, verb, things=False))
    below = deed
    for step in parse.ancestors(deed.i):
        if below.dep not in _DOWN:
            break
        if below.dep in ("prep", "xcomp") and not any(t.i in doer for t in parse.subtree(below.i)):
            stance = _stance(parse, step, below, doer)
            if stance:
                yield Accusation(stance, step, source_of(parse, step, things=False) if step.pos == "VERB" else None)
        below = step
    for told in _descriptions(parse, doer):
        if stance := _words("doer").get(told.lower):
            yield Accusation(stance, told, None)


def _stance(parse: Parse, step: Token, below: Token, doer: Collection[int]) -> Stance | None:
    """The stance of a word above the deed, if the doer is whom it is taken against."""
    lemma = step.lemma.lower()
    if step.pos in ("NOUN", "PROPN"):
        return _words("noun").get(lemma) if below.lower in ("of", "for") else None
    if below.lower == "to" and below.dep == "prep":
        return _words("plea").get(lemma)
    stance = _words("infinitive" if below.dep == "xcomp" else "patient").get(lemma)
    return stance if stance and any(patient.i in doer for patient in _patients(parse, step)) else None


def _patients(parse: Parse, verb: Token) -> Iterator[Token]:
    """Whom a verb is done to: "prosecutors charged him", "he was charged", "he, who was charged", "a man charged with"."""
    if verb.tag == "VBN" and verb.dep == "acl":
        yield parse.head(verb.i)
    for patient in parse.children(verb.i, "nsubjpass", "dobj"):
        yield parse.head(verb.i) if patient.tag in ("WP", "WDT") and verb.dep == "relcl" else patient
    if verb.dep == "conj":
        yield from _patients(parse, parse.head(verb.i))  # "was arrested and charged with killing"


def _descriptions(parse: Parse, doer: Collection[int]) -> Iterator[Token]:
    """The doer's own words, and what stands beside them: "the suspected gunman, Marco Leira", "Marco Leira, the alleged gunman"."""
    for i in sorted(doer):
        yield parse.tokens[i]
        beside = (*parse.children(i, "appos"), *((parse.head(i),) if parse.tokens[i].dep == "appos" else ()))
        for token in (parse.tokens[i], *beside):
            yield from parse.children(token.i, "amod", "compound")


@cache
def _words(how: str) -> dict[str, Stance]:
    return {word: STANCES[stance] for word, taken, stance in rows("dateline.claims", "accusing.tsv") if taken == how}
