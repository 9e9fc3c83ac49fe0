"""Conditions on nouns of attack and fire: on whom an attack was, and which "exchange", "fall" or "use" is one."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_GUNFIRE = frozenset({"fire", "gunfire", "shot", "shots", "bullet", "shooting", "artillery", "shelling"})


def of_people(case: Case) -> bool:
    """The execution of prisoners, not of plans or airstrikes; the act of murder, not "acts of murder" in general."""
    done = case.under("of")
    if any(case.kinds(t) & {"event", "deal"} or t.lemma in _WORDS["carried_out"] for t in done):
        return False
    above = case.governor()
    return not (above.lower == "of" and case.scene.parsed.head(above).lemma in {"act", "charge", "count", "crime"})


def of_terror(case: Case) -> bool:
    """A terrorist attack, or one that is said to have killed unarmed people and nobody else."""
    if case.modifier_words() & _WORDS["terror"]:
        return not any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in _on(case))
    killed = [t for verb in _telling(case) for t in case.scene.parsed.children(verb.i, "dobj", "nsubjpass")]
    return any(_unarmed(case, t) for t in killed) and not any("armed" in case.kinds(t) for t in _on(case))


def _on(case: Case) -> list[Token]:
    return case.under("on", "against")


def _unarmed(case: Case, token: Token) -> bool:
    kinds = case.kinds(token)
    return "civilian" in kinds and "armed" not in kinds


def _telling(case: Case) -> list[Token]:
    """Verbs of killing whose subject the attack is, or that say what it did."""
    parsed = case.scene.parsed
    above = [case.governor()] if case.trigger.dep == "nsubj" else []
    near = [
        *case.children("relcl", "acl"),
        *(
            k
            for p in case.children("prep")
            for o in parsed.children(p.i, "pobj")
            for k in parsed.children(o.i, "relcl")
        ),
    ]
    verbs = [*above, *near]
    return [v for v in verbs if v.lemma in {"kill", "wound", "injure", "massacre", "slaughter", "murder"}]


def shot_off(case: Case) -> bool:
    """ "The firing of rockets", "the fall of dozens of shells": what is fired is no tank or aircraft."""
    parsed = case.scene.parsed
    return any(
        case.scene.classes(head) & {"fire"} and not case.scene.classes(head) & {"machine", "event"}
        for t in case.objects
        for head in (case.scene.semantic_head(t), *parsed.conjuncts(case.scene.semantic_head(t)))
    )


def poison_used(case: Case) -> bool:
    """ "The use of poison gas", "the use of cluster munitions against"."""
    used = case.under("of")
    words = {w.lemma for t in used for w in (t, *case.modifiers(t))}
    named = words & {"chemical", "cluster", "gas", "poison", "chlorine", "sarin", "phosphorus", "napalm", "mustard"}
    return bool(named) and bool(words & (_WORDS["poison"] | {"weapon", "bomb"}))


def of_gunfire(case: Case) -> bool:
    """ "An exchange of fire", "a burst of automatic gunfire"; prisoners and letters are exchanged too."""
    fire = case.modifier_words() | {t.lower for t in case.under("of")}
    return bool(fire & _GUNFIRE)


def within_force(case: Case) -> bool:
    """A split in an armed body, not in a road or a vote."""
    owners = [*case.under("in", "within", "of"), *case.children("poss")]
    return any({"armed", "body"} <= case.kinds(t) and "place" not in case.kinds(t) for t in owners)
