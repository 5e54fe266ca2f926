"""What relating remembers between runs: pairs, origins, which mention tells which event. All of it follows from the reports."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_ANEW = (
    "happenings",
    "signs",
    "bonds",
    "links",
    "taken",
    "tellings",
    "ruled",
    "events",
    "entries",
    "story_words",
    "likenesses",
    "sources",
    "story_lines",
    "stories",
)
"""Tables that are emptied where everything is related anew."""
_LONGEST = 14
"""Days from the first to the last of a sign's, at most (events/signs.py)."""


class Telling(NamedTuple):
    """A mention, the event that it tells, and where it stands."""

    mention: str
    event: str
    report: str
    start: int
    end: int


class Workings:
    """Reads and writes the tables that only relating uses. Lists are given to SQLite as JSON, so that a query takes any number of keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _all(self, query: str, *given: object) -> list[Any]:
        return self._connection.execute(query, given).fetchall()

    def _first(self, query: str, *given: object) -> list[Any]:
        """The first column."""
        return [row[0] for row in self._connection.execute(query, given)]

    def _many(self, query: str, rows: Iterable[Sequence[object]]) -> None:
        self._connection.executemany(query, rows)

    def _each(self, query: str, keys: Iterable[object]) -> list[Any]:
        """Rows of a query in which `(?1)` stands for the keys."""
        return self._connection.execute(query.replace("(?1)", "(SELECT value FROM json_each(?1))"), (json.dumps(list(keys)),)).fetchall()

    # What is to be done.

    @property
    def rules(self) -> str:
        """The rules by which reports were related; "" where all must be related anew."""
        return str(self._all("SELECT rules FROM progress")[0][0])

    def empty(self) -> None:
        """Take out all that was related: no report is related then."""
        for table in _ANEW:
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names come from _ANEW
        self._connection.execute("UPDATE readings SET related = 0")
        self._connection.execute("UPDATE traced SET related = NULL")

    def new(self) -> list[str]:
        """Ids of the reports that were not related yet, in order of their dates: what is near in time is then read together."""
        query = "SELECT id FROM readings JOIN reports ON reports.id = readings.report WHERE related = 0 ORDER BY reports.date, id"
        return self._first(query)

    def retraced(self) -> list[str]:
        """Ids of the newer reports whose passages are others than when they were last related."""
        return self._first("SELECT report FROM traced WHERE related IS NOT digest ORDER BY report")

    def settle(self, rules: str) -> None:
        """Note that all reports are related, by these rules."""
        self._connection.execute("UPDATE readings SET related = 1 WHERE related = 0")
        self._connection.execute("DELETE FROM traced WHERE digest = ''")
        self._connection.execute("UPDATE traced SET related = digest WHERE related IS NOT digest")
        self._connection.execute("UPDATE progress SET related = 1, rules = ?", (rules,))

    # Who took text from whom.

    def above(self, reports: Iterable[str]) -> set[str]:
        """The reports, and all that they took text from, directly or through others."""
        return self._reached(reports, "SELECT DISTINCT older_report FROM passages WHERE report IN (?1)")

    def below(self, reports: Iterable[str]) -> set[str]:
        """The reports, and all that took text from them, directly or through others."""
        return self._reached(reports, "SELECT DISTINCT report FROM passages WHERE older_report IN (?1)")

    def _reached(self, start: Iterable[Any], query: str) -> set[Any]:
        found = set(start)
        edge = found
        while edge:
            edge = {key for row in self._each(query, edge) for key in row} - found
            found |= edge
        return found

    def taken(self, reports: Iterable[str]) -> dict[str, tuple[str, str, str | None]]:
        """The sentences of these reports that are not their own: report, origin, and where a figure was last changed."""
        rows = self._each("SELECT sentence, report, origin, altered FROM taken WHERE report IN (?1)", reports)
        return {sentence: (report, origin, altered) for sentence, report, origin, altered in rows}

    def taken_of(self, sentences: Iterable[str]) -> dict[str, tuple[str, str | None]]:
        """Of these sentences, those that are not a report's own: origin, and where a figure was last changed."""
        rows = self._each("SELECT sentence, origin, altered FROM taken WHERE sentence IN (?1)", sentences)
        return {sentence: (origin, altered) for sentence, origin, altered in rows}

    def retake(self, gone: Iterable[str], come: Iterable[tuple[str, str, str, str | None]]) -> None:
        """Take out sentences, then put in others."""
        self._many("DELETE FROM taken WHERE sentence = ?", ((key,) for key in gone))
        self._many("INSERT INTO taken (sentence, report, origin, altered) VALUES (?, ?, ?, ?)", come)

    # Happenings and what may join them.

    def last_happening(self) -> int:
        """The highest number of a happening; 0 where there is none."""
        return int(self._all("SELECT coalesce(max(number), 0) FROM happenings")[0][0])

    def add_happenings(self, rows: Iterable[tuple[int, str, bytes]]) -> None:
        """File packed happenings by number and report."""
        self._many("INSERT INTO happenings (number, report, happening) VALUES (?, ?, ?)", rows)

    def add_signs(self, rows: Iterable[tuple[int, int, int, int]]) -> None:
        """File signs: key, first and last day, number of the happening."""
        self._many("INSERT INTO signs (key, first, last, happening) VALUES (?, ?, ?, ?)", sorted(rows))

    def happening(self, number: int) -> bytes:
        """A packed happening."""
        return bytes(self._all("SELECT happening FROM happenings WHERE number = ?", number)[0][0])

    def happenings_of(self, reports: Iterable[str]) -> dict[int, bytes]:
        """Packed happenings of reports, by number."""
        return dict(self._each("SELECT number, happening FROM happenings WHERE report IN (?1) ORDER BY number", reports))

    def holders(self, key: int, day: int, most: int, *, below: int) -> tuple[int, ...]:
        """Numbers below `below` of the happenings that have a sign on a day, `most` of them at most."""
        query = "SELECT DISTINCT happening FROM signs WHERE key = ? AND first BETWEEN ? AND ? AND last >= ? AND happening < ? LIMIT ?"
        return tuple(self._first(query, key, day - _LONGEST if day > 0 else day, day, day, below, most))

    def bonds_among(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Weighed bonds between two of these happenings."""
        query = "SELECT one, other FROM bonds WHERE report = '' AND one IN (?1) AND other IN (?1)"
        return self._each(query, numbers)

    def drop_bonds(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take out weighed bonds."""
        self._many("DELETE FROM bonds WHERE one = ? AND other = ? AND report = ''", pairs)

    def drop_copied(self, reports: Iterable[str]) -> set[int]:
        """Take out the bonds of sentences that these newer reports copied; gives the numbers of the happenings that they joined."""
        keys = list(reports)
        found = {
            number for pair in self._each("SELECT one, other FROM bonds WHERE report IN (?1) AND report <> ''", keys) for number in pair
        }
        self._many("DELETE FROM bonds WHERE report = ? AND report <> ''", ((key,) for key in keys))
        return found

    def add_bonds(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """File bonds: one, other, older, newer, weight, reasons, report."""
        self._many("INSERT INTO bonds (one, other, older, newer, weight, reasons, report) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def bonded(self, numbers: Iterable[int]) -> set[int]:
        """The happenings, and all that are connected with them by bonds."""
        query = "SELECT one, other FROM bonds WHERE one IN (?1) UNION ALL SELECT one, other FROM bonds WHERE other IN (?1)"
        return self._reached(numbers, query)

    def bonds_of(self, numbers: Iterable[int]) -> list[Any]:
        """Bonds whose older happening is one of these: one, other, older, newer, weight, reasons."""
        return self._each("SELECT one, other, older, newer, weight, reasons FROM bonds WHERE one IN (?1)", numbers)

    # Events.

    def linked(self, mentions: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Older and newer mention of each link that joins one of these."""
        query = "SELECT older, newer FROM links WHERE older IN (?1) UNION SELECT older, newer FROM links WHERE newer IN (?1)"
        yield from self._each(query, mentions)

    def ruled(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Each verdict's ruling as it was last applied, and the mentions that it spoke of."""
        rows = self._all("SELECT verdict, ruling, mentions FROM ruled")
        return {verdict: (ruling, tuple(json.loads(mentions))) for verdict, ruling, mentions in rows}

    def replace_ruled(self, rulings: Mapping[str, tuple[str, tuple[str, ...]]]) -> None:
        """Note how each verdict is applied now."""
        self._connection.execute("DELETE FROM ruled")
        rows = ((verdict, ruling, json.dumps(mentions)) for verdict, (ruling, mentions) in rulings.items())
        self._many("INSERT INTO ruled (verdict, ruling, mentions) VALUES (?, ?, ?)", rows)

    def told_by(self, mentions: Iterable[str]) -> dict[str, str]:
        """The report of each of these mentions."""
        return dict(self._each("SELECT id, report FROM mentions WHERE id IN (?1)", mentions))

    def tellings(self, mentions: Iterable[str]) -> list[Telling]:
        """What these mentions tell, as far as they tell an event."""
        return [
            Telling(*row) for row in self._each('SELECT mention, event, report, start, "end" FROM tellings WHERE mention IN (?1)', mentions)
        ]

    def tellings_of(self, events: Iterable[str]) -> list[Telling]:
        """The mentions of these events."""
        return [
            Telling(*row) for row in self._each('SELECT mention, event, report, start, "end" FROM tellings WHERE event IN (?1)', events)
        ]

    def all_tellings(self) -> list[Telling]:
        """The mentions of all events."""
        return [Telling(*row) for row in self._all('SELECT mention, event, report, start, "end" FROM tellings')]

    def told_in(self, reports: Iterable[str]) -> list[Telling]:
        """The mentions of events in these reports."""
        return [
            Telling(*row) for row in self._each('SELECT mention, event, report, start, "end" FROM tellings WHERE report IN (?1)', reports)
        ]

    def tell(self, tellings: Iterable[Telling]) -> None:
        """File which event each mention tells, in place of what stood there."""
        self._many('INSERT OR REPLACE INTO tellings (mention, event, report, start, "end") VALUES (?, ?, ?, ?, ?)', tellings)

    def remember(self, tellings: Iterable[Telling]) -> None:
        """Keep for ever what an id stood for that no event has now."""
        query = 'INSERT OR IGNORE INTO former_ids (event, report, start, "end") VALUES (?, ?, ?, ?)'
        self._many(query, ((one.event, one.report, one.start, one.end) for one in tellings))

    def successors(self, prefix: str) -> dict[str, list[str]]:
        """Ids that events had before and that begin so, each with those of the events that now hold what it told."""
        rows = self._all(
            """SELECT DISTINCT former_ids.event, tellings.event FROM former_ids
            LEFT JOIN tellings ON tellings.report = former_ids.report AND tellings.start < former_ids."end" AND former_ids.start < tellings."end"
            WHERE substr(former_ids.event, 1, ?1) = ?2 ORDER BY 1, 2""",
            len(prefix),
            prefix,
        )
        found: dict[str, list[str]] = {}
        for former, event in rows:
            found.setdefault(former, []).extend([event] if event else [])
        return found

    # Stories.

    def add_story_words(self, rows: Iterable[tuple[str, str, int | None]]) -> None:
        """File the telling words of reports: word, report, day."""
        self._many("INSERT INTO story_words (word, report, day) VALUES (?, ?, coalesce(?, 0))", rows)

    def alike_words(self, words: Iterable[str], day: int | None, window: int, shared: int) -> set[str]:
        """Reports that share so many of these words and lie not further off than `window` days; one without a date lies near to all."""
        held = "SELECT report FROM story_words WHERE word IN (SELECT value FROM json_each(?1))"
        if day is not None:
            held = f"{held} AND day BETWEEN {day - window} AND {day + window} UNION ALL {held} AND day = 0"
        query = f"SELECT report FROM ({held}) GROUP BY report HAVING count(*) >= ?2"  # noqa: S608 - the query stands above
        return set(self._first(query, json.dumps(list(words)), shared))

    def drop_likenesses(self, reports: Iterable[str]) -> None:
        """Forget how like others these reports are."""
        for column in ("one", "other"):
            self._many(f"DELETE FROM likenesses WHERE {column} = ?", ((key,) for key in reports))  # noqa: S608 - names stand above

    def add_likenesses(self, rows: Iterable[tuple[str, str, float, str]]) -> None:
        """File likenesses: the report with the smaller id, the other, value, why."""
        self._many("INSERT OR REPLACE INTO likenesses (one, other, value, why) VALUES (?, ?, ?, ?)", rows)

    def likenesses_of(self, reports: Iterable[str]) -> list[tuple[str, str, float, str]]:
        """Likenesses whose smaller report is one of these."""
        return self._each("SELECT one, other, value, why FROM likenesses WHERE one IN (?1)", reports)

    def keep_sources(self, reports: Iterable[str], rows: Iterable[tuple[str, str]]) -> None:
        """File from which older reports these have several sentences, in place of what stood there."""
        self._many("DELETE FROM sources WHERE report = ?", ((key,) for key in reports))
        self._many("INSERT INTO sources (report, source) VALUES (?, ?)", rows)

    def sources_of(self, reports: Iterable[str]) -> dict[str, list[str]]:
        """From which older reports these have several sentences."""
        found: dict[str, list[str]] = {}
        for report, source in self._each("SELECT report, source FROM sources WHERE report IN (?1) ORDER BY report, source", reports):
            found.setdefault(report, []).append(source)
        return found

    def alike(self, reports: Iterable[str], least: float) -> set[str]:
        """Those that have with one of these reports a likeness of `least` or more."""
        query = "SELECT {} FROM likenesses WHERE value >= {} AND {} IN (?1)"
        either = f"{query.format('other', float(least), 'one')} UNION {query.format('one', float(least), 'other')}"
        return {row[0] for row in self._each(either, reports)}

    def with_stories(self, reports: Iterable[str]) -> set[str]:
        """The reports, and all that are connected with them by a story, or as report and source."""
        told = """SELECT DISTINCT value FROM stories, json_each(stories.reports) WHERE stories.id IN
            (SELECT story FROM story_lines WHERE sentence IN (SELECT id FROM sentences WHERE report IN (?1)))"""
        made = "SELECT source FROM sources WHERE report IN (?1) UNION SELECT report FROM sources WHERE source IN (?1)"
        return self._reached(reports, f"{told} UNION {made}")

    def without_story(self, reports: Iterable[str]) -> set[str]:
        """Those of these reports of which no sentence stands in a story."""
        told = "SELECT 1 FROM sentences JOIN story_lines ON story_lines.sentence = sentences.id WHERE sentences.report = asked.value"
        query = f"SELECT value FROM json_each(?) AS asked WHERE NOT EXISTS ({told})"  # noqa: S608 - the query stands above
        return set(self._first(query, json.dumps(list(reports))))

    def story_of(self, reports: Iterable[str]) -> dict[str, str]:
        """The stories in which sentences of these reports stand; of one that was spliced, any."""
        query = """SELECT sentences.report, story_lines.story FROM sentences
            JOIN story_lines ON story_lines.sentence = sentences.id WHERE sentences.report IN (?1)"""
        return dict(self._each(query, reports))

    def stories_of(self, sentences: Iterable[str]) -> set[str]:
        """Ids of the stories in which these sentences stand."""
        return {row[0] for row in self._each("SELECT DISTINCT story FROM story_lines WHERE sentence IN (?1)", sentences)}

    def drop_stories(self, stories: Iterable[str]) -> None:
        """Forget which sentences stand in these stories."""
        self._many("DELETE FROM story_lines WHERE story = ?", ((key,) for key in stories))

    def add_story_lines(self, rows: Iterable[tuple[str, str]]) -> None:
        """File sentences by the story in which they stand."""
        self._many("INSERT INTO story_lines (sentence, story) VALUES (?, ?)", rows)
