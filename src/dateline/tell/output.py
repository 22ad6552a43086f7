"""Where what is told goes: the screen, another program, a file that is whole or not there."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import errors

if TYPE_CHECKING:
    from dateline.report import Problem
    from dateline.tell.terminal import Screen

# Lines longer than this tire the eye, however wide the window.
WIDEST = 110


def put(told: str, output: str | None) -> None:
    """Write to standard output, or to a file that is whole or not there at all.

    A file is in UTF-8, and so is standard output unless it is a screen that cannot
    show it: there, what it lacks becomes a question mark.
    """
    if output is None or output == "-":
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.buffer.write(told.encode(encoding, "replace"))
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".dateline-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(told.encode())
            Path(draft).chmod(_mode(target))
            Path(draft).replace(target)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise errors.CannotWrite(output, error.strerror or str(error)) from error


def _mode(target: Path) -> int:
    """Return the rights of the file that is replaced, or those that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def tell(problem: Problem) -> None:
    """Say on standard error what was passed over."""
    click.echo(f"dateline: {problem.message}", err=True)


def screen_for(output: str | None) -> Screen:
    """Return what to lay the text out for; NO_COLOR turns colour off (no-color.org)."""
    from dateline.tell.terminal import Screen  # noqa: PLC0415

    if output or not sys.stdout.isatty():
        return Screen()
    width = min(shutil.get_terminal_size().columns, WIDEST)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Screen(width=width, colour=not plain)


def forget() -> None:
    """Keep the interpreter from failing once more when it closes a broken standard output."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
