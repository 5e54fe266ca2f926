"""What an outlet takes back: "An earlier version of this article gave the number of dead as seven"."""

from __future__ import annotations

from functools import partial

from dateline.tables import words
from dateline.text.parses import Parse, Token


def superseded(parse: Parse, verb: Token) -> Token | None:
    """The word that tells what no longer stands: the subject of `verb`, where it is a former version; None where nothing is taken back.

    "Version", "edition", "headline" with "an earlier" are enough; an "earlier report" may be anybody's, and counts only under the heading of a
    correction, or where the sentence says that it erred ("incorrectly said", "misstated").
    """
    if verb.lemma.lower() not in _words("telling", "erring"):
        return None
    erred = verb.lemma.lower() in _words("erring") or any(t.lower in _words("wrongly") for t in parse.children(verb.i, "advmod"))
    headed = parse.tokens[0].lower in _words("heading")
    for subject in parse.children(verb.i, "nsubj", "nsubjpass"):
        for told in (subject, *parse.children(subject.i, "appos")):
            former = any(t.lower in _words("former") for t in parse.children(told.i, "amod"))
            noun = told.lemma.lower()
            if noun in _words("version") and (former or erred):
                return told
            if (noun in _words("report") or told.lower in _words("report")) and (erred or (former and headed)):
                return told
    return None


_words = partial(words, "dateline.text", "superseded.tsv")
