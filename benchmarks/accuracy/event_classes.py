"""What sort of event a sentence tells: PLOVER's own gold sentences, and snippets with ACLED sub-types.

    python -m benchmarks.accuracy.event_classes --data ../shared/data/event_classes [--half even|odd] [--wrong]

Reads `plover_gold.jsonl.gz` and `acled_subtypes.jsonl.gz` of that folder, reads every text as a report of its own, takes
the foremost of its mentions, and prints one line `SET METRIC VALUE` for each figure. `--half` takes every second line
(the lexicons were written with the even ones in sight); `--wrong` prints what was missed, on standard error.

The foremost mention:

- PLOVER codes what the main clause says: the mention of a coded kind whose word stands highest in the first sentence
  that has one; of two as high, the first.
- ACLED codes what happened where several things are told: what is asserted before what is planned, hypothetical or
  denied; then harm, crowds, deeds and words, in this order; of these the first told. Snippets were chosen for
  events that are often background in news, so background counts as much as news.

What is right:

- `plover type_accuracy`: of all gold sentences, those whose foremost mention has the gold's type. Types of older
  PLOVER lists count as those that they became (DEMAND is REQUEST ...).
- `plover source_target_type_accuracy`: the type is right, each source and target of the gold is met by an actor and a
  target of the mention, and the mention names none besides. Two names meet if all words of one are in the other.
- `acled subtype_weighted_f1`, `acled type_weighted_f1`: F1 of each label weighted by its number of gold snippets. The
  snippets carry five labels that ACLED has not; `_BESIDE` says which of our kinds answer them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline import mentions, sentences
from dateline.codes import codes_between, nature_of, sub_types
from dateline.records import EventMention, Report, report_id
from dateline.text.parser import Parser, load
from dateline.text.parses import Parse

PLOVER, ACLED = "plover_gold.jsonl.gz", "acled_subtypes.jsonl.gz"
_BECAME = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_SUB_TYPES = {
    "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "AGREEMENT": "Agreement",
    "AIR_STRIKE": "Air/drone strike",
    "ARMED_CLASH": "Armed clash",
    "ARREST": "Arrests",
    "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "ATTACK": "Attack",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "CHEM_WEAP": "Chemical weapon",
    "DISR_WEAP": "Disrupted weapons use",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "GOV_REGAINS_TERIT": "Government regains territory",
    "GRENADE": "Grenade",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "MOB_VIOL": "Mob violence",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "OTHER": "Other",
    "PEACE_PROTEST": "Peaceful protest",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "PROTEST_WITH_INTER": "Protest with intervention",
    "REM_EXPLOS": "Remote explosive/landmine/IED",
    "SEX_VIOL": "Sexual violence",
    "SUIC_BOMB": "Suicide bomb",
    "VIOL_DEMONSTR": "Violent demonstration",
}
_BESIDE: Mapping[str, Callable[[EventMention], bool]] = {
    "MAN_MADE_DISASTER": lambda m: m.kind in ("accident", "crash", "shipwreck", "collapse", "leak", "fire", "explosion"),
    "NATURAL_DISASTER": lambda m: m.kind in ("flood", "wildfire", "landslide", "earthquake", "storm", "disease outbreak"),
    "ORG_CRIME": lambda m: m.kind == "trafficking",
    "DIPLO": lambda m: nature_of(m.kind) == "word" or codes_between(m.kind).plover in ("SANCTION", "AID", "COOPERATE"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A text read as a report of its own: its mentions, and how deep in its sentence's grammar each stands."""

    text: str
    mentions: tuple[EventMention, ...]
    depths: Mapping[str, tuple[int, int, int]]
    """By mention: its sentence's number, steps up to the root, and offset."""

    def words(self, spans: Sequence[Any]) -> list[str]:
        """The words of some spans."""
        return [self.text[span.start : span.end] for span in spans]


editor = cache(mentions.load_editor)


def read(parser: Parser, text: str) -> Told:
    """The mentions of one text."""
    text = text.strip() + "\n"
    report = Report(report_id(None, None, None, None, None, None, text), text, None, None, None, None, None, None, ())
    split = [s for s in sentences.split(report) if s.kind in ("headline", "body", "caption")]
    parses = dict(zip([s.id for s in split], parser.parse([text[s.span.start : s.span.end] for s in split]), strict=True))
    found = mentions.extract(report, split, parses, [], [], editor())
    starts = {s.id: (number, s.span.start) for number, s in enumerate(split)}
    return Told(text, found, {m.id: _depth(m, *starts[m.sentence], parses[m.sentence]) for m in found})


def _depth(mention: EventMention, number: int, start: int, parse: Parse) -> tuple[int, int, int]:
    token = parse.at(mention.trigger.start - start, mention.trigger.end - start)[0]
    return number, len(parse.ancestors(token.i)), mention.trigger.start


def foremost_said(told: Told) -> EventMention | None:
    """The coded mention that stands highest in the first sentence that has one."""
    coded = [m for m in told.mentions if codes_between(m.kind).plover]
    return min(coded, key=lambda m: told.depths[m.id], default=None)


