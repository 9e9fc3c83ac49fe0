"""Conditions on unarmed people who go: flight, shelter, people moved, and return."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_FLIGHT = frozenset("flee escape evacuate shelter".split())
_FLEE_TO = ("to", "into", "for", "toward", "towards", "across", "in", "from", "around", "over", "near", "outside", "at")
_REFUGE = frozenset("cover refuge sanctuary shelter safety asylum flight".split())
_FLIGHT_WORDS = {
    "run": frozenset({"lives", "life"}),
    "pack": frozenset({"up"}),
    "get": frozenset({"out"}),
    "be": frozenset({"move", "road"}),
    **dict.fromkeys(("make", "find", "take"), _REFUGE),
}
_OUTDOORS = frozenset("road boat sea bush hill forest mountain foot".split())
_CROWDS = frozenset(
    "people population family household community group tribe clan half rest majority number crowd exodus"
    " public minority diaspora youth".split()
)
_NO_PEOPLE = frozenset("life normality normalcy calm peace power service services business trade water".split())
_KIN = frozenset({"relative", "relation", "friend", "host", "kin"})
_DAILY = frozenset(
    "school work church mosque market poll polls university class court hospital bed prison jail".split()
)
_DWELL = frozenset("sleep camp live stay huddle crowd squat lodge spend gather settle".split())
_ABOUT_TOWN = frozenset("go move travel stay live".split())  # people do so every day: only crowds of them flee
_HOMES = frozenset("home homes houses villages land lands farms camps shelters safety exile".split())
_BROUGHT = ("from", "to", "into", "off", "across", "out", "over", "towards", "toward", "through")


def _fighters(case: Case) -> bool:
    return any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in case.args.subject)


def _one_journey(case: Case) -> bool:
    """One official, reporter or villager travels."""
    return any(t.tag in {"NN", "NNP"} and case.kinds(t) & {"office", "person_noun"} for t in case.args.subject)


def flight(case: Case) -> bool:
    """People, not fighters, leave their homes or cross a line; one person's journey and a return are no flight."""
    if _fighters(case) or _one_journey(case):
        return False
    if any("captive" in case.kinds(t) for t in case.args.subject):
        return False  # they break out
    if any(k.lower in {"home", "back"} for k in case.children("advmod", "npadvmod", "prt")):
        return False  # they return
    verb = case.trigger.lemma
    if verb in _DWELL:
        where = case.under("in", "under", "at")
        if any(t.lemma in _KIN for t in case.under("with")):
            return True
        if verb in {"camp", "huddle", "squat", "sleep"} and any({"place", "named"} <= case.kinds(t) for t in where):
            return True
        return any({t.lemma, t.lower} & _WORDS["shelter"] for t in where)
    if verb == "move" and any(t.lemma in _KIN for t in case.under("with")):
        return True
    if verb in _FLIGHT_WORDS and not case.any_place(_FLEE_TO):
        return bool({t.lower for t in case.below()} & _FLIGHT_WORDS[verb])
    if verb in _FLIGHT:
        return verb != "shelter" or not case.args.object
    if verb in {"leave", "abandon", "quit"}:
        return _left(case)
    if verb in {"seek", "take"}:
        outdoors = {*case.args.object, *case.under("to")}
        return any(t.lower in _REFUGE or t.lemma in _OUTDOORS for t in outdoors)
    return _crowd_goes(case)


def _left(case: Case) -> bool:
    """They leave a home or a town, or, where they live there, simply leave; "asked them not to leave" is no flight."""
    held_back = case.children("neg") or case.governor().lemma in {"refuse", "decline", "want"}
    if held_back and case.trigger.tag == "VB":
        return False
    heads = [case.scene.semantic_head(t) for t in case.args.subject]
    crowd = any(t.lemma in _WORDS["inhabitants"] or "headcount" in case.kinds(t) for t in heads)
    if case.trigger.lemma == "leave" and crowd and not case.args.object:
        return True
    return any(t.lower in _WORDS["left_behind"] or {"place", "named"} <= case.kinds(t) for t in case.objects)


