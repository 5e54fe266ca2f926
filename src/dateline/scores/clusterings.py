"""Two ways of grouping the same things, compared: pairs, adjusted Rand index, B-cubed, MUC, CEAF of entities, CoNLL.

A grouping is a mapping from a thing to the name of its group: ``{"report 1": "bridge", "report 2": "bridge"}``. Both
must group the same things (`ValueError` if not). All but `ceaf_e` take time and memory linear in the number of things:
they look only at how many things each gold group shares with each found group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.scores.assignment import best
from dateline.scores.score import Score, of

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Table:
    """How many things each gold group shares with each found group, where they share any; and the groups' sizes."""

    cells: Counter[tuple[int, int]]
    gold: Counter[int]
    found: Counter[int]


def pairwise(gold: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> Score:
    """Of all pairs of things put together, the share that belongs together; of all that belong together, the share put so."""
    table = _table(gold, found)
    together = _pairs(table.cells)
    return of(together, _pairs(table.found), together, _pairs(table.gold))


def adjusted_rand(gold: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> float:
    """Agreement over all pairs, corrected for chance: 1 is the same grouping, 0 what chance gives, below 0 worse than chance.

    Hubert and Arabie 1985, from the four cells of the pair table.
    """
    table = _table(gold, found)
    both = _pairs(table.cells)
    only_found, only_gold = _pairs(table.found) - both, _pairs(table.gold) - both
    if not only_found and not only_gold:
        return 1.0
    neither = len(gold) * (len(gold) - 1) // 2 - both - only_found - only_gold
    chance = (both + only_gold) * (only_gold + neither) + (both + only_found) * (only_found + neither)
    return 2 * (both * neither - only_gold * only_found) / chance


def b_cubed(gold: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> Score:
    """For each thing, the share of its found group that belongs with it (precision), and of its gold group that was put
    with it (recall); the mean over things. Bagga and Baldwin 1998.
    """
    table = _table(gold, found)
    precision = sum(shared * shared / table.found[found_group] for (_, found_group), shared in _ordered(table))
    recall = sum(shared * shared / table.gold[gold_group] for (gold_group, _), shared in _ordered(table))
    return of(precision, len(gold), recall, len(gold))


def muc(gold: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> Score:
    """Of the links that hold the gold groups together (one fewer than things), the share that the found groups keep, and
    the other way about. Things that stand alone count for nothing. Vilain and others 1995.
    """
    table = _table(gold, found)
    parts_of_gold = Counter(gold_group for gold_group, _ in table.cells)
    parts_of_found = Counter(found_group for _, found_group in table.cells)
    links_gold, links_found = len(gold) - len(table.gold), len(gold) - len(table.found)
    kept_gold = sum(size - parts_of_gold[group] for group, size in table.gold.items())
    kept_found = sum(size - parts_of_found[group] for group, size in table.found.items())
    return of(kept_found, links_found, kept_gold, links_gold)


def ceaf_e(gold: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> Score:
    """Gold and found groups paired one to one so that their likeness (twice what they share, by their sizes) is greatest;
    the sum of likenesses by the number of found groups (precision) and of gold groups (recall). Luo 2005.

    Time grows with the cube of the number of groups that hang together, not of all groups.
    """
    table = _table(gold, found)
    likeness = {
        (gold_group, found_group): 2 * shared / (table.gold[gold_group] + table.found[found_group])
        for (gold_group, found_group), shared in _ordered(table)
    }
    total = best(likeness)
    return of(total, len(table.found), total, len(table.gold))


def conll(gold: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> float:
    """The CoNLL 2012 figure: the mean of the F1 of `muc`, `b_cubed` and `ceaf_e`."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def _table(gold: Mapping[K, Hashable], found: Mapping[K, Hashable]) -> _Table:
    if gold.keys() != found.keys():
        missing = len(gold.keys() ^ found.keys())
        raise ValueError(f"the two groupings must group the same things; {missing} stand in one of them only")
    gold_numbers: dict[Hashable, int] = {}
    found_numbers: dict[Hashable, int] = {}
    cells: Counter[tuple[int, int]] = Counter()
    for thing, group in gold.items():
        row = gold_numbers.setdefault(group, len(gold_numbers))
        column = found_numbers.setdefault(found[thing], len(found_numbers))
        cells[row, column] += 1
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    for (row, column), shared in cells.items():
        rows[row] += shared
        columns[column] += shared
    return _Table(cells, rows, columns)


def _ordered(table: _Table) -> list[tuple[tuple[int, int], int]]:
    """The cells, largest first: sums of fractions then come out the same for the same groupings in any order of things."""
    return sorted(table.cells.items(), key=lambda cell: (-cell[1], table.gold[cell[0][0]], table.found[cell[0][1]]))


def _pairs(sizes: Counter[int] | Counter[tuple[int, int]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
