"""What a word above the trigger does to its stance: verbs, nouns and adjectives of purpose, demand, fear and denial."""

from dataclasses import replace

from fogline.claims.moods import infinitive
from fogline.claims.scene import Scene
from fogline.claims.stance_marks import Stance, of_modal
from fogline.claims.tokens import Token
from fogline.lexicon.kinds import Certainty, Modality

_PROOF = frozenset({"evidence", "sign", "indication", "proof", "trace"})
_DUTY = frozenset({"obligation", "promise", "pledge", "commitment", "duty", "undertaking", "vow", "word"})


def shared(scene: Scene, head: Token, at: Token, stance: Stance) -> Stance:
    """A coordinated verb without a subject or auxiliary of its own shares the mood of the first."""
    own = scene.parsed.children(at.i, "aux", "nsubj", "nsubjpass", "auxpass")
    bare = at.tag in {"VB", "VBP", "VBN"} or (at.tag == "VBD" and at.lower == at.lemma)
    if own or at.pos not in {"VERB", "NOUN"} or (head.pos != at.pos and head.pos != "VERB"):
        return stance
    if at.pos == "VERB":
        for kid in scene.parsed.children(head.i, "aux"):
            if kid.tag == "MD" and bare:
                stance = of_modal(scene, kid.lower, head, stance)
        if (
            at.tag == "VB"
            and any(k.lower == "to" for k in scene.parsed.children(head.i, "aux"))
            and head.dep in {"advcl", "relcl"}
        ):
            stance = stance.moved(Modality.INTENDED)
    return stance


def governed(scene: Scene, head: Token, at: Token, stance: Stance, *, denied: bool = False) -> Stance:
    """A verb above: "plans to", "failed to", "feared", "called for"; `denied` where its denial is counted already."""
    lemma = head.lemma
    if lemma == "rule" and at.tag == "VBG" and at.i > head.i:  # "ruled out withdrawing"
        return stance if _negated(scene, head) else stance.flipped().moved(Modality.INTENDED)
    carried_on = at.dep == "prep" and at.lower == "on" and lemma in {"go", "carry", "keep"}
    if carried_on or at.dep in {"xcomp", "ccomp", "oprd"} or (at.dep == "advcl" and at.tag == "VB"):
        return _governed_clause(scene, head, at, stance)
    if (at.dep == "dobj" and lemma in {"demand", "urge"}) or (
        at.dep == "prep" and at.lower in {"for", "on", "upon"} and lemma in {"call", "appeal", "ask", "press", "push"}
    ):
        return stance.moved(Modality.DEMANDED)
    if lemma == "rule" and at.dep == "dobj":  # "ruled out an attack"; "did not rule out"
        if _negated(scene, head):
            return stance.less_sure(Certainty.POSSIBLE).moved(Modality.PREDICTED)
        return stance.flipped().moved(Modality.INTENDED)
    if at.dep not in {"dobj", "prep"}:
        return stance
    if at.lower == "for" and any(k.lemma in {"preparation", "plan"} for k in scene.parsed.children(head.i, "nsubj")):
        return stance.moved(Modality.INTENDED)  # "preparations are under way for an assault"
    if lemma in scene.words.stance["feared"]["verbs"]:
        return stance.moved(Modality.PREDICTED)
    if lemma in {"plan", "prepare", "threaten", "vow", "plot"}:
        return stance.moved(Modality.INTENDED)
    if lemma in {"deny", "prevent", "avert", "avoid"} and not denied:
        return stance.flipped()
    return stance


def _negated(scene: Scene, head: Token) -> bool:
    return any(k.dep == "neg" for k in scene.parsed.children(head.i))


def _governed_clause(scene: Scene, head: Token, at: Token, stance: Stance) -> Stance:
    t, lemma = scene.words.stance, head.lemma
    negated = _negated(scene, head)
    if lemma in t["negation"]["verbs"] and at.dep == "xcomp" and not _seems(scene, head):
        return stance if negated else stance.flipped()
    stance = _mood_of_clause(scene, head, at, stance)
    if negated and (lemma in t["achieved"]["verbs"] | t["intended"]["verbs"] or lemma in {"want", "be", "able"}):
        stance = stance.flipped()
    for kid in scene.parsed.children(head.i, "aux"):
        if kid.tag == "MD" and lemma in t["achieved"]["verbs"] | {"appear", "seem"}:
            stance = of_modal(scene, kid.lower, head, stance)
    return stance


