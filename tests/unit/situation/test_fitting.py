"""What is fit to be told, and what belongs to the ground of the reports."""

from dataclasses import replace

from fogline.claims.values import ActorRef
from fogline.events.linking import link
from fogline.situation.fitting import fitting
from fogline.situation.sides import sides_of
from fogline.situation.telling import Happening, happenings
from fogline.situation.theatre import is_bare_site, outside, town_of
from making import a_claim, a_place, a_report, a_time

SIDES = sides_of(
    {
        "x.watch": {"kind": "monitor", "name": "Watch", "parent": ""},
        "x.group": {"kind": "armed_group", "name": "Group", "parent": ""},
    }
)


def told(kind: str, *by: ActorRef, **fields: object) -> list[Happening]:
    """The events of one claim, made fit."""
    report = a_report(f"{kind} {by} {fields}")
    claim = a_claim(report, kind, actors=by, at="Hama", time=a_time("2024-12-02"), **fields)
    return fitting(happenings(link([claim], {report.id: report}), {claim.id: claim}), SIDES)


def test_children_fire_no_guns_and_monitors_fight_no_battles() -> None:
    """The role is left empty, the event stays."""
    child = ActorRef(name="a child", id="new:child", text="a child")
    watch = ActorRef(name="Watch", id="x.watch", text="Watch")
    group = ActorRef(name="Group", id="x.group", text="Group")
    assert [h.event.actors for h in told("strike", child)] == [()]
    assert [[a.name for a in h.event.actors] for h in told("clash", watch, group)] == [["Group"]]


def test_armies_do_not_flee_as_the_displaced_do() -> None:
    """A displacement of fighters is a misreading and is not told."""
    assert told("displace", ActorRef(name="Group", id="x.group", text="Group")) == []


def test_generic_words_are_no_names() -> None:
    """ "Fighters" at the head of a sentence is "fighters" inside the brief's."""
    [happening] = told("advance", ActorRef(name="Fighters", id="new:fighters", text="Fighters"))
    assert happening.event.actors[0].name == "fighters"


def test_places_far_from_the_ground_are_outside_unless_many_speak_of_them() -> None:
    """A capital named once, a thousand kilometres off, is no part of the map's view."""
    far = replace(a_place("Moscow"), lat=55.75, lon=37.62)
    reports = [a_report("Hama.", publisher=name) for name in ("A", "B", "C")]
    near = [a_claim(report, at="Hama") for report in reports]
    by_id = {report.id: report for report in reports}
    assert outside([*near, a_claim(reports[0], places=(far,))], by_id) == {far.id}
    assert outside([*near, *(a_claim(report, places=(far,)) for report in reports)], by_id) == frozenset()
    assert outside([a_claim(reports[0], places=(far,))], by_id) == frozenset()


def test_a_site_without_a_name_stands_under_its_town() -> None:
    """ "The hospital" is no place of its own on the map; a university with a name is."""
    hospital = replace(a_place("hospital"), id="fl:SY:town:hama/hospital")
    university = replace(a_place("Aleppo University"), id="fl:SY:town:aleppo/aleppo-university")
    junction = replace(a_place("M4 junction"), id="fl:SY:road:m4/m4-junction")
    assert [is_bare_site(p) for p in (hospital, university, junction)] == [True, False, True]
    assert town_of(hospital) == "fl:SY:town:hama"
