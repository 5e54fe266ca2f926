"""What a sentence asks, doubts or only imagines (`truth.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.records import Modality
from dateline.tables import words
from dateline.text.parses import Parse, Token


def question(parse: Parse, word: int) -> int | None:
    """The question mark, where the event stands in what is asked and not in a clause that only says when or who."""
    last = next((t for t in reversed(parse.tokens) if t.text not in ('"', "”", "'", "’", ")")), None)
    if last is None or last.text != "?":
        return None
    chain = (parse.tokens[word], *parse.ancestors(word))
    if chain[-1].i != (parse.ancestors(last.i) or (last,))[-1].i:
        return None  # another sentence asks
    return last.i if all(t.dep not in ("relcl", "acl", "advcl") for t in chain) else None


def ordered(parse: Parse, word: int) -> int | None:
    """The verb of a command: "Resign now", "Please release him": nobody has done it yet."""
    verb = parse.tokens[word]
    if verb.tag != "VB" or verb.head != word or parse.children(word, "nsubj", "nsubjpass", "aux", "expl"):
        return None
    before = [t for t in parse.tokens[:word] if t.pos not in ("PUNCT", "INTJ", "ADV")]
    return word if not before else None


def doubt(parse: Parse, step: Token, word: int) -> tuple[Modality, int] | None:
    """What the words at `step`, above the event or its own, make of it: "could not confirm that", "had it exploded"."""
    if step.pos in ("VERB", "AUX"):
        if (had := _inverted(parse, step)) is not None:
            return "hypothetical", had
        if step.i == word and (judged := _as_such(parse, step)) is not None:
            return "hypothetical", judged
    if step.i != word and step.lemma.lower() in _words("proof") and _unproven(parse, step):
        return "hypothetical", step.i
    return None


def _as_such(parse: Parse, verb: Token) -> int | None:
    """ "Rounding up millions is impractical", "killing a guard would count": the word that judges the deed as such."""
    judging = parse.head(verb.i)
    if verb.tag != "VBG" or verb.dep not in ("csubj", "nsubj") or judging.i < verb.i or parse.children(verb.i, "det", "poss"):
        return None
    helpers = parse.children(judging.i, "aux")
    unreal = (judging.lemma == "be" and judging.tag == "VBZ") or any(t.tag == "MD" for t in helpers)
    done = any(t.lemma == "have" for t in helpers) or not parse.children(verb.i, "dobj")  # "Shooting leaves two dead"
    return judging.i if unreal and not done else None


def _inverted(parse: Parse, verb: Token) -> int | None:
    """ "Had the bomb gone off, ...": the "had" that stands before its subject."""
    had = next((t for t in parse.children(verb.i, "aux") if t.lower == "had"), None)
    subject = next(iter(parse.children(verb.i, "nsubj", "nsubjpass")), None)
    asked = any(t.text == "?" for t in parse.tokens)
    first = min(t.i for t in parse.subtree(verb.i))
    return had.i if had is not None and subject is not None and had.i == first and had.i < subject.i and not asked else None


def _unproven(parse: Parse, step: Token) -> bool:
    if step.pos == "VERB":
        able = parse.head(step.i)  # "was unable to confirm"
        return bool(parse.children(step.i, "neg")) or (step.dep == "xcomp" and able.lower == "unable")
    return any(t.lower == "no" for t in parse.children(step.i, "det"))


def imagined(parse: Parse, word: int) -> bool:
    """Whether a film, a book or a game tells it: it is no event."""
    if any(t.text == "(" and [b.lower for b in parse.tokens[t.i + 1 : t.i + 3]] == ["played", "by"] for t in parse.tokens):
        return True  # "shot by the sheriff (played by Ada Brek)"
    for step in (parse.tokens[word], *parse.ancestors(word)):
        tellers = (parse.head(step.i) if t.lower in ("that", "which") else t for t in parse.children(step.i, "nsubj"))
        if step.lemma.lower() in _words("telling") and any(t.lemma.lower() in _words("story") for t in tellers):
            return True
        inside = parse.behind(step.i, "in")
        if any(_is_a_story(parse, t) for t in (*inside, *parse.children(step.i, "poss"))):
            return True  # "in the film", "the film's last battle"
    return False


def _is_a_story(parse: Parse, noun: Token) -> bool:
    """Whether a noun is a film, a novel, or a game or series said to be one on a screen: not "a series of attacks", "a dice game"."""
    if noun.lemma.lower() in _words("screen"):
        return any(t.lower in _words("on screen") for t in parse.children(noun.i, "compound", "amod", "nmod"))
    return noun.lemma.lower() in _words("story")


_words = partial(words, "dateline.mentions", "truth.tsv")
