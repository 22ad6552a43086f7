"""What day "today" is between marks of quotation: the day on which it was said.

"I saw him yesterday," he said on Monday: yesterday is Sunday, whatever day the report is
of. What counts: a verb of saying in the paragraph that governs a day, outside the marks,
in a sentence that the quoted words reach into. What guards against false hits: the day
must depend on the verb itself ("said of the attack on Monday" does not tell it) and lie
behind the report's own; two different days tell nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dateline.annotate.quotes import reporting
from dateline.annotate.quotes.marks import Marked, find_marked
from dateline.annotate.times.timex_joints import Hit, Stretch
from dateline.report import Block, Token
from dateline.values import Interval

_SAYING_AND_SAID = 2  # times: that of the saying, and one that is told
_SAYING = frozenset(("say", "tell"))


@dataclass(frozen=True, slots=True)
class Said:
    """Words between marks of quotation, and the day on which they were said."""

    start: int
    end: int
    day: date


def today_at(place: int, said: tuple[Said, ...]) -> date | None:
    """Return the day of what was said at a place of the text; None outside of it."""
    index = bisect_right(said, place, key=lambda words: words.start) - 1
    return said[index].day if index >= 0 and place < said[index].end else None


def find_said(
    text: str, block: Block, found: list[tuple[Stretch, list[Hit]]], today: date | None
) -> tuple[Said, ...]:
    """Return the quoted words of a paragraph that were said on another day than the report's."""
    if sum(len(hits) for _, hits in found) < _SAYING_AND_SAID:
        return ()
    marked = find_marked(text, block.start, block.end)
    days: dict[Marked, set[date]] = {}
    for stretch, hits in found if marked else ():
        told = set(_days_of_saying(stretch, hits, marked))
        for quoted in _reaching(stretch, marked) if told else ():
            days.setdefault(quoted, set()).update(told)
    said = (Said(quoted.start, quoted.end, *its) for quoted, its in days.items() if len(its) == 1)
    return tuple(words for words in said if today is None or words.day < today)


def _reaching(stretch: Stretch, marked: tuple[Marked, ...]) -> Iterator[Marked]:
    """Find the quoted words that reach into a stretch, in order."""
    first = bisect_right(marked, stretch.start, key=lambda quoted: quoted.right)
    for quoted in islice(marked, first, None):
        if quoted.left >= stretch.end:
            return
        yield quoted


def _days_of_saying(
    stretch: Stretch, hits: list[Hit], marked: tuple[Marked, ...]
) -> Iterator[date]:
    starts = [token.start for token in stretch.tokens]
    for hit in hits:
        start, end = stretch.words[hit.first].start, stretch.words[hit.end - 1].end
        interval = Interval.from_timex(hit.meaning.value.partition("T")[0])
        if interval is None or interval.days > 1:
            continue
        index = bisect_right(marked, start, key=lambda quoted: quoted.start) - 1
        is_quoted = index >= 0 and start < marked[index].end
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        if not is_quoted and _is_of_saying(stretch.tokens, inside):
            yield interval.first


def _is_of_saying(tokens: tuple[Token, ...], inside: range) -> bool:
    """Say whether a verb of saying governs some words."""
    heads = (tokens[index].head for index in inside)
    return any(
        head is not None
        and head not in inside
        and reporting.says(tokens[head])
        and reporting.group_of(tokens[head]) in _SAYING
        for head in heads
    )
