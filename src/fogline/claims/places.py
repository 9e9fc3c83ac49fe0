"""Noun phrases to places: names, named areas ("rural Homs", "the province of Daraa"), offsets ("15 km south of Hama"),
sites ("Aleppo airport"), and what "the city", "the provincial capital" or "there" means.

Which homonym a name means is decided in `toponyms`. A name that no list has keeps the point of the nearest named
place, with
the precision of an area, or no point where the text names nothing near.
"""

from dataclasses import replace

from fogline.claims.areas import Areas
from fogline.claims.features import KM, joined, line, site
from fogline.claims.looking_back import LookingBack, NamedSpot
from fogline.claims.names import NameHit
from fogline.claims.scene import Scene
from fogline.claims.spots import Spot, spot_of
from fogline.claims.tokens import Token
from fogline.claims.toponyms import Toponyms
from fogline.core.geo import BEARINGS
from fogline.core.text import fold
from fogline.lexicon.placewords import place_words
from fogline.lexicon.sides import syntax_words
from fogline.lexicon.values import PRECISION

_WORDS = place_words()
_INNER = frozenset(
    "of in near around outside at to between from on along within across inside into over north south east west".split()
)
_DISTRICTS = frozenset({"district", "territory", "locality", "township", "woreda", "commune", "cercle"})
_PLACE_LIKE = frozenset({"", "GPE", "LOC", "FAC"})
_MISLABELLED = _PLACE_LIKE | {"ORG", "PERSON", "NORP", "PRODUCT"}
# Under these only a place can stand, whatever the model's label says: "marched into Buner", "burnt houses in Kekhvi".
_ONLY_PLACES = frozenset({"in", "into", "near", "around", "outside", "toward", "towards", "across", "throughout"})
_SUPERLATIVE = frozenset({"last", "only", "largest", "biggest", "main"})
_ARTICLES = frozenset("a an the its their his this another one".split())
_TOWNS = frozenset("city town village bastion stronghold".split())
_COUNTED_AREA = 4


