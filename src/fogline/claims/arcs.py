"""Arcs of a list of tokens that is still being repaired."""

from collections.abc import Sequence

from fogline.claims.tokens import Token


def children(tokens: Sequence[Token], at: Token, lo: int, hi: int) -> list[Token]:
    """What hangs on a token within a range."""
    return [t for t in tokens[lo:hi] if t.head == at.i and t.i != at.i]


def bounds(tokens: Sequence[Token], at: Token) -> tuple[int, int]:
    """Range of the sentence in which a token stands."""
    lo = hi = at.i
    while lo > 0 and tokens[lo - 1].sent == at.sent:
        lo -= 1
    while hi < len(tokens) and tokens[hi].sent == at.sent:
        hi += 1
    return lo, hi
