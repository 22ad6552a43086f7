"""What is told of a report's text: its encoding, its language, that nothing was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline import lexicon
from dateline.report import READ, UNREAD, Block, Problem

__all__ = ["READ", "find_problems"]


def find_problems(
    report: str, notes: Iterable[str], tongue: str | None, parts: Sequence[Block]
) -> Iterator[Problem]:
    """Find what a person must know of how a report was read."""
    yield from (Problem(note, report=report) for note in notes)
    if tongue not in {READ, None}:
        name = lexicon.table("languages.tsv").get(tongue or "", tongue)
        yield Problem(f"{UNREAD}{name}; only English is read yet.", report=report)
    if tongue is None and any(part.kind == "body" for part in parts):
        yield Problem("The language of the report cannot be told.", report=report)
    if not any(part.kind == "body" for part in parts):
        yield Problem("The page holds no paragraph of a report.", report=report)
