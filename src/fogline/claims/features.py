"""Linear features, sites and offsets: the road between two towns, the airport of one, a point so far from it."""

import re
from collections.abc import Callable

from fogline.claims.scene import Scene
from fogline.claims.spots import Spot, spot_of
from fogline.claims.tokens import Token
from fogline.core.geo import BEARINGS, km, offset
from fogline.core.text import fold

KM = re.compile(r"^(?:kilomet(?:er|re)s?|kms?|miles?)$")
_JOINS = frozenset("to towards toward between from linking connecting joining joins joined and with that which".split())
_FLYING = frozenset({"airport", "airbase", "base", "airfield"})


def joined(scene: Scene, token: Token, is_named: Callable[[Token], bool]) -> list[Token]:
    """The names that a road or line runs between, read off the words beside it where the parse hangs them
    elsewhere:
    "the road to X", "the road that links X with Y", "the X-Y road"."""
    tokens = scene.parsed.tokens
    out: list[Token] = []
    at = token.i - 1
    while at >= 0 and (is_named(tokens[at]) or tokens[at].text in {"-", "–", "—"}):
        if is_named(tokens[at]):
            out.insert(0, tokens[at])
        at -= 1
    joining = False
    for other in tokens[token.i + 1 : token.i + 9]:
        if other.sent != token.sent or not (
            joining or other.lower in _JOINS or other.lemma in {"link", "connect", "join", "lead", "run"}
        ):
            break
        joining = True
        if is_named(other):
            out.append(other)
        elif other.text in {",", ";", "."} or len(out) >= 2:
            break
    return out


def line(token: Token, spots: list[Spot], text: str) -> Spot:
    """A road, border or front: a linear feature with the middle of what names it."""
    ends = [s for s in spots if s.lat is not None and s.lon is not None][:2]
    whole = " and ".join(s.text for s in ends)
    name = f"{whole} {token.text}" if token.text not in whole else whole
    if not ends:
        return Spot(None, text, text, None, None, 5, "")
    lat = sum(s.lat or 0.0 for s in ends) / len(ends)
    lon = sum(s.lon or 0.0 for s in ends) / len(ends)
    return Spot(None, name, text, round(lat, 4), round(lon, 4), 5, f"line:{fold(name).replace(' ', '-')}")


def site(scene: Scene, token: Token, noun: str, name: str, first: Spot, text: str) -> Spot:
    """ "Aleppo airport": the site itself where the gazetteer has it, else near the town."""
    if scene.gazetteer is not None and noun in _FLYING and name:
        forms = {
            "airport": (f"{name} International Airport", f"{name} Airport"),
            "airfield": (f"{name} Airport", f"{name} Air Base"),
        }.get(noun, (f"{name} Air Base", f"{name} Airbase", f"{name} Airport"))
        for form in forms:
            for place in scene.gazetteer.find(form):
                if first.lat is None or first.lon is None or km(first.lat, first.lon, place.lat, place.lon) < 80:
                    return spot_of(place, text)
    title = text if name else f"{first.name} {token.text}"
    return Spot(first.place, title, text, first.lat, first.lon, 1, f"{first.id}/{fold(title).replace(' ', '-')}")


def shifted_by_distance(scene: Scene, token: Token, spot: Spot) -> Spot:
    """ "15 km south of Hama": the computed point, precision 2."""
    tokens = scene.parsed.tokens
    window = tokens[max(0, token.i - 8) : token.i]
    words = [t.lower for t in window]
    bearing = next((w for w in reversed(words) if w.replace("-", "") in BEARINGS), None)
    unit = next((i for i, w in enumerate(words) if KM.match(w)), None)
    if bearing is None or unit is None or unit == 0 or spot.lat is None or spot.lon is None:
        return spot
    if "of" not in words[-3:] and "from" not in words[-3:]:
        return spot
    try:
        distance = float(words[unit - 1].replace(",", ""))
    except ValueError:
        return spot
    distance *= 1.609 if words[unit].startswith("mile") else 1.0
    if distance > 300:
        return spot
    lat, lon = offset(spot.lat, spot.lon, bearing=BEARINGS[bearing.replace("-", "")], distance=distance)
    text = scene.text[window[unit - 1].start : token.end]
    return Spot(spot.place, text, text, round(lat, 4), round(lon, 4), 2, f"{spot.id}+{distance:.0f}{bearing}")
