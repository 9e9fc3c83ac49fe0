"""Words that make claims: verbs, phrases, event nouns and compound modifiers ("Turkish-controlled") become drafts."""

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.actors import Actors
from fogline.claims.arguments import Arguments, arguments, nominal, prepositional
from fogline.claims.case import Case
from fogline.claims.conditions import NEEDS, NOUN_NEEDS
from fogline.claims.drafts import Draft, Relations
from fogline.claims.numbers import of_phrase
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.frames import Frame, FrameTable
from fogline.lexicon.kinds import Kind

_PREPOSITIONS = frozenset(
    "of to in into on with from for under at over through between against by behind across beside after before alongside upon as".split()
)
_AUX = frozenset({"aux", "auxpass"})
_ASPECT = frozenset("begin start continue resume keep cease stop halt finish complete".split())
_HYPHEN = {
    "held": Kind.CONTROL,
    "controlled": Kind.CONTROL,
    "occupied": Kind.CONTROL,
    "run": Kind.CONTROL,
    "administered": Kind.CONTROL,
    "dominated": Kind.CONTROL,
    "ruled": Kind.CONTROL,
    "backed": Kind.BACK,
    "supported": Kind.BACK,
    "sponsored": Kind.BACK,
    "funded": Kind.BACK,
    "armed": Kind.BACK,
    "trained": Kind.BACK,
    "financed": Kind.BACK,
    "led": Kind.LEAD,
    "allied": Kind.ALLY,
    "aligned": Kind.ALLY,
}
_HARMLESS_HEAD = frozenset(
    "capability capabilities helicopter dog ship plane vehicle boat site video report claim plan wing rate figure number zone list crime dog position aircraft command commander officer headquarters room service team role".split()
)


_BLASTS = frozenset({"suicide", "ied", "device", "explosive", "bomb", "grenade", "mine", "landmine", "car"})
_FIRES = frozenset({"drone", "missile", "rocket", "air", "artillery", "mortar", "aerial", "helicopter", "chemical"})
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today yesterday tomorrow day days week weeks month months year years night morning "
    "afternoon evening weekend hour hours minute minutes dawn dusk midnight noon".split()
)
_HOLDING = frozenset({"hands", "hand", "control", "possession", "occupation", "rule", "sway", "grip"})
_CHANGING = frozenset({"fall", "come", "pass", "bring", "return", "go", "slip", "take", "place", "put"})
_LAUNCH = frozenset(
    "launch mount stage begin start carry conduct wage impose open unleash undertake execute lead spearhead declare sign reach".split()
)
_TERRITORIAL = frozenset({Kind.CAPTURE, Kind.CONTROL, Kind.ADVANCE, Kind.WITHDRAW, Kind.BESIEGE, Kind.TRANSFER})


