"""Cues of speech in one report, and the stretch of text whose content each of them attributes.

A cue is found by its verb ("X said that ...") or by what stands beside a clause ("..., X said", "according to X"). Its
content is a range of tokens rather than a subtree: the small parser often hangs half a sentence on the wrong verb;
commas, "that", semicolons and the next speaker tell well where somebody's words begin and end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.claims.arguments import arguments, is_passive
from fogline.claims.scene import Scene
from fogline.claims.tokens import NOUNS, Token
from fogline.claims.voices import DASHES, FINITE, TURNS, Level, Voices

_MARKS = frozenset('"“”')
_STOPS = frozenset({",", "(", ")", ":", *DASHES, *_MARKS})
_RELATIVES = frozenset({"who", "which", "that", "where", "whose", "whom", "when", "and", "or", "but", "because", "as"})
_NOT_FIRST = frozenset({"who", "which", "that", "where", "whose", "whom", "what", "how", "why", *TURNS})
_LATER = frozenset({"after", "before", "since"})
_SPAN_NOUNS = frozenset({"hour", "day", "week", "month", "minute", "year"})
_WITH_ADDRESSEE = frozenset({"tell", "inform", "assure", "brief"})
_OF_OBJECT = frozenset({"speak", "tell", "hear", "learn"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Who says it, outermost first, by which word, and the half-open token ranges of what is said. `spoken` marks a
    whole quotation or turn of speech, within which nothing is the author's own."""

    token: Token
    levels: tuple[Level, ...]
    spans: tuple[tuple[int, int], ...]
    spoken: bool = False

    def covers(self, i: int) -> bool:
        return any(a <= i < b for a, b in self.spans)


