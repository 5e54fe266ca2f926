"""CEAF-REE: role fillers of a whole text, whatever template they stand in, paired one to one with those of the key.

The measure of Du, Rush and Cardie ("GRIT", 2021), as their published script computes it: five roles; the key's fillers are merged
over the templates of a text (one whose mentions are all among another's is no new one), mentions that do not stand in
the text are left out; words are compared in small letters without marks and articles; a filler counts 1 where each of
its mentions is a mention of its partner in the key, else 0. Micro average over roles and texts.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Mapping

from benchmarks.muc.templates import Template
from dateline.scores import assignment

ROLES = {
    "PerpInd": "perp-ind-id",
    "PerpOrg": "perp-org-id",
    "Target": "phys-tgt-id",
    "Victim": "hum-tgt-name",
    "Weapon": "inc-instr-id",
}
_MARKS = str.maketrans("", "", string.punctuation)
Fillers = tuple[frozenset[str], ...]


def fillers(templates: Iterable[Template], slot: str, text: str) -> Fillers:
    """The different fillers of `slot` in a text's templates, each as the set of its mentions."""
    flat = " ".join(text.lower().split())
    found: list[list[str]] = []
    for template in templates:
        for fill in template.fills.get(slot, ()):
            mentions = [value.lower() for value in fill.values]
            if not any(set(mentions) <= set(other) or set(other) <= set(mentions) for other in found):
                found.append(mentions)
    plain = (frozenset(_plain(mention) for mention in mentions if mention in flat) for mentions in found)
    return tuple(mentions for mentions in plain if mentions)


def _plain(mention: str) -> str:
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", mention.translate(_MARKS)).split())


def score(texts: Mapping[str, str], key: Iterable[Template], answer: Iterable[Template]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F (from 0 to 1) by role, and over all as "micro"; `texts` by message."""
    keys, answers = list(key), list(answer)
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for message, text in texts.items():
        for role, slot in ROLES.items():
            gold = fillers([t for t in keys if t.message == message], slot, text)
            found = fillers([t for t in answers if t.message == message], slot, text)
            worth = {(i, j): 1.0 for i, one in enumerate(gold) for j, other in enumerate(found) if other <= one}
            for name in (role, "micro"):
                right[name] += round(assignment.best(worth))
                given[name] += len(found)
                wanted[name] += len(gold)
    return {name: _measures(right[name], given[name], wanted[name]) for name in (*ROLES, "micro")}


def _measures(right: int, given: int, wanted: int) -> tuple[float, float, float]:
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
