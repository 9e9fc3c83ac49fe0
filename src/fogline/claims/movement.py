"""Conditions on armed people who go: advances and withdrawals."""

from fogline.claims.arguments import prepositional
from fogline.claims.case import Case
from fogline.claims.phrases import is_date
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_GOAL = tuple(
    "into toward towards on to onto through across past along near around inside against within over as up beyond upon "
    "along for".split()
)
_TO_THE_WAR = frozenset({"volunteer", "reservist", "conscript", "recruit"})
_HOME_BASE = frozenset({"base", "camp", "outpost", "barracks", "garrison", "headquarters"})
_NEARING = frozenset({"draw", "come", "get", "creep", "inch", "edge"})
_ABOUT = ("in", "at", "near", "from", "around", "on", "across", "outside", "along")


def place(case: Case) -> bool:
    """Somewhere is named, below the verb or as its object."""
    return case.any_place(_ABOUT) or case.object_place()


def place_or_inside(case: Case) -> bool:
    """Somewhere is named or pointed at."""
    return any(k.lower in {"inside", "there", "behind"} for k in case.children()) or place(case)


def from_place(case: Case) -> bool:
    """Out of somewhere."""
    return case.any_place(("from", "of", "off"))


def motion(case: Case) -> bool:
    """Somebody gains ground: toward a place, in a direction, or by a verb that says so by itself."""
    if _other_movers(case) or _no_gain(case):
        return False
    if case.trigger.lemma in _WORDS["weak_motion"] and not _armed_mover(case):
        return False
    if case.trigger.lemma == "arrive" and not case.args.object:
        return not any(t.lemma == "scene" for t in case.under("on", "at"))
    if case.object_place() or _entered_it(case) or _unknown_town(case) or _breached(case):
        return True
    gained = any(t.lower in _WORDS["ground_gained"] for t in case.args.object)
    if case.args.object and not gained:
        return False
    if gained and _somewhere(case):
        return True
    as_far = any(k.lower == "far" for k in case.children("advmod"))
    return case.any_place(_GOAL) or (as_far and case.any_place(("as",))) or _onward(case)


def _other_movers(case: Case) -> bool:
    """Whose coming is no advance: reinforcements and volunteers, planes, one traveller, a crowd."""
    if any(t.lemma == "reinforcement" for t in case.args.subject):
        return True
    if any(t.lemma in _TO_THE_WAR for t in case.args.subject) and case.under("to", "for"):
        return True
    heads = [case.scene.semantic_head(t) for t in case.args.subject]
    if any("airborne" in case.kinds(t) and t.lemma != "fighter" for t in heads):
        return True
    strong = case.trigger.lemma in _WORDS["strong_motion"]
    if case.args.subject and all(_one_person(case, t) for t in case.args.subject):
        out = "from" in case.args.preps and not case.under("to", "into", "toward", "towards", "on")
        return out or (not strong and not case.under("on", "against"))  # "he marched out of the talks"
    crowd = bool(heads) and all("headcount" in case.kinds(t) and "armed" not in case.kinds(t) for t in heads)
    return crowd and not strong


def _no_gain(case: Case) -> bool:
    """Something is given back, they go home, from house to house, or make progress in what they do."""
    if case.trigger.lemma == "return" and (case.args.object or any(t.lemma in _HOME_BASE for t in case.under("to"))):
        return True
    if any(t.lower == "progress" for t in case.args.object) and any(t.tag == "VBG" for t in case.under("in", "on")):
        return True
    return any(t.lemma in _WORDS["one_by_one"] for t in case.under("from"))


def _somewhere(case: Case) -> bool:
    """ "made gains near the town": the place stands below the verb or below the gains."""
    below = [t for o in case.args.object for ts in prepositional(case.scene, o).values() for t in ts]
    return case.any_place(("near", "in", "at", "around", "on", "of")) or any("place" in case.kinds(t) for t in below)


def _onward(case: Case) -> bool:
    """Without a goal: in a direction, from where they stood, nearer, or by the verb alone."""
    verb, words = case.trigger.lemma, {k.lower for k in case.children()}
    strong, force = verb in _WORDS["strong_motion"], _armed_noun(case)
    directed = bool(words & _WORDS["direction"])
    aimless = verb in _WORDS["weak_motion"] and words & {"further", "forward", "over"}  # "prepared to go further"
    steered = verb in _WORDS["weak_motion"] or verb in {"push", "move", "press"}
    if directed and (strong or force or (steered and not aimless)):
        return True
    if force and (
        (verb in _NEARING and words & {"near", "nearer", "close", "closer"})
        or (verb in _WORDS["forward_motion"] and case.any_place(("from",)))
        or (verb == "cross" and not case.args.object)
    ):
        return True
    return strong and not case.args.object and bool(case.args.subject)


def _armed_noun(case: Case) -> bool:
    """Forces or vehicles, by a noun: "the first tanks rolled in"."""
    return any(
        case.kinds(t) & {"armed", "machine"} and not {"pronoun", "office", "state"} & case.scene.classes(t)
        for t in case.args.subject
    )


def _one_person(case: Case, token: Token) -> bool:
    """He, she, or somebody by name or office."""
    if token.lower in {"he", "she", "him", "her"}:
        return True
    return token.tag in {"NN", "NNP"} and {"office", "person"} <= case.kinds(token) and "body" not in case.kinds(token)


