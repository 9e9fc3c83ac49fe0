"""Tolls that are reckoned up: "put the dead at twenty", "the toll stands at", "losses exceed 150", "spoke of over 30".

The noun says what is counted, the verb that it is a count; the number stands behind one of them.
"""

from collections.abc import Iterator

from fogline.claims.arguments import prepositional
from fogline.claims.drafts import Draft, Relations
from fogline.claims.numbers import counting, number_at
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import Range
from fogline.lexicon.frames import FrameTable
from fogline.lexicon.kinds import Kind

_VERBS = frozenset({"VERB", "AUX"})
_PLACES = ("in", "at", "near", "around", "across", "on", "throughout")
_BARE = frozenset({"pobj", "dobj", "attr"})
_FURTHEST = 14  # tokens behind the verb in which its number may stand


def reckonings(scene: Scene, frames: FrameTable) -> Iterator[Draft]:
    """Claims of counted dead or wounded, in the order of the text."""
    frame = next(f for f in frames.nouns["toll"] if f.kind is Kind.CASUALTIES)
    spoken: dict[int, int] = {}  # sentences with a toll, and the token up to which it runs
    for token in scene.parsed.tokens:
        draft = None
        if field := _field(scene, token):
            draft = _reckoned(scene, token, field)
        elif token.tag == "CD" and token.i > spoken.get(token.sent, len(scene.parsed.tokens)):
            draft = _another(scene, token)
        elif token.lower in counting("toll_word", "killed"):
            spoken.setdefault(token.sent, token.i)
        if draft is None:
            continue
        verb, words, relations, numbers = draft
        spoken[token.sent] = max(w.i for w in words)
        yield Draft(token, verb, Kind.CASUALTIES, frame, relations, words, numbers=numbers, nominal=True)


_Found = tuple[Token, tuple[Token, ...], Relations, dict[str, Range]]


def _field(scene: Scene, token: Token) -> str:
    """The field that a noun of toll counts, by itself or as "the number of dead"; "" for any other word."""
    if token.pos in {"VERB", "AUX"} and token.tag != "VBN":
        return ""
    if token.lemma in counting("toll_noun", "total"):
        of = [k for p in scene.parsed.children(token.i, "prep") if p.lower == "of" for k in _inside(scene, p)]
        return next((f for k in of if (f := _of_noun(k) or _of_hurt(scene, k))), "")
    head = scene.parsed.head(scene.parsed.head(token))
    if token.dep == "pobj" and head.lemma in counting("toll_noun", "total"):
        return ""  # the total speaks for it
    return _of_noun(token) if token.dep not in {"compound", "amod"} else ""


def _inside(scene: Scene, prep: Token) -> list[Token]:
    return [t for k in scene.parsed.children(prep.i, "pobj", "amod", "pcomp") for t in scene.parsed.conjuncts(k)]


def _of_noun(token: Token) -> str:
    names = {token.lemma, token.lower}
    return next((f for f in ("killed", "wounded") if names & counting("toll_noun", f)), "")


def _of_hurt(scene: Scene, token: Token) -> str:
    """ "The number of soldiers killed"."""
    hurt = scene.parsed.children(token.i, "acl", "amod")
    return next(
        (f for k in hurt for f in ("killed", "wounded") if {k.lemma, k.lower} & counting("toll_noun", f"{f}_of")), ""
    )


