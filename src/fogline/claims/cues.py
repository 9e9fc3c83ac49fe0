"""Cues of speech in one report: the words by which somebody says something, who he is, and what he says.

A cue is found by its verb ("X said that ...") or by what stands beside a clause ("..., X said", "according to X"); how
far what is said reaches is measured in `stretches`.
"""

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.arguments import arguments, is_passive
from fogline.claims.scene import Scene
from fogline.claims.stretches import MARKS, RELATIVES, Stretches
from fogline.claims.tokens import NOUNS, Token
from fogline.claims.voices import DASHES, FINITE, Cue, Level, Voices

_OF_OBJECT = frozenset({"speak", "tell", "hear", "learn", "warn"})


class Cues:
    """Finds the cues of each sentence of one report."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._parsed = scene, scene.parsed
        speech = scene.words.speech
        self._say = speech["say"]["verbs"]
        self._of_noun = speech["noun_object"]["verbs"]
        self._rumoured = speech["hearsay"]["verbs"]
        self._denial = speech["denial"]["verbs"]
        self._stretches = Stretches(scene)
        self._voices = Voices(scene, self._stretches.segment)

    def find(self) -> Iterator[Cue]:
        """All cues of verbs and of "according to", in the order of the text."""
        for sent, (lo, hi) in enumerate(self._parsed.sentences):
            found = []
            for token in self._parsed.tokens[lo:hi]:
                cue = self._of(token, sent)
                if cue is not None and cue.levels:
                    found.append(cue)
            yield from (self._stretches.cut(cue, found) for cue in found)

    def _of(self, token: Token, sent: int) -> Cue | None:
        if token.lower in {"according", "per"} and self._stretches.following(token).lower == (
            "to" if token.lower[0] == "a" else "the"
        ):
            return self._according(token, sent)
        if token.lemma in {"accuse", "blame"} and token.pos == "VERB":
            return self._accusation(token)
        if token.lemma in {"hear", "learn"} and token.pos == "VERB":
            return self._heard(token, sent)
        if token.lemma == "rule" and any(k.lower == "out" for k in self._parsed.children(token.i)):
            return self._ruled_out(token)
        if token.lemma not in self._say or not self._speaks(token):
            return None
        if is_passive(self._scene, token):
            return self._passive(token)
        if token.lemma == "warn" and self._parsed.children(token.i, "dobj"):
            return None  # a threat to somebody is the speaker's own act
        if token.lemma in self._denial:  # "a charge that X denies" says nothing of who makes the charge
            return self._clause(token, sent) or self._object(token)
        return self._parenthesis(token, sent) or self._clause(token, sent) or self._object(token)

    def _speaks(self, token: Token) -> bool:
        """A verb; or the last word of a headline that the parser takes for a noun ("air force reports")."""
        if token.lower in {"say", "says"}:
            return True
        if token.dep in {"aux", "amod", "compound"}:
            return False
        if token.pos in {"VERB", "AUX"}:
            return True
        following = self._stretches.following(token)
        lo, hi = self._parsed.sentences[token.sent]
        told = any(t.tag in FINITE for t in self._parsed.tokens[lo:hi])  # "attacks on police posts went on"
        closes = following.i == token.i or following.text in {".", ",", ";"}
        return closes and (token.tag == "VBZ" or (token.tag == "NNS" and not told))

    # ------------------------------------------------------------------ "X said that ..." and "..., X said, ..."
    def _clause(self, verb: Token, sent: int) -> Cue | None:
        _, end = self._stretches.segment(verb.i, sent)
        start = self._stretches.content_start(verb, end)
        if start is None:
            return None
        content = [k for k in self._stretches.contents(verb) if k.i >= start]
        stop = end
        if content and self._parsed.tokens[start - 1].text != ":":
            stop = min(end, max(max(self._parsed.subtree(k.i)) for k in content) + 1)
            stop = self._stretches.extended(verb, stop, end)
        levels = self._voices.levels(verb, (start, stop))
        return Cue(verb, levels, ((start, stop),)) if levels else None

    def _parenthesis(self, verb: Token, sent: int) -> Cue | None:
        lo, hi = self._stretches.segment(verb.i, sent)
        tokens = self._parsed.tokens
        if self._parsed.children(verb.i, "neg"):
            return None
        left = self._stretches.chunk_start(verb, lo)
        right = self._stretches.chunk_end(verb, hi)
        if left is None or right is None:
            return None
        opening = tokens[left - 1]
        goes_on = right < hi and tokens[right].text == "," and not self._stretches.turned(right + 1, hi)
        if goes_on and self._stretches.resumes(right, hi):
            return None
        before = self._stretches.content_before(left, lo, interrupted=goes_on)
        spans = [(before, left - 1)] if before < left - 1 else []
        if goes_on:
            spans.append((right + 1, hi))
        if not any(self._stretches.says_something(a, b) for a, b in spans) and opening.text not in MARKS:
            return None
        levels = self._voices.levels(verb, *spans, chunk=(left, right))
        return Cue(verb, levels, tuple(spans)) if levels else None

    # ------------------------------------------------------------------ other shapes
    def _according(self, token: Token, sent: int) -> Cue | None:
        lo, hi = self._stretches.segment(token.i, sent)
        tokens = self._parsed.tokens
        to = self._stretches.following(token)
        inner = [*self._parsed.children(token.i, "pobj"), *self._parsed.children(to.i, "pobj")]
        if not inner:
            inner = [t for t in tokens[to.i + 1 : hi] if t.pos in NOUNS and t.dep != "compound"][:1]
        speakers = tuple(t for k in inner for t in self._parsed.conjuncts(k) if t.pos in NOUNS)
        level = self._document(speakers, token)
        interrupted = any(self._parsed.tokens[j].text == "," for j in range(token.i, min(hi, token.i + 12)))
        after = next((j for j in range(to.i + 1, hi) if self._ends_phrase(j, speakers)), hi)
        opens = token.i - 1 < lo or (
            tokens[token.i - 1].text == "," and (token.i - 2 < lo or tokens[token.i - 2].lower in RELATIVES)
        )
        spans = [] if opens else [(self._stretches.content_before(token.i, lo, interrupted=interrupted), token.i)]
        if after < hi and (opens or tokens[after].text == ","):
            spans.append((after, hi))
        return Cue(token, (level,), tuple(spans)) if level is not None else None

    def _ends_phrase(self, j: int, speakers: tuple[Token, ...]) -> bool:
        return self._parsed.tokens[j].text in {",", ";", ":", ".", *DASHES} and all(j > s.i for s in speakers)

    def _document(self, speakers: tuple[Token, ...], cue: Token) -> Level | None:
        """ "according to reports" is hearsay; "according to a report by X" and "to X's count" are X."""
        if not speakers:
            return None
        owners = self._owners(speakers[0])
        nouns = self._scene.words.speech["papers"]["nouns"]
        if speakers[0].lemma in nouns and owners:
            return Level(owners, cue)
        if speakers[0].lemma in self._scene.words.speech["hearsay"]["nouns"]:
            return Level((), cue, hearsay=True)
        return Level(speakers, cue)

    def _owners(self, noun: Token) -> tuple[Token, ...]:
        """Whose report, count or claim it is: "X's", "by X", "received from X"."""
        parsed = self._parsed
        own = [k for k in parsed.children(noun.i, "poss") if k.tag != "PRP$"]
        for holder in (noun, *parsed.children(noun.i, "acl", "relcl")):
            for prep in parsed.children(holder.i, "prep", "agent"):
                if prep.lower in {"by", "from"} or (prep.lower == "of" and noun.lemma in {"reckoning", "count"}):
                    own += [t for k in parsed.children(prep.i, "pobj") for t in parsed.conjuncts(k)]
        if not own:
            own = [k for k in parsed.children(noun.i, "compound", "amod") if k.i in self._scene.hits]
        return tuple(own)

    def _accusation(self, verb: Token) -> Cue | None:
        """ "accused X of doing it": what X is accused of is the accuser's claim."""
        speakers = arguments(self._scene, verb).subject
        _, hi = self._stretches.segment(verb.i, verb.sent)
        charges = [
            k
            for k in self._parsed.tokens[verb.i + 1 : hi]
            if k.lower in {"of", "for"} and any(g.tag == "VBG" for g in self._parsed.children(k.i, "pcomp"))
        ]
        charges = charges or [k for k in self._parsed.children(verb.i, "prep") if k.lower in {"of", "for"}]
        if not charges and verb.lemma == "blame":  # "blamed the killings on X"
            deeds = self._parsed.children(verb.i, "dobj")
            on = any(t.lower == "on" for t in self._parsed.tokens[verb.i + 1 : min(hi, verb.i + 15)])
            charges = list(deeds) if on else []
        spans = [(min(sub), min(max(sub) + 1, hi)) for k in charges[:1] if (sub := self._parsed.subtree(k.i))]
        return Cue(verb, (Level(speakers, verb),), tuple(spans)) if speakers and spans else None

    def _ruled_out(self, verb: Token) -> Cue | None:
        """ "ruled out withdrawing", "rules out an attack": what he will not do is in his words."""
        speakers = arguments(self._scene, verb).subject
        heads = [k for k in self._parsed.children(verb.i, "dobj", "xcomp", "ccomp", "pcomp", "advcl") if k.i > verb.i]
        if not speakers or not heads or is_passive(self._scene, verb):
            return None
        below = [i for i in self._parsed.subtree(heads[0].i) if i > verb.i]
        return Cue(verb, (Level(speakers, verb),), ((min(below), max(below) + 1),))

    def _heard(self, verb: Token, sent: int) -> Cue | None:
        """ "I heard that", "she learned from X that": X, or nobody named; outside X whoever heard it."""
        cue = self._clause(verb, sent)
        start = cue.spans[0][0] if cue is not None else verb.i
        sources = tuple(
            t
            for prep in self._parsed.tokens[verb.i + 1 : start]
            if prep.lower == "from"
            for k in self._parsed.children(prep.i, "pobj")
            for t in self._parsed.conjuncts(k)
        )
        if cue is None or not (sources or cue.levels[-1].speakers[0].lower in {"i", "we"}):
            return cue
        inner = Level(sources, verb) if sources else Level((), verb, hearsay=True)
        return replace(cue, levels=(*cue.levels, inner))

    def _passive(self, verb: Token) -> Cue | None:
        """ "was reported killed", "it was said by X that": X, or hearsay."""
        agents = arguments(self._scene, verb).subject
        if not agents and verb.lemma not in self._rumoured:
            return None
        kids = self._parsed.children(verb.i, "ccomp", "xcomp", "oprd", "nsubjpass", "advcl", "acomp")
        subs = [i for k in kids if k.i > verb.i or k.dep == "nsubjpass" for i in self._parsed.subtree(k.i)]
        lo, hi = self._stretches.segment(verb.i, verb.sent)
        inside = [i for i in subs if lo <= i < hi]
        if not inside:
            return None
        return Cue(verb, (Level(agents, verb, hearsay=not agents),), ((min(inside), max(inside) + 1),))

    def _object(self, verb: Token) -> Cue | None:
        """ "acknowledged the loss of the town", "put the dead at 40": the noun phrase is what is said."""
        spoken_of = verb.lemma in _OF_OBJECT
        if verb.lemma not in self._of_noun and not spoken_of:
            return None
        heads = [] if spoken_of else [k for k in self._parsed.children(verb.i, "dobj") if k.i > verb.i]
        if spoken_of:
            heads = [k for k in self._parsed.children(verb.i, "prep") if k.lower == "of"]
        heads += [k for k in self._parsed.children(verb.i, "xcomp", "ccomp") if k.i > verb.i and heads]
        _, hi = self._stretches.segment(verb.i, verb.sent)
        ranges = [sub for k in heads if (sub := [i for i in self._parsed.subtree(k.i) if verb.i < i < hi])]
        spans = tuple((min(sub), max(sub) + 1) for sub in ranges)
        levels = self._voices.levels(verb, *spans) if spans else ()
        return Cue(verb, levels, spans) if levels else None
