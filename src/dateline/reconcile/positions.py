"""Positions: who wants, offers, refuses, supports, opposes or denies what.

What counts: an actor of the report directly before a verb of wanting, offering and
the like (data/position_cues.tsv); the issue is what follows in the same claim. What
guards against a wrong actor: nothing but auxiliaries and adverbs may stand between
the actor and the verb. Limits: a subject further away is not followed; that needs a
parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dateline import lexicon
from dateline.record import Position, Stance
from dateline.report import Reading, Span
from dateline.spans import Shelf

SHORTEST_ISSUE = 8  # characters; less names no issue
_BETWEEN = (
    r"[\s,]*(?:(?:has|have|had|is|are|was|were|also|again|now|still|long|recently|already|"
    r"repeatedly|meanwhile|reportedly|publicly|strongly|\w+ly)[\s,]+)*"
)


def find_positions(
    readings: tuple[Reading, ...], actor_of: Mapping[tuple[str, int], str]
) -> tuple[Position, ...]:
    """Return the positions in the order of the reports and their text."""
    return tuple(position for reading in readings for position in _positions(reading, actor_of))


def _positions(reading: Reading, actor_of: Mapping[tuple[str, int], str]) -> Iterator[Position]:
    report = reading.report
    mentions = Shelf(
        (mention.span, actor_of[report.id, index])
        for index, chain in enumerate(reading.chains)
        if (report.id, index) in actor_of
        for mention in chain.mentions
    )
    for statement in reading.statements:
        for place, actor in mentions.inside(statement.span):
            behind = report.text[place.end : statement.span.end]
            if held := _held(behind):
                stance, start = held
                issue = behind[start:].strip(' ,.;:”"')
                if len(issue) >= SHORTEST_ISSUE:
                    span = report.span(place.start, statement.span.end)
                    yield Position(actor, " ".join(issue.split()), stance, _trimmed(span))


def _held(behind: str) -> tuple[Stance, int] | None:
    """Return the stance that opens the words behind an actor, and where its issue begins."""
    for pattern, stance in _cues():
        if match := pattern.match(behind):
            return stance, match.end()
    return None


def _trimmed(span: Span) -> Span:
    text = span.text.rstrip(" \n,;:")
    return Span(span.report, span.start, span.start + len(text), text)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    known: dict[str, Stance] = {
        "wants": "wants",
        "offers": "offers",
        "refuses": "refuses",
        "supports": "supports",
        "opposes": "opposes",
        "denies": "denies",
    }
    return tuple(
        (re.compile(rf"{_BETWEEN}(?:{row[0]})(?!\w)", re.IGNORECASE), known[row[1]])
        for row in lexicon.rows("position_cues.tsv")
    )
