"""Why a stretch of a report makes no claim of some kind: for those who work on the tables and rules."""

from collections.abc import Iterator

from fogline.claims.actors import Actors
from fogline.claims.noun_triggers import NounTriggers
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.triggers import find_drafts
from fogline.claims.verb_triggers import VerbTriggers
from fogline.lexicon.frames import FrameTable

# The reason told first is the one nearest to a claim.
_ORDER = tuple("dropped overruled idle not_object object subject needs needs_noun of parse phrase".split())


class Trace:
    """Answers for one report."""

    def __init__(self, scene: Scene, frames: FrameTable) -> None:
        actors, places = Actors(scene), Places(scene)
        self._scene = scene
        self._verbs = VerbTriggers(scene, actors, places, frames)
        self._nouns = NounTriggers(scene, actors, places, frames, {})
        self._drafts = find_drafts(scene, actors, places, frames)

    def why_not(self, start: int, end: int, kind: str) -> str:
        """What kept the words between two offsets from making a claim of this kind: the condition that the nearest of
        them failed; empty where none of them has a frame of that kind."""
        inside = list(self._inside(start, end))
        out = [r for t in inside for r in self._verbs.refusals(t, kind) + self._nouns.refusals(t, kind)]
        if any(d.kind == kind and start <= word.start < end for d in self._drafts for word in d.words):
            out.append("dropped")
        return min(out, key=lambda reason: _ORDER.index(reason.split()[0]), default="")

    def parse(self, start: int, end: int) -> str:
        """The parse of the words between two offsets, on one line: word/tag-arc>head."""
        parsed = self._scene.parsed
        return " ".join(f"{t.text}/{t.tag}-{t.dep}>{parsed.head(t).text}" for t in self._inside(start, end))

    def sentence(self, start: int) -> str:
        """The sentence in which an offset stands."""
        for first, last in self._scene.parsed.sentences:
            tokens = self._scene.parsed.tokens
            if tokens[first].start <= start < tokens[last - 1].end:
                return " ".join(self._scene.text[tokens[first].start : tokens[last - 1].end].split())
        return ""

    def _inside(self, start: int, end: int) -> Iterator[Token]:
        return (token for token in self._scene.parsed.tokens if start <= token.start < end)
