"""Fighting and its victims: which words make which kind, and how tolls are told (codebook 5, 6.5 and 6.10)."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument

if TYPE_CHECKING:
    from fogline.claims.reader import Reader
    from fogline.claims.values import Claim


def claims(reader: "Reader", text: str) -> "list[Claim]":
    """The claims of a tiny report."""
    report = to_report(RawDocument(origin="x", data=text.encode()), published=date(2020, 5, 13))
    [read] = reader.read([report])
    return list(read.claims)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("The army put its own dead at forty-one.", "killed", (41, 41)),
        ("Officials placed the number of wounded at close to two hundred.", "wounded", (180, 220)),
        ("The toll climbed on 3 May to 312, the ministry said.", "killed", (312, 312)),
        ("Rebel losses exceeded three hundred.", "killed", (300, None)),
        ("The number of soldiers killed in Shan has risen to between 70 and 90.", "killed", (70, 90)),
        ("Officials spoke of two hundred dead.", "killed", (200, 200)),
        ("Sixty paratroopers gave their lives at Huambo.", "killed", (60, 60)),
        ("The siege has claimed the lives of 400 villagers.", "killed", (400, 400)),
        ("The brigade lost 56 of its men killed.", "killed", (56, 56)),
    ],
)
def test_a_toll_is_reckoned_up(
    reader: "Reader", text: str, field: str, expected: tuple[int | None, int | None]
) -> None:
    """One toll a reckoning, with the number behind it, not the day."""
    [toll] = [c for c in claims(reader, text) if c.kind == "casualties"]
    assert getattr(toll, field) == expected


def test_a_second_count_stands_beside_the_first(reader: "Reader") -> None:
    """What another voice, or the side itself, counts is a claim of its own."""
    text = "Medics put the number of dead at 20 or more; the governor spoke of over 30."
    assert [c.killed for c in claims(reader, text) if c.kind == "casualties"] == [(20, None), (30, None)]


def test_victims_of_two_sorts_are_told_apart(reader: "Reader") -> None:
    """A bare toll falls into its groups; an act keeps the total beside them."""
    bare = claims(reader, "Six militants and two soldiers were killed.")
    assert [(c.kind, c.killed) for c in bare] == [("casualties", (6, 6)), ("casualties", (2, 2))]
    act = claims(reader, "Boko Haram fighters killed 12 soldiers and 30 civilians in Gwoza.")
    assert sorted(c.killed for c in act if c.killed) == [(12, 12), (30, 30), (42, 42)]
    family = claims(reader, "A nurse and her two sons were killed.")
    assert [c.killed for c in family] == [(3, 3)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("At least seven soldiers were lost and 40 taken prisoner at Debaltseve.", "detain"),
        ("The rebels are holding four engineers for ransom near Garissa.", "abduct"),
        ("Gunmen seized three missionaries in Basilan.", "abduct"),
        ("Troops seized a rebel commander in Basilan.", "detain"),
        ("Retreating troops blew up the bridge over the Lugenda.", "destroy"),
        ("A minibus ran over a landmine near Lodwar.", "bombing"),
        ("An explosion tore through a mosque in Potiskum.", "bombing"),
        ("Air defences destroyed nine drones over Zaporizhzhia.", "intercept"),
        ("Gunmen attacked a school in Yelwa.", "attack_civilians"),
        ("Gunmen attacked a checkpoint in Yelwa.", "clash"),
        ("The generals are preparing a final push on Bangui.", "offensive"),
        ("Hundreds of conscripts have deserted in Asmara.", "defect"),
        ("The garrison of Kidal hoisted the white flag.", "surrender"),
        ("Colonels came to power in a coup in Niamey.", "uprising"),
        ("A convoy was bombed near Idlib.", "strike"),
        ("Dozens of villagers went missing near Bor.", "abduct"),
    ],
)
def test_words_make_their_kind(reader: "Reader", text: str, kind: str) -> None:
    """The object decides between near kinds."""
    assert kind in {c.kind for c in claims(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rail workers staged a one-day strike in Lagos.",
        "The company reopened its coal mine in Jharia.",
        "The storm destroyed thirty houses in Beira.",
        "Ministers vowed to fight the causes of migration.",
        "The city's population has exploded since the war.",
        "The bishop of Gulu died peacefully at home.",
        "The team surrendered two late goals in Nouakchott.",
    ],
)
def test_false_friends_are_no_fighting(reader: "Reader", text: str) -> None:
    """Workers strike, storms destroy, populations explode."""
    fought = {"strike", "bombing", "destroy", "clash", "casualties", "surrender"}
    assert not fought & {c.kind.value for c in claims(reader, text)}


def test_one_shot_is_one_strike(reader: "Reader") -> None:
    """A missile that is fired and kills is told once."""
    found = claims(reader, "A missile, which the Houthis fired into a depot at Safer, killed sixty soldiers.")
    assert [(c.kind, c.killed) for c in found if c.kind == "strike"] == [("strike", (60, 60))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Terrorist attacks this weekend in Kano killed 28 people.", "attack_civilians"),
        ("A suicide bomber killed 15 army recruits in Gardez.", "bombing"),
        ("The army has denied bombing civilians.", "strike"),  # a gerund that the parser takes for a noun
        ("Government shelling killed one Turkish soldier.", "strike"),
        ("Juba came under heavy shelling hours after the truce.", "strike"),
        ("The fall of dozens of rockets on Jisreen was reported.", "strike"),
        ("Heavy-weapons fire was directed at the base all morning.", "strike"),
        ("Twelve strikes engaged six tactical units near Hit.", "strike"),
        ("Gunmen entered Zuwara after a short exchange of fire.", "clash"),
        ("Six of the priests were dragged from their beds and shot.", "attack_civilians"),
        ("The terrorists were blamed for the burning of a pilot.", "attack_civilians"),
        ("Eight Kenyans were handed over to the Red Cross.", "release"),
        ("Two commanders have crossed to the government side.", "defect"),
        ("More than 200 rebels fell into government hands.", "detain"),
        ("The army's push against the highlands got under way.", "offensive"),
    ],
)
def test_a_word_of_war_is_found(reader: "Reader", text: str, kind: str) -> None:
    """Attacks by their victims, fire by any name, and what the parser takes for another part of speech."""
    assert kind in [c.kind for c in claims(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The battle for hearts and minds goes on.",
        "The minister attacked the opposition for raising taxes.",
        "The franc came under attack on Tuesday.",
        "Cricket diplomacy exploded in his face.",
        "The bus plunged into a river, killing 19.",
        "The party's campaign to collect blankets was launched on Monday.",
        "A strike called by the unions shut shops.",
        "Both sides accuse one another of wrecking the agreement.",
        "Ministers urged allies to send missiles.",
    ],
)
def test_a_word_of_war_may_mean_something_else(reader: "Reader", text: str) -> None:
    """Accidents, quarrels, causes and gifts are no acts of war."""
    fought = {"clash", "strike", "bombing", "offensive", "destroy", "casualties", "attack_civilians"}
    assert not fought & {str(c.kind) for c in claims(reader, text)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A series of strikes killed more than 20 militants and destroyed eight vehicles.", ["strike"]),
        (
            "A NATO jet struck the depot; the alliance said that the raid had been planned for days.",
            ["strike", "strike"],
        ),
        ("Police detained two men in a raid in Kunduz.", ["detain"]),
        ("An attempt to retake Hit was repulsed with the loss of nine men.", ["capture", "clash"]),
    ],
)
def test_an_act_is_told_once(reader: "Reader", text: str, kinds: list[str]) -> None:
    """What one strike did, how people were taken and what an attack cost make no second claim."""
    mine = sorted(str(c.kind) for c in claims(reader, text))
    assert set(mine) <= set(kinds)
    assert len(mine) <= len(kinds)
