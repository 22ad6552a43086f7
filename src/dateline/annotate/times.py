"""Time expressions of a report, with their TIMEX3 values (TimeML 1.2.1).

What counts: dates, periods, times of day, durations and sets, in sentences, datelines
and timestamps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dateline.annotate import timex_grammar, timex_tense
from dateline.annotate.timex_readers import Meaning
from dateline.annotate.timex_values import Clock
from dateline.annotate.timex_words import Word, classify, letters_of
from dateline.report import BlockKind, Report, Sentence, Time
from dateline.values import Interval

_DATED_BLOCKS: frozenset[BlockKind] = frozenset({"dateline", "timestamp"})


def find_times(report: Report, sentences: tuple[Sentence, ...]) -> Iterator[Time]:
    """Find the time expressions of sentences, datelines and timestamps, in text order."""
    today = date.fromisoformat(report.reference_date) if report.reference_date else None
    clock = Clock(today)
    is_narrative = _is_narrative(report.text, today)
    for start, end in _stretches(report, sentences):
        words = classify(report.text, start, end)
        for time in _in_stretch(report, words, clock, is_narrative):
            yield time
            if time.type in {"DATE", "TIME"} and Interval.from_timex(time.value):
                clock = Clock(today, time.value[:10])


def _stretches(report: Report, sentences: tuple[Sentence, ...]) -> list[tuple[int, int]]:
    dated = [(b.start, b.end) for b in report.blocks if b.kind in _DATED_BLOCKS]
    return sorted(dated + [(s.span.start, s.span.end) for s in sentences])


def _in_stretch(
    report: Report, words: list[Word], clock: Clock, is_narrative: bool
) -> Iterator[Time]:
    letters = letters_of(words)
    position = 0

    def clock_for(index: int) -> Clock:
        return Clock(clock.today, clock.anchor, timex_tense.tense_at(words, index), is_narrative)

    while hit := timex_grammar.next_time(words, letters, position, clock_for):
        found, meaning = hit
        span = report.span(words[found.first].start, words[found.end - 1].end)
        yield Time(span, meaning.type, meaning.value, meaning.mod)
        if meaning.type in {"DATE", "TIME"} and Interval.from_timex(meaning.value):
            clock = Clock(clock.today, meaning.value[:10])
        position = found.end


_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b(?!,\d)")
# A text is a narrative when at least this many of its years are this far from its date.
_FAR_YEARS = 3
_FAR_SHARE = 0.6
_FAR_COUNT = 8


def _is_narrative(text: str, today: date | None) -> bool:
    years = [int(match.group()) for match in _YEAR.finditer(text)]
    if today is None:
        return True
    far = sum(abs(year - today.year) > _FAR_YEARS for year in years)
    return far >= _FAR_COUNT and far >= _FAR_SHARE * len(years)
