"""What can go wrong, as a tree.

DatelineError
├── BadInput        a path or option the user gave cannot be used
├── MissingPackage  an optional package is needed for what was asked
├── ModelError      the language model is absent or is not the pinned one
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
