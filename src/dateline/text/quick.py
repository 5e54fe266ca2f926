"""Parses a batch with spaCy's own parts and weights, called so that they take a third of `nlp.pipe`'s time.

- Products go through NumPy (`arithmetic`), words get their vectors in blocks (`vectors`).
- The parser is led step by step from here: inside spaCy's own loop each look at a move takes Python's lock anew.
- Names are found for all words at once (`namefinder`).
- Parts of speech and base forms are looked up (`forms`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Tagger, Tok2Vec

from dateline.text.arithmetic import Steady
from dateline.text.forms import Form, Forms
from dateline.text.namefinder import NameFinder, suits_finder
from dateline.text.vectors import quicken

_PARTS = (Tok2Vec, Tagger, DependencyParser, AttributeRuler, EnglishLemmatizer, EntityRecognizer)
"""The parts of spaCy's English pipelines for the processor; one with other parts is left to spaCy."""


def suits(nlp: Any) -> bool:
    """Whether the pipeline has these parts, each once, that move, name and find base forms in the usual ways."""
    parts = {type(part): part for _, part in nlp.pipeline}
    return (
        len(nlp.pipeline) == len(_PARTS)
        and set(parts) == set(_PARTS)
        and all(_usual(parts[kind]) for kind in (DependencyParser, EntityRecognizer))
        and suits_finder(parts[EntityRecognizer])
        and parts[EnglishLemmatizer].mode == "rule"
    )


def _usual(part: Any) -> bool:
    """Whether a part goes from move to move without a beam, each scored from a hidden layer and by all moves it was trained on."""
    return part.cfg["beam_width"] == 1 and part.model.attrs["has_upper"] and not part.model.attrs["unseen_classes"]


class Quick:
    """A pipeline that `suits`."""

    def __init__(self, nlp: Any) -> None:
        parts = {type(part): part for _, part in nlp.pipeline}
        self._split = nlp.make_doc
        self._first, self._parser = [parts[Tok2Vec], parts[Tagger]], parts[DependencyParser]
        arithmetic = Steady()
        for part in (*self._first, self._parser, parts[EntityRecognizer]):
            for layer in part.model.walk():
                layer.ops = arithmetic
            quicken(part.model)
        self._names = NameFinder(parts[EntityRecognizer])
        self._forms = Forms(nlp.vocab, parts[AttributeRuler], parts[EnglishLemmatizer])

    def annotate(self, sentences: Sequence[str]) -> Iterator[tuple[Any, Sequence[Form]]]:
        """Each sentence as a document with heads, labels and entities, and the forms of its words; fastest where lengths are alike."""
        docs = [self._split(sentence) for sentence in sentences]
        worded = [doc for doc in docs if len(doc)]
        if worded:
            for part in self._first:
                part.set_annotations(worded, part.predict(worded))
            self._parser.set_annotations(worded, _led(self._parser, worded))
            self._names.mark(worded)
        return zip(docs, self._forms.of(docs), strict=True)


def _led(part: Any, docs: Sequence[Any]) -> Sequence[Any]:
    """The last state of each document: in each step all that are not done make the move that scores best."""
    states: Sequence[Any] = part.moves.init_batch(docs)
    step = part.model.predict(docs)
    todo = [state for state in states if not state.is_final()]
    while todo:
        seen = step.state2vec.predict(step.get_token_ids(todo))
        todo = part.transition_states(todo, step.vec2scores.predict(seen))
    step.clear_memory()
    return states
