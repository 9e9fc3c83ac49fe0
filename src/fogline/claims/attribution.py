"""Who says so: from the trigger up through every clause of speech, outermost first, as the codebook's section 6.7 says."""

from dataclasses import dataclass

from fogline.claims.actors import Actors
from fogline.claims.arguments import arguments
from fogline.claims.drafts import Draft
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import SourceRef
from fogline.core.text import fold
from fogline.lexicon.kinds import SPEECH_ACTS, SourceKind
from fogline.lexicon.values import ENTITY_KINDS

_CONTENT = frozenset({"ccomp", "parataxis", "xcomp", "advcl", "pcomp", "dep", "oprd", "conj", "acl", "relcl"})
_QUOTING = frozenset({"quote", "cite"})
_CHANNELS = frozenset(
    "twitter x telegram facebook instagram youtube whatsapp television tv radio website channel page post video".split()
)
_WITNESS = frozenset(
    "resident witness eyewitness local villager survivor journalist reporter activist doctor medic rescuer refugee farmer trader shopkeeper teacher nurse driver neighbour neighbor elder relative correspondent mother father woman man caller surgeon student merchant volunteer townspeople people civilian evacuee shepherd headmaster pharmacist paramedic displaced".split()
)
_OFFICIAL = frozenset("official source diplomat aide".split())
_MONITORISH = frozenset(
    {
        "observatory",
        "monitor",
        "monitors",
        "agency",
        "network",
        "group",
        "organisation",
        "organization",
        "charity",
        "union",
        "committee",
        "council",
        "institute",
        "centre",
        "center",
        "office",
    }
)


@dataclass(frozen=True, slots=True)
class Level:
    """One link of the chain: joint speakers, the cue, and the channel where told."""

    speakers: tuple[Token, ...]
    cue: Token
    hearsay: bool = False
    channel: str | None = None


