"""Conditions on help and access: aid, arms given, routes opened and closed, services lost."""

from fogline.claims.case import Case
from fogline.claims.goods import armed_carrier
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()


_OWN_LORRIES = frozenset("convoy truck lorry aid".split())


def route(case: Case) -> bool:
    """A way or a network is closed or opened, or a market shut; in no passive it is what the verb's object names."""
    words = case.object_words() | {case.scene.semantic_head(t).lemma for t in case.objects}
    ways = case.scene.words.classes["route"] | _WORDS["access"] | _WORDS["thoroughfare"]
    return bool(words & ways) or any("route" in case.kinds(t) for t in case.objects)


def no_route(case: Case) -> bool:
    """A service, and not a way ("the airport's terminal"), a network or a base that is closed."""
    others = {"route", "armed", "network"}
    return not any(others & case.kinds(t) and "utility" not in case.kinds(t) for t in case.objects)


def way_closed(case: Case) -> bool:
    """ "the crossing remains shut", "the border is closed", "the road to X opened"."""
    if case.trigger.lemma in {"be", "remain", "stay", "keep"}:
        return bool({t.lower for t in case.children("acomp", "xcomp", "advmod", "oprd")} & _SHUT)
    return any("route" in case.kinds(t) for t in case.args.subject)


_SHUT = frozenset("closed shut sealed blocked open impassable close open reopened off-limits suspended".split())


def restraint(case: Case) -> bool:
    """Bans and emergencies are imposed; digging up and parking need a way."""
    verb = case.trigger.lemma
    if verb in {"park", "dig", "tear", "pile"}:
        ways = case.scene.words.classes["route"] | {"stretch", "motorway", "m4", "lane"}
        there = {*case.object_words(), *(t.lemma for t in (*case.objects, *case.under("across", "of")))}
        there |= {t.lemma for o in case.args.object for t in case.scene.parsed.children(o.i)}
        return bool(there & ways) or any("route" in case.kinds(t) for t in (*case.args.object, *case.objects))
    if verb in {"confine", "ban"}:
        return any("armed" not in case.kinds(t) for t in case.args.object)
    return True


def _moves(case: Case) -> bool:
    """A verb of going hangs below: "from leaving", "to return"."""
    goes = [k for k in case.below() if k.lemma in _WORDS["going"] and k.i > case.trigger.i and k.pos == "VERB"]
    return bool(goes)


def _traveller(case: Case) -> bool:
    for token in (*case.objects, *case.args.object):
        head = case.scene.semantic_head(token)
        if {head.lemma, head.lower, token.lower} & _WORDS["traveller"] or "civilian" in case.kinds(token):
            return True
    return False


def _entry_refused(case: Case) -> bool:
    words = {t.lemma for t in case.args.object}
    return bool(words & {"entry", "passage", "access", "permission", "clearance", "exit"})


def movement_barred(case: Case) -> bool:
    """People or vehicles are kept from going on: stopped on a road, turned back, barred from leaving."""
    verb, scene = case.trigger.lemma, case.scene
    if verb in {"deny", "refuse", "withhold"}:
        return _entry_refused(case)
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
        return goes or any(t.tag == "NNS" and scene.semantic_head(t).lemma in _VEHICLES for t in case.objects)
    if verb == "delay":
        return case.any_place(("at",))
    return _moves(case) or any(scene.classes(t) & {"route", "place"} for t in case.under("from"))


_VEHICLES = frozenset("car vehicle bus minibus boat motorist traffic taxi motorbike motorcycle lorry train passenger".split())


def not_let(case: Case) -> bool:
    """ "no one is allowed to leave", "are not letting cars through": only refused is it a restriction."""
    parsed = case.scene.parsed
    negated = bool(case.children("neg")) or any(
        t.lower in {"nobody", "none", "neither"} or any(k.lower in {"no", "neither"} for k in parsed.children(t.i, "det"))
        for t in (*case.args.subject, *case.args.object)
    )
    if not negated or not (_traveller(case) or case.args.passive):
        return False
    if any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in (*case.objects, *case.args.object)):
        return False
    through = {k.lower for k in case.children("prt", "advmod", "prep")} & {"through", "in", "out", "past", "into"}
    return _moves(case) or bool(through)