def foremost_done(told: Told) -> EventMention | None:
    """What happened, before what was planned or said; of several the first told."""
    order = [*sub_types(), *_BESIDE]
    known = [(m.modality != "asserted", order.index(label), m.trigger, m) for m in told.mentions if (label := _label(told, m))]
    return min(known, key=lambda row: row[:3])[3] if known else None


def _label(told: Told, mention: EventMention) -> str:
    beside = next((label for label, fits in _BESIDE.items() if fits(mention)), None)
    sub_type = codes_between(mention.kind, told.words(mention.actors), told.words((*mention.targets, *mention.objects))).acled_sub
    return sub_type or beside or ""


def plover(lines: Sequence[Mapping[str, Any]], parser: Parser, *, wrong: bool) -> Iterator[tuple[str, float]]:
    """The share of gold sentences whose type, and whose type, sources and targets are right."""
    types = everything = 0
    for line in lines:
        told = read(parser, line["text"])
        mention = foremost_said(told)
        expected = _BECAME.get(line["event"], line["event"])
        found = codes_between(mention.kind).plover if mention else None
        right = found == expected
        types += right
        roles = mention is not None and _roles_met(line, told, mention)
        everything += right and roles
        if wrong and not (right and roles):
            named = (told.words(mention.actors), told.words(mention.targets)) if mention else ()
            print(f"{expected} not {found} ({mention.kind if mention else '-'}) {named}: {line['text'].strip()}", file=sys.stderr)
    yield "type_accuracy", types / len(lines)
    yield "source_target_type_accuracy", everything / len(lines)


def _roles_met(line: Mapping[str, Any], told: Told, mention: EventMention) -> bool:
    """Whether sources and targets are those of the gold; of parties that deal with each other both sides are sources there."""
    sources, targets = ([named["actorText"] for named in line.get(role, ())] for role in ("source", "target"))
    if len(sources) > 1 and not targets:
        return meets(sources, told.words((*mention.actors, *mention.targets)))
    return meets(sources, told.words(mention.actors)) and meets(targets, told.words(mention.targets))


def meets(gold: Sequence[str], found: Sequence[str]) -> bool:
    """Whether each name of the gold is met by one that was found, and each that was found by one of the gold."""
    ours, theirs = [_bag(name) for name in found], [_bag(name) for name in gold]
    return all(any(a <= b or b <= a for b in theirs) for a in ours) and all(any(a <= b or b <= a for a in ours) for b in theirs)


def _bag(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - {"the", "a", "an", "s"}


def acled(lines: Sequence[Mapping[str, Any]], parser: Parser, *, wrong: bool) -> Iterator[tuple[str, float]]:
    """Weighted F1 of ACLED sub-types and types."""
    gold: list[str] = []
    found: list[str] = []
    for line in lines:
        told = read(parser, line["EventSnippet"])
        mention = foremost_done(told)
        gold.append(_SUB_TYPES.get(line["SubType"], line["SubType"]))
        found.append(_label(told, mention) if mention else "")
        if wrong and gold[-1] != found[-1]:
            print(f"{gold[-1]} not {found[-1]} ({mention.kind if mention else '-'}): {line['EventSnippet'][:300]}", file=sys.stderr)
    yield "subtype_weighted_f1", weighted_f1(gold, found)
    wide = sub_types()
    yield "type_weighted_f1", weighted_f1([wide.get(label, label) for label in gold], [wide.get(label, label) for label in found])


def weighted_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """F1 of each label of the gold, weighted by how often the gold has it."""
    asked, given = Counter(gold), Counter(found)
    right = Counter(a for a, b in zip(gold, found, strict=True) if a == b)
    return sum(number * 2 * right[label] / (number + given[label]) for label, number in asked.items()) / len(gold) if gold else 1.0


def _lines(path: Path, half: str | None) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        lines = [json.loads(line) for line in stream]
    return lines if half is None else lines[0 if half == "even" else 1 :: 2]


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    arguments = argparse.ArgumentParser(description="Types of events against PLOVER's gold sentences and ACLED's sub-types.")
    arguments.add_argument("--data", type=Path, required=True, help=f"folder with {PLOVER} and {ACLED}")
    arguments.add_argument("--half", choices=("even", "odd"), help="take every second line only")
    arguments.add_argument("--wrong", action="store_true", help="print what was missed on standard error")
    given = arguments.parse_args()
    absent = [str(given.data / name) for name in (PLOVER, ACLED) if not (given.data / name).is_file()]
    if absent:
        print(f"not there: {', '.join(absent)}; these data are not part of the project", file=sys.stderr)
        return 2
    parser = load()
    for name, figures in (("plover", plover(_lines(given.data / PLOVER, given.half), parser, wrong=given.wrong)),):
        for figure, value in figures:
            print(f"{name} {figure} {value:.4f}")
    for figure, value in acled(_lines(given.data / ACLED, given.half), parser, wrong=given.wrong):
        print(f"acled {figure} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
