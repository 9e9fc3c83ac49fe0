"""Conditions on fighting: means of fire, tolls, what is taken and who is led."""

from fogline.claims.case import Case
from fogline.claims.numbers import of_phrase
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_MEANS = _WORDS["fire_means"]
_TOLL = frozenset({"kill", "wound", "injure"})
_SMALL = frozenset({"small", "small-arms", "arms", "machine-gun", "sniper", "rifle", "automatic"})  # "small arms fire"
_PLANTED = frozenset(
    {"suicide", "car", "truck", "roadside", "petrol", "nail", "pipe", "vest"}
)  # bombs that nobody drops
_EXPLOSIVES = frozenset({"explosive", "explosives", "bomb", "dynamite", "vest", "device"})
_NEAR = 8  # tokens of an adverbial that are looked at for the means of fire


# "the ringleaders", "the essential greatness": people and qualities are no ground
_NO_THING = ("er", "or", "ist", "man", "ness", "ity", "tion", "sion", "ment", "ship", "ism", "ance", "ence")


def fire_means(case: Case) -> bool:
    """Fire from afar is named as subject or means: "with mortars", "using drones"."""
    tokens = [*case.under("with", "by", "using"), *case.args.subject]
    tokens = [t for t in tokens if not (_SMALL | _PLANTED) & {m.lower for m in case.modifiers(t)}]
    if any(m.lower in _MEANS for t in tokens for m in (t, *case.modifiers(t))):
        return True
    parsed = case.scene.parsed
    below = {
        parsed.tokens[i].lower for k in case.children("advcl", "npadvmod", "prep") for i in parsed.subtree(k.i)[:_NEAR]
    }
    # "using fire", "using tanks" may be anything; "with tanks" is their guns
    using = "using" in below and bool(below & (_MEANS - {"fire", "tank", "tanks"}))
    return using or ("with" in below and bool(below & (_MEANS - {"fire"})))


def state_or_air(case: Case) -> bool:
    """Fire from afar, an army or state as subject, or nobody: what they bomb they strike, where others plant bombs."""
    if case.args.passive and not case.args.subject:
        return True
    if fire_means(case) or any("fire" in case.kinds(t) for t in case.args.subject):
        return True
    for token in case.args.subject:
        refs = case.actors.refs(token)
        entity = case.scene.entity(refs[0].id) if refs else None
        if token.lemma in {"army", "military", "navy"}:
            return True
        if entity is not None and entity.kind in {"army", "state", "government", "unit", "coalition"}:
            return True
    return False


def not_suicide(case: Case) -> bool:
    """A suicide bomber is no aircraft; and what is shot down kills nobody by itself."""
    if case.trigger.lemma in _TOLL and case.args.shared:
        return False
    return not any(t.lemma == "bomber" and "suicide" in {m.lower for m in case.modifiers(t)} for t in case.args.subject)


def flying(case: Case) -> bool:
    """ "brought down" needs something that flies; what is shot down flew."""
    if case.trigger.lemma == "shoot":
        return True
    return any("airborne" in case.kinds(t) or any(c.isdigit() for c in t.text) for t in case.objects)


def not_instrument_fire(case: Case) -> bool:
    """Somebody does it, not a shell or jet; who sets off without an object departs."""
    if case.trigger.lemma == "set" and not case.args.object and not case.args.passive:
        return False
    return not any(
        ("fire" in case.kinds(t) and t.lemma not in {"bomb", "fire", "bomber"}) or t.lemma in _WORDS["figurative"]
        for t in case.args.subject
    )


def not_passive_toll(case: Case) -> bool:
    """ "killed five soldiers" with somebody who did it; "five soldiers were killed" is a toll."""
    if case.trigger.lemma in _TOLL:
        return any(
            case.kinds(t) & {"armed", "actor", "unknown"} and "event" not in case.kinds(t) for t in case.args.subject
        )
    if case.trigger.lemma in _WORDS["two_sided_hit"]:
        return any("armed" in case.kinds(t) and "fire" not in case.kinds(t) for t in case.args.subject) and any(
            "armed" in case.kinds(t) for t in case.objects
        )
    return True


def counted_or_named(case: Case) -> bool:
    """A toll that says how many, or of whom; "they died" says neither."""
    people = (*case.objects, *case.args.object, *case.args.subject)
    return any("pronoun" not in case.scene.classes(t) or of_phrase(case.scene, t) for t in people)


def counted_people(case: Case) -> bool:
    """A toll that says how many, if but as a share: "a third of its men"."""
    return any(of_phrase(case.scene, t) or case.scene.semantic_head(t).i != t.i for t in case.objects)


def people_object(case: Case) -> bool:
    """Civilians or captives are the object; of one named person only where the verb is of execution."""
    return any(
        case.kinds(t) & {"civilian", "captive"}
        or t.lower in {"them", "those", "prisoners"}
        or ("person" in case.kinds(t) and case.trigger.lemma in {"execute", "behead", "hang", "lynch"})
        for t in case.objects
    )


def no_people(case: Case) -> bool:
    """Nobody is shot at by name or trade: fire on a town or a building."""
    return not any(case.kinds(t) & {"person", "armed", "civilian"} for t in case.objects)


def somebody_hurt(case: Case) -> bool:
    """Somebody is said to be hurt, and it is no place or thing."""
    return bool(case.objects) and not any(case.kinds(t) & {"place", "structure", "event"} for t in case.objects)


