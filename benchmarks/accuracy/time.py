"""Time expressions against TimeBank, AQUAINT and MEANTIME: found, exactly delimited, rightly valued.

`python -m benchmarks.accuracy.time --data ../shared/data/time` reads `timebank_aquaint.tar.gz` (TimeML) and, where it is
there, `meantime.tar.gz` (CAT) of that folder and prints lines `set metric value`; "both" are TimeBank and AQUAINT. Rules
as in TempEval-3's scorer: TIMEX3 in the text only, the creation time counts as the report's date and is not scored;
relaxed is any overlap, one to one; strict the same characters; value F1 counts pairs of equal value, over all pairs that
overlap. Of MEANTIME only the headline, the date line and the four sentences that its annotators read are taken, and the
date line is scored with the rest, as text. `--errors` lists what differs.
"""

from __future__ import annotations

import argparse
import re
import sys
import tarfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from dateline.records import Interval, Report, identify
from dateline.sentences import split
from dateline.text.parser import Parser, load
from dateline.times import expressions

ARCHIVE, SECOND = "timebank_aquaint.tar.gz", "meantime.tar.gz"
ANNOTATED = 6
"""Sentences at the head of a MEANTIME document that its annotators read."""
_NO_SPACE = re.compile(r"[,.;:?!%)]|'s|n't")


@dataclass(frozen=True, slots=True)
class Marked:
    """A time expression: characters of the text, type, value."""

    start: int
    end: int
    kind: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated document."""

    group: str
    name: str
    report: Report
    gold: tuple[Marked, ...]


def documents(archive: Path) -> Iterator[Document]:
    """The documents of the archive, in order of name."""
    with tarfile.open(archive) as tar:
        members = sorted((member for member in tar.getmembers() if member.name.endswith((".tml", ".xml"))), key=lambda member: member.name)
        for member in members:
            stream = tar.extractfile(member)
            assert stream is not None, member.name  # noqa: S101 - such a member is a file
            root = ET.fromstring(stream.read())  # noqa: S314 - a corpus the user chose to measure on
            yield _document(member.name, root) if member.name.endswith(".tml") else _of_tokens(member.name, root)


def _of_tokens(name: str, root: ET.Element) -> Document:
    """A document of MEANTIME: its words in sentences, and marks upon the words."""
    text, sentence, places = "", "0", {}
    for token in root.iter("token"):
        word, number = token.text or "", token.get("sentence", "0")
        if int(number) >= ANNOTATED:
            break
        if text:
            text += "\n\n" if number != sentence else "" if _NO_SPACE.fullmatch(word) or text.endswith(("(", "$")) else " "
        sentence = number
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    gold, created = [], None
    for timex in root.iter("TIMEX3"):
        words = [places[anchor.get("t_id")] for anchor in timex.findall("token_anchor") if anchor.get("t_id") in places]
        if timex.get("functionInDocument") == "CREATION_TIME":
            created = timex.get("value")
        if words:
            gold.append(Marked(words[0][0], words[-1][1], timex.get("type", ""), timex.get("value")))
    report = _report(name, text, created)
    return Document("meantime", Path(name).name, report, tuple(sorted(gold, key=lambda mark: mark.start)))


def _report(name: str, text: str, created: str | None) -> Report:
    stated = re.match(r"(\d{4})-(\d\d)-(\d\d)", created or "")
    day = date(*map(int, stated.groups())) if stated else None
    when = Interval(day, day, "day") if day else None
    return Report(identify("r", name), text, when, None, name, None, None, None, ())


def _document(name: str, root: ET.Element) -> Document:
    created = root.find(".//DCT/TIMEX3")
    body = root.find("TEXT")
    text, gold = _flatten(body) if body is not None else ("", ())
    report = _report(name, text, created.get("value") if created is not None else None)
    return Document(Path(name).parent.name.lower(), Path(name).name, report, gold)


def _flatten(body: ET.Element) -> tuple[str, tuple[Marked, ...]]:
    pieces: list[str] = []
    gold: list[Marked] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if node.tag == "TIMEX3":
            words = "".join(pieces)[start:]
            left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
            gold.append(Marked(start + left, start + len(words) - right, node.get("type", ""), node.get("value")))

    walk(body)
    return "".join(pieces), tuple(sorted((mark for mark in gold if mark.end > mark.start), key=lambda mark: mark.start))


def predicted(report: Report, parser: Parser, clock: Counter[str]) -> tuple[Marked, ...]:
    """What dateline finds."""
    sentences = split(report)
    texts = [report.text[sentence.span.start : sentence.span.end] for sentence in sentences]
    parses = dict(zip((sentence.id for sentence in sentences), parser.parse(texts), strict=True))
    begin = time.perf_counter_ns()
    found = expressions(report, sentences, parses)
    clock.update(ns=time.perf_counter_ns() - begin, sentences=len(sentences))
    return tuple(Marked(timex.span.start, timex.span.end, timex.kind, timex.value) for timex in found)


def paired(gold: tuple[Marked, ...], found: tuple[Marked, ...]) -> list[tuple[Marked | None, Marked | None]]:
    """Gold and found one to one: equal extents first, then overlapping ones in order of text."""
    pairs: list[tuple[Marked | None, Marked | None]] = []
    rest = list(found)
    for same in (True, False):
        for mark in gold:
            if any(pair[0] is mark for pair in pairs):
                continue
            fits = (
                (mark.start, mark.end) == (other.start, other.end) if same else mark.start < other.end and other.start < mark.end
                for other in rest
            )
            partner = next((other for other, fit in zip(rest, fits, strict=True) if fit), None)
            if partner is not None:
                rest.remove(partner)
                pairs.append((mark, partner))
    matched = {id(pair[0]) for pair in pairs}
    return pairs + [(mark, None) for mark in gold if id(mark) not in matched] + [(None, other) for other in rest]


def figures(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 from the counts."""
    found, gold, relaxed = counts["found"] or 1, counts["gold"] or 1, counts["relaxed"]

    def f1(hits: int) -> float:
        return 2 * hits / (found + gold)

    return {
        "relaxed_p": relaxed / found,
        "relaxed_r": relaxed / gold,
        "relaxed_f1": f1(relaxed),
        "strict_f1": f1(counts["strict"]),
        "value_f1": f1(counts["value"]),
        "value_accuracy": counts["value"] / (relaxed or 1),
        "type_accuracy": counts["kind"] / (relaxed or 1),
    }


