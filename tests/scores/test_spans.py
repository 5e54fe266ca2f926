"""Spans against sets of characters counted out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Span
from dateline.scores import Score, spans

some_spans = st.lists(
    st.builds(
        lambda report, start, length: Span(report, start, start + length), st.sampled_from("ab"), st.integers(0, 40), st.integers(0, 12)
    ),
    max_size=8,
)


def covered(held: list[Span]) -> set[tuple[str, int]]:
    return {(span.report, at) for span in held for at in range(span.start, span.end)}


@given(some_spans, some_spans)
def test_characters_are_counted_once_each(gold, found):
    score = spans.characters(gold, found)
    there, here = covered(gold), covered(found)
    if there or here:
        assert score.precision == (len(there & here) / len(here) if here else 0.0)
        assert score.recall == (len(there & here) / len(there) if there else 0.0)
    else:
        assert score == Score(1.0, 1.0, 1.0)


def test_a_case_worked_by_hand():
    """Gold "at least five people", found "five people were": 11 characters of 16 right, 11 of 20 found."""
    text = "at least five people were hurt"
    gold = [Span("r", 0, text.index(" were"))]
    found = [Span("r", text.index("five"), text.index(" hurt"))]
    score = spans.characters(gold, found)
    assert (score.precision, score.recall) == (11 / 16, 11 / 20)


def test_exact_spans():
    score = spans.exact([Span("r", 0, 4), Span("r", 9, 12)], [Span("r", 0, 4), Span("r", 9, 11), Span("s", 9, 12)])
    assert (score.precision, score.recall) == (1 / 3, 1 / 2)
