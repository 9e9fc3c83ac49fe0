"""Conditions on dealings between sides: visits, deals, demands, refusals, warnings and ties."""

from fogline.claims.case import Case
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_BARE_DEAL = frozenset("sign ratify".split())


def diplomatic(case: Case) -> bool:
    """Officials or states deal with one another; ordinary people who meet do not."""
    subject = [case.kinds(t) for t in case.args.subject]
    if any("civilian" in k and "office" not in k and "armed" not in k for k in subject):
        return False
    others = [*case.under("with", "to"), *case.objects]
    if case.trigger.lemma in {"visit", "fly", "travel", "arrive"}:
        envoy = any("office" in k or ("person" in k and "named" in k) for k in subject)
        return envoy and (
            any("place" in case.kinds(t) for t in others) or any(case.kinds(t) & {"actor", "office"} for t in others)
        )
    if case.trigger.lemma in {"receive", "host"}:
        return any(
            "office" in case.kinds(t) or "delegation" in t.lower or {"named", "person"} <= case.kinds(t)
            for t in case.objects
        )
    if any(case.kinds(t) & {"actor", "office", "person", "body", "state"} for t in others):
        return True
    plural = len(subject) > 1 or any(
        t.tag in {"NNS", "NNPS"} or t.lower in {"they", "sides"} for t in case.args.subject
    )
    return plural or any(t.lower in {"talks", "meeting", "summit", "negotiations"} for t in case.args.object)


def bare_call(case: Case) -> bool:
    """ "called the president", not "called him a traitor" or "called on"."""
    return bool(case.args.object) and not case.children("oprd", "xcomp", "ccomp") and "on" not in case.args.preps


def deal(case: Case) -> bool:
    """The object is a deal, or relations or peace, which are made and broken but not signed."""
    words = case.object_words()
    ties = bool(words & {"relation", "relations", "tie", "ties", "peace"})
    return bool(words & case.scene.words.classes["deal"]) or (ties and case.trigger.lemma not in _BARE_DEAL)


def deal_clause(case: Case) -> bool:
    """A deal or a proposal is what is agreed to, accepted or rejected."""
    below = {t.lemma for t in (*case.under("to", "on"), *case.args.object)}
    return bool(below & (case.scene.words.classes["deal"] | _WORDS["dealt_in"]))


def warning_of_force(case: Case) -> bool:
    """A side or an official warns of force; a warning of floods is no threat."""
    speaker = any("armed" in case.kinds(t) or "office" in case.kinds(t) for t in case.args.subject)
    return speaker and any(t.lemma in _WORDS["force_threatened"] for t in case.below())


def deadline(case: Case) -> bool:
    """ "gave Belgrade ten days to withdraw", "has given residents until noon to leave"."""
    below = case.below()
    timed = any(t.lower in {"until", "hours", "days", "deadline", "weeks"} for t in below)
    return timed and any(t.tag == "VB" for t in below)


def refusal(case: Case) -> bool:
    """A refusal to act, or a denial of a thing: a denied clause is itself the claim, negated."""
    if case.trigger.lemma in {"refuse", "decline"}:
        return not any(k.lemma in _WORDS["comment"] for k in case.children("xcomp"))
    if case.trigger.lemma in {"deny", "refute", "rebut", "dismiss"}:
        return not case.children("ccomp", "xcomp") and any(t.lemma in _WORDS["charge"] for t in case.args.object)
    return bool(case.args.object) or bool(case.children("ccomp", "xcomp"))


def directive(case: Case) -> bool:
    """ "told residents to leave", "invited the group to talks", "proposed a truce"."""
    verb, parsed = case.trigger.lemma, case.scene.parsed
    if verb not in _WORDS["directing"]:
        return any(t.lemma in case.scene.words.classes["deal"] | {"talk", "negotiation"} for t in case.args.object)
    if any(t.lemma in {"talk", "meeting", "negotiation"} for t in case.under("to")):
        return True
    told = [
        k
        for k in case.children("xcomp", "ccomp")
        if k.tag == "VB" and any(a.lower == "to" for a in parsed.children(k.i, "aux"))
    ]
    if not told:
        return False
    if verb in {"order", "instruct"} and any("armed" in case.kinds(t) for t in case.objects):
        return False  # a command inside an army tells of what is done, not of a demand
    addressed = any(k.dep == "nsubj" for t in told for k in parsed.children(t.i))
    return bool(case.args.object) or case.args.passive or addressed


def asks(case: Case) -> bool:
    """Asking for something, not after it: an infinitive, a clause with "that", or "for"."""
    if case.trigger.lemma not in {"ask", "beg", "plead", "appeal", "request"}:
        return True
    clause = case.children("xcomp", "ccomp", "advcl")
    asked = any(k.tag == "VB" for k in clause) or "for" in case.args.preps
    return asked or (case.trigger.lemma in {"request", "appeal"} and bool(case.objects))


def group_member(case: Case) -> bool:
    """Two sides, one at least by name."""
    both = (*case.args.subject, *case.objects)
    sides = [t for t in both if case.kinds(t) & {"armed", "actor", "body"}]
    return len(sides) >= 2 and any("named" in case.kinds(t) for t in sides)


def set_off(case: Case) -> bool:
    """A tie told as news or background, not a restrictive modifier ("forces aligned with X")."""
    allied = any(case.kinds(t) & {"actor", "armed", "state"} for t in case.under("with", "to", "alongside"))
    if not allied and not case.objects:
        return False
    if case.trigger.dep != "acl":
        return True
    first = case.below()[0].i
    before = case.scene.parsed.tokens[first - 1].text if first else ""
    return bool(case.children("advmod")) or before == ","


def punishable(case: Case) -> bool:
    """Suspending a state or body, not a service."""
    return case.trigger.lemma != "suspend" or any(case.kinds(t) & {"state", "named"} for t in case.objects)
