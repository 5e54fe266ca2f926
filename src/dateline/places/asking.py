"""What a report uses as places elsewhere, and which of it a sentence hangs on: copies in other reports can then be read alike."""

from __future__ import annotations


class Asking:
    """Keys that are known, and those that were asked for: what was read holds for all who know the same of these."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self.asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self.asked.add(key)
        return key in self._known
