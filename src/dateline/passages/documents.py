"""Versions of one document: what one publisher printed under one address, or one file as it was edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.records import Passage, Report
from dateline.text.order import age

_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "cmpid", "ref_src")
"""Beginnings of parameters that say how a reader came to a page, not which page it is."""


def versions(reports: Sequence[Report], passages: Sequence[Passage]) -> dict[str, str]:
    """Report id → id of the version before it of the same document: the newest older one that it took text from.

    One document are reports of one web address; where neither has an address, of one name and publisher. An address
    alone is not enough: that of a front page has other news every day.
    """
    known = {report.id: report for report in reports}
    found: dict[str, str] = {}
    for passage in passages:
        older, newer = known[passage.older_report], known[passage.newer_report]
        if passage.older and passage.newer and _one_document(older, newer):
            last = found.get(newer.id)
            if last is None or age(known[last]) < age(older):
                found[newer.id] = older.id
    return found


def _one_document(one: Report, other: Report) -> bool:
    if one.url or other.url:
        return address(one.url) is not None and address(one.url) == address(other.url)
    return one.name is not None and (one.name, one.source) == (other.name, other.source)


def first_version(report: str, before: Mapping[str, str | None]) -> str:
    """The oldest version of the document of which `report` (an id) is one; `before` gives the version before each."""
    while (older := before.get(report)) is not None:
        report = older
    return report


@lru_cache(1 << 14)
def address(url: str | None) -> str | None:
    """What says which page a web address leads to; None for what is no web address or leads to no page of a site.

    Scheme, "www.", fragment, last slash and tracking parameters say nothing of it.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not pair[0].casefold().startswith(_TRACKING)))
    path = parts.path.rstrip("/")
    return f"{host}{path}?{query}" if parts.scheme in ("http", "https") and host and (path or query) else None
