"""Which files there are to read, and how their bytes become text.

Bytes are never guessed at: UTF-8, or UTF-16 where its mark stands first; anything else is a Problem. Nothing is
translated: line ends stay as they stand in the file.
"""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import BadInput
from dateline.records import Problem
from dateline.reports.problems import Unreadable, printable, problem

MAX_TEXT = 5_000_000
"""Characters that one report may have; a longer one is no news report (some three long novels)."""
MAX_LINE = 8 * MAX_TEXT
"""Characters of one line of JSON or CSV: a text of `MAX_TEXT` with escapes (``\\u00e9``) and its other fields."""
MAX_FILE = 200_000_000
"""Bytes of a file that has to be read as a whole (.json)."""

AS_UTF8 = "save it as UTF-8 (for example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW) and read it again"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FIRST = 8192


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `where` is its name as Problems give it: relative to the folder that the user named."""

    path: Path
    where: str

    @property
    def packed(self) -> bool:
        """Whether it is compressed with gzip."""
        return self.path.suffix.lower() == ".gz"

    @property
    def stem(self) -> str:
        """Its name without folder and endings, safe to store."""
        return printable(self._unpacked.stem)

    @property
    def ending(self) -> str:
        """What tells its format: ".jsonl" of ``wire.jsonl.gz``."""
        return self._unpacked.suffix.lower()

    @property
    def _unpacked(self) -> Path:
        return Path(self.path.stem) if self.packed else Path(self.path.name)


def check(path: Path) -> None:
    """Raises `BadInput` unless `path` is a file or a folder."""
    try:
        usable = path.is_file() or path.is_dir()
        exists = usable or path.exists()
    except (OSError, ValueError) as fault:
        raise BadInput(f"{printable(str(path))} cannot be read: {fault}") from fault
    if not exists:
        raise BadInput(f"{printable(str(path))} does not exist: give the path of a file or a folder")
    if not usable:
        raise BadInput(f"{printable(str(path))} is neither a file nor a folder")


def find(path: Path) -> Iterator[File | Problem]:
    """The file at `path`, or the files under it in sorted order, without hidden ones."""
    if path.is_dir():
        yield from _walk(path, "")
    else:
        yield File(path, printable(path.name))


def _walk(folder: Path, within: str) -> Iterator[File | Problem]:
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as fault:
        yield problem(within or printable(folder.name), f"the folder cannot be opened: {fault.strerror}", "check its permissions")
        return
    for name in names:
        path, where = folder / name, within + printable(name)
        if path.is_dir():
            if not path.is_symlink():  # a link to a folder above would be walked for ever
                yield from _walk(path, where + "/")
        elif path.is_file():
            yield File(path, where)
        else:
            yield problem(where, "it is no regular file (a broken link, a pipe or a device)", "name the file it should lead to")


@contextmanager
def opened(file: File) -> Iterator[gzip.GzipFile | io.BufferedReader]:
    """The file's bytes, unpacked. Raises `Unreadable` if they are no text."""
    with ExitStack() as held:
        raw = held.enter_context(file.path.open("rb"))
        stream = held.enter_context(gzip.GzipFile(fileobj=raw)) if file.packed else raw
        first = stream.read1(_FIRST)  # not read(): of a file cut short it gives what there is
        stream.seek(0)
        if b"\0" in first and not first.startswith(_UTF16):
            raise Unreadable("it is a binary file, not text", f"remove it or convert it; if it is text, {AS_UTF8}")
        yield stream


def content(file: File, limit: int) -> bytes:
    """All bytes of a file. Raises `Unreadable` if there are more than `limit`."""
    with opened(file) as stream:
        held = stream.read(limit + 1)
    if len(held) > limit:
        raise Unreadable(f"it is larger than {limit:,} bytes", "split it, or write its reports as JSON Lines, one a line")
    return held


def decoded(held: bytes) -> str:
    """The text that bytes hold. Raises `Unreadable` if they are not UTF-8 (or UTF-16 with its mark)."""
    try:
        return held.decode("utf-16" if held.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = held.count(b"\n", 0, fault.start) + 1
        raise Unreadable(f"it is not UTF-8: byte {held[fault.start]:#04x} in line {line}", AS_UTF8) from fault


def lines(file: File) -> Iterator[tuple[int, str | None]]:
    """Each line with its number, from 1, its line end kept; None for a line longer than `MAX_LINE`.

    A byte that is not UTF-8 becomes a surrogate, so that it spoils no more than the report in whose text it stands.
    """
    with opened(file) as stream:
        marked = stream.read1(2) in _UTF16
        stream.seek(0)
        # newline="\n": only line feeds end a line, and carriage returns stay.
        with io.TextIOWrapper(
            stream, encoding="utf-16" if marked else "utf-8-sig", errors="strict" if marked else "surrogateescape", newline="\n"
        ) as text:
            number = 0
            while line := text.readline(MAX_LINE + 1):
                number += 1
                if len(line) <= MAX_LINE:
                    yield number, line
                    continue
                while line and not line.endswith("\n"):
                    line = text.readline(_FIRST)
                yield number, None
