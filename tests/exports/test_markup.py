from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.page.markup import Mark, element, weave, web_address, words
from tests.exports.reading import read

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)


@given(TEXTS)
def test_words_come_out_of_a_page_as_they_went_in(text):
    assert read(element("p", words(text), title=text)).text() == text


def test_what_no_page_can_hold_keeps_its_place():
    assert words("a\x00b\ud800c") == "a\ufffdb\ufffdc"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=6), st.integers(0, 10), st.integers(0, 40))
def test_marks_lie_round_their_own_characters_even_where_they_cross(text, places, start, length):
    start, end = min(start, len(text)), min(start + length, len(text))
    marks = [Mark(begin, begin + size, "b", id=f"m{number}") for number, (begin, size) in enumerate(places)]
    root = read(element("p", weave(text, start, end, marks)))
    assert root.text() == text[start:end]
    for mark in marks:
        parts = [node for node in root.all() if mark.id in (node.attributes.get("id"), node.attributes.get("data-part"))]
        assert "".join(part.text() for part in parts) == text[max(start, mark.start) : max(start, min(end, mark.end))]


@pytest.mark.parametrize("url", ["https://a.example/b?c=1&d", "http://a.example", "HTTPS://a.example/"])
def test_web_addresses_become_links(url):
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//a.example", "file:///etc/passwd",
     "https:", "https://", "vbscript:x", "https://a.example/ onclick=x", 'https://a.example/"x', "https://[bad", "a.example"],
)  # fmt: skip
def test_everything_else_does_not(url):
    assert web_address(url) is None
