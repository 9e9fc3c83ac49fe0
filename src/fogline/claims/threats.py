"""Conditions on threats and refusals."""

from fogline.claims.case import Case
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_WILL = frozenset({"will", "shall", "would", "'ll", "’ll"})
_ANYONE = frozenset({"anyone", "anybody", "those", "everyone", "everybody", "he"})
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
    if verb in {"say", "warn", "declare", "tell", "announce"}:
        return (verb == "say" and _will_pay_below(case)) or _or_else(case)
    speaker = any(
        case.kinds(t) & {"actor", "armed", "office", "metonym", "state", "unknown"} for t in case.args.subject
    )
    parsed = case.scene.parsed
    vowed = {*case.args.object, *case.children("xcomp", "ccomp")}
    vowed |= {k for t in vowed for k in parsed.children(t.i, "amod", "acomp", "dobj", "conj", "oprd")}
    return speaker and any({t.lemma, t.lower} & _WORDS["reprisal"] for t in vowed)


def _or_else(case: Case) -> bool:
    """ "said they would kill the hostages unless food arrived": a side says what it will do to others, and when."""
    speaker = any(case.kinds(t) & {"armed", "office", "metonym", "state", "body"} for t in case.args.subject)
    parsed = case.scene.parsed
    for clause in case.children("ccomp") if speaker else ():
        will = any(k.lower in _WILL for k in parsed.children(clause.i, "aux")) and not parsed.children(clause.i, "neg")
        own = any(k.lower in {"it", "they", "we", "he", "she", "i"} for k in parsed.children(clause.i, "nsubj"))
        unless = any(
            m.lower in {"if", "unless"}
            for k in parsed.children(clause.i, "advcl")
            for m in parsed.children(k.i, "mark")
        )
        own = own or (case.trigger.lemma == "warn" and bool(parsed.children(clause.i, "nsubj")))
        if will and unless and clause.lemma in _WORDS["harming"]:
            return own or bool(parsed.children(clause.i, "nsubjpass"))
    return False


def whoever_does(case: Case) -> bool:
    """ "anybody who crosses the river will be shot"."""
    if not case.args.passive or not any(k.lower in _WILL for k in case.children("aux")) or case.children("neg"):
        return False
    parsed = case.scene.parsed
    for token in case.children("nsubjpass", "csubjpass", "csubj"):
        anyone = token.lower in _ANYONE or any(k.lower == "any" for k in parsed.children(token.i, "det"))
        doing = parsed.children(token.i, "relcl", "acl")
        if (anyone and doing) or any(k.lower in {"whoever", "whosoever"} for k in (token, *parsed.children(token.i))):
            return True
    return False


def faces_force(case: Case) -> bool:
    """ "Belgrade will face air strikes if it does not comply"."""
    if not any(k.lower in _WILL for k in case.children("aux")) or case.children("neg"):
        return False
    heads = {w for t in (*case.objects, *case.args.object) for w in (t.lemma, t.lower)}
    marks = {m.lower for k in case.children("advcl") for m in case.scene.parsed.children(k.i, "mark")}
    return bool(heads & _WORDS["faced"]) and bool(marks & {"if", "unless"})


def _will_pay_below(case: Case) -> bool:
    return any(will_pay_for(case.scene, k) for k in case.children("ccomp"))


def will_pay(case: Case) -> bool:
    """ "it will pay for it": said by an enemy, whoever reports it."""
    return will_pay_for(case.scene, case.trigger) and not case.args.object


def will_pay_for(scene: Scene, verb: Token) -> bool:
    parsed = scene.parsed
    above = parsed.head(verb)
    helpers = [*parsed.children(verb.i, "aux"), *(parsed.children(above.i, "aux") if above.lemma == "make" else ())]
    will = any(k.lower in _WILL for k in helpers)
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
        return _refuses_to(case)
    if verb == "hear":
        return _never_would(case)
    if verb == "dismiss" and ("as" in case.args.preps or any(k.lower == "as" for k in case.children("prep"))):
        return not any("person" in case.kinds(t) for t in case.objects)  # a plan as a trap, not a man as commander
    if verb == "oppose":
        return not case.args.passive and any("event" in case.kinds(t) or t.tag == "VBG" for t in case.objects)
    if verb == "rule":
        return not case.children("neg") and not _negated_above(case)
    if verb in {"ignore", "defy"} and any(k.lower in {"if", "unless"} for k in case.children("mark")):
        return False  # "if the deadline is ignored"
    if verb in {"deny", "dispute"} and case.trigger.dep == "relcl" and _relative_object(case):
        return True  # "soldiers are fighting beside them, which Kigali denies"
    charged = [t for t in case.args.object if t.lemma in _WORDS["charge"]]
    if verb in {"deny", "refute", "rebut", "dismiss", "dispute"}:
        told = any(parsed.children(t.i, "acl", "ccomp") and verb == "deny" for t in charged)
        return not case.children("ccomp", "xcomp") and bool(charged) and not told
    return bool(case.args.object) or bool(case.objects) or bool(case.children("ccomp", "xcomp"))


