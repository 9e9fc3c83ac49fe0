"""Claims about one happening become one event; others stay apart."""

from itertools import permutations

from fogline.claims.values import Claim
from fogline.events.linking import link
from fogline.events.values import Event, Status, Toll
from fogline.lexicon.kinds import Modality, Polarity
from fogline.reports.values import Report
from making import a_claim, a_report, a_source

EARLY = a_report("HTS took Aleppo.", published="2024-11-30", publisher="Wire")
LATE = a_report("Aleppo has fallen.", published="2024-12-01", publisher="Desk")


def linked(*pairs: tuple[Report, Claim]) -> tuple[Event, ...]:
    """The events of claims given with their reports."""
    return link([claim for _, claim in pairs], {report.id: report for report, _ in pairs})


def test_two_reports_of_one_capture_are_one_event() -> None:
    """The same place and day, a side that one of them leaves out: one event with two voices."""
    first = a_claim(EARLY, by="HTS", at="Aleppo", on="2024-11-30")
    second = a_claim(LATE, at="Aleppo", on="2024-11-30")
    [event] = linked((LATE, second), (EARLY, first))
    assert event.claims == (first.id, second.id)
    assert (event.status, event.origins, event.actors[0].name) == (Status.CORROBORATED, 2, "HTS")


def test_other_days_places_sides_and_moods_are_other_events() -> None:
    """What differs in time, place, side or modality is not the same happening."""
    base = a_claim(EARLY, by="HTS", at="Aleppo", on="2024-11-30")
    others = (
        a_claim(LATE, by="HTS", at="Aleppo", on="2016-12-20"),
        a_claim(LATE, by="HTS", at="Hama", on="2024-11-30"),
        a_claim(LATE, by="SDF", at="Aleppo", on="2024-11-30"),
        a_claim(LATE, by="HTS", at="Aleppo", on="2024-11-30", modality=Modality.INTENDED),
        a_claim(LATE, "clash", by="HTS", at="Aleppo", on="2024-11-30"),
    )
    assert len(linked((EARLY, base), *((LATE, other) for other in others))) == 6


def test_a_denial_by_somebody_else_makes_an_event_disputed() -> None:
    """Both stay, and the event says that they disagree."""
    said = a_claim(EARLY, by="HTS", at="Aleppo", on="2024-11-30")
    denied = a_claim(
        LATE, by="HTS", at="Aleppo", on="2024-11-30", polarity=Polarity.NEGATIVE, says=(a_source("Damascus", "state"),)
    )
    [event] = linked((EARLY, said), (LATE, denied))
    assert (event.status, event.origins, len(event.claims)) == (Status.DISPUTED, 1, 2)


def test_one_voice_through_two_outlets_is_one_origin() -> None:
    """Two papers that quote the same monitor are one word; two that quote "residents" are two."""
    monitor, people = (a_source("SOHR"),), (a_source("residents", "witness"),)
    [same] = linked(*((r, a_claim(r, by="A", at="Hama", says=monitor, on="2024-11-30")) for r in (EARLY, LATE)))
    [two] = linked(*((r, a_claim(r, by="A", at="Hama", says=people, on="2024-11-30")) for r in (EARLY, LATE)))
    assert (same.origins, two.origins) == (1, 2)


def test_tolls_are_ranges_over_the_claims() -> None:
    """The lowest and highest figure stand beside the latest; an open upper end stays open."""
    first = a_claim(EARLY, "strike", at="Idlib", on="2024-11-30", killed=(4, 4))
    second = a_claim(LATE, "strike", at="Idlib", on="2024-11-30", killed=(9, 11))
    third = a_claim(LATE, "strike", at="Idlib", on="2024-11-30", killed=(12, None))
    [event] = linked((EARLY, first), (LATE, second))
    [open_] = linked((EARLY, first), (LATE, third))
    assert event.killed == Toll(low=4, best=10, high=11)
    assert open_.killed == Toll(low=4, best=12, high=None)


def test_a_relation_is_one_event_whatever_the_place() -> None:
    """Who backs whom is the same where both sides are, in whichever window the reports speak of it."""
    claims = [(r, a_claim(r, "back", by="Turkey", to="SNA", on="2024-11-30")) for r in (EARLY, LATE)]
    other = (LATE, a_claim(LATE, "back", by="Turkey", to="HTS", on="2024-11-30"))
    assert [len(event.claims) for event in linked(*claims, other)] in ([2, 1], [1, 2])


def test_the_order_of_arrival_does_not_matter() -> None:
    """Any order of the same claims gives the same events."""
    pairs = [
        (EARLY, a_claim(EARLY, by="HTS", at=("Aleppo", "Hama"), on="2024-11-30")),
        (LATE, a_claim(LATE, by="HTS", at="Hama", on="2024-11-30")),
        (LATE, a_claim(LATE, at="Aleppo", on="2024-11-30")),
        (LATE, a_claim(LATE, by="SDF", at="Hama", on="2024-11-30")),
    ]
    assert len({linked(*order) for order in permutations(pairs)}) == 1


def test_every_claim_is_in_exactly_one_event() -> None:
    """Also one that names neither place nor side."""
    bare = [(EARLY, a_claim(EARLY, "clash", strength=(n, n))) for n in range(3)]
    assert sorted(id for event in linked(*bare) for id in event.claims) == sorted(claim.id for _, claim in bare)
