"""How years, decades, quarters, seasons and "last week" are read."""

from __future__ import annotations

import re

from dateline.annotate.times import timex_values as values
from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_found import CLOCK_UNITS, Found, Meaning, near
from dateline.annotate.times.timex_lengths import format_length
from dateline.annotate.times.timex_pointers import pointed, year_named


def read_year(found: Found, _clock: Clock) -> Meaning | None:
    """Read "1991", "fiscal 1989", "2018-19"; not "2000 people"."""
    year = found.value("year")
    if found.has("short"):
        end = year[: -len("yy")] + found.value("short")
        is_range = len(found.value("short")) == len("yy") and end > year
        return Meaning("DATE", f"{year}/{end}") if is_range else None
    if not found.has_phase and not found.has("sure") and not _is_year(found):
        return None
    return Meaning("DATE", year, found.phase)


def _is_year(found: Found) -> bool:
    """Say whether a number of four figures is a year, from the words around it."""
    after, before = found.after(), found.before()
    if before in _CURRENCIES:
        return False
    if after and (after.letter in "NUV" or after.text in _CURRENCIES | {"%", "°"}):
        return False
    if after and after.text.lower() in near("counted"):
        return False
    if before in near("year") or int(found.value("year")) in _SURE_YEARS:
        return True
    return _IS_DATED.search(found.match.string, max(0, found.first - 1), found.end + 2) is not None


def read_year_bc(found: Found, _clock: Clock) -> Meaning | None:
    """Read "480 BC"."""
    return Meaning("DATE", f"BC{int(found.value('year')):04}", found.phase)


def read_decade(found: Found, _clock: Clock) -> Meaning | None:
    """Read "the 1980s", "the '90s", "the nineties"; "the 1900s" is the century."""
    value = found.value("decade")
    if found.before() in near("whose"):
        return None
    if len(value) == len("1980"):
        is_century = value.endswith("00") and value != "2000"
        return Meaning("DATE", value[:2] if is_century else value[:3], found.phase)
    is_cut = found.words[found.end - 1].text.startswith(("'", "’", "‘"))
    tens = int(value[0])
    century = "20" if tens < _FIRST_OLD_DECADE else "19"
    return Meaning("DATE", f"{century}{tens}", found.phase) if found.has("the") or is_cut else None


def read_century(found: Found, _clock: Clock) -> Meaning | None:
    """Read "the late 19th century"."""
    if found.value("unit") != "CE":
        return None
    number = int(found.value("number"))
    value = f"BC{number - 1:02}" if found.has("bc") else f"{number - 1:02}"
    return Meaning("DATE", value, found.phase)


def read_quarter(found: Found, clock: Clock) -> Meaning | None:
    """Read "the third quarter of 1990", "this year's third quarter"."""
    number = int(found.value("number"))
    if number not in _QUARTERS:
        return None
    year = year_named(found, clock)
    if year is None and clock.now:
        year = str(values.year_of_quarter(number, clock.now, clock.tense))
    return Meaning("DATE", f"{year or 'XXXX'}-Q{number}", moves=not found.has("back"))


def read_half(found: Found, clock: Clock) -> Meaning | None:
    """Read "the first half of 2019"; without a year it is of a game."""
    number = found.value("number")
    half = {"1": "1", "2": "2", "-1": "2"}.get(number)
    year = year_named(found, clock)
    return Meaning("DATE", f"{year}-H{half}") if half and year else None


def read_bare_quarter(found: Found, clock: Clock) -> Meaning | None:
    """Read "the quarter", "the latest quarter", "the 1988 quarter"."""
    if clock.now is None:
        return None
    if found.has("year"):
        number = clock.quarter[-1] if clock.quarter else "X"
        return Meaning("DATE", f"{found.value('year')}-Q{number}", moves=False)
    if found.text("step") in {"coming", "recent"}:
        return Meaning("DATE", "PAST_REF" if found.text("step") == "recent" else "FUTURE_REF")
    step = {"last": -1, "next": 1, "this": 0, "current": 0}.get(found.text("step"))
    if step is not None:
        return Meaning("DATE", values.shifted(clock.now, "Q", step))
    value = clock.quarter or values.shifted(clock.now, "Q", -1)
    if found.has("back"):
        return Meaning("DATE", f"{int(value[:4]) - 1}{value[4:]}", moves=False)
    return Meaning("DATE", value)


def read_season_bc(found: Found, _clock: Clock) -> Meaning | None:
    """Read "the autumn of 481 BC"."""
    year = int(found.value("year"))
    return Meaning("DATE", f"BC{year:04}-{found.value('season')}", found.phase)


