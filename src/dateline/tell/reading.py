"""One report as it is understood: its blocks, and what was found in each line.

A line of the report stands with its number and the kind of its block; names and
times are marked in it. Under it stand the things that marks cannot show: the value
of a time, the unit of an amount, who is taken to say a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.report import Quotation, Reading, Report, Span
from dateline.tell.brief import Line, Run, Tone, flat, line_starts, shortened

# A quotation under its line is recalled by its opening words.
OPENING = 60


def told(reading: Reading) -> tuple[Line, ...]:
    """Return a report line by line, with what was found in it."""
    return (*_masthead(reading.report), *_lines(reading))


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
    yield Line((Run(""),))


def _lines(reading: Reading) -> Iterator[Line]:
    report = reading.report
    tones = _tones(reading)
    starts = line_starts(report.text)
    for number, (start, end) in enumerate(pairwise((*starts, len(report.text))), start=1):
        if report.text[start:end].strip():
            block = report.block_at(_first_letter(report.text, start))
            kind = block.kind if block else ""
            runs = tuple(_runs(report.text, start, end, tones, faint=kind == "furniture"))
            yield Line(runs, label=f"{number:>4} {kind}", under=_notes(reading, start, end))


def _first_letter(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())


def _tones(reading: Reading) -> list[tuple[int, int, Tone]]:
    """Return the stretches to be marked, in order, none within another."""
    marked: list[tuple[int, int, Tone]] = [
        *((name.span.start, name.span.end, "name") for name in reading.names),
        *((time.span.start, time.span.end, "time") for time in reading.times),
    ]
    chosen: list[tuple[int, int, Tone]] = []
    for start, end, tone in sorted(marked, key=lambda item: (item[0], -item[1])):
        if not chosen or chosen[-1][1] <= start:
            chosen.append((start, end, tone))
    return chosen


def _runs(
    text: str, start: int, end: int, tones: Sequence[tuple[int, int, Tone]], *, faint: bool
) -> Iterator[Run]:
    plain: Tone = "faint" if faint else "plain"
    at = start
    for begin, stop, tone in tones:
        if begin >= at and stop <= end:
            yield Run(text[at:begin], plain)
            yield Run(text[begin:stop], tone)
            at = stop
    yield Run(text[at:end].rstrip(), plain)


def _notes(reading: Reading, start: int, end: int) -> tuple[Line, ...]:
    def within(span: Span) -> bool:
        return start <= span.start < end

    times = [f"{flat(t.span.text)} = {t.value}" for t in reading.times if within(t.span)]
    amounts = [
        f"{flat(a.span.text)} = {' '.join(_amount(a.value, a.unit, a.counts, a.mod))}"
        for a in reading.amounts
        if within(a.span)
    ]
    quotes = [_quote(quote, reading) for quote in reading.quotations if within(quote.span)]
    groups = (("time", times), ("amount", amounts), ("said", quotes))
    return tuple(
        Line((Run(note, "faint"),), label=name) for name, notes in groups for note in notes
    )


def _amount(value: float, unit: str | None, counts: str | None, mod: str | None) -> Iterator[str]:
    yield from (f"{value:,.10g}", *(part for part in (unit, mod) if part))
    if counts:
        yield f"({flat(counts)})"


def _quote(quote: Quotation, reading: Reading) -> str:
    words = shortened(quote.span.text, OPENING)
    chain = reading.chains[quote.speaker] if quote.speaker is not None else None
    names = chain.names if chain else ()
    by = names[0] if names else _unnamed(quote)
    return f"{quote.kind} “{words}”: {by}"


def _unnamed(quote: Quotation) -> str:
    return flat(quote.speaker_span.text) if quote.speaker_span else "speaker not decided"
