"""Time expressions of a sentence, with the days that each means."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from fogline.claims import dates as d
from fogline.claims.dates import D2, M2, MAYBE_Y, NEAR, PART, TO, UNIT, W2, Y2, D, M, N, Rule, W, Y
from fogline.claims.feasts import Days
from fogline.core.times import back


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeHit:
    """A time expression: inclusive days, an open side None.

    `days` is what it means by itself, where "since" and "until" stretch `first` and `last`; `later` what it means in a
    plan; `told` gives its days from the last ones of the story, where it can hang on those. `since` marks a run that
    reaches to the report, `until` one that ends with the expression. A `weak` one is a part of the day.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    days: Days | None = None
    later: Days | None = None
    told: Callable[[Days], Days | None] | None = None
    since: bool = False
    until: bool = False
    weak: bool = False
    anchored: bool = False
    yearless: bool = False


def _rule(
    shape: str,
    past: d.Resolve | None = None,
    later: d.Resolve | None = None,
    told: d.Told | None = None,
    weak: bool = False,
    anchored: bool = False,
    yearless: bool = False,
) -> Rule:
    return Rule(re.compile(shape), past, later, told, weak, anchored, yearless)


_FEAST, _NTH, _SEASON = d.names()
_NTH_DAY = rf"(?P<nth>{_NTH}|[0-3]?\d(?:st|nd|rd|th))"
# What may follow a bare ordinal that is a day ("on the sixth the rebels ..."), as against "on the sixth floor".
_NO_NOUN = (
    r"(?=\s*[,.;:)]|\s*$|\s+(?:the|a|an|he|she|they|it|we|i|his|her|their|its|when|because|after|as|and"
    r"|but|of (?:the|this|that) month)\b)"
)
_NTH_DIGITS = r"(?P<nth>[0-3]?\d(?:st|nd|rd|th))"
# What an ordinal in figures may count other than days: "on the 38th parallel", "on the 21st floor".
_NO_OWNER = (
    r"(?!-|\s+(?:[a-z]+ )?(?:parallel|floor|storey|story|century|anniversary|kilometre|kilometer|km|mile|day|night|week"
    r"|month|year|meridian|brigade|division|battalion|regiment|corps|army|round|attempt|time|hour|birthday)s?\b)"
)
_PART_OF_DAY = r"dawn|daybreak|sunrise|first light|noon|midday|dusk|sunset|sundown|nightfall|midnight"
_WHICH = r"(?P<which>this coming|next|coming|last|past|this)"

