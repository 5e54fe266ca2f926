"""Which events make a line of their own: what is told only in passing stands apart from the news."""

from __future__ import annotations

from datetime import timedelta

from dateline.codes import kinds, nature_of
from dateline.records import Entry, Event

_A_MONTH = timedelta(days=31)
_COURT = frozenset({"charge", "conviction", "lawsuit"})


def stands(entry: Entry, event: Event) -> bool:
    """Whether an entry is news that is asserted, and says more than that something was: what the chronicle shows first.

    It must have a day or come from two independent texts; without either it must say two of these: where, how many, and who did it to whom
    (of an arrest and other acts, to whom). A year, or a season, is no day. Of words (a threat, a promise, a demand) it must say
    whose and to whom, as reports are full of them; of a court's, whom they befell. A kind that is in no table of ours counts as harm.
    """
    counted = bool(entry.killed or entry.injured or event.counts)
    known = any(reading.id for reading in event.actors) and bool(event.targets)
    news = entry.status == "new" and entry.modality == "asserted" and event.kind not in ("statement", "war")
    nature = nature_of(event.kind) if event.kind in kinds() else "harm"
    if nature == "word":
        says = bool(entry.day or entry.where or counted)
        return news and (known or (event.kind in _COURT and says and bool(event.targets)))
    dated = entry.day is not None and entry.day.end - entry.day.start <= _A_MONTH
    parties = bool(event.targets) and (bool(event.actors) or nature == "act")
    return news and (dated or entry.origins > 1 or (bool(entry.where) + counted + parties) > 1)
