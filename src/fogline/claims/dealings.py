"""Conditions on dealings between sides: visits, deals, demands, refusals, warnings and ties."""

from fogline.claims.case import Case
from fogline.claims.phrases import is_date
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_BARE_DEAL = frozenset("sign ratify".split())


_WE = frozenset({"i", "we", "me", "us"})
_TRAVEL = frozenset("visit fly travel arrive land come go".split())


def diplomatic(case: Case) -> bool:
    """Officials or states deal with one another; ordinary people who meet do not, nor do reporters and those they ask."""
    subject = [case.kinds(t) for t in case.args.subject]
    verb = case.trigger.lemma
    others = [*case.under("with", "to"), *case.objects]
    if _reporters_own(case, others) or _declined(case) or any(t.lemma == "resistance" for t in case.below()):
        return False
    if any("civilian" in k and "office" not in k and "armed" not in k for k in subject):
        return False
    if verb in _TRAVEL and not _talks(case):
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
    return any(t.lower in _WE for t in (*case.args.subject, *others)) or case.trigger.lemma in {"speak", "talk"} and any(
        k.lower in {"i", "we"} for k in case.children("nsubj")
    )


def _declined(case: Case) -> bool:
    """ "refused to sit down with him" is a refusal and no meeting; a reception at the end of a journey is told by it."""
    above = case.governor()
    on_arrival = above.lemma in _TRAVEL and case.args.passive  # "flew to X to be received by Y": one meeting
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
    if case.trigger.lemma in {"meet", "convene", "gather"} and any({"body", "named"} & k and "actor" in k for k in subject):
        return True
    plural = len(subject) > 1 or any(t.tag in {"NNS", "NNPS"} or t.lower in {"they", "sides"} for t in case.args.subject)
    return plural and any("actor" in k or "unknown" in k for k in subject)


def bare_call(case: Case) -> bool:
    """ "called the president", not "called him a traitor" or "called on"."""
    for_what = [t for t in case.under("for", "on", "upon") if not is_date(t)]
    if any(t.lower in _WE for t in case.args.subject) or for_what or len(case.args.object) > 1:
        return False
    if any("pronoun" in case.scene.classes(t) for t in case.args.object):
        return False  # "called it a tactical withdrawal"
    clause = [k for k in case.children("oprd", "xcomp", "ccomp") if k.lemma not in _SAID_ON_THE_PHONE]
    return bool(case.args.object) and not clause


_SAID_ON_THE_PHONE = frozenset("discuss explain congratulate assure thank apologise apologize urge express".split())


def deal(case: Case) -> bool:
    """The object is a deal, or relations or peace, which are made and broken but not signed."""
    words = case.object_words()
    ties = bool(words & {"relation", "relations", "tie", "ties", "peace"})
    return bool(words & case.scene.words.classes["deal"]) or (ties and case.trigger.lemma not in _BARE_DEAL)


_SHOULD = frozenset({"should", "must"})
_ASKING = frozenset({"call", "urge", "ask", "press"})


def deal_clause(case: Case) -> bool:
    """A deal or a proposal is what is agreed to, accepted or rejected; sides may also agree to do something."""
    verb = case.trigger.lemma
    if case.trigger.dep == "xcomp" and case.governor().lemma in _ASKING:
        return False  # asked of somebody: the request says it
    below = {t.lemma for t in (*case.under("to", "on"), *case.objects, *case.args.object)}
    if below & (case.scene.words.classes["deal"] | _WORDS["dealt_in"]):
        return True
    if below & {"it", "this", "that", "which"} and verb in {"agree", "accept", "sign"}:
        return True
    sides = [t for t in case.args.subject if case.kinds(t) & {"actor", "armed", "state", "unknown", "metonym", "office"}]
    if verb in {"accept", "endorse", "approve"} and not case.objects:
        return False
    if verb == "accept" and "which" in {k.lower for k in case.children("dobj", "nsubj")}:
        return bool(sides)
    to_do = any(k.tag == "VB" for k in case.children("xcomp")) or (case.children("ccomp") and "with" in case.args.preps)
    return verb == "agree" and bool(sides) and bool(to_do) and not case.args.passive


def warning_of_force(case: Case) -> bool:
    """A side or an official warns of force of its own; a warning of floods, or of what others may do, is no threat."""
    speaker = any(case.kinds(t) & {"armed", "office", "metonym", "state", "body"} for t in case.args.subject)
    if not speaker or not any({t.lemma, t.lower} & _WORDS["force_threatened"] for t in case.below()):
        return False
    clause = case.children("ccomp", "xcomp")
    guess = any(
        k.lower in {"may", "might", "could", "was", "were", "is", "are"}
        for c in clause
        for k in case.scene.parsed.children(c.i, "aux")
    )
    return not guess


