"""Conditions on meetings, deals and ties between sides."""

from fogline.claims.case import Case
from fogline.claims.phrases import is_date
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_BARE_DEAL = frozenset("sign ratify".split())
_PAPER = frozenset("document text paper protocol statement proposal plan terms term instrument".split())
_WE = frozenset({"i", "we", "me", "us"})
_ASKING = frozenset({"call", "urge", "ask", "press"})


def diplomatic(case: Case) -> bool:
    """Officials or states deal with one another; ordinary people do not, nor reporters and those they ask."""
    subject = [case.kinds(t) for t in case.args.subject]
    verb = case.trigger.lemma
    others = [*case.under("with", "to"), *case.objects]
    if _reporters_own(case, others) or _declined(case) or any(t.lemma == "resistance" for t in case.below()):
        return False
    if any("civilian" in k and "office" not in k and "armed" not in k for k in subject):
        return False
    carried = [t for t in case.args.object if t not in case.objects]
    if verb == "fly" and carried and not any("person" in case.kinds(t) for t in carried):
        return False  # "flying fuel to X"
    if verb in _WORDS["travel"] and not _talks(case):
        envoy = any("office" in k or ("person" in k and "named" in k) for k in subject)
        return envoy and any(case.kinds(t) & {"place", "actor", "office"} for t in (*others, *case.under("in", "at")))
    if verb in {"receive", "host"}:
        return any(_received(case, t) for t in case.objects)
    if verb in {"speak", "talk", "negotiate", "confer", "sit"} and not ({"with", "to"} & set(case.args.preps)):
        return False
    if verb in {"discuss", "mediate"}:
        named = any({"named", "office"} <= k or {"named", "person"} <= k or "state" in k for k in subject)
        return named and (_somebody(case, case.under("with", "between")))
    if verb in {"ring", "phone", "telephone", "call", "consult"}:
        return any({"named", "metonym", "state", "office"} & k for k in subject) and _somebody(case, others)
    if verb in {"work", "shuttle", "send", "dispatch"}:
        return any({"office", "named", "metonym", "state"} & k for k in subject)
    return _somebody(case, others) or _talks(case) or _several(case, subject)


def _reporters_own(case: Case, others: list[Token]) -> bool:
    """ "I met one of them", "an officer we have spoken to": how the reporter knows."""
    return any(t.lower in _WE for t in (*case.args.subject, *others)) or (
        case.trigger.lemma in {"speak", "talk"} and any(k.lower in {"i", "we"} for k in case.children("nsubj"))
    )


def _declined(case: Case) -> bool:
    """ "refused to sit down with him" is a refusal and no meeting; a reception after a journey is told by it."""
    above = case.governor()
    on_arrival = above.lemma in _WORDS["travel"] and case.args.passive  # "flew to X to be received by Y": one meeting
    return case.trigger.dep in {"xcomp", "advcl"} and (above.lemma in {"refuse", "decline"} or on_arrival)


def _received(case: Case, token: Token) -> bool:
    """A guest of state, or talks: a country that hosts refugees or fighters receives nobody."""
    kinds = case.kinds(token)
    if any(m.tag == "CD" for m in case.modifiers(token)) or kinds & {"weapon", "event"}:
        return False
    single = "office" in kinds and token.tag in {"NN", "NNP"}
    return token.lemma in _WORDS["talk"] or token.lower == "delegation" or single or {"named", "person"} <= kinds


def _somebody(case: Case, others: list[Token]) -> bool:
    return any(case.kinds(t) & {"actor", "office", "person", "body", "state", "metonym"} for t in others)


def _talks(case: Case) -> bool:
    """Talks are the object, or what somebody goes for."""
    return any(t.lemma in _WORDS["talk"] for t in (*case.args.object, *case.under("for", "in", "into", "to")))


def _several(case: Case, subject: list[frozenset[str]]) -> bool:
    """They meet one another; a council or cabinet meets by itself."""
    if case.args.object and case.trigger.lemma not in {"hold", "convene"}:
        return False
    if case.trigger.lemma in {"meet", "convene", "gather"} and any(
        {"body", "named"} & k and "actor" in k for k in subject
    ):
        return True
    plural = len(subject) > 1 or any(
        t.tag in {"NNS", "NNPS"} or t.lower in {"they", "sides"} for t in case.args.subject
    )
    return plural and any("actor" in k or "unknown" in k for k in subject)


def bare_call(case: Case) -> bool:
    """ "called the president", not "called him a traitor" or "called on"."""
    for_what = [t for t in case.under("for", "on", "upon") if not is_date(t)]
    if any(t.lower in _WE for t in case.args.subject) or for_what or len(case.args.object) > 1:
        return False
    kin = any("civilian" in (k := case.kinds(t)) and not k & {"office", "named", "armed"} for t in case.args.object)
    if kin or any("pronoun" in case.scene.classes(t) for t in case.args.object):
        return False  # "called it a tactical withdrawal"
    clause = [k for k in case.children("oprd", "xcomp", "ccomp") if k.lemma not in _WORDS["said_on_phone"]]
    return bool(case.args.object) and not clause


