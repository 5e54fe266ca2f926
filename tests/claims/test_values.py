"""Who is meant by a phrase: somebody named in it, or somebody else whom it tells of by that name."""

from __future__ import annotations

import pytest

from dateline import mentions
from dateline.claims.values import values
from dateline.records import Actor, ActorType, Span
from tests.telling import parsed, report


def _actor(told, words: str, kind: ActorType, register: str | None = None) -> Actor:
    start = told.text.index(words)
    return Actor(words, Span(told.id, start, start + len(words)), words, kind, register, None, None, None, ())


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("Gunmen killed the wife of General Ivo Brandt on Monday.", [("Ivo Brandt", "person", None)], "wife of General Ivo Brandt"),
        ("Police arrested Ivo Brandt's killer on Monday.", [("Ivo Brandt", "person", None)], "Ivo Brandt's killer"),
        ("Gunmen killed Ivo Brandt, a River Front commander.", [("Ivo Brandt", "person", None), ("River Front", "group", "rf")], "Ivo Brandt"),
        ("Gunmen abducted Ivo Brandt of the River Front.", [("Ivo Brandt", "person", None), ("River Front", "group", "rf")], "Ivo Brandt"),
        ("Gunmen killed four members of the River Front.", [("River Front", "group", "rf")], "rf"),
    ],
)  # fmt: skip
def test_the_target_of_a_phrase(parser, text, named, expected):
    told = report(text)
    (mention,) = mentions.extract(told, *parsed(parser, told), [], [])
    found = [value.text for value in values(told, mention, [], [], [_actor(told, *one) for one in named]) if value.field == "target"]
    assert found == [expected]
