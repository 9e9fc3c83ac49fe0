"""Noun phrases to actors: names, composed names ("Syrian army"), theatre phrases ("the regime"), descriptions and pronouns.

`Actors` walks the report once, in order, and remembers each mention; what a later "they", "the group" or "the president"
means is looked up in that memory. What cannot be resolved stays as the report words it, under a provisional id.
"""

from dataclasses import dataclass
from datetime import date

from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.core.text import fold
from fogline.lexicon.base import in_force
from fogline.lexicon.values import Entity

GOVERNMENT = frozenset(
    "government regime authority authorities leadership junta administration cabinet state presidency side official officials delegation establishment ruler rulers".split()
)
ARMY = frozenset(
    "army military force forces troop troops soldier soldiers serviceman servicemen airforce warplane warplanes jet jets aircraft artillery drone drones missile missiles tank tanks helicopter helicopters gunship gunships commando commandos navy marine marines paratrooper paratroopers plane planes bomber bombers shell shells strike strikes airstrike airstrikes infantry unit units column columns rocket rockets fighter-jet gunner gunners battery batteries gunboat gunboats warship warships defence defense command shelling bombardment contingent reinforcement reinforcements conscript conscripts general generals commander commanders convoy armour armor uav uavs special-forces pilot pilots garrison".split()
)
POLICE = frozenset("police policeman policemen gendarme gendarmes gendarmerie".split())
_FIGHTERS = frozenset(
    "rebel rebels fighter fighters militant militants militia militias militiaman militiamen insurgent insurgents gunman gunmen jihadist jihadists guerrilla guerrillas guerilla guerillas force forces troop troops soldier soldiers group movement faction organisation organization terrorist terrorists separatist separatists paramilitary paramilitaries member members unit units commander commanders men combatant combatants side leadership leader leaders column columns convoy army militiamen operative operatives extremist extremists shelling artillery rocket rockets drone drones position positions official officials spokesman spokesperson spokeswoman representative representatives authorities authority government administration coalition alliance headquarters cell cells command gunner gunners shell shells strike strikes network branch wing".split()
)
_GROUPISH = frozenset(
    "group movement militia faction organisation organization outfit rebel rebels insurgent insurgents fighter fighters militant militants jihadist jihadists gunman gunmen guerrilla guerrillas guerillas force forces troops paramilitary paramilitaries terrorist terrorists separatist separatists militiaman militiamen extremist extremists opposition party side men attacker attackers assailant assailants invader invaders raider raiders column junta".split()
)
_COALITION = frozenset("coalition alliance bloc front federation union umbrella".split())
_GENERIC = GOVERNMENT | ARMY | POLICE | _GROUPISH | _COALITION
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_HONORIFIC = frozenset(
    "mr mrs ms dr gen general lt col colonel maj major capt captain sgt sergeant brig brigadier president king emir sheikh imam minister premier chancellor admiral commander prime foreign defence defense secretary ayatollah senator professor prof sir lieutenant field marshal governor mayor spokesman spokesperson spokeswoman analyst journalist director chief vice deputy ambassador envoy rear warlord leader major-general crown prince acting interim interior information former researcher commissioner representative coordinator".split()
)
_SPEAKER_NOUN = frozenset(
    "spokesman spokeswoman spokesperson official officials commander commanders source sources statement representative representatives officer officers ministry minister".split()
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention: who, where, and what the text has called them so far."""

    token: int
    sent: int
    refs: tuple[ActorRef, ...]
    nouns: frozenset[str]
    plural: bool
    person: bool
    gender: str
    group: bool
    subject: bool
    civilian: bool


class Actors:
    """Actor references of one report. `refs(token)` is empty where the phrase names no side."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._memo: dict[int, tuple[ActorRef, ...]] = {}
        self._seen: list[Seen] = []
        self._when: date | None = scene.published
        for token in scene.parsed.tokens:
            if self._mentionable(token):
                self._remember(token)

    def refs(self, token: Token) -> tuple[ActorRef, ...]:
        """Who the noun phrase headed by `token` is."""
        if token.i not in self._memo:
            self._memo[token.i] = self._resolve(token)
        return self._memo[token.i]

    def resolved(self, token: Token) -> bool:
        """True where a pronoun or description was led back to an earlier mention."""
        refs = self._memo.get(token.i, ())
        return bool(refs) and fold(refs[0].text) != fold(refs[0].name)

    # ------------------------------------------------------------------ the walk
    def _mentionable(self, token: Token) -> bool:
        if token.pos not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} or token.dep in {
            "compound",
            "amod",
            "nmod",
            "nummod",
            "npadvmod",
            "quantmod",
        }:
            return False
        if token.tag == "PRP$":
            return False
        classes = self._scene.classes(token)
        return bool(classes & {"actor", "person", "pronoun"}) or ("named" in classes and "place" not in classes)

    def _remember(self, token: Token) -> None:
        refs = self.refs(token)
        if not refs or (
            "pronoun" in self._scene.classes(token) and token.lower not in {"they", "he", "she", "it", "who"}
        ):
            return
        entity = self._scene.entity(refs[0].id)
        classes = self._scene.classes(token)
        nouns = {token.lemma, token.lower} | self._described(token)
        person = (
            entity.kind == "person"
            if entity
            else ("office" in classes and token.tag not in _PLURAL_TAGS) or token.ent == "PERSON"
        )
        plural = (
            token.tag in _PLURAL_TAGS
            or len(refs) > 1
            or token.lower == "they"
            or (not person and token.text.lower().endswith("s") and not token.text.isupper() and token.pos == "PROPN")
        )
        gender = (
            entity.gender
            if entity
            else (
                "f"
                if nouns & {"woman", "spokeswoman", "mother", "girl", "she"}
                else "m"
                if nouns & {"man", "spokesman", "father", "boy", "he"}
                else ""
            )
        )
        subject = token.dep in {"nsubj", "nsubjpass"} or (
            token.dep == "pobj" and self._scene.parsed.head(token).dep == "agent"
        )
        subject = subject or (token.dep == "conj" and self._scene.parsed.head(token).dep in {"nsubj", "nsubjpass"})
        group = bool(nouns & _GENERIC) or (entity is not None and entity.kind != "person")
        civilian = "civilian" in classes and "armed" not in classes
        self._seen.append(
            Seen(token.i, token.sent, refs, frozenset(nouns), plural, person, gender, group, subject, civilian)
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
    def _resolve(self, token: Token) -> tuple[ActorRef, ...]:
        scene = self._scene
        head = scene.semantic_head(token)
        if head.i != token.i:
            inner = self.refs(head)
            if inner and (token.lemma in {"member", "element", "group"} or True):
                return inner
        if token.tag in {"PRP", "PRP$"}:
            return self._pronoun(token)
        if token.tag in {"WP", "WDT"} or (token.tag == "DT" and token.lower in {"who", "which", "that"}):
            return self._relative(token)
        if token.lower in {
            "both",
            "each",
            "others",
            "one",
            "another",
            "everyone",
            "anyone",
            "someone",
            "all",
            "none",
            "many",
            "some",
            "few",
            "most",
            "nobody",
            "everybody",
            "anybody",
        } or token.tag in {"CD", "DT"}:
            return self._both(token) if token.lower in {"both", "each"} else ()
        hit = scene.hits.get(token.i)
        if hit is not None and (hit.firm or scene.place_context(token)):
            found = self._by_hit(token)
            if found is not None:
                return found
        if token.pos == "PROPN" or token.tag in {"NNP", "NNPS"}:
            return self._proper(token)
        return self._common(token)

    def _ref(self, entity: Entity, text: str) -> tuple[ActorRef, ...]:
        return (ActorRef(name=entity.name, id=entity.id, text=text),)

    def _provisional(self, text: str) -> tuple[ActorRef, ...]:
        clean = " ".join(text.split())
        return (
            (ActorRef(name=clean, id=f"new:{fold(clean).replace(' ', '-')}"[:60], text=clean),) if fold(clean) else ()
        )

    def _by_hit(self, token: Token) -> tuple[ActorRef, ...] | None:
        scene, hit = self._scene, self._scene.hits[token.i]
        target = hit.target if hit.kind != "place" else (hit.target or hit.also)
        entity = scene.entity(target) if target else None
        if hit.kind in {"adjective"} and token.pos == "ADJ":
            return None
        if entity is None:
            return () if hit.kind == "place" else None
        text = scene.phrase_text(token) if hit.kind == "person" else hit.text
        return self._ref(entity, text if len(text) < 80 else hit.text)

    def _relative(self, token: Token) -> tuple[ActorRef, ...]:
        for at in self._scene.parsed.ancestors(token):
            if at.dep in {"relcl", "acl"}:
                return self.refs(self._scene.parsed.head(at))
        return ()

    def _proper(self, token: Token) -> tuple[ActorRef, ...]:
        """A name that no pack knows: joined with an earlier, longer mention where it repeats its last words."""
        scene = self._scene
        text = scene.phrase_text(token)
        composed = self._composed(token)
        if composed:
            return composed
        if token.ent in {"GPE", "LOC", "FAC"} and token.dep not in {"nsubj"} and scene.parsed.head(token).lower != "by":
            return ()
        words = [w for w in fold(text).split() if w not in _HONORIFIC]
        if not words:
            return self._common(token)
        for seen in reversed(self._seen):
            known = fold(seen.refs[0].name).split()
            if known[-len(words) :] == words and len(known) > len(words):
                return (ActorRef(name=seen.refs[0].name, id=seen.refs[0].id, text=text),)
        stripped = text
        while len(stripped.split()) > 1 and fold(stripped.split()[0]) in _HONORIFIC:
            stripped = stripped.split(maxsplit=1)[1]
        found = self._provisional(stripped)
        return tuple(ActorRef(name=r.name, id=r.id, text=text) for r in found)

    def _common(self, token: Token) -> tuple[ActorRef, ...]:
        scene = self._scene
        classes = scene.classes(token)
        if not classes & {"actor", "person", "body"}:
            return ()
        named = [
            k
            for k in scene.parsed.children(token.i, "appos")
            if k.i in scene.hits and scene.hits[k.i].kind in {"actor", "person"}
        ]
        if named:
            return self.refs(named[0])
        phrase = scene.phrase_text(token)
        composed = self._composed(token)
        if composed:
            return composed
        described = scene.base.described(phrase, scene.scan.theatres, self._when)
        if described:
            return self._ref(scene.base.entities[described], phrase)
        back = self._back(token, phrase)
        if back:
            return back
        return self._provisional(phrase)

    # ------------------------------------------------------------------ composed names
    def _composed(self, token: Token) -> tuple[ActorRef, ...]:
        """ "Syrian army", "Russia's foreign ministry", "Houthi rebels", "Assad's forces", "forces of the LNA"."""
        scene = self._scene
        phrase = scene.phrase_text(token)
        owners = [t for t in scene.parsed.modifiers(token) if t.i in scene.hits and not self._hyphenated(t)]
        of = [
            k
            for p in scene.parsed.children(token.i, "prep")
            if p.lower == "of"
            for k in scene.parsed.children(p.i, "pobj")
            if k.i in scene.hits
        ]
        if token.lower in _GENERIC and not owners:
            owners = of
        for owner in reversed(owners):
            hit = scene.hits[owner.i]
            entity = scene.entity(hit.target) if hit.kind != "place" else None
            if hit.kind in {"adjective", "state", "people"} and entity is not None:
                found = self._organ(token, entity, phrase)
                if found:
                    return found
            elif entity is not None and hit.kind == "actor" and token.lower in _FIGHTERS:
                return self._ref(entity, phrase)
            elif entity is not None and hit.kind == "person" and token.lower in (_GENERIC | {"men", "loyalists"}):
                return self._of_person(token, entity, phrase)
        return ()

    def _hyphenated(self, token: Token) -> bool:
        """ "Turkish-backed rebels" are not Turkish rebels."""
        after = self._scene.text[token.end : token.end + 2]
        return len(after) == 2 and after[0] in "-‑" and after[1].isalpha()

    def _organ(self, token: Token, state: Entity, phrase: str) -> tuple[ActorRef, ...]:
        base, iso, word = self._scene.base, state.country, token.lower
        rebel = any(
            t.lower
            in {
                "rebel",
                "opposition",
                "militia",
                "insurgent",
                "backed",
                "proxy",
                "separatist",
                "democratic",
                "pro",
                "anti",
                "former",
                "police",
            }
            for t in self._scene.parsed.modifiers(token)
        )
        if rebel and word not in POLICE:
            return ()
        for words, organ in ((POLICE, "police"), (GOVERNMENT, "gov"), (ARMY, "army")):
            if word in words:
                entity = base.of_country(organ, iso)
                return self._ref(entity, phrase) if entity else ()
        if word in {"president", "premier", "minister", "leader", "king", "chancellor", "emir", "secretary"}:
            return self._officer(token, iso, phrase)
        if word in {"ministry", "embassy", "parliament", "department"}:
            return self._provisional(phrase)
        return ()

    def _officer(self, token: Token, iso: str, phrase: str) -> tuple[ActorRef, ...]:
        words = set(fold(phrase).split())
        office = {"president": "President", "king": "King", "emir": "Emir", "chancellor": "Chancellor"}.get(
            token.lower, ""
        )
        if token.lower == "minister":
            office = next(
                (
                    name
                    for key, name in (
                        ("prime", "Prime Minister"),
                        ("foreign", "Foreign Minister"),
                        ("defence", "Defence Minister"),
                        ("defense", "Defence Minister"),
                    )
                    if key in words
                ),
                "",
            )
        if not office or words & {"former", "vice", "deputy", "late"}:
            return ()
        when = self._when
        holders = [
            e
            for e in self._scene.base.entities.values()
            if e.kind == "person" and e.country == iso and e.office == office and in_force(e.since, e.until, when)
        ]
        return self._ref(holders[0], phrase) if len(holders) == 1 else ()

    def _of_person(self, token: Token, person: Entity, phrase: str) -> tuple[ActorRef, ...]:
        base = self._scene.base
        parent = base.entities.get(person.parent)
        if parent is None:
            return self._provisional(phrase)
        if parent.kind in {"government", "state"}:
            organ = "gov" if token.lower in GOVERNMENT else "army"
            entity = base.of_country(organ, parent.country)
            return self._ref(entity, phrase) if entity else ()
        return self._ref(parent, phrase)

    # ------------------------------------------------------------------ looking back
    def _definite(self, token: Token) -> bool:
        kids = self._scene.parsed.children(token.i)
        if any(k.lower in {"the", "this", "these", "that", "those", "its", "their", "his", "both"} for k in kids):
            return True
        return False

    def _back(self, token: Token, phrase: str) -> tuple[ActorRef, ...]:
        """ "the group", "the ministry", "the president": the latest mention that bears the noun, else one of its sort."""
        if not self._definite(token):
            return (
                self._default_side(token, phrase)
                if not any(
                    k.dep in {"amod", "compound", "nummod", "det", "poss"} for k in self._scene.parsed.children(token.i)
                )
                else ()
            )
        noun, lower = token.lemma, token.lower
        if lower in {"sides", "parties"}:
            return self._both(token)
        bare = len(phrase.split()) == 1
        for seen in reversed(self._seen):
            if token.sent - seen.sent > 12:
                break
            name = fold(seen.refs[0].name).split()
            if (
                seen.token != token.i
                and (noun in seen.nouns or noun in name or lower in name)
                and (bare or phrase.split()[0].lower() in {*seen.nouns, *name})
            ):
                return tuple(ActorRef(name=r.name, id=r.id, text=phrase) for r in seen.refs)
        if not bare:
            return ()
        return self._by_sort(token, phrase) or self._default_side(token, phrase)

    def _by_sort(self, token: Token, phrase: str) -> tuple[ActorRef, ...]:
        word = token.lower
        scene = self._scene
        for seen in reversed(self._seen):
            if token.sent - seen.sent > 5 or seen.token == token.i:
                continue
            entity = scene.entity(seen.refs[0].id)
            kind = entity.kind if entity else ""
            fits = (
                (word in _GROUPISH and kind in {"armed_group", "coalition", "party"})
                or (word in _COALITION and kind == "coalition")
                or (word in ARMY and kind == "army")
                or (word in GOVERNMENT and kind == "government")
                or (
                    "office" in scene.classes(token)
                    and seen.person
                    and token.tag not in _PLURAL_TAGS
                    and "armed" not in scene.words.classes["office"]
                )
                or (
                    word
                    in {
                        "agency",
                        "organisation",
                        "organization",
                        "body",
                        "monitor",
                        "watchdog",
                        "charity",
                        "mission",
                        "network",
                    }
                    and kind in {"body", "monitor", "ngo"}
                )
            )
            if fits:
                return tuple(ActorRef(name=r.name, id=r.id, text=phrase) for r in seen.refs)
        return ()

    def _default_side(self, token: Token, phrase: str) -> tuple[ActorRef, ...]:
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
                return self._ref(entity, phrase) if entity else ()
        return ()

    def _both(self, token: Token) -> tuple[ActorRef, ...]:
        """ "both sides": the two latest different sides."""
        out: list[ActorRef] = []
        for seen in reversed(self._seen):
            if token.sent - seen.sent > 4:
                break
            for ref in seen.refs:
                if seen.group and not seen.civilian and all(ref.id != other.id for other in out):
                    out.append(ActorRef(name=ref.name, id=ref.id, text=token.text))
            if len(out) >= 2:
                return tuple(out[:2])
        return ()

    def _pronoun(self, token: Token) -> tuple[ActorRef, ...]:
        word = token.lower
        if word in {"i", "me", "my", "we", "us", "our", "you", "your", "myself", "ourselves"}:
            return ()
        best: tuple[float, Seen] | None = None
        for seen in reversed(self._seen):
            gap = token.sent - seen.sent
            if gap > 3:
                break
            if seen.token >= token.i or not self._agrees(word, seen) or self._same_clause(token, seen):
                continue
            score = -1.6 * gap + (1.5 if seen.subject else 0.0) - 0.02 * (token.i - seen.token)
            if word in {"they", "them", "their"}:
                score += (0.8 if seen.plural else 0.0) + (-1.0 if seen.civilian and token.dep == "nsubj" else 0.0)
            if best is None or score > best[0]:
                best = (score, seen)
        if best is None:
            return ()
        return tuple(ActorRef(name=r.name, id=r.id, text=token.text) for r in best[1].refs)

    @staticmethod
    def _agrees(word: str, seen: Seen) -> bool:
        if word in {"he", "him", "his", "himself"}:
            return seen.person and seen.gender != "f" and not seen.plural
        if word in {"she", "her", "hers", "herself"}:
            return seen.person and seen.gender != "m" and not seen.plural
        if word in {"they", "them", "their", "themselves", "theirs"}:
            return seen.plural or seen.group
        return not seen.plural and not seen.person and (seen.group or not seen.civilian)

    def _same_clause(self, token: Token, seen: Seen) -> bool:
        """An object pronoun is never its own verb's subject."""
        parsed = self._scene.parsed
        if token.tag == "PRP$" or token.lower.endswith(("self", "selves")):
            return False
        other = parsed.tokens[seen.token]
        return other.head == token.head and token.dep != other.dep and token.dep in {"dobj", "pobj", "nsubj"}
