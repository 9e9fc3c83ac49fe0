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
_FLEE_TO = ("to", "into", "for", "toward", "towards", "across", "in", "from", "around", "over", "near", "outside", "at")
_REFUGE = frozenset("refuge sanctuary shelter safety flight".split())
_FLIGHT_WORDS = {
    "run": frozenset({"lives", "life"}),
    "pack": frozenset({"up"}),
    "get": frozenset({"out"}),
    "be": frozenset({"move", "road"}),
    **dict.fromkeys(("make", "find", "take"), _REFUGE),
}
_DWELL = frozenset("sleep camp live stay huddle crowd squat lodge spend gather settle".split())
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
    heads = [case.scene.semantic_head(t) for t in case.args.subject]
    if any("airborne" in case.kinds(t) and t.lemma != "fighter" for t in heads):
        return False  # planes come and go
    strong = case.trigger.lemma in _WORDS["strong_motion"]
    if case.args.subject and all(_one_person(case, t) for t in case.args.subject) and not strong:
        if not case.under("on", "against"):
            return False  # a traveller, not an army
    if case.trigger.lemma == "return" and case.args.object:
        return False  # something is given back
    weak = case.trigger.lemma in _WORDS["weak_motion"]
    if weak and not _armed_mover(case):
        return False
    if case.trigger.lemma == "arrive" and not case.args.object:
        return not any(t.lemma == "scene" for t in case.under("on", "at"))
    if case.object_place() or _entered_it(case):
        return True
    if case.args.object and not any(t.lower in _WORDS["ground_gained"] for t in case.args.object):
        return False
    if case.any_place(_GOAL):
        return True
    if case.any_place(("as",)) and any(k.lower == "far" for k in case.children("advmod")):
        return True
    directed = any(k.lower in _WORDS["direction"] for k in case.children())
    if directed and (strong or weak or case.trigger.lemma in {"push", "move", "press"}):
        return True
    return strong and not case.args.object and bool(case.args.subject)


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


def _armed_mover(case: Case) -> bool:
    """Somebody armed by a noun; a pronoun will do where the place is an aim ("they moved on the town")."""

    def armed(token: Token) -> bool:
        return token.lower == "men" or ("armed" in case.kinds(token) and "pronoun" not in case.scene.classes(token))

    if any(armed(t) for t in case.args.subject):
        return True
    aimed = case.object_place() or case.any_place(
        ("on", "against", "toward", "towards", "into", "across", "over", "through", "inside")
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
        return not case.args.object or any("place" in case.kinds(t) for t in case.args.object)
    if case.trigger.lemma in {"slip", "depart"}:
        return case.trigger.lemma == "slip" or not case.args.preps or case.any_place(("from", "for", "to", "in", "on"))
    return "from" in case.args.preps and from_place(case)


def fighters_only(case: Case) -> bool:
    """Civilians who flee are displaced; an army that flees withdraws."""
    return not any(case.kinds(t) & {"civilian", "headcount"} for t in case.args.subject)


def gone(case: Case) -> bool:
    """Verbs that anybody does for any reason need somebody armed: "turned around", "ran", "went home"."""
    if any(t.lower in _WORDS["left_formally"] for t in case.under("from", "of")) and not from_place(case):
        return False
    if case.trigger.lemma in {"pull", "draw"} and case.objects:
        if any(t.lower in {"it", "that", "this"} and t.i > case.trigger.i for t in case.objects):
            return False  # "he can pull it off"
    if case.trigger.lemma not in _WORDS["weak_leaving"]:
        return True
    if case.objects and not case.object_place():
        return False  # boats that are turned back
    heads = [case.scene.semantic_head(t) for t in case.args.subject]
    heads = [t for t in heads if "airborne" not in case.kinds(t) or t.lemma == "fighter"]  # planes return to base
    return any(case.kinds(t) & {"armed", "machine"} and "pronoun" not in case.scene.classes(t) for t in heads)


def _fighters(case: Case) -> bool:
    return any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in case.args.subject)


