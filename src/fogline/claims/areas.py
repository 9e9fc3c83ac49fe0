"""Areas and their chief towns: the country of a code, the first-level area of a name, the seat of a government."""

from fogline.claims.scene import Scene
from fogline.claims.spots import Spot, spot_of
from fogline.core.text import fold
from fogline.lexicon.base import area_stem
from fogline.lexicon.values import PRECISION


class Areas:
    """Areas of one report."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def country(self, iso: str, text: str) -> Spot:
        """The country of an ISO code, at the centre that states.toml gives it."""
        state = self._scene.base.states.get(iso, {})
        centre = state.get("centre")
        lat, lon = (float(centre[0]), float(centre[1])) if isinstance(centre, list) else (None, None)
        name = str(state.get("name", text))
        return Spot(None, name, text, lat, lon, PRECISION["country"], f"st.{iso}")

    def admin1_of(self, name: str, spot: Spot | None, *, text: str) -> Spot:
        """The first-level area of that name, from the packs or by code, else the area around the town."""
        base, gazetteer = self._scene.base, self._scene.gazetteer
        stem, focus = area_stem(name), self._scene.scan.focus
        for kind in (base.admin1, base.admin2):
            found = [p for p in kind.get(stem, ()) if p.country in focus or not focus]
            if found:
                return spot_of(found[0], text)
        place = spot.place if spot else None
        if gazetteer is not None:
            named = [
                p
                for p in gazetteer.find(name)
                if p.kind == "admin1" and (p.country in focus or (place is not None and p.country == place.country))
            ]
            if named:
                return spot_of(named[0], text)
            area = gazetteer.admin1(place.admin1) if place is not None and place.id.startswith("gn:") else None
            if area is not None and area_stem(area.name) == stem:
                return spot_of(area, text)
        lat, lon = (spot.lat, spot.lon) if spot else (None, None)
        return Spot(place, text, text, lat, lon, 4, f"{spot.id}#area" if spot else "")

    def seat(self, spot: Spot) -> Spot | None:
        """The capital of a country or the chief town of an area."""
        if spot.id.startswith("st."):
            capital = self._scene.base.states.get(spot.id[3:], {}).get("capital")
            if isinstance(capital, dict) and capital.get("lat") is not None:
                name = capital["name"]
                return Spot(None, name, name, capital["lat"], capital["lon"], 2, f"cap:{spot.id[3:]}")
            return None
        place = spot.place
        if place is None:
            return None
        return self._by_name(place.capital or area_stem(place.name), place.country)

    def _by_name(self, name: str, country: str) -> Spot | None:
        base = self._scene.base
        words = tuple(fold(name).split())
        for known in base.names.get(words[0], ()) if words else ():
            if known.kind == "place" and known.words == words:
                place = base.places[int(known.target)]
                if place.country == country and place.kind not in {"admin1", "admin2"}:
                    return spot_of(place, name)
        if self._scene.gazetteer is not None:
            for place in self._scene.gazetteer.find(name):
                if place.country == country and place.kind == "town":
                    return spot_of(base.as_packed(place), name)
        return None
