"""What the picture is made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlDay:
    """Who holds a place on a day, as known by another day.

    `holders` maps actor names to probabilities; with `contested` and `unknown` they sum to 1. `label` is the holder's
    name, "contested" or "unknown"; `since` the first day on which the label has held without a break; `evidence`
    the ids of the claims that it rests on, the newest first. `lat` and `lon` are `None` for a place without a position.
    """

    place: str
    place_id: str
    lat: float | None
    lon: float | None
    day: date
    known: date
    holders: tuple[tuple[str, float], ...]
    contested: float
    unknown: float
    label: str
    since: date | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a sentence of the brief comes from: a numbered quote of a report."""

    number: int
    claim: str
    report: str
    publisher: str
    published: date | None
    quote: str
    start: int
    end: int
    said_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSentence:
    """One sentence of the brief with the numbers of the citations that it rests on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """A headed part of the brief."""

    title: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The written picture on a day, as known by a day; `publisher` where all reports have the same one, else ""."""

    on: date
    known: date
    publisher: str
    sections: tuple[BriefSection, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureClaim:
    """A claim, as the map shows it at one of its places.

    `summary` is a neutral English sentence with the attribution in it; `said_by` the chain of sources in words
    (empty where the publisher itself says so); `day` the first day on which the claim belongs on the map.
    """

    id: str
    kind: str
    role: str
    day: date
    summary: str
    quote: str
    report: str
    title: str
    publisher: str
    published: date | None
    url: str
    said_by: str
    sources: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: date | None
    end: date | None
    polarity: str
    certainty: str
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSpan:
    """From `from_day` until the next span, the place carries `label` with probability `p`; `evidence` are claim ids."""

    from_day: date
    label: str
    p: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePlace:
    """A place on the map; `control` runs forward in time and is empty where nothing is known of who holds it."""

    id: str
    name: str
    lat: float
    lon: float
    precision: int
    control: tuple[ControlSpan, ...]
    claims: tuple[PictureClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A label of the map's control colours with its colour key: side-1 to side-8, side-other, contested, unknown."""

    label: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that the map shows: every day of the slider, the sides with their colours, the places with their claims."""

    title: str
    known: date | None
    days: tuple[date, ...]
    sides: tuple[Side, ...]
    places: tuple[PicturePlace, ...]
