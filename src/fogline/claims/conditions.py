"""Named conditions of frames (`needs` and `needs_noun` in frames.toml): each is a small question about the arguments."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fogline.claims.actors import Actors
from fogline.claims.arguments import Arguments, prepositional
from fogline.claims.numbers import of_phrase
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token

_AIRFRAME = re.compile(r"^(?:f|su|mig|mi|ka|an|il|tu|c|b|uh|ah|mq|tb)-?\d{1,3}[a-z]{0,3}$")
_GOAL = (
    "into",
    "toward",
    "towards",
    "on",
    "to",
    "onto",
    "through",
    "across",
    "past",
    "along",
    "near",
    "around",
    "inside",
    "against",
    "within",
    "over",
    "as",
    "up",
    "beyond",
    "upon",
    "for",
)
_STRONG_MOTION = frozenset("advance storm infiltrate penetrate march thrust invade progress encroach".split())
_WEAK_MOTION = frozenset("go come get make arrive cut head land move return near break".split())
_FLIGHT = frozenset("flee escape evacuate".split())
_BARE_DEAL = frozenset("sign ratify".split())
_AIR = frozenset(
    "jet jets warplane warplanes aircraft plane planes helicopter helicopters drone drones missile missiles artillery rocket rockets shell shells mortar mortars airstrike airstrikes bomb bombs shelling gunship gunships howitzer howitzers uav uavs shahed grad tank tanks fire munition munitions".split()
)
_MILITARY_NOUN = frozenset(
    "rebel army military ground troop force fighter militia insurgent enemy russian turkish israeli opposition government regime".split()
)


@dataclass(frozen=True, slots=True)
class Case:
    """What a condition looks at: the trigger, its arguments, and the frame's own objects."""

    scene: Scene
    actors: Actors
    places: Places
    trigger: Token
    args: Arguments
    objects: tuple[Token, ...]

    def kinds(self, token: Token) -> frozenset[str]:
        """Classes of the phrase; a pronoun has those of what it stands for."""
        head = self.scene.semantic_head(token)
        found = self.scene.classes(head)
        if "pronoun" in found:
            refs = self.actors.refs(head)
            entity = self.scene.entity(refs[0].id) if refs else None
            if entity is not None:
                person = entity.kind == "person"
                return frozenset({"actor", "person", "office"} if person else {"actor", "armed", "body"})
            if refs:
                crowd = self.scene.base.crowds.get(refs[0].name.split()[-1].lower())
                if crowd is not None and crowd.civilian:
                    return frozenset({"actor", "civilian", "person"})
                return frozenset({"actor", "armed", "unknown"})
            if head.lower in {"it", "that", "this", "which"}:
                return frozenset({"unknown", "thing"})
            return frozenset({"unknown", "person"})
        if _AIRFRAME.match(head.lower):
            found |= {"airborne", "fire", "weapon"}
        hit = self.scene.hits.get(head.i)
        if hit is not None and hit.kind == "people":
            mods = self.scene.parsed.modifiers(head)
            if any(m.tag == "CD" or m.lower == "ethnic" for m in mods) or token.i != head.i:
                found -= {"armed"}  # "100,000 ethnic Armenians" are people; "the Armenians" may be an army
        if self.places.spots(token):
            found |= {"place"}
        return found

    def any_place(self, relations: tuple[str, ...]) -> bool:
        return any("place" in self.kinds(t) for r in relations for t in self.args.preps.get(r, ()))

    def lemmas_below(self) -> set[str]:
        """Lemmas of the objects of prepositions and of the objects."""
        tokens = [t for tokens in self.args.preps.values() for t in tokens] + list(self.args.object)
        return {t.lower for t in tokens} | {m.lower for t in tokens for m in self.scene.parsed.modifiers(t)}


