"""One report laid out for reading: parse, names on tokens, word classes, and who or what each noun phrase can be."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fogline.claims.names import NameHit, Scan
from fogline.claims.quotes import quoted
from fogline.claims.tokens import Parsed, Token
from fogline.lexicon.base import ActorBase
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.placewords import place_words
from fogline.lexicon.sides import syntax_words
from fogline.lexicon.values import Entity
from fogline.lexicon.words import WordTables

LOCATIVE = syntax_words()["locative"]
_COUNTED = frozenset({"det", "predet", "quantmod"})
_UNIT = frozenset("division brigade battalion regiment corps army company group front squadron fleet bureau".split())
_OUT_OF = frozenset({("of", "out"), ("of", "outside"), ("of", "inside"), ("as", "far")})
_BELONGING = frozenset({"of", "from", "in", "for", "with"})
_LONGEST_TAIL = 7
_TOWNLIKE = place_words().townish | {"bastion", "suburb", "crossroads", "outpost"}  # "Matta, a stronghold of"
_ENT_PLACE = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True)
class Scene:
    """Everything that the steps look at while they read one report; nothing here changes."""

    text: str
    published: date | None
    parsed: Parsed
    scan: Scan
    base: ActorBase
    gazetteer: Gazetteer | None
    words: WordTables
    publisher: str = ""

    @cached_property
    def hits(self) -> dict[int, NameHit]:
        """Name hits by the token that carries them (the last one, where a name is several tokens)."""
        ends = {t.end: t for t in self.parsed.tokens}
        out: dict[int, NameHit] = {}
        for hit in self.scan.hits:
            token = ends.get(hit.end)
            if token is not None and token.start >= hit.start and not _common_word(hit, token):
                out[token.i] = hit
        return out

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Stretches between quotation marks."""
        return tuple(quoted(self.text))

    def quoted(self, token: Token) -> bool:
        """True for words inside quotation marks."""
        return any(a < token.start < b for a, b in self.quotes)

    @cached_property
    def _words_memo(self) -> dict[int, frozenset[str]]:
        return {}

    def sentence_words(self, sent: int) -> frozenset[str]:
        """All words of a sentence, as they stand and as lemmas."""
        memo = self._words_memo
        found = memo.get(sent)
        if found is None:
            tokens = self.parsed.sentence_tokens(sent)
            found = memo[sent] = frozenset({t.lower for t in tokens} | {t.lemma for t in tokens})
        return found

    @cached_property
    def theatre_country(self) -> str:
        return self.scan.focus[0] if self.scan.focus else ""

    def entity(self, target: str) -> Entity | None:
        return self.base.entities.get(target)

    @cached_property
    def _class_memo(self) -> dict[int, frozenset[str]]:
        return {}

    def classes(self, token: Token) -> frozenset[str]:
        """What the noun phrase headed by `token` can be: place, state, actor, armed, civilian, person, unknown, and the
        classes of words.toml; "unknown" for pronouns and names that nobody knows."""
        memo = self._class_memo
        found = memo.get(token.i)
        if found is None:
            found = memo[token.i] = self._classes(token)
        return found

    def _classes(self, token: Token) -> frozenset[str]:
        hit = self.hits.get(token.i)
        if hit is not None and (hit.firm or self.place_context(token)):
            return self._hit_classes(hit, token)
        if token.pos == "PRON" or token.tag in {"PRP", "WP", "DT", "WDT"}:
            return frozenset({"unknown", "pronoun"})
        if token.pos == "PROPN" and token.lower not in self.base.crowds:
            return self._proper_classes(token)
        return self._noun_classes(token)

    def _hit_classes(self, hit: NameHit, token: Token) -> frozenset[str]:
        if hit.kind == "place":
            out = {"place", "named"}
            if hit.target or hit.also:
                out.add("metonym")
            return frozenset(out)
        if hit.kind in {"state", "adjective"}:
            return frozenset({"state", "place", "actor", "armed", "named"})
        if hit.kind == "people":
            return frozenset({"actor", "armed", "civilian", "person", "named"})
        if hit.kind == "metonym":
            return frozenset({"actor", "armed", "named"})
        entity = self.entity(hit.target)
        kind = entity.kind if entity else ""
        if kind == "person":
            return frozenset({"person", "actor", "office", "named"})
        if kind in {"media", "monitor", "ngo", "body", "state_media", "party"}:
            return frozenset({"actor", "body", "named"})
        return frozenset({"actor", "armed", "named", "body"})

    def _proper_classes(self, token: Token) -> frozenset[str]:
        lemma = token.lower
        known = self._noun_classes(token)
        if known - {"actor", "unknown"}:
            return known | {"named"}
        if token.ent in _ENT_PLACE:
            return frozenset({"place", "unknown", "named"})
        if token.ent == "PERSON":
            return frozenset({"person", "actor", "office", "named", "unknown"})
        if token.ent in {"ORG", "NORP"} or lemma.endswith("s"):
            return frozenset({"actor", "armed", "body", "named", "unknown"})
        return frozenset({"unknown", "named"})

    def _noun_classes(self, token: Token) -> frozenset[str]:
        out = set()
        for lemma in {token.lemma, token.lower}:
            for name, members in self.words.classes.items():
                if lemma in members:
                    out.add(name)
        crowd = self.base.crowds.get(token.lower) or self.base.crowds.get(token.lemma)
        if crowd is not None:
            out |= {"actor"} | ({"civilian"} if crowd.civilian else set()) | ({"armed"} if crowd.armed else set())
        if "armed" in out or "office" in out or "body" in out:
            out.add("actor")
        if "civilian" in out or "captive" in out or "person_noun" in out:
            out |= {"person", "actor"}
        if "armed" in out or "office" in out:
            out.add("person")
        return frozenset(out)

    def place_context(self, token: Token) -> bool:
        """True where syntax or the parser's label lets a name that only the gazetteer knows be a place."""
        if token.pos not in {"PROPN", "NOUN", "X", "ADJ"}:
            return False
        head = self.parsed.head(token)
        if token.ent in _ENT_PLACE and token.dep not in {"nsubj"}:
            return True
        if token.dep == "pobj" and head.lower in LOCATIVE:
            return token.ent != "PERSON"
        if token.dep == "pobj" and (head.lower, self.parsed.head(head).lower) in _OUT_OF:
            return token.ent != "PERSON"
        if token.dep == "pobj" and head.lower == "of":
            return "place" in self._noun_classes(self.parsed.head(head)) or self.parsed.head(head).lower in {
                "north",
                "south",
                "east",
                "west",
            }
        if token.dep in {"compound", "poss", "nmod", "appos"}:
            return "place" in self._noun_classes(head)
        if token.dep == "conj":
            return self.place_context(head)
        if (token.dep in {"dobj", "nsubjpass"} and head.lemma in syntax_words()["taken"]) or (
            token.dep == "nsubj" and head.lemma == "fall"
        ):
            return True
        if token.dep in {"dobj", "nsubjpass"}:
            return token.ent not in {"PERSON", "ORG"}
        return any(kid.lemma in _TOWNLIKE for kid in self.parsed.children(token.i, "appos"))

    def semantic_head(self, token: Token) -> Token:
        """Beyond quantity nouns: "dozens of fighters" is about fighters, "members of HTS" about HTS."""
        for _ in range(4):
            if (
                token.lower not in syntax_words()["quantity"]
                and token.lemma not in syntax_words()["quantity"]
                and token.tag != "CD"
            ):
                return token
            inner = [
                k
                for p in self.parsed.children(token.i, "prep")
                if p.lower == "of"
                for k in self.parsed.children(p.i, "pobj")
            ]
            if not inner:
                return token
            token = inner[0]
        return token

    def phrase_text(self, token: Token) -> str:
        """The words of the noun phrase up to its head, without determiner and number (a unit keeps its own)."""
        mods = [t for t in self.parsed.modifiers(token) if t.tag not in {"DT", "PRP$", "PDT"} and t.dep not in _COUNTED]
        unit = token.lemma in _UNIT and token.tag in {"NN", "NNP"}
        mods = [t for t in mods if not (t.tag == "CD" or t.dep == "nummod") or (unit and t.text.isdigit())]
        for place, mod in enumerate(mods):
            after = self.text[mod.end : mod.end + 1]
            if mod.text in {"-", "–", "—"} and after.isspace():
                mods = mods[place + 1 :]  # a dash that parts two phrases of a headline
                break
        while mods and (
            mods[0].text in {"-", "'s", "’s", ","}
            or mods[0].tag == "POS"
            or mods[0].lower in syntax_words()["approximate"]
        ):
            mods.pop(0)
        number = self.parsed.tokens[token.i + 1] if token.i + 1 < len(self.parsed.tokens) else token
        numbered = token.pos == "PROPN" and number.head == token.i and number.dep == "nummod" and number.text.isdigit()
        return self.text[mods[0].start if mods else token.start : (number if numbered else token).end].replace(
            "\n", " "
        )

    def full_phrase(self, token: Token) -> str:
        """The phrase with the prepositional phrases right behind its head ("people of Addis Ababa", "militants from
        the border region"), up to a comma or a verb."""
        words, end = self.phrase_text(token), token.i + 1
        for prep in self.parsed.children(token.i, "prep"):
            below = self.parsed.subtree(prep.i)
            inside = self.parsed.tokens[below[0] : below[-1] + 1]
            if prep.lower in _BELONGING and prep.i == end and len(inside) <= _LONGEST_TAIL:
                if any(t.pos in {"VERB", "AUX", "PUNCT"} for t in inside):
                    break
                end = below[-1] + 1
        for clause in self.parsed.children(token.i, "acl", "amod"):  # "forces backed by X", "units loyal to X"
            below = self.parsed.subtree(clause.i)
            if clause.i == end and clause.tag in {"VBN", "JJ"} and len(below) <= _LONGEST_TAIL:
                end = below[-1] + 1
        tail = self.text[token.end : self.parsed.tokens[end - 1].end]
        return f"{words}{tail}".replace("\n", " ")


def _common_word(hit: NameHit, token: Token) -> bool:
    """True for an everyday word at the head of a sentence that is some town's name too."""
    listed = hit.place is not None and hit.place.id.startswith("gn:")
    return listed and not hit.merge and token.pos not in {"PROPN", "NOUN", "X"}
