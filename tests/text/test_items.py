"""A round-up is parted into its items; a report of one thing is not."""

from __future__ import annotations

import json

import pytest

from dateline import sentences
from dateline.text.items import items_of
from tests.conftest import CASES
from tests.telling import report


@pytest.mark.parametrize("case", json.loads((CASES / "text" / "items.json").read_text("utf-8")), ids=lambda case: case["case"])
def test_the_items_of_a_report(case):
    told = report("\n\n".join(paragraph for _, paragraph in case["told"]))
    lines = sentences.split(told)
    number = items_of(told, lines)
    found = {line.paragraph: number.get(line.id, 0) for line in lines}
    assert list(found.values()) == [expected for expected, _ in case["told"]]


def test_every_sentence_of_an_item_has_its_number():
    told = report(
        "Police count three shootings.\n\nAbout 9 p.m., a man was shot. He lived.\n\nAt 10 p.m., a woman was shot.\n\nAt 11 p.m., a boy was shot."
    )
    lines = sentences.split(told)
    number = items_of(told, lines)
    assert [number.get(line.id, 0) for line in lines] == [0, 1, 1, 2, 3]
