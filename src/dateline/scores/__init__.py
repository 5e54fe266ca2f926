"""Scores against a truth made by hand: pure functions, for users too.

from dateline.scores import clusterings

clusterings.pairwise({"r1": "bridge", "r2": "bridge"}, {"r1": 7, "r2": 8}).recall  # 0.0

docs/scores.md tells each measure with its source.
"""

from dateline.scores import clusterings, counts, distance, spans
from dateline.scores.score import Score

__all__ = ["Score", "clusterings", "counts", "distance", "spans"]
