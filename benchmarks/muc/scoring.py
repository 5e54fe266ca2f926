"""Scores an answer against a key: which template stands for which, fill by fill, and what the score report adds up.

- A template of the answer may stand for one of the key only where their incident type is at least partially right and so
  is a perpetrator, a physical target or its type, or a human target's name, description or type (3.2.1). Among the
  mappings that this allows, the one with the most points is taken (a person could correct the program's own choice).
- Fills of a slot are paired one to one for the most points. What is left over on both sides is incorrect, pair by pair;
  what is left over in the answer is spurious, in the key missing. An optional fill of the key that nothing matches is not missing.
- A slot that does not apply to the key's incident (asterisk) is not scored.
- All templates (the row that F is made of): fills of a template without partner are spurious or missing; an optional
  template of the key without partner is left out. The row of templates itself is no part of any total.
- Text filtering: a text counts as relevant where the key has a template that is not optional; one with optional
  templates only is not asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.muc.fills import Verdict, judge
from benchmarks.muc.tallies import Tally
from benchmarks.muc.templates import Fill, Slot, Template, slots
from dateline.scores import assignment

_IDENTIFYING = frozenset(
    ("phys-tgt-id", "phys-tgt-type", "hum-tgt-name", "hum-tgt-desc", "hum-tgt-type", "perp-ind-id", "perp-org-id")
)  # fmt: skip

Tallies = Mapping[str, Tally]
"""By slot."""


@dataclass(frozen=True, slots=True)
class Report:
    """The score report: tallies by slot of matched, missing and spurious templates, of templates and of texts."""

    matched: Tallies
    missing: Tallies
    spurious: Tallies
    templates: Tally
    texts: Tally

    def slots(self) -> Tallies:
        """All templates, slot by slot, with the subtotals of incident, perpetrator and targets."""
        found = {slot.name: self._of(slot.name) for slot in slots()}
        for slot in slots():
            found[slot.subtotal] = found.get(slot.subtotal, Tally()) + found[slot.name]
        return found

    def _of(self, name: str) -> Tally:
        return self.matched[name] + self.missing[name] + self.spurious[name]

    def rows(self) -> Mapping[str, Tally]:
        """The rows of totals, as the score report names them."""
        matched, missing, spurious = _total(self.matched), _total(self.missing), _total(self.spurious)
        by_sort = {
            sort: sum((self._of(slot.name) for slot in slots() if slot.sort == sort), Tally()) for sort in ("set", "string")
        }  # fmt: skip
        return {
            "matched-missing": matched + missing,
            "matched-spurious": matched + spurious,
            "matched-only": matched,
            "all-templates": matched + missing + spurious,
            "set-fills-only": by_sort["set"],
            "string-fills-only": by_sort["string"],
            "text-filtering": self.texts,
        }


def score(messages: Iterable[str], key: Iterable[Template], answer: Iterable[Template]) -> Report:
    """The report over `messages` (ids), of which a text with no template in `key` is irrelevant."""
    keys, answers = _by_message(key), _by_message(answer)
    kinds: dict[str, defaultdict[str, Tally]] = {kind: defaultdict(Tally) for kind in ("matched", "missing", "spurious")}
    templates = texts = Tally()

    def file(kind: str, found: Tallies) -> None:
        for name, tally in found.items():
            kinds[kind][name] += tally

    for message in messages:
        wanted, given = keys[message], answers[message]
        pairs = align(wanted, given)
        for i, j in pairs:
            file("matched", score_pair(wanted[i], given[j]))
        lost = [w for i, w in enumerate(wanted) if not w.optional and i not in {i for i, _ in pairs}]
        extra = [g for j, g in enumerate(given) if j not in {j for _, j in pairs}]
        for template in lost:
            file("missing", score_pair(template, None))
        for template in extra:
            file("spurious", score_pair(None, template))
        templates += Tally(correct=len(pairs), spurious=len(extra), missing=len(lost))
        texts += _filtered(wanted, given)
    return Report(kinds["matched"], kinds["missing"], kinds["spurious"], templates, texts)


def _by_message(templates: Iterable[Template]) -> defaultdict[str, list[Template]]:
    found: defaultdict[str, list[Template]] = defaultdict(list)
    for template in templates:
        found[template.message].append(template)
    return found


def _filtered(wanted: Sequence[Template], given: Sequence[Template]) -> Tally:
    if any(not template.optional for template in wanted):
        return Tally(correct=1) if given else Tally(missing=1)
    if wanted:
        return Tally(correct=1) if given else Tally(noncommittal=1)
    return Tally(spurious=1) if given else Tally(noncommittal=1)


def align(key: Sequence[Template], answer: Sequence[Template]) -> list[tuple[int, int]]:
    """Which template of the key stands for which of the answer: indices, sorted."""
    worth: dict[tuple[int, int], float] = {}
    for i, wanted in enumerate(key):
        for j, given in enumerate(answer):
            tallies = score_pair(wanted, given)
            credit = {name: 2 * tally.correct + tally.partial for name, tally in tallies.items()}
            if credit.get("inc-type") and any(credit.get(name) for name in _IDENTIFYING):
                worth[i, j] = sum(credit.values())
    return _pairing(worth)


def _pairing(worth: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of a best one-to-one pairing: of equally good ones, that with the smallest indices."""
    pairs: list[tuple[int, int]] = []
    left = dict(worth)
    most = assignment.best(left)
    while left:
        row, column = min(left)
        others = {cell: value for cell, value in left.items() if row != cell[0] and column != cell[1]}
        rest = assignment.best(others)
        if left[row, column] + rest == most:
            pairs.append((row, column))
            left, most = others, rest
        else:
            del left[row, column]
    return pairs


def score_pair(key: Template | None, answer: Template | None) -> Tallies:
    """The tallies, slot by slot, of two templates, or of one that has no partner."""
    found: dict[str, Tally] = {}
    for slot in slots():
        if key is None or slot.name not in key.inapplicable:
            wanted = key.fills.get(slot.name, ()) if key else ()
            given = answer.fills.get(slot.name, ()) if answer else ()
            found[slot.name] = score_fills(slot, wanted, given, blank=key is not None and answer is not None)
    return found


def score_fills(slot: Slot, wanted: Sequence[Fill], given: Sequence[Fill], *, blank: bool = True) -> Tally:
    """The tally of one slot of two templates; `blank` counts a slot that both leave empty as noncommittal."""
    if not wanted and not given:
        return Tally(noncommittal=int(blank))
    verdicts = {(i, j): judge(slot, key, answer) for i, key in enumerate(wanted) for j, answer in enumerate(given)}
    pairs = _pairing({cell: _worth(wanted[cell[0]], verdict) for cell, verdict in verdicts.items() if verdict})
    correct = sum(verdicts[pair] is Verdict.CORRECT for pair in pairs)
    lost = [fill for i, fill in enumerate(wanted) if i not in {i for i, _ in pairs}]
    extra = len(given) - len(pairs)
    asked = sum(not fill.optional for fill in lost)
    incorrect = min(len(lost), extra)
    return Tally(
        correct=correct,
        partial=len(pairs) - correct,
        incorrect=incorrect,
        spurious=extra - incorrect,
        missing=max(0, asked - incorrect),
    )


def _worth(key: Fill, verdict: Verdict) -> float:
    """Points, and as a tie-break a little more for a fill that would be missing otherwise."""
    return float(verdict) if key.optional else float(verdict) + 2**-20


def _total(tallies: Tallies) -> Tally:
    return sum((tallies[slot.name] for slot in slots() if slot.name in tallies), Tally())
