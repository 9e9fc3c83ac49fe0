"""Conditions on requests, blame and bans."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_WE = frozenset({"i", "we", "me", "us"})
_ASKING = frozenset({"urge", "ask", "call", "beg", "tell"})
_SHOULD = frozenset({"should", "must"})
_SAYING = frozenset(
    "say tell claim allege insist maintain argue believe announce declare conclude report state contend assert suggest "
    "charge write think reckon convince".split()
)
_STATING = frozenset({"say", "declare", "state", "stress", "maintain", "reiterate"})


def directive(case: Case) -> bool:
    """ "told residents to leave", "invited the group to talks", "proposed a truce", "wants the troops out"."""
    verb, parsed = case.trigger.lemma, case.scene.parsed
    if case.trigger.dep == "acl" or (case.trigger.dep == "xcomp" and case.governor().lemma in _ASKING):
        return False  # "urged him to press the regime to stop": one request; "a duty to press them": none
    wanted = case.scene.words.classes["deal"] | _WORDS["called_for"]
    things = {t.lemma for t in (*case.objects, *case.args.object)}
    if verb in {"propose", "seek", "want", "suggest", "require"} and things & wanted:
        return verb != "require"
    if verb in _STATING:
        return _says_must(case)
    if verb not in _WORDS["directing"]:
        return False
    if any(t.lemma in {"talk", "meeting", "negotiation", "summit", "conference"} for t in case.under("to")):
        return verb in {"invite", "press", "order"}
    if verb == "want" and any(t.lower in _WE for t in (*case.args.subject, *case.args.object)):
        return False
    if verb == "want" and any(k.lower in _WE for c in case.children("ccomp", "xcomp") for k in _subjects(case, c)):
        return False
    if verb in {"want", "order"} and (case.args.object or verb == "want") and _out(case):
        return True
    if verb in {"seek", "propose", "suggest"}:
        return verb == "suggest" and False
    if verb == "insist":
        return _told_that(case)
    told = [
        k
        for k in case.children("xcomp", "ccomp", "advcl")
        if k.tag == "VB" and any(a.lower == "to" for a in parsed.children(k.i, "aux"))
    ]
    if not told:
        return verb in {"tell", "warn"} and _told_that(case)
    own = any(k.dep == "poss" and k.tag == "PRP$" for t in case.objects for k in parsed.children(t.i))
    if (verb in {"order", "instruct", "command", "direct"} or (verb == "tell" and own)) and any(
        "armed" in case.kinds(t) and "place" not in case.kinds(t) for t in case.objects
    ):
        return False  # a command inside an army tells of what is done, not of a demand
    addressed = any(k.dep == "nsubj" for t in told for k in parsed.children(t.i))
    if verb in {"want", "require"}:
        return addressed or bool(case.args.object)
    return bool(case.args.object) or bool(case.objects) or case.args.passive or addressed


def _out(case: Case) -> bool:
    """ "wants the peacekeepers out", "were ordered out of the camp"."""
    return any(
        k.lower in {"out", "gone", "away", "back", "off"}
        for k in case.children("advmod", "prt", "prep", "oprd", "acomp")
    )


def _subjects(case: Case, clause: Token) -> list[Token]:
    return case.scene.parsed.children(clause.i, "nsubj", "nsubjpass")


def _says_must(case: Case) -> bool:
    """ "said that Qatar must mediate": an official or a side says what another side must do."""
    if not any(case.kinds(t) & {"office", "state", "metonym", "armed", "body"} for t in case.args.subject):
        return False
    for clause in case.children("ccomp"):
        must = any(k.lower == "must" for k in case.scene.parsed.children(clause.i, "aux"))
        others = any(case.kinds(t) & {"armed", "state", "metonym", "office"} for t in _subjects(case, clause))
        if must and others and "pronoun" not in case.scene.classes(_subjects(case, clause)[0]):
            return True
    return False


def _told_that(case: Case) -> bool:
    """ "insisted that they leave", "told them they must go"."""
    parsed = case.scene.parsed
    for clause in case.children("ccomp"):
        helpers = {k.lower for k in parsed.children(clause.i, "aux")}
        bare = clause.tag == "VB" and not helpers - {"not"}
        if helpers & _SHOULD or (bare and case.trigger.lemma == "insist"):
            return bool(parsed.children(clause.i, "nsubj", "nsubjpass"))
    return False


def asks(case: Case) -> bool:
    """Asking for something, not after it; a demand that a protest makes is the protest's own."""
    verb = case.trigger.lemma
    above = case.governor()
    if case.trigger.dep in {"advcl", "xcomp"} and above.lemma in _WORDS["protesting"]:
        return False
    if _fire_support(case):
        return False
    mine = any(t.lower in {"i", "me", "us"} for t in (*case.args.subject, *case.args.object))
    unnamed = any(k.lemma in {"name", "identify", "quote"} for c in case.children("xcomp") for k in (c,))
    if mine or unnamed:
        return False  # what a reporter asks, or is asked
    if case.children("neg") and any(t.lower == "we" for t in case.children("nsubj")):
        return False  # "we are not asking you to take a side"
    if verb not in {"ask", "beg", "plead", "appeal", "request"}:
        return True
    clause = case.children("xcomp", "ccomp", "advcl")
    if verb == "ask" and (_question(case, clause) or {"about", "after"} & set(case.args.preps)):
        return False
    below = [t for t in case.below() if t.i > case.trigger.i]
    asked = any(t.tag == "VB" for t in below) or "for" in case.args.preps or any(t.lower == "that" for t in below)
    return (
        asked or (verb in {"request", "appeal"} and bool(case.objects)) or (verb == "ask" and bool(case.under("for")))
    )


