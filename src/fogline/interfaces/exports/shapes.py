"""The ground under the map: countries, borders and regions around the data, cut to size. Degrees (WGS 84) throughout.

The shapes come from `_assets` (see `scripts/make_assets.py`). Countries in view are drawn from the fine set (about
400 m), the rest from the coarse one (about 2 km), so that a far-off capital does not cost megabytes.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from fogline.core.errors import SettingError

Point = tuple[float, float]
Line = Sequence[Point]
Box = tuple[float, float, float, float]  # west, south, east, north
Shape = dict[str, Any]

ASSETS = Path(__file__).resolve().parents[2] / "_assets"
WORLD: Box = (-180.0, -60.0, 180.0, 84.0)
FINE_POINTS = 60_000  # of the fine set at most, and of region lines at most: about 1 MB each
WIDE = 60.0  # degrees of longitude from which the coarse set will do
POINT_PRECISION = 3  # town or district: what stands on the map as a point (codebook, precision 1 to 3)
AREA_PRECISION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What of a place matters for the ground: where, how exact, how often spoken of, whether somebody holds it."""

    at: Point
    precision: int
    claims: int
    held: bool


def asset(name: str) -> bytes:
    """A file of `_assets`. `SettingError` where the assets have not been made."""
    try:
        return (ASSETS / name).read_bytes()
    except FileNotFoundError as error:
        raise SettingError(f"the map's parts are missing ({ASSETS / name})", "run `make setup`") from error


def ground(spots: Sequence[Spot]) -> dict[str, Any]:
    """The drawing under the places: `land`, `borders` (GeoJSON), `countries` (labels), `view` and `bounds` (boxes).

    `view` is what the map opens on, `bounds` what has been cut out. No spots: the world.
    """
    view = view_box(spots)
    bounds = _bounds(view, spots)
    coarse, fine = _shapes("50m"), _shapes("10m")
    near = _near(fine, view)
    land = [_clipped_area(shape, bounds) for shape in _mixed(coarse, fine, near)]
    land = [shape for shape in land if shape["geometry"]["coordinates"]]
    borders = [part for line in _borders(coarse, fine, near) for part in _clipped_lines(line, bounds)]
    borders += [part for line in _regions(fine, spots) for part in _clipped_lines(line, bounds)]
    return {
        "land": {"type": "FeatureCollection", "features": [_bare(shape) for shape in land]},
        "borders": {"type": "FeatureCollection", "features": borders},
        "countries": [label for shape in land if (label := _label(shape, _grown(view, 0.1)))],
        "view": view,
        "bounds": bounds,
    }


def view_box(spots: Sequence[Spot]) -> Box:
    """The box around the fighting: the places that somebody holds or may hold, without the far-off ones.

    A place is far off where it lies more than eight times the weighted median distance (at least 0.75°) from the
    weighted middle: meetings in other countries' capitals do not shrink the war to a dot.
    """
    tiers = (
        [spot for spot in spots if spot.held and spot.precision <= POINT_PRECISION],
        [spot for spot in spots if spot.precision <= POINT_PRECISION],
        list(spots),
    )
    chosen = next((tier for tier in tiers if tier), [])
    if not chosen:
        return WORLD
    kept = [spot.at for spot in chosen if all(_is_near(spot, chosen, axis) for axis in (0, 1))]
    xs, ys = [at[0] for at in kept] or [0.0], [at[1] for at in kept] or [0.0]
    pad_x, pad_y = max(0.4, 0.06 * (max(xs) - min(xs))), max(0.3, 0.06 * (max(ys) - min(ys)))
    return _rounded((min(xs) - pad_x, min(ys) - pad_y, max(xs) + pad_x, max(ys) + pad_y))


def _is_near(spot: Spot, among: Sequence[Spot], axis: int) -> bool:
    middle = _median([(other.at[axis], other.claims) for other in among])
    spread = _median([(abs(other.at[axis] - middle), other.claims) for other in among])
    return abs(spot.at[axis] - middle) <= 8 * max(spread, 0.75)


