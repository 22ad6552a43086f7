"""TIMEX3 values in a reader's words: `2019-04-25` becomes "25 April 2019".

What counts: the values of TimeML 1.2.1 (days, months, years, decades, centuries,
weeks, seasons, quarters, parts of a day, clock times, durations, references) and
two of them joined by a stroke. What a value leaves open is left out: `XXXX-07` is
"July", `XXXX-XX-XXTNI` is "night". One that leaves open what no words can leave out
(`2019-XX-25`) is no stated date; any other that is none of these is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
REFERENCES = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "WE": "weekend",
    "D": "day",
    "DE": "decade",
    "CE": "century",
}
# Values that leave everything open but the kind of time.
OPEN = {"XXXX": "a year", "XXXX-XX": "a month", "XXXX-XX-XX": "a day", "XXXX-WXX": "a week"}
UNSTATED = "no stated date"
CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)(DE|CE|WE|[YMWDHS])")
_YEAR = r"(\d{4}|XXXX)"
_OPEN_DAY = re.compile(r"XXXX-XX-XX")


def spoken(value: str) -> str:
    """Return a TIMEX3 value in words, or the value itself when it has none."""
    for said in (REFERENCES, OPEN):
        if value in said:
            return said[value]
    if "/" in value:
        return _stretch(*value.split("/", 1))
    for pattern, say in _FORMS:
        match = pattern.fullmatch(value)
        if match is not None:
            return say(match)
    return UNSTATED if "X" in value else value


def weekday(value: str) -> str | None:
    """Return the weekday of a value that is a day; None for any other."""
    match = _DAY.match(value)
    day = match and _calendar_day(*(int(part) for part in match.groups()))
    return WEEKDAYS[day.weekday()] if day else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # a report may well speak of 30 February
        return None


def _stretch(first: str, last: str) -> str:
    """Say "27–28 February 2019" where the days share a month, "... to ..." elsewhere."""
    one, other = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if one and other and one.group(1, 2) == other.group(1, 2):
        return f"{int(one[3])}–{spoken(last)}"
    return f"{spoken(first)} to {spoken(last)}"


def _say_month(match: re.Match[str]) -> str:
    number = int(match[2])
    return _of(MONTHS[number - 1], match[1]) if 1 <= number <= len(MONTHS) else match[0]


def _say_day(match: re.Match[str]) -> str:
    number = int(match[2])
    if not 1 <= number <= len(MONTHS):
        return match[0]
    return _of(f"{int(match[3])} {MONTHS[number - 1]}", match[1])


def _of(words: str, year: str) -> str:
    return words if year == "XXXX" else f"{words} {year}"


def _say_part(match: re.Match[str]) -> str:
    part = PARTS[match[2]]
    return part if _OPEN_DAY.fullmatch(match[1]) else f"{spoken(match[1])}, {part}"


def _say_clock(match: re.Match[str]) -> str:
    zone = {"Z": " UTC", "": ""}.get(match[3] or "", f" UTC{match[3]}")
    clock = f"{match[2]}{zone}"
    return clock if _OPEN_DAY.fullmatch(match[1]) else f"{spoken(match[1])}, {clock}"


def _say_duration(match: re.Match[str]) -> str:
    unit = (CLOCK_UNITS if match[1] else UNITS).get(match[3])
    if unit is None:
        return match[0]
    if match[2] == "1":
        return f"1 {unit}"
    plural = "centuries" if unit == "century" else f"{unit}s"
    return f"some {plural}" if match[2] == "X" else f"{match[2]} {plural}"


def _say_weekday(match: re.Match[str]) -> str:
    return f"a {WEEKDAYS[int(match[1]) - 1]}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"{_YEAR}-(\d\d)-(\d\d)"), _say_day),
    (re.compile(rf"{_YEAR}-(\d\d)"), _say_month),
    (re.compile(r"(\d{3})"), lambda match: f"{match[1]}0s"),
    (re.compile(r"(\d\d)"), lambda match: f"{match[1]}00s"),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda match: f"week {int(match[2])} of {match[1]}"),
    (
        re.compile(r"(\d{4})-W(\d\d)-WE"),
        lambda match: f"weekend of week {int(match[2])}, {match[1]}",
    ),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda match: f"quarter {match[2]} of {match[1]}"),
    (re.compile(r"XXXX-Q([1-4])"), lambda match: f"quarter {match[1]} of a year"),
    (re.compile(r"(\d{4})-H([12])"), lambda match: f"half {match[2]} of {match[1]}"),
    (
        re.compile(rf"{_YEAR}-(SP|SU|FA|AU|WI)"),
        lambda match: _of(SEASONS[match[2]], match[1]),
    ),
    (re.compile(r"(.+)T(MO|MI|AF|EV|NI)"), _say_part),
    (re.compile(r"(.+)T(\d\d(?::\d\d)?)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?"), _say_clock),
    (re.compile(r"XXXX-WXX-([1-7])"), _say_weekday),
    (re.compile(r"XXXX-WXX-WE"), lambda _: "a weekend"),
    (_DURATION, _say_duration),
)
