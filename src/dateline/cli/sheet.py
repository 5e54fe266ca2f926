"""Where commands print for people."""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console

_WIDE = 120
_BLANKS = re.compile(r" +$", re.MULTILINE)


class Sheet(Console):
    """A terminal as wide as it is; a file or another program gets lines of at most `wide` characters, which do not end in blanks."""

    def __init__(self, wide: int = _WIDE) -> None:
        super().__init__(highlight=False)
        if not self.is_terminal:
            self.width = wide

    def print(self, *told: Any, **how: Any) -> None:
        """As `Console.print`."""
        if self.is_terminal:
            super().print(*told, **how)
            return
        with self.capture() as held:
            super().print(*told, **how)
        self.file.write(_BLANKS.sub("", held.get()))
