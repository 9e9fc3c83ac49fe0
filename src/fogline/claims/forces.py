"""Conditions on forces: raised, sent, strengthened, brought home, and where they stand."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_THERE = ("in", "at", "near", "around", "inside", "on", "along", "across", "throughout", "outside", "within", "close")
_SENT_TO = ("to", "into", "toward", "towards", "along", "near", "around", "in", "at", "across", "off", "on")
_SET_OUT = frozenset({"stream", "pour", "flow", "flock", "head", "rush", "go"})
_BUILDING = frozenset("build set raise establish erect construct dig put".split())
_ONE = frozenset({"you", "me", "he", "him", "she", "her", "himself", "herself"})
_MUSTERED_ALONE = frozenset(
    "gather assemble concentrate land scramble draft mass muster regroup station marshal array".split()
)
_FORCES = frozenset({"armed", "weapon", "machine", "place", "fortification"})
_ASSETS = frozenset({"craft", "element", "asset", "personnel", "reserve"})
_FORT_UP = frozenset(
    {"roadblock", "checkpoint", "barricade", "berm", "trench", "fortification", "bunker", "watchtower"}
)


def _armed(case: Case, token: Token) -> bool:
    kinds = case.kinds(token)
    return bool(kinds & {"armed", "machine"}) and "civilian" not in kinds


def own_force(case: Case) -> bool:
    """Somebody brings its own forces away: weapons pulled from rubble and an enemy thrown back are no withdrawal."""
    if any(t.lower in {"front", "command", "support"} for t in case.objects):
        return False
    verb = case.trigger.lemma
    if verb in {"withdraw", "pull", "recall"}:
        return not (verb == "recall" and all("pronoun" in case.scene.classes(t) for t in case.objects))
    hurt = any(k.lemma in {"wound", "injure"} for k in (case.governor(), *case.children("conj")))
    return not hurt and any(_armed(case, t) and "person" in case.kinds(t) for t in case.objects)


def troops_subject(case: Case) -> bool:
    """Troops, not an envoy, land."""
    return any("machine" in case.kinds(t) or not {"office", "named"} <= case.kinds(t) for t in case.args.subject)


def force_subject(case: Case) -> bool:
    """A force stays somewhere; a town lies, and one former officer lives there."""
    return any(
        not case.kinds(t) & {"place", "civilian"} and not (t.tag in {"NN", "NNP"} and "office" in case.kinds(t))
        for t in case.args.subject
    )


def mustered(case: Case) -> bool:
    """Forces are gathered or sent: verbs that anybody does need somebody armed; persons are called up, not hired."""
    verb = case.trigger.lemma
    if verb in {"station", "garrison"} and case.args.passive:
        return False  # they are there: `base`
    if verb == "dig" and case.trigger.dep in {"acl", "amod"}:
        return False  # "fighters dug in among the houses": mentioned in passing
    if verb == "scramble" and "for" in case.args.preps:
        return False
    if not case.objects and any("civilian" in case.kinds(t) for t in case.args.subject):
        return False  # voters mobilise
    who = case.objects or case.args.subject
    if any(t.lower in _ONE for t in case.objects):
        return False
    if verb in {"recruit", "enlist", "assign"} and any(
        t.tag in {"NNP", "WP"} or {"office", "named"} <= case.kinds(t) for t in case.objects
    ):
        return False
    if verb == "fly" and not any(_armed(case, t) for t in case.args.subject):
        return False
    if verb in _MUSTERED_ALONE:
        return any(_armed(case, t) or "weapon" in case.kinds(t) for t in who)
    if case.objects and not any(case.kinds(t) & _FORCES or t.lemma in _WORDS["sent_force"] | _ASSETS for t in who):
        return verb in {"conscript", "recruit", "draft", "mobilise", "mobilize", "enlist", "call", "force", "press"}
    return True


def reinforcing(case: Case) -> bool:
    """What arrives is sent by its name ("reinforcements") or so described ("fresh troops")."""
    if case.trigger.lemma in _SET_OUT and any(t.lemma in _WORDS["the_front"] for t in case.under("to", "for")):
        return any(_armed(case, t) or t.lemma in _WORDS["reinforcing"] for t in case.args.subject)
    if case.trigger.lemma == "leave":
        return not case.args.object and any(t.lemma in _WORDS["the_front"] for t in case.under("for"))
    if case.trigger.lemma in {"be", "set"}:
        return any(_armed(case, t) or "weapon" in case.kinds(t) for t in case.args.subject)
    return any(
        t.lower in _WORDS["reinforcing"]
        or t.lemma in _WORDS["reinforcing"]
        or (_armed(case, t) and any(m.lower in _WORDS["fresh"] for m in case.modifiers(t)))
        for t in case.args.subject
    )


def filled_with_force(case: Case) -> bool:
    """ "flooded the province with troops"."""
    return any(_armed(case, t) and "place" not in case.kinds(t) for t in case.under("with"))


def parked(case: Case) -> bool:
    """ "tanks were parked around the palace", "armoured vehicles appeared on the streets"."""
    who = case.args.object if case.args.passive else case.args.subject
    seen = any(
        case.kinds(t) & {"armed", "machine"} and not {"office", "named", "pronoun"} & case.scene.classes(t) for t in who
    )
    return seen and (
        case.any_place(_THERE) or any({t.lemma, t.lower} & {"street", "gate"} for t in case.under(*_THERE))
    )


def fort_subject(case: Case) -> bool:
    """ "Roadblocks went up"."""
    return any(t.lemma in _FORT_UP for t in (*case.args.subject, *(case.args.object if case.args.passive else ())))


def garrison_work(case: Case) -> bool:
    """A force, a garrison or its lines are strengthened, not a claim or a currency."""
    for token in case.objects:
        if token.lemma in _WORDS["garrison_work"] or token.lower in _WORDS["garrison_work"]:
            mods = {m.lower for m in case.modifiers(token)}
            soft = {"bargaining", "negotiating", "diplomatic", "legal", "political", "economic", "humanitarian"}
            return not mods & soft
    return False


def keeps_force(case: Case) -> bool:
    """ "has men at", "keeps 3,000 soldiers in": a side's forces stand somewhere."""
    if not case.objects:
        return False
    first = case.objects[0]
    return (first.lemma in _WORDS["force_kept"] or first.lower in _WORDS["force_kept"]) and _somewhere(case, first)


