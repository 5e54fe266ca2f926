"""Runs the pipeline on this machine: reads what is new, keeps it, then relates everything."""

from dateline.runners.expected import expected
from dateline.runners.local import Progress, Summary, run
from dateline.runners.tools import Tools, load_tools

__all__ = ["Progress", "Summary", "Tools", "expected", "load_tools", "run"]
