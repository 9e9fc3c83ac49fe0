"""Where a claim happened, when none of its own roles says so: what its noun stands beside, what its clause names, what
opens its sentence, and where the clause happens that it goes on from."""

from fogline.claims.drafts import Draft
from fogline.claims.places import Places
from fogline.claims.scene import LOCATIVE, Scene
from fogline.claims.spots import Spot
from fogline.claims.tokens import Token
from fogline.claims.whereabouts import by_the_way, last_resort, of_phrase
from fogline.lexicon.kinds import Kind, PlaceRole

_WITHIN = frozenset(
    "in at near around outside inside within across along throughout on over above under behind".split()
)
_ALWAYS = frozenset({"near", "around", "outside"})
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_OPENING = frozenset("in at near around outside inside across along".split())
_STANDS_FOR_A_FIGHT = frozenset({"defence", "defense", "fall", "capture", "liberation", "recapture", "storming"})
_BOUND = frozenset({"heading", "bound", "headed", "making", "fleeing", "streaming", "moving", "crossing"})
_OTHER_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
_HELD = frozenset({Kind.CONTROL, Kind.CAPTURE, Kind.BASE, Kind.TRANSFER, Kind.BESIEGE})
_GOES_ON = frozenset({"conj", "advcl", "xcomp", "pcomp"})
_LOCALS = frozenset(
    "resident villager inhabitant local witness eyewitness people townspeople trader shopkeeper farmer worker"
    " doctor surgeon medic nurse teacher priest imam elder".split()
)
_SAID_OF = frozenset({"be", "remain", "stay", "come", "fall", "pass", "bring", "place", "put", "keep", "leave"})
_DEPTH, _STEPS, _LABEL = 7, 4, 14
Found = list[tuple[Token, Spot]]
_AFAR = frozenset({"call", "phone", "telephone", "ring", "speak", "talk", "write"})


