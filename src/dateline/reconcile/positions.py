"""Positions: the stances of all reports, each with the actor that holds it.

A stance of a chain that belongs to no actor of the record is left out, and one that was told
by the same words already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.record import Position
from dateline.report import Reading, Span


def find_positions(
    readings: tuple[Reading, ...], actor_of: Mapping[tuple[str, int], str]
) -> tuple[Position, ...]:
    """Return the positions in the order of the reports and their text."""
    return tuple(position for reading in readings for position in _positions(reading, actor_of))


def _positions(reading: Reading, actor_of: Mapping[tuple[str, int], str]) -> Iterator[Position]:
    told: set[tuple[str, str, Span]] = set()
    for stand in reading.stances:
        actor = actor_of.get((reading.report.id, stand.holder))
        if actor is None:
            continue
        key = (actor, stand.stance, stand.issue)
        if key not in told:
            told.add(key)
            yield Position(actor, " ".join(stand.issue.text.split()), stand.stance, stand.span)