def read_season(found: Found, clock: Clock) -> Meaning | None:
    """Read "the spring of 1942", "last summer"; not "the Winter Olympics", "the fall of Rome"."""
    season = found.value("season")
    year = year_named(found, clock)
    if year is None and found.has("that") and (told := clock.fine("Y").pointed):
        year = str(told.year)
    if year is None and (ahead := _SEASON_END.match(found.match.string, found.end)):
        year = found.words[ahead.start("year")].value
    if year is None and not found.has("step") and not found.has_phase and not _is_season(found):
        return None
    value = f"{year or _season_year(season, found, clock)}-{season}"
    is_ahead = found.text("step") in {"next", "coming"} and not found.has("the")
    return Meaning("DATE", value, found.phase, moves=not is_ahead)


def _is_season(found: Found) -> bool:
    after = found.after()
    if found.text("season") in _DOUBTFUL_SEASONS:
        return found.has("the") and (after is None or after.letter != "o")
    return not (found.part("season")[0].text.istitle() and (found.is_name_start() or found.first))


def _season_year(season: str, found: Found, clock: Clock) -> str:
    now = clock.now
    if now is None:
        return "XXXX"
    start = _SEASON_START[season]
    step = int(found.value("step") or 0)
    if step > 0 or (clock.tense == "future" and not clock.is_narrative):
        return str(now.year + (now.month >= start + (0 if step > 0 else _SEASON_MONTHS)))
    if clock.is_narrative:
        return str(now.year)
    if step < 0 and now.month < start + _SEASON_MONTHS:
        return str(now.year - 1)
    if found.text("step") in {"this", "current"}:
        return str(now.year)
    return str(now.year if start <= now.month else now.year - 1)


_FIRST_OLD_DECADE = 2  # "the '10s" are of this century, "the '20s" mostly of the last
_SEASON_END = re.compile(r"&t?e?S,?o?(?P<year>Y)")


def read_pointed_unit(found: Found, clock: Clock) -> Meaning | None:
    """Read "last week", "late next year", "that same day", "the previous month".

    "The past year" is the twelve months until now, no year of the calendar.
    """
    unit = found.value("unit")
    if unit in CLOCK_UNITS:
        return None
    if found.text("step") == "past" and unit in _ROUND_UNITS and not found.has_phase:
        return Meaning("DURATION", format_length(1, unit))
    return Meaning("DATE", pointed(found, clock, unit), found.phase)


def read_the_unit(found: Found, clock: Clock) -> Meaning | None:
    """Read "the day", "the end of the month", "the week": those of the story or of now.

    "The day they met" is the day that its clause tells of, and stays open.
    """
    unit = found.value("unit")
    after = found.after()
    if unit in CLOCK_UNITS or (not found.has_phase and after and after.letter in "o-"):
        return None
    if unit == "Y" and after and after.text.lower() in {"ended", "ending"}:
        return Meaning("DURATION", "P1Y")
    if unit == "D" and after and after.tag in _SUBJECTS and not found.has_phase:
        if clock.here and _is_apposition(found):
            return Meaning("DATE", values.at(clock.here, "D"))
        return Meaning("DATE", values.told(None, unit, 0), moves=False)
    if unit == "WE":
        return Meaning("DATE", values.weekend(clock))
    clock = clock.fine(unit)
    base = clock.anchored if unit in "DM" and clock.anchored else clock.now
    return Meaning("DATE", values.told(base, unit, 0), found.phase)


def _is_apposition(found: Found) -> bool:
    """Say whether a day stands right before: "On Sept. 22, the day they met"."""
    start = max(found.first - _DAY_AND_MARKS, 0)
    return _DAY_BEFORE.search(found.match.string[start : found.first]) is not None


_DAY_AND_MARKS = 3
_DAY_BEFORE = re.compile(r"[WDOYR]\)?,?$")


def read_year_end(found: Found, clock: Clock) -> Meaning | None:
    """Read "year-end", "the month's end"."""
    if found.value("unit") not in {"Y", "M"}:
        return None
    return Meaning("DATE", values.shifted(clock.now, found.value("unit"), 0), "END")


_IS_DATED = re.compile(r"[(o-]Y|Y(?:-Y|[).,]?$|-D)")
_QUARTERS = range(1, 5)
_SUBJECTS = frozenset({"PRP", "DT", "NNP", "NNPS", "PRP$", "WRB", "WDT"})  # of a clause behind it
_ROUND_UNITS = frozenset({"W", "M", "Y", "DE", "CE"})
_CURRENCIES = frozenset("$€£¥")
_SURE_YEARS = range(1900, 2051)  # years that reports speak of, and few counts hit by chance
_DOUBTFUL_SEASONS = frozenset({"fall", "spring"})
_SEASON_MONTHS = 3
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
