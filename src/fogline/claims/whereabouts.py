"""Where a claim happened, as what stands in its roles tells by the way: the town whose hospital it is, the place that
an attempt is made on, the clause that says when, what troops were sent for."""

from collections.abc import Callable, Iterable

from fogline.claims.arguments import prepositional
from fogline.claims.drafts import Draft
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.spots import Spot
from fogline.claims.tokens import Token
from fogline.lexicon.kinds import Kind
from fogline.lexicon.placewords import place_words

Found = list[tuple[Token, Spot]]
_WORDS = place_words()
_WITHIN = ("in", "at", "near", "around", "outside", "inside", "within", "across", "along", "throughout", "on", "over")
_OF_SERVICE = (*_WITHIN, "to", "for", "of", "into")
_ATTEMPTS = frozenset(
    "attempt effort bid push drive attack offensive operation campaign advance assault battle fight struggle raid"
    " counter-offensive counteroffensive counter-attack counterattack mission plan order".split()
)
_LIGHT = frozenset(
    "wage launch mount conduct begin start impose declare carry make stage lead lay announce open unleash undertake"
    " direct fight".split()
)
_SPREAD = frozenset("reach engulf grip rock shake sweep paralyse paralyze affect consume hit convulse roil".split())
_SERVING = frozenset("serve supply feed link cover connect".split())
_WHEN = frozenset({"when", "as", "after", "while", "where"})
_SENT = frozenset({Kind.MOBILISE, Kind.SUPPORT})
_HURT = frozenset({Kind.CASUALTIES, Kind.BOMBING, Kind.ATTACK_CIVILIANS, Kind.DESTROY, Kind.STRIKE, Kind.DETAIN})
_RULED = frozenset({Kind.RESTRICT, Kind.ACCESS})
# Kinds of which somebody who tells of them nowhere in particular speaks of the place told last.
_OF_THE_PLACE = frozenset({Kind.RESTRICT, Kind.ACCESS, Kind.BESIEGE})
_NATIONWIDE = frozenset({"nationwide", "countrywide", "nation-wide", "country-wide"})
_NEARBY = frozenset({"nearby", "away", "locally"})


def by_the_way(scene: Scene, places: Places, draft: Draft) -> Found:
    """The first of these that tells a place."""
    looks: tuple[Callable[[Scene, Places, Draft], Found], ...] = (
        _whose,
        _attempted,
        _light_clause,
        _spread,
        _dated_by,
        _nationwide,
    )
    return next((found for look in looks if (found := look(scene, places, draft))), [])


def last_resort(scene: Scene, places: Places, draft: Draft) -> Found:
    """What troops were sent for, what lies near by, and for what is always somewhere, the place told last."""
    for look in (_purpose, _nearby, _told_last):
        if found := look(scene, places, draft):
            return found
    return []


def with_points(places: Places, tokens: Iterable[Token]) -> Found:
    return [(t, s) for t in tokens for s in places.told(t) if s.lat is not None and s.precision <= 5]


def of_phrase(scene: Scene, places: Places, verb: Token) -> Found:
    """The places of a verb's object and of its prepositions, or inside its object."""
    parsed = scene.parsed
    objects = [k for k in parsed.children(verb.i, "dobj") for k in parsed.conjuncts(k)]
    if not objects and verb.dep == "relcl":
        objects = [parsed.head(verb)]
    found = with_points(places, objects)
    for relation, tokens in prepositional(scene, verb).items():
        if relation in (*_WITHIN, "into", "to"):
            found = found or with_points(places, tokens)
    for noun in objects:
        for relation, tokens in prepositional(scene, noun).items():
            if relation in _WITHIN:
                found = found or with_points(places, tokens)
    return found


