"""What the head and the tail of a page tell about a report.

Title, outlet, authors, dateline, time of publication, the day of reference, markers and
credits, each read from the blocks of its kind. Nothing is guessed: what no block tells
is None, and a day of reference that had to be concluded comes with a `Problem`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.acquire.prose import bylines, datelines, outlets, signatures, stamps, wire
from dateline.report import Block, BlockKind, Credit, Dateline, Problem, Source, Span

UNDATED = "The page does not tell the day of the report."
_PAGE: frozenset[BlockKind] = frozenset({"furniture", "timestamp"})


@dataclass(frozen=True, slots=True)
class Masthead:
    """Title, outlet, authors, dates and credits of a report."""

    title: Span | None
    outlet: str | None
    bylines: tuple[str, ...]
    dateline: Dateline | None
    published: str | None
    reference_date: str | None
    markers: tuple[str, ...]
    credits: tuple[Credit, ...]
    problems: tuple[Problem, ...]


def read(source: Source, text: str, blocks: Sequence[Block]) -> Masthead:
    """Return what the page of a report tells about it."""
    title = next((_span(source.id, text, b) for b in blocks if b.kind == "title"), None)
    published = stamps.published_at(text, blocks)
    line = _dateline(source.id, text, blocks, published)
    signed = tuple(signatures.find_credits(source.id, text, blocks))
    reference = (published[:10] if published else None) or (line.date if line else None)
    reference = reference or _opening_day(text, blocks)
    inferred = None if reference else stamps.inferred_day(text, blocks)
    return Masthead(
        title=title,
        outlet=_outlet(source, text, blocks, signed),
        bylines=tuple(dict.fromkeys(_authors(text, blocks))),
        dateline=line,
        published=published,
        reference_date=reference or inferred,
        markers=tuple(dict.fromkeys(_markers(title, text, blocks))),
        credits=signed,
        problems=tuple(_problems(source.id, reference, inferred)),
    )


def _dateline(
    report: str, text: str, blocks: Sequence[Block], published: str | None
) -> Dateline | None:
    """Return the first dateline that names a place."""
    for number, block in enumerate(blocks):
        head = datelines.head_of_block(text, blocks, number)
        if head and head.place:
            date = stamps.complete(head.day, text, blocks, published) if head.day else None
            return Dateline(head.place, date, head.agency, _span(report, text, block))
    return None


def _opening_day(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the day of a dateline that has a full date and no place."""
    for number in range(len(blocks)):
        head = datelines.head_of_block(text, blocks, number)
        if head and head.day and head.day.year:
            return head.day.iso()
    return None


def _authors(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Find the authors at the report's head; those of its tail only when the head has none."""
    lines = [text[b.start : b.end] for b in blocks if b.kind == "byline"]
    heads = [
        name for line in lines if not bylines.is_tail(line) for name in bylines.find_names(line)
    ]
    tails = [name for line in lines if bylines.is_tail(line) for name in bylines.find_names(line)]
    yield from heads or tails


def _outlet(
    source: Source, text: str, blocks: Sequence[Block], signed: Sequence[Credit]
) -> str | None:
    page = [text[b.start : b.end] for b in blocks if b.kind in _PAGE]
    agency = next((credit.name for credit in signed if credit.kind == "dateline"), None)
    title = next((n for n, b in enumerate(blocks) if b.kind == "title"), None)
    behind = blocks[title + 1] if title is not None and title + 1 < len(blocks) else None
    suffix = text[behind.start : behind.end] if behind and behind.kind == "furniture" else None
    return outlets.outlet_of(source.path, source.url, suffix, page, agency)


def _markers(title: Span | None, text: str, blocks: Sequence[Block]) -> Iterator[str]:
    notes = [text[b.start : b.end] for b in blocks if b.kind == "wire_note"]
    yield from wire.find_markers(title.text if title else "", notes)


def _problems(report: str, reference: str | None, inferred: str | None) -> Iterator[Problem]:
    if inferred:
        message = f"The page states no day of publication; its latest date, {inferred}, is taken."
        yield Problem(message, report=report)
    elif reference is None:
        yield Problem(UNDATED, report=report)


def _span(report: str, text: str, block: Block) -> Span:
    return Span(report, block.start, block.end, text[block.start : block.end])
