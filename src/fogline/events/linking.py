"""From claims to events: the simple version.

Claims are taken in the order (publication, claim id). Each joins the first-founded event whose *founding* claim it
agrees with, or founds one. Two claims agree where they are of one family of kinds and one modality, share a place (an
actor, where neither names a place), speak of overlapping time, and name no sides that exclude one another. Since only
founders are compared, events do not grow along chains of weak links, and the result does not depend on arrival order.

Fitted weights, origins across near-copies and reversible judgements come with the linker proper; `Event` stays.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from fogline.claims.keys import actor_key, actor_keys, interval, origin, place_key
from fogline.claims.values import ActorRef, Claim, Range, TimeRef
from fogline.core.ids import content_id
from fogline.core.times import Interval
from fogline.events.values import Event, Status, Toll
from fogline.lexicon.kinds import STATES, Kind, PlaceRole, Polarity
from fogline.reports.values import Report

T = TypeVar("T")

# Kinds that two reports may well choose for one happening; every other kind is a family of its own.
FAMILIES = {Kind.TRANSFER: Kind.CAPTURE, Kind.BOMBING: Kind.STRIKE}
# Words about a longer time than this tell of a campaign, not of the single act that another claim tells of.
LONGEST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a claim is compared, worked out once."""

    kind: Kind
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    time: Interval
    long: bool


@dataclass(slots=True, kw_only=True)
class _Group:
    """An event in the making."""

    number: int
    founder: Claim
    facts: Facts
    claims: list[Claim] = field(default_factory=list)


def link(
    claims: Iterable[Claim], reports: Mapping[str, Report], *, side: Callable[[ActorRef], str] = actor_key
) -> tuple[Event, ...]:
    """Every claim in exactly one event; events in the order of their founding.

    `side` gives the key of the side that an actor acts for, "" for words that may be anybody's; acts (not ties) of one
    side may be one event under whichever of its names they are told. `reports` must hold the report of each claim; a
    claim of an undated report comes after all dated ones.
    """
    blocks: defaultdict[Hashable, list[_Group]] = defaultdict(list)
    groups: list[_Group] = []
    for claim in sorted(claims, key=lambda c: (published(c, reports) or date.max, c.id)):
        keys, told = block_keys(claim), facts(claim, side)
        rivals = {group.number: group for key in keys for group in blocks[key]}
        home = next((rivals[number] for number in sorted(rivals) if agree(rivals[number].facts, told)), None)
        if home is None:
            home = _Group(number=len(groups), founder=claim, facts=told)
            groups.append(home)
            for key in keys:
                blocks[key].append(home)
        home.claims.append(claim)
    return tuple(_event(group, reports) for group in groups)


def block_keys(claim: Claim) -> list[Hashable]:
    """Claims that could agree share one of these."""
    base = (family(claim.kind), claim.modality)
    places: list[Hashable] = [(*base, "place", key) for key in sorted(place_keys(claim))]
    return places or [(*base, "actor", key) for key in sorted(actor_keys(claim.actors) | actor_keys(claim.recipients))]


def facts(claim: Claim, side: Callable[[ActorRef], str] = actor_key) -> Facts:
    """What of the claim is compared."""
    time = interval(claim.time)
    key = actor_key if claim.kind in STATES and claim.kind != Kind.CONTROL else side
    return Facts(
        kind=claim.kind,
        actors=frozenset(key(actor) for actor in claim.actors) - {""},
        recipients=frozenset(key(actor) for actor in claim.recipients) - {""},
        places=frozenset(place_keys(claim)),
        time=time,
        long=time.days is None or time.days > LONGEST_DAYS,
    )


def agree(first: Facts, second: Facts) -> bool:
    """True where two claims of one block may tell of one happening."""
    if not first.time.overlaps(second.time):
        return False
    if first.kind in STATES and first.kind != Kind.CONTROL:
        return (first.actors, first.recipients) == (second.actors, second.recipients)
    if not compatible(first.actors, second.actors) or not compatible(first.recipients, second.recipients):
        return False
    if first.kind == Kind.CASUALTIES and not first.places | second.places:
        return first.time == second.time  # tolls of nowhere in particular are of one thing only if of one time
    return first.kind == Kind.CONTROL or first.long == second.long


