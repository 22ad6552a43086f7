"""What "last", "this", "that", "the following" point to."""

from __future__ import annotations

from dateline.annotate.times import timex_values as values
from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_found import Found


def year_named(found: Found, clock: Clock) -> str | None:
    """Return the year that "of 1990", "of last year", "of the year" names."""
    if found.has("year"):
        return found.value("year")
    if found.value("this") == "Y":
        return values.shifted(clock.now, "Y", 0) if clock.now else None
    return pointed_year(found, clock) if found.value("unit") == "Y" else None


def pointed_year(found: Found, clock: Clock) -> str | None:
    """Return the year that "last year", "this year", "that year", "the year" points to."""
    prefix = "of_" if "of_step" in found.match.re.groupindex else ""
    value = pointed(found, clock, "Y", prefix)
    return value if value.isdecimal() else None


def pointed(found: Found, clock: Clock, unit: str, prefix: str = "") -> str:
    """Return the value of "last week", "this year", "that day", "the same month"."""
    clock = clock.fine(unit)
    step = found.value(f"{prefix}step")
    if found.has(f"{prefix}that") or not step:
        if found.has(f"{prefix}that"):
            return values.told(clock.pointed or clock.today, unit, 0)
        return values.shifted(clock.now, unit, 0)
    if found.has("the") and found.text("step") in _FROM_THE_STORY:
        return values.told(clock.pointed or clock.today, unit, int(step))
    return values.shifted(clock.now, unit, int(step))


_FROM_THE_STORY = frozenset({"following", "next", "previous", "preceding", "subsequent"})
