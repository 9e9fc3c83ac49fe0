"""The window that a report implies: its reporting period, or publication day and the day before."""

import re
from datetime import date, timedelta

from fogline.claims.feasts import Days
from fogline.claims.times import find_times
from fogline.core.times import back

_PERIOD = re.compile(
    r"reporting period|period (?:of|from|between|under review|covered)|covers? (?:the )?(?:period|week|developments)"
    r"|situation (?:report|update)|sitrep|(?:weekly|fortnightly|monthly) [a-z]+|bulletin|digest|update|week "
    r"(?:of|ending)",
    re.I,
)
HEAD = 1500
LONGEST = 62


def report_window(text: str, on: date | None) -> Days | None:
    """The period that the head of a report names ("weekly bulletin, 13 to 19 April"), else publication day and the day
    before; None without a publication date."""
    if on is None:
        return None
    for match in _PERIOD.finditer(text[:HEAD]):
        line = text[match.start() : match.end() + 110].split("\n")[0]
        for hit in find_times(line, match.start(), on):
            if hit.first is None or hit.last is None or hit.since or hit.until or hit.told:
                continue
            if 1 <= (hit.last - hit.first).days <= LONGEST and hit.last <= on + timedelta(days=1):
                return hit.first, hit.last
    return back(on, 1), on
