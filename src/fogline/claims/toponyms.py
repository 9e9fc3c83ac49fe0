"""Which place of a name is meant: a score of named reasons, and silence where the best is no better than a guess.

The reasons are those of the toponym literature: size, whether the name is the place's main one, the countries that
the report
is about, the container that the text adds ("Birmingham, Alabama"), and nearness to what else the report names.
"""

from dataclasses import dataclass
from math import log10

from fogline.claims.names import NameHit
from fogline.claims.scene import Scene
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
_BESIDE, _BESIDE_KM = 400, 200.0  # how far off in the text, and on the map, what is named beside a village may lie
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
        self._by_start = {hit.start: hit for hit in scene.scan.hits}
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
                if choice is not None and choice.plain:
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
        box = self._container(hit)
        return fold_loosely(hit.text) + (f"@{box.id or box.name}" if box else "")

    def _container(self, hit: NameHit) -> Place | None:
        """The area or country that follows: "Paris, Texas", "Alipur in Sindh province"."""
        scene = self._scene
        for mark in (", ", " (", " in ", " in the ", ", in "):
            start = hit.end + len(mark)
            if scene.text.startswith(mark, hit.end) and (after := self._by_start.get(start)) is not None:
                if after.kind == "state":
                    iso = after.target.partition(".")[2]
                    return Place(id=f"st.{iso}", name=after.text, kind="country", country=iso, lat=0.0, lon=0.0)
                areas = {"admin1", "region"} if "in" not in mark else {"admin1", "admin2", "region"}
                area = next((p for p in (after.place, *after.others) if p is not None and p.kind in areas), None)
                if area is not None:
                    return area
        return None

    def _best(self, hit: NameHit) -> Choice | None:
        candidates = self._one_each([p for p in (hit.place, *hit.others) if p is not None])
        box = self._container(hit)
        inside = [p for p in candidates if box is not None and self._inside(p, box)]
        ranked = sorted(((self._score(p), p) for p in inside or candidates), key=lambda c: (-c[0], c[1].id))
        if not ranked:
            return None
        best, place = ranked[0]
        margin = best - ranked[1][0] if len(ranked) > 1 else 9.0
        focus = self._scene.scan.focus
        known = _packed(place) or place.population >= _SMALL or place.kind not in {"town", "village"}
        here = place.country in focus or not focus or best >= 6.0
        plain = bool(inside) or ((known or len(ranked) == 1) and margin >= 1.0 and here)
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

    def _score(self, place: Place) -> float:
        scene = self._scene
        focus = scene.scan.focus
        if place.kind in {"wider", "sea"}:
            return _WIDE
        people = place.population
        size = log10(people) if people else _unknown_size(place)
        score = size - {3: 0.0, 2: 0.6}.get(place.weight, 1.5)
        if place.kind in {"admin1", "admin2"}:
            score -= 1.0  # a bare name is the town, unless a word of area says otherwise
        share = scene.scan.spoken.get(place.country, 0.0)
        if share:
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

    def _credible(self, hit: NameHit, choice: Choice) -> bool:
        """False for a small town far from all that the report speaks of: a namesake of a place that nobody lists."""
        place, focus = choice.place, self._scene.scan.focus
        if place.kind in {"wider", "sea"} or not focus:
            return True
        away = self._away(place)
        box = self._container(hit)
        if box is not None and box.kind == "admin2" and not self._inside(place, box):
            return False
        if place.country in focus:
            return _packed(place) or place.population >= _SMALL or away is None or self._fits_beside(hit, place, away)
        if box is not None:
            return True
        if place.country in self._scene.scan.spoken and (
            _packed(place) or place.population >= _SMALL or place.kind == "admin1"
        ):
            return True
        if _packed(place) or place.kind == "admin1":
            return choice.score >= 4.0
        return place.weight >= 3 and place.population >= _LARGE

    def _fits_beside(self, hit: NameHit, place: Place, away: float) -> bool:
        """A village lies near what the same lines name; where they name nothing settled, near anything."""
        box = self._container(hit)
        if box is not None:
            return box.kind != "admin2" or self._inside(place, box)
        key, named = self._key(hit), [h for h in self._scene.scan.hits if h.kind == "place"]
        starts = [h.start for h in named if self._key(h) == key]
        beside = [
            km(place.lat, place.lon, p.lat, p.lon)
            for h in named
            if (p := self._chosen.get(self._key(h))) is not None
            and p.kind not in {"region", "admin1", "wider", "sea"}
            and any(abs(h.start - start) < _BESIDE for start in starts)
        ]
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
