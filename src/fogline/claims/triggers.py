"""Words that make claims: verbs, phrases, event nouns and compound modifiers ("Turkish-controlled") become drafts."""

from dataclasses import replace

from fogline.claims.actors import Actors
from fogline.claims.compound_triggers import allied, compounds, holders, taken_prisoner, the_dead
from fogline.claims.drafts import Draft
from fogline.claims.noun_triggers import NounTriggers
from fogline.claims.phrases import is_date
from fogline.claims.places import Places
from fogline.claims.reckonings import reckonings
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.uprooted import counted_displaced
from fogline.claims.verb_triggers import VerbTriggers
from fogline.lexicon.frames import FrameTable
from fogline.lexicon.kinds import Kind
from fogline.lexicon.triggerwords import trigger_words

_WORDS = trigger_words()
_FOUGHT = frozenset({Kind.CLASH, Kind.STRIKE, Kind.DESTROY, Kind.ATTACK_CIVILIANS, Kind.OFFENSIVE, Kind.BOMBING})
_BLOWS = frozenset({Kind.STRIKE, Kind.BOMBING, Kind.ATTACK_CIVILIANS, Kind.CLASH, Kind.OFFENSIVE})
_LOOKS_BACK = frozenset({"raid", "attack", "assault"})
_BACK = frozenset({"the", "this", "that", "such", "these", "those", "latest"})
_WITHIN = ("in", "during", "by", "with", "under", "through", "amid", "object", "direct", "consumed", "subject")
_DOER = ("poss", "adjective", "compound", "by", "of", "subject")


def find_drafts(scene: Scene, actors: Actors, places: Places, frames: FrameTable) -> list[Draft]:
    """All drafts of a report, in the order of their triggers."""
    verbs = VerbTriggers(scene, actors, places, frames).find()
    counted = list(reckonings(scene, frames))
    for draft in counted:  # "the toll reached 40" is no movement, "the number of soldiers killed" no second toll
        for word in (draft.verb, *draft.words):
            verbs.drafts.pop(word.i, None)
    out = [*verbs.drafts.values(), *counted]
    used = verbs.refused | {word.i for draft in out for word in draft.words}
    out += NounTriggers(scene, actors, places, frames, verbs.drafts).find(used)
    out = _as_told_before(scene, sorted(out, key=lambda d: d.trigger.i))
    out = _one_telling(_one_shot(scene, _one_hit(scene, out)))
    out += compounds(scene)
    out += allied(scene)
    out += holders(scene, {draft.verb.i for draft in out})
    out += taken_prisoner(scene, frames)
    out += the_dead(scene, frames, {t.i for d in out for t in (d.trigger, *(d.words if d in counted else ()))})
    out += counted_displaced(scene, frames, out)
    told = (d for d in out if not _defines(scene, d.trigger.sent) and not _mere_aim(scene, d))
    return [_without_times(draft) for draft in sorted(told, key=lambda d: d.trigger.i)]


def _defines(scene: Scene, sent: int) -> bool:
    """ "A strike, as defined here, means one or more events that …": the sentence says what a word means."""
    for token in scene.parsed.sentence_tokens(sent):
        if token.pos == "VERB" and token.lemma in _WORDS["defining"]:
            return True
        if token.lemma == "mean" and token.tag == "VBZ" and scene.parsed.children(token.i, "dobj", "nsubj"):
            subject = scene.parsed.children(token.i, "nsubj")
            if subject and subject[0].pos == "NOUN" and scene.parsed.children(token.i, "dobj"):
                return True
    return False


def _mere_aim(scene: Scene, draft: Draft) -> bool:
    """ "the campaign to degrade and defeat them", "its capacity to attack its neighbours"."""
    verb = draft.trigger
    if draft.nominal or draft.kind not in _FOUGHT or not any(k.tag == "TO" for k in _auxiliaries(scene, verb)):
        return False
    first = verb
    while first.dep == "conj":
        first = scene.parsed.head(first)
    noun = scene.parsed.head(first)
    if first.dep in {"acl", "relcl"} and noun.lemma in _WORDS["mere_aim"]:
        return True
    placed = any(draft.relations.get(prep) for prep in ("in", "at", "near", "from", "around"))
    return verb.lemma in _WORDS["lasting_aim"] and not placed


def _auxiliaries(scene: Scene, verb: Token) -> list[Token]:
    """Those of the verb, or of the first of joined verbs."""
    while verb.dep == "conj" and not scene.parsed.children(verb.i, "aux"):
        verb = scene.parsed.head(verb)
    return scene.parsed.children(verb.i, "aux")


