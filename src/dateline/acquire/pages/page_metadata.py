"""What a page says of itself: title, authors, times, newsroom, address, language.

Read are JSON-LD (schema.org), the meta elements of Open Graph and its like
(data/page_meta.tsv), microdata and `<time datetime>`. JSON-LD is trusted first: newsrooms
keep it for search engines, with a zone. What guards against false hits: of several JSON-LD
items the one is read that is an article (of several, the one of this page's address or
title), addresses and handles are no authors' names, and a time without a zone yields to the
same day and minute with one.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.acquire.pages.page_times import surest
from dateline.acquire.pages.page_tree import Element

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Posting)$")
_LEAST_LIKELY = frozenset(("WebPage", "ItemPage", "VideoObject", "CreativeWork"))
_WEB = re.compile(r"https?://|www\.|^@|\.(?:com|org|net|html?)\b")
_AND = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|&|/|\|)\s*")
_BRACKETS = re.compile(r"\s*\([^()]{0,40}\)\s*$")
# "reporter", behind a name in Korean and Chinese, and in Japanese.
_ROLE = re.compile(r"\s+(?:기자|记者|記者)$")
_BY = re.compile(r"^(?:by|von|par|por|di|af|av|door)\s+", re.IGNORECASE)
# JSON-LD of one page is looked into this deep and far; more is a catalogue.
_MAX_DEPTH = 6
_MAX_ITEMS = 400
_MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states of itself, outside its text. Times are ISO 8601."""

    titles: tuple[str, ...] = ()  # the surest first
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    address: str | None = None
    language: str | None = None
    description: str | None = None
    body: str | None = None


def read(root: Element) -> Metadata:
    """Return what a page states of itself."""
    item = _article(root)
    meta = _meta(root)
    itemprops = tuple(_itemprops(root))
    published = (*_texts(item.get("datePublished")), *meta.get("published", ()))
    updated = (*_texts(item.get("dateModified")), *meta.get("updated", ()))
    publisher = _first((*_names(item.get("publisher")), *meta.get("publisher", ())))
    return Metadata(
        titles=tuple(dict.fromkeys(_titles(root, item, meta))),
        authors=_authors(root, item, meta, publisher or ""),
        published=surest(
            (*published, *(value for name, value in itemprops if name == "published"))
        ),
        updated=surest((*updated, *(value for name, value in itemprops if name == "updated"))),
        publisher=publisher,
        address=_first(_addresses(root, item, meta)),
        language=_first(_languages(root, item, meta)),
        description=_first((*_texts(item.get("description")), *meta.get("description", ()))),
        body=_first(_texts(item.get("articleBody"))),
    )


def _article(root: Element) -> dict[str, Any]:
    """Return the JSON-LD item of the page's article; an empty one when there is none."""
    items = list(_items(root))
    articles = [item for item in items if any(_ARTICLE.search(kind) for kind in _types(item))]
    if articles:
        return max(articles, key=lambda item: (len(_stated(item)), -articles.index(item)))
    others = [item for item in items if _LEAST_LIKELY.intersection(_types(item))]
    return max(others, key=lambda item: len(_stated(item)), default={})


def _stated(item: dict[str, Any]) -> list[str]:
    wanted = ("headline", "datePublished", "author", "publisher", "articleBody", "dateModified")
    return [key for key in wanted if item.get(key)]


def _types(item: dict[str, Any]) -> tuple[str, ...]:
    return tuple(kind.rpartition("/")[2] for kind in _texts(item.get("@type")))


def _items(root: Element) -> Iterator[dict[str, Any]]:
    seen = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        for item in _within(_loaded(script.text or ""), _MAX_DEPTH):
            seen += 1
            if seen > _MAX_ITEMS:
                return
            yield item


