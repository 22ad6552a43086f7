"""Stretches of text and the times found in them, a time of day joined to its day.

"Wednesday afternoon", "10 a.m. EST, Nov. 7" and "the night of May 3" are one expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.times import timex_values as values
from dateline.annotate.times.timex_found import Meaning
from dateline.annotate.times.timex_words import Word, letters_of
from dateline.report import Token
from dateline.values import Interval


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or the line of a dateline or time stamp, as classed words."""

    start: int
    end: int
    block: int
    words: list[Word]
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A time expression in a stretch: from word `first` up to word `end`."""

    first: int
    end: int
    meaning: Meaning


# A part of a day and its day: "Wednesday afternoon", "10 a.m. EST, Nov. 7", "the night of May 3"
_GAP_TO_DAY = re.compile(r",?@?|o|,")
_GAP_TO_PART = re.compile(r",?@?")


def joined(words: list[Word], hits: list[Hit]) -> Iterator[Hit]:
    """Join a time of day with the day that stands beside it."""
    letters = letters_of(words)
    previous: Hit | None = None
    for hit in hits:
        union = _join(letters, previous, hit) if previous else None
        if previous and union is None:
            yield _alone(previous)
        previous = union or hit
    if previous:
        yield _alone(previous)


def _alone(hit: Hit) -> Hit:
    """Return a hit that joined none; "two weeks before" without a day is a length."""
    is_length = hit.meaning.apart is not None and hit.meaning.type == "DURATION"
    return Hit(hit.first, hit.end - 1, hit.meaning) if is_length else hit


def _join(letters: str, one: Hit, other: Hit) -> Hit | None:
    gap = letters[one.end : other.first]
    if one.meaning.apart:
        return _shifted(one, other) if _is_day(other) and gap in {"", "t"} else None
    if one.meaning.type == "TIME" and _is_day(other) and _GAP_TO_DAY.fullmatch(gap):
        part, day = one, other
    elif _is_day(one) and other.meaning.type == "TIME" and _GAP_TO_PART.fullmatch(gap):
        part, day = other, one
    else:
        return None
    value = f"{day.meaning.value}T{part.meaning.value.partition('T')[2]}"
    mod = part.meaning.mod or day.meaning.mod
    return Hit(one.first, other.end, Meaning("TIME", value, mod))


def _shifted(one: Hit, other: Hit) -> Hit | None:
    """Return "the day before last Tuesday" as one time."""
    interval = Interval.from_timex(other.meaning.value)
    unit, count = one.meaning.apart or ("D", 0)
    value = values.shifted(interval.first, unit, count) if interval else "XXXX-XX-XX"
    return Hit(one.first, other.end, Meaning("DATE", value, one.meaning.mod))


def _is_day(hit: Hit) -> bool:
    return hit.meaning.type == "DATE" and re.fullmatch(_DAY, hit.meaning.value) is not None


_DAY = r"\d{4}-\d\d-\d\d|XXXX-(?:\d\d-\d\d|WXX-\d)"


def end_of(words: list[Word], hit: Hit) -> int:
    """Return where a hit ends; a full stop behind a whole month name is the sentence's."""
    last = words[hit.end - 1]
    return words[hit.end - 2].end if last.text == "." else last.end
