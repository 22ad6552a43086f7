"""The day of reports whose page does not tell it, by the other reports of the event.

Reports of one event are days apart, not years. A date without a year ("April 25") that
stands in a report's dateline, captions or first paragraphs is given the year that brings
it next to the day of another report. A report without any date is taken to be of the day
most of the others are of, when all of them lie within a week. Both are conclusions: the
report says so in its problems, and where the others are silent or far apart, nothing is
concluded.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.acquire.prose import datelines
from dateline.acquire.prose.dates import Day, find_days
from dateline.acquire.prose.masthead import UNDATED
from dateline.report import Problem, Report

# Days between two reports of one event that are written about the same news, as a rule.
_MAX_APART = 7
_LEAD_PARAGRAPHS = 3


def settle_days(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports, each with a day of reference if the others let it be concluded."""
    known = sorted(dt.date.fromisoformat(r.reference_date) for r in reports if r.reference_date)
    return tuple(_dated(_with_dateline(report, known), known) for report in reports)


def _with_dateline(report: Report, known: Sequence[dt.date]) -> Report:
    """Return a report whose dateline has its year."""
    if report.dateline is None or report.dateline.date is not None:
        return report
    for number in range(len(report.blocks)):
        head = datelines.head_of_block(report.text, report.blocks, number)
        day = _nearest(head.day, known) if head and head.day else None
        if day:
            return replace(report, dateline=replace(report.dateline, date=day.isoformat()))
    return report


def _dated(report: Report, known: Sequence[dt.date]) -> Report:
    if report.reference_date is not None or not known:
        return report
    stated = [day for found in _partial_days(report) if (day := _nearest(found, known))]
    if report.dateline and report.dateline.date:
        return _concluded(report, report.dateline.date, "its dateline")
    if stated:
        return _concluded(report, max(stated).isoformat(), "a date without a year on it")
    if (known[-1] - known[0]).days > _MAX_APART:
        return report
    counts = Counter(known)  # in order of days, so that the earliest of equals comes first
    return _concluded(report, counts.most_common(1)[0][0].isoformat(), "the other reports alone")


def _partial_days(report: Report) -> Iterable[Day]:
    """Find the dates without a year in a report's captions and first paragraphs."""
    captions = [b for b in report.blocks if b.kind in {"caption", "timestamp"}]
    leads = [b for b in report.blocks if b.kind == "body"][:_LEAD_PARAGRAPHS]
    for block in (*captions, *leads):
        yield from (d for d in find_days(report.text, block.start, block.end) if not d.year)


def _nearest(day: Day, known: Sequence[dt.date]) -> dt.date | None:
    """Return a date in the year in which another report is of the same days; None if in none."""
    for year in sorted({other.year for other in known}):
        full = day.date_in(year)
        if full and any(abs((full - other).days) <= _MAX_APART for other in known):
            return full
    return None


def _concluded(report: Report, day: str, ground: str) -> Report:
    message = f"The page does not tell the day of the report; {day} is taken, by {ground}."
    others = (problem for problem in report.problems if problem.message != UNDATED)
    problems = (*others, Problem(message, report=report.id))
    return replace(report, reference_date=day, problems=problems)
