"""Conditions on help and access: aid, arms given, routes opened and closed, services lost."""

from fogline.claims.case import Case
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()


def route(case: Case) -> bool:
    """A way, a network or a ban on movement is closed, opened or imposed."""
    if case.trigger.lemma in {"impose", "declare", "lift", "extend", "put"}:
        return True
    return bool(case.object_words() & (case.scene.words.classes["route"] | _WORDS["access"]))


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
    """Aid or a service is what moves, waits or stops; an armed convoy is not aid."""
    return any(
        ({"aid", "service"} & case.kinds(t) and not {"armed", "place"} & (case.kinds(t) - {"body"}))
        or (t.lemma in {"convoy", "truck", "aid"} and "aid" in case.scene.phrase_text(t).lower())
        for t in case.args.subject
    )


def idle(case: Case) -> bool:
    """Standing and waiting are claims of aid that does not move."""
    if case.trigger.lemma in {"stand", "wait", "sit", "remain", "stick"}:
        return any("relief" in case.scene.classes(t) for t in case.args.subject) and case.any_place(("at", "in", "on"))
    return True


def has_no(case: Case) -> bool:
    """ "has had no electricity", "lacks water"."""
    if case.trigger.lemma != "have":
        return True
    return any(k.lower == "no" for t in case.objects for k in case.scene.parsed.children(t.i, "det"))


def act(case: Case) -> bool:
    """Help as an act: a past or progressive verb with an infinitive or a thing given, not a standing relation."""
    return bool(case.children("xcomp", "ccomp")) or "with" in case.args.preps


def given(case: Case) -> bool:
    """Given by a side to somebody, or of a kind that only help is."""
    things = case.lemmas() | {m.lower for t in case.objects for m in case.modifiers(t)}
    first = case.kinds(case.objects[0]) if case.objects else frozenset()
    if "armed" in first and not first & {"weapon", "assistance"}:
        return False
    if case.trigger.lemma in _WORDS["giving"] or things & _WORDS["heavy_arms"]:
        received = "to" in case.args.preps or "for" in case.args.preps or bool(case.children("dative"))
        return received or bool(things & {"aid", "help", "support"})
    return True
