"""Makes versions of real reports with a log of every edit: the measure of who copied whom.

    python -m benchmarks.versions --data ../shared/data/stream --seed 1 --out made

Read in this order: `texts` (real reports, chosen by seed), `units` (a report as sentences that know where they come
from), `wording`, `facts` and `outlets` (what is done to a sentence), `stops` (sentences split and merged), `recipes` (what is done to a report), `families`
(versions of versions, with dates), `gold` (what was done, as a scorer reads it).
"""

from __future__ import annotations

from benchmarks.versions.families import Pile, make

__all__ = ["Pile", "make"]
