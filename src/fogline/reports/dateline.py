"""The publication date that a text itself carries: a dated head line, or a dateline with a full date."""

import re
from datetime import date

from fogline.core.errors import DateError
from fogline.core.times import parse_day

_MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_M = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SHAPES = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<n>[01]\d)-(?P<d>[0-3]\d)\b"),
    re.compile(rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s+{_M},?\s+(?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b{_M}\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b", re.I),
)
_HEAD = re.compile(r"^\s*(?:published|posted|date|dated|updated|issued|released|last updated)\b[^\n]{0,40}", re.I)
# "KABUL, Afghanistan (Jan. 24, 2011) -", also behind a head that stands on the same line
_DATELINE = re.compile(r"\b[A-Z][A-Z'’.-]{2,}(?:[ ,]+[A-Z][\w.'’-]+){0,3},?\s*\((?P<inside>[^()\n]{4,24})\)")
# "Dec. 6: Operations in": a day without its year, which the number of the release has ("2009-12-CA-060")
_DAY = re.compile(rf"(?:^\s*|\(\s*){_M}\s+(?P<d>[0-3]?\d)\s*(?:\)|:)", re.I | re.M)
_NUMBERED = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<n>0[1-9]|1[0-2])-[A-Z0-9]")
HEAD_LINES = 4
HEAD_LENGTH = 700


def find_date(text: str) -> date | None:
    """The date of a short head line ("Published: 2 December 2024", "KYIV, March 3, 2022 —"), of a dateline, or of a
    press release's head, else None.

    A full date in the body is what the text tells of, not when it was written, and is not taken.
    """
    lines = [line for line in text[:2000].split("\n") if line.strip()][:HEAD_LINES]
    for line in lines:
        head = line if len(line) <= 80 else ""
        labelled = _HEAD.match(line)
        dateline = re.match(r"^[A-Z][A-Z .,'’/-]{2,40}[,(][^.\n]{0,40}?(?:—|–|-|:|\))", line)
        for stretch in (labelled.group() if labelled else "", head, dateline.group() if dateline else ""):
            found = _first(stretch)
            if found:
                return found
    return _of_release(text[:HEAD_LENGTH])


def _of_release(head: str) -> date | None:
    """The date of a dateline anywhere in the head, or its day with the year and month of the release's number."""
    for dateline in _DATELINE.finditer(head):
        found = _first(dateline["inside"])
        if found:
            return found
    day, number = _DAY.search(head), _NUMBERED.search(head)
    if day is None or number is None:
        return None
    months = (_MONTHS[day["m"][:3].lower()], int(number["n"]))
    if abs(months[0] - months[1]) > 1:
        return None
    return _parsed(number["y"], months[0], day["d"])


def _first(stretch: str) -> date | None:
    for shape in _SHAPES:
        match = shape.search(stretch)
        if match:
            groups = match.groupdict()
            month = int(groups["n"]) if groups.get("n") else _MONTHS[groups["m"][:3].lower()]
            return _parsed(groups["y"], month, groups["d"])
    return None


def _parsed(year: str, month: int, day: str) -> date | None:
    try:
        return parse_day(f"{year}-{month:02d}-{int(day):02d}")
    except DateError:
        return None
