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


@dataclass(slots=True)
class _Group:
    """An event in the making."""

    number: int
    founder: Claim
    claims: list[Claim] = field(default_factory=list)


def link(claims: Iterable[Claim], reports: Mapping[str, Report]) -> tuple[Event, ...]:
    """Every claim in exactly one event; events in the order of their founding.

    `reports` must hold the report of each claim; a claim of an undated report comes after all dated ones.
    """
    blocks: defaultdict[Hashable, list[_Group]] = defaultdict(list)
    groups: list[_Group] = []
    for claim in sorted(claims, key=lambda c: (published(c, reports) or date.max, c.id)):
        keys = block_keys(claim)
        rivals = {group.number: group for key in keys for group in blocks[key]}
        home = next((rivals[number] for number in sorted(rivals) if agree(rivals[number].founder, claim)), None)
        if home is None:
            home = _Group(number=len(groups), founder=claim)
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


def agree(first: Claim, second: Claim) -> bool:
    """True where two claims of one block may tell of one happening."""
    if not compatible(first.actors, second.actors) or not compatible(first.recipients, second.recipients):
        return False
    if first.kind in STATES and first.kind != Kind.CONTROL and not same_sides(first, second):
        return False
    one, other = interval(first.time), interval(second.time)
    alike = first.kind in STATES or is_long(one) == is_long(other)
    return alike and one.overlaps(other)


def is_long(time: Interval) -> bool:
    """True for a time that is open on a side, or too long to tell of a single act."""
    return time.days is None or time.days > LONGEST_DAYS


def same_sides(first: Claim, second: Claim) -> bool:
    """True where both sides of a relation are the same."""
    mine = actor_keys(first.actors), actor_keys(first.recipients)
    return mine == (actor_keys(second.actors), actor_keys(second.recipients))


def compatible(first: tuple[ActorRef, ...], second: tuple[ActorRef, ...]) -> bool:
    """Sides exclude one another only where both claims name some and share none."""
    mine, yours = actor_keys(first), actor_keys(second)
    return not mine or not yours or bool(mine & yours)


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
