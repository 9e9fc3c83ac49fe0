"""Dead and wounded that are counted without a verb of their own: "officials spoke of 40 dead"."""

from dataclasses import replace

from fogline.claims.counts import head_count
from fogline.claims.drafts import Draft
from fogline.claims.numbers import toll_word
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import Range
from fogline.lexicon.frames import Frame, frame_table
from fogline.lexicon.kinds import Kind

_NEARBY = 8  # tokens between the dead and the wounded of one toll


def casualties_frame() -> Frame:
    """The frame of a toll that is told by a noun."""
    return next(f for f in frame_table().nouns["toll"] if f.kind is Kind.CASUALTIES)


def _beside(drafts: list[Draft], token: Token, field: str) -> Draft | None:
    """The toll a few words before that counts the other field: "63 dead and 110 injured"."""
    return next(
        (
            draft
            for draft in reversed(drafts)
            if draft.kind is Kind.CASUALTIES
            and draft.trigger.sent == token.sent
            and 0 < token.i - draft.trigger.i <= _NEARBY
            and field not in draft.numbers
        ),
        None,
    )


def counted_alone(scene: Scene, kept: list[Draft], gone: set[int]) -> list[Draft]:
    """ "Officials spoke of 40 dead": counted dead and wounded that belong to no act or toll of the sentence."""
    parsed = scene.parsed
    taken = gone | {t.i for d in kept for t in (*d.words, *d.victims, *(x for r in d.relations.values() for x in r))}
    out: list[Draft] = []
    for token in parsed.tokens:
        field = toll_word(token)
        found = loose_number(scene, token) if field and token.i not in taken and _bare(token) else None
        if found is None:
            continue
        beside = _beside([*kept, *out], token, field)
        if beside is not None:
            joined = replace(beside, numbers={**beside.numbers, field: found}, words=(*beside.words, token))
            for drafts in (kept, out):
                drafts[:] = [joined if draft is beside else draft for draft in drafts]
            continue
        people = parsed.head(token) if token.dep in {"acl", "amod"} else token
        verb = next((t for t in parsed.ancestors(token) if t.pos in {"VERB", "AUX"}), token)
        draft = Draft(token, verb, Kind.CASUALTIES, casualties_frame(), {"of": (people,)}, (token,), {field: found})
        out.append(draft)
    return out


def loose_number(scene: Scene, word: Token) -> Range | None:
    """The number right before "dead" or "wounded", with at most a noun between."""
    parsed = scene.parsed
    before = [t for t in parsed.tokens[max(0, word.i - 4) : word.i] if t.sent == word.sent]
    for token in reversed(before):
        if token.text in {",", ";", "and", "-", "the", "The"}:
            return None
        if token.tag == "CD" or token.pos == "NOUN":
            found = head_count(scene, token)
            if found:
                return found
    return None


def _bare(token: Token) -> bool:
    """Not the adjective of somebody who does something else: "40 wounded", not "the wounded man left"."""
    return token.pos != "VERB" or token.dep in {"acl", "pobj", "dobj", "conj"}
