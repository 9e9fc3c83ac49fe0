"""Number phrases to ranges (codebook, section 5)."""

import re
from functools import lru_cache

from fogline.claims.dates import MONTHS
from fogline.claims.drafts import Draft
from fogline.claims.scene import Scene
from fogline.claims.tokens import Token
from fogline.claims.values import Range
from fogline.lexicon.kinds import Kind
from fogline.lexicon.tables import Row, data_folder, load
from fogline.lexicon.words import Quantities, word_tables

TOLLS = frozenset({Kind.STRIKE, Kind.CLASH, Kind.CASUALTIES, Kind.ATTACK_CIVILIANS, Kind.BOMBING})
_LONGEST = 12  # digits of the longest number that counts anything
_DIGITS = r"\d{1,3}(?:[,   ]\d{3})+|\d+(?:\.\d+)?"
_SCALE = r"(?:\s*(?:dozen|hundred|thousand|million|billion|k|m))?"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    q = word_tables().quantities
    words = "|".join(sorted([*q.exact, *q.multiplier], key=len, reverse=True))
    value = rf"(?:(?:{_DIGITS}){_SCALE}|(?:a|an|{words})(?:[\s-]+(?:and\s+)?(?:{words}))*)"
    vague = "|".join(sorted(map(re.escape, q.vague), key=len, reverse=True))
    cues = "|".join(re.escape(cue) for cue in (*q.at_least, *q.at_most, *q.approx))
    single = re.compile(
        rf"(?<![\w.,])(?:(?P<cue>{cues})\s+)?(?:an?\s+)?(?:(?P<vague>{vague})(?:\s+(?P<mult>hundred|thousand"
        rf"|dozen|million))?|(?P<value>{value}))\b(?P<more>\s+or more|\s*-?plus|\+)?"
    )
    span = re.compile(
        rf"(?<![\w.,])(?:between\s+|from\s+)?(?P<low>{value})\s*(?:to|and|or|-|–|—)\s*(?P<high>{value})\b"
    )
    return single, span, re.compile(value)


# "12 of 14 drones", "four of the seven days": the part is meant.
_SHARE = re.compile(
    r"^(.*\w) (?:out )?of (?:the |its |their |his |her |these |those )?(?:\d|(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|a dozen)\b).*$"
)
_MONTHS = frozenset(form for name in MONTHS for form in (name, name[:3])) | {"sept"}
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d$")
_YEAR = re.compile(r"(?:19\d\d|20[0-4]\d)$")


def quantity(text: str) -> Range | None:
    """Range of the last quantity in `text` (lower case words before a noun), or None where there is none."""
    q = word_tables().quantities
    single, span, _ = _patterns()
    words = _halves(" ".join(text.lower().split()))
    share = _SHARE.match(words)
    if share:
        part = quantity(share[1])
        if part is not None:
            return part
    between = [m for m in span.finditer(words) if _is_span(m.group(), m)]
    if between:
        low, high = _value(between[-1]["low"], q), _value(between[-1]["high"], q)
        if low is not None and high is not None:
            if high >= 1000 > low and re.search(r"thousand|million|,", between[-1]["high"]) and low * 1000 <= high:
                low *= 1000
            if low <= high:
                return (low, high)
    best: Range | None = None
    for match in single.finditer(words):
        found = _single(match, q)
        if found is not None:
            best = found
    return best


def _halves(words: str) -> str:
    """Halves and quarters in figures: "half a million" is 0.5 million."""
    words = re.sub(r"\bhalf an? (?=dozen|hundred|thousand|million|billion)", "0.5 ", words)
    words = re.sub(r"\ba? ?quarter of a (?=million|billion)", "0.25 ", words)
    words = re.sub(r"\b(?:one|a) and a half (?=thousand|million|billion)", "1.5 ", words)
    return re.sub(r"\b(?:one|a) (thousand|million|billion) and a half\b", r"1.5 \1", words)


def _is_span(text: str, match: re.Match[str]) -> bool:
    """ "between 3 and 5", "3 to 5", "3-5"; but not "3 and 5", nor "one or"."""
    return text.startswith(("between", "from")) or bool(re.search(r"\d\s*(?:to|or|-|–|—)\s*\d|\b(?:to|or)\b", text))


def _single(match: re.Match[str], q: Quantities) -> Range | None:
    cue = match["cue"] or ""
    if match["vague"]:
        low, high = q.vague[match["vague"]]
        if match["mult"]:
            factor = q.multiplier[match["mult"]]
            return (low * factor, high * factor)
        if cue in q.at_least:
            return (low, None)
        return (low, high)
    value = _value(match["value"], q)
    if value is None:
        return None
    if cue in q.at_least or match["more"]:
        return (value, None)
    if cue in q.at_most:
        return (None, value)
    if cue in q.approx:
        return (round(value * 0.9), round(value * 1.1))
    return (value, value)


def _value(text: str, q: Quantities) -> int | None:
    """A number in digits or words; None where the words make none."""
    digits = re.match(rf"({_DIGITS})\s*(dozen|hundred|thousand|million|billion|k|m)?\b", text)
    if digits:
        scale = {
            "dozen": 12,
            "hundred": 100,
            "thousand": 1000,
            "k": 1000,
            "million": 10**6,
            "m": 10**6,
            "billion": 10**9,
        }
        plain = re.sub(r"[,   ]", "", digits[1])
        if len(plain) > _LONGEST:
            return None  # a serial number, not a quantity
        number = float(plain)
        return int(number * scale.get(digits[2] or "", 1))
    total, current, any_word = 0, 0, False
    for word in re.split(r"[\s-]+", text):
        if word in q.multiplier:
            current = max(current, 1) * q.multiplier[word]
            if q.multiplier[word] >= 1000:
                total, current = total + current, 0
            any_word = True
        elif word in q.exact:
            current += q.exact[word]
            any_word = True
        elif word in {"a", "an"}:
            current = max(current, 0)
    return total + current if any_word else None


