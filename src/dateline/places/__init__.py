"""Places: the place names of a report, resolved together.

>>> from dateline.places import open_gazetteer  # doctest: +SKIP
>>> open_gazetteer().find("Hodeida")[0].country  # doctest: +SKIP
'YE'
"""

from __future__ import annotations

from dateline.places.gazetteer import ATTRIBUTION, Entry, Gazetteer, open_gazetteer
from dateline.places.locating import locate, locate_names

__all__ = ["ATTRIBUTION", "Entry", "Gazetteer", "locate", "locate_names", "open_gazetteer"]
