"""Whatever the text, every claim quotes it; and reading is a function of the text."""

import json
from datetime import date
from itertools import chain

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fogline.claims.reader import Reader
from fogline.claims.values import ReadReport
from fogline.claims.wire import claim_from_json, claim_to_json, mention_to_json
from fogline.core.ids import content_id
from fogline.reports.values import Report

pytestmark = pytest.mark.heavy
DAY = date(2024, 12, 2)

# Shapes of war reporting: what makes the reader work, to be cut up and mixed with what should not harm it.
PROSE = (
    "Rebels seized the town of Saraqib on Thursday, killing at least 12 soldiers.",
    "The ministry denied that its troops had left Hama.",
    "“We have taken the airport,” a commander told reporters, adding that fighting went on",
    "According to the Syrian Observatory for Human Rights, 20 to 30 civilians were killed in air strikes on Idlib.",
    "Shelling 15 km south of Kupiansk wounded three people; the city was captured two days earlier",
    "Hezbollah, which is backed by Iran, fired dozens of rockets toward Haifa after Israel struck Beirut.",
    "The RSF said it had besieged El Fasher. The group later withdrew from there.",
    "- 3 Nov: clashes in Goma, DRC",
    "If the ceasefire fails, M23 may advance on Bukavu, residents fear",
)
ODD = (
    "\u200f\u202e",
    "\u0000",
    "\x07\x1b[31m",
    "\ufeff",
    "a\u0301\u0327\u0489",
    "🚀🔥🇺🇦",
    "مدينة حلب",
    "北京",
    "\u2028\u2029",
    "\r\n\r\n",
    "\u00ad",
    "<b>HTS</b> &amp; <script>",
    "[[x]](http://example.org?a=%20)",
    "X" * 3000,
    "-" * 500,
    "9" * 400,
    "1,000,000,000,000,000,000",
    "((((((“““",
    "32 December 2024",
    "\t \u00a0\u3000",
    "İIıſßﬁ",
)
words = st.sampled_from([word for sentence in PROSE for word in sentence.split()])
parts = st.one_of(
    st.sampled_from(PROSE),
    st.sampled_from(ODD),
    st.lists(words, min_size=1, max_size=12).map(" ".join),
    st.text(max_size=40),
)
texts = st.lists(st.tuples(parts, st.sampled_from(["", " ", "\n", "\n\n", ". ", " — "])), max_size=10).map(
    lambda pieces: "".join(chain.from_iterable(pieces))
)
careful = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def a_report(text: str, day: date | None = DAY) -> Report:
    return Report(id=content_id("r", "Wire", str(day), text), text=text, published=day, publisher="Wire")


def read(reader: Reader, *reports: Report) -> list[ReadReport]:
    return list(reader.read(reports))


@given(text=texts, day=st.sampled_from([DAY, None]))
@example(text="", day=DAY)
@example(text="\u0000", day=DAY)
@example(text="took " * 2000, day=DAY)
@example(text=f"Shelling killed {'9' * 400} people in Hama.", day=DAY)
@example(text=f"{'9' * 5000} fighters, between {'8' * 400} and {'9' * 400} of them wounded, took Hama.", day=DAY)
@example(text=" ".join(PROSE), day=None)
@example(text="".join(f"{a}{b}" for a, b in zip(PROSE * 3, ODD, strict=False)), day=DAY)
@careful
def test_every_claim_is_grounded(reader: Reader, text: str, day: date | None) -> None:
    """Each quote is the text at its offsets, without outer blanks, inside its sentence; nothing raises."""
    [found] = read(reader, a_report(text, day))
    for claim in found.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote.strip() == claim.quote
        start, end = found.sentences[claim.sentence]
        assert start <= claim.start
        assert claim.end <= end
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
    assert list(found.sentences) == sorted(found.sentences)


@given(text=texts)
@careful
def test_claims_survive_the_wire(reader: Reader, text: str) -> None:
    """A claim as a line of JSON reads back as the same claim, and mentions are plain JSON too."""
    [found] = read(reader, a_report(text))
    for claim in found.claims:
        line = json.dumps(claim_to_json(claim), ensure_ascii=False)
        assert claim_from_json(json.loads(line)) == claim
    assert all(json.loads(json.dumps(mention_to_json(mention))) for mention in found.mentions)


@given(text=texts, before=texts)
@settings(careful, max_examples=40)
def test_reading_depends_on_the_text_alone(reader: Reader, text: str, before: str) -> None:
    """Read alone, read again, or read in a batch behind another report: same claims, same ids, no id twice."""
    report, other = a_report(text), a_report(before)
    [alone] = read(reader, report)
    assert read(reader, report) == [alone]
    assert read(reader, other, report)[1] == alone
    ids = [claim.id for claim in alone.claims]
    assert len(ids) == len(set(ids))


@given(text=texts)
@settings(careful, max_examples=40)
def test_times_and_numbers_are_ranges(reader: Reader, text: str) -> None:
    """No interval ends before it starts, no range is upside down, no coordinate lies off the globe."""
    [found] = read(reader, a_report(text))
    for claim in found.claims:
        if claim.time and claim.time.start and claim.time.end:
            assert claim.time.start <= claim.time.end
        ranges = (claim.killed, claim.wounded, claim.captured, claim.displaced, claim.strength, claim.count)
        for low, high in filter(None, ranges):
            assert (low, high) != (None, None)
            assert low is None or high is None or low <= high
        for place in claim.places:
            assert (place.lat is None) == (place.lon is None)
            assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180)
