"""Who holds a place on a day, as known by another day: the simple version.

Each place carries a share of belief for every side, for "contested" and for "unknown"; it starts as unknown. Its
claims, settled on named sides (`situation.holders`), are taken in the order in which they take effect, and each moves
a part of the belief by the rule of its kind:

    capture, transfer, control   to the actor; where nobody is named, to the side whose gains lie nearest, with less
                                 weight, and from the loser to "unknown" where there is none
    the same, denied             from the actor back to whoever held the place before, else to "contested"
    withdraw                     from whoever leaves to the side whose gains lie nearest, in part, else to "unknown"
    advance into a place         from all to "contested" and to whoever comes in
    clash, advance, offensive,
    uprising, besiege            from all to "contested", unless the holder alone is named

How large a part is the claim's certainty times how far its source can be trusted in it: least where a side speaks of
its own success, most where it speaks against its own interest. The same origin saying the same again moves nothing.
What a side is first said to hold, to lose or to leave was its own for a while before, if with less weight. A contest
of which nothing has been heard for four days goes back to the strongest side. Decay comes later; `ControlDay` stays.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.claims.keys import origin, place_key
from fogline.claims.values import Claim, PlaceRef
from fogline.lexicon.kinds import Kind, Modality, PlaceRole, Polarity
from fogline.reports.values import Report
from fogline.situation.belief import (
    COARSEST,
    CONTESTED,
    DENIED,
    FIGHTING,
    FOUGHT,
    HOLDING,
    MOST_EVIDENCE,
    ORDER,
    PAST,
    UNKNOWN,
    Belief,
    Step,
    calmed,
    came_in,
    moved_by,
    opened,
    says,
)
from fogline.situation.holders import LOCAL_ID, Settler
from fogline.situation.sides import Sides
from fogline.situation.theatre import is_bare_site, outside
from fogline.situation.values import ControlDay

NO_SIDES = Sides()
CALM = timedelta(days=4)
"""A place is contested for so long after the last word of a fight there."""
TOWN, SOON = 2, 3
BEFORE = timedelta(days=14)
"""For so long before the first word of it a side is taken to have held what it is then said to hold, lose or leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From `day` on, a belief holds, on the ground of `evidence` (claim ids, the newest first)."""

    day: date
    belief: Belief
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCourse:
    """How belief about one place ran over time, oldest first; a stretch lasts until the next."""

    place: PlaceRef
    stretches: tuple[Stretch, ...]


def courses(
    claims: Iterable[Claim], reports: Mapping[str, Report], *, known: date | None = None, sides: Sides = NO_SIDES
) -> tuple[PlaceCourse, ...]:
    """The course of every place that some claim published by `known` speaks of, by name."""
    heard = [c for c in claims if known is None or ((told := reports[c.report].published) and told <= known)]
    published = [reports[claim.report].published for claim in heard]
    sides = sides.named_by(actor for claim in heard for actor in (*claim.actors, *claim.recipients))
    sides = sides.joined(heard, published)
    settler, away = Settler(heard, reports, sides), outside(heard, reports)
    places: dict[str, list[PlaceRef]] = {}
    steps: dict[str, list[Step]] = {}
    for claim in heard:
        for place in claim.places:
            key = place_key(place)
            if key not in away and (step := _step(claim, place, reports[claim.report], settler)) is not None:
                places.setdefault(key, []).append(place)
                steps.setdefault(key, []).append(step)
    last = max((day for day in published if day), default=None)
    made = [PlaceCourse(place=_best(places[key]), stretches=_run(steps[key], sides, last)) for key in steps]
    return tuple(sorted((c for c in made if c.stretches), key=lambda c: (c.place.name, place_key(c.place))))


def control_on(course: PlaceCourse, *, on: date, known: date) -> ControlDay | None:
    """Who holds the place on a day; `None` before anything is known of it."""
    past = [stretch for stretch in course.stretches if stretch.day <= on]
    if not past:
        return None
    now, since = past[-1], past[-1].day
    for stretch in reversed(past):
        if stretch.belief.label != now.belief.label:
            break
        since = stretch.day
    sided = tuple(pair for pair in now.belief.shares if pair[0] not in (CONTESTED, UNKNOWN) and pair[1] > 0)
    return ControlDay(
        place=course.place.name,
        place_id=course.place.id,
        lat=course.place.lat,
        lon=course.place.lon,
        day=on,
        known=known,
        holders=tuple(sorted(sided, key=lambda pair: (-pair[1], pair[0]))),
        contested=now.belief.share(CONTESTED),
        unknown=now.belief.share(UNKNOWN),
        label=now.belief.label,
        since=since,
        evidence=now.evidence,
    )


def _step(claim: Claim, place: PlaceRef, report: Report, settler: Settler) -> Step | None:
    """The claim's effect at the place; `None` where it has none."""
    fits = claim.kind in HOLDING or claim.kind in FIGHTING or claim.kind == Kind.WITHDRAW
    if not fits or claim.modality != Modality.ASSERTED or place.precision > COARSEST or is_bare_site(place):
        return None
    if claim.polarity == Polarity.NEGATIVE and claim.kind not in HOLDING:
        return None
    if claim.kind in HOLDING and (claim.count or (place.role != PlaceRole.AT and claim.kind != Kind.TRANSFER)):
        return None  # "four towns near Hama" is not Hama
    if claim.kind == Kind.WITHDRAW and place.role == PlaceRole.TOWARD:
        return None
    if claim.kind in FIGHTING and place.role == PlaceRole.FROM:
        return None  # an advance sets out from there: nobody fights for it
    day, settled = effective(claim, report), settler.settle(claim, place)
    if not day or not settled:
        return None
    return Step(
        day=day,
        claim=settled.claim,
        report=report,
        role=place.role,
        precision=place.precision,
        presumed=settled.presumed,
        against=settled.against,
    )


