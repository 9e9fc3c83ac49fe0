"""Who holds ground by a claim's words: generic crowds, unnamed armies and takers put down to named sides.

Reports say "fighters took the town", "the army has gone", "Homs fell". Before control is weighed, each is settled:

    an outlet, a body, an office, civilians      hold nothing
    an army that is not named                     is that of the place's own country
    a foreign state                               holds ground where a second publisher sees its forces in that country
    "fighters", "factions", "the same coalition"  are the side whose named gains lie nearest in place and time, else the
                                                  side last named in the report; "local fighters" are their own
    nobody named                                  as generic words, but with less weight (`Settled.presumed`)

What fits nobody stays as the report words it, under a label that says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.claims.keys import actor_key, place_key
from fogline.claims.values import ActorRef, Claim, PlaceRef
from fogline.core.geo import km
from fogline.core.text import fold
from fogline.lexicon.kinds import Kind, Modality, Polarity
from fogline.lexicon.sides import side_words
from fogline.reports.values import Report
from fogline.situation.grammar import head, tables
from fogline.situation.sides import PROVISIONAL, Sides

GAINS = frozenset({Kind.CAPTURE, Kind.TRANSFER, Kind.ADVANCE, Kind.OFFENSIVE})
SEEN = GAINS | {Kind.CONTROL, Kind.CLASH, Kind.BASE, Kind.MOBILISE}
NEAR_KM, NEAR_DAYS, KM_A_DAY = 80.0, 7, 15.0
"""How far a side's named gain may lie for an unnamed one to be its; a day apart counts as so many kilometres."""
KM_A_DEGREE = 111.0
AFTER_DAYS = 1
"""An unnamed gain is not that of a side that came only later than this."""
STATE = frozenset({"government", "state", "army", "police"})
LOCAL_ID = "local"
LOCAL, UNNAMED = "local armed groups", "unnamed armed groups"
_COUNTRY = re.compile(r"^(?:fl:|cap:|st\.|adm:)([A-Z]{2})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A claim at one place with sides for its actors; `presumed` are those who may be meant where none is named.

    `against` is the government of the place's country where whoever gains there is at war with it, else "".
    """

    claim: Claim
    presumed: tuple[str, ...] = ()
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A named side gains or attacks at a place."""

    side: ActorRef
    place: PlaceRef
    day: date
    taken: bool


def country_of(place: PlaceRef) -> str:
    """The ISO code in the place's id; "" where the id carries none."""
    found = _COUNTRY.match(place.id)
    return found[1] if found else ""


def is_generic(actor: ActorRef) -> bool:
    """True for a provisional actor that is words for armed people rather than a name."""
    if not actor.id.startswith(PROVISIONAL):
        return False
    return _is_armed(head(actor.name)) and all(word.islower() for word in actor.name.split()[1:])


def _is_armed(word: str) -> bool:
    words = side_words()
    singular = word.removesuffix("s")
    names = words["groupish"] | words["fighters"] | words["coalition"] | words["army"]
    return word in names or singular in names or singular in ("allie", "ally")


def _is_regular(word: str) -> bool:
    """True for words of a state's army: "soldiers", "units"."""
    return word in side_words()["army"] or word in side_words()["police"]


class Settler:
    """Settles the claims of one body of reports; what it knows of gains and presence comes from named sides alone."""

    def __init__(self, claims: Sequence[Claim], reports: Mapping[str, Report], sides: Sides) -> None:
        self._reports, self._sides = reports, sides
        self._gains: defaultdict[date, list[Gain]] = defaultdict(list)
        self._takers: defaultdict[str, list[Gain]] = defaultdict(list)
        self._named: defaultdict[str, list[tuple[int, ActorRef]]] = defaultdict(list)
        self._seen: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._ids: dict[str, str] = {}
        self._denied: set[tuple[str, Kind, str]] = set()
        for claim in claims:
            self._learn(claim)

    def _learn(self, claim: Claim) -> None:
        report, day = self._reports[claim.report], _day(claim, self._reports[claim.report])
        told = claim.modality == Modality.ASSERTED and claim.polarity == Polarity.POSITIVE
        if not told:
            self._denied |= {(claim.report, claim.kind, place_key(place)) for place in claim.places}
        for actor in (*claim.actors, *claim.recipients):
            if self._can_hold(actor) and not self._is_state(actor):
                self._named[claim.report].append((claim.start, self._sides.of(actor)))
        for place in claim.places if told else ():
            for actor in claim.actors:
                if not self._can_hold(actor):
                    continue
                side = self._sides.of(actor)
                if claim.kind in SEEN:
                    self._seen[actor_key(side), country_of(place)].add(report.publisher or report.id)
                if claim.kind in GAINS and day and place.lat is not None:
                    taken = claim.kind in (Kind.CAPTURE, Kind.TRANSFER)
                    gain = Gain(side=side, place=place, day=day, taken=taken)
                    self._gains[day].append(gain)
                    if taken:
                        self._takers[place_key(place)].append(gain)

    def settle(self, claim: Claim, place: PlaceRef) -> Settled | None:
        """The claim as it bears on who holds the place; `None` where it says nothing of that."""
        own = (claim.report, claim.kind, place_key(place))
        if own in self._denied and claim.polarity == Polarity.POSITIVE and not claim.sources:
            return None  # what a report denies and tells in one breath is the denial's own words
        forces = claim.actors
        if claim.kind == Kind.WITHDRAW:  # a president who leaves takes no garrison with him
            forces = tuple(actor for actor in forces if self._sides.kinds.get(actor.id) != "person")
        if (claim.actors and not forces) or (claim.kind == Kind.CONTROL and not forces):
            return None
        actors = self._sided(forces, claim, place)
        losers = self._sided(claim.recipients, claim, place)
        if claim.kind in GAINS | {Kind.CONTROL}:
            fit = tuple(actor for actor in actors if self._may_hold(actor, place))
            told_of_nobody = claim.kind in (Kind.CAPTURE, Kind.TRANSFER) and not actors
            if claim.actors and not fit and not told_of_nobody:  # "the monitor took Hama": it fell, to whomever
                return None
            actors = fit
        presumed = self.presumed(claim, place, {actor_key(a) for a in losers})
        if claim.kind == Kind.WITHDRAW:
            presumed = tuple(name for name in presumed if name not in {a.name for a in actors})
        against = self._against(actors[0].id if actors else self._ids.get(presumed[0], "") if presumed else "", place)
        return Settled(claim=replace(claim, actors=actors, recipients=losers), presumed=presumed, against=against)

    def _against(self, side: str, place: PlaceRef) -> str:
        """The place's government where the packs know it, in whatever form, as the side's enemy."""
        iso = country_of(place)
        government, kinds, countries = self._sides.government(iso), self._sides.kinds, self._sides.countries
        forms = {other for one, other in self._sides.rivals if one == side}
        at_war = any(kinds.get(form) in STATE and countries.get(form) == iso for form in forms)
        return government[1] if government and at_war else ""

    def presumed(self, claim: Claim, place: PlaceRef, not_these: Iterable[str] = ()) -> tuple[str, ...]:
        """The sides that an unnamed taker of the place may be, the likeliest first."""
        after = 0 if claim.kind == Kind.WITHDRAW else AFTER_DAYS  # what is left today and taken tomorrow lies open
        sides = self._nearest(place, _day(claim, self._reports[claim.report]), after)
        own = self._sides.government(country_of(place))
        barred = {*not_these, *(own[:1] if own else ())}  # what "fell" fell from the state, as a rule
        out = [side.name for side in sides if actor_key(side) not in barred]
        self._ids |= {side.name: side.id for side in sides}
        last = self._last_named(claim)
        return tuple(dict.fromkeys([*out, *([last.name] if last and not out else [])]))

    def _sided(self, actors: Iterable[ActorRef], claim: Claim, place: PlaceRef) -> tuple[ActorRef, ...]:
        found = (self._side(actor, claim, place) for actor in actors)
        return tuple({actor_key(side): side for side in found if side}.values())

    def _side(self, actor: ActorRef, claim: Claim, place: PlaceRef) -> ActorRef | None:
        """The side that one actor stands for at the place; `None` for those who hold nothing."""
        if actor.id in self._sides.unarmed or is_civilian(actor):
            return None
        if is_generic(actor):
            if "'" in actor.name or "’" in actor.name:
                return None  # "Turkey's allies": some side, but not the one that lies nearest
            return self._behind(actor, claim, place)
        side, iso = self._sides.of(actor), country_of(place)
        abroad = self._is_state(side) and iso and self._sides.countries.get(side.id) != iso
        if abroad and _is_regular(head(actor.text)) and fold(actor.text).removeprefix("the ").count(" ") == 0:
            return self._government(actor, iso) or side
        return side

    def _behind(self, actor: ActorRef, claim: Claim, place: PlaceRef) -> ActorRef:
        """The side behind generic words."""
        words = fold(actor.name).split()
        if any(word in tables()["grammar"]["local"] for word in words[:-1]):
            return replace(actor, id=LOCAL_ID, name=LOCAL)
        if _is_regular(words[-1]):
            found = self._government(actor, country_of(place))
            if found:
                return found
        near = [s for s in self._nearest(place, _day(claim, self._reports[claim.report])) if not self._is_state(s)]
        side = near[0] if near else self._last_named(claim)
        return replace(side, text=actor.text) if side else replace(actor, name=UNNAMED)

    def _government(self, actor: ActorRef, iso: str) -> ActorRef | None:
        found = self._sides.government(iso)
        return replace(actor, id=found[0], name=found[1]) if found else None

    def _may_hold(self, side: ActorRef, place: PlaceRef) -> bool:
        """A state holds ground abroad where two publishers see its forces in that country."""
        own, there = self._sides.countries.get(side.id, ""), country_of(place)
        if not self._is_state(side) or not own or not there or own == there:
            return True
        return len(self._seen[actor_key(side), there]) > 1

    def _can_hold(self, actor: ActorRef) -> bool:
        return actor.id not in self._sides.unarmed and not is_generic(actor) and not is_civilian(actor)

    def _is_state(self, actor: ActorRef) -> bool:
        return self._sides.kinds.get(self._sides.of(actor).id) in STATE

    def _nearest(self, place: PlaceRef, day: date | None, after: int = AFTER_DAYS) -> list[ActorRef]:
        """Sides by how near their nearest gain lies in place and time."""
        if day is None or place.lat is None or place.lon is None:
            return []
        best: dict[str, tuple[float, ActorRef]] = {}

        def offer(gain: Gain, score: float) -> None:
            key = actor_key(gain.side)
            if key not in best or score < best[key][0]:
                best[key] = (score, gain.side)

        for gain in self._takers[place_key(place)]:  # who took the place itself goes before all others
            if (gain.day - day).days <= after:
                offer(gain, KM_A_DAY * abs((gain.day - day).days) - NEAR_KM * KM_A_DAY)
        for days in range(-NEAR_DAYS, after + 1):
            for gain in self._gains.get(day + timedelta(days=days), ()):
                if abs((gain.place.lat or 0.0) - place.lat) > NEAR_KM / KM_A_DEGREE:
                    continue
                far = km(place.lat, place.lon, gain.place.lat or 0.0, gain.place.lon or 0.0)
                if far <= NEAR_KM:  # and who took others before who only came near
                    offer(gain, far + KM_A_DAY * abs(days) - (NEAR_KM if gain.taken else 0.0))
        return [side for _, side in sorted(best.values(), key=lambda pair: (pair[0], pair[1].name))]

    def _last_named(self, claim: Claim) -> ActorRef | None:
        """The armed side, no state, that the report named last before the claim, else the one that it names most."""
        named = self._named[claim.report]
        before = [(start, side.name, side) for start, side in named if start <= claim.start]
        if before:
            return max(before, key=lambda row: row[:2])[2]
        counts = Counter(actor_key(side) for _, side in named)
        return max((side for _, side in named), key=lambda s: (counts[actor_key(s)], s.name), default=None)


def is_civilian(actor: ActorRef) -> bool:
    """A provisional actor that is a common noun for anybody but armed people, or a bare adjective."""
    if not actor.id.startswith(PROVISIONAL):
        return False
    words = actor.name.split()
    common = all(word.islower() for word in words[1:]) and (len(words) > 1 or words[0].islower())
    return common and not _is_armed(head(actor.name))


def _day(claim: Claim, report: Report) -> date | None:
    time = claim.time
    end = time.end or time.start if time else None
    if end and report.published:
        return min(end, report.published)
    return end or report.published
