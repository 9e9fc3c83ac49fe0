"""Capitalised words in a row that the gazetteer knows as a place, and what their neighbours say against it."""

import re
from dataclasses import dataclass

from fogline.core.text import fold
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.placewords import place_words
from fogline.lexicon.values import Place

_WORD = re.compile(r"[^\W_]+(?:['’ʼʿ`‘][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?<!eople)(?<!omen)(?<!hildren)['’]s$")  # "People's Republic" keeps it
_WORDS = place_words()
_LONGEST = 4  # words of a name
_ARTICLES = frozenset("al ar as ad el at az ez ash ra um".split())
_PREPOSITIONS = frozenset({"at", "as"})
_JOINING = frozenset("de la van von bin del di".split())
_SMALL = frozenset("al as ad ez az el ash ar at an of the de du la on us".split())


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    key: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    out = []
    for hit in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", hit.group())
        out.append(Word(word, fold(word), hit.start(), hit.start() + len(word)))
    return out


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run that the gazetteer knows. `doubtful` where its neighbours make it part of a longer name."""

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    doubtful: bool


def place_runs(
    text: str, words: list[Word], covered: set[int], gazetteer: Gazetteer, known: frozenset[str] = frozenset()
) -> list[Run]:
    """All runs of up to four words that no pack has `covered` and the gazetteer knows, save what is somebody's name;
    `known` are the surnames of persons whom the packs know and the text names."""
    out: list[Run] = []
    persons: set[str] = set(known)
    for at, word in enumerate(words):
        if word.start in covered or not _could_be_place(text, words, at):
            continue
        for n in range(_LONGEST, 0, -1):
            found = _run(text, words, at, n, covered)
            if not found or (n == 1 and word.key in _WORDS.everyday | _WORDS.body | _WORDS.title | _WORDS.prefix):
                continue
            places = gazetteer.find(found)
            if not places:
                continue
            if _named_after(text, words, at) or _half(text, words, at, covered, gazetteer):
                continue
            if in_a_name(text, words, at, covered):
                persons.add(words[at + n - 1].key)
                continue
            out.append(
                Run(word.start, words[at + n - 1].end, found, places, _runs_on(text, words, at + n - 1, covered))
            )
    return [run for run in out if not (fold(run.text) in persons and not _located(text, run.start))]


def _run(text: str, words: list[Word], at: int, n: int, covered: set[int]) -> str:
    run = words[at : at + n]
    if len(run) < n or any(w.start in covered for w in run):
        return ""
    found = text[run[0].start : run[-1].end]
    if any(mark in found for mark in '.,;:!?()\n"“”/'):
        return ""
    if not run[-1].text[:1].isupper():
        return ""
    return found if all(w.text[:1].isupper() or w.key in _SMALL for w in run) else ""


def _could_be_place(text: str, words: list[Word], at: int) -> bool:
    word = words[at]
    follows = at + 1 < len(words) and words[at + 1].text[:1].isupper()
    if word.text in _PREPOSITIONS and text[word.end : word.end + 1] != "-":
        return False  # "at Kambia" is no "at-Tanf"
    return (word.text[:1].isupper() and not (word.text.isupper() and len(word.text) > 1)) or (
        len(word.text) <= 3 and follows and word.key in _ARTICLES
    )


def _named_after(text: str, words: list[Word], at: int) -> bool:
    """True for the second half of "Camp Ranao" or "Lake Kivu": another thing than the town of that name."""
    before = words[at - 1] if at else None
    return (
        before is not None
        and before.key in _WORDS.prefix
        and before.text[:1].isupper()
        and text[before.end : words[at].start] == " "
    )


def _half(text: str, words: list[Word], at: int, covered: set[int], gazetteer: Gazetteer) -> bool:
    """True for the second half of a name with a hyphen ("Ulus-Kert"), unless both are places ("the Homs-Hama road")."""
    before = words[at - 1] if at else None
    road = at + 1 < len(words) and words[at + 1].key in _WORDS.line
    return (
        before is not None
        and not road
        and before.text[:1].isupper()
        and text[before.end : words[at].start] == "-"
        and before.start not in covered
        and not gazetteer.find(before.text)
    )


def in_a_name(text: str, words: list[Word], at: int, covered: set[int]) -> bool:
    """True after a title or another capitalised word: "President Erdogan", "Edwin de la Pena"."""
    back = at - 1
    while back >= 0 and words[back].key in _JOINING and not words[back].text[0].isupper():
        back -= 1
    if back < 0:
        return False
    before = words[back]
    between = text[before.end : words[back + 1].start]
    if before.key in _WORDS.title:
        return between in {" ", ". "}
    return (
        between == " "
        and before.text[:1].isupper()
        and before.key not in _WORDS.everyday
        and before.key not in _WORDS.beside
        and before.start not in covered
    )


def _runs_on(text: str, words: list[Word], last: int, covered: set[int]) -> bool:
    """True where another capitalised word follows that no place bears: "Thomas Frieden"."""
    if last + 1 >= len(words):
        return False
    after = words[last + 1]
    return (
        text[words[last].end : after.start] == " "
        and after.text[:1].isupper()
        and after.key not in _WORDS.everyday
        and after.key not in _WORDS.beside
        and after.start not in covered
    )


def _located(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in _WORDS.before
