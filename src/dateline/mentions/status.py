"""Did it happen, and is it today's news: asserted, denied, planned or hypothetical; new or background."""

from __future__ import annotations

from functools import cache

from dateline.mentions.doubts import doubt, question
from dateline.mentions.settings import SPEECH
from dateline.records import Modality, Status
from dateline.tables import rows
from dateline.text.parses import Parse, Token

_HERE = "dateline.mentions"
_OWN_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj"})
"""Clauses that stand for themselves: what is denied above them is not denied in them."""


def modality(parse: Parse, word: int) -> tuple[Modality, int | None]:
    """How the sentence asserts the event at token `word`, and the token that makes it so.

    The nearest sign up the grammar wins: a negation on the event's own clause, a modal or future auxiliary, or a
    word that calls for, plans, fears, prevents or denies what hangs on it (`signs.tsv`).
    """
    token = parse.tokens[word]
    if (nobody := _nobody(parse, word)) is not None:
        return "denied", nobody
    # "denied that its commander was killed in the strike": what happened "in" it is denied, not the strike.
    taken_for_granted = token.dep == "pobj" and parse.head(word).lower in _SETTING
    gone_before = taken_for_granted and parse.head(word).lower in _BEFORE and any(parse.children(word, "det", "poss", "nummod", "relcl"))
    known = _known(parse, token)
    if (described := _described(parse, token)) is not None:
        return described
    for step in (token, *parse.ancestors(word)):
        doubted = doubt(parse, step, word)
        if doubted is not None and (token.head == step.i or not known):
            return doubted
        found_sign = _sign(parse, step, word)
        if found_sign is None or (taken_for_granted and found_sign[0] == "denied") or (gone_before and step.i != word):
            continue
        if known and not _touches(parse, step, token, found_sign[1]):
            continue
        return found_sign
    if not known and not taken_for_granted and (asked := question(parse, word)) is not None:
        return "hypothetical", asked
    return "asserted", None


def _described(parse: Parse, token: Token) -> tuple[Modality, int] | None:
    """ "a planned attack", "a foiled bombing": what an adjective makes of a noun."""
    if token.pos not in ("NOUN", "PROPN"):
        return None
    return next(((sign, t.i) for t in parse.children(token.i, "amod") if (sign := _signs().get((t.lower, "ADJ"))) is not None), None)


def _known(parse: Parse, token: Token) -> bool:
    """Whether "the" or "this" opens a noun: "the shooting could be linked to a feud" leaves no doubt of the shooting."""
    return token.pos == "NOUN" and (
        any(t.lower in ("the", "this", "these", "those") for t in parse.children(token.i, "det")) or any(parse.children(token.i, "poss"))
    )


def _touches(parse: Parse, step: Token, token: Token, sign: int) -> bool:
    """Whether a sign at or above the event is said of the very event: it is denied, called for, or "will begin"."""
    hung = parse.head(token.i) if token.dep == "pobj" else token
    if token.dep == "nsubjpass" and token.head == step.i and sign == step.i:
        # "the protest is planned for Friday", "the attack was foiled"; but "the strikes have been carefully planned"
        return not any(t.lemma == "have" for t in parse.children(step.i, "aux"))
    direct = token.dep in ("dobj", "nsubjpass", "pobj") and parse.head(hung.i).i == step.i and hung.lower not in _SETTING
    return (direct and sign == step.i) or (token.dep in ("nsubj", "nsubjpass") and token.head == step.i and step.lemma in _TAKES_PLACE)


_TAKES_PLACE = frozenset(
    {"begin", "start", "happen", "occur", "take", "launch", "continue", "resume", "hold", "carry", "conduct", "come", "go", "end", "stop"}
)
_BEFORE = frozenset({"after", "following", "since", "amid", "over"})
"""What stands behind these has happened: "the king will visit the town after an attack that killed ten"."""
_SETTING = frozenset({"in", "during", "after", "since", "before", "over", "following", "amid", "about"})


def _nobody(parse: Parse, word: int) -> int | None:
    """ "no attack", "nobody was arrested", "no group has claimed": the token that says so."""
    for child in parse.children(word, "det", "nsubj", "nsubjpass"):
        if child.lower in ("no", "nobody", "none"):
            return child.i
        for inner in parse.children(child.i, "det"):
            if inner.lower == "no":
                return inner.i
    return None


