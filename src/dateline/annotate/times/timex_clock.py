"""What time expressions are resolved against: a clock.

A clock knows the day that "today" means, the last calendar value the text named,
and whether the clause looks back or ahead. News resolves a month or weekday
without its year to the nearest one that the tense allows; a narrative (a history,
or a text far from its own date) goes on from the last date it named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.values import Interval

Tense = Literal["past", "future"]

_SCENE = 31  # days from today within which news tells what happened at what hour
_LONGEST = {"D": 1, "W": 7, "F": 14, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653, "CE": 36525}


@dataclass(frozen=True, slots=True)
class Clock:
    """What a time expression is resolved against."""

    today: date | None
    anchor: str | None = None  # the calendar value that the story is at
    told: str | None = None  # the last that the text named, if only in an aside
    aside: date | None = None  # a year far from the story that it named
    here: date | None = None  # the last day that the paragraph named
    dated: date | None = None  # the last day of the paragraph that has both weekday and date
    quarter: str | None = None  # the last quarter it named
    tense: Tense | None = None
    is_narrative: bool = False

    def fine(self, unit: str) -> Clock:
        """Return the clock for counting in a unit: without an anchor that is coarser.

        From "in 2008" no "next day" can be told.
        """
        told = self.told if _is_fine(self.told, unit) else None
        if self.anchor is None or _is_fine(self.anchor, unit):
            return replace(self, told=told)
        today = None if self.is_narrative else self.today
        return replace(self, anchor=None, told=told, today=today)

    @property
    def now(self) -> date | None:
        """The day that a bare month or weekday is near: of the story, or today."""
        return self.anchored if self.is_narrative and self.anchored else self.today

    @property
    def anchored(self) -> date | None:
        """The first day of the calendar value that the story is at."""
        interval = Interval.from_timex(self.anchor)
        return interval.first if interval else None

    @property
    def pointed(self) -> date | None:
        """The first day of the last calendar value that the text named: "the following year"."""
        interval = Interval.from_timex(self.told)
        return interval.first if interval else self.anchored

    @property
    def day(self) -> date | None:
        """The last calendar value that the text named, if it is one day."""
        interval = Interval.from_timex(self.anchor)
        return interval.first if interval and interval.days == 1 else None

    @property
    def scene(self) -> date | None:
        """The day that "at noon" is of: the last one named, today, or none that can be told.

        In news a day far back is an aside: its hours are those of its own paragraph alone.
        """
        if self.here is not None:
            return self.here
        if self.is_narrative:
            return self.day or self.today
        if self.day is None or self.today is None:
            return self.today
        return self.day if abs((self.day - self.today).days) <= _SCENE else None


def _is_fine(value: str | None, unit: str) -> bool:
    interval = Interval.from_timex(value)
    return interval is None or interval.days <= _LONGEST.get(unit, 1)
