"""Arcs that the small parser draws wrong again and again, drawn anew before anybody reads them.

Each repair takes the tokens of a report and returns them with other heads and labels; none adds or drops a token.
"""

from collections.abc import Sequence

from fogline.claims.arcs import bounds, children
from fogline.claims.retagging import RETAGGINGS, Repair
from fogline.claims.tokens import Token
from fogline.lexicon.sides import side_words

_NAMED_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_PART_OF_DAY = frozenset("morning afternoon evening night dawn dusk noon midnight".split())
_OF_TIME = frozenset({"on", "in", "at", "of", "by", "since", "until", "from", "early", "late", "before", "after"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PRE = frozenset({"nmod", "compound", "nummod", "amod", "npadvmod", "quantmod", "poss", "det"})
_STRAY = frozenset({"npadvmod", "dobj", "appos", "dep", "oprd", "attr"})
_TEMPORAL = frozenset({"after", "before", "since", "until", "till"})
_NEEDS_OBJECT = frozenset("reject deny dispute dismiss refute rebut repudiate make accept sign".split())
_REPORTING = frozenset("say report add note observe claim state announce write confirm tell".split())

_RECKONING = frozenset("estimate warn declare reckon calculate argue allege conclude insist stress predict".split())
_ACTS = frozenset(
    "call urge ask appeal accuse blame condemn demand warn vow threaten pledge promise reject deny plead".split()
)


def repaired(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with all repairs made, in the order of `_REPAIRS`."""
    out = list(tokens)
    for repair in _REPAIRS:
        repair(out)
    return out


def _finite(tokens: Sequence[Token], verb: Token, lo: int, hi: int) -> bool:
    if verb.pos not in {"VERB", "AUX"}:
        return False
    return verb.tag in _FINITE or any(
        t.dep in {"aux", "auxpass"} and t.tag != "TO" for t in children(tokens, verb, lo, hi)
    )


def _make_subject(tokens: list[Token], noun: int, verb: Token, lo: int, hi: int) -> None:
    passive = any(t.dep == "auxpass" for t in children(tokens, verb, lo, hi))
    tokens[noun] = tokens[noun]._replace(head=verb.i, dep="nsubjpass" if passive else "nsubj")


# ---------------------------------------------------------------------- "On 11 June fighters of X overran the camp"
def _dates_before_subjects(tokens: list[Token]) -> None:
    """A date at the head of a clause without a comma: the parser makes it a modifier of the subject behind it."""
    for noun in list(tokens):
        if noun.pos not in {"NOUN", "PROPN", "PRON", "ADJ"} or noun.dep not in {"pobj", "nsubj", "nsubjpass"}:
            continue
        run = _date_before(tokens, noun)
        if run is not None:
            _part_from_date(tokens, tokens[noun.i], run)


def _dated(token: Token) -> bool:
    month = token.lower in _NAMED_DAYS and token.text[:1].isupper()
    return month or token.lower in _PART_OF_DAY or (token.text.isdigit() and len(token.text) == 4)


def _date_before(tokens: Sequence[Token], noun: Token) -> tuple[int, int] | None:
    """The date among the words before a noun, as a half-open range; None where there is none, or where it is the
    noun's own ("the 5 May attack", "Friday prayers" at the end of a clause)."""
    if noun.lower in side_words()["temporal"] or _dated(noun):
        return None
    start = noun.i
    while start > 0 and tokens[start - 1].sent == noun.sent and tokens[start - 1].head in range(start - 3, noun.i + 1):
        if tokens[start - 1].dep not in _PRE:
            break
        start -= 1
    first = next((j for j in range(start, noun.i) if _dated(tokens[j])), None)
    if first is None or not any(tokens[j].lower in _NAMED_DAYS for j in range(start, noun.i)):
        return None
    end = first
    while end < noun.i and (_dated(tokens[end]) or (tokens[end].text == "," and _dated(tokens[end + 1]))):
        end += 1
    while end < noun.i and tokens[end].text.isdigit() and int(tokens[end].text) < 32 and tokens[end].ent == "DATE":
        end += 1
    while first > start and tokens[first - 1].text.isdigit():
        first -= 1
    before = tokens[start - 1] if start and tokens[start - 1].sent == noun.sent else None
    opens = before is None or before.lower in _OF_TIME or before.text in {",", ";"}
    return (first, end) if first == start and end <= noun.i and opens else None


def _part_from_date(tokens: list[Token], noun: Token, run: tuple[int, int]) -> None:
    lo, hi = bounds(tokens, noun)
    verb = _verb_ahead(tokens, noun, lo, hi)
    if verb is None:
        return
    first, end = run
    prep = tokens[first - 1] if first > lo and tokens[first - 1].lower in _OF_TIME else None
    day = max((j for j in range(first, end) if not tokens[j].text.isdigit()), default=end - 1)
    for j in range(lo, hi):
        if j not in range(first, end) and tokens[j].head in range(first, end):
            tokens[j] = tokens[j]._replace(head=noun.i)
    for j in range(first, end):
        tokens[j] = tokens[j]._replace(head=day, dep="nummod" if tokens[j].text.isdigit() else "compound")
    if prep is not None:
        tokens[day] = tokens[day]._replace(head=prep.i, dep="pobj")
    else:
        tokens[day] = tokens[day]._replace(head=verb.i, dep="npadvmod")
    if noun.dep == "pobj":
        _make_subject(tokens, noun.i, verb, lo, hi)


def _verb_ahead(tokens: Sequence[Token], noun: Token, lo: int, hi: int) -> Token | None:
    """The finite verb of which the noun is the subject, or would be if the parser had not hung it below the date."""
    at = noun
    for _ in range(6):
        if at.head == at.i:
            return None
        at = tokens[at.head]
        if at.pos in {"VERB", "AUX"}:
            break
    if at.i < noun.i or not _finite(tokens, at, lo, hi):
        return None
    has = any(t.dep in _SUBJECT and t.i < at.i for t in children(tokens, at, lo, hi))
    return None if noun.dep == "pobj" and has else at


# ---------------------------------------------------------------------- "after troops pushing east entered the town"
def _participles_with_subjects(tokens: list[Token]) -> None:
    """A finite verb right behind a participial clause that has taken its subject and conjunction."""
    for verb in list(tokens):
        if verb.tag not in _FINITE or verb.dep != "conj" or verb.pos != "VERB":
            continue
        lo, hi = bounds(tokens, verb)
        if any(t.dep in _SUBJECT for t in children(tokens, verb, lo, hi)):
            continue
        for clause in tokens[lo : verb.i]:
            if clause.tag != "VBG" or clause.dep != "advcl" or clause.head != verb.head:
                continue
            below = _below(tokens, clause, lo, hi)
            kids = children(tokens, clause, lo, hi)
            subject = next((t for t in kids if t.dep == "nsubj" and t.i < clause.i), None)
            marks = [t for t in kids if t.dep in {"mark", "advmod"} and subject is not None and t.i < subject.i]
            if subject is None or not marks or any(t.dep == "aux" for t in kids) or max(below) + 1 != verb.i:
                continue
            tokens[verb.i] = verb._replace(dep="advcl", head=clause.head)
            tokens[subject.i] = subject._replace(head=verb.i)
            tokens[clause.i] = clause._replace(dep="acl", head=subject.i)
            for mark in marks:
                tokens[mark.i] = mark._replace(head=verb.i)
            break


def _below(tokens: Sequence[Token], top: Token, lo: int, hi: int) -> list[int]:
    inside = {top.i}
    grown = True
    while grown:
        more = {t.i for t in tokens[lo:hi] if t.head in inside} - inside
        inside |= more
        grown = bool(more)
    return sorted(inside)


# ---------------------------------------------------------------------- "Further south, X said, troops took Y"
def _subjects_behind_parentheses(tokens: list[Token]) -> None:
    """The subject of a clause that "X said" interrupts before it: the parser makes it an object of the saying."""
    for verb in list(tokens):
        if verb.dep not in {"ROOT", "ccomp"} or verb.pos != "VERB":
            continue
        lo, hi = bounds(tokens, verb)
        kids = children(tokens, verb, lo, hi)
        if not _finite(tokens, verb, lo, hi) or any(t.dep in _SUBJECT for t in kids):
            continue
        for said in kids:
            if said.dep != "parataxis" or said.lemma not in _REPORTING or said.i > verb.i:
                continue
            stray = [t for t in children(tokens, said, lo, hi) if said.i < t.i < verb.i and t.dep in _STRAY]
            if stray and stray[0].pos in {"NOUN", "PROPN"} and tokens[said.i + 1].text == ",":
                _make_subject(tokens, stray[0].i, verb, lo, hi)
                for t in children(tokens, said, lo, hi):
                    if stray[0].i < t.i < verb.i and t.dep in {"advcl", "acl", "relcl", "prep"}:
                        tokens[t.i] = t._replace(head=stray[0].i, dep="acl" if t.dep == "advcl" else t.dep)
                break


# ---------------------------------------------------------------------- "a claim that the rebels rejected"
def _that_for_which(tokens: list[Token]) -> None:
    """A clause of "that" whose verb needs an object and has none is a relative clause: the noun is the object."""
    for mark in list(tokens):
        if mark.lower != "that" or mark.dep != "mark":
            continue
        verb = tokens[mark.head]
        noun = tokens[verb.head]
        if verb.dep != "acl" or verb.lemma not in _NEEDS_OBJECT or noun.pos not in {"NOUN", "PROPN"}:
            continue
        lo, hi = bounds(tokens, verb)
        kids = children(tokens, verb, lo, hi)
        if any(t.dep in {"dobj", "ccomp", "xcomp", "auxpass"} for t in kids):
            continue
        tokens[mark.i] = mark._replace(dep="dobj", tag="WDT", pos="PRON")
        tokens[verb.i] = verb._replace(dep="relcl")


# ---------------------------------------------------------------------- "after the truce ran out"
def _clauses_of_time(tokens: list[Token]) -> None:
    """ "after" and its noun read as a phrase, and the verb behind it as a clause without a subject."""
    for verb in list(tokens):
        if verb.dep != "advcl" or verb.tag not in _FINITE:
            continue
        lo, hi = bounds(tokens, verb)
        kids = children(tokens, verb, lo, hi)
        if any(t.dep in _SUBJECT or t.dep == "mark" for t in kids):
            continue
        first = min([t.i for t in kids if t.i < verb.i], default=verb.i)
        for prep in tokens[lo:first]:
            nouns = [t for t in children(tokens, prep, lo, hi) if t.dep == "pobj"]
            if prep.lower not in _TEMPORAL or prep.dep != "prep" or prep.head != verb.head or not nouns:
                continue
            if max(_below(tokens, prep, lo, hi)) + 1 == first:
                _make_subject(tokens, nouns[0].i, verb, lo, hi)
                tokens[prep.i] = prep._replace(head=verb.i, dep="mark")


# ---------------------------------------------------------------------- "holds the militia responsible for"
def _held_responsible(tokens: list[Token]) -> None:
    """What the parser takes for a clause without a verb is the object and what it is held to be."""
    for guilty in list(tokens):
        verb = tokens[guilty.head]
        if guilty.dep != "ccomp" or guilty.pos != "ADJ" or verb.lemma not in {"hold", "find", "deem", "consider"}:
            continue
        lo, hi = bounds(tokens, guilty)
        subject = [t for t in children(tokens, guilty, lo, hi) if t.dep == "nsubj"]
        if len(subject) == 1 and subject[0].i > verb.i:
            tokens[subject[0].i] = subject[0]._replace(head=verb.i, dep="dobj")
            tokens[guilty.i] = guilty._replace(dep="oprd")


# ---------------------------------------------------------------------- "A mission estimated on 5 May that people ..."
def _sayings_as_participles(tokens: list[Token]) -> None:
    """A verb of saying with a that-clause, read as a participle of its own subject."""
    for verb in list(tokens):
        if verb.dep != "acl" or verb.tag != "VBN" or verb.lemma not in _REPORTING | _RECKONING:
            continue
        noun = tokens[verb.head]
        lo, hi = bounds(tokens, verb)
        kids = children(tokens, verb, lo, hi)
        if noun.dep != "ROOT" or noun.pos not in {"NOUN", "PROPN"} or any(t.dep == "agent" for t in kids):
            continue
        if any(_that_clause(tokens, t, lo, hi) for t in kids):
            for t in children(tokens, noun, lo, hi):
                if t.i > verb.i:
                    tokens[t.i] = t._replace(head=verb.i)
            tokens[verb.i] = verb._replace(head=verb.i, dep="ROOT", tag="VBD")
            tokens[noun.i] = noun._replace(head=verb.i, dep="nsubj")


def _that_clause(tokens: Sequence[Token], clause: Token, lo: int, hi: int) -> bool:
    marked = any(t.lower == "that" and t.dep == "mark" for t in children(tokens, clause, lo, hi))
    return clause.dep == "ccomp" and marked


# ---------------------------------------------------------------------- "X said the enemy was near and urged people to"
def _speech_behind_content(tokens: list[Token]) -> None:
    """A speech act behind what somebody said is the speaker's, where those spoken of are no speakers: it hangs on the
    saying, not on what is said."""
    for act in list(tokens):
        if act.dep != "conj" or act.lemma not in _ACTS or act.pos != "VERB":
            continue
        lo, hi = bounds(tokens, act)
        kids = children(tokens, act, lo, hi)
        if any(t.dep in _SUBJECT for t in kids) or not _finite(tokens, act, lo, hi):
            continue
        told = tokens[act.head]
        while told.dep == "conj" and told.head != told.i:
            told = tokens[told.head]
        said = tokens[told.head]
        if told.dep != "ccomp" or said.lemma not in _REPORTING or said.i > told.i:
            continue
        subject = next((t for t in children(tokens, told, lo, hi) if t.dep in _SUBJECT), None)
        if subject is None or not _says_nothing(subject, act, kids):
            continue
        tokens[act.i] = act._replace(head=said.i)


def _says_nothing(subject: Token, act: Token, kids: Sequence[Token]) -> bool:
    """Things, foes and those whose number the verb does not fit."""
    single = act.tag == "VBZ" or any(t.lower == "has" for t in kids)
    if single and subject.tag in {"NNS", "NNPS"}:
        return True
    foe = subject.lemma in {"enemy", "adversary", "attacker", "assailant", "raider", "gunman", "bandit", "invader"}
    return subject.dep == "expl" or foe


_REPAIRS: tuple[Repair, ...] = (
    _dates_before_subjects,
    _participles_with_subjects,
    _subjects_behind_parentheses,
    *RETAGGINGS,
    _that_for_which,
    _clauses_of_time,
    _held_responsible,
    _sayings_as_participles,
    _speech_behind_content,
)
