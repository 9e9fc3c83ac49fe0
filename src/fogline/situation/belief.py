"""How one claim moves the belief about who holds a place. The rules are told in `situation.control`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.claims.values import ActorRef, Claim
from fogline.lexicon.kinds import Certainty, Kind, PlaceRole, Polarity, SourceKind
from fogline.reports.values import Report
from fogline.situation.grammar import tables
from fogline.situation.sides import PROVISIONAL, Sides

CONTESTED, UNKNOWN = "contested", "unknown"
HOLDING = frozenset({Kind.CAPTURE, Kind.TRANSFER, Kind.CONTROL})
FIGHTING = frozenset({Kind.CLASH, Kind.ADVANCE, Kind.OFFENSIVE, Kind.UPRISING, Kind.BESIEGE})
# Named places and areas up to a province; a line, a country or a region is held by nobody as a whole.
COARSEST = 4
# On one day a state is told after the fights and before what changes it, and a denial answers what it denies.
ORDER = {Kind.CONTROL: 1, Kind.WITHDRAW: 2, Kind.CAPTURE: 3, Kind.TRANSFER: 3}
FOUGHT, DENIED = 0, 4
# A state that ended longer than this before it was told is history.
PAST = timedelta(days=7)
AGAIN = timedelta(days=14)
LATELY = timedelta(days=3)
MOST_EVIDENCE = 12

CERTAINTY = {Certainty.CERTAIN: 1.0, Certainty.PROBABLE: 0.75, Certainty.POSSIBLE: 0.4}
TRUST = {
    SourceKind.HEARSAY: 0.45,
    SourceKind.OFFICIAL_UNNAMED: 0.6,
    SourceKind.WITNESS: 0.7,
    SourceKind.PERSON: 0.7,
    SourceKind.STATE: 0.65,
    SourceKind.ARMED_GROUP: 0.65,
    SourceKind.ORGANISATION: 0.8,
    SourceKind.MEDIA: 0.8,
}
OF_ITSELF, AGAINST_ITSELF, PUBLISHER = 0.55, 0.95, 0.8
DENIAL = 0.8
"""A denial weighs less than the word that it answers: it is the rule, whatever happened."""
FIGHT, NEAR, VAGUE = 0.6, 0.25, 0.3
"""How much a fight in a place unsettles it, and one that is only headed for it; times VAGUE where nobody is named."""
ENTERED, VACUUM, PRESUMED = 0.4, 0.7, 0.7
"""What coming in gives; how much of what is left falls to the nearest side; how far to trust a presumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """Shares of belief at one place; they sum to 1.

    `before` is who held it before the last change of hands, `taken` the day of that change.
    """

    shares: tuple[tuple[str, float], ...] = ((UNKNOWN, 1.0),)
    before: str = CONTESTED
    taken: date | None = None

    def share(self, label: str) -> float:
        """The share of one label; 0 where it has none."""
        return dict(self.shares).get(label, 0.0)

    @property
    def label(self) -> str:
        """The label with the largest share; where two tie, the first by name."""
        return min(self.shares, key=lambda pair: (-pair[1], pair[0]))[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A claim takes effect at a place."""

    day: date
    claim: Claim
    report: Report
    role: PlaceRole
    precision: int = 2
    presumed: tuple[str, ...] = ()
    against: str = ""


def moved_by(step: Step, belief: Belief, sides: Sides) -> tuple[Belief, str]:
    """The belief after the step, and the label that the step speaks for."""
    claim, weight = step.claim, weigh(step, sides)
    sided = list(claim.actors)
    actors, losers = [actor.name for actor in sided], [actor.name for actor in claim.recipients]
    if claim.kind == Kind.WITHDRAW:
        left = _left(belief, actors, weight if actors else weight * VAGUE, step.presumed)
        return (replace(left, taken=step.day) if left.label != belief.label else left), UNKNOWN
    if claim.kind not in HOLDING:
        return _fought(step, belief, actors, losers)
    if claim.polarity == Polarity.NEGATIVE:
        return _deny(belief, actors, weight), f"not {actors[0] if actors else CONTESTED}"
    if not actors:
        return _taken_by_somebody(step, belief, losers, weight)
    if _means_the_holder(step, sided[0], belief, losers):
        return _toward(belief, belief.label, weight), belief.label
    if claim.kind == Kind.CAPTURE and _just_lost(step, actors[0], belief):
        weight *= VAGUE
    made = _toward(belief, actors[0], weight)
    took = claim.kind != Kind.CONTROL and made.label == actors[0] != belief.label
    return replace(made, taken=step.day if took else belief.taken), actors[0]


def _just_lost(step: Step, side: str, belief: Belief) -> bool:
    """A side that has just lost a place takes it again: so told without a word for "again", it is rarely meant so."""
    lost = belief.before == side != belief.label
    lately = belief.taken is not None and step.day - belief.taken <= LATELY
    return lost and lately and not says(step.claim, "regained")


def _fought(step: Step, belief: Belief, actors: list[str], losers: list[str]) -> tuple[Belief, str]:
    """A fight contests the place; one that the holder alone is named in does not."""
    others = [name for name in (*actors, *losers) if name != belief.label]
    if actors and not others:
        return belief, CONTESTED
    sure = CERTAINTY[step.claim.certainty]
    if step.claim.kind == Kind.ADVANCE and others and says(step.claim, "inside"):
        made = _toward(_toward(belief, CONTESTED, ENTERED * sure), others[0], ENTERED * sure)
        taken = step.day if made.label == others[0] else belief.taken
        return replace(made, taken=taken), f"in {others[0]}"
    beside = step.role == PlaceRole.TOWARD or step.claim.kind == Kind.OFFENSIVE or says(step.claim, "beside")
    near = NEAR if beside else FIGHT
    near *= 1.0 if others else VAGUE
    return _toward(belief, CONTESTED, near * sure), CONTESTED


def _left(belief: Belief, leaving: list[str], weight: float, presumed: tuple[str, ...]) -> Belief:
    """What the leaving side gives up falls in part to the side that is nearest, as a rule its attacker."""
    heir = next((name for name in presumed if name not in (leaving or [belief.label])), None)
    freed = _free(belief, leaving, weight)
    gain = freed.share(UNKNOWN) - belief.share(UNKNOWN)
    if heir is None or gain <= 0:
        return freed
    shares = dict(freed.shares)
    shares[UNKNOWN] -= VACUUM * gain
    shares[heir] = shares.get(heir, 0.0) + VACUUM * gain
    return replace(freed, shares=tuple(sorted(shares.items())))


def _taken_by_somebody(step: Step, belief: Belief, losers: list[str], weight: float) -> tuple[Belief, str]:
    """ "Homs fell": to whoever has just been said to hold it, else to the side whose gains lie nearest."""
    lately = belief.taken is not None and abs((step.day - belief.taken).days) <= AGAIN.days
    named = belief.label not in (CONTESTED, UNKNOWN) and belief.label not in losers
    if named and (lately or step.presumed[:1] == (belief.label,)) and not says(step.claim, "regained"):
        return _toward(belief, belief.label, weight * PRESUMED), belief.label
    if says(step.claim, "regained") and belief.before not in (CONTESTED, UNKNOWN):
        return _toward(belief, belief.before, weight * PRESUMED), belief.before
    heir = next((name for name in step.presumed if name != belief.label), None)
    if heir:
        made = _toward(belief, heir, weight * PRESUMED)
        return replace(made, taken=step.day if made.label == heir else belief.taken), heir
    return (_free(belief, losers, weight) if losers else _toward(belief, UNKNOWN, weight)), UNKNOWN


def says(claim: Claim, words: str) -> bool:
    """True where the quote holds one of a class of words of `phrases.toml`."""
    quote = claim.quote.casefold()
    return any(word in quote for word in tables()["grammar"][words])


def opened(label: str, *, guessed: bool = False) -> Belief:
    """The belief before the first word about a place, where that word tells who must have held it, or lets guess it."""
    return _toward(Belief(), label, PRESUMED * (CERTAINTY[Certainty.PROBABLE] if guessed else 1.0))


def came_in(step: Step) -> bool:
    """True for a side that takes the place or comes into it."""
    gained = step.claim.kind in (Kind.CAPTURE, Kind.TRANSFER) and step.claim.polarity == Polarity.POSITIVE
    return gained or (step.claim.kind == Kind.ADVANCE and says(step.claim, "inside"))


def calmed(belief: Belief) -> Belief:
    """After some quiet the contested share goes back to the strongest side; to nobody where none has any."""
    named = [pair for pair in belief.shares if pair[0] not in (CONTESTED, UNKNOWN) and pair[1] > 0]
    if not belief.share(CONTESTED):
        return belief
    label = min(named, key=lambda pair: (-pair[1], pair[0]))[0] if named else UNKNOWN
    return _shift(belief, label, lambda name: 1.0 if name == CONTESTED else 0.0)


def _means_the_holder(step: Step, actor: ActorRef, belief: Belief, losers: list[str]) -> bool:
    """ "Fighters took Hama", days after a named side has taken it, is told of that side."""
    known = belief.label not in (CONTESTED, UNKNOWN) and belief.label not in losers
    lately = belief.taken is not None and step.day - belief.taken <= AGAIN
    return actor.id.startswith(PROVISIONAL) and known and lately


def weigh(step: Step, sides: Sides) -> float:
    """How much of the belief the step may move: certainty times trust in whoever says so."""
    claim = step.claim
    certainty = CERTAINTY[claim.certainty]
    inner = max(claim.sources, key=lambda source: source.level, default=None)
    name, trust = (inner.name, TRUST[inner.kind]) if inner else (step.report.publisher, PUBLISHER)
    gains, loses = (claim.actors, claim.recipients) if claim.kind in HOLDING else ((), claim.actors)
    if claim.polarity == Polarity.NEGATIVE:
        gains, loses = loses, gains
        trust *= DENIAL
    if name and _speaks(name, gains, sides):
        trust = min(trust, OF_ITSELF)
    elif name and _speaks(name, loses, sides):
        trust = AGAINST_ITSELF
    return certainty * trust


def _speaks(name: str, actors: tuple[ActorRef, ...], sides: Sides) -> bool:
    return any(sides.speaks_for(name, actor) for actor in actors)


def _toward(belief: Belief, label: str, weight: float) -> Belief:
    """Every other label gives up `weight` of its share to `label`."""
    return _shift(belief, label, lambda name: weight if name != label else 0.0)


def _free(belief: Belief, leaving: list[str], weight: float) -> Belief:
    """Those who leave give up `weight` of their shares to "unknown"; nobody named: whoever holds it now."""
    gone = leaving or [belief.label]
    return _shift(belief, UNKNOWN, lambda name: weight if name in gone and name != CONTESTED else 0.0)


def _deny(belief: Belief, denied: list[str], weight: float) -> Belief:
    """The denied side gives up `weight` of its share to whoever held the place before it, else to "contested"."""
    label = belief.before if belief.before not in denied and belief.before != UNKNOWN else CONTESTED
    return _shift(belief, label, lambda name: weight if name in denied else 0.0)


def _shift(belief: Belief, label: str, part: Callable[[str], float]) -> Belief:
    shares = dict(belief.shares)
    moved = {name: share * part(name) for name, share in shares.items()}
    if sum(moved.values()) <= 0:
        return belief
    after = {name: share - moved[name] for name, share in shares.items()}
    after[label] = after.get(label, 0.0) + sum(moved.values())
    made = replace(belief, shares=tuple(sorted(after.items())))
    changed = made.label != belief.label and belief.label not in (CONTESTED, UNKNOWN)
    return replace(made, before=belief.label) if changed else made
