"""Shapes of time expressions and the days they mean (codebook, sections 1 and 6.12).

A `Rule` is a shape with up to three readings: `past` resolves it against the publication date, `later` is its reading
in a plan or prediction ("on Monday" that is to come), and `told` resolves it against the last day that the narrative
gave ("the next day"). A reading that yields None abstains.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from fogline.claims.feasts import Days, feast
from fogline.core.times import back
from fogline.lexicon.tables import data_folder, load

Match = re.Match[str]
Resolve = Callable[[Match, date], Days | None]
Told = Callable[[Match, Days], Days | None]
_T = load(data_folder() / "calendar.toml")
_COUNTS, _UNITS, _ORDINALS, _SEASONS = _T["counts"], _T["units"], _T["ordinals"], _T["seasons"]
_VAGUE = frozenset(_T["vague"]["words"])
MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {name[:3]: i + 1 for i, name in enumerate(MONTHS)}
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
M, M2 = rf"(?P<m>{_MONTH})", rf"(?P<m2>{_MONTH})"
_DAY = r"[0-3]?\d"
D, D2 = rf"(?P<d>{_DAY})(?:st|nd|rd|th)?", rf"(?P<d2>{_DAY})(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
Y, Y2 = rf"(?P<y>{_YEAR})", rf"(?P<y2>{_YEAR})"
MAYBE_Y = rf"(?:,?\s+(?:of\s+)?{Y})?"
W, W2 = rf"(?P<wd>{'|'.join(DAYS)})", rf"(?P<wd2>{'|'.join(DAYS)})"
N = rf"(?P<n>\d+|{'|'.join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))})"
UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?"
TO = r"\s*(?:to|and(?: again)?(?: on)?|until|through|[-–—])\s*(?:the\s+)?"
_EDGE = (
    r"early|mid|late|(?:the )?(?:very )?(?:beginning|start|end|middle|turn|first days|first week|last days"
    r"|final days|last week|final week|first half|second half|early days|closing days|opening days) of"
)
PART = rf"(?:(?P<part>{_EDGE})[\s-]+(?:in )?)?"
NEAR = r"in|since|until|till|by|during|of|from|through|throughout|before|after"


APART = re.compile(rf"(?<!of )(?<!for )\b{N}\s+{UNIT}\s*$")
"""How far apart two clauses are: "six weeks" right before "after" or "before"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape and its readings; `weak` marks a part of the day, which yields to any other expression, `anchored` one
    that hangs on the story wherever there is one, `yearless` one that in a history takes its year from the story."""

    shape: re.Pattern[str]
    past: Resolve | None = None
    later: Resolve | None = None
    told: Told | None = None
    weak: bool = False
    anchored: bool = False
    yearless: bool = False


def month_number(text: str) -> int:
    return _SHORT[text[:3]]


def count(text: str) -> int:
    return int(text) if text.isdigit() else int(_COUNTS[" ".join(text.split())])


def length(unit: str, n: int) -> int:
    """Days in `n` units; hours make none."""
    return n * int(_UNITS[unit])


def _group(m: Match, name: str) -> str | None:
    return m.groupdict().get(name)


def _year(m: Match) -> int | None:
    value = _group(m, "y")
    return int(value) if value else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one(found: date | None) -> Days | None:
    return (found, found) if found else None


def in_month_of(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def cut(part: str | None, first: date, last: date) -> Days:
    """A part of a stretch: edges are short, early, mid and late are thirds, then halves."""
    days = (last - first).days
    words = (part or "").removeprefix("the ").removeprefix("very ")
    edge = max(days // 5, 2)
    if words.startswith(("beginning", "start", "first days", "first week", "early days", "opening", "turn")):
        return first, first + timedelta(days=edge)
    if words.startswith(("end", "last", "final", "closing")):
        return last - timedelta(days=edge), last
    if words == "early":
        return first, first + timedelta(days=days // 3)
    if words.startswith("mid"):
        return first + timedelta(days=days // 3), first + timedelta(days=2 * days // 3)
    if words == "late":
        return last - timedelta(days=days // 3), last
    if words.startswith("first half"):
        return first, first + timedelta(days=days // 2)
    if words.startswith("second half"):
        return first + timedelta(days=days // 2), last
    return first, last


# ---------------------------------------------------------------------- calendar dates
def dated(month: int, day: int, year: int | None, on: date) -> date | None:
    """A day without a year is the latest one not more than a month and a half ahead of the report."""
    if year is not None:
        return _day(year, month, day)
    found = _day(on.year, month, day)
    if found and found > on + timedelta(days=45):
        return _day(on.year - 1, month, day)
    if found and found < on - timedelta(days=330):
        return _day(on.year + 1, month, day)
    return found


def full(m: Match, on: date) -> Days | None:
    return _one(dated(month_number(m["m"]), int(m["d"]), _year(m), on))


def full_later(m: Match, on: date) -> Days | None:
    if _year(m):
        return full(m, on)
    month, day = month_number(m["m"]), int(m["d"])
    found = _day(on.year, month, day)
    return _one(found if found and found >= on else _day(on.year + 1, month, day))


def full_told(m: Match, told: Days) -> Days | None:
    """In a history a day without a year is the next of that name, or one not long before what was told."""
    if _year(m):
        return None
    month, day = month_number(m["m"]), int(m["d"])
    return _one(_nearest([_day(told[0].year + step, month, day) for step in (-1, 0, 1)], told))


def _nearest(options: list[date | None], told: Days) -> date | None:
    """The day nearest to what was told; the story goes forward more easily than back."""

    def gap(found: date) -> int:
        ahead = (found - told[0]).days
        return ahead if ahead >= 0 else -4 * ahead

    return min((found for found in options if found), key=gap, default=None)


def month_on(m: Match, told: Days) -> Days | None:
    """In a history a month without a year; "the following August"."""
    if _year(m):
        return None
    month = month_number(m["m"])
    first = _nearest([date(told[0].year + step, month, 1) for step in (-1, 0, 1)], (told[0].replace(day=1), told[1]))
    if first and "following" in m.group() and (first <= told[0] or (told[1] - told[0]).days > 300):
        first = date(first.year + 1, month, 1)
    return cut(_group(m, "part"), *in_month_of(first.year, month)) if first else None


def in_month_of_year(m: Match, on: date) -> Days | None:
    """ "In June last year"."""
    return in_month_of(on.year - (m["which"] == "last"), month_number(m["m"]))


def season_told(m: Match, told: Days) -> Days | None:
    """ "That autumn", "the following spring"."""
    start = int(_SEASONS[m["season"]])
    options = [date(told[0].year + step, start, 1) for step in (-1, 0, 1)]
    ahead = "following" in m["which"] or "next" in m["which"]
    fitting = [first for first in options if (first > told[1] if ahead else first + timedelta(days=91) >= told[0])]
    return (fitting[0], fitting[0] + timedelta(days=91)) if fitting else None


def day_range(m: Match, on: date) -> Days | None:
    second = month_number(_group(m, "m2") or m["m"])
    last = dated(second, int(m["d2"]), _year(m), on)
    first = dated(month_number(m["m"]), int(m["d"]), last.year if last and _year(m) else None, on)
    if first and last and first > last and _year(m):
        first = _day(first.year - 1, first.month, first.day)
    return (first, last) if first and last and first <= last else None


def in_month(m: Match, on: date) -> Days | None:
    month, year = month_number(m["m"]), _year(m)
    if year is None:
        year = on.year if month <= on.month else on.year - 1
        if _group(m, "which") == "last" and month == on.month:
            year -= 1
    return cut(_group(m, "part"), *in_month_of(year, month))


def in_month_later(m: Match, on: date) -> Days | None:
    if _year(m):
        return in_month(m, on)
    if _group(m, "which") == "last":
        return None
    month = month_number(m["m"])
    return cut(_group(m, "part"), *in_month_of(on.year if month >= on.month else on.year + 1, month))


def months(m: Match, on: date) -> Days | None:
    """From one month to another; a year at the end serves both."""
    second, year = month_number(m["m2"]), int(m["y2"]) if _group(m, "y2") else None
    if year is None:
        year = on.year if second <= on.month else on.year - 1
    first = month_number(m["m"])
    start = _year(m) or (year if first <= second else year - 1)
    days = in_month_of(start, first)[0], in_month_of(year, second)[1]
    return days if days[0] <= days[1] else None


def in_year(m: Match, on: date) -> Days | None:
    year = int(m["y"])
    return cut(_group(m, "part"), date(year, 1, 1), date(year, 12, 31))


def years(m: Match, on: date) -> Days | None:
    first, last = int(m["y"]), m["y2"]
    second = int(last) if len(last) == 4 else int(str(first)[:2] + last)
    return (date(first, 1, 1), date(second, 12, 31)) if first <= second <= 2100 else None


def decade(m: Match, on: date) -> Days | None:
    first = int(m["y"])
    return cut(_group(m, "part"), date(first, 1, 1), date(first + 9, 12, 31)) if first <= on.year else None


def quarter(m: Match, on: date) -> Days | None:
    n = int(_ORDINALS.get(m["nth"]) or int(m["nth"][-1]))
    size = 3 if m["what"].startswith("q") else 6
    if not 1 <= n <= 12 // size:
        return None
    year = _year(m) or on.year
    return date(year, size * (n - 1) + 1, 1), in_month_of(year, size * n)[1]


def season(m: Match, on: date) -> Days | None:
    start, year = int(_SEASONS[m["season"]]), _year(m)
    if year is None:
        year = on.year if date(on.year, start, 1) <= on else on.year - 1
        if _group(m, "which") == "last" and date(year, start, 1) + timedelta(days=92) > on:
            year -= 1
    first = date(year, start, 1)
    return first, first + timedelta(days=91)


def iso(m: Match, on: date) -> Days | None:
    return _one(_day(int(m["y"]), int(m["mo"]), int(m["d"])))


def named(m: Match, on: date) -> Days | None:
    """A feast: of the year told, else the latest that had begun or is near."""
    year, name = _year(m), m["feast"]
    options = [feast(name, y, _T) for y in ([year] if year else [on.year - 1, on.year, on.year + 1])]
    begun = [days for days in options if days and (year or days[0] <= on + timedelta(days=20))]
    return begun[-1] if begun else None


def named_later(m: Match, on: date) -> Days | None:
    options = [feast(m["feast"], y, _T) for y in ([_year(m) or on.year, on.year + 1])]
    return next((days for days in options if days and days[1] >= on), None)


# ---------------------------------------------------------------------- weekdays and calendar stretches
def weekday(m: Match, on: date) -> Days | None:
    if _group(m, "which") in {"next", "coming", "this coming"}:
        return weekday_later(m, on)
    index = DAYS.index(m["wd"])
    gap = (on.weekday() - index) % 7
    if _group(m, "which") == "last" and gap == 0:
        gap = 7
    if _group(m, "week") or _group(m, "week2"):
        return _one(back(on, on.weekday() + 7 - index))
    return _one(back(on, gap))


def weekday_later(m: Match, on: date) -> Days | None:
    if _group(m, "which") in {"last", "past"} or _group(m, "week") or _group(m, "week2"):
        return None
    ahead = (DAYS.index(m["wd"]) - on.weekday()) % 7
    if not ahead and _group(m, "which"):
        ahead = 7
    return _one(on + timedelta(days=ahead))


def weekday_told(m: Match, told: Days) -> Days | None:
    """In a story from long ago a weekday is the next one after the day that was told last."""
    ahead = (DAYS.index(m["wd"]) - told[0].weekday()) % 7
    return _one(told[0] + timedelta(days=ahead))


def weekdays(m: Match, on: date) -> Days | None:
    last = back(on, (on.weekday() - DAYS.index(m["wd2"])) % 7)
    return back(last, (last.weekday() - DAYS.index(m["wd"])) % 7), last


def stretch(m: Match, on: date) -> Days | None:
    """This, last or next week, weekend, month or year, whole or in part; one that is running ends with the report."""
    days = _stretch(m, on)
    if days[0] <= on < days[1] and m["which"] != "next":
        return days[0], on
    return days


def stretch_told(m: Match, told: Days) -> Days | None:
    """ "By the end of the week" in a story: of the week that it tells."""
    return _stretch(m, told[1]) if m["which"] == "the" else None


def stretch_begun(m: Match, on: date) -> Days | None:
    """ "Earlier in the month": from its first day to the report."""
    return _stretch(m, on)[0], on


def _stretch(m: Match, on: date) -> Days:
    which, unit, part = m["which"].split()[-1], m["unit"], _group(m, "part")
    step = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        monday = back(on, on.weekday()) + timedelta(days=7 * step)
        if part:
            late = part == "late" or "end" in part or "last" in part
            return (monday + timedelta(days=3), monday + timedelta(days=6)) if late else (monday, monday + timedelta(2))
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = back(on, (on.weekday() - 5) % 7) + timedelta(days=7 * max(step, 0))
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        year, month = divmod(on.year * 12 + on.month - 1 + step, 12)
        return cut(part, *in_month_of(year, month + 1))
    return cut(part, date(on.year + step, 1, 1), date(on.year + step, 12, 31))


def stretch_later(m: Match, on: date) -> Days | None:
    days = _stretch(m, on)
    return (max(days[0], on), max(days[1], on))


# ---------------------------------------------------------------------- distances from the report
def ago(m: Match, on: date) -> Days | None:
    n, unit, vague = count(m["n"]), m["unit"], m["n"] in _VAGUE
    if unit in {"minute", "hour"}:
        return (back(on, 1), on) if n < 24 else _one(back(on, n // 24))
    if unit in {"day", "night"}:
        return (back(on, n + 2), back(on, max(n - 1, 1))) if vague else _one(back(on, n))
    if unit == "year":
        if _group(m, "sharp"):
            return _one(_day(on.year - n, on.month, on.day))
        return date(on.year - n - (2 if vague else 0), 1, 1), date(on.year - n, 12, 31)
    middle = back(on, length(unit, n))
    slack = {"week": 1 if n <= 3 else 3, "fortnight": 1, "month": 12, "decade": 730}[unit] * (2 if vague else 1)
    return back(middle, slack), middle + timedelta(days=slack)


def half_ago(m: Match, on: date) -> Days | None:
    """ "Half a year ago": vague by a fifth."""
    middle = {"week": 4, "month": 15, "year": 182, "decade": 1826, "century": 18262}[m["unit"]]
    return back(on, middle + middle // 5), back(on, middle - middle // 5)


def past_run(m: Match, on: date) -> Days | None:
    n = count(m["n"]) if _group(m, "n") else 1
    if m["unit"] in {"minute", "hour"}:
        return back(on, max(1, -(-n // 24))), on
    return back(on, max(1, length(m["unit"], n))), on


def recent(m: Match, on: date) -> Days | None:
    return back(on, {"hour": 1, "day": 6, "week": 28, "month": 120, "year": 1500}[m["unit"]]), on


def ahead(m: Match, on: date) -> Days | None:
    n = count(m["n"]) if _group(m, "n") else 5 if m.group().endswith("s") else 1
    return on, on + timedelta(days=max(1, length(m["unit"], n)))


def fixed(first: int, last: int) -> Resolve:
    return lambda m, on: (on + timedelta(days=first), on + timedelta(days=last))


# ---------------------------------------------------------------------- distances from the story
def moved(first: int, last: int) -> Told:
    return lambda m, told: (told[0] + timedelta(days=first), told[1] + timedelta(days=last))


def after(first: int, last: int) -> Told:
    """From the end of what was told."""
    return lambda m, told: (told[1] + timedelta(days=first), told[1] + timedelta(days=last))


def distance(m: Match, told: Days, sign: int) -> Days | None:
    """So many units before or after what was told; long units are less exact."""
    n, unit = count(m["n"]), m["unit"]
    if unit == "year" and (told[1] - told[0]).days > 31:
        year = told[0].year + sign * n
        return date(year, 1, 1), date(year, 12, 31)
    slack = {"week": 1, "fortnight": 1, "month": 4, "year": 60, "decade": 730}.get(unit, 0)
    slack += 1 if m["n"] in _VAGUE else 0
    shift = timedelta(days=sign * length(unit, n))
    return told[0] + shift - timedelta(days=slack), told[1] + shift + timedelta(days=slack)


def following(m: Match, told: Days) -> Days | None:
    """ "In the days that followed", "over the following weeks"."""
    return told[1], told[1] + timedelta(days={"day": 7, "week": 35, "month": 180}[m["unit"]])


def next_stretch(m: Match, told: Days) -> Days | None:
    step = -1 if m["which"] in {"previous", "preceding"} else 0 if m["which"] in {"that", "same"} else 1
    base, unit = told[0], m["unit"]
    if unit == "week":
        monday = back(base, base.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        year, month = divmod(base.year * 12 + base.month - 1 + step, 12)
        return in_month_of(year, month + 1)
    return date(base.year + step, 1, 1), date(base.year + step, 12, 31)


def month_told(m: Match, told: Days) -> Days | None:
    """ "In May of the following year", "that May"."""
    step = {"following": 1, "next": 1, "previous": -1}.get(_group(m, "which") or "", 0)
    return cut(_group(m, "part"), *in_month_of(told[0].year + step, month_number(m["m"])))


def ordinal_on(m: Match, on: date) -> Days | None:
    """ "On the sixth": of this month or the last."""
    day = _ordinal(m["nth"])
    year, month = (on.year, on.month) if day <= on.day else divmod(on.year * 12 + on.month - 2, 12)
    return _one(_day(year, month if day <= on.day else month + 1, day))


def ordinal_told(m: Match, told: Days) -> Days | None:
    day = _ordinal(m["nth"])
    index = told[0].year * 12 + told[0].month - 1 + (day < told[0].day)
    return _one(_day(index // 12, index % 12 + 1, day))


def _ordinal(text: str) -> int:
    return int(text[:-2]) if text[0].isdigit() else int(_ORDINALS[text])


def nth_day(m: Match, told: Days) -> Days | None:
    first = told[0] + timedelta(days=_ordinal(m["nth"]) - 1)
    return first, first + timedelta(days=1 if m["unit"] == "night" else 0)


@lru_cache(maxsize=1)
def names() -> tuple[str, str, str]:
    """Alternatives of feasts, ordinals and seasons, longest first."""
    feasts = [*_T["feasts"], *_T["easter"], *_T["islamic"]]
    return tuple(  # type: ignore[return-value]
        "|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (feasts, _ORDINALS, _SEASONS)
    )
