"""Stores round-trip; adding twice changes nothing; the order of arrival does not matter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fogline.claims.values import NUMBER_FIELDS, ActorRef, Claim, PlaceRef, SourceRef, TimeRef
from fogline.lexicon.kinds import Certainty, Instrument, Kind, Modality, PlaceRole, Polarity, SourceKind
from fogline.reports.values import Report
from fogline.store.duck import DuckStore
from fogline.store.values import ClaimQuery, Entry
from making import a_report

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.text(st.characters(codec="utf-8"), max_size=12)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
degrees = st.none() | st.floats(-180, 180, allow_nan=False)
ranges = st.none() | st.tuples(st.none() | st.integers(0, 10**12), st.none() | st.integers(0, 10**12))
actors = st.lists(st.builds(ActorRef, name=words, id=words, text=words), max_size=3).map(tuple)
places = st.lists(
    st.builds(
        PlaceRef, name=words, id=words, role=st.sampled_from(PlaceRole), lat=degrees, lon=degrees,
        precision=st.integers(1, 7), text=words, inferred=st.booleans(),
    ),
    max_size=3,
).map(tuple)  # fmt: skip
sources = st.lists(
    st.builds(
        SourceRef, name=words, kind=st.sampled_from(SourceKind), text=words, level=st.integers(0, 4),
        channel=st.none() | words,
    ),
    max_size=3,
).map(tuple)  # fmt: skip
numbers = dict.fromkeys(NUMBER_FIELDS, ranges)
claims = st.builds(
    Claim, id=words, report=st.just(""), sentence=st.integers(0, 999), kind=st.sampled_from(Kind), quote=words,
    start=st.integers(0, 10**6), end=st.integers(0, 10**6), actors=actors, recipients=actors, places=places,
    time=st.none() | st.builds(TimeRef, start=days, end=days, text=st.none() | words), sources=sources,
    polarity=st.sampled_from(Polarity), certainty=st.sampled_from(Certainty), modality=st.sampled_from(Modality),
    instrument=st.none() | st.sampled_from(Instrument), because=st.none() | words, reader=words, model=words, **numbers,
)  # fmt: skip
reports = st.builds(
    Report, id=words, text=words, published=days, publisher=words, title=words, url=words, external_id=words,
    published_at=st.none() | st.datetimes(timezones=st.just(UTC)), origin=words, sha256=words, language=words,
)  # fmt: skip
archives = st.lists(st.tuples(reports, st.lists(claims, max_size=3)), max_size=4, unique_by=lambda pair: pair[0].id)


@contextmanager
def a_store() -> Iterator[DuckStore]:
    """A store that lives as long as one example."""
    with TemporaryDirectory() as folder:
        store = DuckStore(Path(folder) / "store.duckdb")
        try:
            yield store
        finally:
            store.close()


def entries(archive: list[tuple[Report, list[Claim]]]) -> list[Entry]:
    """Reports with claims that stand in them, each with an id of its own."""
    return [
        Entry(report=report, claims=tuple(replace(c, report=report.id, id=f"{n}-{c.id}") for n, c in enumerate(found)))
        for report, found in archive
    ]


def contents(store: DuckStore) -> tuple[list[Report], list[Claim]]:
    """Everything that a store holds, in its own order."""
    return list(store.reports()), list(store.claims(ClaimQuery()))


@SLOW
@given(archives)
def test_whatever_goes_in_comes_out(archive: list[tuple[Report, list[Claim]]]) -> None:
    """Any report and any claim are equal after storing, whatever text, dates and numbers they hold."""
    given_ = entries(archive)
    with a_store() as store:
        store.append(given_, generation=store.start_generation("r", "m"), recorded=NOW)
        kept, found = contents(store)
    assert {r.id: r for r in kept} == {e.report.id: e.report for e in given_}
    assert {(c.report, c.id): c for c in found} == {(c.report, c.id): c for e in given_ for c in e.claims}
    assert len(found) == sum(len(e.claims) for e in given_)


@SLOW
@given(archives, st.randoms(use_true_random=False))
def test_order_of_arrival_and_repetition_do_not_matter(
    archive: list[tuple[Report, list[Claim]]], chance: object
) -> None:
    """One by one, all at once, twice over, in any order: the same answers in the same order."""
    given_ = entries(archive)
    shuffled = given_ + given_
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    with a_store() as one, a_store() as other:
        one.append(given_, generation=one.start_generation("r", "m"), recorded=NOW)
        for entry in shuffled:
            other.append([entry], generation=other.start_generation("r", "m"), recorded=NOW)
        assert contents(one) == contents(other)


def test_the_builders_give_content_ids() -> None:
    """Two reports of the same content are one report."""
    assert a_report("One.").id == a_report("One.").id != a_report("Two.").id
