"""What a draft counts: people killed, wounded, captured or displaced; fighters that come; things."""

from fogline.claims.drafts import Draft
from fogline.claims.numbers import TOLLS, counting, draft_toll, of_phrase, toll_field, toll_word
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import Range
from fogline.lexicon.kinds import Kind

Found = tuple[str, Range]
# The freed and the abducted are counted, not captured: the field says who fell into an enemy's hands.
_FIELDS = {
    Kind.RELEASE: "count",
    Kind.ABDUCT: "count",
    Kind.DETAIN: "captured",
    Kind.DISPLACE: "displaced",
    Kind.RETURN: "displaced",
}
_COUNTING = frozenset(
    {
        Kind.CAPTURE,
        Kind.CONTROL,
        Kind.WITHDRAW,
        Kind.DESTROY,
        Kind.STRIKE,
        Kind.INTERCEPT,
        Kind.CLASH,
        Kind.TRANSFER,
        Kind.BOMBING,
        Kind.ACCESS,
        Kind.MOBILISE,
        Kind.SUPPORT,
        Kind.RESTRICT,
        Kind.OFFENSIVE,
        Kind.ADVANCE,
        Kind.SURRENDER,
        Kind.BESIEGE,
        Kind.REQUEST,
    }
)
_MOVING = frozenset({Kind.MOBILISE, Kind.WITHDRAW, Kind.SUPPORT, Kind.ADVANCE, Kind.SURRENDER, Kind.PROTEST})
_CAPTIVE, _TAKEN = frozenset({"prisoner", "captive", "hostage"}), frozenset({"taken", "held", "made"})
_ONE = frozenset({"a", "an", "one", "another"})


def people_field(scene: Scene, draft: Draft) -> Found | None:
    """The field of people that the draft counts, and the number; None where it counts none."""
    field = _field(scene, draft)
    if not field:
        return None
    for tokens in _groups(scene, draft):
        total = _total(scene, tokens, field)
        if total is not None:
            families = field == "displaced" and any(t.lemma in counting("families") for t in _meant(scene, tokens))
            return ("count" if families else field, total)
    return None


def _field(scene: Scene, draft: Draft) -> str:
    if draft.trigger.lemma == "leave" and draft.kind in TOLLS:
        near = scene.parsed.tokens[draft.trigger.i : draft.trigger.i + 9]
        return next((toll_word(t) for t in near if toll_word(t)), draft_toll(draft))
    toll = draft_toll(draft)
    if toll:
        return toll
    return _FIELDS.get(draft.kind, "") or (draft.frame.number if draft.frame else "")


def _groups(scene: Scene, draft: Draft) -> list[tuple[Token, ...]]:
    """Whom the draft may count, the likeliest first."""
    relations = draft.relations
    objects = relations.get("object", ()) + relations.get("direct", ())
    subject = relations.get("subject", ())
    # The noun of "take prisoners", "lose men" is part of the trigger, and still what is counted.
    consumed = relations.get("consumed", ())
    above: tuple[Token, ...] = ()
    if draft.trigger.dep in {"xcomp", "oprd", "acomp"}:
        above = tuple(scene.parsed.children(draft.trigger.head, "nsubjpass"))
    # "28 wounded", "two workers killed": the parser takes the victims for the subject.
    bare = subject if toll_field(draft.trigger) and draft.trigger.tag in {"VBN", "VBD"} and not objects else ()
    if draft.nominal:
        return [relations.get("of", ()), objects]
    spent = [t for t in (*objects, *consumed) if t.lemma in {"life", "breath", "death"}]
    if spent and all(t in spent for t in objects):
        return [subject]
    if draft.trigger.lemma == "leave" and draft.kind in TOLLS:
        return [objects]
    if draft.trigger.lemma in counting("toll_subject", "verbs") and not draft.passive:
        return [subject, objects] if draft.kind in {Kind.DISPLACE, Kind.RETURN} else [subject]
    if draft.kind in {Kind.DISPLACE, Kind.RETURN}:
        return [objects, subject]
    if draft.kind is Kind.DETAIN:
        return [objects, relations.get("of", ()), consumed]
    return [objects, above, bare, consumed if toll_field(draft.trigger) else ()]


