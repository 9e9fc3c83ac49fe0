"""Actors, reference and roles: who did it, to whom, and who "they" are (codebook, sections 3 and 6)."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument

if TYPE_CHECKING:
    from fogline.claims.reader import Reader
    from fogline.claims.values import Claim


def claims(reader: "Reader", text: str, published: datetime = datetime(2024, 6, 3, tzinfo=UTC)) -> "tuple[Claim, ...]":
    """The claims of a tiny report."""
    [read] = reader.read([to_report(RawDocument(origin="x", data=text.encode()), published=published.date())])
    return read.claims


def cast(
    reader: "Reader", text: str, kind: str, published: datetime = datetime(2024, 6, 3, tzinfo=UTC)
) -> tuple[set[str], set[str]]:
    """Names of actors and recipients of the last claim of a kind."""
    found = [claim for claim in claims(reader, text, published) if claim.kind == kind]
    assert found, f"no {kind} claim in {text!r}"
    return {ref.name for ref in found[-1].actors}, {ref.name for ref in found[-1].recipients}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "Turkish drones struck an SDF convoy near Kobani.",
            "strike",
            {"Turkish Armed Forces"},
            {"Syrian Democratic Forces"},
        ),
        ("Drones hit the airport of Khartoum in Sudan.", "strike", set(), set()),
        ("US warplanes bombed rebel positions around Hodeidah in Yemen.", "strike", {"US military"}, {"Houthis"}),
    ],
)
def test_means_stand_for_their_owner(
    reader: "Reader", text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    """A weapon or a convoy is its owner's; without an owner it is nobody."""
    assert cast(reader, text, kind) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("On 9 May fighters of Hezbollah overran the post at Arsal in Lebanon.", "capture", {"Hezbollah"}),
        ("Hezbollah answered with rockets that killed two people in Metula.", "strike", {"Hezbollah"}),
        ("A single rocket, which Hezbollah fired at Haifa, killed two people there.", "strike", {"Hezbollah"}),
        ("Hezbollah announced the recapture of Arsal from Islamic State.", "capture", {"Hezbollah"}),
        ("Hezbollah stormed Arsal on Sunday. The capture of the town took two days.", "capture", {"Hezbollah"}),
        ("Hezbollah said that there had been no retreat from Arsal.", "withdraw", {"Hezbollah"}),
        ("An attempt by Hezbollah to cross the valley was repulsed near Arsal.", "clash", {"Hezbollah"}),
        ("Residents said that tanks had withdrawn from Arsal.", "withdraw", {"tanks"}),
    ],
)
def test_who_did_it_where_the_verb_does_not_say(reader: "Reader", text: str, kind: str, actors: set[str]) -> None:
    """Whoever fired it, announced it, speaks of it, or did it when it was told before; a crew goes by its vehicle."""
    assert cast(reader, text, kind)[0] == actors


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Bamako has accused Algiers of arming rebels; Algiers rejected the charge.", "reject", {"Malian government"}),
        ("Hezbollah put the Syrian army's losses at 40 dead.", "casualties", {"Syrian Arab Army"}),
        ("Medics spoke of nine dead in Arsal.", "casualties", {"people"}),
        ("Hezbollah shelled the Ugandan base near Arsal.", "strike", {"Uganda"}),
        ("Hezbollah has wrested three villages from Syrian government control.", "capture", {"Syrian government"}),
    ],
)
def test_to_whom_where_the_verb_does_not_say(reader: "Reader", text: str, kind: str, recipients: set[str]) -> None:
    """Whose charge, whose dead, whose base, out of whose hands."""
    assert cast(reader, text, kind)[1] == recipients


def test_they_are_not_those_who_fear_them(reader: "Reader") -> None:
    """What commanders fear that they will do, somebody else will."""
    text = "Hezbollah fighters hold the ridge. Israeli commanders fear they will fire rockets at Haifa."
    assert cast(reader, text, "strike")[0] == {"Hezbollah"}


