"""The editor: a trained reader that strikes out words which look like events and tell none.

Rules know the words of an event; whether "shot back" or "any shooting" puts one on record is a matter of the whole sentence. The
editor is a small language model (MiniLM, Apache-2.0) that `train/editor.py` taught, on sentences written for it and on labels of
ours. It is not told whom a sentence is about: names of persons, groups, nations and places are left out before it reads.
`editor.tsv` gives the digests of its files and the belief from which a word is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dateline.codes import kinds, nature_of
from dateline.errors import ModelError
from dateline.tables import rows
from dateline.text.parses import Parse

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL, WORDS = "editor.onnx", "editor_words.json"
WIDEST = 96
"""Pieces of words that the editor sees of a long sentence: those around the word in question."""
NATURES = ("harm", "crowd", "act", "word")
"""Natures of kinds (`codes/events.tsv`), which the model is told before the kind itself."""
_HERE = "dateline.mentions"
_BEGIN, _END = 101, 102
"""[CLS] and [SEP] of BERT's vocabulary."""
_STAND_INS = {"PERSON": "alex", "ORG": "group", "GPE": "city", "LOC": "city", "FAC": "city", "NORP": "local"}
"""What stands for a name: common words, so that the sentence reads as one."""

Word = tuple[int, int, str]
"""A word that is asked about: its first character, the one behind its last, and the kind of event that it looks like."""


class Given(NamedTuple):
    """What the model sees: pieces of a sentence, and which of them are the word's."""

    pieces: tuple[int, ...]
    word: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Editor:
    """The loaded model. `least` is the belief (log-odds) from which a word is kept; `version` names the files."""

    model: InferenceSession
    words: Tokenizer
    least: float
    version: str

    def keeps(self, sentence: str, parse: Parse, asked: Sequence[Word]) -> tuple[bool, ...]:
        """Which of the words tell an event of their kind."""
        return tuple(belief >= self.least for belief in self.believes(sentence, parse, asked))

    def believes(self, sentence: str, parse: Parse, asked: Sequence[Word]) -> tuple[float, ...]:
        """The log-odds that each word tells an event: a matter of the word and its sentence, whatever else is asked."""
        shown = [nameless(sentence, parse, word) for word in asked]
        encoded = {text: self.words.encode(text, add_special_tokens=False) for text, _, _ in shown}
        seen: dict[tuple[int, ...], list[tuple[int, Given]]] = {}
        for number, (text, start, end) in enumerate(shown):
            one = given(encoded[text].ids, encoded[text].offsets, start, end)
            seen.setdefault(one.pieces, []).append((number, one))
        found: dict[int, float] = {}
        for pieces, told in seen.items():
            marked = np.zeros((len(told), len(pieces)), np.float32)
            for row, (_, one) in enumerate(told):
                marked[row, list(one.word)] = 1.0
            kind = np.array([_features()[asked[number][2]] for number, _ in told], np.float32)
            (beliefs,) = self.model.run(None, {"pieces": np.array([pieces]), "word": marked, "kind": kind})
            found |= {number: round(float(belief), 3) for (number, _), belief in zip(told, beliefs, strict=True)}
        return tuple(found[number] for number in range(len(asked)))


def given(pieces: Sequence[int], offsets: Sequence[tuple[int, int]], start: int, end: int) -> Given:
    """The pieces of a sentence around the word from `start` to `end`: its first ones, unless the word stands further on."""
    of_word = [n for n, (first, last) in enumerate(offsets) if first < end and start < last] or [0]  # what is no letter has no piece
    stop = min(len(pieces), max(WIDEST, of_word[0] + WIDEST // 2))
    begin = max(0, stop - WIDEST)
    return Given((_BEGIN, *pieces[begin:stop], _END), tuple(n - begin + 1 for n in of_word if n < stop))


def nameless(sentence: str, parse: Parse, word: Word) -> tuple[str, int, int]:
    """The sentence with stand-ins for its names (but for one that the word is part of), and where the word begins and ends in it."""
    parts: list[str] = []
    begin, stop, _ = word
    done = shift = 0
    for entity in parse.entities:
        last = parse.tokens[entity.last]
        start, end = parse.tokens[entity.first].start, last.end
        stand_in = _STAND_INS.get(entity.label)
        if stand_in is None or start < done or (start < stop and begin < end):
            continue
        stand_in += "s" if entity.label == "NORP" and last.tag == "NNPS" else ""
        parts += [sentence[done:start], stand_in]
        if end <= begin:
            shift += len(stand_in) - (end - start)
        done = end
    return "".join([*parts, sentence[done:]]), begin + shift, stop + shift


def features(kind: str) -> list[float]:
    """What the model is told of a kind: its nature and itself, each as one of many."""
    return [float(nature_of(kind) == nature) for nature in NATURES] + [float(kind == other) for other in kinds()]


@cache
def _features() -> Mapping[str, list[float]]:
    return {kind: features(kind) for kind in kinds()}


def load_editor() -> Editor:
    """Load the editor, a tenth of a second; raises `ModelError` where its files are not those that `editor.tsv` names."""
    import onnxruntime  # noqa: PLC0415 - heavy: `import dateline` must not load it
    import tokenizers  # noqa: PLC0415 - as above

    card = {name: value for name, value, *_ in rows(_HERE, "editor.tsv")}
    files = {name: resources.files(_HERE).joinpath(name).read_bytes() for name in (MODEL, WORDS)}
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != card[name]:
            raise ModelError(f"dateline/mentions/{name} is not the file that dateline was made with; reinstall dateline")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers share the cores, and sums keep their order
    return Editor(
        onnxruntime.InferenceSession(files[MODEL], options, providers=["CPUExecutionProvider"]),
        tokenizers.Tokenizer.from_str(files[WORDS].decode()),
        float(card["least"]),
        f"editor {card[MODEL][:12]}",
    )
