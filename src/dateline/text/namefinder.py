"""Finds names with the weights of spaCy's recogniser, for all words of a batch at once; the same names.

spaCy goes from word to word: no name, a name of one word, or the first, next or last word of one, whichever scores best. But the
score hangs on what came before inside a name alone. So each word is first scored as if no name were under way; then
each name that would begin is led to its end, all together; and from left to right those stay that no earlier one covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Span

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]

_SEEN = 3
"""What a move is scored by: the word, the first word of the name under way, the word before."""


def suits_finder(part: Any) -> bool:
    """Whether a recogniser scores its moves by these words."""
    lower = part.model.get_ref("lower")
    return bool(lower.get_dim("nF") == _SEEN and lower.get_dim("nP") > 1)


class NameFinder:
    """A recogniser that `suits_finder`, one without a beam whose labels are those that it was trained on."""

    def __init__(self, part: Any) -> None:
        self._vectors, self._lower, self._upper = (part.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        moves = [part.moves.get_class_name(i).partition("-")[::2] for i in range(part.moves.n_moves)]
        self._labels = [label for _, label in moves]
        places = {move: i for i, move in enumerate(moves)}
        self._begins = np.array([kind == "B" for kind, _ in moves])
        self._alone = np.array([kind == "U" and bool(label) for kind, label in moves])
        self._outside = np.array([kind == "O" for kind, _ in moves])
        self._next = np.array([places.get(("I", label), 0) for label in self._labels])
        self._last = np.array([places.get(("L", label), 0) for label in self._labels])

    def mark(self, docs: Sequence[Any]) -> None:
        """Set the entities of documents whose sentences are known."""
        blank, begins = np.concatenate([doc.to_array((IS_SPACE, SENT_START)) for doc in docs]).T == 1
        ends = np.cumsum([len(doc) for doc in docs])
        goes_on = ~np.roll(begins, -1)
        goes_on[ends - 1] = False
        at = 0
        names = self._names(self._lower.predict(self._vectors.predict(docs)), blank, goes_on)
        name = next(names, None)
        for doc in docs:
            own = []
            while name is not None and name[0] < at + len(doc):
                first, end, move = name
                own.append(Span(doc, first - at, end - at, self._labels[move]))
                name = next(names, None)
            doc.set_ents(own, default="outside")
            at += len(doc)

    def _names(self, tables: Floats, blank: Flags, goes_on: Flags) -> Iterator[tuple[int, int, int]]:
        """First word, the word after the last, and the move that began it, of each name in order.

        `tables` has for each word, after a row for none, what it adds in each of the three places.
        """
        own, none, words = tables[1:], tables[0], np.arange(len(blank))
        scores = self._scores(own[:, 0] + none[1] + none[2])
        scores[:, ~(self._begins | self._alone | self._outside)] = -np.inf
        scores[np.ix_(blank, self._begins | self._alone)] = -np.inf
        scores[np.ix_(~goes_on, self._begins)] = -np.inf
        best = scores.argmax(axis=1)
        ends = words + 1
        self._lead(own, words[self._begins[best]], best, goes_on, ends)
        reached = 0
        for first in words[~self._outside[best]].tolist():
            if first >= reached:
                reached = int(ends[first])
                yield first, reached, int(best[first])

    def _lead(self, own: Floats, firsts: Numbers, moves: Numbers, goes_on: Flags, ends: Numbers) -> None:
        """Write down where each name ends that begins at one of the words."""
        at = firsts + 1
        while len(firsts):
            scores = self._scores(own[at, 0] + own[firsts, 1] + own[at - 1, 2])
            rows, label = np.arange(len(firsts)), moves[firsts]
            further = goes_on[at] & (scores[rows, self._next[label]] >= scores[rows, self._last[label]])
            ends[firsts[~further]] = at[~further] + 1
            firsts, at = firsts[further], at[further] + 1

    def _scores(self, sums: Floats) -> Floats:
        sums += self._lower.get_param("b")
        best = sums[:, :, 0]
        for piece in range(1, sums.shape[2]):
            best = np.maximum(best, sums[:, :, piece])
        scores: Floats = self._upper.predict(best)
        return scores
