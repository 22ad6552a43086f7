"""How times of day are read, and "now", "yesterday", "the past"."""

from __future__ import annotations

import re

from dateline.annotate.times import timex_values as values
from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_found import Found, Meaning, near


def read_part_of_day(found: Found, clock: Clock) -> Meaning | None:
    """Read "this morning", "last night", "that evening", "the next morning"."""
    is_of_story = found.has("that") or found.has("the") or clock.is_narrative
    base = (clock.day if is_of_story else None) or clock.today
    day = values.shifted(base, "D", int(found.value("step") or 0)) if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{day}T{found.value('part')}", found.phase)


def read_bare_part(found: Found, clock: Clock) -> Meaning | None:
    """Read "the morning" of the day the story is at, and "at night" of any day."""
    if not _is_part(found):
        return None
    is_hour = ":" in found.value("part") and found.before() in near("hour")
    is_pointed = is_hour or found.has("the") or found.has_phase
    base = clock.scene if is_pointed else None
    day = values.at(base, "D") if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{day}T{found.value('part')}", found.phase)


def _is_part(found: Found) -> bool:
    """Say whether "dawn" is one: not in "Operation Dawn", "the dawn of peace", "good evening"."""
    word, after = found.part("part")[0], found.after()
    if found.before() == "good" or (found.first and word.text.istitle()):
        return False
    return after is None or after.letter != "o" or _is_day_ahead(found)


def _is_day_ahead(found: Found) -> bool:
    return _DAY_AHEAD.match(found.match.string, found.end) is not None


_DAY_AHEAD = re.compile("ot?[WDOMF]")


def read_clock_time(found: Found, clock: Clock) -> Meaning | None:
    """Read "16:31", "10 a.m. EST", "4 in the morning"."""
    hour, _, minute = found.value("clock").partition(":")
    half = found.value("half")
    if not half and not found.has("zone") and not _is_clock(found):
        return None
    hours = int(hour)
    if hours > (_HALF_DAY if half else 2 * _HALF_DAY):
        return None
    if half:
        is_late = half[:2].upper() in _AFTER_NOON
        hours = hours % _HALF_DAY + (_HALF_DAY if is_late else 0)
    base = clock.scene
    day = values.at(base, "D") if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{day}T{hours:02}:{minute[:2] or '00'}")


def _is_clock(found: Found) -> bool:
    """Say whether bare "16:31" is a time and no score: "at 16:31", "16:31 April 25"."""
    is_dated = _DATE_AHEAD.match(found.match.string, found.end) is not None
    return is_dated or found.before() in near("hour")


_DATE_AHEAD = re.compile(",?@?(?:[WMI]|D[MO])")


def read_reference(found: Found, clock: Clock) -> Meaning | None:
    """Read "now", "today", "recently"; not "USA Today", nor "Now, ..." that only begins."""
    after = found.after()
    if found.text("word") == "now" and after and after.text == "," and found.opens():
        return None
    if found.is_name_end() and after and after.text.islower():
        return None
    value = found.value("word")
    step = {"YESTERDAY": -1, "TODAY": 0, "TONIGHT": 0, "TOMORROW": 1}.get(value)
    if step is None:
        return Meaning("DATE", value)
    day = values.shifted(clock.today, "D", step)
    if value == "TONIGHT":
        return Meaning("TIME", f"{day}TNI" if clock.today else day)
    return Meaning("DATE", day, found.phase, moves=not clock.is_narrative)


def read_future(found: Found, _clock: Clock) -> Meaning | None:
    """Read "the future"."""
    return Meaning("DATE", found.value("word"))


def read_past(found: Found, _clock: Clock) -> Meaning | None:
    """Read "in the past", but not "the past games"."""
    after = found.after()
    is_noun = after is None or not after.text.isalpha() or after.letter == "&"
    return Meaning("DATE", "PAST_REF") if found.text("word") == "past" and is_noun else None


_AFTER_NOON = frozenset({"P.", "PM", "AF", "EV", "NI"})
_HALF_DAY = 12
