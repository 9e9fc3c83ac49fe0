"""Conditions on protests: unarmed crowds in the street, at the seats of power, in a rage."""

from fogline.claims.case import Case
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()


def unarmed(case: Case) -> bool:
    """Protesters, not an army on the march."""
    doers = [case.kinds(t) for t in case.args.subject]
    if any("armed" in k and "civilian" not in k for k in doers):
        return False
    if case.trigger.lemma == "walk":
        talks = any(t.lemma in _WORDS["talk"] for t in case.below())
        onward = {"along", "to", "into", "toward", "towards", "from"} & set(case.args.preps)
        return not talks and not onward  # out of a meeting, or along a road
    if case.trigger.lemma in {"march", "rally", "burn", "block", "throw", "pelt", "mass"}:
        if case.trigger.lemma == "march" and not any("civilian" in k or "headcount" in k for k in doers):
            return any(k.lemma in {"demand", "protest", "chant", "call"} for k in case.below()) or any(
                t.lower in {"thousands", "hundreds", "dozens"} for t in case.args.subject
            )
        return not any({"armed"} & k and "civilian" not in k for k in doers)
    return True


def _crowd(case: Case) -> bool:
    for token in case.args.subject:
        head = case.scene.semantic_head(token)
        if {head.lemma, head.lower} & _WORDS["mob_member"] or "civilian" in case.kinds(token):
            return True
    return any(t.lower in {"hundreds", "thousands", "dozens"} for t in case.args.subject)


def crowd_at_seat(case: Case) -> bool:
    """A crowd gathers before an embassy, a ministry, on a main square, or to demand something."""
    if not _crowd(case):
        return False
    below = [t for t in case.below() if t.i > case.trigger.i]
    seat = any({t.lemma, t.lower.split()[-1]} & _WORDS["official_seat"] for t in below)
    return seat or any(t.lemma in {"demand", "protest", "denounce", "condemn"} for t in below)


def mob(case: Case) -> bool:
    """A crowd attacks offices, or blocks a road or crossing: a riot or a protest."""
    subject = [case.scene.semantic_head(t) for t in case.args.subject]
    if any("armed" in (k := case.kinds(t)) and "civilian" not in k for t in case.args.subject):
        return False
    if any({t.lemma, t.lower} & {"crowd", "mob", "protester", "demonstrator", "rioter"} for t in subject):
        return True
    seats = _WORDS["official_seat"] | {"road", "crossing", "highway", "bridge", "border"}
    at_seat = any({t.lemma, t.lower.split()[-1]} & seats or "route" in case.kinds(t) for t in case.objects)
    return at_seat and any({t.lemma, t.lower} & _WORDS["mob_member"] for t in subject)
