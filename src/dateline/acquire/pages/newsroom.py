"""Items as newsrooms exchange them, to a `Report`: IPTC ninjs (JSON), NewsML-G2 and NITF (XML).

What an item states in a field of its own (headline, byline, place, times with zone, slug,
edit notes) is taken from there; its body is read as a page of HTML or as text, paragraph by
paragraph, with the rules for wire notes and datelines. The text of the report is made of
headline, byline, edit note and body, and each line leads back to its field: the way is a
JSON pointer ("/body_xhtml"), an XPath, or the one followed by the other.

Sources: ninjs 1.x to 3.x (iptc.org/std/ninjs), NewsML-G2 2.x (newsMessage, packageItem,
newsItem), NITF 3.x, alone or as `inlineXML`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from lxml import etree

from dateline.acquire.pages import page, page_plain, page_tree
from dateline.acquire.pages.page_metadata import Metadata
from dateline.acquire.pages.page_text import Part, Places, Snippet, compose, measured
from dateline.acquire.pages.page_times import time_of
from dateline.acquire.pages.page_tree import MAX_ELEMENTS, Element
from dateline.acquire.prose import plain, text
from dateline.acquire.prose.lines import MAX_PARAGRAPHS
from dateline.report import BlockKind, Report, Source

_PARAGRAPHS = re.compile(r"\n\s*\n|\r\n?|\n(?=[ \t])")
_MARKUP = re.compile(r"<(?:p|div|h\d|br)\b", re.IGNORECASE)
UNSOUND = "The item is not sound; it is read as plain text."
ENDLESS = f"The item has more than {MAX_ELEMENTS:,} elements; it is read as plain text."
# Paragraphs of an item beyond which they are not told apart on the way back to it.
_MANY = 1000
_OBJECT = re.compile(rb"\s*[{]")


def read(source: Source) -> Report:
    """Return the report that an item holds. Odd content gives problems, never an error."""
    decoded, note = text.decode(source.content)
    notes = (note,) if note else ()
    is_object = _OBJECT.match(source.content) is not None
    try:
        parts, stated = _ninjs(decoded) if is_object else _xml(source.content)
    except _NotHeldError as fault:
        bare = decoded if is_object else page_plain.text_of(decoded)
        return plain.report_of(source, bare, (*notes, str(fault)))
    return page.report_of(source, compose(parts), stated, notes)


class _NotHeldError(Exception):
    """An item that is read as plain text, and why."""


def _ninjs(decoded: str) -> tuple[list[Part], Metadata]:
    try:
        item = json.loads(decoded, strict=False)
    except (ValueError, RecursionError):
        raise _NotHeldError(UNSOUND) from None
    item = item if isinstance(item, dict) else {}
    headline, place = _headline(item)
    byline, by_place = _byline(item)
    note = _text(item.get("ednote")) or _text(item.get("description_ednote"))
    body, body_place = _body(item)
    parts = [
        *_line("title", headline, place),
        *_line("byline", byline, by_place),
        *_line("wire_note", f"({note.strip('() ')})" if note else "", "/ednote"),
        *(_marked_up(body, body_place) if _MARKUP.search(body) else _plain(body, body_place)),
    ]
    authors = [name for name in (_text(p.get("name")) for p in _people(item)) if name]
    stated = Metadata(
        titles=(headline,) if headline else (),
        authors=tuple(authors),
        published=_time(item, "firstcreated", "contentcreated", "versioncreated"),
        updated=_time(item, "versioncreated", "contentmodified"),
        publisher=_text(item.get("copyrightholder")) or _name(item.get("infosources")),
        address=_web(item),
        language=(_text(item.get("language")) or "")[:2].casefold() or None,
    )
    return parts, stated


def _headline(item: dict[str, Any]) -> tuple[str, str]:
    for number, entry in enumerate(_list(item.get("headlines"))):
        if value := _text(entry.get("value")):
            return value, f"/headlines/{number}/value"
    return _text(item.get("headline")) or _text(item.get("title")) or "", "/headline"


def _byline(item: dict[str, Any]) -> tuple[str, str]:
    if line := _text(item.get("byline")) or _text(item.get("by")):
        return line, "/byline"
    names = [name for name in (_text(p.get("name")) for p in _people(item)) if name]
    return ", ".join(names), "/people"


def _people(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the persons who made an item; those that it speaks of are left out."""
    makers = [p for p in _list(item.get("people")) if "author" in str(p.get("rel", "")).casefold()]
    return makers or _list(item.get("authors"))


def _body(item: dict[str, Any]) -> tuple[str, str]:
    for number, entry in enumerate(_list(item.get("bodies"))):
        if value := _text(entry.get("value"), lines=True):
            return value, f"/bodies/{number}/value"
    for key in ("body_xhtml", "body_html", "body_text", "body"):
        if value := _text(item.get(key), lines=True):
            return value, f"/{key}"
    return "", "/body_text"


def _list(value: object) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _text(value: object, *, lines: bool = False) -> str:
    if not isinstance(value, str):
        return ""
    return value.strip() if lines else " ".join(value.split())


def _name(value: object) -> str | None:
    return next((name for entry in _list(value) if (name := _text(entry.get("name")))), None)


