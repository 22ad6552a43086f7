"""Work done item by item in a process of its own, so that no item stops the others.

A report may meet a fault of the program, or take more time or memory than the rest of a
long run is worth. A process can be ended from outside whatever it does, on every system;
a signal or a thread cannot. It is started once, loads what it needs, and is started anew
only after it had to be ended or has died.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from dateline.errors import DatelineError

Item = TypeVar("Item")
Result = TypeVar("Result")

# Seconds until it is known how a process ended that no longer answers.
_FAREWELL = 5.0


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no result, as the end of a sentence: "reading it took more than 120 s"."""

    reason: str


class Worker(Generic[Item, Result]):
    """Does one thing with each item, elsewhere; `make`, called there, returns what does it.

    `make` and the items travel by pickle. A `DatelineError` of `make` is raised here.
    """

    def __init__(self, make: Callable[[], Callable[[Item], Result]], seconds: float) -> None:
        """Prepare; nothing is started before there is an item."""
        self._make, self._seconds = make, seconds
        self._hand: tuple[BaseProcess, Connection] | None = None

    def do(self, item: Item) -> Result | Failed:
        """Return the result for an item, or why there is none."""
        process, line = self._hand or self._start()
        try:
            line.send(item)
            if not line.poll(self._seconds):
                self.close()
                return Failed(f"reading it took more than {self._seconds:g} s")
            result: Result | Failed = line.recv()
        except (EOFError, OSError):
            process.join(_FAREWELL)
            code = process.exitcode
            self.close()
            return Failed(f"the process that read it ended (exit code {code})")
        return result

    def _start(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")  # the same on every system
        line, far = context.Pipe()
        process = context.Process(target=_serve, args=(far, self._make), daemon=True)
        process.start()
        far.close()
        self._hand = process, line
        try:
            refused = line.recv()
        except EOFError:
            refused = "The process that reads reports could not be started."
        if refused:
            self.close()
            raise DatelineError(refused)
        return self._hand

    def close(self) -> None:
        """End the process, if there is one; it has nothing to lose."""
        if self._hand is None:
            return
        process, line = self._hand
        self._hand = None
        line.close()
        process.kill()
        process.join()


def _serve(line: Connection, make: Callable[[], Callable[[Any], Any]]) -> None:
    """Do what is asked until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks is interrupted, and closes
    try:
        work = make()
    except DatelineError as error:
        line.send(str(error))
        return
    line.send("")
    while True:
        try:
            item = line.recv()
        except (EOFError, OSError):
            return
        line.send(_done(work, item))


def _done(work: Callable[[Any], Any], item: object) -> object:
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001  # one report's fault must not be the others' end
        return Failed(f"reading it failed ({type(error).__name__}: {error})")