def _motion(case: Case) -> bool:
    if any(t.lemma == "reinforcement" for t in case.args.subject):
        return False  # their arrival is `mobilise`
    if case.trigger.lemma in _WEAK_MOTION:
        armed = [
            t
            for t in case.args.subject
            if t.lower == "men" or ("armed" in case.kinds(t) and "pronoun" not in case.scene.classes(t))
        ]
        led = case.trigger.lemma == "move" and case.any_place(("on", "against", "toward", "towards"))
        armed += [t for t in case.args.subject if led and "armed" in case.kinds(t)]
        if not armed:
            return False
        if case.trigger.lemma == "arrive" and not case.args.object:
            return True
    if case.objects and any("place" in case.kinds(t) for t in case.objects):
        return True
    if case.args.object and not any(
        t.lower in {"way", "ground", "advance", "push", "march", "progress", "gain", "gains", "inroads"}
        for t in case.args.object
    ):
        return False
    if case.any_place(_GOAL):
        return True
    adverbs = {k.lower for k in case.scene.parsed.children(case.trigger.i)}
    directed = bool(
        adverbs
        & {
            "in",
            "across",
            "through",
            "over",
            "here",
            "there",
            "southward",
            "northward",
            "eastward",
            "westward",
            "southwards",
            "northwards",
            "eastwards",
            "westwards",
            "forward",
            "south",
            "north",
            "east",
            "west",
            "further",
            "deeper",
        }
    )
    if case.trigger.lemma in _STRONG_MOTION | {"push", "move", "press"} and directed:
        return True
    return case.trigger.lemma in _STRONG_MOTION and (not case.args.object) and bool(case.args.subject)


def _flight(case: Case) -> bool:
    armed = any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in case.args.subject)
    if armed:
        return False
    if any(t.tag in {"NN", "NNP"} and case.kinds(t) & {"office", "person_noun"} for t in case.args.subject):
        return False  # one person's journey
    if any(
        k.lower in {"home", "back"} for k in case.scene.parsed.children(case.trigger.i, "advmod", "npadvmod", "prt")
    ):
        return False  # they return
    if case.trigger.lemma in _FLIGHT:
        return True
    homes = {t.lower for t in case.objects} & {
        "home",
        "homes",
        "house",
        "houses",
        "village",
        "villages",
        "town",
        "country",
        "area",
    }
    if case.trigger.lemma in {"leave", "abandon", "quit"}:
        return bool(homes) or any("place" in case.kinds(t) for t in case.objects)
    if case.trigger.lemma in {"seek", "take", "shelter"}:
        return bool({"refuge", "shelter"} & {t.lower for t in case.args.object}) or case.trigger.lemma == "shelter"
    displaced = any(
        "displaced" in case.scene.phrase_text(t).lower() or t.lower in {"refugees", "families", "evacuees"}
        for t in case.args.subject
    )
    return case.any_place(("to", "into", "for", "toward", "towards", "across", "in", "from")) and (
        displaced or any("civilian" in case.kinds(t) for t in case.args.subject)
    )


def _return_sense(case: Case) -> bool:
    if any("armed" in case.kinds(t) and "civilian" not in case.kinds(t) for t in case.args.subject):
        return False
    below = {k.lower for k in case.scene.parsed.children(case.trigger.i)} | case.lemmas_below()
    return (
        case.trigger.lemma == "return"
        or "back" in below
        or "home" in {k.lower for k in case.scene.parsed.children(case.trigger.i, "advmod", "npadvmod", "dobj")}
    )


def _from_place(case: Case) -> bool:
    return any("place" in case.kinds(t) for r in ("from", "of", "off") for t in case.args.preps.get(r, ()))


def _fire_means(case: Case) -> bool:
    tokens = [t for r in ("with", "by", "using") for t in case.args.preps.get(r, ())] + list(case.args.subject)
    words = {m.lower for t in tokens for m in (t, *case.scene.parsed.modifiers(t))}
    if words & _AIR:
        return True
    below = {
        case.scene.parsed.tokens[i].lower
        for k in case.scene.parsed.children(case.trigger.i, "advcl", "npadvmod", "prep")
        for i in case.scene.parsed.subtree(k.i)[:8]
    }
    return bool(
        (below & (_AIR - {"fire", "tank", "tanks"}) and "using" in below)
        or ("with" in below and below & (_AIR - {"fire"}))
    )


def _state_or_air(case: Case) -> bool:
    if _fire_means(case) or any("fire" in case.kinds(t) for t in case.args.subject):
        return True
    for token in case.args.subject:
        refs = case.actors.refs(token)
        entity = case.scene.entity(refs[0].id) if refs else None
        if entity is not None and entity.kind in {"army", "state", "government", "unit", "coalition"}:
            return True
    return False


