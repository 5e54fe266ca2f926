"""What dateline's records answer for re3d's types of entity, and what the parser's own entities do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.re3d.documents import Marked
from benchmarks.re3d.place_names import whole_places
from dateline.actors import Register, find, is_person
from dateline.mentions import Editor, extract
from dateline.places import Gazetteer, locate
from dateline.records import EventMention, Report
from dateline.sentences import split
from dateline.tables import rows
from dateline.text.parser import Parser
from dateline.text.parses import Parse
from dateline.times import resolve

_SPACY = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Location",
    "NORP": "Nationality",
    "DATE": "Temporal",
    "TIME": "Temporal",
    "MONEY": "Money",
    "QUANTITY": "Quantity",
    "CARDINAL": "Quantity",
    "PERCENT": "Quantity",
}
_SEVERAL = frozenset("we us they them people children women men group family force police army coalition team".split())
_PLATFORMS = frozenset("aircraft warplane jet helicopter drone tank ship boat gunship warship vehicle bomber fighter destroyer".split())


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read a document."""

    parser: Parser
    gazetteer: Gazetteer
    register: Register
    editor: Editor

    def read(self, report: Report) -> tuple[set[Marked], set[Marked]]:
        """What dateline finds, and what the parser's own entities are."""
        sentences = split(report)
        texts = [report.text[sentence.span.start : sentence.span.end] for sentence in sentences]
        parses = dict(zip((sentence.id for sentence in sentences), self.parser.parse(texts), strict=True))
        times = resolve(report, sentences, parses)
        places = locate(report, sentences, parses, self.gazetteer)
        found: set[Marked] = set()
        for one in find(report, sentences, parses, self.register, places):
            span = one.phrase or one.span
            found.add(Marked(span.start, span.end, "Person" if is_person(one) else "Organisation"))
        found |= {Marked(time.span.start, time.span.end, "Temporal") for time in times}
        found |= set(whole_places(places, sentences, parses))
        for mention in extract(report, sentences, parses, times, places, self.editor):
            found |= set(_of_mention(mention, report.text, found))
        named: set[Marked] = set()
        for sentence in sentences:
            parse, offset = parses[sentence.id], sentence.span.start
            entities = _parsers_own(parse, offset)
            named |= entities
            found |= set(_nationalities(parse, offset))
            sums = {_without_hedge(one, report.text) for one in entities if one.type in ("Money", "Quantity")}
            found |= {one for one in sums if not _touches(one, found)}
        return found, named


def _touches(mark: Marked, others: Iterable[Marked]) -> bool:
    return any(mark.start < other.end and other.start < mark.end for other in others)


def _of_mention(mention: EventMention, text: str, found: set[Marked]) -> Iterator[Marked]:
    """Who did it and to whom, where no other record stands for them, and the weapons."""
    for span in (*mention.actors, *mention.targets):
        last = text[span.start : span.end].lower().split()[-1]
        several = last in _SEVERAL or (last.endswith("s") and last != "his")
        mark = Marked(span.start, span.end, "Organisation" if several else "Person")
        if not _touches(mark, found):
            yield mark
    for span in mention.instruments:
        platform = text[span.start : span.end].lower().split()[-1].removesuffix("s") in _PLATFORMS
        yield Marked(span.start, span.end, "MilitaryPlatform" if platform else "Weapon")


def _without_hedge(mark: Marked, text: str) -> Marked:
    """A sum or number without "nearly" or "at least" before it."""
    first = next((c for c in range(mark.start, mark.end) if text[c].isdigit() or text[c] in "$£€"), None)
    return mark if first is None else mark._replace(start=first)


def _parsers_own(parse: Parse, offset: int) -> set[Marked]:
    return {
        Marked(offset + parse.tokens[one.first].start, offset + parse.tokens[one.last].end, _SPACY[one.label])
        for one in parse.entities
        if one.label in _SPACY
    }


def _nationalities(parse: Parse, offset: int) -> Iterator[Marked]:
    """Adjectives of states and peoples that describe what follows."""
    adjectives = {word.lstrip("~!") for row in rows("dateline.codes", "states.tsv") for word in (row[5].split("|") if len(row) > 5 else ())}
    for token in parse.tokens:
        if token.dep in ("amod", "compound", "nmod") and (
            token.text in adjectives or (token.entity == "NORP" and token.text[:1].isupper())
        ):
            yield Marked(offset + token.start, offset + token.end, "Nationality")