def forbidden(case: Case) -> bool:
    """Marches, traffic, broadcasts and the like are banned."""
    heads = {case.scene.semantic_head(t).lemma for t in case.objects} | {t.lower for t in case.objects}
    if case.trigger.lemma in {"close", "shut", "block"}:
        return bool(heads & {"radio", "newspaper", "channel", "website", "facebook", "whatsapp", "telegram", "twitter", "media"})
    if any("deal" in case.kinds(t) for t in case.objects):
        return False
    return bool(heads & _WORDS["forbidden"])


def lets_help_in(case: Case) -> bool:
    """ "lets us in", "allowed the ambulance to pass"."""
    us = any(t.lower in {"us", "we"} for t in case.args.object)
    in_word = {k.lower for k in case.children("prt", "advmod", "prep")} & {"in", "through", "into", "past"}
    return (us and bool(in_word)) or (_helper(case) and (_moves(case) or bool(in_word)))


def _helper(case: Case) -> bool:
    for token in (*case.objects, *case.args.object):
        head = case.scene.semantic_head(token)
        if head.lemma in _WORDS["humane"] or {"relief", "aid"} & case.kinds(token):
            return True
    return False


def help_held_up(case: Case) -> bool:
    """Ambulances, medics, the sick and relief teams kept from where they are needed."""
    if not _helper(case):
        return False
    verb = case.trigger.lemma
    particle = {k.lower for k in case.children("prt", "advmod")}
    if _tells_itself(case):
        return False
    if verb == "turn":
        return bool(particle & {"back", "away"})
    if verb in {"deny", "refuse"}:
        return _entry_refused(case)
    if verb == "hold":
        return "up" in particle or (case.args.passive and case.any_place(("at",)))
    return verb in {"bar", "block", "delay", "obstruct", "turn"} or _moves(case)


def _tells_itself(case: Case) -> bool:
    """ "prevented convoys from reaching X", "allowed trucks to enter": the movement below is the claim."""
    aid = any({"relief", "aid"} & case.kinds(t) for t in (*case.objects, *case.args.object))
    below = [k for p in (case.trigger, *case.children("prep")) for k in case.scene.parsed.children(p.i, "xcomp", "pcomp", "ccomp")]
    return aid and any(k.lemma in _ARRIVING for k in below)


_ARRIVING = frozenset("arrive enter reach cross pass proceed depart leave get return".split())


def help_refused(case: Case) -> bool:
    """Entry refused to those who help; to anybody else it is a restriction."""
    if _helper(case):
        return True
    return any({"body", "aid", "relief"} & case.kinds(t) for t in (*case.under("to"), *case.objects))


def aid_object(case: Case) -> bool:
    """Aid that is held up, not an army's convoy; a single lorry is aid's unless it is an army's."""
    verb = case.trigger.lemma
    moved = any(t.lemma == "movement" and "aid" not in case.kinds(t) for t in case.objects)
    if moved or _tells_itself(case):
        return False
    plain = [t for t in (*case.objects, *case.args.object) if "relief" in case.kinds(t)]
    if any(armed_carrier(case.scene, case.scene.semantic_head(t)) for t in plain):
        return False
    if verb in {"reduce", "reject", "detain", "loot", "cut"}:
        return any({"aid"} & case.kinds(t) for t in plain)
    if verb == "restrict":
        return not any(case.scene.semantic_head(p).lemma not in _WORDS["aid_mark"] and "armed" in case.kinds(p)
                       for t in plain for k in case.scene.parsed.children(t.i, "prep")
                       for p in case.scene.parsed.children(k.i, "pobj"))
    return True


def aid_let(case: Case) -> bool:
    """Aid is let through; a movement, a delivery or a flight must be said to be aid's."""
    things = [t for t in (*case.objects, *case.args.object) if "relief" in case.kinds(t)]
    if _tells_itself(case):
        return False
    return any(case.scene.semantic_head(t).lemma not in _WORDS["carried_on"] or "aid" in case.kinds(t) for t in things)


def lacking(case: Case) -> bool:
    """Without power, water, medicine, beds: not without a fight, nor out of ammunition."""
    if any("armed" in case.kinds(t) and "named" in case.kinds(t) and "place" not in case.kinds(t) for t in case.args.subject):
        return False
    things = case.objects or case.args.object
    return any(_necessity(case, t) for t in things)


def _necessity(case: Case, token: Token) -> bool:
    head = case.scene.semantic_head(token)
    return bool({"utility", "relief"} & case.kinds(token)) or bool({head.lemma, head.lower} & _WORDS["lacked"])


