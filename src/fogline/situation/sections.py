"""The sections of the brief: each takes the material and gives sentences with their grounds."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from fogline.claims.keys import interval, place_key
from fogline.claims.values import Claim
from fogline.lexicon.kinds import Kind, Modality, PlaceRole, SourceKind
from fogline.reports.values import Report
from fogline.situation.attribution import is_denial
from fogline.situation.belief import CONTESTED, UNKNOWN
from fogline.situation.grammar import listed, named, named_place, on_day, sentence
from fogline.situation.telling import Draft, Happening, tell, tell_contrary, weightiest
from fogline.situation.values import ControlDay

GROUND = frozenset({Kind.CAPTURE, Kind.TRANSFER, Kind.WITHDRAW, Kind.BESIEGE})
FIGHTING = frozenset(
    {Kind.OFFENSIVE, Kind.ADVANCE, Kind.CLASH, Kind.STRIKE, Kind.BOMBING, Kind.INTERCEPT, Kind.DESTROY, Kind.UPRISING}
)
PEOPLE = frozenset(
    {Kind.ATTACK_CIVILIANS, Kind.CASUALTIES, Kind.ABDUCT, Kind.DETAIN, Kind.RELEASE, Kind.DISPLACE, Kind.RETURN}
    | {Kind.ACCESS}
)
TIES = frozenset({Kind.MEMBER, Kind.LEAD, Kind.BACK, Kind.ALLY, Kind.BASE, Kind.SUPPORT, Kind.MOBILISE, Kind.DEFECT})
POLITICS = frozenset(
    {Kind.MEET, Kind.AGREE, Kind.REQUEST, Kind.THREATEN, Kind.ACCUSE, Kind.REJECT, Kind.SANCTION, Kind.RESTRICT}
    | {Kind.PROTEST, Kind.SURRENDER}
)
RECENT = timedelta(days=60)
"""What ended longer before `on` than this is background."""
LATELY = timedelta(days=7)
STALE = timedelta(days=30)
"""A fight that nothing has been heard of since then does not make a place contested today."""
DAYS_A_VOICE = 1.5
"""So many days older an event is worth one claim less."""
MOST_SENTENCES, MOST_PLACES, MOST_SOURCES = 12, 12, 8
SURE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a brief is written from; nothing in it was published after the brief's `known`.

    `mentions` counts the claims by place; `publishers` by report id; in `reports` a publisher is left out that speaks
    in every one of them.
    """

    on: date
    since: date | None
    happenings: tuple[Happening, ...]
    control: tuple[ControlDay, ...]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    publishers: Mapping[str, str]
    mentions: Counter[str] = field(default_factory=Counter)

    def end(self, happening: Happening) -> date:
        """The event's last day."""
        return happening.end(self.reports, self.on)

    def recent(self, kinds: Iterable[Kind]) -> list[Happening]:
        """Asserted events of these kinds that are neither background nor older than `since`."""
        wanted, floor = frozenset(kinds), max(self.on - RECENT, self.since or date.min)
        return [h for h in self.asserted() if h.event.kind in wanted and self.end(h) >= floor and not _drawn_out(h)]

    def asserted(self) -> list[Happening]:
        """Events that are told as fact, and that are more than a bare word."""
        told = [h for h in self.happenings if h.claims[0].modality == Modality.ASSERTED]
        return [h for h in told if says_something(h) and not self.only_denied(h)]

    def only_denied(self, happening: Happening) -> bool:
        """True where all that is known of it is that somebody denies it."""
        return all(is_denial(claim, self.reports[claim.report]) for claim in happening.claims)


def _drawn_out(happening: Happening) -> bool:
    """True for an act told of more than a year: "the first since 2016" dates its first time, not this one."""
    days = interval(happening.event.time).days
    return happening.event.kind in FIGHTING | GROUND and days is not None and days > 366


def says_something(happening: Happening) -> bool:
    """A sentence needs at least a side and a place, two sides, or a number; anything less tells nobody anything."""
    event, first = happening.event, happening.claims[0]
    sides = len(event.actors) + len(event.recipients)
    counted = any((first.killed, first.wounded, first.displaced, first.captured))
    if event.kind in FIGHTING | GROUND:  # a fight nowhere in particular, or all over the country, is no news
        return counted or any(place.precision < 6 for place in event.places)
    return bool(sides and event.places) or sides > 1 or counted


def bottom_line(material: Material) -> list[Draft]:
    """Who holds what, what changed of late, where the fighting is."""
    held = [draft for label in _labels(material)[:3] if (draft := _holds(material, label, most=5))]
    contested = _contested(material, most=5)
    return [*held, *contested, *_changed(material), *_where(material)]


def territory(material: Material) -> list[Draft]:
    """Who holds what, place by place, and how that came about."""
    held = [draft for label in _labels(material) if (draft := _holds(material, label, most=MOST_PLACES))]
    return [*held, *_contested(material, most=MOST_PLACES), *_told(material, material.recent(GROUND))]


def of_kinds(kinds: frozenset[Kind]) -> Callable[[Material], list[Draft]]:
    """A section that tells the events of some kinds."""
    return lambda material: _told(material, material.recent(kinds))


def ties(material: Material) -> list[Draft]:
    """Who leads, backs, joins whom."""
    return _told(material, material.recent(TIES))


def intended(material: Material) -> list[Draft]:
    """What is planned, asked for, expected, feared or possible: as such, never as fact."""
    floor = max(material.on - RECENT, material.since or date.min)
    open_ = [h for h in material.happenings if h.claims[0].modality != Modality.ASSERTED and says_something(h)]
    return _told(material, [h for h in open_ if material.end(h) >= floor])


