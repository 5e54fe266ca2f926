"""What a page sets into its own prose, without a paragraph of its own: links to other stories behind a name, and the captions of a gallery."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.sentences.boundaries import Stretch

_HEADLINES = r"(?=[A-Z\d“\"‘'])[^\n]{10,900}? MORE)(?= ?[(,.;:)’']| [a-z]|$)"
_LINKS = (
    re.compile(r"\b(?P<last>[A-Z][\w’'-]+) (?P<inset>(?:[A-Z(][\w.’'()-]* ){0,4}(?P=last)" + _HEADLINES),
    re.compile(
        r"\b(?P<first>[A-Z][\w’'-]+) (?P<last>[A-Z][\w’'-]+) (?P<inset>(?P=first) (?:[A-Z(][\w.’'()-]* ){0,3}(?P=last) " + _HEADLINES
    ),
)
"""A name, the same name in full, headlines glued to it, and "MORE": "Ina Moss Ina Ruth MossBridge vote put off Moss asks for calm MORE (Ind.) said".
Where a space parts the name from the headlines, its first name must stand twice too.
"""
_CAPTION = re.compile(r"\bHide Caption (?P<number>\d+) of (?P<last>\d+)\b")
"""The button below each picture of a gallery, which stands before the caption when the page is read as text."""


def insets(text: str, paragraph: Stretch) -> Iterator[tuple[Stretch, bool]]:
    """The paragraph in stretches, in order, each with whether it was set in. A gallery reaches from its first button to its last."""
    found = [Stretch(*match.span("inset")) for links in _LINKS for match in links.finditer(text, *paragraph)]
    buttons = list(_CAPTION.finditer(text, *paragraph))
    if len(buttons) > 1:
        ends = buttons[-1].end() if buttons[-1]["number"] == buttons[-1]["last"] else paragraph.end
        found.append(Stretch(buttons[0].start(), ends))
    position = paragraph.start
    for inset in sorted(found):
        if inset.start < position:
            continue
        yield Stretch(position, inset.start), False
        yield inset, True
        position = inset.end
    yield Stretch(position, paragraph.end), False
