"""Time expressions to intervals of days, resolved against the publication date (codebook, sections 1 and 6.12).

Each rule is a shape and a function; a rule that yields None abstains. Expressions that need an anchor in the text ("two
days later", "the next day") carry an offset instead of days and are resolved by `timing`.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.core.times import back

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {name[:3]: i + 1 for i, name in enumerate(_MONTHS)} | {"sept": 9}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SMALL = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "couple of": 2,
    "a couple of": 2,
    "few": 3,
    "a few": 3,
    "several": 5,
    "some": 3,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourteen": 14,
    "eighteen": 18,
}
_M = r"(?P<{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_D = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<{0}>(?:19|20)\d\d)"
_W = r"(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_N = r"(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|couple of|a few|few|several|some|fourteen|fifteen|eighteen|twenty|thirty|forty)"
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year|decade)s?"
_PART = r"(?:(?P<part>early|mid|late|the beginning of|the start of|the end of|the first half of|the second half of)[\s-]+(?:in )?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeHit:
    """A time expression: inclusive days, or `offset` days from the narrative's anchor. `since` marks an open run that
    reaches to the report; `until` one that ends there; `speech` is set by `timing`."""

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    offset: tuple[int, int] | None = None
    since: bool = False
    until: bool = False


Days = tuple[date, date]
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]]


def _month(text: str) -> int:
    return _SHORT[text[:4] if text.startswith("sept") else text[:3]]


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(month: int, day: int, year: int | None, on: date) -> date | None:
    """A day without a year is the latest one not more than a month ahead of the report."""
    if year is not None:
        return _safe(year, month, day)
    found = _safe(on.year, month, day)
    if found and found > on + timedelta(days=45):
        return _safe(on.year - 1, month, day)
    if found and found < on - timedelta(days=330):
        return _safe(on.year + 1, month, day)
    return found


def _year(match: re.Match[str], name: str = "y") -> int | None:
    value = match.groupdict().get(name)
    return int(value) if value else None


def _full(m: re.Match[str], on: date) -> Days | None:
    found = _dated(_month(m["m"]), int(m["d"]), _year(m), on)
    return (found, found) if found else None


def _day_range(m: re.Match[str], on: date) -> Days | None:
    month2 = _month(m["m2"]) if m.groupdict().get("m2") else _month(m["m"])
    last = _dated(month2, int(m["d2"]), _year(m), on)
    first = _dated(_month(m["m"]), int(m["d"]), last.year if last and _year(m) else _year(m), on)
    return (first, last) if first and last and first <= last else None


def _in_month(m: re.Match[str], on: date) -> Days | None:
    month = _month(m["m"])
    year = _year(m)
    if year is None:
        year = on.year if month <= on.month else on.year - 1
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return _cut(m["part"], first, last)


def _cut(part: str | None, first: date, last: date) -> Days:
    """Early, mid and late thirds; first and second halves."""
    days = (last - first).days
    if part in {"early", "the beginning of", "the start of"}:
        return first, first + timedelta(days=days // 3)
    if part == "mid":
        return first + timedelta(days=days // 3), first + timedelta(days=2 * days // 3)
    if part in {"late", "the end of"}:
        return first + timedelta(days=2 * days // 3), last
    if part == "the first half of":
        return first, first + timedelta(days=days // 2)
    if part == "the second half of":
        return first + timedelta(days=days // 2), last
    return first, last


def _in_year(m: re.Match[str], on: date) -> Days | None:
    year = int(m["y"])
    return _cut(m["part"], date(year, 1, 1), date(year, 12, 31))


def _years(m: re.Match[str], on: date) -> Days | None:
    first, last = int(m["y"]), m["y2"]
    second = int(last) if len(last) == 4 else int(str(first)[:2] + last)
    return (date(first, 1, 1), date(second, 12, 31)) if first <= second <= 2100 else None


def _season(m: re.Match[str], on: date) -> Days | None:
    start = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[m["season"]]
    year = _year(m)
    if year is None:
        year = on.year if date(on.year, start, 1) <= on else on.year - 1
        year -= (
            {"last": 1, "this": 0}.get(m["which"] or "", 0)
            if date(year, start, 1) + timedelta(days=92) > on and m["which"] == "last"
            else 0
        )
    first = date(year, start, 1)
    return first, first + timedelta(days=90)


def _weekday(m: re.Match[str], on: date) -> Days | None:
    index = _DAYS.index(m["wd"])
    if m.groupdict().get("which") in {"next", "coming"}:
        ahead = (index - on.weekday()) % 7 or 7
        return on + timedelta(days=ahead), on + timedelta(days=ahead)
    gap = (on.weekday() - index) % 7
    if m.groupdict().get("which") == "last" and gap == 0:
        gap = 7
    found = back(on, gap)
    if m.groupdict().get("span") in {"night", "evening"} and m.group().startswith("overnight"):
        return found, found + timedelta(days=1)
    return found, found


def _weekday_range(m: re.Match[str], on: date) -> Days | None:
    last = back(on, (on.weekday() - _DAYS.index(m["wd2"])) % 7)
    first = back(last, (last.weekday() - _DAYS.index(m["wd"])) % 7)
    return first, last


def _span(unit: str, n: int) -> int:
    return (
        n
        * {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}[unit]
    )


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _SMALL[" ".join(text.split())]


def _ago(m: re.Match[str], on: date) -> Days | None:
    n, unit = _count(m["n"]), m["unit"]
    vague = m["n"] in {"few", "a few", "several", "some"}
    if unit == "hour":
        return (back(on, 1), on) if n < 24 else (back(on, n // 24), back(on, n // 24))
    if unit == "day":
        return (back(on, n + 2), back(on, max(n - 1, 1))) if vague else (back(on, n), back(on, n))
    if unit == "year":
        return (date(on.year - n - (2 if vague else 0), 1, 1), date(on.year - n, 12, 31))
    middle, slack = back(on, _span(unit, n)), {"night": 0, "week": 3, "fortnight": 3, "month": 15, "decade": 730}[unit]
    return back(middle, slack * (2 if vague else 1)), middle + timedelta(days=slack)


def _past(m: re.Match[str], on: date) -> Days | None:
    n = _count(m["n"]) if m["n"] else 1
    if m["unit"] == "hour":
        return back(on, max(1, -(-n // 24))), on
    return back(on, max(1, _span(m["unit"], n))), on


def _recent(m: re.Match[str], on: date) -> Days | None:
    return back(on, {"hour": 1, "day": 7, "week": 28, "month": 120, "year": 1500}[m["unit"]]), on


def _calendar(m: re.Match[str], on: date) -> Days | None:
    """This, last and next week, month or year, with early, mid and late parts."""
    which, unit = m["which"], m["unit"]
    step = {"this": 0, "last": -1, "previous": -1, "next": 1, "coming": 1, "past": -1}[which]
    if unit == "week":
        monday = back(on, on.weekday()) + timedelta(days=7 * step)
        days = (monday, monday + timedelta(days=6))
        part = m["part"]
        if part in {"late", "the end of"}:
            days = (monday + timedelta(days=3), days[1])
        elif part in {"early", "the beginning of", "the start of"}:
            days = (monday, monday + timedelta(days=2))
    elif unit == "weekend":
        saturday = back(on, (on.weekday() - 5) % 7) + timedelta(days=7 * (step if step > 0 else 0))
        days = (saturday, saturday + timedelta(days=1))
    elif unit == "month":
        index = on.year * 12 + on.month - 1 + step
        year, month = divmod(index, 12)
        days = _cut(m["part"], date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))
    else:
        days = _cut(m["part"], date(on.year + step, 1, 1), date(on.year + step, 12, 31))
    if step == 0:
        return days[0], max(min(days[1], on), days[0])
    return days


def _fixed(first: int, last: int) -> Callable[[re.Match[str], date], Days | None]:
    return lambda m, on: (on + timedelta(days=first), on + timedelta(days=last))


def _iso(m: re.Match[str], on: date) -> Days | None:
    found = _safe(int(m["y"]), int(m["mo"]), int(m["d"]))
    return (found, found) if found else None


def _future(m: re.Match[str], on: date) -> Days | None:
    n = _count(m["n"]) if m["n"] else 1
    return on, on + timedelta(days=max(1, _span(m["unit"], n)))


def _c(shape: str) -> re.Pattern[str]:
    return re.compile(shape)


def _rules() -> tuple[Rule, ...]:
    m, m2, d, d2, y = _M.format("m"), _M.format("m2"), _D.format("d"), _D.format("d2"), _Y.format("y")
    maybe_year = rf"(?:,?\s+{y})?"
    return (
        (_c(rf"\b{_Y.format('y')}-(?P<mo>[01]\d)-(?P<d>[0-3]\d)\b"), _iso),
        (
            _c(
                rf"\b(?:between|from)?\s*(?:the\s+)?{d}\s*(?:to|and|until|through|[-–—])\s*(?:the\s+)?{d2}\s+(?:of\s+)?{m}{maybe_year}\b"
            ),
            _day_range,
        ),
        (
            _c(rf"\b(?:between|from)?\s*{d}\s+{m}\s*(?:to|and|until|through|[-–—])\s*{d2}\s+{m2}{maybe_year}\b"),
            _day_range,
        ),
        (
            _c(
                rf"\b(?:between|from)?\s*{m}\s+{d}\s*(?:to|and|until|through|[-–—])\s*(?:{m2}\s+)?{d2}(?!\d){maybe_year}\b"
            ),
            _day_range,
        ),
        (_c(rf"\b{d}\s+(?:of\s+)?{m}{maybe_year}\b"), _full),
        (_c(rf"\b{m}\s+{d}(?!\d|:){maybe_year}\b"), _full),
        (_c(rf"\b{_PART}{m}(?:,?\s+(?:of\s+)?{y})\b"), _in_month),
        (
            _c(
                rf"\b(?:in|since|until|by|during|of|from|through|throughout|before|after|last|this)\s+{_PART}{m}\b(?!\s+\d)"
            ),
            _in_month,
        ),
        (_c(rf"\b(?P<part>early|mid|late)[\s-]+{m}\b"), _in_month),
        (
            _c(
                rf"\b(?:(?:in|of)\s+)?(?:the\s+)?(?:(?P<which>last|this)\s+)?(?P<season>spring|summer|autumn|winter)(?:\s+of)?\s+{y}\b"
            ),
            _season,
        ),
        (_c(r"\b(?P<which>last|this)\s+(?P<season>spring|summer|autumn|winter)\b(?P<y>)"), _season),
        (_c(rf"\b(?:between\s+|from\s+)?{y}\s*(?:to|and|[-–—])\s*(?P<y2>(?:19|20)\d\d|\d\d)\b(?![:.]\d)"), _years),
        (
            _c(
                rf"\b(?:in|since|until|by|during|of|from|through|throughout|before|after|late|early|mid)[\s-]+(?:the\s+)?{_PART}{y}\b"
            ),
            _in_year,
        ),
        (_c(rf"\b{y}(?=\s+[a-z])|(?<=\()\b(?P<y3>(?:19|20)\d\d)\b"), lambda m, on: None),
        (_c(rf"\b(?:between|from)\s+{_W}\s+(?:to|and|until|through)\s+(?P<wd2>{'|'.join(_DAYS)})\b"), _weekday_range),
        (
            _c(
                rf"\b(?:(?P<which>next|coming|last|past)\s+)?{_W}(?:'s|’s)?(?:\s+(?P<span>night|evening|morning|afternoon))?\b"
            ),
            _weekday,
        ),
        (_c(r"\b(?:the )?day before yesterday\b"), _fixed(-2, -2)),
        (_c(r"\byesterday\b"), _fixed(-1, -1)),
        (
            _c(
                r"\b(?:today|tonight|this (?:morning|afternoon|evening)|earlier in the day|later in the day|an hour ago|minutes ago|hours ago|in the past hour)\b"
            ),
            _fixed(0, 0),
        ),
        (_c(r"\b(?:overnight|last night|the previous night|in the night|during the night)\b"), _fixed(-1, 0)),
        (_c(r"\btomorrow\b"), _fixed(1, 1)),
        (_c(rf"\b{_N}\s+{_UNIT}\s+ago\b"), _ago),
        (_c(r"\b(?:just )?days ago\b"), _fixed(-6, -2)),
        (_c(r"\bweeks ago\b"), _fixed(-42, -10)),
        (_c(r"\bmonths ago\b"), _fixed(-270, -45)),
        (
            _c(rf"\b(?:in|over|during|within|for)?\s*(?:the\s+)?(?:past|last|preceding|previous)\s+{_N}\s+{_UNIT}\b"),
            _past,
        ),
        (
            _c(r"\b(?:in|over|during|within)\s+the\s+(?:past|last)\s+(?P<n>)(?P<unit>hour|day|week|month|year)\b"),
            lambda m, on: (back(on, max(1, _span(m["unit"], 1))), on),
        ),
        (
            _c(
                r"\b(?:in|over|during|within)\s+(?:the\s+)?(?:recent|past|last few|past few)\s+(?P<unit>hour|day|week|month|year)s\b"
            ),
            _recent,
        ),
        (_c(rf"\b(?:within|in|over|during)\s+(?:the\s+)?(?:next|coming)\s+(?:{_N}\s+)?{_UNIT}\b"), _future),
        (_c(rf"\b{_PART}(?P<which>this|last|next|coming|previous)\s+(?P<unit>week|month|year|weekend)\b"), _calendar),
        (
            _c(r"\b(?:(?:over|at) the )(?P<which>)(?P<part>)weekend\b"),
            lambda m, on: (
                back(on, (on.weekday() - 5) % 7),
                min(on, back(on, (on.weekday() - 5) % 7) + timedelta(days=1)),
            ),
        ),
        (_c(r"\bearlier (?P<which>this) (?P<unit>week|month|year)\b(?P<part>)"), _calendar),
    )


_OFFSETS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int]]], ...] = (
    (
        _c(rf"\b{_N}\s+{_UNIT}\s+(?:earlier|before|previously|beforehand)\b"),
        lambda m: (-_span(m["unit"], _count(m["n"])),) * 2,
    ),
    (_c(rf"\b{_N}\s+{_UNIT}\s+(?:later|afterwards|after that)\b"), lambda m: (_span(m["unit"], _count(m["n"])),) * 2),
    (
        _c(r"\b(?:the )?(?:next|following) (?:day|morning|night|afternoon)\b|\bthe day after\b|\ba day after\b"),
        lambda m: (1, 1),
    ),
    (_c(r"\b(?:the )?(?:day before|previous day|night before|eve of)\b|\ba day before\b"), lambda m: (-1, -1)),
    (
        _c(
            r"\b(?:the|that) same (?:day|night|morning|evening)\b|\b(?:on|later) that (?:day|night|evening|morning)\b|\bhours (?:later|earlier)\b|\bthat (?:day|night|evening|morning|afternoon)\b"
        ),
        lambda m: (0, 0),
    ),
    (_c(r"\b(?:the )?following (?P<unit>week|month|year)\b"), lambda m: (1, _span(m["unit"], 1))),
    (_c(r"\b(?:days|a few days) (?:later|afterwards)\b"), lambda m: (1, 6)),
    (_c(r"\b(?:weeks) later\b"), lambda m: (7, 42)),
    (_c(r"\b(?:months) later\b"), lambda m: (30, 300)),
)
_RULES = _rules()
_ANY = re.compile(
    r"\d|day|week|month|year|night|hour|ago|morrow|spring|summer|autumn|winter|"
    + "|".join(_M[1] for _M in [("", m[:3]) for m in _MONTHS])
)
_LEAD = re.compile(
    r"(?:(?P<since>since|ever since|from)|(?P<until>until|till|up to|by|before|prior to)|(?P<after>after|following))\s+(?:the\s+)?(?:(?:early|mid|late)\s+)?$"
)


def find_times(text: str, start: int, on: date | None) -> list[TimeHit]:
    """Time expressions of one sentence, `text`, which stands at offset `start` of the report; left to right.

    Without a publication date only expressions that carry their own year are resolved.
    """
    lower = text.lower()
    if not _ANY.search(lower):
        return []
    taken: list[tuple[int, int]] = []
    out: list[TimeHit] = []
    anchor = on or date(1900, 1, 1)
    for shape, resolve in _RULES:
        for match in shape.finditer(lower):
            a, b = match.span()
            a += len(match.group()) - len(match.group().lstrip())
            if any(a < y and x < b for x, y in taken):
                continue
            days = resolve(match, anchor)
            if days is None or (on is None and not re.search(r"(?:19|20)\d\d", match.group())):
                continue
            taken.append((a, b))
            out.append(_hit(text, lower, a, b, start, days, anchor))
    for shape, shift in _OFFSETS:
        for match in shape.finditer(lower):
            a, b = match.span()
            if not any(a < y and x < b for x, y in taken):
                taken.append((a, b))
                out.append(
                    TimeHit(start=start + a, end=start + b, text=text[a:b], first=None, last=None, offset=shift(match))
                )
    return sorted(out, key=lambda hit: hit.start)


def _hit(text: str, lower: str, a: int, b: int, start: int, days: Days, on: date) -> TimeHit:
    before = lower[max(0, a - 24) : a]
    lead = _LEAD.search(before)
    words = lower[a:b]
    since = bool(lead and lead["since"] and not re.match(r"from\b.*\bto\b", words)) or words.startswith("since")
    until = bool(lead and lead["until"]) or words.startswith(("until", "by ", "before"))
    if lead and lead["since"] and lead["since"] == "from" and not since:
        since = False
    first, last = days
    if since and first <= on:
        return TimeHit(start=start + a, end=start + b, text=text[a:b], first=first, last=on, since=True)
    if until:
        if last >= on:
            return TimeHit(start=start + a, end=start + b, text=text[a:b], first=min(on, first), last=last, until=True)
        if re.search(r"(?:by|before|prior to)\s+(?:the\s+)?$", before) or words.startswith(("by ", "before")):
            return TimeHit(start=start + a, end=start + b, text=text[a:b], first=back(first, 3), last=last, until=True)
    return TimeHit(start=start + a, end=start + b, text=text[a:b], first=first, last=last, until=until)
