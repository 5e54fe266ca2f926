"""What a rule of the grammar is, and what it is given and gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.records import Kind as SentenceKind
from dateline.records import Precision
from dateline.text.parses import Parse
from dateline.times.tense import Tense, tense_at
from dateline.times.words import cues

FLAGS = re.IGNORECASE
_NEARBY = 80
"""Characters beside an expression that a rule looks at: a bound, so that a page without full stops costs no more than its length."""

Unsaid = Literal["week", "year"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]
"""Types of TIMEX3."""


@dataclass(frozen=True, slots=True)
class Lean:
    """How a time is counted from another one: so many units on (or back, below 0), or to a weekday."""

    unit: Literal["day", "week", "month", "quarter", "year"]
    steps: int = 0
    counted: bool = False
    """True for "two weeks later", which is as near as weeks are; False for "the following week", which is a week by the calendar."""
    weekday: int | None = None
    """The weekday meant (Monday is 0): "the following Tuesday"."""
    year: int | None = None
    """The year said of a quarter that is not: "the 1988 period"."""
    part: str | None = None
    """TIMEX3's code of the part of the day meant: "that night"."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says. Without `start` and `end` it names no day that can be told from its words alone."""

    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    rule: str = ""
    ahead: bool | None = None
    """True where the words or the tense point to the future, False to the past; None leaves it to the report's day."""
    every: Unsaid | None = None
    """What was left unsaid, so that the other end of a range may choose it: the week of "Monday", the year of "May 3"."""
    kind: Kind = "DATE"
    value: str | None = None
    """Value as TIMEX3 writes it, where the days do not give it (durations, repeated times, parts of a day)."""
    trim: tuple[int, int] = (0, 0)
    """Characters at either end that TIMEX3 does not count to the expression ("since")."""
    lean: Lean | None = None
    """How it is counted from another expression of the report, where it is (`leaning.py`)."""

    def named(self, rule: str) -> Meaning:
        """The same under the name of `rule`, unless it has one."""
        return self if self.rule else replace(self, rule=rule)


FALSE_FRIEND = Meaning(rule="false friend")
"""Words that look like a time and are none: nothing may be found in them."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at beside its own words: the report's day, and the sentence with its grammar."""

    day: date
    text: str
    parse: Parse
    start: int
    end: int
    kind: SentenceKind = "body"

    @property
    def before(self) -> str:
        """The words that stand right before the expression."""
        return self.text[max(0, self.start - _NEARBY) : self.start]

    @property
    def after(self) -> str:
        """The words that follow right after it."""
        return self.text[self.end : self.end + _NEARBY]

    @property
    def last_word(self) -> str:
        """The word before the expression, in lower case ("" where a mark stands between)."""
        found = re.search(r"([\w’']+)[\s-]*$", self.before)
        return found[1].lower() if found else ""

    def follows(self, kind: str) -> bool:
        """Whether the word before is of `kind` in `cues.tsv`."""
        return self.last_word in cues(kind)

    @property
    def tense(self) -> Tense:
        """Whether what is told at this place is past, future or undecided; "since" is always past.

        "Meets Monday" is future in the body of a report; headlines and captions tell the past in the present tense.
        """
        found = self.verb_tense
        if found == "present":
            return "future" if self.kind == "body" else "past"
        return found

    @property
    def verb_tense(self) -> Tense:
        """The same with the simple present kept apart: "is up this year" is no future, though "meets Monday" is."""
        return "past" if self.last_word == "since" else tense_at(self.parse, self.start, self.end)

    def tagged(self, start: int, tags: tuple[str, ...]) -> bool:
        """Whether the word at `start` of the sentence has a Penn tag that begins with one of `tags`."""
        return any(token.tag.startswith(tags) for token in self.parse.at(start, start + 1))

    def inside(self, *entities: str) -> bool:
        """Whether the parser read the expression as part of such a name (PERSON ...)."""
        return any(token.entity in entities for token in self.parse.at(self.start, self.end))


def of_money(context: Context) -> bool:
    """Whether the sentence speaks of money or shares (`cues.tsv`): a business counts in quarters and years of its own."""
    return not cues("money").isdisjoint(re.findall(r"\w+|[$%]", context.text))


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression: characters `start` to `end` of the sentence, and what they mean."""

    start: int
    end: int
    meaning: Meaning
    parts: tuple[Reading, ...] = ()
    """The single expressions that a range or a "since" was joined from."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. `needs` names the classes of words without one of which it cannot match."""

    name: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    meaning: Callable[[re.Match[str], Context], Meaning | None]


def rule(name: str, needs: str, pattern: str, meaning: Callable[[re.Match[str], Context], Meaning | None]) -> Rule:
    """A rule from a pattern in which one space stands for any white space; whole words only."""
    spaced = re.sub(r" ([?*])?", lambda space: r"\s*" if space[1] else r"\s+", pattern)
    return Rule(name, re.compile(rf"(?<![\w$£€#])(?:{spaced})(?!\w)", FLAGS), frozenset(needs.split()), meaning)
