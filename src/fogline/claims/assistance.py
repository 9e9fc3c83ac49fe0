"""Conditions on help (`support`), and on help withdrawn (`sanction`)."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_UNITS = frozenset(
    "troop troops force forces fighter fighters mercenary mercenaries militia militias tank tanks".split()
)


def relief(case: Case) -> bool:
    """A relief body, a clinic or people of unknown side are the subject: aid is theirs to bring."""
    if any(t.lower == "enough" for t in case.scene.parsed.sentence_tokens(case.trigger.sent) if t.i < case.trigger.i):
        return False  # "enough food to feed a million"
    if case.trigger.lemma == "feed" and any(t.lemma in {"front", "war", "line", "army"} for t in case.objects):
        return False
    if case.trigger.lemma in {"feed", "vaccinate", "treat", "shelter", "inoculate"}:
        armed = any("armed" in case.kinds(t) and "body" not in case.kinds(t) for t in case.args.subject)
        return not armed and "as" not in case.args.preps and not any(t.lower == "as" for t in case.children())
    return any(
        "body" in case.kinds(t)
        or t.lower in _WORDS["relief_workers"]
        or "unknown" in case.kinds(t)
        or "service" in case.kinds(t)
        for t in case.args.subject
    )


def given(case: Case) -> bool:
    """Given by a side to somebody, or of a kind that only help is."""
    verb = case.trigger.lemma
    at_whom = [k.lower for t in case.objects for k in case.scene.parsed.children(t.i, "prep")]
    if "against" in case.args.preps or "against" in at_whom:
        return False  # weapons delivered against a target
    if verb == "hand" and not any(k.lower in {"out", "down"} for k in case.children("prt", "advmod")):
        arms = any("weapon" in case.kinds(t) and "relief" not in case.kinds(t) for t in case.objects)
        if arms or not {"aid", "relief"} & set().union(*(case.kinds(t) for t in case.objects)):
            return False  # arms are handed over by those who give up
    heads = [case.scene.semantic_head(t) for t in case.objects]
    things = case.lemmas() | {t.lemma for t in heads} | {m.lower for t in case.objects for m in case.modifiers(t)}
    first = case.kinds(case.objects[0]) if case.objects else frozenset()
    if "armed" in first and not first & {"weapon", "assistance"}:
        return False
    if {t.lemma for t in heads} <= {"sweet", "sweets"} and not case.children("dative"):
        return False  # in joy, to passers-by
    received = {"to", "for"} & set(case.args.preps) or case.children("dative") or len(case.args.object) > 1
    money = things & _WORDS["money"]
    if any(t.lower in {"millions", "billions"} for t in heads):
        return False  # "sending millions into shelters"
    if money:
        meant = {w for t in case.below() if t.i > case.trigger.i for w in (t.lemma, t.lower)} | things
        return bool(meant & case.scene.words.classes["assistance"] - _WORDS["money"]) or bool(case.under("to"))
    if verb in {"hand", "step", "set", "pass", "give"} and case.children("prt"):
        return verb != "set" or bool(things & {"shelter", "kitchen", "reception", "tent", "hospital"})
    if verb == "evacuate":
        return False
    if verb in _WORDS["giving"] or things & _WORDS["heavy_arms"]:
        return bool(received) or bool(things & {"aid", "help", "support"})
    if things & {
        "team",
        "bus",
        "boat",
        "vehicle",
        "truck",
        "expert",
        "engineer",
        "pilot",
        "light",
        "data",
        "image",
        "salary",
    }:
        return bool(received)
    return True


def act(case: Case) -> bool:
    """Help as an act: a past or progressive verb with an infinitive or a thing given, not a standing relation."""
    return bool(case.children("xcomp", "ccomp")) or "with" in case.args.preps


def helped(case: Case) -> bool:
    """Phrases of help that mean something else with another object."""
    verb = case.trigger.lemma
    if verb in {"stand", "take", "pull", "dig", "tend", "pay", "share"}:
        things = (*case.objects, *case.args.object)
        if verb == "stand":
            return any("named" in case.kinds(t) or "armed" in case.kinds(t) for t in things)
        by_force = verb == "take" and any("armed" in case.kinds(t) for t in case.args.subject)
        return verb in {"pay", "share"} or (not by_force and any("civilian" in case.kinds(t) for t in things))
    if verb == "train":
        return any(case.kinds(t) & {"armed", "state", "metonym", "unknown"} for t in (*case.objects, *case.args.object))
    if verb in {"supply", "rescue", "equip"}:
        return bool(case.args.object or case.objects) or case.args.passive
    return True


def rescue(case: Case) -> bool:
    """People brought out of rubble, water or fire; hostages are freed, not helped."""
    if case.trigger.lemma == "rescue":
        return not any({t.lemma, t.lower} & {"hostage", "captive"} for t in case.objects)
    return any({t.lemma, t.lower} & _WORDS["rescued_from"] for t in case.below())


def advises_force(case: Case) -> bool:
    """ "advised the general staff", "are advising and assisting the SDF": not "advised them to leave"."""
    return not case.children("xcomp", "ccomp", "advcl") and "against" not in case.args.preps


def backed_by(case: Case) -> bool:
    """ "enjoy the backing of Asmara": a side is the backer."""
    return any(case.kinds(t) & {"armed", "state", "metonym", "office", "body"} for t in case.objects)


def foreign_guard(case: Case) -> bool:
    """One side guards what is another's: its president, its palace, its convoys."""
    abroad = any(k.lower in {"guard", "escort"} for k in (case.trigger,)) or case.trigger.lemma in {
        "guard",
        "escort",
        "protect",
    }
    theirs = [
        t for t in case.objects if t.lemma in {"palace", "president", "convoy", "leader", "minister", "delegation"}
    ]
    own = any(k.tag == "PRP$" for t in theirs for k in case.scene.parsed.children(t.i, "poss"))
    return abroad and bool(theirs) and not own


