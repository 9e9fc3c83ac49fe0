"""What every store promises (`fogline.store.values.Store`)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fogline.claims.values import Claim, TimeRef
from fogline.lexicon.kinds import Instrument, Kind, Polarity
from fogline.reports.values import Report
from fogline.store.values import ClaimQuery, Entry, SourceCount, Store
from making import a_claim, a_place, a_report, a_source, a_time, an_actor

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def put(store: Store, *entries: tuple[Report, tuple[Claim, ...]]) -> int:
    """Append entries under the tests' reader."""
    generation = store.start_generation("test-1", "none-0")
    return store.append([Entry(report=r, claims=c) for r, c in entries], generation=generation, recorded=NOW)


def asked(store: Store, **query: object) -> list[Claim]:
    """The claims that a query finds."""
    return list(store.claims(ClaimQuery(**query)))  # type: ignore[arg-type]


def test_an_empty_store_answers_with_nothing(store: Store) -> None:
    """An empty store has no generation, no reports, no claims, and no counts above nought."""
    assert store.generation() is None
    assert (list(store.reports()), asked(store), store.counts().claims) == ([], [], 0)


def test_what_goes_in_comes_out(reopen: Callable[[], Store]) -> None:
    """Reports and claims are equal after the store has been closed and opened again."""
    at = datetime(2024, 12, 2, 8, 30, tzinfo=timezone(timedelta(hours=3)))
    report = replace(a_report("Rebels took Aleppo."), title="T", url="u", external_id="x", published_at=at, sha256="ab")
    claim = a_claim(
        report,
        by="Rebels",
        at="Aleppo",
        says=(a_source("Lister", "person"), a_source("locals", "witness", level=1)),
        killed=(3, None),
        wounded=(None, 9),
        count=(12, 12),
        instrument=Instrument.DRONE,
        time=a_time(None, "2024-12-01"),
        because="c_0",
    )
    put(reopen(), (report, (claim,)))
    store = reopen()
    assert list(store.reports()) == [report]
    assert asked(store) == [claim]


def test_a_claim_without_a_time_keeps_none(store: Store) -> None:
    """No time, and a time that is open on both sides, are told apart."""
    report = a_report(published=None)
    bare = a_claim(report, by="A", time=None)
    open_ = a_claim(report, by="B", time=TimeRef(start=None, end=None, text="once"))
    put(store, (report, (bare, open_)))
    assert {claim.time for claim in asked(store)} == {None, TimeRef(start=None, end=None, text="once")}


def test_adding_twice_changes_nothing(store: Store) -> None:
    """A report that is known is passed over, also within one batch."""
    report = a_report()
    entry = (report, (a_claim(report),))
    assert [put(store, entry, entry), put(store, entry)] == [1, 0]
    assert (store.counts().reports, len(asked(store))) == (1, 1)


def test_a_failed_batch_leaves_nothing(store: Store) -> None:
    """A report and its claims go in together, or neither does."""
    report = a_report()
    bad = replace(a_claim(report), start=2**80)
    with pytest.raises(Exception, match=r".+"):
        put(store, (report, (bad,)))
    assert (store.counts().reports, asked(store)) == (0, [])
    assert put(store, (report, ())) == 1


def test_known_reports_are_named(store: Store) -> None:
    """Only ids that are stored come back; a report without claims counts as read."""
    report = a_report()
    put(store, (report, ()))
    generation = store.start_generation("test-1", "none-0")
    assert store.known_reports([report.id, "r_other"], generation) == {report.id}
    assert store.known_reports([], generation) == set()


def test_known_is_a_clock_of_publication(store: Store) -> None:
    """What was published later is unknown; an undated report is known to nobody on any day."""
    early, late = a_report("One.", published="2024-12-01"), a_report("Two.", published="2024-12-05")
    undated = a_report("Three.", published=None)
    put(store, *((r, (a_claim(r),)) for r in (late, undated, early)))
    assert [c.report for c in asked(store, known=date(2024, 12, 4))] == [early.id]
    assert [c.report for c in asked(store)] == [early.id, late.id, undated.id]
    assert [r.id for r in store.reports(known=date(2024, 12, 4))] == [early.id]


