"""Phrases of frames in the parse: "launch attack on" is found wherever its words hang below one another."""

from dataclasses import dataclass

from fogline.claims.arguments import Arguments, nominal
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.frames import Frame
from fogline.lexicon.triggerwords import trigger_words

_CALENDAR = trigger_words()["calendar"]
_PREPOSITIONS = frozenset(
    "of to in into on with from for under at over through between against by behind across beside after before "
    "alongside upon as without".split()
)

_TAKES_AWAY = frozenset({"strip", "relieve"})
_FIXED = 3  # words of a verb with a fixed prepositional phrase: "set on fire"


@dataclass(frozen=True, slots=True)
class Match:
    """The words of a phrase, and what stands as its object."""

    words: tuple[Token, ...]
    objects: tuple[Token, ...]


def is_date(token: Token) -> bool:
    """Days and months are nobody and nowhere."""
    return token.lower in _CALENDAR or token.ent in {"DATE", "TIME"}


def find_phrase(scene: Scene, frame: Frame, verb: Token, args: Arguments) -> Match | None:
    """The longest phrase of the frame that hangs below the verb."""
    near = scene.sentence_words(verb.sent)
    for phrase in frame.phrases:
        if phrase[0] == verb.lemma and near.issuperset(phrase[1:]):
            found = _match(scene, phrase, verb, args)
            if found is not None:
                return found
    return None


def _match(scene: Scene, phrase: tuple[str, ...], verb: Token, args: Arguments) -> Match | None:
    if len(phrase) == 1:
        return Match((verb,), args.object)
    words = [verb]
    fixed = (len(phrase) == _FIXED and phrase[1] in _PREPOSITIONS) or phrase[0] in _TAKES_AWAY
    for wanted in phrase[1:]:
        found = _next_word(scene, wanted, words, args, fixed=fixed and len(words) == 1)
        if found is None:
            return None
        words.append(found)
    last = words[-1]
    if phrase[-1] not in _PREPOSITIONS or last.pos not in {"ADP", "SCONJ", "PART"}:
        return Match(tuple(words), tuple(t for t in args.object if t not in words))
    inner = [
        t
        for k in scene.parsed.children(last.i, "pobj", "pcomp")
        if nominal(k) and not is_date(k)
        for t in scene.parsed.conjuncts(k)
    ]
    if not inner and last.dep == "prt":  # "took over the town": the particle has no object of its own
        inner = list(args.object)
    return Match(tuple(words), tuple(inner)) if inner or last.dep == "prt" else None  # "dug in"


def _next_word(scene: Scene, wanted: str, words: list[Token], args: Arguments, *, fixed: bool) -> Token | None:
    """The word of the phrase that hangs on one of those found; an object may stand before its verb ("the attack
    launched on", "an attack was launched")."""
    verb, parsed = words[0], scene.parsed
    candidates = [
        k for w in words for k in parsed.children(w.i) if k.dep not in {"nsubj", "nsubjpass"} and k not in words
    ]
    if verb.dep in {"relcl", "acl"} or args.passive:
        candidates += [t for t in args.object if t not in words]
    # "set the courthouse on fire": the parser may hang the preposition on the object
    if fixed:
        candidates += [k for t in args.object for k in parsed.children(t.i, "prep") if k.i > verb.i]
    for token in sorted(candidates, key=lambda t: t.i < verb.i):
        clause = token.dep in {"advcl", "ccomp"} and token.pos != "ADJ"  # "set the school ablaze" is no clause
        if token.dep in {"punct", "cc"} or clause or _tells_when(scene, token):
            continue
        if wanted in {token.lower, token.lemma, _counted(scene, token)}:
            return token
    return next((k for k in parsed.children(verb.i, "prt", "advmod") if k.lower == wanted), None)


def _tells_when(scene: Scene, token: Token) -> bool:
    """ "On Monday he called on them": the first preposition is of the day, not of the call."""
    told = scene.parsed.children(token.i, "pobj") if token.pos in {"ADP", "SCONJ"} else []
    return bool(told) and all(is_date(t) for t in told)


def _counted(scene: Scene, token: Token) -> str:
    """ "dozens of rockets" are rockets."""
    return scene.semantic_head(token).lemma if token.dep in {"dobj", "nsubjpass"} else token.lemma
