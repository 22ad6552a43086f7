"""Where a text stands: whether it tells a history, and what day it has come to.

A report looks at all times from its own day. A history (a text of many years, few
weekdays) goes on from the last date it named; a year far away is an aside until a second
one near it follows. The date of a picture is one always.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_found import Meaning
from dateline.values import Interval

# A text is a narrative if it states at least this many years other than its own, and
# this many for each weekday or "yesterday". Set on TimeBank, AQUAINT and WikiWars.
_STORY_YEARS = 6
_YEARS_A_WEEKDAY = 10
# A bare year further off is an aside ("files opened in 2005"): the story stays where it was.
_STORY_LEAP = 15
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b(?!,\d)")
_BEFORE_CHRIST = re.compile(r"\b\d{2,3} B\.?C\b")
_DEICTIC = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|yesterday|today|(?:last|this) (?:week|month|year))\b"
)


def is_narrative(text: str, today: date | None) -> bool:
    """Say whether months and days without a year go on from the last date in the text."""
    years = [int(match.group()) for match in _YEAR.finditer(text)]
    others = sum(today is None or year != today.year for year in years)
    others += sum(1 for _ in _BEFORE_CHRIST.finditer(text))
    weekdays = sum(1 for _ in _DEICTIC.finditer(text))
    return others >= _STORY_YEARS and others >= _YEARS_A_WEEKDAY * weekdays


def at_paragraph(clock: Clock) -> Clock:
    """Return the clock at a paragraph's beginning.

    A report that does not tell its day may be told long after the last year it named, so
    that year holds for the paragraph alone.
    """
    if clock.today is None:
        return Clock(None, told=clock.told, is_narrative=clock.is_narrative)
    return replace(clock, here=None, dated=None)


def moved(clock: Clock, meaning: Meaning) -> Clock:
    """Return the clock after the story has named a time; days before Christ it cannot count."""
    day = meaning.value.partition("T")[0].partition("/")[0]
    if clock.is_narrative and day.startswith("BC"):
        return Clock(None, is_narrative=True)
    interval = Interval.from_timex(day)
    if not meaning.moves or meaning.type not in {"DATE", "TIME"} or interval is None:
        return clock
    clock = replace(clock, told=day)
    if interval.days == 1:
        dated = interval.first if meaning.has_weekday else None
        clock = replace(clock, here=interval.first, dated=dated)
    if clock.is_narrative and _is_far_year(clock.anchored, day):
        if len(day) != len("2019"):
            return clock
        year = date(int(day), 1, 1)
        is_on = clock.aside is not None and not _is_far_year(clock.aside, day)
        if not is_on or clock.anchored is None or year < clock.anchored:
            return replace(clock, aside=year)
    quarter = meaning.value if "-Q" in meaning.value else clock.quarter
    return replace(clock, anchor=day, aside=None, quarter=quarter)


def _is_far_year(here: date | None, value: str) -> bool:
    """Say whether a bare year lies too far away for the story to have gone there."""
    return here is not None and value.isdecimal() and abs(int(value[:4]) - here.year) > _STORY_LEAP
