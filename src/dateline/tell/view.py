"""What is said and in what order: the one place that decides it.

The order is that of an editor's questions: what happened; whose word is it; what
do the voices agree on; where do they differ; who said what, and when; what is still to
come; who wants what. Behind what is firm stands what only one has and what may be the
same; at the end, what could not be told. A section with
nothing to say is left out. Long sections are cut and say how many more there are;
`full=True` cuts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dateline.record import Record
from dateline.tell import accounts, days, differences, origins, positions, sayings
from dateline.tell.brief import Brief, Index, Limit, Line, Run, Section, flat, index
from dateline.tell.dates import spoken, weekday

Teller = Callable[[Index, Limit], Section]

# The limits are set by eye: five reports of some 800 words make a brief of about 250
# lines, a third of what they say in full.
SECTIONS: tuple[tuple[Teller, Limit], ...] = (
    (accounts.summary, Limit(5)),
    (origins.reports, Limit()),
    (origins.voices, Limit(under=4)),
    (accounts.agreed, Limit(8)),
    (differences.differences, Limit(6)),
    (sayings.sayings, Limit(4, under=2)),
    (days.timeline, Limit(8)),
    (days.ahead, Limit(5)),
    (positions.positions, Limit(5, under=3)),
    (accounts.single, Limit(8)),
    (accounts.unmeasured, Limit(3, under=2)),
    (sayings.people, Limit(6)),
    (origins.problems, Limit(8, under=3)),
)
ALL = Limit()


def view(record: Record, texts: Mapping[str, str], *, full: bool = False) -> Brief:
    """Return the brief of a record; `texts` maps the ids of its reports to their text."""
    opened = index(record, texts)
    told = (teller(opened, ALL if full else limit) for teller, limit in SECTIONS)
    return Brief(
        title=_title(record),
        lead=tuple(_lead(opened)),
        sections=tuple(section for section in told if section.lines),
        files={report.id: report.url or report.path for report in record.reports},
        outlets=opened.outlets,
    )


def _title(record: Record) -> str:
    """Return the headline without the markers of its wire, which the reports section has."""
    if record.title is None:
        return "An event without a headline"
    title = flat(record.title.text)
    for report in record.reports:
        if report.id == record.title.report:
            for marker in report.markers:
                title = title.replace(f"({marker})", "").replace(f"[{marker}]", "")
    return flat(title) or flat(record.title.text)


def _lead(opened: Index) -> Iterable[Line]:
    record = opened.record
    yield from origins.warnings(opened)
    if record.when:
        day = weekday(record.when)
        said = f"{day} {spoken(record.when)}" if day else spoken(record.when)
        yield Line((Run(said),), label="When")
    if record.where:
        yield Line((Run(record.where),), label="Where")
    aside = sum(report.origin is None for report in record.reports)
    counted = f"{_count(len(record.reports) - aside, 'report')}, "
    counted += _count(len(record.origins), "independent voice")
    counted += f" ({_count(aside, 'report')} set aside)" if aside else ""
    yield Line((Run(counted),), label="From")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