def donor_stops(case: Case) -> bool:
    """A state or bank stops what it gives to a state or a side; a relief body that cannot deliver is no sanction."""
    giver = any(case.kinds(t) & {"state", "metonym"} or "bank" in t.lower for t in case.args.subject)
    given_to = any(case.kinds(t) & {"state", "armed", "body", "metonym"} for t in case.under("to", "for"))
    return giver and (given_to or any("bank" in t.lower for t in case.args.subject))


def expels_guests(case: Case) -> bool:
    """Diplomats, aid workers, reporters and missions are sent out of a country by its rulers."""
    guests = {case.scene.semantic_head(t).lemma for t in case.objects}
    ruler = any(case.kinds(t) & {"state", "metonym", "armed", "office"} for t in case.args.subject)
    return ruler and bool(guests & _GUESTS)


_GUESTS = frozenset(
    "worker diplomat staff ambassador journalist envoy official correspondent observer monitor attache consul mission "
    "coordinator representative employee inspector charity ngo reporter".split()
)


def from_giver(case: Case) -> bool:
    """ "received weapons from X"."""
    return any(case.kinds(t) & {"actor", "armed", "state", "metonym", "body", "named"} for t in case.under("from"))


def relief_work(case: Case) -> bool:
    """A relief body stops or resumes what it does."""
    heads = {case.scene.semantic_head(t).lemma for t in (*case.objects, *case.args.object)}
    if not heads & _WORDS["relief_work"] and case.trigger.lemma not in {"pull", "evacuate"}:
        return False
    doer = any(_relief_body(case, t) for t in case.args.subject)
    if case.trigger.lemma in {"pull", "evacuate"}:
        return doer and bool({"staff", "personnel", "worker", "team"} & heads)
    return doer or (not case.args.subject and any({"relief", "aid"} & case.kinds(t) for t in case.objects))


def _relief_body(case: Case, token: Token) -> bool:
    kinds = case.kinds(token)
    if token.lower == "we":
        return not {t.lemma for t in case.args.object} & {"operation", "mission", "work", "movement"}
    if token.lower == "partners" or token.lemma in _WORDS["relief_workers"] or "utility" in kinds:
        return True
    near = {m.lower for m in case.modifiers(token)}
    if near & _WORDS["aid_mark"] or token.lower in _WORDS["aid_mark"]:
        return True
    hit = case.scene.hits.get(token.i)
    entity = case.scene.entity(hit.target) if hit is not None else None
    if entity is not None:
        return entity.kind in {"ngo", "body"}
    return token.lemma in {"agency", "charity", "ngo", "organization", "organisation", "group"} and "armed" not in near


def relief(case: Case) -> bool:
    """A relief body, a clinic or people of unknown side are the subject: aid is theirs to bring."""
    return any(
        "body" in case.kinds(t)
        or t.lower in _WORDS["relief_workers"]
        or "unknown" in case.kinds(t)
        or "service" in case.kinds(t)
        for t in case.args.subject
    )


def aid_subject(case: Case) -> bool:
    """Aid or a service is what moves, waits or stops; an armed convoy is not aid, and a clinic does not travel."""
    return any(_moves_or_works(case, t) for t in case.args.subject)


def _moves_or_works(case: Case, token: Token) -> bool:
    kinds, head = case.kinds(token), case.scene.semantic_head(token)
    verb = case.trigger.lemma
    if armed_carrier(case.scene, head) or head.lemma in {"mission", "movement", "access", "assistance", "team"} and verb == "leave":
        return False
    if verb in {"go", "come", "get", "move", "head", "roll"} and kinds & {"relief", "aid"} and not _on_the_way(case):
        return False
    if verb == "bring" and case.trigger.dep == "advcl":
        return False  # "trucks reached X, bringing food": one delivery
    if "armed" in kinds and "utility" not in kinds:
        return False
    if kinds & {"utility", "service"}:
        if case.trigger.lemma in _WORKING or case.trigger.lemma in {"be"}:
            return True
        current = head.lemma in {"water", "power", "electricity", "internet", "signal", "gas", "heating", "supply"}
        return case.trigger.lemma in {"return", "come", "go", "flow"} and current
    if case.trigger.lemma in _WORKING - {"open"} and "aid" in kinds:
        return case.trigger.lemma in {"resume", "operate", "restart", "function"}
    if kinds & {"aid", "relief"}:
        return not {"armed", "place"} & (kinds - {"body"})
    return token.lemma in _OWN_LORRIES and "aid" in case.scene.phrase_text(token).lower()


