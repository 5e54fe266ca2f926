"""What a speaker does by announcing something: promise, threaten, refuse, or ask for it (`turns.tsv`, `deeds.tsv`).

"They agreed to release him" is no release but a promise; "they said they would boycott the talks" is a threat.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.mentions.parties import is_party
from dateline.mentions.whom import subjects_of
from dateline.tables import rows
from dateline.text.parses import Parse, Token

_ANNOUNCING = frozenset({"VERB", "AUX", "ADJ"})
_COMING = frozenset({"will", "would", "'ll", "’ll", "shall", "wo"})
_DUTY = frozenset({"must", "should", "ought"})
_SPEAKERS = frozenset({"it", "they", "he", "she", "we", "i"})
_GOING_ON = frozenset({"continue", "keep", "press", "remain", "stay", "go"})
"""Who vows to press ahead announces nothing new."""


def turns(parse: Parse) -> Iterator[tuple[int, str]]:
    """The words by which someone promises, threatens, refuses or asks, each with its kind of event."""
    for token in parse.tokens:
        if token.pos not in _ANNOUNCING:
            continue
        turn = _turns().get((token.lemma.lower(), "VERB" if token.pos == "AUX" else token.pos))
        if turn is None or not any(is_party(parse, parse.tokens[i], pronouns=True) for i in _speakers(parse, token)):
            continue
        kind = next((kind for sort in turn if (kind := _kind(parse, token, sort)) is not None), None)
        if kind is not None:
            yield token.i, kind


def _speakers(parse: Parse, token: Token) -> list[int]:
    if token.pos == "ADJ":  # "the group is ready to hand over its guns"
        be = parse.head(token.i)
        return [t.i for t in parse.children(be.i, "nsubj")] if be.lemma == "be" else []
    if token.dep in ("acl", "amod"):
        return []  # "the announced plan", "a man asked to leave"
    return subjects_of(parse, token) if not parse.children(token.i, "nsubjpass", "auxpass") else []


def _kind(parse: Parse, token: Token, turn: str) -> str | None:
    negated = any(parse.children(token.i, "neg"))
    if turn == "asks":
        return "request" if not negated and _asks(parse, token) else None
    content = next((t for t in parse.children(token.i, "xcomp", "ccomp") if t.i > token.i and t.pos in ("VERB", "AUX")), None)
    if turn == "refuses":
        return "rejection" if content is not None and not negated else None
    if turn == "says":
        return _said(parse, token, content) if content is not None else None
    if content is None and token.lemma in ("agree", "commit"):  # "agreed to a truce", "is committed to opening its border"
        content = next((t for p in parse.children(token.i, "prep") if p.lower == "to" for t in parse.children(p.i, "pcomp", "pobj")), None)
    if content is None or content.lemma in _GOING_ON or (token.lemma == "agree" and _finds(parse, token, content)):
        return None
    if negated:
        return "rejection"
    if token.lemma == "threaten":
        return "threat"
    does = deed(parse, content)
    if parse.children(content.i, "neg"):
        return {"good": "rejection", "bad": "promise"}.get(does or "")
    if token.lemma in _BINDING:
        return "threat" if does == "bad" and token.lemma in ("promise", "pledge") else "promise"
    if does == "bad":
        return "threat"
    return "promise" if does == "good" and token.lemma != "prepare" else None


def _finds(parse: Parse, agree: Token, content: Token) -> bool:
    """ "Both sides agree that it was wrong" share a view; "the court agreed to hear the case" promises nothing."""
    judging = any(parse.tokens[i].lemma.lower() in _JUDGES for i in _speakers(parse, agree))
    return judging or (content.dep == "ccomp" and not any(t.lower in (*_COMING, "should") for t in parse.children(content.i, "aux")))


_JUDGES = frozenset({"court", "judge", "justice", "jury", "panel", "circuit", "tribunal"})
_BINDING = frozenset({"agree", "offer", "promise", "pledge", "commit", "volunteer"})
"""Who does one of these promises, whatever it is."""


def _said(parse: Parse, token: Token, content: Token) -> str | None:
    """ "It said it would boycott the vote" threatens; "she said the army must withdraw" asks."""
    helpers = {t.lower for t in parse.children(content.i, "aux")}
    subject = next(iter(parse.children(content.i, "nsubj", "nsubjpass")), None)
    if subject is None or any(t.lower in ("have", "'ve", "’ve") for t in parse.children(content.i, "aux")):
        return None  # "said it would have helped", "said the state should have acted"
    if subject.lower in _SPEAKERS:
        if subject.lower in _OF_OTHERS and any(_is_one_person(parse.tokens[i]) for i in _speakers(parse, token)):
            return None  # "she said it would help", "Brandt said they would pay"
        if not helpers & _COMING or content.lemma in _GOING_ON:
            return None
        does = deed(parse, content)
        if parse.children(content.i, "neg"):
            return "rejection" if does == "good" else None
        return {"good": "promise", "bad": "threat"}.get(does or "")
    asked = subject.dep == "nsubj" and is_party(parse, subject)  # not "said the drivers should be thanked"
    return "request" if helpers & _DUTY and asked and token.lemma != "tell" else None


def _is_one_person(speaker: Token) -> bool:
    return speaker.lower in ("he", "she", "i") or (speaker.entity == "PERSON" and speaker.tag == "NNP")


_OF_OTHERS = frozenset({"it", "they"})


def _asks(parse: Parse, token: Token) -> bool:
    """Whether a verb of asking has what is asked for, and asks it of a party, not of "anyone with information"."""
    clause = next(
        (
            t
            for t in parse.children(token.i, "xcomp", "ccomp", "advcl")
            if t.i > token.i and t.tag == "VB" and t.lemma not in ("contact", "call") and not _wonders(parse, t) and not _foretold(parse, t)
        ),
        None,
    )
    reached = parse.behind(token.i, "on", "upon", "to", "for")
    asked = [*parse.children(token.i, "dobj", "dative"), *reached]
    if clause is not None:
        asked += parse.children(clause.i, "nsubj")
        return any(is_party(parse, t) for t in asked)
    if token.lemma in ("call", "push", "press", "appeal", "ask"):
        return any(deed(parse, t) for t in parse.behind(token.i, "for"))
    return False


def _wonders(parse: Parse, clause: Token) -> bool:
    """ "Asked whether the house should vote": wants to know, and nothing more."""
    return any(t.lower in _WHETHER for t in parse.children(clause.i, "mark", "advmod", "nsubj", "dobj"))


def _foretold(parse: Parse, clause: Token) -> bool:
    """ "Insisted that they would not give in": says what will be, and asks for nothing."""
    return any(t.lower in _COMING for t in parse.children(clause.i, "aux"))


_WHETHER = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where"})


def deed(parse: Parse, content: Token) -> str | None:
    """Whether what is announced is good or bad for the other side; None where its words do not say.

    The object decides over the verb: to "resume talks", to "end the siege".
    """
    nouns = parse.children(content.i, "dobj", "attr")
    if any(t.lemma == "fight" for t in nouns):
        return None  # "vowed to take the fight to the convention"
    if any(p.lower == "for" for p in parse.children(content.i, "prep")) and content.lemma == "fight":
        return "good"  # "vowed to fight for mothers"
    reached = (t for p in parse.children(content.i, "prep") if p.lower not in _ABOUT for t in parse.children(p.i, "pobj"))
    for word in (*nouns, content, *reached):
        does = _deeds().get(word.lemma.lower()) or _deeds().get(word.lower)
        if does is not None:
            return does
    return next((does for t in parse.children(content.i, "xcomp", "prep") if (does := _deeds().get(t.lemma.lower()))), None)


_ABOUT = frozenset({"on", "about", "over", "from", "during", "after", "before", "by", "until"})


@cache
def _turns() -> dict[tuple[str, str], tuple[str, ...]]:
    table: dict[tuple[str, str], tuple[str, ...]] = {}
    for lemma, pos, turn in rows("dateline.mentions", "turns.tsv"):
        table[lemma, pos] = (*table.get((lemma, pos), ()), turn)
    return table


@cache
def _deeds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("dateline.mentions", "deeds.tsv")}
