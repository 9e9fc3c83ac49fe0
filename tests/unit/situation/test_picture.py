"""What the map is drawn from."""

import json
from dataclasses import replace
from datetime import date

from fogline.interfaces.exports.picture_json import picture_json
from fogline.lexicon.kinds import Modality
from fogline.situation.picture import picture
from making import a_claim, a_report, a_source

FIRST = a_report("HTS took Aleppo.", published="2024-11-30")
SECOND = a_report("HTS took Hama and fears for Homs.", published="2024-12-05", publisher="Desk")
CLAIMS = (
    a_claim(FIRST, "capture", by="HTS", at="Aleppo", says=(a_source("SOHR"),)),
    a_claim(SECOND, "capture", by="HTS", at=("Hama", "Nowhere")),
    a_claim(SECOND, "offensive", by="HTS", toward="Homs", modality=Modality.PREDICTED),
)
REPORTS = {report.id: report for report in (FIRST, SECOND)}


def test_places_carry_their_claims_and_their_control() -> None:
    """One row a place with a position, its claims with words and attribution, its control over time."""
    made = picture(CLAIMS, REPORTS)
    assert [place.name for place in made.places] == ["Aleppo", "Hama", "Homs"]
    aleppo, _, homs = made.places
    assert aleppo.claims[0].summary == "HTS took Aleppo on 30 November 2024, according to SOHR."
    assert [(span.from_day, span.label) for span in aleppo.control] == [(date(2024, 11, 30), "HTS")]
    assert aleppo.control[0].evidence == (CLAIMS[0].id,)
    assert (homs.control, homs.claims[0].modality) == ((), "predicted")


def test_the_slider_runs_through_every_day() -> None:
    """From the first day that is spoken of to the last publication, without a gap."""
    days = picture(CLAIMS, REPORTS).days
    assert (days[0], days[-1], len(days)) == (date(2024, 11, 30), date(2024, 12, 5), 6)


def test_sides_have_stable_colours() -> None:
    """The side that holds most stands first; contested and unknown stand last."""
    fought = a_claim(SECOND, "clash", by=("HTS", "SDF"), at="Raqqa")
    taken = a_claim(SECOND, "capture", by="SDF", at="Homs")
    sides = picture((*CLAIMS, fought, taken), REPORTS).sides
    assert [(side.label, side.key) for side in sides] == [
        ("HTS", "side-1"), ("SDF", "side-2"), ("contested", "contested"),
    ]  # fmt: skip


def test_known_leaves_out_what_came_later() -> None:
    """Nor is an undated report known on any day."""
    undated = replace(FIRST, id="r_undated", published=None)
    extra = replace(CLAIMS[0], id="c_undated", report=undated.id)
    made = picture((*CLAIMS, extra), REPORTS | {undated.id: undated}, date(2024, 12, 1))
    assert [(place.name, len(place.claims)) for place in made.places] == [("Aleppo", 1)]


def test_nothing_gives_an_empty_picture() -> None:
    """No claims: no days, no sides, no places."""
    made = picture((), {})
    assert (made.days, made.sides, made.places) == ((), (), ())


def test_the_picture_is_plain_json() -> None:
    """What the map's script reads survives a trip through JSON."""
    found = json.loads(json.dumps(picture_json(picture(CLAIMS, REPORTS, date(2024, 12, 5)))))
    assert found["known"] == "2024-12-05"
    assert found["places"][0]["claims"][0].keys() >= {"id", "kind", "role", "day", "summary", "quote", "said_by"}
