"""Names that stand beside a description: "the governor, X", "X, the president of Turkey, which ..."."""

from collections.abc import Callable

from fogline.claims.reference import PLURAL_TAGS, Refs
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token


class Beside:
    """Finds the name beside a noun of office or of a group; `refs` says who the name is."""

    def __init__(self, scene: Scene, refs: Callable[[Token], Refs]) -> None:
        self._scene, self._refs = scene, refs

    def titled(self, token: Token) -> Refs:
        """ "the head of the council, Min Aung Hlaing": the name that stands beside a noun of office or of a group."""
        scene = self._scene
        beside = scene.parsed.children(token.i, "appos")
        if "office" in scene.classes(token):
            beside += [
                kid
                for prep in scene.parsed.children(token.i, "prep")
                for owner in scene.parsed.children(prep.i, "pobj")
                for kid in scene.parsed.children(owner.i, "appos")
                if "person" in scene.classes(kid)
            ]
        for kid in beside:
            hit, classes = scene.hits.get(kid.i), scene.classes(kid)
            if (hit is not None and hit.kind in {"actor", "person"}) or (
                kid.pos == "PROPN" and not classes & {"place"} and kid.ent not in {"DATE", "TIME"}
            ):
                return self._refs(kid)
        return ()

    def apposed(self, token: Token) -> Refs:
        """ "Abdalla Hamdok, the prime minister overthrown in 2021": a description beside a name is who is named."""
        parsed = self._scene.parsed
        head = parsed.head(token)
        if (
            token.dep == "appos"
            and head.i < token.i
            and head.pos == "PROPN"
            and "place" not in self._scene.classes(head)
        ):
            joined = [t for t in parsed.conjuncts(head) if t.i < token.i] if token.tag in PLURAL_TAGS else [head]
            return tuple(ref for t in joined for ref in self._refs(t))
        return self._named_before(token)

    def _named_before(self, token: Token) -> Refs:
        """ "X, the president of Turkey, which ..., telephoned": the name right before the comma, where the parser makes
        the description the subject."""
        parsed = self._scene.parsed
        start = parsed.phrase_start(token)
        if (
            token.dep != "nsubj"
            or start < 2
            or parsed.tokens[start - 1].text != ","
            or "office" not in self._scene.classes(token)
        ):
            return ()
        name = parsed.tokens[start - 2]
        hit = self._scene.hits.get(name.i)
        person = (hit is not None and hit.kind == "person") or (
            hit is None and name.ent == "PERSON" and name.pos == "PROPN"
        )
        free = name.dep not in {"pobj", "dobj", "nsubj"} or parsed.head(name).lower in {"on", "in", "at"}
        return self._refs(name) if person and free and name.sent == token.sent else ()
