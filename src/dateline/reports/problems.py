"""What could not be read, told as a `Problem`."""

from __future__ import annotations

from unicodedata import category

from dateline.records import Problem, identify

SHOWN = 60
"""Characters of a user's value that a Problem quotes."""


class Unreadable(Exception):
    """Nothing more can be read from a file; the reader of all formats makes it a Problem."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def problem(where: str, what: str, remedy: str, report: str | None = None) -> Problem:
    """A Problem of this stage; its id is made from where and what."""
    what, remedy = printable(what), printable(remedy)
    return Problem(identify("p", "reports", where, what), "reports", where, what, remedy, report)


def shown(value: object) -> str:
    """`value` in quotation marks, at most `SHOWN` characters of it."""
    words = value if isinstance(value, str) else repr(value)
    return '"' + printable(words if len(words) <= SHOWN else words[: SHOWN - 1] + "…") + '"'


def printable(words: str) -> str:
    """`words` with escapes for what cannot be stored or printed on one line: bytes that are not UTF-8, controls, line ends."""
    if words.isprintable():
        return words
    return "".join(repr(c)[1:-1] if category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in words)