_ABSOLUTE = (
    _rule(rf"\b{Y}-(?P<mo>[01]\d)-(?P<d>[0-3]\d)\b", d.iso),
    _rule(rf"\b(?:between |from )?(?:the\s+)?{D}{TO}{D2}\s+(?:of\s+)?{M}{MAYBE_Y}\b", d.day_range),
    _rule(rf"\b(?:between |from )?{D}\s+{M}(?:,?\s+(?:19|20)\d\d)?{TO}{D2}\s+{M2}{MAYBE_Y}\b", d.day_range),
    _rule(
        rf"\b(?:between |from )?{M}\s+{D}(?:,?\s+(?:19|20)\d\d)?{TO}(?:{M2}\s+)?{D2}(?!\d|:){MAYBE_Y}\b", d.day_range
    ),
    _rule(rf"\b{D}\s+(?:of\s+)?{M}{MAYBE_Y}\b", d.full, d.full_later, d.full_told, yearless=True),
    _rule(rf"\b{M}\s+(?:the\s+)?{D}(?!\d|:|,\d){MAYBE_Y}\b", d.full, d.full_later, d.full_told, yearless=True),
    _rule(rf"\b(?:between|from)\s+{PART}{M}(?:,?\s+{Y})?\s+(?:to|and|until|through)\s+{M2}(?:,?\s+{Y2})?\b", d.months),
    _rule(
        rf"\b(?:in\s+)?{PART}{M}\s+(?:of\s+)?(?:the\s+)?(?P<which>following|next|previous|same|that) year\b",
        told=d.month_told,
    ),
    _rule(rf"\bthat\s+{M}\b", told=d.month_told),
    _rule(rf"\b(?:the\s+)?(?:following|next)\s+{M}\b(?!\s+\d)", told=d.month_on),
    _rule(rf"\b(?:in\s+)?{M}\s+(?P<which>last|this) year\b", d.in_month_of_year),
    _rule(rf"\b(?P<which>that|the following|the next|the same)\s+(?P<season>{_SEASON})\b", told=d.season_told),
    _rule(rf"\b{PART}{M}(?:,?\s+(?:of\s+)?{Y})\b", d.in_month),
    _rule(
        rf"\b(?:{NEAR}|the)\s+{PART}(?:(?P<which>last|this)\s+)?{M}\b(?!\s+(?:\d|on|to|for|into|through)\b)",
        d.in_month,
        d.in_month_later,
        d.month_on,
        yearless=True,
    ),
    _rule(rf"\b(?P<part>early|mid|late)[\s-]+{M}\b", d.in_month, d.in_month_later),
    _rule(rf"\b(?P<which>last|this)\s+{M}\b(?!\s+\d)", d.in_month, d.in_month_later),
    _rule(rf"\b{M}(?:'s|’s)(?=\s)", d.in_month),
    _rule(rf"\b(?P<which>last|this)\s+(?P<season>{_SEASON})\b", d.season),
    _rule(rf"\b(?P<season>{_SEASON})(?:\s+of)?\s+{Y}\b", d.season),
    _rule(
        rf"\b(?:the\s+)?(?P<nth>first|second|third|fourth)\s+(?P<what>quarter|half)\s+of\s+(?:the year|{Y})\b",
        d.quarter,
    ),
    _rule(rf"\b(?P<what>q)(?P<nth>[1-4])\s+{Y}\b", d.quarter),
    _rule(rf"\b(?:between\s+|from\s+)?{Y}\s*(?:to|and|[-–—])\s*(?P<y2>(?:19|20)\d\d|\d\d)\b(?![:.]\d)", d.years),
    _rule(rf"\b{PART}(?:the\s+)?{Y}s\b", d.decade),
    _rule(
        rf"\b(?:{NEAR}|late|early|mid)[\s-]+(?:the\s+)?{PART}{Y}\b(?!(?<=of \d\d\d\d|by \d\d\d\d)\s+(?:people"
        rf"|men|women|soldiers|troops|fighters|civilians|families))",
        d.in_year,
    ),
    _rule(rf"\bthe\s+{Y}(?=\s+[a-z])", d.in_year),
    _rule(rf"(?<=\(){Y}(?=\))", d.in_year),
    _rule(rf"\b(?P<feast>{_FEAST})\b(?:\s+{Y})?", d.named, d.named_later),
)
_FROM_REPORT = (
    _rule(rf"\b(?:between|from)\s+{W}\s+(?:to|and|until|through)\s+{W2}\b", d.weekdays),
    _rule(rf"\bthe\s+{W}\b(?!\s+(?:night|morning)?\s*(?:before|after))", None, None, d.weekday_told),
    _rule(
        rf"\b(?:(?P<week>last week)(?:'s|’s)?,?\s+on\s+)?(?:{_WHICH}\s+)?{W}(?:'s|’s)?(?:\s+(?:night|evening"
        rf"|morning|afternoon))?(?:\s+(?:of\s+)?(?P<week2>last week))?\b",
        d.weekday,
        d.weekday_later,
        d.weekday_told,
    ),
    _rule(r"\b(?:the )?day before yesterday\b", d.fixed(-2, -2)),
    _rule(r"\byesterday\b", d.fixed(-1, -1)),
    _rule(r"\bhalf an? (?P<unit>week|month|year|decade|century) ago\b", d.half_ago),
    _rule(rf"\b{N}\s+{UNIT}\s+ago(?:\s+(?P<sharp>today|this (?:day|week)))?\b", d.ago),
    _rule(
        r"\b(?:today|tonight|this (?:morning|afternoon|evening)|(?:earlier|later) in the day|minutes ago|hours "
        r"ago|in the (?:past|last) (?:half[- ])?hour|just now|moments ago)\b",
        d.fixed(0, 0),
    ),
    _rule(
        r"\b(?:overnight|last night|the previous night|in the night|during the night)\b",
        d.fixed(-1, 0),
        told=d.moved(-1, 0),
    ),
    _rule(r"\btomorrow\b", d.fixed(1, 1)),
    _rule(r"\b(?:just )?days ago\b", d.fixed(-6, -2)),
    _rule(r"\bweeks ago\b", d.fixed(-42, -10)),
    _rule(r"\bmonths ago\b", d.fixed(-270, -45)),
    _rule(
        rf"\b(?:in|over|during|within|for)?\s*(?:the\s+)?(?:past|last|preceding|previous)\s+{N}\s+{UNIT}\b", d.past_run
    ),
    _rule(
        r"\b(?:in|over|during|within)\s+the\s+(?:past|last)\s+(?P<n>)(?P<unit>hour|day|week|month|year)\b", d.past_run
    ),
    _rule(
        r"\b(?:in|over|during|within)\s+(?:the\s+)?(?:more )?(?:recent|past|last few|past few"
        r"|last)\s+(?P<unit>hour|day|week|month|year)s\b",
        d.recent,
    ),
    _rule(rf"\b(?:within|in|over|during)\s+(?:the\s+)?(?:next|coming)\s+(?:few\s+)?(?:{N}\s+)?{UNIT}\b", d.ahead),
    _rule(r"\blater (?P<which>this) (?P<unit>week|month|year)\b", d.stretch_later),
    _rule(
        rf"\b(?:(?P<part>{d._EDGE})[\s-]+)(?P<which>the|this|last|next) (?P<unit>week|month|year)\b",
        d.stretch,
        d.stretch_later,
        d.stretch_told,
    ),
    _rule(r"\bearlier (?:in )?(?P<which>the|this) (?P<unit>week|month|year)\b", d.stretch_begun),
    _rule(
        r"\b(?:earlier )?(?P<which>this|last|next|coming) (?P<unit>week|month|year|weekend)\b",
        d.stretch,
        d.stretch_later,
    ),
    _rule(r"\b(?:over|at|during|by) (?P<which>the) (?P<unit>weekend)\b", d.stretch),
    _rule(r"\b(?:within|in) the (?P<unit>month|week|year)\b", d.ahead),
)
_FROM_STORY = (
    _rule(
        rf"\b{N}\s+{UNIT}\s+(?:earlier|previously|beforehand|before(?=\s*[,.;)]|\s*$))",
        told=partial(d.distance, sign=-1),
    ),
    _rule(
        rf"\b{N}\s+{UNIT}\s+(?:later|afterwards|after that|after(?=\s*[,.;)]|\s*$))", told=partial(d.distance, sign=1)
    ),
    _rule(r"\bwithin (?:hours|minutes|an hour|a day)\b(?! of\b)", told=d.moved(0, 1), weak=True),
    _rule(
        r"\b(?:in|over|during) the (?:(?:following|ensuing|next|subsequent) (?:few |several |couple of )?)?"
        r"(?P<unit>day|week|month)s(?: that followed| afterwards| after(?=\s*[,.;]))?"
        r"(?<!the days)(?<!the weeks)(?<!the months)\b",
        told=d.following,
    ),
    _rule(r"\b(?:just )?days (?:later|afterwards)\b", told=d.after(2, 5)),
    _rule(r"\b(?:just )?weeks (?:later|afterwards)\b", told=d.after(10, 35)),
    _rule(r"\bmonths (?:later|afterwards)\b", told=d.after(45, 270)),
    _rule(
        r"\b(?:hours|minutes|shortly|soon) (?:later|after(?:wards)?|thereafter)\b(?=\s*[,.;]|\s+(?:a|an|the|its"
        r"|his|their|it|they|he)\b|\s*$)",
        told=d.after(0, 1),
    ),
    _rule(
        r"\b(?:the )?(?:next|following) (?:day|morning|night|evening|afternoon)\b|\b(?:the|a) day "
        r"after(?=\s*[,.;]|\s*$)|\bthe morning after\b",
        told=d.after(1, 1),
    ),
    _rule(
        r"\b(?:the )?(?:day before|previous day|previous evening|night before|evening before|preceding day)\b",
        d.fixed(-2, -1),
        told=d.moved(-1, -1),
        anchored=True,
    ),
    _rule(r"\b(?:the )?(?P<which>following|next|previous|preceding) (?P<unit>week|month|year)\b", told=d.next_stretch),
    _rule(r"\b(?:the|that) (?P<which>same) (?P<unit>month|week|year)\b", told=d.next_stretch),
    _rule(r"\b(?P<which>that) (?P<unit>week|month|year)\b", told=d.next_stretch),
    _rule(
        r"\b(?:(?:on|later|by|in) )?(?:the|that)(?: very)? same (?:day|night|morning|evening|afternoon|period"
        r"|time)\b|\b(?:(?:on|later|by) )?that (?:day|night|evening|morning|afternoon)\b",
        told=d.moved(0, 0),
    ),
    _rule(
        r"\b(?:in|during|over) (?:those|these) (?P<unit>day|week|month)s\b",
        told=lambda m, told: (told[0], told[0] + timedelta(days=d.length(m["unit"], 4))),
    ),
    _rule(rf"\b(?:on|during) the (?P<nth>{_NTH}) (?P<unit>day|night|morning|evening)\b", told=d.nth_day),
    _rule(rf"\bon\s+the\s+{_NTH_DAY}\b{_NO_NOUN}", d.ordinal_on, None, d.ordinal_told),
    _rule(rf"\b(?:on|since|until|by)\s+the\s+{_NTH_DIGITS}\b{_NO_OWNER}", d.ordinal_on, None, d.ordinal_told),
    _rule(
        rf"\b(?:at|by|before|after|until|from|around|towards?|since|shortly after|shortly "
        rf"before)\s+(?:{_PART_OF_DAY})\b",
        told=d.moved(0, 0),
        weak=True,
    ),
    _rule(
        r"\b(?:in|by|during|until|late in|early in)\s+the\s+(?:early |late )?(?:morning|afternoon|evening|small "
        r"hours|early hours)\b|\bby (?:morning|evening|afternoon)\b|\b(?:at|by|all|that) night\b|\bearlier that "
        r"(?:day|morning)\b",
        told=d.moved(0, 0),
        weak=True,
    ),
)
_MONTH_STEMS = "|".join(name[:3] for name in d.MONTHS)
# Cheap words that let a group of shapes in: most sentences hold few.
_GATES = (
    (re.compile(rf"\d|{_MONTH_STEMS}|{_SEASON}|{_FEAST}"), _ABSOLUTE),
    (
        re.compile(
            rf"{'|'.join(d.DAYS)}|yesterday|today|tonight|tomorrow|ago\b|hour|night|morning|afternoon|evening|just now"
            r"|the day\b|last|past|recent|coming|next|previous|preceding|week|month|year"
        ),
        _FROM_REPORT,
    ),
    (
        re.compile(
            r"later|earlier|before|after|next|following|previous|preceding|same|that |those|these|on the|during the"
            r"|within|ensuing|subsequent|the \d"
            rf"|{_PART_OF_DAY}|morning|afternoon|evening|night|hours"
        ),
        _FROM_STORY,
    ),
)
_LEAD = re.compile(
    r"(?:(?P<since>since|ever since|from)|(?P<until>until|till|up to|by|before|prior "
    r"to))\s+(?:the\s+)?(?:(?:early|mid|late)\s+)?$"
)
_WEEKDAY = re.compile(rf"(?:on )?{W}(?:\s+(?:night|evening|morning|afternoon))?$")
_DATED = re.compile(
    rf"\d.*(?:{'|'.join(name[:3] for name in d.MONTHS)})|(?:{'|'.join(name[:3] for name in d.MONTHS)}).*\d"
)
_BY = ("by ", "before ", "prior to ")


