"""How well the reader agrees with gold, and that it does not get worse."""

import tomllib
from collections.abc import Callable

import pytest

from goldsets import GOLD, SETS, gold_of, score_of

pytestmark = [pytest.mark.heavy, pytest.mark.xdist_group("gold")]
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SETS)
def test_accuracy_stays_above_its_floor(name: str, record_property: Callable[[str, object], None]) -> None:
    """Strict and full F1 of each set are at least the floor in floors.toml. Only totals are printed."""
    score = score_of(name)
    strict, lenient, full = score.strict.f1, score.lenient.f1, score.full_f1
    record_property(
        "figure",
        f"{name:10s} {len(gold_of(name)):3d} reports {score.strict.gold:5d} claims   "
        f"strict F1 {strict:.3f}  lenient F1 {lenient:.3f}  full F1 {full:.3f}",
    )
    floor, bad_quotes = FLOORS[name], score.bad_quotes  # a failing assert must not print claims of the check set
    assert bad_quotes == 0
    assert strict >= floor["strict"], f"{name}: strict F1 {strict:.4f} is below its floor {floor['strict']}"
    assert full >= floor["full"], f"{name}: full F1 {full:.4f} is below its floor {floor['full']}"


def test_every_set_has_a_floor_and_no_floor_is_idle() -> None:
    """floors.toml names exactly the sets, each with strict and full."""
    assert set(FLOORS) == set(SETS)
    assert all(set(floor) == {"strict", "full"} for floor in FLOORS.values())


def test_what_a_rewording_costs(record_property: Callable[[str, object], None]) -> None:
    """What the three rewordings lose against the founding text: a target (0.10), told and not held to."""
    founding, reworded = score_of("founding"), score_of("rewordings")
    strict, full = founding.strict.f1 - reworded.strict.f1, founding.full_f1 - reworded.full_f1
    record_property("figure", f"rewordings lose {strict:.3f} strict, {full:.3f} full F1 (target: at most 0.10)")
    assert score_of("rewordings").strict.gold >= 60


@pytest.mark.parametrize("name", SETS)
def test_gold_is_grounded(name: str) -> None:
    """Every gold claim points at words of its text: offsets inside it, and no blank at either end."""
    wrong = 0
    for report in gold_of(name):
        for claim in report.claims:
            words = report.text[claim["start"] : claim["end"]]
            wrong += not 0 <= claim["start"] < claim["end"] <= len(report.text) or words != words.strip()
    assert wrong == 0
