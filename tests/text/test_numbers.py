from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.numbers import parse_number, writes_number
from tests.conftest import cases

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{spelled(number // size)} {name}" + (f" {spelled(rest)}" if rest else "")
    raise AssertionError(number)


@pytest.mark.parametrize(("words", "number"), cases("text/numbers.tsv"))
def test_numbers_as_newspapers_write_them(words, number):
    assert parse_number(words) == (int(number) if number else None)


@given(st.integers(0, 999_999_999))
def test_every_number_is_read_as_figures_and_as_words(number):
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number
    assert parse_number(spelled(number)) == number
    assert writes_number(spelled(number).split()[0])


@given(st.text())
def test_any_text_is_read_or_left(words):
    parse_number(words)
    writes_number(words)
