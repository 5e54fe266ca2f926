"""Who copied whom, sentence by sentence: what two reports share, which reports share text, and where a text originated."""

from __future__ import annotations

from dateline.passages.alignment import align
from dateline.passages.candidates import candidates
from dateline.passages.descent import Descent, descents, relation_of
from dateline.passages.furniture import furniture
from dateline.passages.lineage import lineage, origins, trace

__all__ = ["Descent", "align", "candidates", "descents", "furniture", "lineage", "origins", "relation_of", "trace"]
