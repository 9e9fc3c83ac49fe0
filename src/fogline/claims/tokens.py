"""The parse of a report as plain values, and the questions that every later step asks of it.

Token indices run over the whole report; `head` is an index too (a root is its own head). Offsets count characters of
the report's text, also where the parser saw a stand-in for a name (see `parsing`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PRE = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "case", "npadvmod"})


class Token(NamedTuple):
    """One word, or one whole name."""

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    sent: int
    ent: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """Tokens, the children of each, and sentences as ranges of token indices; `paragraphs` numbers each sentence's."""

    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]

    def children(self, i: int, *deps: str) -> list[Token]:
        """Children of token `i`, in order; only those with one of `deps` where given."""
        kids = [self.tokens[k] for k in self.kids[i]]
        return [k for k in kids if k.dep in deps] if deps else kids

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Heads from the nearest to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, i: int) -> list[int]:
        """Indices of the token and everything below it, in order."""
        out, stack = [], [i]
        while stack:
            at = stack.pop()
            out.append(at)
            stack.extend(self.kids[at])
        return sorted(out)

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and what is coordinated below it."""
        out = [token]
        for kid in self.children(token.i, "conj"):
            out += self.conjuncts(kid)
        if len(out) == 1:
            # "A, B and C": the model takes B for an apposition of A; what is coordinated with C is none
            for kid in self.children(token.i, "appos"):
                if kid.pos in {"NOUN", "PROPN"} and self.children(kid.i, "conj") and self.children(kid.i, "cc"):
                    out += self.conjuncts(kid)
        return out

    def sentence_tokens(self, sent: int) -> tuple[Token, ...]:
        start, end = self.sentences[sent]
        return self.tokens[start:end]

    def phrase_start(self, token: Token) -> int:
        """Index of the first token of the noun phrase that ends with `token`: its premodifiers, recursively."""
        first = token.i
        for kid in self.children(token.i):
            if kid.i < token.i and kid.dep in _PRE:
                first = min(first, self.phrase_start(kid))
        return first

    def modifiers(self, token: Token) -> list[Token]:
        """Premodifiers of a noun, nested ones included, in order, without the noun."""
        first = self.phrase_start(token)
        return [t for t in self.tokens[first : token.i] if t.dep != "punct" or t.text == "-"]