def _diplomatic(case: Case) -> bool:
    subject = [case.kinds(t) for t in case.args.subject]
    if any("civilian" in k and "office" not in k and "armed" not in k for k in subject):
        return False
    others = [t for r in ("with", "to") for t in case.args.preps.get(r, ())] + list(case.objects)
    if case.trigger.lemma in {"visit", "fly", "travel", "arrive"}:
        single = any("office" in k or ("person" in k and "named" in k) for k in subject)
        return single and (
            any("place" in case.kinds(t) for t in others) or any(case.kinds(t) & {"actor", "office"} for t in others)
        )
    if case.trigger.lemma in {"receive", "host"}:
        return any(
            "office" in case.kinds(t)
            or "delegation" in t.lower
            or ("named" in case.kinds(t) and "person" in case.kinds(t))
            for t in case.objects
        )
    if any(case.kinds(t) & {"actor", "office", "person", "body", "state"} for t in others):
        return True
    plural = len(case.args.subject) > 1 or any(
        t.tag in {"NNS", "NNPS"} or t.lower in {"they", "sides"} for t in case.args.subject
    )
    return (plural and bool(subject)) or any(
        t.lower in {"talks", "meeting", "summit", "negotiations"} for t in case.args.object
    )


def _bare_call(case: Case) -> bool:
    """ "called the president", not "called him a traitor" or "called on"."""
    return (
        len(case.args.object) >= 1
        and not case.scene.parsed.children(case.trigger.i, "oprd", "xcomp", "ccomp")
        and "on" not in case.args.preps
    )


def _deal(case: Case) -> bool:
    words = {t.lemma for t in (*case.args.object, *case.objects)} | {t.lower for t in case.args.object}
    return bool(words & case.scene.words.classes["deal"]) or (
        bool(words & {"relation", "relations", "tie", "ties", "peace"}) and case.trigger.lemma not in _BARE_DEAL
    )


def _deal_clause(case: Case) -> bool:
    below = {t.lemma for r in ("to", "on") for t in case.args.preps.get(r, ())} | {t.lemma for t in case.args.object}
    return bool(
        below
        & (
            case.scene.words.classes["deal"]
            | {"proposal", "pledge", "demand", "plan", "initiative", "term", "terms", "condition", "offer"}
        )
    )


def _warning_of_force(case: Case) -> bool:
    below = {case.scene.parsed.tokens[i].lemma for i in case.scene.parsed.subtree(case.trigger.i)}
    speaker = any("armed" in case.kinds(t) or "office" in case.kinds(t) for t in case.args.subject)
    return speaker and bool(
        below
        & {
            "retaliate",
            "retaliation",
            "respond",
            "response",
            "consequence",
            "strike",
            "attack",
            "punish",
            "crush",
            "force",
            "target",
            "shoot",
            "sink",
            "hit",
            "destroy",
            "price",
        }
    )


def _refusal(case: Case) -> bool:
    if case.trigger.lemma in {"refuse", "decline"}:
        inner = case.scene.parsed.children(case.trigger.i, "xcomp")
        return not any(k.lemma in {"comment", "say", "answer", "name", "identify", "speak"} for k in inner)
    if case.trigger.lemma in {"deny", "refute", "rebut", "dismiss"}:
        return not case.scene.parsed.children(case.trigger.i, "ccomp", "xcomp") and any(
            t.lemma
            in {
                "claim",
                "allegation",
                "accusation",
                "charge",
                "report",
                "involvement",
                "responsibility",
                "account",
                "suggestion",
                "rumour",
                "it",
                "this",
                "that",
                "assertion",
                "everything",
            }
            for t in case.args.object
        )
    return bool(case.args.object) or bool(case.scene.parsed.children(case.trigger.i, "ccomp", "xcomp"))


def _route(case: Case) -> bool:
    words = {t.lemma for t in (*case.objects, *case.args.object)} | {t.lower for t in case.args.object}
    if case.trigger.lemma in {"impose", "declare", "lift", "extend", "put"}:
        return True
    return bool(
        words
        & (
            case.scene.words.classes["route"]
            | {"network", "curfew", "internet", "access", "movement", "airspace", "flight", "flights", "traffic"}
        )
    )


def _group_object(case: Case) -> bool:
    groups = {
        "group",
        "faction",
        "coalition",
        "alliance",
        "militia",
        "movement",
        "army",
        "force",
        "front",
        "brigade",
        "battalion",
        "bloc",
        "party",
        "division",
        "unit",
        "government",
        "council",
        "junta",
        "wing",
        "corps",
        "network",
        "organisation",
        "organization",
        "offensive",
        "assault",
        "campaign",
        "operation",
        "attack",
        "mission",
        "column",
        "regiment",
        "administration",
        "fighters",
        "rebels",
        "forces",
        "troops",
        "ministry",
        "delegation",
    }

    def grouped(token: Token) -> bool:
        if token.lemma in {
            "offensive",
            "assault",
            "campaign",
            "operation",
            "attack",
            "talk",
            "delegation",
            "mission",
            "effort",
        }:
            return token.lemma in {"offensive", "assault", "campaign", "operation", "attack"}
        kinds = case.kinds(token)
        return (
            token.lemma in groups
            or token.lower in groups
            or ("armed" in kinds and "named" in kinds and "place" not in kinds)
            or token.lower in {"it", "them"}
        )

    return any(grouped(t) for t in case.objects)


