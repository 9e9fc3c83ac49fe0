"""Small reports and claims for tests: say what matters, the rest is filled in."""

from dataclasses import replace
from datetime import date

from fogline.claims.values import ActorRef, Claim, PlaceRef, SourceRef, TimeRef
from fogline.core.ids import content_id
from fogline.core.text import fold
from fogline.lexicon.kinds import Kind, PlaceRole, SourceKind
from fogline.reports.values import Report

POINTS = {
    "Aleppo": (36.2, 37.16),
    "Hama": (35.13, 36.75),
    "Homs": (34.73, 36.71),
    "Damascus": (33.51, 36.29),
    "Raqqa": (35.95, 39.01),
}


def a_report(
    text: str = "Nothing happened.", *, published: str | None = "2024-12-02", publisher: str = "Wire"
) -> Report:
    """A report with an id made from its content."""
    day = date.fromisoformat(published) if published else None
    return Report(id=content_id("r", publisher, published or "", text), text=text, published=day, publisher=publisher)


def an_actor(name: str) -> ActorRef:
    """A side whose id is made from its name."""
    return ActorRef(name=name, id="a." + fold(name).replace(" ", "-"), text=name)


def a_place(name: str, *, role: str = "at", precision: int = 2) -> PlaceRef:
    """A place; the few in POINTS have coordinates."""
    lat, lon = POINTS.get(name, (None, None))
    id = "p." + fold(name).replace(" ", "-")
    return PlaceRef(name=name, id=id, role=PlaceRole(role), lat=lat, lon=lon, precision=precision, text=name)


def a_source(name: str, kind: str = "organisation", *, level: int = 0) -> SourceRef:
    """One link of a chain of sources."""
    return SourceRef(name=name, kind=SourceKind(kind), text=name, level=level)


def a_time(start: str | None, end: str | None = None) -> TimeRef:
    """From a day to a day; one day where only `start` is given."""
    first = date.fromisoformat(start) if start else None
    return TimeRef(start=first, end=date.fromisoformat(end) if end else first)


def a_claim(
    report: Report,
    kind: str = "capture",
    *,
    by: str | tuple[str, ...] = (),
    to: str | tuple[str, ...] = (),
    at: str | tuple[str, ...] = (),
    toward: str | tuple[str, ...] = (),
    says: tuple[SourceRef, ...] = (),
    on: str | None = None,
    **fields: object,
) -> Claim:
    """A claim that the report's whole text carries; `on` is the day on which it happened, by default publication."""
    day = on or (report.published.isoformat() if report.published else None)
    places = [a_place(name) for name in _each(at)] + [a_place(name, role="toward") for name in _each(toward)]
    made = Claim(
        id=content_id("c", report.id, kind, *_each(by), *_each(to), *_each(at), *_each(toward), repr(fields)),
        report=report.id,
        sentence=0,
        kind=Kind(kind),
        quote=report.text,
        start=0,
        end=len(report.text),
        actors=tuple(an_actor(name) for name in _each(by)),
        recipients=tuple(an_actor(name) for name in _each(to)),
        places=tuple(places),
        time=a_time(day) if day else None,
        sources=says,
        reader="test-1",
        model="none-0",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def _each(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names
