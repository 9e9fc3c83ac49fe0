"""How claims are said."""

import pytest

from fogline.claims.values import TimeRef
from fogline.lexicon.kinds import Certainty, Instrument, Kind, Modality, Polarity, SourceKind
from fogline.situation.grammar import amount, listed, named, quoted, tables, when
from fogline.situation.phrases import say
from fogline.situation.telling import of_claim, tell_claim
from making import a_claim, a_place, a_report, a_source, a_time

AIR, M = Instrument.AIRCRAFT, Modality
REPORT = a_report("Words.", published="2024-12-02", publisher="Wire")


def said(kind: str, **fields: object) -> str:
    """A claim's clause, without time and attribution."""
    return say(of_claim(a_claim(REPORT, kind, **fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("capture", {"by": "HTS", "at": "Aleppo", "to": "Syrian army"}, "HTS took Aleppo from the Syrian army"),
        ("capture", {"at": "Aleppo"}, "Aleppo was taken"),
        ("capture", {"at": ("Aleppo", "Hama")}, "Aleppo and Hama were taken"),
        ("capture", {"by": "rebels", "at": "Daraa", "count": (6, 6)}, "rebels took 6 places in Daraa"),
        ("control", {"by": "SDF", "at": "Raqqa", "certainty": Certainty.PROBABLE}, "SDF probably held Raqqa"),
        ("clash", {"by": ("HTS", "SDF"), "at": "Hama"}, "HTS and SDF fought in Hama"),
        ("clash", {"at": "Hama"}, "Fighting took place in Hama"),
        ("strike", {"by": "Russia", "at": "Idlib", "instrument": AIR}, "Russia carried out air strikes in Idlib"),
        ("strike", {"at": "Idlib"}, "strikes hit Idlib"),
        ("displace", {"by": "families", "toward": "Raqqa"}, "families fled to Raqqa"),
        ("displace", {"to": "families"}, "families were driven out"),
        ("lead", {"by": "HTS", "to": "Fath al-Mubin coalition"}, "HTS led the Fath al-Mubin coalition"),
        ("casualties", {"to": "civilians", "killed": (4, 4), "at": "Idlib"}, "4 civilians were killed in Idlib"),
        ("capture", {"by": "HTS", "at": "Hama", "polarity": Polarity.NEGATIVE}, "HTS did not take Hama"),
        ("capture", {"by": "HTS", "at": "Hama", "modality": M.INTENDED}, "HTS intended to take Hama"),
        ("capture", {"at": "Hama", "modality": M.PREDICTED}, "Hama was expected to be taken"),
        ("withdraw", {"by": "Iran", "at": "Hama", "modality": M.DEMANDED}, "Iran was called on to withdraw from Hama"),
        ("advance", {"by": "HTS", "toward": "Homs", "modality": M.HYPOTHETICAL}, "HTS might advance toward Homs"),
    ],
)  # fmt: skip
def test_kinds_are_said_plainly(kind: str, fields: dict[str, object], words: str) -> None:
    """Each kind has its verb; nobody named makes it passive; mood and doubt are in the verb."""
    assert said(kind, **fields) == words


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_said_whatever_is_missing(kind: Kind) -> None:
    """No kind, mood or gap leaves a hole or a stray brace in the sentence."""
    for modality in Modality:
        for polarity in Polarity:
            for fields in ({}, {"by": "A"}, {"to": "B"}, {"at": "C"}, {"by": "A", "to": "B", "at": "C", "toward": "D"}):
                words = said(kind.value, modality=modality, polarity=polarity, **fields)
                assert words == " ".join(words.split())
                assert not set(words) & set("{}")
    assert kind.value in tables()


def test_the_word_stays_with_whoever_gives_it() -> None:
    """The chain is told from the outside in; without sources it is the publisher's word."""
    chain = (a_source("Charles Lister", "person"), a_source("local reporters", "witness", level=1))
    nested = a_claim(REPORT, by="HTS", at="Hama", says=chain, time=a_time("2024-12-01"))
    bare = a_claim(REPORT, by="HTS", at="Hama", time=None)
    hearsay = a_claim(REPORT, by="HTS", at="Hama", says=(a_source("", SourceKind.HEARSAY.value),), time=None)
    assert tell_claim(nested, REPORT) == (
        "HTS took Hama on 1 December 2024, according to Charles Lister, citing local reporters."
    )
    assert tell_claim(bare, REPORT) == "HTS took Hama, according to Wire."
    assert tell_claim(hearsay, REPORT) == "HTS took Hama, according to unnamed reports."


def test_a_denial_is_told_as_a_denial_and_a_failure_is_not() -> None:
    """The words of the sentence decide."""
    denial = a_report("The ministry denied that HTS had taken Hama.", publisher="Defence ministry")
    failure = a_report("HTS failed to take Hama.", publisher="Wire")
    made = [a_claim(r, by="HTS", at="Hama", polarity=Polarity.NEGATIVE, time=None) for r in (denial, failure)]
    assert tell_claim(made[0], denial) == "The Defence ministry denied that HTS had taken Hama."
    assert tell_claim(made[1], failure) == "HTS did not take Hama, according to Wire."


def test_kinds_that_say_too_little_quote() -> None:
    """An appeal's content is in its words."""
    report = a_report("demanded their support", publisher="Wire")
    claim = a_claim(report, "request", by="Assad", to="Arab governments", time=None)
    assert tell_claim(claim, report) == "Assad called on Arab governments: “demanded their support”, according to Wire."


@pytest.mark.parametrize(
    ("start", "end", "text", "words"),
    [
        ("2024-12-01", "2024-12-01", None, " on 1 December 2024"),
        ("2024-12-01", "2024-12-02", None, " around 1–2 December 2024"),
        ("2024-11-29", "2024-12-02", "since Friday", " between 29 November 2024 and 2 December 2024"),
        ("2024-11-29", None, "since Friday", " since 29 November 2024"),
        (None, "2024-11-29", "once", " by 29 November 2024"),
        ("2011-01-01", "2011-12-31", "in 2011", " in 2011"),
        (None, None, None, ""),
    ],
)
def test_times_are_said_as_precisely_as_known(start: str, end: str | None, text: str | None, words: str) -> None:
    """A window that the report merely implies is "around"; open sides are said so."""
    made = a_time(start, end)
    assert when(TimeRef(start=made.start, end=made.end if end else None, text=text)) == words


def test_numbers_and_lists() -> None:
    """Ranges, open ends, and lists that grow too long."""
    assert [amount(r) for r in ((3, 3), (3, 9), (12, None), (None, 20), (2000, 9999))] == [
        "3", "several", "at least 12", "up to 20", "thousands",
    ]  # fmt: skip
    assert listed(["a", "b", "a"]) == "a and b"
    assert listed(list("abcdef")) == "a, b, c and 3 others"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Syrian government", "the Syrian government"),
        ("Armed Forces of Ukraine", "the Armed Forces of Ukraine"),
        ("Hay'at Tahrir al-Sham", "Hay'at Tahrir al-Sham"),
        ("rebels", "rebels"),
        ("insurgent coalition", "the insurgent coalition"),
        ("conflict monitor", "a conflict monitor"),
        ("the group", "the group"),
        ("Reuters", "Reuters"),
        ("al-Qaeda", "al-Qaeda"),
    ],
)
def test_names_take_the_article_that_english_wants(name: str, words: str) -> None:
    """Bodies take "the", proper names none, single unnamed people "a"."""
    assert named(name) == words


def test_places_take_their_preposition() -> None:
    """At a site, on a line, in a town."""
    site = a_place("Menagh Air Base", precision=1)
    road = a_place("road to Hama", precision=5)
    assert say(of_claim(a_claim(REPORT, "clash", places=(site,)))) == "Fighting took place at Menagh Air Base"
    assert say(of_claim(a_claim(REPORT, "clash", places=(road,)))) == "Fighting took place on the road to Hama"


def test_long_quotes_are_cut_between_words() -> None:
    """A quote stays short, and its own quotation marks stay inside it."""
    assert quoted('He said "no"') == "“He said ’no’”"
    assert len(quoted("word " * 100)) < 170
