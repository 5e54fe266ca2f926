"""The documents of re3d with their entities, and the halves they are split in."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from dateline.records import Report, identify

ARCHIVE = "re3d.tar.gz"


class Marked(NamedTuple):
    """An entity: characters of the text, and its type."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its entities and the crowd's confidence in each, from 0 to 1."""

    report: Report
    gold: dict[Marked, float]


def documents(archive: Path) -> Iterator[Document]:
    """The documents of all sources, in order of source and id."""
    with tarfile.open(archive) as tar:
        names = sorted(member.name for member in tar.getmembers() if member.name.endswith("/documents.json"))
        for name in names:
            marked: dict[str, dict[Marked, float]] = defaultdict(dict)
            for entity in _lines(tar, name.replace("documents", "entities")):
                mark = Marked(entity["begin"], entity["end"], entity["type"])
                marked[entity["documentId"]][mark] = max(entity["confidence"], marked[entity["documentId"]].get(mark, 0.0))
            for document in sorted(_lines(tar, name), key=lambda each: each["_id"]):
                report = Report(identify("r", document["_id"]), document["text"], None, None, document["_id"], None, None, None, ())
                yield Document(report, marked[document["_id"]])


def _lines(tar: tarfile.TarFile, name: str) -> Iterator[dict[str, Any]]:
    stream = tar.extractfile(name)
    assert stream is not None, name  # noqa: S101 - a member of the archive
    for line in io.TextIOWrapper(stream, "utf-8"):
        if line.strip():
            yield json.loads(line)


def half(document: Document) -> str:
    """Which half a document belongs to: the one the rules were developed on, or the one kept to check them."""
    return "kept" if hashlib.sha256((document.report.name or "").encode()).digest()[0] % 2 else "open"
