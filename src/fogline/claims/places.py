"""Noun phrases to places: names, named areas ("rural Homs", "the province of Daraa"), offsets ("15 km south of Hama"),
sites ("Aleppo airport"), and what "the city", "the provincial capital" or "there" means.

A homonym goes to the candidate in the countries that the report is about, then near what it has named already; with neither,
to the most populous of the likeliest names, and only where that is plain. Otherwise the place stays unresolved (no point).
"""

import re
from dataclasses import dataclass

from fogline.claims.names import NameHit
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import PlaceRef
from fogline.core.geo import BEARINGS, km, offset
from fogline.core.text import fold, fold_loosely
from fogline.lexicon.base import area_stem
from fogline.lexicon.kinds import PlaceRole
from fogline.lexicon.values import PRECISION, Place

_AREA_NOUNS = frozenset(
    "province governorate region state oblast district county department territory prefecture countryside commune cercle woreda raion township locality".split()
)
_ADMIN1_NOUNS = frozenset(
    "province governorate state oblast region department countryside prefecture wilayat county".split()
)
_SITE_NOUNS = {
    "airport": "airport",
    "airbase": "base",
    "base": "base",
    "dam": "dam",
    "bridge": "bridge",
    "crossing": "crossing",
    "port": "port",
    "airfield": "airport",
    "camp": "camp",
    "prison": "site",
    "hospital": "site",
    "university": "site",
    "refinery": "oilfield",
    "oilfield": "oilfield",
    "barracks": "base",
    "garrison": "base",
    "university ": "site",
    "plant": "site",
    "market": "site",
    "palace": "site",
    "headquarters": "site",
    "station": "site",
    "mosque": "site",
    "school": "site",
    "academy": "base",
    "citadel": "site",
    "stadium": "site",
    "square": "site",
}
_EDGE_NOUNS = frozenset(
    "outskirts suburb suburbs edge edges centre center heart downtown vicinity entrance entrances streets gates surroundings neighbourhood neighbourhoods neighborhood neighborhoods district districts quarter quarters part parts side approaches approach periphery area areas sector city town village fringes environs hinterland half corner doorstep flank bank shore ridge limits perimeter axis south north east west".split()
)
_LINE_NOUNS = frozenset(
    "road highway border front frontline line route motorway axis corridor river bank railway coast coastline".split()
)
_PART = frozenset(
    "north south east west northeast northwest southeast southwest centre center north-east north-west south-east south-west interior coast".split()
)
_PART_ADJ = {
    "northern": "northern",
    "southern": "southern",
    "eastern": "eastern",
    "western": "western",
    "northeastern": "northeastern",
    "northwestern": "northwestern",
    "southeastern": "southeastern",
    "southwestern": "southwestern",
    "central": "central",
    "north-eastern": "northeastern",
    "north-western": "northwestern",
    "south-eastern": "southeastern",
    "south-western": "southwestern",
    "upper": "upper",
    "lower": "lower",
    "north": "northern",
    "south": "southern",
    "east": "eastern",
    "west": "western",
}
_TOWNISH = frozenset(
    "city town village capital settlement locality place hamlet port base airport district province region area governorate state territory island camp stronghold enclave neighbourhood".split()
)
_KM = re.compile(r"^(?:kilomet(?:er|re)s?|kms?|miles?)$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as resolved, before it has a role."""

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


class Places:
    """Places of one report. `spots(token)` is empty where the phrase names none."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._memo: dict[int, tuple[Spot, ...]] = {}
        self._named: list[tuple[int, int, Spot]] = []  # token, sentence, spot
        self._chosen: dict[str, Place | None] = {}
        for token in scene.parsed.tokens:
            hit = scene.hits.get(token.i)
            if (
                hit is not None
                and (hit.kind == "place" or (hit.kind == "state" and token.pos == "PROPN"))
                and (hit.firm or scene.place_context(token))
            ):
                spot = self._from_hit(hit)
                self._named.append((token.i, token.sent, spot))

    def spots(self, token: Token) -> tuple[Spot, ...]:
        """The places that the noun phrase headed by `token` means."""
        if token.i not in self._memo:
            self._memo[token.i] = ()  # a phrase inside itself means nothing
            self._memo[token.i] = self._resolve(token)
        return self._memo[token.i]

    def latest(self, token: Token, *, within: int = 2) -> Spot | None:
        """The last town or area named before `token`, at most `within` sentences back."""
        for at, sent, spot in reversed(self._named):
            if at < token.i and token.sent - sent <= within and spot.precision <= 4:
                return spot
        return None

    # ------------------------------------------------------------------ names
    def _from_hit(self, hit: NameHit) -> Spot:
        if hit.kind in {"state", "adjective"}:
            return self._country(hit.target.partition(".")[2], hit.text)
        place = self._pick(hit)
        if place is None:
            return Spot(None, hit.text, hit.text, None, None, 2, "")
        return self._spot(place, hit.text)

    def _spot(self, place: Place, text: str) -> Spot:
        return Spot(place, place.name, text, place.lat, place.lon, PRECISION.get(place.kind, 2), place.id)

    def _country(self, iso: str, text: str) -> Spot:
        state = self._scene.base.states.get(iso, {})
        centre = state.get("centre")
        lat, lon = (float(centre[0]), float(centre[1])) if isinstance(centre, list) else (None, None)
        name = str(state.get("name", text))
        return Spot(None, name, text, lat, lon, PRECISION["country"], f"st.{iso}")

    def _pick(self, hit: NameHit) -> Place | None:
        """One candidate, or None where no reason decides."""
        if hit.place is None:
            return None
        key = fold_loosely(hit.text)
        if key in self._chosen:
            return self._chosen[key]
        candidates = [hit.place, *hit.others]
        focus = self._scene.scan.focus
        near = [p for p in candidates if p.country in focus]
        chosen: Place | None
        if near:
            first = min(focus.index(p.country) for p in near)
            same = [p for p in near if focus.index(p.country) == first] or near
            chosen = self._closest(same)
        else:
            ranked = sorted(candidates, key=lambda p: (-p.weight, -p.population))
            best = ranked[0]
            rivals = [p for p in ranked[1:] if p.weight == best.weight and p.population * 5 > best.population]
            plain = best.weight >= 3 and not rivals and (best.population >= 15_000 or len(candidates) == 1 or not focus)
            chosen = best if plain or not best.id.startswith("gn:") else None
        self._chosen[key] = chosen
        return chosen

    def _closest(self, places: list[Place]) -> Place:
        """Among homonyms in one country: packs first, then a town large enough to be meant without more, then the nearest
        to what is already named."""
        packed = [p for p in places if p.id.startswith(("fl:", "cap:")) and p.kind not in {"admin1", "admin2"}]
        if packed:
            return packed[0]
        best = max(places, key=lambda p: (p.weight, p.population))
        if len(places) == 1 or (best.weight >= 3 and best.population > 20_000):
            return best
        known = [s.place for s in (n[2] for n in self._named) if s.place is not None]
        if not known:
            return best
        return min(places, key=lambda p: (-p.weight, min(km(p.lat, p.lon, k.lat, k.lon) for k in known)))

    # ------------------------------------------------------------------ phrases
    def _resolve(self, token: Token) -> tuple[Spot, ...]:
        scene = self._scene
        if token.lower in {"there", "here"}:
            return self._context(token)
        hit = scene.hits.get(token.i)
        if hit is not None and (hit.firm or scene.place_context(token)):
            if hit.kind == "place" or hit.kind == "state":
                return (self._modified(token, self._from_hit(hit)),)
            if hit.kind not in {"place", "state"} and "place" not in scene.words.classes:
                return ()
            if hit.others:
                place = self._pick(
                    NameHit(
                        start=hit.start,
                        end=hit.end,
                        text=hit.text,
                        kind="place",
                        place=hit.others[0],
                        others=hit.others[1:],
                    )
                )
                return (self._spot(place, hit.text),) if place else ()
            return ()
        if token.lower in _PART or token.lower in {"northeast", "northwest"}:
            return self._part(token)
        classes = scene.classes(token)
        if (
            token.pos == "PROPN"
            and token.ent in {"GPE", "LOC", "FAC"}
            and not classes & {"armed"}
            and token.lemma not in scene.words.classes["place"]
        ):
            return self._unknown(token)
        if "place" in classes or token.lower in _EDGE_NOUNS or token.lower in _SITE_NOUNS:
            return self._noun(token)
        return ()

    def _modified(self, token: Token, spot: Spot) -> Spot:
        """ "rural Homs", "northern Aleppo", "eastern Ghouta": the area around, or a part."""
        mods = [t.lower for t in self._scene.parsed.modifiers(token)]
        if "rural" in mods:
            return self._admin1_of(token.text, spot, text=f"rural {token.text}")
        part = next((_PART_ADJ[m] for m in mods if m in _PART_ADJ), None)
        if part and spot.precision >= 4:
            return Spot(
                spot.place,
                f"{part} {spot.name}",
                f"{part} {spot.text}",
                *self._shifted(spot, part),
                5 if spot.precision < 6 else 7,
                f"{spot.id}#{part}",
            )
        return spot

    def _shifted(self, spot: Spot, part: str) -> tuple[float | None, float | None]:
        if spot.lat is None or spot.lon is None:
            return None, None
        bearing = BEARINGS.get(part.removesuffix("ern"))
        if bearing is None:
            return spot.lat, spot.lon
        lat, lon = offset(spot.lat, spot.lon, bearing=bearing, distance=40 if spot.precision < 6 else 180)
        return round(lat, 3), round(lon, 3)

    def _admin1_of(self, name: str, spot: Spot | None, *, text: str) -> Spot:
        """The first-level area of that name, from the packs, else the town's own area by code."""
        base, focus = self._scene.base, self._scene.scan.focus
        for kind in (base.admin1, base.admin2):
            found = [p for p in kind.get(area_stem(name), ()) if p.country in focus or not focus]
            if found:
                return self._spot(found[0], text)
        place = spot.place if spot else None
        if place is not None and self._scene.gazetteer is not None and place.id.startswith("gn:"):
            centre = self._scene.gazetteer.admin1_centre(place.admin1)
            if centre:
                return Spot(
                    place,
                    f"{place.name} area",
                    text,
                    round(centre[0], 3),
                    round(centre[1], 3),
                    4,
                    f"adm:{place.admin1}",
                )
        lat, lon = (spot.lat, spot.lon) if spot else (None, None)
        return Spot(place, text, text, lat, lon, 4, f"{spot.id}#area" if spot else "")

    def _inner(self, token: Token) -> list[Token]:
        """Named places inside a phrase: modifiers before the noun, "of X", "in X", an appositive."""
        scene = self._scene
        out = [t for t in scene.parsed.modifiers(token) if self._is_named(t)]
        for prep in scene.parsed.children(token.i, "prep"):
            if prep.lower in {
                "of",
                "in",
                "near",
                "around",
                "outside",
                "at",
                "to",
                "between",
                "from",
                "on",
                "along",
                "within",
                "across",
                "inside",
                "north",
                "south",
                "east",
                "west",
            }:
                for kid in scene.parsed.children(prep.i, "pobj"):
                    out += [k for k in scene.parsed.conjuncts(kid) if self._is_named(k) or self.spots(k)]
        for kid in scene.parsed.children(token.i, "appos"):
            out += [k for k in scene.parsed.conjuncts(kid) if self._is_named(k)]
        if token.dep == "appos" and self._is_named(scene.parsed.head(token)):
            out.append(scene.parsed.head(token))
        return out

    def _is_named(self, token: Token) -> bool:
        hit = self._scene.hits.get(token.i)
        return (
            hit is not None
            and (hit.kind in {"place", "state"} or bool(hit.others))
            and (hit.firm or self._scene.place_context(token) or token.dep in {"compound", "poss", "appos"})
        )

    def _noun(self, token: Token) -> tuple[Spot, ...]:
        """A common noun of place with its name inside, or one that points back."""
        scene = self._scene
        noun = token.lemma if token.lemma in scene.words.classes["place"] else token.lower
        inner = self._inner(token)
        text = scene.phrase_text(token)
        appositive = [k for k in scene.parsed.children(token.i, "appos") if self._is_named(k)]
        if appositive and noun in _TOWNISH:
            return tuple(spot for k in appositive for c in scene.parsed.conjuncts(k) for spot in self.spots(c))
        if inner:
            return self._named_noun(token, noun, inner, text)
        return self._pointing(token, noun, text)

    def _named_noun(self, token: Token, noun: str, inner: list[Token], text: str) -> tuple[Spot, ...]:
        scene = self._scene
        before = [t for t in inner if t.i < token.i]
        spots = [spot for t in inner for spot in (self.spots(t) or ())]
        if not spots and before:
            hit = scene.hits.get(before[0].i)
            spots = [self._from_hit(hit)] if hit is not None and hit.kind in {"place", "state"} else []
        spots = spots or [
            s
            for t in inner
            if (h := scene.hits.get(t.i)) is not None
            for s in (self._from_hit(h),)
            if s.lat is not None
        ]
        if not spots:
            return ()
        first = spots[0]
        name = inner[0].text
        if noun in {"capital"}:
            return self._capital(token, first)
        if noun in _AREA_NOUNS and (
            noun in _ADMIN1_NOUNS
            or noun in {"district", "territory", "locality", "township", "woreda", "commune", "cercle"}
        ):
            if self._plural(token):
                return tuple(self._admin1_of(t.text, self._first(t), text=t.text) for t in inner)
            if first.precision in {3, 4} or (noun in {"district", "township", "commune"} and first.precision < 3):
                area = self._admin1_of(name, first, text=text) if noun in _ADMIN1_NOUNS else first
                return (Spot(area.place, area.name, text, area.lat, area.lon, area.precision, area.id),)
            if first.precision >= 5 and noun not in {"countryside"}:
                return (first,)
            return (self._admin1_of(name, first, text=text if before else f"{name} {noun}"),)
        if noun in {"city", "town", "village"} and before and first.precision == 4 and first.place is not None:
            seat = self._seat(first)
            return (seat,) if seat else (first,)
        if noun in _LINE_NOUNS:
            return (self._line(token, spots, text),)
        if noun in _SITE_NOUNS:
            return (self._site(token, noun, name if before else "", first, text),)
        if (
            token.tag in {"NNS", "NNPS"}
            and noun in scene.words.classes["area"]
            and not [t for t in inner if t.dep == "appos"]
        ):
            return tuple(Spot(s.place, s.name, s.text, s.lat, s.lon, s.precision, s.id, counted=True) for s in spots)
        return tuple(spots)

    def _plural(self, token: Token) -> bool:
        return token.tag in {"NNS", "NNPS"}

    def _first(self, token: Token) -> Spot | None:
        found = self.spots(token)
        return found[0] if found else None

    def _capital(self, token: Token, first: Spot) -> tuple[Spot, ...]:
        """ "Syria's capital": the seat of the country or area that is named."""
        seat = self._seat(first)
        return (seat,) if seat else ()

    def _seat(self, spot: Spot) -> Spot | None:
        if spot.id.startswith("st."):
            capital = self._scene.base.states.get(spot.id[3:], {}).get("capital")
            if isinstance(capital, dict) and capital.get("lat") is not None:
                return Spot(
                    None, capital["name"], capital["name"], capital["lat"], capital["lon"], 2, f"cap:{spot.id[3:]}"
                )
            return None
        place = spot.place
        if place is None:
            return None
        seat = place.capital or area_stem(place.name)
        found = self._by_name(seat, place.country)
        return found

    def _by_name(self, name: str, country: str) -> Spot | None:
        base = self._scene.base
        words = tuple(fold(name).split())
        for known in base.names.get(words[0], ()) if words else ():
            if known.kind == "place" and known.words == words:
                place = base.places[int(known.target)]
                if place.country == country and place.kind not in {"admin1", "admin2"}:
                    return self._spot(place, name)
        if self._scene.gazetteer is not None:
            for place in self._scene.gazetteer.find(name):
                if place.country == country and place.kind == "town":
                    return self._spot(place, name)
        return None

    def _line(self, token: Token, spots: list[Spot], text: str) -> Spot:
        """A road, border or front: a linear feature with the middle of what names it."""
        ends = [s for s in spots if s.lat is not None and s.lon is not None][:2]
        whole = " and ".join(s.text for s in ends)
        name = f"{whole} {token.text}" if token.text not in whole else whole
        if not ends:
            return Spot(None, text, text, None, None, 5, "")
        lat = sum(s.lat or 0.0 for s in ends) / len(ends)
        lon = sum(s.lon or 0.0 for s in ends) / len(ends)
        return Spot(None, name, text, round(lat, 4), round(lon, 4), 5, f"line:{fold(name).replace(' ', '-')}")

    def _site(self, token: Token, noun: str, name: str, first: Spot, text: str) -> Spot:
        """ "Aleppo airport": the site itself where the gazetteer has it, else near the town."""
        if self._scene.gazetteer is not None and noun in {"airport", "airbase", "base", "airfield"} and name:
            forms = {
                "airport": (f"{name} International Airport", f"{name} Airport"),
                "airfield": (f"{name} Airport", f"{name} Air Base"),
            }.get(noun, (f"{name} Air Base", f"{name} Airbase", f"{name} Airport"))
            for form in forms:
                for place in self._scene.gazetteer.find(form):
                    if first.lat is None or first.lon is None or km(first.lat, first.lon, place.lat, place.lon) < 80:
                        return self._spot(place, text)
        title = text if name else f"{first.name} {token.text}"
        return Spot(first.place, title, text, first.lat, first.lon, 1, f"{first.id}/{fold(title).replace(' ', '-')}")

    def _part(self, token: Token) -> tuple[Spot, ...]:
        """ "the northeast of the country", "the south": an area place; without more, of the country in focus."""
        scene = self._scene
        if not any(k.lower == "the" for k in scene.parsed.children(token.i)) and token.dep != "conj":
            return ()
        of = [
            s
            for p in scene.parsed.children(token.i, "prep")
            if p.lower == "of"
            for k in scene.parsed.children(p.i, "pobj")
            for s in self.spots(k)
        ]
        whole = of[0] if of else (self._country(scene.theatre_country, "") if scene.theatre_country else None)
        if whole is None:
            return ()
        others = [t for t in scene.parsed.conjuncts(token) if t.lower in _PART]
        if token.dep == "conj" or len(others) > 2:
            return (Spot(whole.place, whole.name, token.text, whole.lat, whole.lon, whole.precision, whole.id),)
        part = token.lower.replace("-", "")
        name = f"{part}ern {whole.name}" if part in BEARINGS else f"{part} of {whole.name}"
        lat, lon = self._shifted(whole, f"{part}ern")
        return (Spot(None, name, f"the {token.text}", lat, lon, 5 if whole.precision < 6 else 7, f"{whole.id}#{part}"),)

    def _unknown(self, token: Token) -> tuple[Spot, ...]:
        text = self._scene.phrase_text(token)
        return (Spot(None, text, text, None, None, 2, f"new:{fold(text).replace(' ', '-')}"),)

    # ------------------------------------------------------------------ pointing back
    def _pointing(self, token: Token, noun: str, text: str) -> tuple[Spot, ...]:
        """ "the city", "the provincial capital", "the country", "this area"."""
        kids = [k.lower for k in self._scene.parsed.children(token.i)]
        definite = any(k in {"the", "this", "that", "these", "those", "its", "their"} for k in kids)
        if not definite:
            return ()
        if noun in {"country", "nation"}:
            return (self._country(self._scene.theatre_country, text),) if self._scene.theatre_country else ()
        if noun == "capital":
            return self._pointing_capital(token, kids, text)
        if noun in {"province", "governorate", "state", "region", "county", "oblast"}:
            found = self._last(token, lambda s: s.precision in {3, 4, 5})
        elif noun in {"city", "town", "village", "settlement"}:
            found = self._last(token, lambda s: s.precision == 2)
        elif noun in {"airport", "airbase", "base", "dam", "bridge", "crossing", "camp", "port"}:
            found = self._last(token, lambda s: s.precision == 1 and noun in fold(s.name).split())
            if found is None:
                near = self._last(token, lambda s: s.precision == 2)
                return (self._site(token, noun, near.text, near, text),) if near else ()
        elif noun in {
            "area",
            "areas",
            "district",
            "neighbourhood",
            "enclave",
            "stronghold",
            "outskirts",
            "suburbs",
            "centre",
            "center",
            "zone",
            "outskirt",
            "suburb",
            "territory",
            "place",
        }:
            found = self._last(token, lambda s: s.precision <= 5)
        else:
            return ()
        if found is None:
            return ()
        return (Spot(found.place, found.name, text, found.lat, found.lon, found.precision, found.id),)

    def _pointing_capital(self, token: Token, kids: list[str], text: str) -> tuple[Spot, ...]:
        adjectives = {k for k in kids}
        if adjectives & {"provincial", "regional", "state", "district"}:
            area = self._last(token, lambda s: s.precision == 4)
            seat = self._seat(area) if area else None
            if seat is None:
                seat = self._last(token, lambda s: s.precision == 2)
            return (Spot(seat.place, seat.name, text, seat.lat, seat.lon, seat.precision, seat.id),) if seat else ()
        owner = [
            h
            for k in self._scene.parsed.children(token.i)
            if (h := self._scene.hits.get(k.i)) is not None and h.kind == "adjective"
        ]
        iso = owner[0].target.partition(".")[2] if owner else self._scene.theatre_country
        seat = self._seat(self._country(iso, text)) if iso else None
        return (Spot(seat.place, seat.name, text, seat.lat, seat.lon, 2, seat.id),) if seat else ()

    def _last(self, token: Token, fits: object, within: int = 6) -> Spot | None:
        for at, sent, spot in reversed(self._named):
            if at < token.i and token.sent - sent <= within and fits(spot):  # type: ignore[operator]
                return spot
        return None

    def _context(self, token: Token) -> tuple[Spot, ...]:
        found = self.latest(token, within=2)
        return (
            (Spot(found.place, found.name, token.text, found.lat, found.lon, found.precision, found.id),)
            if found
            else ()
        )

    def shifted_by_distance(self, token: Token, spot: Spot) -> Spot:
        """ "15 km south of Hama": the computed point, precision 2."""
        tokens = self._scene.parsed.tokens
        window = tokens[max(0, token.i - 8) : token.i]
        words = [t.lower for t in window]
        bearing = next((w for w in reversed(words) if w.replace("-", "") in BEARINGS), None)
        unit = next((i for i, w in enumerate(words) if _KM.match(w)), None)
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
        text = self._scene.text[window[unit - 1].start : token.end]
        return Spot(spot.place, text, text, round(lat, 4), round(lon, 4), 2, f"{spot.id}+{distance:.0f}{bearing}")
