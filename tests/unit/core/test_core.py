"""The values and helpers that everything else rests on."""

import pickle
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.core import errors
from fogline.core.geo import BEARINGS, km, offset
from fogline.core.ids import content_id, sha256
from fogline.core.spans import Span
from fogline.core.text import fold, fold_loosely
from fogline.core.times import Interval, parse_day

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TREE = [errors.InputError, errors.DateError, errors.SettingError, errors.WorkspaceError]


@pytest.mark.parametrize("kind", [*TREE, errors.LexiconError, errors.ModelError])
def test_errors_survive_a_trip_through_a_worker(kind: type[errors.FoglineError]) -> None:
    """Message and hint come back from pickling, on one line each."""
    made = kind("no such\nplace", "look\n again")
    back = pickle.loads(pickle.dumps(made))
    assert (type(back), back.message, back.hint) == (kind, "no such place", "look again")
    assert str(back) == "no such place; look again"


def test_what_the_user_can_mend_is_told_apart() -> None:
    """Input, date, setting and workspace errors are the user's; a bad table and a missing model are not."""
    assert all(issubclass(kind, errors.UserError) for kind in TREE)
    assert not issubclass(errors.LexiconError, errors.UserError)
    assert not issubclass(errors.ModelError, errors.UserError)


def test_ids_are_the_same_everywhere() -> None:
    """An id is a hash of its parts, which cannot run into one another."""
    assert content_id("r", "Wire", "2024-12-02", "text") == "r_" + sha256(b"Wire\x1f2024-12-02\x1ftext")[:16]
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")
    assert content_id("c", "\ud800") == content_id("c", "\ud800")


def test_a_span_is_half_open() -> None:
    """It covers its start and not its end; two that touch do not overlap."""
    first, second = Span(start=0, end=3), Span(start=3, end=5)
    assert first.of("Hama fell") == "Ham"
    assert not first.overlaps(second)
    assert Span(start=0, end=9).covers(second)
    assert len(second) == 2
    with pytest.raises(ValueError):
        Span(start=4, end=2)


@given(first=days, second=days, third=days)
def test_intervals_include_both_ends(first: date, second: date, third: date) -> None:
    """A day lies inside exactly where an interval of that day overlaps."""
    start, end = min(first, second), max(first, second)
    one = Interval(start=start, end=end)
    assert one.contains(start)
    assert one.contains(end)
    assert one.days == (end - start).days + 1
    assert one.contains(third) == one.overlaps(Interval(start=third, end=third))
    assert Interval().overlaps(one)
    assert Interval(end=start).overlaps(one)


def test_an_interval_does_not_run_backwards() -> None:
    """Nor has one with an open side a length."""
    with pytest.raises(ValueError):
        Interval(start=date(2024, 12, 2), end=date(2024, 12, 1))
    assert Interval(start=date(2024, 12, 2)).days is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-12-02", date(2024, 12, 2)),
        (" 2024-12-02 ", date(2024, 12, 2)),
        ("2024-12-02T23:30:00-05:00", date(2024, 12, 3)),
        ("2024-12-02T23:30:00", date(2024, 12, 2)),
    ],
)
def test_a_day_is_a_utc_day(text: str, day: date) -> None:
    """Timestamps with a zone are read in UTC."""
    assert parse_day(text) == day


@pytest.mark.parametrize(
    "text", ["", "2024-02-30", "2024-1-1", "today", "1899-12-31", "2101-01-01", "2024-12-02T25:00"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    """The error says how to write one."""
    with pytest.raises(errors.DateError) as caught:
        parse_day(text)
    assert caught.value.hint


@given(days)
def test_every_day_reads_back(day: date) -> None:
    """`isoformat` and `parse_day` are inverse to one another."""
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("Ma'arrat al-Nu‘man", "Maarrat al-Numan"),
        ("Kyïv", "kyiv"),
        ("Donets’k", "DONETSK"),
    ],
)
def test_spellings_meet_when_folded(one: str, other: str) -> None:
    """Case, accents, apostrophes and hyphens do not part two spellings."""
    assert fold(one) == fold(other)


def test_the_article_is_no_part_of_a_name() -> None:
    """ "ar-Raqqa", "al-Raqqa" and "Raqqa" meet loosely, but not strictly."""
    assert fold_loosely("ar-Raqqa") == fold_loosely("al-Raqqa") == fold_loosely("Raqqa")
    assert fold("ar-Raqqa") != fold("Raqqa")


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(name: str) -> None:
    """The folded form is stable, and has no blank at its ends (letters in mathematical type are left aside)."""
    name = unicodedata.normalize("NFKC", name)
    assert fold(fold(name)) == fold(name)
    assert fold(name).strip() == fold(name)


def test_distances() -> None:
    """Aleppo to Damascus is about 310 km."""
    assert km(36.2, 37.16, 33.51, 36.29) == pytest.approx(310, abs=10)
    assert km(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.5)


@given(st.floats(-60, 60), st.floats(-180, 180), st.sampled_from(sorted(BEARINGS)), st.floats(1, 300))
def test_a_point_so_far_off_is_so_far_off(lat: float, lon: float, way: str, distance: float) -> None:
    """`offset` and `km` agree, whatever the bearing."""
    there = offset(lat, lon, bearing=BEARINGS[way], distance=distance)
    assert km(lat, lon, *there) == pytest.approx(distance, rel=1e-3, abs=0.01)
    assert -180 <= there[1] <= 180
