"""A place as resolved, before it has a role."""

from dataclasses import dataclass, replace

from fogline.claims.values import PlaceRef
from fogline.core.geo import BEARINGS, offset
from fogline.lexicon.kinds import PlaceRole
from fogline.lexicon.values import PRECISION, Place

PART_KM, COUNTRY_PART_KM = 40, 180


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as resolved. `place` is the row it stands on, if any; no point where nothing decides."""

    place: Place | None
    name: str
    text: str
    lat: float | None
    lon: float | None
    precision: int
    id: str
    inferred: bool = False
    counted: bool = False

    def ref(self, role: PlaceRole, *, inferred: bool = False) -> PlaceRef:
        return PlaceRef(
            name=self.name,
            id=self.id,
            role=role,
            lat=self.lat,
            lon=self.lon,
            precision=self.precision,
            text=self.text,
            inferred=inferred or self.inferred,
        )

    def called(self, text: str) -> "Spot":
        """The same place under the words `text`."""
        return replace(self, text=text)

    def part(self, part: str, text: str) -> "Spot":
        """The `part` ("northern", "central") of an area or country."""
        lat, lon = self.shifted(part)
        precision = 5 if self.precision < 6 else 7
        return Spot(self.place, f"{part} {self.name}", text, lat, lon, precision, f"{self.id}#{part}")

    def shifted(self, part: str) -> tuple[float | None, float | None]:
        """A point in that part of the place."""
        bearing = BEARINGS.get(part.removesuffix("ern"))
        if self.lat is None or self.lon is None or bearing is None:
            return self.lat, self.lon
        lat, lon = offset(
            self.lat, self.lon, bearing=bearing, distance=PART_KM if self.precision < 6 else COUNTRY_PART_KM
        )
        return round(lat, 3), round(lon, 3)


def spot_of(place: Place, text: str) -> Spot:
    """The spot of a row of the packs or the gazetteer."""
    return Spot(place, place.name, text, place.lat, place.lon, PRECISION.get(place.kind, 2), place.id)
