"""Conditions on who holds what ground: taken, held, cut off, and who is driven off it."""

from fogline.claims.case import Case
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_EXPLOSIVE = frozenset({"mine", "mines", "landmine", "landmines", "explosive", "explosives", "ied", "ieds", "ordnance"})
_TAKEN_ELSEWHERE = frozenset({"apart", "aside", "up", "down", "off", "away", "on", "in", "out"})
_OWNERS = frozenset("company firm corporation investor church shareholder conglomerate club landlord".split())
_OUT = frozenset({"out", "off", "away"})
_ADRIFT = frozenset({"from", "of", "off", "across"})
_SHUT = ("in", "inside", "at", "near", "within", "on", "behind", "between")


def no_weather(case: Case) -> bool:
    """Somebody, not snow or a flood, cuts the place off; a leader who rings capitals telephones, and a speaker may be
    cut off."""
    one = {"him", "her", "me", "you"}
    if any(t.lower in one or t.lower.endswith(("self", "selves")) or _anybody(case, t) for t in case.objects):
        return False
    if case.trigger.lemma == "ring" and (
        not case.object_place() or any("office" in case.kinds(t) for t in case.args.subject)
    ):
        return False
    return not any(t.lower in _WORDS["weather"] or t.lemma in _WORDS["weather"] for t in case.args.subject)


def _anybody(case: Case, token: Token) -> bool:
    """One person by a common noun."""
    return (
        token.tag == "NN" and bool(case.kinds(token) & {"person_noun", "office"}) and "armed" not in case.kinds(token)
    )


def shut_in(case: Case) -> bool:
    """People trapped in a place or by a side; under rubble they are buried."""
    if not no_weather(case):
        return False
    under = case.under("under", "beneath", "below", *_SHUT)
    if any(t.lemma in _WORDS["rubble"] for t in under):
        return False
    armed = any("armed" in case.kinds(t) for t in (*case.objects, *case.args.subject))
    return armed or case.any_place(_SHUT)


def ground_taken(case: Case) -> bool:
    """Ground changes its holder: it is not cleared of mines, taken apart, or won at the polls."""
    verb = case.trigger.lemma
    if verb == "take" and any(k.lower in _TAKEN_ELSEWHERE for k in case.children("prt", "advmod") if k.dep != "cc"):
        return False
    if verb == "win" and not any(
        "armed" in case.kinds(t) and not case.kinds(t) & {"office", "pronoun"} for t in case.args.subject
    ):
        return case.args.passive or any(k.lower == "back" for k in case.children())
    if verb in {"clear", "sweep"} and {t.lower for t in case.below()} & _EXPLOSIVE:
        return False
    inside = case.scene.parsed.children
    of = [t for o in case.objects for p in inside(o.i, "prep") if p.lower == "of" for t in inside(p.i, "pobj")]
    return not any(t.lower in _EXPLOSIVE or t.lemma == "resistance" for t in (*case.under("of"), *of))


def ground_control(case: Case) -> bool:
    """Control of ground, not of a company, a council or a car."""
    return not any(
        t.lemma in _WORDS["controlled_otherwise"] or t.lower.endswith("self") or "deal" in case.kinds(t)
        for t in case.objects
    )


def standing(case: Case) -> bool:
    """An occupation that holds ("occupies", "occupied since"), not the day on which it began."""
    verb = case.trigger
    if any(t.tag in {"NN", "NNP"} and {"office", "person"} <= case.kinds(t) for t in case.args.subject):
        return False  # a seat or a post
    aux = {k.lower for k in case.children("aux", "auxpass")}
    if "since" in case.args.preps or any(k.lower == "still" for k in case.children("advmod")):
        return True
    if verb.tag in {"VBZ", "VBP"}:
        return True
    perfect = bool(aux & {"has", "have", "had"})
    return not perfect and (bool(aux & {"is", "are"}) or (verb.dep in {"acl", "amod"} and verb.tag == "VBN"))


def holder(case: Case) -> bool:
    """A side holds ground; an aid body that runs a clinic, and a company its market, do not."""
    if case.trigger.lemma == "keep" and (
        case.children("oprd", "acomp", "ccomp", "xcomp", "advcl")
        or case.under("out", "from", "off")
        or any(k.lower in {"out", "away", "off", "open", "shut", "closed"} for k in case.children())
    ):
        return False  # kept shut, kept out
    if any(t.lemma in _OWNERS for t in case.args.subject):
        return False
    subjects = [case.kinds(t) for t in case.args.subject]
    return not subjects or any(
        not ("body" in kinds and "named" in kinds and "armed" not in kinds) or "state" in kinds for kinds in subjects
    )


