"""How each kind of time expression is read: from matched words to a TIMEX3 value.

A reader takes what a pattern found and the clock of the moment, and returns a
meaning; or None for what only looks like a time ("2000 people", "May he rest").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.annotate import timex_holidays as holidays
from dateline.annotate import timex_values as values
from dateline.annotate.timex_values import Clock
from dateline.annotate.timex_words import Word
from dateline.report import TimeKind


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means: the TIMEX3 attributes."""

    type: TimeKind
    value: str
    mod: str | None = None
    moves: bool = True  # whether the story goes on from there: "a year ago" only looks back


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: the named parts, as words."""

    words: list[Word]
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The index of the first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The index behind the last word."""
        return self.match.end()

    def part(self, name: str) -> list[Word]:
        """Return the words of a part; none if the rule or the text has no such part."""
        if name not in self.match.re.groupindex or self.match[name] is None:
            return []
        return self.words[self.match.start(name) : self.match.end(name)]

    def has(self, name: str) -> bool:
        """Say whether a part is there."""
        return bool(self.part(name))

    @property
    def has_phase(self) -> bool:
        """Say whether "early", "late in", "the end of" stands before it."""
        return self.has("phase") or self.has("edge")

    def value(self, name: str) -> str:
        """Return the value of a part's first word; "" if there is none."""
        return next((word.value for word in self.part(name)), "")

    def text(self, name: str) -> str:
        """Return a part's first word in lower case; "" if there is none."""
        return next((word.text.lower() for word in self.part(name)), "")

    def before(self, count: int = 1) -> str:
        """Return the word that many places before the match, in lower case; or ""."""
        index = self.first - count
        return self.words[index].text.lower() if index >= 0 else ""

    def after(self, count: int = 1) -> Word | None:
        """Return the word that many places behind the match."""
        index = self.end + count - 1
        return self.words[index] if index < len(self.words) else None


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
    named = _year_named(found, clock)
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
        return Meaning("DATE", f"BC{int(found.value('year')):04}-{month:02}", _phase(found))
    if found.has("year"):
        return Meaning("DATE", f"{found.value('year')}-{month:02}", _phase(found))
    if found.value("unit") != "Y":
        return None
    year = _pointed_year(found, clock)
    return Meaning("DATE", f"{year}-{month:02}", _phase(found)) if year else None


def _pointed_year(found: Found, clock: Clock) -> str | None:
    """Return the year that "last year", "this year", "that year", "the year" points to."""
    prefix = "of_" if "of_step" in found.match.re.groupindex else ""
    value = _pointed(found, clock, "Y", prefix)
    return value if value.isdecimal() else None


def _pointed(found: Found, clock: Clock, unit: str, prefix: str = "") -> str:
    """Return the value of "last week", "this year", "that day", "the same month"."""
    step = found.value(f"{prefix}step")
    if found.has(f"{prefix}that") or not step:
        base = clock.anchored or clock.today if found.has(f"{prefix}that") else clock.now
        return values.shifted(base, unit, 0)
    base = clock.now
    if found.has("the") and found.text("step") in _FROM_THE_STORY:
        base = clock.anchored or clock.today
    return values.shifted(base, unit, int(step))


_RANGE_END = re.compile(r"[-2&,](?:[DO]?o?M\.?|M\.?[DO],?)(?P<year>Y)")


def read_month(found: Found, clock: Clock) -> Meaning | None:
    month = int(found.value("month"))
    if found.has("step"):
        return Meaning("DATE", values.stepped(month, int(found.value("step")), clock))
    if not found.has_phase and not _is_month(found):
        return None
    year = _month_year_of(month, found, clock)
    return Meaning("DATE", values.month_value(month, year), _phase(found))


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
    if after and after.text.lower() in _MARCH_WHERE:
        return False
    if found.before() in _MONTH_CUES:
        return after is None or not after.text[0].isupper() or after.letter in "MYW"
    return False


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
    return Meaning("DATE", value, _phase(found))


