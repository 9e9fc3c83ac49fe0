"""`python -m benchmarks [speed] [read-memory] [add-memory] [attribution]`: measure, show, fail below a target."""

import argparse
import sys
from collections.abc import Callable
from functools import partial

from benchmarks.attribution import attribution
from benchmarks.measure import Measured, add_memory, read_memory, speed

COSTS = ("speed", "read-memory", "add-memory")


def main() -> int:
    """1 where a target is missed."""
    asked = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    asked.add_argument("names", nargs="*", help="speed, read-memory, add-memory (all three without); attribution")
    asked.add_argument("--reports", type=int, default=2000, help="how many reports add-memory adds (default 2000)")
    given = asked.parse_args()
    table: dict[str, Callable[[], list[Measured]]] = {
        "speed": speed,
        "read-memory": read_memory,
        "add-memory": partial(add_memory, given.reports),
        "attribution": attribution,
    }
    if unknown := set(given.names) - set(table):
        asked.error(f"no such measurement: {', '.join(sorted(unknown))}")
    rows = [row for name in given.names or COSTS for row in table[name]()]
    show(rows)
    return 0 if all(row.good for row in rows) else 1


def show(rows: list[Measured]) -> None:
    """Measured against target, a line each."""
    cells = [("what", "target", "measured", "")]
    cells += [(row.what, row.target, row.found, "" if row.good else "MISSED") for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(4)]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
