"""Many readings become one record: voices, actors, findings, differences, timeline."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.reconcile.assemble import assemble
from dateline.record import Record
from dateline.report import Problem, Reading


def reconcile(readings: Iterable[Reading], problems: Iterable[Problem] = ()) -> Record:
    """Return the record of the readings; `problems` are what was met before reading."""
    return assemble(tuple(readings), tuple(problems))
