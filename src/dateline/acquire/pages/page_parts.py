"""Which lines of a page are kept beside the report's body, and what each is.

Kept are: the headline (the `h1` or heading that says what the metadata say, else what they
say); from there to the end of the body the captions, bylines and time stamps; the deck; and
right behind the body its tail (who reported, corrections, the wire's last mark, a copyright
line). What guards against false hits: a byline names somebody and is short, a time stamp
has a date or a clock, a line is kept once, and behind the body only lines of the kinds that
stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.acquire.pages import page_authors
from dateline.acquire.pages.page_body import plain_of
from dateline.acquire.pages.page_metadata import Metadata
from dateline.acquire.pages.page_text import Part, Places, Snippet
from dateline.acquire.pages.page_tree import Segment
from dateline.acquire.prose import agencies, bylines, signs, wire
from dateline.acquire.prose.hygiene import evened
from dateline.report import BlockKind

# Segments above the headline in which a byline or a time stamp may stand, and behind the body.
_ABOVE = 6
_BELOW = 12
_MAX_BYLINE = 40
# Letters of a line that holds nothing but an author's name; no name seen has more than 60.
_MAX_SIGNATURE = 200
# Letters of an agency's name that is a byline by itself: "AA" is a button for larger letters too.
_MIN_AGENCY = 3
# Segments behind the first of the body in which the page's own stamp and byline may stand.
_NEAR = 3
_MAX_STAMP = 30
_MAX_DECK = 90
_MAX_CAPTION = 200
_MIN_DECK = 4
# Share of the headline's letters that a heading must have to be it.
_SAME_TITLE = 0.6
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# So many signs without a blank are data and no prose.
_DATA = re.compile(r"[!-~]{1500}")
_COPYRIGHT = re.compile(r"(?i)©|\(c\)\s|\bcopyright\b")
_MAX_COPYRIGHT = 40
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d|\b(?:19|20)\d\d\b|\bago\b|\d{1,2}\s*[ap]\.?m\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is asked again and again while the lines are chosen."""

    segments: Sequence[Segment]
    lines: Sequence[str]  # the segments' text, evened out and with single blanks
    body: frozenset[int]
    stated: Metadata
    title: int | None
    first: int  # the first paragraph of the body, decks and desks' notes before it apart
    last: int


def choose(segments: Sequence[Segment], body: frozenset[int], stated: Metadata) -> Iterator[Part]:
    """Find the lines that are kept of a page, in its order."""
    lines = [" ".join(evened(segment.text).split()) for segment in segments]
    title = _title(segments, lines, body, stated)
    body = _cut_off(lines, frozenset(n for n in body if n != title))
    prose = [n for n in body if segments[n].zone != "deck" and not wire.is_note(lines[n])]
    first, last = min(prose, default=len(lines)), max(body, default=-1)
    page = _Page(segments, lines, body, stated, title, first, last)
    places = Places()
    kept = dict(_kept(page))
    authors = ", ".join(stated.authors) if "byline" not in kept.values() else ""
    if title is None and stated.titles:
        yield _from_metadata("title", stated.titles[0], "/html/head/title")
    if title is None and authors:
        yield _from_metadata("byline", authors, "/html/head")
    for number, kind in sorted(kept.items()):
        segment = segments[number]
        yield Part(kind, places.snippets(segment), is_head=_is_heading(segment))
        if number == title and authors:
            yield _from_metadata("byline", authors, "/html/head")


def _from_metadata(kind: BlockKind, text: str, node: str) -> Part:
    return Part(kind, (Snippet(text, node, 0),))


def _is_heading(segment: Segment) -> bool:
    return segment.block.tag in _HEADINGS or (
        segment.block.getparent() is not None and segment.block.getparent().tag in _HEADINGS
    )


def _title(
    segments: Sequence[Segment], lines: Sequence[str], body: frozenset[int], stated: Metadata
) -> int | None:
    """Return the headline's segment: a heading that says what the metadata say."""
    end = max(body, default=len(segments) - 1)
    first = min(body, default=end)
    heads = [
        number
        for number in range(end + 1)
        if (segments[number].zone == "title" or segments[number].block.tag in _HEADINGS)
        and lines[number]
    ]
    wanted = [plain_of(title) for title in stated.titles]
    for title in wanted:
        for number in heads:
            if title and plain_of(lines[number]) == title:
                return number
    best = max(heads, key=lambda n: (_likeness(plain_of(lines[n]), wanted), -n), default=None)
    if best is not None and _likeness(plain_of(lines[best]), wanted) >= _SAME_TITLE:
        return best
    tops = [n for n in heads if segments[n].zone == "title" and len(lines[n].split()) > 2]  # noqa: PLR2004
    near = [number for number in tops if number <= first]
    return max(near, default=min(tops, default=None)) if not wanted or tops else None


def _likeness(heading: str, wanted: Sequence[str]) -> float:
    """Return how much of the longer of heading and stated title the shorter is, at best."""
    likeness = 0.0
    for title in wanted:
        short, long = sorted((heading, title), key=len)
        if short and short in long:
            likeness = max(likeness, len(short) / len(long))
    return likeness