class Triggers:
    """Finds the drafts of one report."""

    def __init__(self, scene: Scene, actors: Actors, places: Places, frames: FrameTable) -> None:
        self._scene, self._actors, self._places, self._frames = scene, actors, places, frames
        self._verb_drafts: dict[int, Draft] = {}

    def find(self) -> list[Draft]:
        """All drafts, in the order of their triggers."""
        tokens = self._scene.parsed.tokens
        out: list[Draft] = []
        refused: set[int] = set()
        for token in tokens:
            if self._is_verb(token):
                draft = self._verb(token, refused)
                if draft is not None:
                    self._verb_drafts[token.i] = draft
                    out.append(draft)
        used = {word.i for draft in out for word in draft.words}
        for token in tokens:
            if token.i not in used and token.i not in refused and self._is_event_noun(token):
                draft = self._noun(token)
                if draft is not None:
                    out.append(draft)
        out = _one_telling(out)
        out += self._compounds()
        out += self._holders({draft.verb.i for draft in out})
        out += self._dead({draft.trigger.i for draft in out})
        return [self._without_times(draft) for draft in sorted(out, key=lambda d: d.trigger.i)]

    def _without_times(self, draft: Draft) -> Draft:
        """Days and months are nobody: "shelled the city on Monday"."""
        kept = {
            relation: tuple(t for t in tokens if t.lower not in _CALENDAR and t.ent not in {"DATE", "TIME"})
            for relation, tokens in draft.relations.items()
        }
        return replace(draft, relations=kept)

    # ------------------------------------------------------------------ verbs
    def _is_verb(self, token: Token) -> bool:
        if token.dep in _AUX or token.i in self._scene.hits:
            return False
        if token.lower in _HYPHEN and token.i and self._scene.parsed.tokens[token.i - 1].text in {"-", "‑", "–"}:
            return False  # "Turkish-backed": told by `_compounds`
        if token.lower in {"surrounding", "following", "including", "according", "leading", "sweeping"}:
            return bool(self._scene.parsed.children(token.i, "aux"))
        if token.pos == "VERB" or token.tag.startswith("VB"):
            if token.dep == "amod" and not self._heavy_participle(token):
                return False
            return token.dep != "compound"
        return False

    def _heavy_participle(self, token: Token) -> bool:
        """ "besieged town", "advancing rebels" say nothing new as a rule; with an argument of their own they do."""
        return any(
            k.dep in {"agent", "prep", "npadvmod"} and k.lower != "-" for k in self._scene.parsed.children(token.i)
        )

    def _verb(self, token: Token, refused: set[int]) -> Draft | None:
        frames = self._frames.verbs.get(token.lemma, ())
        if not frames and token.lemma.startswith("re") and len(token.lemma) > 6:
            frames = self._frames.verbs.get(token.lemma[2:].lstrip("-"), ())
        if not frames:
            return None
        args = arguments(self._scene, token)
        plain: Draft | None = None
        for frame in frames:
            matched = self._phrase(frame, token, args)
            if matched is not None:
                words, objects, relation = matched
                if frame.kind is None:
                    refused.update(t.i for t in words)
                    return None
                if self._fits(frame, token, args, objects, phrase=True):
                    return self._draft(frame, token, args, words, objects, relation)
            if (
                plain is None
                and token.lemma in frame.verbs
                and self._fits(frame, token, args, args.object, phrase=False)
            ):
                plain = self._draft(frame, token, args, (token, *self._particles(token)), args.object, "object")
        return plain

    def _particles(self, token: Token) -> tuple[Token, ...]:
        return tuple(self._scene.parsed.children(token.i, "prt"))

    def _phrase(
        self, frame: Frame, token: Token, args: Arguments
    ) -> tuple[tuple[Token, ...], tuple[Token, ...], str] | None:
        """The longest phrase of the frame that hangs below the verb: its words, its objects, and their relation."""
        for phrase in frame.phrases:
            if phrase[0] == token.lemma:
                found = self._match(phrase[1:], token, args)
                if found is not None:
                    return found
        return None

    def _match(
        self, rest: tuple[str, ...], verb: Token, args: Arguments
    ) -> tuple[tuple[Token, ...], tuple[Token, ...], str] | None:
        parsed = self._scene.parsed
        words = [verb]
        if not rest:
            return (verb,), args.object, "object"
        for wanted in rest:
            candidates = [
                k for w in words for k in parsed.children(w.i) if k.dep not in {"nsubj", "nsubjpass"} and k not in words
            ]
            if verb.dep in {"relcl", "acl"} or args.passive:
                candidates += [t for t in args.object if t not in words]
            found = next(
                (
                    k
                    for k in candidates
                    if wanted in {k.lower, k.lemma, self._counted(k)} and k.dep not in {"punct", "cc", "advcl", "ccomp"}
                ),
                None,
            )
            if found is None and wanted in {k.lower for k in parsed.children(verb.i, "prt", "advmod")}:
                found = next(k for k in parsed.children(verb.i, "prt", "advmod") if k.lower == wanted)
            if found is None:
                return None
            words.append(found)
        last = words[-1]
        if rest[-1] in _PREPOSITIONS and last.pos in {"ADP", "SCONJ", "PART"}:
            inner = [
                t
                for k in parsed.children(last.i, "pobj", "pcomp")
                if nominal(k) and k.lower not in _CALENDAR and k.ent not in {"DATE", "TIME"}
                for t in parsed.conjuncts(k)
            ]
            if not inner and last.dep == "prt":
                inner = list(args.object)
            return (tuple(words), tuple(inner), "object") if inner else None
        objects = tuple(t for t in args.object if t not in words)
        return tuple(words), objects, "object"

    def _counted(self, token: Token) -> str:
        """ "dozens of rockets" are rockets."""
        return self._scene.semantic_head(token).lemma if token.dep in {"dobj", "nsubjpass"} else token.lemma

    def _case(self, trigger: Token, args: Arguments, objects: tuple[Token, ...]) -> Case:
        return Case(self._scene, self._actors, self._places, trigger, args, objects)

    def _fits(self, frame: Frame, token: Token, args: Arguments, objects: tuple[Token, ...], *, phrase: bool) -> bool:
        case = self._case(token, args, objects)
        if (
            frame.object
            and not (phrase and not objects and args.object and not frame.object & {"place"})
            and not self._class_fits(frame.object, objects, case)
        ):
            return False
        if frame.not_object and any(self._named(frame.not_object, t, case) for t in objects):
            return False
        if frame.subject and not self._subject_fits(frame, args, case):
            return False
        return all(NEEDS[need](case) for need in sorted(frame.needs))

    @staticmethod
    def _named(wanted: frozenset[str], token: Token, case: Case) -> bool:
        if "pronoun" in case.scene.classes(token):
            return False
        head = case.scene.semantic_head(token)
        return (
            token.lemma in wanted
            or token.lower in wanted
            or head.lemma in wanted
            or ("named" not in case.kinds(head) and bool(wanted & {"armed", "civilian", "person"} & case.kinds(head)))
        )

    def _class_fits(self, wanted: frozenset[str], objects: tuple[Token, ...], case: Case) -> bool:
        if not objects:
            return "none" in wanted
        if "any" in wanted:
            return True
        first = objects[0]
        kinds = case.kinds(first)
        lemmas = {first.lemma, first.lower, case.scene.semantic_head(first).lemma}
        if wanted & lemmas or wanted & kinds:
            return not ("place" in kinds and "named" not in kinds and wanted == {"person"})
        if (
            "unknown" in kinds
            and "named" not in kinds
            and wanted & {"person", "actor", "armed", "civilian"}
            and "thing" not in kinds
        ):
            return True
        if "number" in wanted and (first.tag == "CD" or first.lower in {"hundreds", "thousands", "dozens"}):
            return True
        if "armed_place" in wanted:
            return "place" in kinds and any(
                "armed" in self._scene.classes(m) for m in self._scene.parsed.modifiers(first)
            )
        if "clause" in wanted:
            return bool(case.scene.parsed.children(case.trigger.i, "ccomp", "xcomp"))
        return False

    def _subject_fits(self, frame: Frame, args: Arguments, case: Case) -> bool:
        if not args.subject:
            return bool(frame.subject & {"none", "unknown"})
        for token in args.subject[:2]:
            kinds = case.kinds(token)
            if "number" in frame.subject and token.lower in {"thousands", "hundreds", "dozens", "tens", "scores"}:
                return True
            if frame.subject & kinds:
                if "place" in frame.subject or not (
                    "place" in kinds
                    and "metonym" not in kinds
                    and "state" not in kinds
                    and not kinds & {"armed", "actor"}
                ):
                    return True
            if "actor" in frame.subject and kinds & {"metonym", "armed", "office", "person"}:
                return True
            if "armed" in frame.subject and {"body", "named"} <= kinds:
                return True
            if ("armed" in frame.subject and kinds & {"metonym"}) or (
                "unknown" in frame.subject and "unknown" in kinds and "thing" not in kinds
            ):
                return True
            if frame.subject & {"armed"} and "office" in kinds and "civilian" not in kinds:
                return True
        return False

    def _draft(
        self,
        frame: Frame,
        token: Token,
        args: Arguments,
        words: tuple[Token, ...],
        objects: tuple[Token, ...],
        relation: str,
    ) -> Draft | None:
        assert frame.kind is not None
        relations: Relations = {"subject": args.subject, relation: objects}
        own_objects = [t for t in args.object if t not in words]
        if relation == "object" and objects != args.object:
            relations["direct"] = tuple(t for t in own_objects if t not in objects)
            relations["consumed"] = tuple(t for t in args.object if t in words)
        for prep, tokens in args.preps.items():
            kept = tuple(t for t in tokens if t not in objects and t not in words)
            if kept:
                relations[prep] = kept
        roles = {"direct": frame.actor_roles.get("object", "none")}
        if frame.kind is Kind.WITHDRAW and args.passive and not args.subject:
            roles["object"] = "actor"
        if frame.kind in _TERRITORIAL:
            relations[relation] = tuple(self._territory(t) for t in relations[relation])
        return Draft(
            token,
            token,
            frame.kind,
            frame,
            relations,
            words,
            passive=args.passive,
            negative=frame.negative,
            extra_actor_roles=roles,
            extra_place_roles={"direct": frame.place_roles.get("object", "at"), "consumed": "at"},
        )

    def _territory(self, token: Token) -> Token:
        """The place that a pronoun object stands for: "retook it", "was won back"."""
        if token.lower not in {"it", "both"}:
            return token
        hits = self._scene.hits
        for other in reversed(self._scene.parsed.tokens[max(0, token.i - 80) : token.i]):
            hit = hits.get(other.i)
            if hit is not None and hit.kind == "place" and not hit.feature and token.sent - other.sent <= 2:
                return other
        return token

    # ------------------------------------------------------------------ nouns
    def _is_event_noun(self, token: Token) -> bool:
        if token.lemma not in self._frames.nouns or token.i in self._scene.hits:
            return False
        if token.pos not in {"NOUN", "PROPN", "VERB", "ADJ"} or token.dep == "aux":
            return False
        if token.dep in {"compound", "amod", "nmod", "npadvmod"} and token.i < token.head:
            return False
        if token.pos == "PROPN" and any(
            m.pos == "PROPN" and m.i not in self._scene.hits for m in self._scene.parsed.modifiers(token)
        ):
            return False  # part of a name: "Task Force Strike"
        return not (token.pos == "VERB" and token.i in self._verb_drafts) and not (
            token.pos == "VERB" and token.tag != "VBG"
        )

    def _noun(self, token: Token) -> Draft | None:
        mods = {t.lower for t in self._scene.parsed.modifiers(token)}
        args = Arguments(preps=prepositional(self._scene, token))
        before = self._scene.parsed.tokens[token.i - 1].lower if token.i else ""
        for frame in self._frames.nouns[token.lemma]:
            named = (
                token.lemma in frame.nouns
                or token.lower in frame.nouns
                or f"{before} {token.lemma}" in frame.nouns
                or any(f"{m} {token.lemma}" in frame.nouns for m in mods)
            )
            if not named or frame.not_with & mods:
                continue
            case = self._case(token, args, args.preps.get("of", ()))
            if frame.of and not self._of_fits(frame, token, case):
                continue
            if not all(NOUN_NEEDS[need](case) for need in sorted(frame.needs_noun)):
                continue
            if frame.kind is Kind.CONTROL and token.dep == "pobj" and self._scene.parsed.head(token).lower == "for":
                return None  # "fought for control of"
            draft = self._noun_draft(frame, token, args)
            return self._by_means(draft, mods) if draft is not None else None
        return None

    def _by_means(self, draft: Draft, mods: set[str]) -> Draft:
        """ "raids by warplanes" are strikes, "an improvised explosive device attack" is a bombing."""
        if draft.kind not in {Kind.CLASH, Kind.OFFENSIVE, Kind.BOMBING}:
            return draft
        doers = [t for key in ("subject", "by", "poss", "compound") for t in draft.relations.get(key, ())]
        flown = any("fire" in self._scene.classes(t) and t.lemma not in {"tank", "fire"} for t in doers)
        kind = None
        if draft.kind is Kind.BOMBING:
            states = [ref for t in doers for ref in self._actors.refs(t) if ref.id.startswith(("army.", "st.", "gov."))]
            kind = Kind.STRIKE if draft.trigger.lemma == "bombing" and (states or flown) else None
        elif mods & _BLASTS:
            kind = Kind.BOMBING
        elif mods & _FIRES or (flown and draft.trigger.lemma in {"raid", "attack", "sortie", "assault", "operation"}):
            kind = Kind.STRIKE
        if kind is None:
            return draft
        frame = next(f for frames in self._frames.nouns.values() for f in frames if f.kind is kind)
        return replace(draft, kind=kind, frame=frame)

    def _of_fits(self, frame: Frame, token: Token, case: Case) -> bool:
        of = case.args.preps.get("of", ())
        owned = [t for t in self._scene.parsed.modifiers(token)]
        if not of:
            return ("none" in frame.of and bool(owned)) or any(
                "place" in case.kinds(t) and "place" in frame.of for t in owned if t.dep in {"poss", "compound"}
            )
        return any(frame.of & case.kinds(t) for t in of)

    def _noun_draft(self, frame: Frame, token: Token, args: Arguments) -> Draft | None:
        assert frame.kind is not None
        parsed = self._scene.parsed
        relations: Relations = {}
        for mod in parsed.children(token.i, "poss", "compound", "amod", "nmod"):
            hit = self._scene.hits.get(mod.i)
            relation = {"poss": "poss", "compound": "compound", "nmod": "compound"}.get(mod.dep, "adjective")
            if (
                hit is not None
                or relation == "poss"
                or (
                    relation == "compound"
                    and "armed" in self._scene.classes(mod)
                    and not {"fire", "weapon"} & self._scene.classes(mod)
                )
            ):
                after = self._scene.text[mod.end : mod.end + 1]
                if after not in {"-", "‑"}:
                    relations[relation] = (*relations.get(relation, ()), mod)
        for prep, tokens in args.preps.items():
            relations[prep] = tokens
        for kid in parsed.children(token.i, "acl"):
            if kid.lemma in {"report", "record", "document", "register", "hear", "confirm", "document"}:
                for prep, tokens in prepositional(self._scene, kid).items():
                    relations.setdefault(prep, tokens)
        if frame.kind in {Kind.LEAD, Kind.MEMBER} and token.dep == "appos":
            relations["subject"] = (parsed.head(token),)
            return Draft(token, token, frame.kind, frame, relations, (token,), nominal=True, own=True)
        if frame.kind is Kind.BACK and token.dep == "attr":
            relations["subject"] = arguments(self._scene, parsed.head(token)).subject
            return Draft(token, parsed.head(token), frame.kind, frame, relations, (token,), nominal=True)
        if frame.kind is Kind.BACK:
            named = [k for k in (*parsed.children(token.i, "appos", "conj"),) if k.i in self._scene.hits]
            relations["subject"] = tuple(t for k in named for t in parsed.conjuncts(k))
        relative = self._relative(token)
        if relative is not None:
            args = arguments(self._scene, relative)
            own = {"subject": args.subject} if relative.lemma != "begin" and token not in args.subject else {}
            more = {k: v for k, v in args.preps.items() if k not in relations}
            return Draft(
                token, relative, frame.kind, frame, {**relations, **more, **own}, (token, relative), nominal=True
            )
        verb, words, extra = self._governor(token, relations)
        if verb is None:
            return None
        return Draft(token, verb, frame.kind, frame, {**relations, **extra}, words, nominal=True)

    def _relative(self, token: Token) -> Token | None:
        """The light verb of a relative clause or participle: "the offensive that rebels launched", "a siege imposed by"."""
        for kid in self._scene.parsed.children(token.i, "relcl", "acl"):
            launch = kid.lemma in _LAUNCH and (kid.lemma in {"begin", "start"} or self._names_somebody(kid))
            if kid.pos == "VERB" and launch:
                return kid
        return None

    def _names_somebody(self, verb: Token) -> bool:
        args = arguments(self._scene, verb)
        return bool(args.subject) or bool(args.preps)

    def _governor(self, token: Token, relations: Relations) -> tuple[Token | None, tuple[Token, ...], Relations]:
        """The verb that lends tense, mood and often the subject; the noun alone, where its own arguments make it a claim."""
        scene, parsed, tables = self._scene, self._scene.parsed, self._scene.words.classes
        noun = token
        while noun.dep == "conj" and parsed.head(noun).pos == "NOUN":
            noun = parsed.head(noun)
        head = parsed.head(noun)
        if (
            head.pos == "ADP"
            and head.dep in {"prep", "agent"}
            and parsed.head(head).pos == "NOUN"
            and parsed.head(head).lemma
            in {
                "series",
                "phase",
                "stage",
                "kind",
                "sort",
                "wave",
                "string",
                "round",
                "number",
                "spate",
                "surge",
                "campaign",
                "barrage",
                "outbreak",
                "resumption",
                "escalation",
                "intensification",
                "start",
                "success",
                "halt",
                "end",
                "report",
                "continuation",
                "days",
                "hours",
                "weeks",
                "pair",
                "rise",
                "increase",
                "uptick",
            }
        ):
            noun = parsed.head(head)
            head = parsed.head(noun)
        extra: Relations = {}
        if noun.dep in {"nsubj", "nsubjpass", "csubj"} and head.pos in {"VERB", "AUX"}:
            if head.i in self._verb_drafts and self._same_event(self._verb_drafts[head.i].kind, token):
                return None, (), {}
            if head.lemma in tables["occur"] or noun.dep == "nsubjpass" or self._rich(relations):
                args = arguments(scene, head)
                extra = {
                    k: v
                    for k, v in args.preps.items()
                    if k
                    in {
                        "in",
                        "at",
                        "near",
                        "around",
                        "on",
                        "outside",
                        "across",
                        "along",
                        "inside",
                        "between",
                        "over",
                        "throughout",
                        "into",
                        "within",
                    }
                    and k not in relations
                }
                if noun.dep == "nsubjpass" and head.lemma in tables["light"] and args.subject:
                    extra["subject"] = args.subject
                return head, (token,), extra
            args = arguments(scene, head)
            placed = {
                k: v
                for k, v in args.preps.items()
                if k in {"in", "at", "near", "around", "outside", "across", "on"}
                and any(self._places.spots(t) for t in v)
            }
            if placed:
                return head, (token,), {k: v for k, v in placed.items() if k not in relations}
            return (head if self._rich(relations) else None), (token,), {}
        if (noun.dep in {"dobj", "attr", "oprd"} and head.pos in {"VERB", "AUX"}) or (
            noun.dep == "pobj" and parsed.head(head).pos == "VERB"
        ):
            verb = head if head.pos in {"VERB", "AUX"} else parsed.head(head)
            light = verb.lemma in tables["light"]
            if noun.dep == "pobj" and not (
                light
                and head.lower in {"in", "to", "with", "out", "on", "off", "under", "up", "from"}
                and verb.lemma
                in {
                    "engage",
                    "participate",
                    "take",
                    "join",
                    "carry",
                    "press",
                    "go",
                    "come",
                    "call",
                    "fight",
                    "die",
                    "push",
                    "agree",
                }
            ):
                return self._alone(token, verb, relations)
            if (light and noun.dep != "pobj") or light:
                if verb.i in self._verb_drafts and verb.lemma not in {
                    "repel",
                    "repulse",
                    "foil",
                    "thwart",
                    "fight",
                    "lead",
                    "spearhead",
                    "announce",
                    "declare",
                    "sign",
                    "reach",
                }:
                    kind = self._verb_drafts[verb.i].kind
                    if self._same_event(kind, token):
                        return None, (), {}
                args = arguments(scene, verb)
                if verb.lemma in {
                    "announce",
                    "declare",
                    "report",
                    "confirm",
                    "record",
                    "document",
                    "see",
                    "witness",
                    "hear",
                    "describe",
                    "register",
                    "admit",
                    "verify",
                    "expect",
                    "follow",
                    "trigger",
                    "spark",
                    "provoke",
                    "prompt",
                    "cause",
                    "claim",
                    "include",
                    "involve",
                    "force",
                    "bring",
                    "call",
                    "facilitate",
                    "welcome",
                    "reject",
                    "end",
                    "oversee",
                    "mediate",
                    "support",
                    "back",
                    "propose",
                    "seek",
                    "accept",
                    "endure",
                    "survive",
                    "suffer",
                    "face",
                    "repel",
                    "repulse",
                    "foil",
                    "thwart",
                    "beat",
                    "withstand",
                    "fend",
                    "ward",
                    "stave",
                    "absorb",
                    "sustain",
                    "receive",
                }:
                    if (
                        verb.lemma in {"announce", "declare"}
                        and "subject" not in relations
                        and not relations.get("poss")
                        and token.lemma
                        in {
                            "offensive",
                            "operation",
                            "ceasefire",
                            "truce",
                            "withdrawal",
                            "curfew",
                            "mobilisation",
                            "mobilization",
                            "blockade",
                            "siege",
                            "campaign",
                        }
                    ):
                        extra["subject"] = args.subject
                    elif verb.lemma in {
                        "repel",
                        "repulse",
                        "foil",
                        "thwart",
                        "beat",
                        "withstand",
                        "fend",
                        "endure",
                        "survive",
                        "suffer",
                        "face",
                        "absorb",
                        "sustain",
                    }:
                        extra["against"] = args.subject
                        if verb.i in self._verb_drafts:
                            return None, (), {}
                    elif not self._rich(relations) and "from" not in args.preps and "across" not in args.preps:
                        return None, (), {}
                else:
                    extra["subject"] = args.subject
                if verb.lemma in {"trigger", "spark", "provoke", "prompt", "cause"} and "from" in args.preps:
                    extra["by"] = args.preps["from"]
                for key in (
                    "in",
                    "at",
                    "near",
                    "around",
                    "on",
                    "against",
                    "into",
                    "across",
                    "from",
                    "toward",
                    "towards",
                    "inside",
                    "outside",
                    "along",
                    "over",
                    "with",
                ):
                    if key in args.preps and key not in relations and not any(t.i == token.i for t in args.preps[key]):
                        extra[key] = args.preps[key]
                return verb, (token, verb), extra
            return self._alone(token, verb, relations)
        if noun.dep == "ROOT" or head.pos not in {"VERB", "AUX"}:
            return self._alone(token, token if noun.dep == "ROOT" else self._clause_verb(token), relations)
        return self._alone(token, self._clause_verb(token), relations)

    def _alone(
        self, token: Token, verb: Token, relations: Relations
    ) -> tuple[Token | None, tuple[Token, ...], Relations]:
        """An event noun that no light verb carries is a claim only with arguments of its own."""
        return (verb if self._rich(relations) else None), (token,), {}

    def _rich(self, relations: Relations) -> bool:
        """A side, or a place of its own, or something that it was done to."""
        if any(relations.get(key) for key in ("against", "by", "on")):
            return True
        return any(
            self._places.spots(t) or self._actors.refs(t)
            for key in (
                "by",
                "poss",
                "adjective",
                "compound",
                "of",
                "between",
                "against",
                "on",
                "in",
                "at",
                "near",
                "around",
                "with",
                "from",
                "to",
                "into",
                "through",
                "along",
                "among",
                "outside",
                "across",
            )
            for t in relations.get(key, ())
            if "event" not in self._scene.classes(t)
        )

    def _clause_verb(self, token: Token) -> Token:
        for at in self._scene.parsed.ancestors(token):
            if at.pos in {"VERB", "AUX"}:
                return at
        return token

    def _same_event(self, kind: Kind, noun: Token) -> bool:
        kinds = {f.kind for f in self._frames.nouns.get(noun.lemma, ())}
        fighting = {Kind.STRIKE, Kind.CLASH, Kind.OFFENSIVE, Kind.BOMBING, Kind.ATTACK_CIVILIANS, Kind.ADVANCE}
        return kind in kinds or (kind in fighting and bool(kinds & fighting)) or kind is Kind.AGREE

    # ------------------------------------------------------------------ states told by nouns and adjectives
    def _holders(self, used: set[int]) -> Iterator[Draft]:
        """ "in army hands", "under full Russian control", "in the enemy's possession": the holder stands beside the noun."""
        parsed = self._scene.parsed
        for token in parsed.tokens:
            prep = parsed.head(token)
            if token.lower not in _HOLDING or token.dep != "pobj" or prep.lower not in {"in", "under", "into"}:
                continue
            owners = [t for t in parsed.modifiers(token) if self._side(t)]
            owners += [
                k for p in parsed.children(token.i, "prep") if p.lower == "of" for k in parsed.children(p.i, "pobj")
            ]
            if not owners:
                continue
            governor = parsed.head(prep)
            held: tuple[Token, ...] = (governor,)
            if governor.pos in {"VERB", "AUX"}:
                args = arguments(self._scene, governor)
                held = args.object if args.passive else (args.object or args.subject)
            elif governor.pos not in {"NOUN", "PROPN"}:
                continue
            if governor.i in used or not held:
                continue
            kind = Kind.CAPTURE if governor.lemma in _CHANGING else Kind.CONTROL
            verb = governor if governor.pos in {"VERB", "AUX"} else token
            yield Draft(
                token,
                verb,
                kind,
                None,
                {"subject": tuple(owners[:1]), "object": held},
                (token, governor),
                nominal=governor.pos in {"NOUN", "PROPN"},
                extra_actor_roles={"subject": "actor"},
                extra_place_roles={"object": "at"},
            )

    def _side(self, token: Token) -> bool:
        return token.i in self._scene.hits or "armed" in self._scene.classes(token)

    def _dead(self, used: set[int]) -> Iterator[Draft]:
        """ "31 militants dead", "about 170 men were dead": a toll without a verb of killing."""
        parsed = self._scene.parsed
        [frame] = [f for f in self._frames.nouns["dead"] if f.kind is Kind.CASUALTIES][:1]
        for token in parsed.tokens:
            if token.lower not in {"dead", "wounded", "injured", "killed"} or token.i in used or token.pos != "ADJ":
                continue
            head = parsed.head(token)
            people: tuple[Token, ...] = ()
            if token.dep == "acomp":
                people = tuple(parsed.children(head.i, "nsubj"))
            elif token.dep == "amod" and token.i > head.i:
                people = (head,)
            counted = [t for t in people if of_phrase(self._scene, t)]
            if counted:
                field = "killed" if token.lower in {"dead", "killed"} else "wounded"
                number = of_phrase(self._scene, counted[0])
                assert number is not None
                yield Draft(
                    token,
                    head if head.pos in {"VERB", "AUX"} else token,
                    Kind.CASUALTIES,
                    frame,
                    {"of": tuple(counted)},
                    (token,),
                    numbers={field: number},
                )

    # ------------------------------------------------------------------ compounds
    def _compounds(self) -> Iterator[Draft]:
        """ "Turkish-backed rebels", "RSF-held town": the author's own claims inside a noun phrase."""
        parsed = self._scene.parsed
        for token in parsed.tokens:
            kind = _HYPHEN.get(token.lower)
            if kind is None or token.i < 2 or parsed.tokens[token.i - 1].text not in {"-", "‑", "–"}:
                continue
            owner = parsed.tokens[token.i - 2]
            noun = self._modified_noun(token)
            if noun is None or noun.i <= token.i:
                continue
            relation = "object"
            roles = {"subject": "actor", "object": "recipient"}
            places = {"object": "at" if kind is Kind.CONTROL else "none"}
            if kind is Kind.CONTROL:
                roles["object"] = "none"
            yield Draft(
                token,
                token,
                kind,
                None,
                {"subject": (owner,), relation: (noun,)},
                (owner, token),
                own=True,
                extra_actor_roles=roles,
                extra_place_roles=places,
            )

    def _modified_noun(self, token: Token) -> Token | None:
        at = token
        for _ in range(3):
            head = self._scene.parsed.head(at)
            if head.i == at.i:
                return None
            if head.pos in {"NOUN", "PROPN"} and head.i > token.i:
                return head
            at = head
        return None


