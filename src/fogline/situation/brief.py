"""The written brief: sections of sentences, each with the numbers of the quotes that it rests on.

The same input gives the same text. Nothing that was published after `known` is used; what ended before `since` is left
out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from fogline.claims.values import Claim
from fogline.events.values import Event
from fogline.lexicon.kinds import Modality
from fogline.reports.values import Report
from fogline.situation import sections
from fogline.situation.attribution import voices
from fogline.situation.control import NO_SIDES, PlaceCourse, control_on
from fogline.situation.fitting import fitting
from fogline.situation.sides import Sides
from fogline.situation.telling import Draft, happenings
from fogline.situation.theatre import outside
from fogline.situation.values import Brief, BriefSection, BriefSentence, Citation

SECTIONS = (
    ("Bottom line", sections.bottom_line),
    ("Territory", sections.territory),
    ("Fighting", sections.of_kinds(sections.FIGHTING)),
    ("People and tolls", sections.of_kinds(sections.PEOPLE)),
    ("Who leads, backs and joins whom", sections.ties),
    ("Politics and diplomacy", sections.of_kinds(sections.POLITICS)),
    ("Intended, expected or feared", sections.intended),
    ("Disputed", sections.disputed),
    ("Background", sections.background),
    ("Sources", sections.sources),
)
MOST_CITATIONS = 5


def write_brief(
    events: Iterable[Event],
    courses: Iterable[PlaceCourse],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    *,
    known: date,
    on: date,
    since: date | None = None,
    sides: Sides = NO_SIDES,
) -> Brief:
    """The brief on a day. `claims` are those published by `known`; events and courses were made from them alone.

    Where one publisher alone speaks, it is named once, as the brief's, and not in every sentence.
    """
    joined = sides.joined(claims, (report.published for report in reports.values()))
    by_id = {claim.id: claim for claim in claims}
    days = (control_on(course, on=on, known=known) for course in courses)
    publishers = {report.publisher for report in reports.values()}
    material = sections.Material(
        on=on,
        since=since,
        happenings=tuple(
            h for h in fitting(happenings(events, by_id), joined, outside(claims, reports)) if h.end(reports, on) <= on
        ),
        control=tuple(day for day in days if day),
        claims=by_id,
        reports={id: replace(report, publisher="") for id, report in reports.items()}
        if len(publishers) == 1
        else reports,
        publishers={id: report.publisher for id, report in reports.items()},
        mentions=Counter(place.id for claim in claims for place in claim.places),
    )
    numbers: dict[str, int] = {}
    written = [
        BriefSection(title=title, sentences=tuple(_number(draft, numbers, reports) for draft in drafts))
        for title, section in SECTIONS
        if (drafts := section(material))
    ]
    citations = tuple(_citation(number, by_id[id], reports) for id, number in numbers.items())
    publisher = publishers.pop() if len(publishers) == 1 else ""
    return Brief(on=on, known=known, publisher=publisher, sections=tuple(written), citations=citations)


def last_day(claims: Iterable[Claim], reports: Mapping[str, Report], *, known: date | None = None) -> date | None:
    """The last day that the claims speak of as fact, not after their publication nor after `known`; `None` for none."""
    days = []
    for claim in claims:
        told = reports[claim.report].published
        spoken = (claim.time.end or claim.time.start) if claim.time else None
        bounds = [day for day in (told, spoken, known) if day]
        if claim.modality == Modality.ASSERTED and (told or spoken):
            days.append(min(bounds))
    return max(days, default=None)


def _number(draft: Draft, numbers: dict[str, int], reports: Mapping[str, Report]) -> BriefSentence:
    """Cite the weightiest grounds, one a publisher first, so that five citations show as many voices as they can."""
    seen: set[str] = set()
    fresh: list[Claim] = []
    again: list[Claim] = []
    for claim in draft.grounds:
        (again if reports[claim.report].publisher in seen else fresh).append(claim)
        seen.add(reports[claim.report].publisher)
    cited = [claim.id for claim in dict.fromkeys([*fresh, *again])][:MOST_CITATIONS]
    return BriefSentence(
        text=draft.text, citations=tuple(sorted(numbers.setdefault(id, len(numbers) + 1) for id in cited))
    )


def _citation(number: int, claim: Claim, reports: Mapping[str, Report]) -> Citation:
    report = reports[claim.report]
    return Citation(
        number=number,
        claim=claim.id,
        report=report.external_id or report.id,
        publisher=report.publisher,
        published=report.published,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        said_by=tuple(voices((claim,), reports)) if claim.sources else (),
    )
