"""Where a figure was last changed: on the way from copy to copy of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Passage, Report, Sentence, Span
from dateline.text.order import Age, age


def alterations(reports: Sequence[Report], sentences: Sequence[Sentence], passages: Sequence[Passage]) -> dict[str, str]:
    """Sentence id → id of the report in which a number of it was last changed; without those that stand as in their first text."""
    copied = _copied(passages, {report.id: age(report) for report in reports})
    found = ((sentence.id, _changed_in(sentence.span, copied)) for sentence in sentences)
    return {sentence: report for sentence, report in found if report is not None}


def _copied(passages: Sequence[Passage], ages: dict[str, Age]) -> dict[Span, tuple[Span, bool]]:
    """For each copied sentence the sentence it was copied from, and whether a number was changed on the way.

    Of several sources the likest counts, then the oldest. What was merged of several sentences changed if any of them did.
    """
    changes = {(p.older_report, p.newer) for p in passages if p.newer and any(change.kind == "number" for change in p.changes)}
    found: dict[Span, tuple[tuple[float, Age, Span], tuple[Span, bool]]] = {}
    for passage in passages:
        if passage.older is not None and passage.newer is not None:
            changed = (passage.older_report, passage.newer) in changes
            rank = (-passage.score, ages[passage.older_report], passage.older)
            if passage.newer not in found or rank < found[passage.newer][0]:
                found[passage.newer] = (rank, (passage.older, changed))
    return {newer: source for newer, (_, source) in found.items()}


def _changed_in(sentence: Span, copied: dict[Span, tuple[Span, bool]]) -> str | None:
    """The report in which a number of this sentence was last changed; None where it stands as in its first text."""
    seen: set[Span] = set()
    while sentence in copied and sentence not in seen:
        seen.add(sentence)
        older, changed = copied[sentence]
        if changed:
            return sentence.report
        sentence = older
    return None
