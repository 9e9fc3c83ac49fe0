"""Conditions on aid and services (`access`): aid let through or held up, a service lost or back."""

from fogline.claims.case import Case
from fogline.claims.goods import armed_carrier
from fogline.claims.tokens import Token
from fogline.claims.ways import entry_refused, moves
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_RELIEF = frozenset("agency charity organisation organization ngo unicef wfp msf icrc cross crescent".split())
_OWN_LORRIES = frozenset("convoy truck lorry aid".split())
_WARDS = frozenset(
    "clinic hospital kitchen bakery pharmacy ward dispensary infirmary facility post centre center".split()
)
_WORKING = frozenset("function operate work reopen resume restart open run admit".split())


def aid_object(case: Case) -> bool:
    """Aid that is held up, not an army's convoy; a single lorry is aid's unless it is an army's."""
    verb = case.trigger.lemma
    moved = any(t.lemma in {"movement", "flight"} and "aid" not in case.kinds(t) for t in case.objects)
    if moved or _tells_itself(case):
        return False
    plain = [t for t in (*case.objects, *case.args.object) if "relief" in case.kinds(t)]
    if any(armed_carrier(case.scene, case.scene.semantic_head(t)) for t in plain):
        return False
    if verb in {"reduce", "reject", "detain", "loot", "cut"}:
        return any({"aid"} & case.kinds(t) for t in plain)
    if verb == "restrict":
        return not any(
            case.scene.semantic_head(p).lemma not in _WORDS["aid_mark"] and "armed" in case.kinds(p)
            for t in plain
            for k in case.scene.parsed.children(t.i, "prep")
            for p in case.scene.parsed.children(k.i, "pobj")
        )
    return True


def aid_let(case: Case) -> bool:
    """Aid is let through; a movement, a delivery or a flight must be said to be aid's."""
    things = [t for t in (*case.objects, *case.args.object) if "relief" in case.kinds(t)]
    if _tells_itself(case):
        return False
    return any(case.scene.semantic_head(t).lemma not in _WORDS["carried_on"] or "aid" in case.kinds(t) for t in things)


def _tells_itself(case: Case) -> bool:
    """ "prevented convoys from reaching X", "allowed trucks to enter": the movement below is the claim."""
    aid = any({"relief", "aid"} & case.kinds(t) for t in (*case.objects, *case.args.object))
    below = [
        k
        for p in (case.trigger, *case.children("prep"))
        for k in case.scene.parsed.children(p.i, "xcomp", "pcomp", "ccomp")
    ]
    return aid and any(k.lemma in _WORDS["arriving"] for k in below)


def lacking(case: Case) -> bool:
    """Without power, water, medicine, beds: not without a fight, nor out of ammunition."""
    if any(
        "armed" in case.kinds(t) and "named" in case.kinds(t) and "place" not in case.kinds(t)
        for t in case.args.subject
    ):
        return False
    things = case.objects or case.args.object
    ward = any("utility" in case.kinds(t) or t.lemma in _WORDS["humane"] for t in case.args.subject)
    return any(_necessity(case, t) for t in things) or (ward and case.trigger.lemma == "run")


def _necessity(case: Case, token: Token) -> bool:
    head = case.scene.semantic_head(token)
    return bool({"utility", "relief"} & case.kinds(token)) or bool({head.lemma, head.lower} & _WORDS["lacked"])


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
    if verb == "keep":  # "have kept aid workers out of the valley"
        return bool({k.lower for k in case.children("prep", "prt", "advmod")} & {"out", "away"}) or moves(case)
    if verb in {"deny", "refuse"}:
        return entry_refused(case)
    if verb == "hold":
        return "up" in particle or (case.args.passive and case.any_place(("at",)))
    return verb in {"bar", "block", "delay", "obstruct", "turn"} or moves(case)


def request_refused(case: Case) -> bool:
    """A relief body's request to send a mission, or its permission, is turned down."""
    things = [*case.objects, *case.args.object]
    asked = [t for t in things if t.lemma in {"request", "permission", "clearance", "application", "mission", "visa"}]
    if not asked or (case.args.passive is False and not case.args.subject):
        return False
    around = case.scene.parsed.sentence_tokens(case.trigger.sent)
    goes = any(t.lemma in {"mission", "convoy", "deliver", "visit", "enter", "reach", "aid"} for t in around)
    return goes and any(t.lower in _WORDS["aid_mark"] for t in around)


