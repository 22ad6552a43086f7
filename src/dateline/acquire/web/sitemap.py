"""Sitemaps: the pages a site lists, and the news sitemaps with title and date.

Read by expat piece by piece, without document types and so without entities of their
own: the tricks that XML can play on a reader all need them. A broken sitemap gives what
stands before the break, and a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# The reader below refuses every document type, which is what makes expat safe.
from xml.parsers import expat

# The protocol allows 50,000 addresses in one file.
MAX_PAGES = 50_000

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)\b")
# What is taken, by the way of element names that leads there, without namespaces.
_FIELDS = {
    ("urlset", "url", "loc"): "url",
    ("sitemapindex", "sitemap", "loc"): "url",
    ("sitemapindex", "sitemap", "lastmod"): "published",
    ("urlset", "url", "news", "title"): "title",
    ("urlset", "url", "news", "publication_date"): "published",
    ("urlset", "url", "news", "publication", "language"): "language",
}
_ENTRIES = frozenset((("urlset", "url"), ("sitemapindex", "sitemap")))
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a sitemap lists."""

    url: str
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: pages, or further sitemaps, the newest of them first."""

    pages: tuple[Page, ...]
    sitemaps: tuple[str, ...]
    problems: tuple[str, ...]


def is_sitemap(start: bytes) -> bool:
    """Say whether the beginning of a file is that of a sitemap."""
    return _ROOT.search(start) is not None


def read(content: bytes) -> Sitemap:
    """Return what a sitemap lists."""
    reader = _Reader()
    problems = tuple(reader.read(content))
    further = sorted(
        (page for root, page in reader.found if root == "sitemapindex"),
        key=lambda page: page.published or "",
        reverse=True,
    )
    return Sitemap(
        pages=tuple(page for root, page in reader.found if root == "urlset"),
        sitemaps=tuple(page.url for page in further),
        problems=problems,
    )


class _Refused(Exception):
    """The file does what no sitemap does."""


@dataclass(slots=True)
class _Reader:
    """The state of reading: the way down to here, and the entry under it."""

    found: list[tuple[str, Page]] = field(default_factory=list)
    way: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)

    def read(self, content: bytes) -> Iterator[str]:
        """Read a file; say what was wrong with it."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self.text.append
        try:
            parser.Parse(content, True)  # noqa: FBT003  # expat's way to say that this is all
        except expat.ExpatError as error:
            yield f"The sitemap is broken off: {error}."
        except (_Refused, LookupError, ValueError) as error:
            yield f"The rest of the sitemap is not read: {error}."

    def _refuse(self, *_: object) -> None:
        message = "it declares a document type"
        raise _Refused(message)

    def _open(self, name: str, _: object) -> None:
        self.way.append(name.rpartition(":")[2].casefold())
        self.text.clear()
        if len(self.way) > _DEPTH:
            message = "its elements stand too deep in one another"
            raise _Refused(message)

    def _close(self, _: str) -> None:
        way = tuple(self.way)
        self.way.pop()
        value = "".join(self.text).strip()
        self.text.clear()
        if way in _FIELDS and value:
            self.fields[_FIELDS[way]] = value
        if way in _ENTRIES:
            if "url" in self.fields:
                self.found.append((way[0], Page(**self.fields)))
            self.fields.clear()
        if len(self.found) > MAX_PAGES:
            message = f"it lists more than {MAX_PAGES} pages"
            raise _Refused(message)
