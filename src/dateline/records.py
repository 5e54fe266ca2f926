"""The records: what dateline says about reports. Read this file first.

Every record is frozen. A `Span` points at characters of one report's untouched text, so a value can always be
proved: ``report.text[span.start:span.end]`` is the quotation. Ids are made from content, so the same reports give
the same ids in any order. ``None`` always means *not stated*, never zero and never a guess.

Records in the order in which the pipeline makes them:

    Report → Sentence → When, Place, Actor → EventMention → Claim      (read from one report)
    Passage, Descent → Story → Link → Event → Entry                    (seen only across reports)
    Verdict → Ruling                                                   (what a person decided)
    Problem                                                            (any stage)
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "days", "week", "month part", "month", "season", "year", "unknown"]
Kind = Literal["headline", "body", "caption", "credit", "boilerplate"]
Relation = Literal["kept", "reworded", "split", "merged", "added", "dropped"]
Modality = Literal["asserted", "denied", "planned", "hypothetical"]
Status = Literal["new", "background"]
Stance = Literal[
    "states", "says", "asks", "confirms", "concedes", "claims", "alleges", "blames", "suspects", "denies", "retracts",
    "believes", "doubts", "favours", "opposes",
]  # fmt: skip
Manner = Literal["copy", "trimmed", "expanded", "reworded", "spliced", "corrected"]
ActorType = Literal["state", "group", "office", "people", "person", "body", "description", "reference"]
ChangeKind = Literal["number", "date", "name", "negation", "hedge", "words"]
FACTS: tuple[ChangeKind, ...] = ("number", "date", "name", "negation", "hedge")
"""Changes that are of fact, not of words alone; what matters most first."""
Belongs = Literal["one of", "during", "over"]
"""How an event belongs to another: one of several, in the course of it, or because of it (an arrest over an attack)."""
VerdictKind = Literal["merge", "split", "set", "forget"]
PlacePrecision = Literal["site", "neighbourhood", "town", "district", "region", "country", "several", "unknown"]


def identify(prefix: str, *parts: object) -> str:
    """Make an id from content: `prefix` and 16 hexadecimal digits of SHA-256 over `parts` (``None`` differs from "")."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def report_id(
    name: str | None,
    date: Interval | None,
    time: str | None,
    title: str | None,
    source: str | None,
    url: str | None,
    text: str,
    parts: tuple[Part, ...] = (),
) -> str:
    """The id of a report: made from everything that was received, so that reading twice adds nothing and a changed text shows."""
    day = None if date is None else f"{date.start}/{date.end}"
    marked = ";".join(f"{part.kind} {part.start} {part.end}" for part in parts)
    return identify("r", name, day, time, title, source, url, text, marked)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (Python string offsets, end exclusive) of the text of `report` (a report id)."""

    report: str
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.report == other.report and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days `start` to `end`, both included, and how precisely they were stated."""

    start: date
    end: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Part:
    """What the source format itself says of characters `start` to `end`: its headline, a caption, a credit."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one dated text, as received.

    `text` is never rewritten. Where the headline came in a field of its own, `text` is the headline, a blank line
    and the body, as printed, and `parts` marks the headline. `date` keeps the precision that was given.
    """

    id: str
    text: str
    date: Interval | None
    time: str | None
    """Clock time of publication as given (``09:19:31``, with a zone if one was given)."""
    name: str | None
    """The user's own id, or the name of a file that holds a single report."""
    title: str | None
    source: str | None
    """The publisher, as given."""
    url: str | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made a picture or a text: "(Hadi Mizban/AP)" gives both."""

    person: Span | None
    agency: Span | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the kind of text it stands in."""

    id: str
    span: Span
    kind: Kind
    index: int
    """Place among the report's sentences, from 0."""
    paragraph: int
    """Place of its paragraph in the report, from 0."""
    credit: Credit | None