def thing_hit(case: Case) -> bool:
    """What is destroyed, or burns by itself, is a thing."""
    return any(
        case.kinds(t) & {"structure", "weapon", "place", "route", "utility"}
        or not case.kinds(t) & {"person", "armed", "actor", "event", "deal", "pronoun"}
        for t in case.objects or case.args.subject
    )


def blast_subject(case: Case) -> bool:
    """An explosion or a suicide bomber does it; a bomber may be an aircraft, and "killing ten" is told with it."""
    if case.trigger.lemma in _TOLL and case.args.shared:
        return False
    return any(_explosive(case, t) for t in case.args.subject)


def bomb_means(case: Case) -> bool:
    """Hit with car bombs, a suicide bomb or explosives."""
    used = case.under("with", "by", "using")
    return any(
        t.lemma in _EXPLOSIVES | {"ied", "mine", "grenade"} and (t.lemma != "bomb" or _PLANTED & _words(case, t))
        for t in used
    )


def _words(case: Case, token: Token) -> set[str]:
    return {m.lower for m in case.modifiers(token)}


def _explosive(case: Case, token: Token) -> bool:
    """A bomb, or a bicycle packed with explosives."""
    if token.lemma == "bomber":
        return "suicide" in {m.lower for m in case.modifiers(token)}
    if "blast" in case.kinds(token) and "fire" not in case.kinds(token):
        return True
    parsed = case.scene.parsed
    carried = [i for k in parsed.children(token.i, "acl", "relcl", "prep") for i in parsed.subtree(k.i)]
    return any(parsed.tokens[i].lemma in _EXPLOSIVES for i in carried if i < case.trigger.i)


def not_nature(case: Case) -> bool:
    """No storm or flood did it."""
    return not any(t.lemma in _WORDS["nature"] for t in case.args.subject)


def not_police(case: Case) -> bool:
    """ "A security force targeted a compound" on foot."""
    return not any(
        t.lemma in {"police", "commando", "agent"}
        or {"security", "special", "police"} & {m.lower for m in case.modifiers(t)}
        for t in case.args.subject
    )


def sent_at(case: Case) -> bool:
    """Missiles that are sent at somebody, not to somebody."""
    return bool(case.under("at", "against", "into", "over", "on", "toward", "towards", "across"))


def no_fire(case: Case) -> bool:
    """Not from afar: an attack on a school by aircraft is a strike."""
    return not fire_means(case) and not any("fire" in case.kinds(t) for t in case.args.subject)


def missing(case: Case) -> bool:
    """ "Six hundred men are missing", not "missed"."""
    return case.trigger.lower == "missing"


def from_home(case: Case) -> bool:
    """Taken from home, a bus or a school, and by somebody, or nobody who is named: not to a doctor."""
    away = case.under("from", "off", "out")
    return any(t.lemma in _WORDS["taken_from"] for t in away) and not case.under("for")


def let(case: Case) -> bool:
    """ "Let the prisoners go"."""
    return case.governor().lemma == "let"


def falling(case: Case) -> bool:
    """Bombs fall from the air; a mine or a grenade does not."""
    return any(t.lemma in {"bomb", "explosive", "device"} for t in case.args.subject)


def explosive_means(case: Case) -> bool:
    """What is driven into something bombs it only where it carries explosives."""
    if case.trigger.lemma not in {"drive", "ram", "crash", "plough", "plow"}:
        return True
    near = {m.lemma for t in (*case.below(), *case.args.subject) for m in (t, *case.modifiers(t))}
    return bool(near & {"explosive", "bomb", "suicide", "bomber", "dynamite"})


def counted_subject(case: Case) -> bool:
    """A number of people does it: one who is missing may be late."""
    return any(of_phrase(case.scene, t) for t in (*case.args.subject, *case.objects))


def not_people(case: Case) -> bool:
    """The object is no crowd: expelling diplomats is a sanction, expelling villagers displaces them."""
    return not any(
        "civilian" in case.kinds(t)
        and "office" not in case.kinds(t)
        and t.lemma not in {"diplomat", "ambassador", "staff"}
        for t in case.objects
    )


def territory_object(case: Case) -> bool:
    """The object is a pronoun for a place, an unknown name, or a plain noun that armed people can take."""
    if not case.objects:
        return False
    token = case.objects[0]
    kinds = case.kinds(token)
    if "pronoun" in case.scene.classes(token):
        return token.lower in {"it", "both", "that", "which", "them"} and case.places.latest(token) is not None
    if token.tag == "NNP":
        kinds -= {"event"}  # the Tharthar Barrage
    if kinds & _WORDS["no_territory"] or (not kinds and token.lemma.endswith(_NO_THING)):
        return False
    owner = any("armed" in case.kinds(t) or "named" in case.kinds(t) for t in case.args.subject)
    return bool(kinds & {"named", "structure", "place", "route"}) or owner


def group_object(case: Case) -> bool:
    """An armed body, a movement or an attack: what can be led, joined or formed."""
    return any(_grouped(case, t) for t in case.objects)


def _grouped(case: Case, token: Token) -> bool:
    if token.lemma in _WORDS["attack"]:
        return True
    if token.lemma in _WORDS["no_group"]:
        return False
    kinds = case.kinds(token)
    return (
        token.lemma in _WORDS["group"]
        or token.lower in _WORDS["group"]
        or ("armed" in kinds and "named" in kinds and "place" not in kinds)
        or token.lower in {"it", "them"}
    )


def named_operation(case: Case) -> bool:
    """ "launched Operation X"."""
    return any(
        m.lower == "operation" and m.text[:1].isupper()
        for t in (*case.objects, *case.args.object)
        for m in case.modifiers(t)
    )
