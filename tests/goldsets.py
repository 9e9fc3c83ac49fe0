"""The gold sets, and what the reader makes of them, read once a process."""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fogline.claims.wire import claim_to_json
from fogline.core.times import parse_day
from fogline.evaluation.score import GoldReport, gold_reports, score_report
from fogline.evaluation.values import Score
from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument
from fogline.workspace.readers import open_reader
from fogline.workspace.settings import load_settings
from support import ROOT, shared

GOLD = ROOT / "tests" / "gold"
SETS = ("dev", "check", "founding", "rewordings", "re3d")
OUTSIDE = frozenset({"founding", "re3d"})
"""Sets whose texts are in the shared folder."""


@cache
def gold_of(name: str) -> tuple[GoldReport, ...]:
    """The reports of a set; skips (or fails, see `support.missing`) where the shared folder is needed and missing."""
    if name == "founding":
        return tuple(gold_reports(shared("gold")))
    if name == "re3d":
        return tuple(_re3d())
    return tuple(gold_reports(GOLD / name))


def _re3d() -> Iterator[GoldReport]:
    """Gold that names its text by folder and id of the data set, and has offsets without quotes."""
    texts = {row["_id"]: row["text"] for row in _documents(shared("data", "re3d-dev"))}
    for path in sorted((GOLD / "re3d").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        about = data["report"]
        text = texts[about["re3d"]["id"]]
        claims = tuple(claim | {"quote": text[claim["start"] : claim["end"]]} for claim in data["claims"])
        yield GoldReport(id=about["id"], published=about["published"], text=text, claims=claims, path=path)


def _documents(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*/documents.json")):
        yield from (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


@cache
def predictions_of(name: str) -> tuple[tuple[dict[str, Any], ...], ...]:
    """What `fogline read --json` prints for each report of a set."""
    reports = [
        to_report(
            RawDocument(origin=gold.id, data=gold.text.encode("utf-8"), text=gold.text),
            published=parse_day(gold.published),
        )
        for gold in gold_of(name)
    ]
    return tuple(tuple(map(claim_to_json, found.claims)) for found in _reader().read(reports))


@lru_cache(maxsize=1)
def _reader() -> Any:
    return open_reader(load_settings())


@cache
def score_of(name: str) -> Score:
    """The codebook's score of the reader on a set."""
    pairs = zip(gold_of(name), predictions_of(name), strict=True)
    return sum((score_report(gold.claims, rows, gold.text) for gold, rows in pairs), Score())
