"""What a report has called whom so far, and what a later "they", "the group" or "both sides" therefore means."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from fogline.claims.arguments import arguments
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import ActorRef
from fogline.core.text import fold
from fogline.lexicon.sides import side_words, syntax_words

Refs = tuple[ActorRef, ...]

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_BODY_NOUNS = frozenset(
    "agency organisation organization body monitor watchdog charity mission network institute observatory".split()
)
_PRONOUN_REACH, _NOUN_REACH, _SORT_REACH = 3, 12, 5


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention: who, where, and what the text has called them so far; `own` are the sides for which a person acts."""

    token: int
    sent: int
    refs: Refs
    nouns: frozenset[str]
    plural: bool
    person: bool
    gender: str
    group: bool
    subject: bool
    civilian: bool
    own: Refs = ()


def relabelled(refs: Iterable[ActorRef], text: str) -> Refs:
    """The same sides, in the words of another mention."""
    return tuple(ActorRef(name=r.name, id=r.id, text=text) for r in refs)


class Memory:
    """The mentions of one report, in order; questions look back from a token."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.seen: list[Seen] = []

    def add(self, seen: Seen) -> None:
        self.seen.append(seen)

    def of_person(self, ref: ActorRef) -> Refs:
        """The sides for which the report said that this person acts."""
        return next((seen.own for seen in reversed(self.seen) if seen.own and seen.refs[0].id == ref.id), ())

    # ------------------------------------------------------------------ pronouns
    def pronoun(self, token: Token, barred: frozenset[str], *, armed: bool = False) -> Refs:
        """The best antecedent: near, a subject, above all the subject of "X says that they"; () where none agrees.

        `barred` are ids that it cannot be; an `armed` antecedent is asked for where fighters or weapons are its own.
        """
        governors = self._reporting_subjects(token)
        above, onlookers = self._subjects_above(token), self._fearing_subjects(token)
        fighting = token.dep == "nsubj" and self._scene.parsed.head(token).lemma in syntax_words()["fighting"]
        best: tuple[float, Seen] | None = None
        for seen in reversed(self.seen):
            gap = token.sent - seen.sent
            if gap > _PRONOUN_REACH:
                break
            if seen.token >= token.i or not self._agrees(token.lower, seen) or self._same_clause(token, seen):
                continue
            speaks_only = self._speaks_only(seen)
            if any(ref.id in barred for ref in seen.refs) or (armed and speaks_only) or seen.token in onlookers:
                continue
            score = -1.6 * gap + (1.5 if seen.subject else 0.0) - 0.02 * (token.i - seen.token)
            if token.lower in THEY:
                score += (0.8 if seen.plural else 0.0) + (-1.0 if seen.civilian and token.dep == "nsubj" else 0.0)
                score -= 1.2 if self._is_state(seen) else 0.0  # "they" are its fighters sooner than a country
            score += 1.5 if seen.token in governors else -0.7 if speaks_only else 0.0
            score += 1.0 if seen.token in above else 0.0
            score -= 1.5 if fighting and (seen.civilian or self._has_no_fighters(seen)) else 0.0
            if best is None or score > best[0]:
                best = (score, seen)
        if best is None:
            return ()
        refs = self._joined(best[1]) if token.lower in THEY else best[1].refs
        return relabelled(refs, token.text)

    def _joined(self, seen: Seen) -> Refs:
        """ "They" after "the army and the militias" are both."""
        parsed = self._scene.parsed
        top = parsed.tokens[seen.token]
        while top.dep == "conj" and parsed.head(top).pos in {"NOUN", "PROPN"}:
            top = parsed.head(top)
        chain = {t.i for t in parsed.conjuncts(top) if t.pos in {"NOUN", "PROPN"}}
        near = [s for s in self.seen if s.token in chain and s.sent == seen.sent]
        return tuple({ref.id: ref for s in near for ref in s.refs}.values()) or seen.refs

    def _is_state(self, seen: Seen) -> bool:
        entity = self._scene.entity(seen.refs[0].id)
        return entity is not None and entity.kind == "state"

    def _speaks_only(self, seen: Seen) -> bool:
        """Media and monitors report; they have no fighters."""
        entity = self._scene.entity(seen.refs[0].id)
        return entity is not None and entity.kind in {"media", "state_media", "monitor", "ngo"}

    def _has_no_fighters(self, seen: Seen) -> bool:
        entity = self._scene.entity(seen.refs[0].id)
        return entity is not None and entity.kind in {"media", "state_media", "monitor", "ngo", "body"}

    def _subjects_above(self, token: Token) -> frozenset[int]:
        """Subjects of the clause on which the pronoun's own depends: "troops have not been seen since they fled"."""
        clause = self._scene.parsed.head(token)
        if token.dep not in {"nsubj", "nsubjpass"} or clause.dep != "advcl":
            return frozenset()
        main = self._scene.parsed.head(clause)
        args = arguments(self._scene, main)
        if main.lemma in syntax_words()["reporting"] or any("civilian" in self._scene.classes(t) for t in args.object):
            return frozenset()
        return frozenset(t.i for t in args.subject if t.i < token.i)

    def _fearing_subjects(self, token: Token) -> frozenset[int]:
        """Who fears or suspects that they will do it: somebody else."""
        clause = self._scene.parsed.head(token)
        main = self._scene.parsed.head(clause)
        if token.dep != "nsubj" or clause.dep != "ccomp" or main.lemma not in syntax_words()["fearing"]:
            return frozenset()
        return frozenset(t.i for t in arguments(self._scene, main).subject)

    def _reporting_subjects(self, token: Token) -> frozenset[int]:
        """Subjects of the verbs of saying above the pronoun: "the GNA says it has agreed to no truce"."""
        parsed = self._scene.parsed
        told = [
            at
            for below, at in pairwise((token, *parsed.ancestors(token)))
            if below.i < at.i or below.dep not in {"advcl", "npadvmod"}  # "they had taken it, X said, after they ..."
        ]
        return frozenset(
            subject.i
            for at in told
            if at.lemma in syntax_words()["reporting"] and at.pos == "VERB"
            for subject in arguments(self._scene, at).subject
            if subject.i < token.i
        )

    @staticmethod
    def _agrees(word: str, seen: Seen) -> bool:
        if word in HE:
            return seen.person and seen.gender != "f" and not seen.plural
        if word in SHE:
            return seen.person and seen.gender != "m" and not seen.plural
        if word in THEY:
            return seen.plural or seen.group
        return not seen.plural and not seen.person and (seen.group or not seen.civilian)

    def _same_clause(self, token: Token, seen: Seen) -> bool:
        """An object pronoun is never its own verb's subject."""
        parsed = self._scene.parsed
        if token.tag == "PRP$" or token.lower.endswith(("self", "selves")):
            return False
        other = parsed.tokens[seen.token]
        return other.head == token.head and token.dep != other.dep and token.dep in {"dobj", "pobj", "nsubj", "dative"}

    # ------------------------------------------------------------------ definite descriptions
    def bearing(self, token: Token, phrase: str) -> Refs:
        """The latest mention whose nouns or name hold the noun of "the ministry", "the former rebels"."""
        noun, lower = token.lemma, token.lower
        first = "" if len(phrase.split()) == 1 else phrase.split()[0].lower()
        for seen in reversed(self.seen):
            if token.sent - seen.sent > _NOUN_REACH:
                break
            name = fold(seen.refs[0].name).split()
            same = noun in seen.nouns or noun in name or lower in name
            if seen.token != token.i and same and (not first or first in {*seen.nouns, *name}):
                return relabelled(seen.refs, phrase)
        return ()

    def of_sort(self, token: Token, phrase: str) -> Refs:
        """The latest mention of the sort that the noun names: a group, a coalition, an army, a government, a body."""
        for seen in reversed(self.seen):
            if token.sent - seen.sent > _SORT_REACH or seen.token == token.i:
                continue
            if self._of_sort(token.lower, seen):
                return relabelled(seen.refs, phrase)
        return ()

    def latest(self, token: Token, fits: Callable[[Seen], bool]) -> Refs:
        """The latest mention within reach that fits."""
        for seen in reversed(self.seen):
            if token.sent - seen.sent > _NOUN_REACH:
                break
            if seen.token != token.i and fits(seen):
                return seen.refs
        return ()

    def _of_sort(self, word: str, seen: Seen) -> bool:
        sides = side_words()
        entity = self._scene.entity(seen.refs[0].id)
        kind = entity.kind if entity else ""
        return (
            (word in sides["groupish"] and kind in {"armed_group", "coalition", "party"})
            or (word in sides["coalition"] and kind == "coalition")
            or (word in sides["army"] and kind == "army")
            or (word in sides["government"] and kind == "government")
            or (word in _BODY_NOUNS and kind in {"body", "monitor", "ngo"})
        )

    def sides(self, token: Token, text: str, fits: Callable[[Seen], bool]) -> Refs:
        """ "both sides", "the warring parties": the two latest different sides."""
        out: list[ActorRef] = []
        for seen in reversed(self.seen):
            if token.sent - seen.sent > _PRONOUN_REACH + 1:
                break
            for ref in seen.refs:
                if fits(seen) and all(ref.id != other.id for other in out):
                    out.append(ActorRef(name=ref.name, id=ref.id, text=text))
            if len(out) >= 2:
                return tuple(out[:2])
        return ()