def _without_times(draft: Draft) -> Draft:
    relations = {name: tuple(t for t in tokens if not is_date(t)) for name, tokens in draft.relations.items()}
    return replace(draft, relations=relations)


def _one_shot(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """ "A missile which X fired killed ten", "a mine planted on the road hit a bus": one act, told twice."""
    by_verb = {draft.trigger.i: draft for draft in drafts if draft.kind in {Kind.STRIKE, Kind.BOMBING}}
    dropped: set[int] = set()
    out: list[Draft] = []
    for draft in drafts:
        if draft.trigger.i in by_verb and not draft.nominal:
            kids = [k for t in draft.relations.get("subject", ()) for k in scene.parsed.children(t.i, "relcl", "acl")]
            for inner in (by_verb[k.i] for k in kids if k.i in by_verb and k.i != draft.trigger.i):
                if inner.kind is draft.kind:
                    dropped.add(inner.trigger.i)
                    doers = (*draft.relations["subject"], *inner.relations.get("subject", ()))
                    draft = replace(draft, relations={**inner.relations, **draft.relations, "subject": doers})
        out.append(draft)
    return [draft for draft in out if draft.trigger.i not in dropped]


def _as_told_before(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """ "The raid", "no such attack": of the kind of the strike or bombing that was told just before."""
    out: list[Draft] = []
    for draft in drafts:
        kids = scene.parsed.children(draft.trigger.i, "det", "amod", "predet")
        back = draft.nominal and draft.trigger.lemma in _LOOKS_BACK and any(k.lower in _BACK for k in kids)
        if back and draft.kind in {Kind.CLASH, Kind.OFFENSIVE} and not draft.relations.get("on"):
            near = [d for d in out if d.kind in _BLOWS and draft.trigger.sent - d.trigger.sent <= 1]
            if near and near[-1].frame is not None and near[-1].kind is not draft.kind:
                draft = replace(draft, kind=near[-1].kind, frame=near[-1].frame)
        out.append(draft)
    return out


def _one_hit(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """ "The strikes killed twenty and destroyed eight vehicles", "conducted five strikes, delivering 101 bombs": what
    one strike did, and with what, is told once."""
    struck = {draft.verb.i: draft for draft in drafts if draft.kind in {Kind.STRIKE, Kind.BOMBING}}
    out: list[Draft] = []
    for draft in drafts:
        first = struck.get(draft.trigger.head) if draft.trigger.dep in {"conj", "advcl"} else None
        if first is None or draft.nominal or first is draft or first.kind is not draft.kind:
            out.append(draft)
            continue
        shared = set(draft.relations.get("subject", ())) & set(first.relations.get("subject", ()))
        an_event = shared and all(
            "event" in scene.classes(scene.semantic_head(t)) or _of_event(scene, t) for t in shared
        )
        with_what = draft.trigger.dep == "advcl" and draft.trigger.tag == "VBG" and first.nominal
        if not an_event and not with_what:
            out.append(draft)
    return out


def _of_event(scene: Scene, token: Token) -> bool:
    """ "A series of strikes"."""
    of = [k for p in scene.parsed.children(token.i, "prep") if p.lower == "of" for k in scene.parsed.children(p.i)]
    return token.lemma in _WORDS["part_of_event"] and any("event" in scene.classes(k) for k in of)


def _one_telling(drafts: list[Draft]) -> list[Draft]:
    """ "was hit in an Ethiopian air raid": verb and noun tell one event; the noun's side becomes the verb's subject."""
    nouns = {draft.trigger.i: draft for draft in drafts if draft.nominal}
    dropped: set[int] = set()
    out: list[Draft] = []
    for draft in drafts:
        if draft.nominal:
            out.append(draft)
            continue
        for relation in _WITHIN:
            for token in draft.relations.get(relation, ()):
                inner = nouns.get(token.i)
                if inner is not None and inner.kind is draft.kind and token.i not in dropped:
                    dropped.add(token.i)
                    draft = _done_by(draft, inner)
        out.append(draft)
    return [draft for draft in out if draft.trigger.i not in dropped]


def _done_by(draft: Draft, noun: Draft) -> Draft:
    """The draft with the doers of an event noun as further subjects."""
    doers = [t for key in _DOER for t in noun.relations.get(key, ()) if noun.actor_role(key) == "actor"]
    return replace(draft, relations={**draft.relations, "subject": (*draft.relations.get("subject", ()), *doers)})
