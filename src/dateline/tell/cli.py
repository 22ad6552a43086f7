"""The command line: what a person types, and what comes back.

Output goes to standard output or to the file named with -o; problems that stop the
work go to standard error as one sentence. The exit status is 0 when all is well,
1 when a check failed, 2 when there was nothing to read or the command was wrong.

`--help` has to be quick, so that what does the work is imported by the command
that needs it.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import errors, model
from dateline.tell.help import BRIEF_HELP, CHECK_HELP, MAIN_HELP, READ_HELP
from dateline.tell.options import (
    ENDINGS,
    READ_ENDINGS,
    day_of,
    form_of,
    grammar_option,
    keep_option,
    output_option,
    paths_argument,
)
from dateline.tell.output import forget, put, screen_for, tell

if TYPE_CHECKING:
    from dateline.tell.commands import Wish

FAILED, WRONG = 1, 2
HELP = {"help_option_names": ["-h", "--help"]}


# Objects made before rings of dead ones are looked for: records hold none, and looking at every
# 700 takes a twentieth of the time.
SELDOM = 50_000


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
@grammar_option
@keep_option
@output_option
def brief(  # noqa: PLR0913  # one for each option
    paths: tuple[str, ...],
    form: str | None,
    grammar: str,
    output: str | None,
    keep: str | None,
    *,
    full: bool,
) -> None:
    """Give one account of the event that several reports tell of.

    PATH is a text file, a folder of them, an address on the web, an archive (WARC or
    JSON Lines), or - for standard input. The format is text unless -o names a file that
    ends in .md or .json. Pages are fetched only from addresses that are named.
    """
    _load_meanwhile(grammar)
    from dateline.tell import commands  # noqa: PLC0415

    form = form_of(form, output, ENDINGS)
    visitor = commands.visitor_for(paths, keep)
    told = commands.brief(
        paths,
        sys.stdin.buffer,
        form,
        screen_for(output),
        full=full,
        visitor=visitor,
        grammar=grammar,
    )
    put(told, output)


def _load_meanwhile(grammar: str) -> None:
    """Have the model opened beside the rest; what fails then is told later."""
    if grammar == "model":
        model.begin()


@cli.command(epilog=READ_HELP)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-f", "--format", "form", type=click.Choice(["text", "jsonl", "parquet"]))
@click.option(
    "--feed",
    "feeds",
    multiple=True,
    metavar="ADDRESS|FILE",
    help="Read what a feed or sitemap offers: RSS, Atom, JSON Feed. Fetches the pages.",
)
@click.option("--limit", default=100, metavar="N", help="Entries of each feed; 100 if not said.")
@click.option("--host", "hosts", multiple=True, help="Only pages of this site and its parts.")
@click.option("--since", metavar="DAY", help="Only reports of this day or later: 2019-04-25.")
@click.option("--until", metavar="DAY", help="Only reports of this day or earlier.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only this: en.")
@click.option("-R", "--recursive", is_flag=True, help="Read folders with all folders in them.")
@click.option("--pages", is_flag=True, help="Read the page only: no names, times, quotations.")
@grammar_option
@keep_option
@output_option
def read(  # noqa: PLR0913, PLR0917  # one for each option
    paths: tuple[str, ...],
    form: str | None,
    feeds: tuple[str, ...],
    limit: int,
    hosts: tuple[str, ...],
    since: str | None,
    until: str | None,
    languages: tuple[str, ...],
    grammar: str,
    keep: str | None,
    output: str | None,
    *,
    recursive: bool,
    pages: bool,
) -> None:
    """Show single reports as they are understood.

    Each line stands with its number and the kind of its block; under it, the values
    of its times and amounts, and who is taken to say a quotation.

    PATH may be an archive, too (.warc, .warc.gz, .jsonl), of any size.
    """
    from dateline.tell import commands  # noqa: PLC0415

    if not paths and not feeds:
        raise click.UsageError("Name a PATH, or a feed with --feed.")
    form = form_of(form, output, READ_ENDINGS)
    wish = commands.Wish(
        feeds=feeds,
        hosts=tuple(host.casefold() for host in hosts),
        since=day_of(since, "--since"),
        until=day_of(until, "--until"),
        languages=languages,
        limit=limit,
        deep=recursive,
        layers=not pages,
        grammar=grammar,
    )
    if commands.is_bulk(paths, wish, form):
        _read_many(paths, wish, form, output, keep)
        return
    visitor = commands.visitor_for(paths, keep)
    told, problems = commands.read(
        paths, sys.stdin.buffer, form, screen_for(output), visitor, grammar
    )
    for problem in problems:
        tell(problem)
    put(told, output)


def _read_many(
    paths: tuple[str, ...], wish: Wish, form: str, output: str | None, keep: str | None
) -> None:
    """Read many reports: into a file, by way of a draft, or onto the screen as they come."""
    from dateline.tell import commands  # noqa: PLC0415

    to_screen = output is None or output == "-"
    if form == "parquet" and to_screen:
        raise click.UsageError("Parquet is no text: name a file with -o.")
    if form != "text" and output is not None and not to_screen and not wish.feeds:
        count = commands.to_file(paths, wish, output, form, tell)
        click.echo(f"dateline: {count} reports in {output}.", err=True)
        return
    if form == "parquet":
        raise click.UsageError("Feeds are read as jsonl or text.")
    screen = screen_for(output)
    told = []
    for item in commands.stream(paths, wish, tell, folder=keep):
        if item.problem:
            tell(item.problem)
        if item.reading:
            shown = commands.shown(item.reading, form, screen)
            if to_screen:
                put(shown, None)
            else:
                told.append(shown)
    if not to_screen:
        put("".join(told), output)


@cli.command(epilog=CHECK_HELP)
@click.argument("record", metavar="RECORD.json")
@click.option(
    *("-r", "--reports", "folders"),
    multiple=True,
    metavar="FOLDER",
    help="Where the reports are; without it, the paths that the record names.",
)
@click.option("--keep", metavar="FOLDER", help="Where fetched pages were kept, if not the cache.")
@click.pass_context
def check(context: click.Context, record: str, folders: tuple[str, ...], keep: str | None) -> None:
    """Say whether a record still holds against its reports.

    Opens every report again, compares its bytes, and looks up every span. Pages that
    were fetched are looked for where they were kept; nothing is fetched again.
    """
    from dateline.tell import commands  # noqa: PLC0415

    given = _content(record)
    verdict = commands.compare(given, record, folders, sys.stdin.buffer, keep)
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
    gc.set_threshold(SELDOM)
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
        forget()
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


def _content(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise errors.MissingPath(path) from error
    except OSError as error:
        raise errors.UnreadablePath(path, error.strerror or str(error)) from error