def force_is_there(case: Case) -> bool:
    """ "about 900 troops are in", "there are soldiers at", "its headquarters are in"."""
    expletive = bool(case.children("expl"))
    if (case.args.object and not expletive) or any(k.tag == "MD" for k in case.children("aux")):
        return False
    for token in case.args.object if expletive else case.args.subject:
        if token.lemma == "headquarters" or token.lemma == "headquarter":
            return case.any_place(_THERE)
        head = case.scene.semantic_head(token)
        plain = head.i not in case.scene.hits and head.lemma not in _WORDS["no_garrison"]
        if plain and "pronoun" not in case.scene.classes(head) and _armed(case, token):
            return _somewhere(case, token)
    return False


def _somewhere(case: Case, token: Token) -> bool:
    """A named or solid place below the verb, or below the forces themselves."""
    parsed = case.scene.parsed
    own = [t for p in parsed.children(token.i, "prep") if p.lower in _THERE for t in parsed.children(p.i, "pobj")]
    return any("place" in case.kinds(t) for t in (*case.under(*_THERE), *own))


def moved_force(case: Case) -> bool:
    """Forces or weapons sent: to a place, or reinforcements by name; building only of what soldiers build."""
    things = case.lemmas()
    if any(t.lower in _ONE for t in case.objects):
        return False
    fort = bool(things & case.scene.words.classes["fortification"])
    if case.trigger.lemma in _BUILDING:
        return fort or bool(things & {"militia", "army", "brigade", "unit", "checkpoint"})
    if fort and "gun" not in things:
        return False
    given = all("weapon" in case.kinds(t) for t in case.objects)
    others = ("state" in (k := case.kinds(t)) or {"armed", "named"} <= k for t in case.under("to"))
    if given and any(others):
        return False  # tanks for somebody else are help
    if case.trigger.lemma == "order" and not _ordered_off(case):
        return False
    if case.trigger.lemma in {"commit", "post"} and not things & _WORDS["sent_force"]:
        return False
    if things & _WORDS["sent_force"]:
        return True
    if any(k.lower in _WORDS["direction"] | {"closer", "nearer", "up"} for k in case.children()):
        return True
    return case.any_place(_SENT_TO)


def _ordered_off(case: Case) -> bool:
    """Ordered to a place; with an infinitive they are told what to do."""
    told = any(k.tag == "VB" for k in case.children("xcomp", "ccomp", "advcl", "acl"))
    return not told and case.any_place(("to", "into", "onto"))