def force_vowed(case: Case) -> bool:
    """ "vowed a crushing response", "swore that it would not go unpunished", "promised to disrupt the vote"."""
    verb = case.trigger.lemma
    if verb in {"say", "warn", "declare"}:
        return verb == "say" and _will_pay_below(case)
    speaker = any(case.kinds(t) & {"actor", "armed", "office", "metonym", "state", "unknown"} for t in case.args.subject)
    parsed = case.scene.parsed
    vowed = {*case.args.object, *case.children("xcomp", "ccomp")}
    vowed |= {k for t in vowed for k in parsed.children(t.i, "amod", "acomp", "dobj", "conj", "oprd")}
    return speaker and any({t.lemma, t.lower} & _WORDS["reprisal"] for t in vowed)


def _will_pay_below(case: Case) -> bool:
    return any(will_pay_for(case.scene, k) for k in case.children("ccomp"))


def will_pay(case: Case) -> bool:
    """ "it will pay for it": said by an enemy, whoever reports it."""
    return will_pay_for(case.scene, case.trigger) and not case.args.object


def will_pay_for(scene: Scene, verb: Token) -> bool:
    parsed = scene.parsed
    will = any(k.lower in {"will", "shall", "would", "'ll"} for k in parsed.children(verb.i, "aux"))
    dear = [k for k in parsed.children(verb.i, "prep", "advmod", "dobj") if k.lower in {"for", "dearly", "price"}]
    return verb.lemma == "pay" and will and bool(dear) and not parsed.children(verb.i, "nsubjpass")


def deadline(case: Case) -> bool:
    """ "gave Belgrade ten days to withdraw", "has given residents until noon to leave"."""
    below = case.below()
    limits = {"until", "hours", "days", "deadline", "weeks", "minutes", "hour", "midnight", "noon", "ultimatum"}
    timed = [t for t in below if t.lower in limits]
    if not timed or case.args.object and case.scene.semantic_head(case.args.object[0]).lemma in {"training", "rifle"}:
        return False
    return any(t.tag == "VB" and t.i > timed[0].i for t in below)


def refusal(case: Case) -> bool:
    """A refusal to act, or a denial of a thing: a denied clause is itself the claim, negated."""
    verb, parsed = case.trigger.lemma, case.scene.parsed
    if verb in {"refuse", "decline"}:
        return not any(k.lemma in _WORDS["comment"] for k in case.children("xcomp", "advcl"))
    if verb == "rule":
        return not case.children("neg") and not _negated_above(case)
    charged = [t for t in case.args.object if t.lemma in _WORDS["charge"]]
    if verb in {"deny", "refute", "rebut", "dismiss", "dispute"}:
        told = any(parsed.children(t.i, "acl", "ccomp") and verb == "deny" for t in charged)
        return not case.children("ccomp", "xcomp") and bool(charged) and not told
    return bool(case.args.object) or bool(case.objects) or bool(case.children("ccomp", "xcomp"))


def _negated_above(case: Case) -> bool:
    """ "I wouldn't rule out", "has not ruled out": nothing is rejected."""
    return any(
        k.lower in {"not", "n't", "n’t", "never", "nobody"}
        for k in case.scene.parsed.sentence_tokens(case.trigger.sent)
        if 0 < case.trigger.i - k.i <= _NEGATION_REACH
    )


_NEGATION_REACH = 3  # words between a negation and the verb that it negates


def dismissive(case: Case) -> bool:
    """ "called the report baseless", "described it as propaganda"."""
    below = [k for k in case.below() if k.i > case.trigger.i and k.dep in {"oprd", "attr", "pobj", "acomp", "ccomp", "dobj", "amod"}]
    speaker = any(case.kinds(t) & {"actor", "office", "body", "unknown", "state", "metonym"} for t in case.args.subject)
    if case.trigger.dep == "advcl" and case.governor().lemma in {"deny", "reject"}:
        return False  # "denied it, calling it a lie": told once
    near = {k.i for k in case.children()} | {g.i for k in case.children("prep", "dobj", "oprd", "ccomp") for g in case.scene.parsed.children(k.i)}
    return speaker and any({k.lemma, k.lower} & _WORDS["dismissal"] and k.i in near for k in below)