def test_on_is_a_clock_of_events(store: Store) -> None:
    """A claim is found on the days that its time covers; an open side reaches for ever."""
    report = a_report()
    week = a_claim(report, by="A", time=a_time("2024-11-25", "2024-11-30"))
    since = a_claim(report, by="B", time=TimeRef(start=date(2024, 11, 29), end=None))
    timeless = a_claim(report, by="C", time=None)
    put(store, (report, (week, since, timeless)))
    found = {day: {c.actors[0].name for c in asked(store, on=date(2024, 11, day))} for day in (24, 25, 29, 30)}
    assert found == {24: set(), 25: {"A"}, 29: {"A", "B"}, 30: {"A", "B"}}
    assert {c.actors[0].name for c in asked(store, on=date(2031, 1, 1))} == {"B"}


def test_names_are_compared_loosely(store: Store) -> None:
    """A place or side is found by its name without accents and article, by id, and by what a report calls it."""
    report = a_report()
    hts = replace(an_actor("Hay'at Tahrir al-Sham"), text="HTS")
    first = replace(a_claim(report, at="Ar-Raqqa"), actors=(hts,))
    second = replace(a_claim(report, "advance", toward="Hama"), actors=(replace(hts, text="the group"),))
    third = a_claim(report, "strike", to="Hayat Tahrir al-Sham", at="Idlib")
    put(store, (report, (first, second, third)))
    assert [c.kind for c in asked(store, place="raqqa")] == [Kind.CAPTURE]
    assert [c.kind for c in asked(store, place=a_place("Hama").id)] == [Kind.ADVANCE]
    assert {c.kind for c in asked(store, actor="hayat tahrir al sham")} == {Kind.CAPTURE, Kind.ADVANCE, Kind.STRIKE}
    assert {c.kind for c in asked(store, actor="HTS")} == {Kind.CAPTURE, Kind.ADVANCE, Kind.STRIKE}
    assert asked(store, place="Damascus") == []


def test_sources_are_found_among_the_quoted_and_the_publishers(store: Store) -> None:
    """A source is somebody in the chain, or the publisher of the report."""
    wire, desk = a_report("One.", publisher="Wire"), a_report("Two.", publisher="The Desk")
    said = a_claim(wire, says=(a_source("Lister", "person"),))
    put(store, (wire, (said, a_claim(wire, "clash"))), (desk, (a_claim(desk, "strike"),)))
    assert [c.kind for c in asked(store, source="lister")] == [Kind.CAPTURE]
    assert [c.kind for c in asked(store, source="the desk")] == [Kind.STRIKE]
    assert store.sources(ClaimQuery()) == [
        SourceCount(name="Wire", kind="publisher", reports=1, claims=2),
        SourceCount(name="Lister", kind="person", reports=1, claims=1),
        SourceCount(name="The Desk", kind="publisher", reports=1, claims=1),
    ]


def test_filters_narrow_together(store: Store) -> None:
    """Kinds, days of publication and reports restrict at once."""
    early, late = a_report("One.", published="2024-12-01"), a_report("Two.", published="2024-12-05")
    put(store, *((r, (a_claim(r), a_claim(r, "clash"))) for r in (early, late)))
    found = asked(store, kinds=(Kind.CLASH, Kind.STRIKE), published_since=date(2024, 12, 2))
    assert [(c.kind, c.report) for c in found] == [(Kind.CLASH, late.id)]
    assert len(asked(store, published_until=date(2024, 12, 1))) == 2
    assert {c.report for c in asked(store, reports=(early.id,))} == {early.id}


def test_claims_are_read_while_other_questions_are_asked(store: Store) -> None:
    """A stream of claims goes on while the store answers something else."""
    reports = [a_report(f"Report {n}.") for n in range(5)]
    put(store, *((r, (a_claim(r),)) for r in reports))
    stream = store.claims(ClaimQuery())
    first = next(stream)
    assert store.counts().reports == 5
    assert len([first, *stream]) == 5


def test_a_new_reading_replaces_the_old_one_only_when_it_is_finished(store: Store) -> None:
    """Reading again with another model goes into a generation of its own; until it is whole, the old one answers."""
    report = a_report()
    old = a_claim(report, by="A")
    new = replace(old, polarity=Polarity.NEGATIVE, model="other-1")
    put(store, (report, (old,)))
    second = store.start_generation("test-1", "other-1")
    assert [r.id for r in store.unread(second)] == [report.id]
    store.append([Entry(report=report, claims=(new,))], generation=second, recorded=NOW)
    assert (asked(store), list(store.unread(second))) == ([old], [])
    assert store.start_generation("test-1", "other-1") == second
    store.finish_generation(second)
    assert (asked(store), store.generation()) == ([new], second)
    assert store.counts().reports == 1
