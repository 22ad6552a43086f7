"""A saved page of HTML to a `Report`.

The text of the report is what is kept of the page: headline, deck, byline, time stamps,
captions, body and wire notes, in the order of the page, each told apart by what the page
calls it and, for what an extractor leaves in the body, by the same rules as in text files
(`signs`, `datelines`, `wire`). Menus, teasers and prompts are left out. What the page says
of itself (`page_metadata`) goes before what its text shows; what stands only there - the
headline of a page without one, the authors of a page that does not print them - becomes a
line of the text too, so that it can be cited.

Measured on 134 pages of flairNLP/fundus, 25 countries (evaluation/pages.py): F1 of the body 0.971
(trafilatura alone 0.958), captions and bylines left in it 0.1 % of its words, publication time
with zone 0.963, headline 0.836, authors 0.875
(trafilatura 0.812).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicon
from dateline.acquire.pages import page_authors, page_body, page_metadata, page_plain, page_tree
from dateline.acquire.pages.page_markup import decode
from dateline.acquire.pages.page_metadata import Metadata
from dateline.acquire.pages.page_parts import choose
from dateline.acquire.pages.page_text import Composed, Part, compose
from dateline.acquire.prose import (
    datelines,
    hygiene,
    language,
    masthead,
    outlets,
    plain,
    seams,
    signs,
    stamps,
    wire,
)
from dateline.acquire.prose.lines import line_at
from dateline.acquire.prose.problems import READ, find_problems
from dateline.acquire.prose.signs import Look
from dateline.report import Block, BlockKind, Dateline, PageMap, Problem, Report, Source

# Letters that tell a language.
_TELLING = 3000
# A notice of what was changed is no longer than this; longer ones are paragraphs of news.
_MAX_NOTICE = 60
# Decks and bullet points above the dateline of a report, and the words of one.
_MAX_POINTS = 6
_MAX_POINT = 30
# Days by which the day that a page prints and the one it states for machines may differ.
_SAME_DAY = 1
_SETTLED: dict[Look, BlockKind] = {
    "byline": "byline",
    "caption": "caption",
    "timestamp": "timestamp",
    "wire_note": "wire_note",
    "box": "furniture",
    "end": "furniture",
    "final": "furniture",
    "furniture": "furniture",
}
_LABELS: frozenset[Look] = frozenset(("wire_note", "timestamp", "final", "end", "box"))
# Lines of a page for which rules are asked; the longest page of news seen has 1,500. Those behind
# are what the page sets them as.
_MAX_RULED = 2_000
# Letters without a blank that are no English line, for which the rules of lines are too slow.
_UNPARTED = re.compile(r"\S{1000}")
_RULE = re.compile(r"[\W_]*")


def read(source: Source) -> Report:
    """Return the report that a page of HTML holds. Odd pages give problems, never an error."""
    markup, note = decode(source.content, source.media_type)
    parsed = page_tree.parse(markup)
    notes = (note,) if note else ()
    if parsed.excess:
        told = f"The page has more than {parsed.excess}; it is read as plain text."
        return plain.report_of(source, page_plain.text_of(markup), (*notes, told))
    root = parsed.root
    if root is None:
        return report_of(source, compose(()), Metadata(), notes)
    stated = page_metadata.read(root)
    segments = page_tree.segments(root)
    body = page_body.find_body(root, segments, stated.body)
    return report_of(source, compose(choose(segments, body, stated)), stated, notes)


def report_of(source: Source, composed: Composed, stated: Metadata, notes: Iterable[str]) -> Report:
    """Return the report of a text that was taken from a page or a newsroom's file."""
    text = composed.text
    prose = "\n".join(text[start:end] for part, start, end in composed.parts if part.kind == "body")
    tongue = language.language_of(prose[:_TELLING]) or stated.language
    blocks = _settled(text, _blocks(composed, stated.titles, reads=tongue in {READ, None}))
    address = source.url or stated.address
    head = masthead.read(replace(source, url=address), text, blocks)
    published = _published(stated.published, head.published)
    reference = _reference(published, head.published) or head.reference_date
    told = [p for p in head.problems if not reference or p.message != masthead.UNDATED]
    if published:
        told = []
    return Report(
        id=source.id,
        path=source.path,
        sha256=hashlib.sha256(source.content).hexdigest(),
        text=text,
        blocks=blocks,
        url=address,
        language=tongue,
        title=head.title,
        outlet=_outlet(source, address, stated, head.outlet),
        bylines=page_authors.signed_by(stated, head.bylines),
        dateline=_dated(head.dateline, text, blocks, published),
        published=published,
        reference_date=reference,
        markers=head.markers,
        credits=head.credits,
        problems=(
            *find_problems(source.id, notes, tongue, blocks),
            *(Problem(fault, report=source.id) for fault in hygiene.find_faults(text)),
            *told,
        ),
        updated=stated.updated,
        page=PageMap(composed.anchors),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    part: Part
    start: int
    end: int


def _blocks(composed: Composed, titles: tuple[str, ...], *, reads: bool) -> Iterator[Block]:
    """Find the blocks of a text; `reads` tells that rules for English may be asked."""
    placed = [_Placed(*item) for item in composed.parts]
    last = max((n for n, item in enumerate(placed) if item.part.kind == "body"), default=-1)
    for number, item in enumerate(placed):
        if item.part.kind == "title":
            yield from _title(composed.text, item, titles)
        elif item.part.kind == "body":
            ruled = reads and number < _MAX_RULED
            for start, end, kind in seams.parts(composed.text, item.start, item.end):
                part = _Placed(item.part, start, end)
                if kind:
                    yield Block(kind, start, end)
                else:
                    yield from _body(composed.text, part, reads=ruled, last=number == last)
        else:
            yield Block(item.part.kind, item.start, item.end)


def _title(text: str, item: _Placed, titles: tuple[str, ...]) -> Iterator[Block]:
    """Find the headline, the kicker before it and the site's name behind it apart."""
    line = text[item.start : item.end]
    kicked = (len(line) - len(title) for title in titles if 0 < len(title) < len(line))
    begin = next((n for n in kicked if line[n:] in titles and not line[n - 1].isalnum()), 0)
    cut = outlets.suffix_of(line[begin:])
    end = len(line) if cut is None else begin + len(line[begin : begin + cut].rstrip())
    if begin:
        yield Block("furniture", item.start, item.start + len(line[:begin].rstrip()))
    yield Block("title", item.start + begin, item.start + end)
    if cut is not None:
        yield Block("furniture", item.start + begin + cut, item.end)


def _body(text: str, item: _Placed, *, reads: bool, last: bool) -> Iterator[Block]:
    """Find the one or two blocks of what the page sets as a paragraph of the report."""
    line = text[item.start : item.end]
    if is_notice(line):
        yield Block("wire_note", item.start, item.end)
        return
    if _RULE.fullmatch(line):
        yield Block("furniture", item.start, item.end)
        return
    ruled = reads and not _UNPARTED.search(line)
    look = signs.look_of(text, line_at(text, item.start, item.end)) if ruled else "prose"
    if look == "dateline":
        head = datelines.head_of(text, item.start, item.end)
        cut = head.end if head else item.start
        if head and cut < item.end:
            kept = item.start + len(text[item.start : cut].rstrip())
            yield Block("dateline", item.start, kept)
            yield Block("body", cut, item.end)
            return
        yield Block("dateline" if head else "body", item.start, item.end)
    elif item.part.is_head and not _is_label(line, look):
        yield Block("subhead", item.start, item.end)
    elif look == "caption" and last:
        yield Block("body", item.start, item.end)
    else:
        yield Block(_SETTLED.get(look, "body"), item.start, item.end)


def _is_label(line: str, look: Look) -> bool:
    """Say whether a heading is no crosshead; one word is one, though a menu may have it too."""
    return look in _LABELS or (look == "furniture" and " " in line)


def _settled(text: str, found: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page; short lines above its dateline are its decks and points."""
    blocks = tuple(found)
    bodies = [number for number, block in enumerate(blocks) if block.kind == "body"]
    dated = next((n for n, block in enumerate(blocks) if block.kind == "dateline"), 0)
    points = {n for n in bodies if n < dated and _is_point(text[blocks[n].start : blocks[n].end])}
    if len(points) > _MAX_POINTS:
        return blocks
    return tuple(replace(b, kind="subhead") if n in points else b for n, b in enumerate(blocks))


def _is_point(line: str) -> bool:
    return len(line.split()) <= _MAX_POINT and not line.rstrip('"”’)').endswith(
        (".", "!", "?", ":")
    )


def is_notice(line: str) -> bool:
    """Say whether a line tells what was changed in a report: a correction, an update."""
    if len(line.split()) > _MAX_NOTICE:
        return False
    plain = line.casefold().lstrip(" *([—–-")
    return plain.startswith(_openings()) or wire.is_note(line)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(row[0].casefold() for row in lexicon.rows("update_notices.tsv"))


def _published(stated: str | None, shown: str | None) -> str | None:
    """Return the time of publication; the printed one when it says more of the same day."""
    if stated is None or shown is None:
        return stated or shown
    says_more = len(shown) > len(stated) and shown.startswith(stated)
    return shown if says_more else stated


def _reference(published: str | None, shown: str | None) -> str | None:
    """Return the day that "today" means: the one that the page prints, zones apart."""
    if published is None:
        return None
    if shown is None:
        return published[:10]
    days = (dt.date.fromisoformat(time[:10]) for time in (published, shown))
    one, other = days
    return (other if abs(one - other).days <= _SAME_DAY else one).isoformat()


def _outlet(source: Source, address: str | None, stated: Metadata, shown: str | None) -> str | None:
    """Return the newsroom: by the address when it is listed, by its own name, as printed."""
    publisher = hygiene.evened(stated.publisher) if stated.publisher else None
    return (
        outlets.listed(address, source.path)
        or (outlets.known(publisher) or publisher if publisher else None)
        or shown
    )


def _dated(
    line: Dateline | None, text: str, blocks: Sequence[Block], published: str | None
) -> Dateline | None:
    """Return a dateline whose date has the year of publication."""
    if line is None or line.date is not None or published is None:
        return line
    number = next(n for n, block in enumerate(blocks) if block.start == line.span.start)
    head = datelines.head_of_block(text, blocks, number)
    day = stamps.complete(head.day, text, blocks, published) if head and head.day else None
    return replace(line, date=day)
