"""The day a web page says that it was published: in its metadata, its JSON-LD, a `<time>` of its article, or its address.

Only what is stated as the day of publication counts. A date found somewhere in the text may be that of an event, a
comment or a copyright line; a page with no other is kept without a date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.reports.dates import Stated, interval, understand

_META = frozenset(
    "article:published_time og:article:published_time datepublished dc.date.issued dcterms.issued dcterms.created "
    "pubdate publishdate publish-date publication_date parsely-pub-date sailthru.date citation_publication_date".split()
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})(?:[/-](\d{2}))?(?=[/-])", re.ASCII)
_DEPTH = 6
"""Levels of JSON-LD that are looked through."""


def published(page: Any, address: str | None) -> Stated:
    """The date of publication that a page (lxml tree) states, the most explicit statement first."""
    fault = Stated(None, None, None)
    for words in (*_metadata(page), *_linked_data(page)):
        stated = understand(words)
        if stated.days:
            return stated
        fault = fault if fault.fault else stated
    times = [understand(words) for words in _times(page)]
    days = {stated.days for stated in times if stated.days}
    if len(days) == 1:
        return next(stated for stated in times if stated.days)
    if address and (found := _IN_ADDRESS.search(address)) and (day := interval(found[1], found[2], found[3])):
        return Stated(day, None, None)
    return fault


def _metadata(page: Any) -> Iterator[str]:
    for element in page.iter("meta", "time", "span"):
        named = {str(element.get(key, "")).casefold() for key in ("property", "name", "itemprop")}
        words = element.get("content") or element.get("datetime")
        if words and not named.isdisjoint(_META):
            yield words


def _linked_data(page: Any) -> Iterator[str]:
    for script in page.iter("script"):
        if script.get("type", "").strip().casefold() == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from _dates_in(data, _DEPTH)


def _dates_in(data: object, depth: int) -> Iterator[str]:
    if isinstance(data, list):
        for value in data:
            yield from _dates_in(value, depth)
    elif isinstance(data, dict) and depth:
        if isinstance(words := data.get("datePublished"), str):
            yield words
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _dates_in(data.get(key), depth - 1)


def _times(page: Any) -> Iterator[str]:
    for article in page.iter("article"):
        for element in article.iter("time"):
            if words := element.get("datetime"):
                yield words
