"""What is said and in what order: the one place that decides it.

The order is that of an editor's questions: what happened; whose word is it; what
do the voices agree on; where do they differ; what has only one of them; who said
what, and when; what is still to come; what could not be told. A section with
nothing to say is left out. Long sections are cut after `LIMITS` lines and say how
many more there are; `full=True` cuts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dateline.record import Record
from dateline.tell import accounts, origins, sayings
from dateline.tell.brief import Brief, Index, Line, Run, Section, flat, index
from dateline.tell.dates import spoken, weekday

Teller = Callable[[Index], Section]

# teller, and how many lines it may have unless all is asked for; None: never cut.
# Set by eye, so that five reports of some 800 words make a brief of about 150 lines.
SECTIONS: tuple[tuple[Teller, int | None], ...] = (
    (accounts.summary, None),
    (origins.reports, None),
    (origins.voices, None),
    (accounts.agreed, 15),
    (accounts.differences, 12),
    (accounts.single, 12),
    (sayings.sayings, 8),
    (accounts.timeline, 24),
    (accounts.positions, 8),
    (sayings.people, 8),
    (origins.problems, 12),
)
# lines under one line: quotations of a speaker, findings of a day
UNDER = 6


def view(record: Record, texts: Mapping[str, str], *, full: bool = False) -> Brief:
    """Return the brief of a record; `texts` maps the ids of its reports to their text."""
    opened = index(record, texts)
    told = ((teller(opened), limit) for teller, limit in SECTIONS)
    sections = tuple(
        section if full or limit is None else _cut(section, limit)
        for section, limit in told
        if section.lines
    )
    title = flat(record.title.text) if record.title else _untitled(record)
    return Brief(
        title=title,
        lead=tuple(_lead(opened)),
        sections=sections,
        files={report.id: report.url or report.path for report in record.reports},
        outlets=opened.outlets,
    )


def _untitled(record: Record) -> str:
    return "No event" if not record.reports else "An event without a headline"


def _lead(opened: Index) -> Iterable[Line]:
    record = opened.record
    if record.when:
        day = weekday(record.when)
        said = f"{day} {spoken(record.when)}" if day else spoken(record.when)
        yield Line((Run(said),), label="When")
    if record.where:
        yield Line((Run(record.where),), label="Where")
    counted = f"{_count(len(record.reports), 'report')}, "
    counted += _count(len(record.origins), "independent voice")
    yield Line((Run(counted),), label="From")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _cut(section: Section, limit: int) -> Section:
    lines = tuple(replace(line, under=_first(line.under, UNDER)) for line in section.lines)
    return replace(section, lines=_first(lines, limit))


def _first(lines: tuple[Line, ...], limit: int) -> tuple[Line, ...]:
    """Return the first lines, and a last one that says how many more there are.

    A single line too many is shown: the line saying so would take its place.
    """
    left = len(lines) - limit
    if left <= 1:
        return lines
    return (*lines[:limit], Line((Run(f"and {left} more; --full shows them", "faint"),)))
