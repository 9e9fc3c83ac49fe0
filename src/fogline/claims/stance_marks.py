"""Stance, and what the trigger says of it by itself: negation, modals, adverbs, the light verb of an event noun."""

from dataclasses import dataclass, replace

from fogline.claims.arguments import arguments
from fogline.claims.drafts import Draft
from fogline.claims.moods import asked, conditional, infinitive, instead, inverted, nobody, of_none
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.kinds import SPEECH_ACTS, STATES, Certainty, Kind, Modality, Polarity

_RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether the claim is affirmed, how surely, in what mood, and whether it is of a state that is over."""

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


def of_noun(scene: Scene, noun: Token, stance: Stance) -> Stance:
    """Adjectives and negation before an event noun."""
    for kid in scene.parsed.children(noun.i):
        word = kid.lower
        if (
            (kid.dep == "det" and word == "no")
            or kid.dep == "neg"
            or (word in scene.words.stance["noun_modifier"]["negation"] and kid.dep == "amod")
        ):
            stance = stance.flipped()
        elif word in scene.words.stance["noun_modifier"]["intended"] and kid.dep == "amod":
            stance = stance.moved(Modality.INTENDED)
        elif word in scene.words.stance["noun_modifier"]["predicted"] and kid.dep == "amod":
            stance = stance.moved(Modality.PREDICTED)
        elif word in scene.words.stance["certainty_possible"]["words"] and kid.dep in {"amod", "advmod"}:
            stance = stance.less_sure(Certainty.POSSIBLE)
        elif word in scene.words.stance["certainty_probable"]["words"] and kid.dep in {"amod", "advmod"}:
            stance = stance.less_sure(Certainty.PROBABLE)
    return stance


def of_light_verb(scene: Scene, draft: Draft, stance: Stance) -> Stance:
    """The light verb's own meaning: planning, preventing, ending, fearing what the noun says."""
    lemma = draft.verb.lemma
    if draft.trigger.dep in {"nsubj", "nsubjpass"}:
        return stance.flipped() if _is_over(scene, draft) else stance
    if lemma == "rule" and any(k.lower == "out" for k in scene.parsed.children(draft.verb.i)):
        if any(k.dep == "neg" for k in scene.parsed.children(draft.verb.i)):
            return stance.flipped().less_sure(Certainty.POSSIBLE).moved(Modality.PREDICTED)
        return stance.flipped().moved(Modality.INTENDED)
    if lemma in scene.words.stance["light_verb"]["intended"]:
        return stance.moved(Modality.INTENDED)
    if lemma in {"demand", "urge", "request"}:
        return stance.moved(Modality.DEMANDED)
    if lemma in {"expect", "fear", "predict"}:
        return stance.moved(Modality.PREDICTED)
    if lemma in scene.words.stance["light_verb"]["negation"] and draft.kind not in {Kind.RESTRICT}:
        return stance.flipped()
    return stance


def _is_over(scene: Scene, draft: Draft) -> bool:
    """ "The truce collapsed", "the siege was broken": what holds no longer."""
    lemma, passive = draft.verb.lemma, draft.trigger.dep == "nsubjpass"
    if lemma not in scene.words.stance["light_verb"]["over"]:
        return False
    if draft.kind is Kind.AGREE:
        parted = {k.lower for k in scene.parsed.children(draft.verb.i)}
        return lemma not in {"fall", "break", "call"} or passive or bool(parted & {"apart", "down", "through", "off"})
    return draft.kind in {Kind.BESIEGE} and (passive or lemma in {"end", "collapse", "fail"})


