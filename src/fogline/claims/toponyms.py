"""Which place of a name is meant: a score of named reasons, and silence where the best is no better than a guess.

The reasons are those of the toponym literature: size, whether the name is the place's main one, the countries that
the report
is about, the container that the text adds ("Birmingham, Alabama"), and nearness to what else the report names.
"""

from dataclasses import dataclass
from math import log10

from fogline.claims.names import NameHit
from fogline.claims.scene import Scene
from fogline.claims.vicinity import Vicinity
from fogline.core.geo import km
from fogline.core.text import fold_loosely
from fogline.lexicon.values import Place

# What a place counts for where no population is known: the decimal logarithm of one.
_SIZE = {"town": 4.3, "village": 3.3, "neighbourhood": 3.6, "admin1": 5.2, "admin2": 4.4, "region": 5.5, "island": 5.0}
_WIDE, _CAPITAL, _UNKNOWN_TOWN = 7.5, 5.7, 2.7
_SPOKEN, _SHARE = 0.8, 1.7
_NEAR_KM, _FAR_KM, _SAME_KM = 120.0, 300.0, 15.0
_DISTRICT_KM = 60.0
_SMALL, _LARGE = 20_000, 500_000
_BESIDE, _MATES, _BESIDE_KM = (
    400,
    4,
    200.0,
)  # how far off in the text, and on the map, what is named beside a village may lie
_CLUE_KM, _CLUE_FAR_KM, _CONTINENT_KM = 120.0, 250.0, 2000.0
_HAMLET, _MIDDLE, _GREAT = 50_000, 150_000, 2_000_000
_LOCAL = frozenset({"neighbourhood", "site", "camp"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate, its score, and whether the margin is large enough to say so before all else is known."""

    place: Place
    score: float
    plain: bool


class Toponyms:
    """The places of one report's names. One name means one place throughout a report, unless the text adds another
    container."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._vicinity = Vicinity(scene)
        self._asked: set[str] = set()
        self._anchors: list[Place] = []
        self._chosen: dict[str, Place | None] = {}
        waiting: dict[str, NameHit] = {}
        ends = {t.end: t for t in scene.parsed.tokens}
        for hit in scene.scan.hits:
            if hit.kind != "place" or hit.place is None:
                continue
            token = ends.get(hit.end)
            if not hit.firm and not (token is not None and scene.place_context(token)):
                continue
            key = self._key(hit)
            if key not in self._chosen and key not in waiting:
                choice = self._best(hit)
                if choice is not None and choice.plain and self._credible(hit, choice):
                    self._settle(key, choice.place)
                else:
                    waiting[key] = hit
        for key, hit in sorted(waiting.items(), key=lambda item: -self._margin(item[1])):
            choice = self._best(hit)
            credible = choice is not None and self._credible(hit, choice)
            self._settle(key, choice.place if choice is not None and credible else None)

    def _margin(self, hit: NameHit) -> float:
        choice = self._best(hit)
        return choice.score if choice is not None else 0.0

    def of(self, hit: NameHit) -> Place | None:
        """The place that the hit means, or None where no reason decides."""
        if hit.place is None:
            return None
        key = self._key(hit)
        if key not in self._chosen:
            choice = self._best(hit)
            self._chosen[key] = choice.place if choice is not None and self._credible(hit, choice) else None
        return self._chosen[key]

    def _settle(self, key: str, place: Place | None) -> None:
        self._chosen[key] = place
        if place is not None and place.kind not in {"wider", "sea"}:
            self._anchors.append(place)

    def _key(self, hit: NameHit) -> str:
        box = self._vicinity.container(hit)
        return fold_loosely(hit.text) + (f"@{box.id or box.name}" if box else "")

    def _best(self, hit: NameHit) -> Choice | None:
        candidates = self._one_each([p for p in (hit.place, *hit.others) if p is not None])
        box = self._vicinity.container(hit)
        inside = [p for p in candidates if box is not None and self._inside(p, box)]
        beside = self._neighbour(hit)
        if beside is not None and not inside:
            inside = [p for p in candidates if p.id != beside.id and _apart(p, beside) < _CLUE_KM]
        ranked = sorted(((self._score(p, hit), p) for p in inside or candidates), key=lambda c: (-c[0], c[1].id))
        if not ranked:
            return None
        best, place = ranked[0]
        margin = best - ranked[1][0] if len(ranked) > 1 else 9.0
        focus = self._scene.scan.focus
        known = _packed(place) or place.population >= _SMALL or place.kind not in {"town", "village"}
        here = place.country in focus or not focus or best >= 6.0
        plain = bool(inside) or ((known or len(ranked) == 1) and margin >= 1.0 and here and beside is None)
        if not inside and self._vicinity.is_local(hit):
            plain = False
        return Choice(place, best, plain)

    def _one_each(self, places: list[Place]) -> list[Place]:
        """Rows of packs and gazetteer that mean the same town become one: the pack's, with the gazetteer's
        population."""
        out: list[Place] = []
        for place in sorted(places, key=lambda p: p.id.startswith(("gn:", "adm:"))):
            place = self._scene.base.as_packed(place)
            twin = next((i for i, p in enumerate(out) if p.id == place.id or _same(p, place)), None)
            if twin is None:
                out.append(place)
        return out

    def _score(self, place: Place, hit: NameHit) -> float:
        scene = self._scene
        focus = scene.scan.focus
        if place.kind in {"wider", "sea"}:
            return _WIDE
        people = place.population
        size = log10(people) if people else _unknown_size(place)
        score = size - {3: 0.0, 2: 0.6}.get(place.weight, 1.5)
        if place.id.startswith("cap:") or (people >= _GREAT and place.kind == "town"):
            score += 1.0  # a name that all the world knows
        if place.kind in _LOCAL and self._vicinity.is_local(hit):
            score += 2.0
        if place.kind in {"admin1", "admin2"}:
            score -= 1.0  # a bare name is the town, unless a word of area says otherwise
        share = scene.scan.spoken.get(place.country, 0.0)
        if share and self._vicinity.attested(place.country, hit):
            score += _SPOKEN + _SHARE * share + (0.5 if _packed(place) and place.country in focus else 0.0)
        return score + self._nearness(place)

    def _nearness(self, place: Place) -> float:
        away = self._away(place)
        if away is None:
            return 0.0
        if place.kind in _LOCAL and away > _NEAR_KM:
            return -4.0  # a quarter is named only where its town is spoken of
        return 1.2 if away < _NEAR_KM else 0.6 if away < _FAR_KM else 0.0

    def _away(self, place: Place) -> float | None:
        """Kilometres to the nearest settled place of the report other than itself."""
        distances = [km(place.lat, place.lon, a.lat, a.lon) for a in self._anchors if a.id != place.id]
        return min(distances, default=None)

    def _neighbour(self, hit: NameHit) -> Place | None:
        """The place that the text says this one is near, where it is known."""
        other = self._vicinity.neighbour(hit)
        key = self._key(hit)
        if other is None or key in self._asked:
            return None
        self._asked.add(key)
        try:
            found = self._chosen.get(self._key(other)) or ((best := self._best(other)) and best.place)
        finally:
            self._asked.discard(key)
        return found if found and found.kind not in {"wider", "sea", "region", "admin1"} else None

    def near(self, hit: NameHit) -> Place | None:
        """Where a name that no list has must lie: at the place that the text says it is near."""
        return self._neighbour(hit)

    def _credible(self, hit: NameHit, choice: Choice) -> bool:
        """False for a namesake of a place that nobody lists: too small and too far from all that the report speaks
        of, or elsewhere than the text says."""
        place, focus = choice.place, self._scene.scan.focus
        if place.kind in {"wider", "sea"} or not focus:
            return True
        away = self._away(place)
        box, beside = self._vicinity.container(hit), self._neighbour(hit)
        if box is not None and not self._inside(place, box) and not self._around(place, box):
            return False
        if beside is not None and place.id != beside.id and _apart(place, beside) > _CLUE_FAR_KM:
            return place.population >= _LARGE  # "Homs, north of Damascus"
        if place.country in focus:
            large = _LARGE if place.weight < 2 else _MIDDLE if place.country != focus[0] else _SMALL
            if place.country != focus[0] and self._vicinity.is_local(hit) and place.population >= _HAMLET // 2:
                return False
            if _packed(place) or place.population >= large or away is None:
                return True
            only = not hit.others and place.weight >= 3  # a rare name
            return only or self._fits_beside(hit, place, away)
        if box is not None:
            return True
        return self._credible_abroad(hit, choice)

    def _credible_abroad(self, hit: NameHit, choice: Choice) -> bool:
        """Of places outside the focus: those of countries that the report speaks of by other names too, unless they
        are small; else what is known all over the world, and not listed among places far from it."""
        place = choice.place
        if self._out_of_line(hit, place) or (self._vicinity.is_local(hit) and place.population >= _HAMLET):
            return False
        area = place.kind == "admin1"
        if self._vicinity.attested(place.country, hit) or (_packed(place) and self._in_theatre(place)):
            away = self._away(place)
            large = place.population >= _MIDDLE and place.weight >= 2
            return _packed(place) or area or large or (away is not None and away < _BESIDE_KM)
        if place.id.startswith("cap:") or place.population >= _GREAT:
            return choice.score >= 4.0 and place.weight >= 2
        if _packed(place) or area:
            small = place.kind in {"town", "village", "neighbourhood", "site", "camp"}
            return choice.score >= 4.0 and (not small or place.population >= _LARGE)
        return place.weight >= 2 and place.population >= _MIDDLE

    def _out_of_line(self, hit: NameHit, place: Place) -> bool:
        """Listed beside a place that lies a continent away, or that no list has, where nothing else speaks of its
        country."""
        if self._vicinity.attested(place.country, hit):
            return False
        if self._vicinity.beside_unknown(hit):
            return True
        mates = [self._chosen.get(self._key(mate)) for mate in self._vicinity.mates(hit)]
        return any(m is not None and m.country != place.country and _apart(m, place) > _CONTINENT_KM for m in mates)

    def _in_theatre(self, place: Place) -> bool:
        """In a country of the wars that the report is about: "Malakal" in a report on the Sudan."""
        scene = self._scene
        return any(place.country in scene.base.theatres.get(name, ()) for name in scene.scan.theatres)

    def _around(self, place: Place, box: Place) -> bool:
        """In the country of an area that other lists spell otherwise, and not far from it."""
        if place.country != box.country or box.kind in {"country", "admin2"}:
            return False
        return _apart(place, box) < _FAR_KM

    def _fits_beside(self, hit: NameHit, place: Place, away: float) -> bool:
        """A village lies near what the same lines name; where they name nothing settled, near anything."""
        box = self._vicinity.container(hit)
        if box is not None:
            return self._inside(place, box) or self._around(place, box)
        key = self._key(hit)
        named = [(h, p) for h in self._scene.scan.hits if h.kind == "place" and (p := self._chosen.get(self._key(h)))]
        starts = [h.start for h, _ in named if self._key(h) == key] or [hit.start]
        around = sorted(
            (min(abs(h.start - start) for start in starts), h.start, _apart(place, p))
            for h, p in named
            if p.id != place.id and p.kind not in {"region", "admin1", "wider", "sea"}
        )
        beside = [apart for gap, _, apart in around[:_MATES] if gap < _BESIDE]
        beside = beside or [apart for gap, _, apart in around[:_MATES] if gap < 4 * _BESIDE]
        return min(beside) < _BESIDE_KM if beside else away < _FAR_KM

    def _inside(self, place: Place, box: Place) -> bool:
        if place.country != box.country:
            return False
        if box.kind == "country" or (_packed(place) and box.kind != "admin2") or self._scene.gazetteer is None:
            return True
        if box.kind == "admin2":
            return km(place.lat, place.lon, box.lat, box.lon) < _DISTRICT_KM
        area = self._scene.gazetteer.admin1(place.admin1)
        return area is not None and fold_loosely(area.name) == fold_loosely(box.name)


def _apart(one: Place, other: Place) -> float:
    return km(one.lat, one.lon, other.lat, other.lon)


def _unknown_size(place: Place) -> float:
    if place.id.startswith("cap:"):
        return _CAPITAL
    return _SIZE.get(place.kind, 4.0) if _packed(place) else _UNKNOWN_TOWN


def _packed(place: Place) -> bool:
    return place.id.startswith(("fl:", "cap:"))


def _same(one: Place, other: Place) -> bool:
    towns = {"town", "village"}
    alike = one.kind == other.kind or {one.kind, other.kind} <= towns
    return alike and one.country == other.country and km(one.lat, one.lon, other.lat, other.lon) < _SAME_KM
