"""Conditions on event nouns: which "advance", "operation", "loss" or "deal" tells of the war, and as an act."""

from fogline.claims.arguments import prepositional
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
    where = ("in", "on", "toward", "towards", "around", "near")
    told = prepositional(case.scene, case.governor()) if case.governor().pos == "VERB" else {}
    beside = any("place" in case.kinds(t) for prep in where for t in told.get(prep, ()))
    if vague and not (case.any_place(where) or beside):
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
    """Control of ground, not of a company or a chamber; ground is somebody's where it is said to be."""
    if case.trigger.lemma in {"territory", "turf"}:
        owned = any("armed" in case.kinds(t) for t in case.modifiers(case.trigger) if t.dep != "poss")
        return owned and case.trigger.dep in {"attr", "appos"}
    of = case.under("of")
    if (
        case.trigger.lemma in {"stronghold", "bastion", "fiefdom"}
        and of
        and not any(case.kinds(t) & {"armed", "named", "office", "place", "actor"} for t in of)
    ):
        return False  # of a trade, of a faith
    if case.modifier_words() & {"command"} or any(k.lower == "command" for k in (case.governor(), *case.children())):
        return False  # "command and control"
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
    """A protest by its noun, a strike of workers, or a march so described or of ordinary people."""
    noun = case.trigger.lemma
    if noun in {"protest", "demonstration", "riot", "sit-in", "rioting"}:
        return True
    if noun == "strike" and not not_labour(case):
        return True
    if case.modifier_words() & _WORDS["labour_strike" if noun == "strike" else "popular"]:
        return True
    doers = [*case.under("by", "of"), *case.children("poss", "compound", "nmod")]
    by_people = any("civilian" in case.kinds(t) and "armed" not in case.kinds(t) for t in doers)
    if noun == "strike":
        governor = case.governor()
        called = (
            governor.lemma in {"stage", "call", "plan", "hold", "end", "join", "continue", "organise", "suspend"}
            and not case.modifier_words() & _WORDS["fire_means"]
        )
        return (
            (governor.lower == "on" and case.trigger.tag == "NN") or (called and _of_working_people(case)) or by_people
        )
    return noun in {"march", "rally"} and by_people


def _of_working_people(case: Case) -> bool:
    """Unions and workers stage, call and plan strikes; so do days and nations."""
    words = {t.lemma for t in case.scene.parsed.sentence_tokens(case.trigger.sent)}
    return bool(
        words
        & {
            "worker",
            "union",
            "teacher",
            "farmer",
            "driver",
            "nurse",
            "doctor",
            "trader",
            "miner",
            "student",
            "shopkeeper",
        }
    )


def not_labour(case: Case) -> bool:
    """No strike of workers: they are not who does it, nor who stages it."""
    doers = [*case.modifiers(case.trigger), *case.under("by", "of")]
    if case.trigger.dep == "dobj":
        doers += case.scene.parsed.children(case.governor().i, "nsubj")
    return not any({t.lemma, t.lower} & _WORDS["striking"] for t in doers)


def offensive(case: Case) -> bool:
    """An attack that is to take ground: on a place, or an offensive by name; else it is a clash (codebook 6.10)."""
    noun, words = case.trigger.lemma, case.modifier_words()
    if noun == "push":
        return bool(words & {"military", "ground", "final", "major", "renewed"}) and military(case)
    if noun == "campaign":
        against = any(case.kinds(t) & {"armed", "place"} for t in case.under("against", "for", "in"))
        run = case.governor().lemma in _WORDS["attack_run"] or bool(case.children("relcl", "acl"))
        return against or run or bool(words & _WORDS["campaign_kind"])
    if noun == "operation":
        return _operation(case, words)
    return noun != "manoeuvre"


def _operation(case: Case, words: set[str]) -> bool:
    """An operation so described, launched, or against somebody; a search is none."""
    if words & _WORDS["operation_kind"] or "against" in case.args.preps:
        return True
    if case.trigger.dep in {"dobj", "nsubjpass", "nsubj"} and case.governor().lemma in _WORDS["operation_run"]:
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
    if noun == "loss" and any(
        of_phrase(case.scene, t) and case.kinds(t) & {"armed", "civilian"} for t in case.under("of")
    ):
        return True
    return bool(case.children("nummod")) or case.governor().lemma in _WORDS["recording"]


