"""The dictionary form of a word, where the parser's lemmatiser cuts too much: "staged" is "stage", not "stag"."""

from __future__ import annotations

from dateline.text.parses import Token


def forms(token: Token) -> tuple[str, ...]:
    """The forms under which a word can stand in a table, likeliest first."""
    lemma = token.lemma.lower()
    cut = token.pos == "VERB" and token.tag in ("VBD", "VBN", "VBG") and not lemma.endswith("e")
    if token.pos == "VERB" and lemma.endswith("nne"):
        return lemma, lemma[:-2]  # "machinegunned"
    return (lemma, lemma + "e") if cut else (lemma,)
