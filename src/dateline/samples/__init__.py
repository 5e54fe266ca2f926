"""The sample stories: short reports invented for dateline, set in 2031, that show what real reports do. README.md tells more.

import dateline

store = dateline.run([dateline.samples.folder()])
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["folder"]


def folder() -> Path:
    """The folder that holds the sample reports: .txt, .jsonl and .html, nothing else."""
    return Path(str(resources.files(__name__))) / "reports"
