"""`fogline score` gives what the reference scorer gives, to the digit."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from fogline.evaluation.score import GoldReport, score_report
from fogline.evaluation.values import Score
from goldsets import GOLD, gold_of, predictions_of, score_of
from support import missing, shared

pytestmark = [pytest.mark.heavy, pytest.mark.xdist_group("gold")]
Row = dict[str, Any]


def reference(gold: Path, texts: Path, predicted: Path) -> Row:
    """Totals of the reference scorer."""
    tool = shared("tools", "score_claims.py")
    if not tool.is_file():
        missing("shared", f"no reference scorer at {tool}")
    command = [sys.executable, str(tool), str(gold), str(texts), "--predicted", str(predicted), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Row = json.loads(done.stdout)
    return found


def write(folder: Path, gold: Sequence[GoldReport], rows: Sequence[Sequence[Row]]) -> Path:
    """Predictions as the scorers take them: NAME.jsonl, a claim a line."""
    for report, claims in zip(gold, rows, strict=True):
        lines = "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)
        (folder / f"{report.id}.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["dev", "rewordings"])
def test_equal_on_gold_of_the_project(name: str, tmp_path: Path) -> None:
    """Same predictions, same totals: counts, P, R, F1 of all three measures, and every role."""
    predicted = write(tmp_path, gold_of(name), predictions_of(name))
    assert score_of(name).to_json() == reference(GOLD / name, GOLD / name, predicted)


def test_equal_on_the_founding_gold(tmp_path: Path) -> None:
    """The same on the founding text, whose gold names its text by path."""
    predicted = write(tmp_path, gold_of("founding"), predictions_of("founding"))
    assert score_of("founding").to_json() == reference(shared("gold"), shared("seed"), predicted)


def test_equal_where_predictions_are_bad(tmp_path: Path) -> None:
    """Wrong quotes, near kinds, missing times and coordinates, doubled claims: still the same."""
    gold = gold_of("dev")[:12]
    rows = [list(spoilt(claims)) for claims in predictions_of("dev")[:12]]
    shift = [score_report(g.claims, found, g.text) for g, found in zip(gold, rows, strict=True)]
    folder = tmp_path / "gold"
    folder.mkdir()
    for report in gold:
        for suffix in (".json", ".txt"):
            (folder / report.path.with_suffix(suffix).name).write_bytes(report.path.with_suffix(suffix).read_bytes())
    predicted = tmp_path / "predicted"
    predicted.mkdir()
    total = sum(shift, Score()).to_json()
    assert total == reference(folder, folder, write(predicted, gold, rows))
    assert total["bad_quotes"] > 0


def spoilt(claims: Sequence[Row]) -> Sequence[Row]:
    """The claims, each third of them altered in another way, the first of them doubled."""
    near = {"capture": "transfer", "clash": "offensive", "strike": "bombing", "withdraw": "defect"}
    out = [dict(claim) for claim in claims[:1]]
    for number, claim in enumerate(claims):
        row = dict(claim)
        if number % 3 == 0:
            row |= {"kind": near.get(row["kind"], row["kind"]), "quote": row["quote"].upper()}
        elif number % 3 == 1:
            row |= {"time": None, "places": [{**p, "lat": None, "lon": None} for p in row["places"]]}
        else:
            row |= {"sources": [{**s, "level": 0} for s in row["sources"]], "actors": row["recipients"]}
        out.append(row)
    return out


def test_the_command_scores_predictions_of_others(tmp_path: Path) -> None:
    """`fogline score GOLD --predicted DIR --json` prints the same totals."""
    predicted = write(tmp_path, gold_of("rewordings"), predictions_of("rewordings"))
    program = "from fogline.interfaces.cli import main; main()"
    command = [sys.executable, "-c", program, "score", str(GOLD / "rewordings")]
    done = subprocess.run(
        [*command, "--predicted", str(predicted), "--json"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == score_of("rewordings").to_json()
