"""Conditions on event nouns: which "advance", "operation", "loss" or "deal" tells of the war, and as an act."""

from fogline.claims.case import Case
from fogline.claims.numbers import of_phrase
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()


def military(case: Case) -> bool:
    """An advance of armed people, not of science: somebody armed owns it, or it goes toward a place."""
    noun = case.trigger.lemma
    owners = [*case.modifiers(case.trigger), *case.under("of", "by")]
    if noun == "incursion":
        return True
    vague = noun in {"gain", "progress"}
    if vague and not case.any_place(("in", "on", "toward", "towards", "around", "near")):
        return False
    if any(t.lower in {"his", "her", "my"} for t in owners):
        return False
    if noun in {"push", "drive"} and any(k.tag == "VB" for k in case.children("acl")):
        return case.any_place(("into", "toward", "towards"))  # a push to renew a mandate
    if any("armed" in case.kinds(t) or t.lower in _WORDS["armed_owner"] for t in owners):
        return True
    toward = case.any_place(("on", "to", "into", "toward", "towards", "against", "through"))
    return toward and not vague and noun not in {"drive", "crossing", "entry"}


def ground_held(case: Case) -> bool:
    """Control of ground, not of a company or a chamber."""
    return not any(t.lemma in _WORDS["controlled_otherwise"] for t in case.under("of", "over"))


def force_leaves(case: Case) -> bool:
    """Armed people leave or give way: not a building, talks, a patient or civilians."""
    noun = case.trigger.lemma
    owners = [*case.modifiers(case.trigger), *case.under("of", "by")]
    if any(t.lower in {"his", "her", "my"} for t in owners):
        return False
    if noun == "evacuation":
        return any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in case.under("of"))
    if noun not in {"collapse", "disintegration"}:
        return True
    return any(
        ({"armed", "state"} & case.kinds(t) and not case.kinds(t) & {"office"})
        or t.lower in _WORDS["defence"]
        or t.lemma in _WORDS["defence"]
        for t in owners
    )


def protest(case: Case) -> bool:
    """A protest by its noun, a strike of workers, or a march so described."""
    if case.trigger.lemma in {"protest", "demonstration", "riot", "sit-in", "rioting"}:
        return True
    wanted = "labour_strike" if case.trigger.lemma == "strike" else "popular"
    return bool(case.modifier_words() & _WORDS[wanted])


def offensive(case: Case) -> bool:
    """An attack that is to take ground: on a place, or an offensive by name; else it is a clash (codebook 6.10)."""
    noun, words = case.trigger.lemma, case.modifier_words()
    if noun == "push":
        return bool(words & {"military", "ground", "final", "major", "renewed"}) and military(case)
    if noun == "campaign":
        against = any(case.kinds(t) & {"armed", "place"} for t in case.under("against"))
        return against or bool(words & _WORDS["campaign_kind"])
    if noun == "operation":
        return _operation(case, words)
    return noun != "manoeuvre"


def _operation(case: Case, words: set[str]) -> bool:
    """An operation so described, launched, or against somebody; a search is none."""
    if words & _WORDS["operation_kind"] or "against" in case.args.preps:
        return True
    if case.trigger.dep in {"dobj", "nsubjpass"} and case.governor().lemma in _WORDS["operation_run"]:
        return True
    return not words & {"search", "day-to-day"} and case.any_place(("in", "against", "on", "around", "near"))


def toll(case: Case) -> bool:
    """Deaths counted or recorded; losses only where a verb counts them, since they may be of tanks or ground."""
    noun = case.trigger.lemma
    if noun not in _WORDS["casualty"]:
        return noun == "toll"
    counted = of_phrase(case.scene, case.trigger) or any(of_phrase(case.scene, t) for t in case.under("of"))
    if counted and noun != "loss":
        return True
    return bool(case.children("nummod")) or case.governor().lemma in _WORDS["recording"]


def people(case: Case) -> bool:
    """A movement of people: civilians, or a number of them."""
    tokens = [*case.under("of"), *case.modifiers(case.trigger)]
    return any("civilian" in case.kinds(t) or t.tag == "CD" for t in tokens) or case.trigger.lemma in {
        "displacement",
        "exodus",
    }


def held(case: Case) -> bool:
    """Talks between sides that take place."""
    between = "with" in case.args.preps or "between" in case.args.preps
    return between and case.governor().lemma in _WORDS["talks_held"]


def deal(case: Case) -> bool:
    """A truce or deal made, kept or broken, not spoken of; a bare "deal" must be of the war or concluded."""
    made = case.governor().lemma in _WORDS["deal_made"]
    if "between" in case.args.preps or "with" in case.args.preps:
        plain = case.trigger.lemma in {"deal", "agreement"}
        return made or not plain or bool(case.modifier_words() & _WORDS["deal_between"])
    if case.trigger.lemma in {"deal", "agreement", "pact", "accord"}:
        concluded = case.governor().lemma in {"sign", "reach", "strike", "conclude"}
        return made and (concluded or bool(case.modifier_words() & _WORDS["deal_of_war"]))
    return made


def imposed(case: Case) -> bool:
    """Sanctions as an act."""
    return case.governor().lemma in _WORDS["imposing"]


def relation(case: Case) -> bool:
    """An ally or backer of somebody who is named."""
    return bool(case.children("appos", "poss")) or "of" in case.args.preps


def on_civilians(case: Case) -> bool:
    """An attack on people who are not armed."""
    return any("civilian" in case.kinds(t) and "armed" not in case.kinds(t) for t in case.under("on", "against"))


def given_by(case: Case) -> bool:
    """ "with the support of X", "help from X": a giver is named."""
    return case.governor().lower in {"with", "under", "without"} and any(
        case.kinds(t) & {"armed", "actor"} for t in case.under("of", "from")
    )


def made_by(case: Case) -> bool:
    """ "X's call for", "a demand from X that": who asks and what for."""
    owners = [*case.children("poss"), *case.under("by", "from")]
    clause = bool(case.children("acl", "ccomp", "relcl")) or "for" in case.args.preps
    return clause and any(case.kinds(t) & {"actor", "person", "state", "unknown"} for t in owners)


def restriction(case: Case) -> bool:
    """ "martial law", "a state of emergency": the nouns alone restrict nothing."""
    if case.trigger.lemma == "law":
        return "martial" in case.modifier_words()
    return case.trigger.lemma != "state" or "emergency" in {t.lower for t in case.under("of")}


def of_group(case: Case) -> bool:
    """ "X, the leader of Y" where both are named: the appositive tells a tie."""
    if case.trigger.dep != "appos":
        return False
    owners = [*case.children("poss"), *case.under("of")]
    named = [t for t in owners if {"armed", "named"} <= case.kinds(t) and "state" not in case.kinds(t)]
    return "named" in case.kinds(case.governor()) and bool(named)


def of_force(case: Case) -> bool:
    """A base, headquarters or presence of somebody armed."""
    presence = case.trigger.lemma == "presence"
    if not presence and case.trigger.dep not in {"appos", "attr", "nsubj", "ROOT", "dobj"}:
        return False
    owners = [*case.modifiers(case.trigger), *case.under("of")]
    return any("armed" in case.kinds(t) and (presence or "named" in case.kinds(t)) for t in owners)
