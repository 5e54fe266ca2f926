"""Logistic regression in plain numpy: the same figures each time, from the same data."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

STEPS = 100
CLOSE = 1e-9


def fit(features: Numbers, same: Numbers, *, weigh: Numbers | None = None, penalty: float = 1.0) -> tuple[Numbers, float]:
    """Weights and base that make `same` (1 or 0 a row) likeliest, by Newton's method; `penalty` times half the squared weights is taken off.

    `weigh` says for how many rows each row stands. The base is not held back.
    """
    rows = np.column_stack([features, np.ones(len(features))])
    stands_for = np.ones(len(rows)) if weigh is None else weigh
    hold = np.append(np.full(features.shape[1], penalty), 0.0)
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ found, -500, 500)))
        slope = rows.T @ (stands_for * (likely - same)) + hold * found
        bend = (rows * (stands_for * likely * (1 - likely))[:, None]).T @ rows + np.diag(hold + CLOSE)
        step = np.linalg.solve(bend, slope)
        found = found - step
        if float(np.abs(step).max()) < CLOSE:
            break
    return found[:-1], float(found[-1])