def effective(claim: Claim, report: Report) -> date | None:
    """The day from which the claim counts; `None` for a state that was over when it was told, or without any date."""
    time, published = claim.time, report.published
    if time is None or not (time.start or time.end):
        return published
    if claim.kind == Kind.CONTROL:
        if time.end and published and time.end < published - PAST:
            return None
        return (time.end or time.start) if time.text is None else (time.start or time.end)
    return time.end if time.end and (not published or time.end <= published) else time.start or published


def _best(places: Sequence[PlaceRef]) -> PlaceRef:
    """The mention with a position, under the name that is used most."""
    names = Counter(place.name for place in places)
    return min(places, key=lambda p: (p.lat is None, -names[p.name], p.name, p.precision))


def _run(steps: Sequence[Step], sides: Sides, last: date | None) -> tuple[Stretch, ...]:
    """Take the steps in order; steps of one day make one stretch."""
    belief, said = Belief(), set[tuple[str, str]]()
    evidence: tuple[str, ...] = ()
    fought: date | None = None
    out: list[Stretch] = []
    ordered = sorted(steps, key=_order)
    if opening := _opening(ordered):
        out.append(opening)
        belief, evidence = opening.belief, opening.evidence
    for step in ordered:
        if fought and step.day > fought + CALM:
            belief = _calm(out, belief, fought + CALM)
            fought = None
        if step.claim.kind in FIGHTING:
            fought = step.day
        moved, target = moved_by(step, belief, sides)
        voice = (origin(step.claim, step.report), target)
        if moved == belief or voice in said:
            continue
        same = {pair for pair in said if pair[1] == target}
        said = {*same, voice}
        kept = evidence if moved.label == belief.label else ()
        belief, evidence = moved, tuple(dict.fromkeys((step.claim.id, *kept)))[:MOST_EVIDENCE]
        if out and out[-1].day == step.day:
            out.pop()
        out.append(Stretch(day=step.day, belief=belief, evidence=evidence))
    if fought and last and fought + CALM <= last:
        _calm(out, belief, fought + CALM)
    return tuple(out)


def _opening(steps: Sequence[Step]) -> Stretch | None:
    """Who must have held the place before the first step that tells of a holder; `None` where nothing tells it.

    What a side takes that is at war with the place's government it takes from that government, as a rule.
    """
    told = [step for step in steps if step.claim.polarity == Polarity.POSITIVE and _tells(step)]
    for step in told[:SOON]:
        claim = step.claim
        holders = claim.actors if claim.kind in (Kind.CONTROL, Kind.WITHDRAW) else claim.recipients
        if holders and claim.kind not in FIGHTING and _stood(step):
            return _before(steps, step, opened(holders[0].name))
    if told and told[0].against and came_in(told[0]):
        return _before(steps, told[0], opened(told[0].against, guessed=True))
    return None


def _before(steps: Sequence[Step], step: Step, belief: Belief) -> Stretch:
    return Stretch(day=min(step.day - BEFORE, steps[0].day), belief=belief, evidence=(step.claim.id,))


def _tells(step: Step) -> bool:
    return step.claim.kind not in FIGHTING or came_in(step)


def _stood(told: Step) -> bool:
    """True where the word tells of how things had long been: not of a new holder, nor of men who leave a province."""
    claim = told.claim
    if says(claim, "parts"):
        return False
    if claim.kind == Kind.CONTROL:
        new = claim.actors[0].id == LOCAL_ID or claim.actors[0].name in told.presumed
        return not new and (claim.time is None or claim.time.text is None)
    return claim.kind != Kind.WITHDRAW or told.precision <= TOWN


def _calm(out: list[Stretch], belief: Belief, day: date) -> Belief:
    """The belief after some quiet days, noted as a stretch where it differs."""
    calm = calmed(belief)
    if calm != belief and out:
        out.append(Stretch(day=day, belief=calm, evidence=out[-1].evidence))
    return calm


def _order(step: Step) -> tuple[date, int, date, str]:
    denial = step.claim.polarity == Polarity.NEGATIVE
    rank = DENIED if denial else ORDER.get(step.claim.kind, FOUGHT)
    return step.day, rank, step.report.published or date.max, step.claim.id
