"""Places of claims and mentions: which place a name means, what a noun points back to, and in what role it stands."""

from datetime import date

import pytest

from fogline.claims.reader import Reader
from fogline.claims.values import Claim, Mention
from fogline.core.times import parse_day
from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument

DAY = date(2024, 12, 2)


def _read(reader: Reader, text: str) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
    report = to_report(RawDocument(origin="test", data=text.encode()), published=parse_day(DAY.isoformat()))
    [found] = reader.read([report])
    return found.claims, found.mentions


def _mention(reader: Reader, text: str, name: str) -> Mention:
    _, mentions = _read(reader, text)
    return next(m for m in mentions if m.type == "place" and m.text == name)


def _places(reader: Reader, text: str, kind: str) -> list[tuple[str, str]]:
    claims, _ = _read(reader, text)
    return [(p.name, p.role.value) for c in claims if c.kind.value == kind for p in c.places]


@pytest.mark.parametrize(
    ("text", "name", "country_like"),
    [
        ("Lebanese soldiers left Beirut for Tripoli, the Lebanese army said.", "Tripoli", (34.4, 35.8)),
        ("A train was stopped in Birmingham, Alabama, police in the United States said.", "Birmingham", (33.5, -86.8)),
        ("The Philippine army retook the centre of Marawi. Philippine marines guard Iligan.", "Marawi", (8.0, 124.3)),
    ],
)
def test_a_homonym_goes_where_the_report_is(
    reader: Reader, text: str, name: str, country_like: tuple[float, float]
) -> None:
    """Focus, container and size decide between places of one name."""
    found = _mention(reader, text, name)
    assert found.lat == pytest.approx(country_like[0], abs=0.5)
    assert found.lon == pytest.approx(country_like[1], abs=0.5)


def test_a_surname_is_no_place(reader: Reader) -> None:
    """A town's name that ends a person's name names the person, later on too."""
    _, mentions = _read(reader, "Doctor Harold Hamilton left Kenya. Hamilton said that Kenyan police had left Nairobi.")
    assert "Hamilton" not in [m.text for m in mentions if m.type == "place"]


def test_one_town_has_one_id_whatever_its_spelling(reader: Reader) -> None:
    """The gazetteer's row and the pack's row of a town are the same place."""
    one = _mention(reader, "Syrian troops left Raqqa.", "Raqqa")
    other = _mention(reader, "Syrian troops left Ar Raqqah.", "Ar Raqqah")
    assert one.id == other.id


def test_the_city_is_the_one_spoken_of(reader: Reader) -> None:
    """A noun points back to the place of the report, not to the seat of a speaker."""
    text = "Rebels reached Hama on Sunday. Hama is quiet. An official in Damascus said that troops had left the city."
    assert _places(reader, text, "withdraw") == [("Hama", "from")]


def test_an_unknown_village_lies_near_what_is_named_beside_it(reader: Reader) -> None:
    """A name that no list has takes a point from its neighbour, with the precision of an area."""
    text = "Ukrainian troops near Kupiansk shelled the village of Zabuttivka."
    claims, _ = _read(reader, text)
    [place] = [p for c in claims for p in c.places if "Zabuttivka" in p.name]
    assert place.lat is not None
    assert place.precision >= 4


def test_a_direction_is_no_place(reader: Reader) -> None:
    """ "From the north" tells whence somebody came, not where anything lies."""
    text = "Syrian rebels broke into Hama from the north at dawn."
    assert _places(reader, text, "advance") == [("Hama", "toward")]


def test_a_noun_in_apposition_speaks_of_the_name(reader: Reader) -> None:
    """ "X, the last stronghold of Y in the west of the country" is said of X."""
    text = "Libyan forces entered Tarhuna, the last stronghold of Khalifa Haftar in the west of the country."
    assert _places(reader, text, "control") == [("Tarhuna", "at")]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Syrian rebels now hold the whole of Idlib.", "control", [("Idlib", "at")]),
        ("Syrian troops entered Palmyra. Most of the town is under their control.", "control", [("Palmyra", "at")]),
        ("Militants overran Palmyra. Syrian jets pounded it all day.", "strike", [("Palmyra", "at")]),
        ("Syrian rebels left Homs and fell back as far as Hama.", "withdraw", [("Homs", "from"), ("Hama", "toward")]),
        ("Some 4,000 civilians have crossed into Lebanon from Syria.", "displace", [("Lebanon", "toward")]),
        (
            "Thousands of civilians have fled Homs, most of them heading for Latakia.",
            "displace",
            [("Latakia", "toward")],
        ),
        ("In Homs, doctors said, gunmen shot dead two civilians.", "attack_civilians", [("Homs", "at")]),
        ("Residents of Homs told Reuters that Syrian rebels had arrived on Sunday.", "advance", [("Homs", "toward")]),
        ("Syrian soldiers raided the villages around Homs and arrested 40 men.", "detain", [("Homs", "at")]),
        ("Latakia: rockets hit a hospital, killing four people, Syrian doctors say.", "strike", [("Latakia", "at")]),
        ("Syrian rebels advanced in the direction of Hama.", "advance", [("Hama", "toward")]),
    ],
)
def test_what_tells_a_place_beyond_its_own_name(
    reader: Reader, text: str, kind: str, expected: list[tuple[str, str]]
) -> None:
    """Partitives, pronouns, goals of a flight, what opens a sentence, who speaks, and the clause that goes on."""
    found = _places(reader, text, kind)
    assert all(place in found for place in expected)


def test_where_a_place_lies_is_no_second_place(reader: Reader) -> None:
    """Of "X, on the border" and "X district, Y province" the finest is where it happened."""
    text = "Syria has deployed tanks near Bukamal, on the Iraqi border."
    assert _places(reader, text, "mobilise") == [("Albu Kamal", "at")]


def test_the_west_is_no_part_of_the_country(reader: Reader) -> None:
    """ "The West" is a bloc."""
    assert "western Syria" not in [
        name for name, _ in _places(reader, "Syria's army launched an attack against the West.", "offensive")
    ]
