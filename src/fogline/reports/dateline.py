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
HEAD_LINES = 4


def find_date(text: str) -> date | None:
    """The date of a short head line ("Published: 2 December 2024", "KYIV, March 3, 2022 —"), else None.

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
    return None


def _first(stretch: str) -> date | None:
    for shape in _SHAPES:
        match = shape.search(stretch)
        if match:
            groups = match.groupdict()
            month = int(groups["n"]) if groups.get("n") else _MONTHS[groups["m"][:3].lower()]
            try:
                return parse_day(f"{groups['y']}-{month:02d}-{int(groups['d']):02d}")
            except DateError:
                return None
    return None
