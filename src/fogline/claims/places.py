"""Noun phrases to places: names, named areas ("rural Homs", "the province of Daraa"), offsets ("15 km south of Hama"),
sites ("Aleppo airport"), and what "the city", "the provincial capital" or "there" means.

Which homonym a name means is decided in `toponyms`. A name that no list has keeps the point of the nearest named
place, with
the precision of an area, or no point where the text names nothing near.
"""

import re
from dataclasses import replace

from fogline.claims.looking_back import LookingBack, NamedSpot
from fogline.claims.names import NameHit
from fogline.claims.scene import Scene
from fogline.claims.spots import Spot, spot_of
from fogline.claims.tokens import Token
from fogline.claims.toponyms import Toponyms
from fogline.core.geo import BEARINGS, km, offset
from fogline.core.text import fold
from fogline.lexicon.base import area_stem
from fogline.lexicon.placewords import place_words
from fogline.lexicon.sides import syntax_words
from fogline.lexicon.values import PRECISION

_WORDS = place_words()
_INNER = frozenset(
    "of in near around outside at to between from on along within across inside north south east west".split()
)
_JOINS = frozenset("to towards toward between from linking connecting joining joins joined and with that which".split())
_DISTRICTS = frozenset({"district", "territory", "locality", "township", "woreda", "commune", "cercle"})
_ARTICLES = frozenset("a an the its their his this another one".split())
_TOWNS = frozenset("city town village bastion stronghold".split())
_COUNTED_AREA = 4
_KM = re.compile(r"^(?:kilomet(?:er|re)s?|kms?|miles?)$")


