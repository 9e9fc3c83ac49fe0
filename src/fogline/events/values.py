"""Events: one happening, with every claim that tells of it."""

from dataclasses import dataclass
from enum import StrEnum

from fogline.claims.values import ActorRef, PlaceRef, TimeRef
from fogline.lexicon.kinds import Kind


class Status(StrEnum):
    """How well an event is borne out."""

    REPORTED = "reported"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    DENIED = "denied"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Lowest, best and highest figure over the claims of an event; `None` is unknown."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening. `claims` and `reports` are ids; `origins` counts independent first speakers, not articles."""

    id: str
    kind: Kind
    time: TimeRef | None
    places: tuple[PlaceRef, ...]
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    killed: Toll | None
    wounded: Toll | None
    status: Status
    origins: int
    claims: tuple[str, ...]
    reports: tuple[str, ...]