def help_refused(case: Case) -> bool:
    """Entry refused to those who help; to anybody else it is a restriction."""
    if _helper(case):
        return True
    return any({"body", "aid", "relief"} & case.kinds(t) for t in (*case.under("to"), *case.objects))


def lets_help_in(case: Case) -> bool:
    """ "lets us in", "allowed the ambulance to pass"."""
    us = any(t.lower in {"us", "we"} for t in case.args.object)
    in_word = {k.lower for k in case.children("prt", "advmod", "prep")} & {"in", "through", "into", "past"}
    return (us and bool(in_word)) or (_helper(case) and (moves(case) or bool(in_word)))


def _helper(case: Case) -> bool:
    for token in (*case.objects, *case.args.object):
        head = case.scene.semantic_head(token)
        if head.lemma in _WORDS["humane"] or {"relief", "aid"} & case.kinds(token):
            return True
    return False


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
    if "pronoun" in case.scene.classes(token):
        return any(_RELIEF & set(ref.name.lower().split()) for ref in case.actors.refs(token))
    near = {m.lower for m in case.modifiers(token)}
    if near & _WORDS["aid_mark"] or token.lower in _WORDS["aid_mark"]:
        return True
    hit = case.scene.hits.get(token.i)
    entity = case.scene.entity(hit.target) if hit is not None else None
    if entity is not None:
        return entity.kind in {"ngo", "body"}
    return token.lemma in {"agency", "charity", "ngo", "organization", "organisation", "group"} and "armed" not in near


def aid_subject(case: Case) -> bool:
    """Aid or a service is what moves, waits or stops; an armed convoy is not aid, and a clinic does not travel."""
    return any(_moves_or_works(case, t) for t in case.args.subject)


def _moves_or_works(case: Case, token: Token) -> bool:
    kinds, head = case.kinds(token), case.scene.semantic_head(token)
    verb = case.trigger.lemma
    if armed_carrier(case.scene, head) or (
        head.lemma in {"mission", "movement", "access", "assistance", "team"} and verb == "leave"
    ):
        return False
    if verb in {"go", "come", "get", "move", "head", "roll"} and kinds & {"relief", "aid"} and not _on_the_way(case):
        return False
    if verb == "bring" and case.trigger.dep == "advcl":
        return False  # "trucks reached X, bringing food": one delivery
    if "armed" in kinds and "utility" not in kinds:
        return False
    if kinds & {"utility", "service"} and ("aid" not in kinds or verb in _WORKING):
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
    loose = [k for k in case.children("prep") if not case.scene.parsed.children(k.i, "pobj", "pcomp")]
    said = {k.lower for k in (*case.children("prt", "advmod"), *loose)} & {"through", "in", "out", "there"}
    return bool(said) or case.any_place(("to", "into", "through", "toward", "towards", "for", "across"))


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
    if case.trigger.lemma == "be" and not case.children("expl"):
        return False
    refused = [t for t in case.objects if any(k.lower == "no" for k in case.scene.parsed.children(t.i, "det"))] or (
        [t for t in case.objects if not case.scene.parsed.children(t.i, "det")]
        if case.children("neg") and case.trigger.lemma in {"receive", "have", "get", "see"}
        else []
    )
    return any(_necessity(case, t) for t in refused)


def nothing_came(case: Case) -> bool:
    """ "nothing has come in since morning", "no convoy has got through" says so too."""
    nothing = any(k.lower in {"nothing", "none"} for k in case.children("nsubj"))
    near = case.scene.parsed.sentence_tokens(case.trigger.sent)
    inward = any(t.lower in {"in", "through", "into", "across"} and t.head == case.trigger.i for t in near)
    return nothing and inward


def relief_runs(case: Case) -> bool:
    """A relief body runs a clinic or a kitchen: a service is there."""
    ward = any(case.scene.semantic_head(t).lemma in _WARDS for t in case.objects)
    return ward and not case.args.passive and any(_relief_body(case, t) for t in case.args.subject)


def no_route(case: Case) -> bool:
    """A service, and not a way ("the airport's terminal"), a network or a base that is closed."""
    others = {"route", "armed", "network"}
    return not any(others & case.kinds(t) and "utility" not in case.kinds(t) for t in case.objects)
