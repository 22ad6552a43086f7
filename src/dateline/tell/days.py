"""What came when, and what is still to come.

A timeline that is too long keeps its weightiest entries, not its oldest: what most
voices tell, and what the reports tell first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.record import Finding, TimelineEntry
from dateline.tell.accounts import ranked
from dateline.tell.brief import Index, Limit, Line, Run, Section, first, flat
from dateline.tell.dates import spoken

AHEAD = frozenset({"expected", "proposed"})


@dataclass(frozen=True, slots=True)
class _Dated:
    when: str
    finding: Finding


def timeline(opened: Index, limit: Limit) -> Section:
    """Tell what has happened, in the order of time."""
    entries = [entry for entry in opened.record.timeline if entry.status not in AHEAD]
    return _section("Timeline", entries, opened, limit)


def ahead(opened: Index, limit: Limit) -> Section:
    """Tell what is expected or proposed, in the order of time."""
    entries = [entry for entry in opened.record.timeline if entry.status in AHEAD]
    return _section("Still to come", entries, opened, limit)


def _section(
    heading: str, entries: Iterable[TimelineEntry], opened: Index, limit: Limit
) -> Section:
    dated = [
        _Dated(entry.when, opened.findings[id_])
        for entry in entries
        for id_ in entry.findings
        if id_ in opened.findings
    ]
    weighty = ranked([item.finding for item in dated], opened)
    kept, rest = first([finding.id for finding in weighty], limit.lines)
    return Section(heading, tuple(_lines(dated, kept, opened)), rest=rest)


def _lines(dated: Iterable[_Dated], kept: Sequence[str], opened: Index) -> Iterable[Line]:
    weight = {id_: place for place, id_ in enumerate(kept)}
    for item in dated:
        if item.finding.id in weight:
            words = Run(flat(item.finding.text.text), "words")
            marks = opened.finding_marks((item.finding.id,))
            yield Line((words,), marks, label=spoken(item.when))
