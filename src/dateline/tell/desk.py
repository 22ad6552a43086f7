"""Where the reports of a long run are read: one that cannot be read does not stop the others.

Reports are read in a process of their own (`worker`). One that cannot be, by a fault of
the program or for want of time, is tried once more without its layers, and else has its
name alone: its line stands in the output either way, with the `Problem` in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Self

from dateline import acquire, annotate, pipeline
from dateline.acquire.archives.bulk import Wanted
from dateline.report import Problem, Reading, Report, Source
from dateline.tell.worker import Failed, Worker

# Seconds for one report. The network reads one of 1,000 words in half a second and one of
# 100,000 in less than a minute; what takes longer is no report, or has met a fault.
SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read, and how."""

    files: tuple[str, ...]
    wanted: Wanted = field(default_factory=Wanted)
    layers: bool = True  # False: the page alone, without names, times, quotations, claims
    grammar: str = pipeline.GRAMMAR
    seconds: float = SECONDS  # for one report


# Makes, in the process that reads, what reads a source fetched at some time; None: not wanted.
Task = tuple[Source, str | None]
Make = Callable[[Order], Callable[[Task], Reading | None]]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a source: a reading where it is wanted, and why it is not whole."""

    reading: Reading | None
    problem: Problem | None = None


def reading(order: Order) -> Callable[[Task], Reading | None]:
    """Return what reads a source as an order has it; None where the report is not wanted."""
    reader = annotate.reader(order.grammar) if order.layers else None

    def read(task: Task) -> Reading | None:
        source, fetched = task
        report = acquire.read(source)
        if not order.wanted.report(report, fetched):
            return None
        return annotate.annotate(report, reader) if reader else Reading(report)

    return read


class Desk:
    """Where reports are read: with all that is wanted, and else the page alone."""

    def __init__(self, order: Order, make: Make = reading) -> None:
        """Prepare; a process is started when there is something to read."""
        bare = replace(order, layers=False)
        self._order = order
        self._whole = Worker(partial(make, order), order.seconds)
        self._bare = Worker(partial(make, bare), order.seconds)

    def __enter__(self) -> Self:
        """Be closed at the end of a block."""
        return self

    def __exit__(self, *error: object) -> None:
        """End what was started."""
        self._whole.close()
        self._bare.close()

    def read(self, source: Source, fetched: str | None) -> Read:
        """Return the reading of a source, when it is wanted, and what went wrong."""
        done = self._whole.do((source, fetched))
        if not isinstance(done, Failed):
            return Read(done)
        left = self._bare.do((source, fetched)) if self._order.layers else done
        what = "has no more than its name" if isinstance(left, Failed) else "has no layers"
        problem = Problem(f"{source.path} {what}: {done.reason}.", report=source.id)
        if left is None:
            return Read(None, problem)
        report = _nameless(source) if isinstance(left, Failed) else left.report
        told = replace(report, problems=(*report.problems, problem))
        return Read(Reading(told), problem)


def _nameless(source: Source) -> Report:
    """Return what stands for a report that cannot be read."""
    digest = hashlib.sha256(source.content).hexdigest()
    return Report(source.id, source.path, digest, "", (), url=source.url)
