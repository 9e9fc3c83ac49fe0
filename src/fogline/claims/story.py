"""The story of a report: every time expression in its place, and the last day told before each sentence."""

from dataclasses import dataclass
from datetime import timedelta

from fogline.claims.clauses import is_head_line
from fogline.claims.feasts import Days
from fogline.claims.scene import Scene
from fogline.claims.times import TimeHit, find_times
from fogline.claims.tokens import Token
from fogline.lexicon.frames import frame_table

_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep", "nsubj", "nsubjpass", "dobj", "attr"})
LONG_AGO = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression, the token that it hangs from, and the verb or event noun that governs it; `told` are its days in
    the story, where that tells them."""

    hit: TimeHit
    anchor: Token
    governor: Token
    told: Days | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """What was told last, and in which paragraph."""

    days: Days
    paragraph: int


class Story:
    """Time expressions of one report by sentence, followed from left to right."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._on = scene, scene.published
        self._nouns = frame_table().nouns
        self._placed: dict[int, list[Placed]] = {}
        self._before: dict[int, _Told | None] = {}
        self._follow()
        self._historic = self._all_long_ago()

    def placed(self, sent: int) -> list[Placed]:
        """The expressions of a sentence, left to right."""
        return self._placed.get(sent, [])

    def all(self) -> list[Placed]:
        return [p for placed in self._placed.values() for p in placed]

    def before(self, sent: int) -> Days | None:
        """The last days told before a sentence, in its paragraph or, in a history, before that."""
        told = self._before.get(sent)
        if told is None or (told.paragraph != self._scene.parsed.paragraphs[sent] and not self._historic):
            return None
        return told.days

    def _follow(self) -> None:
        """Place every expression, and resolve those that hang on the story from left to right."""
        story: _Told | None = None
        for sent, paragraph in enumerate(self._scene.parsed.paragraphs):
            self._before[sent] = story
            placed = []
            for found in self._place(sent):
                days = self._in_story(found.hit, story, paragraph)
                found = Placed(found.hit, found.anchor, found.governor, days)
                placed.append(found)
                if days and self.moves(found):
                    story = _Told(days, paragraph)
            self._placed[sent] = placed

    def _place(self, sent: int) -> list[Placed]:
        parsed = self._scene.parsed
        tokens = parsed.sentence_tokens(sent)
        if not tokens:
            return []
        start, end = tokens[0].start, tokens[-1].end
        out = []
        for hit in find_times(self._scene.text[start:end], start, self._on):
            inside = [t for t in tokens if t.start < hit.end and t.end > hit.start]
            if not inside or is_head_line(self._scene, hit, inside):
                continue
            ids = {t.i for t in inside}
            top = next((t for t in inside if t.head not in ids or t.head == t.i), inside[0])
            out.append(Placed(hit, top, self._governor(top)))
        return out

    def _governor(self, top: Token) -> Token:
        governor = top
        for at in self._scene.parsed.ancestors(top):
            governor = at
            if at.pos in {"VERB", "AUX"} or self.is_event(at):
                break
        return governor

    def is_event(self, token: Token) -> bool:
        return token.pos == "NOUN" and (token.lemma in self._nouns or "event" in self._scene.classes(token))

    def _in_story(self, hit: TimeHit, story: _Told | None, paragraph: int) -> Days | None:
        """Days of an expression; one that can hang on the story does where that is of long ago, or nothing else is
        known."""
        alone = (hit.first, hit.last) if hit.first and hit.last else None
        if hit.told is None or story is None:
            return alone
        near = story.paragraph == paragraph
        if hit.days is not None and not hit.anchored and not (near and self._long_ago(story.days)):
            return alone
        if hit.weak and not near:
            return None
        return hit.told(story.days) or alone

    def _long_ago(self, days: Days) -> bool:
        return self._on is not None and self._on - days[1] >= timedelta(days=LONG_AGO)

    def _all_long_ago(self) -> bool:
        """True for a history: of the days that it tells, nearly all lie well before the report."""
        told = [p.told for placed in self._placed.values() for p in placed if p.told]
        old = sum(self._long_ago(days) for days in told)
        return old >= 3 and old >= 0.8 * len(told)

    def moves(self, placed: Placed) -> bool:
        """True where the expression tells when the main clause happened, so that the story goes on from there."""
        hit, parsed = placed.hit, self._scene.parsed
        if hit.since or hit.until or hit.weak or placed.told is None:
            return False
        if self._on and placed.told[0] > self._on:
            return False
        at = placed.governor
        for _ in range(8):
            if at.dep == "advcl" and any(k.lower == "when" for k in parsed.children(at.i, "advmod")):
                return at.i > parsed.head(at).i
            if at.dep not in _MAIN:
                return False
            if at.head == at.i:
                return True
            at = parsed.head(at)
        return False