def of_verb(scene: Scene, verb: Token, stance: Stance, draft: Draft) -> Stance:
    """Negation, modals, adverbs and conditions on the verb itself."""
    parsed = scene.parsed
    t = scene.words.stance
    for kid in parsed.children(verb.i):
        word = kid.lower
        if (
            (kid.dep == "advmod" and word == "longer" and parsed.tokens[kid.i - 1].lower == "no")
            or kid.dep == "neg"
            or (kid.dep in {"advmod", "preconj", "cc"} and word in {"never", "hardly", "neither", "nor"})
        ):
            stance = stance.flipped()
        elif kid.dep in {"aux", "auxpass"} and kid.tag == "MD":
            stance = of_modal(scene, word, verb, stance)
        elif kid.dep in {"advmod", "npadvmod", "amod"} and word in t["certainty_probable"]["words"]:
            stance = stance.less_sure(Certainty.PROBABLE)
        elif kid.dep == "advmod" and word in t["certainty_possible"]["words"]:
            stance = stance.less_sure(Certainty.POSSIBLE)
        elif kid.dep == "mark" and word in {"if", "unless", "whether", "lest"}:
            stance = replace(stance, modality=Modality.HYPOTHETICAL)
        elif kid.dep == "advmod" and word in {"once", "formerly", "previously"} and draft.kind in STATES | {Kind.ALLY}:
            stance = replace(stance, past=True)
        elif (kid.dep in {"nsubj", "nsubjpass"} and nobody(scene, kid)) or (
            kid.dep == "dobj" and any(g.lower == "no" and g.dep == "det" for g in parsed.children(kid.i))
        ):
            stance = stance.flipped()
    if inverted(scene, verb) or (
        conditional(scene, verb) and any(k.tag == "MD" for k in parsed.children(verb.i, "aux"))
    ):
        stance = replace(stance, modality=Modality.HYPOTHETICAL)
    if instead(scene, verb) or of_none(scene, draft) or _never(scene, verb):
        stance = stance.flipped()
    if verb.tag == "VB" and verb.dep in {"advcl", "relcl", "xcomp"} and infinitive(scene, verb):
        stance = _purpose(scene, verb, stance, draft)
    return stance


def _never(scene: Scene, verb: Token) -> bool:
    """ "Was at no time entered", "there is no functioning hospital"."""
    parsed = scene.parsed
    timed = [
        g for k in parsed.children(verb.i, "prep") if k.lower in {"at", "in"} for g in parsed.children(k.i, "pobj")
    ]
    of = [t for t in timed if t.lemma in {"time", "point", "moment", "stage", "way"}]
    of += [parsed.head(verb)] if verb.dep == "amod" else []
    return any(k.lower == "no" for t in of for k in parsed.children(t.i, "det"))


def _purpose(scene: Scene, verb: Token, stance: Stance, draft: Draft) -> Stance:
    """ "to do it": intended, unless the words say that it came about; demanded where it is asked of "those who
    remain", whose verb the parser takes for the one that governs it."""
    parsed = scene.parsed
    head = parsed.head(verb)
    if head.dep == "relcl" and asked(scene, parsed.head(head)):
        return stance.moved(Modality.DEMANDED)
    if verb.dep == "xcomp" or draft.kind in SPEECH_ACTS | {Kind.MEET}:
        return stance
    first = min(parsed.subtree(verb.i))
    only = parsed.tokens[first - 1].lower == "only" or parsed.tokens[first].lower == "only"
    went_on = head.lemma == "go" and any(k.lower == "on" for k in parsed.children(head.i, "prt", "prep", "advmod"))
    return stance if only or went_on else stance.moved(Modality.INTENDED)


def of_modal(scene: Scene, word: str, verb: Token, stance: Stance) -> Stance:
    """ "may", "must", "will": with the perfect "may have", a doubt about what was."""
    t = scene.words.stance
    if word in t["certainty_possible"]["modals"]:
        perfect = any(k.lower == "have" for k in scene.parsed.children(verb.i, "aux"))
        found = stance.less_sure(Certainty.POSSIBLE)
        return found if perfect else found.moved(Modality.PREDICTED)
    if word in t["demanded"]["modals"]:
        return stance.moved(Modality.DEMANDED)
    if word in t["predicted"]["modals"]:
        return stance.moved(_will(scene, verb))
    return stance


def _will(scene: Scene, verb: Token) -> Modality:
    """ "We will take the city" is the speaker's intention; "the city will fall" a prediction."""
    if conditional(scene, verb):
        return Modality.HYPOTHETICAL
    parsed, at = scene.parsed, verb
    subjects = parsed.children(at.i, "nsubj", "nsubjpass")
    while not subjects and at.dep == "conj":
        at = parsed.head(at)
        subjects = parsed.children(at.i, "nsubj", "nsubjpass")
    if not subjects:
        return Modality.PREDICTED
    passive = subjects[0].dep == "nsubjpass"
    args = arguments(scene, at)
    doers = args.subject if passive else (*args.subject, subjects[0])
    willed = any(
        t.lower in {"we", "i", "he", "she", "it", "they"}
        or scene.classes(t) & {"armed", "office", "body", "actor", "state"}
        for t in doers
    )
    return Modality.INTENDED if willed else Modality.PREDICTED
