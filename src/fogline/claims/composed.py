"""Sides that a phrase composes: "Syrian army", "Assad's forces", "RSF positions", "forces loyal to the GNA"."""

from collections.abc import Callable
from functools import lru_cache

from fogline.claims.arguments import prepositional
from fogline.claims.reference import FIRST_PERSON, Memory, Refs, relabelled
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.core.text import fold
from fogline.lexicon.base import ActorBase, in_force
from fogline.lexicon.sides import side_words
from fogline.lexicon.values import Entity

_OFFICES = {"president": "President", "king": "King", "emir": "Emir", "chancellor": "Chancellor"}
_MINISTERS = {
    "prime": "Prime Minister",
    "foreign": "Foreign Minister",
    "defence": "Defence Minister",
    "defense": "Defence Minister",
}
_NO_LONGER = frozenset({"former", "vice", "deputy", "late", "ex", "acting", "ousted"})
_COUNTRY_HITS = frozenset({"adjective", "state", "people"})
_PERSONAL = frozenset({"his", "her"})
_OF_SIDE = ("of", "from", "with", "within", "for")


def is_a(token: Token, name: str) -> bool:
    """True where the noun belongs to the class `name` of sides.toml."""
    words = side_words()[name]
    return token.lower in words or token.lemma in words


@lru_cache(maxsize=4)
def _terms(base: ActorBase) -> dict[tuple[str, str], list[tuple[Entity, str, str]]]:
    """Who held an office of a country, and from when to when."""
    out: dict[tuple[str, str], list[tuple[Entity, str, str]]] = {}
    for entity in base.entities.values():
        for term in entity.terms:
            out.setdefault((entity.country, term.office), []).append((entity, term.since, term.until))
    return out