def _loaded(text: str) -> object:
    bare = re.sub(
        r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$", "", text
    )
    try:
        return json.loads(bare.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _within(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Find the items of a JSON-LD value: lists, graphs, and the main entity of a page."""
    if depth and isinstance(value, list):
        for inner in value:
            yield from _within(inner, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(value.get(key), dict | list):
                yield from _within(value[key], depth - 1)


def _texts(value: object) -> tuple[str, ...]:
    """Return the strings of a JSON-LD value."""
    if isinstance(value, str):
        return (text,) if (text := " ".join(html.unescape(value).split())) else ()
    if isinstance(value, list):
        return tuple(text for inner in value[:20] for text in _texts(inner) if inner is not value)
    if isinstance(value, dict) and isinstance(value.get("@value"), str):
        return _texts(value["@value"])
    return ()


def _names(value: object) -> tuple[str, ...]:
    """Return the names of persons or organisations of a JSON-LD value."""
    if isinstance(value, list):
        return tuple(name for inner in value[:40] for name in _names(inner))
    if isinstance(value, dict):
        return _texts(value.get("name"))
    return _texts(value)


def _meta(root: Element) -> dict[str, tuple[str, ...]]:
    """Return what the meta elements state, by field, in the order of trust."""
    found: dict[str, list[tuple[int, str]]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or element.get("value") or "").split())
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            named = _fields().get((element.get(key) or "").casefold())
            if named:
                found.setdefault(named[0], []).append((named[1], content))
    return {
        field: tuple(text for _, text in sorted(texts, key=lambda pair: pair[0]))
        for field, texts in found.items()
    }


@cache
def _fields() -> dict[str, tuple[str, int]]:
    rows = enumerate(lexicon.rows("page_meta.tsv"))
    return {name: (field, place) for place, (field, name) in rows}


def _itemprops(root: Element) -> Iterator[tuple[str, str]]:
    """Find the times in microdata and time elements; one that says nothing is published."""
    names = {"datepublished": "published", "datemodified": "updated", "datecreated": "published"}
    for element in root.iter("time", "span", "div", "abbr", "relative-time"):
        value = element.get("datetime") or element.get("content") or ""
        named = names.get((element.get("itemprop") or "").casefold())
        if named:
            yield named, value or "".join(element.itertext())[:_MAX_NAME]
        elif element.tag in {"time", "relative-time"} and value:
            called = f"{element.get('class') or ''} {element.getparent().get('class') or ''}"
            is_later = re.search(r"(?i)updat|modif|edit", called)
            yield ("updated" if is_later else "published"), value


def _titles(root: Element, item: dict[str, Any], meta: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield from _texts(item.get("headline"))
    yield from meta.get("title", ())
    title = root.find(".//title")
    if title is not None and (text := " ".join("".join(title.itertext()).split())):
        yield text


def _authors(
    root: Element, item: dict[str, Any], meta: dict[str, tuple[str, ...]], publisher: str
) -> tuple[str, ...]:
    """Return the authors by the first statement that names more than the newsroom itself."""
    house = _letters(publisher)
    told: list[tuple[str, ...]] = []
    for names in _author_statements(root, item, meta):
        split = tuple(dict.fromkeys(part for name in names for part in _split(name)))
        if any(not house or _letters(name) not in house for name in split):
            return split
        told.append(split)
    return next(filter(None, told), ())


def _author_statements(
    root: Element, item: dict[str, Any], meta: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    yield _sound(_names(item.get("author")) or _names(item.get("creator")))
    yield from ((name,) for name in _sound(meta.get("author", ())))
    marked = root.find(".//*[@itemprop='author']")
    if marked is not None:
        named = marked.find(".//*[@itemprop='name']")
        text = "".join((marked if named is None else named).itertext())
        yield _sound((" ".join(text.split()),))


def _sound(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if not _WEB.search(name) and len(name) <= _MAX_NAME)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _split(names: str) -> Iterator[str]:
    for name in _AND.split(names):
        bare = _ROLE.sub("", _BRACKETS.sub("", _BY.sub("", name.strip(" .,;:")))).strip()
        if any(letter.isalpha() for letter in bare):
            yield bare


def _addresses(
    root: Element, item: dict[str, Any], meta: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold().split():
            yield from _web(link.get("href"))
    for text in meta.get("address", ()):
        yield from _web(text)
    page = item.get("mainEntityOfPage")
    for value in (page.get("@id") if isinstance(page, dict) else page, item.get("url")):
        yield from _web(value)


def _web(value: object) -> Iterator[str]:
    if isinstance(value, str) and re.match(r"https?://[^\s/]+", value.strip()):
        yield value.strip()


def _languages(
    root: Element, item: dict[str, Any], meta: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    for text in (
        root.get("lang") or "",
        *_texts(item.get("inLanguage")),
        *meta.get("language", ()),
    ):
        if match := re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", text):
            yield match[1].casefold()


def _first(texts: Iterable[str]) -> str | None:
    return next((text for text in texts if text), None)
