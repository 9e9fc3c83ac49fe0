"""Verbs and phrases that make claims."""

from dataclasses import dataclass, field

from fogline.claims.actors import Actors
from fogline.claims.arguments import Arguments, arguments
from fogline.claims.case import Case
from fogline.claims.compound_triggers import is_compound
from fogline.claims.drafts import Draft, Relations
from fogline.claims.fit import verb_fits, verb_refusal
from fogline.claims.phrases import Match, find_phrase
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.frames import Frame, FrameTable
from fogline.lexicon.kinds import Kind
from fogline.lexicon.triggerwords import trigger_words

_WORDS = trigger_words()
_TERRITORIAL = frozenset({Kind.CAPTURE, Kind.CONTROL, Kind.ADVANCE, Kind.WITHDRAW, Kind.BESIEGE, Kind.TRANSFER})
_POSTED = frozenset({Kind.BASE, Kind.MOBILISE})
_SHORTEST_REPEATED = 7  # letters: "retake" is a verb of its own, "recapture" a second capture
_BACK_TOKENS, _BACK_SENTENCES = 80, 2  # how far back a pronoun's place may stand


@dataclass(frozen=True, slots=True)
class VerbDrafts:
    """Drafts by the index of their verb, and the words that a false friend takes out of play."""

    drafts: dict[int, Draft] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)


class VerbTriggers:
    """Finds the verbs of one report that make claims."""

    def __init__(self, scene: Scene, actors: Actors, places: Places, frames: FrameTable) -> None:
        self._scene, self._actors, self._places, self._frames = scene, actors, places, frames

    def find(self) -> VerbDrafts:
        """All of them, in the order of the text."""
        out = VerbDrafts()
        for token in self._scene.parsed.tokens:
            if self._is_verb(token):
                draft = self._read(token, out.refused)
                if draft is not None and not self._said_already(draft, out.drafts):
                    out.drafts[token.i] = draft
        return out

    def refusals(self, token: Token, kind: str) -> list[str]:
        """Why the word makes no claim of this kind, a reason a frame; empty where no frame of that kind has it."""
        frames = [frame for frame in self._frames_of(token) if frame.kind == kind]
        if frames and not self._is_verb(token):
            return ["parse"]
        args, out = arguments(self._scene, token), []
        for frame in frames:
            match = find_phrase(self._scene, frame, token, args)
            if match is None and token.lemma not in frame.verbs:
                out.append("phrase")
                continue
            found = match or Match((token,), args.object)
            out.append(
                verb_refusal(frame, self._case(token, args, found.objects), phrase=match is not None) or "overruled"
            )
        return out

    def _said_already(self, draft: Draft, drafts: dict[int, Draft]) -> bool:
        """ "cleared and secured the area": two verbs of one kind with one object tell it once."""
        first = drafts.get(draft.verb.head) if draft.verb.dep == "conj" else None
        objects = draft.relations.get("object", ())
        return (
            first is not None
            and first.kind is draft.kind
            and draft.kind in _TERRITORIAL
            and bool(objects)
            and first.relations.get("object", ()) == objects
        )

    def _is_verb(self, token: Token) -> bool:
        if token.dep in {"aux", "auxpass"} or token.i in self._scene.hits or is_compound(self._scene, token):
            return False
        if token.lower in _WORDS["preposition_like"]:
            return bool(self._scene.parsed.children(token.i, "aux"))
        if token.pos != "VERB" and not token.tag.startswith("VB"):
            return False
        if token.dep == "amod":
            return self._heavy_participle(token)
        return token.dep != "compound"

    def _heavy_participle(self, token: Token) -> bool:
        """ "besieged town", "advancing rebels" say nothing new as a rule; with an argument of their own they do."""
        if token.i and self._scene.parsed.tokens[token.i - 1].text in {"-", "‑"}:
            return False  # "a shoulder-fired missile"
        noun = token.head
        return any(
            k.dep in {"agent", "prep", "npadvmod"} and k.lower != "-" and not token.i < noun < k.i
            for k in self._scene.parsed.children(token.i)
        )

    def _read(self, token: Token, refused: set[int]) -> Draft | None:
        """The first phrase that fits, in the order of the table; failing all, the first frame of the bare verb."""
        args = arguments(self._scene, token)
        plain: Draft | None = None
        for frame in self._frames_of(token):
            match = find_phrase(self._scene, frame, token, args)
            if match is not None:
                if frame.kind is None:
                    refused.update(t.i for t in match.words)
                    return None
                if verb_fits(frame, self._case(token, args, match.objects), phrase=True):
                    return self._draft(frame, token, args, match)
            if plain is None and token.lemma in frame.verbs:
                bare = Match((token, *self._scene.parsed.children(token.i, "prt")), args.object)
                if verb_fits(frame, self._case(token, args, bare.objects), phrase=False):
                    plain = self._draft(frame, token, args, bare)
        return plain

    def _frames_of(self, token: Token) -> tuple[Frame, ...]:
        """Frames of the verb, or of what it does again ("re-enter")."""
        frames = self._frames.verbs.get(token.lemma, ())
        if not frames and token.lemma.startswith("re") and len(token.lemma) >= _SHORTEST_REPEATED:
            frames = self._frames.verbs.get(token.lemma[2:].lstrip("-"), ())
        return frames

    def _case(self, token: Token, args: Arguments, objects: tuple[Token, ...]) -> Case:
        return Case(self._scene, self._actors, self._places, token, args, objects)

    def _draft(self, frame: Frame, token: Token, args: Arguments, match: Match) -> Draft:
        assert frame.kind is not None
        words, objects = match.words, match.objects
        relations: Relations = {"subject": args.subject, "object": objects}
        if objects != args.object:
            relations["direct"] = tuple(t for t in args.object if t not in words and t not in objects)
            relations["consumed"] = tuple(t for t in args.object if t in words)
        for prep, tokens in args.preps.items():
            kept = tuple(t for t in tokens if t not in objects and t not in words)
            if kept:
                relations[prep] = kept
        roles = {"direct": frame.actor_roles.get("object", "none")}
        if frame.kind is Kind.WITHDRAW and args.passive and not args.subject:
            roles["object"] = "actor"  # "troops were withdrawn": those who are withdrawn withdraw
        if frame.kind in _POSTED and args.passive and not args.subject and self._somebody(objects):
            roles["object"] = (
                "actor"  # "fighters are based in", "reinforcements were sent": those who are there or come
            )
        if frame.kind in _TERRITORIAL:
            relations["object"] = tuple(self._territory(t) for t in objects)
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

    def _somebody(self, tokens: tuple[Token, ...]) -> bool:
        return any({"armed", "actor", "unknown"} & self._scene.classes(self._scene.semantic_head(t)) for t in tokens)

    def _territory(self, token: Token) -> Token:
        """The place that a pronoun object stands for: "retook it", "was won back"."""
        if token.lower not in {"it", "both"}:
            return token
        hits = self._scene.hits
        for other in reversed(self._scene.parsed.tokens[max(0, token.i - _BACK_TOKENS) : token.i]):
            hit = hits.get(other.i)
            near = token.sent - other.sent <= _BACK_SENTENCES
            if hit is not None and hit.kind == "place" and not hit.feature and near:
                return other
        return token