class Composer:
    """Who owns the noun of a phrase, and what side owner and noun are together."""

    def __init__(self, scene: Scene, memory: Memory, refs: Callable[[Token], Refs]) -> None:
        self._scene, self._memory, self._refs = scene, memory, refs

    def compose(self, token: Token, phrase: str) -> Refs:
        """The side that the phrase headed by `token` composes, () where it composes none."""
        for owner in self._owners(token):
            found = self._with_owner(token, owner, phrase)
            if found:
                return found
        return self._of_possessive(token, phrase) or self._of_armed(token, phrase) or self._of_group(token, phrase)

    def _owners(self, token: Token) -> list[Token]:
        """Names before the noun, the nearest first; "of" names for generic nouns without one."""
        scene = self._scene
        before = [t for t in scene.parsed.modifiers(token) if t.i in scene.hits and not self.hyphenated(t)]
        generic = any(is_a(token, name) for name in ("government", "army", "police", "groupish", "coalition"))
        if before or not generic:
            return [t for t in before if not self._part_of_name(t, token)][::-1]
        return []

    def _part_of_name(self, owner: Token, token: Token) -> bool:
        """ "Mandalay People's Defence Force" is nobody's force but its own name."""
        return owner.i not in self._scene.hits and owner.pos == "PROPN" and token.pos == "PROPN"

    def hyphenated(self, token: Token) -> bool:
        """ "Turkish-backed rebels" are not Turkish rebels."""
        after = self._scene.text[token.end : token.end + 2]
        return len(after) == 2 and after[0] in "-‑" and after[1].isalpha()

    def _with_owner(self, token: Token, owner: Token, phrase: str) -> Refs:
        scene, hit = self._scene, self._scene.hits[owner.i]
        entity = scene.entity(hit.target or hit.also)
        if entity is None or (hit.kind == "place" and owner.dep not in {"poss", "compound"}):
            return ()
        if hit.kind in _COUNTRY_HITS or entity.kind == "state" or entity.id.startswith("gov."):
            return self._organ(token, entity, phrase)
        if entity.kind == "person":
            generic = any(is_a(token, n) for n in ("government", "army", "groupish", "coalition", "fighters"))
            return self._of_person(token, entity, phrase) if generic or token.lemma == "loyalist" else ()
        if hit.kind == "actor" and is_a(token, "fighters"):
            return self._ref(entity, phrase)
        return ()

    def _ref(self, entity: Entity, text: str) -> Refs:
        return (ActorRef(name=entity.name, id=entity.id, text=text),)

    # ------------------------------------------------------------------ a country and its organs
    def _organ(self, token: Token, state: Entity, phrase: str) -> Refs:
        base, iso = self._scene.base, state.country
        mods = {t.lower for t in self._scene.parsed.modifiers(token)}
        if mods & side_words()["other_side"] and not is_a(token, "police"):
            return ()
        for name, organ in (("police", "police"), ("government", "gov"), ("army", "army")):
            if is_a(token, name):
                entity = base.of_country(organ, iso)
                return self._ref(entity, phrase) if entity else ()
        holder = self.holder(token, iso, phrase)
        if holder is not None:
            return self._ref(holder, phrase)
        if token.lemma in {"ministry", "embassy", "parliament", "department"}:
            return (ActorRef(name=phrase, id=f"new:{fold(phrase).replace(' ', '-')}"[:60], text=phrase),)
        return ()

    def holder(self, token: Token, iso: str, phrase: str) -> Entity | None:
        """Who held the office that the noun names ("the president", "foreign minister") when the report came out."""
        words = set(fold(phrase).split())
        office = _OFFICES.get(token.lemma, "")
        if token.lemma in {"minister", "premier"}:
            known = next((name for key, name in _MINISTERS.items() if key in words), "")
            office = "Prime Minister" if token.lemma == "premier" else known
        if not office or not iso or words & _NO_LONGER:
            return None
        when = self._scene.published
        terms = _terms(self._scene.base).get((iso, office), ())
        found = {e.id: e for e, since, until in terms if in_force(since, until, when)}
        return next(iter(found.values())) if len(found) == 1 else None

    # ------------------------------------------------------------------ a person and his forces
    def _of_person(self, token: Token, person: Entity, phrase: str) -> Refs:
        base = self._scene.base
        parent = base.entities.get(person.parent)
        if parent is None:
            return ()
        if parent.kind in {"government", "state"}:
            entity = base.of_country("gov" if is_a(token, "government") else "army", parent.country)
            return self._ref(entity, phrase) if entity else ()
        return self._ref(parent, phrase)

    def _of_possessive(self, token: Token, phrase: str) -> Refs:
        """ "his men", "its drones", "our forces": the side of whoever the possessive means."""
        owner = next(iter(self._scene.parsed.children(token.i, "poss")), None)
        if owner is None or self._part_of_name(owner, token):
            return ()
        armed = any(is_a(token, n) for n in ("fighters", "army", "groupish", "thing_of_side"))
        if token.lemma in {"country", "nation"}:
            return self._country_of(owner, phrase)
        if owner.i in self._scene.hits or not armed:
            return ()
        refs = self._refs(owner)
        words = phrase if owner.tag not in {"PRP$"} else f"{owner.text} {phrase}"
        if not refs:
            return self._our_army(token, words) if owner.lower in FIRST_PERSON else ()
        entity = self._scene.entity(refs[0].id)
        if entity is None:
            own = self._memory.of_person(refs[0])
            return relabelled(own, words) if own else (relabelled(refs, words) if owner.lower not in _PERSONAL else ())
        if entity.kind == "person":
            return relabelled(self._of_person(token, entity, words) or self._memory.of_person(refs[0]), words)
        if entity.kind == "state" or entity.id.startswith("gov."):
            return self._organ(token, entity, words)
        return relabelled(refs, words)

    def _country_of(self, owner: Token, phrase: str) -> Refs:
        """ "his country": the state of the leader who is meant."""
        refs = self._refs(owner)
        entity = self._scene.entity(refs[0].id) if refs else None
        state = self._scene.base.of_country("st", entity.country) if entity is not None and entity.country else None
        return self._ref(state, f"{owner.text} {phrase}") if state else ()

    def _of_armed(self, token: Token, phrase: str) -> Refs:
        """ "military jets", "rebel columns", "army shelling": the side that a common noun before the noun names."""
        if not (is_a(token, "thing") or is_a(token, "army") or self._scene.classes(token) & {"event", "fire"}):
            return ()
        for mod in self._scene.parsed.children(token.i, "compound", "amod", "nmod"):
            hit = self._scene.hits.get(mod.i)
            if (hit is not None and hit.firm) or self.hyphenated(mod) or not is_a(mod, "owning"):
                continue
            described = self._described(mod)
            if described is not None:
                return self._ref(described, phrase)
            if is_a(mod, "groupish"):
                plural = mod.lower if mod.lower.endswith("s") or mod.lower.endswith("men") else f"{mod.lower}s"
                return (ActorRef(name=plural, id=f"new:{plural}", text=phrase),)
        return ()

    def _described(self, mod: Token) -> Entity | None:
        """What the theatre calls "the rebels", "the army", "the police"."""
        scene, word = self._scene, mod.lower
        for text in (f"{word}s", f"{word} forces", f"{word} troops", word):
            found = self.described(text)
            if found is not None:
                return found
        organ = {
            "police": "police",
            "army": "army",
            "military": "army",
            "government": "army",
            "federal": "army",
            "regime": "army",
        }
        iso = scene.theatre_country
        return scene.base.of_country(organ[word], iso) if word in organ and iso else None

    def described(self, phrase: str) -> Entity | None:
        """Who the theatre means by "the insurgents", "government forces": nobody of a country that is not spoken of."""
        scene = self._scene
        rows = scene.base.descriptors.get(fold(phrase).removeprefix("the "), ())
        best: tuple[int, Entity] | None = None
        for actor, theatre, since, until in rows:
            entity = scene.base.entities.get(actor)
            if entity is None or theatre not in scene.scan.theatres or not in_force(since, until, scene.published):
                continue
            focus = scene.scan.focus
            rank = focus.index(entity.country) if entity.country in focus else len(focus) + bool(entity.country)
            if rank <= len(focus) and (best is None or rank < best[0]):
                best = (rank, entity)
        return best[1] if best else None

    def _our_army(self, token: Token, words: str) -> Refs:
        """In a side's own communiqué "our forces" are those of the country of which it speaks most."""
        entity = self._scene.base.of_country("army", self._scene.theatre_country)
        return self._ref(entity, words) if entity and is_a(token, "army") else ()

    # ------------------------------------------------------------------ a group and what it belongs to
    def _of_group(self, token: Token, phrase: str) -> Refs:
        """ "fighters of the TNLA", "troops of the 57 Division", "forces loyal to Assad"."""
        if not is_a(token, "thing_of_side"):
            return ()
        owners = self._loyal(token)
        if not owners:
            inner = prepositional(self._scene, token)
            owners = [t for key in _OF_SIDE for t in inner.get(key, ()) if self._side_like(t, key)]
        out: list[ActorRef] = []
        for owner in owners:
            for ref in self._owned(token, owner, self._with_of(token, owner, phrase)):
                if all(ref.id != other.id for other in out):
                    out.append(ref)
        return tuple(out)

    def _with_of(self, token: Token, owner: Token, phrase: str) -> str:
        """The words up to the owner, where they are few: "sixth front of the FARC"."""
        if not token.i < owner.i <= token.i + 7:
            return phrase
        return f"{phrase}{self._scene.text[token.end : owner.end]}".replace("\n", " ")

    def _loyal(self, token: Token) -> list[Token]:
        scene = self._scene
        for kid in scene.parsed.children(token.i, "amod", "acl", "relcl"):
            if kid.lower in side_words()["loyal"] and kid.i > token.i:
                inner = prepositional(scene, kid)
                return [t for key in ("to", "with") for t in inner.get(key, ())]
        return []

    def _side_like(self, token: Token, relation: str) -> bool:
        hit, classes = self._scene.hits.get(token.i), self._scene.classes(token)
        if hit is not None:
            return hit.kind == "actor"
        if "place" in classes or "pronoun" in classes:
            return False
        if token.pos == "PROPN":
            return token.ent != "PERSON" and bool(relation != "from" or classes & {"armed"})
        return relation in {"of", "from"} and "armed" in classes and not is_a(token, "thing")

    def _owned(self, token: Token, owner: Token, phrase: str) -> Refs:
        refs = self._refs(owner)
        entity = self._scene.entity(refs[0].id) if refs else None
        if entity is not None and entity.kind == "person":
            return self._of_person(token, entity, phrase)
        return relabelled(refs, phrase) if refs else ()

    # ------------------------------------------------------------------ for whom a person acts
    def acts_for(self, token: Token) -> Refs:
        """The side in a person's title: "GNA spokesman X", "a spokeswoman for the southern command, Y"."""
        scene = self._scene
        titles = [t for t in scene.parsed.modifiers(token) if "office" in scene.classes(t)] + [
            k for k in scene.parsed.children(token.i, "appos") if "office" in scene.classes(k)
        ]
        head = scene.parsed.head(token)
        if token.dep == "appos" and "office" in scene.classes(head):
            titles.append(head)
        if "office" in scene.classes(token):
            titles.append(token)
        for title in titles:
            owners = [k for k in scene.parsed.children(title.i, "poss", "compound", "amod") if k.i not in {token.i}]
            inner = prepositional(scene, title)
            owners += [t for key in ("of", "for") for t in inner.get(key, ())]
            for owner in (o for o in owners if not is_a(o, "honorific")):
                found = self._side_of(owner)
                if found:
                    return found
        return ()

    def _side_of(self, owner: Token) -> Refs:
        hit = self._scene.hits.get(owner.i)
        entity = self._scene.entity(hit.target or hit.also) if hit is not None else None
        if entity is not None and (entity.kind == "state" or entity.id.startswith("gov.")):
            army = self._scene.base.of_country("army", entity.country)
            return self._ref(army, owner.text) if army else ()
        if entity is not None and entity.kind == "person":
            return ()
        classes = self._scene.classes(owner)
        return self._refs(owner) if classes & {"armed"} and not is_a(owner, "thing") else ()
