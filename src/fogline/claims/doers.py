"""Who does it, where the claim's own words do not say: whose missiles, whose attack, whose withdrawal.

Asked only of claims that name nobody. Each answer rests on words of the report: on whoever fired what hit, on the
clause in which an event noun stands, on the side that speaks of its own doings, or on the same event as told before.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fogline.claims.actors import Actors
from fogline.claims.arguments import arguments, is_passive, prepositional
from fogline.claims.drafts import Draft
from fogline.claims.roles import Cast
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.lexicon.kinds import SPEECH_ACTS, Kind
from fogline.lexicon.triggerwords import trigger_words

_WORDS = trigger_words()
_REACH = 8  # sentences over which "the offensive" is one that was told before
_BY_FIRE = frozenset({Kind.STRIKE, Kind.BOMBING, Kind.DESTROY, Kind.CASUALTIES, Kind.ATTACK_CIVILIANS})
# Kinds whose nouns take up one another: "the capture of the town" is the storming told before.
_SAME_EVENT = (
    frozenset({Kind.OFFENSIVE, Kind.ADVANCE, Kind.CAPTURE}),
    frozenset({Kind.STRIKE}),
    frozenset({Kind.WITHDRAW}),
    frozenset({Kind.BESIEGE}),
    frozenset({Kind.UPRISING}),
)
# Kinds that only somebody does: a subject that no table knows is nevertheless one who does it.
_BY_SOMEBODY = frozenset(
    {
        Kind.CAPTURE,
        Kind.TRANSFER,
        Kind.ADVANCE,
        Kind.WITHDRAW,
        Kind.OFFENSIVE,
        Kind.STRIKE,
        Kind.CLASH,
        Kind.ABDUCT,
        Kind.DETAIN,
        Kind.SURRENDER,
        Kind.DEFECT,
        Kind.MOBILISE,
        Kind.INTERCEPT,
        Kind.DISPLACE,
        Kind.RETURN,
        Kind.PROTEST,
        Kind.REQUEST,
        Kind.ACCUSE,
        Kind.THREATEN,
        Kind.REJECT,
        Kind.UPRISING,
        Kind.CONTROL,
        Kind.BESIEGE,
    }
)
_ATTACK = frozenset({Kind.OFFENSIVE, Kind.CLASH, Kind.STRIKE, Kind.ADVANCE})
_SIDE_LIKE = frozenset({"armed", "state", "metonym", "pronoun", "named", "event"})
_OF_DOERS = frozenset(
    {Kind.CAPTURE, Kind.BESIEGE, Kind.WITHDRAW, Kind.UPRISING, Kind.ATTACK_CIVILIANS, Kind.BOMBING, Kind.RESTRICT}
)
# What a side tells of itself when it says that there was some: nobody reports the other side's in these words.
_OWN_DOING = frozenset({Kind.WITHDRAW, Kind.SURRENDER})
_ARMED = frozenset({"armed_group", "army", "government", "state", "coalition", "ministry", "unit", "police"})


@dataclass(frozen=True, slots=True)
class _Told:
    """An event told before, with who did it."""

    kind: Kind
    sent: int
    actors: tuple[ActorRef, ...]
    places: frozenset[str]


class Doers:
    """Completes the casts of one report, in the order of the text."""

    def __init__(self, scene: Scene, actors: Actors) -> None:
        self._scene, self._actors = scene, actors
        self._told: list[_Told] = []

    def completed(self, draft: Draft, cast: Cast, speakers: tuple[ActorRef, ...], *, factual: bool) -> Cast:
        """The cast, with actors where some can be inferred; what is not told as a fact takes up nothing told before."""
        if ordered := self._under_orders(draft, cast):
            cast = replace(cast, actors=ordered)
        if spoken := self._we(draft, cast, speakers):
            cast = replace(cast, actors=spoken)
        if not cast.actors and not draft.own:
            barred = {ref.id for ref in cast.recipients}
            found = [r for r in self._inferred(draft, cast, speakers, factual=factual) if r.id not in barred]
            if found:
                cast = replace(cast, actors=tuple({r.id: r for r in found}.values()))
        if cast.actors:
            places = frozenset(p.id or p.name for p in cast.places)
            self._told.append(_Told(draft.kind, draft.trigger.sent, cast.actors, places))
        return cast

    def _inferred(
        self, draft: Draft, cast: Cast, speakers: tuple[ActorRef, ...], *, factual: bool
    ) -> tuple[ActorRef, ...]:
        if draft.kind in _BY_FIRE and (found := self._by_fire(draft)):
            return found
        strikes = [t for t in draft.relations.get("subject", ()) if "event" in self._scene.classes(t)]
        if draft.kind is Kind.STRIKE and not draft.nominal and any(self._definite(t) for t in strikes):
            return self._as_told(draft, cast) if factual else ()
        if draft.kind is Kind.CLASH and draft.passive:
            return self._repelled(draft, speakers)
        if draft.kind in _BY_SOMEBODY and (found := self._worded(draft)):
            return found
        if draft.kind is Kind.WITHDRAW and draft.passive:
            return self._sides(draft.relations.get("direct", ()))  # "the army was pulled out of the city"
        if draft.kind is Kind.MOBILISE and draft.passive:
            return self._sides(draft.relations.get("object", ()))  # "soldiers are deployed in the city"
        if draft.kind is Kind.CONTROL and draft.nominal:
            return self._holder(draft.trigger)
        if not draft.nominal:
            noun = draft.trigger.dep in {"pobj", "dobj", "nsubj", "nsubjpass"}
            return self._described(draft) if noun else ()
        found = self._described(draft) or self._of_clause(draft) or self._of_speaker(draft, speakers)
        return found or (self._as_told(draft, cast) if factual else ())

    # ------------------------------------------------------------------ fire
    def _by_fire(self, draft: Draft) -> tuple[ActorRef, ...]:
        """Who fired what hit: "missiles fired by X hit", "answered with drones that killed", "X's shells hit"."""
        fire = [
            t
            for t in draft.relations.get("subject", ())
            if self._scene.classes(t) & {"fire", "event", "airborne", "weapon"}
        ]
        return tuple(ref for token in fire for ref in self._firer(token))

    def _firer(self, token: Token) -> tuple[ActorRef, ...]:
        parsed = self._scene.parsed
        for verb in parsed.children(token.i, "relcl", "acl"):
            args = arguments(self._scene, verb)
            if token in args.object and (found := self._sides(args.subject)):
                return found
        inner = prepositional(self._scene, token)
        if found := self._sides([t for key in ("by", "from", "of") for t in inner.get(key, ())]):
            return found
        above = parsed.head(token)
        if above.pos == "ADP" and above.lower in {"with", "of", "by", "in"}:
            above = parsed.head(above)
        if token.dep in {"dobj", "pobj", "conj"} and above.pos == "VERB" and not is_passive(self._scene, above):
            return self._sides(arguments(self._scene, above).subject)
        return ()

    def _sides(self, tokens: Iterable[Token]) -> tuple[ActorRef, ...]:
        """Those of the phrases that are sides: armed, or states and their organs."""
        return tuple(
            ref
            for token in tokens
            if self._scene.classes(self._scene.semantic_head(token)) & _SIDE_LIKE
            for ref in self._actors.refs(token)
            if not self._only_speaks(ref)
        )

    def _only_speaks(self, ref: ActorRef) -> bool:
        entity = self._scene.entity(ref.id)
        return entity is not None and entity.kind in {"media", "state_media", "monitor", "ngo", "body"}

    # ------------------------------------------------------------------ as the report words it
    def _worded(self, draft: Draft) -> tuple[ActorRef, ...]:
        """A subject that is no known sort of side ("tanks", "the formations", "engineering teams", "the rest")."""
        return tuple(
            ref
            for token in draft.relations.get("subject", ())
            if draft.actor_role("subject") == "actor"
            for ref in self._actors.unknown(token)
        )

    def _holder(self, noun: Token) -> tuple[ActorRef, ...]:
        """ "Left the rebels in control of", "with their forces in possession of"."""
        parsed = self._scene.parsed
        prep = parsed.head(noun)
        if noun.dep != "pobj" or prep.lower != "in":
            return ()
        above = parsed.head(prep)
        if above.pos in {"VERB", "AUX"}:
            args = arguments(self._scene, above)
            return self._sides(args.object if args.object and above.pos == "VERB" else args.subject)
        return self._sides((above,))

    def _described(self, draft: Draft) -> tuple[ActorRef, ...]:
        """A name among the words before the noun ("a Russian counter-attack"), or what it includes ("reinforcements,
        including a battalion of the 4th Brigade")."""
        named = [
            t
            for t in self._scene.parsed.modifiers(draft.trigger)
            if t.i in self._scene.hits
            and self._scene.hits[t.i].kind in {"adjective", "people", "actor", "state"}
            and self._scene.text[t.end : t.end + 1] not in {"-", "‑", "'", "’"}
        ]
        included = draft.relations.get("including", ()) if draft.kind is Kind.MOBILISE else ()
        found = self._sides((*named[-1:], *included))
        event = draft.kind in _ATTACK and "event" in self._scene.classes(draft.trigger)
        return found or (self._actors.refs(draft.trigger) if event else ())  # "the rebel offensive"

    # ------------------------------------------------------------------ the clause of an event noun
    def _of_clause(self, draft: Draft) -> tuple[ActorRef, ...]:
        """ "X announced the capture of", "X responded with strikes", "X is getting ready for an attack"."""
        if draft.kind not in _ATTACK | _OF_DOERS:
            return ()
        parsed, noun = self._scene.parsed, draft.trigger
        for _ in range(4):
            head = parsed.head(noun)
            if head.i == noun.i:
                return ()
            if noun.dep == "pobj" and head.lower in {"with", "for", "of", "in", "by", "from", "to"}:
                verb = parsed.head(head)
                if draft.kind not in {Kind.CAPTURE, Kind.WITHDRAW} and (blamed := self._blamed(noun, head, verb)):
                    return blamed
                if verb.pos == "NOUN" and verb.lemma in _WORDS["leading_up"]:
                    noun = verb  # "preparations for an assault"
                    continue
                able = _WORDS["doing_with"].__contains__
                if verb.pos in {"VERB", "ADJ", "AUX"} and able(f"{verb.lemma} {head.lower}"):
                    return self._subject_of(verb)
                return ()
            if noun.dep == "dobj" and head.lemma in {"blame", "attribute", "pin"}:
                preps = arguments(self._scene, head).preps  # "blamed the killings on X", "attributed the attack to X"
                return self._sides((*preps.get("on", ()), *preps.get("to", ())))
            if noun.dep == "dobj" and head.pos == "VERB" and head.lemma in _WORDS["doing_of"]:
                return self._subject_of(head)
            if noun.dep not in {"conj", "appos"}:
                return ()
            noun = head
        return ()

    def _blamed(self, noun: Token, prep: Token, above: Token) -> tuple[ActorRef, ...]:
        """ "Blamed X for the attack", "X claimed responsibility for the attack"."""
        if prep.lower != "for":
            return ()
        if above.lemma in {"blame", "fault", "condemn", "denounce"} and not is_passive(self._scene, above):
            return self._sides(t for t in arguments(self._scene, above).object if t.i != noun.i)
        verb = self._scene.parsed.head(above)
        if above.lemma in {"responsibility", "credit"} and verb.lemma in {"claim", "take", "accept", "admit", "deny"}:
            return self._sides(arguments(self._scene, verb).subject)
        return ()

    def _subject_of(self, verb: Token) -> tuple[ActorRef, ...]:
        parsed = self._scene.parsed
        if verb.pos == "ADJ" or is_passive(self._scene, verb):
            verb = parsed.head(verb) if verb.pos == "ADJ" else verb
        args = arguments(self._scene, verb)
        return self._sides(args.subject)

    # ------------------------------------------------------------------ the speaker's own doings
    def _under_orders(self, draft: Draft, cast: Cast) -> tuple[ActorRef, ...]:
        """ "X ordered units in the area to pull back": they are X's, where they have no name of their own."""
        parsed = self._scene.parsed
        order = parsed.head(draft.verb)
        nameless = bool(cast.actors) and all(self._scene.entity(ref.id) is None for ref in cast.actors)
        soldiers = [t for t in draft.relations.get("subject", ()) if t.lemma in _WORDS["soldiers"]]
        if not nameless or not soldiers or order.lemma not in _WORDS["ordering"] or is_passive(self._scene, order):
            return ()
        side = self._speaking_side(
            tuple(ref for t in arguments(self._scene, order).subject for ref in self._actors.refs(t))
        )
        return tuple(replace(ref, text=cast.actors[0].text) for ref in side)

    def _we(self, draft: Draft, cast: Cast, speakers: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """ "X: we shot down two jets": the side for which the speaker speaks, himself where he asks or accuses."""
        first = [t for t in draft.relations.get("subject", ()) if t.lower in {"we", "i"}]
        unknown = all(self._scene.entity(ref.id) is None for ref in cast.actors)
        if not first or not speakers or not unknown:
            return ()
        side = () if draft.kind in SPEECH_ACTS else self._speaking_side(speakers)
        return tuple(replace(ref, text=first[0].text) for ref in side or speakers)

    def _of_speaker(self, draft: Draft, speakers: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """ "The group said that there had been no retreat": it speaks of its own."""
        return self._speaking_side(speakers) if draft.kind in _OWN_DOING else ()

    def _speaking_side(self, speakers: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """The speakers, where they are a side; for a spokesman or leader the side for which he speaks."""
        out = []
        for ref in speakers:
            entity = self._scene.entity(ref.id)
            if entity is None:
                out += [replace(side, text=ref.text) for side in self._actors.side_of(ref)]
            if entity is not None and entity.kind == "person":
                entity = self._scene.entity(entity.parent)
            if entity is not None and entity.kind in {"government", "state", "ministry"}:
                entity = self._scene.base.of_country("army", entity.country) or entity
            if entity is not None and entity.kind in _ARMED:
                out.append(ActorRef(name=entity.name, id=entity.id, text=ref.text))
        return tuple(out)

    def _repelled(self, draft: Draft, speakers: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """ "An attempt by X to cross was repulsed", "the army said that the assault had been repelled"."""
        attempts = [t for key in ("object", "consumed") for t in draft.relations.get(key, ())]
        owners: list[ActorRef] = []
        for token in attempts:
            inner = prepositional(self._scene, token)
            near = [*self._scene.parsed.children(token.i, "poss", "amod", "compound"), *inner.get("by", ())]
            owners += self._sides([t for t in near if t.i in self._scene.hits or t in inner.get("by", ())])
            owners += [] if owners else self._actors.refs(token)
        return (*owners, *(self._speaking_side(speakers) if attempts else ()))

    # ------------------------------------------------------------------ the event as told before
    def _as_told(self, draft: Draft, cast: Cast) -> tuple[ActorRef, ...]:
        """ "The offensive", "the capture of X": whoever did it when it was told there, or nowhere in particular."""
        nouns = (draft.trigger, *draft.relations.get("subject", ()))
        if draft.trigger.lemma in {"loss", "fall"} or not any(self._definite(t) for t in nouns):
            return ()
        family = next((f for f in _SAME_EVENT if draft.kind in f), frozenset())
        near = [t for t in self._told if t.kind in family and 0 <= draft.trigger.sent - t.sent <= _REACH]
        places = {p.id or p.name for p in cast.places}
        there = [t for t in near if t.places & places]
        taken = draft.kind in {Kind.CAPTURE, Kind.TRANSFER}  # of another place, it is another event
        meant = there or [t for t in near if not (taken and t.places and places)]
        return meant[-1].actors if meant else ()

    def _definite(self, noun: Token) -> bool:
        """ "The strikes"; in a list of them "one strike" too."""
        if noun.pos not in {"NOUN", "VERB"}:
            return False
        kids = self._scene.parsed.children(noun.i)
        listed = noun.lemma in {"strike", "airstrike", "raid", "sortie"} and any(k.dep == "nummod" for k in kids)
        return listed or any(k.lower in {"the", "this", "these", "those", "that"} for k in kids if k.dep == "det")
