"""All that an export needs to tell a chronicle: the entries, and every record that proves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.records import Claim, Descent, Entry, Event, EventMention, Passage, Problem, Report, Sentence, Verdict


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The entries in the order of the chronicle, and the records they rest on (these in any order)."""

    title: str
    reports: Sequence[Report]
    sentences: Sequence[Sentence]
    passages: Sequence[Passage]
    descents: Sequence[Descent]
    claims: Sequence[Claim]
    mentions: Sequence[EventMention]
    events: Sequence[Event]
    entries: Sequence[Entry]
    problems: Sequence[Problem]
    origins: Mapping[str, str]
    """Sentence id → id of the report in which its text originated; a sentence left out is its own report's."""
    verdicts: Sequence[Verdict] = ()
    """What people decided; a set value names its verdict."""
    former: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Ids that events had before → ids of the events that now tell what those told."""