def _fire_support(case: Case) -> bool:
    """Soldiers call for air support from their own side."""
    things = [*case.objects, *case.args.object]
    near = {w for t in things for w in (t.lemma, *(m.lower for m in case.modifiers(t)))}
    return bool(near & {"air", "airstrike", "artillery"}) and any("armed" in case.kinds(t) for t in case.args.subject)


def _question(case: Case, clause: list[Token]) -> bool:
    first = next(
        (t for t in case.scene.parsed.tokens[case.trigger.i + 1 : case.trigger.i + 5] if t.lower in _WORDS["question"]),
        None,
    )
    return first is not None and any(first.i in case.scene.parsed.subtree(k.i) for k in clause)


def blames(case: Case) -> bool:
    """Somebody or something is blamed; a passive needs one who blames or one who is blamed by name."""
    if case.trigger.lemma == "blame" and case.trigger.dep == "xcomp" and case.governor().lemma == "be":
        return False  # "is to blame": the copula tells it
    if case.trigger.lemma == "suspect":
        named = any(case.kinds(t) & {"armed", "actor", "state"} for t in case.objects)
        return named and bool(case.args.subject) and not case.children("ccomp")
    if case.trigger.lemma in {"slate", "trace", "tax"} and "armed" not in set().union(*map(case.kinds, case.objects)):
        return False
    if any(t.lemma in _WORDS["work_of_art"] for t in case.objects):
        return False
    if case.args.passive and not case.args.subject:
        return any("named" in case.kinds(t) or t.pos == "PROPN" for t in case.objects)
    return not any(t.lemma in {"weather", "rain", "fog", "drought"} for t in case.objects)


def for_doing(case: Case) -> bool:
    """ "has attacked Washington for flying soldiers home": a person attacks in words, and says what for."""
    doing = any(k.tag == "VBG" for p in case.children("prep") if p.lower == "for" for k in _pcomps(case, p))
    speaker = any(case.kinds(t) & {"office", "person", "state", "metonym", "political"} for t in case.args.subject)
    blamed = any(case.kinds(t) & {"office", "state", "metonym", "actor", "person"} for t in case.objects)
    return doing and speaker and blamed


def _pcomps(case: Case, prep: Token) -> list[Token]:
    return case.scene.parsed.children(prep.i, "pcomp")


def said_to_blame(case: Case) -> bool:
    """ "said that the rebels were responsible for", "that the army was to blame", "that Rwanda was behind the raid"."""
    above = case.governor()
    if case.trigger.dep not in {"ccomp", "advcl"} or above.lemma not in _SAYING or case.children("neg"):
        return False
    parsed = case.scene.parsed
    guilty = [t for t in case.children("acomp") if t.lower in {"responsible", "guilty", "culpable", "accountable"}]
    blamed = any(k.lemma == "blame" and k.tag == "VB" for k in case.children("xcomp"))
    behind = any(case.kinds(t) & {"event"} or t.lemma in _WORDS["blamed_for"] for t in case.under("behind"))
    if not (guilty or blamed or behind):
        return False
    sides = any(case.kinds(t) & {"actor", "armed", "state", "metonym", "office", "named"} for t in case.args.subject)
    claimed = any(k.lower in {"we", "i"} for k in case.children("nsubj"))
    doubted = any(k.lower in {"might", "may", "could"} for k in case.children("aux"))
    asked = any(k.tag in {"WP", "WP$", "WDT"} for t in case.children("nsubj") for k in (t, *parsed.children(t.i)))
    if doubted or asked:
        return False
    return sides and not claimed and not any(k.lower in {"not"} for t in guilty for k in parsed.children(t.i))


def complains(case: Case) -> bool:
    """An official or a side complains of what another does; patients and shoppers complain of other things."""
    speaker = any(case.kinds(t) & {"office", "state", "metonym", "armed", "body"} for t in case.args.subject)
    told = bool(case.under("about", "of", "over")) or bool(case.children("ccomp", "pcomp"))
    return told and (speaker or any("armed" in case.kinds(t) for t in case.under("about", "of")))


def attributed(case: Case) -> bool:
    """ "attributed the attack to Rwanda", "pinned the killings on the militia"."""
    whom = case.under("on") if case.trigger.lemma == "pin" else case.under("to")
    to = any(case.kinds(t) & {"actor", "armed", "state", "named"} for t in whom)
    return to and any(t.lemma in _WORDS["blamed_for"] for t in case.objects)


def designated(case: Case) -> bool:
    """ "designated it a terrorist organisation"."""
    below = {w for t in case.below() for w in (t.lower, t.lemma)}
    return (
        "terrorist" in below
        and bool(case.objects)
        and any(k.dep in {"oprd", "prep", "ccomp", "attr"} for k in case.children())
    )


def punishable(case: Case) -> bool:
    """Suspending a state or body, not a service; to sanction an attack is to allow it."""
    if case.trigger.lemma == "sanction" and case.objects and not case.args.passive:
        punished = {"state", "named", "actor", "armed", "person", "body", "office", "metonym"}
        return any(case.kinds(t) & punished and "event" not in case.kinds(t) for t in case.objects)
    return case.trigger.lemma != "suspend" or any(case.kinds(t) & {"state", "named"} for t in case.objects)
