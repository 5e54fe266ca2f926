"""The vectors of words, by spaCy's own weights and sums, in less than half its time; the same to the bit.

- What a word is by itself, apart from those beside it, is worked out once for all places where it stands.
- The layers that look at neighbours go over a few hundred words at a time, which stay in the processor's cache; and the larger of a
  layer's pieces is taken for all words at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

from dateline.text.arithmetic import ROWS, product

_MOST = 1 << 15
"""Words that are remembered, each with what stands after it (some 20 MB); then memory begins anew."""
_TINY = 1e-8
"""What thinc adds to a variance, so that it can divide by it."""

Vectors = NDArray[np.float32]


def quicken(model: Any) -> None:
    """Put the quick layers in place of those that they can stand for, wherever in the model; others stay."""
    for layer in list(model.walk()):
        if _by_itself(layer):
            model.replace_node(layer, _layer("words", Words(layer)))
        elif _with_neighbours(layer):
            model.replace_node(layer, _layer("neighbours", Neighbours(layer)))


def _layer(name: str, work: Callable[[Any], Any]) -> Any:
    def forward(_model: Any, given: Any, is_train: bool) -> tuple[Any, None]:  # noqa: ARG001, FBT001 - thinc's way of calling
        return work(given), None

    return Model(name, forward)


def _names(layer: Any) -> list[str]:
    return [inner.name for inner in layer.layers]


def _by_itself(layer: Any) -> bool:
    """Whether it is spaCy's `MultiHashEmbed` without vectors made elsewhere."""
    names = _names(layer)
    return len(names) == 5 and names[:2] == ["extract_features", "list2ragged"] and names[4] == "ragged2list"


def _with_neighbours(layer: Any) -> bool:
    """Whether it is spaCy's `MaxoutWindowEncoder` that looks one word to each side."""
    steps = layer.layers[0].layers if layer.name.startswith("with_array(residual(") else ()
    return bool(steps) and all(
        step.name == "residual(expand_window>>maxout>>layernorm>>dropout)" and _parts(step)[0].attrs["window_size"] == 1 for step in steps
    )


def _parts(step: Any) -> list[Any]:
    """The innermost layers of a step, in order."""
    return [layer for layer in step.walk() if not layer.layers]


class Words:
    """What each word is by itself: a vector for its spelling, its beginning and end, its shape, and whether a blank follows."""

    def __init__(self, layer: Any) -> None:
        self._features, _, self._hashed, self._mixed, _ = layer.layers
        self._places: dict[bytes, int] = {}
        self._known = np.empty((_MOST, layer.get_dim("nO")), np.float32)

    def __call__(self, docs: Sequence[Any]) -> list[Vectors]:
        """The vectors of each document's words."""
        told = self._features.predict(docs)
        rows = np.ascontiguousarray(np.concatenate(told))
        keys = rows.view(f"V{rows.itemsize * rows.shape[1]}").ravel().tolist()
        first = {key: at for at, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(first) > _MOST:
            self._places.clear()
            first = {key: at for at, key in enumerate(keys)}
        if len(first) > _MOST:
            return self._split(self._worked_out(rows), told)
        if first:
            new = len(self._places)
            self._known[new : new + len(first)] = self._worked_out(rows[list(first.values())])
            self._places.update(zip(first, range(new, new + len(first)), strict=True))
        return self._split(self._known[[self._places[key] for key in keys]], told)

    def _worked_out(self, rows: NDArray[np.uint64]) -> Vectors:
        found: Vectors = self._mixed.predict(self._hashed.predict(rows))
        return found

    @staticmethod
    def _split(vectors: Vectors, told: Sequence[Any]) -> list[Vectors]:
        return np.split(vectors, np.cumsum([len(one) for one in told])[:-1])


class Neighbours:
    """Lets each word look at the words beside it, several times over."""

    def __init__(self, layer: Any) -> None:
        self._between = layer.attrs["pad"]
        self._steps = [_Step(*(part for part in _parts(step) if part.param_names)) for step in layer.layers[0].layers]

    def __call__(self, docs: Sequence[Vectors]) -> list[Vectors]:
        """The new vectors of each document's words, from their old ones. Between documents stand rows of nought, as in training."""
        starts = self._between + np.cumsum([0, *(len(doc) + self._between for doc in docs)])
        width = docs[0].shape[1]
        old, new = np.zeros((2, starts[-1] + 2, width), np.float32)  # a row more at each end, which stays nought
        for doc, start in zip(docs, starts, strict=False):
            old[start + 1 : start + 1 + len(doc)] = doc
        for step in self._steps:
            step(old, new)
            old, new = new, old
        return [old[start + 1 : start + 1 + len(doc)].copy() for doc, start in zip(docs, starts, strict=False)]


class _Step:
    """One look: of three sums (the pieces) the largest, made even by mean and spread, is added to the word's vector."""

    def __init__(self, maxout: Any, even: Any) -> None:
        weights = maxout.get_param("W")
        outputs, pieces, inputs = weights.shape
        self._pieces, self._width = pieces, outputs
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(pieces * outputs, inputs).T
        self._bias = np.ascontiguousarray(maxout.get_param("b").T).reshape(pieces * outputs)
        self._scale, self._shift = even.get_param("G"), even.get_param("b")

    def __call__(self, old: Vectors, new: Vectors) -> None:
        """Fill `new`; both have a row of nought at each end."""
        seen = np.lib.stride_tricks.as_strided(old, (len(old) - 2, 3 * self._width), old.strides, writeable=False)
        room = np.empty((ROWS, len(self._bias)), np.float32)
        for at in range(0, len(seen), ROWS):
            sums = product(seen[at : at + ROWS], self._weights, room)
            sums += self._bias
            best = sums[:, : self._width]
            for piece in range(1, self._pieces):
                best = np.maximum(best, sums[:, piece * self._width : (piece + 1) * self._width])
            apart = best - best.mean(axis=1, keepdims=True)
            spread = np.multiply(apart, apart).mean(axis=1, keepdims=True) + _TINY
            apart *= spread ** (-1.0 / 2.0)
            apart *= self._scale
            apart += self._shift
            np.add(apart, old[at + 1 : at + 1 + len(apart)], out=new[at + 1 : at + 1 + len(apart)])
