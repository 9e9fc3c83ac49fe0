"""Errors are sorted by what caused them."""

from typing import Any

from fogline.evaluation.causes import by_weight, findings
from fogline.evaluation.score import score_report

TEXT = "Rebels stormed Dor. The garrison of Pell melted away. Aid reached Mirna on Friday."
Row = dict[str, Any]


class Explained:
    """Says of every stretch what a test wants to hear."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def why_not(self, start: int, end: int, kind: str) -> str:
        """The reason, whatever is asked."""
        return self._reason

    def sentence(self, start: int) -> str:
        """The whole text."""
        return TEXT

    def parse(self, start: int, end: int) -> str:
        """The words."""
        return TEXT[start:end]


def claim(kind: str, quote: str, **more: object) -> Row:
    start = TEXT.index(quote)
    row: Row = {"kind": kind, "quote": quote, "start": start, "end": start + len(quote), "time": [None, None]}
    return {**row, "actors": [], "recipients": [], "places": [], "sources": [], **more}


def causes(gold: list[Row], found: list[Row], reason: str = "") -> list[tuple[str, str, int]]:
    score = score_report(gold, found, TEXT)
    return by_weight(list(findings("r", score, found, Explained(reason))))


def test_missed_claims_name_the_condition_that_refused_them() -> None:
    """Given a missed claim, when a frame knew its word, then the cause is what refused it; else there is no trigger."""
    gold = [claim("withdraw", "melted away")]
    assert causes(gold, [], "subject") == [("missed", "refused: subject", 1)]
    assert causes(gold, [], "") == [("missed", "no trigger", 1)]


def test_a_claim_of_another_kind_is_a_wrong_sense() -> None:
    """Given the right words under a wrong kind, then both the missed and the false claim say so."""
    found = causes([claim("access", "Aid reached Mirna")], [claim("advance", "reached Mirna")])
    assert found == [("missed", "wrong sense: taken for advance", 1), ("spurious", "wrong sense", 1)]


def test_wrong_roles_say_how() -> None:
    """Given a claim with its actor and recipient swapped and no place, then each role is an error of its own."""
    gold = claim("clash", "stormed Dor", actors=["Rebels"], recipients=["Army"], places=[{"name": "Dor", "area": True}])
    found = claim("clash", "stormed Dor", actors=[{"name": "Army"}], recipients=[{"name": "Rebels"}])
    found["time"] = {"start": None, "end": None}
    assert {cause for _, cause, _ in causes([gold], [found])} >= {
        "actor: the other side",
        "recipient: the other side",
        "place: none found",
    }
