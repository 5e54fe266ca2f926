"""Real reports to make versions of, chosen by seed so that none is a copy of another."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

_WORDS = range(120, 2500)
"""Shorter texts have too few sentences to be trimmed or spliced; longer ones are transcripts and live pages."""
_RUN = 8
"""Words in a row by which real copies among the chosen texts are known."""
_KIN = 0.02
"""Above this share of one text's runs in the texts chosen before, it is left out: nobody logged how it came about."""

NO_REPORTS = "data absent: no reports in {}: asked are .jsonl or .jsonl.gz files whose lines have id, date (or dct) and text (or content)"


@dataclass(frozen=True, slots=True)
class Text:
    """A real report."""

    id: str
    day: date
    title: str
    body: str


def files(data: Path) -> list[Path]:
    """The files of reports: `data` itself, or those in it; of a folder that holds pairs of versions, those of `stream` beside it."""
    if data.is_file():
        return [data]
    own = sorted(file for file in data.glob("*") if file.name.endswith((".jsonl", ".jsonl.gz")))
    if any("pairs" in file.name for file in own) and (beside := files(data.parent / "stream")):
        return beside
    return [file for file in own if any(text.body for text in _texts(islice(_rows(file), 1)))]


def read(paths: Iterable[Path]) -> list[Text]:
    """The dated texts of JSON Lines files; `dct` and `content` stand for `date` and `text` where those are none."""
    return [text for path in paths for text in _texts(_rows(path))]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _texts(rows: Iterable[dict[str, Any]]) -> Iterator[Text]:
    for row in rows:
        try:
            day = date.fromisoformat(str(row.get("date") or row.get("dct") or "")[:10])
        except ValueError:
            continue
        title = " ".join(str(row.get("title") or "").split())
        yield Text(str(row.get("id") or ""), day, title, str(row.get("text") or row.get("content") or ""))


def choose(texts: Iterable[Text], chance: random.Random, count: int) -> list[Text]:
    """So many texts, no two of which share more than a little."""
    pool: Sequence[Text] = sorted(texts, key=lambda text: text.id)
    seen: set[str] = set()
    chosen: list[Text] = []
    for text in chance.sample(pool, len(pool)):
        if len(chosen) == count:
            break
        words = re.findall(r"\w+", text.body.casefold())
        if len(words) not in _WORDS:
            continue
        runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN)}
        if len(runs & seen) <= _KIN * len(runs):
            chosen.append(text)
            seen |= runs
    return chosen