def never(case: Case) -> bool:
    """ "will never negotiate with bandits"."""
    parsed = case.scene.parsed
    will = any(k.lower in {"will", "would", "'ll", "shall"} for k in case.children("aux"))
    negated = case.children("neg") or any(k.lower == "never" for k in case.children("advmod"))
    with_whom = {"with", "to"} & set(case.args.preps) or case.args.object
    return will and bool(negated) and bool(with_whom) and bool(parsed)


def directive(case: Case) -> bool:
    """ "told residents to leave", "invited the group to talks", "proposed a truce", "wants the troops out"."""
    verb, parsed = case.trigger.lemma, case.scene.parsed
    wanted = case.scene.words.classes["deal"] | _WORDS["called_for"]
    things = {t.lemma for t in (*case.objects, *case.args.object)}
    if verb in {"propose", "seek", "want", "suggest", "require"} and things & wanted:
        return verb != "require"
    if verb not in _WORDS["directing"]:
        return False
    if any(t.lemma in {"talk", "meeting", "negotiation", "summit", "conference"} for t in case.under("to")):
        return verb in {"invite", "press", "order"}
    if verb == "want" and any(t.lower in _WE for t in (*case.args.subject, *case.args.object)):
        return False
    if verb in {"want", "order"} and (case.args.object or verb == "want") and _out(case):
        return True
    if verb in {"seek", "propose", "suggest"}:
        return verb == "suggest" and False
    if verb == "insist":
        return _told_that(case)
    told = [
        k
        for k in case.children("xcomp", "ccomp", "advcl")
        if k.tag == "VB" and any(a.lower == "to" for a in parsed.children(k.i, "aux"))
    ]
    if not told:
        return verb in {"tell", "warn"} and _told_that(case)
    if verb in {"order", "instruct", "command", "direct"} and any(
        "armed" in case.kinds(t) and "place" not in case.kinds(t) for t in case.objects
    ):
        return False  # a command inside an army tells of what is done, not of a demand
    addressed = any(k.dep == "nsubj" for t in told for k in parsed.children(t.i))
    if verb in {"want", "require"}:
        return addressed or bool(case.args.object)
    return bool(case.args.object) or bool(case.objects) or case.args.passive or addressed


def _out(case: Case) -> bool:
    """ "wants the peacekeepers out", "were ordered out of the camp"."""
    return any(k.lower in {"out", "gone", "away", "back", "off"} for k in case.children("advmod", "prt", "prep", "oprd", "acomp"))


def _told_that(case: Case) -> bool:
    """ "insisted that they leave", "told them they must go"."""
    parsed = case.scene.parsed
    for clause in case.children("ccomp"):
        helpers = {k.lower for k in parsed.children(clause.i, "aux")}
        bare = clause.tag == "VB" and not helpers - {"not"}
        if helpers & _SHOULD or (bare and case.trigger.lemma == "insist"):
            return bool(parsed.children(clause.i, "nsubj", "nsubjpass"))
    return False


def asks(case: Case) -> bool:
    """Asking for something, not after it; a demand that a protest makes is the protest's own."""
    verb = case.trigger.lemma
    above = case.governor()
    if case.trigger.dep in {"advcl", "xcomp"} and above.lemma in _PROTESTING:
        return False
    if _fire_support(case):
        return False
    mine = any(t.lower in {"i", "me", "us"} for t in (*case.args.subject, *case.args.object))
    unnamed = any(k.lemma in {"name", "identify", "quote"} for c in case.children("xcomp") for k in (c,))
    if mine or unnamed:
        return False  # what a reporter asks, or is asked
    if verb not in {"ask", "beg", "plead", "appeal", "request"}:
        return True
    clause = case.children("xcomp", "ccomp", "advcl")
    if verb == "ask" and (_question(case, clause) or {"about", "after"} & set(case.args.preps)):
        return False
    below = [t for t in case.below() if t.i > case.trigger.i]
    asked = any(t.tag == "VB" for t in below) or "for" in case.args.preps or any(t.lower == "that" for t in below)
    return asked or (verb in {"request", "appeal"} and bool(case.objects)) or (verb == "ask" and bool(case.under("for")))


def _fire_support(case: Case) -> bool:
    """Soldiers call for air support from their own side."""
    things = [*case.objects, *case.args.object]
    near = {w for t in things for w in (t.lemma, *(m.lower for m in case.modifiers(t)))}
    return bool(near & {"air", "airstrike", "artillery"}) and any("armed" in case.kinds(t) for t in case.args.subject)


_PROTESTING = frozenset("march rally gather protest demonstrate take assemble".split())


