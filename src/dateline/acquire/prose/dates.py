"""Dates and clock times that a page states in figures or with a month's name.

What counts: "April 25, 2019", "25 Apr. 2019", "2019-04-25", "25.04.2019", and the
same without a year. A date in figures that could be read both ways ("04/05/2019")
is no date. Clock times are "16:31", "4:31 p.m.", "1631 GMT"; zones those that name
one offset (data/zones.tsv), or an offset itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline import lexicon

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = re.compile(
    rf"""
    (?<!\w)(?=[\djfmasond])(?:  # a look ahead that spares most words the rest
    \b(?P<y1>{_YEAR})(?P<sep>[-/.])(?P<m1>\d\d?)(?P=sep)(?P<d1>{_DAY})(?!\d)
  | (?<![\d:.])(?P<d2>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{MONTH})\b\.?
    (?:,?[\s-]+(?P<y2>{_YEAR})\b)?
  | \b(?P<m3>{MONTH})\b\.?[\s-]+(?P<d3>{_DAY})(?:st|nd|rd|th)?\b(?!:\d)
    (?:\s*,?\s*(?P<y3>{_YEAR})\b)?
  | \b(?P<a>\d\d?)(?P<sep2>[/.-])(?P<b>\d\d?)(?P=sep2)(?P<y4>{_YEAR})\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(
    r"""
    \b(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)(?:\s*(?P<half>[ap])\.?m\b)?
  | \b(?P<h2>1[0-2]|0?[1-9])\s*(?P<half2>[ap])\.?m\b
  | \b(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=\s*(?:GMT|UTC|BST|hrs|hours|h\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\s*\(?(?:GMT|UTC)?\s*(?P<sign>[+-])(?P<h>\d\d?)(?::?(?P<m>\d\d))?\b(?!\s*[-/]\d)"
)
_ZONE = re.compile(r"\.?\s*(?:hrs|hours)?\s*\(?(?P<zone>Z|[A-Z]{3,4})\b")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as stated, perhaps without a year, and where."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def iso(self, year: int | None = None) -> str | None:
        """Return the ISO day, in a given year where none is stated."""
        stated = self.year or year
        day = self.date_in(stated) if stated else None
        return day.isoformat() if day else None

    def date_in(self, year: int) -> dt.date | None:
        """Return the day in a year; None for 29 February in most."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day with its zone as an ISO 8601 offset, and where it stands."""

    start: int
    end: int
    time: str
    zone: str


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Find the dates stated in a text, in order."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        found = _day(match)
        if found is not None:
            yield found


def find_clocks(text: str) -> Iterator[Clock]:
    """Find the times of day stated in a text, in order."""
    for match in _TIME.finditer(text):
        hour = int(match["h"] or match["h2"] or match["h3"])
        half = (match["half"] or match["half2"] or "").casefold()
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        zone, end = _zone(text, match.end())
        if hour < 24:  # noqa: PLR2004
            yield Clock(match.start(), end, f"{hour:02}:{match['m'] or match['m3'] or '00'}", zone)


def _day(match: re.Match[str]) -> Day | None:
    year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
    day = match["d1"] or match["d2"] or match["d3"]
    if match["a"]:
        month, number = _in_figures(int(match["a"]), int(match["b"]), match["sep2"])
    else:
        name = match["m2"] or match["m3"]
        month, number = (_month(name) if name else int(match["m1"])), int(day)
    stated = int(year) if year else None
    try:
        dt.date(stated or 2000, month, number)  # 2000 has a 29 February
    except ValueError:
        return None
    return Day(match.start(), match.end(), stated, month, number)


def _in_figures(first: int, second: int, mark: str) -> tuple[int, int]:
    """Return month and day; 0, 0 when the figures can be read both ways.

    Stops and hyphens stand where the day comes first; a slash stands in both orders.
    """
    if mark != "/" or first > 12 or first == second:  # noqa: PLR2004
        return second, first
    return (first, second) if second > 12 else (0, 0)  # noqa: PLR2004


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) // 3 + 1


def _zone(text: str, position: int) -> tuple[str, int]:
    if (offset := _OFFSET.match(text, position)) and int(offset["h"]) <= 14:  # noqa: PLR2004
        return f"{offset['sign']}{int(offset['h']):02}:{offset['m'] or '00'}", offset.end()
    named = _ZONE.match(text, position)
    zone = lexicon.table("zones.tsv").get(named["zone"]) if named else None
    return (zone, named.end()) if named and zone else ("", position)
