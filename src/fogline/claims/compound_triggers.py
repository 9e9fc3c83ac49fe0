"""Claims told without a verb of their own: "Turkish-backed rebels", "in army hands", "31 militants dead"."""

from collections.abc import Iterator

from fogline.claims.arguments import arguments
from fogline.claims.counts import taken_captive
from fogline.claims.drafts import Draft, Relations
from fogline.claims.numbers import of_phrase
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.lexicon.frames import FrameTable
from fogline.lexicon.kinds import Kind
from fogline.lexicon.triggerwords import trigger_words

_WORDS = trigger_words()
_HYPHENS = frozenset("-‑–")
_KIND_OF = {
    word: kind for kind in (Kind.CONTROL, Kind.BACK, Kind.LEAD, Kind.ALLY) for word in _WORDS[f"compound_{kind.value}"]
}
_NOUNS, _VERBS = frozenset({"NOUN", "PROPN"}), frozenset({"VERB", "AUX"})


def is_compound(scene: Scene, token: Token) -> bool:
    """True of the participle of "Turkish-backed"."""
    return token.lower in _KIND_OF and token.i > 0 and scene.parsed.tokens[token.i - 1].text in _HYPHENS


def compounds(scene: Scene) -> Iterator[Draft]:
    """ "Turkish-backed rebels", "RSF-held town": the author's own claims inside a noun phrase."""
    tokens = scene.parsed.tokens
    for token in tokens:
        if token.i < 2 or not is_compound(scene, token):
            continue
        owner, noun = tokens[token.i - 2], _modified_noun(scene, token)
        if noun is None:
            continue
        kind = _KIND_OF[token.lower]
        held = kind is Kind.CONTROL
        if held and not _ground(scene, token, owner, noun):
            continue
        yield Draft(
            token,
            token,
            kind,
            None,
            {"subject": (owner,), "object": (noun,)},
            (owner, token),
            own=True,
            extra_actor_roles={"subject": "actor", "object": "none" if held else "recipient"},
            extra_place_roles={"object": "at" if held else "none"},
        )


def allied(scene: Scene) -> Iterator[Draft]:
    """ "the army and allied militias": whom they are allied with stands before them."""
    parsed = scene.parsed
    for token in parsed.tokens:
        noun = parsed.head(token)
        if token.lower != "allied" or token.dep != "amod" or noun.dep != "conj" or "armed" not in scene.classes(noun):
            continue
        side = parsed.head(noun)
        if side.i in scene.hits or "armed" in scene.classes(side):
            roles = {"subject": "mutual", "object": "mutual"}
            told: Relations = {"subject": (side,), "object": (noun,)}
            yield Draft(token, token, Kind.ALLY, None, told, (side, token, noun), own=True, extra_actor_roles=roles)


def _ground(scene: Scene, token: Token, owner: Token, noun: Token) -> bool:
    """Ground that a side holds: no "IS-held tank" or building, "army-run company" or "remote-controlled mine"."""
    classes = scene.classes(noun)
    if "weapon" in classes or "weapon" in scene.classes(owner) or owner.lower == "remote":
        return False
    if noun.lemma in _WORDS["no_ground"] and "named" not in classes:
        return False
    return token.lower in {"held", "occupied"} or bool(classes & {"place", "named"})


def _modified_noun(scene: Scene, token: Token) -> Token | None:
    """The noun after the compound, at most three arcs up."""
    at = token
    for _ in range(3):
        head = scene.parsed.head(at)
        if head.i == at.i:
            return None
        if head.pos in _NOUNS and head.i > token.i:
            return head
        at = head
    return None


def holders(scene: Scene, used: set[int]) -> Iterator[Draft]:
    """ "in army hands", "under full Russian control", "in the enemy's possession": the holder stands beside the noun.

    `used` are the verbs that make claims already.
    """
    parsed = scene.parsed
    for token in parsed.tokens:
        prep = parsed.head(token)
        if token.lower not in _WORDS["holding"] or token.dep != "pobj" or prep.lower not in {"in", "under", "into"}:
            continue
        owners = _owners(scene, token)
        governor = parsed.head(prep)
        if governor.pos == "ADV":
            governor = parsed.head(governor)  # "was back in army hands"
        held = _held(scene, governor)
        if not owners or not held or governor.i in used:
            continue
        yield Draft(
            token,
            governor if governor.pos in _VERBS else token,
            Kind.CAPTURE if governor.lemma in _WORDS["changing"] else Kind.CONTROL,
            None,
            {"subject": tuple(owners[:1]), "object": held},
            (token, governor),
            nominal=governor.pos in _NOUNS,
            extra_actor_roles={"subject": "actor"},
            extra_place_roles={"object": "at"},
        )


def _owners(scene: Scene, token: Token) -> list[Token]:
    """Whose hands: a side before the noun, or after "of"."""
    parsed = scene.parsed
    before = [t for t in parsed.modifiers(token) if t.i in scene.hits or "armed" in scene.classes(t)]
    of = [p for p in parsed.children(token.i, "prep") if p.lower == "of"]
    return before + [k for p in of for k in parsed.children(p.i, "pobj")]


def _held(scene: Scene, governor: Token) -> tuple[Token, ...]:
    """What is in those hands: the noun itself, or the object or subject of the verb."""
    if governor.pos in _NOUNS:
        return (governor,)
    if governor.pos not in _VERBS:
        return ()
    args = arguments(scene, governor)
    return args.object if args.passive else (args.object or args.subject)


def the_dead(scene: Scene, frames: FrameTable, used: set[int]) -> Iterator[Draft]:
    """ "31 militants dead", "about 170 men were dead": a toll without a verb of killing.

    `used` are the triggers of claims already made.
    """
    parsed = scene.parsed
    frame = next(f for f in frames.nouns["dead"] if f.kind is Kind.CASUALTIES)
    for token in parsed.tokens:
        field = {"dead": "killed", "killed": "killed", "wounded": "wounded", "injured": "wounded"}.get(token.lower)
        if field is None or token.i in used or token.pos != "ADJ":
            continue
        head = parsed.head(token)
        people: list[Token] = []
        if token.dep == "acomp":
            people = parsed.children(head.i, "nsubj")
        elif token.dep == "amod" and token.i > head.i:
            people = [head]
        counted = [(t, number) for t in people if (number := of_phrase(scene, t))]
        if counted:
            yield Draft(
                token,
                head if head.pos in _VERBS else token,
                Kind.CASUALTIES,
                frame,
                {"of": tuple(t for t, _ in counted)},
                (token,),
                numbers={field: counted[0][1]},
            )


def taken_prisoner(scene: Scene, frames: FrameTable) -> Iterator[Draft]:
    """ "Seven taken prisoner", "40 held hostage": no verb to the parser."""
    parsed = scene.parsed
    for token in parsed.tokens:
        if not taken_captive(scene, token):
            continue
        verb = next(k for k in parsed.children(token.i, "amod") if k.lower in {"taken", "held", "made"})
        kind = Kind.ABDUCT if token.lower == "hostage" else Kind.DETAIN
        frame = next(f for f in frames.verbs["take"] if f.kind is kind)
        people = tuple(parsed.children(token.i, "nummod", "compound"))
        clause = next((t for t in parsed.ancestors(token) if t.pos in _VERBS), verb)
        yield Draft(verb, clause, kind, frame, {"object": people}, (verb, token), passive=True)
