"""Who says so: the cues whose content holds a claim, outermost first, as the codebook's section 6.7 says."""

from collections.abc import Iterator

from fogline.claims.actors import Actors
from fogline.claims.cues import Cues
from fogline.claims.drafts import Draft
from fogline.claims.hints import Hints
from fogline.claims.moods import refuted
from fogline.claims.quotations import Quotations
from fogline.claims.scene import Scene
from fogline.claims.speakers import Speakers
from fogline.claims.tokens import NOUNS, Token
from fogline.claims.values import ActorRef, SourceRef
from fogline.claims.voices import Cue
from fogline.core.text import fold
from fogline.lexicon.kinds import SPEECH_ACTS, Kind

_CONTENT = frozenset({"ccomp", "parataxis", "xcomp", "pcomp", "dep", "oprd"})
# Kinds that whoever may announce them does by announcing.
_BY_ANNOUNCING = frozenset({Kind.OFFENSIVE, Kind.RESTRICT, Kind.AGREE, Kind.MOBILISE, Kind.SANCTION, Kind.BESIEGE})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS = frozenset({",", "(", "-", "–", "—", "--"})


class Attribution:
    """Chains of one report."""

    def __init__(self, scene: Scene, actors: Actors) -> None:
        self._scene = scene
        self._say = scene.words.speech["say"]["verbs"]
        self._small = scene.words.speech["small_clause"]["verbs"]
        plain = sorted((*Cues(scene).find(), *Hints(scene).find()), key=lambda c: c.token.i)
        quotations = Quotations(scene, plain)
        labels = list(quotations.labels())
        cues = (*labels, *quotations.running(), *plain)
        self._speakers = Speakers(scene, actors, cues)
        self._actors = actors
        self._by_sentence: dict[int, list[Cue]] = {}
        for cue in cues:
            self._file(cue)

    def _file(self, cue: Cue) -> None:
        tokens = self._scene.parsed.tokens
        for sent in sorted({s for a, b in cue.spans if a < b for s in range(tokens[a].sent, tokens[b - 1].sent + 1)}):
            self._by_sentence.setdefault(sent, []).append(cue)

    def chain(self, draft: Draft, speaking: tuple[ActorRef, ...] = ()) -> tuple[SourceRef, ...]:
        """The sources of a draft, outermost first, empty where the author asserts it; `speaking` are those whose own
        speech act it is: "X said that it was bad and called on Y" tells what X did."""
        cues = self.covering(draft)
        levels = [level for cue in cues if not refuted(self._scene, cue.token) for level in cue.levels]
        named = any(not self._speakers.rumour(level) for level in levels)
        out: list[SourceRef] = []
        number = 0
        barred = self._doers(draft, spoken=bool(cues) and all(cue.spoken for cue in cues))
        barred |= {fold(ref.name) for ref in speaking}
        for level in levels:
            if self._speakers.rumour(level) and (named or out):
                continue
            refs = [r for r in self._speakers.refs(level, number) if fold(r.name) not in barred]
            if refs:
                out += refs
                barred |= {fold(r.name) for r in refs}
                number += 1
        return tuple(out)

    def innermost(self, draft: Draft) -> tuple[ActorRef, ...]:
        """Whoever, nearest to the draft, says it."""
        cues = self.covering(draft)
        return self._speakers.sides(cues[-1].levels[-1]) if cues else ()

    def before(self, token: Token, reach: int = 1) -> Iterator[ActorRef]:
        """Those who spoke before a token, in its sentence or `reach` before it, the latest first."""
        cues = {c.token.i: c for s in range(token.sent - reach, token.sent + 1) for c in self._by_sentence.get(s, ())}
        for i in sorted(cues, reverse=True):
            levels = [level for level in cues[i].levels if level.speakers]
            if i < token.i and levels:
                yield from self._speakers.sides(levels[-1])

    def covering(self, draft: Draft) -> list[Cue]:
        """The cues whose content holds the draft, outermost first."""
        trigger = draft.trigger
        if draft.own:
            return []
        words = {trigger.i} | {w.i for w in draft.words if not self._reports(w, draft)}
        found: dict[int, Cue] = {}
        for cue in self._by_sentence.get(trigger.sent, ()):
            if cue.covers(trigger.i) and cue.token.i not in words and cue.token.i not in found:
                found[cue.token.i] = cue
        walls = self._walls(draft) if found else []
        inside = [c for c in found.values() if c.spoken or all(self._reaches(c, wall) for wall in walls)]
        return sorted(inside, key=lambda c: (sum(o.covers(c.token.i) for o in inside if o is not c), c.token.i))

    @staticmethod
    def _reports(word: Token, draft: Draft) -> bool:
        """The light verb of an event noun tells of what others do or did ("recorded 40 deaths", "acknowledged the loss
        of"); a curfew or an offensive is made by announcing it."""
        if not draft.nominal or draft.kind in SPEECH_ACTS or word.i == draft.trigger.i:
            return False
        return draft.kind not in _BY_ANNOUNCING or word.lemma not in {"announce", "declare", "proclaim"}

    def is_cue(self, verb: Token, content: Token) -> bool:
        """True where `verb` is a verb of speech and `content` hangs on it as what is said."""
        if verb.lemma not in self._say or content.dep not in _CONTENT:
            return False
        if content.dep == "xcomp" and not (verb.lemma in self._small or self._passive(verb)):
            return False
        first, last = sorted((verb.i, content.i))
        return not any(t.text == ";" for t in self._scene.parsed.tokens[first:last])

    def _passive(self, verb: Token) -> bool:
        return any(k.dep in {"auxpass", "nsubjpass"} for k in self._scene.parsed.children(verb.i))

    def _doers(self, draft: Draft, *, spoken: bool) -> set[str]:
        """Names that are no sources of this draft: the publisher, and in his own words the actor of a speech act."""
        out = {fold(self._scene.publisher)} if self._scene.publisher else set()
        if spoken and draft.kind in SPEECH_ACTS:
            for token in draft.relations.get("subject", ()):
                out |= {fold(ref.name) for ref in self._actors.refs(token)}
        return out

    def _reaches(self, cue: Cue, wall: frozenset[int]) -> bool:
        """The cue stands within the wall, or right behind it: "..., where it hit a house, officials said"."""
        if cue.token.i in wall:
            return True
        if not any(level.speakers for level in cue.levels):
            return False
        first = min((t.i for level in cue.levels for t in level.speakers), default=cue.token.i)
        start = min(self._scene.parsed.phrase_start(self._scene.parsed.tokens[first]), cue.token.i)
        between = self._scene.parsed.tokens[max(wall) + 1 : start]
        return max(wall) < start and len(between) < 10 and not any(t.tag in _FINITE for t in between)

    def _walls(self, draft: Draft) -> list[frozenset[int]]:
        """Clauses around the trigger that are the author's own within another's words: appositives, non-restrictive
        relative clauses and participles set off by a comma, a dash or a bracket."""
        trigger, parsed = draft.trigger, self._scene.parsed
        out = self._lost_walls(draft)
        for at in (trigger, *parsed.ancestors(trigger)):
            participle = at.dep == "acl" and at.tag == "VBN"
            if at.dep not in {"relcl", "appos"} and not participle:
                continue
            below = parsed.subtree(at.i)
            first = below[0]
            if not first or parsed.tokens[first - 1].text not in _OPENS:
                continue
            if at.dep == "relcl" and not any(parsed.tokens[i].tag in _WH for i in below[:4]):
                continue
            out.append(frozenset(below))
        return out

    def _lost_walls(self, draft: Draft) -> list[frozenset[int]]:
        """The same where the parser misses it: "X, the rebels' bastion", "a convoy, held up by fighting, will ..."."""
        trigger, parsed = draft.trigger, self._scene.parsed
        tokens = parsed.tokens
        lo, hi = parsed.sentences[trigger.sent]
        out = []
        if draft.nominal and draft.kind is Kind.CONTROL:
            start = parsed.phrase_start(trigger)
            if start > lo and tokens[start - 1].text == "," and tokens[start - 2].pos == "PROPN":
                out.append(frozenset(range(start, trigger.i + 1)))
        if draft.kind is Kind.REJECT and trigger.dep == "relcl":  # "..., a claim the army denied"
            below = parsed.subtree(trigger.head)
            start = parsed.phrase_start(parsed.tokens[trigger.head])
            if start > lo and tokens[start - 1].text == ",":
                out.append(frozenset(i for i in below if i >= start))
        comma = next((j for j in range(trigger.i, max(lo, trigger.i - 14), -1) if tokens[j].text == ","), None)
        end = next((j for j in range(trigger.i + 1, min(hi - 1, trigger.i + 14)) if tokens[j].text == ","), None)
        if comma is not None and end is not None and tokens[comma + 1].tag == "VBN" and tokens[comma - 1].pos in NOUNS:
            goes_on = tokens[end + 1].tag in _FINITE
            out += [frozenset(range(comma + 1, end))] if goes_on else []
        return out
