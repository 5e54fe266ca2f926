"""The quick way of parsing gives what spaCy's own gives, to the last bit, and in any batch."""

from __future__ import annotations

import random

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.text.arithmetic import ROWS, Steady
from dateline.text.forms import Forms
from dateline.text.parser import PYPI_COPY, Parser
from dateline.text.quick import suits

SENTENCES = """At least seven people were killed when a ferry sank off Port Amber on Tuesday, the coast guard said.
There is no water in the town.
Let's see what they're gonna do, he said: it ain't over, y'all.
    The minister, Anna Vell, said on 4 June that 1,200 houses had burnt.
Gunmen shot dead two guards.
Rebels of the Northern Front took Karsk.
"We've got to leave," she said.

No.
Police in Orvane arrested the mayor, his two brothers and a driver who had carried letters between them.
The river rose by 3.5 metres; nobody was hurt.""".split("\n")


@pytest.fixture(scope="module")
def slow():
    """The same model, left to spaCy: a part that does nothing makes it one that the quick way does not suit."""
    nlp = spacy.load(PYPI_COPY)
    nlp.add_pipe("merge_subtokens")
    assert not suits(nlp)
    return Parser(nlp, "as spaCy has it")


def test_the_model_that_comes_with_dateline_suits():
    assert suits(spacy.load(PYPI_COPY))


def test_it_gives_what_spacy_gives(parser, slow):
    assert list(parser.parse(SENTENCES)) == list(slow.parse(SENTENCES))


def test_a_sentence_is_parsed_alike_in_any_company(parser):
    alone = {sentence: next(parser.parse([sentence])) for sentence in SENTENCES}
    others = SENTENCES * 2
    random.Random(0).shuffle(others)  # noqa: S311 - an order, not a secret
    assert list(parser.parse(others, batch=4)) == [alone[sentence] for sentence in others]


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 3 * ROWS), st.integers(0, 2 * ROWS), st.sampled_from([(96, 64), (288, 288), (576, 288)]))
def test_a_row_comes_out_the_same_wherever_it_stands(rows, before, shape):
    chance = np.random.default_rng(rows)
    left, right = chance.standard_normal((before + rows, shape[0]), np.float32), chance.standard_normal((shape[1], shape[0]), np.float32)
    ours = Steady()
    product = ours.gemm(left, right, trans2=True)
    assert np.array_equal(product[before:], ours.gemm(left[before:], right, trans2=True))
    assert np.allclose(product, left @ right.T, atol=1e-3)
    filled = np.empty_like(product)
    assert ours.gemm(left, right, trans2=True, out=filled) is filled
    assert np.array_equal(filled, product)


def test_a_rule_that_names_no_word_cannot_be_remembered_by_word():
    class Ruler:
        patterns = ({"patterns": [[{"IS_TITLE": True}, {"IS_DIGIT": True}]]},)

    with pytest.raises(ValueError, match="names neither a word nor a label"):
        Forms(None, Ruler(), None)
