"""What an outlet takes back: "An earlier version of this article gave the number of dead as seven"."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from dateline.tables import words
from dateline.text.parses import Parse, Token


def superseded(parse: Parse, verb: Token) -> Token | None:
    """The word that tells what no longer stands: the subject of `verb`, where it is a former version, or who erred; None where nothing is taken back.

    "Version", "edition", "headline" with "an earlier" are enough; an "earlier report" may be anybody's, and counts only under the heading of a
    correction, or where the sentence says that it erred ("incorrectly said", "misstated"). Of whom a sentence says so itself ("the Herald
    wrongly reported that", "has apologised for reporting that"), it may be anybody.
    """
    if verb.lemma.lower() not in _words("telling", "erring"):
        return None
    if (sorry := _sorry(parse, verb)) is not None:
        return sorry
    wrongly = any(t.lower in _words("wrongly") for t in parse.children(verb.i, "advmod"))
    erred = verb.lemma.lower() in _words("erring") or wrongly
    headed = parse.tokens[0].lower in _words("heading")
    subjects = parse.children(verb.i, "nsubj", "nsubjpass")
    for subject in subjects:
        for told in (subject, *parse.children(subject.i, "appos")):
            former = any(t.lower in _words("former") for t in parse.children(told.i, "amod"))
            noun = told.lemma.lower()
            if noun in _words("version") and (former or erred):
                return told
            if (noun in _words("report") or told.lower in _words("report")) and (erred or (former and headed)):
                return told
    return subjects[0] if wrongly and subjects and subjects[0].dep == "nsubj" and parse.children(verb.i, "ccomp") else None


def _sorry(parse: Parse, verb: Token) -> Token | None:
    """Who "has apologised for reporting that 17 people died"."""
    above = parse.head(verb.i)
    apology = parse.head(above.i)
    sorry = verb.dep == "pcomp" and above.lower == "for" and apology.lemma in _words("sorry") and not parse.children(apology.i, "neg")
    return next(iter(parse.children(apology.i, "nsubj")), None) if sorry else None


def is_of_an_erratum(parse: Parse, word: int) -> bool:
    """Whether token `word` only helps to name what an outlet got wrong: "a story on Tuesday misstated the number of shots fired".

    The figure itself ("misstated the number of injured as 12") is told, and taken back (`superseded`).
    """
    path = [parse.tokens[word], *parse.ancestors(word)]
    for below, verb in pairwise(path):
        if verb.lemma in _words("erring", "misnaming") and below.dep == "dobj" and below.i != word:
            outlets = parse.children(verb.i, "nsubj")
            return parse.tokens[0].lower in _words("heading") or any(t.lemma.lower() in _words("version", "report") for t in outlets)
    return False


_words = partial(words, "dateline.text", "superseded.tsv")
