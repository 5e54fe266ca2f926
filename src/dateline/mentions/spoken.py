"""An event that a sentence only speaks of: "the senator, in Orle for a summit, called the shooting an outrage" tells nothing of where it was.

Its day and place are what stands inside its own phrase ("the Jan. 7 attack in Arlen"), never what hangs on the word that speaks of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from dateline.mentions.aftermath import COMING
from dateline.tables import words
from dateline.text.parses import Parse, Token

_ABOUT = frozenset({"about", "against", "at", "following", "for", "from", "of", "on", "over", "to", "toward", "towards", "with"})
_WITH = frozenset({"to", "with"})
"""Prepositions of those one speaks to: "spoke to those who saw the attack"."""
_SITED = frozenset({"in", "at", "near", "outside"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def spoken_of(parse: Parse, word: int) -> Token | None:
    """The nearest word (`spoken.tsv`) under which the event at token `word` is judged, mourned, compared or named as a cause.

    It is looked for above the event, through nouns and the clauses that describe them ("a tribute to those who died in the attack"),
    up to the verb of its own clause. None where there is none.
    """
    return next((above for below, above in _climb(parse, word) if _speaks(parse, below, above)), None)


def aside(parse: Parse, word: int, *, days: bool) -> Token | None:
    """The word above which nothing tells where the event at token `word` happened, or (`days`) when: one that speaks of it, or a verb of
    speaking over a mere judgement ("said in Orle that the attack was vile"); for days also "after" and its like, since what came
    after an event often was in its town but seldom on its day.
    """
    for below, above in _climb(parse, word):
        if _speaks(parse, below, above) or (days and below.dep == "pobj" and _is_later(parse, below, above)):
            return above
        if above.pos == "AUX" and below.i == word:
            return _judging(parse, below, above)
    return None


def _climb(parse: Parse, word: int) -> Iterator[tuple[Token, Token]]:
    """Each step up from an event to the verb of its clause: a word and the one above it."""
    below = parse.tokens[word]
    for above in parse.ancestors(word):
        yield below, above
        if above.pos in ("VERB", "AUX") and above.dep not in ("relcl", "acl"):
            return
        below = above


def in_its_phrase(parse: Parse, speaking: Token, word: int, first: int) -> bool:
    """Whether a day or place that begins at token `first` stands in the phrase of the event that `speaking` holds, or right behind it."""
    between = parse.tokens[word + 1 : first]
    if between and between[0].lower in _SITED and all(t.pos in ("DET", "ADJ") for t in between[1:]):
        return True  # "condemned the attack in Arlen"
    branch = next((step for step in (parse.tokens[word], *parse.ancestors(word)) if step.head == speaking.i), speaking)
    above = [parse.tokens[first], *parse.ancestors(first)]
    if branch not in above:
        return False
    return not any(step.lemma.lower() in _words("occasion") and step.i != word for step in above[: above.index(branch)])


def is_the_speakers(parse: Parse, top: Token, events: Container[int]) -> bool:
    """Whether a day or place with the head `top` tells of those who spoke, and not of any of the `events` (token indices):
    "in her Denver speech on Monday", "Sen. Brandt of Arlen said". "A bombing at a conference in Arlen" was there.
    """
    spoke = False
    stands_for = top.dep in ("compound", "nmod", "amod", "poss") or (top.dep == "pobj" and parse.head(top.i).lower == "of")
    for step in (top, *parse.ancestors(top.i)):
        if step.i in events:
            return False
        if step.pos in ("VERB", "AUX"):
            break
        names = (step, *parse.children(step.i, "compound"))
        spoke |= step is not top and step.lemma.lower() in _words("occasion")
        spoke |= stands_for and any(t.lower in _words("title") for t in names)
    return spoke


def points(parse: Parse, word: int, *, several: bool) -> bool:
    """Whether a noun points at what is known ("the attack", "his murder") or, with `several`, at more than one ("attacks on the police")."""
    token = parse.tokens[word]
    return token.pos in ("NOUN", "PROPN") and (_is_known(parse, token) or (several and token.tag == "NNS"))


def _is_known(parse: Parse, noun: Token) -> bool:
    return any(t.dep == "poss" or t.lower in _POINTING for t in parse.children(noun.i, "det", "poss"))


def _speaks(parse: Parse, below: Token, above: Token) -> bool:
    """Whether a word speaks of what stands right below it."""
    if below.dep in ("dobj", "nsubjpass", "ccomp", "oprd") and above.pos == "VERB":
        return above.lemma in _words("object")
    if below.dep == "nsubj" and above.pos == "VERB":
        return above.lemma in _words("effect")
    if below.dep not in ("prep", "dative") or (below.lower not in _ABOUT and (below.lower != "in" or above.pos == "VERB")):
        return False
    if above.pos == "VERB":  # "paid tribute to the victims": the parser hangs "to" on either
        named = any(t.lemma.lower() in _words("about") and t.i < below.i for t in parse.children(above.i, "dobj"))
        likened = above.lemma in _words("like") or (above.lemma in _words("talk") and below.lower not in _WITH)
        return named or likened
    return above.lemma.lower() in _words("about") or above.lower in _words("like")


def _is_later(parse: Parse, event: Token, above: Token) -> bool:
    """ "Closed on Monday after the shooting"; but helpers who came "after the shooting" came then."""
    return above.lower in _words("later") and _is_known(parse, event) and parse.head(above.i).lemma not in COMING


def _judging(parse: Parse, event: Token, verb: Token) -> Token | None:
    """The verb of speaking over a clause that only says what a known event was."""
    judged = verb.lemma == "be" and event.dep == "nsubj" and _is_known(parse, event)
    said = verb.dep == "ccomp" and bool(parse.children(verb.i, "acomp", "attr"))
    return parse.head(verb.i) if judged and said else None


_words = partial(words, "dateline.mentions", "spoken.tsv")
