"""Many reports read into one file, which can be stopped and gone on with.

The readings go into a draft beside the output, one a line, and behind each a line goes
into a journal: how far the inputs are read, and how long the draft is by then. When the
same command is given again after a stop, the draft is cut to that length and reading
goes on behind the last mark: nothing is read twice, and nothing is lost. At the end the
draft becomes the output, or is turned into Parquet, and the journal is removed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.acquire.archives import bulk
from dateline.acquire.archives.archive import Mark
from dateline.acquire.archives.bulk import Found
from dateline.errors import CannotWrite, OtherRun
from dateline.report import Problem, Reading
from dateline.tell.desk import Desk, Make, Order, reading


@dataclass(frozen=True, slots=True)
class Step:
    """How far a harvest is: which file, where in it, how many reports, how long the draft."""

    file: int = 0
    mark: Mark | None = None
    count: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Harvested:
    """A place in the inputs, and the reading or the problem that was there, if any."""

    step: Step
    reading: Reading | None = None
    problem: Problem | None = None
    is_broken: bool = False  # the problem is of one report that is not read whole


# Reports that are named at the end of a run as not read whole.
MAX_NAMED = 20

Told = Callable[[Problem], None]
Seen = Callable[[Step], None]


def harvest(order: Order, desk: Desk, start: Step | None = None) -> Iterator[Harvested]:
    """Read the files of an order behind a step, one report after the other."""
    start = start or Step()
    count = start.count
    for index, file in enumerate(order.files[start.file :], start.file):
        after = start.mark if index == start.file else None
        for item in bulk.found(file, order.wanted, after):
            count += item.source is not None
            yield read(item, desk, Step(index, item.mark, count))


def read(item: Found, desk: Desk, step: Step) -> Harvested:
    """Return the reading of what was found, when it is wanted, or the problem there was."""
    if item.source is None:
        return Harvested(step, problem=item.problem)
    done = desk.read(replace(item.source, id=f"r{step.count}"), item.fetched)
    return Harvested(step, done.reading, done.problem, is_broken=done.problem is not None)


def to_file(  # noqa: PLR0913  # what is read, where it goes, who is told
    order: Order,
    output: str,
    *,
    finish: Callable[[Path, Path], None] | None = None,
    told: Told,
    seen: Seen | None = None,
    make: Make = reading,
) -> int:
    """Write the readings of an order to a file; return how many there are.

    `finish` turns the draft of JSON Lines into what is wanted. Raises `OtherRun` when
    the journal of another order is in the way, and `CannotWrite`.
    """
    target = Path(output)
    draft, journal = Path(f"{output}.draft"), Path(f"{output}.journal")
    broken: list[Problem] = []
    try:
        step = _last_step(journal, draft, order)
        with (
            Desk(order, make) as desk,
            draft.open("ab") as lines,
            journal.open("ab") as marks,
        ):
            lines.truncate(step.length)
            for item in harvest(order, desk, step):
                step = _written(item, lines, marks, step.length)
                if item.problem:
                    told(item.problem)
                if item.is_broken and item.problem:
                    broken.append(item.problem)
                if seen:
                    seen(step)
        count = _lines_in(draft)
        if finish:
            finish(draft, target)
            draft.unlink()
        else:
            draft.replace(target)
        journal.unlink()
    except OSError as error:
        raise CannotWrite(output, error.strerror or str(error)) from error
    if broken:
        told(summary(broken))
    return count


def summary(broken: Sequence[Problem]) -> Problem:
    """Return what is told at the end of a run of the reports that were not read whole."""
    names = [problem.message.partition(" has no ")[0] for problem in broken[:MAX_NAMED]]
    more = f" and {len(broken) - MAX_NAMED} more" if len(broken) > MAX_NAMED else ""
    one = len(broken) == 1
    head = "1 report was" if one else f"{len(broken)} reports were"
    return Problem(f"{head} not read whole: {', '.join(names)}{more}.")


def encode(reading: Reading) -> bytes:
    """Return a reading as a line of JSON."""
    return msgspec.json.encode(reading) + b"\n"


def _written(item: Harvested, lines: BinaryIO, marks: BinaryIO, length: int) -> Step:
    """Write a reading, then the mark behind it: a stop between the two costs one report."""
    if item.reading is not None:
        line = encode(item.reading)
        lines.write(line)
        lines.flush()
        length += len(line)
    step = replace(item.step, length=length)
    mark = step.mark or Mark()
    row = (step.file, mark.place, mark.number, step.count, step.length)
    marks.write(" ".join(map(str, row)).encode() + b"\n")
    marks.flush()
    return step


def _last_step(journal: Path, draft: Path, order: Order) -> Step:
    """Return the step that an interrupted run came to; begin a journal when there was none."""
    head = _fingerprint(order)
    if not journal.exists():
        journal.write_bytes(head)
        draft.write_bytes(b"")
        return Step()
    first, *rows = journal.read_bytes().splitlines(keepends=True) or [b""]
    if first != head:
        raise OtherRun(str(journal))
    whole = [row for row in rows if row.endswith(b"\n")]
    journal.write_bytes(b"".join((head, *whole[-1:])))
    if not whole:
        return Step()
    file, place, number, count, length = map(int, whole[-1].split())
    if not draft.exists() or draft.stat().st_size < length:
        raise OtherRun(str(journal))
    return Step(file, Mark(place, number), count, length)


def _fingerprint(order: Order) -> bytes:
    """Return a line that is the same for the same files, unchanged, and the same wishes."""
    states = [(file, os.stat(file).st_size) for file in order.files if Path(file).exists()]  # noqa: PTH116
    facts = json.dumps([states, asdict(order)], sort_keys=True)
    return b"dateline " + hashlib.sha256(facts.encode()).hexdigest().encode() + b"\n"


def _lines_in(draft: Path) -> int:
    with draft.open("rb") as lines:
        return sum(1 for _ in lines)


def total_size(files: Iterable[str]) -> int:
    """Return how many bytes there are to read."""
    return sum(Path(file).stat().st_size for file in files if Path(file).exists())


def done_size(files: Sequence[str], step: Step) -> int:
    """Return how many of the bytes lie behind a step."""
    return total_size(files[: step.file]) + (step.mark.place if step.mark else 0)
