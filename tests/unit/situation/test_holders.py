"""Who is behind generic words, unnamed armies and unnamed takers."""

from dataclasses import replace
from datetime import date

from fogline.claims.values import ActorRef, Claim, PlaceRef
from fogline.reports.values import Report
from fogline.situation.control import control_on, courses
from fogline.situation.sides import Sides, sides_of
from making import a_claim, a_place, a_report

ENTITIES = {
    "st.SY": {"kind": "state", "name": "Syria", "country": "SY", "parent": ""},
    "gov.SY": {"kind": "government", "name": "Syrian government", "country": "SY", "parent": "st.SY"},
    "army.SY": {"kind": "army", "name": "Syrian Arab Army", "country": "SY", "parent": "gov.SY"},
    "gov.IL": {"kind": "government", "name": "Israeli government", "country": "IL", "parent": ""},
    "army.IL": {"kind": "army", "name": "Israel Defense Forces", "country": "IL", "parent": "gov.IL"},
    "sy.hts": {"kind": "armed_group", "name": "HTS", "country": "SY", "parent": ""},
    "sy.command": {"kind": "coalition", "name": "Command", "country": "SY", "parent": ""},
    "sy.sdf": {"kind": "coalition", "name": "SDF", "country": "SY", "parent": ""},
    "person.assad": {"kind": "person", "name": "Bashar al-Assad", "country": "SY", "parent": "gov.SY"},
}
TIES = [
    ["member", "sy.hts", "sy.command", "2024-11-27", "2025-01"],
    ["rival", "gov.SY", "sy.hts", "2017", "2024-12-08"],
]
SIDES = sides_of(ENTITIES, TIES)
Told = tuple[Report, Claim]


def actor(id: str, text: str = "") -> ActorRef:
    """A side of the packs, or words for one."""
    name = str(ENTITIES[id]["name"]) if id in ENTITIES else id.removeprefix("new:").replace("-", " ")
    return ActorRef(name=name, id=id, text=text or name)


def town(name: str, role: str = "at") -> PlaceRef:
    """A Syrian town."""
    return replace(a_place(name, role=role), id=f"fl:SY:town:{name.lower()}")


def told(
    kind: str,
    day: str,
    at: str,
    *by: ActorRef,
    quote: str = "",
    publisher: str = "Wire",
    role: str = "at",
    **fields: object,
) -> Told:
    """A claim about a Syrian town on a day, in a report of its own."""
    report = a_report(quote or f"{kind} {at} {day} {by}", published=day, publisher=publisher)
    return report, a_claim(report, kind, on=day, actors=by, places=(town(at, role),), **fields)


def label(at: str, day: str, *pairs: Told, sides: Sides = SIDES) -> str:
    """Who is said to hold the town on a day."""
    made = courses([claim for _, claim in pairs], {report.id: report for report, _ in pairs}, sides=sides)
    found = [control_on(c, on=date.fromisoformat(day), known=date(2024, 12, 31)) for c in made if c.place.name == at]
    return found[0].label if found and found[0] else "unknown"


def test_fighters_are_the_side_whose_gains_lie_nearest() -> None:
    """ "Fighters took Hama" is told of those who have just taken Aleppo, not of a side far away."""
    near = told("capture", "2024-12-04", "Homs", actor("sy.hts"))
    far = told("capture", "2024-12-05", "Raqqa", actor("sy.sdf"))
    assert label("Hama", "2024-12-05", near, far, told("capture", "2024-12-05", "Hama", actor("new:fighters"))) == "HTS"


def test_local_fighters_are_their_own() -> None:
    """ "Local fighters" are not put down to the campaign next door."""
    near = told("capture", "2024-12-04", "Homs", actor("sy.hts"))
    own = told("capture", "2024-12-05", "Hama", actor("new:local-fighters"))
    assert label("Hama", "2024-12-05", near, own) == "local armed groups"


def test_an_army_without_a_name_is_the_countrys_own() -> None:
    """ "In army hands", read as another state's army, is the army of the place's country."""
    wrong = told("control", "2024-11-26", "Hama", actor("army.IL", "army"))
    assert label("Hama", "2024-11-26", wrong) == "Syrian government"


