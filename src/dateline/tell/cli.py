"""The command line: what a person types, and what comes back.

Output goes to standard output or to the file named with -o; problems that stop the
work go to standard error as one sentence. The exit status is 0 when all is well,
1 when a check failed, 2 when there was nothing to read or the command was wrong.

`--help` has to be quick, so that what does the work is imported by the command
that needs it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import errors

if TYPE_CHECKING:
    from dateline.tell.terminal import Screen

FAILED, WRONG = 1, 2
# Lines longer than this tire the eye, however wide the window.
WIDEST = 110
ENDINGS = {".json": "json", ".md": "md", ".markdown": "md"}
HELP = {"help_option_names": ["-h", "--help"]}

BRIEF_HELP = """\b
Examples:
  dateline brief reports/
  dateline brief a.txt b.txt c.txt
  dateline brief reports/ --format json -o record.json
  dateline brief reports/ -o brief.md
  cat report.txt | dateline brief -

A mark such as [r1:9] leads to line 9 of report r1.
"""
READ_HELP = """\b
Examples:
  dateline read report.txt
  dateline read report.txt | less
  dateline read reports/*.txt --format jsonl -o readings.jsonl

Names stand in [brackets] and times in <angles> where there is no colour.
"""
CHECK_HELP = """\b
Examples:
  dateline brief reports/ -o record.json
  dateline check record.json --reports reports/

The exit status is 0 when all holds, and 1 when it does not.
"""
MAIN_HELP = """\b
Start here:
  dateline brief FOLDER          several saved reports of one event, as one account
  dateline read FILE             one report, as it is understood
  dateline COMMAND --help        what a command takes, with examples

\b
Exit status: 0 all is well; 1 a check failed; 2 nothing to read, or wrong usage.
"""

output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE instead of the screen."
)
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.group(context_settings=HELP, epilog=MAIN_HELP)
@click.version_option(package_name="dateline", message="dateline %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
def cli(*, debug: bool) -> None:
    """Read several news reports of one event; get one account of it.

    Who, what, when and where; who said what; how many independent voices say it,
    and where they differ. Every line leads to the words of the reports.
    """
    del debug  # looked at by `run`, which is there when something goes wrong


@cli.command(epilog=BRIEF_HELP)
@paths_argument
@click.option("-f", "--format", "form", type=click.Choice(["text", "md", "json"]))
@click.option("--full", is_flag=True, help="Cut nothing: show every finding and quotation.")
@output_option
def brief(paths: tuple[str, ...], form: str | None, output: str | None, *, full: bool) -> None:
    """Give one account of the event that several reports tell of.

    PATH is a text file, a folder of them, or - for standard input. The format is
    text unless -o names a file that ends in .md or .json.
    """
    from dateline.tell import commands  # noqa: PLC0415

    form = form or ENDINGS.get(Path(output or "").suffix.lower(), "text")
    put(commands.brief(paths, sys.stdin.buffer, form, _screen(output), full=full), output)


@cli.command(epilog=READ_HELP)
@paths_argument
@click.option("-f", "--format", "form", type=click.Choice(["text", "jsonl"]), default="text")
@output_option
def read(paths: tuple[str, ...], form: str, output: str | None) -> None:
    """Show single reports as they are understood.

    Each line stands with its number and the kind of its block; under it, the values
    of its times and amounts, and who is taken to say a quotation.
    """
    from dateline.tell import commands  # noqa: PLC0415

    told, problems = commands.read(paths, sys.stdin.buffer, form, _screen(output))
    for problem in problems:
        click.echo(f"dateline: {problem.message}", err=True)
    put(told, output)


@cli.command(epilog=CHECK_HELP)
@click.argument("record", metavar="RECORD.json")
@click.option(
    *("-r", "--reports", "folders"),
    multiple=True,
    metavar="FOLDER",
    help="Where the reports are; without it, the paths that the record names.",
)
@click.pass_context
def check(context: click.Context, record: str, folders: tuple[str, ...]) -> None:
    """Say whether a record still holds against its reports.

    Opens every report again, compares its bytes, and looks up every span.
    """
    from dateline.tell import commands  # noqa: PLC0415

    verdict = commands.compare(_content(record), record, folders, sys.stdin.buffer)
    if not verdict.faults:
        put(f"All holds: {verdict.reports} reports, {verdict.spans} spans.\n", None)
        return
    lines = [f"{fault.where}: {fault.message}" for fault in verdict.faults]
    put("\n".join((*lines, f"{len(lines)} faults in {record}.")) + "\n", None)
    context.exit(FAILED)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from dateline.tell import interchange  # noqa: PLC0415

    put(interchange.schema(), None)


def main() -> None:
    """Run the program for the shell."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the program with some arguments; return its exit status."""
    try:
        status = cli.main(args=list(arguments), prog_name="dateline", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        click.echo("dateline: stopped.", err=True)
        return 128 + 2  # as the shell says of a program that was interrupted
    except BrokenPipeError:
        _forget_output()
        return 0  # who reads on the other end has seen enough
    except errors.DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        return error.exit_code
    except Exception as error:  # noqa: BLE001  # the one place that catches all: nobody is above it
        if "--debug" in arguments or os.environ.get("DATELINE_DEBUG"):
            traceback.print_exc()
        kind = type(error).__name__
        click.echo(
            f"dateline: unexpected error, {kind}: {error}\nThis is a fault of the program. Please "
            "report it with the reports that led to it; `dateline --debug ...` shows where it is.",
            err=True,
        )
        return WRONG
    return status if isinstance(status, int) else 0


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


def _content(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise errors.MissingPath(path) from error
    except OSError as error:
        raise errors.UnreadablePath(path, error.strerror or str(error)) from error


def _screen(output: str | None) -> Screen:
    """Return what to lay the text out for; NO_COLOR turns colour off (no-color.org)."""
    from dateline.tell.terminal import Screen  # noqa: PLC0415

    if output or not sys.stdout.isatty():
        return Screen()
    width = min(shutil.get_terminal_size().columns, WIDEST)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Screen(width=width, colour=not plain)


def _forget_output() -> None:
    """Keep the interpreter from failing once more when it closes a broken standard output."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
