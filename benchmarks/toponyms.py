"""`python -m benchmarks.toponyms`: place mentions of news articles, found and resolved.

A mention is found where a place that Fogline names overlaps it; of those with coordinates it counts as resolved within
161 km (a hundred miles, the usual measure).
"""

import statistics

from benchmarks.material import f1, read, rows, table, tuned_on
from fogline.core.geo import km

NEAR_KM = 161.0


def main() -> None:
    """Both halves."""
    given = rows("toponyms-dev", "rows.jsonl")
    lines = [("half", "mentions", "P", "R", "F1", f"within {NEAR_KM:.0f} km", "abstained", "median km")]
    counted: dict[bool, list[int]] = {True: [0, 0, 0, 0], False: [0, 0, 0, 0]}
    far: dict[bool, list[float]] = {True: [], False: []}
    for row, result in read(given):
        half = tuned_on(row)
        places = [mention for mention in result.mentions if mention.type == "place"]
        counts = counted[half]
        counts[0] += len(row["toponyms"])
        counts[1] += len(places)
        for gold in row["toponyms"]:
            met = [p for p in places if p.start < gold["end"] and gold["start"] < p.end]
            counts[2] += bool(met)
            at = [km(gold["lat"], gold["lon"], p.lat, p.lon) for p in met if p.lat is not None and p.lon is not None]
            counts[3] += bool(met) and not at
            far[half] += [min(at)] if at else []
    for name, half in (("tuned on", True), ("other", False)):
        gold_n, found_n, hit, idle = counted[half]
        near = sum(distance <= NEAR_KM for distance in far[half]) / max(1, len(far[half]))
        middle = statistics.median(far[half]) if far[half] else 0.0
        figures = [f"{value:.3f}" for value in (*f1(hit, found_n, gold_n), near)]
        lines.append((name, str(gold_n), *figures, str(idle), f"{middle:.1f}"))
    table(lines)


if __name__ == "__main__":
    main()
