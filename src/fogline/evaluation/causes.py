"""Errors sorted by cause: what kept a missed claim from being found, what a false one was taken for, which roles are
wrong and how."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from fogline.evaluation.agreement import names_of, same_name, same_place
from fogline.evaluation.score import overlap
from fogline.evaluation.values import FULL_ROLES, Row, Score

_SIDES = {"actor": ("actors", "recipients"), "recipient": ("recipients", "actors")}


class Explanation(Protocol):
    """What the reader can say of one report."""

    def why_not(self, start: int, end: int, kind: str) -> str:
        """What kept the words between two offsets from making a claim of this kind; empty where they have no frame."""

    def sentence(self, start: int) -> str:
        """The sentence in which an offset stands."""

    def parse(self, start: int, end: int) -> str:
        """The parse of the words between two offsets, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One error: `sort` is missed, spurious or role."""

    sort: str
    cause: str
    report: str
    kind: str
    quote: str
    sentence: str
    parse: str
    gold: Row | None = None
    found: Row | None = None

    def to_json(self) -> Row:
        """One error as a row."""
        return {name: getattr(self, name) for name in self.__slots__}


def findings(report: str, score: Score, predicted: Sequence[Row], about: Explanation) -> Iterator[Finding]:
    """All errors of one report's score. A claim with two wrong roles is two findings."""
    gold = [row for row, _, _ in score.wrong]

    def finding(sort: str, cause: str, at: Row, mine: Row | None, theirs: Row | None) -> Finding:
        return Finding(
            sort=sort,
            cause=cause,
            report=report,
            kind=str(at["kind"]),
            quote=" ".join(str(at.get("quote", "")).split()),
            sentence=about.sentence(at["start"]),
            parse=about.parse(at["start"], at["end"]),
            gold=mine,
            found=theirs,
        )

    for row in score.missed:
        yield finding("missed", _missed(row, predicted, score, about), row, row, None)
    for row in score.spurious:
        yield finding("spurious", _spurious(row, gold, score.missed), row, None, row)
    for mine, theirs, bad in score.wrong:
        for role in bad:
            if role in FULL_ROLES or role == "certainty":
                yield finding("role", f"{role}: {_how(role, mine, theirs)}", mine, mine, theirs)


def by_weight(found: Sequence[Finding]) -> list[tuple[str, str, int]]:
    """(sort, cause, number of errors), most frequent first."""
    counts = Counter((finding.sort, finding.cause) for finding in found)
    return sorted(((sort, cause, n) for (sort, cause), n in counts.items()), key=lambda row: (-row[2], row[:2]))


def _missed(row: Row, predicted: Sequence[Row], score: Score, about: Explanation) -> str:
    taken = [p for p in score.spurious if overlap(row, p)]
    if taken:
        return f"wrong sense: taken for {taken[0]['kind']}"
    reason = about.why_not(row["start"], row["end"], str(row["kind"]))
    if reason:
        return {
            "parse": "parse: not read as a verb or event noun",
            "phrase": "phrase: its further words are missing",
        }.get(reason, f"refused: {reason}")
    inside = any(overlap(row, p) for p in predicted)
    return "no trigger, another claim stands there" if inside else "no trigger"


def _spurious(row: Row, gold: Sequence[Row], missed: Sequence[Row]) -> str:
    if any(overlap(g, row) for g in missed):
        return "wrong sense"
    if any(overlap(g, row) and g["kind"] == row["kind"] for g in gold):
        return "told twice"
    return "beside another claim" if any(overlap(g, row) for g in gold) else "no claim"


def _how(role: str, gold: Row, found: Row) -> str:
    if role in _SIDES:
        return _side(*_SIDES[role], gold, found)
    if role == "place":
        return _place(gold.get("places") or [], found.get("places") or [])
    if role == "time":
        return _time(gold.get("time") or [None, None], found.get("time") or {})
    if role == "source":
        return _filled(gold.get("sources") or [], found.get("sources") or [])
    return f"{found.get(role)} for {gold.get(role)}"


def _filled(gold: Sequence[object], found: Sequence[object]) -> str:
    if not found:
        return "none found"
    return "one too many" if not gold else "another"


def _side(mine: str, other: str, gold: Row, found: Row) -> str:
    if any(same_name(g, names_of(p)) for g in gold.get(other) or [] for p in found.get(mine) or []):
        return "the other side"
    plain = _filled(gold.get(mine) or [], found.get(mine) or [])
    return f"{plain}, by reference" if gold.get("resolved") and plain != "one too many" else plain


def _place(gold: Sequence[Row], found: Sequence[Row]) -> str:
    plain = _filled(gold, found)
    if plain != "another":
        return plain
    named = any(same_name(g["name"], [p.get("name"), p.get("text")]) for g in gold for p in found)
    if any(same_place(g, p) for g in gold for p in found):
        return "too many or too few"
    return "right name, wrong spot" if named else plain


def _time(gold: Sequence[str | None], found: Row) -> str:
    start, end = found.get("start"), found.get("end")
    if gold[0] and end and end < gold[0]:
        return "too early"
    if gold[1] and start and start > gold[1]:
        return "too late"
    return "too wide"