def people(case: Case) -> bool:
    """A movement of people: civilians, or a number of them; flights in the plural are flown."""
    tokens = [*case.under("of"), *case.modifiers(case.trigger)]
    if case.trigger.lower == "flights":
        return False
    return any("civilian" in case.kinds(t) or t.tag == "CD" for t in tokens) or case.trigger.lemma in {
        "displacement",
        "exodus",
    }


def round_place(case: Case) -> bool:
    """ "the noose around the town is tightening"."""
    return case.any_place(("around", "round", "on"))


def people_back(case: Case) -> bool:
    """The return of people who fled: of them, or to a place; not a return to work or a president's."""
    owners = [*case.modifiers(case.trigger), *case.under("of", "by")]
    if any(case.kinds(t) & {"armed", "office"} or t.lower in {"his", "her", "my"} for t in owners):
        return False
    people = any(case.kinds(t) & {"civilian", "headcount"} or t.lower == "displaced" for t in owners)
    return people or (case.trigger.lower == "returns" and case.any_place(("to", "in", "into", "from")))


def held(case: Case) -> bool:
    """Talks between sides that take place, are to, or break down."""
    governor = case.governor()
    if governor.lemma == "of" and case.scene.parsed.head(governor).lemma in {"round", "day", "session", "series"}:
        governor = case.scene.parsed.head(case.scene.parsed.head(governor))
    takes_place = governor.lemma in _WORDS["talks_held"]
    if "between" in case.args.preps or "with" in case.args.preps:
        return takes_place
    if case.trigger.lemma not in {"talk", "negotiation", "summit"} or case.trigger.lower == "talk":
        return False
    if case.trigger.dep in {"nsubj", "nsubjpass"}:
        return takes_place
    return takes_place and governor.lemma in {"attend", "hold", "host", "resume", "open", "prepare"}


def deal(case: Case) -> bool:
    """A truce or deal made, kept or broken, not spoken of; a bare "deal" must be of the war or concluded."""
    governor = case.governor()
    in_force = governor.lemma == "be" and any(
        t.lower in {"force", "effect", "place"}
        for p in case.scene.parsed.children(governor.i, "prep")
        for t in case.scene.parsed.children(p.i, "pobj")
    )
    made = governor.lemma in _WORDS["deal_made"] or in_force
    struck = [
        k.lemma
        for k in case.children("acl", "relcl")
        if k.lemma in _WORDS["deal_made"] and case.scene.parsed.children(k.i, "nsubj", "prep", "agent")
    ]
    if case.trigger.lemma == "acceptance":
        return "of" in case.args.preps or bool(case.children("prep"))
    if "between" in case.args.preps or "with" in case.args.preps or struck:
        plain = case.trigger.lemma in {"deal", "agreement"}
        return made or bool(struck) or not plain or bool(case.modifier_words() & _WORDS["deal_between"])
    if case.trigger.lemma in {"deal", "agreement", "pact", "accord", "bargain", "treaty"}:
        concluded = case.governor().lemma in {"sign", "reach", "strike", "conclude", "broker", "draft"}
        return made and (concluded or bool(case.modifier_words() & _WORDS["deal_of_war"]))
    return made


def imposed(case: Case) -> bool:
    """Sanctions as an act."""
    return case.governor().lemma in _WORDS["imposing"]


def relation(case: Case) -> bool:
    """An ally or backer of somebody who is named."""
    if case.trigger.lemma == "supplier":
        return bool(case.modifier_words() & {"arms", "arm", "weapons"}) and bool(case.children("poss"))
    return bool(case.children("appos", "poss", "relcl")) or "of" in case.args.preps


def ally_of(case: Case) -> bool:
    """ "X, an ally of Y", "X is Y's ally": both are named or sides."""
    owners = [*case.children("poss"), *case.under("of")]
    if case.trigger.dep == "attr" and case.trigger.tag == "NNS" and not owners:
        return True  # "the two warlords are allies"
    if not any(case.kinds(t) & {"armed", "state", "office", "named", "unknown", "metonym"} for t in owners):
        return False
    if case.trigger.dep == "appos":
        return bool(case.kinds(case.governor()) & {"named", "armed", "office"})
    as_ally = case.trigger.dep == "pobj" and case.governor().lower == "as"
    return case.trigger.dep == "attr" or as_ally