def _with_actor(case: Case) -> bool:
    return any(
        case.kinds(t) & {"actor", "armed", "state"}
        for r in ("with", "to", "alongside")
        for t in case.args.preps.get(r, ())
    ) or bool(case.objects)


def _group_member(case: Case) -> bool:
    both = (*case.args.subject, *case.objects)
    named = [t for t in both if case.kinds(t) & {"armed", "actor", "body"}]
    return len(named) >= 2 and any("named" in case.kinds(t) for t in named)


def _place(case: Case) -> bool:
    return case.any_place(("in", "at", "near", "from", "around", "on", "across", "outside", "along")) or any(
        "place" in case.kinds(t) for t in case.objects
    )


def _act(case: Case) -> bool:
    """Help as an act: a past or progressive verb with an infinitive or a thing given, not a standing relation."""
    return bool(case.scene.parsed.children(case.trigger.i, "xcomp", "ccomp")) or "with" in case.args.preps


def _not_passive_toll(case: Case) -> bool:
    """ "killed five soldiers" with somebody who did it; "five soldiers were killed" is a toll."""
    if case.trigger.lemma in {"kill", "wound", "injure"}:
        return bool(case.args.subject) and any(
            case.kinds(t) & {"armed", "actor", "unknown"} and "event" not in case.kinds(t) for t in case.args.subject
        )
    if case.trigger.lemma in {"hit", "strike", "target", "destroy", "dispatch", "fire"}:
        return any("armed" in case.kinds(t) and "fire" not in case.kinds(t) for t in case.args.subject) and any(
            "armed" in case.kinds(t) for t in case.objects
        )
    return True


def _not_instrument_fire(case: Case) -> bool:
    return not any("fire" in case.kinds(t) and t.lemma not in {"bomb", "fire", "bomber"} for t in case.args.subject)


def _not_people(case: Case) -> bool:
    return not any(
        "civilian" in case.kinds(t)
        and "office" not in case.kinds(t)
        and t.lemma not in {"diplomat", "ambassador", "staff"}
        for t in case.objects
    )


def _aid_subject(case: Case) -> bool:
    return any(
        ({"aid", "service"} & case.kinds(t) and not {"armed", "place"} & (case.kinds(t) - {"body"}))
        or (t.lemma in {"convoy", "truck", "aid"} and "aid" in case.scene.phrase_text(t).lower())
        for t in case.args.subject
    )


def _active(case: Case) -> bool:
    return not case.args.passive


def _passive(case: Case) -> bool:
    return case.args.passive


def _no_subject(case: Case) -> bool:
    return not case.args.subject


def _leaving(case: Case) -> bool:
    """Armed people leave: a place, for a place, or simply."""
    if case.trigger.lemma == "leave":
        return not case.args.object or any("place" in case.kinds(t) for t in case.args.object)
    if case.trigger.lemma in {"slip", "depart"}:
        return True
    return any(r in case.args.preps for r in ("from",)) and _from_place(case)


def _territory_object(case: Case) -> bool:
    """The object is a pronoun for a place, an unknown name, or a plain noun that armed people can take."""
    for token in case.objects:
        kinds = case.kinds(token)
        if "pronoun" in case.scene.classes(token):
            return token.lower in {"it", "both", "that", "which", "them"} and case.places.latest(token) is not None
        if kinds & {"person", "armed", "civilian", "weapon", "event", "deal", "aid"}:
            return False
        owner = any("armed" in case.kinds(t) or "named" in case.kinds(t) for t in case.args.subject)
        return bool(kinds & {"named", "structure", "place", "route"}) or owner
    return False


def _people_object(case: Case) -> bool:
    return any(
        case.kinds(t) & {"civilian", "captive"}
        or t.lower in {"them", "those", "prisoners"}
        or ("person" in case.kinds(t) and case.trigger.lemma in {"execute", "behead", "hang", "lynch"})
        for t in case.objects
    )


