"""HTML that cannot be mixed up with text: only what passed through here is `Markup`, and mypy holds it.

Reports are hostile input. Their words enter a page through `words` or as an attribute's value, both of which
escape, and an address becomes a link only through `web_address`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from html import escape
from typing import NewType
from urllib.parse import urlsplit

Markup = NewType("Markup", str)
EMPTY = Markup("")
_VOID = frozenset({"br", "col", "hr", "input", "meta"})
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\<>\"]")


def words(text: str) -> Markup:
    """`text` as it was, safe in a page. A carriage return is written so that a browser keeps it; NUL and halves of
    surrogate pairs, which no page can hold, become U+FFFD, so that offsets still fit.
    """
    return Markup(_UNPRINTABLE.sub("\ufffd", escape(text)).replace("\r", "&#13;"))


def element(name: str, /, *children: Markup, **attributes: str | bool | None) -> Markup:
    """An element. Attribute names drop a final underscore and turn others into hyphens (`class_`, `data_at`);
    ``None`` and ``False`` leave the attribute out, ``True`` writes it bare.
    """
    head = opening(name, **attributes)
    return head if name in _VOID else Markup(f"{head}{''.join(children)}</{name}>")


def opening(name: str, /, **attributes: str | bool | None) -> Markup:
    """The start tag alone, for an element that is closed by hand."""
    written = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        spelled = key.rstrip("_").replace("_", "-")
        written.append(spelled if value is True else f'{spelled}="{words(value)}"')
    return Markup(f"<{' '.join(written)}>")


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """Parts in a row, with plain text `between` them."""
    return Markup(words(between).join(parts))


def link(target: str, *children: Markup, class_: str | None = None, title: str | None = None) -> Markup:
    """A link to the element `target` of this page."""
    return element("a", *children, href=f"#{target}", class_=class_, title=title)


def web_address(url: str | None) -> str | None:
    """`url` if it is a plain http or https address, else None: a report's address may be a script."""
    if not url or _NOT_IN_ADDRESSES.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host else None


@dataclass(frozen=True, slots=True)
class Mark:
    """An element to be laid round characters `start` to `end` of a text."""

    start: int
    end: int
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    id: str | None = None
    """Anchor. Where the element must be cut in two, the first part bears it and the others name it in `data-part`."""


def weave(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """Characters `start` to `end` of `text` with elements laid round parts of them.

    Marks may nest and may cross; what crosses is cut at the border of the outer one. What lies outside is clipped.
    """
    waiting = [
        (max(mark.start, start), -min(mark.end, end), order) for order, mark in enumerate(marks) if mark.start < end and mark.end > start
    ]
    heapify(waiting)
    written: list[str] = []
    open_until: list[tuple[int, str]] = []
    position = start

    def advance(until: int) -> None:
        nonlocal position
        while open_until and open_until[-1][0] <= until:
            closes, name = open_until.pop()
            written.append(words(text[position:closes]) + f"</{name}>")
            position = closes
        written.append(words(text[position:until]))
        position = until

    while waiting:
        begins, minus_ends, order = heappop(waiting)
        ends = -minus_ends
        mark = marks[order]
        advance(begins)
        if open_until and ends > open_until[-1][0]:
            heappush(waiting, (open_until[-1][0], minus_ends, order))
            ends = open_until[-1][0]
        anchor = {"id": mark.id} if begins == mark.start else {"data_part": mark.id}
        written.append(opening(mark.name, **anchor, **dict(mark.attributes)))
        open_until.append((ends, mark.name))
    advance(end)
    return Markup("".join(written))
