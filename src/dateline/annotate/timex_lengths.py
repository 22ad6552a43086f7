"""How durations, sets and "two days ago" are read."""

from __future__ import annotations

import re

from dateline.annotate import timex_values as values
from dateline.annotate.timex_found import CLOCK_UNITS, Found, Meaning
from dateline.annotate.timex_values import Clock


def read_ago(found: Found, clock: Clock) -> Meaning | None:
    """Read "two days ago", "three weeks later", "a year earlier", "the day before"."""
    unit = found.value("unit")
    number = None if not found.has("number") and _is_plural(found) else number_of(found)
    step = 1 if found.has("on") else -1
    if unit in CLOCK_UNITS and number != 0:
        return _ago_in_hours(found, step)
    base = clock.now if found.has("ago") else clock.anchored or clock.now
    if number is None or base is None or number != int(number):
        return Meaning("DATE", "PAST_REF" if step < 0 else "FUTURE_REF", found.mod)
    if unit == "Y" and step < 0 and number == 1 and clock.quarter:
        year = int(clock.quarter[:4]) - 1
        return Meaning("DATE", f"{year}{clock.quarter[4:]}", found.mod, moves=False)
    value = values.shifted(base, unit, step * int(number))
    return Meaning("DATE", value, found.mod, moves=not found.has("ago") and unit != "Y")


def _ago_in_hours(found: Found, step: int) -> Meaning:
    if found.has("ago") and step < 0:
        return Meaning("DATE", "PAST_REF", found.mod)
    return Meaning("DURATION", length_of(found), found.mod)


def read_span_pointed(found: Found, clock: Clock) -> Meaning | None:
    """Read "the past two weeks", "the next few days", "the first nine months"."""
    del clock
    return Meaning("DURATION", length_of(found), found.mod)


def read_duration(found: Found, _clock: Clock) -> Meaning | None:
    """Read "two-hour-long", "nearly a year"; ages ("25 years old") are no durations."""
    if found.value("unit") == "Y" and _AGE.match(found.match.string, found.end):
        return None
    if found.first and found.words[found.first - 1].text in _OPENING_QUOTES:
        return None
    if found.has("quality") and not found.text("quality").isalpha():
        return None
    return Meaning("DURATION", length_of(found), found.mod)


def read_quarters(found: Found, _clock: Clock) -> Meaning | None:
    number = number_of(found)
    return Meaning("DURATION", "PXM" if number is None else f"P{number * 3:g}M")


def read_set_of_units(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("SET", length_of(found))


def read_set_word(found: Found, _clock: Clock) -> Meaning | None:
    word = found.part("word")[0]
    if word.text[0].isupper() and found.first:
        return None
    return Meaning("SET", word.value)


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
    return Meaning("DURATION", length_of(found))


def read_long_unit(found: Found, _clock: Clock) -> Meaning | None:
    return Meaning("DURATION", _format_length(1, found.value("unit")), found.mod)


def length_of(found: Found) -> str:
    if not found.has("number"):
        return _format_length(None if _is_plural(found) else 1, found.value("unit"))
    return _format_length(number_of(found), found.value("unit"))


def _is_plural(found: Found) -> bool:
    return bool(found.part("unit")) and found.part("unit")[0].letter == "V"


def _format_length(number: float | None, unit: str) -> str:
    if unit == "F":
        unit, number = "W", None if number is None else number * 2
    clock, code = ("T", unit[1]) if unit in CLOCK_UNITS else ("", unit)
    if number is None:
        return f"P{clock}X{code}"
    whole, rest = divmod(number, 1)
    if rest == 0.5 and unit in _HALVES:
        smaller, count = _HALVES[unit]
        head = f"P{clock}{int(whole)}{code}" if whole else f"P{clock}"
        return f"{head}{count}{smaller}"
    return f"P{clock}{number:g}{code}"


def number_of(found: Found) -> float | None:
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


_HALVES = {"TH": ("M", 30), "TM": ("S", 30), "Y": ("M", 6)}
_AGE = re.compile("-?!")
_OPENING_QUOTES = frozenset('"“‘')
