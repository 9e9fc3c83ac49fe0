"""Displaced people who are counted without a verb that moves them: "1.2 million internally displaced people"."""

from collections.abc import Iterator

from fogline.claims.drafts import Draft
from fogline.claims.numbers import of_phrase
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.frames import FrameTable
from fogline.lexicon.kinds import Kind

_VERBS = frozenset({"VERB", "AUX"})
_IDPS = frozenset({"displaced", "idps", "displacees"})
_HARM = frozenset(
    {Kind.CASUALTIES, Kind.STRIKE, Kind.BOMBING, Kind.CLASH, Kind.ATTACK_CIVILIANS, Kind.ABDUCT, Kind.DETAIN}
)
_OF_THEM = frozenset({Kind.DISPLACE, Kind.RETURN})


def counted_displaced(scene: Scene, frames: FrameTable, drafts: list[Draft]) -> Iterator[Draft]:
    """A number of displaced people, where nothing else of the sentence tells their flight or return."""
    parsed = scene.parsed
    told = {draft.trigger.sent for draft in drafts if draft.kind in _OF_THEM}
    frame = next(f for f in frames.verbs["displace"] if f.kind is Kind.DISPLACE)
    for token in parsed.tokens:
        if token.lower not in _IDPS or token.sent in told or token.dep == "aux":
            continue
        noun = parsed.head(token) if token.dep == "amod" else token
        number = of_phrase(scene, noun) or of_phrase(scene, parsed.head(noun))
        hurt = any(noun in tokens for d in drafts if d.kind in _HARM for tokens in (*d.relations.values(), d.victims))
        if (
            number is None
            or hurt
            or (token.pos in _VERBS and token.dep not in {"amod", "pobj", "dobj", "nsubj", "acl"})
        ):
            continue
        clause = next((t for t in parsed.ancestors(noun) if t.pos in _VERBS), noun)
        told.add(token.sent)
        yield Draft(
            token,
            clause,
            Kind.DISPLACE,
            frame,
            {"object": (noun,), "in": _where(scene, noun)},
            (token,),
            numbers={"displaced": number},
            nominal=True,
            extra_place_roles={"in": "at"},
        )


def _where(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """Where they are: "300,000 displaced people in Mopti", "Mopti hosts 300,000"."""
    parsed = scene.parsed
    return tuple(
        k
        for p in parsed.children(noun.i, "prep")
        if p.lower in {"in", "at", "around"}
        for k in parsed.children(p.i, "pobj")
    )