class Places:
    """Places of one report. `spots(token)` is empty where the phrase names none."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._memo: dict[int, tuple[Spot, ...]] = {}
        self._toponyms, self._areas = Toponyms(scene), Areas(scene)
        named: list[NamedSpot] = []
        for token in scene.parsed.tokens:
            hit = scene.hits.get(token.i)
            if (
                hit is not None
                and (hit.kind == "place" or (hit.kind == "state" and token.pos == "PROPN"))
                and (hit.firm or scene.place_context(token))
            ):
                named.append(NamedSpot(token, self._known(hit)))
        self._back = LookingBack(scene, named, self._areas)

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

    def country(self, token: Token) -> Spot | None:
        """The country of which the words before `token` speak."""
        return next(iter(self._back.country(token)), None)

    def is_abroad(self, spot: Spot) -> bool:
        """True for a place outside the countries that the report is about."""
        return self._back.is_abroad(spot)

    # ------------------------------------------------------------------ names
    def _known(self, hit: NameHit) -> Spot:
        """The place of a hit, without a point where it is not known."""
        if hit.kind in {"state", "adjective"}:
            return self._areas.country(hit.target.partition(".")[2], hit.text)
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
            return tuple(spot for each in scene.parsed.conjuncts(whole) for spot in self.spots(each))
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
        if owned := self._owned(token):
            return owned
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

    def _owned(self, token: Token) -> tuple[Spot, ...]:
        """ "Sheltering at the town's mission": whatever the noun, it lies in the town."""
        scene = self._scene
        placed = token.pos == "NOUN" and token.dep == "pobj" and scene.parsed.head(token).lower in _INNER - {"of", "to"}
        if not placed or scene.classes(token) & {"armed", "person", "event", "office"}:
            return ()
        owners = [k for k in scene.parsed.children(token.i, "poss") if k.lemma in _WORDS.townish and k.pos == "NOUN"]
        return tuple(spot for k in owners for spot in self.spots(k)) if token.lemma not in _WORDS.site else ()

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
        if hit is not None or token.pos != "PROPN" or token.dep != "pobj" or token.ent not in _MISLABELLED:
            return False
        prep = self._scene.parsed.head(token).lower
        if token.ent not in _PLACE_LIKE and (prep not in _ONLY_PLACES or not self._is_bare(token)):
            return False
        return prep in _WORDS.before and len(token.text) > 2 and not token.text.isupper()

    def _is_bare(self, token: Token) -> bool:
        """One capitalised word that nothing makes a body or a person of: "into Buner", "in Kekhvi"."""
        if self._scene.parsed.modifiers(token) or token.lower in _WORDS.body | _WORDS.title or not token.text.istitle():
            return False
        return not self._scene.classes(token) & {"armed", "office", "event"} or token.ent in {"ORG", "NORP"}

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
            return self._areas.admin1_of(token.text, spot, text=f"rural {token.text}")
        part = next((_WORDS.part_adjective[m] for m in mods if m in _WORDS.part_adjective), None)
        if part and spot.precision >= 4 and spot.lat is not None and not spot.id.startswith("new:"):
            return spot.part(part, f"{part} {spot.text}")
        return spot

    def _inner(self, token: Token) -> list[Token]:
        """Named places inside a phrase: modifiers before the noun, "of X", "in X", an appositive."""
        parsed = self._scene.parsed
        out = [t for t in parsed.modifiers(token) if self._is_named(t) or self._listed_before(t, token)]
        if not out and token.lemma not in _TOWNS:
            out = [t for t in parsed.children(token.i, "poss") if t.pos == "NOUN" and self.spots(t)]
        for prep in parsed.children(token.i, "prep"):
            if prep.lower in _INNER:
                for kid in parsed.children(prep.i, "pobj"):
                    out += [k for k in parsed.conjuncts(kid) if self._is_named(k) or self.spots(k)]
        for kid in parsed.children(token.i, "appos"):
            out += [k for k in parsed.conjuncts(kid) if self._is_named(k)]
        if token.dep == "appos" and self._is_named(parsed.head(token)):
            out.append(parsed.head(token))
        if token.lower in _WORDS.line or token.lower == "way":
            out += [t for t in joined(self._scene, token, self._is_named) if all(t.i != other.i for other in out)]
        return out

    def _listed_before(self, token: Token, noun: Token) -> bool:
        """An unknown name in a list before a noun of several: "the Batajnica, Ponikve and Golubovci airfields"."""
        several = noun.tag in {"NNS", "NNPS"} and noun.lemma in _WORDS.site
        return several and token.pos == "PROPN" and token.i not in self._scene.hits and token.ent in _MISLABELLED

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
        another = any(self._is_named(t) for t in (*of, *parsed.modifiers(token))) or token.dep == "conj"
        if another or (not words & _ARTICLES and token.tag != "NNS" and token.dep != "appos"):
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
        return named and before.head == token.i and before.ent in _PLACE_LIKE | {"PERSON"}

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
            seat = self._areas.seat(first)
            return (seat,) if seat else ()
        if noun in _WORDS.area and (noun in _WORDS.admin1 or noun in _DISTRICTS):
            return self._area(token, noun, inner, first, text)
        if noun in {"city", "town", "village"} and before and first.precision == 4 and first.place is not None:
            seat = self._areas.seat(first)
            return (seat,) if seat else (first,)
        if noun in _TOWNS and first.precision >= 4 and self._one_of_a_kind(token, before):
            town = self._back.latest(token, within=1)
            if town is not None and town.precision <= 2:
                return (town.called(text),)
        if noun in _WORDS.line or noun == "way":
            return (line(token, spots, text),) if not (noun == "front" and token.text[:1].isupper()) else ()
        if noun in {"embassy", "consulate"} and first.precision == PRECISION["country"]:
            return self._back.pointing(token, noun, text)  # whose it is, not where
        several = token.tag in {"NNS", "NNPS"} and noun in scene.words.classes["area"]
        if token.tag in {"NNS", "NNPS"} and token.lemma in _WORDS.site and len(before) > 1 and len(spots) > 1:
            return self._sites(token, before)
        if noun in _WORDS.site and not several:
            return (site(scene, token, noun, name if before else "", first, text),)
        if several and not [t for t in inner if t.dep == "appos"]:
            return tuple(replace(s, counted=True) for s in spots)
        return tuple(spots)

    def _sites(self, token: Token, named: list[Token]) -> tuple[Spot, ...]:
        """ "The Voronezh, Borisoglebsk and Savasleyka airfields": one site a name."""
        return tuple(
            site(self._scene, token, token.lemma, t.text, spot, f"{t.text} {token.lemma}")
            for t in named
            for spot in self.spots(t)[:1]
        )

    def _one_of_a_kind(self, token: Token, before: list[Token]) -> bool:
        """ "The last city in Darfur that the army held", "that remote town in Yagha", "Ukraine's second city": one that
        was spoken of."""
        if before:
            return before[0].dep == "poss"
        words = {t.lower for t in self._scene.parsed.modifiers(token)}
        return bool(words & {"that", "this"} or (words & _SUPERLATIVE and "the" in words))

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
            return tuple(self._areas.admin1_of(t.text, next(iter(self.spots(t)), None), text=t.text) for t in inner)
        if first.id.startswith("new:"):
            return (replace(first, text=text),)
        if first.precision in {3, 4} or (noun in _DISTRICTS and first.precision < 3):
            area = self._areas.admin1_of(name, first, text=text) if noun in _WORDS.admin1 else first
            return (replace(area, text=text),)
        if first.precision >= 5 and noun != "countryside":
            return (first,)
        return (self._areas.admin1_of(name, first, text=text if inner[0].i < token.i else f"{name} {noun}"),)

    def _part(self, token: Token) -> tuple[Spot, ...]:
        """ "the northeast of the country", "the south": an area place; without more, of the country in focus."""
        scene = self._scene
        if not any(k.lower == "the" for k in scene.parsed.children(token.i)) and token.dep != "conj":
            return ()
        before = scene.parsed.tokens[max(0, token.i - 6) : token.i]
        if any(KM.match(t.lower) for t in before if t.sent == token.sent):
            return ()  # "some 60 km to the west": an offset, not an area
        of = [
            (k, self.spots(k))
            for p in scene.parsed.children(token.i, "prep")
            if p.lower == "of"
            for k in scene.parsed.children(p.i, "pobj")
        ]
        if of and not of[0][1]:
            return ()
        if not of and token.text == "West":
            return ()  # the western powers
        if not of and token.lower in {"centre", "center"}:
            return self._back.pointing(token, "centre", scene.phrase_text(token))
        whole = (
            of[0][1][0] if of else (self._areas.country(scene.theatre_country, "") if scene.theatre_country else None)
        )
        if whole is None:
            return ()
        others = [t for t in scene.parsed.conjuncts(token) if t.lower in _WORDS.part]
        if token.dep == "conj" or len(others) > 2:
            return (whole.called(token.text),)
        part = token.lower.replace("-", "")
        if part in BEARINGS:
            return (replace(whole.part(f"{part}ern", f"the {token.text}"), place=None),)
        return (replace(whole.part(part, f"the {token.text}"), name=f"{part} of {whole.name}", place=None),)
