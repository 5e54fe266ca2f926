"""The actors that a user adds: .tsv files kept beside the user's other data, read at every start."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from dateline.errors import DatelineError

_KEPT = re.compile(r"[0-9a-f]{12}-.")
_DIGITS = 12


def added_folder() -> Path:
    """Where the added files lie: below DATELINE_CACHE or in the user's data folder."""
    from platformdirs import user_data_dir  # noqa: PLC0415 - only where it is asked for

    return Path(os.environ.get("DATELINE_CACHE") or user_data_dir("dateline")) / "actors"


def added_files() -> tuple[Path, ...]:
    """The files that the user added, in order of name; each name begins with a digest of the content."""
    folder = added_folder()
    return tuple(sorted(path for path in folder.iterdir() if path.is_file() and _KEPT.match(path.name))) if folder.is_dir() else ()


def keep_file(path: Path) -> Path:
    """Keep a copy of a user's file of actors, in place of an earlier one of that name. Raises `DatelineError` where that fails."""
    try:
        content = path.read_bytes()
        kept = added_folder() / f"{hashlib.sha256(content).hexdigest()[:_DIGITS]}-{path.name}"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
    except OSError as error:
        raise DatelineError(f"{path} cannot be copied into {added_folder()}: {error.strerror or error}") from error
    for other in added_files():
        if other != kept and original_name(other) == path.name:
            other.unlink()
    return kept


def original_name(kept: Path) -> str:
    """The name of an added file as the user gave it."""
    return kept.name[_DIGITS + 1 :]
