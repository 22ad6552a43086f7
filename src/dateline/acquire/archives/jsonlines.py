"""JSON Lines: one report a line, as crawlers, corpora and this program write them.

A line is an object with the text of a report under one of the names that are common,
or its page as HTML; title, date, author and address are taken where they stand. What
`dateline read --format jsonl` wrote is read again by its text. A line that is no such
object is told and the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

# A line longer than this is no report; the rest of it is passed over unread.
MAX_LINE = 20_000_000

TEXTS = ("text", "maintext", "body", "content", "article", "article_text", "plain_text")
PAGES = ("html", "raw_html", "page")
URLS = ("url", "link", "source_url", "canonical_url", "uri")
TITLES = ("title", "headline")
DATES = ("date", "published", "date_publish", "publication_date", "publish_date", "date_published")
AUTHORS = ("byline", "author", "authors")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: where it begins and ends, and the report that it holds or why it holds none."""

    place: int
    end: int
    content: bytes | None
    url: str | None = None
    problem: str | None = None


def rows(stream: BinaryIO, start: int = 0) -> Iterator[Row]:
    """Read the lines of a file from a place on; blank ones are passed over."""
    stream.seek(start)
    place = start
    while line := stream.readline(MAX_LINE + 1):
        at, place = place, place + len(line)
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
                place += len(line)
            yield Row(at, place, None, problem=f"the line at {at} is too long")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _row(at, place, line)


def _row(place: int, end: int, line: bytes) -> Row:
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return Row(place, end, None, problem=f"the line at {place} is no JSON")
    if isinstance(value, dict) and isinstance(value.get("report"), dict):
        value = {"text": value["report"].get("text"), "url": value["report"].get("url")}
    content = _content(value) if isinstance(value, dict) else None
    if content is None:
        return Row(place, end, None, problem=f"the line at {place} holds no text of a report")
    return Row(place, end, content.encode("utf-8", "replace"), _first(value, URLS))


def _content(value: Mapping[str, Any]) -> str | None:
    """Return the page of a line, or a text with its masthead above it."""
    page = _first(value, PAGES)
    if page is not None:
        return page
    text = _first(value, TEXTS)
    if text is None:
        return None
    title = _first(value, TITLES)
    if title and text.lstrip().startswith(title):
        title = None
    head = "\n".join(part for part in (title, _author(value), _first(value, DATES)) if part)
    return f"{head}\n\n{text}" if head else text


def _author(value: Mapping[str, Any]) -> str | None:
    names = next((value[name] for name in AUTHORS if value.get(name)), None)
    listed = names if isinstance(names, list) else [names]
    words = [name.strip() for name in listed if isinstance(name, str) and name.strip()]
    if not words:
        return None
    line = ", ".join(words)
    return line if line.casefold().startswith("by ") else f"By {line}"


def _first(value: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    found = (value.get(name) for name in names)
    return next((text for text in found if isinstance(text, str) and text.strip()), None)
