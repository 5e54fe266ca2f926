"""What the editor learns from: sentences written for it, and labels of ours on texts whose licence lets a model be taught.

`editor_sentences.tsv` holds the project's own sentences. `editor_labels.tsv` says of words in four open corpora whether they tell
an event: ECB+ (CC BY 3.0), MEANTIME (CC BY 4.0), MUC-3/4 (US government evaluation data), and of re3d the texts of the US State
Department and the UK Government (public domain, Open Government Licence). No text of theirs is part of the project.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from dateline.tables import rows
from train import ecbplus

SENTENCES, LABELS = "editor_sentences.tsv", "editor_labels.tsv"
_OPEN = ("US State Department", "UK Government")
"""Of re3d, the sources that anyone may learn from."""


@dataclass(frozen=True, slots=True)
class Example:
    """A word of a sentence (from `start` to `end`), the kind of event that it looks like, and whether it tells one."""

    sentence: str
    start: int
    end: int
    kind: str
    tells: bool


def examples(data: Path) -> list[Example]:
    """All examples: the written ones, then the labelled ones in `data`, the folder that holds the corpora."""
    return [*_written(), *_labelled(data)]


def _written() -> Iterator[Example]:
    for tells, _, kind, marked in rows("train", SENTENCES):
        start, end = marked.index(">>"), marked.index("<<") - len(">>")
        yield Example(marked.replace(">>", "").replace("<<", ""), start, end, kind, tells == "1")


def _labelled(data: Path) -> Iterator[Example]:
    known = texts(data)
    for name, first, last, start, end, kind, tells in rows("train", LABELS):
        sentence = known[name][int(first) : int(last)]
        yield Example(sentence, int(start) - int(first), int(end) - int(first), kind, tells == "1")


def texts(data: Path) -> Mapping[str, str]:
    """The corpora's texts by name, as offsets in `editor_labels.tsv` count them."""
    return dict([*_ecbplus(data / "ecbplus"), *_meantime(data / "time"), *_re3d(data / "entities"), *_muc(data / "muc")])


def _ecbplus(folder: Path) -> Iterator[tuple[str, str]]:
    for report in ecbplus.read(folder, "train"):
        yield f"ecb-{report.name}", "\n\n".join(_closed_up(report.sentences[number]) for number in sorted(report.sentences))


def _meantime(folder: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(folder / "meantime.tar.gz") as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            if file is not None:
                told: dict[int, list[str]] = {}
                for token in ET.fromstring(file.read()).iter("token"):  # noqa: S314 - a data set that its user chose
                    told.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
                number = Path(member.name).stem.partition("_")[0]
                yield f"meantime-{number}", "\n\n".join(_closed_up(" ".join(told[sentence])) for sentence in sorted(told))


def _re3d(folder: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(folder / "re3d.tar.gz") as archive:
        for source in _OPEN:
            file = archive.extractfile(f"{source}/documents.json")
            if file is not None:
                for number, line in enumerate(file.read().decode().splitlines()):
                    yield f"re3d-{source.replace(' ', '')}-{number}", json.loads(line)["text"]


def _muc(folder: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            message = json.loads(line)
            yield message["id"], message["text"].partition("\n")[2].strip("\n")


def _closed_up(words: str) -> str:
    """A sentence whose words were set apart by blanks, with its punctuation closed up."""
    return re.sub(r"([(\[$“‘]) ", r"\1", re.sub(r" ([.,;:!?%)\]’”]|'s|n't|'re|'ve)", r"\1", words))
