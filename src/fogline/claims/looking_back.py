"""What a noun of place points back to: "the city", "the provincial capital", "the country", "there"."""

from collections.abc import Callable
from dataclasses import dataclass

from fogline.claims.areas import Areas
from fogline.claims.features import site
from fogline.claims.scene import Scene
from fogline.claims.spots import Spot
from fogline.claims.tokens import Token
from fogline.core.text import fold
from fogline.lexicon.placewords import place_words

_WORDS = place_words()
_POINTERS = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "same", "whole"})
NEAR = "/~"  # in the ids of spots that have no name, behind that of the town they are near
_URBAN = frozenset(
    "outskirts suburb suburbs edge edges centre center heart downtown entrance entrances streets gates fringes".split()
)
_REACH = 10  # sentences
_LATER = 0.5  # what a mention further down counts for in how much a report speaks of a place
_SAME_SENTENCE, _OTHER_PARAGRAPH = 0.6, 0.6
_VILLAGE = 50_000  # people: nobody calls a larger place "the village"
_SPEAKERS = ("office", "body", "person", "witness")
_DISTRICTS = frozenset({"district", "territory", "township", "commune", "cercle", "woreda", "raion"})
_LOCAL_KINDS = frozenset({"neighbourhood", "site", "camp", "base", "airport"})


@dataclass(frozen=True, slots=True)
class NamedSpot:
    """A place that the text names, and the token that does."""

    token: Token
    spot: Spot


