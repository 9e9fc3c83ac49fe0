"""When each claim holds: its own time expression, the story's last one, or the window that the report implies.

The last day that a main clause told is where background told in the past goes on (see `story`).
"""

import re
from datetime import date, timedelta

from fogline.claims.attribution import Attribution
from fogline.claims.clauses import (
    NOMINAL_PATH,
    durations,
    finite_past,
    has_modal,
    has_perfect,
    is_present,
    looks_ahead,
)
from fogline.claims.dates import APART, distance
from fogline.claims.drafts import Draft
from fogline.claims.feasts import Days
from fogline.claims.periods import report_window
from fogline.claims.scene import Scene
from fogline.claims.stance_marks import Stance
from fogline.claims.story import Placed, Story
from fogline.claims.times import TimeHit
from fogline.claims.tokens import Token
from fogline.claims.values import TimeRef
from fogline.core.times import back
from fogline.lexicon.kinds import STATES, Modality

_PLANS = frozenset({Modality.INTENDED, Modality.PREDICTED, Modality.DEMANDED, Modality.HYPOTHETICAL})


class Timing:
    """Times of one report."""

    def __init__(self, scene: Scene, attribution: Attribution) -> None:
        self._scene, self._attribution = scene, attribution
        self._on = scene.published
        self._story = Story(scene)
        self._window = report_window(scene.text, self._on)

    def hits(self) -> list[TimeHit]:
        """Every time expression, for `--mentions`."""
        return [p.hit for p in self._story.all() if p.hit.first or p.hit.last]

    def of(self, draft: Draft, stance: Stance) -> TimeRef | None:
        """The interval of a claim, or None where neither words nor publication date give one."""
        shifted = self._apart(draft) or self._begun(draft)
        if shifted is not None:
            return shifted
        found = self._own(draft)
        if found is not None:
            told = self._told(found, draft, stance)
            if told is not None:
                return told
        if (stance.past or self._used_to(draft)) and self._on:
            return TimeRef(start=None, end=back(self._on, 1), text=None)
        run = self._lasting(draft)
        if run is not None:
            return run
        if draft.own:
            return self._default()
        return (
            self._since(draft)
            or self._bounded(draft)
            or self._when(draft)
            or self._shared(draft)
            or self._carried(draft, stance)
            or self._spoken(draft, stance)
            or self._default()
        )

    def _default(self) -> TimeRef | None:
        return TimeRef(start=self._window[0], end=self._window[1], text=None) if self._window else None

    # ------------------------------------------------------------------ which expression is the draft's
    def _own(self, draft: Draft) -> Placed | None:
        """The expression that hangs nearest to the trigger, not counting those of clauses of speech above it."""
        best: tuple[float, Placed] | None = None
        for placed in self._story.placed(draft.trigger.sent):
            rank = self._distance(draft, placed)
            if rank is None:
                continue
            rank += 0.5 * placed.hit.weak
            if best is None or rank < best[0]:
                best = (rank, placed)
        return best[1] if best else None

    def _distance(self, draft: Draft, placed: Placed) -> float | None:
        governor = placed.governor
        gap = abs(placed.anchor.i - draft.trigger.i) / 100
        words = {w.i for w in draft.words}
        if governor.i in words or (governor.i == draft.verb.i and not self._spoken_over(draft)):
            return gap + 0.6 * self._belongs_between(draft, placed)
        if self._path_below(draft, placed):
            return 1 + gap
        if governor.dep == "conj" and governor.head == draft.trigger.i and 0 < governor.i - draft.trigger.i <= 3:
            return 1.5 + gap
        return None if draft.own else self._above(draft, placed, gap)

    def _belongs_between(self, draft: Draft, placed: Placed) -> bool:
        """An event noun stands right before the expression: "since the fall of the town in June, ..."."""
        tokens = self._scene.parsed.tokens
        for at in range(placed.anchor.i - 1, max(placed.anchor.i - 14, self._first(draft)), -1):
            token = tokens[at]
            if token.i == draft.trigger.i or token.text in {",", ";", ":"} or token.pos in {"VERB", "AUX"}:
                return False
            if self._story.is_event(token):
                return True
        return False

    def _first(self, draft: Draft) -> int:
        return self._scene.parsed.sentences[draft.trigger.sent][0]

    def _spoken_over(self, draft: Draft) -> bool:
        """A noun under a verb of speech does not take the time of speaking."""
        return (
            draft.nominal
            and draft.verb.i not in {w.i for w in draft.words}
            and self._attribution.is_cue(draft.verb, draft.trigger)
        )

    def _path_below(self, draft: Draft, placed: Placed) -> bool:
        """The governor hangs below the trigger through nominal arcs only; "Tuesday's raid" keeps its day to itself."""
        parsed, at = self._scene.parsed, placed.governor
        if placed.anchor.dep in {"poss", "compound", "nmod", "amod"} and placed.anchor.head == at.i:
            return False
        for _ in range(7):
            if at.i == draft.trigger.i:
                return True
            if at.head == at.i or at.dep not in NOMINAL_PATH:
                return False
            at = parsed.head(at)
        return False

    def _above(self, draft: Draft, placed: Placed, gap: float) -> float | None:
        """The expression governs a clause above the trigger, below any clause of speech."""
        parsed, at = self._scene.parsed, draft.trigger
        for steps, head in enumerate(parsed.ancestors(draft.trigger), start=1):
            if head.i == placed.anchor.i and at.dep == "relcl":
                return 2 + steps + gap
            if head.pos in {"VERB", "AUX"} and self._attribution.is_cue(head, at):
                opens = placed.anchor.i < min(parsed.subtree(at.i)) and self._opens(placed)
                return 4 + steps + gap if head.i == placed.governor.i and opens else None
            if at.dep == "relcl" and draft.kind in STATES and is_present(self._scene, at):
                return None
            if at.dep == "relcl" and (head.i == placed.governor.i or (head.pos != "VERB" and at.i != draft.verb.i)):
                return None
            if head.i == placed.governor.i:
                return 2 + steps + gap
            at = head
        return None

    def _opens(self, placed: Placed) -> bool:
        """The expression opens the sentence: "On Tuesday, ... X said" is about what X tells."""
        return placed.anchor.i - self._scene.parsed.sentences[placed.anchor.sent][0] <= 3

    # ------------------------------------------------------------------ from an expression to days
    def _told(self, placed: Placed, draft: Draft, stance: Stance) -> TimeRef | None:
        hit = placed.hit
        first, last = placed.told or (hit.first, hit.last)
        plan = stance.modality in _PLANS or looks_ahead(self._scene, draft.verb)
        if plan and hit.later and not hit.since and not self._was(placed):
            first, last = hit.later
            if hit.until and self._on:
                first = min(first, self._on)
        elif hit.since and hit.days and self._names_the_day(placed, draft):
            first, last = hit.days
        if first is None and last is None:
            return None
        if not plan and first and self._on and first > self._on and not has_modal(self._scene, draft.verb):
            return None
        if self._still_so(draft, stance, hit, last):
            last = self._on
        return TimeRef(start=first, end=last, text=hit.text)

    def _was(self, placed: Placed) -> bool:
        """The expression belongs to a verb in the past, which it dates, and not to what is planned."""
        verb = placed.governor
        kids = self._scene.parsed.children(verb.i, "aux", "auxpass")
        return verb.tag == "VBD" or any(k.lower in {"had", "has", "have", "was", "were"} for k in kids)

    def _names_the_day(self, placed: Placed, draft: Draft) -> bool:
        """ "Since Saturday, when the column set out": the day itself is that of the clause."""
        return any(at.head == placed.anchor.i and at.dep == "relcl" for at in self._line(draft.trigger)) or any(
            t.lower == "when" and t.head == draft.verb.i and placed.anchor.i < t.i <= placed.anchor.i + 4
            for t in self._scene.parsed.children(draft.verb.i)
        )

    def _line(self, token: Token) -> list[Token]:
        return [token, *self._scene.parsed.ancestors(token)]

    def _still_so(self, draft: Draft, stance: Stance, hit: TimeHit, last: date | None) -> bool:
        """A state told in the present that began in the past goes on."""
        return (
            draft.kind in STATES
            and not (hit.since or hit.until or stance.past)
            and last is not None
            and self._on is not None
            and last < self._on
            and is_present(self._scene, draft.verb)
        )

    def _used_to(self, draft: Draft) -> bool:
        """ "Used to operate", "had planned to storm": over before the report."""
        head = self._scene.parsed.head(draft.verb)
        if draft.verb.dep != "xcomp" or head.i == draft.verb.i:
            return False
        if head.lower == "used":
            return True
        wish = head.lemma in {"plan", "hope", "intend", "want", "try", "seek"}
        return wish and any(k.lower == "had" for k in self._scene.parsed.children(head.i, "aux"))

    def _lasting(self, draft: Draft) -> TimeRef | None:
        """ "For two weeks tanks have been shelling": a run that reaches to the report."""
        if self._on is None or not has_perfect(self._scene, draft.verb):
            return None
        days = durations(self._scene, draft.verb)
        return TimeRef(start=back(self._on, days), end=self._on, text=None) if days else None

    def _begun(self, draft: Draft) -> TimeRef | None:
        """ "The blockade, which began on 17 January": from that day to the report."""
        if not draft.nominal or self._on is None:
            return None
        for kid in self._scene.parsed.children(draft.trigger.i, "relcl", "acl"):
            for placed in self._story.placed(draft.trigger.sent) if kid.lemma in {"begin", "start"} else ():
                if placed.governor.i == kid.i and placed.told and placed.told[0] <= self._on:
                    return TimeRef(start=placed.told[0], end=self._on, text=placed.hit.text)
        return None

    def _apart(self, draft: Draft) -> TimeRef | None:
        """The clause of "six weeks after the army had driven it out", where the clause above it is dated."""
        parsed, verb = self._scene.parsed, draft.verb
        marks = [m for m in parsed.children(verb.i, "mark", "advmod") if m.lower in {"after", "before"}]
        if draft.nominal or verb.dep not in {"advcl", "pcomp", "ccomp", "relcl"} or not marks:
            return None
        start = parsed.tokens[max(marks[0].i - 5, self._first(draft))].start
        gap = APART.search(self._scene.text[start : marks[0].start].lower())
        above = {a.i for a in parsed.ancestors(verb)}
        for placed in self._story.placed(draft.trigger.sent) if gap else ():
            if gap and placed.governor.i in above and placed.told:
                return self._shifted(gap, placed.told, marks[0])
        return self._shifted(gap, self._window, marks[0]) if gap and self._window else None

    def _shifted(self, gap: re.Match[str], base: Days, mark: Token) -> TimeRef | None:
        days = distance(gap, base, sign=-1 if mark.lower == "after" else 1)
        return TimeRef(start=days[0], end=days[1], text=gap.group().strip()) if days else None

    # ------------------------------------------------------------------ no expression of its own
    def _since(self, draft: Draft) -> TimeRef | None:
        """ "3,500 men have been lost since the war began in 2014": from that day to the report."""
        if self._on is None:
            return None
        for kid in self._scene.parsed.children(draft.verb.i, "advcl"):
            if not any(m.lower == "since" for m in self._scene.parsed.children(kid.i, "mark")):
                continue
            for placed in self._story.placed(draft.trigger.sent):
                if placed.governor.i == kid.i and placed.told and placed.told[0] <= self._on:
                    return TimeRef(start=placed.told[0], end=self._on, text=placed.hit.text)
        return None

    def _bounded(self, draft: Draft) -> TimeRef | None:
        """Before a clause that is dated: "had raised a militia before he changed sides in August"."""
        if draft.nominal:
            return None
        for kid in self._scene.parsed.children(draft.verb.i, "advcl"):
            if not any(m.lower == "before" for m in self._scene.parsed.children(kid.i, "mark", "advmod")):
                continue
            for placed in self._story.placed(draft.trigger.sent):
                if placed.governor.i == kid.i and placed.told:
                    ahead = self._on is not None and placed.told[1] > self._on
                    return TimeRef(start=self._on if ahead else None, end=placed.told[1], text=None)
        return None

    def _when(self, draft: Draft) -> TimeRef | None:
        """ "Had to leave when the army seized the town five years ago": at the time of that clause."""
        if draft.nominal:
            return None
        for kid in self._scene.parsed.children(draft.verb.i, "advcl"):
            if not any(m.lower in {"when", "as"} for m in self._scene.parsed.children(kid.i, "mark", "advmod")):
                continue
            for placed in self._story.placed(draft.trigger.sent):
                hit = placed.hit
                if placed.governor.i == kid.i and placed.told and not (hit.since or hit.until or hit.weak):
                    return TimeRef(start=placed.told[0], end=placed.told[1], text=hit.text)
        return None

    def _shared(self, draft: Draft) -> TimeRef | None:
        """ "Killed 12 soldiers and captured 30 on 3 March": a day at the end is that of both verbs."""
        parsed = self._scene.parsed
        if draft.nominal or draft.verb.tag not in {"VBD", "VBN"}:
            return None
        for other in parsed.children(draft.verb.i, "conj"):
            if other.tag != draft.verb.tag or parsed.children(other.i, "nsubj", "nsubjpass"):
                continue
            below = set(parsed.subtree(other.i))
            for placed in self._story.placed(draft.trigger.sent):
                hit = placed.hit
                plain = not (hit.since or hit.until or hit.weak) and placed.told is not None
                if (
                    plain
                    and placed.governor.i in below
                    and placed.anchor.i > other.i
                    and self._moves_from(placed, other)
                ):
                    return TimeRef(start=placed.told[0], end=placed.told[1], text=hit.text) if placed.told else None
        return None

    def _moves_from(self, placed: Placed, verb: Token) -> bool:
        """The expression hangs on the verb, if need be through nouns."""
        at = placed.governor
        while at.i != verb.i and at.head != at.i and at.dep in NOMINAL_PATH:
            at = self._scene.parsed.head(at)
        return at.i == verb.i

    def _spoken(self, draft: Draft, stance: Stance) -> TimeRef | None:
        """What was said on a day well before the report had happened by then."""
        if self._window is None or stance.modality in _PLANS:
            return None
        at = draft.trigger
        for head in self._scene.parsed.ancestors(draft.trigger):
            if head.pos in {"VERB", "AUX"} and self._attribution.is_cue(head, at):
                for placed in self._story.placed(draft.trigger.sent):
                    if placed.governor.i == head.i and placed.told and not placed.hit.since and not placed.hit.until:
                        first, last = placed.told
                        earlier = any(k.lower == "had" for k in self._scene.parsed.children(draft.verb.i, "aux"))
                        short = (last - first).days < (self._window[1] - self._window[0]).days - 2
                        told = earlier or short or last < self._window[0]
                        return TimeRef(start=back(first, 1), end=last, text=None) if told else None
            if at.dep in {"relcl", "acl", "appos"}:
                return None
            at = head
        return None

    def _carried(self, draft: Draft, stance: Stance) -> TimeRef | None:
        """What is told in the past goes on where the sentence, or the one before it, left the story."""
        if self._on is None or self._window is None:
            return None
        if (stance.modality in _PLANS and draft.verb.tag != "VBD") or not finite_past(self._scene, draft):
            return None
        days = self._here(draft) or self._story.before(draft.trigger.sent)
        if days is None or (days[1] >= self._window[0] and self._window[1] - self._window[0] < timedelta(days=3)):
            return None
        return TimeRef(start=days[0], end=days[1], text=None)

    def _here(self, draft: Draft) -> Days | None:
        found = None
        for placed in self._story.placed(draft.trigger.sent):
            if placed.anchor.i < draft.trigger.i and self._story.moves(placed):
                found = placed.told
        return found
