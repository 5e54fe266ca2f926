"""Who copied whom, sentence by sentence: what two reports share, which reports share text, and where a text originated."""

from __future__ import annotations

from dateline.passages.alignment import align
from dateline.passages.candidates import candidates
from dateline.passages.descent import descents, relation_of
from dateline.passages.furniture import furniture
from dateline.passages.lineage import origins, trace
from dateline.passages.shares import Share, shares

__all__ = ["Share", "align", "candidates", "descents", "furniture", "origins", "relation_of", "shares", "trace"]