def _moved_people(case: Case) -> bool:
    """People brought somewhere: with a place to or from which; the verb's object is no patient, suspect or body."""
    if any(
        t.lemma
        in {
            "prisoner",
            "hostage",
            "body",
            "suspect",
            "official",
            "wounded",
            "patient",
            "delegation",
            "casualty",
            "journalist",
            "injured",
        }
        for t in case.objects
    ):
        return False
    homes = {t.lower for r in ("from", "of", "to", "into", "off") for t in case.args.preps.get(r, ())} & {
        "home",
        "homes",
        "houses",
        "villages",
    }
    return bool(homes) or case.any_place(("from", "to", "into", "off", "across", "out"))


def _given(case: Case) -> bool:
    """Given by a side to somebody, or of a kind that only help is."""
    things = {t.lemma for t in case.objects} | {m.lower for t in case.objects for m in case.scene.parsed.modifiers(t)}
    if any(
        "armed" in case.kinds(t) and "weapon" not in case.kinds(t) and not {"assistance"} & case.kinds(t)
        for t in case.objects[:1]
    ):
        return False
    weapons = bool(
        things & {"missile", "rocket", "drone", "shell", "tank", "jet", "aircraft", "system", "helicopter", "munition"}
    )
    if case.trigger.lemma in {"announce", "promise", "increase", "step", "bring", "sell", "fly", "transfer"} or weapons:
        return (
            any(r in case.args.preps for r in ("to", "for"))
            or bool(case.scene.parsed.children(case.trigger.i, "dative"))
            or bool(things & {"aid", "help", "support"})
        )
    return True


def _relief(case: Case) -> bool:
    return any(
        "body" in case.kinds(t)
        or t.lower in {"teams", "we", "doctors", "agency", "medics", "hospital", "partners", "volunteers"}
        or "unknown" in case.kinds(t)
        or "service" in case.kinds(t)
        for t in case.args.subject
    )


def _moved_force(case: Case) -> bool:
    """Forces or weapons sent: to a place, or reinforcements by name; building only of what soldiers build."""
    things = {t.lemma for t in case.objects}
    fort = bool(things & case.scene.words.classes["fortification"])
    if case.trigger.lemma in {"build", "set", "raise"}:
        return fort or bool(things & {"militia", "army", "brigade", "unit", "checkpoint"})
    if fort and not things & {"gun"}:
        return False
    given = all("weapon" in case.kinds(t) for t in case.objects)
    if given and any("state" in case.kinds(t) for t in case.args.preps.get("to", ())):
        return False  # tanks for somebody else are help
    if things & {"reinforcement", "troop", "soldier", "battalion", "brigade", "convoy", "tank", "company"}:
        return True
    return case.any_place(("to", "into", "toward", "towards", "along", "near", "around", "in", "at"))


def _directive(case: Case) -> bool:
    """ "told residents to leave", "invited the group to talks", "proposed a truce"."""
    inner = [k for k in case.scene.parsed.children(case.trigger.i, "xcomp", "ccomp") if k.tag == "VB"]
    inner = [k for k in inner if any(a.lower == "to" for a in case.scene.parsed.children(k.i, "aux"))]
    if case.trigger.lemma in {"tell", "invite", "warn", "press", "encourage", "advise", "instruct", "order"}:
        people = any("armed" in case.kinds(t) and case.trigger.lemma in {"order", "instruct"} for t in case.objects)
        to_talks = any(t.lemma in {"talk", "meeting", "negotiation"} for t in case.args.preps.get("to", ()))
        return (
            bool(inner)
            and bool(
                case.args.object
                or case.args.passive
                or any(k.dep == "nsubj" for i in inner for k in case.scene.parsed.children(i.i))
            )
            and not people
        ) or to_talks
    return any(t.lemma in case.scene.words.classes["deal"] | {"talk", "negotiation"} for t in case.args.object)


def _counted_or_named(case: Case) -> bool:
    """A toll that says how many, or of whom; "they died" says neither."""
    people = (*case.objects, *case.args.subject)
    return any("pronoun" not in case.scene.classes(t) or of_phrase(case.scene, t) for t in people)


def _asks(case: Case) -> bool:
    """Asking for something, not after it: an infinitive, a clause with "that", or "for"."""
    if case.trigger.lemma not in {"ask", "beg", "plead", "appeal", "request"}:
        return True
    clause = case.scene.parsed.children(case.trigger.i, "xcomp", "ccomp", "advcl")
    asked = any(k.tag == "VB" for k in clause) or "for" in case.args.preps
    return asked or (case.trigger.lemma in {"request", "appeal"} and bool(case.objects))


