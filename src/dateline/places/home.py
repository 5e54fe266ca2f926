"""Where the outlet that printed a report is at home: papers write "Springfield" for their own."""

from __future__ import annotations

import re
from functools import cache

from dateline.places.gazetteer import Entry, Gazetteer
from dateline.places.keys import plain
from dateline.records import Report
from dateline.tables import rows

_DOMAIN = re.compile(r"(?:https?://|^)(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_SOLD = frozenset("ai am cc co fm gg im io la ly me nu st to tv ws".split())
"""Country domains that outlets elsewhere use."""


@cache
def _outlets() -> dict[str, tuple[str, str]]:
    return {domain: (town, state) for domain, town, state in rows("dateline.places", "outlets.tsv")}


def domain(report: Report) -> str | None:
    """The web domain of a report's outlet, from its url or else its source, in lower case; None where neither has one.

    Of an archived page (web.archive.org/web/.../http://...) the domain of the page itself counts.
    """
    return next((found[-1].lower() for words in (report.url, report.source) if (found := _DOMAIN.findall(words or ""))), None)


def home(report: Report, gazetteer: Gazetteer) -> Entry | None:
    """The town of the report's outlet, by its web domain; else the country of the domain; None where neither tells."""
    address = domain(report)
    if address is None:
        return None
    labels = address.split(".")
    for n in range(len(labels) - 1):
        known = _outlets().get(".".join(labels[n:]))
        if known is not None:
            return _town(*known, gazetteer)
    code = {"uk": "GB"}.get(labels[-1], labels[-1].upper())
    return None if labels[-1] in _SOLD else gazetteer.entry(f"iso:{code}")


def _town(name: str, state: str, gazetteer: Gazetteer) -> Entry | None:
    regions = [
        entry for entry in gazetteer.find(state) if entry.level == "region" and entry.country == "US" and plain(entry.name) == plain(state)
    ]
    within = {entry.admin1 for entry in regions}
    return next((e for e in gazetteer.find(name) if e.level == "town" and e.country == "US" and e.admin1 in within), None)
