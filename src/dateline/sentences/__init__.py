"""Reports into sentences: where each begins and ends in the untouched text, and what kind of text it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.records import Kind, Report, Sentence, Span, identify
from dateline.sentences.boundaries import Stretch, paragraphs, sentences
from dateline.sentences.insets import insets
from dateline.sentences.kinds import classify, credit_in, teasing

__all__ = ["split"]


def split(report: Report) -> tuple[Sentence, ...]:
    """All sentences of `report`, in order of text.

    What the reader marked as boilerplate (the `date ...` line of a seed file) is the file's wrapping, not the
    report's words, and gives no sentence. Blank lines and marked parts always end a sentence.
    """
    found: list[Sentence] = []
    stretches = list(_stretches(report))
    teasers = teasing([" ".join(report.text[stretch.start : stretch.end].split()) for stretch, _ in stretches])
    for number, (stretch, marked) in enumerate(stretches):
        parts = [(piece, inset) for part, inset in insets(report.text, stretch) for piece in sentences(report.text, part)]
        texts = [report.text[piece.start : piece.end] for piece, _ in parts]
        teaser: Kind | None = "boilerplate" if number in teasers else None
        whole = marked or teaser or classify(texts, first=number == 0, report=report.text[stretch.end :])
        for piece, inset in parts:
            kind = "boilerplate" if inset else whole
            span = Span(report.id, piece.start, piece.end)
            credit = credit_in(report.text, span) if kind in ("caption", "credit") else None
            found.append(Sentence(identify("s", report.id, piece.start, piece.end), span, kind, len(found), number, credit))
    return tuple(found)


def _stretches(report: Report) -> Iterator[tuple[Stretch, Kind | None]]:
    """Paragraphs with the kind that the source format gave them, where it did; the file's wrapping left out."""
    position = 0
    for part in (*sorted(report.parts, key=lambda part: (part.start, part.end)), None):
        until = part.start if part else len(report.text)
        if position < until:
            for stretch in paragraphs(report.text, Stretch(position, until)):
                yield stretch, None
        if part:
            if part.kind != "boilerplate":
                for stretch in paragraphs(report.text, Stretch(part.start, part.end)):
                    yield stretch, part.kind
            position = max(position, part.end)
