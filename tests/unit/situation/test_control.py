"""Who holds a place, by whose word, as known when."""

from datetime import date

import pytest

from fogline.claims.values import Claim
from fogline.lexicon.kinds import Certainty, Modality, Polarity
from fogline.reports.values import Report
from fogline.situation.control import control_on, courses
from fogline.situation.sides import Sides, sides_of
from fogline.situation.values import ControlDay
from making import a_claim, a_report, a_source

GOV, HTS = "Syrian government", "Hay'at Tahrir al-Sham"
Told = tuple[Report, Claim]


def told(kind: str, day: str, *, publisher: str = "Wire", published: str = "", **fields: object) -> Told:
    """A claim about Hama on a day, in a report of its own."""
    report = a_report(f"{kind} {day} {fields} {publisher}", published=published or day, publisher=publisher)
    return report, a_claim(report, kind, on=day, **{"at": "Hama", **fields})  # type: ignore[arg-type]


def on(day: str, *pairs: Told, known: str = "2024-12-31", sides: Sides | None = None) -> ControlDay:
    """Hama on a day, as known by a day."""
    reports = {report.id: report for report, _ in pairs}
    claims = [claim for _, claim in pairs]
    by = date.fromisoformat(known)
    [course] = courses(claims, reports, known=by, sides=sides or Sides())
    found = control_on(course, on=date.fromisoformat(day), known=by)
    assert found is not None
    assert sum(share for _, share in found.holders) + found.contested + found.unknown == pytest.approx(1)
    return found


def test_the_latest_capture_holds() -> None:
    """A place is held by whoever took it last, from that day on."""
    pairs = told("control", "2024-11-20", by=GOV), told("capture", "2024-12-05", by=HTS)
    assert [on(day, *pairs).label for day in ("2024-11-25", "2024-12-04", "2024-12-05")] == [GOV, GOV, HTS]
    assert on("2024-12-09", *pairs).since == date(2024, 12, 5)


def test_what_was_not_published_yet_is_not_known() -> None:
    """Who held Hama on 5 December, as known on the 4th, does not know of the 5th."""
    pairs = told("control", "2024-11-20", by=GOV), told("capture", "2024-12-05", by=HTS)
    assert on("2024-12-05", *pairs, known="2024-12-04").label == GOV


def test_nothing_is_known_before_the_first_claim() -> None:
    """No row at all, rather than a guess."""
    report, claim = told("capture", "2024-12-05", by=HTS)
    [course] = courses([claim], {report.id: report})
    assert control_on(course, on=date(2024, 12, 4), known=date(2024, 12, 31)) is None


def test_more_independent_voices_make_it_surer() -> None:
    """A second outlet adds; the same one saying it again does not."""
    first = told("capture", "2024-12-05", by=HTS)
    again = told("capture", "2024-12-05", by=HTS, published="2024-12-06")
    other = told("capture", "2024-12-05", by=HTS, publisher="Desk")
    alone = dict(on("2024-12-09", first).holders)[HTS]
    assert dict(on("2024-12-09", first, again).holders)[HTS] == alone
    assert dict(on("2024-12-09", first, other).holders)[HTS] > alone


def test_a_sides_own_success_weighs_less_than_its_own_loss() -> None:
    """The winner's word least, the loser's most, a third party's between."""

    def share(*says: str) -> float:
        sources = tuple(a_source(name, "armed_group") for name in says)
        return dict(on("2024-12-09", told("capture", "2024-12-05", by=HTS, to=GOV, says=sources)).holders)[HTS]

    assert share(HTS) < share() < share(GOV)


def test_doubt_weighs_less() -> None:
    """What is merely possible moves less than what is certain."""
    sure = told("capture", "2024-12-05", by=HTS)
    maybe = told("capture", "2024-12-05", by=HTS, certainty=Certainty.POSSIBLE)
    assert on("2024-12-05", maybe).label == "unknown"
    assert on("2024-12-05", sure).label == HTS


def test_a_denial_lowers_and_gives_back() -> None:
    """A denial of the capture moves belief back toward whoever held the place before."""
    before, taken = told("control", "2024-11-20", by=GOV), told("capture", "2024-12-04", by=HTS)
    denied = told("capture", "2024-12-04", by=HTS, polarity=Polarity.NEGATIVE, says=(a_source("SOHR"),))
    with_, without = (
        dict(on("2024-12-05", before, taken, denied).holders),
        dict(on("2024-12-05", before, taken).holders),
    )
    assert with_[HTS] < without[HTS]
    assert with_[GOV] > without[GOV]


def test_fighting_contests_and_leaving_frees() -> None:
    """A clash in a held place makes it contested; the holder's withdrawal makes it nobody's that is known."""
    held = told("control", "2024-11-20", by=GOV)
    fought = told("clash", "2024-12-04", by=(HTS, GOV))
    left = told("withdraw", "2024-12-05", by=GOV)
    assert on("2024-12-04", held, fought).label == "contested"
    assert on("2024-12-05", held, left).label == "unknown"


@pytest.mark.parametrize("modality", [m for m in Modality if m != Modality.ASSERTED])
def test_what_is_only_intended_or_feared_changes_nothing(modality: Modality) -> None:
    """Only what is told as fact moves a line."""
    held = told("control", "2024-11-20", by=GOV)
    assert on("2024-12-09", held, told("capture", "2024-12-05", by=HTS, modality=modality)).label == GOV


def test_a_goal_is_not_held() -> None:
    """An advance toward a place unsettles it a little and no more."""
    held = told("control", "2024-11-20", by=GOV)
    report = a_report("HTS marches on Hama.", published="2024-12-03")
    assert on("2024-12-09", held, (report, a_claim(report, "advance", by=HTS, toward="Hama"))).label == GOV


def test_an_army_answers_for_its_government() -> None:
    """Parts of one side hold ground for it, and it speaks for them."""
    entities = {
        "a.syrian-government": {"kind": "government", "name": GOV, "parent": ""},
        "a.syrian-arab-army": {"kind": "army", "name": "Syrian Arab Army", "parent": "a.syrian-government"},
        "a.25th-division": {"kind": "unit", "name": "25th Division", "parent": "a.syrian-arab-army"},
        "a.group": {"kind": "armed_group", "name": "Group", "parent": "a.missing"},
    }
    sides = sides_of(entities)
    pairs = told("control", "2024-11-20", by="25th Division"), told("withdraw", "2024-12-05", by="Syrian Arab Army")
    assert on("2024-11-25", *pairs, sides=sides).label == GOV
    assert on("2024-12-05", *pairs, sides=sides).label == "unknown"


def test_provinces_are_held_but_countries_and_roads_are_not() -> None:
    """Lines, countries and regions are no one's as a whole."""
    report = a_report("HTS took it.", published="2024-12-05")
    places = [a_claim(report, by=HTS, at="Hama").places[0]]
    coarse = [
        a_claim(report, by=HTS, places=(type(places[0])(**_fields(places[0]) | {"precision": p}),)) for p in (4, 5, 6)
    ]
    assert [len(courses([claim], {report.id: report})) for claim in coarse] == [1, 0, 0]


def _fields(place: object) -> dict[str, object]:
    return {name: getattr(place, name) for name in place.__slots__}  # type: ignore[attr-defined]