def _time(item: dict[str, Any], *keys: str) -> str | None:
    return next((t for key in keys if (t := time_of(_text(item.get(key))))), None)


def _web(item: dict[str, Any]) -> str | None:
    alternatives = (_text(entry.get("href")) for entry in _list(item.get("altids")))
    addresses = (_text(item.get("url")), _text(item.get("uri")), *alternatives)
    return next((address for address in addresses if address.startswith("http")), None)


def _line(kind: BlockKind, line: str, place: str) -> Iterator[Part]:
    if line:
        yield Part(kind, (Snippet(line, place, 0),))


def _plain(body: str, place: str) -> Iterator[Part]:
    """Find the paragraphs of a body in plain text; those behind the last told apart are one."""
    start = 0
    for gap in (*islice(_PARAGRAPHS.finditer(body), MAX_PARAGRAPHS), None):
        end = gap.start() if gap else len(body)
        if body[start:end].strip():
            yield Part("body", (Snippet(body[start:end], place, start),))
        start = gap.end() if gap else end


def _marked_up(body: str, place: str) -> Iterator[Part]:
    root = page_tree.parse(f"<html><body>{body}</body></html>").root
    if root is None:  # no parser holds it: the field as it stands
        yield from _plain(body, place)
        return
    places = Places()
    for segment in page_tree.segments(root):
        kind: BlockKind = "caption" if segment.zone == "caption" else "body"
        snippets = (replace(one, node=place + one.node) for one in places.snippets(segment))
        yield Part(kind, tuple(snippets), is_head=segment.block.tag in {"h2", "h3", "h4"})


def _xml(content: bytes) -> tuple[list[Part], Metadata]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise _NotHeldError(UNSOUND) from None
    if root is None or any("depth" in entry.message for entry in parser.error_log):
        raise _NotHeldError(UNSOUND)
    item = next((e for e in root.iter("{*}newsItem") if _prose(e) is not None), root)
    if not page_tree.is_held(item):
        raise _NotHeldError(ENDLESS)
    headline = _first(item, "headline", "hl1", "title")
    byline = _first(item, "by", "byline")
    note = _first(item, "edNote")
    dateline = _first(item, "dateline")
    parts = [
        *_element("title", headline),
        *_element("byline", byline),
        *_element("wire_note", note),
        *_paragraphs(_prose(item), dateline),
    ]
    published = ("contentCreated", "firstCreated", "date.issue", "versionCreated", "sent")
    updated = ("contentModified", "versionCreated")
    stated = Metadata(
        titles=(_said(headline),) if headline is not None else (),
        published=next((time for name in published if (time := _when(item, name))), None),
        updated=next((time for name in updated if (time := _when(item, name))), None),
        publisher=_said(_first(item, "copyrightHolder")) or None,
        language=_language(item),
    )
    return parts, stated


def _prose(item: Element) -> Element | None:
    """Return the element that holds the paragraphs of an item."""
    for name in ("body.content", "body", "inlineData", "inlineXML"):
        for element in item.iter(f"{{*}}{name}"):
            if _said(element):
                return element
    return None


def _paragraphs(prose: Element | None, dateline: Element | None) -> Iterator[Part]:
    if prose is None:
        return
    tags = ("{*}p", "{*}h2", "{*}h3", "{*}hl2", "{*}blockquote", "{*}caption", "{*}figcaption")
    found = [e for e in prose.iter(*tags) if _said(e) and not _inside(e, tags)]
    if not found and _said(prose):
        path = prose.getroottree().getpath(prose)
        yield from _plain("".join(prose.itertext()), path)
        return
    yield from _element("dateline", dateline)
    # A path is found by counting what stands before: of many paragraphs the one way back is
    # to what holds them all.
    whole = prose.getroottree().getpath(prose) if len(found) > _MANY else None
    offsets = dict(measured(prose)) if whole else {}
    for element in found:
        name = etree.QName(element).localname
        kind: BlockKind = "caption" if name in {"caption", "figcaption"} else "body"
        is_head = name in {"h2", "h3", "hl2"}
        if whole is None:
            yield from _element(kind, element, is_head=is_head)
            continue
        snippet = Snippet("".join(element.itertext()), whole, offsets[element, False])
        yield Part(kind, (snippet,), is_head=is_head)


def _inside(element: Element, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _element(kind: BlockKind, element: Element | None, *, is_head: bool = False) -> Iterator[Part]:
    if element is not None and _said(element):
        path = element.getroottree().getpath(element)
        yield Part(kind, (Snippet("".join(element.itertext()), path, 0),), is_head=is_head)


def _first(item: Element, *names: str) -> Element | None:
    """Return the first element that says something, by the first name that has one."""
    return next((e for name in names for e in item.iter(f"{{*}}{name}") if _said(e)), None)


def _said(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _when(item: Element, name: str) -> str | None:
    for element in item.iter(f"{{*}}{name}"):
        if time := time_of(_said(element) or element.get("norm") or ""):
            return time
    return None


def _language(item: Element) -> str | None:
    for element in item.iter("{*}language"):
        if tag := element.get("tag"):
            return str(tag)[:2].casefold()
    lang = item.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(lang)[:2].casefold() if lang else None
