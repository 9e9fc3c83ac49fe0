"""Questions about one clause that decide its mood: conditions, purposes, refusals and denials, asked of the parse."""

from fogline.claims.drafts import Draft
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token


def infinitive(scene: Scene, verb: Token) -> bool:
    return any(k.lower == "to" and k.dep == "aux" for k in scene.parsed.children(verb.i))


def asked(scene: Scene, noun: Token) -> bool:
    """The noun is asked, urged or called upon."""
    head = scene.parsed.head(noun)
    if head.pos == "ADP":
        head = scene.parsed.head(head)
    return noun.dep in {"dobj", "pobj", "nsubj"} and head.lemma in scene.words.stance["demanded"]["verbs"]


def inverted(scene: Scene, verb: Token) -> bool:
    """ "Should they persist": a condition without "if"."""
    kids = scene.parsed.children(verb.i)
    subject = next((k for k in kids if k.dep in {"nsubj", "nsubjpass"}), None)
    return (
        any(
            k.lower in {"should", "were", "had"}
            and k.dep == "aux"
            and subject is not None
            and k.i < subject.i
            and (k.text[:1].isupper() or scene.parsed.tokens[k.i - 1].text == ",")
            for k in kids
        )
        and verb.dep in {"advcl", "ccomp", "ROOT", "xcomp", "dep"}
        and not asks(scene, verb)
    )


def asks(scene: Scene, verb: Token) -> bool:
    last = scene.parsed.sentences[verb.sent][1] - 1
    return scene.parsed.tokens[last].text == "?"


def conditional(scene: Scene, verb: Token) -> bool:
    """The verb depends on a condition: "if", "unless", "should they ..."."""
    parsed = scene.parsed
    for kid in parsed.children(verb.i, "advcl"):
        marks = parsed.children(kid.i, "mark", "advmod")
        if any(m.lower in {"if", "unless"} for m in marks) or inverted(scene, kid):
            return True
    return False


def instead(scene: Scene, verb: Token) -> bool:
    """ "rather than push on", "instead of withdrawing"."""
    tokens = scene.parsed.tokens
    before = tuple(t.lower for t in tokens[max(0, verb.i - 2) : verb.i])
    return before in {("rather", "than"), ("instead", "of")}


def of_none(scene: Scene, draft: Draft) -> bool:
    """ "agreed to no truce": the object of a phrase with a preposition is none."""
    parsed = scene.parsed
    return any(
        t.dep == "pobj" and any(k.lower == "no" and k.dep == "det" for k in parsed.children(t.i))
        for t in (*draft.relations.get("object", ()), *draft.words)
    )


def nobody(scene: Scene, subject: Token) -> bool:
    return subject.lower in {"nobody", "none", "neither"} or any(
        k.lower in {"no", "neither"} and k.dep == "det" for k in scene.parsed.children(subject.i)
    )


def apart(scene: Scene, head: Token, at: Token) -> bool:
    """A semicolon parts two clauses, whatever arc the parser draws between them."""
    first, last = sorted((head.i, at.i))
    return last - first < 60 and any(t.text == ";" for t in scene.parsed.tokens[first:last])


def refuted(scene: Scene, noun: Token) -> bool:
    """ "reports that ... are untrue", "there is no truth in the claim that ..."."""
    parsed = scene.parsed
    verb = parsed.head(noun)
    if noun.pos != "NOUN":
        return False
    if noun.dep in {"nsubj", "nsubjpass"}:
        words = {k.lower for k in parsed.children(verb.i, "acomp", "attr", "oprd")} | {verb.lower}
        negated = bool(parsed.children(verb.i, "neg"))
        return bool(words & scene.words.stance["refuted"]["words"]) or (
            negated and bool(words & {"correspond", "true", "correct"})
        )
    truth = parsed.head(verb) if verb.pos == "ADP" else verb
    if truth.lemma not in {"truth", "substance", "foundation", "basis"}:
        return False
    lo = parsed.sentences[noun.sent][0]
    return any(t.lower in {"no", "not", "nor", "n't", "without"} for t in parsed.tokens[lo : truth.i])
