"""TIMEX3 values of time expressions, resolved against a `Clock`.

Where nothing is known the value says only what is true: "XXXX-WXX-4" for a Thursday,
"XXXX-04-25" for a day without its year, "PAST_REF" for last week.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateline.annotate.times.timex_clock import Clock, Tense

# Months by which a narrative may step back when it names a month without its year; beyond
# it the month is of the next year. 4: the middle of a plateau from 3 to 5 on WikiWars.
_STEP_BACK = 4
_WEEKDAYS = 7
_SATURDAY = 6
_UNIT_DAYS = {"D": 1, "W": 7, "F": 14, "WE": 7}
_UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_SOME = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}
_VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def at(day: date, unit: str) -> str:
    """Return the calendar value of the unit that a day lies in: "2019-W16" for "W"."""
    year, week, _ = day.isocalendar()
    forms = {
        "D": day.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "F": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }
    return forms[unit]


def move(day: date, unit: str, count: int) -> date | None:
    """Return the day that many units on; None where the calendar ends."""
    try:
        if unit in _UNIT_DAYS:
            return day + timedelta(days=count * _UNIT_DAYS[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + count * _UNIT_MONTHS[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def shifted(day: date | None, unit: str, count: int) -> str:
    """Return the value of the unit that many units from a day: last week, next year."""
    there = move(day, unit, count) if day else None
    if there is None:
        return _VAGUE[(count > 0) - (count < 0)]
    return at(there, unit)


def told(day: date | None, unit: str, count: int) -> str:
    """Return the value of a unit that a story tells of: "the following year", "that day".

    Where nobody can say from when the story counts, it is some day or year, and not one
    that lies ahead of the report.
    """
    vague = _VAGUE[(count > 0) - (count < 0)]
    return _SOME.get(unit, vague) if day is None else shifted(day, unit, count)


def weekday(number: int, clock: Clock, step: int | None = None) -> str:
    """Return the day for a weekday; step -1 is "last", 1 "next", 0 "this"."""
    now = clock.fine("W").now
    if now is None:
        return f"XXXX-WXX-{number}"
    ahead = (number - now.isoweekday()) % _WEEKDAYS
    if step == -1:
        return at(now + timedelta(days=ahead - _WEEKDAYS), "D")
    if step == 1:
        return at(now + timedelta(days=ahead or _WEEKDAYS), "D")
    forward = (clock.is_narrative and clock.anchored) or clock.tense == "future" or ahead == 0
    return at(now + timedelta(days=ahead if forward else ahead - _WEEKDAYS), "D")


def weekday_after(number: int, clock: Clock) -> str | None:
    """Return the weekday that follows a day the paragraph dated, if that is not of these days.

    A report names the days of its own week by their weekdays; "Monday" behind "Sunday,
    April 21" goes on from there when that Sunday is further back, or lies ahead as it does.
    """
    if clock.dated is None:
        return None
    back = (clock.today - clock.dated).days if clock.today else _WEEKDAYS + 1
    if not (back < 0 if clock.tense == "future" else back > _WEEKDAYS):
        return None
    ahead = (number - clock.dated.isoweekday()) % _WEEKDAYS
    return at(clock.dated + timedelta(days=ahead), "D")


def weekend(clock: Clock) -> str:
    """Return the weekend that "the weekend" means: the last one unless the clause looks ahead."""
    now = clock.fine("W").now
    if now is None:
        return "XXXX-WXX-WE"
    is_ahead = clock.tense == "future" or now.isoweekday() >= _SATURDAY
    return at(now if is_ahead else now - timedelta(days=_WEEKDAYS), "WE")


def week_of_month(year: int, month: int, number: int) -> str:
    """Return the n-th week of a month, -1 for the last."""
    day = monthrange(year, month)[1] if number < 0 else 1
    return at(date(year, month, day) + timedelta(days=_WEEKDAYS * max(0, number - 1)), "W")


def year_of(month: int, day: int | None, clock: Clock) -> int | None:
    """Return the year that a month, or a day of it, named without one is in."""
    now = clock.fine("Y" if clock.today else "M").now
    if now is None:
        return None
    if clock.is_narrative and clock.anchored:
        apart = (month - now.month + _STEP_BACK) % 12 - _STEP_BACK
        return (now.year * 12 + now.month - 1 + apart) // 12
    years = (now.year - 1, now.year, now.year + 1)
    return min(years, key=lambda year: cost(_distance(now, year, month, day), clock.tense))


def year_of_quarter(number: int, now: date, tense: Tense | None) -> int:
    """Return the year of a quarter named without one: the last that has begun, or the nearest."""
    ahead = number - (now.month + 2) // 3
    if tense == "future":
        return now.year + (ahead < -2)  # noqa: PLR2004 - of four
    return now.year - (ahead > 0)


def month_value(month: int, year: int | None) -> str:
    """Return the value of a month."""
    return f"{_year_text(year)}-{month:02}"


def day_value(month: int, day: int, year: int | None) -> str | None:
    """Return the value of a day; None if that month has no such day."""
    if day > monthrange(year or 2000, month)[1]:
        return None
    return f"{_year_text(year)}-{month:02}-{day:02}"


def stepped(month: int, step: int, clock: Clock) -> str:
    """Return the value of "last April" (step -1), "next April" (1), "this April" (0)."""
    now = clock.now
    if now is None:
        return f"XXXX-{month:02}"
    year = now.year
    if step == -1 and month >= now.month:
        year -= 1
    if step == 1 and month <= now.month:
        year += 1
    return f"{year:04}-{month:02}"


def _year_text(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"


def _distance(now: date, year: int, month: int, day: int | None) -> int:
    """Count the days from now to a day, or from this month to a month."""
    months = (year - now.year) * 12 + month - now.month
    return months * 30 + (0 if day is None else day - now.day)


def cost(distance: int, tense: Tense | None) -> float:
    """Return how unlikely a day that many days ahead, or back, is meant."""
    return abs(distance) * _COSTS[tense][distance > 0]


# What a day of distance costs when it lies back, or ahead. Set on TimeBank and AQUAINT.
_COSTS: dict[Tense | None, tuple[float, float]] = {
    "past": (1.0, 5.0),
    "future": (4.0, 1.0),
    None: (1.0, 3.0),
}
