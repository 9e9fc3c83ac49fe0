"""The verb that carries an event noun ("launched an attack", "clashes erupted"): it lends tense, mood and subject.

An event noun that no such verb carries stands for itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fogline.claims.actors import Actors
from fogline.claims.arguments import arguments
from fogline.claims.drafts import Draft, Relations
from fogline.claims.places import Places
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.frames import FrameTable
from fogline.lexicon.kinds import Kind
from fogline.lexicon.triggerwords import trigger_words

_WORDS = trigger_words()
_VERBS = frozenset({"VERB", "AUX"})
_LONGEST_HEADING = 6
_FIGHTING = frozenset({Kind.STRIKE, Kind.CLASH, Kind.OFFENSIVE, Kind.BOMBING, Kind.ATTACK_CIVILIANS, Kind.ADVANCE})
# prepositions of the verb that are the event's too, by how the verb carries it
_OF_OCCURRENCE = frozenset(
    "in at near around on outside across along inside between over throughout into within".split()
)
_OF_PLACE = frozenset("in at near around outside across on".split())
_OF_OBJECT = tuple(
    "in at near around on against into across from toward towards inside outside along over with".split()
)
_POLICED = frozenset({Kind.DETAIN, Kind.INTERCEPT, Kind.RELEASE})
_BEFORE_OR_AFTER = frozenset("after before following despite since amid until".split())
_WHEN = frozenset("since when before after until while once as".split())
_OWN = tuple(
    "by poss adjective compound of between against on in at near around with from to into through along among outside "
    "across".split()
)


@dataclass(frozen=True, slots=True)
class Governor:
    """`verb` is the noun itself where no verb carries it; `extra` are the arguments that the verb lends."""

    verb: Token
    words: tuple[Token, ...]
    extra: Relations = field(default_factory=dict)


class Governors:
    """Finds the governors of one report's event nouns. `verb_drafts` are the claims that verbs make already."""

    def __init__(
        self, scene: Scene, actors: Actors, places: Places, frames: FrameTable, verb_drafts: Mapping[int, Draft]
    ) -> None:
        self._scene, self._actors, self._places, self._frames = scene, actors, places, frames
        self._verb_drafts = verb_drafts

    def find(self, token: Token, relations: Relations) -> Governor | None:
        """The governor of the noun with these arguments of its own; None where the noun makes no claim."""
        parsed = self._scene.parsed
        noun = self._outermost(token)
        head = parsed.head(noun)
        if noun.dep in {"nsubj", "nsubjpass", "csubj"} and head.pos in _VERBS:
            return self._as_subject(token, noun, head, relations)
        if noun.dep in {"dobj", "attr", "oprd"} and head.pos in _VERBS:
            return self._as_object(token, head, relations)
        if noun.dep == "pobj" and self._setting(token, head, parsed.head(head)):
            return None
        if noun.dep == "pobj" and parsed.head(head).pos == "VERB":
            verb = head if head.pos in _VERBS else parsed.head(head)
            carries = head.lower in _WORDS["carrier_preposition"] and verb.lemma in _WORDS["with_preposition"]
            return self._as_object(token, verb, relations) if carries else self._alone(token, verb, relations)
        return self._alone(token, token if noun.dep == "ROOT" else self._clause_verb(token), relations)

    def _outermost(self, token: Token) -> Token:
        """The noun that the verb governs: the first of joined nouns, or the wave in "a wave of attacks"."""
        parsed, noun = self._scene.parsed, token
        while noun.dep == "conj" and parsed.head(noun).pos == "NOUN":
            noun = parsed.head(noun)
        prep = parsed.head(noun)
        whole = parsed.head(prep)
        if prep.pos == "ADP" and prep.dep in {"prep", "agent"} and whole.pos == "NOUN":
            return whole if whole.lemma in _WORDS["part_of_event"] else noun
        return noun

    def _as_subject(self, token: Token, noun: Token, verb: Token, relations: Relations) -> Governor | None:
        """ "clashes erupted in", "an attack was launched": the verb's places are the event's."""
        if self._told_by(verb, token) or self._told_before(token, verb):
            return None
        classes = self._scene.words.classes
        args = arguments(self._scene, verb)
        new = {k: v for k, v in args.preps.items() if k not in relations}
        if verb.lemma in classes["occur"] or noun.dep == "nsubjpass" or self._rich(relations):
            extra = {k: v for k, v in new.items() if k in _OF_OCCURRENCE}
            if noun.dep == "nsubjpass" and verb.lemma in classes["light"] and args.subject:
                extra["subject"] = args.subject
            return Governor(verb, (token,), extra)
        placed = {k: v for k, v in args.preps.items() if k in _OF_PLACE and any(self._places.spots(t) for t in v)}
        if not placed:
            return self._alone(token, verb, relations)
        return Governor(verb, (token,), {k: v for k, v in placed.items() if k in new})

    def _as_object(self, token: Token, verb: Token, relations: Relations) -> Governor | None:
        """ "launched an attack on", "engaged in clashes with": a light verb's subject and places are the event's."""
        if verb.lemma in _WORDS["naming"] and len(arguments(self._scene, verb).object) > 1:
            return None  # "called it an invasion"
        if token.lemma in _WORDS["device"] and verb.lemma not in _WORDS["hears_of"]:
            return None
        if verb.lemma not in self._scene.words.classes["light"]:
            return self._alone(token, verb, relations)
        if verb.lemma not in _WORDS["tells_apart"] and self._told_by(verb, token):
            return None
        if self._seen_by_onlooker(token, verb) or self._cause_joined(token, verb):
            return None
        args = arguments(self._scene, verb)
        extra: Relations = {}
        if self._broken_up(verb):  # "police broke up a march by students"
            if "by" in args.preps:
                extra["by"] = args.preps["by"]
        elif verb.lemma not in _WORDS["onlooker"] or self._announced_by_doer(token, verb, relations):
            extra["subject"] = args.subject
        elif verb.lemma in _WORDS["sufferer"]:
            if verb.i in self._verb_drafts:
                return None
            extra["against"] = args.subject
        if verb.lemma in _WORDS["setting_off"] and "from" in args.preps:
            extra["by"] = args.preps["from"]
        for prep in _OF_OBJECT:
            own = any(t.i == token.i for t in args.preps.get(prep, ()))  # "engaged in": the noun itself
            if prep in args.preps and prep not in relations and not own:
                extra[prep] = args.preps[prep]
        return Governor(verb, (token, verb), extra)

    def _setting(self, token: Token, prep: Token, verb: Token) -> bool:
        """ "Captured in a joint operation", "in a raid in Kunduz they detained two": the arrest is what is told."""
        told = self._verb_drafts.get(verb.i)
        if told is not None and told.kind is Kind.SUPPORT:
            return True  # "supported by advisers and air strikes"
        within = prep.lower in {"in", "during"} and token.lemma in _WORDS["setting"]
        if not within:
            return False
        above = [
            self._verb_drafts[t.i].kind for t in (verb, *self._scene.parsed.ancestors(verb)) if t.i in self._verb_drafts
        ]
        return any(kind in _POLICED or (kind is Kind.CLASH and token.lemma == "operation") for kind in above)

    def _told_before(self, token: Token, verb: Token) -> bool:
        """ "Since the offensive began", "the attack came a day after", "the raid was Russian": told before, and the
        verb says when or what it was."""
        if not self._known_already(token):
            return False
        if verb.lemma == "be":
            return bool(self._scene.parsed.children(verb.i, "attr", "acomp"))
        parsed = self._scene.parsed
        marks = {k.lower for k in parsed.children(verb.i, "mark", "advmod")}
        if verb.dep == "advcl" and verb.lemma in self._scene.words.classes["occur"]:
            return bool(marks & _WHEN)
        clause = any(k.lower in _WHEN for k in parsed.children(verb.i, "prep", "advcl", "npadvmod"))
        return verb.lemma in {"come", "follow"} and clause

    def _seen_by_onlooker(self, token: Token, verb: Token) -> bool:
        """ "Nobody has claimed the attack", "Iran praised the strike": told before; who speaks of it adds nothing."""
        mere = _WORDS["onlooker"] - _WORDS["sufferer"] - {"announce", "declare", "trigger", "spark", "provoke"}
        return verb.lemma in mere and self._known_already(token)

    def _cause_joined(self, token: Token, verb: Token) -> bool:
        """ "Joined the insurgency", "support the revolution": a cause, no rising."""
        kinds = {f.kind for f in self._frames.nouns.get(token.lemma, ())}
        return Kind.UPRISING in kinds and verb.lemma in _WORDS["takes_part"]

    def _broken_up(self, verb: Token) -> bool:
        up = any(k.lower == "up" for k in self._scene.parsed.children(verb.i, "prt"))
        return verb.lemma == "disperse" or (verb.lemma == "break" and up)

    @staticmethod
    def _announced_by_doer(token: Token, verb: Token, relations: Relations) -> bool:
        owned = "subject" in relations or bool(relations.get("poss"))
        return verb.lemma in {"announce", "declare"} and not owned and token.lemma in _WORDS["done_by_announcer"]

    def _alone(self, token: Token, verb: Token, relations: Relations) -> Governor | None:
        """An event noun that no light verb carries, with or without arguments of its own."""
        if self._rich(relations) or not self._idle(token, verb):
            return Governor(verb, (token,))
        return None

    def _idle(self, token: Token, verb: Token) -> bool:
        """A bare noun that tells of no event: a weapon ("warnings about mines"), a sort of thing, or an event that the
        verb makes a claim of already."""
        if token.lemma in _WORDS["bare_thing"] or self._told_by(verb, token):
            return True
        if self._outermost(token).i != token.i and not self._scene.parsed.children(token.i, "det", "poss"):
            return False  # "ten days of shelling"
        if self._is_alike(token):
            return True
        named = verb.lemma in _WORDS["naming"] and token.dep in {"dobj", "oprd", "attr", "pobj"}
        return named or self._known_already(token) or self._heading(token)

    def _is_alike(self, token: Token) -> bool:
        """ "Killings and beheadings": joined nouns of one kind tell it once, unless the second has words of its own."""
        first = self._scene.parsed.head(token)
        if token.dep != "conj" or self._scene.parsed.children(token.i, "prep", "amod", "nummod", "compound", "poss"):
            return False
        kinds = {f.kind for f in self._frames.nouns.get(token.lemma, ())}
        return bool(kinds) and kinds == {f.kind for f in self._frames.nouns.get(first.lemma, ())}

    def _known_already(self, token: Token) -> bool:
        """ "the attack", "that fighting": told before; with a number, a sort or a day of its own it is news."""
        own = [k for k in self._scene.parsed.children(token.i) if k.dep not in {"punct", "cc", "conj", "case"}]
        definite = any(k.lower in _WORDS["definite"] for k in own)
        if definite:  # "the campaign to defeat them"
            own = [k for k in own if not (k.dep == "acl" and k.tag == "VB")]
        return all(k.dep in {"det", "poss", "predet"} and k.lower in _WORDS["definite"] for k in own)

    def _heading(self, token: Token) -> bool:
        """A line of a few words and no verb is a heading."""
        words = [t for t in self._scene.parsed.sentence_tokens(token.sent) if t.pos != "PUNCT"]
        return len(words) <= _LONGEST_HEADING and not any(t.pos in _VERBS for t in words)

    def _rich(self, relations: Relations) -> bool:
        """A side, or a place of its own, or something that it was done to."""
        if any(relations.get(key) for key in ("against", "by", "on")):
            return True
        return any(
            self._places.spots(t) or self._actors.refs(t)
            for key in _OWN
            for t in relations.get(key, ())
            if "event" not in self._scene.classes(t)
        )

    def _clause_verb(self, token: Token) -> Token:
        """The nearest verb above; the token itself where there is none."""
        return next((at for at in self._scene.parsed.ancestors(token) if at.pos in _VERBS), token)

    def _told_by(self, verb: Token, noun: Token) -> bool:
        """True where the verb makes the noun's claim already: "attacked in an assault" is one event."""
        if verb.i not in self._verb_drafts:
            return False
        kind = self._verb_drafts[verb.i].kind
        kinds = {f.kind for f in self._frames.nouns.get(noun.lemma, ())}
        prep = self._scene.parsed.head(self._outermost(noun))
        if prep.pos in {"ADP", "SCONJ"} and prep.lower in _BEFORE_OR_AFTER:
            return kind in kinds  # "entered the town after a firefight": two events
        return kind in kinds or (kind in _FIGHTING and bool(kinds & _FIGHTING)) or kind is Kind.AGREE
