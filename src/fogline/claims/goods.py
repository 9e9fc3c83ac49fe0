"""Goods, services and ways by the whole phrase: "health centre", "a consignment of medicines", "the Rafah crossing".

The head noun alone does not say what these are: a centre may treat the sick or command a front, a convoy may carry
flour or shells.
"""

from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_NONE: frozenset[str] = frozenset()
_SERVICE = frozenset({"utility", "service"})
_ROUTE = frozenset({"route"})
_NETWORK = frozenset({"network"})
_ARMS = frozenset({"assistance", "weapon"})
_AID = frozenset({"relief", "aid"})
_OF_NAMES = frozenset({"utility", "service", "route", "network"})
_VAGUE_MARKS = frozenset({"care", "inter", "sick", "displaced"})  # close by for other reasons too
_SENTENCES_BACK = 1  # how far back the word may stand that says what a convoy carries


def goods(scene: Scene, token: Token) -> frozenset[str]:
    """Classes that the words around the head add to those of the head; empty for most phrases."""
    name = _of_name(scene, token)
    if name:
        return name
    near = {w for m in scene.parsed.modifiers(token) for w in (m.lemma, m.lower)}
    if token.lemma in _WORDS["serving"] and near & _WORDS["served"]:
        return _SERVICE
    if token.lemma in _WORDS["serving"] and near & scene.words.classes["network"]:
        return _NETWORK
    if token.lemma in _WORDS["serving"] and near & scene.words.classes["route"]:
        return _ROUTE
    if token.lemma in _WORDS["measure"] and _carries(scene, token):
        return _AID
    if token.lemma in _WORDS["measure"] and _arms(scene, token):
        return _ARMS
    if token.lemma in _WORDS["carrier"] and _aid_bound(scene, token, near):
        return _AID
    return _NONE


def armed_carrier(scene: Scene, token: Token) -> bool:
    """A convoy or truck whose own words say that it is an army's."""
    near = {w for m in scene.parsed.modifiers(token) for w in (m.lemma, m.lower)}
    return bool(near & _WORDS["carrier_armed"])


def _of_name(scene: Scene, token: Token) -> frozenset[str]:
    """A name tells by its last word: "Nasser Hospital", "Bab al-Hawa crossing", "the port of Ashdod"."""
    hit = scene.hits.get(token.i)
    if (hit is None or hit.kind != "place") and token.pos != "PROPN":
        return _NONE
    words = token.lower.split()
    found = {name for word in (words[-1], words[0]) for name in _OF_NAMES if word in scene.words.classes[name]}
    return frozenset(found)


def _carries(scene: Scene, token: Token) -> bool:
    """ "tonnes of flour", "a ship with wheat", "vessels carrying fuel"."""
    parsed, classes = scene.parsed, scene.words.classes
    below = [k for k in parsed.children(token.i, "prep", "acl", "relcl") if k.lemma in _WORDS["carrying"]]
    cargo = [t for k in below for o in parsed.children(k.i, "pobj", "dobj") for t in parsed.conjuncts(o)]
    cargo += parsed.modifiers(token)
    cargo += [t for c in cargo for p in parsed.children(c.i, "prep") for t in parsed.children(p.i, "pobj")]
    return any({c.lemma, c.lower} & (classes["relief"] | _WORDS["cargo"]) for c in cargo)


def _arms(scene: Scene, token: Token) -> bool:
    """ "crates of rifles", "a shipment of drones"."""
    of = [p for p in scene.parsed.children(token.i, "prep") if p.lower == "of"]
    cargo = [t for p in of for t in scene.parsed.children(p.i, "pobj")]
    return any({t.lemma, t.lower} & scene.words.classes["weapon"] for t in cargo)


def _aid_bound(scene: Scene, token: Token, near: set[str]) -> bool:
    """A convoy, flight or team that brings aid: its own words say so, or words of aid stand close by."""
    if near & _WORDS["carrier_armed"]:
        return False
    if near & _WORDS["aid_mark"] or _carries(scene, token):
        return True
    start, _ = scene.parsed.sentences[max(0, token.sent - _SENTENCES_BACK)]
    _, end = scene.parsed.sentences[token.sent]
    marks = _WORDS["aid_mark"] - _VAGUE_MARKS
    return any(t.lower in marks for t in scene.parsed.tokens[start:end])
