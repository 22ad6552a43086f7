"""Values that know their own precision, and how two of them compare.

An `Interval` is what a calendar value of TIMEX3 (TimeML 1.2.1) covers: a day, a
week, a month, a season, a quarter, a year, a decade, a century, or a range of two
such values. Parts of days ("2019-04-24TAF", "2019-04-25T16:31") cover their day:
two reports rarely state clock times to the same zone, so the day is as fine as
reports can be compared. Seasons are those of the northern hemisphere in whole
months; a winter is the one that begins in the December of its year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Relation = Literal["same", "precision", "conflict"]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `first` to `last`, both included, that a calendar value covers."""

    first: date
    last: date
    timex: str

    @classmethod
    def from_timex(cls, value: str | None) -> Interval | None:
        """Return the interval of a calendar value; None for durations, sets, references."""
        if value is None:
            return None
        first, slash, last = value.partition("/")
        begin = _days_of(first)
        end = _days_of(last) if slash else begin
        if begin is None or end is None or end[1] < begin[0]:
            return None
        return cls(begin[0], end[1], value)

    @property
    def days(self) -> int:
        """Count the days from the first to the last."""
        return (self.last - self.first).days + 1

    def covers(self, other: Interval) -> bool:
        """Say whether every day of the other interval lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Interval) -> bool:
        """Say whether the two intervals share at least one day."""
        return self.first <= other.last and other.first <= self.last

    def relation(self, other: Interval) -> Relation:
        """Say how two values for one thing compare.

        "same" covers the same days, "precision" can both be true because they
        share days, "conflict" cannot.
        """
        if (self.first, self.last) == (other.first, other.last):
            return "same"
        return "precision" if self.overlaps(other) else "conflict"


def _days_of(value: str) -> Days | None:
    for pattern, read in _CALENDAR:
        if match := pattern.fullmatch(value):
            try:
                return read(*match.groups())
            except (ValueError, OverflowError):  # 2019-02-30, year 0, week 54
                return None
    return None


def _day(year: str, month: str, number: str) -> Days:
    day = date(int(year), int(month), int(number))
    return day, day


def _months(year: int, month: int, count: int) -> Days:
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last = monthrange(end_year, end_month + 1)[1]
    return date(year, month, 1), date(end_year, end_month + 1, last)


def _years(year: int, count: int) -> Days:
    return date(year, 1, 1), date(year + count - 1, 12, 31)


def _week(year: str, week: str, day: str | None) -> Days:
    first, count = {None: (1, 7), "WE": (6, 2)}.get(day) or (int(str(day)), 1)
    start = date.fromisocalendar(int(year), int(week), first)
    return start, start + timedelta(days=count - 1)


_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_CALENDAR: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\w:.+-]*)?"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda year, month: _months(int(year), int(month), 1)),
    (re.compile(r"(\d{4})"), lambda year: _years(int(year), 1)),
    (re.compile(r"(\d{3})X?"), lambda decade: _years(10 * int(decade), 10)),
    (re.compile(r"(\d\d)(?:XX)?"), lambda century: _years(100 * int(century), 100)),
    (re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]|WE))?(?:T[\w:.+-]*)?"), _week),
    (
        re.compile(r"(\d{4})-Q([1-4])"),
        lambda year, quarter: _months(int(year), 3 * int(quarter) - 2, 3),
    ),
    (re.compile(r"(\d{4})-H([12])"), lambda year, half: _months(int(year), 6 * int(half) - 5, 6)),
    (
        re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)"),
        lambda year, season: _months(int(year), _SEASON_START[season], 3),
    ),
)