def _on_the_way(case: Case) -> bool:
    """To or through somewhere, or "through" by itself."""
    said = {k.lower for k in case.children("prt", "advmod")} & {"through", "in", "out", "there"}
    return bool(said) or case.any_place(("to", "into", "through", "toward", "towards", "for", "across"))


_WORKING = frozenset("function operate work reopen resume restart open run admit".split())


def idle(case: Case) -> bool:
    """Standing and waiting are claims of aid that does not move; what remains or goes so must be said."""
    verb = case.trigger.lemma
    if any(armed_carrier(case.scene, case.scene.semantic_head(t)) for t in case.args.subject):
        return False
    if verb in {"be", "remain", "stay", "lie", "stand", "go"}:
        said = [*case.children("acomp", "xcomp", "advmod", "oprd", "attr", "prt", "prep", "amod", "ccomp")]
        if {w for t in said for w in (t.lower, t.lemma)} & _WORDS["stopped"]:
            return True
    if verb in {"stand", "wait", "sit", "remain", "queue", "lie"}:
        return any("relief" in case.kinds(t) for t in case.args.subject) and case.any_place(("at", "in", "on"))
    if verb == "turn":
        return any("aid" in case.kinds(t) for t in case.args.subject)
    if verb == "run":
        return any(k.lower in {"out", "dry", "short", "low"} for k in case.children("prt", "acomp", "advmod"))
    if verb in {"collapse", "fail", "break"}:
        return any("utility" in case.kinds(t) for t in case.args.subject)
    return verb != "stay"


def has_no(case: Case) -> bool:
    """ "has had no electricity", "received no supplies"."""
    if case.trigger.lemma not in {"have", "receive", "get", "see"}:
        return True
    refused = [
        t for t in case.objects if any(k.lower == "no" for k in case.scene.parsed.children(t.i, "det"))
    ] or ([*case.objects] if case.children("neg") and case.trigger.lemma == "receive" else [])
    return any(_necessity(case, t) for t in refused)


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


def foreign_guard(case: Case) -> bool:
    """One side guards what is another's: its president, its palace, its convoys."""
    abroad = any(k.lower in {"guard", "escort"} for k in (case.trigger,)) or case.trigger.lemma in {"guard", "escort", "protect"}
    theirs = [t for t in case.objects if t.lemma in {"palace", "president", "convoy", "leader", "minister", "delegation"}]
    own = any(k.tag == "PRP$" for t in theirs for k in case.scene.parsed.children(t.i, "poss"))
    return abroad and bool(theirs) and not own


def help_in_event(case: Case) -> bool:
    """An attack helped on by fire or another force: "supported by artillery", "Ethiopian guns supported the assault"."""
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


_UNITS = frozenset("troop troops force forces fighter fighters mercenary mercenaries militia militias tank tanks".split())


def given(case: Case) -> bool:
    """Given by a side to somebody, or of a kind that only help is."""
    verb = case.trigger.lemma
    if verb == "hand" and not any(k.lower in {"out", "down"} for k in case.children("prt", "advmod")):
        arms = any("weapon" in case.kinds(t) and "relief" not in case.kinds(t) for t in case.objects)
        if arms or not {"aid", "relief"} & set().union(*(case.kinds(t) for t in case.objects)):
            return False  # arms are handed over by those who give up
    heads = [case.scene.semantic_head(t) for t in case.objects]
    things = case.lemmas() | {t.lemma for t in heads} | {m.lower for t in case.objects for m in case.modifiers(t)}
    first = case.kinds(case.objects[0]) if case.objects else frozenset()
    if "armed" in first and not first & {"weapon", "assistance"}:
        return False
    received = {"to", "for"} & set(case.args.preps) or case.children("dative") or len(case.args.object) > 1
    money = things & _MONEY
    if money:
        meant = {w for t in case.below() if t.i > case.trigger.i for w in (t.lemma, t.lower)} | things
        return bool(meant & case.scene.words.classes["assistance"] - _MONEY) or bool(case.under("to"))
    if verb in {"hand", "step", "set", "pass", "give"} and case.children("prt"):
        return verb != "set" or bool(things & {"shelter", "kitchen", "reception", "tent", "hospital"})
    if verb == "evacuate":
        return False
    if verb in _WORDS["giving"] or things & _WORDS["heavy_arms"]:
        return bool(received) or bool(things & {"aid", "help", "support"})
    if things & {"team", "bus", "boat", "vehicle", "truck", "expert", "engineer", "pilot", "light", "data", "image", "salary"}:
        return bool(received)
    return True


_MONEY = frozenset("billion million dollar dollars euro pound bn m sum cash money".split())