def flight(case: Case) -> bool:
    """People, not fighters, leave their homes or cross a line; one person's journey and a return are no flight."""
    if _fighters(case):
        return False
    if any(t.tag in {"NN", "NNP"} and case.kinds(t) & {"office", "person_noun"} for t in case.args.subject):
        return False  # one person's journey
    if any("captive" in case.kinds(t) for t in case.args.subject):
        return False  # they break out
    if any(k.lower in {"home", "back"} for k in case.children("advmod", "npadvmod", "prt")):
        return False  # they return
    verb = case.trigger.lemma
    if verb in _DWELL:
        return any(
            t.lemma in _WORDS["shelter"] or t.lower in _WORDS["shelter"] for t in case.under("in", "under", "at")
        )
    if verb in _FLIGHT_WORDS and not case.any_place(_FLEE_TO):
        return bool({t.lower for t in case.below()} & _FLIGHT_WORDS[verb])
    if verb in _FLIGHT or verb == "shelter":
        return True
    if verb in {"leave", "abandon", "quit"}:
        heads = [case.scene.semantic_head(t) for t in case.args.subject]
        crowd = any(t.lemma in _WORDS["inhabitants"] or "headcount" in case.kinds(t) for t in heads)
        left = any(t.lower in _WORDS["left_behind"] for t in case.objects)
        stays = any(k.dep == "neg" for k in case.children()) or case.governor().lemma in {"refuse", "decline", "want"}
        if stays and case.trigger.tag == "VB":
            return False
        named = any({"place", "named"} <= case.kinds(t) for t in case.objects)
        return left or named or (verb == "leave" and crowd and not case.args.object)
    if verb in {"seek", "take"}:
        return any(
            t.lower in {"refuge", "shelter", "safety", "asylum", "sanctuary", "flight"} for t in case.args.object
        )
    displaced = any(
        "displaced" in case.scene.phrase_text(t).lower() or t.lower in {"refugees", "families", "evacuees"}
        for outer in case.args.subject
        for t in {outer, case.scene.semantic_head(outer)}
    )
    if verb in {"go", "move", "travel", "stay", "live"} and not (
        displaced or any("headcount" in case.kinds(t) or _counted(case, t) for t in case.args.subject)
    ):
        return False  # people go about
    crowd = displaced or any(case.kinds(t) & {"civilian", "headcount"} for t in case.args.subject)
    if verb in {"reach", "cross", "flood", "enter"} and case.object_place():
        return crowd
    directed = any(k.lower in _WORDS["direction"] for k in case.children())
    there = any(t.lower == "which" for t in case.under("into", "to", "from"))
    return crowd and (
        (displaced and there) or case.any_place(_FLEE_TO) or (directed and verb not in {"come", "set", "move"})
    )


def _counted(case: Case, token: Token) -> bool:
    """A number of people, or whole groups of them."""
    return any(m.tag == "CD" for m in case.modifiers(token)) or case.scene.semantic_head(token).i != token.i


def uprooted(case: Case) -> bool:
    """Driven out of a place or a home, not out of business or office."""
    return not any(t.lower in {"business", "office", "power", "job", "post", "race"} for t in case.under("of", "from"))


def return_sense(case: Case) -> bool:
    """People go back: "returned", "came back", "drove home"."""
    if _fighters(case):
        return False
    if any(t.tag in {"NN", "NNP"} and case.kinds(t) & {"office", "person_noun"} for t in case.args.subject):
        return False  # one person's journey
    named = [*case.under(*case.args.preps), *case.args.object]
    words = {m.lower for t in named for m in (t, *case.modifiers(t))} | {k.lower for k in case.children()}
    home = {k.lower for k in case.children("advmod", "npadvmod", "dobj")}
    words |= {k.lower for a in case.children("advmod") for k in case.scene.parsed.children(a.i)}  # "back there"
    if case.trigger.tag == "VB" and case.trigger.lemma != "return" and not named and "home" not in home:
        return False  # "wish that they could go back"
    return case.trigger.lemma == "return" or "back" in words or "home" in home


