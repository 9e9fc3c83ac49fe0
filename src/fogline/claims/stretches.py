"""The stretch of text that a cue of speech attributes: where the words said begin, where they end, and where "X said"
itself stands.

A stretch is a range of tokens rather than a subtree: the small parser often hangs half a sentence on the wrong verb;
commas, "that", semicolons and the next speaker tell well where somebody's words begin and end.
"""

from dataclasses import replace

from fogline.claims.scene import Scene
from fogline.claims.tokens import NOUNS, Token
from fogline.claims.voices import DASHES, FINITE, TURNS, Cue, Level

MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
RELATIVES = frozenset({"who", "which", "that", "where", "whose", "whom", "when", "and", "or", "but", "because", "as"})
_STOPS = frozenset({",", "(", ")", ":", *DASHES, *MARKS})
_NOT_FIRST = frozenset({"who", "which", "that", "where", "whose", "whom", "what", "how", "why", *TURNS})
_LATER = frozenset({"after", "before", "since"})
_SPAN_NOUNS = frozenset({"hour", "day", "week", "month", "minute", "year"})
_TIMES = _SPAN_NOUNS | {"morning", "afternoon", "evening", "night", "today", "yesterday", "later", "earlier"}
_WITH_ADDRESSEE = frozenset({"tell", "inform", "assure", "brief"})


