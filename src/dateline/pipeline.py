"""The way of the data, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline import acquire, annotate, reconcile
from dateline.record import Record
from dateline.report import Problem, Reading, Source


def read(sources: Iterable[Source]) -> Iterator[Reading]:
    """Read reports one after another, each with all its layers."""
    for source in sources:
        yield annotate.annotate(acquire.read(source))


def combine(readings: Iterable[Reading], problems: Iterable[Problem] = ()) -> Record:
    """Return one record for several readings; `problems` are those met in finding them."""
    record = reconcile.reconcile(tuple(readings))
    return replace(record, problems=(*problems, *record.problems))


def brief(sources: Iterable[Source], problems: Iterable[Problem] = ()) -> Record:
    """Return one record for several reports of one event."""
    return combine(read(sources), problems)