def main() -> int:
    """Measure and print; 2 where the data are absent."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help=f"folder that holds {ARCHIVE}")
    options.add_argument("--limit", type=int, help="read only so many documents of each archive")
    options.add_argument("--errors", action="store_true", help="list what differs")
    given = options.parse_args()
    archive = given.data / ARCHIVE
    if not archive.is_file():
        print(f"time: data absent: no {ARCHIVE} in {given.data}", file=sys.stderr)
        return 2
    parser = load()
    counts: dict[str, Counter[str]] = {}
    clock: Counter[str] = Counter()
    second = given.data / SECOND
    for document in (*islice(documents(archive), given.limit), *(islice(documents(second), given.limit) if second.is_file() else ())):
        found = predicted(document.report, parser, clock)
        tally = Counter(documents=1, gold=len(document.gold), found=len(found))
        for mark, other in paired(document.gold, found):
            same = mark is not None and other is not None
            strict = same and (mark.start, mark.end) == (other.start, other.end)  # type: ignore[union-attr]
            valued = same and mark.value == other.value  # type: ignore[union-attr]
            tally.update(relaxed=same, strict=strict, value=valued, kind=same and mark.kind == other.kind)  # type: ignore[union-attr]
            if given.errors and not (strict and valued):
                print(
                    "\t".join(
                        [
                            document.name,
                            str(document.report.date and document.report.date.end),
                            *(_shown(document.report.text, it) for it in (mark, other)),
                        ]
                    )
                )
        for group in (document.group,) if document.group == "meantime" else (document.group, "both"):
            counts.setdefault(group, Counter()).update(tally)
    for group, tally in sorted(counts.items()):
        print(group, "documents", tally["documents"])
        print(group, "expressions", tally["gold"])
        for metric, figure in figures(tally).items():
            print(group, metric, f"{figure:.3f}")
    print("both", "sentences_per_second", round(clock["sentences"] / max(clock["ns"], 1) * 1e9))
    return 0


def _shown(text: str, mark: Marked | None) -> str:
    return "-" if mark is None else f"{' '.join(text[mark.start : mark.end].split())} [{mark.kind} {mark.value}]"


if __name__ == "__main__":
    sys.exit(main())
