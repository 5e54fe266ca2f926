"""Who copied whom, sentence by sentence: what two reports share, which reports share text, and where a text originated."""

from __future__ import annotations

from dateline.passages.alignment import align
from dateline.passages.candidates import candidates
from dateline.passages.lineage import lineage, origins, trace

__all__ = ["align", "candidates", "lineage", "origins", "trace"]
