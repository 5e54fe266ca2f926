"""What dateline read of one message, and an incident while it is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.muc import phrases
from dateline.records import Actor, Claim, Event, EventMention, Place, Report, Sentence, Span, When


@dataclass(frozen=True, slots=True)
class Reading:
    """All that dateline read of one message; `printed` is its text with capitals and small letters as print has them."""

    report: Report
    printed: str
    sentences: Sequence[Sentence]
    mentions: Sequence[EventMention]
    events: Sequence[Event]
    places: Sequence[Place]
    times: Sequence[When]
    actors: Sequence[Actor]
    claims: Sequence[Claim]

    def around(self, span: Span) -> Span:
        """The sentence that `span` stands in."""
        return next((s.span for s in self.sentences if s.span.covers(span)), span)

    def words(self, span: Span) -> str:
        """The words of a span on one line, in capitals."""
        return phrases.flat(self.report.text[span.start : span.end])

    def meant(self, span: Span) -> Span:
        """What a pronoun or a short description was taken to mean; else the span itself."""
        return next((actor.antecedent for actor in self.actors if actor.antecedent and actor.span == span), span)


@dataclass
class Target:
    """Someone or something hit: who (a thing has a description only), what sort, how many, what befell them, whose nationals."""

    person: phrases.Person
    sort: str
    number: str
    effects: list[str]
    nation: str | None = None

    def same(self, other: Target) -> bool:
        """Whether both can be one: one surname, or one description where not both are named."""
        names = self.person.name, other.person.name
        if all(names):
            return str(names[0]).split()[-1] == str(names[1]).split()[-1]
        return phrases.alike(self.person.description, other.person.description)

    def add(self, other: Target) -> None:
        """Take in what another telling of the same says: the longer name and description, and what befell."""
        if other.person.name and not self.person.name:
            self.number = other.number
        name = max(self.person.name or "", other.person.name or "", key=len) or None
        first, second = self.person.description or "", other.person.description or ""
        self.person = phrases.Person(name, (first or second if name else max(first, second, key=len)) or None)
        self.effects += other.effects


@dataclass
class Incident:
    """An incident while it is put together: what its templates' slots will be filled with."""

    type: str
    mentions: list[EventMention]
    stage: str = "ACCOMPLISHED"
    days: list[When] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    people: list[Target] = field(default_factory=list)
    things: dict[str, Target] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    """Words ("-" where only the deed shows it) and type."""
    individuals: list[str] = field(default_factory=list)
    organisations: dict[str, str] = field(default_factory=dict)
    """Names, and how sure their part is."""
    category: str | None = None

    def hit(self, person: Target) -> None:
        """File a human target, with what is known of the same person already."""
        known = next((one for one in self.people if one.same(person)), None)
        if known is None:
            self.people.append(person)
        else:
            known.add(person)

    def join(self, other: Incident) -> None:
        """Take in another telling of the same incident."""
        self.mentions += other.mentions
        self.days = self.days or other.days
        self.places += other.places
        for person in other.people:
            self.hit(person)
        for name, thing in other.things.items():
            if name in self.things:
                self.things[name].effects += thing.effects
            else:
                self.things[name] = thing
        self.instruments |= other.instruments
        self.individuals += other.individuals
        self.organisations = other.organisations | self.organisations
        self.category = self.category or other.category
