"""Tellings: what one report, or one row of a coded table, says of an event; and which of them tell the same one.

This is for what people have read and coded already. Reports that dateline itself reads are joined by `events.compare`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from math import exp

from dateline.errors import DatelineError
from dateline.records import identify
from dateline.tables import rows
from dateline.text.rarity import Weights


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said of an event in one place. What is empty or None is not stated.

    A row of a coded table fills days, places, doers and figures; a mention in a text its word, sentence and report.
    """

    id: str
    report: str
    """Who tells it: tellings of one report bear the same."""
    story: str = ""
    """Tellings of different stories are not compared."""
    days: tuple[date, date] | None = None
    """The first and the last day that it can have been."""
    spot: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    doers: frozenset[str] = frozenset()
    """Keys of those who did it, as far as they are known: "unknown men" are nobody's key."""
    means: frozenset[str] = frozenset()
    """How: shooting, arson."""
    occasion: str = ""
    """At what: a protest, a raid."""
    victims: str = ""
    """Whom it befell."""
    killed: int | None = None
    injured: int | None = None
    word: str = ""
    """The word that tells it, in its dictionary form."""
    phrase: str = ""
    """The same as printed, in small letters."""
    pronoun: bool = False
    """Whether it is told by "it" or "this" alone."""
    kind: str | None = None
    """dateline's kind of event, where the word has one."""
    words: frozenset[str] = frozenset()
    """Dictionary forms of all words of the phrase."""
    verb: bool = False
    """Whether the word is a verb."""
    names: frozenset[str] = frozenset()
    """Names and figures that hang on the word in the grammar."""
    who: frozenset[str] = frozenset()
    """Words of its subject, or of whom a "by" or an "'s" names."""
    whom: frozenset[str] = frozenset()
    """Words of its object, and of what prepositions tie to it."""
    around: Weights = field(default_factory=dict)
    """The weighed words that hang on it in the grammar, `who` and `whom` among them."""
    dates: frozenset[str] = frozenset()
    """Weekdays, months and years of the sentence."""
    tellers: int = 0
    """Reports of the story that tell something with the word."""
    sentence_number: int = 0
    """0 for the first of its report."""
    sentence: Weights = field(default_factory=dict)
    """The weighed words of the sentence (`dateline.text.rarity`)."""
    text: Weights = field(default_factory=dict)
    """The weighed words and phrases of the report."""


@dataclass(frozen=True, slots=True)
class Model:
    """How much each feature of `dateline.events.evidence` counts."""

    name: str
    weights: Mapping[str, float]
    base: float
    """What two tellings of one block weigh for which no feature holds."""
    least: float
    """Probability at which two groups are joined."""
    likest: float
    """The share of their likest pair in the probability of two groups; the rest is the mean of all pairs (`text.grouping`)."""
    once: bool
    """Whether a report tells an event once: true of coded tables, where two rows of one report are two events."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event: its tellings, and for each join the reasons that weighed most."""

    id: str
    tellings: tuple[str, ...]
    why: tuple[str, ...]


SLIP = timedelta(days=3)
"""Days that lie further apart than this are different days."""


@cache
def model(name: str = "coded") -> Model:
    """The model that ships under this name: "coded" for rows of tables, "prose" for mentions marked in texts.

    Learned by `train/joins.py`; `weights.tsv` names data, licence and digest. Raises `DatelineError` for another name.
    """
    found = {key: float(value) for which, key, value in rows("dateline.events", "weights.tsv") if which == name}
    if not found:
        raise DatelineError(f"no weights are called {name!r}; there are coded and prose")
    least, likest, once, base = found.pop("least"), found.pop("likest"), bool(found.pop("once")), found.pop("base")
    return Model(name, found, base, least, likest, once)


def probability(features: Mapping[str, float], by: Model) -> float:
    """The probability that two tellings with these features are of one event."""
    total = by.base + sum(by.weights[name] * value for name, value in sorted(features.items()) if name in by.weights)
    return 1 / (1 + exp(-total)) if total > -500 else 0.0


def pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Places of tellings worth weighing: of one story, their days not further apart than `SLIP`; in order, each pair once."""
    blocks: dict[tuple[str, date | None], list[int]] = {}
    undated: dict[str, list[int]] = {}
    for number, telling in enumerate(tellings):
        if telling.days is None:
            undated.setdefault(telling.story, []).append(number)
        else:
            first, last = telling.days
            for step in range((last - first + SLIP).days + 1):
                blocks.setdefault((telling.story, first + timedelta(days=step)), []).append(number)
    found = {(one, other) for held in blocks.values() for place, one in enumerate(held) for other in held[place + 1 :]}
    for number, telling in enumerate(tellings):
        found.update((min(number, other), max(number, other)) for other in undated.get(telling.story, ()) if other != number)
    return iter(sorted(found))


def told(groups: Sequence[Sequence[Telling]], why: Mapping[str, Sequence[str]]) -> tuple[Told, ...]:
    """The groups as records, by id; `why` maps a telling to the reasons by which it was joined."""
    found = []
    for group in groups:
        names = tuple(sorted(telling.id for telling in group))
        reasons = tuple(sorted({reason for name in names for reason in why.get(name, ())}))
        found.append(Told(identify("e", *names), names, reasons))
    return tuple(sorted(found, key=lambda event: event.id))
