"""The marked event mentions of ECB+ as tellings (Cybulska and Vossen 2014, CC BY 3.0).

A mention's words, head and names are read with dateline's own parser and table of triggers; topics are predicted, by the
likeness of the reports' words and phrases.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

from dateline.events.tellings import Telling
from dateline.mentions.casualties import tolls
from dateline.mentions.triggers import triggers
from dateline.text.grouping import mean_link
from dateline.text.parser import Parser
from dateline.text.parses import Parse, Token
from dateline.text.rarity import Weights, weights
from train import hanging, phrases

ARCHIVE, SPLIT = "topics.tar.gz", "train_val_test_split.json"
ONE_STORY = 0.1
"""Mean likeness of words and phrases at which two groups of reports are one topic."""
_CONTENT = ("VERB", "NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked mention: where it stands in its sentence, and the chain it is in."""

    id: str
    sentence: int
    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A report and its marked mentions."""

    name: str
    topic: int
    sentences: Mapping[int, str]
    marks: tuple[Mark, ...]


def read(folder: Path, part: str) -> list[Marked]:
    """The reports of the split's part ("train" or "val"), in order of name."""
    topics = set(json.loads((folder / SPLIT).read_text("utf-8"))[part])
    with tarfile.open(folder / ARCHIVE) as archive:
        found = []
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            topic, _, name = member.name.removesuffix(".xml").rpartition("/")
            if file is not None and int(topic) in topics:
                found.append(marked(name, int(topic), file.read()))
    return sorted(found, key=lambda report: report.name)


def marked(name: str, topic: int, document: bytes) -> Marked:
    """A report from its file: tokens set apart by blanks; actions and negated actions are its event mentions.

    Mentions of one chain bear the name that it has across reports, or one of their own where they are in none.
    """
    root = ET.fromstring(document)  # noqa: S314 - a data set that its user chose
    sentences: dict[int, str] = {}
    places: dict[str, tuple[int, int, int]] = {}
    for token in root.iter("token"):
        number, word = int(token.get("sentence", "0")), token.text or ""
        before = f"{sentences[number]} " if number in sentences else ""
        sentences[number] = before + word
        places[token.get("t_id", "")] = (number, len(before), len(before) + len(word))
    things = {thing.get("m_id", ""): thing for thing in root.findall("Markables/*")}
    chains = {key: chain for relation in root.findall("Relations/*") for key, chain in _chain(name, relation, things)}
    marks = []
    for key, thing in things.items():
        words = [places[anchor.get("t_id", "")] for anchor in thing.findall("token_anchor")]
        if words and thing.tag.startswith(("ACTION", "NEG")):
            same = [(start, end) for number, start, end in words if number == words[0][0]]
            id_ = f"{name}/{int(key):04}"
            marks.append(Mark(id_, words[0][0], min(same)[0], max(end for _, end in same), chains.get(key, id_)))
    return Marked(name, topic, sentences, tuple(marks))


def _chain(name: str, relation: ET.Element, things: Mapping[str, ET.Element]) -> Iterable[tuple[str, str]]:
    target = relation.find("target")
    across = relation.tag == "CROSS_DOC_COREF" and target is not None
    chain = things[target.get("m_id", "")].get("instance_id", "") if across and target is not None else f"{name} {relation.get('r_id')}"
    return [(source.get("m_id", ""), chain) for source in relation.findall("source")]


def tellings(reports: Sequence[Marked], parser: Parser) -> list[Telling]:
    """The marked mentions as tellings; their stories are the predicted topics."""
    texts = phrases.weights_in_common({report.name: list(report.sentences.values()) for report in reports})
    topics = stories(texts)
    told = [(report, number) for report in reports for number in sorted({mark.sentence for mark in report.marks})]
    parses = dict(zip(((r.name, n) for r, n in told), parser.parse(r.sentences[n] for r, n in told), strict=True))
    found = []
    for report in reports:
        order = {number: place for place, number in enumerate(sorted(report.sentences))}
        for mark in report.marks:
            parse, sentence = parses[report.name, mark.sentence], report.sentences[mark.sentence]
            phrase = parse.at(mark.start, mark.end)
            head = head_of(phrase)
            kind = next((t.kind for t in triggers(parse, tolls(parse)) if _within(parse.tokens[t.word], mark)), None)
            ties = hanging.ties(parse, phrase, head)
            found.append(
                Telling(
                    id=mark.id,
                    report=report.name,
                    story=topics[report.name],
                    word=head.lemma.lower() if head else "",
                    phrase=sentence[mark.start : mark.end].lower(),
                    pronoun=head is not None and head.pos in ("PRON", "DET"),
                    kind=kind,
                    words=frozenset(token.lemma.lower() for token in phrase),
                    verb=head is not None and head.pos == "VERB",
                    names=_names(parse, head) if head else frozenset(),
                    who=ties.who,
                    whom=ties.whom,
                    around=ties.around,
                    dates=frozenset(token.lower for token in parse.tokens) & hanging.DATES,
                    sentence_number=order[mark.sentence],
                    sentence=weights(sentence),
                    text=texts[report.name],
                )
            )
    return _counted(found)


def _counted(found: Sequence[Telling]) -> list[Telling]:
    """The tellings, each with the number of reports of its story that tell something with its word."""
    reports: dict[tuple[str, str], set[str]] = {}
    for telling in found:
        reports.setdefault((telling.story, telling.word), set()).add(telling.report)
    return [replace(telling, tellers=len(reports[telling.story, telling.word])) for telling in found]


def _within(token: Token, mark: Mark) -> bool:
    return mark.start <= token.start < mark.end


def stories(texts: Mapping[str, Weights]) -> dict[str, str]:
    """The predicted topic of each report, named after its first report; `texts` are the weighed words and phrases of each."""
    names = sorted(texts)
    groups, _ = mean_link(len(names), phrases.likenesses([texts[name] for name in names]), ONE_STORY)
    return {names[number]: names[min(group)] for group in groups for number in group}


def head_of(words: Sequence[Token]) -> Token | None:
    """The word of a phrase on which the others hang, a content word first; None where the parser left the phrase out."""
    inside = {token.i for token in words}
    tops = [token for token in words if token.head not in inside or token.head == token.i]
    return next((token for token in tops if token.pos in _CONTENT), words[0] if words else None)


def _names(parse: Parse, head: Token) -> frozenset[str]:
    own = {token.lemma.lower() for token in parse.subtree(head.i) if token.pos in ("PROPN", "NUM") and token.i != head.i}
    above = {token.lemma.lower() for token in parse.subtree(head.head) if token.pos == "PROPN"} if head.head != head.i else set()
    return frozenset(own | above)
