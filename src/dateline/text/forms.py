"""Parts of speech and base forms, which spaCy finds by rules: each word with its tag and label is put to the rules once.

The rules look at one word; a few look at two ("gon na", "there is"). A sentence with a word of these is always put to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.attrs import DEP, ORTH, TAG
from spacy.tokens import Doc

_MOST = 200_000
"""Forms that are remembered (some 60 MB); then memory begins anew."""


Form = tuple[str, str, str, str, str]
"""Of a word: text, base form, part of speech, tag, label."""


class Forms:
    """Remembers what the rules made of words."""

    def __init__(self, vocabulary: Any, ruler: Any, lemmatizer: Any) -> None:
        self._vocabulary = vocabulary
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, ...], Form | None] = {}
        self._words, self._labels = _of_several(ruler.patterns)

    def of(self, docs: Sequence[Any]) -> Iterator[Sequence[Form]]:
        """The forms of each document's words, which have tags and labels."""
        keys = [[tuple(key) for key in doc.to_array((ORTH, TAG, DEP)).tolist()] for doc in docs]
        if len(self._known) > _MOST:
            self._known.clear()
        self._learn(sorted({key for own in keys for key in own if key not in self._known}))
        for doc, own in zip(docs, keys, strict=True):
            forms = [form for key in own if (form := self._known[key]) is not None]
            yield forms if len(forms) == len(own) else self._ruled(doc)

    def _learn(self, keys: Sequence[tuple[int, ...]]) -> None:
        """Put words that are new to the rules, all at once; None for one that rules see together with others."""
        strings = self._vocabulary.strings
        told = {key: tuple(map(strings.__getitem__, key)) for key in keys}
        alone = {key: parts for key, parts in told.items() if parts[0].lower() not in self._words and parts[2] not in self._labels}
        self._known.update(dict.fromkeys(told))
        if alone:
            words, tags, labels = map(list, zip(*alone.values(), strict=True))
            listed = Doc(self._vocabulary, words=words, tags=tags, deps=labels)
            self._known.update(zip(alone, self._ruled(listed), strict=True))

    def _ruled(self, doc: Any) -> Sequence[Form]:
        return [(token.text, token.lemma_, token.pos_, token.tag_, token.dep_) for token in self._lemmatizer(self._ruler(doc))]


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
            asked = token.get(attribute)
            listed = (asked,) if isinstance(asked, str) else tuple(asked["IN"]) if isinstance(asked, Mapping) and "IN" in asked else ()
            if listed:
                named = True
                yield attribute, listed
    if not named:
        raise ValueError(f"a rule for several words names neither a word nor a label: {pattern}")
