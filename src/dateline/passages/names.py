"""Names in a sentence: words with a capital that no rule of spelling asks for, whole names as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from dateline.passages.words import HERE, Word, key_of, owner, plain
from dateline.tables import words

_SMALL = re.compile(r"\b[^\W\d_A-Z][\w'’\-]*")
_LARGE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’\-]*\w")
_GAP = re.compile(r"[^\S\n]+|[^\S\n]*\n[^\S\n]*")
"""What stands between two words of a name: spaces, or the end of a wrapped line."""
_SENTENCE_OPENS = frozenset("“\"'‘:.?!(—–-")
_INITIAL = 3
"""Letters of a name or title that is followed by a full stop and goes on: "John F. Smith", "Gen. Smith"."""
_TITLE_CASE_SHARE = 0.7
"""Above this share of capitalised words a line is a title, and capitals tell no names."""
_LONGEST_TITLE = 25
"""Words: a longer line with as many capitals is a list of names."""
_TELLS_APART = frozenset("north south east west northern southern eastern western new upper lower greater".split())
"""A word that makes another place of a name, where a first name or an office makes none."""


def names_in(prose: Iterable[str]) -> frozenset[str]:
    """Keys of the words that are written with a capital inside sentences of `prose` and nowhere without one."""
    sentences = [_small_and_large(sentence) for sentence in prose]
    small = frozenset().union(*(small for small, _ in sentences))
    large = frozenset().union(*(large for _, large in sentences))
    return large - small


@lru_cache(1 << 12)
def _small_and_large(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the words of a sentence that are written without a capital, and of those with news that have one inside it: the same for all its copies."""
    small = frozenset(map(key_of, _SMALL.findall(sentence)))
    large = {owner(key_of(word)) for word in _LARGE.findall(sentence)}
    return small, frozenset(key for key in large if not plain(key))


def capitals(text: str, line: Sequence[Word], names: Collection[str]) -> frozenset[int]:
    """Places of the words that are names. `names` are keys of words known to be names from elsewhere in the reports."""
    title = is_title(text, line)
    found = {
        at
        for at, word in enumerate(line)
        if _names_something(text, word)
        and (owner(word.key) in names or not (title or (_opens(text, line, at) and not _letters(text, word))))
    }
    if not title:
        # "First Orvane Bank said": what opens a sentence belongs to the name that it runs into
        found.update(
            at
            for at in range(len(line) - 1)
            if at not in found
            and at + 1 in found
            and _names_something(text, line[at])
            and _GAP.fullmatch(text, line[at].end, line[at + 1].start)
        )
    return frozenset(found)


def name_length(text: str, line: Sequence[Word], at: int, known: Collection[int]) -> int:
    """Of how many words the name is that begins at `at`: "John F. Tolk" and "Bank of Orvane" are one name each."""
    last = at
    while last + 1 < len(line):
        step = 1
        if owner(line[last].key) != line[last].key:
            break
        if (
            line[last + 1].key == "of"
            and line[last].key in words(HERE, "bodies_of.tsv")
            and _GAP.fullmatch(text, line[last].end, line[last + 1].start)
        ):
            step = 2
        following = last + step
        if following not in known or not _runs_on(text, line[following - 1], line[following]):
            break
        last = following
    return last + 1 - at


def one_name(older: str, newer: str) -> bool:
    """Whether two names can be one, in full and in short: "Mara Tolk" and "Tolk", "Orvane Port Authority" and "OPA".

    The short form has the last word of the full one, or all but its last; and none of the words by which places are
    told apart is only in one: "Vale" and "South Vale" are two.
    """
    short, full = sorted((older.split(), newer.split()), key=len)
    if set(short) <= set(full):
        return (short[-1] == full[-1] or short == full[:-1]) and not (set(full) - set(short)) & _TELLS_APART
    letters = short[0] if len(short) == 1 else ""
    return len(letters) > 1 and letters == "".join(word[0] for word in full if word != "of")


def is_title(text: str, line: Sequence[Word]) -> bool:
    """Whether most words of a line have capitals, as in a headline; a line with a full stop has them in each letter."""
    if len(line) > _LONGEST_TITLE:
        return False
    telling = [text[word.start : word.end] for word in line if not plain(word.key)]
    if line and text[line[-1].end : line[-1].end + 1] == ".":
        return sum(word.isupper() for word in telling) > _TITLE_CASE_SHARE * len(telling)
    return sum(word[0].isupper() for word in telling) > _TITLE_CASE_SHARE * len(telling)


def _runs_on(text: str, word: Word, following: Word) -> bool:
    written = text[word.start : word.end]
    shortened = written[0].isupper() and (len(written) <= _INITIAL or written.casefold() in words(HERE, "spellings.tsv"))
    start = word.end + (text[word.end] == "." and shortened)
    return _GAP.fullmatch(text, start, following.start) is not None


def _names_something(text: str, word: Word) -> bool:
    """Whether a word has a capital and is none of grammar: "US" is, "Us" is not; so is an initial, "T."."""
    written = text[word.start : word.end].replace(".", "")
    if len(written) == 1 and text[word.end : word.end + 1] == ".":
        return written.isupper()
    return written[0].isupper() and (not plain(word.key) or (len(written) > 1 and written.isupper()))


def _letters(text: str, word: Word) -> bool:
    """Whether a word is written in capitals throughout: a name in letters, "NATO"."""
    written = text[word.start : word.end]
    return len(written) > 1 and written.isalpha() and written.isupper()


def _opens(text: str, line: Sequence[Word], at: int) -> bool:
    """Whether a word stands where any word is written with a capital: first, or behind an opening quote, a colon, a full stop."""
    if at == 0:
        return True
    between = text[line[at - 1].end : line[at].start].strip()
    before = text[line[at - 1].start : line[at - 1].end]
    if between == "." and before[0].isupper() and len(before) <= _INITIAL:
        return False
    return bool(between) and between[-1] in _SENTENCE_OPENS and between not in ("-", "'", "’")