def _total(scene: Scene, tokens: tuple[Token, ...], field: str) -> Range | None:
    """The sum over the groups named ("three soldiers and a driver"); None where no group is counted."""
    found = []
    for token in tokens:
        if field == "killed" and ("weapon" in scene.classes(token) or taken_captive(scene, token)):
            continue
        number = head_count(scene, token, named=field == "killed")
        if number is not None:
            found.append(number)
    if not found:
        return None
    if field != "killed" and field != "wounded" and field != "captured":
        return found[0]
    lows, highs = [low for low, _ in found], [high for _, high in found]
    low = None if None in lows else sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    return (low, high) if low is not None or high is not None else found[0]


def head_count(scene: Scene, token: Token, named: bool = False) -> Range | None:
    """The quantity of a noun phrase; a single person counts one, a name only where `named`."""
    found = of_phrase(scene, token)
    if found is not None:
        return found
    classes = scene.classes(token)
    if token.lemma in counting("collective") or token.lemma in counting("units"):
        return None
    hit = scene.hits.get(token.i)
    if token.pos == "PROPN" or hit is not None:
        person = (hit is not None and hit.kind == "person") or (hit is None and token.ent == "PERSON")
        return (1, 1) if named and person else None
    if token.tag != "NN" or not classes & {"person", "office", "person_noun"}:
        return None
    words = {k.lower for k in scene.parsed.children(token.i, "det", "nummod")}
    definite = "armed" not in classes and bool(words & {"the"})
    # Headlines leave out the article: "third woman arrested".
    bare = not words and not scene.parsed.children(token.i, "poss") and "armed" not in classes
    return (1, 1) if words & _ONE or bare or (definite and named) else None


def taken_captive(scene: Scene, token: Token) -> bool:
    """ "40 taken prisoner": the parser takes the prisoner for the noun, and who is taken for its number."""
    return token.lower in _CAPTIVE and any(k.lower in _TAKEN for k in scene.parsed.children(token.i, "amod"))


def _meant(scene: Scene, tokens: tuple[Token, ...]) -> list[Token]:
    return [scene.semantic_head(t) for t in tokens]


# Their numbers are of people who are not fighting.
_OF_PEOPLE = frozenset({Kind.CASUALTIES, Kind.DISPLACE, Kind.RETURN, Kind.PROTEST})


def things(scene: Scene, draft: Draft) -> dict[str, Range]:
    """Fighters that come: `strength`; places, weapons, units or strikes that are counted: `count`."""
    out: dict[str, Range] = {}
    if draft.kind in _OF_PEOPLE:
        return out
    relations = draft.relations
    for token in relations.get("subject", ()):
        _add(scene, draft, token, out, agent=True)
    if draft.kind in _COUNTING:
        for key in ("object", "direct", "of", "in", "with", "by"):
            for token in relations.get(key, ()):
                _add(scene, draft, token, out, agent=key == "by")
        for token in draft.words:
            if token.pos == "NOUN":
                _add(scene, draft, token, out, agent=False)
        _add_times(scene, draft, out)
    return out


def _add(scene: Scene, draft: Draft, token: Token, out: dict[str, Range], agent: bool) -> None:
    meant = scene.semantic_head(token)
    candidates = [meant if of_phrase(scene, token) is None else token]
    candidates += [
        k for p in scene.parsed.children(token.i, "prep") if p.lower == "of" for k in scene.parsed.children(p.i, "pobj")
    ]
    for at in candidates:
        found = of_phrase(scene, at)
        noun = scene.semantic_head(at)
        if found is None or noun.lemma in counting("measures"):
            continue
        classes = scene.classes(noun)
        unit = noun.lemma in counting("units")
        if "armed" in classes and not unit:
            if agent or draft.kind in _MOVING:
                out.setdefault("strength", found)
        elif unit or (not classes & {"civilian", "person"} and (not agent or "weapon" in classes)):
            out.setdefault("count", found)


def _add_times(scene: Scene, draft: Draft, out: dict[str, Range]) -> None:
    """ "On at least seven occasions", "four times"."""
    parsed = scene.parsed
    nouns = [k for p in parsed.children(draft.verb.i, "prep") if p.lower == "on" for k in parsed.children(p.i, "pobj")]
    nouns += parsed.children(draft.verb.i, "npadvmod")
    for noun in nouns:
        meant = scene.semantic_head(noun)
        if meant.lemma in counting("times") and (meant.lemma in {"occasion", "time"} or noun.i != meant.i):
            found = of_phrase(scene, noun) or of_phrase(scene, meant)
            if found:
                out.setdefault("count", found)
