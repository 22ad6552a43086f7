"""Time expressions of a report, with their TIMEX3 values (TimeML 1.2.1).

What counts: dates ("April 25"), periods ("late February", "last week"), times of day
("Wednesday afternoon"), durations ("eight years", "decades-old") and sets ("every
Tuesday"), and words that point to a time ("now", "recently"), in sentences, datelines and
timestamps. Ages are not counted, nor "soon", "former", "current".

How: `timex_words` makes each word a class letter, `timex_grammar` matches patterns over
the letters, the readers (`timex_days`, `timex_periods`, `timex_lengths`, `timex_hours`)
give values against a clock: the report's own day, the last date the text named, and the
tense of the clause (`timex_tense`). A history resolves "in June" against its last date,
a report against its own day.

What guards against false hits: months that are verbs or names need a cue ("May", "April
Smith"), numbers of four figures must not count anything ("2000 people"), names made of
times are left out ("Bloody Sunday", "The Sunday Times", "Operation Dawn", "Christmas
Island"), data/time_neighbours.tsv. Without a reference day a value says only what is
true of any day ("XXXX-WXX-4", "PAST_REF").

Measured (evaluation/times.py, open parts of the corpora; F1 of spans by overlap, and of
values): TimeBank .94 and .82, AQUAINT .94 and .76, WikiWars .94 and .82, MEANTIME .92 and
.80. Many of the wrong values are the corpora's own ("1949-XX", "1989-WXX").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.annotate.times import timex_grammar, timex_tense
from dateline.annotate.times.timex_found import Meaning
from dateline.annotate.times.timex_values import Clock
from dateline.annotate.times.timex_words import Word, classify, letters_of
from dateline.report import BlockKind, Report, Sentence, Time
from dateline.values import Interval

_DATED_BLOCKS: frozenset[BlockKind] = frozenset({"dateline", "timestamp"})

# A text is a narrative if it states at least this many years other than its own, and
# this many for each weekday or "yesterday". Set on TimeBank, AQUAINT and WikiWars.
_STORY_YEARS = 6
_YEARS_A_WEEKDAY = 10
# A bare year further off is an aside ("files opened in 2005"): the story stays where it was.
_STORY_LEAP = 15


@dataclass(frozen=True, slots=True)
class Hit:
    """A time expression in a stretch: from word `first` up to word `end`."""

    first: int
    end: int
    meaning: Meaning


def find_times(report: Report, sentences: tuple[Sentence, ...]) -> Iterator[Time]:
    """Find the time expressions of sentences, datelines and timestamps, in text order."""
    today = date.fromisoformat(report.reference_date) if report.reference_date else None
    clock = Clock(today, is_narrative=_is_narrative(report.text, today))
    for start, end in _stretches(report, sentences):
        words = classify(report.text, start, end)
        hits, clock = _read_stretch(words, clock)
        for hit in _joined(words, hits):
            span = report.span(words[hit.first].start, _end(words, hit))
            yield Time(span, hit.meaning.type, hit.meaning.value, hit.meaning.mod)


def _stretches(report: Report, sentences: tuple[Sentence, ...]) -> list[tuple[int, int]]:
    dated = [(b.start, b.end) for b in report.blocks if b.kind in _DATED_BLOCKS]
    return sorted(dated + [(s.span.start, s.span.end) for s in sentences])


def _read_stretch(words: list[Word], clock: Clock) -> tuple[list[Hit], Clock]:
    """Find the times of a stretch, and where they leave the clock."""
    letters = letters_of(words)
    hits: list[Hit] = []
    position = 0

    def clock_for(index: int) -> Clock:
        return replace(clock, tense=timex_tense.tense_at(words, index))

    while hit := timex_grammar.next_time(words, letters, position, clock_for):
        found, meaning = hit
        hits.append(Hit(found.first, found.end, meaning))
        clock = _moved(clock, meaning)
        position = found.end
    return hits, clock


def _moved(clock: Clock, meaning: Meaning) -> Clock:
    """Return the clock after the story has named a time."""
    day = meaning.value.partition("T")[0].partition("/")[0]
    if not meaning.moves or meaning.type not in {"DATE", "TIME"} or not Interval.from_timex(day):
        return clock
    if clock.is_narrative and _is_far_year(clock, day):
        return clock
    quarter = meaning.value if "-Q" in meaning.value else clock.quarter
    return replace(clock, anchor=day, quarter=quarter)


def _is_far_year(clock: Clock, value: str) -> bool:
    """Say whether a bare year lies too far away for the story to have gone there."""
    here = clock.anchored
    return here is not None and value.isdecimal() and abs(int(value[:4]) - here.year) > _STORY_LEAP


# A part of a day and its day: "Wednesday afternoon", "10 a.m. EST, Nov. 7", "the night of May 3"
_GAP_TO_DAY = re.compile(r",?@?|o|,")
_GAP_TO_PART = re.compile(r",?@?")


def _joined(words: list[Word], hits: list[Hit]) -> Iterator[Hit]:
    """Join a time of day with the day that stands beside it."""
    letters = letters_of(words)
    previous: Hit | None = None
    for hit in hits:
        union = _join(letters, previous, hit) if previous else None
        if previous and union is None:
            yield previous
        previous = union or hit
    if previous:
        yield previous


def _join(letters: str, one: Hit, other: Hit) -> Hit | None:
    gap = letters[one.end : other.first]
    if one.meaning.type == "TIME" and _is_day(other) and _GAP_TO_DAY.fullmatch(gap):
        part, day = one, other
    elif _is_day(one) and other.meaning.type == "TIME" and _GAP_TO_PART.fullmatch(gap):
        part, day = other, one
    else:
        return None
    value = f"{day.meaning.value}T{part.meaning.value.partition('T')[2]}"
    mod = part.meaning.mod or day.meaning.mod
    return Hit(one.first, other.end, Meaning("TIME", value, mod))


def _is_day(hit: Hit) -> bool:
    return hit.meaning.type == "DATE" and re.fullmatch(_DAY, hit.meaning.value) is not None


_DAY = r"\d{4}-\d\d-\d\d|XXXX-(?:\d\d-\d\d|WXX-\d)"


def _end(words: list[Word], hit: Hit) -> int:
    """Return where a hit ends; a full stop behind a whole month name is the sentence's."""
    last = words[hit.end - 1]
    return words[hit.end - 2].end if last.text == "." else last.end


_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b(?!,\d)")
_DEICTIC = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|yesterday|today|(?:last|this) (?:week|month|year))\b"
)


def _is_narrative(text: str, today: date | None) -> bool:
    """Say whether months and days without a year go on from the last date in the text."""
    years = [int(match.group()) for match in _YEAR.finditer(text)]
    others = sum(today is None or year != today.year for year in years)
    weekdays = sum(1 for _ in _DEICTIC.finditer(text))
    return others >= _STORY_YEARS and others >= _YEARS_A_WEEKDAY * weekdays
