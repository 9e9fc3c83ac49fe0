"""Who answers for whom."""

from dataclasses import replace

from fogline.situation.control import control_on, courses
from fogline.situation.sides import Sides, sides_of
from making import a_claim, a_report, an_actor

ENTITIES = {
    "gov.X": {"kind": "government", "name": "X government", "country": "X", "parent": "st.X"},
    "st.X": {"kind": "state", "name": "X", "country": "X", "parent": ""},
    "army.X": {"kind": "army", "name": "X Armed Forces", "parent": "gov.X"},
    "x.div": {"kind": "unit", "name": "1st Division", "parent": "army.X"},
    "x.min": {"kind": "ministry", "name": "X Ministry of Defence", "parent": "gov.X"},
    "x.gang": {"kind": "armed_group", "name": "Militia", "parent": "army.X"},
    "x.friend": {"kind": "armed_group", "name": "Friends of X", "parent": "gov.X"},
    "x.loop": {"kind": "unit", "name": "Loop", "parent": "x.pool"},
    "x.pool": {"kind": "unit", "name": "Pool", "parent": "x.loop"},
    "x.watch": {"kind": "monitor", "name": "Watch", "parent": ""},
}


def side(id: str) -> str:
    """The name of the side that an id answers for."""
    return sides_of(ENTITIES).of(replace(an_actor("?"), id=id)).name


def test_parts_answer_for_their_whole() -> None:
    """Armies, units, ministries and militias within an army answer for the government; a friendly group for itself."""
    assert {side(id) for id in ("gov.X", "st.X", "army.X", "x.div", "x.min", "x.gang")} == {"X government"}
    assert side("x.friend") == "Friends of X"


def test_a_circle_of_parents_ends() -> None:
    """Two units that name each other as parents do not hang the program."""
    assert side("x.loop") in ("Pool", "?")


def test_a_part_speaks_for_its_side() -> None:
    """A ministry's word about its army is a side's word about itself."""
    sides = sides_of(ENTITIES)
    army = replace(an_actor("X Armed Forces"), id="army.X")
    assert sides.speaks_for("X Ministry of Defence", army)
    assert sides.speaks_for("X Armed Forces", army)
    assert not sides.speaks_for("Watch", army)


def test_monitors_hold_no_ground() -> None:
    """A reading that makes a monitor the captor moves nothing to it."""
    report = a_report("Watch: Hama taken.")
    claim = a_claim(report, actors=(replace(an_actor("Watch"), id="x.watch"),), at="Hama")
    [course] = courses([claim], {report.id: report}, sides=sides_of(ENTITIES)) or [None]
    found = control_on(course, on=report.published, known=report.published) if course and report.published else None
    assert found is None or found.holders == ()


def test_unnamed_fighters_are_those_who_have_just_taken_the_place() -> None:
    """Days after a named side took Hama, "fighters took Hama" is about that side."""
    first = a_report("HTS took Hama.", published="2024-12-05")
    second = a_report("Fighters took Hama.", published="2024-12-07", publisher="Desk")
    named = a_claim(first, by="HTS", at="Hama")
    unnamed = a_claim(second, actors=(replace(an_actor("fighters"), id="new:fighters"),), at="Hama")
    reports = {report.id: report for report in (first, second)}
    [course] = courses([named, unnamed], reports, sides=Sides())
    assert [stretch.belief.label for stretch in course.stretches] == ["HTS", "HTS"]