def test_a_pronoun_may_look_ahead(reader: "Reader") -> None:
    """ "Where he met X, Y promised": he is Y."""
    text = "In Doha, where he met Bashar al-Assad on Sunday, Turkish President Recep Tayyip Erdogan promised help."
    published = datetime(2024, 6, 3, tzinfo=UTC)
    assert cast(reader, text, "meet", published)[0] == {"Recep Tayyip Erdoğan", "Bashar al-Assad"}


def test_days_and_months_are_no_sides(reader: "Reader") -> None:
    """What follows "on" may be a day."""
    assert cast(reader, "Russian jets struck Kharkiv on Monday and again on 14 April.", "strike")[1] == set()


def test_the_asked_is_the_recipient(reader: "Reader") -> None:
    """Who is asked may stand below the verb that says what is asked."""
    text = "Haider al-Abadi demanded that Turkey withdraw its troops from Iraq."
    assert cast(reader, text, "request", datetime(2016, 11, 2, tzinfo=UTC)) == ({"Haider al-Abadi"}, {"Turkey"})


def test_those_without_a_side_can_be_asked(reader: "Reader") -> None:
    """A request has a recipient, organised or not."""
    assert cast(reader, "The governor urged those who had fled to return home.", "request")[1] == {"those who had fled"}


def test_the_accused_does_what_he_is_accused_of(reader: "Reader") -> None:
    """ "Accused X of shelling": the shelling is X's."""
    actors, _ = cast(reader, "Armenia accused Azerbaijan of shelling a village near Goris.", "strike")
    assert actors == {"Azerbaijan"}


def test_it_is_whoever_says_it(reader: "Reader") -> None:
    """In "X said its forces", "its" is X's, however near another side is named."""
    text = "Armenia accused Azerbaijan of shelling. Baku rejected this and said its forces had retreated from Lachin."
    assert cast(reader, text, "withdraw")[0] == {"Azerbaijani Armed Forces"}


def test_forces_loyal_to_a_side_are_that_side(reader: "Reader") -> None:
    """What a generic noun belongs to names it."""
    text = "Forces loyal to the GNA took Tarhuna in Libya."
    assert cast(reader, text, "capture", datetime(2020, 6, 5, tzinfo=UTC))[0] == {"Government of National Accord"}


def test_a_name_beside_an_office_is_the_person(reader: "Reader") -> None:
    """ "The head of the council, X" is X."""
    text = "The head of the State Administration Council, Min Aung Hlaing, accused the rebels of lying in Myanmar."
    assert cast(reader, text, "accuse")[0] == {"Min Aung Hlaing"}


def test_an_article_introduces_somebody_new(reader: "Reader") -> None:
    """ "A coalition" is not the coalition that the theatre knows."""
    [claim] = [c for c in claims(reader, "A coalition of factions attacked Aleppo in Syria.") if c.actors][:1]
    assert all(ref.id.startswith("new:") for ref in claim.actors)


def test_attackers_are_the_armed_crowd_last_named(reader: "Reader") -> None:
    """A crowd without a name can be referred to."""
    text = "Gunmen stormed a village in Borno. The attackers burned houses."
    assert {name.casefold() for name in cast(reader, text, "destroy")[0]} == {"gunmen"}


def test_who_lost_a_place_may_hang_on_it(reader: "Reader") -> None:
    """ "Recaptured the airport from X": X is the loser."""
    text = "French troops recaptured the town's airport from Islamist militants in Mali."
    assert cast(reader, text, "capture")[1] == {"Islamist militants"}


def test_civilians_are_no_side_of_a_clash(reader: "Reader") -> None:
    """Both sides of a clash are armed."""
    for claim in claims(reader, "Kenyan troops fought al-Shabaab near Garissa, and 12 civilians were killed."):
        assert "civilians" not in {ref.name for ref in claim.actors}


def test_we_in_a_quotation_is_the_speaker(reader: "Reader") -> None:
    """Inside quotation marks "we" is who speaks."""
    text = '"We are asking the soldiers to leave Goma," said Corneille Nangaa.'
    assert cast(reader, text, "request")[0] == {"Corneille Nangaa"}
