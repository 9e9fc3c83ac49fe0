"""Who says it and how it is meant: attribution and stance over tiny reports of our own prose."""

from datetime import date

import pytest

from fogline.claims.reader import Reader
from fogline.claims.values import Claim
from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument

DAY = date(2024, 1, 5)


def read(reader: Reader, text: str) -> tuple[Claim, ...]:
    """The claims of a report that says `text`."""
    report = to_report(RawDocument(origin="made up", data=text.encode()), published=DAY)
    [result] = reader.read([report])
    return result.claims


def chain(claim: Claim) -> list[str]:
    """Names of the sources of a claim, level by level."""
    levels: dict[int, list[str]] = {}
    for source in claim.sources:
        levels.setdefault(source.level, []).append(source.name)
    return [" + ".join(levels[level]) for level in sorted(levels)]


def first(reader: Reader, text: str, kind: str) -> Claim:
    """The first claim of `kind`."""
    return next(claim for claim in read(reader, text) if claim.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "sources"),
    [
        ("The mayor said that rebels had captured Bria.", "capture", ["mayor"]),
        ("Rebels have captured Bria, residents said.", "capture", ["residents"]),
        ("Rebels have captured Bria, one of the residents said.", "capture", ["residents"]),
        ("Rebels took Bria and Sam, a small town, local reporters at the scene said.", "capture", ["local reporters"]),
        ("As reported by aid workers, rebels captured Bria.", "capture", ["aid workers"]),
        ("Word is that rebels have captured Bria.", "capture", ["hearsay"]),
        ("Officials believe, as do diplomats, that rebels have captured Bria.", "capture", ["Officials"]),
        ("The mayor said the road was open, while Chadian troops captured Bria.", "capture", []),
        ("''Rebels have captured Bria,'' said the mayor.", "capture", ["mayor"]),
        ("“Rebels have captured Bria.” ― Jean Kambi", "capture", ["Jean Kambi"]),
        ("Reports that rebels captured Bria are untrue.", "capture", []),
        ("Rebels have captured Bria, according to aid workers, and looted shops.", "capture", ["aid workers"]),
        ("Two officials told Reuters that rebels had captured Bria.", "capture", ["Reuters", "officials"]),
        ("State television reported that rebels captured Bria, citing a medical source.", "capture",
         ["State television", "medical source"]),
        ("It was reported that rebels had captured Bria.", "capture", ["hearsay"]),
        ("There were reports that rebels had captured Bria.", "capture", ["hearsay"]),
        ("UNICEF: 40 children killed in Bria since January", "casualties", ["UNICEF"]),
        ("Shelling in Bria kills 12 people - medics", "strike", ["medics"]),
        ("Monitors accused the army of executing prisoners in Bria.", "attack_civilians", ["Monitors"]),
        ("Monitors accused the army of shelling Bria, a charge that the army rejects.", "accuse", []),
        ("The mayor said that the enemy was close to Bria and called on residents to leave.", "request", []),
        ("The prefect blamed the killings in Bria on the rebels.", "attack_civilians", ["prefect"]),
        ("The governor ruled out withdrawing troops from Bria.", "withdraw", ["governor"]),
        ("Aid workers said later in the day that rebels had captured Bria.", "capture", ["Aid workers"]),
        ("Rebels captured Bria.", "capture", []),
    ],
)  # fmt: skip
def test_chain(reader: Reader, text: str, kind: str, sources: list[str]) -> None:
    """Given a sentence in some form of attribution, when it is read, its sources are told outermost first."""
    assert chain(first(reader, text, kind)) == sources


def test_semicolon_ends_what_is_said(reader: Reader) -> None:
    """Given clauses parted by a semicolon, when only the second has a speaker, then the first is the author's."""
    text = "Rebels captured Bria; the governor said that troops had withdrawn from Ippy."
    assert chain(first(reader, text, "capture")) == []
    assert chain(first(reader, text, "withdraw")) == ["governor"]


def test_quotation_runs_on(reader: Reader) -> None:
    """Given a quotation of two sentences, when the speaker stands in the first, then he is the source of both."""
    text = '"Rebels captured Bria," said the mayor. "They shelled the hospital and killed nine people."'
    assert chain(first(reader, text, "strike")) == ["mayor"]


def test_next_sentence_is_the_authors(reader: Reader) -> None:
    """Given an attributed sentence, when the next has no cue, then it has no source."""
    text = "Residents said that rebels had captured Bria. Troops withdrew from Ippy."
    assert chain(first(reader, text, "withdraw")) == []


def test_transcript(reader: Reader) -> None:
    """Given a transcript, when residents and hosts speak, then residents are sources and hosts the report itself."""
    text = (
        "PRESENTER: Rebels captured Bria overnight.\n\nRESIDENT: They shelled the market and killed three people.\n\n"
        "REPORTER: Troops withdrew from Ippy on Monday."
    )
    assert chain(first(reader, text, "capture")) == []
    assert chain(first(reader, text, "strike")) == ["resident"]
    assert chain(first(reader, text, "withdraw")) == []


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("Rebels failed to capture Bria.", "capture", ("negative", "certain", "asserted")),
        ("The army denied that rebels had captured Bria.", "capture", ("negative", "certain", "asserted")),
        ("Reports that rebels captured Bria are untrue.", "capture", ("negative", "certain", "asserted")),
        ("Rebels no longer control Bria.", "control", ("negative", "certain", "asserted")),
        ("Rebels may have captured Bria.", "capture", ("positive", "possible", "asserted")),
        (
            "The mission has seen no evidence that rebels have captured Bria.",
            "capture",
            ("negative", "certain", "asserted"),
        ),
        (
            "Monitors accused the army of shelling Bria, a charge that the army rejects.",
            "strike",
            ("positive", "certain", "asserted"),
        ),
        ("The governor ruled out withdrawing troops from Bria.", "withdraw", ("negative", "certain", "intended")),
        ("Rebels appear to have captured Bria.", "capture", ("positive", "probable", "asserted")),
        ("Rebels plan to capture Bria.", "capture", ("positive", "certain", "intended")),
        ("Officials fear that rebels will capture Bria.", "capture", ("positive", "certain", "predicted")),
        ("If rebels capture Bria, thousands will flee.", "capture", ("positive", "certain", "hypothetical")),
        ("The UN demanded that the army withdraw from Bria.", "withdraw", ("positive", "certain", "demanded")),
    ],
)
def test_stance(reader: Reader, text: str, kind: str, stance: tuple[str, str, str]) -> None:
    """Given a sentence that denies, doubts, plans, fears or asks, when it is read, then its claim says so."""
    claim = first(reader, text, kind)
    assert (claim.polarity, claim.certainty, claim.modality) == stance
