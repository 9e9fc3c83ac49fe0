"""What belongs to the picture's ground: places far from all the rest, and sites that have no name of their own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from fogline.claims.keys import place_key
from fogline.claims.values import Claim, PlaceRef
from fogline.core.geo import km
from fogline.reports.values import Report

FAR_KM = 500.0
LINES = ("road", "river", "region", "border")
"""A site on one of these has the position of the whole, which is none."""
OFTEN = 3
"""So many publishers make a place part of the ground by themselves."""


def outside(claims: Iterable[Claim], reports: Mapping[str, Report]) -> frozenset[str]:
    """Keys of places far from every place that several publishers speak of, and of which few speak themselves."""
    spots: dict[str, tuple[float, float]] = {}
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for place in claim.places:
            if place.lat is not None and place.lon is not None and place.precision < 6:
                key = place_key(place)
                spots.setdefault(key, (place.lat, place.lon))
                voices[key].add(reports[claim.report].publisher or claim.report)
    core = [spots[key] for key, names in voices.items() if len(names) >= OFTEN]
    if not core:
        return frozenset()
    return frozenset(
        key
        for key, (lat, lon) in spots.items()
        if len(voices[key]) < OFTEN and min(km(lat, lon, *spot) for spot in core) > FAR_KM
    )


def is_bare_site(place: PlaceRef) -> bool:
    """True for "the hospital", "the junction on the M4": a site known by a common noun in a town or on a line alone."""
    whole, part, _ = place.id.rpartition("/")
    return bool(part) and (place.name.islower() or any(f":{kind}:" in whole for kind in LINES))


def town_of(place: PlaceRef) -> str:
    """The key under which the place stands on the map: a site without a name belongs to its town."""
    return place.id.rsplit("/", 1)[0] if is_bare_site(place) else place_key(place)