def no_thing_passed(case: Case) -> bool:
    """A town passes to somebody; a sluice that passes water does not."""
    return case.args.passive or not case.children("dobj")


def has_ground(case: Case) -> bool:
    """ "by October the rebels had five towns": a side, not a country that has them by nature."""
    return holder(case) and not any(case.kinds(t) & {"state", "place", "office"} for t in case.args.subject)


def held_where(case: Case) -> bool:
    """ "Idlib, where Turkey is in charge", "was in control there"."""
    pointed = any(k.lower in {"where", "there", "here"} for k in case.children("advmod"))
    return pointed or case.any_place(("in", "at", "across", "over", "throughout", "inside"))


def areas_meant(case: Case) -> bool:
    """ "the government seized them": the last plural before the pronoun is of places, not of people or arms."""
    if not case.objects or case.objects[0].lower != "them":
        return False
    token, tokens = case.objects[0], case.scene.parsed.tokens
    for other in reversed(tokens[max(0, token.i - 40) : case.trigger.i]):
        if token.sent - other.sent > 1 or other.tag not in {"NNS", "NNPS"} or other.i in case.scene.hits:
            continue
        if other.lower in {"years", "days", "weeks", "months", "hours"} or other.dep in {"nsubj", "npadvmod"}:
            continue
        kinds = case.scene.classes(other)
        return "place" in kinds and not kinds & {"armed", "civilian", "weapon"}
    return False


def it_is_ground(case: Case) -> bool:
    """ "the brigade took it": the town spoken of last, where somebody armed does it."""
    token = case.args.object[0] if case.args.object else None
    return (
        token is not None
        and token.lower in {"it", "both"}
        and not case.children("prt", "ccomp", "xcomp", "oprd", "acomp")
        and ground_taken(case)
        and any("pronoun" not in case.scene.classes(t) for t in case.args.subject)
        and case.places.latest(token) is not None
    )


def ground_lost(case: Case) -> bool:
    """ "has cost the junta 180 posts": what is lost is ground."""
    return len(case.objects) > 1 and any(
        "place" in case.kinds(t) and "state" not in case.kinds(t) for t in case.objects[1:]
    )


def handed(case: Case) -> bool:
    """Posts are taken over from somebody; a debt or a job is not ground."""
    return not case.args.object or any("place" in case.kinds(t) for t in case.args.object)


def driven_out(case: Case) -> bool:
    """Armed people are driven from a place, or simply out; a people driven from its homes is displaced."""
    if case.trigger.lemma in {"force", "expel", "evict"} and any(_a_people(case, t) for t in case.objects):
        return False
    if _driven_from(case):
        return True
    out = any(k.lower in _OUT for k in case.children("prt", "advmod", "prep"))
    return out and not case.args.passive and not _has_place(case)


def _driven_from(case: Case) -> bool:
    """The place stands below the verb, or, as the parser may have it, below those who are driven."""
    if case.any_place(("from", "of", "off")):
        return True
    pointed = [t for t in case.under("from", "of", "off") if t.lower in {"it", "there", "both"}]
    if pointed and case.places.latest(pointed[0]) is not None:
        return True
    parsed = case.scene.parsed
    return any(
        "place" in case.kinds(t)
        for o in case.objects
        for p in parsed.children(o.i, "prep")
        if p.lower in _ADRIFT and p.i > case.trigger.i
        for q in (p, *parsed.children(p.i, "prep"))
        for t in parsed.children(q.i, "pobj")
        if p.lower != "of" or q.i != p.i
    )


def _has_place(case: Case) -> bool:
    return any("place" in case.kinds(t) for tokens in case.args.preps.values() for t in tokens)


def _a_people(case: Case, token: Token) -> bool:
    hit = case.scene.hits.get(case.scene.semantic_head(token).i)
    return hit is not None and hit.kind == "people"


def defence_subject(case: Case) -> bool:
    """ "the army's lines collapsed": a defence gives way; talks, prices and buildings are not meant."""
    for token in case.args.subject:
        owned = [*case.modifiers(token), *_owners(case, token)]
        if token.lower not in _WORDS["defence"] and token.lemma not in _WORDS["defence"]:
            continue
        if token.lemma in {"defence", "defense", "resistance"} or any(
            case.kinds(t) & {"armed", "place", "state"} for t in owned
        ):
            return True
    return False


def _owners(case: Case, token: Token) -> list[Token]:
    parsed = case.scene.parsed
    return [t for p in parsed.children(token.i, "prep") for t in parsed.children(p.i, "pobj")]
