"""TopoJSON to plain coordinates: decode, join, thin, round. Used by `make_assets.py`; standard library only."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Line = list[Point]

DECIMALS = 3  # of a degree: about 100 m


def decoded(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a quantised topology in degrees (TopoJSON specification, 2.1.2 and 2.1.4)."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Line] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + tx, y * ky + ty))
        arcs.append(line)
    return arcs


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a shape as rings of arc numbers; other geometries have none."""
    if shape.get("type") == "Polygon":
        return [shape["arcs"]]
    return list(shape["arcs"]) if shape.get("type") == "MultiPolygon" else []


def ring(numbers: Iterable[int], arcs: list[Line]) -> Line:
    """Arcs joined to one ring; a negative number stands for the arc ~n backwards."""
    out: Line = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        out += line[1:] if out else line
    return out


def thinned(line: Line, tolerance: float) -> Line:
    """Douglas and Peucker (1973): ends stay, and no point was further than `tolerance` degrees from what is left.

    A closed line keeps its farthest point as well, so that a small island does not become a stroke.
    """
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    if len(line) > 3 and line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: _distance2(line[i], line[0], line[0]))
        keep.add(far)
        stack = [(0, far), (far, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        worst, at = max((_distance2(line[i], line[first], line[last]), i) for i in range(first + 1, last))
        if worst > tolerance * tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _distance2(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if not length else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    x, y = p[0] - a[0] - t * dx, p[1] - a[1] - t * dy
    return x * x + y * y


def rounded(line: Line) -> Line:
    """Coordinates to `DECIMALS`, repeats dropped."""
    out: Line = []
    for x, y in line:
        point = (round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0)
        if not out or out[-1] != point:
            out.append(point)
    return out


def inside(point: Point, line: Line) -> bool:
    """Whether the point lies in the ring, by the even-odd rule."""
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise(line):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def arc_numbers(numbers: Any) -> Iterator[int]:
    if isinstance(numbers, int):
        yield numbers if numbers >= 0 else ~numbers
    else:
        for part in numbers:
            yield from arc_numbers(part)


def cut_at_date_line(polygon: list[Line]) -> list[list[Line]]:
    """The polygon with rings that jump from 180° to -180° cut into an eastern and a western part."""
    rings = [_unwrapped(line) for line in polygon]
    if all(-180 <= x <= 180 for line in rings for x, _ in line):
        return [rings]
    parts = []
    for shift in (-360, 0, 360):
        moved = [[(x + shift, y) for x, y in line] for line in rings]
        cut = [_half(_half(line, -180.0, 1), 180.0, -1) for line in moved]
        if cut[0]:
            parts.append([line for line in cut if line])
    return parts


def _unwrapped(line: Line) -> Line:
    shift, out = 0.0, line[:1]
    for (before, _), (x, y) in pairwise(line):
        shift += 360.0 if x - before < -180 else -360.0 if x - before > 180 else 0.0
        out.append((x + shift, y))
    return out


def _half(line: Line, limit: float, sign: int) -> Line:
    """The part of a closed ring on one side of a meridian."""
    out: Line = []
    for (x1, y1), (x2, y2) in pairwise(line):
        before, here = sign * (x1 - limit) >= 0, sign * (x2 - limit) >= 0
        if before != here:
            out.append((limit, y1 + (limit - x1) / (x2 - x1) * (y2 - y1)))
        if here:
            out.append((x2, y2))
    return [*out, out[0]] if out else []
