"""Best one-to-one assignment (Hungarian method by shortest augmenting paths, maximising)."""

import math
from collections.abc import Sequence


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the highest total weight; every row or every column is used, whichever are fewer.

    Source: Jonker and Volgenant's formulation of the Hungarian method, O(n^2 m).
    """
    rows, columns = len(weights), max((len(row) for row in weights), default=0)
    if not rows or not columns:
        return []
    turned = rows > columns
    grid = [[weights[i][j] for i in range(rows)] for j in range(columns)] if turned else weights
    owner = _solve(grid, min(rows, columns), max(rows, columns))
    pairs = [(owner[j] - 1, j - 1) for j in range(1, len(owner)) if owner[j]]
    return [(b, a) for a, b in pairs] if turned else pairs


def _solve(grid: Sequence[Sequence[float]], n: int, m: int) -> list[int]:
    """The row (1-based) that owns each column (1-based), 0 for none."""
    row_cost, column_cost = [0.0] * (n + 1), [0.0] * (m + 1)
    owner, previous = [0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        owner[0], column = row, 0
        slack, seen = [math.inf] * (m + 1), [False] * (m + 1)
        while True:
            seen[column] = True
            at, delta, following = owner[column], math.inf, 0
            for j in range(1, m + 1):
                if seen[j]:
                    continue
                reduced = -grid[at - 1][j - 1] - row_cost[at] - column_cost[j]
                if reduced < slack[j]:
                    slack[j], previous[j] = reduced, column
                if slack[j] < delta:
                    delta, following = slack[j], j
            for j in range(m + 1):
                if seen[j]:
                    row_cost[owner[j]] += delta
                    column_cost[j] -= delta
                else:
                    slack[j] -= delta
            column = following
            if not owner[column]:
                break
        while column:
            owner[column] = owner[previous[column]]
            column = previous[column]
    return owner
