"""The command line: `dateline COMMAND`. One file a command; each is loaded only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from dateline.errors import DatelineError

COMMANDS = {
    "run": "Read reports and tell what happened",
    "timeline": "Print the chronicle",
    "show": "Show records of one kind, as a table or JSON",
    "diff": "Compare two reports sentence by sentence",
    "lineage": "Tell where a report's text comes from and who took it over",
    "why": "Explain an event: its joins, its values, what was decided",
    "merge": "Decide that two events are one",
    "split": "Decide that mentions tell another event",
    "set": "Decide a value; the reports' own stay beside it",
    "forget": "Take a decision back",
    "log": "List all decisions",
    "page": "Write the chronicle as one HTML page",
    "check": "Re-read every span from the stored text",
    "actors": "Add actors of your own to the register",
    "places": "Add places from GeoNames or Who's On First",
    "demo": "Read the sample stories, print and write their chronicle",
}


class _Lazy(click.Group):
    """Commands by name, imported when called: `--help` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"dateline.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def cli() -> None:
    """Reads dated news reports and tells what happened, each value with the exact words that say it."""


def main() -> None:
    """Entry point: errors that dateline raises on purpose are one line and exit status 2."""
    try:
        cli(prog_name="dateline")
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(2)
