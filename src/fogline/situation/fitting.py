"""What of the events is fit to be told: roles that nobody of that sort can play are left out, words of a denial too.

A reading errs now and then; a brief that says "a child carried out artillery fire" costs more trust than one that
leaves the child out. Nothing is dropped from the claims themselves: they stay in `fogline claims`, and their words
on the map.
"""

from collections.abc import Iterable
from dataclasses import replace

from fogline.claims.keys import actor_key, actor_keys, place_key
from fogline.claims.values import ActorRef, Claim
from fogline.core.text import fold
from fogline.events.values import Status
from fogline.lexicon.kinds import Kind, Polarity
from fogline.situation.holders import is_civilian, is_generic
from fogline.situation.sides import PROVISIONAL, Sides
from fogline.situation.telling import Happening

ARMED = frozenset(
    {Kind.CAPTURE, Kind.TRANSFER, Kind.CONTROL, Kind.ADVANCE, Kind.OFFENSIVE, Kind.CLASH, Kind.STRIKE, Kind.BOMBING}
    | {Kind.BESIEGE, Kind.INTERCEPT, Kind.ATTACK_CIVILIANS, Kind.WITHDRAW, Kind.SURRENDER, Kind.UPRISING, Kind.MOBILISE}
)
TALKS = frozenset({Kind.MEET, Kind.AGREE, Kind.REQUEST, Kind.THREATEN, Kind.ACCUSE, Kind.REJECT, Kind.SANCTION})
TIES = frozenset({Kind.MEMBER, Kind.LEAD, Kind.BACK, Kind.ALLY})
FORCES = frozenset({"army", "armed_group", "coalition", "government", "police"})


def fitting(happenings: Iterable[Happening], sides: Sides, away: frozenset[str] = frozenset()) -> list[Happening]:
    """The events with the roles that can be; without those of which nothing is left.

    `away` are keys of places far from the ground of the reports: talks are held there, fights are not.
    """
    out = []
    for happening in happenings:
        claims = tuple(mended(claim, sides, away) for claim in _undenied(happening.claims))
        if not claims or not _can_be(happening, sides):
            continue
        event, first = happening.event, happening.event.kind
        keep = {actor_key(actor) for claim in claims for actor in claim.actors}
        event = replace(
            event,
            actors=_once([_worded(actor) for actor in event.actors if actor_key(actor) in keep], sides),
            recipients=tuple(_worded(actor) for actor in event.recipients),
            places=tuple(p for p in event.places if first in TALKS or place_key(p) not in away),
        )
        if all(claim.polarity == Polarity.NEGATIVE for claim in claims) and event.status == Status.DISPUTED:
            event = replace(event, status=Status.DENIED)
        out.append(Happening(event=event, claims=claims))
    return out


def _once(actors: list[ActorRef], sides: Sides) -> tuple[ActorRef, ...]:
    """Each side under the first of its names; generic words only where nobody is named."""
    named = [actor for actor in actors if not is_generic(actor)]
    first: dict[str, ActorRef] = {}
    for actor in named or actors:
        first.setdefault(actor_key(sides.of(actor)), actor)
    return tuple(first.values())


def _undenied(claims: Iterable[Claim]) -> list[Claim]:
    """Without what a report says only inside its own denial: "it denied … reports of a withdrawal from Hama"."""
    claims = list(claims)
    denied = {
        (c.report, c.kind, frozenset(place_key(p) for p in c.places)) for c in claims if c.polarity == Polarity.NEGATIVE
    }
    return [
        c
        for c in claims
        if c.polarity == Polarity.NEGATIVE
        or c.sources
        or (c.report, c.kind, frozenset(place_key(p) for p in c.places)) not in denied
    ]


def mended(claim: Claim, sides: Sides, away: frozenset[str] = frozenset()) -> Claim:
    """The claim without roles that nobody of that sort can play, and without places in `away`."""
    actors = claim.actors
    if claim.kind in ARMED:
        actors = tuple(actor for actor in actors if _can_fight(actor, sides))
    if claim.kind in (Kind.DISPLACE, Kind.RETURN):
        actors = tuple(actor for actor in actors if sides.kinds.get(actor.id) != "state")
    places = claim.places
    if claim.kind not in TALKS:
        places = tuple(place for place in places if place_key(place) not in away)
    return replace(
        claim,
        actors=tuple(_worded(actor) for actor in actors),
        recipients=tuple(_worded(actor) for actor in claim.recipients),
        places=places,
    )


def _worded(actor: ActorRef) -> ActorRef:
    """Generic words as they stand inside a sentence: "Fighters" is nobody's name."""
    return replace(actor, name=actor.name[:1].lower() + actor.name[1:]) if is_generic(actor) else actor


def _can_fight(actor: ActorRef, sides: Sides) -> bool:
    return sides.kinds.get(actor.id) not in ("media", "state_media", "monitor", "ngo", "crowd") and not is_civilian(
        actor
    )


def _can_be(happening: Happening, sides: Sides) -> bool:
    """False for a misreading that shows: fleeing armies, ties of a thing to itself or of an adjective, self-talk."""
    event = happening.event
    if event.kind == Kind.DISPLACE:
        return not any(sides.kinds.get(actor.id) in FORCES for actor in event.actors)
    if event.kind in TIES:
        ends = [fold(actor.name) for actor in event.recipients]
        bare = any(a.id.startswith(PROVISIONAL) and " " not in a.name for a in event.actors)
        return not bare and not any(fold(actor.name) in end for actor in event.actors for end in ends)
    if event.kind in TALKS:
        return not event.recipients or actor_keys(event.actors) != actor_keys(event.recipients)
    return True