def _seems(scene: Scene, head: Token) -> bool:
    """ "appears to have", "is believed to have"."""
    passive = any(k.dep in {"auxpass", "nsubjpass"} for k in scene.parsed.children(head.i))
    held = passive and head.lemma in scene.words.stance["certainty_probable"]["verbs"]
    return held or head.lemma in {"appear", "seem"}


def _mood_of_clause(scene: Scene, head: Token, at: Token, stance: Stance) -> Stance:
    t, lemma = scene.words.stance, head.lemma
    to_do = infinitive(scene, at)
    if _seems(scene, head):
        return stance.less_sure(Certainty.PROBABLE)
    if to_do and ((lemma == "be" and at.dep == "xcomp") or (lemma == "go" and head.tag == "VBG")):
        return stance.moved(Modality.INTENDED)  # "is to", "are going to"
    if lemma in t["demanded"]["verbs"] and (to_do or lemma not in t["told"]["verbs"]):
        order = lemma in {"order", "instruct", "command"}  # what is ordered is the side's own intention
        return stance.moved(Modality.INTENDED if order else Modality.DEMANDED)
    if lemma in t["predicted"]["verbs"]:
        return stance.moved(Modality.PREDICTED)
    ahead = to_do or at.tag in {"VB", "VBG"}
    if ahead and lemma in t["intended"]["verbs"] and lemma not in t["achieved"]["verbs"]:
        return stance.moved(Modality.INTENDED)
    return stance


def _none(scene: Scene, noun: Token) -> bool:
    """ "No evidence", "did not see any sign"."""
    no = any(k.lower in {"no", "little", "scant"} for k in scene.parsed.children(noun.i, "det", "amod"))
    verb = scene.parsed.head(noun)
    return no or (noun.dep == "dobj" and _negated(scene, verb))


def _unkept(scene: Scene, noun: Token) -> bool:
    """ "Has not met its obligation to", "broke a promise to"."""
    verb = scene.parsed.head(noun)
    broken = verb.lemma in {"break", "breach", "violate", "ignore", "flout", "renege", "shirk", "neglect"}
    kept = verb.lemma in {"meet", "keep", "honour", "honor", "fulfil", "fulfill", "respect", "observe", "make"}
    return broken or (kept and _negated(scene, verb))


def by_noun(scene: Scene, head: Token, at: Token, stance: Stance) -> Stance:
    """A noun above: "a plan to", "fears of", "a denial that", "the lack of"."""
    t = scene.words.stance
    infinitive = at.dep in {"acl", "relcl"} and at.tag == "VB"
    if head.lemma in _DUTY and infinitive and _unkept(scene, head):
        return stance.flipped()
    if head.lemma in t["intended"]["nouns"] and (
        infinitive or (at.dep == "prep" and head.lemma in {"plan", "preparation", "threat", "order"})
    ):
        failed = any(
            k.lower in {"failed", "unsuccessful", "abortive", "foiled"} for k in scene.parsed.children(head.i, "amod")
        )
        if failed or scene.parsed.head(head).lemma in t["foiled"]["verbs"]:
            return stance.flipped()
        return stance.moved(Modality.INTENDED)
    if head.lemma in t["predicted"]["nouns"]:
        return stance.moved(Modality.PREDICTED)
    if head.lemma in t["demanded"]["nouns"]:
        return stance.moved(Modality.DEMANDED)
    if head.lemma in {"denial"}:
        return stance.flipped()
    if head.lemma in _PROOF and _none(scene, head):
        return stance.flipped()  # "has seen no sign that", "did not find evidence of"
    if head.lemma in {"lack", "absence"}:
        return stance.flipped()
    return stance


def by_adjective(scene: Scene, head: Token, stance: Stance) -> Stance:
    """An adjective above: "likely to", "ready to", "unable to"."""
    t = scene.words.stance
    negated = any(k.dep == "neg" for at in [head, scene.parsed.head(head)] for k in scene.parsed.children(at.i))
    if head.lower == "unlikely":
        return stance.flipped().moved(Modality.PREDICTED).less_sure(Certainty.PROBABLE)
    if head.lower in {"likely", "bound"}:
        foretold = replace(stance, modality=Modality.PREDICTED) if stance.modality is Modality.INTENDED else stance
        stance = foretold.moved(Modality.PREDICTED).less_sure(Certainty.PROBABLE)
    elif head.lower in t["intended"]["adjectives"]:
        stance = stance.moved(Modality.INTENDED)
    elif head.lower in {"able", "unable"}:
        if head.lower == "unable":
            stance = stance.flipped()
    elif head.lower in {"afraid", "fearful"}:
        stance = stance.moved(Modality.PREDICTED)
    return stance.flipped() if negated and head.lower in {"able", "ready", "willing", "likely"} else stance
