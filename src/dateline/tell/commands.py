"""The work behind each command: from what a person named to what is shown.

Nothing here writes; the command line does. It imports this module only when a
command runs, so that `dateline --help` is quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dateline import acquire, pipeline
from dateline.acquire import fetch
from dateline.acquire.web.address import is_address
from dateline.errors import NothingToRead
from dateline.report import Problem, Reading, Source
from dateline.tell import check, interchange, markdown, reading, terminal
from dateline.tell.progress import bar, track
from dateline.tell.terminal import Screen
from dateline.tell.view import view

if TYPE_CHECKING:
    from dateline.acquire.archives.bulk import Found
    from dateline.acquire.web.visit import Visitor
    from dateline.record import Record
    from dateline.tell.desk import Order
    from dateline.tell.harvest import Harvested, Step


@dataclass(frozen=True, slots=True)
class Wish:
    """Which of many reports are to be read, from where, and how."""

    feeds: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    languages: tuple[str, ...] = ()
    limit: int = 100  # entries of each feed
    deep: bool = False
    layers: bool = True
    grammar: str = pipeline.GRAMMAR


def brief(  # noqa: PLR0913  # as the command line has it
    paths: Sequence[str],
    stdin: BinaryIO,
    form: str,
    screen: Screen,
    *,
    full: bool = False,
    visitor: Visitor | None = None,
    grammar: str = pipeline.GRAMMAR,
) -> str:
    """Return the account of what stands at the paths: as text, Markdown or JSON."""
    sources, problems = fetch.sources(paths, stdin, visitor)
    readings = tuple(track(pipeline.read_event(sources, grammar), len(sources)))
    record = pipeline.combine(readings, problems)
    if form == "json":
        return interchange.to_json(record)
    texts = {read.report.id: read.report.text for read in readings}
    account = view(record, texts, full=full)
    return markdown.render(account) if form == "md" else terminal.render(account, screen)


def read(  # noqa: PLR0913, PLR0917  # as the command line has it
    paths: Sequence[str],
    stdin: BinaryIO,
    form: str,
    screen: Screen,
    visitor: Visitor | None = None,
    grammar: str = pipeline.GRAMMAR,
) -> tuple[str, tuple[Problem, ...]]:
    """Return single reports as they are understood, and what was passed over."""
    sources, problems = fetch.sources(paths, stdin, visitor)
    readings = tuple(track(pipeline.read(sources, grammar), len(sources)))
    if form == "jsonl":
        return interchange.to_json_lines(readings), problems
    pages = (terminal.render_lines(reading.told(read), screen) for read in readings)
    return "\n".join(pages), problems


def shown(read: Reading, form: str, screen: Screen) -> str:
    """Return one reading as it is shown among others."""
    if form == "jsonl":
        return interchange.to_json_lines((read,))
    return terminal.render_lines(reading.told(read), screen) + "\n"


def visitor_for(paths: Sequence[str], folder: str | None) -> Visitor | None:
    """Return who fetches addresses, when there are any among the paths."""
    if not any(is_address(path) for path in paths):
        return None
    return _visitor(folder)


def _visitor(folder: str | None) -> Visitor:
    # Imported here: the way to the network is not loaded unless it is needed.
    from dateline.acquire.web import keep, visit  # noqa: PLC0415

    return visit.Visitor(folder=Path(folder) if folder else keep.default_folder())


def is_bulk(paths: Sequence[str], wish: Wish, form: str) -> bool:
    """Say whether reports are to be read one by one, into a file that may grow large."""
    return (
        wish != Wish(grammar=wish.grammar)
        or form == "parquet"
        or any(fetch.is_many(path) for path in paths)
    )


def stream(
    paths: Sequence[str],
    wish: Wish,
    told: Callable[[Problem], None],
    *,
    folder: str | None = None,
    visitor: Visitor | None = None,
) -> Iterator[Harvested]:
    """Read many reports one after the other, those of feeds behind those of files."""
    from dateline.tell import desk, harvest  # noqa: PLC0415  # what reads archives loads long

    order = _order(paths, wish, told)
    step = harvest.Step()
    broken: list[Problem] = []
    with desk.Desk(order) as reader:
        for item in harvest.harvest(order, reader):
            step = item.step
            broken += _broken(item)
            yield item
        for found in _offered(wish, order, visitor or _visitor(folder)) if wish.feeds else ():
            count = step.count + (found.source is not None)
            step = harvest.Step(step.file, found.mark, count)
            item = harvest.read(found, reader, step)
            broken += _broken(item)
            yield item
    if broken:
        told(harvest.summary(broken))


def _broken(item: Harvested) -> tuple[Problem, ...]:
    return (item.problem,) if item.problem and item.is_broken else ()


def to_file(
    paths: Sequence[str],
    wish: Wish,
    output: str,
    form: str,
    told: Callable[[Problem], None],
) -> int:
    """Read many reports into a file, going on where an earlier run was stopped."""
    from dateline.tell import columns, harvest  # noqa: PLC0415

    if form == "parquet":
        columns.ready()
    order = _order(paths, wish, told)
    finish = columns.write if form == "parquet" else None
    with bar(harvest.total_size(order.files)) as advance:

        def seen(step: Step) -> None:
            advance(harvest.done_size(order.files, step))

        return harvest.to_file(order, output, finish=finish, told=told, seen=seen)


def _order(paths: Sequence[str], wish: Wish, told: Callable[[Problem], None]) -> Order:
    from dateline.acquire.archives import bulk  # noqa: PLC0415
    from dateline.tell import desk  # noqa: PLC0415

    problems: list[Problem] = []
    files = fetch.named_files(paths, problems, deep=wish.deep)
    for problem in problems:
        told(problem)
    if not files and not wish.feeds:
        raise NothingToRead(tuple(paths), tuple(problem.message for problem in problems))
    wanted = bulk.Wanted(wish.hosts, wish.since, wish.until, wish.languages)
    return desk.Order(tuple(files), wanted, wish.layers, wish.grammar)


def _offered(wish: Wish, order: Order, visitor: Visitor) -> Iterator[Found]:
    from dateline.acquire.archives import bulk  # noqa: PLC0415

    for feed in wish.feeds:
        yield from bulk.offered(feed, visitor, order.wanted, wish.limit)


def compare(
    record: bytes, path: str, folders: Sequence[str], stdin: BinaryIO, kept: str | None = None
) -> check.Verdict:
    """Return how a record, as the bytes found at `path`, holds against its reports.

    A report that was fetched is looked for among the pages that are kept, and nothing
    is fetched again.
    """
    loaded = interchange.from_json(record, path)
    fetched = tuple(_kept(loaded, folders, kept))
    named = folders or [report.path for report in loaded.reports if not is_address(report.path)]
    try:
        sources = fetch.sources(named, stdin)[0] if named else ()
    except NothingToRead:
        if not fetched:
            raise
        sources = ()
    return check.check(loaded, [acquire.read(source) for source in (*fetched, *sources)])


def _kept(record: Record, folders: Sequence[str], kept: str | None) -> Iterator[Source]:
    """Find the reports of a record that were fetched, as they came then."""
    entries = [entry for entry in record.reports if is_address(entry.path)]
    if not entries:
        return
    from dateline.acquire.web import keep  # noqa: PLC0415  # only for reports that were fetched

    places = [Path(kept) if kept else keep.default_folder(), *map(Path, folders)]
    for entry in entries:
        found = (keep.find(place, entry.path, entry.sha256) for place in places)
        page = next((page for page in found if page is not None), None)
        if page is not None:
            yield Source(entry.id, entry.path, page.content, page.url, page.media_type)
