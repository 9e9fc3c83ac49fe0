"""Cues that are no verb of speech: nouns ("reports that ...", "X's claim of ..."), adverbs, participles."""

from collections.abc import Iterator

from fogline.claims.arguments import arguments
from fogline.claims.scene import Scene
from fogline.claims.tokens import NOUNS, Token
from fogline.claims.voices import Cue, Level

_MAKES = frozenset(
    "deny reject dismiss issue make confirm publish release dispute express repeat share cite spread".split()
)
_CALLS = frozenset("call term label dub describe".split())
_COUNTS = frozenset("count tally toll figure estimate number".split())
_MADE = frozenset("make publish receive spread issue release carry provide report repeat raise voice level".split())


class Hints:
    """Finds the nouns, adverbs and participles of one report by which somebody, or nobody named, says something."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._parsed = scene, scene.parsed
        speech = scene.words.speech
        self._nouns = speech["nouns"]["nouns"]
        self._hearsay = speech["hearsay"]
        self._papers = speech["papers"]["nouns"]
        self._say = speech["say"]["verbs"]

    def find(self) -> Iterator[Cue]:
        """All such cues, in the order of the text."""
        for token in self._parsed.tokens:
            opening = token.pos == "PROPN" and token.lower in self._hearsay["nouns"] and token.dep == "nsubj"
            if opening or (token.pos == "NOUN" and token.lemma in self._nouns | self._papers | self._hearsay["nouns"]):
                cue = self._noun(token)
            elif token.lower in self._hearsay["adverbs"] and token.dep == "advmod":
                cue = self._adverb(token)
            elif token.lower in self._hearsay["participles"] and token.dep in {"amod", "acl"}:
                cue = self._participle(token)
            elif token.lower == "reported" and token.dep == "ROOT":
                cue = self._headline(token)
            elif token.tag == "VBN" and token.lemma in self._say and self._parsed.tokens[token.i - 1].lower == "as":
                cue = self._as_told(token)
            elif token.lower == "what" and token.tag in {"WP", "WDT"}:
                cue = self._described(token)
            else:
                continue
            if cue is not None:
                yield cue

    def _span(self, head: Token, after: int, *, to_end: bool = False) -> tuple[int, int] | None:
        inside = [i for i in self._parsed.subtree(head.i) if i > after]
        if not inside:
            return None
        last = self._parsed.sentences[head.sent][1] if to_end else max(inside) + 1
        semicolon = next((i for i in range(min(inside), last) if self._parsed.tokens[i].text == ";"), last)
        return min(inside), semicolon

    # ------------------------------------------------------------------ "as told by X", "what X calls"
    def _as_told(self, participle: Token) -> Cue | None:
        """ "as reported by X", "as estimated by X on the basis of": X says the clause in which it stands."""
        by = arguments(self._scene, participle).subject
        clause = next((t for t in self._parsed.ancestors(participle) if t.pos in {"VERB", "AUX"}), None)
        if not by or clause is None or clause.i == participle.i:
            return None
        lo, hi = self._parsed.sentences[participle.sent]
        tokens = self._parsed.tokens
        first = next((j + 1 for j in range(participle.i, lo, -1) if tokens[j].text == ";"), lo)
        last = next((j for j in range(participle.i, hi) if tokens[j].text == ";"), hi)
        return Cue(participle, (Level(by, participle),), ((first, last),))

    def _described(self, what: Token) -> Cue | None:
        """ "what X describe as a strike", "what X said was a base", "what X called an attack": X's words."""
        verb = self._parsed.head(what)
        if verb.pos != "VERB":
            return None
        said = verb if verb.lemma in self._say | _CALLS else self._parsed.head(verb)
        speakers = tuple(t for k in self._parsed.children(said.i, "nsubj") for t in self._parsed.conjuncts(k))
        speakers = tuple(t for t in speakers if what.i < t.i < said.i)
        if said.lemma not in self._say | _CALLS or not speakers:
            return None
        below = [i for i in self._parsed.subtree(said.i) if i > said.i]
        end = next((i for i in below if self._parsed.tokens[i].text in {",", ";"}), max(below, default=said.i) + 1)
        return Cue(said, (Level(speakers, said),), ((said.i + 1, end),)) if below else None

    # ------------------------------------------------------------------ nouns
    def _noun(self, noun: Token) -> Cue | None:
        span = self._content(noun)
        if span is None:
            return None
        owners = self._owners(noun)
        verb = self._parsed.head(noun)
        if owners:
            return Cue(noun, (Level(owners, noun),), (span,))
        if noun.dep == "dobj" and verb.lemma in _MAKES:
            subject = arguments(self._scene, verb).subject
            return Cue(verb, (Level(subject, verb),), (span,)) if subject else None
        if noun.lemma in self._hearsay["nouns"]:
            return Cue(noun, (Level((), noun, hearsay=True),), (span,))
        return None

    def _content(self, noun: Token) -> tuple[int, int] | None:
        """The that-clause of the noun, or what it is a report "of"; "by X's count" colours its whole clause."""
        parsed = self._parsed
        if noun.lemma in self._papers and noun.dep == "pobj" and parsed.head(noun).lower in {"by", "in"}:
            clause = next((t for t in parsed.ancestors(noun) if t.pos in {"VERB", "AUX"}), None)
            if clause is None or not self._owners(noun):
                return None
            return self._span(clause, min(clause.i, parsed.head(noun).i) - 1)
        verb = parsed.head(noun)
        if (
            noun.lemma in _COUNTS
            and noun.dep == "nsubj"
            and verb.lemma in {"be", "stand", "put"}
            and self._owners(noun)
        ):
            return self._span(verb, verb.i)  # "the army's latest count is 11 dead"
        if (
            noun.dep == "nsubj"
            and noun.lemma in self._hearsay["nouns"] | {"talk"}
            and verb.lemma in {"be", "have", "go"}
        ):
            told = [k for k in parsed.children(verb.i, "ccomp") if k.i > verb.i]  # "word is that", "talk has it that"
            if told:
                return self._span(told[0], verb.i)
        if noun.lemma not in self._nouns:
            return None
        for kid in parsed.children(noun.i, "acl", "ccomp", "relcl"):
            marks = [
                m for m in parsed.children(kid.i) if m.lower == "that" and m.dep in {"mark", "nsubj", "det", "dobj"}
            ]
            if kid.dep != "relcl" and marks and marks[0].dep == "mark":
                return self._span(kid, noun.i, to_end=True)
        that = self._that_after(noun)
        if that is not None:
            return that, self._segment_end(that)
        for kid in parsed.children(noun.i, "prep"):
            if kid.lower == "of" and noun.lemma in self._hearsay["nouns"] | {"claim", "denial"}:
                return self._span(kid, noun.i)
        return None

    def _that_after(self, noun: Token) -> int | None:
        """ "allegations, made by residents, that ...": the clause that the parser lost behind a parenthesis."""
        tokens = self._parsed.tokens
        hi = self._parsed.sentences[noun.sent][1]
        for j in range(noun.i + 1, min(hi, noun.i + 24)):
            if tokens[j].lower == "that" and tokens[j].dep == "mark":
                clear = j == noun.i + 1 or tokens[j - 1].text == ","
                return j if clear else None
            if tokens[j].tag in {"VBZ", "VBP", "VBD"} and tokens[j].dep not in {"acl", "relcl"}:
                return None
        return None

    def _segment_end(self, i: int) -> int:
        hi = self._parsed.sentences[self._parsed.tokens[i].sent][1]
        return next((j for j in range(i, hi) if self._parsed.tokens[j].text == ";"), hi)

    def _owners(self, noun: Token) -> tuple[Token, ...]:
        parsed = self._parsed
        own = [k for k in parsed.children(noun.i, "poss") if k.tag != "PRP$"]
        made = [k for k in parsed.children(noun.i, "acl") if k.lemma in _MADE]
        holders = [noun, *made]
        for holder in holders:
            for prep in parsed.children(holder.i, "prep", "agent"):
                by = prep.lower == "by" or (prep.lower == "from" and noun.lemma in {"report", "claim", "statement"})
                if by or (prep.lower == "of" and noun.lemma in self._papers | {"statement"}):
                    own += [
                        t
                        for k in parsed.children(prep.i, "pobj")
                        for t in parsed.conjuncts(k)
                        if t.pos in NOUNS and self._scene.classes(t) & {"actor", "body", "office", "person", "named"}
                    ]
        named = [
            k
            for k in parsed.children(noun.i, "amod", "compound")
            if k.i in self._scene.hits or (k.dep == "compound" and {"armed", "body"} & self._scene.classes(k))
        ]
        return tuple(own or named[:1])

    # ------------------------------------------------------------------ hearsay
    def _adverb(self, token: Token) -> Cue | None:
        head = self._parsed.head(token)
        clause = [head.i, *(i for i in self._parsed.subtree(head.i))]
        turns = [
            i
            for k in self._parsed.children(head.i, "conj", "ccomp", "relcl", "advcl")
            if self._parsed.children(k.i, "nsubj", "nsubjpass")
            for i in self._parsed.subtree(k.i)
        ]
        inside = [i for i in clause if i not in turns]
        return Cue(token, (Level((), token, hearsay=True),), ((min(inside), max(inside) + 1),))

    def _participle(self, token: Token) -> Cue | None:
        """ "reported attacks", "the attack, reported by X"."""
        noun = self._parsed.head(token)
        by = arguments(self._scene, token).subject if token.dep == "acl" else ()
        if token.dep == "acl" and not by and self._parsed.children(token.i, "dobj", "ccomp"):
            return None
        by = tuple(t for t in by if t.i != noun.i)
        if token.dep == "acl" and not by and token.lower != "reported":
            return None
        return Cue(token, (Level(by, token, hearsay=not by),), ((self._parsed.phrase_start(noun), noun.i + 1),))

    def _headline(self, verb: Token) -> Cue | None:
        """ "Fighting reported near the border": nobody named reports it."""
        parsed = self._parsed
        if parsed.children(verb.i, "dobj", "ccomp", "aux", "auxpass"):
            return None
        subject = parsed.children(verb.i, "nsubj", "nsubjpass")
        if not subject or self._scene.classes(subject[0]) & {"actor", "body", "office", "named"}:
            return None
        return Cue(verb, (Level((), verb, hearsay=True),), ((min(parsed.subtree(subject[0].i)), subject[0].i + 1),))
