"""Where the register's names stand in a report, and which of them to trust."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.actors.entries import Entry
from dateline.actors.found import Line
from dateline.actors.register import Register, Sense
from dateline.actors.words import has_only_capitals
from dateline.text.folding import Word, split
from dateline.text.parses import Parse

_SHOW_COUNTRY = frozenset({"state", "office", "ministry", "force", "party"})
_OF_THE_STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Types and sectors of which a name shows that its country is spoken of; news agencies and companies are named anywhere."""

_EVERY_COUNTRY_HAS = frozenset({"office", "party", "force"})
"""Types of which many countries have one of the same name: a Senate, a Liberal Party, a National Guard."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A register name at words `first` to `last` (exclusive) of a line."""

    line: Line
    first: int
    last: int
    senses: tuple[Sense, ...]

    @property
    def words(self) -> list[Word]:
        """The words of the name."""
        return self.line.words[self.first : self.last]

    @property
    def printed(self) -> str:
        """The name as the report prints it."""
        return self.line.text[self.words[0].start : self.words[-1].end]


def hits(line: Line, register: Register) -> Iterator[Hit]:
    """The longest register names of a line, left to right, as yet without a decision."""
    for first, last, senses in line.parse.once(_names_of, line.text, register):
        yield Hit(line, first, last, senses)


def _names_of(_: Parse, text: str, register: Register) -> tuple[tuple[int, int, tuple[Sense, ...]], ...]:
    """First word, last (exclusive) and senses of each."""
    words = split(text)
    capitals = has_only_capitals(words)
    found: list[tuple[int, int, tuple[Sense, ...]]] = []
    i = 0
    while i < len(words):
        match = register.names.longest(words, i, capitals=capitals)
        if match is None:
            i += 1
            continue
        end, senses = match
        if None not in senses:
            found.append((i, end, tuple(sense for sense in senses if sense is not None)))
        i = end
    return tuple(found)


def begins_after(entry: Entry, year: int | None) -> bool:
    """Whether an entry is known to have begun after a year."""
    return year is not None and entry.valid_from is not None and year < entry.valid_from


class Company:
    """Which names and countries a report has: doubtful names are trusted in their company only."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._names: dict[str, set[str]] = {}
        self._countries: Counter[str] = Counter()
        for hit in hits:
            sure = [sense for sense in hit.senses if sense.trust == "always"]
            if len({sense.entry.key for sense in sure}) != 1:
                continue
            entry = sure[0].entry
            self._names.setdefault(entry.key, set()).add(hit.printed)
            if entry.country and (entry.type in _SHOW_COUNTRY or entry.sector in _OF_THE_STATE):
                self._countries[entry.country] += 1

    def trusted(self, hit: Hit, year: int | None) -> tuple[Sense, ...]:
        """The senses that hold in a report of `year`, all of one entry; none where several entries are left."""
        senses = [sense for sense in hit.senses if not begins_after(sense.entry, year)]
        kept = [s for s in senses if s.trust == "always" and s.role != "sign"]
        kept = kept or [s for s in senses if s.role != "sign" and self._names.get(s.entry.key)]
        kept = kept or [s for s in senses if s.trust == "company" and s.role != "sign" and self._is_at_home(s.entry, hit)]
        return tuple(kept) if len({s.entry.key for s in kept}) == 1 else ()

    def too_early(self, hit: Hit, year: int | None) -> Entry | None:
        """The only entry that a name always means, where it began after `year`."""
        entries = {sense.entry.key: sense.entry for sense in hit.senses if sense.trust == "always" and sense.role == "name"}
        only = next(iter(entries.values())) if len(entries) == 1 else None
        return only if only is not None and begins_after(only, year) else None

    def _is_at_home(self, entry: Entry, hit: Hit) -> bool:
        """Whether the report names the entry's country; for a "Senate" or "National Guard", more than any other country."""
        times = self._countries[entry.country or ""]
        common = entry.type in _EVERY_COUNTRY_HAS and not (entry.type == "force" and hit.last - hit.first == 1)
        return times > 0 and (not common or all(times > others for key, others in self._countries.items() if key != entry.country))