def _whose(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "The town's water plant is out of service", "schools there were shut", "the enclave's people have left"."""
    parsed = scene.parsed
    tokens = [t for key in ("object", "direct", "consumed", "subject") for t in draft.relations.get(key, ())]
    for token in (*tokens, *((draft.trigger,) if draft.nominal else ())):
        of = [k for p in parsed.children(token.i, "prep") if p.lower == "of" for k in parsed.children(p.i, "pobj")]
        for noun in (token, *of):
            owners = [k for k in parsed.children(noun.i, "poss", "compound") if _is_whole(scene, k)]
            there = [k for k in parsed.children(noun.i, "advmod") if k.lower in {"there", "here"}]
            serving = [k for k in parsed.children(noun.i, "acl", "relcl") if k.lemma in _SERVING]
            served = [k for verb in serving for k in parsed.children(verb.i, "dobj")]
            if found := with_points(places, (*owners, *there, *served)):
                return found
        if draft.kind in _RULED and (found := _of_service(scene, places, token)):
            return found
    return []


def _is_whole(scene: Scene, owner: Token) -> bool:
    """A town or area that owns something, and no side: "the town's", "Beira's", not "Moscow's"."""
    hit = scene.hits.get(owner.i)
    if hit is not None:
        return hit.kind == "place" and not (hit.target or hit.also)
    return owner.dep == "poss" and bool({owner.lemma, owner.lower} & (_WORDS.townish | _WORDS.area))


def _of_service(scene: Scene, places: Places, token: Token) -> Found:
    """ "Water supply to X", "the governor of X", "the hospital": where a service or a rule holds."""
    for relation, tokens in prepositional(scene, token).items():
        if relation in _OF_SERVICE and (found := with_points(places, tokens)):
            return found
    hit = scene.hits.get(token.i)
    return with_points(places, (token,)) if hit is None or hit.kind == "place" else []


def _attempted(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Repelled two attempts to cross the bridge", "announced an offensive to liberate Fallujah"."""
    nouns = [t for key in ("object", "direct", "consumed") for t in draft.relations.get(key, ())]
    for noun in (*nouns, draft.trigger):
        if noun.lemma not in _ATTEMPTS:
            continue
        for verb in scene.parsed.children(noun.i, "acl", "relcl"):
            to = any(k.tag == "TO" for k in scene.parsed.children(verb.i, "aux"))
            if to and (found := of_phrase(scene, places, verb)):
                return found
    return []


def _light_clause(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "The campaign that the army has waged in X and Y", "the curfew imposed on the whole of X"."""
    if not draft.nominal:
        return []
    for verb in scene.parsed.children(draft.trigger.i, "relcl", "acl"):
        if verb.lemma not in _LIGHT:
            continue
        for relation, tokens in prepositional(scene, verb).items():
            if relation in _WITHIN and (found := with_points(places, tokens)):
                return found
    return []


def _spread(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "If the fighting reaches the streets of X": what happens reaches a place."""
    at = draft.trigger
    if not draft.nominal and at.tag != "VBG":
        return []
    verb = scene.parsed.head(at)
    if at.dep != "nsubj" or verb.lemma not in _SPREAD:
        return []
    return with_points(places, scene.parsed.children(verb.i, "dobj"))


def _dated_by(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Drowned when a boat capsized in the mouth of the Naf": the clause that tells how it came about."""
    if draft.kind not in _HURT or draft.nominal:
        return []
    for clause in scene.parsed.children(draft.verb.i, "advcl"):
        marks = scene.parsed.children(clause.i, "mark", "advmod")
        if any(m.lower in _WHEN and m.i < clause.i for m in marks) and (found := of_phrase(scene, places, clause)):
            return found
    return []


def _nationwide(scene: Scene, places: Places, draft: Draft) -> Found:
    words = (draft.trigger, *draft.words, *draft.relations.get("object", ()))
    if not any(k.lower in _NATIONWIDE for w in words for k in scene.parsed.children(w.i)):
        return []
    spot = places.country(draft.trigger)
    return [(draft.trigger, spot)] if spot else []


def _purpose(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Deployed to protect foreigners in the south", "burned trucks to block the highway"."""
    if draft.kind not in _SENT | _HURT:
        return []
    for clause in scene.parsed.children(draft.verb.i, "advcl", "xcomp"):
        kids = scene.parsed.children(clause.i)
        purpose = any(k.tag == "TO" for k in kids) and not any(k.dep in {"nsubj", "mark"} for k in kids)
        if purpose and (found := of_phrase(scene, places, clause)):
            return found
    return []


def _nearby(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "A strike had landed 50 metres away": near what was told last."""
    if not any(k.lower in _NEARBY for k in scene.parsed.children(draft.verb.i, "advmod")):
        return []
    return _latest(places, draft, within=1)


def _told_last(_: Scene, places: Places, draft: Draft) -> Found:
    return _latest(places, draft, within=1) if draft.kind in _OF_THE_PLACE else []


def _latest(places: Places, draft: Draft, *, within: int) -> Found:
    spot = places.latest(draft.trigger, within=within)
    return [(draft.trigger, spot)] if spot else []
