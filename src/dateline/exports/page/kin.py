"""What an event belongs to, and what belongs to it: each leads to the other, and opens the words that say so."""

from __future__ import annotations

from dateline.exports.page import phrases
from dateline.exports.page.markup import Markup, element, join, link, words
from dateline.exports.page.quotations import told
from dateline.exports.page.shelf import Saying, Shelf
from dateline.records import Belonging, Event


def kin(shelf: Shelf, event: Event) -> Markup:
    """The lines of an event; empty where it stands alone."""
    wholes = (_belongs(shelf, event, belonging) for belonging in event.belongs_to if belonging.event in shelf.entries)
    parts = (_held(part, belonging) for part, belonging in shelf.parts.get(event.id, ()))
    return join((*wholes, *parts))


def _belongs(shelf: Shelf, event: Event, belonging: Belonging) -> Markup:
    whole = shelf.events[belonging.event]
    figures = event.share(whole) if belonging.how == "one of" else None
    line = join((words(f"{belonging.forth.capitalize()}: "), _named(whole), words(f" · {figures}" if figures else "")))
    said = element("details", element("summary", words("who says so")), told(shelf, shelf.fold(map(Saying, belonging.words))))
    return element("div", line, words(" · "), said, class_="detail kin")


def _held(part: Event, belonging: Belonging) -> Markup:
    return element("p", words(f"{belonging.back.capitalize()}: "), _named(part), class_="detail kin")


def _named(event: Event) -> Markup:
    day = f", {phrases.when(event.when)}" if event.when else ""
    where = f", {phrases.place(event.where)}" if event.where else ""
    return link(f"e-{event.id}", words(f"{event.kind}{day}{where}"), title=event.id)