_WITHIN = ("in", "during", "by", "with", "under", "through", "amid")
_DOER = ("poss", "adjective", "compound", "by", "of", "subject")


def _one_telling(drafts: list[Draft]) -> list[Draft]:
    """ "was hit in an Ethiopian air raid": verb and noun tell one event; the noun's side becomes the verb's subject."""
    nouns = {draft.trigger.i: draft for draft in drafts if draft.nominal}
    dropped: set[int] = set()
    out: list[Draft] = []
    for draft in drafts:
        if draft.nominal:
            out.append(draft)
            continue
        for relation in (*_WITHIN, "subject"):
            for token in draft.relations.get(relation, ()):
                inner = nouns.get(token.i)
                if inner is not None and inner.kind is draft.kind and token.i not in dropped:
                    dropped.add(token.i)
                    doers = tuple(
                        t for key in _DOER for t in inner.relations.get(key, ()) if inner.actor_role(key) == "actor"
                    )
                    draft = with_relation(draft, "subject", doers)
        out.append(draft)
    return [draft for draft in out if draft.trigger.i not in dropped]


def with_relation(draft: Draft, relation: str, tokens: tuple[Token, ...]) -> Draft:
    """The draft with more tokens under a relation."""
    return replace(draft, relations={**draft.relations, relation: (*draft.relations.get(relation, ()), *tokens)})


def inner_places(scene: Scene, token: Token) -> dict[str, tuple[Token, ...]]:
    """Prepositional phrases that hang on a noun argument, for instance "12 people in Idlib"."""
    return prepositional(scene, token)
