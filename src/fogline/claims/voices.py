"""Who speaks by a verb: its subject, found again where the parser loses it; who carries it, and whom he cites."""

from collections.abc import Callable
from dataclasses import dataclass

from fogline.claims.arguments import arguments
from fogline.claims.outlets import Outlets
from fogline.claims.scene import Scene
from fogline.claims.tokens import NOUNS, Token

DASHES = frozenset({"-", "–", "—", "--"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TURNS = frozenset({"but", "while", "whereas", "although", "though", "and", "yet"})
Segment = Callable[[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Level:
    """One link of the chain: joint speakers, the cue, and the channel where told."""

    speakers: tuple[Token, ...]
    cue: Token
    hearsay: bool = False
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Who says it, outermost first, by which word, and the half-open token ranges of what is said. `spoken` marks a
    whole quotation or turn of speech, within which nothing is the author's own."""

    token: Token
    levels: tuple[Level, ...]
    spans: tuple[tuple[int, int], ...]
    spoken: bool = False

    def covers(self, i: int) -> bool:
        return any(a <= i < b for a, b in self.spans)


class Voices:
    """The levels of a cue; `segment` gives the stretch of its sentence in which a token stands."""

    def __init__(self, scene: Scene, segment: Segment) -> None:
        self._scene, self._parsed, self._segment = scene, scene.parsed, segment
        self._outlets = Outlets(scene)

    def levels(self, verb: Token, *spans: tuple[int, int], chunk: tuple[int, int] | None = None) -> tuple[Level, ...]:
        """Outlet that carries it, speaker, and whom he cites, outermost first."""
        speakers = self._speakers(verb, chunk)
        if not speakers:
            return ()
        lo, hi = self._segment(verb.i, verb.sent)
        outside = [
            t for t in self._parsed.tokens[lo:hi] if not any(a <= t.i < b for a, b in spans) and t not in speakers
        ]
        levels = []
        outlet = self._outlets.carrier(verb, outside, speakers)
        if outlet:
            levels.append(Level(outlet, verb))
        quoted = self._quoted_as(verb)
        if quoted is not None:
            return (*levels, quoted, Level(speakers, verb))
        levels.append(Level(speakers, verb, channel=self._outlets.channel(verb)))
        first = min(t.i for t in speakers)
        cited = next(
            (
                t
                for t in self._parsed.tokens[first + 1 : hi]
                if t.lower in {"citing", "quoting"} and self._beside(t, verb)
            ),
            None,
        )
        objects = arguments(self._scene, cited).object if cited is not None else ()
        if cited is not None and objects:
            levels.append(Level(objects, cited))
        return tuple(levels)

    def _beside(self, citing: Token, verb: Token) -> bool:
        """The citing belongs to this verb of speech: no other one stands between them."""
        say = self._scene.words.speech["say"]["verbs"]
        first, last = sorted((citing.i, verb.i))
        between = self._parsed.tokens[first + 1 : last]
        return not any(t.pos == "VERB" and t.lemma in say and t.tag in FINITE for t in between)

    def _quoted_as(self, verb: Token) -> Level | None:
        """ "X quoted Y as saying": X stands outside Y."""
        head = self._parsed.head(verb)
        quoting = self._parsed.head(head) if head.lower == "as" else head
        if quoting.lemma not in {"quote", "cite"} or quoting.i == verb.i or verb.tag != "VBG":
            return None
        by = arguments(self._scene, quoting).subject
        return Level(by, quoting) if by else None

    def _speakers(self, verb: Token, chunk: tuple[int, int] | None) -> tuple[Token, ...]:
        head = self._parsed.head(verb)
        quoting = self._parsed.head(head)
        if verb.tag == "VBG" and head.lower == "as" and quoting.lemma in {"quote", "cite"}:
            return arguments(self._scene, quoting).object
        found = self._nearest_subject(verb) or arguments(self._scene, verb).subject
        lo, hi = self._segment(verb.i, verb.sent)
        if found and found[0].i < lo and found[0].sent == verb.sent:
            found = self._nearest(lo, verb.i) or found
        if chunk is not None:
            behind = chunk[0] >= verb.i
            inside = tuple(t for t in found if chunk[0] <= t.i < chunk[1] or (behind and verb.i < t.i < hi))
            found = inside or self._nearest(verb.i + 1 if behind else chunk[0], chunk[1] if behind else verb.i)
        found = tuple(t for t in found if not self._only_a_place(t)) or self._subject_before(verb, lo)
        if not found and verb.tag in FINITE | {"NNS", "VBN"} and verb.dep not in {"conj"}:
            found = self._nearest(lo, verb.i)
        if found and any(t.text in DASHES for t in self._parsed.tokens[found[0].i : verb.i]):
            found = self._nearest(lo, verb.i) or found
        found = self._regained(found, verb)
        if verb.lemma in self._scene.words.speech["weak"]["verbs"]:
            return tuple(t for t in found if self._can_speak(t))
        return found

    def _nearest_subject(self, verb: Token) -> tuple[Token, ...]:
        """Of two subjects before the verb, the one beside it: "..., the towns on the road, reporters said"."""
        own = [k for k in self._parsed.children(verb.i, "nsubj") if k.i < verb.i]
        return tuple(t for t in self._parsed.conjuncts(own[-1]) if t.i < verb.i) if len(own) > 1 else ()

    def _only_a_place(self, token: Token) -> bool:
        """A hill or a town that is no capital says nothing."""
        hit = self._scene.hits.get(token.i)
        if hit is None:
            return token.ent == "LOC" and "place" in self._scene.classes(token)
        return hit.kind == "place" and not (hit.target or hit.also)

    def _subject_before(self, verb: Token, lo: int) -> tuple[Token, ...]:
        """The subject of the clause's first verb: "X pointed to the hill, which they hold, and told me"."""
        for token in self._parsed.tokens[lo : verb.i]:
            if token.dep == "ROOT" and token.pos == "VERB":
                return arguments(self._scene, token).subject
        return ()

    def _regained(self, found: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
        """The phrase right before the verb, where the parser made it part of a longer subject across a clause:
        "the service published photographs, and a police official said"."""
        tokens = self._parsed.tokens
        j = verb.i - 1
        while j > 0 and tokens[j].dep in {"aux", "advmod", "neg"}:
            j -= 1
        near = tokens[j]
        if near.pos not in NOUNS or near in found or not found or found[0].i > verb.i:
            return found
        first = self._parsed.phrase_start(near)
        verbal = any(t.tag in {"VBD", "VBZ", "VBP", "VBN"} for t in tokens[found[0].i + 1 : first])
        turn = tokens[first - 1].lower in TURNS and tokens[first - 2].text == ","
        return (near,) if verbal and turn else found

    def _can_speak(self, token: Token) -> bool:
        """Somebody, or a paper; "no breakthrough expected" has nobody who expects."""
        speech = self._scene.words.speech
        known = ("papers", "hearsay", "outlets", "witness", "official", "speaker")
        return bool(
            token.lemma.endswith(("ist", "ian", "ologist"))  # environmentalists, historians
            or token.pos in {"PRON", "PROPN", "DET", "NUM", "ADJ"}
            or token.tag in {"PRP", "CD", "DT"}
            or self._scene.classes(token)
            & {"actor", "person", "office", "body", "armed", "civilian", "person_noun", "media_noun", "named", "state"}
            or any(token.lemma in speech[name]["nouns"] for name in known)
        )

    def _nearest(self, start: int, end: int) -> tuple[Token, ...]:
        """Heads of the noun phrase between two tokens, where the parser gives the verb no subject there."""
        inside = self._parsed.tokens[start:end]
        dashes = [t.i for t in inside if t.text in DASHES]
        nouns = [
            t
            for t in inside
            if t.pos in NOUNS
            and t.i > max(dashes, default=-1)
            and (t.dep not in {"compound", "poss", "nmod"} or t.head >= end)
        ]
        plain = [t for t in nouns if t.dep not in {"pobj", "appos", "npadvmod"} and t.ent not in {"DATE", "TIME"}]
        nouns = plain or [t for t in nouns if t.ent not in {"DATE", "TIME"}]
        return tuple(t for t in self._parsed.conjuncts(nouns[0]) if t.i < end) if nouns else ()
