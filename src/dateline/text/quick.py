"""Parses a batch with spaCy's own parts and weights, called so that they take less than half of `nlp.pipe`'s time.

- Products go through NumPy (`arithmetic`).
- The transition parsers are led step by step from here: inside spaCy's own loop each look at a move takes Python's lock anew.
- Parts of speech and base forms are looked up (`forms`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Tagger, Tok2Vec

from dateline.text.arithmetic import Steady
from dateline.text.forms import Form, Forms

_PARTS = (Tok2Vec, Tagger, DependencyParser, AttributeRuler, EnglishLemmatizer, EntityRecognizer)
"""The parts of spaCy's English pipelines for the processor; one with other parts is left to spaCy."""


def suits(nlp: Any) -> bool:
    """Whether the pipeline has these parts, each once, searches without a beam and finds base forms by rules."""
    parts = [part for _, part in nlp.pipeline]
    return (
        len(parts) == len(_PARTS)
        and {type(part) for part in parts} == set(_PARTS)
        and all(part.cfg["beam_width"] == 1 for part in parts if isinstance(part, DependencyParser | EntityRecognizer))
        and nlp.get_pipe("lemmatizer").mode == "rule"
    )


class Quick:
    """A pipeline that `suits`."""

    def __init__(self, nlp: Any) -> None:
        parts = {type(part): part for _, part in nlp.pipeline}
        self._split = nlp.make_doc
        self._parts = [parts[kind] for kind in (Tok2Vec, Tagger, DependencyParser, EntityRecognizer)]
        self._forms = Forms(nlp.vocab, parts[AttributeRuler], parts[EnglishLemmatizer])
        arithmetic = Steady()
        for part in self._parts:
            for layer in part.model.walk():
                layer.ops = arithmetic

    def annotate(self, sentences: Sequence[str]) -> Iterator[tuple[Any, Sequence[Form]]]:
        """Each sentence as a document with heads, labels and entities, and the forms of its words; fastest where lengths are alike."""
        docs = [self._split(sentence) for sentence in sentences]
        worded = [doc for doc in docs if len(doc)]
        if worded:
            for part in self._parts:
                moves = isinstance(part, DependencyParser | EntityRecognizer)
                part.set_annotations(worded, _led(part, worded) if moves else part.predict(worded))
        return zip(docs, self._forms.of(docs), strict=True)


def _led(part: Any, docs: Sequence[Any]) -> Sequence[Any]:
    """The last state of each document: in each step all that are not done make the move that scores best."""
    states: Sequence[Any] = part.moves.init_batch(docs)
    scores = part.model.predict(docs)
    todo = [state for state in states if not state.is_final()]
    while todo:
        todo = part.transition_states(todo, scores.predict(todo))
    scores.clear_memory()
    return states
