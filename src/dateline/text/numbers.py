"""Numbers as newspapers write them: "27,707", "twenty-one", "two hundred", "1.2 million", "a dozen"."""

from __future__ import annotations

import re
from functools import cache

from dateline.tables import rows

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def parse_number(words: str) -> int | None:
    """The whole number that `words` write, or None where they write none ("dozens", "3.5", "first").

    "a" and "an" count only before a dozen, a hundred and so on: "a man" writes no number.
    """
    tokens = re.findall(r"[a-z]+|[\d.,]*\d", words.strip().lower())
    if not tokens or re.search(r"[^\w\s.,-]", words):
        return None
    total, current, seen, article = 0.0, 0.0, False, False
    for token in tokens:
        if _DIGITS.fullmatch(token):
            if seen:
                return None
            current, seen = float(token.replace(",", "")), True
            continue
        if token == "and" and seen:
            continue
        value, role = _words().get(token, (0, ""))
        if role == "":
            return None
        if role == "article":
            article, current = True, 1
        elif role == "unit":
            current, seen, article = current + value, True, False
        else:
            current = (current or 1) * value
            seen, article = True, False
            if role == "scale" and value >= 1000:
                total, current = total + current, 0
    number = total + current
    return int(number) if seen and not article and number == int(number) else None


@cache
def _words() -> dict[str, tuple[int, str]]:
    return {word: (int(value), role) for word, value, role in rows("dateline.text", "numbers.tsv")}
