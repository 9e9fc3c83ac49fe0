"""Days that have a name: fixed feasts, those that hang on Easter, and those of the Islamic calendar."""

from datetime import date, timedelta

from fogline.lexicon.tables import Row

Days = tuple[date, date]
_EPOCH = date(622, 7, 19).toordinal()
"""First day of the Islamic era in the proleptic Gregorian calendar (civil reckoning)."""


def feast(name: str, year: int, table: Row) -> Days | None:
    """The days of `name` that begin in `year`; None where the table lacks it, or the year has none."""
    if name in table["feasts"]:
        month, day, length = table["feasts"][name]
        return _lasting(date(year, month, day), length)
    if name in table["easter"]:
        shift, length = table["easter"][name]
        return _lasting(easter(year) + timedelta(days=shift), length)
    if name in table["islamic"]:
        month, day, length = table["islamic"][name]
        # Two Islamic years can begin in one of ours; the first that fits is taken.
        for hijri in (year - 580, year - 579, year - 578):
            first = _islamic(hijri, month, day)
            if first.year == year:
                return _lasting(first, length)
    return None


def _lasting(first: date, days: int) -> Days:
    return first, first + timedelta(days=days - 1)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar."""
    before = 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH + before + day - 1)
