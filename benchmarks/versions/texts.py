"""Real reports to make versions of, chosen by seed so that none is a copy of another."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_WORDS = range(120, 2500)
"""Shorter texts have too few sentences to be trimmed or spliced; longer ones are transcripts and live pages."""
_RUN = 8
"""Words in a row by which real copies among the chosen texts are known."""
_KIN = 0.02
"""Above this share of one text's runs in the texts chosen before, it is left out: nobody logged how it came about."""


@dataclass(frozen=True, slots=True)
class Text:
    """A real report."""

    id: str
    day: date
    title: str
    body: str


def read(path: Path) -> list[Text]:
    """The dated texts of a JSON Lines file; `dct` and `content` stand for `date` and `text` where those are none."""
    raw = path.read_bytes()
    told = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    rows = [json.loads(line) for line in told.split("\n") if line.strip()]
    return [
        Text(
            str(row["id"]),
            date.fromisoformat(day[:10]),
            " ".join(str(row.get("title") or "").split()),
            str(row.get("text") or row.get("content") or ""),
        )
        for row in rows
        if (day := str(row.get("date") or row.get("dct") or ""))[:10].count("-") == 2
    ]


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
