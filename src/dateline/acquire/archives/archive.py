"""Web archives (WARC, also gzip, zstd and LZ4): the answers that a crawl stored.

Records are read one after the other by fastwarc, so that memory does not grow with the
archive. What counts is a `response` record with a web address; requests, metadata and
the rest are passed over. A record has a mark, its place in the file and its number from
there, from which reading can go on later.

What guards against the faults of real archives: a record shorter than it states, the
last one of a broken copy, is told and left out; where gzip is corrupt, the next member
that begins a record is looked for and reading goes on; a record larger than any report
is passed over without being unpacked; chunks and packings that were taken off before
the page was stored are not taken off again.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc import ArchiveIterator, GzipReader, WarcRecord, WarcRecordType

from dateline.acquire.archives.packing import dechunk, unpack
from dateline.errors import NotFetched

MAX_BYTES = 20_000_000
# Corrupt stretches after which the rest of an archive is given up: it is no archive then.
MAX_DAMAGES = 10_000

_START = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|WARC/1\.[01]\r?\n(?=[A-Z])")
_GZIP_MAGIC = b"\x1f\x8b\x08"
_HEAD = b"WARC/"
# How a record begins: plain, or packed by gzip, zstd, LZ4.
_STARTS = (_HEAD, _GZIP_MAGIC, b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")
_BLOCK = 1 << 18
# Enough of a gzip member to see the first letters of what it holds, whatever its header.
_PEEK = 512


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Where a record begins: its place in the file, and its number from that place on."""

    place: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """An answer that an archive holds, its body unpacked."""

    mark: Mark
    url: str
    fetched: str  # ISO 8601, UTC
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str | None:
        """Return the last value of a header of the answer."""
        values = [value for key, value in self.headers if key.casefold() == name.casefold()]
        return values[-1] if values else None


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of an archive that could not be read, and why; None for why: of no interest."""

    mark: Mark
    message: str


def pages(
    stream: BinaryIO,
    *,
    after: Mark | None = None,
    wanted: Callable[[str, str], bool] | None = None,
) -> Iterator[Page | Damage]:
    """Read the answers of an archive in their order, and what is broken between them.

    `after` is the mark of the last record seen in an earlier run; `wanted` is asked,
    with address and time of fetching, before a body is looked at.
    """
    mark = after or Mark()
    skip = after
    for _ in range(MAX_DAMAGES):
        stream.seek(mark.place)
        marks = _Marks(stream)
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                mark = marks.of(record)
                if skip is not None and mark <= skip:
                    continue
                if _is_huge(record, mark, stream):
                    raise _Huge  # noqa: TRY301  # goes on behind it as behind what is corrupt
                found = _read(record, mark, wanted)
                if found is not None:
                    yield found
        except _Huge:
            yield Damage(mark, f"the record at {mark.place} is larger than any report")
        except (OSError, ValueError, EOFError) as error:
            yield Damage(mark, f"corrupt after the record at {mark.place}: {error}")
        else:
            return
        behind = _next(stream, mark.place + 1)
        if behind is None:
            return
        mark, skip = Mark(behind), None


class _Huge(Exception):
    """A record claims more than a report has."""


@dataclass(slots=True)
class _Marks:
    """Gives each record its mark.

    Records packed one by one have a place each from which reading can begin. Where the
    whole archive is packed in one go, the only such place is the first, and records are
    counted from there.
    """

    stream: BinaryIO
    last: Mark | None = None
    in_one_go: bool | None = None

    def of(self, record: WarcRecord) -> Mark:
        """Return the mark of the next record."""
        place = record.stream_pos
        if self.last is None:
            self.last = Mark(place)
            return self.last
        if self.in_one_go is None:
            start = _bytes_at(self.stream, place, _PEEK)
            self.in_one_go = not start.lstrip().startswith(_STARTS)
        counted = self.in_one_go or place == self.last.place
        self.last = Mark(self.last.place, self.last.number + 1) if counted else Mark(place)
        return self.last


def _bytes_at(stream: BinaryIO, place: int, size: int) -> bytes:
    """Return some bytes from elsewhere in a stream, and leave it where it was."""
    back = stream.tell()
    stream.seek(place)
    found = stream.read(size)
    stream.seek(back)
    return found


def _is_huge(record: WarcRecord, mark: Mark, stream: BinaryIO) -> bool:
    """Say whether a packed record claims more than any report has and can be leapt over."""
    if record.content_length <= MAX_BYTES or mark.number:
        return False
    return _bytes_at(stream, mark.place, len(_GZIP_MAGIC)) == _GZIP_MAGIC


def _read(
    record: WarcRecord, mark: Mark, wanted: Callable[[str, str], bool] | None
) -> Page | Damage | None:
    if record.record_type != WarcRecordType.response:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    fetched = (record.headers.get("WARC-Date") or "").strip()
    if not url.startswith(("http://", "https://")) or not (wanted is None or wanted(url, fetched)):
        return None
    record.parse_http()
    if record.http_headers is None or record.http_headers.status_code is None:
        return Damage(mark, f"{url} at {mark.place} is no answer of a web server")
    body = record.reader.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        return Damage(mark, f"{url} at {mark.place} is larger than any report")
    if len(body) < record.content_length:
        return Damage(mark, f"{url} at {mark.place} is cut off")
    headers = tuple(record.http_headers.to_tuples())
    page = Page(mark, url, fetched, record.http_headers.status_code, headers, body)
    return _unpacked(page)


def _unpacked(page: Page) -> Page | Damage:
    body = page.content
    if "chunked" in (page.header("Transfer-Encoding") or "").casefold():
        body = dechunk(body)
    coding = (page.header("Content-Encoding") or "").strip().casefold()
    quick = _gunzipped(body) if coding == "gzip" else None
    try:
        body = quick or unpack(body, coding, address=page.url, limit=MAX_BYTES, strict=False)
    except NotFetched as error:
        return Damage(page.mark, f"{page.url} at {page.mark.place}: {error.reason}")
    return Page(page.mark, page.url, page.fetched, page.status, page.headers, body)


def _gunzipped(body: bytes) -> bytes | None:
    """Return a body unpacked by the quicker reader; None when something is odd about it.

    Nearly all bodies are one gzip member, whose last four bytes are the length of what
    it holds: where that holds true, nothing is missing.
    """
    if not body.startswith(_GZIP_MAGIC):
        return None
    try:
        content: bytes = GzipReader(io.BytesIO(body)).read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None
    whole = len(content) <= MAX_BYTES and body.endswith(len(content).to_bytes(4, "little"))
    return content if whole else None


def _next(stream: BinaryIO, start: int) -> int | None:
    """Return where the next record begins at or after a place: a gzip member, or a plain head."""
    stream.seek(start)
    base, window = start, b""
    while piece := stream.read(_BLOCK):
        window += piece
        found = next(_record_starts(window), None)
        if found is not None:
            return base + found
        base += max(0, len(window) - _PEEK)
        window = window[-_PEEK:]
    return None


def _record_starts(window: bytes) -> Iterator[int]:
    """Find where records begin in a stretch of a file."""
    for match in _START.finditer(window):
        if match[0].startswith(_HEAD) or _holds_record(
            window[match.start() : match.start() + _PEEK]
        ):
            yield match.start()


def _holds_record(head: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 64).startswith(_HEAD)
    except zlib.error:
        return False
