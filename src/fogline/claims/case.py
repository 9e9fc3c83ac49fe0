"""What a named condition looks at: a trigger, its arguments, and what sort of thing each of them is."""

import re
from dataclasses import dataclass

from fogline.claims.actors import Actors
from fogline.claims.arguments import Arguments
from fogline.claims.goods import goods
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.triggerwords import condition_words

_WORDS = condition_words()
_A_PEOPLE = 5000
_AIRFRAME = re.compile(r"^(?:f|su|mig|mi|ka|an|il|tu|c|b|uh|ah|mq|tb)-?\d{1,3}[a-z]{0,3}$")


_BODIES = frozenset("company band mob crew team party gang force pack horde host stack remnant core".split())
_CROWD, _NEAR = frozenset({"thousands", "hundreds"}), 40
_ALONE = frozenset("dozens scores hundreds thousands others rest both several many few most some all none half".split())


def _stands_alone(head: Token) -> bool:
    """A numeral or a word of number without its noun; it stands for whoever was spoken of."""
    return head.dep not in {"nummod", "amod", "det", "compound"} and (head.tag == "CD" or head.lower in _ALONE)


@dataclass(frozen=True, slots=True)
class Case:
    """The trigger, its arguments, and the frame's own objects."""

    scene: Scene
    actors: Actors
    places: Places
    trigger: Token
    args: Arguments
    objects: tuple[Token, ...]

    def kinds(self, token: Token) -> frozenset[str]:
        """Classes of the phrase; a pronoun has those of what it stands for."""
        head = self.scene.semantic_head(token)
        found = self.scene.classes(head)
        if "pronoun" in found:
            kinds = self._kinds_of_pronoun(head)
            counted = token.i != head.i and "armed" not in kinds and self._headcount(token)
            return frozenset({"person", "headcount"}) if counted else kinds  # "some 20,000 of them"
        if not found and _stands_alone(head):
            return self._kinds_of_number(head)
        if _AIRFRAME.match(head.lower):
            found |= {"airborne", "fire", "weapon"}
        hit = self.scene.hits.get(head.i)
        if hit is not None and hit.kind == "people":
            mods = self.modifiers(head)
            if any(m.tag == "CD" or m.lower == "ethnic" for m in mods) or token.i != head.i:
                found -= {"armed"}  # "100,000 ethnic Armenians" are people; "the Armenians" may be an army
        if {"named", "actor"} <= found and "place" not in found and (self._a_people(head) or self._a_people(token)):
            found = found - {"armed", "body", "unknown"} | {"civilian", "person", "headcount"}  # "700,000 Rohingya"
        if head.lower in _WORDS["men"] and self._of_a_side(head):
            found = found - {"civilian"} | {"armed", "actor", "person"}
        if self.places.spots(token):
            found |= {"place"}
        if "named" not in found and self._headcount(head):
            found = found - {"place"} | {"headcount"}
        if not found & {"place", "armed", "event"} and self._of_armed(head):
            found |= {"armed", "actor", "person"}  # "a company of paratroopers"
        brought = goods(self.scene, head)
        return (found - {"armed"}) | brought if "aid" in brought else found | brought

    def _kinds_of_number(self, head: Token) -> frozenset[str]:
        """ "dozens were executed", "the three surrendered", "a further 10,000 reached Kodok": people spoken of before;
        so many thousand are no force."""
        many = head.text.replace(",", "")
        if many.isdigit() and int(many) >= _A_PEOPLE and self._headcount(head):
            return frozenset({"person", "headcount"})
        if head.lower in _CROWD and not self._fighters_before(head):
            return frozenset({"unknown", "person", "headcount"})
        return frozenset({"unknown", "person"})

    def _fighters_before(self, head: Token) -> bool:
        """ "The garrison numbered 900 men. Hundreds fled": who was spoken of last, in the plural, is armed."""
        parsed = self.scene.parsed
        for other in reversed(parsed.tokens[max(0, head.i - _NEAR) : head.i]):
            kinds = self.scene.classes(other) if other.tag in {"NNS", "NNPS"} else frozenset()
            if "person" in kinds and not (other.dep == "nsubj" and parsed.head(other).lemma == "say"):
                return "armed" in kinds and "civilian" not in kinds
        return False

    def _of_a_side(self, head: Token) -> bool:
        """ "Haftar's men", "its boys", "armed men", "men loyal to": they fight for whoever is named."""
        owners = [m for m in self.modifiers(head) if m.dep == "poss" or m.i in self.scene.hits]
        if any(m.lower in _WORDS["own"] or self.scene.classes(m) & {"armed", "office", "metonym"} for m in owners):
            return True
        verb = self.scene.parsed.head(head)
        if head.lower == "men" and head.dep in {"dobj", "nsubjpass"} and verb.lemma in _WORDS["sends_men"]:
            return True
        return any(m.lower in _WORDS["armed_look"] for m in (*self.modifiers(head), *self._after(head)))

    def _a_people(self, head: Token) -> bool:
        """So many of a name are a people, not its fighters."""
        counts = [m.text.replace(",", "") for m in self.modifiers(head) if m.tag == "CD"]
        return any(n.isdigit() and int(n) >= _A_PEOPLE for n in counts)

    def _after(self, head: Token) -> list[Token]:
        return self.scene.parsed.children(head.i, "amod", "acl", "prep")

    def _headcount(self, head: Token) -> bool:
        """ "some 40,000 crossed", "most have left": a number that stands for people; a year or a sum does not."""
        quantity = head.lower in _WORDS["share"]
        if head.lower == "quarter":  # a part of a town, unless a share of its people
            quantity = any(m.lower in {"a", "than", "nearly"} or m.tag == "CD" for m in self.modifiers(head))
        return quantity or (
            head.tag == "CD" and head.lower != "one" and head.ent not in {"DATE", "TIME", "MONEY", "PERCENT"}
        )

    def _of_armed(self, head: Token) -> bool:
        if head.lemma not in _BODIES:
            return False
        preps = [p for p in self.scene.parsed.children(head.i, "prep") if p.lower == "of"]
        return any("armed" in self.scene.classes(t) for p in preps for t in self.scene.parsed.children(p.i, "pobj"))

    def _kinds_of_pronoun(self, head: Token) -> frozenset[str]:
        refs = self.actors.refs(head)
        entity = self.scene.entity(refs[0].id) if refs else None
        if entity is not None:
            person = entity.kind == "person"
            return frozenset({"actor", "person", "office"} if person else {"actor", "armed", "body"})
        if refs:
            noun = refs[0].name.split()[-1].lower()
            crowd = self.scene.base.crowds.get(noun)
            words = self.scene.words
            unarmed = any(
                words.is_a(w, "civilian") and not words.is_a(w, "armed") for w in (noun, noun.removesuffix("s"))
            )
            if (crowd is not None and crowd.civilian) or (crowd is None and unarmed):
                return frozenset({"actor", "civilian", "person"})
            return frozenset({"actor", "armed", "unknown"})
        if head.lower in {"it", "that", "this", "which"}:
            return frozenset({"unknown", "thing"})
        if head.lower in _WORDS["everybody"]:
            return frozenset({"unknown", "person", "headcount"})
        return frozenset({"unknown", "person"})

    def children(self, *deps: str) -> list[Token]:
        """What hangs on the trigger, by these arcs, or by any."""
        return self.scene.parsed.children(self.trigger.i, *deps)

    def modifiers(self, token: Token) -> list[Token]:
        """What stands before the noun and belongs to it."""
        return self.scene.parsed.modifiers(token)

    def below(self) -> list[Token]:
        """The trigger and all that hangs below it, in the order of the text."""
        parsed = self.scene.parsed
        return [parsed.tokens[i] for i in parsed.subtree(self.trigger.i)]

    def governor(self) -> Token:
        """The word that the trigger hangs on."""
        return self.scene.parsed.head(self.trigger)

    def under(self, *preps: str) -> list[Token]:
        """Objects of these prepositions, in the order named."""
        return [t for prep in preps for t in self.args.preps.get(prep, ())]

    def any_place(self, preps: tuple[str, ...]) -> bool:
        """True where an object of these prepositions is a place."""
        return any("place" in self.kinds(t) for t in self.under(*preps))

    def object_place(self) -> bool:
        """True where an object of the frame is a place."""
        return any("place" in self.kinds(t) for t in self.objects)

    def lemmas(self) -> set[str]:
        """Lemmas of the frame's objects."""
        return {t.lemma for t in self.objects}

    def object_words(self) -> set[str]:
        """Lemmas of all objects, and the verb's own objects as they stand: plurals can be words of their own."""
        return {t.lemma for t in (*self.args.object, *self.objects)} | {t.lower for t in self.args.object}

    def modifier_words(self) -> set[str]:
        """What stands before an event noun."""
        return {t.lower for t in self.modifiers(self.trigger)}