def _set_off(case: Case) -> bool:
    """A tie told as news or background, not a restrictive modifier ("forces aligned with X")."""
    if case.trigger.dep != "acl":
        return _with_actor(case)
    adverbs = {k.lower for k in case.scene.parsed.children(case.trigger.i, "advmod")}
    first = min(case.scene.parsed.subtree(case.trigger.i))
    before = case.scene.parsed.tokens[first - 1].text if first else ""
    return _with_actor(case) and (bool(adverbs) or before == ",")


def _not_suicide(case: Case) -> bool:
    """A suicide bomber is no aircraft; and what is shot down kills nobody by itself."""
    if case.trigger.lemma in {"kill", "wound", "injure"} and case.args.shared:
        return False
    return not any(
        t.lemma == "bomber" and "suicide" in {m.lower for m in case.scene.parsed.modifiers(t)}
        for t in case.args.subject
    )


def _flying(case: Case) -> bool:
    """ "brought down" needs something that flies; what is shot down flew."""
    if case.trigger.lemma == "shoot":
        return True
    return any({"airborne"} & case.kinds(t) or any(c.isdigit() for c in t.text) for t in case.objects)


def _deadline(case: Case) -> bool:
    """ "gave Belgrade ten days to withdraw", "has given residents until noon to leave"."""
    below = [case.scene.parsed.tokens[i].lower for i in case.scene.parsed.subtree(case.trigger.i)]
    timed = bool({"until", "hours", "days", "deadline", "weeks"} & set(below))
    return timed and any(
        t.tag == "VB" for t in (case.scene.parsed.tokens[i] for i in case.scene.parsed.subtree(case.trigger.i))
    )


def _named_operation(case: Case) -> bool:
    """ "launched Operation X"."""
    return any(
        m.lower == "operation" and m.text[:1].isupper()
        for t in (*case.objects, *case.args.object)
        for m in case.scene.parsed.modifiers(t)
    )


def _punishable(case: Case) -> bool:
    """Suspending a state or body, not a service."""
    return case.trigger.lemma != "suspend" or any(case.kinds(t) & {"state", "named"} for t in case.objects)


def _has_no(case: Case) -> bool:
    """ "has had no electricity", "lacks water"."""
    none = any(k.lower == "no" for t in case.objects for k in case.scene.parsed.children(t.i, "det"))
    return none if case.trigger.lemma == "have" else True


def _fighters_only(case: Case) -> bool:
    """Civilians who flee are displaced; an army that flees withdraws."""
    return not (
        case.trigger.lemma in {"flee", "leave", "evacuate", "escape"}
        and any("civilian" in case.kinds(t) for t in case.args.subject)
    )


def _counted_people(case: Case) -> bool:
    return any(of_phrase(case.scene, t) for t in case.objects)


def _idle(case: Case) -> bool:
    if case.trigger.lemma in {"stand", "wait", "sit", "remain", "stick"}:
        return any("relief" in case.scene.classes(t) for t in case.args.subject) and case.any_place(("at", "in", "on"))
    return True


def _place_or_inside(case: Case) -> bool:
    if any(k.lower in {"inside", "there", "behind"} for k in case.scene.parsed.children(case.trigger.i)):
        return True
    return _place(case)


NEEDS: Mapping[str, Callable[[Case], bool]] = {
    "active": _active,
    "asks": _asks,
    "counted_or_named": _counted_or_named,
    "set_off": _set_off,
    "counted_people": _counted_people,
    "fighters_only": _fighters_only,
    "has_no": _has_no,
    "flying": _flying,
    "deadline": _deadline,
    "named_operation": _named_operation,
    "punishable": _punishable,
    "not_suicide": _not_suicide,
    "passive": _passive,
    "no_subject": _no_subject,
    "leaving": _leaving,
    "territory_object": _territory_object,
    "people_object": _people_object,
    "moved_people": _moved_people,
    "given": _given,
    "relief": _relief,
    "moved_force": _moved_force,
    "directive": _directive,
    "idle": _idle,
    "place_or_inside": _place_or_inside,
    "motion": _motion,
    "flight": _flight,
    "return_sense": _return_sense,
    "from_place": _from_place,
    "out_of_place": _from_place,
    "fire_means": _fire_means,
    "state_or_air": _state_or_air,
    "diplomatic": _diplomatic,
    "bare_call": _bare_call,
    "deal": _deal,
    "deal_clause": _deal_clause,
    "warning_of_force": _warning_of_force,
    "refusal": _refusal,
    "route": _route,
    "group_object": _group_object,
    "with_actor": _with_actor,
    "group_member": _group_member,
    "place": _place,
    "act": _act,
    "not_passive_toll": _not_passive_toll,
    "not_instrument_fire": _not_instrument_fire,
    "not_people": _not_people,
    "aid_subject": _aid_subject,
}


