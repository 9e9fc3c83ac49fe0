"""`python -m benchmarks.isaf`: dates, provinces, tolls and event types of a force's press releases.

A release is coded once, though it may tell of several happenings. Of the reader's claims those of fighting and of
captures count; the date is that of most of them, the province the one most often named, the tolls are added up over
claims that do not repeat one another. Gold codes "several" as 3: that rule is applied here alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import mean

from benchmarks.material import Row, f1, read, rows, table, tuned_on
from fogline.claims.values import Claim, ReadReport
from fogline.evaluation.agreement import norm
from fogline.reports.dateline import find_date

_TOLD = frozenset("detain clash strike offensive bombing casualties attack_civilians".split())
_SEVERAL = 3
_LONGEST_DAYS = 3
_SPELT = {
    "paktiya": "paktya",
    "paktia": "paktya",
    "sar i pul": "sar e pul",
    "saripul": "sar e pul",
    "oruzgan": "uruzgan",
}


def main() -> None:
    """Both halves."""
    given = rows("isaf-dev", "isaf_dev.jsonl")
    found = list(read(given))
    lines = [("half", "releases", "date", "date, dated", "province F1", "killed", "captured", "types macro-F1")]
    for name, half in (("tuned on", True), ("other", False)):
        mine = [(row, result) for row, result in found if tuned_on(row) is half]
        days = [_day(result.claims) == row["gold"]["start_date"] for row, result in mine]
        dated = [right for right, (row, _) in zip(days, mine, strict=True) if find_date(row["text"]) is not None]
        wanted = [norm(row["gold"]["province"][0]) for row, _ in mine]
        got = [_province(result) for _, result in mine]
        hits = sum(a == b for a, b in zip(wanted, got, strict=True) if a)
        places = f1(hits, sum(map(bool, got)), sum(map(bool, wanted)))[2]
        killed = mean(_least(result.claims, "killed") == row["gold"]["min_killed"] for row, result in mine)
        captured = mean(_least(result.claims, "captured") == row["gold"]["min_captured"] for row, result in mine)
        shares = (mean(days), mean(dated), places, killed, captured, _macro(mine))
        lines.append((name, str(len(mine)), *(f"{share:.3f}" for share in shares)))
    table(lines)


def _told(claims: Iterable[Claim]) -> list[Claim]:
    return [
        claim
        for claim in claims
        if claim.kind.value in _TOLD and claim.polarity.value == "positive" and claim.modality.value == "asserted"
    ]


def _day(claims: Sequence[Claim]) -> str | None:
    """The day that most claims tell in so many words; failing that the last day of most claims' window."""
    times = [claim.time for claim in _told(claims) if claim.time]
    told = [t.start for t in times if t.text and t.start and t.end and (t.end - t.start).days <= _LONGEST_DAYS]
    days = Counter(told or [t.end for t in times if t.end])
    return days.most_common(1)[0][0].isoformat() if days else None


def _province(result: ReadReport) -> str:
    named = Counter(
        norm(mention.name) for mention in result.mentions if mention.type == "place" and mention.precision == 4
    )
    name = named.most_common(1)[0][0].replace(" province", "") if named else ""
    return _SPELT.get(name, name)


def _least(claims: Sequence[Claim], field: str) -> int:
    """The sum of lows over claims; a number told again counts once."""
    total, seen = 0, set()
    for claim in _told(claims):
        value = getattr(claim, field)
        if value is None and field == "captured" and claim.kind.value == "detain":
            value = (1, 1)
        if value is None or (value, claim.kind) in seen:
            continue
        seen.add((value, claim.kind))
        low, high = value
        total += _SEVERAL if (low, high) == (3, 9) else (low or 0)
    return total


def _type(claims: Sequence[Claim]) -> str:
    told = _told(claims)
    killed, captured = _least(claims, "killed") > 0, any(claim.kind.value == "detain" for claim in told)
    if captured:
        return "captureandkill" if killed else "detention"
    return "airstrike" if any(claim.kind.value == "strike" for claim in told) else "insurgentskilled"


def _macro(mine: Sequence[tuple[Row, ReadReport]]) -> float:
    wanted = [row["gold"]["event_type"][0] for row, _ in mine]
    got = [_type(result.claims) for _, result in mine]
    scores = []
    for name in sorted(set(wanted) - {""}):
        hit = sum(a == b == name for a, b in zip(wanted, got, strict=True))
        scores.append(f1(hit, got.count(name), wanted.count(name))[2])
    return mean(scores)


if __name__ == "__main__":
    main()
