"""How days, weekdays, months and days with names are read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.annotate.quotes import reporting
from dateline.annotate.times import timex_holidays as holidays
from dateline.annotate.times import timex_values as values
from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_found import Found, Meaning, near
from dateline.annotate.times.timex_pointers import pointed_year, year_named
from dateline.values import Interval

_MONTHS = 12
_WEEKS = 5  # in a month, at most
_PIVOT = 70  # 25/4/69 is of 2069, 25/4/70 of 1970: the POSIX rule


def read_iso_date(found: Found, _clock: Clock) -> Meaning | None:
    """Read 2019-04-25."""
    year, month, day = (int(part) for part in found.value("date").split("-"))
    return _day(month, day, year)


def read_slash_date(found: Found, clock: Clock) -> Meaning | None:
    """Read 25/4/2019 or 4/25/2019; where both would do, only the year is sure."""
    separator = "." if "." in found.value("date") else "/"
    first, second, year = (int(part) for part in found.value("date").split(separator))
    if len(found.value("date").rpartition(separator)[2]) == len("yy"):
        year += 2000 if year < _PIVOT else 1900
    orders = [_day(second, first, year)]
    if separator == "/" and first != second:
        orders.append(_day(first, second, year))
    readings = [meaning for meaning in orders if meaning]
    if len(readings) < len("mm"):
        return readings[0] if readings else None
    known = {clock.anchor, clock.today.isoformat() if clock.today else None}
    said = [meaning for meaning in readings if meaning.value in known]
    return said[0] if said else Meaning("DATE", f"{year:04}")


def _day(month: int, day: int, year: int | None) -> Meaning | None:
    if not 1 <= month <= _MONTHS or day < 1:
        return None
    value = values.day_value(month, day, year)
    return Meaning("DATE", value) if value else None


def read_month_day(found: Found, clock: Clock) -> Meaning | None:
    """Read "April 25, 2019", "25 April", "Feb. 27-28", "July 25 of that year"."""
    month, day = int(found.value("month")), int(found.value("day"))
    named = year_named(found, clock)
    year = int(named) if named else _year_ahead(found)
    if year is None:
        year = values.year_of(month, day, clock)
        year = None if _is_old_name(found, clock, _day(month, day, year)) else year
    meaning = _day(month, day, year)
    if meaning is None or not found.has("last"):
        return replace(meaning, has_weekday=found.has("weekday")) if meaning else None
    last = _day(month, int(found.value("last")), year)
    if last is None or last.value <= meaning.value:
        return None
    return Meaning("DATE", f"{meaning.value}/{last.value}")


def _is_old_name(found: Found, clock: Clock, meaning: Meaning | None) -> bool:
    """Say whether an event of any year has its name of a day: "the 25 January Revolution".

    Of late, it may be of this year: "the Aug. 7 Embassy bombings".
    """
    has_article = "the" in {found.before(), found.words[found.first].text.lower()}
    day = Interval.from_timex(meaning.value) if meaning else None
    if not has_article or day is None or clock.now is None or not found.is_name_start():
        return False
    return not clock.is_narrative and not 0 <= (clock.now - day.first).days <= _LATE


_LATE = 92  # days: three months


def read_month_year(found: Found, clock: Clock) -> Meaning | None:
    """Read "late February 2019", "June last year", "April 480 BC"."""
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
    """Read "February", "late May", "last March"."""
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
    word, after = found.text("month"), found.after()
    is_cued = found.before() in near("month")
    if word in _VERBS:
        is_walk = after is not None and after.text.lower() in near("not_march")
        return is_cued and not is_walk and not found.is_name_start()
    if word in _FIRST_NAMES and found.is_name_start():
        return is_cued
    return len(word) > len("Sep") or found.words[found.end - 1].text == "."


_RANGE_END = re.compile(r"[-2&,](?:[DO]?o?M\.?|M\.?[DO],?)(?P<year>Y)")


def read_week_of_month(found: Found, clock: Clock) -> Meaning | None:
    """Read "the last week of September", "the first week of May 2018"."""
    if found.value("unit") != "W":
        return None
    month = int(found.value("month"))
    number = int(found.value("number"))
    year = int(found.value("year")) if found.has("year") else _month_year_of(month, found, clock)
    if year is None or number > _WEEKS:
        return Meaning("DATE", values.month_value(month, year))
    return Meaning("DATE", values.week_of_month(year, month, number))


def read_week_of_day(found: Found, clock: Clock) -> Meaning | None:
    """Read "the week of March 6"."""
    if found.value("unit") != "W":
        return None
    month, day = int(found.value("month")), int(found.value("day"))
    year = int(found.value("year")) if found.has("year") else values.year_of(month, day, clock)
    if year is None or values.day_value(month, day, year) is None:
        return None
    return Meaning("DATE", values.at(date(year, month, day), "W"))


def read_yearly_month(found: Found, _clock: Clock) -> Meaning | None:
    """Read "every July"."""
    return Meaning("SET", f"XXXX-{int(found.value('month')):02}")


def read_weekday(found: Found, clock: Clock) -> Meaning | None:
    """Read "Thursday", "last Friday"; not "Bloody Sunday", "the Thursday Club"."""
    if found.before() in near("named_day") or _is_named_after_day(found):
        return None
    step = int(found.value("step")) if found.has("step") else None
    number = int(found.value("weekday"))
    if _is_of_event(found):
        clock = replace(clock, tense="past")
    is_told_on = step is None and not _is_of_event(found) and not _is_of_saying(found)
    if is_told_on and (day := values.weekday_after(number, clock)):
        return Meaning("DATE", day, found.phase, has_weekday=True)
    return Meaning("DATE", values.weekday(number, clock, step), found.phase)


def _is_of_event(found: Found) -> bool:
    """Say whether a day is of what nobody knows of before: "after Tuesday's attack"."""
    owner, *nouns = (found.after(count) for count in range(1, _EVENT_REACH))
    if owner is None or owner.letter != "'":
        return False
    return any(noun is not None and noun.text.lower() in near("event") for noun in nouns)


def _is_of_saying(found: Found) -> bool:
    """Say whether a verb of saying stands beside a day: reports say what was said of late."""
    words = found.words[max(found.first - _SAID_BEFORE, 0) : found.end + _SAID_BEHIND]
    return any(word.text.lower() in reporting.forms_of("say", "tell") for word in words)


_SAID_BEFORE, _SAID_BEHIND = 5, 7  # words: "told a news conference on", "On Monday, the ..."
_EVENT_REACH = 4  # the possessive ending, an adjective or two, the event


def _is_named_after_day(found: Found) -> bool:
    after = found.after()
    if not found.is_name_start() or after is None:
        return False
    return found.before() == "the" or after.text.lower() in near("paper")


def read_weekdays(found: Found, _clock: Clock) -> Meaning | None:
    """Read "Tuesdays", "every Tuesday"."""
    return Meaning("SET", f"XXXX-WXX-{found.value('weekday')}")


def read_holiday(found: Found, clock: Clock) -> Meaning | None:
    """Read "Christmas 1914", "Thanksgiving"; not "Christmas Island", "Christmas songs"."""
    if found.is_name_start() or _is_attribute(found):
        return None
    day = _holiday(found, clock)
    return Meaning("DATE", day.isoformat()) if day else None


def read_holiday_week(found: Found, clock: Clock) -> Meaning | None:
    """Read "Easter week", "Thanksgiving weekend"."""
    day = _holiday(found, clock)
    unit = found.value("unit")
    return Meaning("DATE", values.at(day, unit)) if day and unit in {"W", "WE"} else None


def _holiday(found: Found, clock: Clock) -> date | None:
    name = " ".join(found.value("name").lower().replace("’", "'").split())
    year = None if found.has("unit") and not found.has("of_step") else year_named(found, clock)
    if year is not None:
        return holidays.day_of(name, int(year))
    return holidays.nearest(name, clock.now, clock.tense) if clock.now else None


def _is_attribute(found: Found) -> bool:
    """Say whether a day's name tells the kind of a thing; "Christmas week" is a time."""
    after = found.after()
    return after is not None and after.letter == "_" and after.tag in {"NN", "NNS"}


# Months that are other words too: verbs ("May he rest"), first names ("June Smith").
_VERBS = frozenset({"may", "march", "mar"})
_FIRST_NAMES = frozenset({"april", "june", "august"})
