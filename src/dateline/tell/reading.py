"""One report as it is understood: its blocks, and what was found in each line.

A line of the report stands with its number and the kind of its block; names and
times are marked in it. Under it stand the things that marks cannot show: the value
of a time, the unit of an amount, who is taken to say a quotation, the code of an event,
where somebody stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.report import Amount, Block, Event, Quotation, Reading, Report, Span, Stand, Time
from dateline.spans import Shelf
from dateline.tell.brief import Line, Run, Tone, flat, line_starts, shortened

# A quotation under its line is recalled by its opening words.
OPENING = 60
# What a toll stands on is told as far as a line of a terminal holds.
TOLL = 90
# How firm a number is, in words: the names are TimeML's.
HEDGES = {
    "APPROX": "about",
    "EQUAL_OR_MORE": "at least",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "LESS_THAN": "less than",
}


def told(reading: Reading) -> tuple[Line, ...]:
    """Return a report line by line, with what was found in it."""
    shelves = _Shelves(
        tones=Shelf(_tones(reading)),
        times=Shelf((time.span, time) for time in reading.times),
        amounts=Shelf((amount.span, amount) for amount in reading.amounts),
        quotes=Shelf((quote.span, quote) for quote in reading.quotations),
        events=Shelf((event.span, event) for event in reading.events),
        stands=Shelf((stand.span, stand) for stand in reading.stances),
    )
    lines = (_line(reading, piece, shelves) for piece in _pieces(reading.report))
    return (*_masthead(reading.report), *_tolls(reading), Line((Run(""),)), *lines)


@dataclass(frozen=True, slots=True)
class _Shelves:
    tones: Shelf[Tone]
    times: Shelf[Time]
    amounts: Shelf[Amount]
    quotes: Shelf[Quotation]
    events: Shelf[Event]
    stands: Shelf[Stand]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one line of the file has of one block."""

    number: int
    block: Block
    span: Span


def _masthead(report: Report) -> Iterator[Line]:
    dateline = report.dateline
    facts = (
        ("file", report.path),
        ("title", report.title and flat(report.title.text)),
        ("outlet", report.outlet),
        ("by", ", ".join(report.bylines)),
        ("dateline", dateline and flat(dateline.span.text)),
        ("published", report.published),
        ("today is", report.reference_date),
        ("markers", ", ".join(report.markers)),
        ("credits", "; ".join(f"{credit.name} ({credit.kind})" for credit in report.credits)),
        ("language", report.language),
    )
    yield from (Line((Run(value),), label=name) for name, value in facts if value)
    yield from (Line((Run(problem.message),), label="problem") for problem in report.problems)


def _tolls(reading: Reading) -> Iterator[Line]:
    """Tell how many the report's event killed and injured, and by which words."""
    for toll in reading.tolls:
        words = "; ".join(f"“{flat(span.text)}”" for span in toll.spans)
        parts = (HEDGES.get(toll.mod or ""), f"{toll.value:,.10g}", shortened(words, TOLL))
        yield Line((Run(" ".join(part for part in parts if part)),), label=toll.kind)


def _pieces(report: Report) -> Iterator[_Piece]:
    """Cut the report where a line or a block ends, whichever comes first."""
    blocks = Shelf((report.span(block.start, block.end), block) for block in report.blocks)
    starts = (*line_starts(report.text), len(report.text))
    for number, (start, end) in enumerate(pairwise(starts), start=1):
        for _, block in blocks.touching(report.span(start, end)):
            span = report.span(max(start, block.start), min(end, block.end))
            if span.text.strip():
                yield _Piece(number, block, span)


def _line(reading: Reading, piece: _Piece, shelves: _Shelves) -> Line:
    return Line(
        runs=tuple(_runs(reading.report, piece, shelves.tones)),
        label=f"{piece.number:>4} {piece.block.kind}",
        under=tuple(_notes(reading, piece, shelves)),
    )


def _tones(reading: Reading) -> Iterator[tuple[Span, Tone]]:
    """Find the stretches to be marked, none within another."""
    marked: list[tuple[Span, Tone]] = [
        *((name.span, "name") for name in reading.names),
        *((time.span, "time") for time in reading.times),
    ]
    at = 0
    for span, tone in sorted(marked, key=lambda item: (item[0].start, -item[0].end)):
        if span.start >= at:
            yield span, tone
            at = span.end


def _runs(report: Report, piece: _Piece, tones: Shelf[Tone]) -> Iterator[Run]:
    plain: Tone = "faint" if piece.block.kind == "furniture" else "plain"
    at = piece.span.start
    for span, tone in tones.inside(piece.span):
        yield Run(report.text[at : span.start], plain)
        yield Run(span.text, tone)
        at = span.end
    yield Run(report.text[at : piece.span.end].rstrip(), plain)


def _notes(reading: Reading, piece: _Piece, shelves: _Shelves) -> Iterator[Line]:
    for span, time in shelves.times.inside(piece.span):
        value = f"{time.value} {time.mod}" if time.mod else time.value
        yield _note("time", f"{flat(span.text)} = {value}")
    for span, amount in shelves.amounts.inside(piece.span):
        yield _note("amount", f"{flat(span.text)} = {_amount(amount)}")
    for span, quote in shelves.quotes.touching(piece.span):
        if span.start >= piece.span.start:
            yield _note("said", _quote(quote, reading))
    for span, event in shelves.events.inside(piece.span):
        yield _note("event", f"{flat(span.text)} = {event.type} {event.code}{_actors(event)}")
    for span, stand in shelves.stands.touching(piece.span):
        if span.start >= piece.span.start:
            yield _note("stance", _stance(stand, reading))


def _note(label: str, text: str) -> Line:
    return Line((Run(text, "faint"),), label=label)


def _amount(amount: Amount) -> str:
    counts = f"({flat(amount.counts)})" if amount.counts else None
    parts = (f"{amount.value:,.10g}", amount.unit, amount.mod, counts)
    return " ".join(part for part in parts if part)


def _stance(stand: Stand, reading: Reading) -> str:
    names = reading.chains[stand.holder].names
    who = f"{names[0]} {stand.stance}" if names else stand.stance
    return f"{who}: {shortened(stand.issue.text, OPENING)}"


def _actors(event: Event) -> str:
    """Return who acts on whom, as it stands: ": Kenya -> the rebels"."""
    if event.source_span is None and event.target_span is None:
        return ""
    source, target = (
        flat(span.text) if span else "?" for span in (event.source_span, event.target_span)
    )
    return f": {source} -> {target}" if event.target_span else f": {source}"


def _quote(quote: Quotation, reading: Reading) -> str:
    words = shortened(quote.span.text, OPENING)
    chain = reading.chains[quote.speaker] if quote.speaker is not None else None
    by = chain.names[0] if chain and chain.names else _unnamed(quote)
    return f"{quote.kind} “{words}”: {by}"


def _unnamed(quote: Quotation) -> str:
    return flat(quote.speaker_span.text) if quote.speaker_span else "speaker not decided"