class Stretches:
    """Begins and ends of what is said in one report."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._parsed = scene, scene.parsed
        speech = scene.words.speech
        self._say = speech["say"]["verbs"]
        self._small = speech["small_clause"]["verbs"]

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

    def following(self, token: Token) -> Token:
        hi = self._parsed.sentences[token.sent][1]
        return self._parsed.tokens[min(token.i + 1, hi - 1)]

    def cut(self, cue: Cue, found: list[Cue]) -> Cue:
        """End the content where another speaker takes over: ", but residents said ..."."""
        if cue.spoken:
            return cue
        spans = []
        for a, b in cue.spans:
            for other in self._rivals(found, a, b):
                turn = self._turn(other, a, b)
                if turn is not None and not any(s.i >= turn for level in cue.levels for s in level.speakers):
                    b = min(b, turn)
            spans.append((a, self._before_contrast(a, self._before_afterthought(a, b))))
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

    def _before_contrast(self, a: int, b: int) -> int:
        """End the content before ", while X did ..." and ", whereas ...": the author sets another side's deeds beside
        it."""
        tokens = self._parsed.tokens
        for j in range(a + 3, b - 2):
            if tokens[j].lower in {"while", "whereas"} and tokens[j].dep == "mark" and tokens[j - 1].text == ",":
                subject = self._parsed.children(tokens[j].head, "nsubj")
                if subject and self._scene.classes(subject[0]) & {"named"}:
                    return j - 1
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
    def contents(self, verb: Token) -> list[Token]:
        out = []
        for kid in self._parsed.children(verb.i, "ccomp", "xcomp", "oprd"):
            cites = kid.lower in {"quoting", "citing"}
            if kid.i > verb.i and not cites and (kid.dep == "ccomp" or verb.lemma in self._small):
                out.append(kid)
        return out

    def content_start(self, verb: Token, end: int) -> int | None:
        """First token of the content to the right of the verb, or None."""
        tokens = self._parsed.tokens
        starts = [max(min(self._parsed.subtree(k.i)), verb.i + 1) for k in self.contents(verb)]
        for j in range(verb.i + 1, min(end, verb.i + 26)):
            token = tokens[j]
            marks = token.dep == "mark" or (token.tag == "IN" and token.dep in {"det", "nsubj"})
            if token.lower == "that" and (marks or self._behind_time(verb, j)):
                starts.append(j)
                break
            if j + 1 < end and (token.text == ":" or (token.text in MARKS and j <= verb.i + 2)):
                starts.append(j + 1)
                break
            inserted = tokens[verb.i + 1].text == "," and token.lemma in {
                "do",
                "have",
                "be",
            }  # "believe, as do X, that"
            if token.tag in {"VBD", "VBZ", "VBP"} and token.dep not in {"relcl", "aux", "auxpass"} and not inserted:
                break
        return min(starts) if starts else None

    def _behind_time(self, verb: Token, that: int) -> bool:
        """ "said later in the day that it had", "told us on Monday that": no relative clause of the day."""
        before = self._parsed.tokens[that - 1]
        timed = before.ent in {"DATE", "TIME"} or before.lemma in _TIMES
        return timed and verb.tag in FINITE | {"VBN"} and that - verb.i <= 8

    def extended(self, verb: Token, stop: int, end: int) -> int:
        """Take in what belongs to the content although the parser hung it on the verb of speech."""
        tokens = self._parsed.tokens
        j = stop
        while j < end and tokens[j].lower in {",", "and", "or", "but"}:
            j += 1
        if j > stop and j < end and tokens[j].lower == "that":
            return end
        if self._and_that(stop, end):
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

    def _and_that(self, stop: int, end: int) -> bool:
        """ "..., more than half of them children, and that ...": a second clause of the same saying."""
        tokens = self._parsed.tokens
        for j in range(stop, min(end, stop + 12)):
            if tokens[j].tag in FINITE:
                return False
            if tokens[j].lower == "that" and tokens[j].dep == "mark" and tokens[j - 1].lower == "and":
                return True
        return False

    # ------------------------------------------------------------------ "..., X said, ..."
    def resumes(self, comma: int, hi: int) -> bool:
        """The that-clause of the verb comes after an insertion: "told me, stirring his tea, that ..."."""
        tokens = self._parsed.tokens
        for j in range(comma + 1, min(hi, comma + 12)):
            if tokens[j].lower == "that" and tokens[j].dep == "mark" and tokens[j - 1].text == ",":
                return True
            if tokens[j].tag in FINITE:
                return False
        return False

    def chunk_start(self, verb: Token, lo: int) -> int | None:
        """Where "X said" begins, if a comma, dash or quotation mark stands before it."""
        tokens = self._parsed.tokens
        subject = self._parsed.children(verb.i, "nsubj")
        if len(subject) > 1:
            subject = [k for k in subject if k.i < verb.i][-1:] or subject
        if subject and subject[0].i > verb.i:
            return verb.i if verb.i > lo and self._stops(verb.i - 1) else None
        if subject:
            first = min(self._parsed.subtree(subject[0].i))
            while first < verb.i and tokens[first].text in _STOPS | {"."}:
                first += 1
            if tokens[first].lower in _NOT_FIRST:
                return None
            if first > lo and tokens[first - 1].lower in {"as", "so"}:
                first -= 1
            if first > lo and self._stops(first - 1):
                return first
        j = self._phrase_before(verb.i, lo)
        if j is not None and tokens[verb.i - 1].text == ",":  # "the governor, X, said"
            k = self._phrase_before(j - 1, lo)
            j = k if k is not None else j
        return j

    def _stops(self, j: int) -> bool:
        """A comma, bracket, dash or quotation mark, the single one of "... town,’ he said" too."""
        tokens = self._parsed.tokens
        single = tokens[j].text in {"’", "'"} and tokens[j - 1].text in {",", ".", "!", "?"}
        return tokens[j].text in _STOPS or (single and j > 0)

    def _phrase_before(self, end: int, lo: int) -> int | None:
        """Start of the noun phrase between a stop and token `end`, a comma before `end` left aside; None where a clause
        stands there."""
        tokens = self._parsed.tokens
        last = end - 1 if end - 1 > lo and tokens[end - 1].text == "," else end
        j = last
        while j > lo and j > last - 14 and not self._stops(j - 1):
            j -= 1
        if j == last or j <= lo or not self._stops(j - 1) or tokens[j].lower in _NOT_FIRST | {"in"}:
            return None
        inside = tokens[j:last]
        relative = any(t.tag in {"WP", "WDT"} for t in inside)
        finite = any(t.tag in FINITE and t.dep not in {"aux", "auxpass"} for t in inside)
        clause = finite != relative or any(t.lower == "what" for t in inside)
        return j if not clause and any(t.pos in NOUNS for t in inside) else None

    def chunk_end(self, verb: Token, hi: int) -> int | None:
        """Where "X said in a statement" ends; None where a clause or an object of its own follows."""
        tokens = self._parsed.tokens
        if self.contents(verb) and tokens[min(verb.i + 1, hi - 1)].text not in _STOPS:
            return None
        aside = {
            i
            for k in self._parsed.children(verb.i, "advcl")
            if any(m.lower in {"as", "when", "while"} for m in self._parsed.children(k.i)) and k.i > verb.i
            for i in self._parsed.subtree(k.i)
        }
        for j in range(verb.i + 1, hi):
            token = tokens[j]
            if j in aside and token.text not in _STOPS:
                continue
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
        head = self._scene.semantic_head(token)
        person = self._scene.classes(head) & {"actor", "person", "office", "body", "named", "unknown", "media_noun"}
        return self._parsed.head(token).lemma in _WITH_ADDRESSEE and (bool(person) or token.pos == "PRON")

    def content_before(self, left: int, lo: int, *, interrupted: bool = False) -> int:
        """Where the content that ends before token `left` starts: after a colon, a relative pronoun or a conjunction
        that the parenthesis follows at once, else at the start of the segment. A parenthesis that interrupts a clause
        speaks of that clause only."""
        tokens = self._parsed.tokens
        if interrupted:
            modal = tokens[left - 2].tag == "MD"
            for j in range(left - 2, lo, -1):
                if tokens[j].lower in TURNS and (modal or tokens[j - 1].text == ","):
                    return j
        if left - 2 >= lo and tokens[left - 2].lower in RELATIVES:
            return left
        for j in range(left - 2, lo, -1):
            if tokens[j].text == ":" and not tokens[j - 1].text.isdigit():
                return j + 1
        return lo

    def turned(self, first: int, hi: int) -> bool:
        """What follows is the author's again: "..., X said, but the town was quiet"."""
        tokens = self._parsed.tokens
        return first < hi and tokens[first].lower in TURNS - {"and"} and self.says_something(first, hi)

    def says_something(self, a: int, b: int) -> bool:
        return any(t.pos in {"VERB", "AUX"} or t.tag in FINITE for t in self._parsed.tokens[a:b])
