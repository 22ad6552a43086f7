"""Feeds: which reports a newsroom offers, from RSS, Atom, JSON Feed and sitemaps.

RSS from 0.9 to 2.0 and Atom, sound or not, are read by feedparser; JSON Feed (1.0 and
1.1) here; sitemaps and news sitemaps in `sitemap`. An entry is an address, and what the
feed says of it. A feed that carries the whole text of an entry, and not a teaser of it,
spares fetching it: that text is then made a small page, with what the feed says of
title, date, author and language where pages say it.

Nothing is fetched here, and no file is opened.
"""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape, unescape
from typing import Any

from dateline.acquire.web import address, sitemap
from dateline.errors import NotWebAddress

# An entry's text from this many words on is the report; teasers have 20 to 60.
FULL_WORDS = 150
# Feeds offer 10 to 200 entries, news sitemaps at most 1,000, sitemaps 50,000.
MAX_ENTRIES = 50_000
_TAG = re.compile(r"<[^<>]*>")
_ITEM = re.compile(r"<(?:item|entry)\b")
_LINK = re.compile(r"<link>\s*([^<\s]+)|<link\b[^<>]*\bhref=[\"']([^\"'<>\s]+)")
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)")
# What feedparser was seen to fail with on feeds that were broken at random.
_FAULTS = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that a feed offers."""

    url: str
    title: str | None = None
    published: str | None = None  # ISO 8601, with zone where stated
    author: str | None = None
    language: str | None = None
    html: str | None = None  # the whole text, when the feed carries it


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed offers: entries, further sitemaps to look into, and what was odd."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read(content: bytes, base: str = "") -> Feed:
    """Return what a feed of any kind offers, each address once; `base` is its own address."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _checked(*_json_feed(content), base)
    if sitemap.is_sitemap(start):
        found = sitemap.read(content)
        entries = (
            Entry(page.url, page.title, page.published, language=page.language)
            for page in found.pages
        )
        feed = _checked(entries, found.problems, base)
        problems = found.problems if found.sitemaps else feed.problems
        return Feed(feed.entries, found.sitemaps, problems)
    return _checked(*_xml_feed(content), base)


def page_of(entry: Entry) -> bytes | None:
    """Return the page that an entry's own text makes; None when it holds a teaser at most."""
    if entry.html is None or len(_TAG.sub(" ", entry.html).split()) < FULL_WORDS:
        return None
    said = (
        ("article:published_time", entry.published),
        ("og:title", entry.title),
        ("article:author", entry.author),
    )
    metas = "".join(
        f'<meta property="{name}" content="{escape(value)}">\n' for name, value in said if value
    )
    title, language = escape(entry.title or ""), escape(entry.language or "")
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
        f'<title>{title}</title>\n<link rel="canonical" href="{escape(entry.url)}">\n{metas}'
        f"</head><body><article><h1>{title}</h1>\n{entry.html}\n</article></body></html>\n"
    )
    return page.encode("utf-8", "replace")


def _checked(entries: Iterable[Entry], problems: Iterable[str], base: str) -> Feed:
    """Return a feed whose addresses are sound, whole, and stand once each."""
    good: dict[str, Entry] = {}
    odd = list(problems)
    for entry in entries:
        try:
            url = address.parse(entry.url, base).url
        except NotWebAddress as error:
            odd.append(f"An entry of the feed is left out: {error}")
            continue
        if url not in good:
            good[url] = Entry(
                url, entry.title, entry.published, entry.author, entry.language, entry.html
            )
        if len(good) >= MAX_ENTRIES:
            odd.append(f"The feed has more than {MAX_ENTRIES} entries; the rest is left out.")
            break
    if not good and not odd:
        odd.append("The feed holds no entry.")
    return Feed(tuple(good.values()), problems=tuple(odd))


def _xml_feed(content: bytes) -> tuple[Iterator[Entry], tuple[str, ...]]:
    # Imported here: only feeds need it, and it takes a tenth of a second.
    import feedparser  # noqa: PLC0415

    try:
        # A stream, since feedparser takes bytes and strings for names of files and addresses.
        found = feedparser.parse(io.BytesIO(content))
    except _FAULTS as error:
        kind = type(error).__name__
        return _rescued(content), (f"The feed is broken ({kind}); its links alone are read.",)
    items, about = found.get("entries") or (), found.get("feed") or {}
    if not items and not found.get("version"):
        return iter(()), ("This is no feed: neither RSS, Atom, JSON Feed nor a sitemap.",)
    # Plain dictionaries, since feedparser's own take one date for another and warn of it.
    return (_entry(dict(item), about.get("language")) for item in items), ()


def _rescued(content: bytes) -> Iterator[Entry]:
    """Find the links and titles in a feed that is too broken to be parsed."""
    for item in _ITEM.split(content.decode("utf-8", "replace"))[1:]:
        link, title = _LINK.search(item), _TITLE.search(item)
        if link:
            yield Entry(unescape(link[1] or link[2]), _plain(unescape(title[1])) if title else None)


def _entry(item: Mapping[str, Any], language: object) -> Entry:
    # Broken feeds put all kinds of things in all kinds of places: only texts are taken.
    bodies = [body.get("value") for body in item.get("content") or () if isinstance(body, dict)]
    texts = [text for text in (*bodies, item.get("summary")) if isinstance(text, str)]
    return Entry(
        url=_text(item.get("link")) or _text(item.get("id")) or "",
        title=_plain(item.get("title")),
        published=_moment(item),
        author=_plain(item.get("author")),
        language=_text(item.get("language")) or _text(language),
        html=max(texts, key=len, default=None),
    )


def _moment(item: Mapping[str, Any]) -> str | None:
    """Return when an entry was published: with its own zone where that can be read, else UTC."""
    for name in ("published", "updated"):
        for parse in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                return parse(_text(item.get(name)) or "").isoformat()
            except (ValueError, OverflowError):
                continue
        if parsed := item.get(f"{name}_parsed"):
            try:
                return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
            except (ValueError, OverflowError, OSError):
                continue
    return None


def _json_feed(content: bytes) -> tuple[Iterator[Entry], tuple[str, ...]]:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        return iter(()), (f"The feed is no sound JSON: {error}.",)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return iter(()), ("This is JSON, but no JSON Feed: it has no list of items.",)
    language = _text(feed.get("language"))
    return (_json_entry(item, language) for item in items if isinstance(item, dict)), ()


def _json_entry(item: Mapping[str, Any], language: str | None) -> Entry:
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    names = [_text(author.get("name")) for author in listed if isinstance(author, dict)]
    text = _text(item.get("content_text"))
    plain = "".join(f"<p>{escape(part)}</p>\n" for part in (text or "").split("\n") if part.strip())
    return Entry(
        url=_text(item.get("url"))
        or _text(item.get("external_url"))
        or _text(item.get("id"))
        or "",
        title=_plain(item.get("title")),
        published=_text(item.get("date_published")),
        author=", ".join(name for name in names if name) or None,
        language=_text(item.get("language")) or language,
        html=_text(item.get("content_html")) or plain or None,
    )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _plain(value: object) -> str | None:
    """Return a title without markup and breaks."""
    return " ".join(_TAG.sub(" ", text).split()) or None if (text := _text(value)) else None