def deal(case: Case) -> bool:
    """The object is a deal, or relations or peace, which are made and broken but not signed."""
    words = case.object_words()
    words |= {m.lower for t in case.args.object if t.lemma in _PAPER for m in case.modifiers(t)}
    if case.governor().lower == "of" and case.scene.parsed.head(case.governor()).lemma == "accuse":
        return False  # "accused them of breaking the truce": the accusation says it
    ties = bool(words & {"relation", "relations", "tie", "ties", "peace"})
    return bool(words & case.scene.words.classes["deal"]) or (ties and case.trigger.lemma not in _BARE_DEAL)


def deal_clause(case: Case) -> bool:
    """A deal or a proposal is what is agreed to, accepted or rejected; sides may also agree to do something."""
    verb = case.trigger.lemma
    if case.trigger.dep == "xcomp" and case.governor().lemma in _ASKING:
        return False  # asked of somebody: the request says it
    below = {t.lemma for t in (*case.under("to", "on"), *case.objects, *case.args.object)}
    if below & (case.scene.words.classes["deal"] | _WORDS["dealt_in"]):
        return True
    plain = {t.lower for t in (*case.under("to"), *case.objects, *case.args.object)}
    if plain & {"it", "this", "that", "which"} and verb in {"agree", "accept", "sign"}:
        return True
    sides = [
        t for t in case.args.subject if case.kinds(t) & {"actor", "armed", "state", "unknown", "metonym", "office"}
    ]
    if verb in {"accept", "endorse", "approve"} and not case.objects:
        return False
    if verb == "accept" and "which" in {k.lower for k in case.children("dobj", "nsubj")}:
        return bool(sides)
    if (
        verb in {"agree", "consent", "assent", "accede", "acquiesce"}
        and sides
        and not case.args.passive
        and case.under("to")
    ):
        return True  # "agreed to an expansion of the force"
    to_do = any(k.tag == "VB" for k in case.children("xcomp")) or (case.children("ccomp") and "with" in case.args.preps)
    return verb == "agree" and bool(sides) and bool(to_do) and not case.args.passive


def group_member(case: Case) -> bool:
    """Two sides, one at least by name; "they included X", "nations which have flown include": a list of examples."""
    listing = case.trigger.lemma in {"include", "comprise"}
    whole = [case.scene.semantic_head(t) for t in case.args.subject]
    if listing and any("pronoun" in case.scene.classes(t) or t.tag in {"NNS", "NNPS"} for t in whole):
        return False
    both = (*case.args.subject, *case.objects)
    sides = [t for t in both if case.kinds(t) & {"armed", "actor", "body"}]
    return len(sides) >= 2 and any("named" in case.kinds(t) for t in sides)


def set_off(case: Case) -> bool:
    """A tie told as news or background; a link or affiliation inside a restrictive modifier only says which one."""
    others = case.under("with", "to", "alongside")
    allied = any(case.kinds(t) & {"actor", "armed", "state", "metonym", "unknown"} for t in others)
    if case.trigger.lemma in {"link", "tie"} and not (case.args.passive and allied):
        return _linked_up(case)
    tied = case.args.object if case.args.passive else case.args.subject
    if case.trigger.lemma in {"affiliate", "partner", "collaborate"} and not any(
        "armed" in case.kinds(t) for t in tied
    ):
        return False
    if not allied and not case.objects:
        return _linked_up(case)
    if case.trigger.dep == "amod":
        return False
    if case.trigger.dep == "acl" and case.trigger.lemma in {"ally", "fight", "align"}:
        return "armed" in case.kinds(case.governor())
    if case.trigger.dep != "acl":
        return True
    first = case.below()[0].i
    before = case.scene.parsed.tokens[first - 1].text if first else ""
    return bool(case.children("advmod")) or before == ","


def _linked_up(case: Case) -> bool:
    """ "the two forces have linked up": with one another; "fought on Haftar's side", "under the banner of"."""
    if case.trigger.lemma in {"link", "join", "team"}:
        several = any(t.tag in {"NNS", "NNPS"} for t in case.args.subject) or len(case.args.subject) > 1
        up = any(k.lower in {"up", "forces", "hands"} for k in (*case.children("prt", "advmod"), *case.args.object))
        return several and up and any("armed" in case.kinds(t) for t in case.args.subject)
    if case.trigger.lemma in {"fight", "march"}:
        sides = [t for t in (*case.under("on", "under", "for"),) if t.lemma in {"side", "banner"}]
        return any(k.dep == "poss" or k.lower == "of" for t in sides for k in case.scene.parsed.children(t.i))
    return False
