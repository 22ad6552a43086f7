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

# Elements whose text is not read as text of the page.
UNSEEN = frozenset(
    ("audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe")
) | {
    *("input", "map", "math", "noscript", "object", "option", "script", "select", "style"),
    *("svg", "template", "textarea", "title", "video"),
}
# Elements that stand within a line.
INLINE = frozenset(("a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "br", "cite")) | {
    *(
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
    ),
    *("picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike"),
    *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}
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
_NAMED = frozenset(("class", "id", "itemprop", "data-testid", "data-component", "rel"))
# Letters beyond which an element is not what its class calls it, but holds the report.
_MOST: dict[Zone, int] = {"byline": 600, "caption": 2000, "deck": 1500, "timestamp": 250}
# A box of furniture holds no more paragraphs than this of so many letters; a wrapper does.
_MAX_PROSE = 4
_PROSE = 80
# A line break; two in a row end a paragraph.
BREAK = "\n"
_MAX_BREAKS = 2
# The most seen in a page of news are 50 attributes and 4,100 elements. libxml2 takes time by the
# square of the attributes; the extractor and what is asked here some 50 us an element.
_MAX_ATTRIBUTES = 500
MAX_ELEMENTS = 15_000
# Start tags, scripts and comments left out; every letter is looked at once.
_TAG = re.compile(
    r"<(?:!--(?:[^-]++|-(?!->))*+"
    r"|(?P<unseen>script|style)\b[^<]*+(?:<(?!/(?P=unseen))[^<]*+)*+"
    r"|[a-z](?:[^=>]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?)*+)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<==)\s*+(?:\"[^\"]*+\"|'[^']*+')")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the text of an element."""

    block: Element  # the block element around it
    zone: Zone
    is_linked: bool


@dataclass(slots=True)  # not frozen: a page has ten thousand, and freezing doubles the cost
class Piece:
    """The text of one text node: the element it stands in or, as its tail, behind."""

    element: Element
    is_tail: bool
    text: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Segment:
    """A line or paragraph of a page."""

    pieces: tuple[Piece, ...]
    block: Element
    zone: Zone
    linked: int  # letters that stand in links

    @property
    def text(self) -> str:
        """What stands in the page, blanks and all."""
        return "".join([piece.text for piece in self.pieces])


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page's root element, or of what it has more than can be held: "15,000 elements"."""

    root: Element | None
    excess: str | None = None


def parse(markup: str) -> Parsed:
    """Return the root element of a page; none when nothing in it is markup."""
    if _has_endless_tag(markup):
        return Parsed(None, f"{_MAX_ATTRIBUTES} attributes to one element")
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return Parsed(None)
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        return Parsed(None, "256 elements inside each other")
    if root is None or root.find("body") is None:
        return Parsed(None)
    return Parsed(root) if is_held(root) else Parsed(None, f"{MAX_ELEMENTS:,} elements")


def is_held(element: Element) -> bool:
    """Say whether no more elements stand in an element than can be read in time."""
    return bool(element.xpath("count(descendant::*)") < MAX_ELEMENTS)


def _has_endless_tag(markup: str) -> bool:
    """Say whether an element has more attributes than a parser lists in time."""
    return any(
        max(len(bare.split()), bare.count("="), bare.count("/")) > _MAX_ATTRIBUTES
        for match in _TAG.finditer(markup)
        if match.end() - match.start() > 2 * _MAX_ATTRIBUTES and not match["unseen"]
        for bare in (_QUOTED.sub("", match[0]),)
    )


def segments(root: Element) -> tuple[Segment, ...]:
    """Return the segments of a page in order."""
    return tuple(_segments(root.find("body")))


def _segments(body: Element) -> Iterator[Segment]:
    pieces: list[Piece] = []
    breaks = 0
    for piece in _walk(body):
        if piece is not None and not pieces and piece.text.isspace():
            continue
        breaks = breaks + (piece.text is BREAK) if piece and piece.text.isspace() else 0
        if piece is not None and breaks < _MAX_BREAKS:
            pieces.append(piece)
        elif pieces:
            yield _segment(pieces)
            pieces = []
    if pieces:
        yield _segment(pieces)


def _segment(pieces: list[Piece]) -> Segment:
    frame = pieces[0].frame
    linked = sum([len(piece.text) for piece in pieces if piece.frame.is_linked])
    zone = frame.zone
    if zone in {"", "timestamp"}:
        stamped = any(piece.frame.zone == "timestamp" for piece in pieces)
        short = sum([len(piece.text.strip()) for piece in pieces]) <= _MOST["timestamp"]
        zone = "timestamp" if stamped and short else ""
    return Segment(tuple(pieces), frame.block, zone, linked)


def _walk(body: Element) -> Iterator[Piece | None]:
    """Find the text nodes of a page in order, and None where a segment ends."""
    frames = [Frame(body, "", is_linked=False)]
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag, is_tail = element.tag, event == "end"
        if tag in UNSEEN:
            if not is_tail:
                walk.skip_subtree()
                continue
        elif is_tail:
            left = frames.pop()
            if _parts(left, frames[-1]):
                yield None
        else:
            frames.append(_entered(frames[-1], element, tag))
            if _parts(frames[-1], frames[-2]):
                yield None
            if tag == "br":
                yield Piece(element, is_tail, BREAK, frames[-1])
        text = element.tail if is_tail else element.text
        if text and (element is not body or not is_tail):
            yield Piece(element, is_tail, text, frames[-1])


def _parts(one: Frame, other: Frame) -> bool:
    """Say whether a segment ends between two elements; a time inside a line ends none."""
    if one.block is not other.block:
        return True
    return one.zone != other.zone and "timestamp" not in {one.zone, other.zone}


def _entered(outer: Frame, element: Element, tag: str) -> Frame:
    zone = _zone(element, tag)
    is_block = tag not in INLINE
    if not is_block and not zone and tag != "a":
        return outer
    return Frame(
        element if is_block else outer.block,
        _inner(outer.zone, zone) if zone else outer.zone,
        outer.is_linked or tag == "a",
    )


def _inner(outer: Zone, zone: Zone) -> Zone:
    """Return the zone inside an element: furniture stays furniture, captions captions."""
    if outer in {"furniture", "title"} or (outer == "caption" and zone != "furniture"):
        return outer
    if outer == "box" and zone not in {"caption", "furniture"}:
        return outer
    return zone


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
    names = " ".join([value for name, value in element.items() if name in _NAMED])
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