def of_phrase(scene: Scene, token: Token) -> Range | None:
    """The quantity in front of a noun: its numerals and determiners, or the quantity noun that governs it by "of"."""
    parsed = scene.parsed
    head = parsed.head(token)
    if token.dep == "pobj" and head.lower == "of":
        outer = parsed.head(head)
        if outer.tag == "CD" or outer.lower in word_tables().quantities.vague:
            return quantity(_window(scene, parsed.phrase_start(outer), token.i))
    first = parsed.phrase_start(token)
    if first == token.i and token.tag != "CD" and token.lower not in word_tables().quantities.vague:
        return None
    words = _window(
        scene,
        first,
        token.i if token.tag != "CD" and token.lower not in word_tables().quantities.vague else token.i + 1,
    )
    return quantity(words)


def _window(scene: Scene, first: int, end: int) -> str:
    """Words from `first` to `end` with the cue in front of them ("at least", "as many as"), without clock times, years
    and adjectives."""
    tokens, q = scene.parsed.tokens, word_tables().quantities
    begin, start = first, scene.parsed.sentences[tokens[first].sent][0]
    while begin > max(start, first - 4) and (tokens[begin - 1].lower in _cue_words() or tokens[begin - 1].tag == "CD"):
        begin -= 1
    people = "person" in scene.classes(tokens[min(end, len(tokens) - 1)])
    words = [
        t.lower
        for t in tokens[begin:end]
        if (t.tag not in {"JJ", "NNP", "NNPS"} or t.lower in q.vague or t.lower in q.exact or t.lower in _cue_words())
        and not _CLOCK.match(t.lower)
        and not (t.tag == "CD" and _dates(scene, t))
        and (people or not _YEAR.match(t.lower))
    ]
    return " ".join(words).replace(" - ", "-")


def number_at(scene: Scene, token: Token) -> tuple[Token, Range] | None:
    """The quantity that begins at a token which is a number, with the token that ends it; None for dates, times, shares
    and amounts of other things than people."""
    tokens = scene.parsed.tokens
    if not _numeric(token) or _CLOCK.match(token.lower) or token.ent in {"PERCENT", "MONEY"} or _dates(scene, token):
        return None
    start, end = scene.parsed.sentences[token.sent]
    first, last = token.i, token.i + 1
    while first > max(start, token.i - 4) and tokens[first - 1].lower in _cue_words():
        first -= 1
    while last < end and (_numeric(tokens[last]) or _joins(tokens, last, end)):
        last += 1
    if tokens[last : last + 1] and tokens[last].lemma in counting("measures") | {"time", "%"}:
        return None
    if _YEAR.match(token.lower) and last == token.i + 1 and token.ent == "DATE":
        return None
    more = " or more" if [t.lower for t in tokens[last : last + 2]] == ["or", "more"] else ""
    words = " ".join(t.lower for t in tokens[first:last]).replace(" - ", "-")
    found = quantity(words + more)
    return (tokens[last - 1], found) if found is not None else None


def _numeric(token: Token) -> bool:
    q = word_tables().quantities
    return token.tag == "CD" or token.lower in q.vague or token.lower in q.multiplier or token.lower in q.exact


def _joins(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """ "200 to 300", "between 700 and 1,000", "tens of thousands": a word between two numbers."""
    joining = tokens[at].lower in {"to", "and", "or", "-", "–", "of"}
    return joining and at + 1 < end and _numeric(tokens[at + 1])


def _dates(scene: Scene, number: Token) -> bool:
    """The number is the day of a month."""
    tokens, i = scene.parsed.tokens, number.i
    beside = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    return any(t.tag == "NNP" and t.lower.rstrip(".") in _MONTHS for t in beside) and number.text.isdigit()


@lru_cache(maxsize=1)
def _cue_words() -> frozenset[str]:
    """Every word of the cues, and "between"."""
    q = word_tables().quantities
    return frozenset(word for cue in (*q.at_least, *q.at_most, *q.approx) for word in cue.split()) | {"between", "from"}


@lru_cache(maxsize=64)
def counting(section: str, key: str = "words") -> frozenset[str]:
    """A list of words of quantities.toml."""
    return frozenset(_table()[section][key])


@lru_cache(maxsize=1)
def _table() -> Row:
    return load(data_folder() / "quantities.toml")


def toll_field(verb: Token) -> str:
    """The field that a verb of killing or wounding counts; "" for any other."""
    return next((f for f in ("killed", "wounded") if verb.lemma in counting("toll", f)), "")


def draft_toll(draft: Draft) -> str:
    """The field that the trigger counts: by its verb, or its phrase ("gave their lives"); "" where it counts none."""
    if draft.nominal or draft.kind not in TOLLS:
        return ""
    phrase = draft.frame.number_of.get(draft.trigger.lemma, "") if draft.frame else ""
    return toll_field(draft.trigger) or phrase


def toll_word(token: Token) -> str:
    """The field of "dead", "wounded" and the like; "" for any other word."""
    return next((f for f in ("killed", "wounded") if token.lower in counting("toll_word", f)), "")
