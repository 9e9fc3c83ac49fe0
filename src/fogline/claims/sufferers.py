"""To whom it is done, where the claim's own words do not say: whose dead, whose charge is rejected, who lost the town.

Asked only of claims that name no recipient.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fogline.claims.actors import Actors
from fogline.claims.arguments import arguments, prepositional
from fogline.claims.composed import is_a
from fogline.claims.drafts import Draft
from fogline.claims.roles import Cast
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.lexicon.kinds import Kind
from fogline.lexicon.triggerwords import trigger_words

_WORDS = trigger_words()
_REACH = 1  # sentences over which "the charge" is the one made last
_OF_VICTIMS = ("of", "among", "on", "for", "between", "in", "to", "at")
_TO_THINGS = frozenset(
    {Kind.STRIKE, Kind.BOMBING, Kind.DESTROY, Kind.CAPTURE, Kind.BESIEGE, Kind.OFFENSIVE, Kind.INTERCEPT, Kind.TRANSFER}
)
_THINGS = ("object", "direct", "consumed", "on", "against", "at", "of")
_DEALT = frozenset({Kind.REQUEST, Kind.AGREE, Kind.MEET, Kind.THREATEN})


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim told before: who did it, and who said so."""

    kind: Kind
    token: Token
    actors: tuple[ActorRef, ...]
    speakers: tuple[ActorRef, ...]