class Cues:
    """Finds the cues of each sentence of one report."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._parsed = scene, scene.parsed
        speech = scene.words.speech
        self._say = speech["say"]["verbs"]
        self._small = speech["small_clause"]["verbs"]
        self._of_noun = speech["noun_object"]["verbs"]
        self._rumoured = speech["hearsay"]["verbs"]
        self._voices = Voices(scene, self.segment)

    def find(self) -> Iterator[Cue]:
        """All cues of verbs and of "according to", in the order of the text."""
        for sent, (lo, hi) in enumerate(self._parsed.sentences):
            found = []
            for token in self._parsed.tokens[lo:hi]:
                cue = self._of(token, sent)
                if cue is not None and cue.levels:
                    found.append(cue)
            yield from (self._cut(cue, found) for cue in found)

    def _of(self, token: Token, sent: int) -> Cue | None:
        if token.lower in {"according", "per"} and self._next(token).lower == (
            "to" if token.lower[0] == "a" else "the"
        ):
            return self._according(token, sent)
        if token.lemma in {"accuse", "blame"} and token.pos == "VERB":
            return self._accusation(token)
        if token.lemma in {"hear", "learn"} and token.pos == "VERB":
            return self._heard(token, sent)
        if token.lemma not in self._say or not self._speaks(token):
            return None
        if is_passive(self._scene, token):
            return self._passive(token)
        if token.lemma == "warn" and self._parsed.children(token.i, "dobj"):
            return None  # a threat to somebody is the speaker's own act
        return self._parenthesis(token, sent) or self._clause(token, sent) or self._object(token)

    def _speaks(self, token: Token) -> bool:
        """A verb; or the last word of a headline that the parser takes for a noun ("air force reports")."""
        if token.lower in {"say", "says"}:
            return True
        if token.dep in {"aux", "amod", "compound"}:
            return False
        if token.pos in {"VERB", "AUX"}:
            return True
        following = self._next(token)
        return token.tag in {"NNS", "VBZ"} and (following.i == token.i or following.text in {".", ",", ";"})

    def _next(self, token: Token) -> Token:
        hi = self._parsed.sentences[token.sent][1]
        return self._parsed.tokens[min(token.i + 1, hi - 1)]

    # ------------------------------------------------------------------ segments of a sentence
    def segment(self, i: int, sent: int) -> tuple[int, int]:
        """The stretch around token `i` between semicolons; in a headline, between dashes too."""
        lo, hi = self._parsed.sentences[sent]
        tokens = self._parsed.tokens
        headline = hi > lo and tokens[hi - 1].text[-1:] not in '.!?"”’)'
        breaks = {";"} | (DASHES if headline else set())
        left = next((j + 1 for j in range(i - 1, lo - 1, -1) if self._breaks(j, breaks)), lo)
        right = next((j for j in range(i + 1, hi) if self._breaks(j, breaks)), hi)
        return left, right

    def _breaks(self, j: int, breaks: set[str] | frozenset[str]) -> bool:
        tokens = self._parsed.tokens
        if tokens[j].text not in breaks:
            return False
        if tokens[j].text == ";":
            return tokens[min(j + 1, len(tokens) - 1)].lower != "that"
        return tokens[j].start > tokens[j - 1].end if j else False

    def _cut(self, cue: Cue, found: list[Cue]) -> Cue:
        """End the content where another speaker takes over: ", but residents said ..."."""
        if cue.spoken:
            return cue
        spans = []
        for a, b in cue.spans:
            for other in self._rivals(found, a, b):
                turn = self._turn(other, a, b)
                if turn is not None and not any(s.i >= turn for level in cue.levels for s in level.speakers):
                    b = min(b, turn)
            spans.append((a, self._before_afterthought(a, b)))
        return replace(cue, spans=tuple(spans))

    def _rivals(self, found: list[Cue], a: int, b: int) -> list[Cue]:
        """Other cues inside [a, b), and verbs of speech there with a subject of their own that attribute nothing."""
        known = {cue.token.i for cue in found}
        out = [cue for cue in found if a <= cue.token.i < b]
        for token in self._parsed.tokens[a:b]:
            if token.lemma in self._say and token.pos == "VERB" and token.i not in known:
                own = tuple(self._parsed.children(token.i, "nsubj"))
                if own and own[0].i < token.i:
                    out.append(Cue(token, (Level(own, token),), ()))
        return out

    def _before_afterthought(self, a: int, b: int) -> int:
        """End the content before ", hours after ..." and ", a day before ...": the author sets it in time."""
        tokens = self._parsed.tokens
        for j in range(a + 3, b - 3):
            if tokens[j].text == "," and any(
                tokens[k].lower in _LATER and tokens[k - 1].lemma in _SPAN_NOUNS for k in range(j + 2, min(j + 5, b))
            ):
                return j
        return b

    def _turn(self, other: Cue, a: int, b: int) -> int | None:
        """Where, inside [a, b), a coordinated clause with the other cue as its verb begins."""
        speakers = [s.i for level in other.levels for s in level.speakers]
        if not a <= other.token.i < b or not speakers or other.token.pos not in {"VERB", "AUX"}:
            return None
        tokens = self._parsed.tokens
        first = min(min(speakers), other.token.i)
        for j in range(first, max(a, 1, first - 14) - 1, -1):
            if tokens[j].lower == "that" and tokens[j].dep == "mark":
                return None
            if tokens[j].lower in TURNS and tokens[j - 1].text == ",":
                return j
            stops = tokens[j].text == "," or tokens[j].tag in FINITE
            if stops and j < first:
                return j if tokens[j + 1].lower in TURNS else None
        return None

    # ------------------------------------------------------------------ "X said that ..."
    def _clause(self, verb: Token, sent: int) -> Cue | None:
        _, end = self.segment(verb.i, sent)
        start = self._content_start(verb, end)
        if start is None:
            return None
        content = [k for k in self._contents(verb) if k.i >= start]
        stop = end
        if content and self._parsed.tokens[start - 1].text != ":":
            stop = min(end, max(max(self._parsed.subtree(k.i)) for k in content) + 1)
            stop = self._extended(verb, stop, end)
        levels = self._voices.levels(verb, (start, stop))
        return Cue(verb, levels, ((start, stop),)) if levels else None

    def _contents(self, verb: Token) -> list[Token]:
        out = []
        for kid in self._parsed.children(verb.i, "ccomp", "xcomp", "oprd"):
            cites = kid.lower in {"quoting", "citing"}
            if kid.i > verb.i and not cites and (kid.dep == "ccomp" or verb.lemma in self._small):
                out.append(kid)
        return out

    def _content_start(self, verb: Token, end: int) -> int | None:
        """First token of the content to the right of the verb, or None."""
        tokens = self._parsed.tokens
        starts = [max(min(self._parsed.subtree(k.i)), verb.i + 1) for k in self._contents(verb)]
        for j in range(verb.i + 1, min(end, verb.i + 26)):
            token = tokens[j]
            if token.lower == "that" and (token.dep == "mark" or (token.tag == "IN" and token.dep in {"det", "nsubj"})):
                starts.append(j)
                break
            if j + 1 < end and (token.text == ":" or (token.text in _MARKS and j <= verb.i + 2)):
                starts.append(j + 1)
                break
            if token.tag in {"VBD", "VBZ", "VBP"} and token.dep not in {"relcl", "aux", "auxpass"}:
                break
        return min(starts) if starts else None

    def _extended(self, verb: Token, stop: int, end: int) -> int:
        """Take in what belongs to the content although the parser hung it on the verb of speech."""
        tokens = self._parsed.tokens
        j = stop
        while j < end and tokens[j].lower in {",", "and", "or", "but"}:
            j += 1
        if j > stop and j < end and tokens[j].lower == "that":
            return end
        for kid in self._parsed.children(verb.i, "advcl", "prep", "conj"):
            first = min(self._parsed.subtree(kid.i))
            if kid.i < stop or first < stop - 1 or kid.lemma in self._say | {"quote", "cite", "accord", "call"}:
                continue
            subject = self._parsed.children(kid.i, "nsubj", "nsubjpass")
            if (kid.dep == "advcl" and kid.tag == "VBG" and not subject) or (
                kid.dep == "prep" and kid.lower not in {"in", "on", "at"} and first == stop
            ):
                stop = min(end, max(self._parsed.subtree(kid.i)) + 1)
        return stop

    # ------------------------------------------------------------------ "..., X said, ..."
    def _parenthesis(self, verb: Token, sent: int) -> Cue | None:
        lo, hi = self.segment(verb.i, sent)
        tokens = self._parsed.tokens
        if self._parsed.children(verb.i, "neg"):
            return None
        left = self._chunk_start(verb, lo)
        right = self._chunk_end(verb, hi)
        if left is None or right is None:
            return None
        opening = tokens[left - 1]
        goes_on = right < hi and tokens[right].text == "," and not self._turned(right + 1, hi)
        if goes_on and self._resumes(right, hi):
            return None
        before = self._content_before(left, lo, interrupted=goes_on)
        spans = [(before, left - 1)] if before < left - 1 else []
        if goes_on:
            spans.append((right + 1, hi))
        if not any(self._says_something(a, b) for a, b in spans) and opening.text not in _MARKS:
            return None
        levels = self._voices.levels(verb, *spans, chunk=(left, right))
        return Cue(verb, levels, tuple(spans)) if levels else None

    def _resumes(self, comma: int, hi: int) -> bool:
        """The that-clause of the verb comes after an insertion: "told me, stirring his tea, that ..."."""
        tokens = self._parsed.tokens
        for j in range(comma + 1, min(hi, comma + 12)):
            if tokens[j].lower == "that" and tokens[j].dep == "mark" and tokens[j - 1].text == ",":
                return True
            if tokens[j].tag in FINITE:
                return False
        return False

    def _chunk_start(self, verb: Token, lo: int) -> int | None:
        """Where "X said" begins, if a comma, dash or quotation mark stands before it."""
        tokens = self._parsed.tokens
        subject = self._parsed.children(verb.i, "nsubj")
        if subject and subject[0].i > verb.i:
            return verb.i if verb.i > lo and tokens[verb.i - 1].text in _STOPS else None
        if subject:
            first = min(self._parsed.subtree(subject[0].i))
            while first < verb.i and tokens[first].text in _STOPS | {"."}:
                first += 1
            if tokens[first].lower in _NOT_FIRST:
                return None
            if first > lo and tokens[first - 1].lower in {"as", "so"}:
                first -= 1
            if first > lo and tokens[first - 1].text in _STOPS:
                return first
        j = self._phrase_before(verb.i, lo)
        if j is not None and tokens[verb.i - 1].text == ",":  # "the governor, X, said"
            k = self._phrase_before(j - 1, lo)
            j = k if k is not None else j
        return j

    def _phrase_before(self, end: int, lo: int) -> int | None:
        """Start of the noun phrase between a stop and token `end`, a comma before `end` left aside; None where a clause
        stands there."""
        tokens = self._parsed.tokens
        last = end - 1 if end - 1 > lo and tokens[end - 1].text == "," else end
        j = last
        while j > lo and j > last - 14 and tokens[j - 1].text not in _STOPS:
            j -= 1
        if j == last or j <= lo or tokens[j - 1].text not in _STOPS or tokens[j].lower in _NOT_FIRST | {"in"}:
            return None
        inside = tokens[j:last]
        relative = any(t.tag in {"WP", "WDT"} for t in inside)
        finite = any(t.tag in FINITE and t.dep not in {"aux", "auxpass"} for t in inside)
        clause = finite != relative or any(t.lower == "what" for t in inside)
        return j if not clause and any(t.pos in NOUNS for t in inside) else None

    def _chunk_end(self, verb: Token, hi: int) -> int | None:
        """Where "X said in a statement" ends; None where a clause or an object of its own follows."""
        tokens = self._parsed.tokens
        if self._contents(verb) and tokens[min(verb.i + 1, hi - 1)].text not in _STOPS:
            return None
        for j in range(verb.i + 1, hi):
            token = tokens[j]
            if token.text in _STOPS | {".", "!", "?"} and token.text not in {"("}:
                return None if token.text == ":" else j
            if token.lower == "that" and token.dep == "mark":
                return None
            if token.lower in {"quoting", "citing"}:
                return j
            if token.tag in FINITE or (token.dep == "ccomp" and token.i > verb.i):
                return None
            if token.head == verb.i and (token.dep == "xcomp" or (token.dep == "dobj" and not self._addressee(token))):
                return None
        return hi

    def _addressee(self, token: Token) -> bool:
        """Somebody who is told, where the verb is one of telling."""
        person = self._scene.classes(token) & {"actor", "person", "office", "body", "named", "unknown", "media_noun"}
        return self._parsed.head(token).lemma in _WITH_ADDRESSEE and (bool(person) or token.pos == "PRON")

    def _content_before(self, left: int, lo: int, *, interrupted: bool = False) -> int:
        """Where the content that ends before token `left` starts: after a colon, a relative pronoun or a conjunction
        that the parenthesis follows at once, else at the start of the segment. A parenthesis that interrupts a clause
        speaks of that clause only."""
        tokens = self._parsed.tokens
        if interrupted:
            modal = tokens[left - 2].tag == "MD"
            for j in range(left - 2, lo, -1):
                if tokens[j].lower in TURNS and (modal or tokens[j - 1].text == ","):
                    return j
        if left - 2 >= lo and tokens[left - 2].lower in _RELATIVES:
            return left
        for j in range(left - 2, lo, -1):
            if tokens[j].text == ":" and not tokens[j - 1].text.isdigit():
                return j + 1
        return lo

    def _turned(self, first: int, hi: int) -> bool:
        """What follows is the author's again: "..., X said, but the town was quiet"."""
        tokens = self._parsed.tokens
        return first < hi and tokens[first].lower in TURNS - {"and"} and self._says_something(first, hi)

    def _says_something(self, a: int, b: int) -> bool:
        return any(t.pos in {"VERB", "AUX"} or t.tag in FINITE for t in self._parsed.tokens[a:b])

    # ------------------------------------------------------------------ other shapes
    def _according(self, token: Token, sent: int) -> Cue | None:
        lo, hi = self.segment(token.i, sent)
        tokens = self._parsed.tokens
        to = self._next(token)
        inner = [*self._parsed.children(token.i, "pobj"), *self._parsed.children(to.i, "pobj")]
        if not inner:
            inner = [t for t in tokens[to.i + 1 : hi] if t.pos in NOUNS and t.dep != "compound"][:1]
        speakers = tuple(t for k in inner for t in self._parsed.conjuncts(k) if t.pos in NOUNS)
        level = self._document(speakers, token)
        interrupted = any(self._parsed.tokens[j].text == "," for j in range(token.i, min(hi, token.i + 12)))
        after = next((j for j in range(to.i + 1, hi) if self._ends_phrase(j, speakers)), hi)
        opens = token.i - 1 < lo or (
            tokens[token.i - 1].text == "," and (token.i - 2 < lo or tokens[token.i - 2].lower in _RELATIVES)
        )
        spans = [] if opens else [(self._content_before(token.i, lo, interrupted=interrupted), token.i)]
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
        _, hi = self.segment(verb.i, verb.sent)
        charges = [
            k
            for k in self._parsed.tokens[verb.i + 1 : hi]
            if k.lower in {"of", "for"} and any(g.tag == "VBG" for g in self._parsed.children(k.i, "pcomp"))
        ]
        charges = charges or [k for k in self._parsed.children(verb.i, "prep") if k.lower in {"of", "for"}]
        spans = [(min(sub), max(sub) + 1) for k in charges[:1] if (sub := self._parsed.subtree(k.i))]
        return Cue(verb, (Level(speakers, verb),), tuple(spans)) if speakers and spans else None

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
        lo, hi = self.segment(verb.i, verb.sent)
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
        _, hi = self.segment(verb.i, verb.sent)
        ranges = [sub for k in heads if (sub := [i for i in self._parsed.subtree(k.i) if verb.i < i < hi])]
        spans = tuple((min(sub), max(sub) + 1) for sub in ranges)
        levels = self._voices.levels(verb, *spans) if spans else ()
        return Cue(verb, levels, spans) if levels else None
