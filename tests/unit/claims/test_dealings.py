"""Which dealings, help, aid and restrictions are told: kinds of claims over tiny reports of our own prose."""

from datetime import date

import pytest

from fogline.claims.reader import Reader
from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument


def kinds(reader: Reader, text: str) -> set[str]:
    """The kinds of claims that a report which says `text` makes."""
    report = to_report(RawDocument(origin="made up", data=text.encode()), published=date(2024, 3, 10))
    [read] = reader.read([report])
    return {claim.kind.value for claim in read.claims}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Only two of Rutshuru's nine clinics are still working.", "access"),
        ("The main pumping station at Alouk stopped on Thursday for lack of diesel.", "access"),
        ("A ship with 20,000 tonnes of wheat docked at Hodeidah.", "access"),
        ("Half of Kherson has had no heating since the attack.", "access"),
        ("Doctors at Al-Amal say they are operating without anaesthetics.", "access"),
        ("The World Food Programme has halted distributions in Ituri.", "access"),
        ("Two ambulances were held at a checkpoint for six hours.", "access"),
        ("Rafah crossing remains shut.", "restrict"),
        ("Separatists are not letting cars through at Maiorsk.", "restrict"),
        ("Journalists were prevented from entering Melilla.", "restrict"),
        ("Police have banned all gatherings in the capital.", "restrict"),
        ("Mobile phone service has been cut across Amhara.", "restrict"),
        ("The Red Crescent handed out blankets and stoves to 600 families.", "support"),
        ("Ethiopian artillery supported the Somali attack on Garbaharey.", "support"),
        ("Belgrade paid the salaries of Bosnian Serb officers.", "support"),
        ("Mr Annan arrived in Damascus on Saturday for talks with Mr Assad.", "meet"),
        ("Negotiations in Jeddah have resumed.", "meet"),
        ("Both armies agreed to pull their guns back ten kilometres.", "agree"),
        ("Israel and Hamas have struck a deal on the hostages.", "agree"),
        ("On Monday he had called on the fighters inside Bria to give up.", "request"),
        ("Juba wants the peacekeepers out.", "request"),
        ("Tehran vowed a crushing response.", "threaten"),
        ("The government called the report baseless.", "reject"),
        ("The ministry attributed the attack to Rwanda.", "accuse"),
        ("Niger expelled the French ambassador.", "sanction"),
        ("Dockers in Mombasa are on strike.", "protest"),
        ("Crowds gathered outside parliament in Dakar.", "protest"),
        ("Mai-Mai fighters have sided with the army.", "ally"),
        ("Hezbollah, an ally of the Syrian government, withdrew.", "ally"),
        ("The regent has no intention of stepping down.", "reject"),
        ("Freetown turned a deaf ear to the appeal.", "reject"),
        ("The governor spoke of a plot, a claim that the rebels rejected.", "reject"),
        ("Ugandan soldiers are with the militia, which Kampala denies.", "reject"),
        ("Maputo is unwilling to negotiate with the insurgents.", "reject"),
        ("Juba said that the rebels were to blame for the massacre.", "accuse"),
        ("Bangui holds Chad responsible for the killings.", "accuse"),  # the parser makes a clause of it
        ("The president has attacked Paris for arming the rebels.", "accuse"),
        ("The rebels said they would kill the hostages unless the road was opened.", "threaten"),
        ("Khartoum will face air strikes if it does not comply, Washington said.", "threaten"),
        ("Fighting began after a long truce ran out.", "agree"),
        ("Both sides were told to hold their fire.", "agree"),
        ("The minister said that Eritrea must withdraw from Badme.", "request"),
        ("A strike called by the miners has shut Zouerate.", "protest"),
        ("Gunmen have made the Gao road impassable.", "restrict"),
        ("Nothing has come in through Rafah since Monday.", "access"),
        ("Libya shipped crates of rifles to the RUF.", "support"),
        ("The RUF's leader, Samuel Odhiambo, was in Bo.", "lead"),
        ("They were stopped by the army and allied militias.", "ally"),
    ],
)
def test_kind_is_told(reader: Reader, text: str, kind: str) -> None:
    """Given one sentence, when it is read, then it makes a claim of this kind."""
    assert kind in kinds(reader, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A military convoy reached Dilling on Tuesday.", "access"),
        ("He resumed his illegal activities in Kunduz.", "access"),
        ("The old bridge was opened in 1934.", "restrict"),
        ("The army resumed operations in Sirte.", "access"),
        ("Units pushed into the town and met next to no resistance.", "meet"),
        ("He called his mother from the front.", "meet"),
        ("The spokesman did not rule out an attack.", "reject"),
        ("One of them, who asked not to be named, said Bria had fallen.", "request"),
        ("Kigali attributed the operation to its special forces.", "accuse"),
        ("Two thousand fighters walked out of Grozny along the river.", "protest"),
        ("Slovenia recalled its ambassador in protest at the killings.", "protest"),
        ("The doctor declined a cup of tea.", "reject"),
        ("We are not asking you to take a side.", "request"),
        ("The rains have made the roads impassable.", "restrict"),
        ("Coalition nations which have flown include Denmark and Jordan.", "member"),
    ],
)
def test_false_friend_is_refused(reader: Reader, text: str, kind: str) -> None:
    """Given words that look like the kind, when they are read, then they make no claim of it."""
    assert kind not in kinds(reader, text)
