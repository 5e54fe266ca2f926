"""What can go wrong, as a tree.

DatelineError
├── BadInput        a path or option the user gave cannot be used
├── MissingPackage  an optional package is needed for what was asked
├── ModelError      the language model is absent or is not the pinned one
├── ReaderLost      a process that read for a run was ended from outside
└── StoreError      the database is not one of ours, or is of a newer version

A fault in *one report* is no exception: it becomes a `records.Problem`, and the rest of the run goes on.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that dateline raises on purpose; its text says what to do."""


class BadInput(DatelineError):
    """A path or an option cannot be used as it was given."""


class MissingPackage(DatelineError):
    """An optional package is needed; the message names the command that installs it."""


class ModelError(DatelineError):
    """The language model is absent, or its files are not the pinned ones."""


class StoreError(DatelineError):
    """The database cannot be opened as a dateline store."""


class ReaderLost(DatelineError):
    """A process that read reports for a run was ended, by someone or for want of memory; nothing that it had not finished is kept."""

    def __init__(self, status: int) -> None:
        ended = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        super().__init__(
            f"a process that read for this run {ended} (want of memory?); what was read before is kept: run the same command again to go on, "
            "with a smaller --workers if it happens again"
        )
