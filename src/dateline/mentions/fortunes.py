"""Which counts of people tell what an event did to them: not a gunman's flight, an illness, or deaths by the year (`fortunes.tsv`)."""

from __future__ import annotations

from functools import partial

from dateline.mentions.rates import by_rate
from dateline.mentions.toll import Toll
from dateline.tables import words
from dateline.text.parses import Parse, Token

_ON_THE_RUN = frozenset({"suspect", "attacker", "militant", "soldier", "police", "prisoner", "hostage"})
_TO_HOSPITAL = frozenset({"hospitalize", "hospitalise", "take", "rush", "bring", "admit", "treat", "send", "transport", "airlift"})
MANY = 10
"""So many who flee are driven out, wherever they fled from."""
_EACH = frozenset({"a", "an", "every", "each", "per"})
_MEANT = frozenset({"mean", "want", "intend", "wish", "try"})
_SPELLS = frozenset({"year", "month", "week", "day", "hour", "minute", "night"})
_PRESENT = frozenset({"VBP", "VBZ"})


def befell(parse: Parse, toll: Toll) -> bool:
    """Whether a count tells of people whom an event drove out, hurt or killed."""
    word = parse.tokens[toll.word]
    if toll.what == "displaced" and word.lemma == "flee":
        return _driven_out(parse, toll, word)
    if toll.what == "injured" and (toll.unsaid or word.lemma in _TO_HOSPITAL) and _ill(parse, word):
        return False
    if toll.what == "missing" and (parse.children(toll.word, "dobj", "ccomp") or word.lower in ("miss", "missed", "misses")):
        return False  # "missing that his host had said so", "she missed out on a win"
    meant = word.dep == "xcomp" and parse.head(word.i).lemma in _MEANT  # "he never meant to hurt her"
    return not meant and not _by_the_year(parse, word) and not by_rate(parse, word.i)


def _driven_out(parse: Parse, toll: Toll, flee: Token) -> bool:
    """ "Families fled the shelling", not "the gunman fled", "one man fled on foot"."""
    if toll.people.group in _ON_THE_RUN:
        return False
    from_where = {t.lemma.lower() for t in parse.subtree(flee.i) if t.i > flee.i}
    if not from_where.isdisjoint(_words("scene")):
        return False
    return (toll.people.low or 0) >= MANY or not from_where.isdisjoint(_words("refuge"))


def _ill(parse: Parse, word: Token) -> bool:
    """ "Was taken to hospital with pneumonia": no event hurt them."""
    top = (parse.ancestors(word.i) or (word,))[-1]
    return any(t.lemma.lower() in _words("illness") for t in parse.subtree(top.i))


def _by_the_year(parse: Parse, word: Token) -> bool:
    """ "Nine people are killed on this road every year"."""
    verb = next((t for t in (word, *parse.ancestors(word.i)) if t.pos in ("VERB", "AUX")), None)
    if verb is None or not any(t.tag in _PRESENT for t in (verb, *parse.children(verb.i, "aux", "auxpass"))):
        return False
    if any(t.lower in ("has", "have", "'s") for t in parse.children(verb.i, "aux")):
        return False
    return any(t.lemma in _SPELLS and any(d.lower in _EACH for d in parse.children(t.i, "det", "prep")) for t in parse.subtree(verb.i))


_words = partial(words, "dateline.mentions", "fortunes.tsv")
