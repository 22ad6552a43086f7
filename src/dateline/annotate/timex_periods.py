"""How years, decades, quarters, seasons and "last week" are read."""

from __future__ import annotations

import re

from dateline.annotate import timex_values as values
from dateline.annotate.timex_found import CLOCK_UNITS, Found, Meaning, near
from dateline.annotate.timex_pointers import pointed, year_named
from dateline.annotate.timex_values import Clock


def read_year(found: Found, _clock: Clock) -> Meaning | None:
    year = found.value("year")
    if found.has("short"):
        end = int(year[: -len(found.value("short"))] + found.value("short"))
        if len(found.value("short")) != 2 or not int(year) < end < int(year) + 100:
            return None
        return Meaning("DATE", f"{year}/{end}")
    if not found.has_phase and not found.has("sure") and not _is_year(found):
        return None
    return Meaning("DATE", year, found.phase)


def _is_year(found: Found) -> bool:
    """Say whether a number of four figures is a year, from the words around it."""
    after, before = found.after(), found.before()
    if found.first and found.words[found.first - 1].letter in "$€£¥":
        return False
    if after and (after.letter in "%NUV" or after.text in "$€£%°"):
        return False
    if after and after.text.lower() in near("counted"):
        return False
    if before in near("year"):
        return True
    if _SURE_YEARS[0] <= int(found.value("year")) <= _SURE_YEARS[1]:
        return True
    return _IS_DATED.search(found.match.string, max(0, found.first - 1), found.end + 2) is not None


def read_year_bc(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("DATE", f"BC{int(found.value('year')):04}", found.phase)


def read_decade(found: Found, _clock: Clock) -> Meaning | None:
    value = found.value("decade")
    if found.before() in near("whose"):
        return None
    if len(value) == 4:
        return Meaning("DATE", value[:2] if value.endswith("00") else value[:3], found.phase)
    if not found.has("the") and not found.words[found.end - 1].text.startswith(("'", "’", "‘")):
        return None
    tens = int(value) // 10 if len(value) > 1 else int(value)
    return Meaning("DATE", f"{20 if tens < 2 else 19}"[:2] + f"{tens}", found.phase)


def read_century(found: Found, _clock: Clock) -> Meaning | None:
    if found.value("unit") != "CE":
        return None
    number = int(found.value("number"))
    value = f"BC{number - 1:02}" if found.has("bc") else f"{number - 1:02}"
    return Meaning("DATE", value, found.phase)


def read_quarter(found: Found, clock: Clock) -> Meaning | None:
    number = int(found.value("number"))
    if not 1 <= number <= 4:
        return None
    year = year_named(found, clock)
    if year is None and clock.now:
        year = str(values.year_of_quarter(number, clock.now, clock.tense))
    return Meaning("DATE", f"{year or 'XXXX'}-Q{number}", moves=not found.has("back"))


def read_half(found: Found, clock: Clock) -> Meaning | None:
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


def read_season(found: Found, clock: Clock) -> Meaning | None:
    season = found.value("season")
    year = year_named(found, clock)
    if year is None and (ahead := _SEASON_END.match(found.match.string, found.end)):
        year = found.words[ahead.start("year")].value
    doubtful = found.text("season") in _DOUBTFUL_SEASONS
    if year is None and doubtful and not (found.has("step") or found.has_phase):
        after = found.after()
        if not found.has("the") or (after and after.letter == "o"):
            return None
    if year is None:
        year = _season_year(season, found, clock)
    return Meaning("DATE", f"{year}-{season}", found.phase)


def _season_year(season: str, found: Found, clock: Clock) -> str:
    now = clock.now
    if now is None:
        return "XXXX"
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    step = int(found.value("step") or 0)
    if clock.is_narrative or clock.tense == "future" or step > 0:
        return str(now.year)
    if step < 0 and now.month < start + 3:
        return str(now.year - 1)
    if found.text("step") in {"this", "current"}:
        return str(now.year)
    return str(now.year if start <= now.month else now.year - 1)


_SEASON_END = re.compile(r"&t?e?S,?o?(?P<year>Y)")


def read_pointed_unit(found: Found, clock: Clock) -> Meaning | None:
    """Read "last week", "late next year", "that same day", "the previous month"."""
    unit = found.value("unit")
    if unit in CLOCK_UNITS:
        return None
    return Meaning("DATE", pointed(found, clock, unit), found.phase)


def read_the_unit(found: Found, clock: Clock) -> Meaning | None:
    """Read "the day", "the end of the month", "the week": those of the story or of now."""
    unit = found.value("unit")
    after = found.after()
    if unit in CLOCK_UNITS or (not found.has_phase and after and after.letter in "o-"):
        return None
    if unit == "Y" and after and after.text.lower() in {"ended", "ending"}:
        return Meaning("DURATION", "P1Y")
    if unit == "WE":
        return Meaning("DATE", values.weekend(clock))
    base = clock.anchored if unit in "DM" and clock.anchored else clock.now
    return Meaning("DATE", values.shifted(base, unit, 0), found.phase)


def read_year_end(found: Found, clock: Clock) -> Meaning | None:
    if found.value("unit") not in {"Y", "M"}:
        return None
    return Meaning("DATE", values.shifted(clock.now, found.value("unit"), 0), "END")


_IS_DATED = re.compile(r"[(o-]Y|Y(?:-Y|[).,]?$|-D)")
_SURE_YEARS = (1900, 2050)
_DOUBTFUL_SEASONS = frozenset({"fall", "spring"})