def of_alliance(case: Case) -> bool:
    """ "X, a member of Y", "X, the alliance's strongest member"."""
    if case.trigger.dep != "appos" or "named" not in case.kinds(case.governor()):
        return False
    owners = [*case.children("poss"), *case.under("of")]
    return any(
        "armed" in (kinds := case.kinds(t)) and "state" not in kinds and ("named" in kinds or t.lemma in _ALLIANCES)
        for t in owners
    )


_ALLIANCES = frozenset("alliance coalition bloc front federation group umbrella army militia movement".split())


def on_civilians(case: Case) -> bool:
    """An attack on people who are not armed."""
    return any("civilian" in case.kinds(t) and "armed" not in case.kinds(t) for t in case.under("on", "against"))


def launched(case: Case) -> bool:
    """A push or sweep that somebody begins, prepares or stops: of armed people, or toward a place or side."""
    if case.governor().lemma not in _WORDS["attack_run"]:
        return False
    toward = case.under("on", "to", "into", "toward", "towards", "against", "in", "of", "through", "across")
    wordy = case.modifier_words() & (_WORDS["armed_owner"] | _WORDS["campaign_kind"] | _WORDS["attack_sort"])
    return bool(wordy) or any(case.kinds(t) & {"place", "armed", "state"} for t in toward)


def on_post(case: Case) -> bool:
    """An attack on armed people or their post, which is not said to be launched as an offensive is (codebook 6.10)."""
    if case.governor().lemma in _WORDS["attack_run"] - {"carry", "conduct", "stage"}:
        return False
    return any(
        t.lemma in _WORDS["post"] or ("armed" in case.kinds(t) and not case.kinds(t) & {"place", "state", "civilian"})
        for t in case.under("on", "against")
    )


def breaking_out(case: Case) -> bool:
    """Violence that breaks out, spreads or goes on, as fighting does."""
    return case.trigger.dep in {"nsubj", "nsubjpass"} and case.governor().lemma in _WORDS["flaring"]


def on_gathering(case: Case) -> bool:
    """An attack on a place where people pray, trade, learn or travel is one on them."""
    return any(t.lemma in _WORDS["gathering"] for t in case.under("on", "against", "at"))


def laid(case: Case) -> bool:
    """A mine that kills, was laid or goes off; miners work in the other sort."""
    if case.trigger.lemma != "mine":
        return True
    verb = case.scene.parsed.head(case.governor()) if case.governor().pos == "ADP" else case.governor()
    told = verb.lemma in _WORDS["mine_verb"] or any(
        k.lemma in _WORDS["mine_verb"] for k in case.children("acl", "relcl")
    )
    return told or bool(case.modifier_words() & _WORDS["mine_sort"])


def given_by(case: Case) -> bool:
    """ "with the support of X", "with coalition air support", "under cover of X's guns": a giver is named."""
    if case.governor().lower not in {"with", "under", "without", "in"}:
        return False
    if case.governor().lower == "in":  # "in support of the ground troops": the object is helped
        return False
    givers = [*case.under("of", "from", "by"), *case.children("poss", "compound", "nmod", "amod")]
    named = any(case.kinds(t) & {"armed", "actor", "fire", "state", "metonym", "airborne"} for t in givers)
    fought = case.modifier_words() & {"air", "artillery", "naval", "military", "fire", "aerial", "logistical", "tank"}
    return named or bool(fought and givers)


def made_by(case: Case) -> bool:
    """ "X's call for", "a demand from X that", "at the request of X": who asks and what for."""
    if case.trigger.lemma == "request" and case.governor().lower == "at":
        return "of" in case.args.preps or bool(case.children("poss")) or bool(case.children("prep"))
    owners = [*case.children("poss"), *case.under("by", "from")]
    clause = bool(case.children("acl", "ccomp", "relcl")) or "for" in case.args.preps
    return clause and bool(owners)


def restriction(case: Case) -> bool:
    """ "martial law", "a state of emergency": the nouns alone restrict nothing."""
    if case.governor().lemma in {"dismantle", "remove", "clear", "attack"} or case.trigger.dep in {"appos", "npadvmod"}:
        return False
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
