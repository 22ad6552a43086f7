"""The way of the data, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline import acquire, annotate, reconcile
from dateline.record import Record
from dateline.report import Problem, Reading, Source

# The rules are the quickest; what the network adds, and costs, stands in docs/measures.md.
GRAMMAR = "model"


def brief(sources: Iterable[Source], problems: Iterable[Problem] = ()) -> Record:
    """Return one record for several reports of one event; `problems` were met in finding them."""
    return combine(tuple(read_event(tuple(sources))), problems)


def read(sources: Iterable[Source], grammar: str = GRAMMAR) -> Iterator[Reading]:
    """Read reports one by one, each for itself, with all its layers.

    `grammar` names what reads the grammar of sentences: "rules", "model", "spacy:PIPELINE".
    """
    reader = annotate.reader(grammar)
    return (annotate.annotate(acquire.read(source), reader) for source in sources)


def read_event(sources: Sequence[Source], grammar: str = GRAMMAR) -> Iterator[Reading]:
    """Read reports of one event; one that tells no day is read by the day of the others."""
    reader = annotate.reader(grammar)
    reports = acquire.settle_days([acquire.read(source) for source in sources])
    return (annotate.annotate(report, reader) for report in reports)


def combine(readings: tuple[Reading, ...], problems: Iterable[Problem] = ()) -> Record:
    """Return one record for the readings of one event."""
    record = reconcile.reconcile(readings)
    return replace(record, problems=(*problems, *record.problems))