def help_in_event(case: Case) -> bool:
    """An attack helped on by fire or another force: "supported by artillery", "guns supported the assault"."""
    if case.args.passive:
        return True
    return any(case.kinds(t) & {"armed", "fire", "state", "airborne"} for t in case.args.subject)


def helped_by_force(case: Case) -> bool:
    """ "supported by Russian mercenaries", "under cover of helicopters": a force or fire helps; a state backs."""
    if not case.args.passive or case.trigger.lemma == "back":
        return False
    return any(_force(case, t) for t in case.args.subject)


def _force(case: Case, token: Token) -> bool:
    kinds = case.kinds(token)
    if kinds & {"fire", "airborne", "weapon"}:
        return True
    return "armed" in kinds and "state" not in kinds and ("named" not in kinds or token.lemma in _UNITS)


def from_giver(case: Case) -> bool:
    """ "received weapons from X"."""
    return any(case.kinds(t) & {"actor", "armed", "state", "metonym", "body", "named"} for t in case.under("from"))


def donor_stops(case: Case) -> bool:
    """A state or bank stops what it gives to a state or a side; a relief body that cannot deliver is no sanction."""
    giver = any(case.kinds(t) & {"state", "metonym"} or "bank" in t.lower for t in case.args.subject)
    given_to = any(case.kinds(t) & {"state", "armed", "body", "metonym"} for t in case.under("to", "for"))
    return giver and (given_to or any("bank" in t.lower for t in case.args.subject))


def expels_guests(case: Case) -> bool:
    """Diplomats, aid workers, reporters and missions are sent out of a country by its rulers."""
    guests = {case.scene.semantic_head(t).lemma for t in case.objects}
    ruler = any(case.kinds(t) & {"state", "metonym", "armed", "office"} for t in case.args.subject)
    return ruler and bool(guests & _WORDS["guest_of_state"])
