"""The written brief: every sentence cited, every word with whoever gives it, nothing from after `known`."""

from datetime import date

from fogline.claims.values import Claim
from fogline.events.linking import link
from fogline.interfaces.exports.brief_text import brief_json, brief_markdown
from fogline.lexicon.kinds import Modality, Polarity
from fogline.reports.values import Report
from fogline.situation.brief import last_day, write_brief
from fogline.situation.control import courses
from fogline.situation.values import Brief
from making import a_claim, a_report, a_source

Told = tuple[Report, Claim]
DAY = date(2024, 12, 5)


def told(text: str, kind: str, *, day: str = "2024-12-05", publisher: str = "Wire", **fields: object) -> Told:
    """A claim in a report of its own."""
    report = a_report(text, published=day, publisher=publisher)
    return report, a_claim(report, kind, **fields)  # type: ignore[arg-type]


def written(*pairs: Told, since: date | None = None) -> Brief:
    """The brief on 5 December."""
    reports = {report.id: report for report, _ in pairs}
    claims = [claim for _, claim in pairs]
    return write_brief(link(claims, reports), courses(claims, reports), claims, reports, known=DAY, on=DAY, since=since)


def section(brief: Brief, title: str) -> list[str]:
    """The sentences of a section; none where it is missing."""
    return [s.text for found in brief.sections if found.title == title for s in found.sentences]


CAPTURE = told("HTS took Hama.", "capture", by="HTS", at="Hama", to="Syrian army", says=(a_source("SOHR"),))
AGAIN = told("Hama has fallen to HTS.", "capture", by="HTS", at="Hama", publisher="Desk")
DENIAL = told(
    "The ministry denied that HTS had taken Hama.", "capture", by="HTS", at="Hama", polarity=Polarity.NEGATIVE,
    publisher="Defence ministry",
)  # fmt: skip
FEAR = told("Residents fear an attack on Homs.", "offensive", by="HTS", toward="Homs", modality=Modality.PREDICTED)
BACKING = told("Turkey backs the SNA.", "back", by="Turkey", to="SNA")
PAST = told("In 2016 the army took Aleppo.", "capture", by="Syrian army", at="Aleppo", on="2016-12-22")
STRIKE = told("A strike killed 4.", "strike", at="Idlib", killed=(4, 4))
STRIKE_AGAIN = told("A strike killed 9.", "strike", at="Idlib", killed=(9, 9), publisher="Desk")
ALL = (CAPTURE, AGAIN, DENIAL, FEAR, BACKING, PAST, STRIKE, STRIKE_AGAIN)


def test_every_sentence_is_cited_and_every_citation_quotes() -> None:
    """No sentence without a number, no number without words that stand in their report."""
    brief = written(*ALL)
    numbers = {citation.number for citation in brief.citations}
    sentences = [s for found in brief.sections for s in found.sentences]
    assert sentences
    assert all(s.citations and set(s.citations) <= numbers for s in sentences)
    texts = {report.id: report.text for report, _ in ALL}
    assert all(texts[c.report][c.start : c.end] == c.quote for c in brief.citations)
    assert [c.number for c in brief.citations] == list(range(1, len(numbers) + 1))


def test_things_stand_in_their_sections() -> None:
    """Fact, fear, tie, dispute and history are kept apart, each as what it is."""
    brief = written(*ALL)
    assert "HTS took Hama from the Syrian army on 5 December, according to SOHR and Desk." in section(
        brief, "Territory"
    )
    assert section(brief, "Intended, expected or feared") == [
        "HTS was expected to launch an offensive toward Homs on 5 December, according to Wire."
    ]
    assert section(brief, "Who leads, backs and joins whom") == ["Turkey backed SNA, according to Wire."]
    assert section(brief, "Background") == ["The Syrian army took Aleppo on 22 December 2016, according to Wire."]
    assert section(brief, "Disputed") == [
        "The Defence ministry denied that HTS had taken Hama; the opposite was reported by SOHR and Desk."
    ]


def test_tolls_that_differ_are_a_range_with_who_says_what() -> None:
    """Neither figure is dropped."""
    [strike] = section(written(STRIKE, STRIKE_AGAIN), "Fighting")
    assert "with 4 to 9 killed" in strike
    assert "4 killed (Wire)" in strike
    assert "9 killed (Desk)" in strike


def test_what_ended_before_since_is_left_out() -> None:
    """A brief of what is new tells nothing old."""
    old = told("HTS took Saraqib.", "capture", by="HTS", at="Saraqib", day="2024-11-29")
    brief = written(old, CAPTURE, PAST, since=date(2024, 12, 1))
    assert not any("Saraqib on 29" in text for text in section(brief, "Territory"))
    assert section(brief, "Background") == []


def test_what_comes_after_on_is_left_out() -> None:
    """A brief on the 5th does not tell of the 7th."""
    later = told("HTS took Homs.", "capture", by="HTS", at="Homs", day="2024-12-07")
    assert not any("Homs" in s.text for found in written(CAPTURE, later).sections[:2] for s in found.sentences)


def test_the_same_input_gives_the_same_text() -> None:
    """Whatever order the claims come in."""
    assert brief_markdown(written(*ALL)) == brief_markdown(written(*reversed(ALL)))


def test_a_lone_publisher_is_named_once() -> None:
    """Where everything is one publisher's word, the head says so, and the sentences do not repeat it."""
    brief = written(BACKING, FEAR)
    assert brief.publisher == "Wire"
    assert section(brief, "Who leads, backs and joins whom") == ["Turkey backed SNA."]
    assert "All of it is the word of Wire" in brief_markdown(brief)


def test_markdown_ends_every_sentence_in_citations() -> None:
    """The numbers stand before the full stop, and below with their quotes."""
    text = brief_markdown(written(*ALL), title="Syria")
    told_lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert all(line.endswith("].") for line in told_lines)
    assert "1. “" in text
    assert text.startswith("# Syria: the situation on 2024-12-05")


def test_json_holds_the_same() -> None:
    """Sections, sentences and citations, with ISO dates."""
    found = brief_json(written(*ALL))
    assert (found["on"], found["known"]) == ("2024-12-05", "2024-12-05")
    assert found["citations"][0].keys() >= {"number", "claim", "report", "publisher", "quote", "start", "end"}


def test_the_last_day_is_the_last_that_is_spoken_of() -> None:
    """Not a day that is only feared, and none after publication."""
    reports = {report.id: report for report, _ in ALL}
    assert last_day([claim for _, claim in ALL], reports) == DAY
    assert last_day([FEAR[1]], reports) is None
