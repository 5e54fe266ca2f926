"""Is a text English? Told by its function words, cheaply, so that silence about another language is never taken for "no news"."""

from __future__ import annotations

import re

from dateline.tables import words

ENOUGH = 25
"""Words below which a text is too short to tell."""
SHARE = 0.12
"""English news has function words of `common_words.tsv` in more than 30 of 100; other languages in fewer than 5."""
SEEN = 20_000
"""Characters that are looked at."""


def looks_english(text: str) -> bool:
    """Whether a text has the function words of English; True where it is too short to tell."""
    found = [word.lower() for word in re.findall(r"[^\W\d_]+", text[:SEEN])]
    if len(found) < ENOUGH:
        return True
    common = words("dateline.text", "common_words.tsv")
    return sum(word in common for word in found) >= SHARE * len(found)
