"""Many reports one after the other: archives, JSON Lines, feeds.

Each comes with a mark from which reading can go on later, and what cannot be a report
comes as a problem in its place. Nothing is held but the one at hand. Of an archive the
answers with status 200 count whose type can be a page; pictures, scripts and errors
are what a crawl holds besides, and are passed over without a word.
"""

from __future__ import annotations

import gzip
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dateline.acquire.archives import archive, jsonlines, packing
from dateline.acquire.archives.archive import Mark
from dateline.acquire.fetch import ARCHIVES, LINES, MAX_BYTES, refusal
from dateline.acquire.web import address, feed
from dateline.errors import NotFetched
from dateline.report import Problem, Report, Source

if TYPE_CHECKING:
    from dateline.acquire.web.visit import Visitor

# Sitemaps looked into for one feed: an index of a large site lists thousands, by the day.
MAX_SITEMAPS = 50

_PAGES = ("text/html", "application/xhtml", "text/plain", "application/octet-stream")
_OK = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports are wanted; an empty field wants all. Days are ISO 8601, both inclusive."""

    hosts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    languages: tuple[str, ...] = ()

    def page(self, url: str, fetched: str) -> bool:
        """Say whether a page may be wanted, before it is read.

        What was fetched before the first day was published before it, too.
        """
        if self.hosts and not address.is_within(url, self.hosts):
            return False
        return not (self.since and fetched) or fetched[:10] >= self.since

    def report(self, report: Report, fetched: str | None) -> bool:
        """Say whether a report is wanted; without a date, the day of fetching stands for it."""
        if self.languages and report.language not in self.languages:
            return False
        if self.hosts and not address.is_within(report.url or "", self.hosts):
            return False
        return self.day(report.published or fetched)

    def day(self, moment: str | None) -> bool:
        """Say whether a day is among those that are wanted."""
        if not (self.since or self.until):
            return True
        day = (moment or "")[:10]
        return bool(day) and (self.since or "") <= day <= (self.until or "9999")


@dataclass(frozen=True, slots=True)
class Found:
    """Bytes that may be a report, or the problem that there was instead of one."""

    mark: Mark
    source: Source | None = None  # still without an id
    fetched: str | None = None
    problem: Problem | None = None


_Reader = Callable[[str, BinaryIO, Wanted, Mark | None], Iterator[Found]]


def found(path: str, wanted: Wanted, after: Mark | None = None) -> Iterator[Found]:
    """Read a file of many reports behind a mark; any other file as one report."""
    reader = _reader(path)
    try:
        with cast("BinaryIO", _open(path)) as stream:
            for item in reader(path, stream, wanted, after):
                yield _checked(item)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Found(after or Mark(), problem=Problem(f"{path} cannot be read: {reason}."))


def offered(named: str, visitor: Visitor, wanted: Wanted, limit: int) -> Iterator[Found]:
    """Read what a feed offers: its own full texts, and else the pages that it leads to.

    `named` is the feed's address, or a file that holds it.
    """
    count = 0
    for entry in _entries(named, visitor):
        if count >= limit:
            return
        if isinstance(entry, Problem):
            yield Found(Mark(count), problem=entry)
        elif wanted.page(entry.url, "") and (not entry.published or wanted.day(entry.published)):
            count += 1
            yield _checked(_fetched(entry, Mark(count), visitor))


def _reader(path: str) -> _Reader:
    name = path.casefold()
    if name.endswith(ARCHIVES):
        return _of_archive
    return _of_lines if name.endswith(LINES) else _of_file


def _open(path: str) -> object:
    packed = path.casefold().endswith(".gz") and not path.casefold().endswith(ARCHIVES)
    return gzip.open(path, "rb") if packed else Path(path).open("rb")


def _of_archive(path: str, stream: BinaryIO, wanted: Wanted, after: Mark | None) -> Iterator[Found]:
    for page in archive.pages(stream, after=after, wanted=wanted.page):
        if isinstance(page, archive.Damage):
            yield Found(page.mark, problem=Problem(f"{path}: {page.message}."))
            continue
        kind = page.header("Content-Type")
        if page.status == _OK and (kind is None or kind.strip().casefold().startswith(_PAGES)):
            source = Source("", f"{path}#{page.mark.place}", page.content, page.url, kind)
            yield Found(page.mark, source, page.fetched)


def _of_lines(path: str, stream: BinaryIO, _: Wanted, after: Mark | None) -> Iterator[Found]:
    for row in jsonlines.rows(stream, after.place if after else 0):
        mark = Mark(row.end)
        if row.content is None:
            yield Found(mark, problem=Problem(f"{path}: {row.problem}."))
        else:
            yield Found(mark, Source("", f"{path}#{row.place}", row.content, row.url))


def _of_file(path: str, stream: BinaryIO, _: Wanted, after: Mark | None) -> Iterator[Found]:
    if after is None:
        yield Found(Mark(1), Source("", path, stream.read(MAX_BYTES + 1)))


def _entries(named: str, visitor: Visitor) -> Iterator[feed.Entry | Problem]:
    """Read a feed, and the sitemaps that it lists, the newest first."""
    left, seen = deque([named]), {named}
    while left:
        place = left.popleft()
        try:
            read = feed.read(*_feed_content(place, visitor))
        except NotFetched as error:
            yield Problem(str(error))
            continue
        except OSError as error:
            yield Problem(f"{place} cannot be read: {error.strerror or error}.")
            continue
        yield from (Problem(f"{place}: {problem}") for problem in read.problems)
        yield from read.entries
        further = [url for url in read.sitemaps if url not in seen][: MAX_SITEMAPS - len(seen)]
        seen.update(further)
        left.extend(further)


def _feed_content(place: str, visitor: Visitor) -> tuple[bytes, str]:
    if address.is_address(place):
        kept = visitor.get(place)
        raw, base = kept.content, kept.url
    else:
        with Path(place).open("rb") as stream:
            raw, base = stream.read(MAX_BYTES), ""
    return packing.unzip(raw, address=place, limit=MAX_BYTES), base


def _fetched(entry: feed.Entry, mark: Mark, visitor: Visitor) -> Found:
    page = feed.page_of(entry)
    if page is not None:
        return Found(mark, Source("", entry.url, page, entry.url, "text/html; charset=utf-8"))
    try:
        kept = visitor.get(entry.url)
    except NotFetched as error:
        return Found(mark, problem=Problem(str(error)))
    source = Source("", entry.url, kept.content, kept.url, kept.media_type)
    return Found(mark, source, kept.fetched)


def _checked(item: Found) -> Found:
    """Return what was found, or a problem when it can be no report."""
    if item.source is None:
        return item
    source = item.source
    reason = refusal(source.content, source.url or source.path, source.media_type)
    if reason is None:
        return item
    problem = Problem(f"{source.path} is passed over: {reason}.")
    return replace(item, source=None, problem=problem)
