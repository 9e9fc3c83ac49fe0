"""What the tense and shape of a clause say about its time."""

import re

from fogline.claims.dates import N, count, length
from fogline.claims.drafts import Draft
from fogline.claims.scene import Scene
from fogline.claims.times import TimeHit
from fogline.claims.tokens import Token
from fogline.lexicon.kinds import STATES

NOMINAL_PATH = frozenset(
    (
        "prep pobj dobj npadvmod advmod nmod compound poss agent attr nsubj nsubjpass amod acl tmod appos prt dative "
        "pcomp nummod"
    ).split()
)
_DATING = frozenset("on in by since until till from before after during".split())
_PRESENT = frozenset("has have is are will may 's 're can 've 'll".split())
_AHEAD = frozenset({"will", "shall", "'ll"})
_DUE = frozenset({"due", "set", "scheduled", "expected", "slated", "planned"})
_RUN = re.compile(r"^(\d+|[a-z]+(?: couple of| few)?) (day|night|week|month|year)s?$")
_OPENING = re.compile(
    rf"for (?:the (?:past|last) |some |about |nearly |almost )?{N} (day|night|week|month|year)s?\b".replace("?P<n>", "")
)
_BARE_RUN = {"day": 4, "week": 28, "month": 120, "year": 1200}
# A place, or nothing, then the date, then a dash or colon: "BAMAKO, Nov 15 - ", "KABUL, Afghanistan (Sept. 1) - ".
_BEFORE = re.compile(r"^[\s\[(]*(?:[A-Z][\w'’./-]*(?:,?\s+(?:(?:of|the|and|al|el)\s+)?[A-Z][\w'’./-]*){0,5},?)?[\s(]*$")
_AFTER = re.compile(r"^[,.]?(?:\s*(?:19|20)\d\d)?\s*(?:\([A-Z][\w /]*\)\s*)?(?:\)|\s*(?:[-–—:]|\())")


def is_head_line(scene: Scene, hit: TimeHit, inside: list[Token]) -> bool:
    """True for the date of a dateline, and for one that is part of a name ("the May 22 Hospital")."""
    text = scene.text
    line = text.rfind("\n", 0, hit.start) + 1
    if hit.start - line < 60 and _BEFORE.match(text[line : hit.start]) and _AFTER.match(text[hit.end : hit.end + 30]):
        return line < hit.start
    if hit.days == (scene.published, scene.published) and re.search(r"\d{4}", hit.text):
        rest = text[hit.end : hit.end + 120].split("\n")[0]
        if hit.end - line + len(rest) < 120 and not re.search(r"[.!?:;,]\s*$", rest):
            return True
    last = inside[-1]
    before = scene.parsed.tokens[inside[0].i - 1 : inside[0].i] if inside[0].i else ()
    if {t.lower for t in (*before, inside[0])} & _DATING:
        return False  # "On 3 February Syrian shelling": the parse makes a name of them
    following = scene.parsed.tokens[last.i + 1 : last.i + 2]
    named = bool(following) and following[0].sent == last.sent and following[0].text[:1].isupper()
    if not named or hit.days is None or re.search(r"day|week|year|ago|,", hit.text.lower()):
        return False
    return following[0].tag in {"NNP", "NNPS"} and any(t.head == following[0].i for t in inside)


def has_perfect(scene: Scene, verb: Token) -> bool:
    """The clause stands in the present perfect."""
    return any(k.lower in {"has", "have", "'ve"} for k in scene.parsed.children(verb.i, "aux"))


def is_present(scene: Scene, verb: Token) -> bool:
    """The clause stands in the present or the present perfect."""
    kids = scene.parsed.children(verb.i, "aux", "auxpass")
    return verb.tag in {"VBZ", "VBP"} or any(k.lower in {"is", "are", "has", "have", "'ve"} for k in kids)


def has_modal(scene: Scene, verb: Token) -> bool:
    """The clause says what can, may or would be."""
    return any(k.tag == "MD" for k in scene.parsed.children(verb.i, "aux"))


def looks_ahead(scene: Scene, verb: Token) -> bool:
    """The clause speaks of what is to come: "will meet", "is to meet", "is due to meet"."""
    parsed = scene.parsed
    kids = parsed.children(verb.i, "aux")
    if any(k.lower in _AHEAD for k in kids):
        return True
    head = parsed.head(verb)
    if any(k.lower in {"have", "has", "had"} for k in kids):
        return False
    to = verb.tag == "VB" and any(k.lower == "to" for k in kids)
    return to and head.i != verb.i and (head.lower in _DUE or head.lower in {"is", "are"} or head.tag in {"VBZ", "VBP"})


def durations(scene: Scene, verb: Token) -> int:
    """Days that "for two weeks", "for months" give a verb; 0 where it has none."""
    parsed = scene.parsed
    first, end = parsed.sentences[verb.sent]
    if parsed.tokens[first].lower == "for":
        opening = _OPENING.match(" ".join(t.lower for t in parsed.tokens[first : min(end, first + 6)]))
        if opening:
            return length(opening[2], count(opening[1]))
    for prep in parsed.children(verb.i, "prep"):
        for noun in parsed.children(prep.i, "pobj") if prep.lower in {"for", "over"} else ():
            words = " ".join(t.lower for t in parsed.tokens[parsed.phrase_start(noun) : noun.i + 1])
            match = _RUN.match(words)
            if noun.lower.endswith("s") and words == noun.lower and noun.lemma in _BARE_RUN:
                return _BARE_RUN[noun.lemma]
            if match:
                try:
                    return length(match[2], count(match[1]))
                except KeyError:
                    continue
    return 0


def finite_past(scene: Scene, draft: Draft) -> bool:
    """The clause of the draft, or for a bare participle the one above it, is told in the past."""
    if draft.kind in STATES and draft.own:
        return False
    verb = draft.verb
    kids = scene.parsed.children(verb.i, "aux", "auxpass")
    if any(k.lower in _PRESENT for k in kids):
        return False
    if verb.tag == "VBD" or any(k.lower in {"had", "was", "were", "did"} for k in kids):
        return True
    if verb.tag in {"VBG", "VBN", "VB"} and (not kids or kids[0].lower == "to"):
        return _past_above(scene, verb)
    return False


def _past_above(scene: Scene, verb: Token) -> bool:
    """The nearest finite verb above is in the past."""
    for at in scene.parsed.ancestors(verb):
        words = {at.lower, *(k.lower for k in scene.parsed.children(at.i, "aux", "auxpass"))}
        if words & _PRESENT or at.tag in {"VBZ", "VBP"}:
            return False
        if at.tag == "VBD" or words & {"had", "was", "were", "did"}:
            return True
    return False
