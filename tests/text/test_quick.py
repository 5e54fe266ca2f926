"""The quick way of parsing gives what spaCy's own gives, to the last bit, and in any batch."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.text import vectors
from dateline.text.arithmetic import ROWS, Steady
from dateline.text.forms import Forms
from dateline.text.parser import PYPI_COPY, Parser, load
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
The river rose by 3.5 metres; nobody was hurt.
On 12 May 2019 the Northern Relief Committee of Port Amber gave Anna Vell and Tomas Orr of the Karsk Times $2.5 million.
Nothin' of it, said Vell. All of y'all got 300 euros from the Bank of Orvane in Lower Karsk
Rain   fell on  the Amber River  on Friday \t and Saturday, Orvane Radio  said .""".split("\n")


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


def recogniser(nlp: Language) -> Any:
    return nlp.get_pipe("ner")


def test_the_vectors_of_words_are_spacys_to_the_bit():
    quick, spacys = spacy.load(PYPI_COPY), spacy.load(PYPI_COPY)
    docs = [quick.make_doc(sentence) for sentence in SENTENCES if sentence]
    for nlp in (quick, spacys):
        for layer in recogniser(nlp).model.get_ref("tok2vec").walk():
            layer.ops = Steady()
    vectors.quicken(recogniser(quick).model)
    ours, theirs = (recogniser(nlp).model.get_ref("tok2vec").predict(docs) for nlp in (quick, spacys))
    assert np.array_equal(ours, theirs)


def test_a_memory_that_is_full_changes_nothing(parser, monkeypatch):
    parses = list(parser.parse(SENTENCES))
    for most in (4, 60):
        monkeypatch.setattr(vectors, "_MOST", most)
        assert list(load().parse(SENTENCES, batch=3)) == parses


def test_a_recogniser_with_other_labels_is_left_to_spacy():
    nlp = spacy.load(PYPI_COPY)
    recogniser(nlp).model.attrs["unseen_classes"].add(3)
    assert not suits(nlp)


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
