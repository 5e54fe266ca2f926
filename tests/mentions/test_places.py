"""Where it happened: said with the event, or only beside it."""

from __future__ import annotations

import pytest

from dateline import mentions, places
from dateline.places import open_gazetteer
from tests.conftest import cases
from tests.telling import parsed, report


@pytest.mark.parametrize(("expected", "text"), cases("mentions/places.tsv"))
def test_where_it_happened(parser, expected, text):
    told = report(text.replace(" ¶ ", "\n\n"))
    sentences, parses = parsed(parser, told)
    found = mentions.extract(told, sentences, parses, [], places.locate(told, sentences, parses, open_gazetteer()))
    sited = [
        " ".join([f"{mention.kind}:", *(told.text[span.start : span.end] for span in mention.places)])
        for mention in found
        if mention.places
    ]
    assert ("; ".join(sited) or "-") == expected
