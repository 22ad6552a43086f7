"""Looking things up by where they stand in a report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from dateline.report import Span

T = TypeVar("T")


class Shelf(Generic[T]):
    """Things of one report, to be asked for by place; each question costs O(log n + answer)."""

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        """Put things on the shelf by the spans they stand at."""
        self._things = sorted(things, key=lambda pair: (pair[0].start, pair[0].end))
        self._starts = [span.start for span, _ in self._things]
        self._reach = max((span.end - span.start for span, _ in self._things), default=0)

    def touching(self, place: Span) -> list[tuple[Span, T]]:
        """Return what shares a character with a place, in the order of the text."""
        first = bisect_left(self._starts, place.start - self._reach)
        last = bisect_left(self._starts, place.end)
        return [pair for pair in self._things[first:last] if pair[0].end > place.start]

    def inside(self, place: Span) -> list[tuple[Span, T]]:
        """Return what stands wholly inside a place, in the order of the text."""
        return [pair for pair in self.touching(place) if place.contains(pair[0])]
