"""Development data of others, for measuring only: rows of the shared folder, in two halves, read by Fogline."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from fogline.claims.values import ReadReport
from fogline.core.times import parse_day
from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument
from fogline.workspace.readers import open_reader
from fogline.workspace.settings import load_settings

ROOT = Path(__file__).resolve().parent.parent
Row = dict[str, Any]


def folder(*parts: str) -> Path:
    """A path in the shared folder's `data`; ends the program with one line where it is not there."""
    path = Path(os.environ.get("FOGLINE_SHARED") or ROOT.parent / "shared").joinpath("data", *parts)
    if not path.exists():
        sys.exit(f"{path} is not there; set FOGLINE_SHARED to the folder that holds data/")
    return path


def rows(*parts: str) -> list[Row]:
    """The rows of a file of the shared folder's `data`."""
    file = folder(*parts)
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def tuned_on(row: Row) -> bool:
    """True for the half that may be looked at; the other half is only counted."""
    return hashlib.sha256(str(row["text"]).encode("utf-8")).digest()[0] % 2 == 0


def read(given: Sequence[Row], model: str = "") -> Iterator[tuple[Row, ReadReport]]:
    """Each row with what the reader finds in its text; `published` is used where a row has it."""
    reader = open_reader(load_settings(model=model))
    reports = [
        to_report(
            RawDocument(origin=f"row {number}", data=str(row["text"]).encode("utf-8"), text=str(row["text"])),
            published=parse_day(row["published"]) if row.get("published") else None,
            undated=True,
        )
        for number, row in enumerate(given)
    ]
    yield from zip(given, reader.read(reports), strict=True)


def f1(hit: float, found: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts."""
    precision, recall = hit / found if found else 0.0, hit / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def table(lines: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their widest cell."""
    cells = list(lines)
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
