"""The evidence of a verdict: mentions as a person saw them, and how each is found again among those of today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.records import EventMention, Report, Sentence, Span, Witness
from dateline.text.order import age


def testify(mention: EventMention, sentence: Sentence, report: Report) -> Witness:
    """What is kept of a mention: where it stood, its words and its kind, and what tells a new version of its report."""
    return Witness(
        mention.trigger,
        sentence.span,
        mention.kind,
        report.text[mention.trigger.start : mention.trigger.end],
        report.text[sentence.span.start : sentence.span.end],
        report.name,
        report.source,
        report.url,
    )


class Bench:
    """The mentions of today, where a witness looks for its own."""

    def __init__(self, reports: Sequence[Report], sentences: Sequence[Sentence], mentions: Sequence[EventMention]) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._mentions: dict[str, list[EventMention]] = {}
        for mention in mentions:
            self._mentions.setdefault(mention.trigger.report, []).append(mention)
        self._sentences: dict[str, list[Span]] = {}
        for span in sorted(sentence.span for sentence in sentences):
            self._sentences.setdefault(span.report, []).append(span)
        self._versions: dict[tuple[str | None, ...], list[str]] = {}
        for report in sorted(reports, key=age, reverse=True):
            for key in _documents(report.name, report.source, report.url):
                self._versions.setdefault(key, []).append(report.id)

    def find(self, witness: Witness) -> str | None:
        """The id of the mention that a witness means; None where no report tells its words as an event any more.

        It is the one whose trigger overlaps; else the nearest of its kind in the same sentence; else, in the newest version
        of the report that has the same sentence, the one in the same words.
        """
        here = self._mentions.get(witness.trigger.report, [])
        found = _in_sentence(here, witness.trigger, witness.sentence, witness.kind)
        if found is not None:
            return found
        for key in _documents(witness.name, witness.source, witness.url):
            for version in self._versions.get(key, []):
                line = self._line(version, witness.words) if version != witness.trigger.report else None
                if line is None:
                    continue
                moved = line.start - witness.sentence.start
                trigger = Span(version, witness.trigger.start + moved, witness.trigger.end + moved)
                found = _in_sentence(self._mentions.get(version, []), trigger, line, witness.kind)
                if found is not None:
                    return found
        return None

    def _line(self, report: str, words: str) -> Span | None:
        """The first sentence of a report that has these words."""
        text, wanted = self._texts[report], words.split()
        return next((span for span in self._sentences.get(report, []) if text[span.start : span.end].split() == wanted), None)


def _in_sentence(mentions: Iterable[EventMention], trigger: Span, sentence: Span, kind: str) -> str | None:
    """The mention that overlaps the trigger (of several one of the kind, then the one that shares most), else the nearest of the kind."""
    inside = [mention for mention in mentions if mention.trigger.overlaps(trigger) or sentence.covers(mention.trigger)]
    ranked = sorted(
        (not m.trigger.overlaps(trigger), m.kind != kind, -_shared(m.trigger, trigger), abs(m.trigger.start - trigger.start), m.id)
        for m in inside
    )
    elsewhere, of_other_kind, *_, found = ranked[0] if ranked else (True, True, "")
    return None if elsewhere and of_other_kind else str(found)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _documents(name: str | None, source: str | None, url: str | None) -> tuple[tuple[str | None, ...], ...]:
    """By what a new version is known: one web address; where there is none, one name and publisher."""
    return ((url,),) if url else ((name, source),) if name else ()
