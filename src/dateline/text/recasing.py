"""Text printed all in capitals, as the wires once sent it, given small letters again for the parser.

Every character keeps its place, and the report's text is never touched: only the parser, whose model learnt from print,
sees the change. A word that the model's own dictionary knows becomes small; a name of `name_words.tsv`, of the list of
states, or a word that the dictionary lacks keeps its capital; an abbreviation keeps all of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from dateline.tables import rows

Known = Callable[[str], bool]
"""Whether a word in small letters is in the dictionary, as an ordinary word."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 4
"""Words of two letters and more that must stand in capitals: fewer may be a headline's names."""
_SHARE = 0.9
"""Share of such words in capitals: a stray small letter is a misprint."""
_SHORT = 3
"""Letters up to which a word that no dictionary has is an abbreviation (ELN) rather than a name."""
_LONGEST_NAME = 9
"""Words that the name of an organisation has at most."""
_BEFORE_PRONOUN = frozenset(
    {"to", "for", "with", "of", "let", "told", "tell", "gave", "give", "all", "among", "between", "from", "by", "help", "against"}
)


def in_capitals(sentence: str) -> bool:
    """Whether a sentence is printed all in capitals."""
    words = [word for word in _WORD.findall(sentence) if len(word) > 1]
    return len(words) >= _ENOUGH and sum(word.isupper() for word in words) >= _SHARE * len(words)


def recased(sentence: str, known: Known) -> str:
    """The sentence with small letters where print has them; as it is where it is not all in capitals."""
    if not in_capitals(sentence):
        return sentence
    words = list(_WORD.finditer(sentence))
    named = _spelt_out(sentence, words)
    letters = list(sentence)
    for number, match in enumerate(words):
        word = match.group()
        if number in named:
            new = word.capitalize()
        else:
            new = _cased(word, sentence, match, known, words[number - 1].group().lower() if number else "")
        if number == 0:
            new = new[:1].upper() + new[1:]
        if len(new) == len(word):  # a few letters have no single small one
            letters[match.start() : match.end()] = new
    return "".join(letters)


def _cased(word: str, sentence: str, match: re.Match[str], known: Known, before: str) -> str:
    small, end = word.lower(), match.end()
    stem = small[:-2] if small[-2:] in ("'s", "’s") else small
    tail = word[len(stem) :].lower()
    if _abbreviated(sentence, match):
        return word
    if sentence[match.start() - 1 : match.start()].isdigit():  # 41ST
        return small
    if stem == "us":
        return small if before in _BEFORE_PRONOUN else word
    if stem in ("march", "may"):  # the month stands beside a number
        return small.capitalize() if re.match(r"\s\d", sentence[end:]) or re.search(r"\d\s$", sentence[: match.start()]) else small
    if stem in _named("particle") and before:
        return small
    if stem in _names():
        return _names()[stem] + tail
    if len(stem) == 1:
        return small if stem == "a" else word
    if known(stem):
        return small
    if stem.replace("'", "") != stem:  # CANNOT and O'NEILL have their own ways
        return small if known(re.split("['’]", stem)[0]) else word.capitalize()
    return word if len(stem) <= _SHORT or not re.search("[aeiouyáéíóúü]", stem) else stem.capitalize() + tail


def _abbreviated(sentence: str, match: re.Match[str]) -> bool:
    """Letters with stops or digits (U.S., M-16), or alone between brackets: "[FMLN]"."""
    start, end = match.span()
    alone = start > 0 and sentence[start - 1] in "[(" and sentence[end : end + 1] in ("]", ")") and end - start > 1
    lettered = end - start == 1 and (sentence[end : end + 1] == "." or sentence[start - 1 : start] == ".")
    numbered = end - start <= _SHORT and bool(re.match(r"-?\d", sentence[end:])) and not re.search(r"\d$", sentence[:start])
    return alone or lettered or numbered


def _spelt_out(sentence: str, words: Sequence[re.Match[str]]) -> set[int]:
    """The words that an abbreviation in brackets stands for: "the NATIONAL LIBERATION FRONT [NLF]".

    They reach back, without a mark between, to the farthest word that begins as the abbreviation does.
    """
    found: set[int] = set()
    for number, match in enumerate(words):
        short = match.group()
        if len(short) > 1 and sentence[match.start() - 1 : match.start()] in ("[", "(") and _abbreviated(sentence, match):
            first = place = number
            while place and number - place < _LONGEST_NAME and _follows(sentence, words[place - 1], words[place]):
                place -= 1
                first = place if words[place].group()[0] == short[0] and words[place].group().lower() not in _small_words() else first
            found.update(i for i in range(first, number) if words[i].group().lower() not in _small_words())
    return found


def _follows(sentence: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether two words stand in one name: nothing but a blank, a hyphen or an opening bracket parts them, and the first is no article."""
    between = sentence[before.end() : word.start()].strip()
    return between in ("", "-", "[", "(") and before.group() not in ("THE", "A", "AN", "BY", "THAT", "TO", "FROM", "WITH")


@cache
def _small_words() -> frozenset[str]:
    return _named("particle") | {"of", "the", "and", "for", "in"}


@cache
def _named(kind: str) -> frozenset[str]:
    return frozenset(word for name, words in rows("dateline.text", "name_words.tsv") if name == kind for word in words.split())


@cache
def _names() -> Mapping[str, str]:
    """Words in small letters that are names, and how they are printed."""
    printed = {
        word.lower(): word
        for row in rows("dateline.codes", "states.tsv")
        for names in row[4:8]
        for word in re.findall(r"[^\W\d_]+", names)
        if len(word) > 1 and word[0].isupper() and word.lower() not in _named("not names")
    }
    kinds = {kind for kind, _ in rows("dateline.text", "name_words.tsv")} - {"particle", "not names"}
    return printed | {word: word.capitalize() for kind in kinds for word in _named(kind)}
