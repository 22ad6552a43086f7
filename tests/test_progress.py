"""A bar while reports are read."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dateline.tell.progress import track


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def ticking(step: float) -> Iterator[float]:
    """Return a clock's readings, `step` seconds apart."""
    now = 0.0
    while True:
        yield now
        now += step


def test_everything_is_passed_on_in_order() -> None:
    """The bar changes nothing of what is read."""
    clock = ticking(0.7)
    items = list(track(range(5), 5, stream=Terminal(), clock=lambda: next(clock)))
    assert items == [0, 1, 2, 3, 4]


def test_short_work_shows_nothing() -> None:
    """Work of less than a second is over before a bar could be read."""
    stream, clock = Terminal(), ticking(0.1)
    list(track(range(5), 5, stream=stream, clock=lambda: next(clock)))
    assert stream.getvalue() == ""


def test_long_work_shows_a_bar() -> None:
    """Longer work shows how far it is."""
    stream, clock = Terminal(), ticking(2.0)
    list(track(range(5), 5, stream=stream, clock=lambda: next(clock)))
    assert "Reading reports" in stream.getvalue()


def test_no_terminal_no_bar() -> None:
    """A file or a pipe gets no bar, however long it takes."""
    stream, clock = io.StringIO(), ticking(2.0)
    list(track(range(5), 5, stream=stream, clock=lambda: next(clock)))
    assert stream.getvalue() == ""
