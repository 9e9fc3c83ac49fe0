"""Ties that a title tells: "Thomas Nimely, the leader of MODEL", "its leader, Thomas Nimely"."""

from fogline.claims.case import Case
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_NAME_NEAR = 8  # tokens between a leader's title and the name behind it


def of_group(case: Case) -> bool:
    """ "X, the leader of Y" where both are named: the appositive tells a tie."""
    owners = [*case.children("poss"), *case.under("of")]
    if case.modifier_words() & _WORDS["second_to"]:
        return False
    if case.trigger.dep != "appos":
        return leader_named(case.scene, case.trigger) is not None and any(_group(case, t) for t in owners)
    if case.trigger.lemma in {"leader", "commander", "chief", "head"} and any(_group(case, t) for t in owners):
        return bool(case.kinds(case.governor()) & {"named", "office"})
    named = [t for t in owners if {"armed", "named"} <= case.kinds(t) and "state" not in case.kinds(t)]
    return "named" in case.kinds(case.governor()) and bool(named)


def _group(case: Case, token: Token) -> bool:
    """A body or its fighters that somebody leads; "its" and "their" where they stand for one."""
    kinds = case.kinds(token)
    if "pronoun" in case.scene.classes(token) or token.tag == "PRP$":
        return "armed" in kinds and token.lower in {"its", "their"}
    return "armed" in kinds and not kinds & {"state", "office"}


def leader_named(scene: Scene, noun: Token) -> Token | None:
    """ "its leader, Thomas Nimely, said": the name behind the noun."""
    named = [k for k in scene.parsed.children(noun.i, "appos") if k.pos == "PROPN" and k.i - noun.i <= _NAME_NEAR]
    return named[0] if named else None
