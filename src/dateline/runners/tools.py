"""What the stages need beside records: the parser, the gazetteer, the register of actors, the editor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable

from dateline.actors.register import Register, load_register
from dateline.mentions.editor import Editor, load_editor
from dateline.places.gazetteer import Gazetteer, open_gazetteer
from dateline.text.parser import Parser
from dateline.text.parser import load as load_parser


@dataclass(frozen=True)
class Tools:
    """The tools, and `reader`: a text that changes whenever one of them, or dateline itself, reads otherwise."""

    parser: Parser
    gazetteer: Gazetteer
    register: Register
    editor: Editor

    @cached_property
    def reader(self) -> str:
        """Which reader this is: a report that another one read is read again."""
        tools = (self.parser, self.gazetteer, self.register, self.editor)
        return "; ".join((f"dateline {version('dateline')} {rules(_READING)}", *(tool.version for tool in tools)))


_READING = ("codes", "text", "sentences", "times", "places", "actors", "mentions", "claims")
"""The folders whose code and tables decide how a report is read."""


@cache
def rules(folders: tuple[str, ...]) -> str:
    """A digest of the code and tables in these folders: whoever edits one has the work done anew at the next run."""
    digest = hashlib.sha256()
    for folder in folders:
        for name, file in sorted(_files(folder, resources.files(f"dateline.{folder}"))):
            digest.update(name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _files(path: str, folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Code and tables below a folder, each with its path in the package."""
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(f"{path}/{entry.name}", entry)
        elif entry.name.endswith((".py", ".tsv")):
            yield f"{path}/{entry.name}", entry


def load_tools(model: str | None = None) -> Tools:
    """Load the tools (about a second; the first time on a machine the gazetteer is compiled: about half a minute)."""
    return Tools(load_parser(model), open_gazetteer(), load_register(), load_editor())


def prepare() -> None:
    """Have the gazetteer compiled before several processes load the tools: they would all compile it."""
    open_gazetteer()
