"""The benchmark against re3d, on a small archive of the same shape."""

from __future__ import annotations

import io
import json
import tarfile
from collections import Counter
from pathlib import Path

from benchmarks.accuracy.entities import figures, overlapping, tallied, without_article
from benchmarks.re3d.documents import ARCHIVE, Marked, documents
from benchmarks.re3d.place_names import whole_places
from dateline.records import Place, Sentence, Span
from dateline.text.parser import Parser

TEXT = "The Foreign Secretary met Kataib Hezbollah."


def archive(folder: Path) -> Path:
    path = folder / ARCHIVE
    marks = [(0, 21, "Person", 1), (26, 42, "Organisation", 0.7), (26, 33, "Person", 0), (26, 42, "Organisation", 0)]
    rows: dict[str, list[dict[str, object]]] = {
        "Desk/documents.json": [{"_id": "d1", "text": TEXT}],
        "Desk/entities.json": [{"documentId": "d1", "begin": b, "end": e, "type": kind, "confidence": sure} for b, e, kind, sure in marks],
    }
    with tarfile.open(path, "w:gz") as tar:
        for name, objects in rows.items():
            content = "\n".join(json.dumps(each) for each in objects).encode()
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def test_documents_keep_the_highest_confidence_of_an_entity(tmp_path: Path):
    (document,) = documents(archive(tmp_path))
    assert document.report.text == TEXT
    assert document.gold == {Marked(0, 21, "Person"): 1, Marked(26, 42, "Organisation"): 0.7, Marked(26, 33, "Person"): 0}


def test_an_article_does_not_count():
    assert without_article(Marked(0, 21, "Person"), TEXT) == Marked(4, 21, "Person")
    assert without_article(Marked(26, 42, "Organisation"), TEXT) == Marked(26, 42, "Organisation")


def test_pairs_are_one_to_one_and_of_one_type():
    gold = {Marked(0, 5, "Person"), Marked(6, 9, "Person")}
    assert overlapping(gold, {Marked(0, 9, "Person")}) == [(Marked(0, 5, "Person"), Marked(0, 9, "Person"))]
    assert overlapping(gold, {Marked(0, 5, "Organisation")}) == []


def test_figures_count_unanswered_types_as_missed():
    counts: Counter[tuple[str, str]] = Counter()
    tallied({Marked(0, 5, "Person"), Marked(6, 9, "Vehicle")}, {Marked(0, 5, "Person")}, counts)
    lines = set(figures("x", counts))
    assert {"x.answered exact_f1 1.000", "x.all overlap_recall 0.500", "x.all exact_f1 0.667"} <= lines


def test_a_place_goes_with_the_word_for_its_kind_and_with_what_it_lies_in(parser: Parser):
    text = "She left the city of Norvale, Harrad, for Verrin province."
    names = (("Norvale", ("Harrad",)), ("Harrad", ()), ("Verrin", ()))
    places = [
        Place(
            name,
            Span("r", text.index(name), text.index(name) + len(name)),
            name,
            None,
            None,
            None,
            None,
            "unknown",
            within,
            None,
            None,
            metonym=False,
            why=(),
        )
        for name, within in names
    ]
    sentence = Sentence("s", Span("r", 0, len(text)), "body", 0, 0, None)
    marks = whole_places(places, [sentence], {"s": next(iter(parser.parse([text])))})
    assert [text[mark.start : mark.end] for mark in marks] == ["city of Norvale, Harrad", "Verrin province"]
