"""Tolls: how many dead, injured and missing each report opens with, set side by side.

What counts: quantities of people killed, hurt or missing in the title and the first
sentences of a report, the first of each class. They are compared over the reports even
where their sentences say little else alike, for a toll is what readers compare first.
What guards against other events' tolls: a clause with a time further than NEWS days from
the report's own day is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.reconcile.facets import Told, casualty
from dateline.record import Claim
from dateline.report import Reading, Span
from dateline.values import Interval

LEAD = 5  # sentences of the body; further down other disasters are recalled
NEWS = 7  # days before a report's day that its own event can lie back
CLASSES = ("dead", "injured", "missing")


def find_tolls(
    readings: Sequence[Reading], claims: Sequence[Claim]
) -> Iterator[tuple[str, list[Told]]]:
    """Find what each report opens with, for each class that two reports count."""
    leads = {reading.report.id: _lead(reading) for reading in readings}
    days = {r.report.id: r.report.reference_date for r in readings}
    opening = [
        claim
        for claim in claims
        if any(span.contains(claim.span) for span in leads[claim.span.report])
        and _is_news(claim.when, days[claim.span.report])
    ]
    for kind in CLASSES:
        first: dict[str, Told] = {}
        for claim in opening:
            for quantity in claim.quantities:
                if casualty(claim, quantity) == kind:
                    told = Told(claim, quantity.value, quantity.span.text, quantity.mod)
                    first.setdefault(claim.span.report, told)
        if len(first) > 1:
            yield kind, list(first.values())


def _lead(reading: Reading) -> list[Span]:
    blocks = reading.report.blocks
    titles = [s.span for s in reading.sentences if blocks[s.block].kind == "title"]
    body = [s.span for s in reading.sentences if blocks[s.block].kind == "body"]
    return [*titles, *body[:LEAD]]


def _is_news(when: str | None, day: str | None) -> bool:
    """Say whether a clause speaks of what is new on a report's day."""
    interval = Interval.from_timex(when)
    if interval is None or day is None:
        return True
    today = date.fromisoformat(day)
    return interval.last >= today - timedelta(days=NEWS) and interval.first <= today
