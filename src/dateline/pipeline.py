"""The way of the data, whole."""

from __future__ import annotations

from collections.abc import Iterable

from dateline import acquire, annotate, reconcile
from dateline.record import Record
from dateline.report import Source


def brief(sources: Iterable[Source]) -> Record:
    """Return one record for several reports of one event."""
    reports = [acquire.read(source) for source in sources]
    readings = [annotate.annotate(report) for report in reports]
    return reconcile.reconcile(readings)