def _sign(parse: Parse, step: Token, word: int) -> tuple[Modality, int] | None:
    """What one token above the event (or the event's own clause) makes of it."""
    own = step.i == word
    if (own or _governs(parse, step, word)) and (sign := _auxiliary(parse, step, own=own)):
        return sign
    if step.lemma == "rule" and not any(t.lower == "out" for t in parse.children(step.i, "prt")):
        return None
    if step.lemma == "call" and not _calls_for(parse, step, word):
        return None
    if not own and (found := _signs().get((step.lemma.lower(), _coarse(step)))) and _hangs_on(parse, step, word):
        return found, step.i
    return None


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
    for child in parse.children(verb.i, "neg", "aux", "mark", "advmod"):
        word = child.lower
        if child.dep == "neg":
            return "denied", child.i
        if child.dep == "aux" and word in ("will", "shall", "'ll"):
            return "planned", child.i
        if child.dep == "aux" and word in ("would", "could", "may", "might", "should", "must", "can"):
            return "hypothetical", child.i
        if child.dep == "mark" and word in ("if", "unless", "whether", "until"):
            return "hypothetical", child.i
        if own and child.dep == "aux" and word == "to" and verb.dep in ("xcomp", "acl", "advcl", "relcl"):
            head = parse.head(verb.i)
            sign = _signs().get((head.lemma.lower(), _coarse(head)))
            if sign:
                return sign, head.i
            if verb.dep in ("acl", "advcl") or head.lemma == "be":
                return "planned", child.i
    return None


def background(parse: Parse, word: int) -> tuple[Status, int | None]:
    """Whether the sentence tells the event as something earlier that explains the news, and the token that says so.

    Signs: the past perfect (but not in reported speech, where it is only the past), "regularly" and its like, words
    that open an explanation (`background.tsv`), "days after ...".
    """
    chain = (parse.tokens[word], *parse.ancestors(word))
    for step in chain:
        if step.pos in ("VERB", "AUX"):
            had = next((t.i for t in parse.children(step.i, "aux") if t.lower == "had"), None)
            if had is not None and not _reported(parse, step):
                return "background", had
            if any(t.lemma in _HABITS for t in parse.children(step.i, "advmod")):
                return "background", step.i
            if (each := _each_time(parse, step)) is not None:
                return "background", each
        after = next((t.i for t in (step, *parse.children(step.i, "mark")) if t.lower in ("after", "since")), None)
        soon = after is not None and parse.tokens[after - 1].lower == "shortly" and _known(parse, parse.tokens[word])
        # "shortly after the shooting" points back at the news; "days after the shooting" tells the news of another day.
        if after is not None and not soon and any(t.lower in _SPELLS for t in parse.tokens[max(0, after - 2) : after]):
            return "background", after
    for step, below in zip(chain[1:], chain, strict=False):
        if step.lower in _openers() and below.i > step.i:
            return "background", step.i
    return "new", None


_HABITS = frozenset(
    {
        "regularly",
        "repeatedly",
        "often",
        "frequently",
        "previously",
        "routinely",
        "usually",
        "typically",
        "always",
        "sometimes",
        "occasionally",
    }
)


def _each_time(parse: Parse, verb: Token) -> int | None:
    """ "every year bandits raid the villages": the word that says it goes on and on."""
    if verb.tag not in ("VBP", "VBZ"):
        return None
    return next((d.i for t in parse.children(verb.i, "npadvmod") for d in parse.children(t.i, "det") if d.lower in ("every", "each")), None)


_FOUND = frozenset({"find", "discover", "learn", "determine", "hear", "see", "realize", "realise", "indicate", "appear"})
_SPELLS = frozenset({"shortly", "days", "weeks", "months", "years", "day", "week", "month", "year"})


def _reported(parse: Parse, verb: Token) -> bool:
    """Whether a clause is what someone says or finds: "said that its drones had struck"."""
    head = parse.head(verb.i)
    if any(step.lemma in _FOUND for step in (head, parse.head(head.i)) if step.pos == "VERB"):
        return True  # "officers found four people who had been shot"
    return (verb.dep in ("ccomp", "relcl", "acl") and head.lemma in SPEECH) or (
        verb.dep == "acl" and head.lemma in ("report", "claim", "allegation", "rumour", "rumor")
    )


@cache
def _signs() -> dict[tuple[str, str], Modality]:
    known: dict[str, Modality] = {"denied": "denied", "planned": "planned", "hypothetical": "hypothetical"}
    return {(lemma, pos): known[meaning] for lemma, pos, meaning in rows(_HERE, "signs.tsv")}


@cache
def _openers() -> frozenset[str]:
    return frozenset(row[0] for row in rows(_HERE, "background.tsv"))
