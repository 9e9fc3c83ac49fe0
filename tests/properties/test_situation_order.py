"""Events, control, brief and picture depend on what was published, not on the order in which it came in."""

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.values import Claim
from fogline.events.linking import link
from fogline.interfaces.exports.brief_text import brief_markdown
from fogline.interfaces.exports.picture_json import picture_json
from fogline.lexicon.kinds import Certainty, Kind, Modality, Polarity
from fogline.reports.values import Report
from fogline.situation.brief import write_brief
from fogline.situation.control import courses
from fogline.situation.picture import picture
from making import a_claim, a_report, a_source

FIRST = date(2024, 11, 24)
SIDES = ("HTS", "SDF", "Syrian government", "fighters")
PLACES = ("Aleppo", "Hama", "Homs", "Raqqa")
QUICK = settings(max_examples=40, deadline=None)

days = st.integers(0, 12).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
rows = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(list(Kind)),
            "published": days,
            "on": days,
            "publisher": st.sampled_from(("Wire", "Desk", "Ministry")),
            "by": st.sampled_from(((), *SIDES)),
            "to": st.sampled_from(((), *SIDES)),
            "at": st.sampled_from(((), *PLACES)),
            "says": st.sampled_from(((), (a_source("SOHR"),), (a_source("residents", "witness"),))),
            "polarity": st.sampled_from(Polarity),
            "modality": st.sampled_from(Modality),
            "certainty": st.sampled_from(Certainty),
            "killed": st.sampled_from((None, (3, 3), (5, None), (None, 9))),
        }
    ),
    min_size=1,
    max_size=14,
)


def made(table: list[dict[str, object]]) -> tuple[list[Claim], dict[str, Report]]:
    """Claims, each in a report of its own."""
    claims, reports = [], {}
    for number, row in enumerate(table):
        fields = dict(row)
        published, publisher = str(fields.pop("published")), str(fields.pop("publisher"))
        report = a_report(f"Report {number}.", published=published, publisher=publisher)
        reports[report.id] = report
        claims.append(a_claim(report, str(fields.pop("kind")), **fields))  # type: ignore[arg-type]
    return claims, reports


def told(claims: list[Claim], reports: dict[str, Report], known: date) -> tuple[object, ...]:
    """Everything that is made of claims, as known on a day."""
    heard = [c for c in claims if (day := reports[c.report].published) and day <= known]
    events, control = link(heard, reports), courses(heard, reports)
    brief = write_brief(events, control, heard, reports, known=known, on=known)
    return events, control, brief_markdown(brief), picture_json(picture(claims, reports, known))


@QUICK
@given(rows, st.integers(0, 99))
def test_the_order_of_arrival_does_not_matter(table: list[dict[str, object]], seed: int) -> None:
    """Any order of the same claims gives the same answers to the letter."""
    claims, reports = made(table)
    shuffled = random.Random(seed).sample(claims, len(claims))
    assert told(claims, reports, FIRST + timedelta(days=12)) == told(shuffled, reports, FIRST + timedelta(days=12))


@QUICK
@given(rows, st.integers(0, 12))
def test_what_is_published_later_changes_nothing(table: list[dict[str, object]], day: int) -> None:
    """The picture as known on a day is the picture without all that came later."""
    known = FIRST + timedelta(days=day)
    claims, reports = made(table)
    early = [c for c in claims if (found := reports[c.report].published) and found <= known]
    assert told(claims, reports, known) == told(early, reports, known)


@QUICK
@given(rows)
def test_belief_is_shared_out(table: list[dict[str, object]]) -> None:
    """At every place, at every step, the shares sum to one and none is negative."""
    claims, reports = made(table)
    for course in courses(claims, reports):
        for stretch in course.stretches:
            shares = [share for _, share in stretch.belief.shares]
            assert abs(sum(shares) - 1) < 1e-9
            assert min(shares) >= 0
            assert set(stretch.evidence) <= {claim.id for claim in claims}


@QUICK
@given(rows)
def test_every_sentence_is_cited(table: list[dict[str, object]]) -> None:
    """Whatever the claims, no sentence stands without a number, and no word is a stray brace or a double blank."""
    claims, reports = made(table)
    known = FIRST + timedelta(days=12)
    brief = write_brief(link(claims, reports), courses(claims, reports), claims, reports, known=known, on=known)
    for section in brief.sections:
        for sentence in section.sentences:
            assert sentence.citations
            assert sentence.text == " ".join(sentence.text.split())
            assert not set(sentence.text) & set("{}")
