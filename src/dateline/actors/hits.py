"""Where the register's names stand in a report, and which of them to trust."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.actors.found import Line
from dateline.actors.register import Entry, Register, Sense
from dateline.actors.words import Word

_SHOW_COUNTRY = frozenset({"state", "office", "ministry", "force", "party"})
_OF_THE_STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Types and sectors of which a name shows that its country is spoken of; news agencies and companies are named anywhere."""

_EVERY_COUNTRY_HAS = frozenset({"office", "party"})


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
    i = 0
    while i < len(line.words):
        match = register.names.longest(line.words, i, capitals=line.capitals)
        if match is None:
            i += 1
            continue
        end, senses = match
        if None not in senses:
            yield Hit(line, i, end, tuple(sense for sense in senses if sense is not None))
        i = end


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
        """The senses that hold in this report, all of one entry; none where several entries are left."""
        senses = [s for s in hit.senses if not (year and s.entry.valid_from and year < s.entry.valid_from)]
        kept = [s for s in senses if s.trust == "always" and s.role != "sign"]
        kept = kept or [s for s in senses if s.role != "sign" and self._names.get(s.entry.key)]
        kept = kept or [s for s in senses if s.trust == "company" and s.role != "sign" and self._is_at_home(s.entry)]
        return tuple(kept) if len({s.entry.key for s in kept}) == 1 else ()

    def _is_at_home(self, entry: Entry) -> bool:
        """Whether the report names the entry's country; for a "Senate" or "Supreme Court", most of all countries."""
        times = self._countries[entry.country or ""]
        return times > 0 and (entry.type not in _EVERY_COUNTRY_HAS or times == max(self._countries.values()))
