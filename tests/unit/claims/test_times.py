"""Times and numbers: when it happened, and how many (codebook, sections 1, 5 and 6.12)."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from fogline.claims.feasts import easter, feast
from fogline.claims.numbers import quantity
from fogline.claims.times import find_times
from fogline.lexicon.tables import data_folder, load
from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument

if TYPE_CHECKING:
    from fogline.claims.reader import Reader
    from fogline.claims.values import Claim

WEDNESDAY = date(2024, 3, 20)


def claim(reader: "Reader", text: str, kind: str, published: date = WEDNESDAY) -> "Claim":
    """The last claim of a kind in a tiny report."""
    stamp = datetime(published.year, published.month, published.day, tzinfo=UTC)
    [read] = reader.read([to_report(RawDocument(origin="x", data=text.encode()), published=stamp.date())])
    found = [c for c in read.claims if c.kind == kind]
    assert found, f"no {kind} claim in {text!r}"
    return found[-1]


def days(found: "Claim") -> tuple[str, str]:
    assert found.time is not None
    return str(found.time.start), str(found.time.end)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Monday", "2024-03-18", "2024-03-18"),
        ("since Friday", "2024-03-15", "2024-03-20"),
        ("since Wednesday", "2024-03-13", "2024-03-20"),
        ("overnight", "2024-03-19", "2024-03-20"),
        ("last week", "2024-03-11", "2024-03-17"),
        ("two weeks ago", "2024-03-05", "2024-03-07"),
        ("five years ago", "2019-01-01", "2019-12-31"),
        ("a year ago today", "2023-03-20", "2023-03-20"),
        ("between 2 and 5 February", "2024-02-02", "2024-02-05"),
        ("on 14 and again on 16 March", "2024-03-14", "2024-03-16"),
        ("between November 2020 and June 2021", "2020-11-01", "2021-06-30"),
        ("in December", "2023-12-01", "2023-12-31"),
        ("in the first quarter of 2023", "2023-01-01", "2023-03-31"),
        ("during Ramadan 2023", "2023-03-23", "2023-04-21"),
        ("on Friday, December 15th", "2023-12-15", "2023-12-15"),
        ("before June 2014", "None", "2014-05-31"),
    ],
)
def test_an_expression_means_its_days(text: str, first: str, last: str) -> None:
    """Each expression stands for inclusive days, counted from the publication date."""
    [hit] = find_times(f"It happened {text}.", 0, WEDNESDAY)
    assert (str(hit.first), str(hit.last)) == (first, last)


@pytest.mark.parametrize("text", ["They may march on the sixth floor.", "Some 2000 people fled.", "It was the second."])
def test_words_that_look_like_dates_are_none(text: str) -> None:
    """Modal "may", the verb "march", ordinals of things and bare thousands are no dates."""
    assert find_times(text, 0, WEDNESDAY) == []


def test_movable_feasts_are_computed() -> None:
    """Easter and the Islamic months fall where the calendars put them."""
    table = load(data_folder() / "calendar.toml")
    assert easter(2024) == date(2024, 3, 31)
    assert feast("eid al-fitr", 2024, table) == (date(2024, 4, 10), date(2024, 4, 12))


def test_a_dateline_is_not_the_day_of_the_event(reader: "Reader") -> None:
    """The date in front of a wire report says when it was filed."""
    text = "BAMAKO, March 20 - Rebels seized the town of Kidal on Monday."
    assert days(claim(reader, text, "capture")) == ("2024-03-18", "2024-03-18")


def test_a_weekday_of_a_plan_is_to_come(reader: "Reader") -> None:
    """ "Will attack on Monday" is the next Monday, not the last."""
    found = claim(reader, "The army will launch an offensive on Monday.", "offensive")
    assert days(found) == ("2024-03-25", "2024-03-25")


def test_the_time_of_speaking_is_not_that_of_the_event(reader: "Reader") -> None:
    """What is said on Sunday may have happened on Friday."""
    found = claim(reader, "Sudan's army said on Sunday it had recaptured Khartoum on Friday.", "capture")
    assert days(found) == ("2024-03-15", "2024-03-15")


def test_the_story_goes_on_from_the_day_told_last(reader: "Reader") -> None:
    """ "Two days later" hangs on the sentence before."""
    text = "On 1 March rebels seized the town of Gao. Two days later the army recaptured Gao."
    assert days(claim(reader, text, "capture")) == ("2024-03-03", "2024-03-03")


def test_the_head_of_a_bulletin_gives_the_window(reader: "Reader") -> None:
    """A claim without a time has the period that the bulletin covers."""
    text = "Weekly bulletin, 11 to 17 March 2024\n\nRebels shelled the town of Gao."
    assert days(claim(reader, text, "strike")) == ("2024-03-11", "2024-03-17")


def test_a_run_reaches_to_the_report(reader: "Reader") -> None:
    """ "For two weeks" with the present perfect ends with the report."""
    found = claim(reader, "Government aircraft have bombed Taiz for two weeks.", "strike")
    assert days(found) == ("2024-03-06", "2024-03-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 15", (15, None)),
        ("upwards of 3,000", (3000, None)),
        ("up to 40", (None, 40)),
        ("some 600", (540, 660)),
        ("between three and four thousand", (3000, 4000)),
        ("12 of 14", (12, 12)),
        ("half a million", (500000, 500000)),
        ("tens of thousands of", (20000, 99999)),
        ("several hundred", (300, 900)),
        ("a drone", None),
    ],
)
def test_a_quantity_is_a_range(text: str, expected: tuple[int | None, int | None] | None) -> None:
    """Cues open a side, vague words are wide, parts win over their totals."""
    assert quantity(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "field", "expected"),
    [
        ("At least 40 people were killed in an air strike on Rafah.", "strike", "killed", (40, None)),
        ("Car hits mine near Kharkiv, two forestry workers killed.", "bombing", "killed", (2, 2)),
        ("55 people had been killed and 156 wounded in air strikes on Beirut.", "strike", "wounded", (156, 156)),
        ("Police arrested a rebel commander and two of his associates in Goma.", "detain", "captured", (3, 3)),
        ("Two of the five hostages were freed on Sunday.", "release", "count", (2, 2)),
        ("Hundreds of families fled Bunia.", "displace", "count", (200, 999)),
        ("Some 4,000 people fled Sake.", "displace", "displaced", (3600, 4400)),
        ("Around 300 fighters entered the city of Goma.", "advance", "strength", (270, 330)),
    ],
)
def test_a_number_goes_to_its_act_and_field(
    reader: "Reader", text: str, kind: str, field: str, expected: tuple[int | None, int | None]
) -> None:
    """Tolls go to the act that caused them; families and the freed are counted as things."""
    assert getattr(claim(reader, text, kind), field) == expected


def test_a_day_without_a_year_is_of_the_storys_year(reader: "Reader") -> None:
    """In a history "on 13 October" follows what was told, not the publication date."""
    text = (
        "The siege of Gao began in June 2014. Rebels shelled Gao on 2 July 2014. The army left Gao on 5 August 2014. "
        "Rebels captured Gao on 13 October."
    )
    assert days(claim(reader, text, "capture")) == ("2014-10-13", "2014-10-13")


def test_a_clause_with_when_dates_what_stands_above_it(reader: "Reader") -> None:
    """ "Fled when the army took the town on Monday": on Monday."""
    text = "The rebels withdrew from Gao when the army entered Gao on Monday."
    assert days(claim(reader, text, "withdraw")) == ("2024-03-18", "2024-03-18")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("half a year ago", "2023-08-15", "2023-10-26"),
        ("in June last year", "2023-06-01", "2023-06-30"),
        ("earlier in the month", "2024-03-01", "2024-03-20"),
        ("on the 17th with drones", "2024-03-17", "2024-03-17"),
    ],
)
def test_vague_and_bare_dates(text: str, first: str, last: str) -> None:
    """Halves of a unit, months of last year, what has run of a month, and ordinals in figures."""
    [hit] = find_times(f"It fell {text}", 0, WEDNESDAY)
    assert (str(hit.first), str(hit.last)) == (first, last)


def test_an_ordinal_of_something_else_is_no_day() -> None:
    """ "On the 38th parallel" is a line."""
    assert find_times("They met on the 38th parallel", 0, WEDNESDAY) == []