# ---------------------------------------------------------------------- nouns
def _modifier_words(case: Case) -> set[str]:
    return {t.lower for t in case.scene.parsed.modifiers(case.trigger)}


def _military(case: Case) -> bool:
    """An advance of armed people, not of science: somebody armed owns it, or it goes toward a place."""
    owners = (
        [t for t in case.scene.parsed.modifiers(case.trigger)]
        + list(case.args.preps.get("of", ()))
        + list(case.args.preps.get("by", ()))
    )
    if case.trigger.lemma in {"gain", "progress"} and not case.any_place(
        ("in", "on", "toward", "towards", "around", "near")
    ):
        return False
    if any("armed" in case.kinds(t) or t.lower in _MILITARY_NOUN for t in owners):
        return True
    return case.any_place(
        ("on", "to", "into", "toward", "towards", "against", "through")
    ) and case.trigger.lemma not in {
        "drive",
        "crossing",
        "entry",
        "gain",
        "progress",
    }


def _protest(case: Case) -> bool:
    if case.trigger.lemma in {"protest", "demonstration", "riot", "sit-in", "rioting"}:
        return True
    words = _modifier_words(case)
    if case.trigger.lemma == "strike":
        return bool(words & {"general", "hunger", "labour", "labor", "civil", "transport", "teachers", "doctors"})
    return bool(words & {"protest", "anti-government", "mass", "street", "civil", "popular"})


def _offensive(case: Case) -> bool:
    """An attack that is to take ground: on a place, or an offensive by name; else it is a clash (codebook 6.10)."""
    noun, words = case.trigger.lemma, _modifier_words(case)
    if noun == "push":
        return bool(words & {"military", "ground", "final", "major", "renewed"}) and _military(case)
    if noun == "campaign":
        against = any(case.kinds(t) & {"armed", "place"} for t in case.args.preps.get("against", ()))
        return against or bool(words & {"military", "ground", "air", "bombing", "counterinsurgency", "spring"})
    if noun == "manoeuvre":
        return False
    if noun == "operation":
        if words & {
            "military",
            "ground",
            "security",
            "clearing",
            "anti-terrorist",
            "anti-terror",
            "counter-terrorism",
            "counterterrorism",
            "special",
            "offensive",
            "joint",
            "large-scale",
        }:
            return True
        verb = case.scene.parsed.head(case.trigger)
        launched = verb.lemma in {
            "launch",
            "resume",
            "mount",
            "conduct",
            "begin",
            "start",
            "suspend",
            "continue",
        } and case.trigger.dep in {"dobj", "nsubjpass"}
        return (
            launched
            or (case.any_place(("in", "against", "on", "around", "near")) and not words & {"search", "day-to-day"})
            or "against" in case.args.preps
        )
    return True


def _toll(case: Case) -> bool:
    if case.trigger.lemma in {"death", "fatality", "casualty", "injury", "body", "corpse", "dead", "loss"}:
        counted = of_phrase(case.scene, case.trigger) or any(
            of_phrase(case.scene, t) for t in case.args.preps.get("of", ())
        )
        if counted and case.trigger.lemma != "loss":
            return True
        return bool(case.scene.parsed.children(case.trigger.i, "nummod")) or case.scene.parsed.head(
            case.trigger
        ).lemma in {"record", "report", "confirm", "document", "verify", "suffer", "register"}
    if case.trigger.lemma == "loss":
        verb = case.scene.parsed.head(case.trigger)
        return verb.lemma in {"put", "estimate", "exceed", "number", "reach", "rise", "stand", "amount", "total"}
    return case.trigger.lemma == "toll"


def _people(case: Case) -> bool:
    tokens = list(case.args.preps.get("of", ())) + [t for t in case.scene.parsed.modifiers(case.trigger)]
    return any("civilian" in case.kinds(t) or t.tag == "CD" for t in tokens) or case.trigger.lemma in {
        "displacement",
        "exodus",
    }


def _held(case: Case) -> bool:
    verb = case.scene.parsed.head(case.trigger)
    others = any(r in case.args.preps for r in ("with", "between"))
    return others and verb.lemma in {
        "hold",
        "resume",
        "begin",
        "start",
        "open",
        "continue",
        "attend",
        "host",
        "take",
        "conduct",
        "join",
    }