def find_times(text: str, start: int, on: date | None) -> list[TimeHit]:
    """Time expressions of one sentence, `text`, which stands at offset `start` of the report; left to right.

    Without a publication date only expressions that carry their own year, or hang on the story, are resolved.
    """
    lower = text.lower()
    if len(lower) != len(text):
        return []
    taken: list[tuple[int, int]] = []
    out: list[TimeHit] = []
    for rule in (rule for gate, rules in _GATES if gate.search(lower) for rule in rules):
        for match in rule.shape.finditer(lower):
            a, b = match.span()
            a += len(match.group()) - len(match.group().lstrip())
            if any(a < y and x < b for x, y in taken) or not _capital(text, match):
                continue
            hit = _hit(rule, match, on, TimeHit(start=start + a, end=start + b, text=text[a:b], first=None, last=None))
            if hit is not None:
                taken.append((a, b))
                out.append(_stretched(hit, lower[max(0, a - 24) : a], on))
    return _joined(sorted(out, key=lambda hit: hit.start), lower, start)


def _joined(hits: list[TimeHit], lower: str, start: int) -> list[TimeHit]:
    """Without the weekday of "Friday, December 15": the date says more."""
    out: list[TimeHit] = []
    for hit in hits:
        before = out[-1] if out else None
        gap = lower[before.end - start : hit.start - start] if before else ""
        beside = re.fullmatch(r",?\s*\(?(?:the\s+)?", gap)
        if before and beside and _WEEKDAY.match(before.text.lower()) and _DATED.search(hit.text.lower()):
            out.pop()
        out.append(hit)
    return out


