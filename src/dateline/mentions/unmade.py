"""Dead, hurt and seized people of deeds that were not done: "could kill a person", "plotted to kill her", "nearly killed him", "was not arrested"."""

from __future__ import annotations

from dateline.mentions.signs import shared_not, signs
from dateline.mentions.sufferers import frames
from dateline.mentions.toll import Toll
from dateline.text.parses import Parse, Token
from dateline.text.refuted import refuted

_NEARLY = frozenset({"nearly", "almost", "practically", "virtually", "narrowly"})
_UNREAL = frozenset({"could", "would", "should", "'d"})
_TO_COME = frozenset({"can", "ca", "could", "should", "will", "would", "'ll", "wo", "must", "shall", "may", "might"})
"""Helpers of what is not there yet; "may have" and "may be dead" only say that a report is not sure."""
_ANY = frozenset({"any", "every", "each", "whichever"})
_TO = frozenset({"conspire", "hire", "license", "motive", "reason", "refuse", "vow"})
"""Words that leave what follows undone, beside `signs.tsv`."""
_DEEDS = frozenset({"killed", "injured", "abducted", "arrested"})
_FIGURES = frozenset({"life", "number", "toll"})
"""Nouns whose own verb says whether those that they count are dead: "the toll could rise", "40 people will lose their lives"."""
_OF_DEGREE = frozenset({"only", "just", "seriously", "badly", "critically", "gravely", "severely", "mortally", "fatally"})
_UP = frozenset({"dobj", "pobj", "prep", "nsubj", "nsubjpass", "conj", "acomp", "attr", "compound"})


def is_unmade(parse: Parse, toll: Toll) -> bool:
    """Whether nobody was killed, hurt or seized: what could be, would have been, is planned, nearly happened or did not."""
    word = parse.tokens[toll.word]
    if toll.people.high == 0 or any(frame == "saved" for _, frame in frames(word)):
        return False
    if any(t.lower in _NEARLY and t.i < word.i and parse.tokens[t.i + 1].pos != "NUM" for t in parse.children(word.i, "advmod")):
        return True
    if any(t.lower in _ANY for t in parse.tokens[toll.people.first : toll.people.last + 1] if t.dep == "det"):
        return True  # "any person, dead or alive"
    if _lives(parse, toll):
        return True
    verb = _verb(parse, word)
    if verb is None or (word.pos != "VERB" and _is_known(parse, word)):
        return False
    return _is_denied(parse, verb, word) or _is_to_come(parse, verb) or (toll.what in _DEEDS and _is_aimed_at(parse, word))


def is_called_false(parse: Parse, toll: Toll) -> bool:
    """ "Claims that 50 were killed are false": no figure; one that somebody denies ("denied reports that ...") is told as denied (`claims`)."""
    refutal = refuted(parse, toll.word)
    return refutal is not None and refutal.by is None


def _lives(parse: Parse, toll: Toll) -> bool:
    """ "A man who was reported killed is alive": who was only said to be dead, and is found to live."""
    word = parse.tokens[toll.word]
    said = [parse.head(word.i), *parse.tokens[max(0, word.i - 1) : word.i]]
    if not any(t.tag in ("VBN", "VBD") and t.lemma in _SAID_DEAD for t in said):
        return False
    for alive in parse.tokens:
        verb = parse.head(alive.i)
        if alive.lower in _ALIVE and alive.dep in ("acomp", "oprd", "advmod") and not parse.children(verb.i, "neg"):
            own = parse.children(verb.i, "nsubj", "nsubjpass")  # none where the parser gives it to "a man reported killed"
            if not own or any(toll.people.first <= t.i <= toll.people.last for t in own):
                return True
    return False


_SAID_DEAD = frozenset({"report", "say", "believe", "think", "presume", "fear", "declare", "assume", "rumour", "rumor", "pronounce"})
_ALIVE = frozenset({"alive", "safe", "unharmed", "unhurt", "well"})


def _is_known(parse: Parse, word: Token) -> bool:
    """ "Her killing should be a lesson", "will not charge him with the death of two": those died; not so of "could cause 400 deaths"."""
    counted = word.lemma in _FIGURES or any(parse.children(word.i, "nummod"))
    return word.pos in ("NOUN", "PROPN") and not counted


def _verb(parse: Parse, word: Token) -> Token | None:
    """The verb that a word stands in, through what it is the object or a phrase of."""
    while word.pos not in ("VERB", "AUX"):
        if word.dep not in _UP:
            return None
        word = parse.head(word.i)
    return word


def _helpers(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The helpers of a verb, or of the one that it is joined to: "could hurt 26 and kill nine"."""
    own = parse.children(verb.i, "aux", "auxpass")
    joined = verb.dep == "conj" and not own and not parse.children(verb.i, "nsubj", "nsubjpass")
    first = parse.head(verb.i)
    return parse.children(first.i, "aux", "auxpass") if joined and verb.tag == "VB" and first.pos == "VERB" else own


def _is_to_come(parse: Parse, verb: Token) -> bool:
    helpers = _helpers(parse, verb)
    if any(t.lemma == "have" for t in helpers):
        return any(t.lower in _UNREAL for t in helpers)
    if verb.tag in ("VBZ", "VBP") and any(t.lower == "if" for t in parse.children(verb.i, "mark")):
        return True  # "if the person is dead, they call a doctor"
    unsure = verb.pos == "AUX" and any(t.lower in ("may", "might") for t in helpers)
    return not unsure and any(t.tag == "MD" and t.lower in _TO_COME for t in helpers)


def _is_denied(parse: Parse, verb: Token, word: Token) -> bool:
    """ "Was not arrested", "have not been charged or arrested"; who "was not only hurt" or "not seriously hurt" was hurt."""
    nots = (*parse.children(verb.i, "neg"), *shared_not(parse, verb)) if verb.i == word.i else ()
    return any(parse.tokens[t.i + 1].lower not in _OF_DEGREE for t in nots)


def _is_aimed_at(parse: Parse, verb: Token) -> bool:
    """ "Threatened to kill her", "a motive to kill them", "preparing to aim and kill": by the word that the deed hangs on."""
    if verb.dep == "conj" and verb.tag == "VB" and parse.head(verb.i).tag == "VB" and not parse.children(verb.i, "aux", "nsubj"):
        return _is_aimed_at(parse, parse.head(verb.i))
    if (
        verb.tag != "VB"
        or verb.dep not in ("xcomp", "acl", "ccomp", "relcl")
        or not any(t.lower == "to" for t in parse.children(verb.i, "aux"))
    ):
        return False
    above = parse.head(verb.i)
    if above.lower == "able":
        return False  # "was able to kill five"
    sort = "NOUN" if above.pos in ("NOUN", "PROPN") else "VERB" if above.pos == "VERB" else above.pos
    return above.lemma.lower() in _TO or signs().get((above.lemma.lower(), sort)) in ("planned", "hypothetical")