def _deal_noun(case: Case) -> bool:
    verb = case.scene.parsed.head(case.trigger)
    made = {
        "sign",
        "reach",
        "agree",
        "broker",
        "announce",
        "declare",
        "accept",
        "conclude",
        "enter",
        "come",
        "take",
        "hold",
        "collapse",
        "break",
        "violate",
        "negotiate",
        "mediate",
        "strike",
        "seal",
        "extend",
        "expire",
        "begin",
        "end",
        "breach",
        "propose",
        "honour",
        "observe",
        "respect",
        "implement",
        "make",
        "go",
        "ratify",
        "finalise",
        "finalize",
        "renew",
        "unravel",
        "fail",
        "follow",
    }
    if any(r in case.args.preps for r in ("between", "with")):
        return (
            case.trigger.lemma not in {"deal", "agreement"}
            or verb.lemma in made
            or bool(_modifier_words(case) & {"peace", "ceasefire", "truce", "prisoner", "withdrawal", "security"})
        )
    if case.trigger.lemma in {"deal", "agreement", "pact", "accord"}:
        return verb.lemma in made and bool(
            _modifier_words(case)
            & {"peace", "ceasefire", "truce", "withdrawal", "security", "prisoner", "evacuation", "surrender"}
            or verb.lemma in {"sign", "reach", "strike", "conclude"}
        )
    return verb.lemma in made


def _imposed(case: Case) -> bool:
    verb = case.scene.parsed.head(case.trigger)
    return verb.lemma in {"impose", "announce", "lift", "extend", "slap", "place", "renew", "tighten", "expand", "face"}


def _relation(case: Case) -> bool:
    return bool(case.scene.parsed.children(case.trigger.i, "appos", "poss")) or "of" in case.args.preps


def _on_civilians(case: Case) -> bool:
    return any(
        "civilian" in case.kinds(t) and "armed" not in case.kinds(t)
        for r in ("on", "against")
        for t in case.args.preps.get(r, ())
    )


def _given_by(case: Case) -> bool:
    """ "with the support of X", "help from X": a giver is named."""
    before = case.scene.parsed.head(case.trigger)
    return before.lower in {"with", "under", "without"} and any(
        case.kinds(t) & {"armed", "actor"} for r in ("of", "from") for t in case.args.preps.get(r, ())
    )


def _made_by(case: Case) -> bool:
    owners = case.scene.parsed.children(case.trigger.i, "poss") + [
        t for r in ("by", "from") for t in case.args.preps.get(r, ())
    ]
    clause = bool(case.scene.parsed.children(case.trigger.i, "acl", "ccomp", "relcl")) or "for" in case.args.preps
    return clause and any(case.kinds(t) & {"actor", "person", "state", "unknown"} for t in owners)


def _restriction(case: Case) -> bool:
    words = _modifier_words(case)
    if case.trigger.lemma == "law":
        return "martial" in words
    return case.trigger.lemma != "state" or "emergency" in {t.lower for t in case.args.preps.get("of", ())}


def _of_group(case: Case) -> bool:
    """ "X, the leader of Y" where both are named: the appositive tells a tie."""
    if case.trigger.dep != "appos":
        return False
    other = case.scene.parsed.head(case.trigger)
    owners = [*case.scene.parsed.children(case.trigger.i, "poss"), *case.args.preps.get("of", ())]
    named = [t for t in owners if {"armed", "named"} <= case.kinds(t) and "state" not in case.kinds(t)]
    return "named" in case.kinds(other) and bool(named)


def _of_force(case: Case) -> bool:
    """A base, headquarters or presence of somebody armed."""
    owners = [*case.scene.parsed.modifiers(case.trigger), *case.args.preps.get("of", ())]
    if case.trigger.lemma != "presence" and case.trigger.dep not in {"appos", "attr", "nsubj", "ROOT", "dobj"}:
        return False
    return any(
        "armed" in case.kinds(t) and ("named" in case.kinds(t) or case.trigger.lemma == "presence") for t in owners
    )


NOUN_NEEDS: Mapping[str, Callable[[Case], bool]] = {
    "on_civilians": _on_civilians,
    "given_by": _given_by,
    "made_by": _made_by,
    "restriction": _restriction,
    "of_force": _of_force,
    "of_group": _of_group,
    "military": _military,
    "protest": _protest,
    "offensive": _offensive,
    "toll": _toll,
    "people": _people,
    "held": _held,
    "deal": _deal_noun,
    "imposed": _imposed,
    "relation": _relation,
}


def noun_arguments(scene: Scene, noun: Token) -> Arguments:
    """An event noun's own arguments: its prepositions only."""
    return Arguments(preps=prepositional(scene, noun))