class Sufferers:
    """Completes the casts of one report, in the order of the text."""

    def __init__(self, scene: Scene, actors: Actors) -> None:
        self._scene, self._actors = scene, actors
        self._said: list[_Said] = []

    def completed(self, draft: Draft, cast: Cast, speakers: tuple[ActorRef, ...], before: Iterable[ActorRef]) -> Cast:
        """The cast, with recipients where some can be inferred. `before` are those who spoke before the claim in its
        sentence and the one before, the latest first."""
        if not cast.recipients and not draft.own:
            barred = {ref.id for ref in cast.actors}
            found = [r for r in self._inferred(draft, cast, speakers, before) if r.id not in barred]
            if found:
                cast = replace(cast, recipients=tuple({r.id: r for r in found}.values()))
        self._said.append(_Said(draft.kind, draft.trigger, cast.actors, speakers))
        return cast

    def _inferred(
        self, draft: Draft, cast: Cast, speakers: tuple[ActorRef, ...], before: Iterable[ActorRef]
    ) -> tuple[ActorRef, ...]:
        if draft.kind is Kind.CASUALTIES:
            return self._dead(draft)
        if draft.kind is Kind.REJECT:
            return self._refused(draft) or self._who_claimed(draft, cast, before)
        if draft.kind is Kind.CAPTURE and draft.nominal and draft.trigger.lemma == "loss":
            return self._loser(draft) or speakers
        if draft.kind in _TO_THINGS:
            return self._owner_of_things(draft) or self._out_of_hands(draft)
        return ()

    # ------------------------------------------------------------------ things
    def _owner_of_things(self, draft: Draft) -> tuple[ActorRef, ...]:
        """Whose base, convoy or line was hit, taken or cut: "the Ugandan base", "one of its vehicles", "positions of
        the brigade", "ISIL targets"."""
        things = [t for key in _THINGS for t in draft.relations.get(key, ())]
        for token in dict.fromkeys(self._scene.semantic_head(t) for t in things):
            if token.i in self._scene.hits or not self._military(token):
                continue
            parsed = self._scene.parsed
            near = [
                k
                for k in parsed.children(token.i, "poss", "compound", "amod", "nmod")
                if self._owns(k) and self._scene.text[k.end : k.end + 1] not in {"-", "‑"}
            ]
            inner = prepositional(self._scene, token)
            near += [t for t in inner.get("of", ()) if self._scene.classes(t) & {"armed"}]
            found = self._actors.refs(token) if near else ()
            found = found or tuple(ref for k in near for ref in self._actors.refs(k) if not self._is_person(ref))
            if found:
                return found[:1]
        return ()

    def _military(self, token: Token) -> bool:
        """What belongs to a side: a post, a vehicle, a line, no house and no town."""
        words = is_a(token, "fighters") or is_a(token, "thing") or token.lemma in _WORDS["of_a_side"]
        return words and token.lemma not in _WORDS["civil"]

    def _owns(self, token: Token) -> bool:
        hit = self._scene.hits.get(token.i)
        if hit is not None:
            return hit.kind in {"actor", "adjective", "people", "state", "metonym"}
        return token.tag == "PRP$" or (token.dep in {"poss", "compound"} and "armed" in self._scene.classes(token))

    def _is_person(self, ref: ActorRef) -> bool:
        entity = self._scene.entity(ref.id)
        return entity is not None and entity.kind == "person"

    def _out_of_hands(self, draft: Draft) -> tuple[ActorRef, ...]:
        """Whose "hands", "grip" or "control" it left: "wrested towns from government hands"."""
        parsed = self._scene.parsed
        below = [
            t
            for key in ("object", "direct")
            for place in draft.relations.get(key, ())
            for t in prepositional(self._scene, place).get("from", ())
        ]
        from_ = [*draft.relations.get("from", ()), *draft.relations.get("out", ()), *below]
        held = [t for t in from_ if t.lemma in _WORDS["grasp"]]
        owners = [k for t in held for k in parsed.children(t.i, "poss", "compound", "amod") if self._owns(k)]
        return tuple(ref for k in owners[-1:] for ref in self._actors.refs(k))

    # ------------------------------------------------------------------ the dead
    def _dead(self, draft: Draft) -> tuple[ActorRef, ...]:
        """Whose losses they are ("the army's losses", "the tribe had lost 40 men"), else who they were, else people."""
        verb = draft.verb
        near = [draft.trigger]
        counted: list[Token] = []
        if verb.i != draft.trigger.i and verb.pos in {"VERB", "AUX"}:
            args = arguments(self._scene, verb)
            near += [*args.subject, *args.object]
            counted = [t for key in ("at", "to", "of") for t in args.preps.get(key, ())]
        for token in (*near, *counted):
            if token.lemma in _WORDS["toll"] and (found := self._owners(token)):
                return found
        for token in (draft.trigger, *counted):
            if token.lemma not in _WORDS["toll"] and token.tag != "CD" and (found := self._people(token)):
                return found
        if draft.trigger.lemma in _WORDS["remains"]:
            return ()
        words = self._scene.text[draft.trigger.start : draft.trigger.end]
        return (ActorRef(name="people", id="new:people", text=words),)

    def _owners(self, noun: Token) -> tuple[ActorRef, ...]:
        parsed = self._scene.parsed
        inner = prepositional(self._scene, noun)
        owners = [k for k in parsed.children(noun.i, "poss", "compound", "amod") if k.dep == "poss" or self._named(k)]
        owners += [t for key in _OF_VICTIMS for t in inner.get(key, ())]
        return tuple(ref for t in owners for ref in self._people(t))

    def _named(self, token: Token) -> bool:
        return token.i in self._scene.hits or "armed" in self._scene.classes(token)

    def _people(self, token: Token) -> tuple[ActorRef, ...]:
        """Somebody who can die: a side or people, no place and no paper."""
        head = self._scene.semantic_head(token)
        classes = self._scene.classes(head)
        if head.tag == "PRP" or not classes & {"armed", "civilian", "person", "person_noun", "pronoun", "state"}:
            return ()
        if "place" in classes and "state" not in classes and "armed" not in classes:
            return ()
        return self._actors.refs(token) or self._actors.anyone(token)

    # ------------------------------------------------------------------ refusals
    def _refused(self, draft: Draft) -> tuple[ActorRef, ...]:
        """ "refused to meet X", "declined to sit down with him"."""
        parsed = self._scene.parsed
        for clause in parsed.children(draft.trigger.i, "xcomp"):
            args = arguments(self._scene, clause)
            others = [*args.object, *args.preps.get("with", ()), *args.preps.get("to", ())]
            if clause.lemma in _WORDS["dealing"]:
                return tuple(ref for t in others for ref in self._actors.refs(t))
        return ()

    def _who_claimed(self, draft: Draft, cast: Cast, before: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
        """Whose charge, account or proposal is rejected: the latest that somebody else made."""
        objects = [t for key in ("object", "direct", "consumed") for t in draft.relations.get(key, ())]
        nouns = {t.lemma for t in objects}
        if any(k.lower in {"such", "any", "all"} for t in objects for k in self._scene.parsed.children(t.i)):
            return ()  # "such accounts": of whom it may be
        barred = {ref.id for ref in cast.actors}
        for token in objects:
            if token.lemma in _WORDS["alleged"] | _WORDS["proposed"] and (found := self._owners(token)):
                return tuple(ref for ref in found if ref.id not in barred)
        near = [
            s for s in self._said if 0 <= draft.trigger.sent - s.token.sent <= _REACH and s.token.i < draft.trigger.i
        ]
        for said in reversed(near):
            made = (
                said.actors if said.kind is Kind.ACCUSE or (said.kind in _DEALT and nouns & _WORDS["proposed"]) else ()
            )
            made = made or (said.speakers if nouns & _WORDS["alleged"] else ())
            if made and nouns & (_WORDS["alleged"] | _WORDS["proposed"]) and not barred & {r.id for r in made}:
                return made
        if nouns & _WORDS["alleged"]:
            return next(((ref,) for ref in before if ref.id not in barred and self._scene.entity(ref.id)), ())
        return ()

    # ------------------------------------------------------------------ losses of ground
    def _loser(self, draft: Draft) -> tuple[ActorRef, ...]:
        """ "The army acknowledged the loss of", "its loss of", "after the loss of ... the army withdrew"."""
        owners = self._owners(draft.trigger)
        if owners:
            return owners
        verb = draft.verb if draft.verb.pos == "VERB" else self._scene.parsed.head(draft.trigger)
        return tuple(
            ref
            for token in (arguments(self._scene, verb).subject if verb.pos == "VERB" else ())
            if self._scene.classes(token) & {"armed", "state"}
            for ref in self._actors.refs(token)
        )