def _cut_off(lines: Sequence[str], body: frozenset[int]) -> frozenset[int]:
    """Return the body up to the head of a section that stands behind reports ("More from ...").

    A head that stands before most of the body is a crosshead or stands in its midst.
    """
    letters = sum(len(lines[number]) for number in body)
    seen = 0
    for number in sorted(body):
        short = len(lines[number].split()) <= _MAX_STAMP
        if short and seen > letters / 2 and signs.section_of(lines[number]) in {"final", "end"}:
            return frozenset(n for n in body if n < number)
        seen += len(lines[number])
    return body


def _kept(page: _Page) -> Iterator[tuple[int, BlockKind]]:
    seen: set[str] = set()
    start = min((n for n in (page.title, *page.body) if n is not None), default=0)
    for number in range(max(0, start - _ABOVE), min(len(page.segments), page.last + _BELOW + 1)):
        kind = _kind(page, number)
        plain = plain_of(page.lines[number])
        if (
            kind is None
            or _DATA.search(page.lines[number])
            or (kind not in {"body", "title"} and plain in seen)
        ):
            continue
        seen.add(plain)
        yield number, kind


def _kind(page: _Page, number: int) -> BlockKind | None:
    """Return what a segment is kept as; None when it is left out."""
    if number == page.title:
        return "title"
    if number in page.body:
        if number < page.first and page.segments[number].zone == "deck":
            return "subhead"
        return _set_as_body(page, number)
    if not page.lines[number] or page.segments[number].zone == "furniture":
        return None
    return _tail(page, number) if number > page.last else _beside(page, number)


def _set_as_body(page: _Page, number: int) -> BlockKind:
    """Return what a segment is that the page sets as its body: at the head, perhaps a byline."""
    line = page.lines[number]
    if _is_signature(page, line):
        return "byline"
    if page.first <= number < page.first + _NEAR and not _is_heading(page.segments[number]):
        return "byline" if bylines.is_person(line) and bylines.has_given_name(line) else "body"
    return "body"


def _is_signature(page: _Page, line: str) -> bool:
    """Say whether a line that was taken for body holds nothing but an author's name."""
    if not page.stated.authors or len(line) > _MAX_SIGNATURE:
        return False
    plain = plain_of(line)
    return any(plain in {plain_of(name), f"by{plain_of(name)}"} for name in page.stated.authors)


def _beside(page: _Page, number: int) -> BlockKind | None:
    """Return what a line before the body or in its midst is kept as."""
    segment, line = page.segments[number], page.lines[number]
    top = page.first if page.title is None else min(page.title, page.first)
    if segment.zone == "caption":
        return "caption" if number > top and len(line.split()) <= _MAX_CAPTION else None
    if segment.zone == "byline" and number < page.first + _NEAR:
        return "byline" if _may_be_byline(page, line) else None
    if segment.zone == "timestamp" or (number < page.first + _NEAR and signs.is_stamp(line)):
        return "timestamp" if _may_be_stamp(line) else None
    if page.title is not None and page.title < number < page.first:
        return _head(page, segment, line)
    return "wire_note" if number > top and wire.is_note(line) else None


def _head(page: _Page, segment: Segment, line: str) -> BlockKind | None:
    """Return what a line between headline and body is kept as."""
    if wire.is_note(line):
        return "wire_note"
    words = len(line.split())
    if _MIN_DECK <= words <= _MAX_DECK and (segment.zone == "deck" or _is_described(page, line)):
        return "subhead"
    if segment.zone == "box":
        return None
    return "byline" if bylines.is_byline(line, words) else None


def _is_described(page: _Page, line: str) -> bool:
    """Say whether a line begins as the page's description of itself does."""
    one, other = plain_of(page.stated.description or "")[:_MAX_DECK], plain_of(line)[:_MAX_DECK]
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _may_be_byline(page: _Page, line: str) -> bool:
    words = line.split()
    if len(words) > _MAX_BYLINE or signs.is_stamp(line):
        return False
    named = any(plain_of(author) in plain_of(line) for author in page.stated.authors)
    if named or bylines.is_byline(line, len(words)):
        return True
    if agencies.is_agency(line):
        return len(plain_of(line)) >= _MIN_AGENCY
    unsigned = not any(page_authors.is_author(name, page.stated) for name in page.stated.authors)
    return unsigned and next(bylines.find_names(line), None) is not None


def _may_be_stamp(line: str) -> bool:
    return len(line.split()) <= _MAX_STAMP and _CLOCK.search(line) is not None


def _tail(page: _Page, number: int) -> BlockKind | None:
    """Return what a line behind the body is kept as: its signature, a notice, the wire's end."""
    segment, line = page.segments[number], page.lines[number]
    words = len(line.split())
    if wire.is_note(line):
        return "wire_note"
    if bylines.is_tail(line):
        return "byline"
    if words <= _MAX_COPYRIGHT and _COPYRIGHT.search(line):
        return "furniture"
    if page.stated.published is None and segment.zone in {"", "timestamp"}:
        return "timestamp" if signs.is_stamp(line) else None
    return None
