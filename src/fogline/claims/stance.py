"""Polarity, certainty and modality: from the trigger up to the nearest clause of speech, whose content it is.

What governs the trigger colours it: "failed to take" is negative, "plans to take" intended, "may have taken" possible.
The climb ends where somebody says it, since certainty is the innermost source's; there only a denial still counts.
"""

from dataclasses import replace

from fogline.claims.attribution import Attribution
from fogline.claims.drafts import Draft
from fogline.claims.governed import by_adjective, by_noun, governed, shared
from fogline.claims.moods import apart, inverted, refuted
from fogline.claims.scene import Scene
from fogline.claims.stance_marks import Stance, of_light_verb, of_noun, of_verb
from fogline.claims.tokens import Token
from fogline.claims.voices import Cue
from fogline.lexicon.kinds import Certainty, Kind, Modality, Polarity

_GOVERNED = frozenset("xcomp ccomp advcl pcomp dobj prep oprd acomp attr nsubj nsubjpass csubj".split())

_UNDONE = frozenset({"collapse", "breakdown", "failure", "end", "expiry", "unravelling", "unraveling", "demise"})


class Stances:
    """Stance of each draft of one report."""

    def __init__(self, scene: Scene, attribution: Attribution) -> None:
        self._scene, self._attribution = scene, attribution
        self._t = scene.words.stance

    def of(self, draft: Draft) -> Stance:
        stance = Stance(polarity=Polarity.NEGATIVE if draft.negative else Polarity.POSITIVE)
        if draft.own:
            return self._modifier(draft, stance)
        if draft.nominal:
            stance = of_noun(self._scene, draft.trigger, stance)
            if draft.verb.i not in {w.i for w in draft.words} and not self._governs(draft):
                return self._climb(draft.trigger, stance, draft)
            stance = of_light_verb(self._scene, draft, stance)
        stance = of_verb(self._scene, draft.verb, stance, draft)
        return self._climb(draft.verb, stance, draft)

    def _governs(self, draft: Draft) -> bool:
        """The noun is the subject or object of its verb."""
        noun = draft.trigger
        while noun.dep == "conj":
            noun = self._scene.parsed.head(noun)
        if noun.dep == "nsubj" and self._scene.parsed.children(draft.verb.i, "dobj"):
            return False  # "the blockade could cut output": the blockade is real
        return noun.head == draft.verb.i and noun.dep in {"nsubj", "nsubjpass", "dobj", "attr"}

    # ------------------------------------------------------------------ one word
    def _modifier(self, draft: Draft, stance: Stance) -> Stance:
        start = max(0, draft.trigger.i - 4)
        words = {t.lower for t in self._scene.parsed.tokens[start : draft.trigger.i]}
        if words & self._t["past"]["words"]:
            stance = replace(stance, past=True)
        return stance.less_sure(Certainty.PROBABLE) if words & self._t["certainty_probable"]["words"] else stance

    # ------------------------------------------------------------------ what governs it
    def _climb(self, at: Token, stance: Stance, draft: Draft) -> Stance:
        parsed = self._scene.parsed
        covering = self._attribution.covering(draft)
        cues = {cue.token.i for cue in covering}
        words = {w.i for w in draft.words} | {draft.trigger.i}
        stance = self._denied(covering, stance, draft)
        for head in parsed.ancestors(at):
            if at.dep in {"relcl", "appos"} and at.head == head.i:
                return stance
            if apart(self._scene, head, at) or (
                at.dep == "prep" and at.lower == "with" and at.i - 1 > 0 and parsed.tokens[at.i - 1].text == ","
            ):
                return stance
            if head.pos in {"VERB", "AUX"}:
                if head.i in words:
                    at = head
                    continue
                if inverted(self._scene, head) or any(
                    k.lower in {"if", "unless"} for k in parsed.children(head.i, "mark")
                ):
                    stance = replace(stance, modality=Modality.HYPOTHETICAL)
                if self._attributes(head, at):
                    return self._boundary(head, stance, draft) if head.i in cues or head.i < at.i else stance
                if at.dep == "conj":
                    stance = shared(self._scene, head, at, stance)
                elif at.dep in _GOVERNED:
                    stance = governed(self._scene, head, at, stance, denied=head.i in cues)
            elif head.pos in {"NOUN", "PROPN"} and at.dep in {"acl", "ccomp", "prep", "relcl"}:
                stance = by_noun(self._scene, head, at, stance)
                if draft.kind is Kind.AGREE and at.dep == "prep" and head.lemma in _UNDONE:
                    stance = stance.flipped()
            elif head.pos == "ADJ":
                stance = by_adjective(self._scene, head, stance)
            elif head.pos in {"ADP", "SCONJ"} and head.lower == "without":
                stance = stance.flipped()
            at = head
        return stance

    def _attributes(self, head: Token, at: Token) -> bool:
        return self._attribution.is_cue(head, at) and not (
            head.lemma in self._t["demanded"]["verbs"] | self._t["intended"]["verbs"] | self._t["predicted"]["verbs"]
            and head.lemma not in self._t["saying"]["verbs"]
        )

    def _denied(self, covering: list[Cue], stance: Stance, draft: Draft) -> Stance:
        """The innermost speaker denies it, or the author says that the claim is false; or the speaker is not sure."""
        if not covering:
            return stance
        speech = self._scene.words.speech
        cue = covering[-1].token
        negated = any(k.dep == "neg" for k in self._scene.parsed.children(cue.i))
        if cue.pos == "NOUN" and self._scene.parsed.head(cue).lemma in speech["denial"]["verbs"] and cue.dep == "dobj":
            return stance.flipped()  # "denies the allegation that"
        if cue.lemma in speech["denial"]["verbs"] and not negated and cue.i not in {w.i for w in draft.words}:
            return stance.flipped()
        if refuted(self._scene, cue):
            return stance.flipped()
        modal = any(k.tag == "MD" for k in self._scene.parsed.children(draft.verb.i, "aux"))
        if cue.lemma in speech["probable"]["verbs"] and not modal and any(lvl.speakers for lvl in covering[-1].levels):
            return stance.less_sure(Certainty.PROBABLE)
        return stance

    def _boundary(self, head: Token, stance: Stance, draft: Draft) -> Stance:
        """The speaker's own stance toward what he says; what others will do is predicted, not intended."""
        lemma = head.lemma
        modal = any(k.tag == "MD" for k in self._scene.parsed.children(draft.verb.i, "aux"))
        if lemma in {"fear", "expect", "predict", "forecast", "worry"}:
            others = modal and stance.modality is Modality.INTENDED
            return replace(stance, modality=Modality.PREDICTED) if others else stance.moved(Modality.PREDICTED)
        if lemma in self._scene.words.speech["probable"]["verbs"]:
            others = modal and stance.modality is Modality.INTENDED
            if others or stance.modality is Modality.PREDICTED:
                return replace(stance, modality=Modality.PREDICTED)
            return stance.less_sure(Certainty.PROBABLE)
        return stance
