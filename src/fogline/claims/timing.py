"""When each claim holds: its own time expression, the narrative's last one, or the window that the report implies."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.claims.attribution import Attribution
from fogline.claims.drafts import Draft
from fogline.claims.scene import Scene
from fogline.claims.stance import Stance
from fogline.claims.times import TimeHit, find_times
from fogline.claims.tokens import Token
from fogline.claims.values import TimeRef
from fogline.core.times import back
from fogline.lexicon.kinds import STATES, Modality

_PERIOD = re.compile(
    r"(?:reporting period|period (?:of|from|between|under review|covered)|covers? (?:the )?(?:period|week|developments)|situation (?:report|update)[^.\n]{0,40}?(?:\(|:|,|–|-)|during the (?:reporting )?period|between the)",
    re.I,
)
_NOMINAL_PATH = frozenset(
    {
        "prep",
        "pobj",
        "dobj",
        "npadvmod",
        "advmod",
        "nmod",
        "compound",
        "poss",
        "agent",
        "attr",
        "nsubj",
        "nsubjpass",
        "amod",
        "acl",
        "tmod",
        "appos",
        "prt",
        "dative",
        "pcomp",
        "nummod",
    }
)
_FUTURE = frozenset({Modality.INTENDED, Modality.PREDICTED, Modality.DEMANDED, Modality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class _Placed:
    hit: TimeHit
    anchor: Token
    governor: Token


class Timing:
    """Times of one report."""

    def __init__(self, scene: Scene, attribution: Attribution) -> None:
        self._scene, self._attribution = scene, attribution
        self._on = scene.published
        self._placed: dict[int, list[_Placed]] = {}
        self._window = self._report_window()
        self._narrative: dict[int, tuple[date, date, str]] = {}
        for sent in range(len(scene.parsed.sentences)):
            self._placed[sent] = self._place(sent)
        self._follow_narrative()

    def hits(self) -> list[TimeHit]:
        """Every time expression, for `--mentions`."""
        return [p.hit for placed in self._placed.values() for p in placed]

    def of(self, draft: Draft, stance: Stance) -> TimeRef | None:
        """The interval of a claim, or None where neither words nor publication date give one."""
        found = self._own(draft)
        if found is not None:
            hit = found.hit
            first, last = self._days(hit, draft.trigger.sent)
            if first is None and last is None:
                return self._default(draft, stance)
            if (
                draft.kind in STATES
                and not hit.since
                and not hit.until
                and last is not None
                and self._on
                and last < self._on
                and not stance.past
                and self._present(draft)
            ):
                last = self._on
            return TimeRef(start=first, end=last, text=hit.text)
        if stance.past and self._on:
            return TimeRef(start=None, end=back(self._on, 1), text=None)
        if draft.own:
            return self._default(draft, stance)
        carried = self._carried(draft, stance)
        return carried or self._default(draft, stance)

    # ------------------------------------------------------------------ the report's own window
    def _report_window(self) -> tuple[date, date] | None:
        if self._on is None:
            return None
        text = self._scene.text
        head = text[:1500]
        for match in _PERIOD.finditer(head):
            rest = head[match.start() : match.end() + 90].split("\n")[0]
            for hit in find_times(rest, match.start(), self._on):
                if (
                    hit.first
                    and hit.last
                    and 1 <= (hit.last - hit.first).days <= 62
                    and hit.last <= self._on + timedelta(days=1)
                ):
                    return hit.first, hit.last
        return back(self._on, 1), self._on

    def _default(self, draft: Draft, stance: Stance) -> TimeRef | None:
        if self._window is None or self._on is None:
            return None
        return TimeRef(start=self._window[0], end=self._window[1], text=None)

    # ------------------------------------------------------------------ expressions on the tree
    def _place(self, sent: int) -> list[_Placed]:
        parsed = self._scene.parsed
        tokens = parsed.sentence_tokens(sent)
        if not tokens:
            return []
        start, end = tokens[0].start, tokens[-1].end
        out = []
        for hit in find_times(self._scene.text[start:end], start, self._on):
            inside = [t for t in tokens if t.start < hit.end and t.end > hit.start]
            if not inside:
                continue
            ids = {t.i for t in inside}
            top = next((t for t in inside if t.head not in ids or t.head == t.i), inside[0])
            anchor = top
            governor = top
            for at in parsed.ancestors(top):
                governor = at
                if at.pos in {"VERB", "AUX"} or (at.pos in {"NOUN", "PROPN"} and "event" in self._scene.classes(at)):
                    break
            if top.head == top.i:
                governor = top
            out.append(_Placed(hit, anchor, governor))
        return out

    def _own(self, draft: Draft) -> _Placed | None:
        """The expression that hangs nearest to the trigger, not counting those of clauses of speech above it."""
        options = self._placed.get(draft.trigger.sent, [])
        best: tuple[float, _Placed] | None = None
        for placed in options:
            rank = self._distance(draft, placed)
            if rank is not None and (best is None or rank < best[0]):
                best = (rank, placed)
        return best[1] if best else None

    def _distance(self, draft: Draft, placed: _Placed) -> float | None:
        governor = placed.governor
        words = {w.i for w in draft.words}
        gap = abs(placed.anchor.i - draft.trigger.i) / 100
        if governor.i in words or (governor.i == draft.verb.i and not self._own_clause_else(draft, placed)):
            return gap
        below = self._path_below(draft.trigger, governor)
        if below is not None:
            return 1 + gap
        if draft.own:
            return None
        return self._above(draft, placed, gap)

    def _own_clause_else(self, draft: Draft, placed: _Placed) -> bool:
        """A noun under a verb of speech does not take the time of speaking."""
        return (
            draft.nominal
            and draft.verb.i not in {w.i for w in draft.words}
            and self._attribution.is_cue(draft.verb, draft.trigger)
        )

    def _path_below(self, top: Token, inner: Token) -> int | None:
        """Steps from `inner` up to `top` through nominal arcs only."""
        parsed = self._scene.parsed
        at, steps = inner, 0
        while at.i != top.i:
            if at.head == at.i or at.dep not in _NOMINAL_PATH or steps > 6:
                return None
            at = parsed.head(at)
            steps += 1
        return steps

    def _above(self, draft: Draft, placed: _Placed, gap: float) -> float | None:
        parsed = self._scene.parsed
        at, steps = draft.trigger, 0
        for head in parsed.ancestors(draft.trigger):
            steps += 1
            spoken = head.pos in {"VERB", "AUX"} and self._attribution.is_cue(head, at)
            if spoken:
                if head.i == placed.governor.i and placed.anchor.i < min(parsed.subtree(at.i)) and self._opens(placed):
                    return 4 + steps + gap
                return None if head.i == placed.governor.i else self._beyond(head, placed, gap)
            if at.dep == "relcl" and head.pos != "VERB" and at.i != draft.verb.i:
                return None
            if head.i == placed.governor.i:
                if at.dep == "relcl":
                    return None
                return 2 + steps + gap
            at = head
        return None

    def _beyond(self, cue: Token, placed: _Placed, gap: float) -> float | None:
        return None

    def _opens(self, placed: _Placed) -> bool:
        """The expression opens the sentence: "On Tuesday, ... X said" is about what X tells."""
        first = self._scene.parsed.sentences[placed.anchor.sent][0]
        return placed.anchor.i - first <= 3

    # ------------------------------------------------------------------ narrative
    def _follow_narrative(self) -> None:
        """The last explicit day of each paragraph so far, for "two days later" and for background told in the past."""
        last: tuple[date, date, str] | None = None
        paragraph = -1
        for sent, number in enumerate(self._scene.parsed.paragraphs):
            if number != paragraph:
                paragraph = number
            for placed in self._placed.get(sent, []):
                first, end = self._resolve(placed.hit, last)
                if first and end and not placed.hit.until:
                    last = (first, end, placed.hit.text)
            if last:
                self._narrative[sent] = last

    def _resolve(self, hit: TimeHit, anchor: tuple[date, date, str] | None) -> tuple[date | None, date | None]:
        if hit.offset is None:
            return hit.first, hit.last
        base = anchor or ((self._on, self._on, "") if self._on and hit.offset[0] <= 0 else None)
        if base is None:
            return None, None
        first, last = base[0] + timedelta(days=hit.offset[0]), base[1] + timedelta(days=hit.offset[1])
        return (first, last) if hit.offset[0] >= 0 or True else (None, None)

    def _days(self, hit: TimeHit, sent: int) -> tuple[date | None, date | None]:
        if hit.offset is None:
            return hit.first, hit.last
        anchor = None
        for placed in self._placed.get(sent, []):
            if placed.hit.start < hit.start and placed.hit.offset is None and placed.hit.first and placed.hit.last:
                anchor = (placed.hit.first, placed.hit.last, placed.hit.text)
        if anchor is None:
            anchor = self._narrative.get(sent - 1)
        return self._resolve(hit, anchor)

    def _carried(self, draft: Draft, stance: Stance) -> TimeRef | None:
        """Background told in the past takes the time of the sentence before, where that is well before the report."""
        if self._on is None or (stance.modality in _FUTURE and draft.verb.tag not in {"VBD"}):
            return None
        sent = draft.trigger.sent
        here = [p for p in self._placed.get(sent, []) if p.hit.offset is None]
        before = None
        for placed in here:
            if placed.hit.first and placed.hit.last and placed.anchor.i < draft.trigger.i:
                before = (placed.hit.first, placed.hit.last, placed.hit.text)
        if before is None and sent and self._scene.parsed.paragraphs[sent] == self._scene.parsed.paragraphs[sent - 1]:
            before = self._narrative.get(sent - 1)
        if before is None or self._on - before[1] < timedelta(days=10) or not self._told_in_past(draft):
            return None
        return TimeRef(start=before[0], end=before[1], text=None)

    def _told_in_past(self, draft: Draft) -> bool:
        if draft.kind in STATES and draft.own:
            return False
        verb = draft.verb
        kids = self._scene.parsed.children(verb.i, "aux", "auxpass")
        if any(k.lower in {"has", "have", "is", "are", "will", "may", "'s", "'re", "can"} for k in kids):
            return False
        if verb.tag == "VBD" or any(k.lower in {"had", "was", "were"} for k in kids):
            return True
        if verb.tag in {"VBG", "VBN", "VB"} and not kids:
            return any(a.tag == "VBD" for a in self._scene.parsed.ancestors(verb))
        return False

    def _present(self, draft: Draft) -> bool:
        verb = draft.verb
        kids = self._scene.parsed.children(verb.i, "aux", "auxpass")
        return verb.tag in {"VBZ", "VBP"} or any(k.lower in {"has", "have", "is", "are"} for k in kids)
