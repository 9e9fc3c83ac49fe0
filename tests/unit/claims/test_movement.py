"""Ground, forces and flight: which sentence makes which kind of claim, and which makes none."""

import pytest

from fogline.claims.reader import Reader
from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument

_KINDS = frozenset("capture transfer control advance withdraw besiege displace return base mobilise".split())


def _kinds(reader: Reader, text: str) -> list[str]:
    [found] = reader.read([to_report(RawDocument(origin="test", data=text.encode()), undated=True)])
    return [claim.kind.value for claim in found.claims if claim.kind.value in _KINDS]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army retook Geteina late last month.", "capture"),  # an irregular past
        ("Manbij, which the rebels said they had captured, is quiet.", "capture"),  # a gap two verbs down
        ("Twelve soldiers had been killed in Manbij and the base overrun.", "capture"),  # its auxiliary is said once
        ("Marines planted their flag in the centre of Kherson.", "capture"),
        ("The army threw the rebels out of Hama.", "capture"),
        ("Rebels entered Taiz when the army left. The government seized it and other towns.", "advance"),
        ("The northern part of Cyprus is occupied by Turkish troops.", "control"),  # it stands: no new capture
        ("Two towns near Aleppo, which the rebels overran and still hold, are quiet.", "control"),
        ("The convoy of tanks has got as far as Adwa.", "advance"),
        ("Armoured vehicles rolled into Jenin.", "advance"),
        ("Haftar's men slipped out of Tarhuna during the night.", "withdraw"),  # men of a side are fighters
        ("The last French soldiers flew out of Niamey.", "withdraw"),
        ("Kenya brought its soldiers home from Kismayo.", "withdraw"),
        ("Some 2,000 soldiers are trapped inside Mariupol.", "besiege"),
        ("Djibo has been under blockade for two years.", "besiege"),
        ("Nearly 40,000 have gone to Adre.", "displace"),  # a number stands for people
        ("Six schools in Kaya are hosting some 12,000 people.", "displace"),
        ("The fighting has forced tens of thousands from their homes in Ituri.", "displace"),
        ("The displaced are returning to Sinjar.", "return"),
        ("About 900 American troops are in eastern Syria.", "base"),
        ("Wagner keeps some 300 soldiers at Bangui.", "base"),
        ("Fresh troops are on their way to Bakhmut.", "mobilise"),
        ("The army strengthened its garrison in Goma.", "mobilise"),
        ("Rebels had entered Manbij, and the army left it at dawn.", "withdraw"),  # a pronoun stands for the town
        ("Soldiers still hold Zapfelberg.", "control"),  # a name that nobody lists
        ("Up to 80 percent of the population has been driven from home.", "displace"),  # a share of people
        ("A further 10,000 were reported to have reached Kodok.", "displace"),
        ("Thousands are fleeing south.", "displace"),
        ("The town is swollen by 200,000 displaced people.", "displace"),  # counted, with no verb that moves them
        ("The first armoured vehicles rolled in at noon.", "advance"),
        ("Russian forces made confirmed gains near Kreminna.", "advance"),
        ("The attackers penetrated the outer defences of Gao.", "advance"),
        ("The army pushed the rebels back towards Kidal.", "advance"),
        ("Rebel forces were driven back from Kyiv.", "withdraw"),
        ("A spokesman confirmed the pull-back from the suburbs of Tripoli.", "withdraw"),  # hyphens
        ("The brigade dug in along the highway to Debre Berhan.", "mobilise"),
        ("Chad has sent 1,000 men to Gao.", "mobilise"),
        ("French soldiers were stationed in Manta until 2009.", "base"),
        ("The militia used the school in Bor as a barracks.", "base"),
        ("Idlib, where Turkey is in charge, is quiet.", "control"),
    ],
)
def test_a_sentence_of_the_class_is_found(reader: Reader, text: str, kind: str) -> None:
    """Armed people, machines, numbers and pronouns stand where armed people or crowds may stand."""
    assert kind in _kinds(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Snow has cut off dozens of villages near Mazar.",
        "Life is returning to Gao.",
        "The senator has withdrawn his candidacy in Gao.",
        "They went from house to house in Tunis.",
        "Police deported a businessman to Ireland.",
        "The firm controls half of the market in Gao.",
        "Engineers cleared the road to Kabul of mines.",
        "The pilot lost control of the plane over Cairo.",
        "The president returned the book to France.",
        "The minister reached a settlement with Iran.",
        "Britain has threatened to withdraw from the agreement.",
        "The mayor asked residents not to leave Goma.",
        "The doctor returned to her patients in Gaza.",
        "Her collapse in Baghdad alarmed the doctors.",
        "A strike destroyed an IS-held tank near Palmyra.",
    ],
)
def test_a_false_friend_is_refused(reader: Reader, text: str) -> None:
    """Weather, mines, deals, travellers and patients move no front."""
    assert _kinds(reader, text) == []
