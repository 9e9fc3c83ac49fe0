"""Polarity, certainty and modality: from the trigger up to the nearest clause of speech, whose content it is.

What governs the trigger colours it: "failed to take" is negative, "plans to take" intended, "may have taken" possible.
The climb ends where somebody says it, since certainty is the innermost source's; there only a denial still counts.
"""

from dataclasses import dataclass, replace

from fogline.claims.arguments import arguments
from fogline.claims.attribution import Attribution
from fogline.claims.cues import Cue
from fogline.claims.drafts import Draft
from fogline.claims.moods import (
    apart,
    asked,
    conditional,
    infinitive,
    instead,
    inverted,
    nobody,
    of_none,
    refuted,
)
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.kinds import SPEECH_ACTS, STATES, Certainty, Kind, Modality, Polarity

_RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}


@dataclass(frozen=True, slots=True)
class Stance:
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    modality: Modality = Modality.ASSERTED
    past: bool = False

    def flipped(self) -> "Stance":
        other = Polarity.POSITIVE if self.polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
        return replace(self, polarity=other)

    def less_sure(self, certainty: Certainty) -> "Stance":
        return replace(self, certainty=certainty) if _RANK[certainty] > _RANK[self.certainty] else self

    def moved(self, modality: Modality) -> "Stance":
        """The innermost mood wins: what is feared to be planned is planned."""
        return replace(self, modality=modality) if self.modality is Modality.ASSERTED else self


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
            stance = self._noun(draft.trigger, stance)
            if draft.verb.i in {w.i for w in draft.words} or self._governs(draft):
                stance = self._light(draft, stance)
                stance = self._verb(draft.verb, stance, draft)
            return self._climb(
                draft.verb if draft.verb.i in {w.i for w in draft.words} or self._governs(draft) else draft.trigger,
                stance,
                draft,
            )
        stance = self._verb(draft.verb, stance, draft)
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

    def _noun(self, noun: Token, stance: Stance) -> Stance:
        for kid in self._scene.parsed.children(noun.i):
            word = kid.lower
            if (
                (kid.dep == "det" and word == "no")
                or kid.dep == "neg"
                or (
                    word in {"failed", "foiled", "thwarted", "unsuccessful", "aborted", "abortive"}
                    and kid.dep == "amod"
                )
            ):
                stance = stance.flipped()
            elif word in {"planned", "intended", "upcoming", "promised", "proposed", "attempted"} and kid.dep == "amod":
                stance = stance.moved(Modality.INTENDED)
            elif (
                word in {"expected", "impending", "looming", "imminent", "feared", "anticipated"} and kid.dep == "amod"
            ):
                stance = stance.moved(Modality.PREDICTED)
            elif word in self._t["certainty_possible"]["words"] and kid.dep in {"amod", "advmod"}:
                stance = stance.less_sure(Certainty.POSSIBLE)
            elif word in self._t["certainty_probable"]["words"] and kid.dep in {"amod", "advmod"}:
                stance = stance.less_sure(Certainty.PROBABLE)
        return stance

    def _light(self, draft: Draft, stance: Stance) -> Stance:
        """The light verb's own meaning: planning, preventing, ending, fearing what the noun says."""
        lemma = draft.verb.lemma
        if draft.trigger.dep in {"nsubj", "nsubjpass"}:
            return stance
        if lemma in {
            "plan",
            "prepare",
            "plot",
            "order",
            "prep",
            "threaten",
            "attempt",
            "propose",
            "offer",
            "seek",
            "pledge",
            "promise",
            "vow",
            "authorise",
            "authorize",
            "consider",
        }:
            return stance.moved(Modality.INTENDED)
        if lemma in {"demand", "urge", "request"}:
            return stance.moved(Modality.DEMANDED)
        if lemma in {"expect", "fear", "predict"}:
            return stance.moved(Modality.PREDICTED)
        if lemma in {
            "reject",
            "refuse",
            "halt",
            "stop",
            "suspend",
            "end",
            "cease",
            "prevent",
            "lift",
            "break",
            "violate",
            "breach",
            "avoid",
            "avert",
            "deny",
        } and draft.kind not in {Kind.RESTRICT}:
            return stance.flipped()
        return stance

    def _verb(self, verb: Token, stance: Stance, draft: Draft) -> Stance:
        parsed = self._scene.parsed
        t = self._t
        for kid in parsed.children(verb.i):
            word = kid.lower
            if (
                (kid.dep == "advmod" and word == "longer" and parsed.tokens[kid.i - 1].lower == "no")
                or kid.dep == "neg"
                or (kid.dep in {"advmod", "preconj", "cc"} and word in {"never", "hardly", "neither", "nor"})
            ):
                stance = stance.flipped()
            elif kid.dep in {"aux", "auxpass"} and kid.tag == "MD":
                stance = self._modal(word, verb, stance)
            elif kid.dep in {"advmod", "npadvmod", "amod"} and word in t["certainty_probable"]["words"]:
                stance = stance.less_sure(Certainty.PROBABLE)
            elif kid.dep == "advmod" and word in t["certainty_possible"]["words"]:
                stance = stance.less_sure(Certainty.POSSIBLE)
            elif kid.dep == "mark" and word in {"if", "unless", "whether", "lest"}:
                stance = replace(stance, modality=Modality.HYPOTHETICAL)
            elif (
                kid.dep == "advmod"
                and word in {"once", "formerly", "previously"}
                and draft.kind in STATES | {Kind.ALLY}
            ):
                stance = replace(stance, past=True)
            elif (kid.dep in {"nsubj", "nsubjpass"} and nobody(self._scene, kid)) or (
                kid.dep == "dobj" and any(g.lower == "no" and g.dep == "det" for g in parsed.children(kid.i))
            ):
                stance = stance.flipped()
        if inverted(self._scene, verb) or (
            conditional(self._scene, verb) and any(k.tag == "MD" for k in parsed.children(verb.i, "aux"))
        ):
            stance = replace(stance, modality=Modality.HYPOTHETICAL)
        if instead(self._scene, verb) or of_none(self._scene, draft):
            stance = stance.flipped()
        if verb.tag == "VB" and verb.dep in {"advcl", "relcl", "xcomp"} and infinitive(self._scene, verb):
            stance = self._purpose(verb, stance, draft)
        return stance

    def _purpose(self, verb: Token, stance: Stance, draft: Draft) -> Stance:
        """ "to do it": intended, unless the words say that it came about; demanded where it is asked of "those who
        remain", whose verb the parser takes for the one that governs it."""
        parsed = self._scene.parsed
        head = parsed.head(verb)
        if head.dep == "relcl" and asked(self._scene, parsed.head(head)):
            return stance.moved(Modality.DEMANDED)
        if verb.dep == "xcomp" or draft.kind in SPEECH_ACTS | {Kind.MEET}:
            return stance
        first = min(parsed.subtree(verb.i))
        only = parsed.tokens[first - 1].lower == "only" or parsed.tokens[first].lower == "only"
        went_on = head.lemma == "go" and any(k.lower == "on" for k in parsed.children(head.i, "prt", "prep", "advmod"))
        return stance if only or went_on else stance.moved(Modality.INTENDED)

    def _modal(self, word: str, verb: Token, stance: Stance) -> Stance:
        t = self._t
        if word in t["certainty_possible"]["modals"]:
            perfect = any(k.lower == "have" for k in self._scene.parsed.children(verb.i, "aux"))
            found = stance.less_sure(Certainty.POSSIBLE)
            return found if perfect else found.moved(Modality.PREDICTED)
        if word in t["demanded"]["modals"]:
            return stance.moved(Modality.DEMANDED)
        if word in t["predicted"]["modals"]:
            return stance.moved(self._will(verb))
        return stance

    def _will(self, verb: Token) -> Modality:
        """ "We will take the city" is the speaker's intention; "the city will fall" a prediction."""
        if conditional(self._scene, verb):
            return Modality.HYPOTHETICAL
        parsed, at = self._scene.parsed, verb
        subjects = parsed.children(at.i, "nsubj", "nsubjpass")
        while not subjects and at.dep == "conj":
            at = parsed.head(at)
            subjects = parsed.children(at.i, "nsubj", "nsubjpass")
        if not subjects:
            return Modality.PREDICTED
        passive = subjects[0].dep == "nsubjpass"
        args = arguments(self._scene, at)
        doers = args.subject if passive else (*args.subject, subjects[0])
        willed = any(
            t.lower in {"we", "i", "he", "she", "it", "they"}
            or self._scene.classes(t) & {"armed", "office", "body", "actor", "state"}
            for t in doers
        )
        return Modality.INTENDED if willed else Modality.PREDICTED

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
                    stance = self._shared(head, at, stance)
                elif at.dep in {
                    "xcomp",
                    "ccomp",
                    "advcl",
                    "pcomp",
                    "dobj",
                    "prep",
                    "oprd",
                    "acomp",
                    "attr",
                    "nsubj",
                    "nsubjpass",
                    "csubj",
                }:
                    stance = self._governed(head, at, stance, denied=head.i in cues)
            elif head.pos in {"NOUN", "PROPN"} and at.dep in {"acl", "ccomp", "prep", "relcl"}:
                stance = self._by_noun(head, at, stance)
            elif head.pos == "ADJ":
                stance = self._by_adjective(head, stance)
            elif head.pos in {"ADP", "SCONJ"}:
                if head.lower in {"without"}:
                    stance = stance.flipped()
                elif head.lower in {"before", "until"} and at.dep in {"pcomp"}:
                    pass
                if head.lower == "despite":
                    pass
            at = head
        return stance

    def _attributes(self, head: Token, at: Token) -> bool:
        return self._attribution.is_cue(head, at) and not (
            head.lemma in self._t["demanded"]["verbs"] | self._t["intended"]["verbs"] | self._t["predicted"]["verbs"]
            and head.lemma not in {"warn", "tell", "say", "propose", "insist", "fear", "expect", "predict", "suggest"}
        )

    def _denied(self, covering: list[Cue], stance: Stance, draft: Draft) -> Stance:
        """The innermost speaker denies it, or the author says that the claim is false; or the speaker is not sure."""
        if not covering:
            return stance
        speech = self._scene.words.speech
        cue = covering[-1].token
        negated = any(k.dep == "neg" for k in self._scene.parsed.children(cue.i))
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

    def _shared(self, head: Token, at: Token, stance: Stance) -> Stance:
        """A coordinated verb without a subject or auxiliary of its own shares the mood of the first."""
        own = self._scene.parsed.children(at.i, "aux", "nsubj", "nsubjpass", "auxpass")
        bare = at.tag in {"VB", "VBP", "VBN"} or (at.tag == "VBD" and at.lower == at.lemma)
        if own or at.pos not in {"VERB", "NOUN"} or (head.pos != at.pos and head.pos != "VERB"):
            return stance
        if at.pos == "VERB":
            for kid in self._scene.parsed.children(head.i, "aux"):
                if kid.tag == "MD" and bare:
                    stance = self._modal(kid.lower, head, stance)
            if (
                at.tag == "VB"
                and any(k.lower == "to" for k in self._scene.parsed.children(head.i, "aux"))
                and head.dep in {"advcl", "relcl"}
            ):
                stance = stance.moved(Modality.INTENDED)
        return stance

    def _governed(self, head: Token, at: Token, stance: Stance, *, denied: bool = False) -> Stance:
        t, lemma = self._t, head.lemma
        negated = any(k.dep == "neg" for k in self._scene.parsed.children(head.i))
        passive = any(k.dep in {"auxpass", "nsubjpass"} for k in self._scene.parsed.children(head.i))
        verbal = at.dep in {"xcomp", "ccomp", "oprd"} or (at.dep == "advcl" and at.tag == "VB")
        to_do = infinitive(self._scene, at)
        going = lemma == "go" and head.tag == "VBG" and to_do
        if at.dep == "prep" and at.lower == "on" and lemma in {"go", "carry", "keep"}:
            verbal = True
        if verbal:
            if lemma in {"appear", "seem"} or (passive and lemma in t["certainty_probable"]["verbs"]):
                stance = stance.less_sure(Certainty.PROBABLE)
            elif lemma in t["negation"]["verbs"] and at.dep == "xcomp":
                return stance.flipped() if not negated else stance
            elif (lemma == "be" and at.dep == "xcomp" and to_do) or going:
                stance = stance.moved(Modality.INTENDED)
            elif lemma in t["demanded"]["verbs"] and (to_do or lemma not in t["told"]["verbs"]):
                order = lemma in {"order", "instruct", "command"}
                stance = stance.moved(Modality.INTENDED if order else Modality.DEMANDED)
            elif lemma in t["predicted"]["verbs"]:
                stance = stance.moved(Modality.PREDICTED)
            elif (
                lemma in t["intended"]["verbs"]
                and (at.tag in {"VB", "VBG"} or to_do)
                and lemma not in t["achieved"]["verbs"]
            ):
                stance = stance.moved(Modality.INTENDED)
            if negated and (
                lemma in t["achieved"]["verbs"] | t["intended"]["verbs"] or lemma in {"want", "be", "able"}
            ):
                stance = stance.flipped()
            for kid in self._scene.parsed.children(head.i, "aux"):
                if kid.tag == "MD" and lemma in t["achieved"]["verbs"] | {"appear", "seem"}:
                    stance = self._modal(kid.lower, head, stance)
        elif (at.dep == "dobj" and lemma in {"demand", "urge"}) or (
            at.dep == "prep"
            and at.lower in {"for", "on", "upon"}
            and lemma in {"call", "appeal", "ask", "press", "push"}
        ):
            stance = stance.moved(Modality.DEMANDED)
        elif lemma == "rule" and at.dep == "dobj":
            if negated:
                return stance.less_sure(Certainty.POSSIBLE).moved(Modality.PREDICTED)
            return stance.flipped().moved(Modality.INTENDED)
        elif at.dep in {"dobj", "prep"} and lemma in {
            "fear",
            "expect",
            "predict",
            "warn",
            "anticipate",
            "brace",
            "risk",
        }:
            stance = stance.moved(Modality.PREDICTED)
        elif at.dep in {"dobj", "prep"} and lemma in {"plan", "prepare", "threaten", "vow", "plot"}:
            stance = stance.moved(Modality.INTENDED)
        elif at.dep in {"dobj", "prep"} and lemma in {"deny", "prevent", "avert", "avoid"} and not denied:
            stance = stance.flipped()
        return stance

    def _by_noun(self, head: Token, at: Token, stance: Stance) -> Stance:
        t = self._t
        infinitive = at.dep in {"acl", "relcl"} and at.tag == "VB"
        if head.lemma in t["intended"]["nouns"] and (
            infinitive or (at.dep == "prep" and head.lemma in {"plan", "preparation", "threat", "order"})
        ):
            failed = any(
                k.lower in {"failed", "unsuccessful", "abortive", "foiled"}
                for k in self._scene.parsed.children(head.i, "amod")
            )
            if failed or self._scene.parsed.head(head).lemma in {
                "fail",
                "repel",
                "thwart",
                "foil",
                "repulse",
                "defeat",
            }:
                return stance.flipped()
            return stance.moved(Modality.INTENDED)
        if head.lemma in t["predicted"]["nouns"]:
            return stance.moved(Modality.PREDICTED)
        if head.lemma in t["demanded"]["nouns"]:
            return stance.moved(Modality.DEMANDED)
        if head.lemma in {"denial"}:
            return stance.flipped()
        if head.lemma in {"lack", "absence"}:
            return stance.flipped()
        return stance

    def _by_adjective(self, head: Token, stance: Stance) -> Stance:
        t = self._t
        negated = any(
            k.dep == "neg" for at in [head, self._scene.parsed.head(head)] for k in self._scene.parsed.children(at.i)
        )
        if head.lower == "unlikely":
            return stance.flipped().moved(Modality.PREDICTED).less_sure(Certainty.PROBABLE)
        if head.lower in {"likely", "bound"}:
            stance = stance.moved(Modality.PREDICTED).less_sure(Certainty.PROBABLE)
        elif head.lower in t["intended"]["adjectives"]:
            stance = stance.moved(Modality.INTENDED)
        elif head.lower in {"able", "unable"}:
            if head.lower == "unable":
                stance = stance.flipped()
        elif head.lower in {"afraid", "fearful"}:
            stance = stance.moved(Modality.PREDICTED)
        return stance.flipped() if negated and head.lower in {"able", "ready", "willing", "likely"} else stance
