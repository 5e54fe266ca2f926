"""The dictionary that comes with the parser's model: which words are ordinary English, in any form."""

from __future__ import annotations

from functools import cache
from typing import Any

_OPEN = ("noun", "verb", "adj", "adv")


class Dictionary:
    """The words of the model's lemmatizer (WordNet's); with a model that has none, function words and what it never met with a capital."""

    def __init__(self, nlp: Any) -> None:
        lookups: Any = nlp.get_pipe("lemmatizer").lookups if nlp.has_pipe("lemmatizer") else None
        listed = lookups is not None and all(lookups.has_table(table) for table in ("lemma_index", "lemma_rules", "lemma_exc"))
        index, rules, irregular = (lookups.get_table(f"lemma_{table}") if listed else {} for table in ("index", "rules", "exc"))
        self._index = {sort: frozenset(index.get(sort, ())) for sort in _OPEN}
        self._endings = {sort: tuple(map(tuple, rules.get(sort, ()))) for sort in _OPEN}
        self._irregular = {sort: frozenset(irregular.get(sort, ())) for sort in _OPEN}
        self._function_words = frozenset(nlp.Defaults.stop_words)
        self._strings = frozenset(nlp.vocab.strings)  # as loaded: the model's own grow with what it reads
        self.knows = cache(self._knows)

    def _knows(self, word: str) -> bool:
        """Whether `word` (small letters) is an ordinary word, in this or another form."""
        if word in self._function_words or self._small(word):
            return True
        return any(word in index or word in self._irregular[sort] or self._inflected(word, sort) for sort, index in self._index.items())

    def _inflected(self, word: str, sort: str) -> bool:
        return any(
            word.endswith(old) and word[: len(word) - len(old)] + new in self._index[sort] for old, new in self._endings[sort] if old != new
        )

    def _small(self, word: str) -> bool:
        """The model met the word in small letters and never with a capital."""
        strings = self._strings
        return word in strings and word.capitalize() not in strings and word.upper() not in strings
