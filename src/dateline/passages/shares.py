"""How much of one report was taken from which other, by kind of text: what its reader wants to know of its origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.passages.likeness import COMPARED
from dateline.passages.lineage import best_sources
from dateline.records import Kind, Passage, Sentence


@dataclass(frozen=True, slots=True)
class Share:
    """What a report took from one older report; what is its own, or of a text that is not among the reports, where `source` is None."""

    source: str | None
    counts: Mapping[Kind, int]
    """Headlines, sentences of the body and captions, by kind, where there are any."""
    passages: tuple[Passage, ...]
    """What was taken over, in order of the text; of its own share, nothing."""

    @property
    def size(self) -> int:
        """Sentences of any kind."""
        return sum(self.counts.values())


def shares(report: str, sentences: Sequence[Sentence], passages: Sequence[Passage]) -> tuple[Share, ...]:
    """The shares of `report` (an id), largest first, its own last; each headline, sentence and caption counts in one.

    Of several older reports that have a sentence, it counts for the likest (`origins` follows the same one).
    """
    source = best_sources(passages)
    counts: dict[str | None, Counter[Kind]] = defaultdict(Counter)
    taken: dict[str | None, list[Passage]] = defaultdict(list)
    for sentence in sorted((s for s in sentences if s.span.report == report and s.kind in COMPARED), key=lambda s: s.span):
        passage = source.get(sentence.span)
        giver = passage.older_report if passage else None
        counts[giver][sentence.kind] += 1
        taken[giver] += [passage] if passage else []
    found = (Share(key, {kind: counts[key][kind] for kind in COMPARED if counts[key][kind]}, tuple(taken[key])) for key in counts)
    return tuple(sorted(found, key=lambda share: (share.source is None, -share.size, share.source or "")))
