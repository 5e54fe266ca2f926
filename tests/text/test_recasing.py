"""Text all in capitals, as the parser is shown it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.datelines import dateline_end
from dateline.text.dictionary import Dictionary
from dateline.text.recasing import in_capitals, recased
from tests.conftest import cases


@pytest.mark.parametrize(("printed", "shown"), cases("text/recasing.tsv"))
def test_capitals_are_given_small_letters_where_print_has_them(parser, printed, shown):
    assert recased(printed, parser.dictionary.knows) == shown


@pytest.mark.parametrize(("opening", "left"), cases("text/datelines.tsv"))
def test_a_dateline_and_the_marks_of_a_monitoring_service_are_no_part_of_the_sentence(opening, left):
    assert opening[dateline_end(opening) :] == left


@given(st.text(alphabet=st.characters(codec="utf-8")), st.booleans())
def test_every_character_keeps_its_place(text, known):
    shown = recased(text, lambda _word: known)
    assert len(shown) == len(text)
    assert all(one == other or one.lower() == other for one, other in zip(text, shown, strict=True))


@given(st.lists(st.sampled_from("THE REBELS OF LIMA ATTACKED (NLF) [ELN] U.S. TROOPS' 3D O'BRIEN IN MAY 1989".split()), min_size=4))
def test_what_has_small_letters_is_left_as_it_is(words):
    shown = recased(" ".join(words), lambda word: word != "nlf")
    assert in_capitals(shown) or recased(shown, lambda _word: False) == shown


def test_tokens_stand_where_the_text_has_them(parser):
    text = "THE REBELS KILLED A JUDGE, HIS DRIVER AND TWO GUARDS IN SAN DURVALO."
    (parse,) = parser.parse([text])
    assert all(text[token.start : token.end] == token.text.upper() for token in parse.tokens)
    assert next(token for token in parse.tokens if token.text == "killed").pos == "VERB"


class _Bare:
    """A model without a lemmatizer."""

    Defaults = type("Defaults", (), {"stop_words": {"the"}})
    vocab = type("Vocab", (), {"strings": ["rebels", "Lima", "lima"]})

    def has_pipe(self, _name):
        return False


def test_a_model_without_a_dictionary_knows_what_it_met_in_small_letters_only():
    knows = Dictionary(_Bare()).knows
    assert [knows(word) for word in ("the", "rebels", "lima", "unheard")] == [True, True, False, False]
