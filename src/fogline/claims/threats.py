"""Conditions on threats and refusals."""

from fogline.claims.case import Case
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_NEGATION_REACH = 3  # words between a negation and the verb that it negates


def warning_of_force(case: Case) -> bool:
    """A side or an official warns of force of its own; a warning of floods, or of what others may do, is no threat."""
    speaker = any(case.kinds(t) & {"armed", "office", "metonym", "state", "body"} for t in case.args.subject)
    if not speaker or not any({t.lemma, t.lower} & _WORDS["force_threatened"] for t in case.below()):
        return False
    clause = case.children("ccomp", "xcomp")
    guess = any(
        k.lower in {"may", "might", "could", "was", "were", "is", "are"}
        for c in clause
        for k in case.scene.parsed.children(c.i, "aux")
    )
    return not guess


def force_vowed(case: Case) -> bool:
    """ "vowed a crushing response", "swore that it would not go unpunished", "promised to disrupt the vote"."""
    verb = case.trigger.lemma
    if verb in {"say", "warn", "declare"}:
        return verb == "say" and _will_pay_below(case)
    speaker = any(
        case.kinds(t) & {"actor", "armed", "office", "metonym", "state", "unknown"} for t in case.args.subject
    )
    parsed = case.scene.parsed
    vowed = {*case.args.object, *case.children("xcomp", "ccomp")}
    vowed |= {k for t in vowed for k in parsed.children(t.i, "amod", "acomp", "dobj", "conj", "oprd")}
    return speaker and any({t.lemma, t.lower} & _WORDS["reprisal"] for t in vowed)


def _will_pay_below(case: Case) -> bool:
    return any(will_pay_for(case.scene, k) for k in case.children("ccomp"))


def will_pay(case: Case) -> bool:
    """ "it will pay for it": said by an enemy, whoever reports it."""
    return will_pay_for(case.scene, case.trigger) and not case.args.object


def will_pay_for(scene: Scene, verb: Token) -> bool:
    parsed = scene.parsed
    will = any(k.lower in {"will", "shall", "would", "'ll"} for k in parsed.children(verb.i, "aux"))
    dear = [k for k in parsed.children(verb.i, "prep", "advmod", "dobj") if k.lower in {"for", "dearly", "price"}]
    return verb.lemma == "pay" and will and bool(dear) and not parsed.children(verb.i, "nsubjpass")


def deadline(case: Case) -> bool:
    """ "gave Belgrade ten days to withdraw", "has given residents until noon to leave"."""
    below = case.below()
    limits = {"until", "hours", "days", "deadline", "weeks", "minutes", "hour", "midnight", "noon", "ultimatum"}
    timed = [t for t in below if t.lower in limits]
    if not timed or (case.args.object and case.scene.semantic_head(case.args.object[0]).lemma in {"training", "rifle"}):
        return False
    return any(t.tag == "VB" and t.i > timed[0].i for t in below)


def refusal(case: Case) -> bool:
    """A refusal to act, or a denial of a thing: a denied clause is itself the claim, negated."""
    verb, parsed = case.trigger.lemma, case.scene.parsed
    if verb in {"refuse", "decline"}:
        return not any(k.lemma in _WORDS["comment"] for k in case.children("xcomp", "advcl"))
    if verb == "rule":
        return not case.children("neg") and not _negated_above(case)
    charged = [t for t in case.args.object if t.lemma in _WORDS["charge"]]
    if verb in {"deny", "refute", "rebut", "dismiss", "dispute"}:
        told = any(parsed.children(t.i, "acl", "ccomp") and verb == "deny" for t in charged)
        return not case.children("ccomp", "xcomp") and bool(charged) and not told
    return bool(case.args.object) or bool(case.objects) or bool(case.children("ccomp", "xcomp"))


def _negated_above(case: Case) -> bool:
    """ "I wouldn't rule out", "has not ruled out": nothing is rejected."""
    return any(
        k.lower in {"not", "n't", "n’t", "never", "nobody"}
        for k in case.scene.parsed.sentence_tokens(case.trigger.sent)
        if 0 < case.trigger.i - k.i <= _NEGATION_REACH
    )


def dismissive(case: Case) -> bool:
    """ "called the report baseless", "described it as propaganda"."""
    below = [
        k
        for k in case.below()
        if k.i > case.trigger.i and k.dep in {"oprd", "attr", "pobj", "acomp", "ccomp", "dobj", "amod"}
    ]
    speaker = any(case.kinds(t) & {"actor", "office", "body", "unknown", "state", "metonym"} for t in case.args.subject)
    if case.trigger.dep == "advcl" and case.governor().lemma in {"deny", "reject"}:
        return False  # "denied it, calling it a lie": told once
    near = {k.i for k in case.children()} | {
        g.i for k in case.children("prep", "dobj", "oprd", "ccomp") for g in case.scene.parsed.children(k.i)
    }
    return speaker and any({k.lemma, k.lower} & _WORDS["dismissal"] and k.i in near for k in below)


def never(case: Case) -> bool:
    """ "will never negotiate with bandits"."""
    parsed = case.scene.parsed
    will = any(k.lower in {"will", "would", "'ll", "shall"} for k in case.children("aux"))
    negated = case.children("neg") or any(k.lower == "never" for k in case.children("advmod"))
    with_whom = {"with", "to"} & set(case.args.preps) or case.args.object
    return will and bool(negated) and bool(with_whom) and bool(parsed)