def test_a_foreign_army_holds_ground_where_two_see_it() -> None:
    """One publisher's word does not put another state's army in a town."""
    once = told("capture", "2024-12-08", "Hama", actor("army.IL"))
    again = told("capture", "2024-12-08", "Hama", actor("army.IL"), publisher="Desk")
    assert label("Hama", "2024-12-08", once) == "unknown"
    assert label("Hama", "2024-12-08", once, again) == "Israeli government"


def test_civilians_hold_nothing() -> None:
    """Residents and engineers are nobody's garrison."""
    assert label("Hama", "2024-12-05", told("control", "2024-12-05", "Hama", actor("new:many-residents"))) == "unknown"


def test_a_president_who_leaves_takes_no_garrison_with_him() -> None:
    """That a leader left the capital changes nothing on the map."""
    held = told("control", "2024-12-01", "Damascus", actor("gov.SY"))
    left = told("withdraw", "2024-12-07", "Damascus", actor("person.assad"), role="from")
    assert label("Damascus", "2024-12-07", held, left) == "Syrian government"


def test_what_falls_falls_to_the_attacker() -> None:
    """ "Homs fell" days after a named side reached its edge; and what is left goes to it as a rule."""
    held = told("control", "2024-12-01", "Homs", actor("gov.SY"))
    near = told("capture", "2024-12-05", "Hama", actor("sy.hts"))
    fell = told("capture", "2024-12-08", "Homs", quote="Homs fell")
    assert label("Homs", "2024-12-08", held, near, fell) == "HTS"
    left = told("withdraw", "2024-12-07", "Homs", actor("army.SY"), role="from")
    assert label("Homs", "2024-12-07", held, near, left) == "HTS"
    assert label("Homs", "2024-12-07", held, left) == "unknown"


def test_a_coalition_stands_under_the_member_that_leads_it() -> None:
    """Where the packs tie them and a report says who leads; without that word they stay two."""
    named = told(
        "capture", "2024-11-30", "Aleppo", actor("sy.command", "Insurgents"), quote="Insurgents led by HTS took it"
    )
    member = told("control", "2024-11-30", "Idlib", actor("sy.hts"))
    assert label("Aleppo", "2024-11-30", named, member) == "HTS"
    plain = told("capture", "2024-11-30", "Aleppo", actor("sy.command"), quote="The Command took it")
    assert label("Aleppo", "2024-11-30", plain, member) == "Command"


def test_who_must_have_held_it_before() -> None:
    """What a side leaves was its own; what an enemy of the government takes was the government's, as a rule."""
    left = told("withdraw", "2024-12-05", "Hama", actor("army.SY"), role="from")
    assert label("Hama", "2024-12-01", left) == "Syrian government"
    taken = told("capture", "2024-12-05", "Hama", actor("sy.hts"))
    assert label("Hama", "2024-12-01", taken) == "Syrian government"
    assert label("Hama", "2024-12-01", told("capture", "2024-12-05", "Hama", actor("sy.sdf"))) == "unknown"


def test_a_denials_own_words_are_no_report() -> None:
    """ "It denied reports of a withdrawal": the withdrawal is told by nobody."""
    held = told("control", "2024-11-24", "Hama", actor("gov.SY"))
    report, denial = told("withdraw", "2024-11-30", "Hama", actor("army.SY"), role="from", polarity="negative")
    echo = replace(denial, id="c_echo", polarity="positive")
    assert label("Hama", "2024-11-30", held, (report, denial), (report, echo)) == "Syrian government"


def test_a_contest_ends_in_quiet() -> None:
    """Four days after the last word of a fight the place is its strongest side's again."""
    held = told("control", "2024-11-24", "Hama", actor("gov.SY"))
    fought = told("clash", "2024-11-30", "Hama", actor("sy.hts"), actor("army.SY"), quote="fought in Hama")
    later = told("capture", "2024-12-09", "Raqqa", actor("sy.sdf"))
    assert label("Hama", "2024-12-01", held, fought, later) == "contested"
    assert label("Hama", "2024-12-05", held, fought, later) == "Syrian government"


def test_a_fight_beside_a_town_does_not_contest_it() -> None:
    """ "West of Hama" is not in Hama."""
    held = told("control", "2024-11-24", "Hama", actor("gov.SY"))
    fought = told("clash", "2024-11-30", "Hama", actor("sy.hts"), actor("army.SY"), quote="fought west of Hama")
    assert label("Hama", "2024-12-01", held, fought) == "Syrian government"
