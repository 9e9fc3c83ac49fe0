"""Conditions on restrictions (`restrict`): ways, networks and movement closed, barred, opened."""

from fogline.claims.case import Case
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()


def route(case: Case) -> bool:
    """A way or a network is closed or opened, or a market shut; in no passive it is what the verb's object names."""
    if case.trigger.lemma == "open" and case.args.passive and not case.args.subject:
        return False  # a bridge that was opened in 1934
    words = case.object_words() | {case.scene.semantic_head(t).lemma for t in case.objects}
    ways = case.scene.words.classes["route"] | _WORDS["access"] | _WORDS["thoroughfare"]
    return bool(words & ways) or any("route" in case.kinds(t) for t in case.objects)


def way_closed(case: Case) -> bool:
    """ "the crossing remains shut", "the border is closed", "the road to X opened"."""
    if case.trigger.lemma in {"be", "remain", "stay", "keep"}:
        return bool({t.lower for t in case.children("acomp", "xcomp", "advmod", "oprd")} & _WORDS["shut"])
    return any("route" in case.kinds(t) for t in case.args.subject)


def made_impassable(case: Case) -> bool:
    """ "have made the road impassable"."""
    parsed = case.scene.parsed
    told = case.children("ccomp", "oprd", "acomp", "xcomp")
    barred = [t for t in told if t.lower in {"impassable", "unusable", "inaccessible", "unsafe"}]
    ways = [*case.objects, *(k for t in barred for k in parsed.children(t.i, "nsubj"))]
    if any({t.lemma, t.lower} & _WORDS["weather"] for t in case.args.subject):
        return False
    return bool(barred) and any("route" in case.kinds(t) or t.lemma in _WORDS["thoroughfare"] for t in ways)


def restraint(case: Case) -> bool:
    """Bans and emergencies are imposed; digging up and parking need a way."""
    verb = case.trigger.lemma
    if verb in {"park", "dig", "tear", "pile"}:
        ways = case.scene.words.classes["route"] | {"stretch", "motorway", "m4", "lane"}
        there = {*case.object_words(), *(t.lemma for t in (*case.objects, *case.under("across", "of")))}
        there |= {t.lemma for o in case.args.object for t in case.scene.parsed.children(o.i)}
        return bool(there & ways) or any("route" in case.kinds(t) for t in (*case.args.object, *case.objects))
    zoned = [t for t in (*case.args.object, *case.children("oprd", "attr")) if t.lemma in {"zone", "area"}]
    if zoned and zoned[0].lemma == "area":
        return bool({m.lower for m in case.modifiers(zoned[0])} & {"designated", "closed", "prohibited", "restricted"})
    if case.args.object and case.args.object[0].lemma == "zone":
        near = {m.lower for m in case.modifiers(case.args.object[0])}
        return bool(near & {"fly", "no-fly", "exclusion", "military", "buffer", "security", "closed"})
    if verb == "cordon":
        return True
    if verb in {"confine", "ban"}:
        return any("armed" not in case.kinds(t) for t in case.args.object)
    return True


def moves(case: Case) -> bool:
    """A verb of going hangs below: "from leaving", "to return"."""
    goes = [k for k in case.below() if k.lemma in _WORDS["going"] and k.i > case.trigger.i and k.pos == "VERB"]
    return bool(goes)


def entry_refused(case: Case) -> bool:
    words = {w for t in case.args.object for w in (t.lemma, *(m.lower for m in case.modifiers(t)))}
    return bool(words & {"entry", "passage", "access", "permission", "clearance", "exit"})


def _traveller(case: Case) -> bool:
    held = (*case.objects, *case.args.object)
    barred = not held and case.trigger.lemma in {"bar", "ban", "block"} and "from" in case.args.preps
    for token in case.args.subject if barred else held:  # "residents still barred from going": no auxiliary
        head = case.scene.semantic_head(token)
        if {head.lemma, head.lower, token.lower} & _WORDS["traveller"] or "civilian" in case.kinds(token):
            return True
    return False


def movement_barred(case: Case) -> bool:
    """People or vehicles are kept from going on: stopped on a road, turned back, barred from leaving."""
    verb, scene = case.trigger.lemma, case.scene
    if verb in {"deny", "refuse", "withhold"}:
        return entry_refused(case)
    if not _traveller(case) or any(t.lower == "prisoner" for t in case.objects):
        return False
    particle = {k.lower for k in case.children("prt", "advmod")}
    if verb == "turn":
        return bool(particle & {"back", "away"})
    if verb == "hold":
        return "up" in particle or case.any_place(("at",))
    if verb in {"stop", "halt"} and not case.args.preps.get("from"):
        below = [t for o in case.objects for t in scene.parsed.children(o.i, "relcl", "acl")]
        goes = any(t.lemma in {"try", "seek", "want", "head", "flee", "leave"} for t in below)
        return goes or any(
            t.tag == "NNS" and scene.semantic_head(t).lemma in _WORDS["vehicle_stopped"] for t in case.objects
        )
    if verb == "delay":
        return case.any_place(("at",))
    return moves(case) or any(scene.classes(t) & {"route", "place"} for t in case.under("from"))


def not_let(case: Case) -> bool:
    """ "no one is allowed to leave", "are not letting cars through": only refused is it a restriction."""
    parsed = case.scene.parsed
    negated = bool(case.children("neg")) or any(
        t.lower in {"nobody", "none", "neither"}
        or any(k.lower in {"no", "neither"} for k in parsed.children(t.i, "det"))
        for t in (*case.args.subject, *case.args.object)
    )
    if not negated or not (_traveller(case) or case.args.passive):
        return False
    if any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in (*case.objects, *case.args.object)):
        return False
    through = {k.lower for k in case.children("prt", "advmod", "prep")} & {"through", "in", "out", "past", "into"}
    return moves(case) or bool(through)


def forbidden(case: Case) -> bool:
    """Marches, traffic, broadcasts and the like are banned."""
    heads = {case.scene.semantic_head(t).lemma for t in case.objects} | {t.lower for t in case.objects}
    if case.trigger.lemma in {"close", "shut", "block"}:
        return bool(
            heads & {"radio", "newspaper", "channel", "website", "facebook", "whatsapp", "telegram", "twitter", "media"}
        )
    if any("deal" in case.kinds(t) for t in case.objects):
        return False
    return bool(heads & _WORDS["forbidden"])
