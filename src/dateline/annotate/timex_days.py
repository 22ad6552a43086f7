"""How days, weekdays, months and days with names are read."""

from __future__ import annotations

import re

from dateline.annotate import timex_holidays as holidays
from dateline.annotate import timex_values as values
from dateline.annotate.timex_found import Found, Meaning, near
from dateline.annotate.timex_pointers import pointed_year, year_named
from dateline.annotate.timex_values import Clock


def read_iso_date(found: Found, _clock: Clock) -> Meaning | None:
    year, month, day = (int(part) for part in found.value("date").split("-"))
    return _day(month, day, year)


def read_slash_date(found: Found, clock: Clock) -> Meaning | None:
    """Read 25/4/2019 or 4/25/2019; where both would do, only the year is sure."""
    separator = "." if "." in found.value("date") else "/"
    first, second, year = (int(part) for part in found.value("date").split(separator))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if separator == "." or first > 12 >= second or first == second:
        return _day(second, first, year)
    if second > 12 >= first:
        return _day(first, second, year)
    readings = {values.day_value(first, second, year), values.day_value(second, first, year)}
    known = {clock.anchor, clock.today.isoformat() if clock.today else None} & readings
    return Meaning("DATE", known.pop() or "" if len(known) == 1 else f"{year}")


def _day(month: int, day: int, year: int | None) -> Meaning | None:
    if not 1 <= month <= 12 or day < 1:
        return None
    value = values.day_value(month, day, year)
    return Meaning("DATE", value) if value else None


def read_month_day(found: Found, clock: Clock) -> Meaning | None:
    month, day = int(found.value("month")), int(found.value("day"))
    named = year_named(found, clock)
    year = int(named) if named else _year_ahead(found)
    year = year or values.year_of(month, day, clock)
    meaning = _day(month, day, year)
    if meaning is None or not found.has("last"):
        return meaning
    last = _day(month, int(found.value("last")), year)
    if last is None or last.value <= meaning.value:
        return None
    return Meaning("DATE", f"{meaning.value}/{last.value}")


def read_month_year(found: Found, clock: Clock) -> Meaning | None:
    month = int(found.value("month"))
    if found.has("bc"):
        return Meaning("DATE", f"BC{int(found.value('year')):04}-{month:02}", found.phase)
    if found.has("year"):
        return Meaning("DATE", f"{found.value('year')}-{month:02}", found.phase)
    if found.value("unit") != "Y":
        return None
    year = pointed_year(found, clock)
    return Meaning("DATE", f"{year}-{month:02}", found.phase) if year else None


def read_month(found: Found, clock: Clock) -> Meaning | None:
    month = int(found.value("month"))
    if found.has("step"):
        return Meaning("DATE", values.stepped(month, int(found.value("step")), clock))
    if not found.has_phase and not _is_month(found):
        return None
    year = _month_year_of(month, found, clock)
    return Meaning("DATE", values.month_value(month, year), found.phase)


def _month_year_of(month: int, found: Found, clock: Clock) -> int | None:
    return _year_ahead(found) or values.year_of(month, None, clock)


def _year_ahead(found: Found) -> int | None:
    """Return the year that the end of a range states for its beginning: "July-May 1954"."""
    letters = found.match.string
    if ahead := _RANGE_END.match(letters, found.end):
        return int(found.words[ahead.start("year")].value)
    return None


def _is_month(found: Found) -> bool:
    """Say whether a bare month name is one: "May", "March", "April" may be other words."""
    word = found.text("month")
    if word not in _DOUBTFUL_MONTHS:
        return len(word) > 3 or found.match["month"].endswith(".")
    after = found.after()
    if after and after.text.lower() in near("not_march"):
        return False
    if found.before() in near("month"):
        return after is None or not after.text[0].isupper() or after.letter in "MYW"
    return False


_RANGE_END = re.compile(r"[-2&,](?:[DO]?o?M\.?|M\.?[DO],?)(?P<year>Y)")


def read_week_of_month(found: Found, clock: Clock) -> Meaning | None:
    """Read "the last week of September", "the first week of May 2018"."""
    if found.value("unit") != "W":
        return None
    month = int(found.value("month"))
    year = int(found.value("year")) if found.has("year") else _month_year_of(month, found, clock)
    if year is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    return Meaning("DATE", values.week_of_month(year, month, int(found.value("number"))))


def read_yearly_month(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("SET", f"XXXX-{int(found.value('month')):02}")


def read_weekday(found: Found, clock: Clock) -> Meaning | None:
    step = int(found.value("step")) if found.has("step") else None
    value = values.weekday(int(found.value("weekday")), clock, step)
    return Meaning("DATE", value, found.phase)


def read_weekdays(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("SET", f"XXXX-WXX-{found.value('weekday')}")


def read_holiday(found: Found, clock: Clock) -> Meaning | None:
    name = " ".join(found.value("name").lower().replace("’", "'").split())
    year = year_named(found, clock)
    if year is not None:
        return Meaning("DATE", holidays.day_of(name, int(year)).isoformat())
    if clock.now is None:
        return None
    return Meaning("DATE", holidays.nearest(name, clock.now, clock.tense).isoformat())


_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar"})