class Attribution:
    """Chains of one report."""

    def __init__(self, scene: Scene, actors: Actors) -> None:
        self._scene, self._actors = scene, actors
        speech = scene.words.speech
        self._say = speech["say"]["verbs"]
        self._needs_clause = speech["needs_clause"]["verbs"]
        self._nouns = speech["nouns"]["nouns"]
        self._hearsay = speech["hearsay"]
        self._quotes = _quoted(scene)
        self._cues = self._sentence_cues()

    def chain(self, draft: Draft) -> tuple[SourceRef, ...]:
        """The sources of a draft, outermost first; empty where the author asserts it."""
        if draft.own:
            return ()
        levels = self._levels(draft)
        if not levels:
            levels = self._continued(draft)
        return self._refs(draft, levels)

    def is_cue(self, verb: Token, content: Token) -> bool:
        """True where `verb` is a verb of speech and `content` hangs on it as what is said."""
        if verb.lemma not in self._say or content.dep not in _CONTENT:
            return False
        if content.dep in {"advcl", "xcomp", "relcl", "acl"}:
            return (
                content.dep == "xcomp"
                and (
                    verb.lemma
                    in {
                        "deny",
                        "claim",
                        "report",
                        "say",
                        "believe",
                        "confirm",
                        "admit",
                        "think",
                        "acknowledge",
                        "allege",
                        "describe",
                        "see",
                        "show",
                    }
                    or self._passive(verb)
                )
                and verb.lemma not in {"see", "show"}
            )
        if content.dep == "conj":
            return False
        return True

    def _passive(self, verb: Token) -> bool:
        return any(k.dep in {"auxpass", "nsubjpass"} for k in self._scene.parsed.children(verb.i))

    # ------------------------------------------------------------------ the climb
    def _levels(self, draft: Draft) -> list[Level]:
        """Innermost first while climbing; reversed at the end."""
        parsed = self._scene.parsed
        found: list[Level] = []
        at = draft.trigger
        found += self._beside(at)
        if draft.verb.i != at.i:
            found += self._beside(draft.verb)
        for head in parsed.ancestors(at):
            if at.dep in {"relcl", "acl", "appos"} and self._set_off(at) and not self._reports(head, at):
                return list(reversed(found))
            if head.pos in {"VERB", "AUX"}:
                cues = self._through_verb(head, at, draft)
                found += cues
                if not cues or head.i != draft.verb.i:
                    found += [level for level in self._beside(head) if level.cue.i not in {f.cue.i for f in found}]
            elif self._reports(head, at):
                found += self._through_noun(head)
            at = head
        return list(reversed(_unique(found)))

    def _set_off(self, token: Token) -> bool:
        """A comma, dash or bracket opens the clause: it is the author's own."""
        first = min(self._scene.parsed.subtree(token.i))
        before = self._scene.parsed.tokens[first - 1].text if first else ""
        return before in {",", "(", "-", "–", "—", "--"}

    def _reports(self, noun: Token, clause: Token) -> bool:
        """ "reports that ...", "a statement saying ...", "claims of ..." """
        return (
            noun.pos == "NOUN"
            and noun.lemma in self._nouns
            and clause.dep in {"acl", "ccomp", "relcl", "pobj", "prep", "pcomp"}
        )

    def _through_verb(self, head: Token, at: Token, draft: Draft) -> list[Level]:
        if head.i == draft.trigger.i:
            return []
        if head.lemma == "accuse" and at.dep in {"prep", "pcomp"} and head.i != draft.verb.i:
            return [Level(arguments(self._scene, head).subject, head)]
        if not self.is_cue(head, at):
            return []
        args = arguments(self._scene, head)
        parsed = self._scene.parsed
        if self._passive(head):
            return (
                [Level(args.subject, head, hearsay=not args.subject)]
                if head.lemma in self._hearsay_verbs() or args.subject
                else []
            )
        if not args.subject:
            return self._participle(head)
        levels: list[Level] = []
        cited = [
            t
            for k in parsed.children(head.i, "advcl", "prep", "conj")
            if k.lemma in _QUOTING and k.tag == "VBG"
            for t in arguments(self._scene, k).object
        ]
        if cited:
            levels.append(Level(tuple(cited), head))
        if head.dep == "pcomp" and parsed.head(head).lower == "as":
            quoting = parsed.head(parsed.head(head))
            if quoting.lemma in _QUOTING:
                speakers = tuple(parsed.children(quoting.i, "dobj", "nsubjpass"))
                outer = arguments(self._scene, quoting)
                by = outer.subject
                return [Level(speakers, head), Level(by, quoting)] if by else [Level(speakers, head)]
        levels.append(Level(args.subject, head, channel=self._channel(head)))
        if head.lemma == "tell" or head.lemma == "speak":
            outlets = tuple(t for t in (*args.object, *args.preps.get("to", ())) if self._is_outlet(t))
            if outlets:
                levels.append(Level(outlets, head))
        for prep in parsed.children(head.i, "prep", "advcl"):
            inner = [t for t in _below(self._scene, prep) if self._is_outlet(t)]
            if inner and (
                (
                    prep.lower in {"in", "to", "on"}
                    and {"interview", "comments", "remarks"} & {t.lower for t in _below(self._scene, prep)}
                )
                or prep.lemma == "speak"
            ):
                levels.append(Level((inner[0],), prep))
        return levels

    @staticmethod
    def _hearsay_verbs() -> frozenset[str]:
        return frozenset({"report", "say", "rumour", "rumor", "allege", "claim"})

    def _participle(self, head: Token) -> list[Level]:
        """ "a statement saying", "a video showing": the noun is the speaker."""
        if head.dep in {"acl", "relcl"}:
            return [Level((self._scene.parsed.head(head),), head)]
        return []

    def _through_noun(self, noun: Token) -> list[Level]:
        parsed = self._scene.parsed
        owners = tuple(k for k in parsed.children(noun.i, "poss"))
        owners += tuple(
            t
            for k in parsed.children(noun.i, "prep", "agent")
            if k.lower in {"by", "from"}
            for t in parsed.children(k.i, "pobj")
        )
        verb = parsed.head(noun)
        named = [k for k in parsed.children(noun.i, "amod", "compound") if k.i in self._scene.hits]
        if owners or named:
            return [Level(owners or tuple(named[:1]), noun)]
        if (
            verb.pos == "VERB"
            and verb.lemma
            in {
                "deny",
                "reject",
                "dismiss",
                "issue",
                "make",
                "confirm",
                "publish",
                "release",
                "dispute",
                "express",
                "repeat",
                "share",
                "receive",
                "cite",
            }
            and noun.dep == "dobj"
        ):
            subject = arguments(self._scene, verb).subject
            return [Level(subject, verb)] if subject else []
        if noun.lemma in {
            "report",
            "rumour",
            "rumor",
            "information",
            "account",
            "word",
            "claim",
            "allegation",
            "indication",
            "news",
            "speculation",
        }:
            return [Level((), noun, hearsay=True)]
        return []

    def _beside(self, token: Token) -> list[Level]:
        """Cues that hang on the clause: "according to X", "as X said", "reportedly", "X said" in parentheses."""
        parsed = self._scene.parsed
        out: list[Level] = []
        for kid in parsed.children(token.i):
            if kid.lower in {"according", "per"} and kid.dep in {"prep", "advcl", "advmod"}:
                inner = [t for k in ([kid, *parsed.children(kid.i, "prep")]) for t in parsed.children(k.i, "pobj")]
                speakers = tuple(t for i in inner for t in parsed.conjuncts(i))
                if speakers:
                    out.append(self._document(speakers, kid))
            elif kid.dep in {"advmod", "amod"} and kid.lower in self._hearsay["adverbs"] - {"apparently"}:
                out.append(Level((), kid, hearsay=True))
            elif kid.dep == "acl" and kid.lower in self._hearsay["participles"] and token.pos in {"NOUN", "PROPN"}:
                by = arguments(self._scene, kid).subject
                out.append(Level(by, kid, hearsay=not by))
            elif kid.dep == "amod" and kid.lower in self._hearsay["participles"]:
                out.append(Level((), kid, hearsay=True))
            elif (
                kid.dep in {"parataxis", "advcl", "ccomp"}
                and kid.lemma in self._say
                and kid.i != token.i
                and self._parenthetical(kid, token)
            ):
                speakers = arguments(self._scene, kid).subject
                if speakers and speakers[0].head == kid.i:
                    out.append(Level(speakers, kid, channel=self._channel(kid)))
        return out

    def _document(self, speakers: tuple[Token, ...], cue: Token) -> Level:
        """ "according to reports" is hearsay; "according to a report by X" is X."""
        first = speakers[0]
        if first.lemma in {"report", "information", "account", "news", "rumour", "rumor"}:
            by = [
                t
                for k in self._scene.parsed.children(first.i, "prep")
                if k.lower in {"by", "from", "in"}
                for t in self._scene.parsed.children(k.i, "pobj")
            ]
            owner = [k for k in self._scene.parsed.modifiers(first) if k.i in self._scene.hits]
            if by or owner:
                return Level(tuple(by or owner), cue)
            return Level((), cue, hearsay=True)
        by = [
            t
            for k in self._scene.parsed.children(first.i, "prep")
            if k.lower in {"by", "from"}
            for t in self._scene.parsed.children(k.i, "pobj")
        ]
        if first.lemma in {"count", "tally", "figure", "statement", "estimate", "data", "bulletin"}:
            owner = [
                k
                for k in self._scene.parsed.children(first.i, "poss", "compound")
                if k.i in self._scene.hits or k.dep == "poss"
            ]
            if by or owner:
                return Level(tuple(by or owner), cue)
        return Level(speakers, cue)

    def _parenthetical(self, kid: Token, token: Token) -> bool:
        """ "X said" inside or after its own content: it has a subject and no content clause of its own."""
        content = [k for k in self._scene.parsed.children(kid.i, "ccomp", "dobj") if k.i != token.i]
        if content and kid.lemma not in {"say", "tell"}:
            return False
        if kid.dep == "advcl":
            return any(k.lower == "as" for k in self._scene.parsed.children(kid.i, "mark", "advmod"))
        return not content and self._set_off(kid)

    # ------------------------------------------------------------------ quotations that run on
    def _sentence_cues(self) -> dict[int, Token]:
        """The cue of each sentence that has a speaker and stands beside quoted words."""
        out: dict[int, Token] = {}
        for token in self._scene.parsed.tokens:
            if (
                token.pos == "VERB"
                and token.lemma in self._say
                and not self._in_quote(token)
                and arguments(self._scene, token).subject
            ):
                out.setdefault(token.sent, token)
        return out

    def _in_quote(self, token: Token) -> bool:
        return any(a <= token.start < b for a, b in self._quotes)

    def _continued(self, draft: Draft) -> list[Level]:
        """A claim inside quotation marks whose cue stands in a neighbouring sentence of the paragraph."""
        token = draft.trigger
        span = next(((a, b) for a, b in self._quotes if a <= token.start < b), None)
        if span is None or span[1] - span[0] < 25:
            return []
        parsed = self._scene.parsed
        paragraph = parsed.paragraphs[token.sent]
        for sent in (token.sent, token.sent - 1, token.sent + 1, token.sent - 2, token.sent - 3):
            cue = self._cues.get(sent)
            if cue is not None and parsed.paragraphs[sent] == paragraph:
                return [Level(arguments(self._scene, cue).subject, cue)]
        previous = self._cues.get(token.sent - 1) if token.sent else None
        return [Level(arguments(self._scene, previous).subject, previous)] if previous is not None else []

    # ------------------------------------------------------------------ values
    def _is_outlet(self, token: Token) -> bool:
        hit = self._scene.hits.get(token.i)
        entity = self._scene.entity(hit.target) if hit is not None else None
        return entity is not None and entity.kind in {"media", "state_media"}

    def _channel(self, cue: Token) -> str | None:
        for prep in self._scene.parsed.children(cue.i, "prep"):
            if prep.lower in {"on", "via", "in", "through"}:
                for obj in self._scene.parsed.children(prep.i, "pobj"):
                    if obj.lower in _CHANNELS:
                        return self._scene.phrase_text(obj)
        return None

    def _refs(self, draft: Draft, levels: list[Level]) -> tuple[SourceRef, ...]:
        out: list[SourceRef] = []
        named = any(not level.hearsay for level in levels)
        number = 0
        seen: set[str] = set()
        actors = {ref.id for token in draft.relations.get("subject", ()) for ref in self._actors.refs(token)}
        for level in levels:
            refs = (
                [self._hearsay_ref(level, number)]
                if level.hearsay and not named
                else []
                if level.hearsay
                else self._speakers(level, number)
            )
            refs = [r for r in refs if fold(r.name) not in seen]
            if draft.kind in SPEECH_ACTS:
                refs = [r for r in refs if not any(fold(r.name) == fold(name) for name in self._names(actors))]
            if self._scene.publisher:
                refs = [r for r in refs if fold(r.name) != fold(self._scene.publisher)]
            if refs:
                out += refs
                seen |= {fold(r.name) for r in refs}
                number += 1
        return tuple(out)

    def _names(self, ids: set[str]) -> list[str]:
        return [entity.name for own in ids if (entity := self._scene.entity(own)) is not None]

    @staticmethod
    def _hearsay_ref(level: Level, number: int) -> SourceRef:
        return SourceRef(name="hearsay", kind=SourceKind.HEARSAY, text=level.cue.text, level=number)

    def _speakers(self, level: Level, number: int) -> list[SourceRef]:
        out = []
        for token in level.speakers:
            if token.lower in {"i", "we", "you", "there"} or token.tag == "EX":
                continue
            refs = self._actors.refs(token)
            if not refs and token.pos in {"NOUN", "PROPN"}:
                text = self._scene.phrase_text(token)
                out.append(
                    SourceRef(name=text, kind=self._kind(token, ""), text=text, level=number, channel=level.channel)
                )
            for ref in refs:
                out.append(
                    SourceRef(
                        name=ref.name,
                        kind=self._kind(token, ref.id),
                        text=ref.text,
                        level=number,
                        channel=level.channel,
                    )
                )
        return out

    def _kind(self, token: Token, own: str) -> SourceKind:
        entity = self._scene.entity(own) if own else None
        lemma = token.lemma
        if lemma in _OFFICIAL:
            return SourceKind.OFFICIAL_UNNAMED
        if entity is not None:
            return ENTITY_KINDS.get(entity.kind, SourceKind.ORGANISATION)
        if lemma in _WITNESS:
            return SourceKind.WITNESS
        classes = self._scene.classes(token)
        if token.ent == "PERSON" or ("office" in classes and token.tag not in {"NNS", "NNPS"}):
            return SourceKind.PERSON
        if lemma in {"report", "newspaper", "channel", "media", "outlet", "video", "footage"}:
            return SourceKind.MEDIA
        if "armed" in classes and "body" not in classes:
            return SourceKind.ARMED_GROUP
        return SourceKind.ORGANISATION


def _unique(levels: list[Level]) -> list[Level]:
    out: list[Level] = []
    for level in levels:
        key = tuple(t.i for t in level.speakers)
        if not any(level.cue.i == o.cue.i and key == tuple(t.i for t in o.speakers) for o in out):
            out.append(level)
    return out


def _below(scene: Scene, token: Token) -> list[Token]:
    return [scene.parsed.tokens[i] for i in scene.parsed.subtree(token.i)[:14]]


def _quoted(scene: Scene) -> list[tuple[int, int]]:
    """Stretches between quotation marks; a straight mark opens and closes in turn within a paragraph."""
    out: list[tuple[int, int]] = []
    text = scene.text
    opened: int | None = None
    for index, char in enumerate(text):
        if char == "“":
            opened = index
        elif char == "”" and opened is not None:
            out.append((opened, index))
            opened = None
        elif char == '"':
            if opened is None:
                opened = index
            else:
                out.append((opened, index))
                opened = None
        elif char == "\n" and opened is not None and text[opened] == '"':
            out.append((opened, index))  # a quotation that the next paragraph takes up again
            opened = None
        elif char == "\n" and opened is not None:
            out.append((opened, index))
            opened = None
    return out
