"""What the stages need beside records: the parser, the gazetteer, the register of actors."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from dateline.actors.register import Register, load_register
from dateline.places.gazetteer import Gazetteer, open_gazetteer
from dateline.text.parser import Parser
from dateline.text.parser import load as load_parser


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools, and `reader`: a text that changes whenever one of them, or dateline itself, reads otherwise."""

    parser: Parser
    gazetteer: Gazetteer
    register: Register

    @property
    def reader(self) -> str:
        """Which reader this is: a report that another one read is read again."""
        return f"dateline {version('dateline')}; {self.parser.version}; {self.gazetteer.version}; {self.register.version}"


def load_tools(model: str | None = None) -> Tools:
    """Load the tools (about a second; the first time on a machine the gazetteer is compiled, about half a minute)."""
    return Tools(load_parser(model), open_gazetteer(), load_register())