def moved_people(case: Case) -> bool:
    """People brought somewhere: with a place to or from which; the verb's object is no patient, suspect or body."""
    if case.lemmas() & _WORDS["moved_singly"] or any(t.lower in {"he", "him", "she", "her"} for t in case.objects):
        return False
    homes = {"home", "homes", "houses", "villages", "land", "lands", "farms", "camps", "shelters", "safety", "exile"}
    parsed = case.scene.parsed
    hung = [  # "forced thousands from their homes": the parser may hang the place on the people
        t
        for o in case.objects
        for p in parsed.children(o.i, "prep")
        if p.lower in {"from", "to", "into", "across", "toward", "towards"} and p.i > case.trigger.i
        for t in parsed.children(p.i, "pobj")
    ]
    if any(t.lower in homes for t in (*case.under("from", "of", "to", "into", "off"), *hung)):
        return True
    counted = any("headcount" in case.kinds(t) or case.scene.semantic_head(t).i != t.i for t in case.objects)
    gone = any(k.lower in {"out", "away", "south", "north", "east", "west"} for k in case.children("prt", "advmod"))
    return (
        case.any_place(("from", "to", "into", "off", "across", "out", "over", "towards", "toward", "through"))
        or any("place" in case.kinds(t) for t in hung)
        or (counted and gone)
    )


def hosting(case: Case) -> bool:
    """A town, a school, a family shelters people who fled: by that word, or in numbers."""
    host = any(
        case.kinds(t) & {"place", "structure", "service"}
        or t.lemma in {"family", "community", "household", "site", "camp"}
        for t in case.args.subject
    )
    guest = any(
        t.lemma in {"refugee", "evacuee", "idp", "displaced"}
        or "displaced" in case.scene.phrase_text(t).lower()
        or any(m.tag == "CD" for m in case.modifiers(t))
        or "headcount" in case.kinds(t)
        for t in case.objects
    )
    return guest and (host or case.any_place(("in", "at")))


def emptied(case: Case) -> bool:
    """ "whole villages have emptied": of their people."""
    where = case.args.object if case.args.object else case.args.subject
    people = any("civilian" in case.kinds(t) for t in case.under("of"))
    return any("place" in case.kinds(t) or t.lower in {"streets", "neighbourhoods"} for t in where) and (
        people or "of" not in case.args.preps
    )


def returned_people(case: Case) -> bool:
    """People who fled are brought back; a body, a prisoner or a delegation is not."""
    if case.lemmas() & _WORDS["moved_singly"]:
        return False
    who = any(t.lemma in _WORDS["returning"] or "headcount" in case.kinds(t) for t in case.objects)
    return who and (
        case.any_place(("to", "into", "in", "from")) or any(k.lower in {"home", "back"} for k in case.children())
    )


def moved_force(case: Case) -> bool:
    """Forces or weapons sent: to a place, or reinforcements by name; building only of what soldiers build."""
    things = case.lemmas()
    fort = bool(things & case.scene.words.classes["fortification"])
    if case.trigger.lemma in {"build", "set", "raise", "establish", "erect", "construct", "dig", "put"}:
        return fort or bool(things & {"militia", "army", "brigade", "unit", "checkpoint"})
    if fort and "gun" not in things:
        return False
    given = all("weapon" in case.kinds(t) for t in case.objects)
    if given and any("state" in case.kinds(t) for t in case.under("to")):
        return False  # tanks for somebody else are help
    if case.trigger.lemma == "order" and any(k.tag == "VB" for k in case.children("xcomp", "ccomp", "advcl", "acl")):
        return False  # told what to do, not sent
    if case.trigger.lemma == "commit" and not things & _WORDS["sent_force"]:
        return False
    if case.trigger.lemma == "order" and not case.any_place(("to", "into", "onto")):
        return False
    if things & _WORDS["sent_force"]:
        return True
    if any(k.lower in _WORDS["direction"] | {"closer", "nearer", "up"} for k in case.children()):
        return True
    return case.any_place(
        ("to", "into", "toward", "towards", "along", "near", "around", "in", "at", "across", "off", "on")
    )