def read_weekdays(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("SET", f"XXXX-WXX-{found.value('weekday')}")


def read_year(found: Found, _clock: Clock) -> Meaning | None:
    year = found.value("year")
    if found.has("short"):
        end = int(year[: -len(found.value("short"))] + found.value("short"))
        if len(found.value("short")) != 2 or not int(year) < end < int(year) + 100:
            return None
        return Meaning("DATE", f"{year}/{end}")
    if not found.has_phase and not found.has("sure") and not _is_year(found):
        return None
    return Meaning("DATE", year, _phase(found))


def _is_year(found: Found) -> bool:
    """Say whether a number of four figures is a year, from the words around it."""
    after, before = found.after(), found.before()
    if found.first and found.words[found.first - 1].letter in "$€£¥":
        return False
    if after and (after.letter in "%NUV" or after.text in "$€£%°"):
        return False
    if after and after.text.lower() in _COUNTED:
        return False
    if before in _YEAR_CUES:
        return True
    if _SURE_YEARS[0] <= int(found.value("year")) <= _SURE_YEARS[1]:
        return True
    return _IS_DATED.search(found.match.string, max(0, found.first - 1), found.end + 2) is not None


def read_year_bc(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("DATE", f"BC{int(found.value('year')):04}", _phase(found))


def read_decade(found: Found, _clock: Clock) -> Meaning | None:
    value = found.value("decade")
    if found.before() in _PERSONAL:
        return None
    if len(value) == 4:
        return Meaning("DATE", value[:2] if value.endswith("00") else value[:3], _phase(found))
    if not found.has("the") and not found.words[found.end - 1].text.startswith(("'", "’", "‘")):
        return None
    tens = int(value) // 10 if len(value) > 1 else int(value)
    return Meaning("DATE", f"{20 if tens < 2 else 19}"[:2] + f"{tens}", _phase(found))


def read_century(found: Found, _clock: Clock) -> Meaning | None:
    if found.value("unit") != "CE":
        return None
    number = int(found.value("number"))
    value = f"BC{number - 1:02}" if found.has("bc") else f"{number - 1:02}"
    return Meaning("DATE", value, _phase(found))


def read_quarter(found: Found, clock: Clock) -> Meaning | None:
    number = int(found.value("number"))
    if not 1 <= number <= 4:
        return None
    year = _year_named(found, clock)
    if year is None and clock.now:
        year = str(values.year_of_quarter(number, clock.now, clock.tense))
    return Meaning("DATE", f"{year or 'XXXX'}-Q{number}", moves=not found.has("back"))


def _year_named(found: Found, clock: Clock) -> str | None:
    if found.has("year"):
        return found.value("year")
    if found.value("this") == "Y":
        return values.shifted(clock.now, "Y", 0) if clock.now else None
    return _pointed_year(found, clock) if found.value("unit") == "Y" else None


def read_half(found: Found, clock: Clock) -> Meaning | None:
    number = found.value("number")
    half = {"1": "1", "2": "2", "-1": "2"}.get(number)
    year = _year_named(found, clock)
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


_SEASON_END = re.compile(r"&t?e?S,?o?(?P<year>Y)")


def read_quarters(found: Found, _clock: Clock) -> Meaning | None:
    number = _number(found)
    return Meaning("DURATION", "PXM" if number is None else f"P{number * 3:g}M")


def read_season(found: Found, clock: Clock) -> Meaning | None:
    season = found.value("season")
    year = _year_named(found, clock)
    if year is None and (ahead := _SEASON_END.match(found.match.string, found.end)):
        year = found.words[ahead.start("year")].value
    doubtful = found.text("season") in _DOUBTFUL_SEASONS
    if year is None and doubtful and not (found.has("step") or found.has_phase):
        after = found.after()
        if not found.has("the") or (after and after.letter == "o"):
            return None
    if year is None:
        year = _season_year(season, found, clock)
    return Meaning("DATE", f"{year}-{season}", _phase(found))


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


def read_pointed_unit(found: Found, clock: Clock) -> Meaning | None:
    """Read "last week", "late next year", "that same day", "the previous month"."""
    unit = found.value("unit")
    if unit in _CLOCK_UNITS:
        return None
    return Meaning("DATE", _pointed(found, clock, unit), _phase(found))


def read_the_unit(found: Found, clock: Clock) -> Meaning | None:
    """Read "the day", "the end of the month", "the week": those of the story or of now."""
    unit = found.value("unit")
    after = found.after()
    if unit in _CLOCK_UNITS or (not found.has_phase and after and after.letter in "o-"):
        return None
    if unit == "Y" and after and after.text.lower() in {"ended", "ending"}:
        return Meaning("DURATION", "P1Y")
    if unit == "WE":
        return Meaning("DATE", values.weekend(clock))
    base = clock.anchored if unit in "DM" and clock.anchored else clock.now
    return Meaning("DATE", values.shifted(base, unit, 0), _phase(found))


def read_span_pointed(found: Found, clock: Clock) -> Meaning | None:
    """Read "the past two weeks", "the next few days", "the first nine months"."""
    del clock
    return Meaning("DURATION", _length(found), _mod(found))


def read_ago(found: Found, clock: Clock) -> Meaning | None:
    """Read "two days ago", "three weeks later", "a year earlier", "the day before"."""
    unit = found.value("unit")
    number = None if not found.has("number") and _is_plural(found) else _number(found)
    step = 1 if found.has("on") else -1
    if unit in _CLOCK_UNITS and number != 0:
        return _ago_in_hours(found, step)
    base = clock.now if found.has("ago") else clock.anchored or clock.now
    if number is None or base is None or number != int(number):
        return Meaning("DATE", "PAST_REF" if step < 0 else "FUTURE_REF", _mod(found))
    if unit == "Y" and step < 0 and number == 1 and clock.quarter:
        year = int(clock.quarter[:4]) - 1
        return Meaning("DATE", f"{year}{clock.quarter[4:]}", _mod(found), moves=False)
    value = values.shifted(base, unit, step * int(number))
    return Meaning("DATE", value, _mod(found), moves=not found.has("ago") and unit != "Y")


def _ago_in_hours(found: Found, step: int) -> Meaning:
    if found.has("ago") and step < 0:
        return Meaning("DATE", "PAST_REF", _mod(found))
    return Meaning("DURATION", _length(found), _mod(found))


def read_duration(found: Found, _clock: Clock) -> Meaning | None:
    """Read "two-hour-long", "nearly a year"; ages ("25 years old") are no durations."""
    if found.value("unit") == "Y" and _AGE.match(found.match.string, found.end):
        return None
    if found.first and found.words[found.first - 1].text in _OPENING_QUOTES:
        return None
    if found.has("quality") and not found.text("quality").isalpha():
        return None
    return Meaning("DURATION", _length(found), _mod(found))


def read_set_of_units(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("SET", _length(found))


def read_bare_units(found: Found, _clock: Clock) -> Meaning | None:
    """Read "years", "decades-old", "just hours after", "recent months", "coming years"."""
    if found.has("recent"):
        return Meaning("DATE", "PAST_REF")
    if found.has("coming"):
        return Meaning("DATE", "FUTURE_REF")
    if found.has("these"):
        return Meaning("DATE", "PRESENT_REF") if found.text("these") == "these" else None
    after = found.after()
    if after and after.letter == "!":
        return None
    return Meaning("DURATION", _length(found))


def read_long_unit(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("DURATION", _format_length(1, found.value("unit")), _mod(found))


def read_reference(found: Found, clock: Clock) -> Meaning | None:
    value = found.value("word")
    step = {"YESTERDAY": -1, "TODAY": 0, "TONIGHT": 0, "TOMORROW": 1}.get(value)
    if step is None:
        return Meaning("DATE", value)
    day = values.shifted(clock.today, "D", step)
    if value == "TONIGHT":
        return Meaning("TIME", f"{day}TNI" if clock.today else day)
    return Meaning("DATE", day, _phase(found), moves=not clock.is_narrative)


def read_future(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("DATE", found.value("word"))


def read_past(found: Found, _clock: Clock) -> Meaning | None:
    """Read "in the past", but not "the past games"."""
    after = found.after()
    is_noun = after is None or not after.text.isalpha() or after.letter == "&"
    return Meaning("DATE", "PAST_REF") if found.text("word") == "past" and is_noun else None


def read_part_of_day(found: Found, clock: Clock) -> Meaning | None:
    part = found.value("part")
    base = clock.anchored if found.has("that") else clock.today
    base = base or clock.today
    day = values.shifted(base, "D", int(found.value("step") or 0))
    if found.text("step") in _NEAR and part == "NI" and clock.today:
        day = values.shifted(clock.today, "D", -1)
    return Meaning("TIME", f"{day if '_' not in day else 'XXXX-XX-XX'}T{part}", _phase(found))


def read_bare_part(found: Found, clock: Clock) -> Meaning | None:
    """Read "the morning" of the day the story is at, and "at night" of any day."""
    if not _is_part(found):
        return None
    is_hour = ":" in found.value("part") and found.before() in _CLOCK_CUES
    is_pointed = is_hour or found.has("the") or found.has_phase
    base = clock.day or clock.today if is_pointed else None
    day = values.at(base, "D") if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{day}T{found.value('part')}", _phase(found))


def _is_part(found: Found) -> bool:
    """Say whether "dawn" is one: not in "Operation Dawn", "the dawn of peace", "good evening"."""
    word, after = found.part("part")[0], found.after()
    if found.before() == "good" or (word.text[0].isupper() and found.first and word.text.istitle()):
        return False
    return after is None or after.letter != "o" or _is_day_ahead(found)


def _is_day_ahead(found: Found) -> bool:
    return _DAY_AHEAD.match(found.match.string, found.end) is not None


_DAY_AHEAD = re.compile("ot?[WDOMF]")


def read_clock_time(found: Found, clock: Clock) -> Meaning | None:
    """Read "16:31", "10 a.m. EST", "4 in the morning"."""
    hour, _, minute = found.value("clock").partition(":")
    half = found.value("half")
    if not half and not found.has("zone") and found.before() not in _CLOCK_CUES:
        return None
    hours = int(hour)
    if half and hours > 12:
        return None
    if half:
        hours = hours % 12 + (12 if half[:2].upper() in _AFTER_NOON else 0)
    base = clock.day or clock.today
    day = values.at(base, "D") if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{day}T{hours:02}:{minute[:2] or '00'}") if hours <= 24 else None


def read_set_word(found: Found, _clock: Clock) -> Meaning | None:
    word = found.part("word")[0]
    if word.text[0].isupper() and found.first:
        return None
    return Meaning("SET", word.value)


def read_year_end(found: Found, clock: Clock) -> Meaning | None:
    if found.value("unit") not in {"Y", "M"}:
        return None
    return Meaning("DATE", values.shifted(clock.now, found.value("unit"), 0), "END")


def read_holiday(found: Found, clock: Clock) -> Meaning | None:
    name = " ".join(found.value("name").lower().replace("’", "'").split())
    year = _year_named(found, clock)
    if year is not None:
        return Meaning("DATE", holidays.day_of(name, int(year)).isoformat())
    if clock.now is None:
        return None
    return Meaning("DATE", holidays.nearest(name, clock.now, clock.tense).isoformat())


def _phase(found: Found) -> str | None:
    return found.value("phase") or found.value("edge") or None


def _mod(found: Found) -> str | None:
    return found.value("mod") or _phase(found)


def _number(found: Found) -> float | None:
    """Return the number a part spells, 1 for "a", None for a vague one ("several")."""
    words = [word for word in found.part("number") if word.letter in "DNYcdxh"]
    if any(word.value == "X" for word in words):
        return None
    if len(words) == 3 and "/" in {word.text for word in found.part("number")}:
        whole, upper, lower = (float(word.value) for word in words)
        return whole + upper / lower
    total, current = 0.0, 0.0
    for word in words:
        amount = float(word.value)
        if word.letter == "c" and current:
            current *= amount
        elif word.letter == "x" and current:
            continue
        elif word.letter == "d" and current:
            current = amount
        else:
            current += amount
        if amount == 1000.0:
            total, current = total + current, 0.0
    return total + current or 1.0


def _length(found: Found) -> str:
    if not found.has("number"):
        return _format_length(None if _is_plural(found) else 1, found.value("unit"))
    return _format_length(_number(found), found.value("unit"))


def _is_plural(found: Found) -> bool:
    return bool(found.part("unit")) and found.part("unit")[0].letter == "V"


def _format_length(number: float | None, unit: str) -> str:
    if unit == "F":
        unit, number = "W", None if number is None else number * 2
    clock, code = ("T", unit[1]) if unit in _CLOCK_UNITS else ("", unit)
    if number is None:
        return f"P{clock}X{code}"
    whole, rest = divmod(number, 1)
    if rest == 0.5 and unit in _HALVES:
        smaller, count = _HALVES[unit]
        head = f"P{clock}{int(whole)}{code}" if whole else f"P{clock}"
        return f"{head}{count}{smaller}"
    return f"P{clock}{number:g}{code}"


_CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
_HALVES = {"TH": ("M", 30), "TM": ("S", 30), "Y": ("M", 6)}
_IS_DATED = re.compile(r"[(o-]Y|Y(?:-Y|[).,]?$|-D)")
_SURE_YEARS = (1900, 2050)
_FROM_THE_STORY = frozenset({"following", "next", "previous", "preceding", "subsequent"})
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar"})
_DOUBTFUL_SEASONS = frozenset({"fall", "spring"})
_MARCH_WHERE = frozenset("to on against for toward towards through across".split())
_MONTH_CUES = frozenset(
    "the a in of since until till by from to last next this before after during through between "
    "and or late early mid each every for".split()
)
_YEAR_CUES = frozenset(
    "in since until till by from before after during through year to late early mid the".split()
)
_COUNTED = frozenset("people men women troops soldiers miles meters metres feet km hours".split())
_PERSONAL = frozenset("his her their my your our its".split())
_AGE = re.compile("-?!")
_OPENING_QUOTES = frozenset("\"“‘")
_AFTER_NOON = frozenset({"P.", "PM", "AF", "EV", "NI"})
_NEAR = frozenset(["last"])
_CLOCK_CUES = frozenset("at by around about until till from after before since".split())