def _relative_object(case: Case) -> bool:
    return any(k.lower == "which" for k in case.children("dobj")) and not case.children("xcomp", "ccomp")


def _refuses_to(case: Case) -> bool:
    """To do something of weight, or an offer: not a cup of tea, nor comment."""
    told = case.children("xcomp", "advcl", "ccomp")
    if any(k.lemma in _WORDS["comment"] or (k.lemma == "give" and _given_up_hope(case, k)) for k in told):
        return False
    things = [case.scene.semantic_head(t).lemma for t in (*case.objects, *case.args.object)]
    return not any(lemma in _WORDS["trifle"] for lemma in things)


def _given_up_hope(case: Case, verb: Token) -> bool:
    return any(k.lemma in {"hope", "name", "detail"} for k in case.scene.parsed.children(verb.i, "dobj"))


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
    if case.trigger.lemma == "say":
        return speaker and _says_it_lies(case)
    denied = [t for t in case.scene.parsed.ancestors(case.trigger) if t.lemma in {"deny", "reject"}]
    if case.trigger.tag == "VBG" and case.trigger.dep == "advcl" and denied:
        return False  # "denied it, calling it a lie": told once
    near = {k.i for k in case.children()} | {
        g.i for k in case.children("prep", "dobj", "oprd", "ccomp") for g in case.scene.parsed.children(k.i)
    }
    return speaker and any({k.lemma, k.lower} & _WORDS["dismissal"] and k.i in near for k in below)


def _says_it_lies(case: Case) -> bool:
    """ "says that's a lie"."""
    parsed = case.scene.parsed
    for clause in case.children("ccomp"):
        subject = parsed.children(clause.i, "nsubj")
        meant = any(t.lower in {"that", "this", "it"} or t.lemma in _WORDS["charge"] for t in subject)
        if clause.lemma == "be" and meant and not parsed.children(clause.i, "neg"):
            told = parsed.children(clause.i, "attr", "acomp")
            return any({t.lemma, t.lower} & _WORDS["dismissal"] for t in told)
    return False


def never(case: Case) -> bool:
    """ "will never negotiate with bandits", "would not step down", "cannot accept foreign troops"."""
    verb = case.trigger.lemma
    if not _never_would(case):
        return False
    objects = {t.lemma for t in (*case.objects, *case.args.object)}
    if verb in _WORDS["end_or_begin"]:
        return bool(objects & _WORDS["begun_or_ended"])
    if verb in {"talk", "recognise", "recognize", "attend", "accept", "tolerate", "deal", "entertain", "contemplate"}:
        return bool({"with", "to"} & set(case.args.preps) or objects or case.args.object)
    return True


def _never_would(case: Case) -> bool:
    """A side will not, cannot or would never."""
    will = any(k.lower in _WILL | {"can", "ca", "wo", "could"} for k in case.children("aux"))
    negated = case.children("neg") or any(k.lower == "never" for k in case.children("advmod"))
    sides = {"actor", "armed", "office", "state", "metonym", "unknown", "body", "political"}
    by_side = any(case.kinds(t) & sides and "thing" not in case.kinds(t) for t in case.args.subject)
    return will and bool(negated) and by_side and not case.args.passive


def no_intention(case: Case) -> bool:
    """ "has no intention of stepping down"."""
    parsed = case.scene.parsed
    return any(
        t.lemma in {"intention", "intent", "wish", "desire"}
        and (case.children("neg") or any(k.lower in {"no", "little"} for k in parsed.children(t.i, "det", "amod")))
        for t in (*case.objects, *case.args.object)
    )


def unwilling(case: Case) -> bool:
    """ "is unwilling to", "is not prepared to", "are opposed to talks": of a side."""
    sides = {"actor", "armed", "office", "state", "metonym", "body"}
    if not any(case.kinds(t) & sides for t in case.args.subject):
        return False
    parsed = case.scene.parsed
    for token in case.children("acomp", "oprd", "attr"):
        below = parsed.children(token.i, "xcomp", "prep")
        if token.lower in {"unwilling", "opposed", "against"} and below:
            return True
        if token.lower in {"willing", "prepared"} and case.children("neg") and parsed.children(token.i, "xcomp"):
            return True
    return False
