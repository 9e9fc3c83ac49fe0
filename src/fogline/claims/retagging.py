"""Words that the small parser takes for another part of speech: gerunds, prepositions, participles and nouns of war."""

from collections.abc import Callable

from fogline.claims.arcs import bounds, children
from fogline.claims.tokens import Token

_DOINGS = {
    "bombing": "bomb", "shelling": "shell", "looting": "loot", "killing": "kill", "torching": "torch",
    "burning": "burn",
    "raping": "rape", "shooting": "shoot", "targeting": "target", "kidnapping": "kidnap", "abducting": "abduct",
    "attacking": "attack", "executing": "execute", "arresting": "arrest", "detaining": "detain", "firing": "fire",
    "ambushing": "ambush", "murdering": "murder", "striking": "strike", "bombarding": "bombard", "hitting": "hit",
}  # fmt: skip
_BEFORE_GERUND = frozenset("deny admit avoid stop begin start resume continue cease risk".split())
_BEFORE_DOING = frozenset("of by for after before without from".split())
_FOR_DOING = frozenset("field campaign spree raid run operation season squad pin season range ban rights".split())
_SPANS = frozenset("seconds moments minutes hours days weeks months years".split())
_WHERE = frozenset("near outside inside around above below across along".split())

Repair = Callable[[list[Token]], None]


# ---------------------------------------------------------------------- "denied bombing civilians"
def _gerunds_as_nouns(tokens: list[Token]) -> None:
    """A gerund behind a verb of denial or a preposition, with an object in the plural: the parser compounds them."""
    for word in list(tokens):
        noun = tokens[word.head]
        if word.dep not in {"compound", "amod"} or word.lower not in _DOINGS or noun.i != word.i + 1:
            continue
        governor = tokens[noun.head]
        after_verb = noun.dep == "dobj" and governor.lemma in _BEFORE_GERUND and governor.i == word.i - 1
        after_prep = noun.dep == "pobj" and governor.lower in _BEFORE_DOING and governor.i == word.i - 1
        if noun.tag not in {"NNS", "NNPS", "NNP"} or noun.lemma in _FOR_DOING or not (after_verb or after_prep):
            continue
        tokens[word.i] = word._replace(
            pos="VERB", tag="VBG", lemma=_DOINGS[word.lower], head=governor.i, dep="xcomp" if after_verb else "pcomp"
        )
        lo, hi = bounds(tokens, noun)
        for kid in children(tokens, noun, lo, hi):
            if kid.i > noun.i and kid.dep == "prep" and kid.lower != "of":
                tokens[kid.i] = kid._replace(head=word.i)
        tokens[noun.i] = noun._replace(head=word.i, dep="dobj")


# ---------------------------------------------------------------------- "government shelling killed one soldier"
def _nouns_as_auxiliaries(tokens: list[Token]) -> None:
    """An event noun in -ing right before its verb: the parser makes it an auxiliary, and its owner the subject."""
    for word in list(tokens):
        verb = tokens[word.head]
        if word.dep != "aux" or word.tag != "VBG" or word.lower in {"being", "having", "getting", "going"}:
            continue
        lo, hi = bounds(tokens, word)
        subject = next((t for t in children(tokens, verb, lo, hi) if t.dep in {"nsubj", "nsubjpass"}), None)
        if subject is None or subject.i != word.i - 1 or subject.pos == "PRON" or verb.i < word.i:
            continue
        tokens[word.i] = word._replace(pos="NOUN", tag="NN", lemma=word.lower, dep=subject.dep)
        tokens[subject.i] = subject._replace(dep="compound", head=word.i)


# ---------------------------------------------------------------------- "were dragged from their beds and shot"
def _shot_as_noun(tokens: list[Token]) -> None:
    """A bare "shot" behind a passive and "and": the parser joins it to the noun before it."""
    for word in list(tokens):
        if word.lower != "shot" or word.dep != "conj" or word.tag == "VBN" or tokens[word.i - 1].lower != "and":
            continue
        noun = tokens[word.head]
        verb = tokens[tokens[noun.head].head] if noun.dep == "pobj" else noun
        lo, hi = bounds(tokens, word)
        if verb.tag == "VBN" and any(t.dep == "auxpass" for t in children(tokens, verb, lo, hi)):
            tokens[word.i] = word._replace(pos="VERB", tag="VBN", lemma="shoot", head=verb.i)


# ---------------------------------------------------------------------- "came under shelling minutes after"
def _times_behind_nouns(tokens: list[Token]) -> None:
    """ "Under heavy shelling hours after the truce": the parser compounds the noun with the time behind it."""
    for word in list(tokens):
        time = tokens[word.head]
        behind = tokens[time.i + 1].lower if time.i + 1 < len(tokens) else ""
        noun = word.pos == "NOUN" or word.tag == "VBG"
        if not noun or word.dep not in {"compound", "amod", "nmod"} or time.i != word.i + 1:
            continue
        if time.lower not in _SPANS or behind not in {"after", "before", "later", "earlier", "ago"}:
            continue
        lo, hi = bounds(tokens, word)
        if word.tag == "VBG":
            word = word._replace(pos="NOUN", tag="NN", lemma=word.lower)
        tokens[word.i] = word._replace(head=time.head, dep=time.dep)
        for kid in children(tokens, time, lo, hi):
            if kid.i < word.i:
                tokens[kid.i] = kid._replace(head=word.i)
        top = tokens[time.head]
        verb = tokens[top.head] if top.pos == "ADP" else top
        tokens[time.i] = time._replace(head=verb.i, dep="npadvmod")


# ---------------------------------------------------------------------- "Near Dayr Az Zayr, one strike destroyed"
def _prepositions_as_names(tokens: list[Token]) -> None:
    """A preposition with a capital before a name and a comma: the parser takes it into the name."""
    for word in list(tokens):
        opens = word.i == 0 or tokens[word.i - 1].sent != word.sent or tokens[word.i - 1].pos == "PUNCT"
        name = tokens[word.head]
        if word.tag != "NNP" or word.lower not in _WHERE or not opens or word.dep not in {"compound", "nmod"}:
            continue
        verb = tokens[name.head]
        behind = tokens[name.i + 1].text if name.i + 1 < len(tokens) else ""
        if verb.pos != "VERB" or name.i > verb.i or behind != ",":
            continue
        tokens[word.i] = word._replace(pos="ADP", tag="IN", lemma=word.lower, head=verb.i, dep="prep", ent="")
        tokens[name.i] = name._replace(head=word.i, dep="pobj")


RETAGGINGS: tuple[Repair, ...] = (
    _gerunds_as_nouns,
    _nouns_as_auxiliaries,
    _shot_as_noun,
    _times_behind_nouns,
    _prepositions_as_names,
)
