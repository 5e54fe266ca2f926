"""Reports on attacks of 1987 to 1990 in, templates out, scored as the MUC-4 evaluation of 1992 scored them.

    python -m benchmarks.accuracy.muc --data ../shared/data/muc [--limit N] [--set dev] [--db PATH]

Reads `reports.jsonl.gz` and `gold.jsonl.gz` of that folder and prints one line `SET METRIC VALUE` for each figure, for
tst1 and tst2, the evaluation's two test sets (`--set dev`: the texts to learn from): by slot, subtotal and row of totals
recall, precision, overgeneration (whole per cents, as the score report has them) and F; template F is that of
`all-templates`. Day and place also of matched templates alone, then CEAF-REE of role fillers. What is scored how: `benchmarks/muc`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateline
from benchmarks.muc import answers, role_fillers, scoring
from benchmarks.muc.templates import Template, read_template
from benchmarks.muc.texts import as_report
from dateline import pipeline
from dateline.text.parser import load
from dateline.text.recasing import Known, recased

REPORTS, GOLD = "reports.jsonl.gz", "gold.jsonl.gz"
SETS = {"tst1": "tst1", "tst2": "tst2", "dev": "dev(1300)"}
_KINDS = ("sentences", "mentions", "places", "times", "actors", "claims")


@dataclass(frozen=True, slots=True)
class Asked:
    """A set of messages, in order, with the key's templates."""

    messages: tuple[str, ...]
    key: tuple[Template, ...]


def read_key(path: Path, name: str, limit: int | None) -> Asked:
    """The key of the set `name`, or of its first `limit` messages."""
    rows = [row for row in _lines(path) if row["split"] == SETS[name]]
    messages = tuple(dict.fromkeys(row["MESSAGE: ID"][0].split()[0] for row in rows))[:limit]
    key = (read_template(row) for row in rows if row["MESSAGE: ID"][0].split()[0] in messages)
    return Asked(messages, tuple(template for template in key if template is not None))


def answer(messages: Sequence[Mapping[str, str]], db: Path) -> list[Template]:
    """What dateline makes of the messages, each read for itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(as_report(message)) + "\n" for message in messages), "utf-8")
        store = dateline.run([path], db=db)
    known = load().dictionary.knows
    found: list[Template] = []
    with store:
        for reading in _readings(store, {message["id"] for message in messages}, known):
            found += answers.templates(reading)
    return found


def _readings(store: Any, wanted: set[str], known: Known) -> Iterator[answers.Reading]:
    records: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {kind: [] for kind in _KINDS})
    of_mention: dict[str, str] = {}
    for kind in _KINDS:
        for record in store.get(kind):
            where = record.trigger if kind == "mentions" else record.span
            records[where.report][kind].append(record)
            if kind == "mentions":
                of_mention[record.id] = where.report
    for report in sorted(store.get("reports"), key=lambda report: str(report.name)):
        if report.name in wanted:
            have: dict[str, Any] = {"reports": [report], "verdicts": (), **{kind: records[report.id][kind] for kind in _KINDS}}
            events = pipeline.advance("corpus", have)["events"]
            read = {kind: have[kind] for kind in _KINDS}
            yield answers.Reading(report=report, printed=_printed(report.text, have["sentences"], known), events=events, **read)


def _printed(text: str, sentences: Sequence[Any], known: Known) -> str:
    """The text with small letters where print has them, sentence by sentence."""
    letters = list(text)
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        letters[start:end] = recased(text[start:end], known)
    return "".join(letters)


def figures(asked: Asked, texts: Mapping[str, str], given: Sequence[Template]) -> Iterator[tuple[str, float]]:
    """Every figure, by name."""
    report = scoring.score(asked.messages, asked.key, given)
    for name, tally in (*report.slots().items(), ("template-id", report.templates), *report.rows().items()):
        measures = (
            ("recall", tally.recall),
            ("precision", tally.precision),
            ("overgeneration", tally.overgeneration),
            ("f", tally.f_measure()),
        )
        yield from ((f"{name}.{measure}", value) for measure, value in measures if value is not None)
    for slot in ("inc-date", "inc-loc"):  # of the incidents that were found at all
        yield f"{slot}.f-matched-only", report.matched[slot].f_measure() or 0.0
    chosen = {message: texts[message] for message in asked.messages}
    for role, (precision, recall, f) in role_fillers.score(chosen, asked.key, given).items():
        for measure, share in (("precision", precision), ("recall", recall), ("f", f)):
            yield f"ceaf-ree.{role}.{measure}", round(100 * share, 2)


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def main() -> int:
    """Run the benchmark; 2 where the data are absent."""
    parser = argparse.ArgumentParser(description="Templates of incidents against the keys of MUC-4.")
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {REPORTS} and {GOLD}")
    parser.add_argument("--limit", type=int, help="take the first so many messages of each set")
    parser.add_argument("--set", choices=sorted(SETS), action="append", help="which sets; tst1 and tst2 if left out")
    parser.add_argument("--db", type=Path, help="keep the store here; what it holds of an earlier run is not read again")
    given = parser.parse_args()
    absent = [str(given.data / name) for name in (REPORTS, GOLD) if not (given.data / name).is_file()]
    if absent:
        print(f"not there: {', '.join(absent)}; these data are not part of the project", file=sys.stderr)
        return 2
    asked = {name: read_key(given.data / GOLD, name, given.limit) for name in given.set or ("tst1", "tst2")}
    wanted = {message for one in asked.values() for message in one.messages}
    messages = [line for line in _lines(given.data / REPORTS) if line["id"] in wanted]
    with tempfile.TemporaryDirectory() as folder:
        found = answer(messages, given.db or Path(folder) / "muc.db")
    texts = {message["id"]: message["text"] for message in messages}
    for name, one in asked.items():
        mine = [template for template in found if template.message in set(one.messages)]
        for metric, value in figures(one, texts, mine):
            print(f"{name} {metric} {value}")
        print(f"{name} messages {len(one.messages)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