class Places:
    """Places of one report. `spots(token)` is empty where the phrase names none."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._memo: dict[int, tuple[Spot, ...]] = {}
        self._toponyms = Toponyms(scene)
        named: list[NamedSpot] = []
        for token in scene.parsed.tokens:
            hit = scene.hits.get(token.i)
            if (
                hit is not None
                and (hit.kind == "place" or (hit.kind == "state" and token.pos == "PROPN"))
                and (hit.firm or scene.place_context(token))
            ):
                named.append(NamedSpot(token, self._known(hit)))
        self._back = LookingBack(scene, named, self)

    def spots(self, token: Token) -> tuple[Spot, ...]:
        """The places that the noun phrase headed by `token` means."""
        if token.i not in self._memo:
            self._memo[token.i] = ()  # a phrase inside itself means nothing
            self._memo[token.i] = self._resolve(token)
        return self._memo[token.i]

    def told(self, token: Token) -> tuple[Spot, ...]:
        """The places that the phrase means, less one that only says where another lies: "Badme, on the border"."""
        return () if self.elaborates(token) else self.spots(token)

    def elaborates(self, token: Token) -> bool:
        """True for the place after a comma that says where the finer one before it lies."""
        parsed = self._scene.parsed
        first = parsed.phrase_start(token)
        prep = parsed.head(token)
        if token.dep == "pobj" and prep.lower in {"in", "on", "near", "outside"} and prep.i < token.i:
            first = prep.i
        elif token.dep not in {"appos", "conj", "npadvmod"} or self._followed_by_and(token):
            return False
        before = parsed.tokens[first - 2] if first > 1 and parsed.tokens[first - 1].text == "," else None
        if before is None or before.sent != token.sent or not (self._is_named(before) or self._names_area(before)):
            return False
        finer, wider = self.spots(before), self.spots(token)
        if not finer or not wider:
            return False
        return (first == prep.i and prep.lower != "in") or finer[0].precision < wider[0].precision

    def _followed_by_and(self, token: Token) -> bool:
        after = self._scene.parsed.tokens[token.i + 1 : token.i + 2]
        return bool(after) and after[0].pos == "CCONJ"

    def _names_area(self, token: Token) -> bool:
        """The noun of a named area: the "district" of "Argo district"."""
        return token.lemma in _WORDS.area and any(self._is_named(t) for t in self._scene.parsed.modifiers(token))

    def named(self, token: Token) -> Spot | None:
        """The place that the name at `token` bears, whatever part of it the phrase means; None where it names none."""
        hit = self._scene.hits.get(token.i)
        if hit is None:
            return next(iter(self.spots(token)), None) if self._told_a_place(token) else None
        if hit.kind not in {"place", "state"} or not self.spots(token):
            return None
        return self._from_hit(token, hit)

    def _told_a_place(self, token: Token) -> bool:
        """True for an unknown name that both label and syntax say is a place: "in Kitaakita", "the village of
        Bariyarpur"."""
        head = self._scene.parsed.head(token)
        if (
            token.pos != "PROPN"
            or token.ent not in {"GPE", "LOC"}
            or token.dep != "pobj"
            or token.lower in _WORDS.beside
        ):
            return False
        if head.lower == "of":
            return "place" in self._scene.classes(self._scene.parsed.head(head))
        return head.lower in _WORDS.before

    def latest(self, token: Token, *, within: int = 2) -> Spot | None:
        """The last town or area named before `token`, at most `within` sentences back."""
        return self._back.latest(token, within=within)

    def is_abroad(self, spot: Spot) -> bool:
        """True for a place outside the countries that the report is about."""
        return self._back.is_abroad(spot)

    # ------------------------------------------------------------------ names
    def _known(self, hit: NameHit) -> Spot:
        """The place of a hit, without a point where it is not known."""
        if hit.kind in {"state", "adjective"}:
            return self.country(hit.target.partition(".")[2], hit.text)
        place = self._toponyms.of(hit)
        return spot_of(place, hit.text) if place is not None else self._new(hit.text)

    def _new(self, text: str) -> Spot:
        return Spot(None, text, text, None, None, 2, f"new:{fold(text).replace(' ', '-')}")

    def _from_hit(self, token: Token, hit: NameHit) -> Spot:
        return self._placed(token, self._known(hit))

    def _placed(self, token: Token, spot: Spot) -> Spot:
        """A spot without a point takes that of what the text names beside it, as an area (precision 4)."""
        if spot.lat is not None:
            return spot
        near = self._back.beside(token)
        if near is None:
            return spot
        return replace(spot, lat=near.lat, lon=near.lon, precision=max(near.precision, _COUNTED_AREA))

    def country(self, iso: str, text: str) -> Spot:
        """The country of an ISO code, at the centre that states.toml gives it."""
        state = self._scene.base.states.get(iso, {})
        centre = state.get("centre")
        lat, lon = (float(centre[0]), float(centre[1])) if isinstance(centre, list) else (None, None)
        name = str(state.get("name", text))
        return Spot(None, name, text, lat, lon, PRECISION["country"], f"st.{iso}")

    # ------------------------------------------------------------------ phrases
    def _resolve(self, token: Token) -> tuple[Spot, ...]:
        scene = self._scene
        if token.lower in {"there", "here"}:
            return self._back.context(token)
        hit = scene.hits.get(token.i)
        if hit is not None and (hit.firm or scene.place_context(token)):
            return self._resolve_hit(token, hit)
        if token.lower in _WORDS.part:
            return self._part(token)
        whole = self._whole(token)
        if whole is not None:
            return self.spots(whole)
        classes = scene.classes(token)
        if (
            token.pos == "PROPN"
            and token.ent in {"GPE", "LOC", "FAC"}
            and "armed" not in classes
            and token.lemma not in scene.words.classes["place"]
            and token.lower not in _WORDS.site
        ):
            return (self._placed(token, self._new(scene.phrase_text(token))),)
        if self._under_preposition(token):
            return (self._placed(token, self._new(scene.phrase_text(token))),)
        country = token.lemma == "country" and token.dep in {"dobj", "pobj"}
        if (
            "place" in classes
            or country
            or token.lower in _WORDS.edge
            or (token.lower == "way" and scene.parsed.head(token).lower in {"on", "along"})
            or {token.lemma, token.lower} & (_WORDS.site | _WORDS.terrain | _WORDS.bearing)
        ):
            return self._noun(token)
        return ()

    def _whole(self, token: Token) -> Token | None:
        """ "Most of the town", "two of the three bridges", "the rest of Khartoum": what the part is of."""
        words = syntax_words()["quantity"]
        if token.tag != "CD" and not {token.lower, token.lemma} & words:
            return None
        of = [k for p in self._scene.parsed.children(token.i, "prep") if p.lower == "of" for k in self._kids(p)]
        return of[0] if of else None

    def _kids(self, prep: Token) -> list[Token]:
        return self._scene.parsed.children(prep.i, "pobj")

    def _under_preposition(self, token: Token) -> bool:
        """An unknown name that only its preposition says is a place: "the post at Rikhawdar", "fell back to Kuna"."""
        hit = self._scene.hits.get(token.i)
        if hit is not None or token.pos != "PROPN" or token.dep != "pobj" or token.ent not in {"", "GPE", "LOC", "FAC"}:
            return False
        return self._scene.parsed.head(token).lower in _WORDS.before and len(token.text) > 2 and not token.text.isupper()

    def _resolve_hit(self, token: Token, hit: NameHit) -> tuple[Spot, ...]:
        if hit.kind in {"place", "state"}:
            return (self._modified(token, self._from_hit(token, hit)),)
        if hit.others:
            place = self._toponyms.of(replace(hit, kind="place", place=hit.others[0], others=hit.others[1:]))
            return (spot_of(place, hit.text),) if place else ()
        return ()

    def _modified(self, token: Token, spot: Spot) -> Spot:
        """ "rural Homs", "northern Aleppo", "eastern Ghouta": the area around, or a part."""
        mods = [t.lower for t in self._scene.parsed.modifiers(token)]
        if "rural" in mods:
            return self._admin1_of(token.text, spot, text=f"rural {token.text}")
        part = next((_WORDS.part_adjective[m] for m in mods if m in _WORDS.part_adjective), None)
        if part and spot.precision >= 4 and spot.lat is not None and not spot.id.startswith("new:"):
            return spot.part(part, f"{part} {spot.text}")
        return spot

    def _admin1_of(self, name: str, spot: Spot | None, *, text: str) -> Spot:
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

    def _inner(self, token: Token) -> list[Token]:
        """Named places inside a phrase: modifiers before the noun, "of X", "in X", an appositive."""
        parsed = self._scene.parsed
        out = [t for t in parsed.modifiers(token) if self._is_named(t)]
        out = out or [t for t in parsed.children(token.i, "poss") if t.pos == "NOUN" and self.spots(t)]
        for prep in parsed.children(token.i, "prep"):
            if prep.lower in _INNER:
                for kid in parsed.children(prep.i, "pobj"):
                    out += [k for k in parsed.conjuncts(kid) if self._is_named(k) or self.spots(k)]
        for kid in parsed.children(token.i, "appos"):
            out += [k for k in parsed.conjuncts(kid) if self._is_named(k)]
        if token.dep == "appos" and self._is_named(parsed.head(token)):
            out.append(parsed.head(token))
        if token.lower in _WORDS.line or token.lower == "way":
            out += [t for t in self._joined(token) if all(t.i != other.i for other in out)]
        return out

    def _joined(self, token: Token) -> list[Token]:
        """The names that a road or line runs between, read off the words beside it where the parse hangs them
        elsewhere:
        "the road to X", "the road that links X with Y", "the X-Y road"."""
        tokens = self._scene.parsed.tokens
        out: list[Token] = []
        at = token.i - 1
        while at >= 0 and (self._is_named(tokens[at]) or tokens[at].text in {"-", "–", "—"}):
            if self._is_named(tokens[at]):
                out.insert(0, tokens[at])
            at -= 1
        joining = False
        for other in tokens[token.i + 1 : token.i + 9]:
            if other.sent != token.sent or not (
                joining or other.lower in _JOINS or other.lemma in {"link", "connect", "join", "lead", "run"}
            ):
                break
            joining = True
            if self._is_named(other):
                out.append(other)
            elif other.text in {",", ";", "."} or len(out) >= 2:
                break
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
        noun = token.lemma if token.lemma in scene.words.classes["place"] or token.lemma in _WORDS.site else token.lower
        text = scene.phrase_text(token)
        said_of = self._said_of(token)
        if said_of:
            return said_of
        appositive = [k for k in scene.parsed.children(token.i, "appos") if self._is_named(k)]
        if appositive and noun in _WORDS.townish:
            return tuple(spot for k in appositive for c in scene.parsed.conjuncts(k) for spot in self.spots(c))
        inner = self._inner(token)
        if inner:
            return self._named_noun(token, noun, inner, text)
        unknown = self._named_of(token)
        if unknown is not None and noun in _WORDS.townish:
            return (self._placed(unknown, self._new(scene.phrase_text(unknown))),)
        if noun in _WORDS.townish | _WORDS.terrain and self._is_prefixed(token):
            return (self._placed(token, self._new(text)),)
        return self._back.pointing(token, noun, text)

    def _said_of(self, token: Token) -> tuple[Spot, ...]:
        """ "Mogok, a mining town held by rebels", "Karuba and Mushaki, localities under their control": the names right
        before, whatever the parse makes of the comma."""
        parsed = self._scene.parsed
        first = parsed.phrase_start(token)
        if first < 2 or parsed.tokens[first - 1].text not in {",", "(", "–", "—"} or token.dep == "pobj":
            return ()
        named, words = parsed.tokens[first - 2], {t.lower for t in parsed.tokens[first : token.i]}
        hit = self._scene.hits.get(named.i)
        if named.sent != token.sent or hit is None or hit.kind != "place" or not self._is_named(named):
            return ()
        of = [k for p in parsed.children(token.i, "prep") if p.lower == "of" for k in self._kids(p)]
        if any(self._is_named(k) for k in of) or (not words & _ARTICLES and token.tag != "NNS" and token.dep != "appos"):
            return ()
        if any(self._is_named(t) for t in parsed.modifiers(token)) or token.dep == "conj":
            return ()
        spots = self.spots(named)
        if token.tag in {"NNS", "NNPS"}:
            up = next((a for a in parsed.ancestors(named) if named.dep == "conj" and a.pos == "PROPN"), None)
            return tuple(s for t in parsed.conjuncts(up) for s in self.spots(t)) if up else ()
        return spots

    def _is_prefixed(self, token: Token) -> bool:
        """ "Monari village", "the Grabez plateau": an unknown name right before the noun."""
        before = self._scene.parsed.tokens[token.i - 1] if token.i else token
        named = before.pos == "PROPN" and before.text[:1].isupper() and before.i not in self._scene.hits
        return named and before.head == token.i and before.ent in {"", "GPE", "LOC", "FAC", "PERSON"}

    def _named_of(self, token: Token) -> Token | None:
        """The unknown name in "the town of Tal Abta"."""
        parsed = self._scene.parsed
        names = (k for p in parsed.children(token.i, "prep") if p.lower == "of" for k in parsed.children(p.i, "pobj"))
        return next((k for k in names if k.pos == "PROPN"), None)

    def _named_noun(self, token: Token, noun: str, inner: list[Token], text: str) -> tuple[Spot, ...]:
        scene = self._scene
        before = [t for t in inner if t.i < token.i]
        spots = self._spots_inside(inner)
        if not spots:
            return ()
        first, name = spots[0], inner[0].text
        if noun == "capital":
            seat = self.seat(first)
            return (seat,) if seat else ()
        if noun in _WORDS.area and (noun in _WORDS.admin1 or noun in _DISTRICTS):
            return self._area(token, noun, inner, first, text)
        if noun in {"city", "town", "village"} and before and first.precision == 4 and first.place is not None:
            seat = self.seat(first)
            return (seat,) if seat else (first,)
        if noun in _TOWNS and not before and first.precision >= 4 and self._one_of_a_kind(token):
            town = self._back.latest(token, within=1)
            if town is not None and town.precision <= 2:
                return (town.called(text),)
        if noun in _WORDS.line or noun == "way":
            return (self._line(token, spots, text),) if not (noun == "front" and token.text[:1].isupper()) else ()
        if noun in _WORDS.site:
            return (self.site(token, noun, name if before else "", first, text),)
        if (
            token.tag in {"NNS", "NNPS"}
            and noun in scene.words.classes["area"]
            and not [t for t in inner if t.dep == "appos"]
        ):
            return tuple(replace(s, counted=True) for s in spots)
        return tuple(spots)

    def _one_of_a_kind(self, token: Token) -> bool:
        """ "The last city in Darfur that the army held", "that remote town in Yagha": one that was spoken of."""
        words = {t.lower for t in self._scene.parsed.modifiers(token)}
        return bool(words & {"that", "this"} or ({"last", "only", "largest", "biggest", "main"} & words and "the" in words))

    def _spots_inside(self, inner: list[Token]) -> list[Spot]:
        spots = [spot for t in inner for spot in self.spots(t)]
        if spots:
            return spots
        hits = [(t, hit) for t in inner if (hit := self._scene.hits.get(t.i)) is not None]
        return [s for t, hit in hits if hit.kind in {"place", "state"} for s in (self._from_hit(t, hit),)]

    def _area(self, token: Token, noun: str, inner: list[Token], first: Spot, text: str) -> tuple[Spot, ...]:
        """ "Homs province", "the districts of A and B"."""
        name = inner[0].text
        if token.tag in {"NNS", "NNPS"}:
            return tuple(self._admin1_of(t.text, next(iter(self.spots(t)), None), text=t.text) for t in inner)
        if first.id.startswith("new:"):
            return (replace(first, text=text),)
        if first.precision in {3, 4} or (noun in _DISTRICTS and first.precision < 3):
            area = self._admin1_of(name, first, text=text) if noun in _WORDS.admin1 else first
            return (replace(area, text=text),)
        if first.precision >= 5 and noun != "countryside":
            return (first,)
        return (self._admin1_of(name, first, text=text if inner[0].i < token.i else f"{name} {noun}"),)

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

    def site(self, token: Token, noun: str, name: str, first: Spot, text: str) -> Spot:
        """ "Aleppo airport": the site itself where the gazetteer has it, else near the town."""
        if self._scene.gazetteer is not None and noun in {"airport", "airbase", "base", "airfield"} and name:
            forms = {
                "airport": (f"{name} International Airport", f"{name} Airport"),
                "airfield": (f"{name} Airport", f"{name} Air Base"),
            }.get(noun, (f"{name} Air Base", f"{name} Airbase", f"{name} Airport"))
            for form in forms:
                for place in self._scene.gazetteer.find(form):
                    if first.lat is None or first.lon is None or km(first.lat, first.lon, place.lat, place.lon) < 80:
                        return spot_of(place, text)
        title = text if name else f"{first.name} {token.text}"
        return Spot(first.place, title, text, first.lat, first.lon, 1, f"{first.id}/{fold(title).replace(' ', '-')}")

    def _part(self, token: Token) -> tuple[Spot, ...]:
        """ "the northeast of the country", "the south": an area place; without more, of the country in focus."""
        scene = self._scene
        if not any(k.lower == "the" for k in scene.parsed.children(token.i)) and token.dep != "conj":
            return ()
        before = scene.parsed.tokens[max(0, token.i - 6) : token.i]
        if any(_KM.match(t.lower) for t in before if t.sent == token.sent):
            return ()  # "some 60 km to the west": an offset, not an area
        of = [
            (k, self.spots(k))
            for p in scene.parsed.children(token.i, "prep")
            if p.lower == "of"
            for k in scene.parsed.children(p.i, "pobj")
        ]
        if of and not of[0][1]:
            return ()
        if not of and token.lower in {"centre", "center"}:
            return self._back.pointing(token, "centre", scene.phrase_text(token))
        whole = of[0][1][0] if of else (self.country(scene.theatre_country, "") if scene.theatre_country else None)
        if whole is None:
            return ()
        others = [t for t in scene.parsed.conjuncts(token) if t.lower in _WORDS.part]
        if token.dep == "conj" or len(others) > 2:
            return (whole.called(token.text),)
        part = token.lower.replace("-", "")
        if part in BEARINGS:
            return (replace(whole.part(f"{part}ern", f"the {token.text}"), place=None),)
        return (replace(whole.part(part, f"the {token.text}"), name=f"{part} of {whole.name}", place=None),)

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
