"""Broken pages, feeds and archives, made on purpose: each is read, soon and without an error.

    python evaluation/fuzz.py pages   [--count 100000] [--seed 1] [--data FOLDER] [--keep FOLDER]
    python evaluation/fuzz.py feeds   ...
    python evaluation/fuzz.py archives ...

The seeds are the pages of tests/html and tests/pages, the feeds of tests/test_feed.py and
small archives of those pages; with FOLDER/fundus_pages, saved pages too, cut short. Each
is changed in a few places: cut, doubled, turned, filled with noise or with the marks that
parsers trip over. The same seed gives the same bytes. What fails, or takes more than a
second of processor time for each megabyte begun, is written to the folder of --keep,
and the exit status is 1.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline import acquire
from dateline.acquire.archives import archive
from dateline.acquire.web import feed
from dateline.report import Report, Source

ROOT = Path(__file__).parent.parent
# Seconds that a megabyte may take.
LIMIT = 1.0
# Bytes of the largest input; most are far smaller.
LARGEST = 60_000
# One input in so many is made of a saved page where there are any; they take longest.
SAVED = 8

_PAGE_MARKS = (
    *(b"<div>", b"</div>", b"<p>", b"</p>", b"<table>", b"<td>", b"<br>", b"<!--", b"-->", b"<b>"),
    *(b"<script type='application/ld+json'>", b"</script>", b"<![CDATA[", b"<svg>", b"<template>"),
    *(b"<h1>", b"</body>", b"</html>", b"<a href=", b'"', b"'", b"<plaintext>", b"<textarea>"),
    *(b"&#xD800;", b"&#0;", b"&#x110000;", b"&amp;quot;", b"<math>", b"<select><option>", b"<o:p>"),
    *(b"<meta charset=utf-16>", b"<meta charset='utf-7'>", b'{"@graph":[', b"<title>", b"<?php ?>"),
    *(b"<time datetime='9999-99-99'>", b"<p class='byline'>", b"<figcaption>", b"<div hidden>"),
    *(b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3\x83\xc2\xa9", b"\xc2\xad", b"\xe2\x80\x8b"),
)
_FEED_MARKS = (
    *(
        b"<item>",
        b"</item>",
        b"<entry>",
        b"<link>",
        b"]]>",
        b"<![CDATA[",
        b"&",
        b"&#x0;",
        b"{",
        b"[",
    ),
    *(
        b"<!ENTITY a 'b'>",
        b"<!DOCTYPE rss>",
        b"xmlns:a='b'",
        b"\xff\xfe",
        b"\0",
        b"<",
        b'"',
        b"http://",
    ),
)
_ARCHIVE_MARKS = (
    *(
        b"WARC/1.0\r\n",
        b"\r\n\r\n",
        b"\r\n",
        b"Content-Length: 99999999\r\n",
        b"HTTP/1.1 200 OK\r\n",
    ),
    *(b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"Content-Encoding: gzip\r\n", b"\0", b"\xff"),
    *(b"Transfer-Encoding: chunked\r\n", b"ffffffff\r\n", b"Content-Length: 99999999\r\n"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is broken: its seeds, the marks put into it, and what reads it."""

    seeds: tuple[bytes, ...]
    marks: tuple[bytes, ...]
    read: Callable[[bytes], object]
    saved: tuple[bytes, ...] = ()


def kind_of(name: str, data: Path | None = None) -> Kind:
    """Return what is to be broken: "pages", "feeds" or "archives"."""
    pages = tuple(
        file.read_bytes()
        for folder in ("html", "pages")
        for file in sorted((ROOT / "tests" / folder).glob("*.html"))
    )
    if name == "pages":
        files = sorted((data / "fundus_pages").glob("*/*.html.gz")) if data else []
        saved = tuple(gzip.decompress(file.read_bytes()) for file in files)
        return Kind(pages, _PAGE_MARKS, read_page, saved)
    if name == "feeds":
        return Kind(_feeds(), _FEED_MARKS, lambda content: feed.read(content, "http://a.example/f"))
    plain = b"".join(_record(number, page) for number, page in enumerate(pages))
    packed = b"".join(gzip.compress(_record(n, page), mtime=0) for n, page in enumerate(pages))
    whole = gzip.compress(plain, mtime=0)
    return Kind((plain, packed, whole), _ARCHIVE_MARKS, read_archive)


