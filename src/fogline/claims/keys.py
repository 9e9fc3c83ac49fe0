"""What makes two mentions one thing, and two reports one voice: pure helpers for the stages to the right."""

from collections.abc import Iterable
from datetime import date

from fogline.claims.values import ActorRef, Claim, PlaceRef, TimeRef
from fogline.core.text import fold_loosely
from fogline.core.times import Interval
from fogline.lexicon.kinds import SourceKind
from fogline.reports.values import Report

# Two reports that quote "residents" do not quote the same residents.
NOBODY_IN_PARTICULAR = frozenset({SourceKind.HEARSAY, SourceKind.WITNESS, SourceKind.OFFICIAL_UNNAMED})


def actor_key(actor: ActorRef) -> str:
    """What makes two mentions the same actor: the id, or the name where there is none."""
    return actor.id or fold_loosely(actor.name)


def actor_keys(actors: Iterable[ActorRef]) -> set[str]:
    """The keys of several actors."""
    return {actor_key(actor) for actor in actors}


def place_key(place: PlaceRef) -> str:
    """What makes two mentions the same place: the id, or the name where the place is not resolved."""
    return place.id or fold_loosely(place.name)


def interval(time: TimeRef | None) -> Interval:
    """The time as an interval; open on both sides where there is none, or one that runs backwards."""
    if time is None or (time.start and time.end and time.start > time.end):
        return Interval()
    return Interval(start=time.start, end=time.end)


def origin(claim: Claim, report: Report) -> str:
    """Whose word it is in the end: the innermost source, else the publisher, else that report."""
    publisher = fold_loosely(report.publisher) or report.id
    if not claim.sources:
        return publisher
    inner = max(claim.sources, key=lambda source: source.level)
    name = fold_loosely(inner.name)
    return f"{name} via {publisher}" if inner.kind in NOBODY_IN_PARTICULAR else name


def told_on(claim: Claim, report: Report) -> date | None:
    """The first day on which the claim belongs to the picture: when it began, but not after it was published."""
    start = claim.time.start or claim.time.end if claim.time else None
    if start is None or report.published is None:
        return start or report.published
    return min(start, report.published)
