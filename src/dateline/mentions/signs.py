"""The words above or beside an event that make it denied, planned or hypothetical (`signs.tsv`)."""

from __future__ import annotations

from functools import cache

from dateline.records import Modality
from dateline.tables import rows
from dateline.text.parses import Parse, Token

_OWN_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj"})
"""Clauses that stand for themselves: what is denied above them is not denied in them."""
_UNSURE = frozenset({"may", "might", "could", "should", "can", "ca", "if", "unless", "whether", "until"})


_DONE = frozenset({"pain", "pains", "time", "trouble", "care", "moment", "opportunity", "occasion"})
"""Who took pains or the time to do something did it."""


def sign(parse: Parse, step: Token, word: int) -> tuple[Modality, int] | None:
    """What one token above the event (or the event's own clause) makes of it."""
    own = step.i == word
    if (own or _governs(parse, step, word)) and (sign := _auxiliary(parse, step, own=own)):
        return sign
    if step.lemma == "rule" and not any(t.lower == "out" for t in parse.children(step.i, "prt")):
        return None
    if step.lemma == "call" and not _calls_for(parse, step, word):
        return None
    if step.lemma == "want" and _wanted_for(parse, step, word):
        return None
    if step.lower == "due" and not _to_come(parse, step):
        return None
    if step.lemma == "set" and any(t.lower == "off" for t in parse.children(step.i, "prt")):
        return None  # "the quake set off landslides"
    if step.lemma in _LETTING and not _lets(parse, step, word):
        return None
    if not own and (found := signs().get((step.lemma.lower(), _coarse(step)))) and _hangs_on(parse, step, word):
        no = next((t.i for t in parse.children(step.i, "det") if t.lower == "no"), None)
        return (found, step.i) if no is None or found != "planned" else ("denied", no)  # "has no intention of shooting"
    return None


_LETTING = frozenset({"allow", "permit", "enable", "let", "require"})


def _lets(parse: Parse, let: Token, word: int) -> bool:
    """ "The law allows agents to detain families": they may; "it allowed them to plunder" tells that they did."""
    below = [parse.tokens[word], *parse.ancestors(word)]
    last = below[below.index(let) - 1]
    return let.tag not in ("VBD", "VBG") and last.pos == "VERB" and last.i in (word, parse.tokens[word].head)


def _to_come(parse: Parse, due: Token) -> bool:
    """ "The raid is due to begin", "is due on Friday" is to come; "losses due to attacks" are there."""
    return any(parse.children(due.i, "xcomp")) or not any(t.lower == "to" for t in parse.children(due.i, "prep", "pcomp"))


def _wanted_for(parse: Parse, want: Token, word: int) -> bool:
    """ "A man wanted for a shooting": what people are wanted for has happened."""
    below = [parse.tokens[word], *parse.ancestors(word)]
    last = below[below.index(want) - 1]
    return last.dep == "prep" and last.lower == "for"


def _calls_for(parse: Parse, call: Token, word: int) -> bool:
    """Whether a call asks for the event; "a call about shots", "officers were called to a shooting" and "called it an accident" do not."""
    below = [parse.tokens[word], *parse.ancestors(word)]
    last = below[below.index(call) - 1]
    return last.lower in ("for", "on", "upon") or (last.pos == "VERB" and last.dep in ("xcomp", "acl", "ccomp") and last.tag == "VB")


def _coarse(token: Token) -> str:
    return "NOUN" if token.pos in ("NOUN", "PROPN") else "VERB" if token.pos in ("VERB", "AUX") else token.pos


def _governs(parse: Parse, step: Token, word: int) -> bool:
    """Whether a verb's negation or future reaches the event: its subject or object does, a clause of its own does not."""
    below = [parse.tokens[word], *(t for t in parse.ancestors(word))]
    chain = below[: below.index(step)]
    return all(t.dep not in _OWN_CLAUSE and t.dep != "conj" for t in chain if t.pos in ("VERB", "AUX"))


