"""Names of persons, bodies, places, peoples and times in reports on Iraq and Syria, against re3d.

    python -m benchmarks.accuracy.entities --data ../shared/data/entities [--limit N] [--half open|kept] [--errors]

Reads `re3d.tar.gz` (Dstl; https://github.com/dstl/re3d, licences per source inside) of that folder and prints lines
`set metric value`. Of its fourteen types dateline's records answer nine (`benchmarks/re3d/answers.py`):

- Person: actors that are persons, offices held by one person ("the prime minister"), and what "he" and a quoted "I" were taken to mean.
- Organisation: every other actor: states that act, forces, ministries, groups, bodies, peoples, "rebels", "the group".
- Both, besides: who did it and to whom in event mentions, where no actor stands ("We"); several are an organisation, as the gold has it.
- Nationality: adjectives of states and peoples (`codes/states.tsv`, and the parser's NORP) that describe what follows.
- Location: places that are no metonyms. Temporal: time expressions.
- Weapon, MilitaryPlatform: the instruments of event mentions. Money, Quantity: the parser's, as dateline reads no sums itself.

DocumentReference, Vehicle, Coordinate, Frequency and CommsIdentifier it does not answer; `all` counts them as missed.

The gold marks whole phrases, so an actor is answered with its title, number, owner and what follows with "of"
(`actors/phrases.py`: "60 civilians", "Assad's brutal regime", "residents of Mosul"), a place with the words of its kind ("the city of
Mosul"). It holds what a machine proposed beside what people marked; the crowd that judged each gave it a confidence. Only
entities of a confidence above 0 count here ("Vehicle" for "st Tobias", "Person" for "hope" have 0). They hardly nest:
where an actor covers a nationality or a place ("Iraqi forces"), only the actor is answered. `unfiltered` counts all, and
all answers. `exact` wants the same characters, an article before the name left out on both sides; `overlap` one shared
character; both the same type, one to one. The gold marks "we", "they" and "people" too. `named` leaves pronouns out.
`spacy` is the yardstick, from the same parses: PERSON; ORG; GPE, LOC and FAC as Location; NORP; DATE and TIME; MONEY;
QUANTITY, CARDINAL and PERCENT. Documents are halved by a digest of their id: rules are developed on the open half.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.re3d.answers import Reader
from benchmarks.re3d.documents import ARCHIVE, Marked, documents, half
from dateline.actors import load_register
from dateline.mentions import load_editor
from dateline.places import open_gazetteer
from dateline.text.parser import load

ANSWERED = ("Person", "Organisation", "Nationality", "Location", "Temporal", "Weapon", "MilitaryPlatform", "Money", "Quantity")
_PRONOUNS = frozenset("i me my we us our you your he him his she her it its they them their who which".split())


def without_article(mark: Marked, text: str) -> Marked:
    """An entity without "the", "a" or "an" before it."""
    words = text[mark.start : mark.end].split(maxsplit=1)
    skipped = len(text[mark.start : mark.end]) - len(words[1]) if len(words) > 1 and words[0].lower() in ("the", "a", "an") else 0
    return Marked(mark.start + skipped, mark.end, mark.type)


def overlapping(gold: set[Marked], found: set[Marked]) -> list[tuple[Marked, Marked]]:
    """Pairs of one type that share a character, one to one: the same characters first, then in order of text."""
    same = gold & found
    pairs = [(mark, mark) for mark in sorted(same)]
    rest = sorted(found - same)
    for mark in sorted(gold - same):
        partner = next((one for one in rest if one.type == mark.type and one.start < mark.end and mark.start < one.end), None)
        if partner is not None:
            rest.remove(partner)
            pairs.append((mark, partner))
    return pairs


def tallied(gold: set[Marked], found: set[Marked], counts: Counter[tuple[str, str]]) -> list[tuple[Marked, Marked]]:
    """Count one document by type and what was asked; gives the pairs that overlap."""
    pairs = overlapping(gold, found)
    for what, marks in (("gold", gold), ("found", found), ("exact", gold & found), ("overlap", {pair[0] for pair in pairs})):
        counts.update((mark.type, what) for mark in marks)
    return pairs


def figures(name: str, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """The lines of one system: per type, over the types that dateline answers, and over all."""
    types = sorted({kind for kind, _ in counts}, key=lambda kind: (-counts[kind, "gold"], kind))
    groups = [(kind, [kind]) for kind in types if kind in ANSWERED] + [("answered", list(ANSWERED)), ("all", types)]
    for group, members in groups:
        gold, found, exact, overlap = (sum(counts[kind, what] for kind in members) for what in ("gold", "found", "exact", "overlap"))
        yield f"{name}.{group} gold {gold}"
        yield f"{name}.{group} exact_f1 {2 * exact / (gold + found or 1):.3f}"
        yield f"{name}.{group} overlap_precision {overlap / (found or 1):.3f}"
        yield f"{name}.{group} overlap_recall {overlap / (gold or 1):.3f}"
        yield f"{name}.{group} overlap_f1 {2 * overlap / (gold + found or 1):.3f}"


def main() -> int:
    """Measure and print; 2 where the data are absent."""
    options = argparse.ArgumentParser(description="Entities against re3d.")
    options.add_argument("--data", type=Path, required=True, help=f"folder that holds {ARCHIVE}")
    options.add_argument("--limit", type=int, help="read only so many documents")
    options.add_argument("--half", choices=["open", "kept"], help="read only this half of the documents")
    options.add_argument("--errors", action="store_true", help="list what differs")
    given = options.parse_args()
    archive = given.data / ARCHIVE
    if not archive.is_file():
        print(f"entities: data absent: no {ARCHIVE} in {given.data}", file=sys.stderr)
        return 2
    reader = Reader(load(), open_gazetteer(), load_register(), load_editor())
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    chosen = [document for document in documents(archive) if given.half in (None, half(document))][: given.limit]
    for document in chosen:
        text = document.report.text
        answers = reader.read(document.report)
        found, spacy = ({without_article(mark, text) for mark in marks} for marks in answers)
        unfiltered = {without_article(mark, text) for mark in document.gold}
        gold = {without_article(mark, text) for mark, sure in document.gold.items() if sure > 0}
        outer = _outermost(found)
        pairs = tallied(gold, outer, counts["dateline"])
        tallied(gold, spacy, counts["spacy"])
        tallied(_named(gold, text), _named(outer, text), counts["dateline.named"])
        tallied(_named(gold, text), _named(spacy, text), counts["spacy.named"])
        tallied(unfiltered, found, counts["dateline.unfiltered"])
        tallied(unfiltered, spacy, counts["spacy.unfiltered"])
        if given.errors:
            _show(text, gold, outer, pairs)
    print("re3d documents", len(chosen))
    for name, tally in counts.items():
        print("\n".join(figures(name, tally)))
    return 0


def _outermost(found: set[Marked]) -> set[Marked]:
    """What was found, without nationalities and places that an actor covers."""
    actors = [mark for mark in found if mark.type in ("Organisation", "Person")]
    return {
        mark
        for mark in found
        if mark.type not in ("Nationality", "Location") or not any(one.start <= mark.start and mark.end <= one.end for one in actors)
    }


def _named(marks: set[Marked], text: str) -> set[Marked]:
    return {mark for mark in marks if text[mark.start : mark.end].lower() not in _PRONOUNS}


def _show(text: str, gold: set[Marked], found: set[Marked], pairs: Sequence[tuple[Marked, Marked]]) -> None:
    lines = [("extent", mark, f"-> {text[other.start : other.end]}") for mark, other in pairs if mark != other]
    lines += [("missed", mark, "") for mark in gold - {pair[0] for pair in pairs}]
    lines += [("found", mark, "") for mark in found - {pair[1] for pair in pairs}]
    for what, mark, other in sorted(lines, key=lambda line: line[1]):
        around = f"{text[max(0, mark.start - 40) : mark.start]}[{text[mark.start : mark.end]}]{text[mark.end : mark.end + 40]}"
        print(what, mark.type, " ".join(around.split()), other, sep="\t")


if __name__ == "__main__":
    sys.exit(main())
