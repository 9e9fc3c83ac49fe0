"""Conditions on who goes where: advances, withdrawals, forces sent, flight, return, and people moved."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_GOAL = tuple(
    "into toward towards on to onto through across past along near around inside against within over as up beyond upon "
    "for".split()
)
_FLIGHT = frozenset("flee escape evacuate".split())
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
    if any(t.lemma == "reinforcement" for t in case.args.subject):
        return False  # their arrival is `mobilise`
    strong = case.trigger.lemma in _WORDS["strong_motion"]
    if case.trigger.lemma in _WORDS["weak_motion"]:
        if not _armed_mover(case):
            return False
        if case.trigger.lemma == "arrive" and not case.args.object:
            return True
    if case.object_place():
        return True
    if case.args.object and not any(t.lower in _WORDS["ground_gained"] for t in case.args.object):
        return False
    if case.any_place(_GOAL):
        return True
    directed = any(k.lower in _WORDS["direction"] for k in case.children())
    if directed and (strong or case.trigger.lemma in {"push", "move", "press"}):
        return True
    return strong and not case.args.object and bool(case.args.subject)


def _armed_mover(case: Case) -> bool:
    """Somebody armed by a noun; a pronoun will do where the place is an aim ("they moved on the town")."""

    def armed(token: Token) -> bool:
        return token.lower == "men" or ("armed" in case.kinds(token) and "pronoun" not in case.scene.classes(token))

    if any(armed(t) for t in case.args.subject):
        return True
    aimed = case.trigger.lemma == "move" and case.any_place(("on", "against", "toward", "towards"))
    return aimed and any("armed" in case.kinds(t) for t in case.args.subject)


def leaving(case: Case) -> bool:
    """Armed people leave: a place, for a place, or simply."""
    if case.trigger.lemma == "leave":
        return not case.args.object or any("place" in case.kinds(t) for t in case.args.object)
    if case.trigger.lemma in {"slip", "depart"}:
        return True
    return "from" in case.args.preps and from_place(case)


def fighters_only(case: Case) -> bool:
    """Civilians who flee are displaced; an army that flees withdraws."""
    return not (
        case.trigger.lemma in {"flee", "leave", "evacuate", "escape"}
        and any("civilian" in case.kinds(t) for t in case.args.subject)
    )


def _fighters(case: Case) -> bool:
    return any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in case.args.subject)


def flight(case: Case) -> bool:
    """People, not fighters, leave their homes or cross a line; one person's journey and a return are no flight."""
    if _fighters(case):
        return False
    if any(t.tag in {"NN", "NNP"} and case.kinds(t) & {"office", "person_noun"} for t in case.args.subject):
        return False  # one person's journey
    if any(k.lower in {"home", "back"} for k in case.children("advmod", "npadvmod", "prt")):
        return False  # they return
    verb = case.trigger.lemma
    if verb in _FLIGHT or verb == "shelter":
        return True
    if verb in {"leave", "abandon", "quit"}:
        return any(t.lower in _WORDS["left_behind"] for t in case.objects) or case.object_place()
    if verb in {"seek", "take"}:
        return any(t.lower in {"refuge", "shelter"} for t in case.args.object)
    displaced = any(
        "displaced" in case.scene.phrase_text(t).lower() or t.lower in {"refugees", "families", "evacuees"}
        for t in case.args.subject
    )
    return case.any_place(("to", "into", "for", "toward", "towards", "across", "in", "from")) and (
        displaced or any("civilian" in case.kinds(t) for t in case.args.subject)
    )


def return_sense(case: Case) -> bool:
    """People go back: "returned", "came back", "drove home"."""
    if _fighters(case):
        return False
    named = [*case.under(*case.args.preps), *case.args.object]
    words = {m.lower for t in named for m in (t, *case.modifiers(t))} | {k.lower for k in case.children()}
    home = {k.lower for k in case.children("advmod", "npadvmod", "dobj")}
    return case.trigger.lemma == "return" or "back" in words or "home" in home


def moved_people(case: Case) -> bool:
    """People brought somewhere: with a place to or from which; the verb's object is no patient, suspect or body."""
    if case.lemmas() & _WORDS["moved_singly"]:
        return False
    homes = {"home", "homes", "houses", "villages"}
    return any(t.lower in homes for t in case.under("from", "of", "to", "into", "off")) or case.any_place(
        ("from", "to", "into", "off", "across", "out")
    )


def moved_force(case: Case) -> bool:
    """Forces or weapons sent: to a place, or reinforcements by name; building only of what soldiers build."""
    things = case.lemmas()
    fort = bool(things & case.scene.words.classes["fortification"])
    if case.trigger.lemma in {"build", "set", "raise"}:
        return fort or bool(things & {"militia", "army", "brigade", "unit", "checkpoint"})
    if fort and "gun" not in things:
        return False
    given = all("weapon" in case.kinds(t) for t in case.objects)
    if given and any("state" in case.kinds(t) for t in case.under("to")):
        return False  # tanks for somebody else are help
    if things & _WORDS["sent_force"]:
        return True
    return case.any_place(("to", "into", "toward", "towards", "along", "near", "around", "in", "at"))
