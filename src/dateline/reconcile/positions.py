"""Positions: the stances of all reports, each with the actor that holds it.

A stance of a chain that belongs to no actor of the record is left out, and one that was told
by the same words already, or stands within another of the same actor.
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
    reach: dict[str, Span] = {}
    for stand in sorted(reading.stances, key=lambda one: (one.span.start, -one.span.end)):
        actor = actor_of.get((reading.report.id, stand.holder))
        if actor is None or (actor in reach and reach[actor].contains(stand.span)):
            continue
        reach[actor] = stand.span
        yield Position(actor, " ".join(stand.issue.text.split()), stand.stance, stand.span)
