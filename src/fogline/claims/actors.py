"""Noun phrases to actors: names, composed names ("Syrian army"), theatre phrases ("the regime"), and pronouns.

`Actors` walks the report once, in order, and remembers each mention; what a later "they", "the group" or "the
president" means is looked up in that memory. What cannot be resolved stays as the report words it, under a
provisional id.
"""

from fogline.claims.arguments import antecedent, arguments
from fogline.claims.composed import Composer, is_a
from fogline.claims.reference import FIRST_PERSON, HE, PLURAL_TAGS, SHE, Memory, Refs, Seen, relabelled
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.core.text import fold
from fogline.lexicon.sides import side_words
from fogline.lexicon.values import Entity

_NO_HEAD = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod", "quantmod"})
_REMEMBERED = frozenset({"they", "he", "she", "it", "who", "we"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
_FEMALE = frozenset({"woman", "spokeswoman", "mother", "girl", "she", "chairwoman", "queen", "wife", "mrs", "ms"})
_MALE = frozenset({"man", "spokesman", "father", "boy", "he", "chairman", "king", "mr", "sheikh", "imam", "emir"})
_WHERE = frozenset("in into across inside outside around near within throughout".split())
_SIDES = frozenset({"sides", "parties", "belligerents"})


class Actors:
    """Actor references of one report. `refs(token)` is empty where the phrase names no side."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._memo: dict[int, Refs] = {}
        self._memory = Memory(scene)
        self._composer = Composer(scene, self._memory, self.refs)
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
        if self._no_side(token):
            return ()
        head = scene.semantic_head(token)
        if head.i != token.i and (inner := self.refs(head)):
            return inner
        if token.tag in {"PRP", "PRP$"}:
            return self._pronoun(token)
        if token.tag in {"WP", "WDT", "WP$"} or token.lower in {"who", "which", "whom"}:
            return self._relative(token)
        if token.lower == "that" and token.tag in {"DT", "IN"}:
            return self._relative(token)
        if token.lower in {"both", "each"}:
            return self._sides(token, token.text)
        if token.tag == "CD" and any(k.lower == "the" for k in scene.parsed.children(token.i, "det")):
            meant = self._memory.latest(token, lambda seen: seen.plural and seen.group and not seen.civilian)
            return relabelled(meant, token.text) or self._provisional(token.text)
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

    def _no_side(self, token: Token) -> bool:
        """Times, and things that nobody in the phrase owns."""
        if token.i in self._scene.hits or token.tag in {"PRP", "PRP$", "WP", "WDT"}:
            return False
        dated = token.ent in {"DATE", "TIME"} and "armed" not in self._scene.classes(token)
        return dated or is_a(token, "temporal")

    def _common_noun(self, token: Token) -> bool:
        """A generic noun with a capital, as at the head of a sentence or headline."""
        known = any(is_a(token, n) for n in ("army", "police", "groupish", "thing_of_side", "thing"))
        return known and len(self._scene.phrase_text(token).split()) == 1

    def _provisional(self, name: str, text: str = "") -> Refs:
        """A side that nobody knows by its words; `text` are the words with what stands behind them."""
        clean = " ".join(name.split())
        if not fold(clean):
            return ()
        full = " ".join(text.split()) or clean
        return (ActorRef(name=clean, id=f"new:{fold(clean).replace(' ', '-')}"[:60], text=full),)

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
            titled = self._titled(token)
            if titled and (scene.entity(titled[0].id) is None or is_a(token, "honorific")):
                return titled
        honorific = side_words()["honorific"]
        words = [w for w in fold(text).split() if w not in honorific]
        if not words:
            return self._titled(token) or self._common(token)
        for seen in reversed(self._memory.seen):
            known = fold(seen.refs[0].name).split()
            if known[-len(words) :] == words and len(known) > len(words):
                return relabelled(seen.refs[:1], text)
        stripped = text
        while len(stripped.split()) > 1 and fold(stripped.split()[0]) in honorific:
            stripped = stripped.split(maxsplit=1)[1]
        return self._provisional(f"{stripped}{self._of_name(token)}", text)

    def _of_name(self, token: Token) -> str:
        """The rest of "Ministry of Health", "Republic of Serb Krajina": a name that goes on behind "of"."""
        scene = self._scene
        for prep in scene.parsed.children(token.i, "prep"):
            for owner in scene.parsed.children(prep.i, "pobj"):
                first = scene.parsed.tokens[prep.i + 1]
                named = owner.pos == "PROPN" and (first.text[:1].isupper() or first.lower == "the")
                if prep.lower == "of" and prep.i == token.i + 1 and named and owner.i - prep.i < 5:
                    return scene.text[token.end : owner.end].replace("\n", " ")
        return ""

    def _common(self, token: Token) -> Refs:
        scene = self._scene
        classes = scene.classes(token)
        if not classes & {"actor", "person", "body"}:
            owned = classes & {"event", "fire"} or token.lemma in {"country", "nation"}
            owned = owned or is_a(token, "thing") or is_a(token, "thing_of_side")
            found = self._composer.compose(token, scene.phrase_text(token)) if owned else ()
            return found or (self._provisional(scene.phrase_text(token)) if self._suicide_bomber(token) else ())
        titled = self._titled(token) or self._apposed(token)
        if titled:
            return titled
        phrase = scene.phrase_text(token)
        composed = self._composer.compose(token, phrase)
        if composed:
            return composed
        kids = scene.parsed.children(token.i)
        if any(k.lower in {"a", "an", "another"} for k in kids):  # it introduces somebody new
            return () if is_a(token, "thing") else self._provisional(phrase, self._scene.full_phrase(token))
        described = self._composer.described(phrase)
        if described is not None:
            return (ActorRef(name=described.name, id=described.id, text=phrase),)
        back = self._back(token, phrase)
        if back:
            return back
        return () if is_a(token, "thing") else self._provisional(phrase, self._scene.full_phrase(token))

    def _suicide_bomber(self, token: Token) -> bool:
        return token.lemma in {"bomber", "attacker"} and any(
            k.lower == "suicide" for k in self._scene.parsed.children(token.i, "compound", "amod")
        )

    def _titled(self, token: Token) -> Refs:
        """ "the head of the council, Min Aung Hlaing": the name that stands beside a noun of office or of a group."""
        scene = self._scene
        beside = scene.parsed.children(token.i, "appos")
        if "office" in scene.classes(token):
            beside += [
                kid
                for prep in scene.parsed.children(token.i, "prep")
                for owner in scene.parsed.children(prep.i, "pobj")
                for kid in scene.parsed.children(owner.i, "appos")
                if "person" in scene.classes(kid)
            ]
        for kid in beside:
            hit, classes = scene.hits.get(kid.i), scene.classes(kid)
            if (hit is not None and hit.kind in {"actor", "person"}) or (
                kid.pos == "PROPN" and not classes & {"place"} and kid.ent not in {"DATE", "TIME"}
            ):
                return self.refs(kid)
        return ()

    def _apposed(self, token: Token) -> Refs:
        """ "Abdalla Hamdok, the prime minister overthrown in 2021": a description beside a name is who is named."""
        parsed = self._scene.parsed
        head = parsed.head(token)
        if (
            token.dep == "appos"
            and head.i < token.i
            and head.pos == "PROPN"
            and "place" not in self._scene.classes(head)
        ):
            joined = [t for t in parsed.conjuncts(head) if t.i < token.i] if token.tag in PLURAL_TAGS else [head]
            return tuple(ref for t in joined for ref in self.refs(t))
        return self._named_before(token)

    def _named_before(self, token: Token) -> Refs:
        """ "X, the president of Turkey, which ..., telephoned": the name right before the comma, where the parser makes
        the description the subject."""
        parsed = self._scene.parsed
        start = parsed.phrase_start(token)
        if (
            token.dep != "nsubj"
            or start < 2
            or parsed.tokens[start - 1].text != ","
            or "office" not in self._scene.classes(token)
        ):
            return ()
        name = parsed.tokens[start - 2]
        hit = self._scene.hits.get(name.i)
        person = (hit is not None and hit.kind == "person") or (
            hit is None and name.ent == "PERSON" and name.pos == "PROPN"
        )
        free = name.dep not in {"pobj", "dobj", "nsubj"} or parsed.head(name).lower in {"on", "in", "at"}
        return self.refs(name) if person and free and name.sent == token.sent else ()

    def side_of(self, ref: ActorRef) -> Refs:
        """The sides for which the report says that this person acts."""
        return self._memory.of_person(ref)

    def unknown(self, token: Token) -> Refs:
        """A doer that is no known sort of side, as the report words it: vehicles with a crew, units, people of some
        sort, or the number that stands for them. Weapons, events and papers do nothing by themselves."""
        scene, words = self._scene, side_words()
        head = scene.semantic_head(token)
        if self._no_side(head) or head.tag in {"PRP", "WP", "WDT", "EX"}:
            return ()
        if head.lower in words["pro_indefinite"] or head.tag in {"CD", "DT"}:
            return self._provisional("people", head.text) if head.lower in words["pro_plural"] else ()
        crewed = head.lemma in words["crewed"] or head.lower in words["crewed"]
        plural = head.tag in PLURAL_TAGS and head.lemma not in words["lifeless"]
        idle = scene.classes(head) & {
            "event",
            "fire",
            "airborne",
            "place",
            "deal",
            "weapon",
            "aid",
            "media_noun",
            "service",
        }
        if head.pos not in {"NOUN", "PROPN"} or not (crewed or (plural and not idle and not is_a(head, "thing"))):
            return ()
        return self._provisional(scene.phrase_text(head), scene.full_phrase(head))

    def anyone(self, token: Token, *, narrow: bool = False) -> Refs:
        """A noun that is no known sort of side, as the report words it: for whoever is asked, arrested or hurt.

        With `narrow` only nouns that are people for certain: what is demanded is seldom somebody.
        """
        scene = self._scene
        head = scene.semantic_head(token)
        if head.lower == "those":
            kids = scene.parsed.children(head.i, "relcl", "acl", "amod", "prep")
            end = max((scene.parsed.subtree(k.i)[-1] for k in kids), default=head.i)
            below = scene.parsed.tokens[head.i + 1 : min(end, head.i + 7) + 1]
            last = next((scene.parsed.tokens[t.i - 1] for t in below if t.tag == "TO"), below[-1] if below else head)
            return self._provisional(scene.text[head.start : last.end].replace("\n", " ")) if kids else ()
        if narrow and not is_a(head, "people") and not scene.classes(head) & {"person", "civilian", "captive"}:
            return ()
        thing = is_a(head, "thing") and not is_a(head, "people")
        nothing = self._no_side(head) or thing or head.lower in side_words()["pro_indefinite"]
        if (
            nothing
            or head.pos != "NOUN"
            or scene.classes(head) & {"event", "place", "deal", "weapon", "aid", "media_noun"}
        ):
            return ()
        return self._provisional(scene.phrase_text(head), scene.full_phrase(head))

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

    def _pronoun(self, token: Token) -> Refs:
        if token.lower in FIRST_PERSON:
            return self._first_person(token)
        if token.lower in {"you", "your", "yours", "yourself", "yourselves"}:
            return ()
        if (ahead := self._ahead(token)) is not None:
            return relabelled(self.refs(ahead), token.text)
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
                ref.id for t in beside if t.i in self._scene.hits and t.i > token.i for ref in self.refs(t)
            )
        if token.dep not in {"dobj", "dative", "pobj"}:
            return frozenset()
        verb = parsed.head(token)
        if token.dep == "pobj":
            verb = parsed.head(verb)
        subjects = arguments(self._scene, verb).subject if verb.pos == "VERB" else ()
        return frozenset(ref.id for s in subjects if s.i != token.i for ref in self.refs(s))

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
                if not scene.quoted(subject) and subject.lower not in FIRST_PERSON and (found := self.refs(subject)):
                    return found
        return ()
