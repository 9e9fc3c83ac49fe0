"""Conditions that keep words of war apart from what they mean elsewhere: accidents, quarrels, battles of words."""

from fogline.claims.case import Case
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_ABSTRACT = ("ity", "ism", "ness", "tion", "sion", "ment", "ship", "cy", "dom", "ance", "ence")
_SIDES = frozenset({"armed", "office", "metonym", "actor"})


def not_for_side(case: Case) -> bool:
    """ "Mercenaries fighting for X" are on a side; against whom or where they fight is a clash."""
    if case.trigger.lemma != "fight" or case.args.object or case.under("against", "with"):
        return True
    sides = case.under("for")
    if any(t.lemma == "side" for t in case.under("on")):
        return False
    return not any(case.kinds(t) & _SIDES and "place" not in case.kinds(t) for t in sides)


def not_in_words(case: Case) -> bool:
    """ "Attacked the government for raising taxes", "came under fire over": nobody shoots."""
    if case.trigger.lemma not in {"attack", "come", "hit", "slam", "blast"}:
        return True
    parsed = case.scene.parsed
    blamed = [p for p in parsed.children(case.trigger.i, "prep") if p.lower == "for"]
    if any(k.dep == "pcomp" for p in blamed for k in parsed.children(p.i)):
        return False
    if case.trigger.lemma != "come":
        return True
    return not case.under("over") and not any(t.lemma in _WORDS["criticised"] for t in case.args.subject)


def no_accident(case: Case) -> bool:
    """ "The bus plunged into the river, killing 19": no act of war."""
    at, parsed = case.trigger, case.scene.parsed
    if any(t.lemma in _WORDS["accident"] and t.i < at.i for t in parsed.sentence_tokens(at.sent)):
        return False
    if at.dep in {"advcl", "conj", "relcl", "acl"}:
        verb = case.governor()
        if verb.lemma in _WORDS["accident"]:
            return False
    inner = [k for k in case.children("advcl") if k.lemma in _WORDS["accident"]]
    return not inner


def explodes(case: Case) -> bool:
    """Cars and bombs explode; a "diplomacy" or a "tension" does so in speech."""
    if case.trigger.lemma != "explode":
        return True
    return not any(not case.kinds(t) and t.lemma.endswith(_ABSTRACT) for t in (*case.args.subject, *case.args.object))


def fired(case: Case) -> bool:
    """ "Fire destroyed a warehouse" burns; mortar fire, or the fire of somebody, is shot."""
    return not all(
        t.lower == "fire" and not [m for m in case.modifiers(t) if m.dep != "det"] and not _shot_by(case, t.i)
        for t in case.args.subject
    )


def _shot_by(case: Case, i: int) -> bool:
    return bool(case.scene.parsed.children(i, "prep", "acl", "relcl"))


def not_of_words(case: Case) -> bool:
    """ "The battle for hearts and minds", "a battle of narratives" are fought with words."""
    if any(t.lemma in _WORDS["of_words"] for t in case.under("of", "for", "over")):
        return False
    governor = case.governor()
    if governor.lemma != "be" or case.trigger.dep != "nsubj":
        return True
    said = [k for p in case.scene.parsed.children(governor.i, "prep") for k in case.scene.parsed.children(p.i, "pobj")]
    return not any(t.lemma in _WORDS["of_words"] for t in said)
