"""How true the demo's control is to the course of the war, place by place and day by day."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fogline.core.text import fold_loosely
from fogline.interfaces.cli import demo
from fogline.situation.control import control_on
from fogline.workspace.settings import Settings, load_settings
from fogline.workspace.workspace import Ports, Workspace

if TYPE_CHECKING:
    from fogline.claims.reader import Reader

pytestmark = [pytest.mark.heavy, pytest.mark.xdist_group("gold")]
TABLE = Path(__file__).parent.parent / "unit" / "situation" / "demo_control.csv"
KNOWN = date(2024, 12, 9)
# The measured value less 0.01, rounded down; see docs/accuracy.md, "The demo's control". They only rise.
AGREE, TOLD = 0.972, 0.706


def test_the_demos_control_follows_the_war(
    tmp_path: Path, reader: "Reader", record_property: Callable[[str, object], None]
) -> None:
    """The holder of 34 places on the 14 days from 26 November, as known on 9 December, against the true course."""
    Workspace.create(tmp_path / "ws")
    settings = Settings(cache=load_settings().cache, workspace=tmp_path / "ws")
    with Workspace.open(settings, write=True, ports=Ports(reader=lambda _: reader)) as workspace:
        workspace.add(demo.bundled())
        courses = {fold_loosely(c.place.name): c for c in workspace.courses(KNOWN) if c.place.precision <= 2}
    found: Counter[str] = Counter()
    wrong = []
    for row in _rows():
        course = next((courses[name] for name in map(fold_loosely, row["place"].split("|")) if name in courses), None)
        day = control_on(course, on=date.fromisoformat(row["day"]), known=KNOWN) if course else None
        label = day.label if day else "unknown"
        kind = "unknown" if label == "unknown" else "right" if label in row["holder"].split("|") else "wrong"
        found[kind] += 1
        if kind == "wrong":
            wrong.append(f"{row['place']} {row['day']}: {label}, not {row['holder']}")
    told = found["right"] + found["wrong"]
    agree, share = found["right"] / max(told, 1), told / found.total()
    record_property(
        "figure", f"demo's control: {agree:.3f} of labels agree, {share:.3f} of {found.total()} place-days are labelled"
    )
    assert agree >= AGREE, "\n".join(wrong)
    assert share >= TOLD


def test_the_table_of_the_true_course_is_whole() -> None:
    """At least 25 places, each with every day from 26 November to 9 December."""
    days = Counter(row["place"] for row in _rows())
    assert len(days) >= 25
    assert set(days.values()) == {14}


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
