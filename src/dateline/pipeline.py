"""The way of the data, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline import acquire, annotate, reconcile
from dateline.ahead import ahead
from dateline.record import Record
from dateline.report import Problem, Reading, Report, Sentence, Source

GRAMMAR = "model"


def brief(sources: Iterable[Source], problems: Iterable[Problem] = ()) -> Record:
    """Return one record for several reports of one event; `problems` were met in finding them."""
    return combine(tuple(read_event(tuple(sources))), problems)


def read(sources: Iterable[Source], grammar: str = GRAMMAR) -> Iterator[Reading]:
    """Read reports one by one, each for itself, with all its layers.

    `grammar` names what reads the grammar of sentences: "model" or "spacy:PIPELINE".
    """
    return _with_layers(map(acquire.read, sources), annotate.reader(grammar))


def read_event(sources: Sequence[Source], grammar: str = GRAMMAR) -> Iterator[Reading]:
    """Read reports of one event; one that tells no day is read by the day of the others."""
    reader = annotate.reader(grammar)  # loads while the reports are opened
    reports = acquire.settle_days([acquire.read(source) for source in sources])
    return _with_layers(reports, reader)


def combine(readings: tuple[Reading, ...], problems: Iterable[Problem] = ()) -> Record:
    """Return one record for the readings of one event."""
    record = reconcile.reconcile(readings)
    return replace(record, problems=(*problems, *record.problems))


def _with_layers(reports: Iterable[Report], reader: annotate.Reader) -> Iterator[Reading]:
    """Yield the readings in order; the grammar of the next reports is read meanwhile."""

    def read_sentences(report: Report) -> tuple[Report, tuple[Sentence, ...]]:
        return report, annotate.sentences_of(report, reader)

    return (annotate.add_layers(*read) for read in ahead(read_sentences, reports))
