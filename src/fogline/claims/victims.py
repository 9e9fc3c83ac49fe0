"""Groups of victims told apart (codebook 6.5): "six militants and two soldiers were killed".

An act carries the overall total; each group is a toll of its own, with the victims as recipients.
"""

from dataclasses import replace

from fogline.claims.counts import head_count, taken_captive
from fogline.claims.drafts import Draft
from fogline.claims.numbers import draft_toll
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.frames import Frame
from fogline.lexicon.kinds import Kind

_RELATIONS = ("object", "direct", "subject", "of")


def groups_apart(scene: Scene, draft: Draft, toll: Frame) -> list[Draft]:
    """A toll for each group of victims; empty where they are of one sort, or are not counted. `toll` is the frame of
    casualties."""
    field = draft_toll(draft)
    if not field:
        return []
    for relation in _RELATIONS:
        tokens = tuple(t for t in draft.relations.get(relation, ()) if not taken_captive(scene, t))
        counted = [(t, number) for t in tokens if (number := head_count(scene, t, named=True)) is not None]
        if len(tokens) < 2 or len(counted) != len(tokens) or len({_sort(scene, t) for t in tokens}) < 2:
            continue
        killers = draft.relations.get("subject", ()) if draft.actor_role("subject") == "actor" else ()
        kept = {key: value for key, value in draft.relations.items() if key not in {*_RELATIONS, "consumed"}}
        return [
            replace(
                draft,
                kind=Kind.CASUALTIES,
                frame=toll,
                relations={**kept, "agent": killers, "object": (token,)},
                numbers={field: number},
                victims=(),
            )
            for token, number in counted
        ]
    return []


def _sort(scene: Scene, token: Token) -> str:
    """Armed, civilian, or the noun itself where several sorts of armed people are told apart."""
    head = scene.semantic_head(token)
    classes = scene.classes(head)
    if "civilian" in classes and "armed" not in classes:
        return "civilian"
    side = next((m.lower for m in scene.parsed.modifiers(token) if m.i in scene.hits), "")
    return side or head.lemma
