"""Days and intervals of days. All days are UTC calendar days; an interval includes both ends."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fogline.core.errors import DateError

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Inclusive interval of days; `None` is a side that is left open."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"an interval cannot run from {self.start} to {self.end}")

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; `None` where a side is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    def overlaps(self, other: "Interval") -> bool:
        """True where the two share at least one day; an open side reaches for ever."""
        starts = (self.start or date.min, other.start or date.min)
        ends = (self.end or date.max, other.end or date.max)
        return max(starts) <= min(ends)

    def contains(self, day: date) -> bool:
        """True where `day` lies inside."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def day(when: date) -> Interval:
    """The interval of one day."""
    return Interval(start=when, end=when)


def back(when: date, days: int) -> date:
    """The day that lies `days` earlier."""
    return when - timedelta(days=days)


def parse_day(text: str) -> date:
    """A date from YYYY-MM-DD, or from the day part of an ISO timestamp (read in UTC).

    Raises DateError for anything else, and for years outside 1900-2100.
    """
    words = text.strip()
    try:
        if len(words) > 10:
            stamp = datetime.fromisoformat(words)
            found = stamp.astimezone(UTC).date() if stamp.tzinfo else stamp.date()
        else:
            found = date.fromisoformat(words)
    except ValueError:
        raise DateError(f"{text[:40]!r} is not a date", "write it as YYYY-MM-DD, for instance 2024-12-02") from None
    if not EARLIEST <= found <= LATEST:
        raise DateError(f"{text[:40]!r} lies outside 1900-2100", "check the year")
    return found
