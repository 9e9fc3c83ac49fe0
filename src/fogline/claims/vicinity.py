"""What the words around a name say of where it lies: the area that follows it, the town that it is near, that it is but
a quarter or a village, and what it is listed with."""

import re

from fogline.claims.clues import IS_LOCAL_AFTER, IS_LOCAL_BEFORE, NEAR_CLUE, NEARNESS
from fogline.claims.names import NameHit
from fogline.claims.scene import Scene
from fogline.core.text import fold_loosely
from fogline.lexicon.values import Place

_ARTICLE = re.compile(r"\bthe $")
_UNKNOWN_BEFORE = re.compile(r"(?:in|at|near|around|from|of) ([A-Z][\w'-]+)(?:, [A-Z][\w'-]+)* and $")
_UNKNOWN_AFTER = re.compile(r" and ([A-Z][\w'-]+)(?=[\s,.;])(?!\s[A-Z])")
_LISTING = re.compile(r",? (?:and|or) (?:in |at |near |around |from )?|, (?:in |at |near |around |from )?|/")


class Vicinity:
    """The surroundings of the names of one report."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._by_start = {hit.start: hit for hit in scene.scan.hits}
        self._by_end = {hit.end: hit for hit in scene.scan.hits}

    def container(self, hit: NameHit) -> Place | None:
        """The area or country that follows: "Paris, Texas", "Alipur in Sindh province"."""
        scene = self._scene
        for mark in (", ", " (", " in ", " in the ", ", in ", " located in "):
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

    def neighbour(self, hit: NameHit) -> NameHit | None:
        """The place that the text says the named one is near: "X, a village south of Y", "X, outside Y"."""
        found = NEAR_CLUE.match(self._scene.text, hit.end)
        if found is None or not NEARNESS.search(found.group()):
            return None
        other = self._by_start.get(found.end())
        return other if other is not None and other.kind == "place" and other.text != hit.text else None

    def is_local(self, hit: NameHit) -> bool:
        """True for what its noun calls a quarter or village, and for a name with an article ("the Freeport")."""
        text = self._scene.text
        if IS_LOCAL_AFTER.match(text, hit.end) or IS_LOCAL_BEFORE.search(text[max(0, hit.start - 30) : hit.start]):
            return True
        bare = text[hit.end : hit.end + 1] in {",", ".", ";", ")"} and not hit.text.startswith(("the ", "The "))
        return bare and _ARTICLE.search(text[max(0, hit.start - 5) : hit.start]) is not None

    def mates(self, hit: NameHit) -> list[NameHit]:
        """The names right before and after in a list: "in Kissy and Wellington"."""
        text, out = self._scene.text, []
        after = _LISTING.match(text, hit.end)
        if after and (other := self._by_start.get(after.end())) is not None:
            out.append(other)
        for end in range(hit.start - 1, max(hit.start - 14, 0), -1):
            between = _LISTING.fullmatch(text, end, hit.start)
            if between and (other := self._by_end.get(end)) is not None:
                out.append(other)
                break
        return [other for other in out if other.kind == "place"]

    def beside_unknown(self, hit: NameHit) -> bool:
        """Coordinated with a name that no list has: "Kissy and Wellington"."""
        text = self._scene.text
        before = _UNKNOWN_BEFORE.search(text, max(0, hit.start - 40), hit.start)
        if before and not any(h.start <= before.start(1) < h.end for h in self._scene.scan.hits):
            return True
        after = _UNKNOWN_AFTER.match(text, hit.end)
        return after is not None and not any(h.start <= after.start(1) < h.end for h in self._scene.scan.hits)

    def attested(self, country: str, hit: NameHit) -> bool:
        """True where another name than this one speaks of the country."""
        return bool(self._scene.scan.voices.get(country, frozenset()) - {fold_loosely(hit.text)})
