"""Who does what to whom, read off the arcs: logical subject, object and prepositional objects of a verb or event noun.

Passives, reduced and full relative clauses, participles, control ("ordered X to"), coordination and "with X doing" are
undone here, so that later steps see one shape.
"""

from dataclasses import dataclass, field

from fogline.claims.scene import Scene
from fogline.claims.tokens import NOUNS, Token
from fogline.lexicon.sides import syntax_words


@dataclass(frozen=True, slots=True)
class Arguments:
    """Token lists by relation; `preps` by preposition. `passive` is of the verb itself; `shared` where the subject came
    from another clause."""

    subject: tuple[Token, ...] = ()
    object: tuple[Token, ...] = ()
    preps: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    passive: bool = False
    shared: bool = False


# "the displaced are returning": participles that stand for people
_PEOPLE = frozenset("displaced wounded injured uprooted besieged missing disappeared captured detained".split())


def nominal(token: Token) -> bool:
    return (
        token.pos in NOUNS
        or (token.lower in _PEOPLE and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"})
        or token.tag in {"DT", "CD", "PRP", "JJ", "JJS", "WDT", "WP", "NNP", "VBG"}
        or token.pos in {"DET", "ADJ", "SYM"}
    )


def is_passive(scene: Scene, verb: Token) -> bool:
    kids = scene.parsed.children(verb.i)
    deps = {k.dep for k in kids}
    if deps & {"auxpass", "nsubjpass"} or ("agent" in deps and "nsubj" not in deps):  # "he said by telephone" is none
        return True
    if _elliptic(scene, verb):
        return True
    if verb.tag != "VBN" or any(k.dep in {"aux", "nsubj", "dobj"} for k in kids):
        return False
    if verb.dep in {"acl", "amod", "advcl", "pcomp", "oprd", "ccomp"}:
        return True
    head = scene.parsed.head(verb)
    return verb.dep in {"conj"} and head.i != verb.i and head.pos == "VERB" and is_passive(scene, head)


def _elliptic(scene: Scene, verb: Token) -> bool:
    """ "soldiers had been killed and the base overrun": a participle whose auxiliary is said once."""
    head = scene.parsed.head(verb)
    participle = verb.tag == "VBN" or verb.lower in {"overrun", "retaken"}
    if not participle or verb.dep != "conj" or not scene.parsed.children(head.i, "auxpass"):
        return False
    return not scene.parsed.children(verb.i, "aux", "dobj") and bool(scene.parsed.children(verb.i, "nsubj"))


def arguments(scene: Scene, verb: Token) -> Arguments:
    """Arguments of a verb."""
    passive = is_passive(scene, verb)
    surface, shared = _surface_subject(scene, verb, passive)
    kids = scene.parsed.children(verb.i)
    objects = [k for k in kids if k.dep in {"dobj", "attr", "dative", "oprd"} and nominal(k)]
    objects.sort(key=lambda k: (k.dep != "dobj", k.i))
    objects = [_relative_pronoun(scene, verb, k) or k for k in objects]
    if verb.dep == "relcl" and not objects and not passive and surface:
        gap = _object_gap(scene, verb)
        objects = [gap] if gap else objects
    if not objects and not passive:
        objects = _shared_object(scene, verb) or _asked(scene, verb) or _distant_gap(scene, verb)
    preps = prepositional(scene, verb)
    if passive:
        by = preps.pop("by", ())  # "were camped there by Sunday", "was flown out by helicopter": nobody's deed
        agents = tuple(
            t for t in by if t.ent not in {"DATE", "TIME"} and t.lower not in syntax_words()["means_of_travel"]
        )
        own = _flat(scene, objects)
        return Arguments(
            subject=agents, object=tuple(_flat(scene, surface)) + tuple(own), preps=preps, passive=True, shared=shared
        )
    return Arguments(
        subject=tuple(_flat(scene, surface)),
        object=tuple(_flat(scene, objects)),
        preps=preps,
        passive=False,
        shared=shared,
    )


def _flat(scene: Scene, tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        out += [t for t in scene.parsed.conjuncts(token) if t not in out and (t.i == token.i or nominal(t))]
    return out


def _relative_pronoun(scene: Scene, verb: Token, token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token.lower not in {"who", "which", "that", "whom"} or token.tag not in {"WP", "WDT", "IN", "DT"}:
        return None
    for at in (verb, *scene.parsed.ancestors(verb)):
        if at.dep in {"relcl", "acl"}:
            return antecedent(scene, token, scene.parsed.head(at))
    return None


def antecedent(scene: Scene, pronoun: Token, head: Token) -> Token:
    """ "the army and the CMA, which signed": after a comma the last of joined nouns is meant."""
    joined = [t for t in scene.parsed.conjuncts(head) if t.i < pronoun.i]
    if pronoun.i < 2 or scene.parsed.tokens[pronoun.i - 1].text != ",":
        return head
    nearest = scene.parsed.tokens[pronoun.i - 2]
    between = scene.parsed.tokens[head.i + 1 : nearest.i]
    if (
        pronoun.lower == "who"
        and any(t.dep == "acl" and t.head == head.i for t in between)
        and "person" in scene.classes(nearest)
    ):
        return nearest
    if pronoun.lower == "which" and "office" in scene.classes(head) and {"named", "state"} <= scene.classes(nearest):
        return nearest  # "the president of Turkey, which backs"
    return joined[-1] if pronoun.lower == "which" and len(joined) > 1 else head


def _surface_subject(scene: Scene, verb: Token, passive: bool, depth: int = 0) -> tuple[list[Token], bool]:
    parsed = scene.parsed
    own = [
        k
        for k in parsed.children(verb.i, "nsubj", "nsubjpass", "csubj", "expl")
        if k.dep != "expl" and (nominal(k) or k.lower == "that")
    ]
    if len(own) > 1 and own[1].i == own[0].i + 1:
        own = own[1:]  # "Syrian shelling killed": the parser takes the adjective for a second subject
    if own:
        out = []
        own = _beside(scene, verb, own)
        for token in _unlabelled(scene, verb, own)[:1]:
            antecedent = _relative_pronoun(scene, verb, token)
            out.append(antecedent or token)
        return out, False
    borrowed = _borrowed_subject(scene, verb)  # or the auxiliary, where words part it from its verb
    if borrowed:
        return borrowed, False
    if depth > 5 or verb.head == verb.i:
        return [], False
    head = parsed.head(verb)
    if verb.dep in {"relcl", "acl"} and nominal(head):
        if verb.dep == "acl" and verb.tag in {"VB", "VBP"}:  # "a plan to attack", "the order to withdraw"
            return _owner(scene, head, depth), True
        return [head], False
    if verb.dep == "amod" and nominal(head):
        return [head], False
    if verb.dep == "conj" and head.pos in {"VERB", "AUX"}:
        own_aux = any(k.dep == "auxpass" for k in parsed.children(verb.i))
        same = is_passive(scene, head) == passive or not passive or own_aux
        found, _ = _surface_subject(scene, head, is_passive(scene, head), depth + 1)
        return (found if same or found else []), True
    if verb.dep in {"xcomp", "ccomp", "advcl", "pcomp", "prep", "dep"}:
        return _controlled(scene, verb, head, depth)
    return [], False


def _beside(scene: Scene, verb: Token, subjects: list[Token]) -> list[Token]:
    """Of two subjects the nearer, where the first stands in a dateline or before a semicolon."""
    before = [k for k in subjects if k.i < verb.i]
    if len(before) < 2:
        return subjects
    between = scene.parsed.tokens[before[0].i : before[-1].i]
    apart = any(t.text in {";", "—", "–", "-"} for t in between) or "metonym" in scene.classes(before[0])
    return before[-1:] if apart else subjects


def _borrowed_subject(scene: Scene, verb: Token) -> list[Token]:
    """ "troops pushing east entered the town": the parser may give the participle the subject of the finite verb."""
    for aux in scene.parsed.children(verb.i, "aux", "auxpass"):
        subjects = [k for k in scene.parsed.children(aux.i, "nsubj", "nsubjpass") if nominal(k)]
        if subjects:
            return subjects[:1]
    if verb.tag not in {"VBD", "VBZ", "VBP"} or verb.dep == "conj":
        return []
    for kid in scene.parsed.children(verb.i, "advcl", "ccomp", "csubj"):
        if kid.i < verb.i and kid.tag in {"VBG", "VBN"}:
            subjects = [k for k in scene.parsed.children(kid.i, "nsubj", "nsubjpass") if k.i < kid.i and nominal(k)]
            if subjects and not scene.parsed.children(kid.i, "aux", "auxpass"):
                return subjects[:1]
    return []


def _unlabelled(scene: Scene, verb: Token, subjects: list[Token]) -> list[Token]:
    """ "DeepState: enemy now holds": what stands before a colon is no subject of what follows."""
    text = scene.text
    kept = [t for t in subjects if t.i > verb.i or ":" not in text[t.end : verb.start]]
    if kept or len(subjects) != 1:
        return kept or subjects
    between = scene.parsed.tokens[subjects[0].i + 1 : verb.i]
    return [
        t
        for t in between
        if t.pos in NOUNS and t.head in {verb.i, subjects[0].i} and ":" not in text[t.end : verb.start]
    ][:1]


def _controlled(scene: Scene, verb: Token, head: Token, depth: int) -> tuple[list[Token], bool]:
    """Subject of a subjectless clause: the object of a verb of ordering, else the subject of the governing verb."""
    parsed = scene.parsed
    if verb.dep == "ccomp" and verb.tag not in {"VB", "VBG", "VBN"}:
        return [], False
    governor = head
    if governor.pos == "ADP" or governor.dep == "prep":
        governor = parsed.head(governor)
    if governor.pos == "ADJ" and governor.dep == "acomp":  # "is ready to send": the subject of "is"
        governor = parsed.head(governor)
    if governor.pos in {"NOUN", "PROPN", "PRON"} and (accused := _accused(scene, head, parsed.head(governor))):
        return accused, True
    if governor.pos in {"NOUN", "PROPN"}:
        return _owner(scene, governor, depth), True
    if governor.pos == "ADJ" and governor.dep == "acomp":
        governor = parsed.head(governor)  # "which is due to leave"
    if governor.pos not in {"VERB", "AUX", "ADJ"}:
        return [], False
    accused = _accused(scene, head, governor)
    if accused:
        return accused, True
    ordering = syntax_words()["ordering"] | {"call", "appeal"}
    ordered = verb.dep == "advcl" and governor.lemma in ordering and verb.tag == "VB"
    if (verb.dep in {"xcomp", "ccomp"} and governor.lemma in syntax_words()["object_control"]) or ordered:
        objects = [k for k in parsed.children(governor.i, "dobj", "dative", "nsubjpass") if nominal(k)]
        objects += [
            p
            for k in parsed.children(governor.i, "prep")
            if k.lower in {"on", "to", "for"} and governor.lemma in {"call", "appeal"}
            for p in parsed.children(k.i, "pobj")
        ]
        if objects:
            return objects[:1], True
    found, _ = _surface_subject(scene, governor, is_passive(scene, governor), depth + 1)
    if verb.dep in {"advcl", "pcomp"} and is_passive(scene, governor) and verb.tag == "VBG":
        agents = [p for k in parsed.children(governor.i, "agent") for p in parsed.children(k.i, "pobj")]
        return (agents or found), True
    return found, True


def _accused(scene: Scene, prep: Token, verb: Token) -> list[Token]:
    """ "accused X of shelling", "blamed X for planting", "stopped X from leaving": X is who does it."""
    if (
        prep.lower not in {"of", "for", "from"}
        or verb.lemma not in syntax_words()["accusing"]
        or is_passive(scene, verb)
    ):
        return []
    return [k for k in scene.parsed.children(verb.i, "dobj") if nominal(k)][:1]


def _owner(scene: Scene, noun: Token, depth: int) -> list[Token]:
    """Whose plan, order or attempt it is: possessor, "by", or the subject of the verb that governs the noun."""
    parsed = scene.parsed
    owners = list(parsed.children(noun.i, "poss"))
    owners += [
        p
        for k in parsed.children(noun.i, "prep", "agent")
        if k.lower in {"by", "of", "for"}
        for p in parsed.children(k.i, "pobj")
    ]
    if owners:
        return owners[:1]
    verb = parsed.head(noun)
    if verb.pos == "ADP":
        verb = parsed.head(verb)
    if verb.pos in {"VERB", "AUX"} and noun.dep in {"dobj", "pobj", "attr", "xcomp"}:
        if verb.lemma in {"give", "issue", "receive", "order"} and noun.lemma in {"order", "command", "instruction"}:
            to = [
                p
                for k in parsed.children(verb.i, "dative", "prep")
                if k.lower == "to"
                for p in parsed.children(k.i, "pobj")
            ]
            to += [k for k in parsed.children(verb.i, "dative") if nominal(k)]
            if to:
                return to[:1]
        found, _ = _surface_subject(scene, verb, is_passive(scene, verb), depth + 1)
        return found
    return []


def _asked(scene: Scene, verb: Token) -> list[Token]:
    """Who is asked: "urged X to stop", "demanded that X withdraw", where the parser hangs X below the second verb."""
    if verb.lemma not in syntax_words()["asking"]:
        return []
    parsed = scene.parsed
    for kid in parsed.children(verb.i, "ccomp", "xcomp"):
        bare = kid.tag == "VB" or any(k.tag == "TO" for k in parsed.children(kid.i, "aux"))
        bare = bare or any(k.lower == "should" for k in parsed.children(kid.i, "aux"))
        asked = [k for k in parsed.children(kid.i, "nsubj", "nsubjpass") if k.i > verb.i and nominal(k)]
        if bare and asked:
            return asked[:1]
    return []


def _object_gap(scene: Scene, verb: Token) -> Token | None:
    """The antecedent, where it is the object of the relative clause ("the town that rebels took")."""
    head = scene.parsed.head(verb)
    subject = next(iter(scene.parsed.children(verb.i, "nsubj")), None)
    if subject is None or subject.tag in {"WP", "WDT"} or head.ent in {"DATE", "TIME"}:
        return None
    when = {k.lower for k in scene.parsed.children(verb.i, "advmod")}
    if when & {"when", "why"} or ("where" in when and verb.lemma == "be"):
        return None  # "the day when they withdrew", "Idlib, where Turkey is in charge"
    preposition = [
        k
        for k in scene.parsed.children(verb.i, "prep")
        if any(g.tag in {"WP", "WDT"} for g in scene.parsed.children(k.i))
    ]
    return head if not preposition and nominal(head) else None


def _distant_gap(scene: Scene, verb: Token) -> list[Token]:
    """ "the town, which the army said it had taken", "which rebels overran and still hold": the clause's gap, where it
    belongs to the verb below, or to the second verb as well."""
    head = scene.parsed.head(verb)
    if head.dep != "relcl" or verb.i < head.i:
        return []
    pronouns = [k for k in scene.parsed.children(head.i, "dobj") if k.tag in {"WDT", "WP"} and k.i < head.i]
    if verb.dep == "ccomp" and head.lemma in syntax_words()["reporting"] and pronouns:
        return [antecedent(scene, pronouns[0], scene.parsed.head(head))]
    if verb.dep == "conj" and not scene.parsed.children(verb.i, "nsubj", "nsubjpass", "prep"):
        gap = _object_gap(scene, head) if not pronouns else antecedent(scene, pronouns[0], scene.parsed.head(head))
        return [gap] if gap is not None and not is_passive(scene, head) else []
    return []


def _shared_object(scene: Scene, verb: Token) -> list[Token]:
    """ "captured and held the town": the object stands with the last of coordinated verbs."""
    for kid in scene.parsed.children(verb.i, "conj"):
        if kid.pos == "VERB" and kid.i - verb.i <= 4:
            if scene.parsed.children(kid.i, "nsubj", "nsubjpass"):
                continue
            found = [k for k in scene.parsed.children(kid.i, "dobj") if nominal(k)]
            between = scene.parsed.tokens[verb.i + 1 : kid.i]
            if found and all(t.pos in {"CCONJ", "ADV", "PUNCT"} for t in between):
                return found
    return []


def prepositional(scene: Scene, head: Token) -> dict[str, tuple[Token, ...]]:
    """Objects of the prepositions below `head`, by preposition ("out of" counts as "from"); adverbs such as "back" and
    directions such as "south" pass theirs on."""
    out: dict[str, list[Token]] = {}

    def take(prep: Token, name: str) -> None:
        for kid in scene.parsed.children(prep.i):
            if kid.dep in {"pobj", "pcomp"} and nominal(kid):
                out.setdefault(name, []).extend(
                    t for t in scene.parsed.conjuncts(kid) if nominal(t) and t.dep in {"pobj", "conj", "pcomp"}
                )
            elif kid.dep == "prep":
                inner = "from" if prep.lower in {"out", "away", "off"} and kid.lower in {"of", "from"} else kid.lower
                inner = "according" if prep.lower == "according" else inner
                take(kid, inner if prep.lower not in {"from"} else "from")
            elif kid.dep == "conj" and kid.pos == "ADP":
                take(kid, kid.lower)
            elif kid.dep == "cc":
                continue

    for kid in scene.parsed.children(head.i):
        if kid.dep in {"prep", "agent", "dative", "prt", "mark"} and kid.pos in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            name = {"according": "according", "including": "including"}.get(kid.lower, kid.lower)
            take(kid, name)
            for chained in scene.parsed.children(kid.i, "conj"):
                if chained.pos == "ADP":
                    take(chained, chained.lower)
        elif kid.dep in {"advmod", "npadvmod", "acomp"}:
            for inner in scene.parsed.children(kid.i, "prep"):
                name = "from" if kid.lower in {"away", "out"} and inner.lower in {"of", "from"} else inner.lower
                if (
                    kid.lower in {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
                    and inner.lower == "of"
                ):
                    name = "near"
                take(inner, name)
    return {key: tuple(dict.fromkeys(value)) for key, value in out.items()}
