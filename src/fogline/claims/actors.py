"""Noun phrases to actors: names, composed names ("Syrian army"), theatre phrases ("the regime"), and pronouns.

`Actors` walks the report once, in order, and remembers each mention; what a later "they", "the group" or "the
president" means is looked up in that memory. What cannot be resolved stays as the report words it, under a
provisional id.
"""

from fogline.claims.arguments import antecedent
from fogline.claims.beside import Beside
from fogline.claims.composed import Composer, is_a
from fogline.claims.pronouns import Pronouns
from fogline.claims.reference import HE, PLURAL_TAGS, SHE, Memory, Refs, Seen, relabelled
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.claims.worded import Worded
from fogline.core.text import fold
from fogline.lexicon.sides import side_words
from fogline.lexicon.values import Entity

_NO_HEAD = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod", "quantmod"})
_REMEMBERED = frozenset({"they", "he", "she", "it", "who", "we"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
_FEMALE = frozenset({"woman", "spokeswoman", "mother", "girl", "she", "chairwoman", "queen", "wife", "mrs", "ms"})
_MALE = frozenset({"man", "spokesman", "father", "boy", "he", "chairman", "king", "mr", "sheikh", "imam", "emir"})
_WHERE = frozenset("in into across inside outside around near within throughout".split())
_RIVALS = frozenset("neighbour neighbor country army force group rival foe nation state faction movement enemy".split())
_SIDES = frozenset({"sides", "parties", "belligerents"})


class Actors:
    """Actor references of one report. `refs(token)` is empty where the phrase names no side."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._memo: dict[int, Refs] = {}
        self._memory = Memory(scene)
        self._composer = Composer(scene, self._memory, self.refs)
        self._pronouns = Pronouns(scene, self._memory, self.refs)
        self._beside, self._worded = Beside(scene, self.refs), Worded(scene)
        for token in scene.parsed.tokens:
            if self._mentionable(token):
                self._remember(token)

    def refs(self, token: Token) -> Refs:
        """Who the noun phrase headed by `token` is."""
        if token.i not in self._memo:
            self._memo[token.i] = ()  # a phrase that leads back to itself names nobody
            self._memo[token.i] = self._resolve(token)
        return self._memo[token.i]

    def speaks_of(self, token: Token) -> bool:
        """True where the noun phrase headed by `token` may name or describe a side; pronouns are left out."""
        return token.pos != "PRON" and self._mentionable(token)

    # ------------------------------------------------------------------ the walk
    def _mentionable(self, token: Token) -> bool:
        if token.pos not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} or token.dep in _NO_HEAD or token.tag == "PRP$":
            return False
        if (
            self._scene.text[token.end : token.end + 1] == ":"
            and token.text.isupper()
            and token.i not in self._scene.hits
        ):
            return False  # "REPORTER:" labels a turn of speech
        classes = self._scene.classes(token)
        if "metonym" in classes and token.dep == "nsubj":
            return self._scene.parsed.head(token).pos == "VERB"  # "Baku said"
        return bool(classes & {"actor", "person", "pronoun"}) or ("named" in classes and "place" not in classes)

    def _whereabouts(self, token: Token) -> bool:
        """A country that only says where ("the Houthis in Yemen"), a medium that only says how ("wrote on X")."""
        hit, prep = self._scene.hits.get(token.i), self._scene.parsed.head(token)
        if hit is None or token.dep != "pobj":
            return False
        entity = self._scene.entity(hit.target or hit.also)
        of_place = prep.lower == "of" and "place" in self._scene.classes(self._scene.parsed.head(prep))
        where = hit.kind in {"state", "place"} and (prep.lower in _WHERE or of_place)
        return where or (entity is not None and entity.kind in {"media", "state_media"} and prep.lower in {"on", "in"})

    def _remember(self, token: Token) -> None:
        scene, refs = self._scene, self.refs(token)
        classes = scene.classes(token)
        if self._whereabouts(token) or not refs or ("pronoun" in classes and token.lower not in _REMEMBERED):
            return
        entity = scene.entity(refs[0].id)
        nouns = {token.lemma, token.lower} | self._described(token)
        person = self._is_person(token, entity)
        named_plural = not person and token.lower.endswith("s") and not token.text.isupper() and token.pos == "PROPN"
        generic = any(is_a(token, n) for n in ("government", "army", "police", "groupish", "coalition"))
        self._memory.add(
            Seen(
                token=token.i,
                sent=token.sent,
                refs=refs,
                nouns=frozenset(nouns),
                plural=token.tag in PLURAL_TAGS or len(refs) > 1 or token.lower == "they" or named_plural,
                person=person,
                gender=entity.gender if entity else "f" if nouns & _FEMALE else "m" if nouns & _MALE else "",
                group=(generic or (entity is not None and entity.kind != "person")) and "metonym" not in classes,
                subject=self._is_subject(token),
                civilian="civilian" in classes and "armed" not in classes,
                own=self._composer.acts_for(token) if person and entity is None else (),
            )
        )

    def _is_person(self, token: Token, entity: Entity | None) -> bool:
        if entity is not None:
            return entity.kind == "person"
        if token.lower in HE | SHE:
            return True
        office = bool(self._scene.classes(token) & {"office", "person_noun"}) and token.tag not in PLURAL_TAGS
        return token.ent == "PERSON" or office or token.lemma in _FEMALE | _MALE

    def _is_subject(self, token: Token) -> bool:
        head = self._scene.parsed.head(token)
        return (
            token.dep in {"nsubj", "nsubjpass"}
            or (token.dep == "pobj" and head.dep == "agent")
            or (token.dep == "conj" and head.dep in {"nsubj", "nsubjpass"})
        )

    def _described(self, token: Token) -> set[str]:
        """Nouns by which the text introduces the mention: titles before it, an appositive after it."""
        scene = self._scene
        out = {t.lower for t in scene.parsed.modifiers(token) if t.pos in {"NOUN", "PROPN"}}
        for kid in scene.parsed.children(token.i, "appos"):
            out |= {kid.lemma, kid.lower}
        if token.dep == "appos":
            head = scene.parsed.head(token)
            out |= {head.lemma, head.lower}
        return out

    # ------------------------------------------------------------------ one phrase
    def _resolve(self, token: Token) -> Refs:
        scene = self._scene
        if self._worded.no_side(token):
            return ()
        head = scene.semantic_head(token)
        if head.i != token.i and (inner := self.refs(head)):
            return inner
        if token.tag in {"PRP", "PRP$"}:
            return self._pronouns.refs(token)
        if token.tag in {"WP", "WDT", "WP$"} or token.lower in {"who", "which", "whom"}:
            return self._relative(token)
        if token.lower == "that" and token.tag in {"DT", "IN"}:
            return self._relative(token)
        if token.lower in {"both", "each"}:
            return self._sides(token, token.text)
        if token.tag == "CD" and any(k.lower == "the" for k in scene.parsed.children(token.i, "det")):
            meant = self._memory.latest(token, lambda seen: seen.plural and seen.group and not seen.civilian)
            return relabelled(meant, token.text) or self._worded.provisional(token.text)
        if token.lower == "side" and any(
            k.lower in {"each", "either", "neither"} for k in scene.parsed.children(token.i)
        ):
            return self._sides(token, token.text)
        if token.tag in {"CD", "DT"} or token.lower in side_words()["pro_indefinite"]:
            return ()
        hit = scene.hits.get(token.i)
        if hit is not None and (hit.firm or scene.place_context(token)):
            found = self._by_hit(token)
            if found is not None:
                return found
        if (token.pos == "PROPN" or token.tag in {"NNP", "NNPS"}) and not self._common_noun(token):
            return self._proper(token)
        return self._common(token)

    def _common_noun(self, token: Token) -> bool:
        """A generic noun with a capital, as at the head of a sentence or headline."""
        known = any(is_a(token, n) for n in ("army", "police", "groupish", "thing_of_side", "thing"))
        return known and len(self._scene.phrase_text(token).split()) == 1

    def _by_hit(self, token: Token) -> Refs | None:
        scene, hit = self._scene, self._scene.hits[token.i]
        target = hit.target if hit.kind != "place" else (hit.target or hit.also)
        entity = scene.entity(target) if target else None
        if entity is None:
            return () if hit.kind == "place" else None
        text = scene.phrase_text(token) if hit.kind == "person" else hit.text
        return (ActorRef(name=entity.name, id=entity.id, text=text if len(text) < 80 else hit.text),)

    def _relative(self, token: Token) -> Refs:
        for at in self._scene.parsed.ancestors(token):
            if at.dep in {"relcl", "acl"}:
                return self.refs(antecedent(self._scene, token, self._scene.parsed.head(at)))
        return ()

    def _proper(self, token: Token) -> Refs:
        """A name that no pack knows: joined with an earlier, longer mention where it repeats its last words."""
        scene = self._scene
        text = scene.phrase_text(token)
        composed = self._composer.compose(token, text)
        if composed:
            return composed
        if token.ent in {"GPE", "LOC", "FAC"} and token.dep not in {"nsubj"} and scene.parsed.head(token).lower != "by":
            return ()
        if "office" in scene.classes(token) or token.ent != "PERSON":
            titled = self._beside.titled(token)
            if titled and (scene.entity(titled[0].id) is None or is_a(token, "honorific")):
                return titled
        honorific = side_words()["honorific"]
        words = [w for w in fold(text).split() if w not in honorific]
        if not words:
            return self._beside.titled(token) or self._common(token)
        for seen in reversed(self._memory.seen):
            known = fold(seen.refs[0].name).split()
            if known[-len(words) :] == words and len(known) > len(words):
                return relabelled(seen.refs[:1], text)
        stripped = text
        while len(stripped.split()) > 1 and fold(stripped.split()[0]) in honorific:
            stripped = stripped.split(maxsplit=1)[1]
        return self._worded.provisional(f"{stripped}{self._worded.of_name(token)}", text)

    def _common(self, token: Token) -> Refs:
        scene = self._scene
        classes = scene.classes(token)
        if not classes & {"actor", "person", "body"}:
            owned = classes & {"event", "fire"} or token.lemma in {"country", "nation"}
            owned = owned or is_a(token, "thing") or is_a(token, "thing_of_side")
            found = self._composer.compose(token, scene.phrase_text(token)) if owned else ()
            return found or (
                self._worded.provisional(scene.phrase_text(token)) if self._worded.suicide_bomber(token) else ()
            )
        titled = self._beside.titled(token) or self._beside.apposed(token)
        if titled:
            return titled
        phrase = scene.phrase_text(token)
        composed = self._composer.compose(token, phrase)
        if composed:
            return composed
        kids = scene.parsed.children(token.i)
        if any(k.lower in {"a", "an", "another"} for k in kids):  # it introduces somebody new
            return () if is_a(token, "thing") else self._worded.provisional(phrase, self._scene.full_phrase(token))
        described = self._composer.described(phrase)
        if described is not None:
            return (ActorRef(name=described.name, id=described.id, text=phrase),)
        back = self._back(token, phrase)
        if back:
            return back
        return () if is_a(token, "thing") else self._worded.provisional(phrase, self._scene.full_phrase(token))

    def unknown(self, token: Token) -> Refs:
        """A doer that is no known sort of side, as the report words it."""
        return self._worded.unknown(token)

    def anyone(self, token: Token, *, narrow: bool = False) -> Refs:
        """Whoever is asked, arrested or hurt, as the report words it; with `narrow` only people for certain."""
        return self._worded.anyone(token, narrow=narrow)

    def side_of(self, ref: ActorRef) -> Refs:
        """The sides for which the report says that this person acts."""
        return self._memory.of_person(ref)

    # ------------------------------------------------------------------ looking back
    def _back(self, token: Token, phrase: str) -> Refs:
        """ "the group", "the ministry", "the president": the latest mention with the noun, else one of its sort."""
        scene, kids = self._scene, self._scene.parsed.children(token.i)
        if not any(k.lower in _DEFINITE for k in kids):
            plain = not any(k.dep in {"amod", "compound", "nummod", "det", "poss"} for k in kids)
            return self._default_side(token, phrase) if plain else ()
        if token.lower in _SIDES:
            return self._sides(token, phrase)
        two = any(k.lower == "two" for k in kids) and token.tag in PLURAL_TAGS
        if two and token.lemma in _RIVALS:
            return self._sides(token, phrase)
        if two and "office" in scene.classes(token):
            return self._memory.sides(token, phrase, lambda seen: seen.person)
        found = self._memory.bearing(token, phrase) or self._ruler_or_assailants(token, phrase)
        if found:
            return found
        if len(phrase.split()) == 1:
            found = self._memory.of_sort(token, phrase) or self._default_side(token, phrase)
        holder = None if found else self._composer.holder(token, scene.theatre_country, phrase)
        return (ActorRef(name=holder.name, id=holder.id, text=phrase),) if holder else found

    def _ruler_or_assailants(self, token: Token, phrase: str) -> Refs:
        """ "The embattled autocrat" is the leader last named; "the attackers" the armed crowd last spoken of."""
        if is_a(token, "ruler") and token.tag not in PLURAL_TAGS:
            words = {"president", "king", "emir", "supreme", "leader"}
            return relabelled(self._memory.latest(token, lambda seen: self._in_office(seen, words)), phrase)
        if is_a(token, "assailant") and token.tag in PLURAL_TAGS:
            return relabelled(self._memory.latest(token, self._armed_crowd), phrase)
        return ()

    def _armed_crowd(self, seen: Seen) -> bool:
        entity = self._scene.entity(seen.refs[0].id)
        known = entity is None or entity.kind in {"armed_group", "coalition"}
        return known and seen.group and bool(seen.nouns & side_words()["groupish"])

    def _in_office(self, seen: Seen, words: set[str]) -> bool:
        entity = self._scene.entity(seen.refs[0].id)
        return entity is not None and entity.kind == "person" and bool(words & set(fold(entity.office).split()))

    def _default_side(self, token: Token, phrase: str) -> Refs:
        """The army, the government, the police of the country that the report is about."""
        word, iso, base = token.lower, self._scene.theatre_country, self._scene.base
        if not iso or len(phrase.split()) > 1:
            return ()
        for organ, words in (
            ("police", {"police"}),
            ("gov", {"government", "regime", "junta", "authorities"}),
            ("army", {"army", "military", "troops", "soldiers"}),
        ):
            if word in words:
                entity = base.of_country(organ, iso)
                return (ActorRef(name=entity.name, id=entity.id, text=phrase),) if entity else ()
        return ()

    def _sides(self, token: Token, text: str) -> Refs:
        return self._memory.sides(token, text, lambda seen: seen.group and not seen.civilian)
