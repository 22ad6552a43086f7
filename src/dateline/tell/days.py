"""What came when, and what is still to come.

A timeline that is too long keeps its weightiest entries, not its oldest: what most
voices tell, and what the reports tell first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.record import Finding, TimelineEntry
from dateline.tell.accounts import fresh, joined, ranked, sentence
from dateline.tell.brief import Index, Limit, Section, first
from dateline.tell.dates import spoken
from dateline.values import Interval

AHEAD = frozenset({"expected", "proposed"})


@dataclass(frozen=True, slots=True)
class _Dated:
    when: str
    findings: tuple[Finding, ...]


def timeline(opened: Index, limit: Limit) -> Section:
    """Tell what has happened, in the order of time."""
    entries = [entry for entry in opened.record.timeline if entry.status not in AHEAD]
    return _section("Timeline", entries, opened, limit)


def ahead(opened: Index, limit: Limit) -> Section:
    """Tell what is expected or proposed, in the order of time.

    An expectation may name days gone by ("the first since 2011"): they are not to come.
    """
    today = _today(opened)
    entries = [
        entry
        for entry in opened.record.timeline
        if entry.status in AHEAD and _is_to_come(entry, today)
    ]
    return _section("Still to come", entries, opened, limit)


def _today(opened: Index) -> Interval | None:
    """Return the day of the earliest report; else that of the event, or of its latest news."""
    days = [report.reference_date for report in opened.record.reports if report.reference_date]
    past = [entry.when for entry in opened.record.timeline if entry.status not in AHEAD]
    return Interval.from_timex(min(days, default=opened.record.when or next(reversed(past), None)))


def _is_to_come(entry: TimelineEntry, today: Interval | None) -> bool:
    when = Interval.from_timex(entry.when)
    return today is not None and when is not None and when.last >= today.first


def _section(
    heading: str, entries: Sequence[TimelineEntry], opened: Index, limit: Limit
) -> Section:
    together = list(_sentences(_dated(entries, opened), opened))
    weighty = fresh(ranked([item.findings[0] for item in together], opened))
    kept, rest = first([finding.id for finding in weighty], limit.lines)
    keep = frozenset(kept)
    lines = tuple(
        sentence(item.findings, spoken(item.when), opened)
        for item in together
        if item.findings[0].id in keep
    )
    return Section(heading, lines, rest=rest)


def _sentences(dated: Iterable[_Dated], opened: Index) -> Iterator[_Dated]:
    """Join what one report tells of one time in one sentence."""
    for when, items in groupby(dated, key=lambda item: item.when):
        findings = [finding for item in items for finding in item.findings]
        together = joined(findings, opened)
        for finding in findings:
            if finding.id in together:
                yield _Dated(when, tuple(together[finding.id]))


def _dated(entries: Sequence[TimelineEntry], opened: Index) -> Iterator[_Dated]:
    """Find each finding once, at its own time; a time that its words only name is no date."""
    for entry in entries:
        for id_ in entry.findings:
            finding = opened.findings.get(id_)
            if finding and entry.when == finding.when:
                yield _Dated(entry.when, (finding,))
