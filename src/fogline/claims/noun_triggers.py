"""Event nouns that make claims: "the shelling of Homs", "a truce between", "clashes erupted"."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fogline.claims.actors import Actors
from fogline.claims.arguments import Arguments, arguments, prepositional
from fogline.claims.case import Case
from fogline.claims.drafts import Draft, Relations
from fogline.claims.fit import noun_fits, noun_refusal
from fogline.claims.governors import Governors
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.titles import leader_named
from fogline.claims.tokens import Token
from fogline.lexicon.frames import Frame, FrameTable
from fogline.lexicon.kinds import Kind
from fogline.lexicon.triggerwords import trigger_words

_WORDS = trigger_words()
_RELATION = {"poss": "poss", "compound": "compound", "nmod": "compound", "amod": "adjective"}
_FLOWN = frozenset({"raid", "attack", "sortie", "assault", "operation"})
_HYPHENS = frozenset("-‑")


class NounTriggers:
    """Finds the event nouns of one report that make claims. `verb_drafts` are the claims that verbs make already."""

    def __init__(
        self, scene: Scene, actors: Actors, places: Places, frames: FrameTable, verb_drafts: Mapping[int, Draft]
    ) -> None:
        self._scene, self._actors, self._places, self._frames = scene, actors, places, frames
        self._verb_drafts = verb_drafts
        self._governors = Governors(scene, actors, places, frames, verb_drafts)

    def find(self, used: set[int]) -> Iterator[Draft]:
        """All of them, in the order of the text, but for the words that are `used` otherwise."""
        for token in self._scene.parsed.tokens:
            if token.i not in used and self._is_event_noun(token):
                draft = self._read(token)
                if draft is not None:
                    yield draft

    def refusals(self, token: Token, kind: str) -> list[str]:
        """Why the noun makes no claim of this kind, a reason a frame; empty where no frame of that kind has it."""
        frames = [frame for frame in self._frames.nouns.get(token.lemma, ()) if frame.kind == kind]
        if frames and not self._is_event_noun(token):
            return ["parse"]
        args = Arguments(preps=prepositional(self._scene, token))
        case = Case(self._scene, self._actors, self._places, token, args, args.preps.get("of", ()))
        return [noun_refusal(frame, case) or "idle noun" for frame in frames]

    def _is_event_noun(self, token: Token) -> bool:
        if token.lemma not in self._frames.nouns or token.i in self._scene.hits:
            return False
        if token.pos not in {"NOUN", "PROPN", "VERB", "ADJ"} or token.dep == "aux":
            return False
        if token.dep in {"compound", "amod", "nmod", "npadvmod"} and token.i < token.head:
            return False
        if any(k.lower in {"each", "every", "all"} for k in self._scene.parsed.children(token.i, "det", "predet")):
            return token.dep not in {"pobj", "compound"} and token.lower != token.lemma  # of a sort, none that happened
        if self._ranked(token):
            return False
        if token.pos == "PROPN" and any(
            m.pos == "PROPN" and m.i not in self._scene.hits for m in self._scene.parsed.modifiers(token)
        ):
            return False  # part of a name: "Task Force Strike"
        return token.pos != "VERB" or (token.tag == "VBG" and token.i not in self._verb_drafts)

    def _ranked(self, token: Token) -> bool:
        """ "The longest battle of the war", "one of the bloodiest attacks in years": it ranks what was told."""
        parsed = self._scene.parsed
        if token.dep != "pobj" or not any(k.tag in {"JJS", "RBS"} for k in parsed.children(token.i, "amod", "advmod")):
            return False
        prep = parsed.head(token)
        whole = parsed.head(prep)
        of_war = any(
            k.lemma in {"war", "conflict", "campaign", "invasion"}
            for p in parsed.children(token.i, "prep")
            for k in parsed.children(p.i, "pobj")
        )
        return of_war or (prep.lower in {"of", "among"} and whole.lower in {"one", "some", "among", "two"})

    def _read(self, token: Token) -> Draft | None:
        mods = {t.lower for t in self._scene.parsed.modifiers(token)}
        args = Arguments(preps=prepositional(self._scene, token))
        case = Case(self._scene, self._actors, self._places, token, args, args.preps.get("of", ()))
        before = self._scene.parsed.tokens[token.i - 1].lower if token.i else ""
        names = {token.lemma, token.lower, *(f"{word} {token.lemma}" for word in (before, *mods))}
        for frame in self._frames.nouns[token.lemma]:
            if not names & frame.nouns or frame.not_with & mods or not noun_fits(frame, case):
                continue
            if frame.kind is Kind.CONTROL and token.dep == "pobj" and self._scene.parsed.head(token).lower == "for":
                return None  # "fought for control of"
            draft = self._draft(frame, token, args)
            return self._by_means(draft, mods) if draft is not None else None
        return None

    def _by_means(self, draft: Draft, mods: set[str]) -> Draft:
        """ "raids by warplanes" are strikes, "an improvised explosive device attack" is a bombing."""
        if draft.kind not in {Kind.CLASH, Kind.OFFENSIVE, Kind.BOMBING}:
            return draft
        doers = [t for key in ("subject", "by", "poss", "compound") for t in draft.relations.get(key, ())]
        flown = any("fire" in self._scene.classes(t) and t.lemma not in {"tank", "fire", "bomber"} for t in doers)
        doers += draft.relations.get("adjective", ())
        raids = draft.trigger.lower == "raids"  # several raids of a state are flown; one may be made on foot
        kind = None
        if draft.kind is Kind.BOMBING or raids:
            states = [ref for t in doers for ref in self._actors.refs(t) if ref.id.startswith(("army.", "st.", "gov."))]
            kind = Kind.STRIKE if (raids or draft.trigger.lemma == "bombing") and (states or flown) else None
        elif mods & _WORDS["blast"] or self._by_suicide(doers):
            kind = Kind.BOMBING
        elif mods & _WORDS["fire"] or (flown and draft.trigger.lemma in _FLOWN):
            kind = Kind.STRIKE
        if kind is None:
            return draft
        frame = next(f for frames in self._frames.nouns.values() for f in frames if f.kind is kind)
        return replace(draft, kind=kind, frame=frame)

    def _by_suicide(self, doers: list[Token]) -> bool:
        """ "An assault by a suicide bomber"."""
        return any(t.lemma == "bomber" and self._scene.parsed.tokens[t.i - 1].lower == "suicide" for t in doers)

    def _draft(self, frame: Frame, token: Token, args: Arguments) -> Draft | None:
        assert frame.kind is not None
        relations = self._own_relations(token, args)
        tie = self._tie(frame, token, relations)
        if tie is not None:
            return tie
        if frame.kind is Kind.BACK:
            relations["subject"] = self._named_backers(token)
        verb = self._relative(token)
        if verb is not None:
            lent = arguments(self._scene, verb)
            extra = {k: v for k, v in lent.preps.items() if k not in relations}
            if verb.lemma != "begin" and token not in lent.subject:
                extra["subject"] = lent.subject
            return Draft(token, verb, frame.kind, frame, {**relations, **extra}, (token, verb), nominal=True)
        found = self._governors.find(token, relations)
        if found is None:
            return None
        return Draft(token, found.verb, frame.kind, frame, {**relations, **found.extra}, found.words, nominal=True)

    def _own_relations(self, token: Token, args: Arguments) -> Relations:
        """Sides before the noun, the prepositions after it, and those of a participle of recording."""
        relations: Relations = {}
        for mod in self._scene.parsed.children(token.i, *_RELATION):
            if self._is_side(mod) and self._scene.text[mod.end : mod.end + 1] not in _HYPHENS:
                relation = _RELATION[mod.dep]
                relations[relation] = (*relations.get(relation, ()), mod)
        relations.update(args.preps)
        for kid in self._scene.parsed.children(token.i, "acl"):
            if kid.lemma in _WORDS["recorded"]:
                for prep, tokens in prepositional(self._scene, kid).items():
                    relations.setdefault(prep, tokens)
            if kid.lemma == "claim" and (by := prepositional(self._scene, kid).get("by")):
                relations.setdefault("by", by)  # "a car bomb claimed by X"
        return relations

    def _is_side(self, mod: Token) -> bool:
        """A name, an owner, or an armed noun; "rocket attack" names the means."""
        if mod.i in self._scene.hits or mod.dep == "poss":
            return True
        classes = self._scene.classes(mod)
        return mod.dep in {"compound", "nmod"} and "armed" in classes and not classes & {"fire", "weapon"}

    def _tie(self, frame: Frame, token: Token, relations: Relations) -> Draft | None:
        """ "X, leader of Y", "X is a backer of Y": the noun says what X is."""
        assert frame.kind is not None
        head = self._scene.parsed.head(token)
        if frame.kind in {Kind.LEAD, Kind.MEMBER} and token.dep == "appos":
            told = {**relations, "subject": (head,)}
            return Draft(token, token, frame.kind, frame, told, (token,), nominal=True, own=True)
        if frame.kind is Kind.LEAD and (name := leader_named(self._scene, token)) is not None:
            told = {**relations, "subject": (name,)}
            return Draft(token, token, frame.kind, frame, told, (token, name), nominal=True, own=True)
        if frame.kind in {Kind.BACK, Kind.ALLY} and token.dep == "attr":
            told = {**relations, "subject": arguments(self._scene, head).subject}
            return Draft(token, head, frame.kind, frame, told, (token,), nominal=True)
        if frame.kind is Kind.ALLY or (frame.kind is Kind.BACK and token.dep == "appos"):
            said_of = self._said_of(token)
            named = said_of is not None and bool({"actor", "metonym"} & self._scene.classes(said_of))
            if said_of is not None and named:
                told = {**relations, "subject": (said_of,)}
                return Draft(token, token, frame.kind, frame, told, (token,), nominal=True, own=True)
        return None

    def _said_of(self, token: Token) -> Token | None:
        """Whom an apposition names, or "X, seen as an ally of Y"."""
        parsed = self._scene.parsed
        head = parsed.head(token)
        if token.dep == "appos" or (token.dep == "conj" and head.i in self._scene.hits):
            return head
        if head.lower == "as" and parsed.head(head).dep in {"acl", "relcl", "advcl"}:
            return parsed.head(parsed.head(head))
        return None

    def _named_backers(self, token: Token) -> tuple[Token, ...]:
        """ "its backers, Iran and Russia"."""
        parsed = self._scene.parsed
        named = [k for k in parsed.children(token.i, "appos", "conj") if k.i in self._scene.hits]
        return tuple(t for k in named for t in parsed.conjuncts(k))

    def _relative(self, token: Token) -> Token | None:
        """The light verb of a relative clause or participle: "the offensive that rebels launched", "imposed by"."""
        for kid in self._scene.parsed.children(token.i, "relcl", "acl"):
            if kid.pos != "VERB" or kid.lemma not in _WORDS["launch"]:
                continue
            if kid.lemma in {"begin", "start"} or self._names_somebody(kid):
                return kid
        return None

    def _names_somebody(self, verb: Token) -> bool:
        args = arguments(self._scene, verb)
        return bool(args.subject) or bool(args.preps)
