"""Words that no cue beside them attributes: quotations that run on, labelled turns of speech, and headline labels."""

import re
from collections.abc import Iterator, Sequence

from fogline.claims.quotes import quoted
from fogline.claims.scene import Scene
from fogline.claims.tokens import NOUNS, Token
from fogline.claims.voices import Cue, Level

_LABEL = re.compile(r"[\s\"“]*([A-Z][A-Z .'’\-]{2,36}):\s")
_SIGNED = re.compile(r"[”\"’']?\s{0,2}(?:—|–|―|--|-)\s*([A-Z][^\n.;:\"“”]{2,60})(?=\n|$|\.\s*(?:\n|$))")
_LEAST = 25  # characters of a quotation that is speech and not a word held at arm's length
_DASHES = frozenset({"-", "–", "—"})


class Quotations:
    """Extends the cues of one report over whole quotations, and finds labels that name a speaker."""

    def __init__(self, scene: Scene, cues: Sequence[Cue]) -> None:
        self._scene, self._parsed, self._cues = scene, scene.parsed, cues
        self._quotes = [(a, b) for a, b in quoted(scene.text) if b - a >= _LEAST]
        self._hosts = scene.words.speech["hosts"]["nouns"]
        self._say = scene.words.speech["say"]["verbs"]

    def spoken(self, token: Token) -> bool:
        """True inside a quotation long enough to be speech."""
        return any(a <= token.start < b for a, b in self._quotes)

    # ------------------------------------------------------------------ quotations
    def running(self) -> Iterator[Cue]:
        """A cue for each quotation, from the speaker beside it, or of the quotation that it takes up."""
        by_sentence: dict[int, list[Cue]] = {}
        for cue in self._cues:
            if any(level.speakers for level in cue.levels) and not self.spoken(cue.token):
                by_sentence.setdefault(cue.token.sent, []).append(cue)
        last: tuple[int, Cue] | None = None  # paragraph and cue of the quotation before
        for a, b in self._quotes:
            inside = [t for t in self._parsed.tokens if a < t.start < b]
            if not inside:
                continue
            first, end = inside[0].i, inside[-1].i + 1
            found = self._signed(b, first) or self._beside(first, end, by_sentence, last)
            if found is not None:
                last = (self._parsed.paragraphs[inside[-1].sent], found)
                yield Cue(found.token, found.levels, ((first, end),), spoken=True)

    def _signed(self, close: int, first: int) -> Cue | None:
        """ "..." - X: the name by which a quotation is signed behind its closing mark."""
        match = _SIGNED.match(self._scene.text, close + 1)
        if match is None:
            return None
        inside = [t for t in self._parsed.tokens[first:] if match.start(1) <= t.start < match.end(1)]
        heads = [t for t in inside if t.pos in NOUNS and t.dep != "compound"] or inside[-1:]
        if not heads or not inside[0].text[:1].isupper():
            return None
        return Cue(heads[0], (Level((heads[0],), heads[0]),), ())

    def _beside(self, first: int, end: int, cues: dict[int, list[Cue]], last: tuple[int, Cue] | None) -> Cue | None:
        parsed = self._parsed
        own = range(parsed.tokens[first].sent, parsed.tokens[end - 1].sent + 1)
        for cue in (c for s in own for c in cues.get(s, ())):
            if any(a < end and first < b for a, b in cue.spans):
                return cue
        if any(cues.get(s) for s in own) and self._embedded(first, own):
            return None
        paragraph = parsed.paragraphs[own[0]]
        if not self._whole(first, end):
            return None
        if last is not None and last[0] == paragraph:
            return last[1]
        for sent in (own[0] - 1, own[-1] + 1, own[0] - 2):
            if 0 <= sent < len(parsed.sentences) and parsed.paragraphs[sent] == paragraph and cues.get(sent):
                return cues[sent][-1 if sent < own[0] else 0]
        if last is not None and last[0] == paragraph - 1:
            return last[1]
        before = [c for c in cues.get(own[0] - 1, ()) if parsed.paragraphs[own[0] - 1] == paragraph - 1]
        return before[-1] if before else None

    def _embedded(self, first: int, own: range) -> bool:
        return first > self._parsed.sentences[own[0]][0] + 1

    def _whole(self, first: int, end: int) -> bool:
        """The quotation is a sentence of its own, not a phrase within the author's."""
        tokens = self._parsed.tokens
        start = self._parsed.sentences[tokens[first].sent][0]
        return first - start <= 2 and any(t.tag in {"VBD", "VBZ", "VBP", "MD", "VB"} for t in tokens[first:end])

    # ------------------------------------------------------------------ labels
    def labels(self) -> Iterator[Cue]:
        """Turns of a transcript ("RESIDENT: ..."), else headline labels ("UNHCR: 3,000 arrive"), sources told after."""
        turns = self._turns()
        if turns:
            yield from turns
            return
        for sent, (lo, hi) in enumerate(self._parsed.sentences):
            cue = self._label(sent, lo, hi) or self._dashed(sent, lo, hi)
            if cue is not None:
                yield cue

    def _turns(self) -> list[Cue]:
        """A transcript has two labels or more, one of them a host's, whose words are the report itself."""
        parsed = self._parsed
        found: list[tuple[int, str, Token]] = []
        for sent, (lo, _) in enumerate(parsed.sentences):
            if sent == 0 or parsed.paragraphs[sent] != parsed.paragraphs[sent - 1]:
                match = _LABEL.match(self._scene.text, parsed.tokens[lo].start)
                if match:
                    end = match.end(1)
                    token = max((t for t in parsed.tokens[lo : lo + 8] if t.end <= end), key=lambda t: t.i)
                    found.append((sent, match.group(1), token))
        names = {name for _, name, _ in found}
        hosts = {name for name in names if set(name.lower().split()) & self._hosts}
        again = {name for name in names if sum(name == other for _, other, _ in found) > 1}
        if len(names) < 2 or not (hosts or (len(again) > 1 and not self._rubric(again))):
            return []
        out = []
        for index, (_, name, token) in enumerate(found):
            last = parsed.sentences[found[index + 1][0] - 1 if index + 1 < len(found) else len(parsed.sentences) - 1][1]
            if name not in hosts:
                out.append(Cue(token, (Level((token,), token),), ((token.i + 1, last),), spoken=True))
        return out

    def _rubric(self, names: set[str]) -> bool:
        words = {word for name in names for word in name.lower().split()}
        return bool(words & self._scene.words.speech["rubrics"]["nouns"])

    def _label(self, sent: int, lo: int, hi: int) -> Cue | None:
        tokens = self._parsed.tokens
        colon = next((j for j in range(lo, min(hi, lo + 16)) if tokens[j].text == ":" and j > lo), None)
        if colon is None or self.spoken(tokens[colon]):
            return None
        while lo < colon and (
            tokens[lo].tag == "CD" or tokens[lo].text[:1].isdigit() or not tokens[lo].text[:1].isalnum()
        ):
            lo += 1
        inside = tokens[lo:colon]
        finite = [t for t in inside if t.tag in {"VBD", "VBZ", "VBP", "MD"} and t.dep != "relcl"]
        if any(t.lemma not in self._say and not self._in_relative(t, lo) for t in finite):
            return None
        head = self._head(inside)
        if head is None:
            return None
        if head.lower in {"source", "sources"} and len(inside) == 1:
            return self._told_after(sent, colon, hi)
        if not self._speaker(head, inside):
            return None
        end = hi if colon + 1 < hi else self._parsed.sentences[min(sent + 1, len(self._parsed.sentences) - 1)][1]
        return Cue(head, (Level((head,), head),), ((colon + 1, end),))

    def _in_relative(self, token: Token, lo: int) -> bool:
        return any(t.lower in {"who", "which", "that"} for t in self._parsed.tokens[lo : token.i])

    @staticmethod
    def _head(inside: Sequence[Token]) -> Token | None:
        """Head of a label: the last noun before a preposition, relative pronoun or comma."""
        head = None
        for token in inside:
            if token.pos in {"ADP", "VERB"} or token.tag in {"WP", "WDT", "IN"} or token.text in {",", "("}:
                break
            if token.pos in NOUNS:
                head = token
        return head

    def _speaker(self, head: Token, inside: Sequence[Token]) -> bool:
        """Somebody who can say something; "Aleppo:" and "Cameroon:" say where, "Update:" nothing."""
        hit = self._scene.hits.get(head.i)
        if hit is not None and (hit.firm or head.ent in {"GPE", "LOC", "FAC"}):
            return hit.kind in {"actor", "person"}
        if inside[0].text.isupper() and len(inside) > 1 and not any(t.i in self._scene.hits for t in inside):
            return False
        classes = self._scene.classes(head)
        if "place" in classes:
            return False
        if head.pos == "PROPN" and not head.ent.startswith(("GPE", "LOC", "FAC")):
            return head.lower not in self._scene.words.speech["rubrics"]["nouns"]
        return bool(classes & {"office", "body", "person_noun", "armed", "civilian"})

    def _told_after(self, sent: int, colon: int, hi: int) -> Cue | None:
        """ "... Source: regional prosecutors."; the sentence before is theirs."""
        if sent == 0 or self._parsed.paragraphs[sent] != self._parsed.paragraphs[sent - 1]:
            return None
        nouns = [t for t in self._parsed.tokens[colon + 1 : hi] if t.pos in NOUNS and t.dep not in {"compound", "poss"}]
        if not nouns:
            return None
        return Cue(nouns[0], (Level((nouns[0],), nouns[0]),), (self._parsed.sentences[sent - 1],))

    def _dashed(self, sent: int, lo: int, hi: int) -> Cue | None:
        """A headline that ends in its source: "Six killed in raid - medics"."""
        tokens = self._parsed.tokens
        if hi - lo < 5 or tokens[hi - 1].text[-1:] in ".!?":
            return None
        dash = next((j for j in range(hi - 2, max(lo + 2, hi - 6), -1) if tokens[j].text in _DASHES), None)
        if dash is None or tokens[dash].start <= tokens[dash - 1].end or tokens[dash].end >= tokens[dash + 1].start:
            return None
        inside = tokens[dash + 1 : hi]
        head = self._head(inside)
        if head is None or head.i != hi - 1 or any(t.pos in {"VERB", "AUX"} for t in inside):
            return None
        return Cue(head, (Level((head,), head),), ((lo, dash),)) if self._speaker(head, inside) else None