def _question(case: Case, clause: list[Token]) -> bool:
    first = next((t for t in case.scene.parsed.tokens[case.trigger.i + 1 : case.trigger.i + 5] if t.lower in _WORDS["question"]), None)
    return first is not None and any(first.i in case.scene.parsed.subtree(k.i) for k in clause)


def blames(case: Case) -> bool:
    """Somebody or something is blamed; a passive needs one who blames or one who is blamed by name."""
    if case.args.passive and not case.args.subject:
        return any("named" in case.kinds(t) for t in case.objects)
    return not any(t.lemma in {"weather", "rain", "fog", "drought"} for t in case.objects)


def attributed(case: Case) -> bool:
    """ "attributed the attack to Rwanda"."""
    to = any(case.kinds(t) & {"actor", "armed", "state", "named"} for t in case.under("to"))
    return to and any(t.lemma in _BLAMED_FOR for t in case.objects)


_BLAMED_FOR = frozenset(
    "attack killing strike airstrike shelling massacre bombing death explosion blast fire incident responsibility abuse "
    "violation ambush assassination raid murder abduction kidnapping crime atrocity missile rocket drone shell delay".split()
)


def designated(case: Case) -> bool:
    """ "designated it a terrorist organisation"."""
    below = {w for t in case.below() for w in (t.lower, t.lemma)}
    return "terrorist" in below and bool(case.objects) and any(
        k.dep in {"oprd", "prep", "ccomp", "attr"} for k in case.children()
    )


def unarmed(case: Case) -> bool:
    """Protesters, not an army on the march."""
    doers = [case.kinds(t) for t in case.args.subject]
    if any("armed" in k and "civilian" not in k for k in doers):
        return False
    if case.trigger.lemma in {"march", "rally", "burn", "block", "throw", "pelt", "mass"}:
        if case.trigger.lemma == "march" and not any("civilian" in k or "headcount" in k for k in doers):
            return any(k.lemma in {"demand", "protest", "chant", "call"} for k in case.below()) or any(
                t.lower in {"thousands", "hundreds", "dozens"} for t in case.args.subject
            )
        return not any({"armed"} & k and "civilian" not in k for k in doers)
    return True


def _crowd(case: Case) -> bool:
    for token in case.args.subject:
        head = case.scene.semantic_head(token)
        if {head.lemma, head.lower} & _WORDS["mob_member"] or "civilian" in case.kinds(token):
            return True
    return any(t.lower in {"hundreds", "thousands", "dozens"} for t in case.args.subject)


def crowd_at_seat(case: Case) -> bool:
    """A crowd gathers before an embassy, a ministry, on a main square, or to demand something."""
    if not _crowd(case):
        return False
    where = [t for name in ("outside", "at", "before", "near", "around", "in", "on", "of") for t in case.under(name)]
    where += [o for k in case.children("prep") for p in case.scene.parsed.children(k.i, "pobj", "prep") for o in [p, *case.scene.parsed.children(p.i, "pobj")]]
    seat = any({t.lemma, t.lower.split()[-1]} & _WORDS["official_seat"] for t in where)
    return seat or any(k.lemma in {"demand", "protest", "denounce", "condemn"} for k in case.below())


def mob(case: Case) -> bool:
    """A crowd attacks offices, or blocks a road or crossing: a riot or a protest."""
    subject = [case.scene.semantic_head(t) for t in case.args.subject]
    if not any({t.lemma, t.lower} & _WORDS["mob_member"] for t in subject):
        return False
    return not any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in case.args.subject)


def group_member(case: Case) -> bool:
    """Two sides, one at least by name."""
    both = (*case.args.subject, *case.objects)
    sides = [t for t in both if case.kinds(t) & {"armed", "actor", "body"}]
    return len(sides) >= 2 and any("named" in case.kinds(t) for t in sides)


def set_off(case: Case) -> bool:
    """A tie told as news or background; a link or affiliation inside a restrictive modifier only says which one."""
    allied = any(case.kinds(t) & {"actor", "armed", "state", "metonym"} for t in case.under("with", "to", "alongside"))
    if case.trigger.lemma in {"link", "tie"} and not (case.args.passive and allied):
        return _linked_up(case)
    tied = case.args.object if case.args.passive else case.args.subject
    if case.trigger.lemma in {"affiliate", "partner", "collaborate"} and not any("armed" in case.kinds(t) for t in tied):
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


def punishable(case: Case) -> bool:
    """Suspending a state or body, not a service."""
    return case.trigger.lemma != "suspend" or any(case.kinds(t) & {"state", "named"} for t in case.objects)