def compatible(first: frozenset[str], second: frozenset[str]) -> bool:
    """Sides exclude one another only where both claims name some and share none."""
    return not first or not second or not first.isdisjoint(second)


def family(kind: Kind) -> Kind:
    """The kind under which near kinds are compared."""
    return FAMILIES.get(kind, kind)


def place_keys(claim: Claim) -> set[str]:
    """Where it happened or was headed; origins only where nothing else is said."""
    ends = {place_key(p) for p in claim.places if p.role != PlaceRole.FROM}
    return ends or {place_key(p) for p in claim.places}


def published(claim: Claim, reports: Mapping[str, Report]) -> date | None:
    """The day on which the claim's report was published."""
    return reports[claim.report].published


def toll(claims: Iterable[Claim], name: str, reports: Mapping[str, Report]) -> Toll | None:
    """The range of a number over claims; `best` is the figure of the latest report that gives one."""
    dated = sorted((published(c, reports) or date.min, c.id, c) for c in claims if getattr(c, name))
    ranges: list[Range] = [getattr(claim, name) for _, _, claim in dated]
    lows = [n for low, high in ranges if (n := low if low is not None else high) is not None]
    highs = [high for _, high in ranges]
    if not lows:
        return None
    low, high = ranges[-1]
    best = (low + high) // 2 if low is not None and high is not None else (high if low is None else low)
    ends = [n for n in highs if n is not None]
    return Toll(low=min(lows), best=best, high=max(ends + lows) if len(ends) == len(highs) else None)


def _event(group: _Group, reports: Mapping[str, Report]) -> Event:
    claims = group.claims
    telling = [c for c in claims if c.polarity == Polarity.POSITIVE] or claims
    named = [c for c in telling if c.actors] or telling  # who names nobody may well speak of more than this one place
    return Event(
        id=content_id("e", group.founder.id),
        kind=group.founder.kind,
        time=_time(telling),
        places=_common([p for c in named for p in c.places], lambda p: (place_key(p), p.role)),
        actors=_common([a for c in telling for a in c.actors], actor_key),
        recipients=_common([a for c in telling for a in c.recipients], actor_key),
        killed=toll(telling, "killed", reports),
        wounded=toll(telling, "wounded", reports),
        status=_status(claims, reports),
        origins=len({origin(c, reports[c.report]) for c in telling}),
        claims=tuple(c.id for c in claims),
        reports=tuple(dict.fromkeys(c.report for c in claims)),
    )


def _time(claims: list[Claim]) -> TimeRef | None:
    """The narrowest time that any claim gives; words that say so go before a window that the report implies."""
    times = [c.time for c in claims if c.time and (c.time.start or c.time.end)]
    return min(times, key=lambda t: (interval(t).days or 10**6, t.text is None, str(t.start)), default=None)


def _status(claims: list[Claim], reports: Mapping[str, Report]) -> Status:
    """Disputed where somebody says that it did not happen who does not also say that it did."""
    told = {origin(c, reports[c.report]) for c in claims if c.polarity == Polarity.POSITIVE}
    denied = {origin(c, reports[c.report]) for c in claims if c.polarity == Polarity.NEGATIVE}
    if told and denied - told:
        return Status.DISPUTED
    if not told:
        return Status.DENIED
    return Status.CORROBORATED if len(told) > 1 else Status.REPORTED


def _common(refs: list[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Each thing once, the most often named first, then by first mention."""
    counts = Counter(key(ref) for ref in refs)
    first: dict[Hashable, T] = {}
    for ref in refs:
        first.setdefault(key(ref), ref)
    return tuple(sorted(first.values(), key=lambda ref: -counts[key(ref)]))
