"""The parser's multiplications by NumPy instead of BLIS, whose kernel for any processor takes up to three times as long.

A row must come out the same to the bit whatever rows stand beside it: else a sentence's grammar would hang on its batch.
Libraries choose how they add up by the size of the matrices; so here every product has the same number of rows.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

ROWS = 256
"""Rows of each product: enough for the library's speed (nine tenths of what it reaches), few enough to fill up at the end."""


def product(left: NDArray[Any], right: NDArray[Any], room: NDArray[Any]) -> NDArray[Any]:
    """The product of a matrix of at most `ROWS` rows with another, written into `room`, which has `ROWS`."""
    if len(left) < ROWS:
        filled = np.zeros((ROWS, left.shape[1]), np.float32)
        filled[: len(left)] = left
        return np.dot(filled, right, out=room)[: len(left)]
    return np.dot(left, right, out=room)


class Steady(NumpyOps):  # type: ignore[misc]  # thinc's types do not reach its compiled parts
    """Thinc's operations, with products in blocks of one size."""

    def gemm(
        self, x: NDArray[Any], y: NDArray[Any], *, out: NDArray[Any] | None = None, trans1: bool = False, trans2: bool = False
    ) -> NDArray[Any]:
        """The product of two matrices, the first or second turned round; `out` is filled where given."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        result = np.empty((len(left), right.shape[1]), np.float32) if out is None else out
        whole = len(left) - len(left) % ROWS
        for at in range(0, whole, ROWS):
            product(left[at : at + ROWS], right, result[at : at + ROWS])
        if whole < len(left):
            result[whole:] = product(left[whole:], right, np.empty((ROWS, right.shape[1]), np.float32))
        return result