def read_page(content: bytes) -> Report:
    """Read a page; fail when its blocks do not hold every letter once."""
    report = acquire.read(Source("r1", "a.html", content))
    place = 0
    for block in report.blocks:
        if report.text[place : block.start].strip() or not block.end > block.start >= place:
            raise AssertionError(block)
        place = block.end
    if report.text[place:].strip():
        raise AssertionError(report.text[place:][:80])
    report.text.encode()
    return report


def read_archive(content: bytes) -> int:
    """Read what an archive holds, its pages too."""
    count = 0
    for item in archive.pages(io.BytesIO(content)):
        if isinstance(item, archive.Page):
            acquire.read(Source("r1", "a.html", item.content, item.url))
            count += 1
    return count


def broken(kind: Kind, chance: random.Random) -> bytes:
    """Return one of the seeds with a few changes."""
    if kind.saved and not chance.randrange(SAVED):
        page = chance.choice(kind.saved)
        start = chance.randrange(max(1, len(page) - LARGEST // 2))
        content = bytearray(page[: LARGEST // 8] + page[start : start + LARGEST // 2])
    else:
        content = bytearray(chance.choice(kind.seeds))
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice((1, 4, 30, 300, 3000)))
        match chance.randrange(7):
            case 0:
                del content[at:end]
            case 1:
                content[at:at] = chance.choice(kind.marks)
            case 2:
                content[at:at] = chance.choice(kind.marks) * chance.choice((2, 40, 800))
            case 3:
                content[at:end] = chance.randbytes(min(end - at, 50))
            case 4:
                content[at:at] = content[at:end] * chance.choice((1, 3, 20))
            case 5:
                content[at:end] = content[at:end][::-1]
            case _:
                other = chance.choice(kind.seeds)
                content[at:at] = other[chance.randrange(len(other)) :][:3000]
    return bytes(content[:LARGEST])


def fault_of(kind: Kind, content: bytes) -> str | None:
    """Return what went wrong in reading some bytes; None when nothing did."""
    begin = time.process_time()
    try:
        kind.read(content)
    except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
        return traceback.format_exc(limit=-3)
    took = time.process_time() - begin
    megabytes = 1 + len(content) // 1_000_000
    return f"took {took:.1f} s\n" if took > LIMIT * megabytes else None


def main(arguments: Sequence[str]) -> int:
    """Break and read; print what went wrong."""
    parser = argparse.ArgumentParser(description="Read what is broken on purpose.")
    parser.add_argument("what", choices=("pages", "feeds", "archives"))
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args(arguments)
    kind = kind_of(chosen.what, chosen.data)
    chance = random.Random(chosen.seed)  # noqa: S311  # the same breakage every time
    faults = 0
    begin = time.process_time()
    for number in range(chosen.count):
        content = broken(kind, chance)
        fault = fault_of(kind, content)
        if fault is None:
            continue
        faults += 1
        print(f"{chosen.what} {chosen.seed}.{number}, {len(content)} bytes: {fault}", flush=True)
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            (chosen.keep / f"{chosen.what}_{chosen.seed}_{number}").write_bytes(content)
    took = time.process_time() - begin
    print(f"{chosen.count} {chosen.what}, {faults} faults, {took:.0f} s of processor time")
    return 1 if faults else 0


def _record(number: int, page: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2021-03-03T04:05:06Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: http://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _feeds() -> tuple[bytes, ...]:
    entry = "<title>Ferry aground</title><link>http://a.example/1</link>"
    dated = "<pubDate>Wed, 03 Mar 2021 04:05:06 GMT</pubDate><description>A ferry.</description>"
    atom = '<link href="/1"/><updated>2021-03-03T04:05:06+01:00</updated><summary>A</summary>'
    news = "<news:publication_date>2021-03-03</news:publication_date><news:title>A</news:title>"
    feeds = (
        (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>'
            f"<item>{entry}{dated}</item><item>{entry}</item></channel></rss>"
        ),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/">'
            f"<entry><title>Ferry aground</title>{atom}</entry></feed>"
        ),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/1", "title": "A", '
            '"date_published": "2021-03-03T04:05:06Z", "content_html": "<p>A ferry.</p>"}]}'
        ),
        (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
            f"<loc>http://a.example/1</loc><news:news>{news}</news:news></url></urlset>"
        ),
        (
            "<sitemapindex><sitemap><loc>http://a.example/s.xml</loc><lastmod>2021-03-03</lastmod>"
            "</sitemap></sitemapindex>"
        ),
    )
    return tuple(text.encode() for text in feeds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
