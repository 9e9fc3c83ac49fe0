"""The day on which a text says that it was written."""

from datetime import date

import pytest

from fogline.reports.dateline import find_date

DAY = date(2010, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Published: 1 September 2010\n\nTroops took the pass.",
        "KABUL, September 1, 2010 - Troops took the pass.",
        "Pass taken by troops  For release  KABUL, Afghanistan (Sept. 1, 2010) - Troops took the pass.",
        "Pass taken by troops\nJoint Command 2010-09-CA-005\nKABUL, Afghanistan (Sept. 1) - Troops took the pass.",
        "Sept. 1: Operations in the east\nNews release 2010-09-CA-005\nTroops took the pass.",
    ],
)
def test_heads_and_datelines(text: str) -> None:
    """A head line, a dateline, or a dateline's day with the year of the release's number."""
    assert find_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Troops who had taken the pass on 1 September 2010 gave it up again, the elders of the valley told a reporter.",
        "KABUL, Afghanistan (Sept. 1) - Troops took the pass.",
        "Annual return 2010-03-CA-005\nKABUL, Afghanistan (Sept. 1) - Troops took the pass.",
    ],
)
def test_what_the_body_tells_is_no_date_of_the_report(text: str) -> None:
    """A day in the body, a day whose year nobody says, or a number of another season: unknown."""
    assert find_date(text) is None
