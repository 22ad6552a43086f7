"""When a report was published, and what day "today" is in it.

The time of publication is what a time stamp near the head of the page states, one that
says "published" before one that says nothing, and that before "updated". The day of
reference is the day of publication, else the day in the dateline. A page that has
neither may tell by its pictures: the latest full date on it is taken when a caption or
the first paragraphs state it, and it either falls on a weekday that the text names or
is stated twice. That is a conclusion, and it is told; else the day stays unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.acquire.prose.dates import Day, find_clocks, find_days
from dateline.report import Block

# Paragraphs at the head of a report whose dates are of the day itself, as a rule.
_LEAD_PARAGRAPHS = 3
_RECURS = 2
# A stamp this many characters below the headline is as good as one right above it.
_ABOVE = 1000

_FIRST = re.compile(r"(?i)\b(?:published|posted|issued|released|created|publication|first)\b")
_LATER = re.compile(r"(?i)\b(?:updated?|modified|edited|reviewed|revised)\b")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Stamp:
    rank: int
    place: int
    value: str


def published_at(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the stated time of publication as ISO 8601; None when none is stated."""
    head = next((b.start for b in blocks if b.kind == "title"), 0)
    found = [
        stamp
        for block in blocks
        if block.kind in {"timestamp", "byline"}
        for stamp in _stamps(text[block.start : block.end], _distance(block.start - head))
    ]
    return min(found, key=lambda stamp: (stamp.rank, stamp.place)).value if found else None


def _distance(gap: int) -> int:
    """Return how far a stamp stands from the headline; one above it may be another report's."""
    return gap if gap >= 0 else _ABOVE - gap


def _stamps(line: str, place: int) -> Iterable[_Stamp]:
    """Find the dates of one line: each goes with the label before it and the time behind it."""
    days = [day for day in find_days(line) if day.year]
    clocks = list(find_clocks(line))
    for number, day in enumerate(days):
        before = line[days[number - 1].end if number else 0 : day.start]
        after = days[number + 1].start if number + 1 < len(days) else len(line)
        clock = next((c for c in clocks if day.end <= c.start < after), None)
        if clock is None and number == 0:
            clock = next((c for c in clocks if c.start < day.start), None)
        rank = 0 if _FIRST.search(before) else 2 if _LATER.search(before) else 1
        value = day.iso() or ""
        yield _Stamp(rank, place, f"{value}T{clock.time}{clock.zone}" if clock else value)


def complete(day: Day, text: str, blocks: Sequence[Block], published: str | None) -> str | None:
    """Return the ISO day of a date, its year found on the page where it has none.

    The year is that of publication, or that of the latest full date on the page when
    it brings the two within half a year of each other.
    """
    if day.year or not (published or _full_days(text, blocks)):
        return day.iso()
    anchor = dt.date.fromisoformat(published[:10] if published else max(_full_days(text, blocks)))
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = (found for year in years if (found := day.date_in(year)))
    nearest = min(days, key=lambda found: abs(found - anchor), default=None)
    return nearest.isoformat() if nearest else None


def inferred_day(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the day a report seems to be of, by captions and first paragraphs alone."""
    days = _full_days(text, blocks)
    if not days:
        return None
    latest = max(days)
    bodies = [b for b in blocks if b.kind == "body"]
    near = [b for b in blocks if b.kind == "caption"] + bodies[:_LEAD_PARAGRAPHS]
    stated = {day.iso() for b in near for day in find_days(text, b.start, b.end) if day.year}
    if latest not in stated:
        return None
    weekday = _WEEKDAYS[dt.date.fromisoformat(latest).weekday()]
    named = any(re.search(rf"\b{weekday}\b", text[b.start : b.end]) for b in bodies)
    return latest if named or days.count(latest) >= _RECURS else None


def _full_days(text: str, blocks: Sequence[Block]) -> list[str]:
    prose = [b for b in blocks if b.kind in {"caption", "body", "subhead"}]
    return [
        iso
        for block in prose
        for day in find_days(text, block.start, block.end)
        if day.year and (iso := day.iso())
    ]
