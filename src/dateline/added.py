"""Files that a user adds to what dateline knows: copies of them, kept in the user's data folder, a folder for each kind."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError

_KEPT = re.compile(r"[0-9a-f]{12}-.")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Added:
    """The added files of one kind: "actors", "places"."""

    kind: str

    @property
    def folder(self) -> Path:
        """Where they lie: below DATELINE_CACHE or in the user's data folder."""
        from platformdirs import user_data_dir  # noqa: PLC0415 - only where it is asked for

        return Path(os.environ.get("DATELINE_CACHE") or user_data_dir("dateline")) / self.kind

    def files(self) -> tuple[Path, ...]:
        """The copies, in order of name; each name begins with a digest of the content."""
        folder = self.folder
        return tuple(sorted(path for path in folder.iterdir() if path.is_file() and _KEPT.match(path.name))) if folder.is_dir() else ()

    def names(self) -> tuple[str, ...]:
        """The names of the files as the user gave them, in the order of `files`."""
        return tuple(_original(path) for path in self.files())

    def keep(self, path: Path) -> Path:
        """Keep a copy of a file, in place of an earlier one of that name. Raises `DatelineError` where that fails."""
        folder = self.folder
        try:
            content = path.read_bytes()
            kept = folder / f"{hashlib.sha256(content).hexdigest()[:_DIGITS]}-{path.name}"
            folder.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(content)
        except OSError as error:
            raise DatelineError(f"{path} cannot be copied into {folder}: {error.strerror or error}") from error
        for other in self.files():
            if other != kept and _original(other) == path.name:
                other.unlink()
        return kept

    def remove(self, name: str) -> bool:
        """Take the file that the user gave under `name` out again; False where there is none."""
        kept = [path for path in self.files() if _original(path) == name]
        for path in kept:
            path.unlink()
        return bool(kept)


def _original(kept: Path) -> str:
    return kept.name[_DIGITS + 1 :]
