"""Whether a frame's own conditions hold: classes of its subject and object, and the named conditions of its row."""

from fogline.claims.case import Case
from fogline.claims.conditions import NEEDS, NOUN_NEEDS
from fogline.claims.tokens import Token
from fogline.lexicon.frames import Frame
from fogline.lexicon.kinds import Kind

_CROWD = frozenset({"thousands", "hundreds", "dozens", "tens", "scores"})
_GROUND = frozenset({Kind.CAPTURE, Kind.CONTROL, Kind.WITHDRAW, Kind.TRANSFER})
# of these a building is spoken of as what it does: "the hospital closed", "the bridge remains shut"
_IN_USE = frozenset({"utility", "service", "relief", "aid", "route", "network"})


def verb_fits(frame: Frame, case: Case, *, phrase: bool) -> bool:
    """True where a verb or phrase has the arguments that the frame asks for."""
    return not verb_refusal(frame, case, phrase=phrase)


def verb_refusal(frame: Frame, case: Case, *, phrase: bool) -> str:
    """The key of the frame's row whose condition a verb or phrase fails; empty where it fits."""
    # a phrase may have used up the object ("opened fire"); only territory must still be named
    used_up = phrase and not case.objects and case.args.object and "place" not in frame.object
    if frame.object and not used_up and not _object_fits(frame, case):
        return "object"
    if any(_excluded(frame.not_object, t, case) for t in case.objects):
        return "not_object"
    if frame.subject and not _subject_fits(frame.subject, case):
        return "subject"
    return next((f"needs {need}" for need in sorted(frame.needs) if not NEEDS[need](case)), "")


def noun_fits(frame: Frame, case: Case) -> bool:
    """True where an event noun has the arguments that the frame asks for."""
    return not noun_refusal(frame, case)


def noun_refusal(frame: Frame, case: Case) -> str:
    """The key of the frame's row whose condition an event noun fails; empty where it fits."""
    if frame.of and not _of_fits(frame, case):
        return "of"
    return next((f"needs_noun {need}" for need in sorted(frame.needs_noun) if not NOUN_NEEDS[need](case)), "")


def _excluded(unwanted: frozenset[str], token: Token, case: Case) -> bool:
    """Of a word that the frame leaves out, or of an unnamed crowd that it leaves out."""
    if not unwanted or "pronoun" in case.scene.classes(token):
        return False
    head = case.scene.semantic_head(token)
    if unwanted & {token.lemma, token.lower, head.lemma}:
        return True
    kinds = case.kinds(head)
    if "weapon" in kinds:
        return "weapon" in unwanted  # a tank is no crowd
    return "named" not in kinds and bool(unwanted & {"armed", "civilian", "person"} & kinds)


def _object_fits(frame: Frame, case: Case) -> bool:
    wanted = frame.object
    if not case.objects:
        return "none" in wanted
    if "any" in wanted:
        return True
    first = case.objects[0]
    kinds = case.kinds(first)
    ground = "place" in wanted and frame.kind in _GROUND and case.trigger.lemma != "reduce"
    if ground and _stands_for_place(first, case):
        return True
    if wanted & {first.lemma, first.lower, case.scene.semantic_head(first).lemma} or wanted & kinds:
        return not ("place" in kinds and "named" not in kinds and wanted == {"person"})
    somebody = "unknown" in kinds and not kinds & {"named", "thing"}
    if somebody and wanted & {"person", "actor", "armed", "civilian"}:
        return True
    if "number" in wanted and (first.tag == "CD" or first.lower in {"hundreds", "thousands", "dozens"}):
        return True
    if "armed_place" in wanted:
        return "place" in kinds and any("armed" in case.scene.classes(m) for m in case.modifiers(first))
    return "clause" in wanted and bool(case.children("ccomp", "xcomp"))


def _stands_for_place(token: Token, case: Case) -> bool:
    """ "the army left it", "still hold the whole of it": the place that the report spoke of last, by somebody armed; or
    a name that nobody knows."""
    head = case.scene.semantic_head(token)
    if head.tag == "NNP" and head.ent != "PERSON" and {"unknown", "named"} <= case.kinds(head):
        return any(
            "armed" in case.kinds(t) and not {"pronoun", "state", "office"} & case.kinds(t) and t.tag != "NNP"
            for t in case.args.subject
        )
    if head.lower not in {"it", "both"} or "pronoun" not in case.scene.classes(head):
        return False
    doer = any("armed" in case.kinds(t) and t.lower != "it" for t in case.args.subject)
    return (doer or case.trigger.dep == "acl") and case.places.latest(head) is not None


def _subject_fits(wanted: frozenset[str], case: Case) -> bool:
    if not case.args.subject:
        return bool(wanted & {"none", "unknown"})
    return any(_subject_is(wanted, t, case.kinds(t)) for t in case.args.subject[:2])


def _subject_is(wanted: frozenset[str], token: Token, kinds: frozenset[str]) -> bool:
    if "number" in wanted and token.lower in _CROWD:
        return True
    mere_place = "place" in kinds and not kinds & {"metonym", "state", "armed", "actor"}
    if wanted & kinds and ("place" in wanted or not mere_place or wanted & kinds & _IN_USE):
        return True
    if "actor" in wanted and kinds & {"metonym", "armed", "office", "person"}:
        return True
    if "armed" in wanted and (
        {"body", "named"} <= kinds or "metonym" in kinds or ("office" in kinds and "civilian" not in kinds)
    ):
        return True
    return "unknown" in wanted and "unknown" in kinds and "thing" not in kinds


def _of_fits(frame: Frame, case: Case) -> bool:
    """What the noun is of: "the shelling of Homs"; an owner will do where the frame says so ("Homs siege")."""
    if case.objects:
        return any(frame.of & case.kinds(t) for t in case.objects)
    owned = case.modifiers(case.trigger)
    if "none" in frame.of and owned:
        return True
    return "place" in frame.of and any("place" in case.kinds(t) for t in owned if t.dep in {"poss", "compound"})
