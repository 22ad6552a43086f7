"""How durations, sets and "two days ago" are read."""

from __future__ import annotations

import re

from dateline import lexicon
from dateline.annotate.times import timex_values as values
from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_found import CLOCK_UNITS, Found, Meaning
from dateline.annotate.times.timex_words import Word


def read_ago(found: Found, clock: Clock) -> Meaning | None:
    """Read "two days ago", "three weeks later", "a year earlier", "the day before"."""
    unit = found.value("unit")
    number = None if not found.has("number") and _is_plural(found) else number_of(found)
    step = 1 if found.has("on") else -1
    if unit in CLOCK_UNITS and number != 0:
        return _ago_in_hours(found, step)
    clock = clock.fine(unit)
    base = clock.now if found.has("ago") else clock.pointed or clock.now
    if found.match.re.groupindex.get("of_what") and _is_of_something(found, clock):
        return Meaning("DATE", values.told(None, unit, 0), moves=False)
    if number is None or base is None or number != int(number):
        vague = "PAST_REF" if step < 0 else values.told(None, unit, step)
        return Meaning("DATE", vague, found.mod)
    if unit == "Y" and step < 0 and number == 1 and clock.quarter:
        year = int(clock.quarter[:4]) - 1
        return Meaning("DATE", f"{year}{clock.quarter[4:]}", found.mod, moves=False)
    count = step * int(number)
    if unit == "DE" and found.has("ago"):  # a decade ago is ten years ago, not in the eighties
        unit, count = "Y", 10 * count
    value = values.shifted(base, unit, count)
    return Meaning("DATE", value, found.mod, moves=not found.has("ago") and unit != "Y")


def read_apart(found: Found, _clock: Clock) -> Meaning | None:
    """Read "two days before" and "the day after" where the day itself follows."""
    number, unit = number_of(found) if found.has("number") else 1, found.value("unit")
    if number is None or number != int(number) or unit not in {"D", "W"}:
        return None
    count = int(number) if found.has("on") else -int(number)
    if not found.has("number"):
        return Meaning("DATE", values.told(None, unit, 0), apart=(unit, count), moves=False)
    days = ("D", count * (7 if unit == "W" else 1))
    return Meaning("DURATION", length_of(found), found.mod, apart=days)


def _is_of_something(found: Found, clock: Clock) -> bool:
    """Say whether a day is counted from what a report may not date: "the day after the attack"."""
    return not clock.is_narrative and found.match["of_what"] is not None


def _ago_in_hours(found: Found, step: int) -> Meaning:
    if found.has("ago") and step < 0:
        return Meaning("DATE", "PAST_REF", found.mod)
    return Meaning("DURATION", length_of(found), found.mod)


def read_span_pointed(found: Found, _clock: Clock) -> Meaning | None:
    """Read "the past two weeks", "the next few days", "the first nine months"."""
    return Meaning("DURATION", length_of(found), found.mod)


def read_duration(found: Found, _clock: Clock) -> Meaning | None:
    """Read "two-hour-long", "nearly a year"; not ages ("25 years old", "a 6-month-old son")."""
    if (age := _AGE.match(found.match.string, found.end)) and (
        found.value("unit") == "Y" or _is_people(found.words, age.end())
    ):
        return None
    if found.first and found.words[found.first - 1].text in _OPENING_QUOTES:
        return None
    if found.has("quality") and not found.text("quality").isalpha():
        return None
    return Meaning("DURATION", length_of(found), found.mod)


def _is_people(words: list[Word], index: int) -> bool:
    return index < len(words) and words[index].text.lower() in lexicon.table("people.tsv")


def read_quarters(found: Found, _clock: Clock) -> Meaning | None:
    """Read "the past two quarters"."""
    number = number_of(found)
    return Meaning("DURATION", format_length(None if number is None else number * 3, "M"))


def read_set_of_units(found: Found, _clock: Clock) -> Meaning | None:
    """Read "every two weeks", "per year"."""
    return Meaning("SET", length_of(found))


def read_set_word(found: Found, _clock: Clock) -> Meaning | None:
    """Read "daily", "annually"; not "The Daily Telegraph"."""
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
    """Read "year-long", "daylong"."""
    return Meaning("DURATION", format_length(1, found.value("unit")), found.mod)


def length_of(found: Found) -> str:
    """Return the TIMEX3 duration of a number and a unit: "P8Y", "PT2H", "PXM"."""
    if not found.has("number"):
        return format_length(None if _is_plural(found) else 1, found.value("unit"))
    return format_length(number_of(found), found.value("unit"))


def _is_plural(found: Found) -> bool:
    return bool(found.part("unit")) and found.part("unit")[0].letter == "V"


def format_length(number: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of so many units; None for an unknown number."""
    if unit == "F":
        unit, number = "W", None if number is None else number * 2
    clock, code = ("T", unit[1]) if unit in CLOCK_UNITS else ("", unit)
    if number is None:
        return f"P{clock}X{code}"
    whole, rest = divmod(number, 1)
    if rest == _A_HALF and unit in _HALVES:
        smaller, count = _HALVES[unit]
        head = f"P{clock}{int(whole)}{code}" if whole else f"P{clock}"
        return f"{head}{count}{smaller}"
    return f"P{clock}{number if rest else int(number)}{code}"


def number_of(found: Found) -> float | None:
    """Return the number a part spells, 1 for "a", None for a vague one ("several")."""
    words = [word for word in found.part("number") if word.letter in "DNYcdxh"]
    if any(word.value == "X" for word in words):
        return None
    amounts = [float(word.value) for word in words]
    if "/" in {word.text for word in found.part("number")}:
        whole, upper, lower = amounts
        return whole + upper / lower
    if words and words[0].letter == "x" and len(words) > 1:  # "a few", "a hundred", "a half"
        words, amounts = words[1:], amounts[1:]
    return _summed(words, amounts)


def _summed(words: list[Word], amounts: list[float]) -> float:
    """Add up "two hundred and fifty thousand"; 1 for no words."""
    total, current = 0.0, 0.0
    for word, amount in zip(words, amounts, strict=True):
        if word.letter == "x":  # "two and a half"
            continue
        current = (current or 1) * amount if word.letter == "c" else current + amount
        if word.letter == "c" and amount >= _THOUSAND:
            total, current = total + current, 0.0
    return total + current or 1.0


_A_HALF = 0.5
_THOUSAND = 1000
_HALVES = {"TH": ("M", 30), "TM": ("S", 30), "Y": ("M", 6)}
_AGE = re.compile("-?!")
_OPENING_QUOTES = frozenset('"“‘')
