"""One core for one process: libraries of numbers take all cores for one multiplication unless told so before they are loaded."""

from __future__ import annotations

ONE_CORE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")
"""What the environment has to say."""