def _crowd_goes(case: Case) -> bool:
    """Displaced people, civilians or so many of them go to a place, out of one, or in a direction."""
    verb = case.trigger.lemma
    displaced = any(
        "displaced" in case.scene.phrase_text(t).lower() or t.lower in {"refugees", "families", "evacuees"}
        for outer in case.args.subject
        for t in {outer, case.scene.semantic_head(outer)}
    )
    counted = any("headcount" in case.kinds(t) or _counted(case, t) for t in case.args.subject)
    if verb in _ABOUT_TOWN and not (displaced or counted):
        return False
    if not (displaced or any(case.kinds(t) & {"civilian", "headcount"} for t in case.args.subject)):
        return False
    if verb in {"reach", "cross", "flood", "enter"} and case.object_place():
        return True
    if not displaced and any(t.lower in _DAILY for t in case.under("to")):
        return False
    if displaced and any(t.lower == "which" for t in case.under("into", "to", "from")):
        return True
    directed = verb != "move" and any(k.lower in _WORDS["direction"] for k in case.children())
    return directed or case.any_place(_FLEE_TO)


def _counted(case: Case, token: Token) -> bool:
    """A number of people, or whole groups of them."""
    return any(m.tag == "CD" for m in case.modifiers(token)) or case.scene.semantic_head(token).i != token.i


def uprooted(case: Case) -> bool:
    """Driven out of a place or a home, not out of business or office; one person is deported, not displaced."""
    if case.objects and all(_one_of_them(case, t) for t in case.objects):
        return False
    return not any(t.lower in {"business", "office", "power", "job", "post", "race"} for t in case.under("of", "from"))


def moved_people(case: Case) -> bool:
    """People brought somewhere: with a place to or from which; the verb's object is no patient, suspect or body."""
    if case.lemmas() & _WORDS["moved_singly"] or any(t.lower in {"he", "him", "she", "her"} for t in case.objects):
        return False
    if case.objects and all(_one_of_them(case, t) or t.lower == "men" for t in case.objects):
        return False
    parsed = case.scene.parsed
    hung = [  # "forced thousands from their homes": the parser may hang the place on the people
        t
        for o in case.objects
        for p in parsed.children(o.i, "prep")
        if p.lower in {"from", "to", "into", "across", "toward", "towards"} and p.i > case.trigger.i
        for t in parsed.children(p.i, "pobj")
    ]
    if any(t.lower in _HOMES for t in (*case.under("from", "of", "to", "into", "off"), *hung)):
        return True
    counted = any("headcount" in case.kinds(t) or case.scene.semantic_head(t).i != t.i for t in case.objects)
    gone = any(k.lower in {"out", "away", "south", "north", "east", "west"} for k in case.children("prt", "advmod"))
    return case.any_place(_BROUGHT) or any("place" in case.kinds(t) for t in hung) or (counted and gone)


def _one_of_them(case: Case, token: Token) -> bool:
    """One person by a common noun: a businessman, a victim; no family and no population."""
    head = case.scene.semantic_head(token)
    one = head.tag == "NN" and bool(case.kinds(head) & {"person_noun", "civilian", "office"}) and head.i == token.i
    return one and head.lemma not in _CROWDS


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


def return_sense(case: Case) -> bool:
    """People go back: "returned", "came back", "drove home"."""
    if _fighters(case) or _one_journey(case):
        return False
    named = [*case.under(*case.args.preps), *case.args.object]
    words = {m.lower for t in named for m in (t, *case.modifiers(t))} | {k.lower for k in case.children()}
    home = {k.lower for k in case.children("advmod", "npadvmod", "dobj")}
    if any(t.lower in _NO_PEOPLE for t in case.args.subject):
        return False  # "life is returning to"
    words |= {k.lower for a in case.children("advmod") for k in case.scene.parsed.children(a.i)}  # "back there"
    if case.trigger.tag == "VB" and case.trigger.lemma != "return" and not named and "home" not in home:
        return False  # "wish that they could go back"
    return case.trigger.lemma == "return" or "back" in words or "home" in home


def returned_people(case: Case) -> bool:
    """People who fled are brought back; a body, a prisoner or a delegation is not."""
    if case.lemmas() & _WORDS["moved_singly"]:
        return False
    who = any(t.lemma in _WORDS["returning"] or "headcount" in case.kinds(t) for t in case.objects)
    return who and (
        case.any_place(("to", "into", "in", "from")) or any(k.lower in {"home", "back"} for k in case.children())
    )
