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
            np.dot(left[at : at + ROWS], right, out=result[at : at + ROWS])
        if whole < len(left):
            filled = np.zeros((ROWS, left.shape[1]), np.float32)
            filled[: len(left) - whole] = left[whole:]
            result[whole:] = np.dot(filled, right)[: len(left) - whole]
        return result