def _hurt(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """The participle of "the number of soldiers killed in Shan"."""
    of = [k for p in scene.parsed.children(noun.i, "prep") if p.lower == "of" for k in _inside(scene, p)]
    return tuple(k for t in of for k in scene.parsed.children(t.i, "acl") if _of_noun(k) or _of_hurt(scene, t))


def _reckoned(scene: Scene, noun: Token, field: str) -> _Found | None:
    """The noun under a verb of reckoning, with the number behind it."""
    parsed = scene.parsed
    top = noun
    while top.dep == "conj" and parsed.head(top).pos in {"NOUN", "PROPN"}:
        top = parsed.head(top)
    verb = parsed.head(top)
    if verb.pos not in _VERBS:
        return None
    if noun.dep in {"nsubj", "nsubjpass"}:  # "are thought to number 9,000"
        verb = next((k for k in parsed.children(verb.i, "xcomp") if k.tag == "VB"), verb)
    own = noun.dep in {"nsubj", "nsubjpass"} and verb.lemma in counting("toll_verb", "standing")
    put = noun.dep in {"dobj", "nsubjpass", "nsubj"} and verb.lemma in counting("toll_verb", "putting")
    if not own and not put:
        return None
    found = _behind(scene, noun, verb, tight=put and not own)
    if found is None:
        return None
    at, number = found
    if verb.lemma in counting("toll_verb", "beyond"):
        number = (number[0], None)
    relations: Relations = {"of": _victims(scene, noun, at)}
    hurt = _hurt(scene, noun)
    for head in (noun, *hurt, verb):
        for prep, tokens in prepositional(scene, head).items():
            if prep in _PLACES:
                relations.setdefault(prep, tuple(t for t in tokens if not _counted(scene, t, at)))
    after = scene.parsed.tokens[at.i + 1 : at.i + 2]
    dead = tuple(t for t in after if t.lower in counting("toll_word", field))  # "stands at 826 dead"
    return verb, (noun, verb, at, *hurt, *dead), relations, {field: number}


def _counted(scene: Scene, token: Token, number: Token) -> bool:
    return token.i == number.i or number.i in scene.parsed.subtree(token.i)


def _behind(scene: Scene, noun: Token, verb: Token, tight: bool) -> tuple[Token, Range] | None:
    """The number behind noun and verb: where it was `put`, after "at" or "to"; else the first that is no date."""
    parsed = scene.parsed
    start = max(noun.i, verb.i) + 1
    end = min(start + _FURTHEST, parsed.sentences[noun.sent][1])
    open_ = not tight
    for token in parsed.tokens[start:end]:
        if token.text in {";", ":"} or token.dep == "mark" or token.tag in {"VBD", "VBZ"}:
            return None
        least = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 2]] in (["least"], ["most"])
        if not least and token.lower in {"at", "to", "as", "in"} and token.pos in {"ADP", "SCONJ", "PART"}:
            open_ = True
        if token.lower in {"since", "after", "by"} or (token.lower == "from" and verb.lemma != "range"):
            open_ = False
        found = number_at(scene, token) if open_ else None
        if found is not None:
            one = found[1] == (1, 1) and verb.lemma == "be"  # "every casualty is one too many"
            return None if one else found
    return None


def _victims(scene: Scene, noun: Token, number: Token) -> tuple[Token, ...]:
    """Whose dead: before the noun, after "of" or "among", or the noun that the number counts."""
    parsed = scene.parsed
    counted = parsed.head(number)
    if counted.pos == "NOUN" and number.dep == "nummod" and scene.classes(counted) & {"person", "civilian", "armed"}:
        return (counted,)
    before = [
        t
        for t in parsed.children(noun.i, "poss", "compound", "amod", "nmod")
        if t.i in scene.hits or t.dep == "poss" or "armed" in scene.classes(t) or "civilian" in scene.classes(t)
    ]
    after = [t for p in parsed.children(noun.i, "prep") if p.lower in {"of", "among"} for t in _inside(scene, p)]
    return tuple(t for t in (*before, *after) if not _of_noun(t))


def _another(scene: Scene, number: Token) -> _Found | None:
    """A second count beside a first: "others spoke of 322", "its own at two"."""
    parsed = scene.parsed
    prep = parsed.head(number)
    if number.dep not in _BARE or prep.lower not in {"of", "at"} or parsed.tokens[number.i - 1].tag == "NNP":
        return None
    verb = parsed.head(prep)
    owned = [t for t in parsed.tokens[max(0, prep.i - 3) : prep.i] if t.lower == "own"]
    told = verb.lemma in counting("toll_verb", "telling") and prep.lower == "of"
    if not told and not (owned and prep.lower == "at"):
        return None
    found = number_at(scene, number)
    if found is None:
        return None
    return verb, (number, *owned, *((verb,) if told else ())), {"of": tuple(owned)}, {"killed": found[1]}
