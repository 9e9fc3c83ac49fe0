"""From the words for a speaker to a source: whom the words mean, what kind of source that is, and who is none."""

import re

from fogline.claims.actors import Actors
from fogline.claims.scene import Scene
from fogline.claims.tokens import NOUNS, Token
from fogline.claims.values import ActorRef, SourceRef
from fogline.claims.voices import Cue, Level
from fogline.core.text import fold
from fogline.lexicon.kinds import SourceKind
from fogline.lexicon.values import ENTITY_KINDS

_NOBODY = frozenset({"i", "we", "you", "there", "one", "me", "us", "what", "everyone", "everybody"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_REACH = 3  # sentences over which a pronoun that names a speaker looks back for the speaker before


class Speakers:
    """Sources of one report; pronouns may be led back to the speaker of an earlier cue."""

    def __init__(self, scene: Scene, actors: Actors, cues: tuple[Cue, ...]) -> None:
        self._scene, self._actors = scene, actors
        speech = scene.words.speech
        self._witness, self._official = speech["witness"]["nouns"], speech["official"]["nouns"]
        self._papers, self._media = speech["papers"]["nouns"], speech["outlets"]["nouns"]
        self._hearsay = speech["hearsay"]["nouns"]
        self._heads = [s for cue in cues if cue.levels for s in cue.levels[-1].speakers]
        self._heads.sort(key=lambda t: t.i)
        self._self = _self_words(scene)

    def refs(self, level: Level, number: int) -> list[SourceRef]:
        """The sources of one level; empty where nobody but the report itself speaks."""
        if level.hearsay:
            return [SourceRef(name="hearsay", kind=SourceKind.HEARSAY, text=level.cue.text, level=number)]
        out: list[SourceRef] = []
        for token in level.speakers:
            token = self._counted(token)
            who = self._antecedent(token)
            if not self._is_report(token) and not self._is_report(who):
                out += self._named(who, level, number)
        return out

    def _counted(self, token: Token) -> Token:
        """ "One of the residents said": residents."""
        inner = self._scene.semantic_head(token)
        return inner if token.pos in {"NUM", "DET", "ADJ", "PRON"} or token.tag in {"CD", "DT"} else token

    def sides(self, level: Level) -> tuple[ActorRef, ...]:
        """Who the speakers of a level are, as actors."""
        return tuple(ref for token in level.speakers for ref in self._actors.refs(self._antecedent(token)))

    def rumour(self, level: Level) -> bool:
        """Nobody is named: "reports say", "it is said"."""
        return level.hearsay or (
            bool(level.speakers)
            and all(
                t.lemma in self._hearsay and not self._scene.parsed.modifiers(t) and t.tag == "NNS"
                for t in level.speakers
            )
        )

    def _is_report(self, token: Token) -> bool:
        """The author ("we"), or what the report's heading calls its publisher ("the Ministry", "the Monitor")."""
        if token.lower in _NOBODY or token.tag == "EX":
            return True
        if token.lower not in self._self or token.tag in {"NNS", "NNPS"}:
            return False
        mods = [t for t in self._scene.parsed.modifiers(token) if t.dep != "det"]
        definite = any(t.lower in {"the", "this", "our"} for t in self._scene.parsed.children(token.i, "det", "poss"))
        return definite and not mods

    def _named(self, token: Token, level: Level, number: int) -> list[SourceRef]:
        if token.dep == "appos" and "named" in self._scene.classes(self._scene.parsed.head(token)):
            token = self._scene.parsed.head(token)
        if token.lower in _PRONOUNS and not self._actors.refs(token):
            return []
        name = self._apposed(token)
        if name is not None:
            token = name
        refs = self._actors.refs(token) or self._owner_refs(token)
        rows = [(ref.name, ref.id, ref.text) for ref in refs]
        if not rows and token.pos in NOUNS and token.pos != "PRON":
            text = self._scene.phrase_text(token)
            rows = [(text, "", text)]
        return [
            SourceRef(
                name=name_ if self._scene.entity(own) else self._told(name_, token),
                kind=self._kind(token, own),
                text=self._scene.full_phrase(token) if text == self._scene.phrase_text(token) else text,
                level=number,
                channel=level.channel,
            )
            for name_, own, text in rows
        ]

    def _antecedent(self, token: Token) -> Token:
        """ "he said", "the analyst said" after "Lister said" are Lister, where no known person is meant otherwise."""
        refs = self._actors.refs(token)
        entity = self._scene.entity(refs[0].id) if refs else None
        if token.lower not in _PRONOUNS:
            return self._described(token) or token if entity is None or entity.kind != "person" else token
        if entity is not None and entity.kind == "person" and token.lower in {"he", "she"}:
            return token
        for before in reversed([t for t in self._heads if t.i < token.i]):
            if token.sent - before.sent > _REACH:
                break
            if before.lower not in _PRONOUNS | _NOBODY and self._agrees(token, before):
                return before
        return token

    def _described(self, token: Token) -> Token | None:
        """The named speaker whom "the analyst" takes up: the last person who was introduced by that noun."""
        kids = self._scene.parsed.children(token.i)
        if any(k.lower == "same" for k in kids):
            return self._same(token)
        if (
            token.tag != "NN"
            or not any(k.lower == "the" for k in kids)
            or any(k.dep in {"prep", "poss", "compound", "amod", "appos"} for k in kids)
        ):
            return None
        for before in reversed([t for t in self._heads if t.i < token.i]):
            words = {t.lemma for t in self._scene.parsed.tokens[max(0, before.i - 5) : before.i + 6]}
            if token.sent - before.sent <= 2 * _REACH and before.pos == "PROPN" and token.lemma in words:
                return before
        return None

    def _same(self, token: Token) -> Token | None:
        """ "The same residents", "the same source": the last speaker of that name, or the last speaker."""
        for before in reversed([t for t in self._heads if t.i < token.i]):
            if token.lemma == "source" or before.lemma == token.lemma:
                return before
        return None

    def _agrees(self, pronoun: Token, noun: Token) -> bool:
        plural = noun.tag in {"NNS", "NNPS"} or bool(self._scene.parsed.children(noun.i, "conj"))
        if pronoun.lower == "they":
            return plural
        classes = self._scene.classes(noun)
        person = ("office" in classes or "person" in classes or noun.ent == "PERSON") and "body" not in classes
        return not plural and person == (pronoun.lower in {"he", "she"})

    def _apposed(self, token: Token) -> Token | None:
        """The name in "the governor, X, said" and "a spokesman for the army, X, said"."""
        if token.pos == "PROPN" or token.tag in {"NNS", "NNPS"}:
            return None
        parsed = self._scene.parsed
        if not self._scene.classes(token) & {"office", "person_noun", "person"}:
            named = [k for k in parsed.children(token.i, "appos") if k.pos == "PROPN" and k.i == token.i + 2]
            organised = [k for k in named if "place" not in self._scene.classes(k) and k.text[:1].isupper()]
            return organised[0] if organised else None
        stop = parsed.sentences[token.sent][1]
        for inner in [parsed.tokens[i] for i in parsed.subtree(token.i) if token.i < i < min(stop, token.i + 14)]:
            hit = self._scene.hits.get(inner.i)
            person = (hit is not None and hit.kind == "person") or (inner.ent == "PERSON" and inner.pos == "PROPN")
            before = parsed.tokens[parsed.phrase_start(inner) - 1].text
            if person and before == "," and inner.dep in {"appos", "conj", "npadvmod", "dep", "nmod", "attr"}:
                return inner
        return None

    def _owner_refs(self, token: Token) -> tuple[ActorRef, ...]:
        """ "forces loyal to X", "units of X": X, where the forces themselves have no name."""
        if "armed" not in self._scene.classes(token):
            return ()
        parsed = self._scene.parsed
        for i in parsed.subtree(token.i):
            inner = parsed.tokens[i]
            hit = self._scene.hits.get(i)
            if token.i < i <= token.i + 12 and hit is not None and inner.dep != "poss" and self._actors.refs(inner):
                return self._actors.refs(inner)
        return ()

    def _told(self, name: str, token: Token) -> str:
        """How a speaker whom no pack knows is named: "RESIDENT:" as resident, "X's media office" as X media office."""
        people = self._scene.classes(token) & {"civilian", "person_noun", "office"}
        if name.isupper() and len(name) > 4 and people:
            return name.lower()
        return re.sub(r"^(\S+)['’]s (?=\S+ office$)", r"\1 ", name)

    def _kind(self, token: Token, own: str) -> SourceKind:
        entity = self._scene.entity(own) if own else None
        lemma = token.lemma
        if lemma in self._official:
            return SourceKind.OFFICIAL_UNNAMED
        if entity is not None:
            return ENTITY_KINDS.get(entity.kind, SourceKind.ORGANISATION)
        if lemma in self._witness or token.lower in self._witness:
            return SourceKind.WITNESS
        classes = self._scene.classes(token)
        if token.ent == "PERSON" or ("office" in classes and token.tag not in {"NNS", "NNPS"}):
            return SourceKind.PERSON
        if lemma in self._papers | self._media:
            return SourceKind.MEDIA
        if "armed" in classes and "body" not in classes:
            return SourceKind.ARMED_GROUP
        return SourceKind.ORGANISATION


def _self_words(scene: Scene) -> frozenset[str]:
    """Nouns of organisations in the report's heading: an issuing ministry or monitor calls itself by one later on."""
    text = scene.text
    end = min((i for i in (text.find("\n\n"), 400) if i >= 0), default=0)
    head = text[:end]
    if end > 200 or re.search(r"[.!?][\"”]?\s*$", head):
        return frozenset()  # the first paragraph is running text already
    words = {fold(w) for w in re.findall(r"[A-Za-z]+", head)}
    return frozenset(words & scene.words.classes["body"])
