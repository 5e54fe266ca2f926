"""Headlines leave words out, so that the parser takes what befell people for a noun: "5 shot in park", "Gunfight Kills 1, Wounds 12"."""

from __future__ import annotations

from dateline.mentions.ages import aged
from dateline.mentions.people import group_of, written
from dateline.text.parses import Parse, Token


def counted(parse: Parse, word: Token) -> list[int]:
    """The people before "shot" or "hurt" in "5 shot in park", "4-year-old shot by brother".

    Nobody counts five of a singular noun, so it says what befell them. A sentence of two words, "3 SHOT", tells how a camera frames a scene.
    """
    if word.tag not in ("NN", "NNP", "JJ") or not word.i or len(parse.tokens) <= len(("5", "shot")):
        return []
    before = parse.tokens[word.i - 1]
    number = written(before)
    return [before.i] if (number is not None and number > 1) or aged(parse, before) is not None else []


def after_verb(parse: Parse, word: Token) -> list[int]:
    """Whom the number behind it counts, of a verb taken for a plural: "Shooting Wounds Four", "Gunman Shoots 4 People", "shoots 3-year-old"."""
    if not word.lower.endswith("s") or word.i + 1 >= len(parse.tokens):
        return []
    number = parse.tokens[word.i + 1]
    if written(number) is None:
        return []
    old = next((t for t in parse.tokens[number.i : number.i + 6] if aged(parse, t) is not None), None)
    if old is not None:
        return [old.i]
    noun = parse.head(number.i)
    return [noun.i if noun.i > number.i and group_of(parse, noun) is not None else number.i]