def apposed(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Raqqa, the jihadists' bastion in Syria", "Mogok, a town held by the rebels", "Mullaittivu, the last town in
    their possession": the place that the noun is said of."""
    if draft.kind not in _HELD:
        return []
    parsed, noun = scene.parsed, draft.trigger
    if noun.pos not in {"NOUN", "PROPN"} and noun.dep in {"acl", "relcl"}:
        noun = parsed.head(noun)
    while noun.dep in {"pobj", "prep"} and noun.dep != "appos":
        noun = parsed.head(noun)
    if noun.dep != "appos":
        return []
    named = parsed.head(noun)
    if "place" not in scene.classes(named) or "armed" in scene.classes(named) & scene.classes(noun):
        return []
    return [(named, spot) for spot in places.spots(named)]


def held(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Most of the town is under rebel control", "the bridges are in army hands": what the noun of holding is said
    of."""
    if draft.kind not in _HELD:
        return []
    parsed, verb = scene.parsed, draft.verb
    nominal = draft.nominal and draft.trigger.dep == "pobj"
    if verb.lemma not in _SAID_OF or not (nominal or verb.i == draft.trigger.i):
        return []
    subjects = [t for k in parsed.children(verb.i, "nsubj", "nsubjpass") for t in parsed.conjuncts(k)]
    if verb.dep == "relcl" and (not subjects or subjects[0].tag in {"WDT", "WP"}):
        subjects = [parsed.head(verb)]
    return [(t, spot) for t in subjects for spot in places.spots(t)]


def at_head(scene: Scene, places: Places, draft: Draft) -> list[tuple[Token, Spot, PlaceRole]]:
    """A place at the head of the clause or sentence, or of the verb that governs the trigger."""
    parsed, verb = scene.parsed, draft.verb
    chain = [verb]
    for at in parsed.ancestors(verb):
        if len(chain) > _STEPS or chain[-1].dep == "appos":
            break
        chain.append(at)
    if draft.kind is Kind.SUPPORT:
        chain = chain[:1]  # where help was promised is not where it goes
    for below, at in zip([None, *chain], chain, strict=False):
        found = _hung_on(scene, places, draft, at, below) if at.pos in {"VERB", "AUX", "NOUN"} else []
        if found:
            return found
    return []


def _hung_on(
    scene: Scene, places: Places, draft: Draft, at: Token, below: Token | None
) -> list[tuple[Token, Spot, PlaceRole]]:
    """Places that hang on `at`, which stands above `below` on the way up from the draft."""
    told = below is not None and below.dep == "ccomp"  # "said in London that": where it was said
    own = at.i == draft.verb.i or (below is not None and below.dep in {"nsubj", "nsubjpass", "csubj"})
    out: list[tuple[Token, Spot, PlaceRole]] = []
    for kid in scene.parsed.children(at.i, "prep", "advmod", "expl"):
        if kid.lower in {"there", "here"} and (kid.dep == "advmod" or _after_noun(scene, kid)):
            out += [(kid, spot, PlaceRole.AT) for spot in places.spots(kid)]
        if (told and kid.i > at.i) or kid.dep != "prep" or not (own or kid.i < draft.verb.i):
            continue
        role = draft.place_role(kid.lower) if kid.lower in LOCATIVE else "none"
        if role == "none" or (not own and kid.lower not in _OPENING):
            continue
        for obj in scene.parsed.children(kid.i, "pobj"):
            for each in scene.parsed.conjuncts(obj):
                out += [(each, spot, PlaceRole(role)) for spot in places.told(each)]
    return out


def _after_noun(scene: Scene, token: Token) -> bool:
    """ "Schools there were shut": no empty subject."""
    return token.i > 0 and scene.parsed.tokens[token.i - 1].pos in {"NOUN", "PROPN"}


def in_clause(scene: Scene, places: Places, draft: Draft) -> Found:
    """Places under a preposition anywhere in the claim's own clause, those nearest to its trigger."""
    groups: list[Found] = []
    for root in {draft.verb.i: draft.verb, draft.trigger.i: draft.trigger}.values():
        _collect(scene, places, root, groups, _DEPTH)
    if not groups:
        return []
    return min(groups, key=lambda group: abs(group[0][0].i - draft.trigger.i))


def _collect(scene: Scene, places: Places, token: Token, groups: list[Found], depth: int) -> None:
    parsed = scene.parsed
    for kid in parsed.children(token.i):
        doer = depth == _DEPTH and kid.dep in {"nsubj", "agent"}  # "a coalition based in X" fights elsewhere
        if (
            doer
            or kid.lower == "according"
            or kid.dep in _OTHER_CLAUSE
            or (kid.dep == "conj" and kid.pos in {"VERB", "AUX"})
            or depth == 0
        ):
            continue
        if kid.dep == "prep" and _tells_where(scene, kid):
            found = _below(scene, places, kid)
            if found:
                groups.append(found)
                continue
        _collect(scene, places, kid, groups, depth - 1)


def _below(scene: Scene, places: Places, prep: Token) -> Found:
    return [
        (each, spot)
        for obj in scene.parsed.children(prep.i, "pobj")
        for each in scene.parsed.conjuncts(obj)
        for spot in places.told(each)
        if spot.lat is not None and spot.precision <= 5
    ]


def _tells_where(scene: Scene, prep: Token) -> bool:
    """True for "in X", and for "of X" after people: "the residents of X"."""
    owner = scene.parsed.head(prep)
    classes = scene.classes(owner)
    if prep.lower in _ALWAYS or (prep.lower == "of" and owner.lower in _COMPASS):
        return True
    if prep.lower in _WITHIN:
        hunted = owner.dep in {"dobj", "nsubjpass"}  # "targeted a leader in X": no speaker
        return "body" not in classes and ("office" not in classes or hunted)
    if prep.lower in {"of", "for"} and ("event" in classes or owner.lemma in _STANDS_FOR_A_FIGHT):
        return owner.dep == "pobj"  # "died in the defence of X", "in the last week of the battle for X"
    return prep.lower == "of" and "civilian" in classes


def as_far_as(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Fell back as far as Huambo", "got to within 5 km of X": how far a movement went."""
    parsed = scene.parsed
    for far in parsed.children(draft.verb.i, "advmod"):
        for prep in parsed.children(far.i, "prep") if far.lower == "far" else ():
            if prep.lower == "as" and (found := _below(scene, places, prep)):
                return found
    return []


def bound_for(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Have left Homs, most of them heading for Latakia and Tartus": where a flight goes, in a clause behind it."""
    parsed = scene.parsed
    _, end = parsed.sentences[draft.trigger.sent]
    for token in parsed.tokens[draft.trigger.i + 1 : end - 1]:
        if token.text == ";" or (token.tag in {"VBD", "VBZ", "VBP"} and token.dep in {"ROOT", "conj"}):
            return []
        prep = parsed.tokens[token.i + 1]
        if token.lower in _BOUND and prep.lower in {"for", "to", "toward", "towards"}:
            return _below(scene, places, prep)
    return []


# ---------------------------------------------------------------------- beyond the clause
def around(scene: Scene, places: Places, draft: Draft) -> Found:
    """Beyond the clause: the first of these that tells a place; a call is made from nowhere that matters."""
    if draft.kind is Kind.MEET and draft.verb.lemma in _AFAR:
        return []
    for look in (by_the_way, _relative, _opening, _continued, _labelled, _told_by_locals, last_resort):
        found = look(scene, places, draft)
        if found:
            return found
    return []


def _relative(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "X, where guards beat them", "X, from which the army withdrew": the place that the clause hangs on."""
    parsed = scene.parsed
    for at in (draft.verb, *parsed.ancestors(draft.verb)):
        if at.sent == draft.trigger.sent and at.dep in {"relcl", "advcl", "ccomp", "acl", "conj", "ROOT"}:
            first = min(parsed.subtree(at.i))
            marks = [t for t in parsed.children(at.i, "advmod") if t.lower == "where" and t.i < draft.trigger.i]
            if marks:
                noun = parsed.head(at) if at.dep == "relcl" else parsed.tokens[max(marks[0].i - 2, first - 2, 0)]
                return _named_above(scene, places, noun) if noun.i < marks[0].i else []
        if at.dep not in {"conj", "relcl", "ccomp", "xcomp"}:
            break
    return []


def _named_above(scene: Scene, places: Places, noun: Token) -> Found:
    """What the noun before "where" names, or the noun that it hangs on: "X, a prison in the north where"."""
    for at in (noun, *scene.parsed.ancestors(noun)):
        if at.pos in {"VERB", "AUX"}:
            return []
        if spots := [spot for spot in places.spots(at) if spot.precision <= 5]:
            return [(at, spot) for spot in spots]
    return []


def _opening(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "In Herat, doctors said, two people were shot": what opens the sentence, or its part after a semicolon."""
    parsed = scene.parsed
    start, _ = parsed.sentences[draft.trigger.sent]
    tokens = parsed.tokens
    for at in range(draft.trigger.i - 1, start - 1, -1):
        if tokens[at].text == ";":
            start = at + 1
            break
    for token in tokens[start : start + 3]:
        if token.lower in _OPENING and token.i < draft.trigger.i:
            return _named_after(scene, places, token, draft)
        if token.pos not in {"CCONJ", "ADV", "PUNCT"}:
            return []
    return []


def _named_after(scene: Scene, places: Places, prep: Token, draft: Draft) -> Found:
    """The place that the preposition governs, by the parse or by standing right behind it."""
    if found := _below(scene, places, prep):
        return [(t, s) for t, s in found if t.i < draft.trigger.i]
    for token in scene.parsed.tokens[prep.i + 1 : min(prep.i + 5, draft.trigger.i)]:
        if spots := places.spots(token):
            return [(token, spot) for spot in spots]
        if token.pos not in {"PROPN", "ADJ"} and token.i > prep.i + 1:
            return []
    return []


def _continued(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Stormed the prison and freed hundreds", "raided the camp, arresting dozens": where the verb above happens."""
    parsed, at = scene.parsed, draft.verb
    for _ in range(_STEPS):
        if at.dep not in _GOES_ON or at.head == at.i:
            return []
        at = parsed.head(at)
        found = of_phrase(scene, places, at)
        if found:
            return found
    return []


def _labelled(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Kramatorsk: missile hits quarter", "Belgorod governor: seven drones shot down": the label of a line."""
    start, _ = scene.parsed.sentences[draft.trigger.sent]
    head = scene.parsed.tokens[start : start + _LABEL]
    colon = next((t.i for t in head if t.text == ":"), None)
    if colon is None or colon > draft.trigger.i:
        return []
    for token in head[: colon - start]:
        hit = scene.hits.get(token.i)
        if hit is not None and hit.kind == "place" and not (hit.target or hit.also):
            found = places.spots(token) or tuple(filter(None, [places.named(token)]))
            return [(token, spot) for spot in found if not places.is_abroad(spot)]
    return []


def _told_by_locals(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Residents of Kemise confirmed that fighters had arrived": they speak of where they live."""
    parsed = scene.parsed
    for at in (draft.verb, *parsed.ancestors(draft.verb)):
        for who in parsed.children(at.i, "nsubj"):
            for prep in parsed.children(who.i, "prep"):
                inside = prep.lower == "inside" or (
                    who.lemma in _LOCALS and prep.lower in {"of", "in", "from", "near", "at"}
                )
                if inside and (found := _below(scene, places, prep)):
                    return found
    return []
