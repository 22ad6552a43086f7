"""A bar on standard error while reports are read: only for a person, only for long work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")

# Work shorter than this is over before a bar could be read.
PATIENCE_S = 1.0


def track(
    items: Iterable[T],
    total: int,
    *,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[T]:
    """Pass items on; show how many of `total` are done once it takes longer than a second."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield from items
        return
    begin = clock()
    rest = iter(items)
    done = 0
    for item in rest:
        done += 1
        yield item
        if clock() - begin > PATIENCE_S:
            break
    yield from _with_bar(rest, done, total, stream)


def _with_bar(items: Iterator[T], done: int, total: int, stream: TextIO) -> Iterator[T]:
    if done >= total:
        yield from items
        return
    # Imported here: a bar is seldom needed and a third of the program's start.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress  # noqa: PLC0415

    shown = ("{task.description}", BarColumn(), MofNCompleteColumn())
    with Progress(*shown, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("Reading reports", total=total, completed=done)
        for item in items:
            yield item
            bar.advance(task)


@contextmanager
def bar(total: int, *, stream: TextIO | None = None) -> Iterator[Callable[[int], None]]:
    """Show how many of `total` bytes are read, on a terminal; give what tells it the number."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TimeRemainingColumn,
    )

    shown = ("{task.description}", BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*shown, console=Console(file=stream), transient=True) as lines:
        task = lines.add_task("Reading", total=total)
        yield lambda done: lines.update(task, completed=done)