@dataclass(frozen=True, slots=True)
class When:
    """A time expression and the days it means. `start` and `end` are None where no day can be said ("for months")."""

    id: str
    span: Span
    start: date | None
    end: date | None
    precision: Precision
    rule: str
    """Name of the rule that gave it (`times/rules`)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and the gazetteer entry it means; `gazetteer` is None where none was found or none is sure."""

    id: str
    span: Span
    name: str
    gazetteer: str | None
    level: str | None
    """country, region, district, town, neighbourhood, site."""
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    within: tuple[str, ...]
    """Names of what contains it, nearest first, as far as stated or known."""
    country: str | None
    """ISO 3166-1 alpha-2, upper case."""
    relation: str | None
    """Words such as "near" or "20 km north of" that stand between the event and the place; "dateline" of the town that a report
    is sent from, "authority" where only its police or another public body is named, "home" where somebody is from, "outlet" in the outlet's own line.
    """
    metonym: bool
    """True where the name stands for a government or a team ("Washington said")."""
    why: tuple[str, ...]
    radius_km: float | None = None
    """Kilometres from the coordinates within which what happened there lies (`places/extents.py`, `codes/spots.py`)."""
    geo_precision: int | None = None
    """ACLED's code: 1 a town, 2 near one or in a small part of a region, 3 a larger region."""
    where_prec: int | None = None
    """UCDP's code: 1 exact, 2 within about 25 km, 3 a district, 4 a region, 5 a line or border, 6 a country."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A name or description of a government, group, office or person; `register` is None where unknown to us."""

    id: str
    span: Span
    name: str
    type: ActorType
    """How it is named: a state, a group or body of the register, an office, a people, a person, a body unknown to us, a
    description ("masked gunmen"), or a word that refers back ("he", "the group")."""
    register: str | None
    sector: str | None
    """PLOVER sector (`codes/sectors.tsv`)."""
    country: str | None
    antecedent: Span | None
    """What a pronoun or "the group" was taken to mean."""
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """People (or strikes) counted by a mention. "at least five" is low 5, high None, hedge "at least"."""

    what: str
    """killed, injured, missing, arrested, displaced, abducted, strikes."""
    low: int
    high: int | None
    hedge: str | None
    group: str | None
    """Who they were, as a class of `mentions/groups.tsv`: civilian, militant, soldier, police, child ..."""
    cumulative: bool
    """True for a running tally (of a war, of a year, of a weekend's shootings), which never is the toll of one event."""
    span: Span
    """The words that say it, number and what befell them."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of something that happened, in one sentence."""

    id: str
    sentence: str
    trigger: Span
    kind: str
    """A row of `codes/events.tsv`: "drone strike", "arrest", "flood" ..."""
    status: Status
    modality: Modality
    cue: Span | None
    """The words that make it denied, planned, hypothetical or background."""
    actors: tuple[Span, ...]
    targets: tuple[Span, ...]
    instruments: tuple[Span, ...]
    objects: tuple[Span, ...]
    places: tuple[Span, ...]
    times: tuple[Span, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A value, the words that say it, and who says so. With no `source`, the report itself says it, or with a stance other than
    "states" somebody whom it does not name ("is accused of").
    """

    id: str
    mention: str | None
    """None for a statement or a quotation that tells no event."""
    field: str
    """event, actor, target, killed, injured, when, where ..., or statement, quote, attitude (what is believed, wanted, praised)."""
    value: str
    """The value in one canonical text: "3", "at least 5", "2024-02-07", a register or gazetteer key, or the words."""
    span: Span
    source: Span | None
    cue: Span | None
    stance: Stance
    speaker: str | None
    """The source's name where a pronoun or a short name was resolved; else its words."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ between an older and a newer sentence."""

    kind: ChangeKind
    older: Span | None
    newer: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """The same sentence in an older and a newer report (kept, reworded), or in one of them only (added, dropped).

    An older sentence that was split stands in one passage with each newer part; a newer one that was merged in one
    with each older part. Facts are compared across all parts; `changes` are those that stand in this part.
    """

    id: str
    relation: Relation
    older_report: str
    newer_report: str
    older: Span | None
    newer: Span | None
    moved: bool
    score: float
    """Likeness from 0 to 1 (normalised Indel similarity of words)."""
    direction: Literal["known", "unknown"]
    """Unknown where nothing says which of the two came first."""
    changes: tuple[Change, ...]

    @property
    def whole(self) -> Span | None:
        """The sentence that was split, or that several were merged into: its passages belong together."""
        return {"split": self.older, "merged": self.newer}.get(self.relation)


@dataclass(frozen=True, slots=True)
class Descent:
    """What a report derives from: no parent, one, or several it was spliced of, the one that gave most first."""

    id: str
    report: str
    parents: tuple[str, ...]
    relation: Manner | None
    """None where it derives from none."""
    direction: Literal["known", "unknown"]
    """Unknown where nothing says that every parent was published before it."""
    version_of: str | None
    """The version before it of the same document: of one web address."""


@dataclass(frozen=True, slots=True)
class Story:
    """Passages, and so reports, that tell of one course of events; a report can stand in two stories."""

    id: str
    reports: tuple[str, ...]
    sentences: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions are (or are not) of one event: how sure, and why.

    With a `relation` they are of two events, and that of `newer` belongs to that of `older`: the strike to the wave of strikes.
    """

    id: str
    older: str
    newer: str
    same: bool
    score: float
    reasons: tuple[str, ...]
    relation: Belongs | None = None
    words: tuple[Span, ...] = ()
    """The words that say the relation."""


@dataclass(frozen=True, slots=True)
class WhenReading:
    """One distinct reading of an event's day, and the claims that say it."""

    start: date
    end: date
    precision: Precision
    claims: tuple[str, ...]
    origins: int
    verdict: str | None = None
    """Id of the verdict by which a person set it: it then stands on no claim of a report."""


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One distinct reading of an event's place."""

    name: str
    id: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    within: tuple[str, ...]
    country: str | None
    claims: tuple[str, ...]
    origins: int
    verdict: str | None = None
    relation: str | None = None
    """As in `Place`, of the claim that says it best; so are the three below."""
    radius_km: float | None = None
    geo_precision: int | None = None
    where_prec: int | None = None


@dataclass(frozen=True, slots=True)
class ActorReading:
    """One distinct reading of who did it, or to whom."""

    name: str
    id: str | None
    sector: str | None
    country: str | None
    claims: tuple[str, ...]
    origins: int
    stance: Stance = "states"
    """The firmest of its claims': "blames" where nobody says more than to blame them for it (`events.readings.FIRMNESS`)."""
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class CountReading:
    """One distinct reading of how many."""

    low: int
    high: int | None
    hedge: str | None
    group: str | None
    cumulative: bool
    claims: tuple[str, ...]
    origins: int
    part: bool = False
    """True where each report that gives it also gives a higher figure: two children among twelve dead."""
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """An event's codes: PLOVER type and mode, ACLED type and sub-type. None where a codebook has no such event."""

    plover: str | None
    mode: str | None
    acled: str | None
    acled_sub: str | None


@dataclass(frozen=True, slots=True)
class Belonging:
    """That an event belongs to another. Each keeps its own figures: those of the whole hold its parts and are never added to theirs."""

    event: str
    """Id of the event that it belongs to."""
    how: Belongs
    words: tuple[Span, ...]
    """The words of reports that say so."""

    @property
    def forth(self) -> str:
        """How it belongs to the other, in words that the other's name can follow."""
        return {"one of": "one of several", "during": "in the course of", "over": "over"}[self.how]

    @property
    def back(self) -> str:
        """The same, seen from the other."""
        return {"one of": "told apart", "during": "in its course", "over": "what followed"}[self.how]


@dataclass(frozen=True, slots=True)
class Event:
    """All mentions of one happening. Every distinct value stays, each with its claims; `when` and `where` are the
    readings with most independent origins (ties: more precise, then earlier), the others stand beside them.
    """

    id: str
    kind: str
    type: Codes
    status: Status
    modality: Modality
    when: WhenReading | None
    where: PlaceReading | None
    days: tuple[WhenReading, ...]
    places: tuple[PlaceReading, ...]
    actors: tuple[ActorReading, ...]
    targets: tuple[ActorReading, ...]
    killed: tuple[CountReading, ...]
    injured: tuple[CountReading, ...]
    counts: dict[str, tuple[CountReading, ...]]
    """Other counts by what was counted: arrested, missing, strikes ..."""
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    """Reports in which the telling originated: copies are not among them."""
    why: tuple[str, ...]
    """Why these mentions were taken as one event."""
    verdicts: tuple[str, ...] = ()
    """Ids of the verdicts by which a person joined it, told it apart, or set a value of it."""
    belongs_to: tuple[Belonging, ...] = ()
    """Events of which it is one, in the course of which it was, or over which it was done."""

    def share(self, whole: Event) -> str | None:
        """How many of the dead of `whole`, of which it is one, are its own: "7 of its 12 killed"; None where either is not stated exactly."""
        if not self.killed or not whole.killed:
            return None
        own, all_of_them = self.killed[0], whole.killed[0]
        exact = all(one.hedge is None and one.high == one.low and not one.part for one in (own, all_of_them)) and not own.cumulative
        return f"{own.low:,} of its {all_of_them.low:,} killed" if exact and 0 < own.low < all_of_them.low else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the chronicle."""

    id: str
    """The event's id."""
    day: Interval | None
    what: str
    quotation: Span
    where: str | None
    killed: str | None
    injured: str | None
    by: tuple[str, ...]
    """Who did it, where some report says so; and who claims to have."""
    said_by: tuple[str, ...]
    status: Status
    modality: Modality
    reports: int
    origins: int
    disagreements: tuple[str, ...]
    """Fields with more than one distinct reading."""
    decided: tuple[str, ...] = ()
    """What a person decided about it, in words: "killed set to 12 by ana on 2031-06-04: the hospital's list"."""
    held: tuple[str, ...] = ()
    """Who is only blamed for it, suspected, accused or alleged to have done it."""
    denied_by: tuple[str, ...] = ()
    """Who says that it did not happen. Who denies a part of it (one death, its cause) and tells the rest is not among them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be done, where, why, and what to do about it. The rest of the run went on."""

    id: str
    stage: str
    where: str
    """A file name with line, or a report id."""
    what: str
    remedy: str
    report: str | None


@dataclass(frozen=True, slots=True)
class Witness:
    """A mention as a person saw it, so that it is found again whatever its id has become."""

    trigger: Span
    sentence: Span
    kind: str
    quote: str
    """The trigger's words."""
    words: str
    """The sentence's words."""
    name: str | None
    """The report's own name, publisher and address: by these a new version of it is known."""
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided, about mentions and never about events, whose ids can change. It is never altered or deleted."""

    id: str
    kind: VerdictKind
    by: str
    at: str
    """Day and clock time with its offset from UTC (ISO 8601)."""
    because: str | None
    one: tuple[Witness, ...] = ()
    """merge: the mentions of the one event; split: those that tell another event; set: those of the event."""
    other: tuple[Witness, ...] = ()
    """merge: the mentions of the other event; split: those that stay."""
    field: str | None = None
    """set: when, where, actor, target, killed, injured, arrested ..."""
    value: str | None = None
    forgets: str | None = None
    """forget: the id of the verdict that is taken back."""

    @property
    def words(self) -> str:
        """The decision in a line: what, by whom, on which day, and why if a reason was given."""
        what = {
            "merge": "joined",
            "split": "told apart",
            "set": f"{self.field} set to {self.value}",
            "forget": f"{self.forgets} taken back",
        }
        return f"{what[self.kind]} by {self.by} on {self.at[:10]}" + (f": {self.because}" if self.because else "")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a verdict means for the mentions of today."""

    verdict: Verdict
    state: Literal["in force", "stale", "overruled", "forgotten"]
    """stale: its words are told by no report now. overruled: a later verdict says otherwise."""
    one: tuple[str, ...]
    """Ids of the mentions that were found again, in the order of the verdict's witnesses."""
    other: tuple[str, ...]
    join: tuple[str, str] | None = None
    """merge: two mentions that must be of one event."""
    apart: tuple[tuple[str, str], ...] = ()
    """split: pairs of mentions that must not be of one event."""
    reading: WhenReading | PlaceReading | ActorReading | CountReading | None = None
    """set: the value as a reading."""
