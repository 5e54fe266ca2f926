"""Sayings by noun and adjective ("his warning that", "is confident that"), and "according to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.attributions import Attribution, vouched
from dateline.claims.predicates import predicates
from dateline.claims.sources import can_speak, nobody, phrase, trimmed
from dateline.text.parses import Parse, Token

_CLAUSE_ENDS = frozenset({"relcl", "ccomp", "advcl", "conj", "ROOT", "acl", "pcomp"})
_CARRIERS = frozenset(
    {"have", "make", "issue", "give", "express", "offer", "voice", "announce", "share", "repeat", "release", "hold", "raise"}
)
_LINKS = frozenset({"be", "feel", "seem", "remain", "become", "sound", "look", "appear"})


def by_noun(parse: Parse, noun: Token) -> Attribution | None:
    """ "Her warning that the dam would break", "the union's criticism of the mayor", "the mayor has no plans to resign"."""
    predicate = predicates("noun").get(noun.lemma.lower()) if noun.pos == "NOUN" else None
    if predicate is None:
        return None
    owner = next(iter(parse.children(noun.i, "poss")), None)
    verb = parse.head(noun.i)
    carried = owner is None and noun.dep == "dobj" and verb.lemma in _CARRIERS
    if carried:
        owner = next(iter(parse.children(verb.i, "nsubj")), None)
    if owner is None or not can_speak(owner) or nobody(parse, owner):
        return None
    clauses = [t for t in parse.children(noun.i, "ccomp", "acl", "relcl") if t.i > noun.i and _is_content(parse, t)]
    told = [t for t in parse.children(noun.i, "prep") if t.i > noun.i and t.lower in predicate.takes]
    pieces = clauses if clauses and "clause" in predicate.takes else told[:1]
    if not pieces:
        return None
    tokens = [t.i for t in parse.subtree(pieces[0].i)]
    if not clauses:
        tokens.remove(pieces[0].i)
    if not tokens:
        return None
    if any(t.lower == "no" for t in parse.children(noun.i, "det")) or (carried and parse.children(verb.i, "neg")):
        return None
    stance = predicate.stance
    start = verb.i if carried else noun.i
    cue = start, noun.i if clauses else pieces[0].i
    return Attribution(
        phrase(parse, owner) if carried else _owner(parse, owner),
        cue,
        trimmed(parse, min(tokens), max(tokens)),
        stance,
        owner.i,
        vouched(stance) and bool(clauses),
    )


def _owner(parse: Parse, owner: Token) -> tuple[int, int]:
    """The owner without its 's."""
    first, last = phrase(parse, owner)
    return first, last - 1 if last > first and parse.tokens[last].tag == "POS" else last


def _is_content(parse: Parse, clause: Token) -> bool:
    """Whether a clause on a noun is what the noun says: "the claim that it fell", "plans to sell"; not "the claim that he made"."""
    marks = [t.lower for t in parse.children(clause.i, "mark", "aux")]
    return clause.dep == "ccomp" or (clause.dep != "relcl" and any(word in marks for word in ("that", "to", "whether")))


def by_adjective(parse: Parse, adjective: Token) -> Attribution | None:
    """ "The mayor is confident that ...", "officials were critical of ..."."""
    predicate = predicates("adjective").get(adjective.lemma.lower()) if adjective.pos in ("ADJ", "VERB") else None
    verb = parse.head(adjective.i)
    if predicate is None or adjective.dep != "acomp" or verb.lemma not in _LINKS:
        return None
    source = next(iter(parse.children(verb.i, "nsubj")), None)
    if source is None or not can_speak(source) or nobody(parse, source):
        return None
    clauses = parse.children(adjective.i, "ccomp", "xcomp") if "clause" in predicate.takes else ()
    told = tuple(t for t in parse.children(adjective.i, "prep") if t.lower in predicate.takes)
    pieces = clauses or told[:1]
    if not pieces:
        return None
    tokens = [t.i for piece in pieces for t in parse.subtree(piece.i)]
    if not clauses:
        tokens.remove(pieces[0].i)
    if not tokens:
        return None
    if parse.children(verb.i, "neg") or parse.children(adjective.i, "neg"):
        return None
    stance = predicate.stance
    cue = verb.i, adjective.i if clauses else pieces[0].i
    return Attribution(
        phrase(parse, source), cue, trimmed(parse, min(tokens), max(tokens)), stance, source.i, vouched(stance) and bool(clauses)
    )


def by_accord(parse: Parse, token: Token) -> Attribution | None:
    """ "According to the union, ...": what a token "according" attributes."""
    following = parse.tokens[token.i + 1 : token.i + 2]
    if not following or following[0].lower != "to":
        return None
    sources = [inner for step in (token, *parse.children(token.i)) for inner in parse.children(step.i, "pobj")]
    if not sources:
        return None
    source = sources[0]
    own = {t.i for t in parse.subtree(token.i)}
    rest = [t.i for t in parse.tokens if t.i not in own and t.pos != "PUNCT"]
    if not rest:
        return None
    return Attribution(phrase(parse, source), (token.i, token.i + 1), (min(rest), max(rest)), "says", source.i)


def kept_within(parse: Parse, found: Attribution, spoken: Sequence[Attribution]) -> Attribution:
    """Keep an "according to" to what it vouches for, where it stands inside another's speech."""
    outer = next((other for other in spoken if other.covers(*found.cue)), None)
    if outer is not None:
        first, last = max(found.content[0], outer.content[0]), min(found.content[1], outer.content[1])
        found = replace(found, content=(first, max(first, last)))
    trailing = found.cue[0] > found.content[0]
    beside = outer is not None or any(other.covers(found.cue[0] - 2, found.cue[0] - 2) for other in spoken)
    return _narrowed(parse, found) if trailing and beside else found


def _narrowed(parse: Parse, found: Attribution) -> Attribution:
    """Inside another's speech, a trailing "according to" vouches for the nearest clause before it only."""
    before = next((t for t in reversed(parse.tokens[: found.cue[0]]) if t.pos != "PUNCT"), None)
    if before is None:
        return found
    for step in (before, *parse.ancestors(before.i)):
        if step.dep in _CLAUSE_ENDS and step.pos in ("VERB", "AUX"):
            inside = [t.i for t in parse.subtree(step.i) if t.i < found.cue[0] and t.pos != "PUNCT"]
            return replace(found, content=(min(inside), max(inside)))
    return found
