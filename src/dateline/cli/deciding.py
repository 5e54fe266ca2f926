"""What the commands share by which a person decides: who and when, which event is meant, and what changed."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.wording import counted, day, figures
from dateline.errors import BadInput
from dateline.records import Entry, Event, Verdict, Witness, identify

if TYPE_CHECKING:
    from dateline.store import Store

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def signed() -> Decorator:
    """--by NAME: who decides."""
    return click.option("--by", metavar="NAME", help="Who decides; your login name if left out.")


def reason(*, required: bool = False) -> Decorator:
    """--because TEXT: why."""
    return click.option("--because", required=required, metavar="TEXT", help="Why: it is shown beside what you decided.")


def the_event(store: Store, identifier: str) -> Event:
    """The event whose id begins so, or began so before an older report came or a decision was made.

    `BadInput` where there is none or more than one.
    """
    found: list[Event] = store.find("events", identifier) if identifier else []
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"{identifier}: {len(found)} events begin so: {', '.join(event.id for event in found[:5])}")
    former = store.workings.successors(identifier) if identifier else {}
    now = sorted({key for keys in former.values() for key in keys})
    if len(now) > 1:
        raise BadInput(f"{identifier}: was the id of what {len(now)} events tell now: {', '.join(now[:5])}")
    if not now:
        gone = ": what it told is told by no report now" if former else f"; see: dateline timeline --db {store.path}"
        raise BadInput(f"{identifier}: no event of that id{gone}")
    click.echo(f"{identifier} is {now[0]} now", err=True)
    heirs: list[Event] = store.among("events", now)
    return heirs[0]


def witnesses(store: Store, event: Event, keys: Iterable[str]) -> tuple[Witness, ...]:
    """Mentions of an event, by id, as evidence that outlasts their ids."""
    from dateline.verdicts.witnesses import testify

    reports = {key: store.get("reports", report=key)[0] for key in event.reports}
    sentences = {sentence.id: sentence for key in event.reports for sentence in store.get("sentences", report=key)}
    mentions = {mention.id: mention for key in event.reports for mention in store.get("mentions", report=key)}
    told = (mentions[key] for key in keys)
    return tuple(testify(mention, sentences[mention.sentence], reports[mention.trigger.report]) for mention in told)


def decide(store: Store, kind: str, by: str | None, because: str | None, **content: Any) -> None:
    """Add the verdict, tell the chronicle anew, and print what changed. No stage reads the clock that is read here."""
    from dateline.runners import relating

    who = _name(by)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    number = len(store.verdicts())
    because = " ".join(because.split()) if because else None
    parts = (content.get(name) for name in ("one", "other", "field", "value", "forgets"))
    verdict = Verdict(identify("v", number, kind, who, at, because, *parts), kind, who, at, because or None, **content)  # type: ignore[arg-type] # a command's own name
    before = _told(store)
    relating.decide(store, verdict)
    _tell(before, _told(store))
    click.echo(f"{verdict.id}: {verdict.words}", err=True)
    if kind != "forget":
        click.echo(f"take it back with: dateline forget {verdict.id} --db {store.path}", err=True)


def _name(by: str | None) -> str:
    try:
        name = " ".join((getpass.getuser() if by is None else by).split())
    except (KeyError, OSError):  # a machine that knows no name for its user
        name = ""
    if not name:
        raise BadInput("who decides? name yourself with --by NAME")
    return name


def _told(store: Store) -> dict[str, tuple[Entry, str]]:
    """The chronicle: each entry with its line, by id, in order."""
    events = {event.id: event for event in store.get("events")}
    return {entry.id: (entry, _line(entry, events[entry.id])) for entry in store.get("entries")}


def _tell(before: Mapping[str, tuple[Entry, str]], after: Mapping[str, tuple[Entry, str]]) -> None:
    """The lines of the chronicle that went and came."""
    other = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    for mark, told in (("-", before), ("+", after)):
        for key, (_, line) in told.items():
            if key in other:
                click.echo(f"{mark} {line}")
    if not other:
        click.echo("nothing changed in the chronicle")


def _line(entry: Entry, event: Event) -> str:
    words = entry.what if len(entry.what) <= 80 else entry.what[:80].rsplit(" ", 1)[0] + " …"
    return "  ".join(
        (
            entry.id,
            day(entry.day),
            event.kind,
            *([entry.where] if entry.where else []),
            *(f"{value} {what}" for what, value in figures(entry, event)),
            *([f"by {', '.join(entry.by)}"] if entry.by else []),
            counted(entry.reports, "reports"),
            f"“{words}”",
        )
    )


def the_mentions(store: Store, event: Event, identifiers: Iterable[str]) -> set[str]:
    """The mentions of an event whose ids begin so; `BadInput` for one that is not among them."""
    found = set()
    for identifier in identifiers:
        keys = [key for key in event.mentions if identifier and key.startswith(identifier)]
        if len(keys) != 1:
            raise BadInput(f"{identifier}: {len(keys)} mentions of {event.id} begin so; see: dateline why {event.id} --db {store.path}")
        found.add(keys[0])
    return found


def writable(db: Path) -> Store:
    """The store at a path, to write to; `BadInput` where it is not there or its chronicle was not told to the end."""
    from dateline.store import open_store

    if not db.is_file():
        raise BadInput(f"{db}: no such store; make one with: dateline run PATH... --db {db}")
    store = open_store(db)
    if not store.related:
        store.close()
        raise BadInput(f"{db}: a run was stopped before it told the chronicle; run dateline run again first")
    return store