def _entered_it(case: Case) -> bool:
    """ "had entered it": the place that the report spoke of last."""
    return any(
        t.lower in {"it", "both", "that", "which"} and t.dep in {"dobj", "pobj"} and case.places.latest(t) is not None
        for outer in (*case.objects, *case.under("into", "to", "toward", "towards"))
        for t in (case.scene.semantic_head(outer),)
    )


def _breached(case: Case) -> bool:
    """ "penetrated the outer defences", "bulldozers crossed the fence"."""
    return _armed_noun(case) and any(
        t.lemma in _WORDS["barrier"] and case.trigger.lemma not in {"approach", "near", "move", "push"}
        for t in case.objects
    )


def _unknown_town(case: Case) -> bool:
    """ "the column entered Giri": a name that nobody knows, where only a place can be entered."""
    if case.trigger.lemma not in {"enter", "storm", "reach", "approach", "penetrate", "near", "infiltrate"}:
        return False
    return _armed_noun(case) and any(t.tag == "NNP" and {"unknown", "named"} <= case.kinds(t) for t in case.objects)


def _armed_mover(case: Case) -> bool:
    """Somebody armed by a noun; a pronoun will do where the place is an aim ("they moved on the town")."""

    def armed(token: Token) -> bool:
        known = bool({"armed", "machine"} & case.kinds(token)) and "pronoun" not in case.scene.classes(token)
        return token.lower == "men" or known

    if any(armed(t) for t in case.args.subject):
        return True
    aimed = case.object_place() or case.any_place(
        ("on", "against", "toward", "towards", "into", "across", "over", "through", "inside", "beyond", "past", "as")
    )
    directed = case.trigger.lemma == "move" and any(k.lower in _WORDS["direction"] for k in case.children())
    return (aimed or directed) and any("armed" in case.kinds(t) for t in case.args.subject)


def leaving(case: Case) -> bool:
    """Armed people leave: a place, for a place, or simply."""
    if any(_one_person(case, t) for t in case.args.subject):
        return False
    if case.trigger.lemma == "leave" and case.children("ccomp", "oprd", "acomp"):
        return False  # "left 40 people dead"
    if case.trigger.lemma == "leave" and any(t.lemma in _WORDS["the_front"] for t in case.under("for")):
        return False  # they set out to fight
    if case.trigger.lemma == "leave":
        return not case.args.object or any(_ground(case, t) for t in case.args.object)
    if case.trigger.lemma == "slip" and _slipping_in(case):
        return False
    if any(t.lemma in _WORDS["one_by_one"] for t in case.under("from")):
        return False  # "went from house to house"
    if case.trigger.lemma in {"slip", "depart"}:
        told = {prep for prep, tokens in case.args.preps.items() if not all(is_date(t) for t in tokens)}
        return case.trigger.lemma == "slip" or not told or case.any_place(("from", "for", "to", "in", "on"))
    return "from" in case.args.preps and from_place(case)


def _ground(case: Case, token: Token) -> bool:
    """A place, or the pronoun that stands for it."""
    pointed = token.lower in {"it", "both"} and case.places.latest(token) is not None
    return pointed or "place" in case.kinds(token)


def _slipping_in(case: Case) -> bool:
    """ "militants were slipping into the camps": they come."""
    off = any(k.lower in {"off", "away", "out", "back"} for k in case.children())
    return not off and "from" not in case.args.preps and case.any_place(("into", "inside", "in"))


def fighters_only(case: Case) -> bool:
    """Civilians who flee are displaced; an army that flees withdraws."""
    return not any(case.kinds(t) & {"civilian", "headcount"} for t in case.args.subject)


def gone(case: Case) -> bool:
    """Verbs that anybody does for any reason need somebody armed: "turned around", "ran", "went home"."""
    if any(t.lower in _WORDS["left_formally"] for t in case.under("from", "of")) and not from_place(case):
        return False
    pulled = case.objects if case.trigger.lemma in {"pull", "draw"} else ()
    if any(t.lower in {"it", "that", "this"} and t.i > case.trigger.i for t in pulled):
        return False  # "he can pull it off"
    if case.trigger.lemma == "withdraw" and case.objects and not case.object_place():
        return False  # a candidacy, an offer; forces have a frame of their own
    if case.trigger.lemma == "run" and (
        case.any_place(("into", "to", "toward", "towards", "through", "in"))
        or any(_one_person(case, t) for t in case.args.subject)
    ):
        return False  # they charge, he is a candidate
    if case.trigger.lemma not in _WORDS["weak_leaving"]:
        return True
    if case.objects and not case.object_place():
        return False  # boats that are turned back
    heads = [case.scene.semantic_head(t) for t in case.args.subject]
    heads = [t for t in heads if "airborne" not in case.kinds(t) or t.lemma == "fighter"]  # planes return to base
    known = case.trigger.lemma in {"run", "scatter", "bolt"}  # "the soldiers looted their barracks before they ran"
    return any(
        case.kinds(t) & {"armed", "machine"} and (known or "pronoun" not in case.scene.classes(t)) for t in heads
    )
