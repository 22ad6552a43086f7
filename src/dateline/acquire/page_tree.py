"""A page of HTML as a row of segments: what a reader sees as a line or a paragraph.

The page is parsed once (lxml), and its text is cut where a block element begins or ends, or
two line breaks follow each other. A segment keeps the text nodes that it is made of, so that
each of its letters can be found in the page again, and its zone: what the nearest element
that says so calls it (data/page_zones.tsv, and the elements that HTML has for it). What is
no text to be read (scripts, forms, menus behind `hidden`) makes no segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from lxml import etree
from lxml import html as lxml_html

from dateline import lexicon

Zone = Literal["", "title", "deck", "byline", "timestamp", "caption", "box", "furniture"]
# lxml ships no types; an element is what it is.
Element = Any

_UNSEEN = frozenset(
    ("audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "map")
) | {"math", "noscript", "object", "option", "script", "select", "style", "svg", "template"}
_UNSEEN_TOO = frozenset(("textarea", "title", "video"))
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em")
) | {
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
}
_INLINE_TOO = frozenset(
    ("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "font")
) | {"picture", "source", "amp-img", "custom-element", "lite-youtube"}
_BY_TAG: dict[str, Zone] = {
    "aside": "furniture",
    "address": "byline",
    "figcaption": "caption",
    "footer": "furniture",
    "form": "furniture",
    "h1": "title",
    "nav": "furniture",
    "time": "timestamp",
}
_BY_ROLE: dict[str, Zone] = {
    "complementary": "furniture",
    "contentinfo": "furniture",
    "dialog": "furniture",
    "navigation": "furniture",
}
# Elements whose names say nothing about the text in them: they hold the whole page.
_WHOLE = frozenset(("article", "body", "html", "main"))
_NAMED = ("class", "id", "itemprop", "data-testid", "data-component", "rel")
# Letters beyond which an element is not what its class calls it, but holds the report.
_MOST: dict[Zone, int] = {"byline": 600, "caption": 2000, "deck": 1500, "timestamp": 250}
# A box of furniture holds no more paragraphs than this of so many letters; a wrapper does.
_MAX_PROSE = 4
_PROSE = 80
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one text node: the element it stands in or, as its tail, behind."""

    element: Element
    is_tail: bool
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A line or paragraph of a page."""

    pieces: tuple[Piece, ...]
    block: Element  # the block element around it
    zone: Zone
    zoned: Element  # the element that gives the zone; None without one
    linked: int  # letters that stand in links

    @property
    def text(self) -> str:
        """What stands in the page, blanks and all."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Open:
    """What is open while the page is walked. Lives in one call only."""

    pieces: list[Piece]
    block: Element
    linked: int
    breaks: int


def parse(markup: str) -> Element | None:
    """Return the root element of a page; None when nothing in it is markup."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError:
        return None
    return root if root is not None and root.find("body") is not None else None


def segments(root: Element) -> tuple[Segment, ...]:
    """Return the segments of a page in order."""
    return tuple(_segments(root.find("body")))


def _segments(body: Element) -> Iterator[Segment]:
    zones: list[tuple[Zone, Element]] = [("", None)]
    blocks: list[Element] = []
    links = 0
    now = _Open([], body, 0, 0)
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if _is_unseen(element, tag):
                walk.skip_subtree()
                zones.append(zones[-1])
                blocks.append(now.block)
                continue
            zone = _zone(element, tag)
            is_block = tag not in _INLINE and tag not in _INLINE_TOO and tag != "br"
            if is_block or (zone and not zones[-1][0] and zone != "timestamp"):
                yield from _closed(now, zones[-1])
                now = _Open([], element if is_block else now.block, 0, 0)
            if tag == "br":
                now.breaks += 1
                if now.breaks > 1:
                    yield from _closed(now, zones[-1])
                    now = _Open([], now.block, 0, 0)
                else:
                    now.pieces.append(Piece(element, False, "\n"))
            zones.append(_inner(zones[-1], zone, element))
            blocks.append(now.block)
            links += tag == "a"
            now = _read(now, Piece(element, False, element.text or ""), links)
            continue
        inner = zones.pop()
        blocks.pop()
        outer = blocks[-1] if blocks else body
        unseen = _is_unseen(element, tag)
        is_block = tag not in _INLINE and tag not in _INLINE_TOO and tag != "br" and not unseen
        if is_block or (inner[0] != zones[-1][0] and not unseen):
            yield from _closed(now, inner)
            now = _Open([], outer, 0, 0)
        links -= tag == "a" and not unseen
        if element is not body:
            now = _read(now, Piece(element, True, element.tail or ""), links)
    yield from _closed(now, zones[-1])


def _read(now: _Open, piece: Piece, links: int) -> _Open:
    if piece.text:
        now.pieces.append(piece)
        if not piece.text.isspace():
            now.breaks = 0
            now.linked += len(piece.text) if links else 0
    return now


def _closed(now: _Open, zone: tuple[Zone, Element]) -> Iterator[Segment]:
    if any(not piece.text.isspace() for piece in now.pieces):
        yield Segment(tuple(now.pieces), now.block, zone[0], zone[1], now.linked)


def _is_unseen(element: Element, tag: str) -> bool:
    return tag in _UNSEEN or tag in _UNSEEN_TOO


def _inner(outer: tuple[Zone, Element], zone: Zone, element: Element) -> tuple[Zone, Element]:
    """Return the zone inside an element: furniture stays furniture, captions captions."""
    if not zone or outer[0] in {"furniture", "caption", "title"}:
        return outer
    return zone, element


def _zone(element: Element, tag: str) -> Zone:
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag in _WHOLE or not element.attrib:
        return ""
    if "hidden" in element.attrib:
        return "box"  # scripts of many pages show it later
    role = element.get("role")
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    names = " ".join(value for name in _NAMED if (value := element.get(name)))
    zone = _called(names) if names else ""
    return zone if zone and _may_be(zone, element) else ""


def _may_be(zone: Zone, element: Element) -> bool:
    """Say whether an element can be what it is called: not when the whole report is in it."""
    if zone == "box":
        prose = 0
        for inner in element.iter("h1", "p"):
            prose += inner.tag == "p" and len(inner.text or "") >= _PROSE
            if inner.tag == "h1" or prose > _MAX_PROSE:
                return False
        return True
    letters = 0
    for text in element.itertext():
        letters += len(text.strip())
        if letters > _MOST[zone]:
            return False
    return True


@cache
def _called(names: str) -> Zone:
    """Return what some names say an element is."""
    plain = _CAMEL.sub("-", names).casefold()
    match = _pattern().search(plain)
    zone: Zone = match.lastgroup if match else ""  # type: ignore[assignment]
    return zone


@cache
def _pattern() -> re.Pattern[str]:
    groups = (f"(?P<{zone}>{words})" for zone, words in lexicon.rows("page_zones.tsv"))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(groups)})(?![a-z])")
