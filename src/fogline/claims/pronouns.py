"""Pronouns: whom "they", "he", "our" and "we" mean, by the clause they stand in and by what was mentioned before."""

from collections.abc import Callable

from fogline.claims.arguments import arguments
from fogline.claims.composed import is_a
from fogline.claims.reference import FIRST_PERSON, Memory, Refs, relabelled
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.core.text import fold


class Pronouns:
    """Pronouns of one report; `refs` says who any other phrase is."""

    def __init__(self, scene: Scene, memory: Memory, refs: Callable[[Token], Refs]) -> None:
        self._scene, self._memory, self._refs = scene, memory, refs

    def refs(self, token: Token) -> Refs:
        if token.lower in FIRST_PERSON:
            return self._first_person(token)
        if token.lower in {"you", "your", "yours", "yourself", "yourselves"}:
            return ()
        if (ahead := self._ahead(token)) is not None:
            return relabelled(self._refs(ahead), token.text)
        possessed = self._scene.parsed.head(token)
        armed = token.tag == "PRP$" and (is_a(possessed, "fighters") or is_a(possessed, "army"))
        return self._memory.pronoun(token, self._barred(token), armed=armed)

    def _ahead(self, token: Token) -> Token | None:
        """ "In Ankara, where he met X, President Y promised": whom a pronoun in an opening clause foreshadows."""
        if token.lower not in {"he", "she"} or token.dep != "nsubj":
            return None
        scene, parsed = self._scene, self._scene.parsed
        lo, _ = parsed.sentences[token.sent]
        clause = next((t for t in parsed.ancestors(token) if t.dep in {"advcl", "relcl"}), None)
        main = next((t for t in parsed.ancestors(token) if t.dep in {"ROOT", "ccomp"} and t.pos == "VERB"), None)
        if clause is None or main is None or main.i < token.i:
            return None
        if any("person" in scene.classes(t) and t.i in scene.hits for t in parsed.tokens[lo : token.i]):
            return None
        named = [
            t
            for s in parsed.children(main.i, "nsubj")
            for t in (s, *parsed.children(s.i, "appos"))
            if s.i > max(parsed.subtree(clause.i)) and t.pos == "PROPN" and "person" in scene.classes(t)
        ]
        return named[0] if named and token.sent == named[0].sent else None

    def _barred(self, token: Token) -> frozenset[str]:
        """An object pronoun is not its subject; a subject pronoun is nobody who is named beside it."""
        parsed = self._scene.parsed
        if token.dep in {"nsubj", "nsubjpass"} and parsed.head(token).pos == "VERB":
            args = arguments(self._scene, parsed.head(token))
            beside = [*args.object, *(t for tokens in args.preps.values() for t in tokens)]
            return frozenset(
                ref.id for t in beside if t.i in self._scene.hits and t.i > token.i for ref in self._refs(t)
            )
        if token.dep not in {"dobj", "dative", "pobj"}:
            return frozenset()
        verb = parsed.head(token)
        if token.dep == "pobj":
            verb = parsed.head(verb)
        subjects = arguments(self._scene, verb).subject if verb.pos == "VERB" else ()
        return frozenset(ref.id for s in subjects if s.i != token.i for ref in self._refs(s))

    def _first_person(self, token: Token) -> Refs:
        """Inside a quotation the speaker; outside, "we" is whoever publishes the report."""
        scene = self._scene
        if scene.quoted(token):
            return relabelled(self._speaks_for(self._speaker(token), token), token.text)
        if token.lower not in {"we", "us", "our", "ours"}:
            return ()
        name = scene.publisher or token.lower
        return (ActorRef(name=name, id=f"new:{fold(name).replace(' ', '-')}"[:60], text=token.text),)

    def _speaks_for(self, speaker: Refs, token: Token) -> Refs:
        """The side for which a spokesman or commander says "we"; anybody else speaks for himself."""
        if not speaker or token.lower not in {"we", "us", "our", "ours"}:
            return speaker
        entity = self._scene.entity(speaker[0].id)
        if entity is None:
            return self._memory.of_person(speaker[0]) or speaker
        parent = self._scene.entity(entity.parent)
        spokes = "spokes" in entity.office.casefold() or "command" in entity.office.casefold()
        return (
            (ActorRef(name=parent.name, id=parent.id, text=token.text),) if parent is not None and spokes else speaker
        )

    def _speaker(self, token: Token) -> Refs:
        """The subject of the verb that carries the quotation in its sentence."""
        scene = self._scene
        outside = [t for t in scene.parsed.sentence_tokens(token.sent) if not scene.quoted(t)]
        for verb in [t for t in scene.parsed.ancestors(token) if not scene.quoted(t)] + outside:
            if verb.pos != "VERB":
                continue
            for subject in scene.parsed.children(verb.i, "nsubj"):
                if not scene.quoted(subject) and subject.lower not in FIRST_PERSON and (found := self._refs(subject)):
                    return found
        return ()
