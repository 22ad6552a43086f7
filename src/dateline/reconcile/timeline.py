"""The timeline: what stands at each time, past or expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.record import Finding, TimelineEntry
from dateline.report import Reading, Status
from dateline.spans import Shelf
from dateline.values import Interval


def find_timeline(
    findings: Sequence[Finding], readings: Iterable[Reading]
) -> tuple[TimelineEntry, ...]:
    """Return the dated findings in the order of their times, past before expected.

    A finding stands at every calendar time that its words name, and at its own.
    """
    times = {
        reading.report.id: Shelf((time.span, time.value) for time in reading.times)
        for reading in readings
    }
    entries: dict[tuple[str, Status], list[str]] = defaultdict(list)
    for finding in findings:
        inside = times[finding.text.report].inside(finding.text)
        for value in dict.fromkeys((finding.when, *(value for _, value in inside))):
            if value and Interval.from_timex(value):
                entries[value, finding.status].append(finding.id)
    return tuple(
        TimelineEntry(when, status, tuple(ids))
        for (when, status), ids in sorted(entries.items(), key=lambda item: _order(*item[0]))
    )


def _order(when: str, status: Status) -> tuple[str, str, str, str]:
    interval = Interval.from_timex(when)
    if interval is None:
        return "9999", "", when, status
    return interval.first.isoformat(), interval.last.isoformat(), when, status