class LookingBack:
    """What was named before, and what of it a bare noun means: the place most spoken of and most lately."""

    def __init__(self, scene: Scene, named: list[NamedSpot], areas: Areas) -> None:
        self._scene, self._named, self._areas = scene, named, areas

    def latest(self, token: Token, *, within: int = 2) -> Spot | None:
        """The last town or area named before `token`, at most `within` sentences back."""
        return next(
            (
                n.spot
                for n in self._before(token, within)
                if n.spot.precision <= 5 and not self._beside_speaker(n.token)
            ),
            None,
        )

    def beside(self, token: Token) -> Spot | None:
        """The named place with a point that stands nearest: in the same sentence, else up to three sentences before."""
        here = [
            n
            for n in self._named
            if n.token.sent == token.sent
            and n.token.i != token.i
            and n.spot.lat is not None
            and n.spot.precision <= 4
            and not self.is_abroad(n.spot)
            and not self._stands_for_a_state(n)
            and not self._beside_speaker(n.token)
        ]
        if here:
            return min(here, key=lambda n: abs(n.token.i - token.i)).spot
        return self._salient(token, lambda s: s.lat is not None and s.precision <= 4)

    def context(self, token: Token) -> tuple[Spot, ...]:
        """ "there", "here"."""
        found = self.latest(token, within=2)
        return (found.called(token.text),) if found else ()

    def pointing(self, token: Token, noun: str, text: str) -> tuple[Spot, ...]:
        """ "the city", "the provincial capital", "the country", "this area"."""
        kids = [k.lower for k in self._scene.parsed.children(token.i)]
        if not any(k in _POINTERS for k in kids) and not self._pointed_at(token):
            return ()
        if noun == "ground" and self._scene.parsed.head(token).lower in {"to", "on", "from"}:
            return ()  # "burnt to the ground"
        same = self._of_that_noun(token, noun)
        if same is not None:
            return (same.called(text),)
        if noun in {"country", "nation"}:
            return tuple(spot.called(text) for spot in self.country(token))
        if noun == "capital":
            return self._capital(token, kids, text)
        if noun in {"province", "governorate", "state", "region", "county", "oblast"}:
            found = self._salient(token, lambda s: s.precision in {3, 4, 5})
        elif noun in _DISTRICTS and (district := self._salient(token, lambda s: s.precision == 3)):
            found = district
        elif noun in {"village", "hamlet"}:
            found = self._salient(token, lambda s: _is_town(s) and (s.place is None or s.place.population < _VILLAGE))
        elif noun in {"city", "town", "settlement"}:
            found = self._salient(token, _is_town)
        elif noun in _WORDS.site and not (token.tag == "NNS" and noun in self._scene.words.classes["area"]):
            return self._site(token, noun, text)
        elif noun in _URBAN:
            found = self._salient(token, _is_town)
        elif noun in _WORDS.edge or noun in {"enclave", "stronghold", "zone", "territory", "place", "pocket"}:
            found = self._salient(token, lambda s: s.precision <= 5 and s.lat is not None)
        elif noun in {"position", "post"} and set(kids) & {"their", "its", "his", "our"}:
            found = self._there_before(token) or self._salient(token, lambda s: s.precision <= 4 and s.lat is not None)
        elif noun in _WORDS.line:
            return self._nameless(token, text, precision=5)
        elif noun in _WORDS.vague or "armed" in self._scene.classes(token):
            return ()
        else:
            return self._nameless(token, text, precision=4)
        return (found.called(text),) if found else ()

    def _there_before(self, token: Token) -> Spot | None:
        """ "There they fought, and soldiers left their posts": what the same sentence calls "there"."""
        first, _ = self._scene.parsed.sentences[token.sent]
        there = next(
            (t for t in self._scene.parsed.tokens[first : token.i] if t.lower == "there" and t.dep == "advmod"), None
        )
        return self.latest(there, within=2) if there is not None else None

    def country(self, token: Token) -> tuple[Spot, ...]:
        """ "The country", "nationwide"."""
        country = self._state_named(token) or self._scene.theatre_country
        return (self._areas.country(country, ""),) if country else ()

    def _of_that_noun(self, token: Token, noun: str) -> Spot | None:
        """ "The Strip", "the valley": the place lately named that has the noun in its name."""
        if self._scene.parsed.modifiers(token)[1:] or noun in _WORDS.townish | _WORDS.area:
            return None
        before = self._before(token, _REACH)
        return next((n.spot for n in before if noun in fold(n.spot.name).split() + fold(n.spot.text).split()), None)

    def _nameless(self, token: Token, text: str, *, precision: int) -> tuple[Spot, ...]:
        """ "The border", "the hill", "their posts": a spot of its own near what is spoken of."""
        near = self._salient(token, lambda s: s.precision <= 4 and s.lat is not None)
        if near is None:
            return ()
        return (
            Spot(None, text, text, near.lat, near.lon, precision, f"{near.id}{NEAR}{fold(text).replace(' ', '-')}"),
        )

    def _state_named(self, token: Token) -> str:
        """The ISO code of the state that the same sentence or the one before names last: "Lebanon's ministry reported
        55 dead across the country"."""
        for other in reversed(self._scene.parsed.tokens[: token.i]):
            if token.sent - other.sent > 1:
                return ""
            hit = self._scene.hits.get(other.i)
            if hit is not None and hit.kind == "state":
                iso = hit.target.partition(".")[2]
                return iso if iso in self._scene.scan.focus else ""
        return ""

    def _pointed_at(self, token: Token) -> bool:
        """True after a pointer that the parse hangs elsewhere: "the military and civilian airport", "the town's
        hospital"."""
        for other in reversed(self._scene.parsed.tokens[max(0, token.i - 5) : token.i]):
            if other.lower in _POINTERS:
                return other.sent == token.sent
            if other.pos not in {"ADJ", "NOUN", "CCONJ", "ADV"} and other.text not in {"-", "'s", "’s"}:
                return False
        return False

    def _site(self, token: Token, noun: str, text: str) -> tuple[Spot, ...]:
        """ "the airport": the one named before, else that of the town spoken of."""
        found = self._salient(token, lambda s: s.precision == 1 and noun in fold(s.name).split())
        if found is not None:
            return (found.called(text),)
        town = self._salient(token, _is_town)
        return (site(self._scene, token, noun, town.text, town, text),) if town else ()

    def _capital(self, token: Token, kids: list[str], text: str) -> tuple[Spot, ...]:
        scene = self._scene
        if set(kids) & {"provincial", "regional", "state", "district"}:
            area = self._salient(token, lambda s: s.precision == 4)
            seat = self._areas.seat(area) if area else None
            if seat is None:
                seat = self._salient(token, _is_town)
            return (seat.called(text),) if seat else ()
        owner = [
            h
            for k in scene.parsed.children(token.i)
            if (h := scene.hits.get(k.i)) is not None and h.kind == "adjective"
        ]
        iso = owner[0].target.partition(".")[2] if owner else scene.theatre_country
        seat = self._areas.seat(self._areas.country(iso, text)) if iso else None
        return (seat.called(text),) if seat else ()

    # ------------------------------------------------------------------ salience
    def _before(self, token: Token, within: int) -> list[NamedSpot]:
        """Named spots before `token`, the last one first; "the news from Damascus" leads nobody there."""
        return [
            n
            for n in reversed(self._named)
            if n.token.i < token.i and token.sent - n.token.sent <= within and not self._heard_from(n.token)
        ]

    def _heard_from(self, token: Token) -> bool:
        prep = self._scene.parsed.head(token)
        heard = self._scene.parsed.head(prep).lemma in {"news", "word", "report", "message", "call", "order"}
        return token.dep == "pobj" and prep.lower == "from" and heard

    def _salient(self, token: Token, fits: Callable[[Spot], bool]) -> Spot | None:
        """Of the places lately named that fit, the one that the report has spoken of most, weighed against distance; in
        "X, where the airport ..." it is X."""
        above = {self._scene.parsed.head(at).i for at in self._scene.parsed.ancestors(token) if at.dep == "relcl"}
        own = next((n.spot for n in self._named if n.token.i in above and fits(n.spot)), None)
        if own is not None:
            return own
        best: tuple[float, Spot] | None = None
        counted: dict[str, float] = {}
        told: set[tuple[int, str]] = set()
        paragraphs = self._scene.parsed.paragraphs
        for named in self._named:
            if (named.token.sent, named.spot.id) in told:
                continue  # "Syria's capital, Damascus" speaks of it once
            told.add((named.token.sent, named.spot.id))
            again = 1.0 if named.token.i < token.i else _LATER
            counted[named.spot.id] = counted.get(named.spot.id, 0.0) + again
        near = [n for n in self._before(token, _REACH) if fits(n.spot)]
        for named in near or [n for n in reversed(self._named) if n.token.sent <= token.sent and fits(n.spot)]:
            spot = named.spot
            score = 0.4 * min(counted[spot.id], 5.0) - 0.4 * (token.sent - named.token.sent)
            score -= 1.5 if self._beside_speaker(named.token) else 0.0
            score -= 3.0 if self._stands_for_a_state(named) or self.is_abroad(spot) else 0.0
            score -= 1.0 if spot.id.startswith("new:") else 0.0
            score -= 1.0 if self._is_origin(named.token) else 0.0
            score += _SAME_SENTENCE if named.token.sent == token.sent else 0.0
            score -= _OTHER_PARAGRAPH if paragraphs[named.token.sent] != paragraphs[token.sent] else 0.0
            if best is None or score > best[0]:
                best = (score, spot)
        return best[1] if best else None

    def _is_origin(self, token: Token) -> bool:
        """ "Came from Azaz by way of Deir Jamal": a place that was left behind."""
        prep = self._scene.parsed.head(token)
        by_way = prep.lower == "of" and self._scene.parsed.head(prep).lower == "way"
        return token.dep == "pobj" and (prep.lower in {"from", "via"} or by_way)

    def _stands_for_a_state(self, named: NamedSpot) -> bool:
        """True for a capital that acts rather than lies somewhere: "Moscow has denied"."""
        hit = self._scene.hits.get(named.token.i)
        return hit is not None and bool(hit.target) and hit.kind == "place" and named.token.dep != "pobj"

    def is_abroad(self, spot: Spot) -> bool:
        """True for a place outside the countries that the report is about."""
        focus = self._scene.scan.focus
        return bool(focus) and spot.place is not None and spot.place.country not in focus

    def _beside_speaker(self, token: Token) -> bool:
        """True for the seat of somebody who speaks: "the health ministry in Tripoli", "a source in Zintan"."""
        parsed = self._scene.parsed
        prep = parsed.head(token)
        if token.dep != "pobj" or prep.lower not in {"in", "of", "from", "at"}:
            return False
        owner = parsed.head(prep)
        return owner.pos in {"NOUN", "PROPN"} and any(c in self._scene.classes(owner) for c in _SPEAKERS)


def _is_town(spot: Spot) -> bool:
    if spot.place is not None and spot.place.kind in _LOCAL_KINDS:
        return False
    return spot.precision == 2 or spot.id.startswith("new:")
