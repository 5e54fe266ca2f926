"""The best one-to-one pairing of rows and columns, where only few rows and columns have anything to do with each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping


def best(worth: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum of `worth` over pairings in which each row and each column stands at most once.

    `worth` holds cells (row, column) that are above 0; all others count 0. Cells that hang together through a row or a
    column are solved apart from the rest, so that the cost is that of the largest such block, not of the whole table.
    """
    return math.fsum(_solve(block) for block in _blocks(worth))


def _blocks(worth: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    columns_of: defaultdict[int, list[int]] = defaultdict(list)
    rows_of: defaultdict[int, list[int]] = defaultdict(list)
    for row, column in worth:
        columns_of[row].append(column)
        rows_of[column].append(row)
    blocks = []
    seen: set[int] = set()
    for start in columns_of:
        if start in seen:
            continue
        seen.add(start)
        waiting, block = [start], {}
        while waiting:
            row = waiting.pop()
            for column in columns_of[row]:
                block[row, column] = worth[row, column]
                for other in rows_of[column]:
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        blocks.append(block)
    return blocks


def _solve(block: Mapping[tuple[int, int], float]) -> float:
    """The Hungarian method with potentials (Jonker and Volgenant's shortest augmenting paths), on costs of minus worth."""
    rows = sorted({row for row, _ in block})
    columns = sorted({column for _, column in block})
    if len(rows) == 1 or len(columns) == 1:
        return max(block.values())
    if len(rows) > len(columns):
        return _solve({(column, row): value for (row, column), value in block.items()})
    cost = [[-block.get((row, column), 0.0) for column in columns] for row in rows]
    free = len(columns)  # a column beyond the last: it stands for "the row to be placed"
    of_row, of_column = [0.0] * len(rows), [0.0] * (free + 1)
    placed = [-1] * (free + 1)  # the row that a column has
    for row in range(len(rows)):
        placed[free] = row
        reach, came_from, done = [math.inf] * free, [free] * free, [False] * (free + 1)
        column = free
        while placed[column] != -1:
            done[column] = True
            here = placed[column]
            for other in range(free):
                if not done[other]:
                    distance = cost[here][other] - of_row[here] - of_column[other]
                    if distance < reach[other]:
                        reach[other], came_from[other] = distance, column
            step, column_next = min((reach[other], other) for other in range(free) if not done[other])
            for other in range(free + 1):
                if done[other]:
                    of_row[placed[other]] += step
                    of_column[other] -= step
                elif other < free:
                    reach[other] -= step
            column = column_next
        while column != free:
            placed[column] = placed[came_from[column]]
            column = came_from[column]
    return math.fsum(-cost[placed[column]][column] for column in range(free) if placed[column] != -1)
