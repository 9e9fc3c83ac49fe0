"""Somebody whom nobody knows, as the report words him: under a provisional id, made of the words."""

from fogline.claims.composed import is_a
from fogline.claims.reference import PLURAL_TAGS, Refs
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.core.text import fold
from fogline.lexicon.sides import side_words


class Worded:
    """Provisional sides of one report."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def no_side(self, token: Token) -> bool:
        """Times, and things that nobody in the phrase owns."""
        if token.i in self._scene.hits or token.tag in {"PRP", "PRP$", "WP", "WDT"}:
            return False
        dated = token.ent in {"DATE", "TIME"} and "armed" not in self._scene.classes(token)
        return dated or is_a(token, "temporal")

    def provisional(self, name: str, text: str = "") -> Refs:
        """A side that nobody knows by its words; `text` are the words with what stands behind them."""
        clean = " ".join(name.split())
        if not fold(clean):
            return ()
        full = " ".join(text.split()) or clean
        return (ActorRef(name=clean, id=f"new:{fold(clean).replace(' ', '-')}"[:60], text=full),)

    def of_name(self, token: Token) -> str:
        """The rest of "Ministry of Health", "Republic of Serb Krajina": a name that goes on behind "of"."""
        scene = self._scene
        for prep in scene.parsed.children(token.i, "prep"):
            for owner in scene.parsed.children(prep.i, "pobj"):
                first = scene.parsed.tokens[prep.i + 1]
                named = owner.pos == "PROPN" and (first.text[:1].isupper() or first.lower == "the")
                if prep.lower == "of" and prep.i == token.i + 1 and named and owner.i - prep.i < 5:
                    return scene.text[token.end : owner.end].replace("\n", " ")
        return ""

    def suicide_bomber(self, token: Token) -> bool:
        return token.lemma in {"bomber", "attacker"} and any(
            k.lower == "suicide" for k in self._scene.parsed.children(token.i, "compound", "amod")
        )

    def unknown(self, token: Token) -> Refs:
        """A doer that is no known sort of side, as the report words it: vehicles with a crew, units, people of some
        sort, or the number that stands for them. Weapons, events and papers do nothing by themselves."""
        scene, words = self._scene, side_words()
        head = scene.semantic_head(token)
        if self.no_side(head) or head.tag in {"PRP", "WP", "WDT", "EX"}:
            return ()
        if head.lower in words["pro_indefinite"] or head.tag in {"CD", "DT"}:
            return self.provisional("people", head.text) if head.lower in words["pro_plural"] else ()
        crewed = head.lemma in words["crewed"] or head.lower in words["crewed"]
        plural = head.tag in PLURAL_TAGS and head.lemma not in words["lifeless"]
        idle = scene.classes(head) & {
            "event",
            "fire",
            "airborne",
            "place",
            "deal",
            "weapon",
            "aid",
            "media_noun",
            "service",
        }
        if head.pos not in {"NOUN", "PROPN"} or not (crewed or (plural and not idle and not is_a(head, "thing"))):
            return ()
        return self.provisional(scene.phrase_text(head), scene.full_phrase(head))

    def anyone(self, token: Token, *, narrow: bool = False) -> Refs:
        """A noun that is no known sort of side, as the report words it: for whoever is asked, arrested or hurt.

        With `narrow` only nouns that are people for certain: what is demanded is seldom somebody.
        """
        scene = self._scene
        head = scene.semantic_head(token)
        if head.lower == "those":
            kids = scene.parsed.children(head.i, "relcl", "acl", "amod", "prep")
            end = max((scene.parsed.subtree(k.i)[-1] for k in kids), default=head.i)
            below = scene.parsed.tokens[head.i + 1 : min(end, head.i + 7) + 1]
            last = next((scene.parsed.tokens[t.i - 1] for t in below if t.tag == "TO"), below[-1] if below else head)
            return self.provisional(scene.text[head.start : last.end].replace("\n", " ")) if kids else ()
        if narrow and not is_a(head, "people") and not scene.classes(head) & {"person", "civilian", "captive"}:
            return ()
        thing = is_a(head, "thing") and not is_a(head, "people")
        nothing = self.no_side(head) or thing or head.lower in side_words()["pro_indefinite"]
        if (
            nothing
            or head.pos != "NOUN"
            or scene.classes(head) & {"event", "place", "deal", "weapon", "aid", "media_noun"}
        ):
            return ()
        return self.provisional(scene.phrase_text(head), scene.full_phrase(head))