def _median(weighted: list[tuple[float, int]]) -> float:
    half, seen = sum(weight + 1 for _, weight in weighted) / 2, 0
    for value, weight in sorted(weighted):
        seen += weight + 1
        if seen >= half:
            return value
    return 0.0


def _bounds(view: Box, spots: Sequence[Spot]) -> Box:
    """Room around the view for wide and tall screens, and around every place for whoever zooms out to it."""
    room = 1.5 * max(view[2] - view[0], view[3] - view[1]) + 4
    boxes = [(view[0] - room, view[1] - room, view[2] + room, view[3] + room)]
    boxes += [(x - 4, y - 4, x + 4, y + 4) for x, y in (spot.at for spot in spots)]
    west, south, east, north = (pick(box[i] for box in boxes) for i, pick in enumerate((min, min, max, max)))
    if east - west > 150:
        return WORLD
    return _rounded((max(west, WORLD[0]), max(south, WORLD[1]), min(east, WORLD[2]), min(north, WORLD[3])))


def _shapes(scale: str) -> list[Shape]:
    features: list[Shape] = json.loads(gzip.decompress(asset(f"countries-{scale}.geojson.gz")))["features"]
    return features


def _near(fine: list[Shape], view: Box) -> frozenset[str]:
    """The countries to draw finely: those in view, the smallest first, as far as the points go."""
    sized = []
    for shape in fine:
        areas = shape["geometry"]["coordinates"] if "iso3" in shape["properties"] else []
        rings = [ring for area in areas for ring in area]
        if any(_touches(ring, view) for ring in rings):
            sized.append((sum(map(len, rings)), shape["properties"]["iso3"]))
    total, near = 0, set()
    for size, iso3 in sorted(sized) if view[2] - view[0] < WIDE else ():
        total += size
        if total <= FINE_POINTS:
            near.add(iso3)
    return frozenset(near)


def _mixed(coarse: list[Shape], fine: list[Shape], near: frozenset[str]) -> Iterator[Shape]:
    yield from (shape for shape in fine if shape["properties"].get("iso3") in near)
    yield from (s for s in coarse if "iso3" in s["properties"] and s["properties"]["iso3"] not in near)


def _borders(coarse: list[Shape], fine: list[Shape], near: frozenset[str]) -> Iterator[Shape]:
    for shapes, wanted in ((fine, True), (coarse, False)):
        for shape in shapes:
            sides = shape["properties"].get("sides")
            if sides and bool(near & set(sides.split())) == wanted:
                yield {"kind": shape["properties"]["kind"], "line": shape["geometry"]["coordinates"]}


def _regions(fine: list[Shape], spots: Sequence[Spot]) -> Iterator[Shape]:
    """First-level region lines of the countries that have places, the most spoken of first."""
    weights: dict[str, int] = {}
    for shape in fine:
        if "iso3" in shape["properties"]:
            outlines = [area[0] for area in shape["geometry"]["coordinates"]]
            if weight := sum(_weight_within(outline, spots) for outline in outlines):
                weights[shape["properties"]["iso3"]] = weight
    total = 0
    for iso3 in sorted(weights, key=lambda code: (-weights[code], code)):
        name = f"admin1/{iso3}.json.gz"
        if not (ASSETS / name).is_file():
            continue
        lines = json.loads(gzip.decompress(asset(name)))
        total += sum(map(len, lines))
        if total > FINE_POINTS:
            return
        yield from ({"kind": "region", "line": line} for line in lines)


def _weight_within(outline: Line, spots: Sequence[Spot]) -> int:
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    west, south, east, north = min(xs), min(ys), max(xs), max(ys)
    boxed = [spot for spot in spots if west <= spot.at[0] <= east and south <= spot.at[1] <= north]
    return sum(spot.claims + 1 for spot in boxed if spot.precision <= AREA_PRECISION and _inside(spot.at, outline))


def _inside(point: Point, ring: Line) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def _touches(ring: Line, box: Box) -> bool:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs) <= box[2] and max(xs) >= box[0] and min(ys) <= box[3] and max(ys) >= box[1]


