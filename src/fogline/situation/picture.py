"""The picture that the map is drawn from: places with their claims and the course of control."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from fogline.claims.keys import place_key, told_on
from fogline.claims.values import Claim, PlaceRef
from fogline.reports.values import Report
from fogline.situation.attribution import chain
from fogline.situation.belief import CONTESTED, UNKNOWN
from fogline.situation.control import PlaceCourse, courses
from fogline.situation.fitting import mended
from fogline.situation.sides import Sides
from fogline.situation.telling import tell_claim
from fogline.situation.theatre import is_bare_site, outside, town_of
from fogline.situation.values import ControlSpan, Picture, PictureClaim, PicturePlace, Side

NO_SIDES = Sides()
COLOURS = 8
LONGEST = timedelta(days=400)
"""The slider's reach before the last report; what is older stays in the panels."""


def picture(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    known: date | None = None,
    *,
    sides: Sides = NO_SIDES,
    title: str = "",
) -> Picture:
    """All that the map shows, from what had been published by `known`.

    Left out are places without a position and those far from the ground that the reports are about; a site without a
    name of its own stands under its town.
    """
    heard = [c for c in claims if known is None or ((told := reports[c.report].published) and told <= known)]
    spots: defaultdict[str, list[tuple[Claim, PlaceRef]]] = defaultdict(list)
    for claim in heard:
        for place in claim.places:
            spots[town_of(place)].append((claim, place))
    away = outside(heard, reports)
    control = {place_key(course.place): course for course in courses(heard, reports, sides=sides)}
    days = _days(heard, reports)
    fit = [(key, [(mended(claim, sides), place) for claim, place in pairs]) for key, pairs in spots.items()]
    made = [_place(key, pairs, control.get(key), reports) for key, pairs in fit if key not in away]
    places = sorted((place for place in made if place), key=lambda place: (place.name, place.id))
    return Picture(title=title, known=known, days=days, sides=_sides(places, days), places=tuple(places))


def _days(claims: Iterable[Claim], reports: Mapping[str, Report]) -> tuple[date, ...]:
    """From the first day that the claims put on the map to the last publication."""
    claims = list(claims)
    last = max((d for c in claims if (d := reports[c.report].published or told_on(c, reports[c.report]))), default=None)
    if last is None:
        return ()
    floor = _floor(claims, reports, last)
    first = min((d for c in claims if (d := told_on(c, reports[c.report])) and d >= floor), default=last)
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def _floor(claims: list[Claim], reports: Mapping[str, Report], last: date) -> date:
    """A week before the first report: earlier days are history, told in the panels but not worth a slide each."""
    published = [d for c in claims if (d := reports[c.report].published)]
    return max(min(published, default=last) - timedelta(days=7), last - LONGEST)


def _place(
    key: str, pairs: list[tuple[Claim, PlaceRef]], course: PlaceCourse | None, reports: Mapping[str, Report]
) -> PicturePlace | None:
    located = [place for _, place in pairs if place.lat is not None and place.lon is not None]
    if not located:
        return None
    names = Counter(place.name for place in located)
    best = min(located, key=lambda place: (is_bare_site(place), -names[place.name], place.name, place.precision))
    name = course.place.name if course and is_bare_site(best) else best.name
    rows = {(claim.id, place.role): _claim(claim, place, reports[claim.report]) for claim, place in pairs}
    ordered = sorted(rows.values(), key=lambda row: (row.day, row.published or date.max, row.id, row.role))
    return PicturePlace(
        id=key,
        name=name,
        lat=best.lat or 0.0,
        lon=best.lon or 0.0,
        precision=best.precision,
        control=_spans(course) if course else (),
        claims=tuple(ordered),
    )


def _spans(course: PlaceCourse) -> tuple[ControlSpan, ...]:
    """Empty where nobody was ever the likeliest holder: a stray shot tells nothing of who holds the place."""
    if all(stretch.belief.label == UNKNOWN for stretch in course.stretches):
        return ()
    return tuple(
        ControlSpan(
            from_day=stretch.day,
            label=stretch.belief.label,
            p=stretch.belief.share(stretch.belief.label),
            evidence=stretch.evidence,
        )
        for stretch in course.stretches
    )


def _claim(claim: Claim, place: PlaceRef, report: Report) -> PictureClaim:
    time = claim.time
    return PictureClaim(
        id=claim.id,
        kind=claim.kind.value,
        role=place.role.value,
        day=told_on(claim, report) or date.min,
        summary=tell_claim(claim, report),
        quote=claim.quote,
        report=report.external_id or report.id,
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        url=report.url,
        said_by=chain(claim),
        sources=tuple(source.name for source in claim.sources),
        actors=tuple(actor.name for actor in claim.actors),
        recipients=tuple(actor.name for actor in claim.recipients),
        start=time.start if time else None,
        end=time.end if time else None,
        polarity=claim.polarity.value,
        certainty=claim.certainty.value,
        modality=claim.modality.value,
    )


def _sides(places: Iterable[PicturePlace], days: tuple[date, ...]) -> tuple[Side, ...]:
    """Labels by the place-days that they hold, the most first; contested and unknown stand last."""
    held: Counter[str] = Counter()
    end = days[-1] + timedelta(days=1) if days else None
    for place in places:
        for span, after in zip(place.control, (*place.control[1:], None), strict=False):
            until = after.from_day if after else end or span.from_day
            held[span.label] += max(1, (until - max(span.from_day, days[0] if days else span.from_day)).days)
    named = sorted(
        (label for label in held if label not in (CONTESTED, UNKNOWN)), key=lambda label: (-held[label], label)
    )
    keys = [f"side-{n}" if n <= COLOURS else "side-other" for n in range(1, len(named) + 1)]
    rest = [Side(label=label, key=label) for label in (CONTESTED, UNKNOWN) if label in held]
    return (*(Side(label=label, key=key) for label, key in zip(named, keys, strict=True)), *rest)