def _capital(text: str, match: re.Match[str]) -> bool:
    """Months are written with a capital: "may" and "march" are words as well."""
    at = match.start("m") if "m" in match.re.groupindex and match.group("m") else -1
    return at < 0 or text[at].isupper()


def _hit(rule: Rule, match: re.Match[str], on: date | None, bare: TimeHit) -> TimeHit | None:
    years = re.search(r"(?:19|20)\d\d", match.group())
    days = later = None
    if rule.past and (on or years):
        days = rule.past(match, on or date(1900, 1, 1))
    if rule.later and on:
        later = rule.later(match, on)
    if days is None and rule.told is None:
        return None
    told = partial(rule.told, match) if rule.told else None
    first, last = days or (None, None)
    return replace(
        bare,
        first=first,
        last=last,
        days=days,
        later=later,
        told=told,
        weak=rule.weak,
        anchored=rule.anchored,
        yearless=rule.yearless,
    )


def _stretched(hit: TimeHit, before: str, on: date | None) -> TimeHit:
    """ "Since", "from", "until", "by" and "before" make a run of a day."""
    if hit.first is None or hit.last is None:
        return hit
    lead, words = _LEAD.search(before), hit.text.lower()
    if (
        on
        and hit.first <= on
        and ((lead and lead["since"] and not re.match(r"from\b", words)) or words.startswith("since"))
    ):
        # "Since Monday", in a report of a Monday, is a week.
        first = back(on, 7) if hit.first == on and hit.later and _WEEKDAY.match(words) else hit.first
        return replace(hit, first=first, last=on, since=True)
    if not (lead and lead["until"]) and not words.startswith(("until", "till", *_BY)):
        return hit
    if on and hit.last >= on:
        return replace(hit, first=min(on, hit.first), until=True)
    spoken = f"{before[lead.start() :]} " if lead else words
    if spoken.startswith("by "):
        return replace(hit, first=back(hit.first, 2), until=True)
    if spoken.startswith(("before ", "prior to ")):
        return replace(hit, first=None, last=back(hit.first, 1), until=True)
    return replace(hit, first=None, until=True)
