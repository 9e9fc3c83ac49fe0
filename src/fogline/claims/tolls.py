"""Numbers of people and things, and which act each belongs to (codebook 5 and 6.5).

A toll that hangs on one act in its sentence ("killed in a strike", "a blast that wounded 12", "attacked, killing five") is
that act's; what is left is a `casualties` claim.
"""

from dataclasses import replace

from fogline.claims.drafts import Draft
from fogline.claims.numbers import of_phrase
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import Range
from fogline.lexicon.kinds import Instrument, Kind

_HOSTS = frozenset(
    {
        Kind.STRIKE,
        Kind.CLASH,
        Kind.BOMBING,
        Kind.ATTACK_CIVILIANS,
        Kind.OFFENSIVE,
        Kind.DESTROY,
        Kind.PROTEST,
        Kind.CAPTURE,
        Kind.ADVANCE,
        Kind.UPRISING,
    }
)
_TOLL_VERBS = {
    "kill": "killed",
    "wound": "wounded",
    "injure": "wounded",
    "die": "killed",
    "perish": "killed",
    "hurt": "wounded",
    "maim": "wounded",
    "slay": "killed",
    "shoot": "killed",
    "leave": "killed",
    "claim": "killed",
    "lose": "killed",
}
_COUNTED = frozenset(
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
    }
)
_INSTRUMENTS = (
    (Instrument.DRONE, frozenset("drone drones uav uavs shahed shaheds quadcopter quadcopters".split())),
    (Instrument.SUICIDE, frozenset("suicide".split())),
    (Instrument.CAR_BOMB, frozenset("car-bomb vbied".split())),
    (Instrument.CHEMICAL, frozenset("chemical chlorine sarin gas phosphorus".split())),
    (Instrument.MISSILE, frozenset("missile missiles iskander kalibr himars".split())),
    (
        Instrument.AIRCRAFT,
        frozenset(
            "airstrike airstrikes air jet jets warplane warplanes aircraft plane planes helicopter helicopters aerial gunship gunships bomber bombers barrel".split()
        ),
    ),
    (
        Instrument.ARTILLERY,
        frozenset(
            "artillery shelling mortar mortars shell shells rocket rockets howitzer howitzers grad shelled tank tanks bombardment".split()
        ),
    ),
    (Instrument.MINE_IED, frozenset("mine mines landmine landmines ied ieds improvised explosive roadside".split())),
    (Instrument.SMALL_ARMS, frozenset("gunfire gunmen shot gunned rifle rifles machine-gun sniper snipers".split())),
)


