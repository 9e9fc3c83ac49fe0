"""Plain English from parts: articles, lists, numbers, dates. Deterministic, no clock, no locale."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from fogline.claims.values import Range, TimeRef
from fogline.events.values import Toll

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LONGEST_QUOTE = 160
_DETERMINERS = frozenset(
    ["the", "a", "an", "some", "this", "that", "these", "those", "his", "her", "its", "their", "other"]
)
_INSIDE = (" of ", " for ", " in ", " on ", " to ")


@cache
def tables() -> dict[str, Any]:
    """`phrases.toml`, read once."""
    return loads(files("fogline.situation").joinpath("phrases.toml").read_text(encoding="utf-8"))


def named(name: str) -> str:
    """A name as it stands in a sentence, with "the" or "a" where English wants it."""
    words = name.split()
    if not words or words[0].lower() in _DETERMINERS:
        return name
    grammar, last = tables()["grammar"], head(name)
    if name[0].isupper():
        return f"the {name}" if last in grammar["heads"] else name
    if is_plural(name) or last in grammar["mass"]:  # "rebels", "footage": nobody in particular
        return name
    if last in grammar["heads"] or last in grammar["lines"]:
        return f"the {name}"
    if not name.islower():  # "al-Qaeda": a proper name all the same
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def named_place(name: str) -> str:
    """A place's name in a sentence: "Aleppo", "eastern Ukraine", "the left bank of the Oskil"."""
    if not name or name[0].isupper() or name.split()[0] in _DETERMINERS:
        return name
    last = head(name)
    return f"the {name}" if " of " in name or last in tables()["grammar"]["lines"] else name


def head(name: str) -> str:
    """The word that says what is named, in lower case: "forces" in "Armed Forces of Ukraine"."""
    cut = min((name.find(inside) for inside in _INSIDE if inside in name), default=len(name))
    words = name[:cut].split()
    return words[-1].casefold() if words else ""


def is_plural(name: str) -> bool:
    """Whether "were" follows the name."""
    grammar, last = tables()["grammar"], head(name)
    if name[:1].isupper() and f" {last}" not in name:  # a proper name to its last word
        return last in grammar["plural"]
    common = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    common = common or (last.endswith("men") and len(last) > 3)
    return last in grammar["plural_words"] or last in grammar["plural"] or common


def listed(items: Sequence[str], *, most: int = 4, rest: str = "others") -> str:
    """ "A", "A and B", "A, B and C"; beyond `most`, "A, B, C and 2 others"."""
    shown = list(dict.fromkeys(items))
    if len(shown) > most:
        left = len(shown) - most + 1
        shown = [*shown[: most - 1], f"{left} {rest}"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def sentence(text: str) -> str:
    """With a capital at the start and a full stop at the end."""
    plain = " ".join(text.split()).strip()
    stop = "" if plain.endswith((".", "!", "?")) else "."
    return plain[:1].upper() + plain[1:] + stop


def on_day(day: date, *, year: int | None = None) -> str:
    """ "29 November 2024"; the year is left out where it is `year`."""
    tail = "" if day.year == year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{tail}"


def between(start: date, end: date, *, year: int | None = None) -> str:
    """ "29 November", "29-30 November", "29 November-2 December", with years where they are not `year`."""
    if start == end:
        return on_day(end, year=year)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{on_day(end, year=year)}"
    first = on_day(start, year=end.year if start.year == end.year else None)
    return f"{first} – {on_day(end, year=year)}"


def when(time: TimeRef | None, *, year: int | None = None) -> str:
    """The time as it follows a clause: " on 29 November"; a window that the report merely implies is "around"."""
    if time is None or not (time.start or time.end):
        return ""
    if time.start is None:
        return f" by {on_day(time.end, year=year)}" if time.end else ""
    if time.end is None:
        return f" since {on_day(time.start, year=year)}"
    start, end = sorted((time.start, time.end))
    if start == end:
        return f" on {on_day(end, year=year)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f" in {start.year}" if start.year == end.year else f" in {start.year}–{end.year}"
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and (end + timedelta(days=1)).day == 1:
        return f" in {MONTHS[end.month - 1]}" + ("" if end.year == year else f" {end.year}")
    if time.text is None:
        return f" around {between(start, end, year=year)}"
    if (end - start).days == 1:
        return f" on {between(start, end, year=year)}"
    return f" between {on_day(start, year=year)} and {on_day(end, year=year)}"


def number(n: int) -> str:
    """Thousands parted by commas."""
    return f"{n:,}"


# What a report says in a word and the codebook writes as a range (docs/codebook.md, numbers).
VAGUE: dict[Range, str] = {
    (3, 5): "a few",
    (3, 9): "several",
    (24, 99): "dozens",
    (40, 99): "scores",
    (200, 999): "hundreds",
    (2000, 9999): "thousands",
    (20000, 99999): "tens of thousands",
    (200000, 999999): "hundreds of thousands",
}


def amount_of(found: Range | None) -> str:
    """The amount as it stands before a noun: "12", "dozens of"."""
    said = amount(found)
    return f"{said} of" if found in VAGUE and said.endswith("s") else said


def amount(found: Range | None) -> str:
    """ "12", "12 to 20", "at least 12", "up to 20", "dozens"; "" where there is no number."""
    if not found or found == (None, None):
        return ""
    if found in VAGUE:
        return VAGUE[found]
    low, high = found
    if high is None:
        return f"at least {number(low or 0)}"
    if low is None:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def tolled(found: Toll | None) -> Range | None:
    """A toll as a range."""
    return (found.low, found.high) if found else None


def quoted(text: str) -> str:
    """A quote of at most 160 characters in quotation marks, cut between words."""
    plain = " ".join(text.split()).replace("“", "‘").replace("”", "’").replace('"', "’")
    if len(plain) > LONGEST_QUOTE:
        plain = plain[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"
