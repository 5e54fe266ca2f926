"""dateline: dated news reports in, a chronicle out, each value with the exact words that say it.

    import dateline

    store = dateline.run(["stories/"], db="story.db")
    for entry in store.get("entries"):
        print(entry.day, entry.what, entry.killed)

Each stage's verb works alone: `dateline.reports.read`, `dateline.sentences.split`, `dateline.passages.align` and so
on (see `dateline.pipeline`). Nothing heavy is loaded before it is needed.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.store import Store

__all__ = ["run"]


def run(
    paths: Iterable[str | Path],
    db: str | Path = ":memory:",
    *,
    fields: Mapping[str, str] | None = None,
    model: str | None = None,
    workers: int | None = None,
) -> Store:
    """Read the reports in `paths` into the store `db` (kept in memory if left out), tell what happened, return the store.

    `fields` names fields of tables and JSON otherwise than usual; `model` is a spaCy pipeline by name or folder;
    `workers` is the number of processes that read: one for each core if left out, and none beside this one for a few reports.
    Raises `errors.DatelineError` where a path, the store or the model cannot be used; a fault in one report becomes a
    `Problem` in the store.
    """
    runners = importlib.import_module("dateline.runners")
    store: Store = importlib.import_module("dateline.store").open_store(db)
    runners.run(paths, store, partial(runners.load_tools, model), fields=fields, workers=workers)
    return store


_PARTS = (
    "actors",
    "chronicle",
    "claims",
    "codes",
    "errors",
    "events",
    "exports",
    "mentions",
    "passages",
    "pipeline",
    "places",
    "records",
    "reports",
    "runners",
    "samples",
    "scores",
    "sentences",
    "store",
    "stories",
    "text",
    "times",
    "verdicts",
)


def __dir__() -> list[str]:
    return sorted([*globals(), *_PARTS])


def __getattr__(name: str) -> Any:
    """Stages and other parts as attributes, imported when first asked for: `dateline.sentences.split`."""
    try:
        return importlib.import_module(f"dateline.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"dateline.{name}":
            raise
        raise AttributeError(f"module 'dateline' has no attribute {name!r}") from None