def disputed(material: Material) -> list[Draft]:
    """Who says otherwise, and what is known only because somebody denies it."""
    floor = max(material.on - RECENT, material.since or date.min)
    recent = [h for h in material.happenings if material.end(h) >= floor]
    contrary = [tell_contrary(h, material.reports, now=material.on) for h in recent if h.contrary]
    only = [h for h in recent if h.claims[0].modality == Modality.ASSERTED and material.only_denied(h)]
    return [*contrary[:MOST_SENTENCES], *_told(material, only)]


def background(material: Material) -> list[Draft]:
    """What the reports recall of earlier times."""
    if material.since:
        return []
    past = [h for h in material.asserted() if material.end(h) < material.on - RECENT]
    return _told(material, past)


def sources(material: Material) -> list[Draft]:
    """Whose word the picture rests on."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in material.claims.values():
        names = [s.name for s in claim.sources if s.kind != SourceKind.HEARSAY]
        for name in dict.fromkeys(names or [material.publishers[claim.report]]):
            claims[name].append(claim)
    order = sorted((name for name in claims if name), key=lambda name: (-len(claims[name]), name))
    return [_source(name, claims[name], material) for name in order[:MOST_SOURCES]]


def _source(name: str, claims: list[Claim], material: Material) -> Draft:
    count, reports = len(claims), len({claim.report for claim in claims})
    be = "is" if count == 1 else "are"
    text = f"{_plural(count, 'claim')} in {_plural(reports, 'report')} {be} the word of {named(name)}"
    return Draft(text=sentence(text), grounds=weightiest(claims, material.reports)[:1])


def _told(material: Material, found: Sequence[Happening]) -> list[Draft]:
    """The events that most speak of, the old ones less, in the order of time."""

    def weight(happening: Happening) -> tuple[float, str]:
        event = happening.event
        age = max(0, (material.on - material.end(happening)).days)
        return age / DAYS_A_VOICE - 2 * event.origins - len(event.claims), event.id

    chosen = sorted(found, key=weight)[:MOST_SENTENCES]
    chosen.sort(key=lambda h: (material.end(h), h.event.id))
    return [tell(happening, material.reports, now=material.on) for happening in chosen]


def _labels(material: Material) -> list[str]:
    """Who holds anything, the one with the most places first."""
    counts = Counter(day.label for day in material.control if day.label not in (CONTESTED, UNKNOWN))
    return sorted(counts, key=lambda label: (-counts[label], label))


def _grounds(days: Iterable[ControlDay], material: Material) -> tuple[Claim, ...]:
    """The newest evidence of each place."""
    return tuple(material.claims[day.evidence[0]] for day in days if day.evidence)


def _holds(material: Material, label: str, *, most: int) -> Draft | None:
    days = sorted(
        (d for d in material.control if d.label == label), key=lambda d: (-material.mentions[d.place_id], d.place)
    )
    shown = days[:most]
    if not shown:
        return None
    sure = [_spot(d) for d in shown if dict(d.holders)[label] >= SURE]
    rest = [_spot(d) for d in shown if dict(d.holders)[label] < SURE]
    parts = [f"held {listed(sure, most=most)}"] if sure else []
    parts += [f"probably held {listed(rest, most=most)}"] if rest else []
    text = f"on {on_day(material.on)} {named(label)} {' and '.join(parts)}"
    return Draft(text=sentence(text), grounds=_grounds(shown, material))


def _spot(day: ControlDay) -> str:
    return named_place(day.place)


def _contested(material: Material, *, most: int) -> list[Draft]:
    floor = material.on - STALE
    days = [d for d in material.control if d.label == CONTESTED and d.since and d.since >= floor]
    days = sorted(days, key=lambda d: (-material.mentions[d.place_id], d.place))[:most]
    if not days:
        return []
    be = "was" if len(days) == 1 else "were"
    text = f"{listed([_spot(d) for d in days], most=most)} {be} contested on {on_day(material.on)}"
    return [Draft(text=sentence(text), grounds=_grounds(days, material))]


def _changed(material: Material) -> list[Draft]:
    """Places that got their present holder in the last week."""
    floor = material.since or material.on - LATELY
    found: defaultdict[str, list[ControlDay]] = defaultdict(list)
    for day in sorted(material.control, key=lambda d: (-material.mentions[d.place_id], d.place)):
        first = material.claims[day.evidence[-1]] if day.evidence else None
        taken = first and first.kind in (Kind.CAPTURE, Kind.TRANSFER)
        if taken and day.since and day.since >= floor and day.label not in (CONTESTED, UNKNOWN):
            found[day.label].append(day)
    out = []
    for label in sorted(found, key=lambda label: (-len(found[label]), label))[:3]:
        places = listed([_spot(d) for d in found[label]], most=6, rest="more places")
        text = f"since {on_day(floor, year=material.on.year)} {places} came under the control of {named(label)}"
        out.append(Draft(text=sentence(text), grounds=_grounds(found[label], material)))
    return out


def _where(material: Material) -> list[Draft]:
    """Where the fighting of the last week was, the most reported places first."""
    floor = material.since or material.on - LATELY
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    names: dict[str, str] = {}
    for happening in material.recent(FIGHTING):
        for place in happening.event.places if material.end(happening) >= floor else ():
            if place.role != PlaceRole.FROM and place.precision < 6:
                names.setdefault(place_key(place), named_place(place.name or place.text))
                claims[place_key(place)].append(happening.telling[0])
    order = sorted(claims, key=lambda key: (-len(claims[key]), names[key]))[:6]
    if not order:
        return []
    text = f"fighting was reported in or toward {listed([names[key] for key in order], most=6)}"
    days = f" in the days from {on_day(floor, year=material.on.year)} to {on_day(material.on, year=material.on.year)}"
    return [Draft(text=sentence(text + days), grounds=tuple(claims[key][0] for key in order))]


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
