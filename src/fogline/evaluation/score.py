"""Scoring predicted claims against gold, by the codebook's section 7."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fogline.claims.values import NUMBER_FIELDS
from fogline.core.errors import InputError
from fogline.evaluation.agreement import roles
from fogline.evaluation.assignment import best_pairs
from fogline.evaluation.values import FULL_ROLES, Counts, Row, Score

# Kinds that a careful coder may take for each other; a match within a group counts half.
_NEAR = tuple(
    frozenset(group.split())
    for group in (
        "capture transfer",
        "advance offensive clash uprising",
        "strike bombing intercept destroy",
        "besiege restrict sanction access",
        "member lead ally back",
        "withdraw defect surrender",
        "mobilise support",
    )
)
LONGEST_QUOTE = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """A gold file: the report's own fields, its text, and its claims with offsets into that text."""

    id: str
    published: str
    text: str
    claims: tuple[Row, ...]
    path: Path


def gold_reports(folder: Path, texts: Path | None = None) -> Iterator[GoldReport]:
    """The gold files of a folder by name; texts stand beside them, in `texts`, or where a file's `text` points.

    Raises InputError for a file that is no gold, or whose text is not there.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else [folder]
    for path in paths:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            about, claims = data["report"], [dict(claim) for claim in data["claims"]]
            name = str(about["id"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path} is not a gold file", "it needs a report and its claims, as docs/codebook.md says"
            ) from error
        source = (texts or path.parent) / f"{name}.txt"
        if not source.exists() and about.get("text"):
            source = path.parent / str(about["text"])
        if not source.exists():
            raise InputError(
                f"{path}: its text is not there", f"put {name}.txt beside it, or name the folder with --texts"
            )
        text = source.read_text(encoding="utf-8")
        for claim in claims:
            _locate(text, claim)
        yield GoldReport(
            id=name, published=str(about.get("published") or ""), text=text, claims=tuple(claims), path=path
        )


def _locate(text: str, claim: Row) -> None:
    """Offsets from the quote, where the text at hand may differ in blanks from the one that was coded."""
    quote = claim.get("quote") or ""
    if not quote:
        return
    at = text.find(quote)
    if at < 0:
        match = re.search(re.escape(quote).replace(r"\ ", r"\s+"), text)
        at, quote = (match.start(), match.group()) if match else (-1, quote)
    claim["start"], claim["end"] = (at, at + len(quote)) if at >= 0 else (-1, -1)


def score_report(gold: Sequence[Row], pred: Sequence[Row], text: str) -> Score:
    """The score of one report's predictions."""
    bad = sum(1 for p in pred if not p.get("quote") or text[p.get("start", 0) : p.get("end", 0)] != p["quote"])
    strict, _ = _matched(gold, pred, need=1.0)
    lenient, pairs = _matched(gold, pred, need=0.5)
    marks: Counter[str] = Counter()
    full = 0
    wrong = []
    for i, j in pairs:
        right = roles(gold[i], pred[j])
        marks.update(name for name, good in right.items() if good)
        full += kind_fit(gold[i], pred[j]) == 1.0 and all(right[name] for name in FULL_ROLES)
        wrong.append((gold[i], pred[j], tuple(name for name, good in right.items() if not good)))
    found_gold, found_pred = {i for i, _ in pairs}, _claimed(gold, pred)
    return Score(
        strict=strict,
        lenient=lenient,
        full=full,
        roles=dict(marks),
        bad_quotes=bad,
        missed=tuple(g for i, g in enumerate(gold) if not g.get("optional") and i not in found_gold),
        spurious=tuple(p for j, p in enumerate(pred) if j not in found_pred),
        wrong=tuple(wrong),
    )


def _pairs(gold: Sequence[Row], pred: Sequence[Row], need: float) -> list[tuple[int, int]]:
    """The assignment with the highest total: kind first, then roles right, and required gold before optional."""

    def worth(g: Row, p: Row) -> float:
        fit = kind_fit(g, p) if overlap(g, p) else 0.0
        if fit < need:
            return 0.0
        right = roles(g, p)
        return 10 * fit + sum(right[name] for name in FULL_ROLES) + (0 if g.get("optional") else 3)

    grid = [[worth(g, p) for p in pred] for g in gold]
    return [(i, j) for i, j in best_pairs(grid) if grid[i][j] > 0]


def _claimed(gold: Sequence[Row], pred: Sequence[Row]) -> set[int]:
    return {j for _, j in _pairs(gold, pred, 0.5)}


def _matched(gold: Sequence[Row], pred: Sequence[Row], *, need: float) -> tuple[Counts, list[tuple[int, int]]]:
    """Counts and the pairs whose gold is required; a prediction that meets optional gold counts for nothing."""
    pairs = _pairs(gold, pred, need)
    idle = sum(bool(gold[i].get("optional")) for i, _ in pairs)
    hit = [(i, j) for i, j in pairs if not gold[i].get("optional")]
    wanted = sum(not g.get("optional") for g in gold)
    return Counts(hit=len(hit), gold=wanted, pred=len(pred) - idle), hit


def kind_fit(gold: Row, pred: Row) -> float:
    """1 for the same kind, a half for a near one, else 0."""
    if gold["kind"] == pred["kind"] or pred["kind"] in (gold.get("alt_kinds") or ()):
        return 1.0
    if any(gold["kind"] in group and pred["kind"] in group for group in _NEAR):
        return 0.5
    same_number = any(gold.get(key) and gold.get(key) == pred.get(key) for key in NUMBER_FIELDS)
    return 0.5 if "casualties" in (gold["kind"], pred["kind"]) and same_number else 0.0


def overlap(gold: Row, pred: Row) -> bool:
    """The quotes share words, and the predicted one is not a page."""
    shared = min(gold["end"], pred["end"]) - max(gold["start"], pred["start"])
    return bool(shared > 0 and pred["end"] - pred["start"] <= max(LONGEST_QUOTE, 4 * (gold["end"] - gold["start"])))


def score_all(
    reports: Sequence[GoldReport], predict: Callable[[GoldReport], Sequence[Row]]
) -> list[tuple[GoldReport, Score]]:
    """The score of each report."""
    return [(report, score_report(report.claims, predict(report), report.text)) for report in reports]
