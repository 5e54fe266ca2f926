"""What differs between two sentences or reports, as coloured lines for the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.records import FACTS, Passage, Report, Span

if TYPE_CHECKING:
    from rich.text import Text

WEIGHT = {kind: place for place, kind in enumerate((*FACTS, "words"))}
"""What matters first."""
_TITLE_LENGTH = 80


def facts(passages: Iterable[Passage], texts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Kind, older words and newer words of every changed fact, those that matter most first, then in order of the text."""
    found = [(change, passage) for passage in passages for change in passage.changes if change.kind != "words"]
    found.sort(key=lambda one: (WEIGHT[one[0].kind], one[1].newer or one[1].older or Span("", 0, 0)))
    return [(change.kind, words(change.older, texts), words(change.newer, texts)) for change, _ in found]


def fact(kind: str, older: str, newer: str) -> Text:
    """A changed fact: number: three → five."""
    from rich.text import Text

    return Text.assemble(
        f"{kind}: ", (older or "nothing", "red" if older else "dim"), " → ", (newer or "nothing", "green bold" if newer else "dim")
    )


def reworded(passages: Sequence[Passage], texts: Mapping[str, str]) -> Iterator[Text]:
    """Each older sentence with what went struck out, each newer with what came in bold, a line each.

    The passages are one that was reworded, or those of a sentence that was split, or of one that was merged.
    """
    changes = [change for passage in passages for change in passage.changes]
    for span in dict.fromkeys(passage.older for passage in passages if passage.older):
        yield _marked("− ", "red", "red strike", span, [c.older for c in changes if c.older], texts)
    for span in dict.fromkeys(passage.newer for passage in passages if passage.newer):
        yield _marked("+ ", "green", "green bold", span, [c.newer for c in changes if c.newer], texts)


def _marked(sign: str, colour: str, changed: str, span: Span, parts: Sequence[Span], texts: Mapping[str, str]) -> Text:
    from rich.text import Text

    text = texts[span.report]
    line = Text.assemble((sign, colour))
    position = span.start
    for part in sorted(part for part in set(parts) if span.covers(part)):
        if part.start >= position:
            line.append(spaced(text[position : part.start]))
            line.append(spaced(text[part.start : part.end]), style=changed)
            position = part.end
    line.append(spaced(text[position : span.end]))
    return line


def words(span: Span | None, texts: Mapping[str, str]) -> str:
    """The quotation in one line; nothing where there is no span."""
    return "" if span is None else " ".join(texts[span.report][span.start : span.end].split())


def spaced(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text)


def title(report: Report) -> str:
    """A report by its title, else its name, else its first words."""
    told = " ".join((report.title or report.name or report.text).split()) or report.id
    return told if len(told) <= _TITLE_LENGTH else f"{told[:_TITLE_LENGTH].rsplit(' ', 1)[0]} …"
