"""Where a claim happened, when none of its own roles says so: what its noun stands beside, and what its clause
names."""

from fogline.claims.drafts import Draft
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.spots import Spot
from fogline.claims.tokens import Token
from fogline.lexicon.kinds import Kind

_WITHIN = frozenset(
    "in at near around outside inside within across along throughout on over above under behind".split()
)
_OTHER_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
_HELD = frozenset({Kind.CONTROL, Kind.CAPTURE, Kind.BASE, Kind.TRANSFER, Kind.BESIEGE})
_DEPTH = 7
Found = list[tuple[Token, Spot]]


def apposed(scene: Scene, places: Places, draft: Draft) -> Found:
    """ "Raqqa, the jihadists' bastion in Syria", "Mogok, a town held by the rebels": the place that the noun is said
    of."""
    if draft.kind not in _HELD:
        return []
    parsed = scene.parsed
    noun = draft.trigger if draft.trigger.pos in {"NOUN", "PROPN"} else parsed.head(draft.trigger)
    if noun.dep != "appos" or (noun.i != draft.trigger.i and draft.trigger.dep not in {"acl", "relcl"}):
        return []
    named = parsed.head(noun)
    hit = scene.hits.get(named.i)
    if hit is None or hit.kind not in {"place", "state"}:
        return []
    return [(named, spot) for spot in places.spots(named)]


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
            found = [
                (each, spot)
                for obj in parsed.children(kid.i, "pobj")
                for each in parsed.conjuncts(obj)
                for spot in places.spots(each)
                if spot.lat is not None and spot.precision <= 5
            ]
            if found:
                groups.append(found)
                continue
        _collect(scene, places, kid, groups, depth - 1)


def _tells_where(scene: Scene, prep: Token) -> bool:
    """True for "in X", and for "of X" after people: "the residents of X"."""
    owner = scene.parsed.head(prep)
    classes = scene.classes(owner)
    if prep.lower in _WITHIN:
        return "office" not in classes and "body" not in classes
    return prep.lower == "of" and "civilian" in classes
