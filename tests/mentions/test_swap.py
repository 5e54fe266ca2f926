"""Exchanging the actors' names and nationalities must change nothing but the names."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline import mentions
from tests.conftest import cases
from tests.telling import parsed, report

CAST = (
    {"A": "Iran", "a": "Iranian", "B": "Israel", "b": "Israeli", "N": "Hassan Rahimi", "M": "David Cohen", "G": "Hezbollah"},
    {"A": "France", "a": "French", "B": "Germany", "b": "German", "N": "Jean Moreau", "M": "Karl Weber", "G": "Boko Haram"},
    {"A": "Nigeria", "a": "Nigerian", "B": "Chad", "b": "Chadian", "N": "Amina Bello", "M": "Peter Smith", "G": "Al-Shabaab"},
    {"A": "China", "a": "Chinese", "B": "Japan", "b": "Japanese", "N": "Li Wei", "M": "Kenji Sato", "G": "Taliban"},
    {"A": "Mexico", "a": "Mexican", "B": "Ukraine", "b": "Ukrainian", "N": "Maria Lopez", "M": "Ivan Petrov", "G": "FARC"},
)
ALLOWED = 0.01
"""The share of labels that a swap may change."""


def _labels(parser, editor, sentence, cast):
    """What a sentence tells, with each name given back to the letter that it stands for."""
    told = report(re.sub(r"\{(\w)\}", lambda hole: cast[hole[1]], sentence))
    letters = sorted(cast, key=lambda letter: -len(cast[letter]))

    def bare(span):
        words = told.text[span.start : span.end]
        for letter in letters:
            words = words.replace(cast[letter], f"{{{letter}}}")
        return words

    found: dict[tuple[int, str], object] = {}
    for number, mention in enumerate(mentions.extract(told, *parsed(parser, told), [], [], editor)):
        labels: dict[str, object] = {"kind": mention.kind, "modality": mention.modality, "status": mention.status}
        labels["counts"] = [(count.what, count.low, count.high, count.hedge) for count in mention.counts]
        for role in ("actors", "targets", "instruments", "objects"):
            labels[role] = sorted(bare(span) for span in getattr(mention, role))
        found |= {(number, field): value for field, value in labels.items()}
    return found


def _changes(parser, editor):
    """Every label that differs between two neighbouring casts, and how many were compared."""
    changed, compared = [], 0
    for (sentence,) in cases("mentions/swap.tsv"):
        read = [_labels(parser, editor, sentence, cast) for cast in CAST]
        for (one, a), (other, b) in pairwise(zip(CAST, read, strict=True)):
            keys = a.keys() | b.keys()
            compared += len(keys)
            changed += [
                f"{one['A']}/{other['A']}: {sentence} {key[1]} {a.get(key)} / {b.get(key)}"
                for key in sorted(keys)
                if a.get(key) != b.get(key)
            ]
    return changed, compared


def test_names_change_nothing(parser, tools):
    changed, compared = _changes(parser, tools.editor)
    assert len(changed) < ALLOWED * compared, "\n".join(changed)