def with_numbers(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give each draft its own numbers, then move tolls to the acts that they belong to."""
    counted = [_own_numbers(scene, draft) for draft in drafts]
    return _merged(scene, counted)


def instrument(scene: Scene, draft: Draft) -> Instrument | None:
    """The means, from the words of the trigger, its modifiers and arguments."""
    if draft.kind not in _HOSTS | {Kind.INTERCEPT}:
        return None
    tokens = [t for word in draft.words for t in (word, *scene.parsed.modifiers(word))]
    for relation in ("subject", "object", "with", "by", "direct", "of"):
        for token in draft.relations.get(relation, ()):
            tokens += [token, *scene.parsed.modifiers(token)]
    words = {t.lower for t in tokens} | {t.lemma for t in tokens}
    if {"car", "truck", "vehicle"} & words and {"bomb", "bombing"} & words:
        return Instrument.CAR_BOMB
    return next((means for means, names in _INSTRUMENTS if names & words), None)


def _own_numbers(scene: Scene, draft: Draft) -> Draft:
    frame, lemma = draft.frame, draft.trigger.lemma
    numbers: dict[str, Range] = dict(draft.numbers)
    field = ""
    if lemma in _TOLL_VERBS and (
        frame is None
        or frame.number_of
        or draft.kind in {Kind.STRIKE, Kind.CLASH, Kind.CASUALTIES, Kind.ATTACK_CIVILIANS}
    ):
        field = _TOLL_VERBS[lemma]
    elif frame is not None and frame.number:
        field = frame.number
    people = draft.relations.get("object", ()) + draft.relations.get("direct", ())
    if (
        lemma in {"die", "perish", "flee", "return", "escape", "leave", "shelter", "succumb", "cross", "arrive", "move"}
        and not draft.passive
    ):
        people = draft.relations.get("subject", ())
    if draft.kind is Kind.CASUALTIES and draft.nominal:
        return replace(draft, numbers=_noun_toll(scene, draft))
    if field:
        for token in people:
            found = of_phrase(scene, token)
            if found and not (field == "killed" and "weapon" in scene.classes(token)):
                numbers.setdefault(field, found)
    else:
        numbers |= _strength(scene, draft)
    return replace(draft, numbers=numbers)


def _noun_toll(scene: Scene, draft: Draft) -> dict[str, Range]:
    noun = draft.trigger
    field = "wounded" if noun.lemma in {"injury"} else "killed"
    found = of_phrase(scene, noun)
    if found is None:
        for relation in ("to", "of", "at"):
            for token in draft.relations.get(relation, ()):
                found = found or of_phrase(scene, token)
    return {field: found} if found else {}


def _strength(scene: Scene, draft: Draft) -> dict[str, Range]:
    """Fighters that come: `strength`; places, vehicles or strikes that are counted: `count`."""
    out: dict[str, Range] = {}
    for token in draft.relations.get("subject", ()):
        found = of_phrase(scene, token)
        if found and "armed" in scene.classes(scene.semantic_head(token)) and draft.kind not in {Kind.CASUALTIES}:
            out["strength"] = found
    if draft.kind in _COUNTED:
        for token in draft.relations.get("object", ()) + draft.relations.get("in", ()):
            found = of_phrase(scene, token)
            classes = scene.classes(scene.semantic_head(token))
            if found and classes & {"area", "structure", "weapon", "place"} and not classes & {"civilian"}:
                out.setdefault("count", found)
    return out


def _merged(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Fold tolls into their hosts; the order of drafts is kept."""
    by_trigger = {draft.trigger.i: draft for draft in drafts}
    dropped: set[int] = set()
    for draft in sorted(drafts, key=lambda d: -_depth(scene, d.trigger)):
        if draft.trigger.i in dropped or not _is_toll(draft):
            continue
        host = _host(scene, by_trigger, by_trigger[draft.trigger.i])
        if host is None or host.trigger.i == draft.trigger.i or host.trigger.i in dropped:
            continue
        mine = by_trigger[draft.trigger.i]
        by_trigger[host.trigger.i] = _folded(host, mine, scene)
        dropped.add(mine.trigger.i)
    return [by_trigger[d.trigger.i] for d in drafts if d.trigger.i not in dropped]


def _depth(scene: Scene, token: Token) -> int:
    return sum(1 for _ in scene.parsed.ancestors(token))


def _is_toll(draft: Draft) -> bool:
    return (
        draft.trigger.lemma in _TOLL_VERBS
        and not draft.nominal
        and draft.kind in {Kind.CASUALTIES, Kind.CLASH, Kind.ATTACK_CIVILIANS, Kind.STRIKE}
    )


def _folded(host: Draft, toll: Draft, scene: Scene) -> Draft:
    numbers = {**toll.numbers, **host.numbers}
    victims = host.victims
    if host.kind in {Kind.STRIKE, Kind.BOMBING, Kind.ATTACK_CIVILIANS, Kind.CLASH}:
        people = (
            toll.relations.get("object", ()) + toll.relations.get("direct", ())
            if toll.trigger.lemma not in {"die", "perish"} or toll.passive
            else toll.relations.get("subject", ())
        )
        victims = (*victims, *(t for t in people if host.trigger.i not in {t.i}))
    relations = dict(host.relations)
    for key in ("in", "at", "near", "around", "outside"):
        extra = tuple(
            t for t in toll.relations.get(key, ()) if t.i != host.trigger.i and t.i not in {w.i for w in host.words}
        )
        if extra and key not in relations:
            relations[key] = extra
    return replace(host, numbers=numbers, victims=victims, relations=relations, words=(*host.words, toll.trigger))


def _host(scene: Scene, drafts: dict[int, Draft], toll: Draft) -> Draft | None:
    """The act that the toll belongs to."""
    parsed, verb = scene.parsed, toll.trigger
    for tokens in (
        toll.relations.get("in", ()),
        toll.relations.get("by", ()),
        toll.relations.get("during", ()),
        toll.relations.get("from", ()),
        toll.relations.get("subject", ()),
        toll.relations.get("when", ()),
        toll.relations.get("under", ()),
    ):
        for token in tokens:
            found = drafts.get(token.i)
            if found is not None and found.kind in _HOSTS:
                return found
    head = parsed.head(verb)
    if verb.dep == "conj" and head.i in drafts and _is_toll(drafts[head.i]):
        return drafts[head.i]
    if (
        verb.dep == "conj"
        and head.i in drafts
        and drafts[head.i].kind in {Kind.STRIKE, Kind.BOMBING, Kind.CLASH}
        and not parsed.children(verb.i, "nsubj", "nsubjpass")
    ):
        return drafts[head.i]
    if verb.dep in {"advcl", "acl", "relcl", "xcomp"} and head.i in drafts and drafts[head.i].kind in _HOSTS:
        return drafts[head.i]
    if verb.dep == "advcl" and verb.tag == "VBG":
        for noun in [k for k in parsed.children(head.i, "nsubj", "dobj", "nsubjpass")]:
            if noun.i in drafts and drafts[noun.i].kind in _HOSTS:
                return drafts[noun.i]
    for kid in parsed.children(verb.i, "advcl"):
        if (
            any(m.lower in {"when", "as", "after"} for m in parsed.children(kid.i, "advmod", "mark"))
            and kid.i in drafts
            and drafts[kid.i].kind in {Kind.STRIKE, Kind.BOMBING, Kind.CLASH, Kind.ATTACK_CIVILIANS}
        ):
            return drafts[kid.i]
    return None
