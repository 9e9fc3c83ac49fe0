"""From relations to roles: who stands where in a claim, and at, toward or from which place."""

from dataclasses import dataclass, replace

from fogline.claims.actors import Actors
from fogline.claims.areas import Areas
from fogline.claims.arguments import arguments, prepositional
from fogline.claims.composed import is_a
from fogline.claims.drafts import Draft
from fogline.claims.features import shifted_by_distance
from fogline.claims.looking_back import NEAR
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.spots import Spot
from fogline.claims.surroundings import apposed, around, as_far_as, at_head, bound_for, held, in_clause
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef, PlaceRef
from fogline.lexicon.kinds import MUTUAL, SPEECH_ACTS, Kind, PlaceRole
from fogline.lexicon.placewords import place_words

_PLACELESS = (SPEECH_ACTS - {Kind.AGREE}) | {Kind.BACK, Kind.LEAD, Kind.MEMBER, Kind.ALLY, Kind.SANCTION}
# A movement has no place of rest: "in X the columns withdrew" is from X.
_MOVED = {Kind.WITHDRAW: PlaceRole.FROM, Kind.ADVANCE: PlaceRole.TOWARD}
_COMING = frozenset({Kind.WITHDRAW, Kind.DISPLACE, Kind.RETURN, Kind.MOBILISE})
_MOVING = frozenset({Kind.ADVANCE, Kind.WITHDRAW, Kind.DISPLACE, Kind.RETURN, Kind.MOBILISE, Kind.ACCESS, Kind.SUPPORT})
_GOAL = frozenset("to into toward towards onto for".split())
_INNER = (
    "in",
    "at",
    "near",
    "around",
    "outside",
    "inside",
    "from",
    "across",
    "along",
    "on",
    "between",
    "within",
    "north",
    "south",
    "east",
    "west",
    "throughout",
    "over",
    "into",
    "through",
    "against",
)
_TERRITORY = frozenset(
    {Kind.CAPTURE, Kind.CONTROL, Kind.ADVANCE, Kind.WITHDRAW, Kind.BESIEGE, Kind.OFFENSIVE, Kind.BASE, Kind.TRANSFER}
)
# Kinds whose object, where a pronoun, is a place as a rule.
_GROUND = (_TERRITORY | {Kind.STRIKE, Kind.DESTROY}) - {Kind.BASE}
# Kinds that happen, or hold, somewhere.
_HAPPENS = frozenset(Kind) - SPEECH_ACTS - {Kind.BACK, Kind.LEAD, Kind.MEMBER, Kind.ALLY, Kind.SANCTION, Kind.SUPPORT}
# Kinds in which a place that is a capital means its government.
_DEALINGS = SPEECH_ACTS | {Kind.SUPPORT, Kind.BACK, Kind.ALLY, Kind.MEET, Kind.AGREE, Kind.SANCTION, Kind.LEAD}
_BY_FIRE = frozenset({Kind.CASUALTIES, Kind.ATTACK_CIVILIANS, Kind.DISPLACE, Kind.DESTROY, Kind.STRIKE, Kind.BOMBING})
# Kinds that are done to whoever the text names, a side or not.
_ANYBODY = frozenset(
    {
        Kind.REQUEST,
        Kind.ACCUSE,
        Kind.THREATEN,
        Kind.DETAIN,
        Kind.ABDUCT,
        Kind.RELEASE,
        Kind.CASUALTIES,
        Kind.ATTACK_CIVILIANS,
        Kind.DISPLACE,
    }
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The filled roles of one draft, with the tokens that filled them (for the evidence)."""

    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    places: tuple[PlaceRef, ...]
    tokens: tuple[Token, ...]


class Roles:
    """Fills roles by the frame's table."""

    def __init__(self, scene: Scene, actors: Actors, places: Places) -> None:
        self._scene, self._actors, self._places = scene, actors, places

    def cast(self, draft: Draft) -> Cast:
        actors: list[ActorRef] = []
        recipients: list[ActorRef] = []
        places: list[PlaceRef] = []
        used: list[Token] = []
        for relation, tokens in draft.relations.items():
            for token in tokens:
                self._fill(draft, relation, token, actors, recipients, places, used)
        for token in draft.relations.get("consumed", ()) if draft.kind in _MOVING else ():
            self._routes(draft, token, places, used)
        for token in draft.victims:
            if draft.kind is not Kind.CLASH or not self._unarmed(token):
                for ref in self._actors.refs(token) or self._actors.anyone(token):
                    _add(recipients, ref)
            used.append(token)
            self._inner_places(draft, token, places, used)
        if not recipients:
            recipients = self._unsaid(draft)
        if not actors and draft.kind in _BY_FIRE:
            actors = self._by_fire(draft, recipients)
        if draft.kind not in _PLACELESS:
            self._where(draft, places, used)
        if draft.kind is Kind.RESTRICT and not places:
            self._whole_country(actors, places)
        if draft.kind in MUTUAL:
            for ref in recipients:
                _add(actors, ref)
            recipients = []
        else:
            recipients = [r for r in recipients if all(r.id != a.id for a in actors)]
        return Cast(tuple(actors), tuple(recipients), tuple(places), tuple(used))

    def _where(self, draft: Draft, places: list[PlaceRef], used: list[Token]) -> None:
        """The place of a claim beyond its own roles, and the role that its kind gives to a bare "in X"."""
        said_of = apposed(self._scene, self._places, draft) or held(self._scene, self._places, draft)
        if said_of:
            places.clear()
        elif not places:
            for above, spot, role in at_head(self._scene, self._places, draft):
                _add_place(places, spot.ref(role))
                used += [above] if above.dep == "advmod" else []
        for token, spot in said_of or ([] if places else in_clause(self._scene, self._places, draft)):
            _add_place(places, spot.ref(PlaceRole.AT))
            used.append(token)
        if not places and draft.kind in _HAPPENS:
            for _, spot in around(self._scene, self._places, draft):
                _add_place(places, spot.ref(self._role_around(draft)))
        for token, spot in as_far_as(self._scene, self._places, draft) if draft.kind in _MOVING else ():
            _add_place(places, spot.ref(PlaceRole.TOWARD))
            used.append(token)
        if draft.kind is Kind.DISPLACE and all(place.role is PlaceRole.FROM for place in places):
            for _, spot in bound_for(self._scene, self._places, draft):
                _add_place(places, spot.ref(PlaceRole.TOWARD))
        if any(NEAR not in place.id for place in places):
            places[:] = [place for place in places if NEAR not in place.id]
        moved = _MOVED.get(draft.kind)
        if moved is not None and all(place.role is PlaceRole.AT for place in places):
            left = any(t.dep == "pobj" and self._scene.parsed.head(t).lower == "from" for t in used)
            places[:] = [replace(place, role=PlaceRole.FROM if left else moved) for place in places]
        if draft.kind is Kind.MEET:
            places[:] = [replace(place, role=PlaceRole.AT) for place in places]

    def _routes(self, draft: Draft, token: Token, places: list[PlaceRef], used: list[Token]) -> None:
        """ "Moved troops from X to Y", where the parse hangs the way on the troops."""
        for relation, tokens in prepositional(self._scene, token).items():
            role = draft.place_role(relation) if relation in {"from", "to", "into", "toward", "towards"} else "none"
            for inner in tokens if role != "none" else ():
                for spot in self._places.told(inner):
                    _add_place(places, spot.ref(PlaceRole(role)))
                    used.append(inner)

    def _whole_country(self, actors: list[ActorRef], places: list[PlaceRef]) -> None:
        """A state that closes its airspace or declares an emergency does so all over the country."""
        for ref in actors[:1]:
            kind, _, iso = (ref.id or "").partition(".")
            if kind in {"st", "gov"} and iso in self._scene.base.states:
                _add_place(places, Areas(self._scene).country(iso, ref.text).ref(PlaceRole.AT, inferred=True))

    def _role_around(self, draft: Draft) -> PlaceRole:
        """The role of a place that only the surroundings tell: those driven out leave it, those who return go there."""
        if draft.kind is Kind.RETURN:
            return PlaceRole.TOWARD
        out = draft.kind is Kind.DISPLACE and any(t.lower in {"out", "away"} for t in draft.words)
        return PlaceRole.FROM if out else PlaceRole.AT

    def _fill(
        self,
        draft: Draft,
        relation: str,
        token: Token,
        actors: list[ActorRef],
        recipients: list[ActorRef],
        places: list[PlaceRef],
        used: list[Token],
    ) -> None:
        actor_role, place_role = draft.actor_role(relation), draft.place_role(relation)
        if actor_role == "victim":
            actor_role = "recipient"
        if actor_role == "mutual":
            actor_role = "recipient"
        place_role = self._moved_role(draft, relation, token, place_role)
        spots = () if self._direction(draft, relation, token) else self._spots(token, relation)
        if not spots and place_role != "none":
            spots = self._meant(draft, relation, token)
        state = self._is_state(token) or (draft.kind in _DEALINGS and self._is_capital(token))
        if spots and place_role != "none" and not (state and self._as_side(draft, relation)):
            for spot in spots:
                _add_place(places, spot.ref(PlaceRole(place_role), inferred=False))
            used.append(token)
            if draft.kind in _TERRITORY or relation in {"object", "on", "at", "against"}:
                self._owners(draft, token, actors, recipients)
            if not self._is_named(token):
                return
            if not (
                state
                and actor_role == "recipient"
                and relation in {"object"}
                and draft.kind in {Kind.OFFENSIVE, Kind.STRIKE}
            ):
                return
        if token.lower.endswith(("self", "selves")):
            return
        if relation == "among" and draft.kind not in MUTUAL:
            return  # "among them elderly men" says who some of them were
        if actor_role != "none" and self._may_act(token, spots) and not _it_is_a_place(draft, relation, token):
            refs = self._actors.refs(token)
            if not refs and actor_role == "recipient" and draft.kind in _ANYBODY:
                refs = self._actors.anyone(token, narrow=draft.kind in SPEECH_ACTS | {Kind.DISPLACE})
            if draft.kind is Kind.CLASH and actor_role == "recipient" and self._unarmed(token):
                refs = ()  # a side of a clash has arms
            if refs:
                target = actors if actor_role == "actor" else recipients
                for ref in refs:
                    _add(target, ref)
                used.append(token)
        if not spots and relation in {"object", "on", "against", "at"} and not recipients:
            self._owners(draft, token, actors, recipients)
        if not spots and token.dep not in {"compound", "poss", "amod"} and draft.kind not in _PLACELESS:
            self._inner_places(draft, token, places, used, outer=place_role)

    def _spots(self, token: Token, relation: str) -> tuple[Spot, ...]:
        if token.tag == "WDT" and relation not in {"subject", "object"}:
            return self._antecedent(token)
        hit = self._scene.hits.get(token.i)
        if (
            hit is not None
            and hit.kind in {"state", "adjective"}
            and relation in {"subject", "by", "poss", "adjective", "agent"}
        ):
            return ()
        spots = self._places.told(token)
        if relation in {"subject", "by"} and hit is not None and hit.kind == "place" and (hit.target or hit.also):
            return () if self._scene.parsed.head(token).pos in {"VERB", "AUX"} else spots
        return tuple(shifted_by_distance(self._scene, token, spot) for spot in spots)

    def _antecedent(self, pronoun: Token) -> tuple[Spot, ...]:
        """ "X and Y, from which troops had retreated"."""
        parsed = self._scene.parsed
        clause = next((at for at in parsed.ancestors(pronoun) if at.dep == "relcl"), None)
        nouns = [t for t in parsed.conjuncts(parsed.head(clause)) if t.i < pronoun.i] if clause else []
        return tuple(spot for noun in nouns for spot in self._places.spots(noun))

    def _moved_role(self, draft: Draft, relation: str, token: Token, role: str) -> str:
        """The role that a phrase's own preposition gives: "crossed into X", "set out from X", "sought refuge in X"."""
        if token.lemma == "direction" and draft.kind in _MOVING | {Kind.OFFENSIVE}:
            return PlaceRole.TOWARD.value
        if relation == "from" and draft.kind is Kind.CLASH and self._heard(draft, token):
            return PlaceRole.AT.value
        first = token
        while first.dep == "conj":
            first = self._scene.parsed.head(first)
        prep = self._scene.parsed.head(first)
        if relation != "object" or role == "none" or first.dep != "pobj" or draft.kind not in _MOVING:
            return role
        if prep.lower in _GOAL:
            return PlaceRole.TOWARD.value
        if prep.lower == "from" or self._scene.parsed.head(prep).lower in {"out", "off", "away"}:
            return PlaceRole.FROM.value
        at_rest = draft.kind is Kind.DISPLACE and prep.lower in {"in", "at"} and draft.trigger.lemma != "arrive"
        return PlaceRole.AT.value if at_rest else role

    def _heard(self, draft: Draft, token: Token) -> bool:
        """ "Fighting was reported from X", "heavy firing from the direction of X": that is where it is."""
        return draft.verb.lemma in {"report", "hear"} or "direction" in {
            at.lemma for at in (token, *self._scene.parsed.ancestors(token))
        }

    def _meant(self, draft: Draft, relation: str, token: Token) -> tuple[Spot, ...]:
        """What a pronoun or an unknown name means where only a place can stand: "retook it", "pounded it", "left
        them"."""
        if draft.kind not in _GROUND or token.i in self._scene.hits:
            return ()
        if relation == "poss" and token.lower == "its" and draft.kind in {Kind.CAPTURE, Kind.BESIEGE}:
            spot = self._places.latest(token, within=3)
            return (spot.called(token.text),) if spot else ()
        if relation != "object":
            return ()
        if token.lower == "it" or (token.lower == "them" and draft.kind in _TERRITORY - {Kind.OFFENSIVE}):
            spot = self._places.latest(token, within=3)
            return (spot.called(token.text),) if spot else ()
        return ()

    def _unarmed(self, token: Token) -> bool:
        classes = self._scene.classes(self._scene.semantic_head(token))
        return "civilian" in classes and "armed" not in classes

    def _direction(self, draft: Draft, relation: str, token: Token) -> bool:
        """ "broke in from the north" tells a direction, no place."""
        return relation == "from" and token.lower in place_words().part and draft.kind not in _COMING

    def _is_state(self, token: Token) -> bool:
        hit = self._scene.hits.get(token.i)
        return hit is not None and hit.kind == "state"

    def _is_capital(self, token: Token) -> bool:
        """A capital stands for its government where sides deal with each other."""
        hit = self._scene.hits.get(token.i)
        return hit is not None and hit.kind == "place" and bool(hit.target or hit.also)

    def _by_fire(self, draft: Draft, recipients: list[ActorRef]) -> list[ActorRef]:
        """Whose attack it was: "55 people were killed in Israeli air strikes"."""
        attacks = [
            t
            for relation in ("in", "by", "from", "during", "under", "to")
            for t in draft.relations.get(relation, ())
            if self._scene.classes(t) & {"event", "fire"} and "pronoun" not in self._scene.classes(t)
        ]
        hurt = {ref.id for ref in recipients}
        return [ref for token in attacks for ref in self._actors.refs(token) if ref.id not in hurt][:1]

    def _unsaid(self, draft: Draft) -> list[ActorRef]:
        """Recipients inside the trigger or below the object: "took 12 prisoners", "retook the port from X"."""
        if draft.kind in {Kind.DETAIN, Kind.ABDUCT}:
            captives = [t for t in draft.words if "captive" in self._scene.classes(t)]
            return [ref for token in captives[:1] for ref in self._actors.anyone(token)]
        if draft.kind is Kind.REQUEST:  # "demanded their support"
            asked = [k for t in draft.relations.get("object", ()) for k in self._scene.parsed.children(t.i, "poss")]
            return [ref for token in asked[:1] for ref in self._actors.refs(token)]
        if draft.kind in {Kind.CAPTURE, Kind.TRANSFER}:
            lost = [
                t
                for place in draft.relations.get("object", ()) + draft.relations.get("of", ())
                for t in prepositional(self._scene, place).get("from", ())
                if "armed" in self._scene.classes(t)
            ]
            return [ref for token in lost for ref in self._actors.refs(token)]
        return []

    def _is_named(self, token: Token) -> bool:
        return token.i in self._scene.hits

    def _as_side(self, draft: Draft, relation: str) -> bool:
        """A country under "with", "against", "between" or as the object of a dealing is a side, not a place."""
        if relation in {"against", "with", "between", "by", "among", "alongside", "upon"}:
            return True
        if relation in {"object", "to", "on"} and draft.actor_role(relation) != "none":
            return draft.kind not in {
                Kind.OFFENSIVE,
                Kind.STRIKE,
                Kind.ADVANCE,
                Kind.CAPTURE,
                Kind.CONTROL,
                Kind.WITHDRAW,
                Kind.DISPLACE,
                Kind.RETURN,
                Kind.MOBILISE,
                Kind.BASE,
            }
        return False

    def _may_act(self, token: Token, spots: tuple[Spot, ...]) -> bool:
        classes = self._scene.classes(token)
        hit = self._scene.hits.get(token.i)
        if hit is not None and hit.kind == "place" and "place" in classes:
            return bool(hit.target or hit.also)
        if classes & {"event", "fire"} and not classes & {"armed"}:
            return bool(self._actors.refs(token))  # "Turkish drones" stand for the Turkish army, "drones" for nobody
        return not (spots and not classes & {"actor", "armed", "person"})

    def _owners(self, draft: Draft, token: Token, actors: list[ActorRef], recipients: list[ActorRef]) -> None:
        """ "took army positions", "struck an RSF convoy": the owner of the object is on the other side."""
        if draft.kind not in {
            Kind.CAPTURE,
            Kind.CLASH,
            Kind.STRIKE,
            Kind.OFFENSIVE,
            Kind.BESIEGE,
            Kind.DESTROY,
            Kind.BOMBING,
        }:
            return
        for mod in self._scene.parsed.modifiers(token):
            hit = self._scene.hits.get(mod.i)
            after = self._scene.text[mod.end : mod.end + 1]
            if after in {"-", "‑"} and draft.kind not in {Kind.STRIKE, Kind.DESTROY}:
                continue
            military = hit is not None and hit.kind in {"adjective", "people"} and is_a(token, "fighters")
            if (
                (hit is not None and hit.kind in {"actor"})
                or military
                or (hit is None and mod.dep in {"compound", "poss"} and "armed" in self._scene.classes(mod))
            ):
                for ref in self._actors.refs(token) or self._actors.refs(mod):
                    if all(ref.id != a.id for a in actors):
                        _add(recipients, ref)

    def _inner_places(
        self, draft: Draft, token: Token, places: list[PlaceRef], used: list[Token], *, outer: str = "none"
    ) -> None:
        """Places that hang on an argument: "12 people in Idlib", "rebels from Daraa" (which says nothing of where);
        "into the orchards around X" goes toward X."""
        if self._places.elaborates(token):
            return
        for relation, tokens in prepositional(self._scene, token).items():
            if relation not in _INNER or (relation == "from" and draft.kind not in {Kind.WITHDRAW, Kind.DISPLACE}):
                continue
            role = draft.place_role(relation)
            if outer in {"toward", "from"} and role == "at" and "person" not in self._scene.classes(token):
                role = outer
            for inner in tokens:
                for spot in self._places.told(inner):
                    if role != "none" and not (relation == "on" and self._is_state(inner)):
                        _add_place(places, shifted_by_distance(self._scene, inner, spot).ref(PlaceRole(role)))
                        used.append(inner)
                if not self._places.spots(inner) and relation in {"on", "against", "at", "in"}:
                    self._inner_places(draft, inner, places, used) if inner.i != token.i else None


def _it_is_a_place(draft: Draft, relation: str, token: Token) -> bool:
    """ "Aircraft bombed it", "the army denied it": where the object can be a place or an act, "it" is no side."""
    return (
        relation == "object"
        and token.lower == "it"
        and draft.kind in _TERRITORY | {Kind.STRIKE, Kind.REJECT, Kind.ACCUSE}
    )


def _add(refs: list[ActorRef], ref: ActorRef) -> None:
    if all(ref.id != other.id for other in refs):
        refs.append(ref)


def _add_place(places: list[PlaceRef], place: PlaceRef) -> None:
    if place.name and all((place.id or place.name) != (p.id or p.name) for p in places):
        places.append(place)


def subject_refs(scene: Scene, actors: Actors, verb: Token) -> tuple[ActorRef, ...]:
    """Who the subject of a verb is."""
    return tuple(ref for token in arguments(scene, verb).subject for ref in actors.refs(token))
