"""The quote: the shortest stretch of one sentence that carries trigger and main arguments."""

from fogline.claims.drafts import Draft
from fogline.claims.roles import Cast
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token

LONGEST = 220


def span(scene: Scene, draft: Draft, cast: Cast) -> tuple[int, int]:
    """Offsets [start, end) of the evidence; never empty, never across sentences."""
    parsed = scene.parsed
    own = [t for t in (*draft.words, draft.trigger) if t.sent == draft.trigger.sent]
    tokens = list(own)
    for token in (*cast.tokens, *draft.victims):
        if token.sent == draft.trigger.sent and abs(token.i - draft.trigger.i) <= 28:
            tokens += [parsed.tokens[parsed.phrase_start(token)], token]
    start, end = _bounds(tokens)
    if end - start > LONGEST:
        right = [t for t in tokens if t.i >= min(o.i for o in own)]
        start, end = _bounds(right)
    if end - start > LONGEST:
        start, end = _bounds(own)
    if end - start > LONGEST:
        start, end = draft.trigger.start, draft.trigger.end
    return start, end


def _bounds(tokens: list[Token]) -> tuple[int, int]:
    return min(t.start for t in tokens), max(t.end for t in tokens)
