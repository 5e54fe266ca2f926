"""Parts of speech and base forms, which spaCy finds by rules: each word with its tag and label is put to the rules once.

Most rules name no word, so that one word of a tag and label is put to them for all others. A few rules look at two words
("gon na", "there is"); a word of these is put to them with its neighbours wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.attrs import DEP, ORTH, TAG
from spacy.tokens import Doc

_MOST = 200_000
"""Forms that are remembered (some 60 MB); then memory begins anew."""

Form = tuple[str, str, str, str, str]
"""Of a word: text, base form, part of speech, tag, label."""
Key = tuple[int, int, int]
"""Of a word, by the numbers of the vocabulary: text, tag, label."""
Parts = tuple[str, str, str]
"""The same in words."""


class Forms:
    """Remembers what the rules made of words."""

    def __init__(self, vocabulary: Any, ruler: Any, lemmatizer: Any) -> None:
        self._words, self._labels = _of_several(ruler.patterns)
        self._named, self._like = _named(ruler.patterns)
        self._reach = max(len(pattern) for told in ruler.patterns for pattern in told["patterns"]) - 1
        self._vocabulary = vocabulary
        self._ruler = ruler
        self._lemmatizer = _hastened(lemmatizer)
        self._known: dict[Key, Form | None] = {}
        self._kinds: dict[tuple[str, str], tuple[str, str]] = {}
        """Part of speech and features of words that no rule names, by tag and label."""

    def of(self, docs: Sequence[Any]) -> Iterator[Sequence[Form]]:
        """The forms of each document's words, which have tags and labels."""
        keys: list[list[Key]] = [list(map(tuple, doc.to_array((ORTH, TAG, DEP)).tolist())) for doc in docs]
        if len(self._known) > _MOST:
            self._known.clear()
        self._learn(sorted({key for own in keys for key in own if key not in self._known}))
        for own in keys:
            forms = [form for key in own if (form := self._known[key]) is not None]
            yield forms if len(forms) == len(own) else self._with_neighbours(own)

    def _learn(self, keys: Sequence[Key]) -> None:
        """Put words that are new to the rules, all at once; None for one that rules see together with others."""
        told = {key: self._parts(key) for key in keys}
        self._known.update(dict.fromkeys(keys))
        alone = [(key, parts) for key, parts in told.items() if parts[0].lower() not in self._words and parts[2] not in self._labels]
        named = {key: parts for key, parts in alone if (word := parts[0].lower()) in self._named or self._like.search(word)}
        self._known.update(zip(named, self._ruled([*named.values()]), strict=True))
        others = {key: parts for key, parts in alone if key not in named}
        first = {parts[1:]: parts for parts in others.values() if parts[1:] not in self._kinds}
        self._kinds.update(zip(first, [(token.pos_, str(token.morph)) for token in self._ruler(self._doc([*first.values()]))], strict=True))
        doc = self._doc([*others.values()], [self._kinds[parts[1:]] for parts in others.values()])
        self._known.update(zip(others, self._formed(doc), strict=True))

    def _with_neighbours(self, keys: Sequence[Key]) -> Sequence[Form]:
        """The forms of a sentence's words, where rules may see one of them together with those beside it."""
        forms = [self._known[key] for key in keys]
        told = [self._parts(key) for key in keys]
        for place in [place for place, form in enumerate(forms) if form is None]:
            first, touched = max(0, place - 2 * self._reach), max(0, place - self._reach)
            ruled = self._ruled(told[first : place + 2 * self._reach + 1])
            forms[touched : place + self._reach + 1] = ruled[touched - first : place + self._reach + 1 - first]
        return [form for form in forms if form is not None]

    def _parts(self, key: Key) -> Parts:
        word, tag, label = map(self._vocabulary.strings.__getitem__, key)
        return word, tag, label

    def _doc(self, told: Sequence[Parts], kinds: Sequence[tuple[str, str]] | None = None) -> Any:
        words, tags, labels = ([parts[i] for parts in told] for i in range(3))
        pos, features = ([kind[i] for kind in kinds] for i in range(2)) if kinds is not None else (None, None)
        return Doc(self._vocabulary, words=words, tags=tags, deps=labels, pos=pos, morphs=features)

    def _ruled(self, told: Sequence[Parts]) -> Sequence[Form]:
        return self._formed(self._ruler(self._doc(told)))

    def _formed(self, doc: Any) -> Sequence[Form]:
        return [(token.text, token.lemma_, token.pos_, token.tag_, token.dep_) for token in self._lemmatizer(doc)]


def _hastened(lemmatizer: Any) -> Any:
    """The lemmatizer with its dictionary as sets: it asks whether a form is in lists of up to 57,000 words."""
    index = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(index):
        index[part] = frozenset(index[part])
    return lemmatizer


def _of_several(patterns: Sequence[Mapping[str, Any]]) -> tuple[frozenset[str], frozenset[str]]:
    """Words in small letters, and labels, of which each rule for several words needs one."""
    words: set[str] = set()
    labels: set[str] = set()
    for told in patterns:
        for pattern in told["patterns"]:
            if len(pattern) > 1:
                attribute, few = min(_needed(pattern), key=lambda need: len(need[1]))
                (words if attribute == "LOWER" else labels).update(few)
    return frozenset(words), frozenset(labels)


def _needed(pattern: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a rule asks of its words: words or labels of which one must be there. Raises `ValueError` where it names none."""
    named = False
    for token in pattern:
        for attribute in ("LOWER", "DEP"):
            listed = _listed(token.get(attribute))
            if listed:
                named = True
                yield attribute, listed
    if not named:
        raise ValueError(f"a rule for several words names neither a word nor a label: {pattern}")


def _listed(asked: Any) -> tuple[str, ...]:
    """The values of which a rule asks one; none where it asks otherwise."""
    if isinstance(asked, Mapping):
        return tuple(asked.get("IN", ()))
    return (asked,) if isinstance(asked, str) else ()


def _named(patterns: Sequence[Mapping[str, Any]]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Words, in small letters, that rules for one word name, and what finds others that they may look at; blanks are such."""
    words, like = set[str](), [r"^\s+$"]
    for told in patterns:
        for token in [pattern[0] for pattern in told["patterns"] if len(pattern) == 1]:
            asked = token.get("LOWER")
            words.update(_listed(asked))
            if isinstance(asked, Mapping) and "REGEX" in asked:
                like.append(asked["REGEX"])
            elif not (_listed(asked) or "IS_SPACE" in token or _by_kind(token, told["attrs"])):
                like.append("")  # a rule of another make: every word has to be put to it
    return frozenset(words), re.compile("|".join(like))


def _by_kind(token: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether a rule looks at nothing but tag and label, and tells nothing but the part of speech and features."""
    return set(token) <= {"TAG", "DEP"} and set(given) <= {"POS", "MORPH"}
