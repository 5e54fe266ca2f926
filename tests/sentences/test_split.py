from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import sentences
from dateline.records import Part, Report
from tests.conftest import cases
from tests.telling import report

BEFORE = "The river rose overnight, officials said.\n\n"
AFTER = "\n\nThe road to Arlen stayed closed."


@pytest.mark.parametrize(("kind", "paragraph"), cases("sentences/kinds.tsv"))
def test_kind_of_a_paragraph(kind, paragraph):
    told = report(BEFORE + paragraph + AFTER)
    found = {s.kind for s in sentences.split(told) if s.span.start >= len(BEFORE) and s.span.end <= len(BEFORE + paragraph)}
    assert found == {kind}


@pytest.mark.parametrize("marked", [row[0] for row in cases("sentences/boundaries.tsv")])
def test_where_a_sentence_ends(marked):
    told = report(BEFORE + marked.replace(" | ", " ") + AFTER)
    found = [told.text[s.span.start : s.span.end] for s in sentences.split(told)][1:-1]
    assert found == marked.split(" | ")


@pytest.mark.parametrize("marked", [row[0] for row in cases("sentences/insets.tsv")])
def test_what_a_page_sets_into_its_prose_is_no_prose(marked):
    told = report(BEFORE + marked.replace("[", "").replace("]", "") + AFTER)
    found = [(s.kind, told.text[s.span.start : s.span.end]) for s in sentences.split(told)][1:-1]
    assert " ".join(text for kind, text in found if kind == "boilerplate") == " ".join(re.findall(r"\[(.*?)\]", marked))
    assert {kind for kind, _ in found} <= {"body", "boilerplate"}


def test_a_credit_names_person_and_agency():
    told = report(BEFORE + "Rescuers carry a boat along the bank (Mara Ostrow/AFP)" + AFTER)
    credit = next(s.credit for s in sentences.split(told) if s.kind == "caption")
    assert credit is not None
    assert credit.person is not None
    assert credit.agency is not None
    assert told.text[credit.person.start : credit.person.end] == "Mara Ostrow"
    assert told.text[credit.agency.start : credit.agency.end] == "AFP"


def test_a_caption_without_full_stop_does_not_run_into_the_next_sentence():
    told = report("A bus burned.\n\nA bus burns near Arlen (Mara Ostrow/AP)\n\nPolice said nobody was hurt.")
    assert [s.kind for s in sentences.split(told)] == ["body", "caption", "body"]


def test_lines_wrapped_by_a_machine_are_one_paragraph():
    told = report(
        "    The central bank of Orle rejected a request by the\nmakers of textiles to halt the rise of its currency on\nMonday.\n    It gave no reason for this."
    )
    assert [" ".join(told.text[s.span.start : s.span.end].split()) for s in sentences.split(told)] == [
        "The central bank of Orle rejected a request by the makers of textiles to halt the rise of its currency on Monday.",
        "It gave no reason for this.",
    ]


def test_the_files_own_wrapping_is_no_sentence():
    text = " date 2031-05-14 A bus burned."
    told = Report("r1", text, None, None, None, None, None, None, (Part("boilerplate", 0, 17),))
    assert [told.text[s.span.start : s.span.end] for s in sentences.split(told)] == ["A bus burned."]


@given(st.text(alphabet=st.sampled_from("aB1 .,“”\"'()\n\t—é!?"), max_size=200))
def test_sentences_are_trimmed_ordered_and_lose_no_word(text):
    told = report(text)
    found = sentences.split(told)
    position = 0
    for sentence in found:
        words = text[sentence.span.start : sentence.span.end]
        assert words == words.strip()
        assert words
        assert not text[position : sentence.span.start].strip()
        position = sentence.span.end
    assert not text[position:].strip()


TEASERS = (
    "A boy was hurt when a swing broke in a park in Arlen.",
    "A bus driver in Marlow was fined for whistling at work.",
)


def test_teasers_of_other_stories_are_page_furniture():
    story = "Two men were wounded in a shooting outside a bar on Friday, police said."
    told = sentences.split(
        report("\n\n".join([story, *(line for teaser in TEASERS for line in (teaser, teaser)), "Both men are expected to recover."]))
    )
    assert [sentence.kind for sentence in told] == ["body", *["boilerplate"] * 4, "body"]


def test_one_paragraph_printed_twice_is_the_reports_own():
    told = sentences.split(report("\n\n".join([TEASERS[0], TEASERS[0], "The council closed the playground."])))
    assert "boilerplate" not in [sentence.kind for sentence in told]
