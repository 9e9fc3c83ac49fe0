"""The story of a report: every time expression in its place, and the last day told before each sentence."""

import re
from dataclasses import dataclass
from datetime import timedelta

from fogline.claims.clauses import is_head_line
from fogline.claims.feasts import Days
from fogline.claims.scene import Scene
from fogline.claims.times import TimeHit, find_times
from fogline.claims.tokens import Token
from fogline.core.times import back
from fogline.lexicon.frames import frame_table

_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep", "nsubj", "nsubjpass", "dobj", "attr"})
LONG_AGO = 10
_JUST_BEFORE = 3  # days: what the same sentence dated so much before the report goes on from there


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
        self._historic = False
        self._follow()
        self._historic = self._all_long_ago()
        if self._historic:
            self._follow()  # once more: days without a year are of the story's year

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
            placed: list[Placed] = []
            for found in self._place(sent):
                days = self._in_story(found.hit, story, paragraph, here=bool(placed))
                found = Placed(found.hit, found.anchor, found.governor, days)
                placed.append(found)
                if days and (self.moves(found) or (self._historic and story is None and _names_year(found.hit))):
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
            if (at.pos in {"VERB", "AUX"} and at.dep not in {"aux", "auxpass"}) or self.is_event(at):
                break
        return governor

    def is_event(self, token: Token) -> bool:
        return token.pos == "NOUN" and (token.lemma in self._nouns or "event" in self._scene.classes(token))

    def _in_story(self, hit: TimeHit, story: _Told | None, paragraph: int, *, here: bool) -> Days | None:
        """Days of an expression; one that can hang on the story does where that is of long ago, or nothing else is
        known."""
        alone = (hit.first, hit.last) if hit.first and hit.last else None
        if hit.told is None or story is None:
            return alone
        near = story.paragraph == paragraph
        if hit.yearless:
            return self._of_that_year(hit, story.days, here=here) or alone
        ahead = self._on is not None and alone is not None and alone[0] > self._on
        night = here and hit.days is not None and hit.days[0] < hit.days[1]  # "overnight", no weekday
        past = self._long_ago(story.days) or (night and self._long_ago(story.days, days_ago=_JUST_BEFORE))
        if hit.days is not None and not hit.anchored and not ahead and not (near and past):
            return alone
        if hit.weak and not near:
            return None
        return hit.told(story.days) or alone

    def _of_that_year(self, hit: TimeHit, story: Days, *, here: bool) -> Days | None:
        """ "On 13 October" in a history, or behind a day of years ago: of the story's year."""
        if hit.told is None or hit.until or not (self._historic or (here and self._years_ago(story))):
            return None
        told = hit.told(story)
        if told and hit.since and told[0] > story[1]:
            told = hit.told((back(story[0], 365), back(story[1], 365)))
        if told is None or (self._on is not None and told[0] > self._on):
            return None
        return (told[0], max(story[1], told[1])) if hit.since else told

    def _long_ago(self, days: Days, *, days_ago: int = LONG_AGO) -> bool:
        return self._on is not None and self._on - days[1] >= timedelta(days=days_ago)

    def _years_ago(self, days: Days) -> bool:
        return self._on is not None and days[1].year < self._on.year

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


def _names_year(hit: TimeHit) -> bool:
    """ "In early November 2005": whatever it hangs on, a history begins there."""
    return not (hit.since or hit.until) and re.search(r"(?:19|20)\d\d", hit.text) is not None
