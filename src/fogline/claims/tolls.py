"""Numbers of people and things, and which act each belongs to (codebook 5 and 6.5).

A toll that hangs on one act in its sentence ("killed in a strike", "a blast that wounded 12", "attacked, killing five")
is that act's; what is left is a `casualties` claim.
"""

from dataclasses import replace
from itertools import pairwise

from fogline.claims.counts import head_count, people_field, things
from fogline.claims.drafts import Draft
from fogline.claims.loose import casualties_frame, counted_alone, loose_number
from fogline.claims.numbers import draft_toll, of_phrase, toll_field, toll_word
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import Range
from fogline.claims.victims import groups_apart
from fogline.lexicon.kinds import Kind

HOSTS = frozenset(
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
_TOLLS = frozenset({Kind.CASUALTIES, Kind.CLASH, Kind.ATTACK_CIVILIANS, Kind.STRIKE})
_SPANS = frozenset("day week month night hour year time morning evening afternoon weekend".split())
_CLAUSE = frozenset({"relcl", "acl"})
_BLASTS = frozenset({Kind.STRIKE, Kind.BOMBING, Kind.CLASH, Kind.ATTACK_CIVILIANS})
# Where a toll names its act, nearest first.
_NAMING = ("in", "by", "during", "from", "subject", "when", "under", "after")


def with_numbers(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give each draft its own numbers, then move tolls to the acts that they belong to."""
    return _Tolls(scene, [_own_numbers(scene, draft) for draft in drafts]).merged()


def _own_numbers(scene: Scene, draft: Draft) -> Draft:
    if draft.kind is Kind.CASUALTIES and draft.nominal:
        return replace(draft, numbers={**_noun_toll(scene, draft), **draft.numbers})
    found = people_field(scene, draft)
    counted = things(scene, draft)
    if found:
        counted.pop(found[0], None)
        counted = {found[0]: found[1], **counted}
    return replace(draft, numbers={**counted, **draft.numbers})


def _noun_toll(scene: Scene, draft: Draft) -> dict[str, Range]:
    """The toll of a noun: "at least 20 deaths", "losses of 40 men"."""
    noun = draft.trigger
    field = "wounded" if noun.lemma in {"injury"} else "killed"
    found = of_phrase(scene, noun)
    if found is None:
        for relation in ("to", "of", "at"):
            for token in draft.relations.get(relation, ()):
                found = found or of_phrase(scene, token)
    return {field: found} if found else {}


class _Tolls:
    """Tolls of one report on their way to the acts they belong to; `drafts` by trigger."""

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        self._scene, self._order = scene, [draft.trigger.i for draft in drafts]
        self._drafts = {draft.trigger.i: draft for draft in drafts}
        self._gone: set[int] = set()
        self._groups: list[Draft] = []

    def merged(self) -> list[Draft]:
        """The drafts in their order, tolls folded into their hosts."""
        self._pair()
        self._loose(frozenset({Kind.CASUALTIES}))
        depth = {i: sum(1 for _ in self._scene.parsed.ancestors(d.trigger)) for i, d in self._drafts.items()}
        for i in sorted(self._order, key=lambda i: -depth[i]):
            toll = self._drafts[i]
            free = i not in self._gone
            host = self._host(toll) if free and _is_toll(toll) else self._cost_of(toll) if free else None
            if host is not None and host.trigger.i != i and host.trigger.i not in self._gone:
                self._fold(host, toll)
        self._loose(_BLASTS)
        self._trailing()
        kept = [self._drafts[i] for i in self._order if i not in self._gone]
        left_over = counted_alone(self._scene, kept, self._gone)
        return [part for draft in kept for part in self._told_apart(draft)] + self._groups + left_over

    def _told_apart(self, draft: Draft) -> list[Draft]:
        """The draft, with a toll for each group of its victims; a bare toll falls into its groups."""
        groups = groups_apart(self._scene, draft, casualties_frame())
        return [*([] if groups and draft.kind is Kind.CASUALTIES else [draft]), *groups]

    def _fold(self, host: Draft, toll: Draft) -> None:
        self._groups += groups_apart(self._scene, toll, casualties_frame())
        self._drafts[host.trigger.i] = _folded(host, toll)
        self._gone.add(toll.trigger.i)

    # ------------------------------------------------------------------ tolls that lean on one another
    def _pair(self) -> None:
        """ "55 people were killed and 156 wounded": a bare number with the other verb is of the same toll."""
        tolls = sorted((d for d in self._drafts.values() if _is_toll(d) or d.kind is Kind.CASUALTIES), key=_place)
        for first, second in pairwise(tolls):
            if not _is_toll(second):
                continue
            first = self._drafts[first.trigger.i]
            near = first.trigger.sent == second.trigger.sent and second.trigger.i - first.trigger.i <= 12
            between = [i for i in self._order if first.trigger.i < i < second.trigger.i]
            people = _victims(second)
            bare = bool(people) and all(_bare_number(t) for t in people)
            if near and bare and not between and first.numbers and set(first.numbers).isdisjoint(second.numbers):
                relations = {**second.relations, **first.relations}
                self._fold(replace(first, relations=relations), replace(second, relations={}))

    def _loose(self, kinds: frozenset[Kind]) -> None:
        """ "Car hits mine, two workers killed": a toll without a verb of its own goes to the act before it."""
        taken = {w.i for i, d in self._drafts.items() if i not in self._gone for w in d.words}
        hosts = sorted(i for i in self._order if i not in self._gone and self._drafts[i].kind in kinds)
        for host, limit in zip(hosts, [*hosts[1:], len(self._scene.parsed.tokens)], strict=False):
            for token in self._rest(host, limit):
                field, mine = toll_word(token), self._drafts[host]
                found = loose_number(self._scene, token) if field and token.i not in taken else None
                if found and field not in mine.numbers:
                    taken.add(token.i)
                    words = (*mine.words, token)
                    self._drafts[host] = replace(mine, numbers={**mine.numbers, field: found}, words=words)

    def _trailing(self) -> None:
        """ "Suffered a rout, losing about 50 men": a participle of killing or loss that makes no claim of its own."""
        parsed = self._scene.parsed
        for i, draft in self._drafts.items():
            if i in self._gone or draft.kind not in _BLASTS:
                continue
            for kid in parsed.children(draft.verb.i, "advcl", "acl"):
                field = toll_field(kid)
                if not field or kid.tag != "VBG" or field in draft.numbers or self._at(kid.i, frozenset(Kind)):
                    continue
                for victims in parsed.children(kid.i, "dobj"):
                    found = head_count(self._scene, victims)
                    if found and "weapon" not in self._scene.classes(victims):
                        numbers = {**draft.numbers, field: found}
                        self._drafts[i] = replace(draft, numbers=numbers, words=(*draft.words, kid))

    def _rest(self, host: int, limit: int) -> list[Token]:
        """Tokens after the host up to the next host, or the end of its clause."""
        tokens = self._scene.parsed.tokens
        out = []
        for token in tokens[host + 1 : limit]:
            if token.sent != tokens[host].sent or token.text in {";", ":"}:
                break
            out.append(token)
        return out

    # ------------------------------------------------------------------ the act of a toll
    def _at(self, i: int, kinds: frozenset[Kind]) -> Draft | None:
        found = self._drafts.get(i)
        return found if found is not None and found.kind in kinds else None

    def _host(self, toll: Draft) -> Draft | None:
        """The act that the toll belongs to."""
        for relation in _NAMING:
            for token in toll.relations.get(relation, ()):
                found = self._at(token.i, HOSTS) or self._told_of(token)
                if found is not None:
                    return found
        return self._above(toll) or self._below(toll) or self._spliced(toll)

    def _told_of(self, token: Token) -> Draft | None:
        """ "A bomb left in a bin claimed two lives": the act is told of the bomb."""
        kids = self._scene.parsed.children(token.i, "acl", "relcl")
        return next((self._drafts[k.i] for k in kids if self._at(k.i, frozenset({Kind.BOMBING, Kind.STRIKE}))), None)

    def _cost_of(self, toll: Draft) -> Draft | None:
        """ "Was repulsed with the loss of nine men", "took the hill at a cost of forty dead": the act's own toll."""
        if not toll.nominal or toll.kind is not Kind.CASUALTIES or not toll.numbers:
            return None
        at, parsed = toll.trigger, self._scene.parsed
        while at.dep == "pobj" and parsed.head(at).lower in {"of", "with", "at"}:
            prep = parsed.head(at)
            at = parsed.head(prep)
            if prep.lower != "of":
                near = [at, *parsed.children(at.i, "nsubjpass", "nsubj", "dobj")]
                return next((self._drafts[t.i] for t in near if self._at(t.i, HOSTS)), None)
        return None

    def _above(self, toll: Draft) -> Draft | None:
        """The act in whose clause the toll stands: "attacked, killing five", "a raid in which five died"."""
        parsed, verb = self._scene.parsed, toll.trigger
        head = parsed.head(verb)
        if verb.dep == "conj" and head.i in self._drafts:
            if _is_toll(self._drafts[head.i]):
                return self._drafts[head.i] if self._same_people(toll) else None
            fired = self._at(head.i, frozenset({Kind.STRIKE, Kind.BOMBING}))
            if fired and toll.passive and not toll.relations.get("subject"):
                return fired  # "the clinic was hit and six people were wounded"
            # "Repelled an attack and killed dozens": losses of one side are a claim of their own.
            return None if parsed.children(verb.i, "nsubj", "nsubjpass") else self._at(head.i, _BLASTS - {Kind.CLASH})
        if verb.dep in {"advcl", "acl", "relcl", "xcomp"} and self._at(head.i, HOSTS):
            return self._drafts[head.i]
        if verb.dep == "acl" and verb.tag == "VBG" and head.lemma in _SPANS:  # "for a sixth day, killing 32"
            above = next((t for t in parsed.ancestors(head) if t.pos == "VERB"), head)
            if found := self._at(above.i, _BLASTS):
                return found
        if verb.dep == "acl" and (losing := self._losing(head)):
            return losing
        if verb.dep == "advcl" and verb.tag == "VBN" and self._at(head.i, frozenset({Kind.CASUALTIES})):
            return self._drafts[head.i]
        if verb.dep == "advcl" and verb.tag == "VBG":
            nouns = parsed.children(head.i, "nsubj", "dobj", "nsubjpass")
            return next((self._drafts[n.i] for n in nouns if self._at(n.i, HOSTS)), None)
        if verb.dep == "relcl":
            for at in parsed.ancestors(verb):
                if at.pos in {"VERB", "AUX"}:
                    # "answered with missiles that killed three"
                    fired = self._at(at.i, frozenset({Kind.STRIKE, Kind.BOMBING}))
                    return fired if fired and fired.kind is toll.kind else None
                if self._at(at.i, HOSTS):
                    return self._drafts[at.i]
        return None

    def _same_people(self, toll: Draft) -> bool:
        """ "Killed four and wounded ten": no victims of its own sort with a verb of their own."""
        subjects = self._scene.parsed.children(toll.trigger.i, "nsubjpass", "nsubj")
        return not subjects or not toll.passive or all(_bare_number(t) for t in subjects)

    def _losing(self, people: Token) -> Draft | None:
        """ "Suffered 25 killed", "lost 156 of its fighters killed": the verb of loss tells the toll."""
        above = [t for t in self._scene.parsed.ancestors(people) if t.pos == "VERB"][:1]
        found = self._at(above[0].i, frozenset({Kind.CASUALTIES})) if above else None
        lost = found.relations.get("object", ()) if found else ()
        return found if any(self._scene.semantic_head(t).i == people.i or t.i == people.i for t in lost) else None

    def _below(self, toll: Draft) -> Draft | None:
        """The act in a clause of the toll: "were killed when a mine went off"."""
        parsed = self._scene.parsed
        joined = [toll.trigger, *(k for k in parsed.children(toll.trigger.i, "conj") if toll_field(k))]
        for kid in (k for t in joined for k in parsed.children(t.i, "advcl")):
            marks = {m.lower for m in parsed.children(kid.i, "advmod", "mark")}
            if marks & {"when", "as", "after"} and self._at(kid.i, _BLASTS):
                return self._drafts[kid.i]
        return None

    def _spliced(self, toll: Draft) -> Draft | None:
        """The act before a bare comma: "the clinic was hit, six people were wounded"."""
        parsed, tokens = self._scene.parsed, self._scene.parsed.tokens
        subjects = parsed.children(toll.trigger.i, "nsubj", "nsubjpass")
        first = min((parsed.phrase_start(t) for t in subjects), default=toll.trigger.i)
        start = parsed.sentences[toll.trigger.sent][0]
        if first <= start or tokens[first - 1].text not in {",", ";"} or not subjects or toll.trigger.dep in _CLAUSE:
            return None
        for at in range(first - 2, start - 1, -1):
            if tokens[at].text in {";", ":"}:
                return None
            if at in self._drafts and at not in self._gone:
                return self._at(at, _BLASTS)
        return None


def _place(draft: Draft) -> int:
    return draft.trigger.i


def _bare_number(token: Token) -> bool:
    """A number alone, or "others": of the people just named."""
    return token.tag == "CD" or token.lemma in {"other", "more", "another"}


def _is_toll(draft: Draft) -> bool:
    return draft_toll(draft) != "" and draft.kind in _TOLLS


def _victims(toll: Draft) -> tuple[Token, ...]:
    if toll.trigger.lemma in {"die", "perish", "drown", "succumb"} and not toll.passive:
        return toll.relations.get("subject", ())
    return toll.relations.get("object", ()) + toll.relations.get("direct", ()) or (
        toll.relations.get("subject", ()) if toll.trigger.tag == "VBN" else ()
    )


def _folded(host: Draft, toll: Draft) -> Draft:
    """The host with the toll's numbers, victims, and places where it has none itself."""
    victims = host.victims
    if host.kind in _BLASTS:
        victims = (*victims, *(t for t in _victims(toll) if t.i != host.trigger.i))
    relations = dict(host.relations)
    own = {w.i for w in host.words} | {host.trigger.i}
    for key in ("in", "at", "near", "around", "outside"):
        extra = tuple(t for t in toll.relations.get(key, ()) if t.i not in own)
        if extra and key not in relations:
            relations[key] = extra
    numbers = {**toll.numbers, **host.numbers}
    return replace(
        host,
        numbers=numbers,
        victims=victims,
        relations=relations,
        words=(*host.words, *(w for w in toll.words if w not in host.words)),
    )
