"""Media that carry another's words: "told Reuters", "in an interview with state television", "on X"."""

from collections.abc import Iterable

from fogline.claims.scene import Scene
from fogline.claims.tokens import Token

_CARRYING = frozenset({"to", "with", "by", "in", "on", "for", "through"})


class Outlets:
    """Which noun phrases of a report are outlets and channels."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words.speech["outlets"]["nouns"]
        self._channels = scene.words.speech["channels"]["nouns"]
        self._occasions = scene.words.speech["occasions"]["nouns"]

    def is_outlet(self, token: Token) -> bool:
        """A known medium, or a phrase whose words say that it is one ("Radio Okapi", "the daily")."""
        hit = self._scene.hits.get(token.i)
        if hit is not None:
            entities = [self._scene.entity(name) for name in (hit.target, hit.also) if name]
            return any(entity is not None and entity.kind in {"media", "state_media"} for entity in entities)
        if token.pos not in {"NOUN", "PROPN"} or token.tag in {"NNS"}:
            return False
        kids = self._scene.parsed.children(token.i, "det", "poss", "amod", "compound", "nmod")
        if any(k.lower in {"this", "our", "my"} for k in kids) or all(k.lower == "the" for k in kids):
            return False  # the station that reports, the agency whose copy this is
        words = {token.lower, *(t.lower for t in self._scene.parsed.modifiers(token))}
        return bool(words & self._words) and token.lower not in {"reporter", "journalist", "correspondent"}

    def _is_channel(self, token: Token) -> bool:
        return token.lower in self._channels and not self._scene.parsed.children(token.i, "compound", "nmod", "amod")

    def _acronym(self, token: Token) -> bool:
        """ "told ANC": whoever is told and is nobody that the packs know is an outlet."""
        return (
            token.pos == "PROPN"
            and token.text.isupper()
            and 2 < len(token.text) < 7
            and token.i not in self._scene.hits
        )

    def carrier(self, verb: Token, outside: Iterable[Token], speakers: tuple[Token, ...]) -> tuple[Token, ...]:
        """The outlet that the words were spoken to, outside their content; empty where none is named."""
        parsed = self._scene.parsed
        own = {i for s in speakers for i in parsed.subtree(s.i) if i <= s.i}
        for token in outside:
            told = verb.lemma == "tell" and token.head == verb.i and token.i > verb.i
            if (
                token.i in own
                or self._is_channel(token)
                or not (self.is_outlet(token) or (told and self._acronym(token)))
            ):
                continue
            head = parsed.head(token)
            while token.dep in {"appos", "conj", "compound"} and head.i != token.i and head.dep != "ROOT":
                if head.dep in {"dobj", "pobj", "dative"}:
                    break
                head = parsed.head(head)
            if head.dep in {"dobj", "pobj", "dative"} and token.dep in {"appos", "compound"}:
                head = parsed.head(head)
            if self._carries(head, verb, token):
                return (token,)
        return ()

    def _carries(self, head: Token, verb: Token, token: Token) -> bool:
        parsed = self._scene.parsed
        if verb.lemma in {"tell", "inform", "assure"} and (head.i == verb.i or 0 < token.i - verb.i <= 4):
            return token.i > verb.i
        if head.lower not in _CARRYING:
            return False
        above = parsed.head(head)
        if above.lemma in {
            "speak",
            "talk",
            "comment",
            "carry",
            "publish",
            "air",
            "broadcast",
            "relay",
            "quote",
            "release",
        }:
            return head.lower in {"to", "with", "by", "on", "in"}
        if above.lemma in self._occasions:
            return True
        return above.i == verb.i and head.lower in {"to"} | ({"on", "in"} if token.i in self._scene.hits else set())

    def channel(self, verb: Token) -> str | None:
        """ "on X", "on Telegram", "on state television": how it was said."""
        parsed = self._scene.parsed
        for prep in parsed.children(verb.i, "prep"):
            if prep.lower in {"on", "via", "in", "through"}:
                for obj in parsed.children(prep.i, "pobj"):
                    if obj.lower in self._channels:
                        return self._scene.phrase_text(obj)
        return None
