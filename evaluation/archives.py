"""How fast archives are read, beside fastwarc alone in the same run, and in how much memory.

    DATELINE_DATA=FOLDER python evaluation/archives.py [MEGABYTES]

The archive is made of the saved news pages in FOLDER/fundus_pages (flairNLP/fundus), each
an answer packed by gzip as web servers send it, in a gzip member of its own, as CC-NEWS has
them; with a request before each, as crawls store them. Both readers parse the heads and
unpack the bodies. `archive_ratio` is records a second beside fastwarc's, the median of
rounds in turn; `archive_peak_mb` the most memory of a process that reads it all.

With MEGABYTES, an archive of that size is made and read once, and memory and speed printed.

    DATELINE_DATA=FOLDER python evaluation/archives.py reports COUNT [--pages]

makes an archive of so many pages in English, reads it as `dateline read news.warc.gz` does,
and prints reports a second and the most memory that any process took, at a fifth of them
and at all: what is flat stays the same.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from fastwarc import ArchiveIterator, WarcRecordType

from dateline.acquire.archives import archive

ROUNDS = 5
MEGABYTES = 30
# Folders of the corpus of countries whose newsrooms write in English.
ENGLISH = ("au", "ca", "ind", "uk", "us", "za")
_PEAK = """
import resource, sys
from dateline.acquire.archives import archive
with open(sys.argv[1], "rb") as stream:
    count = sum(isinstance(page, archive.Page) for page in archive.pages(stream))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count)
"""


_READ = """
import resource, sys
from dateline.tell.cli import run
if __name__ == "__main__":
    status = run(["read", *sys.argv[1:], "--format", "jsonl"])
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        print(resource.getrusage(who).ru_maxrss // 1024)
    sys.exit(status)
"""


def measure(data: Path) -> dict[str, float]:
    """Return the figures of reading an archive; none when the pages are not there."""
    pages = list(saved_pages(data))
    if not pages:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.warc.gz"
        build(file, pages, MEGABYTES * 1_000_000)
        rates = {
            reader: [rate(reader, file) for _ in range(ROUNDS)] for reader in (alone, dateline)
        }
        peak, _ = peak_of(file)
    medians = {reader: statistics.median(listed) for reader, listed in rates.items()}
    return {
        "archive_ratio": medians[dateline] / medians[alone],
        "archive_records_per_s": medians[dateline],
        "archive_peak_mb": peak,
    }


def alone(file: Path) -> int:
    """Read an archive by fastwarc alone; return how many answers it holds."""
    count = 0
    with file.open("rb") as stream:
        for record in ArchiveIterator(
            stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
        ):
            record.reader.read()
            count += 1
    return count


def dateline(file: Path) -> int:
    """Read an archive as the program does; return how many answers it holds."""
    with file.open("rb") as stream:
        return sum(isinstance(page, archive.Page) for page in archive.pages(stream))


def rate(reader: Callable[[Path], int], file: Path) -> float:
    """Return the answers that a reader reads in a second of processor time."""
    begin = time.process_time()
    return reader(file) / (time.process_time() - begin)


def peak_of(file: Path) -> tuple[float, int]:
    """Return the most memory, in MB, of a process that reads an archive, and its answers."""
    command = [sys.executable, "-c", _PEAK, str(file)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    peak, count = told.stdout.split()
    return float(peak), int(count)


def build(file: Path, pages: list[bytes], size: int) -> int:
    """Write an archive of about a size from pages, over and over; return its answers."""
    members = [_member(number, page) for number, page in enumerate(pages)]
    count = written = 0
    with file.open("wb") as stream:
        for member in cycle(members):
            written += stream.write(member)
            count += 1
            if written >= size:
                return count
    return count


def saved_pages(data: Path, countries: tuple[str, ...] = ()) -> Iterator[bytes]:
    """Find the saved pages, of some countries or of all."""
    for file in sorted((data / "fundus_pages").glob("*/*.html.gz")):
        if not countries or file.parent.name in countries:
            yield gzip.decompress(file.read_bytes())


def _member(number: int, page: bytes) -> bytes:
    url = f"https://news.example/{number}"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    asked = b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"
    request = record("request", url, asked)
    return request + record("response", url, answer + gzip.compress(page))


def record(kind: str, url: str, block: bytes, level: int = 6) -> bytes:
    """Return a record of an archive in a gzip member of its own."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2021-03-03T04:05:06Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", level)


def read_whole(data: Path, count: int, options: list[str]) -> None:
    """Print speed and memory of `dateline read` over so many pages in English."""
    pages = list(saved_pages(data, ENGLISH))
    for number in (count // 5, count):
        with tempfile.TemporaryDirectory() as folder:
            file, output = Path(folder) / "news.warc.gz", Path(folder) / "out.jsonl"
            members = [_member(place, page) for place, page in enumerate(pages)]
            with file.open("wb") as stream:  # held as a whole, it would count as the program's
                stream.writelines(islice(cycle(members), number))
            command = [sys.executable, "-c", _READ, str(file), *options, "-o", str(output)]
            begin = time.perf_counter()
            told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            took = time.perf_counter() - begin
            whole, reader = told.stdout.split()
            size = file.stat().st_size / 1e6
            print(f"{number} pages, {size:.0f} MB: {number / took:.1f} a second", flush=True)
            print(f"peak {whole} MB, and {reader} MB where they are read", flush=True)


def main() -> None:
    """Print the figures, or those of one large archive."""
    data = Path(os.environ["DATELINE_DATA"])
    if sys.argv[1:2] == ["reports"]:
        read_whole(data, int(sys.argv[2]), sys.argv[3:])
        return
    if len(sys.argv) == 1:
        for name, value in measure(data).items():
            print(f"{name:24} {value:.3f}")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.warc.gz"
        made = build(file, list(saved_pages(data)), int(sys.argv[1]) * 1_000_000)
        begin = time.perf_counter()
        peak, count = peak_of(file)
        took = time.perf_counter() - begin
        print(f"{file.stat().st_size / 1e6:.0f} MB, {count} of {made} answers, {took:.1f} s")
        print(f"peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