def _clipped_area(shape: Shape, box: Box) -> Shape:
    areas = []
    for area in shape["geometry"]["coordinates"]:
        if _touches(area[0], box):
            rings = [ring for ring in (clip_ring(ring, box) for ring in area) if len(ring) > 3]
            areas += [rings] if rings else []
    return {"properties": shape["properties"], "geometry": {"type": "MultiPolygon", "coordinates": areas}}


def clip_ring(ring: Line, box: Box) -> list[Point]:
    """A closed ring cut to a box (Sutherland and Hodgman, 1974); where it leaves the box it runs along its edge."""
    points = [(p[0], p[1]) for p in ring[:-1]]
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        out: list[Point] = []
        for previous, point in pairwise([*points[-1:], *points]):
            here, before = sign * (point[axis] - limit) >= 0, sign * (previous[axis] - limit) >= 0
            if here != before:
                out.append(_crossing(previous, point, axis, limit))
            if here:
                out.append(point)
        points = out
    return [*points, points[0]] if points else []


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    t = (limit - a[axis]) / (b[axis] - a[axis])
    other = round(a[1 - axis] + t * (b[1 - axis] - a[1 - axis]), 3)
    return (limit, other) if axis == 0 else (other, limit)


def _clipped_lines(shape: Shape, box: Box) -> Iterator[Shape]:
    """The stretches of a line with a point in the box, each with one point beyond it."""
    west, south, east, north = box
    part: list[Point] = []
    for before, (x, y), after in zip([None, *shape["line"]], shape["line"], [*shape["line"][1:], None], strict=False):
        if any(p and west <= p[0] <= east and south <= p[1] <= north for p in (before, (x, y), after)):
            part.append((x, y))
        elif part:
            yield _line(shape["kind"], part)
            part = []
    if len(part) > 1:
        yield _line(shape["kind"], part)


def _line(kind: str, points: list[Point]) -> Shape:
    geometry = {"type": "LineString", "coordinates": points}
    return {"type": "Feature", "properties": {"kind": kind}, "geometry": geometry}


def _bare(shape: Shape) -> Shape:
    return {"type": "Feature", "properties": {}, "geometry": shape["geometry"]}


def _label(shape: Shape, view: Box) -> dict[str, Any] | None:
    """Where the country's name goes: deep inside its part in view, if there is one, and deep inside the whole."""
    name, areas = shape["properties"]["name"], shape["geometry"]["coordinates"]
    outer = max((area[0] for area in areas), key=_size)
    seen = max((clip_ring(area[0], view) for area in areas), key=_size)
    rings = [seen, outer] if _size(seen) > 0.01 * _size(view_ring(view)) else [outer]
    if not name or shape["properties"]["iso3"].startswith("X-") or _size(outer) == 0:  # X-: see make_assets
        return None
    return {"name": name, "at": [_deepest(ring) for ring in rings], "size": round(_size(outer), 2)}


def view_ring(box: Box) -> list[Point]:
    """The box as a closed ring."""
    west, south, east, north = box
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def _size(ring: Line) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def _deepest(ring: Line) -> Point:
    """Of a 16 by 16 grid, the point inside that is farthest from the outline; the first corner where none is inside."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    outline = ring[:: max(1, len(ring) // 150)]
    grid = [
        (min(xs) + (max(xs) - min(xs)) * (i + 0.5) / 16, min(ys) + (max(ys) - min(ys)) * (j + 0.5) / 16)
        for i in range(16)
        for j in range(16)
    ]
    scored = [(min((x - p[0]) ** 2 + (y - p[1]) ** 2 for p in outline), x, y) for x, y in grid if _inside((x, y), ring)]
    _, x, y = max(scored, default=(0.0, *ring[0]))
    return round(x, 3), round(y, 3)


def _grown(box: Box, by: float) -> Box:
    dx, dy = by * (box[2] - box[0]), by * (box[3] - box[1])
    return box[0] - dx, box[1] - dy, box[2] + dx, box[3] + dy


def _rounded(box: Box) -> Box:
    west, south, east, north = (round(value, 3) for value in box)
    return west, south, east, north
