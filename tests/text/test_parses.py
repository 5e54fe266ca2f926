"""Grammar as data: what is found in a sentence is found once, and hangs on no more than its plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.parser import PLAIN, plain, plainly
from dateline.text.parses import Parse, Token, pack, unpack

ONE = Parse((Token(0, "Stop", "stop", "VERB", "VB", "ROOT", 0, 0, 4, ""),), ())


def test_what_is_found_in_a_sentence_is_found_once():
    asked = []

    def shout(parse, mark, *, times=1):
        asked.append(mark)
        return parse.tokens[0].text.upper() + mark * times

    parse = unpack(pack(ONE))
    assert [parse.once(shout, "!"), parse.once(shout, "!"), parse.once(shout, "?"), parse.once(shout, "!", times=2)] == [
        "STOP!",
        "STOP!",
        "STOP?",
        "STOP!!",
    ]
    assert asked == ["!", "?", "!"]
    assert parse == ONE, "what is kept with it makes it no other parse"


@given(st.text(alphabet=st.sampled_from(["a", " ", "\n", "\t", "'", '"', "’", "“", "\u00a0", "\u200b", "é"])))
def test_plain_text_is_what_the_table_says_with_every_character_in_its_place(text):
    assert plain(text) == text.translate(PLAIN)
    assert len(plainly(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He said “no”.", 'He said "no".'),
        ("The mayor’s car", "The mayor's car"),
        ("ORVANE, May 2 (AP) — A bus burned.", "ORVANE, May 2 (XP) — A bus burned."),
    ],
)
def test_copies_that_differ_in_signs_or_dateline_alone_have_one_grammar(one, other):
    assert plainly(one) == plainly(other)


def test_other_words_have_another_grammar():
    assert plainly("He said no.") != plainly("He said now.")
