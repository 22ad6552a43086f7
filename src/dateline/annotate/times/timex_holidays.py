"""Days with names: which day of a year they are (data/time_holidays.tsv)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateline import lexicon
from dateline.annotate.times import timex_values as values
from dateline.annotate.times.timex_clock import Tense


def day_of(name: str, year: int) -> date:
    """Return the day of a year that has the name, given in lower case."""
    month, day, shift = _rules()[name]
    return _base(year, month, day) + timedelta(days=int(shift))


def nearest(name: str, now: date, tense: Tense | None) -> date:
    """Return the nearest day of that name; the tense decides where two are near."""
    days = [day_of(name, year) for year in (now.year - 1, now.year, now.year + 1)]
    return min(days, key=lambda day: values.cost((day - now).days, tense))


def _base(year: int, month: str, day: str) -> date:
    if month == "easter":
        return _easter(year)
    weekday, star, nth = day.partition("*")
    if not star:
        return date(year, int(month), int(day))
    if int(nth) < 0:
        last = date(year, int(month), monthrange(year, int(month))[1])
        return last - timedelta(days=(last.isoweekday() - int(weekday)) % 7)
    first = date(year, int(month), 1)
    return first + timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (int(nth) - 1))


def _easter(year: int) -> date:
    """Return Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


@cache
def _rules() -> dict[str, tuple[str, str, str]]:
    return {
        name: (month, day, shift) for name, month, day, shift in lexicon.rows("time_holidays.tsv")
    }
