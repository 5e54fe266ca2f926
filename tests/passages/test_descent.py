from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.passages import descents, furniture, trace
from tests.passages.telling import report

WIRE = """# Dam bursts above Karsk
The dam above Karsk burst before dawn and flooded the lower town.
Rescue boats took forty families from the roofs of their houses.
The regional governor closed both roads into the valley until Friday.
Engineers had warned of cracks in the northern wall since the spring.
Farmers downstream lost most of their harvest and hundreds of sheep."""
OTHER = """# Dockers end strike
Dockers in Orvane voted to end a strike that had lasted nine weeks.
Shipping lines said the first grain freighters would sail within days.
The union won a shorter night shift and two more days of leave."""
LINES = WIRE.split("\n")


def of(*texts: str):
    made = [report(text, day) for day, text in enumerate(texts, 1)]
    reports, sentences = [one for one, _ in made], [s for _, own in made for s in own]
    names = {one.id: number for number, one in enumerate(reports)}
    found = descents(reports, sentences, trace(reports, sentences))
    return [(tuple(names[key] for key in one.parents), one.relation) for one in found]


@pytest.mark.parametrize(
    ("text", "parents", "relation"),
    [
        (OTHER, (), None),
        (f"{WIRE} ", (0,), "copy"),
        ("\n".join([LINES[0], *LINES[3:], *LINES[1:3]]), (0,), "copy"),
        ("\n".join(LINES[:4]), (0,), "trimmed"),
        (f"{WIRE}\nThe mayor promised an inquiry into the repair contracts.", (0,), "expanded"),
        (WIRE.replace("burst before dawn", "broke before dawn").replace("warned of cracks", "spoke of cracks"), (0,), "reworded"),
        (WIRE.replace("forty families", "sixty families"), (0,), "corrected"),
        (f"# UPDATE 2-Dam bursts above Karsk\n{WIRE.split(chr(10), 1)[1]}", (0,), "corrected"),
    ],
)
def test_how_a_report_derives_from_another(text, parents, relation):
    text = text.replace("# UPDATE", "UPDATE")
    assert of(WIRE, text)[1] == (parents, relation)


def test_a_splice_has_two_parents():
    assert of(WIRE, OTHER, f"{WIRE}\n" + "\n".join(OTHER.split("\n")[1:]))[2] == ((0, 1), "spliced")


def test_the_parent_is_the_report_whose_errors_were_copied():
    wrong = WIRE.replace("forty families", "fourteen families")
    assert of(WIRE, wrong, "\n".join(wrong.split("\n")[:5]))[2] == ((1,), "trimmed")


def test_the_plea_of_an_outlet_makes_no_copies_of_strangers():
    plea = "This paper lives on what its readers give, so please become a member today."
    texts = [
        f"Council {n} met about school {n} and decided on plan {n}.\nNobody from village {n} spoke at hearing {n}.\n{plea}\nPage {n} of 9"
        for n in ("one-a", "two-b", "three-c", "four-d", "five-e")
    ]
    made = [report(text, day) for day, text in enumerate(texts, 1)]
    reports = [replace(one, source="Valley Paper") for one, _ in made]
    sentences = {one.id: own for one, own in made}
    found = furniture(reports, sentences)
    assert {one.text[span.start : span.end] for one in reports for span in found if span.report == one.id} >= {plea}
    assert trace(reports, [s for own in sentences.values() for s in own]) == ()
    assert furniture([one for one, _ in made], sentences) == frozenset(), "of unnamed outlets it takes more than five"
    copies = [report(f"{WIRE}\nPrinted on day {n}.", n) for n in range(1, 8)]
    assert furniture([replace(one, source="Valley Paper") for one, _ in copies], {one.id: own for one, own in copies}) == frozenset()
