"""Claims and their parts, as the codebook (docs/codebook.md) defines them."""

from dataclasses import dataclass, field
from datetime import date

from fogline.lexicon.kinds import Certainty, Instrument, Kind, Modality, PlaceRole, Polarity, SourceKind

Range = tuple[int | None, int | None]
"""Lowest and highest number, both included; `None` is a side that is left open."""

NUMBER_FIELDS = ("killed", "wounded", "captured", "displaced", "strength", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """A side, as one claim names it: canonical `name`, stable `id`, and the words in the report."""

    name: str
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place, as one claim uses it.

    `lat` and `lon` are decimal degrees (WGS 84), `None` where the place is not resolved. `precision` is the
    codebook's: 1 exact site, 2 near a known place, 3 admin2, 4 admin1, 5 linear or fuzzy, 6 country, 7 wider.
    `inferred` marks a place that only the context gives.
    """

    name: str
    id: str
    role: PlaceRole
    lat: float | None
    lon: float | None
    precision: int
    text: str
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """When it happened: inclusive days; `None` is an open side; `text` the words that say so, or `None`."""

    start: date | None
    end: date | None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """Who says so. `level` 0 is the outermost; joint sources share a level; `channel` where the report tells it."""

    name: str
    kind: SourceKind
    text: str
    level: int = 0
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one sentence of one report says happened, holds, is intended or is denied.

    `report` is the report's id (its external id where it has one, in output), `sentence` the index of the sentence,
    and `text[start:end] == quote` always holds for that report's text. `time` is `None` where the report has no date
    and the words give none. `because` is the id of the claim that the text gives as cause.
    """

    id: str
    report: str
    sentence: int
    kind: Kind
    quote: str
    start: int
    end: int
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    time: TimeRef | None = None
    sources: tuple[SourceRef, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    modality: Modality = Modality.ASSERTED
    killed: Range | None = None
    wounded: Range | None = None
    captured: Range | None = None
    displaced: Range | None = None
    strength: Range | None = None
    count: Range | None = None
    instrument: Instrument | None = None
    because: str | None = None
    reader: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One resolved mention of an actor, place, time or number; `value` is an ISO interval or a number range."""

    report: str
    type: str
    text: str
    start: int
    end: int
    id: str = ""
    name: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    value: tuple[str | int | None, str | int | None] | None = None
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What the reader found in one report."""

    report: str
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sentences: tuple[tuple[int, int], ...] = field(default=())
