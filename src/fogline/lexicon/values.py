"""Entities of the actor base and places of the gazetteer."""

from dataclasses import dataclass

from fogline.lexicon.kinds import SourceKind


@dataclass(frozen=True, slots=True)
class Term:
    """One office that a person held, with ISO dates or years, "" where open."""

    office: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A side, body, outlet or public person that the packs know.

    `kind` is one of `ENTITY_KINDS`; `country` an ISO 3166-1 alpha-2 code or ""; `parent` the id of what it belongs to
    or acts for, or ""; `since` and `until` ISO dates or years, "" where open; `office` (the last one), `gender` and
    `terms` are for persons, whose `since` and `until` span all terms.
    """

    id: str
    name: str
    kind: str
    country: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""
    office: str = ""
    gender: str = ""
    theatre: str = ""
    terms: tuple[Term, ...] = ()


ENTITY_KINDS: dict[str, SourceKind] = {
    "state": SourceKind.STATE,
    "government": SourceKind.STATE,
    "army": SourceKind.STATE,
    "police": SourceKind.STATE,
    "ministry": SourceKind.STATE,
    "unit": SourceKind.STATE,
    "state_media": SourceKind.STATE,
    "armed_group": SourceKind.ARMED_GROUP,
    "coalition": SourceKind.ARMED_GROUP,
    "proxy_administration": SourceKind.STATE,
    "party": SourceKind.ORGANISATION,
    "body": SourceKind.ORGANISATION,
    "monitor": SourceKind.ORGANISATION,
    "ngo": SourceKind.ORGANISATION,
    "media": SourceKind.MEDIA,
    "person": SourceKind.PERSON,
    "crowd": SourceKind.WITNESS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """A generic group of people: `head` is its plain name, for instance "residents"."""

    head: str
    civilian: bool = False
    armed: bool = False
    witness: bool = False
    official: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation between two entities: `kind` as in the packs, ISO dates or years, "" where open."""

    kind: str
    source: str
    target: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: decimal degrees (WGS 84), `kind` as in the packs, `country` ISO code, `admin1` a name or code.

    `precision` is the codebook's (1 exact site ... 7 wider); `population` 0 where unknown; `capital` the name of an
    area's seat; `ends` the two towns of a road or front.
    """

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    admin1: str = ""
    population: int = 0
    capital: str = ""
    ends: tuple[str, ...] = ()
    weight: int = 2


PRECISION: dict[str, int] = {
    "town": 2,
    "village": 2,
    "neighbourhood": 2,
    "camp": 1,
    "airport": 1,
    "base": 1,
    "dam": 1,
    "crossing": 1,
    "bridge": 1,
    "site": 1,
    "port": 1,
    "oilfield": 1,
    "admin2": 3,
    "admin1": 4,
    "river": 5,
    "road": 5,
    "region": 5,
    "mountain": 5,
    "island": 5,
    "lake": 5,
    "sea": 7,
    "border": 5,
    "front": 5,
    "country": 6,
    "wider": 7,
}
"""Codebook section 4: precision by kind of place. A whole town counts as 2: the claim lies in or near it."""