def _hangs_on(parse: Parse, step: Token, word: int) -> bool:
    """A sign reaches what hangs on it, but not its own subject ("the attack threatened the talks")."""
    below = [parse.tokens[word], *parse.ancestors(word)]
    last = below[below.index(step) - 1]
    return last.dep not in ("nsubj", "npadvmod", "advmod", "conj", "cc") and not (
        last.dep == "prep" and last.lower in ("in", "on", "at", "after", "since", "during", "before", "amid", "by")
    )


def _auxiliary(parse: Parse, verb: Token, *, own: bool) -> tuple[Modality, int] | None:
    if verb.pos not in ("VERB", "AUX"):
        return None
    if verb.lemma == "go" and parse.children(verb.i, "acomp", "oprd", "xcomp"):
        return None  # "so that the murder does not go unpunished"
    refused = _refused(parse, verb)
    if refused is not None and not own and verb.lemma in _STOPPING:
        return None  # "that does not stop them from demanding it"
    if refused is not None and own:
        return "denied", refused
    for child in parse.children(verb.i, "neg", "aux", "mark", "advmod"):
        word = child.lower
        if child.i == refused:
            return "denied", child.i
        if child.dep == "aux" and word in ("will", "shall", "'ll"):
            return "planned", child.i
        if child.dep == "aux" and word in ("would", "could", "may", "might", "should", "must", "can"):
            return "hypothetical", child.i
        if child.dep == "mark" and word in ("if", "unless", "whether", "until"):
            return "hypothetical", child.i
        if own and child.dep == "aux" and word == "to" and verb.dep in ("xcomp", "acl", "advcl", "relcl"):
            head = parse.head(verb.i)
            if _took_pains(parse, head) or (head.lemma == "go" and any(t.lower == "on" for t in parse.children(head.i, "prt", "advmod"))):
                return None  # "went on to praise him"
            sign = signs().get((head.lemma.lower(), _coarse(head)))
            if sign:
                return sign, head.i
            if (verb.dep in ("acl", "advcl") and head.lemma != "use") or head.lemma == "be":
                return "planned", child.i  # "used a shotgun to open fire" did so
    return None


_STOPPING = frozenset({"stop", "prevent", "keep", "deter", "hinder", "dissuade"})


def _took_pains(parse: Parse, head: Token) -> bool:
    """Whether a deed hangs on "took pains to" or "took the time to": the verb, or its noun."""
    take = head if head.lemma == "take" else parse.head(head.i)
    return take.lemma == "take" and any(t.lemma in _DONE for t in parse.children(take.i, "dobj"))


def _refused(parse: Parse, verb: Token) -> int | None:
    """The "not" of a verb: "did not attack", "will not attack"; not "may not have", nor "is not just another attack"."""
    unsure = any(t.lower in _UNSURE for t in parse.children(verb.i, "aux", "mark"))
    return next(
        (
            t.i
            for t in parse.children(verb.i, "neg")
            if not unsure and parse.tokens[min(t.i + 1, len(parse.tokens) - 1)].lower not in ("just", "only", "merely", "simply")
        ),
        None,
    )


def shared_not(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The "not" of the verb that another is joined to: "have not been charged or arrested"."""
    first = parse.head(verb.i)
    choice = verb.dep == "conj" and verb.tag == first.tag and any(t.lower in ("or", "nor") for t in parse.children(first.i, "cc"))
    own = parse.children(verb.i, "nsubj", "nsubjpass", "aux", "auxpass", "neg")
    return parse.children(first.i, "neg") if choice and not own else ()


@cache
def signs() -> dict[tuple[str, str], Modality]:
    """What each word of `signs.tsv`, with its part of speech, makes of what hangs on it."""
    known: dict[str, Modality] = {"denied": "denied", "planned": "planned", "hypothetical": "hypothetical"}
    return {(lemma, pos): known[meaning] for lemma, pos, meaning in rows("dateline.mentions", "signs.tsv")}
