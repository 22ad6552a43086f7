"""What a brief is made of, before anybody decides how it looks.

A `Brief` is sections of lines; a line is runs of text with a tone, the marks that
lead from it to the words of the reports, and lines that stand under it. Every
renderer starts from these records and adds nothing to what they say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar
from unicodedata import category

from dateline.record import Actor, Claim, Finding, Origin, Quote, Record, ReportEntry
from dateline.report import Block, Span
from dateline.spans import Shelf

# strong: who or what the line is about; words: letter for letter from a report;
# faint: what may be passed over; name and time: marked in a report that is shown whole
Tone = Literal["plain", "strong", "words", "faint", "name", "time"]

T = TypeVar("T")

STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
SPELLED = "\n\t\u200c\u200d"

# Where a caption would stand among the paragraphs of the inverted pyramid.
CAPTION_DEPTH = 40

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where words stand: "r4:21" is line 21 of report r4."""

    span: Span
    line: int | None  # None when the report's text is not at hand

    @property
    def report(self) -> str:
        """The report's id."""
        return self.span.report


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one tone."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told, where it stands in the reports, and what belongs under it."""

    runs: tuple[Run, ...]
    marks: tuple[Mark, ...] = ()
    label: str = ""  # stands before the line: a report's id, a day, an outlet
    under: tuple[Line, ...] = ()
    rest: int = 0  # how many more would stand under it


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading."""

    heading: str
    lines: tuple[Line, ...]
    note: str = ""  # how the lines are to be read
    rest: int = 0  # how many more lines there are


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a section is told; None: all of it."""

    lines: int | None = None
    under: int | None = None  # under one line


@dataclass(frozen=True, slots=True)
class Brief:
    """All that is said, in the order in which it is said."""

    title: str
    lead: tuple[Line, ...]  # when, where, how many reports and voices
    sections: tuple[Section, ...]
    files: Mapping[str, str]  # id of a report -> the file or address it came from
    outlets: Mapping[str, str]  # id of a report -> what to call it


@dataclass(frozen=True, slots=True)
class Index:
    """A record opened for looking things up by their ids."""

    record: Record
    reports: Mapping[str, ReportEntry]
    origins: Mapping[str, Origin]
    actors: Mapping[str, Actor]
    quotes: Mapping[str, Quote]
    claims: Mapping[str, Claim]
    findings: Mapping[str, Finding]
    outlets: Mapping[str, str]
    texts: Mapping[str, str]
    claims_in: Mapping[str, Shelf[Claim]]  # by report
    line_starts: Mapping[str, tuple[int, ...]]
    body_ends: Mapping[str, tuple[int, ...]]  # where each paragraph of a report's body ends
    captions: Mapping[str, Shelf[Block]]

    def mark(self, span: Span) -> Mark:
        """Return the place of a span as a person finds it: report and line."""
        starts = self.line_starts.get(span.report)
        return Mark(span, bisect_right(starts, span.start) if starts else None)

    def marks(self, spans: Iterable[Span]) -> tuple[Mark, ...]:
        """Return the places of spans, each once, in the order of the reports."""
        order = {id_: place for place, id_ in enumerate(self.reports)}
        distinct = sorted(
            set(spans), key=lambda span: (order.get(span.report, len(order)), span.start, span.end)
        )
        return tuple(self.mark(span) for span in distinct)

    def finding_marks(self, ids: Iterable[str]) -> tuple[Mark, ...]:
        """Return the places that say what some findings say: of one in doubt, its own alone."""
        findings = (self.findings[id_] for id_ in ids if id_ in self.findings)
        return self.marks(span for finding in findings for span in self._vouching(finding))

    def _vouching(self, finding: Finding) -> tuple[Span, ...]:
        if finding.verdict == "unmeasured":
            return (finding.text,)
        return tuple(self.claims[claim].span for claim in finding.claims)

    def depth(self, span: Span) -> int:
        """Return how many paragraphs of body stand before a span in its report."""
        captions = self.captions.get(span.report)
        if captions and captions.touching(span):
            return CAPTION_DEPTH
        return bisect_right(self.body_ends.get(span.report, ()), span.start)

    def names_of(self, reports: Iterable[str]) -> str:
        """Return the outlets of some reports as a list in words, each once."""
        wanted = set(reports)
        return ", ".join(dict.fromkeys(name for id_, name in self.outlets.items() if id_ in wanted))


def index(record: Record, texts: Mapping[str, str]) -> Index:
    """Open a record for looking up; `texts` maps the ids of its reports to their text."""
    return Index(
        record=record,
        reports={report.id: report for report in record.reports},
        origins={origin.id: origin for origin in record.origins},
        actors={actor.id: actor for actor in record.actors},
        quotes={quote.id: quote for quote in record.quotes},
        claims={claim.id: claim for claim in record.claims},
        findings={finding.id: finding for finding in record.findings},
        outlets={report.id: _outlet(report, record) for report in record.reports},
        texts=texts,
        claims_in=_by_report(record),
        line_starts={id_: line_starts(text) for id_, text in texts.items()},
        body_ends={
            report.id: tuple(block.end for block in report.blocks if block.kind == "body")
            for report in record.reports
        },
        captions={
            report.id: Shelf(
                (Span(report.id, block.start, block.end, ""), block)
                for block in report.blocks
                if block.kind == "caption"
            )
            for report in record.reports
        },
    )


def _by_report(record: Record) -> Mapping[str, Shelf[Claim]]:
    claims: dict[str, list[tuple[Span, Claim]]] = {}
    for claim in record.claims:
        claims.setdefault(claim.span.report, []).append((claim.span, claim))
    return {id_: Shelf(pairs) for id_, pairs in claims.items()}


def line_starts(text: str) -> tuple[int, ...]:
    """Return the position where each line of a text begins."""
    return (0, *(match.end() for match in _LINE_BREAK.finditer(text)))


def first(items: Sequence[T], limit: int | None) -> tuple[Sequence[T], int]:
    """Return the first items, and how many are left out.

    A single item too many is kept: saying that there is one more takes its place.
    """
    if limit is None or len(items) <= limit + 1:
        return items, 0
    return items[:limit], len(items) - limit


def flat(text: str) -> str:
    """Return words on one line: every run of blanks becomes one space."""
    return printable(_BLANKS.sub(" ", text).strip())


def printable(text: str) -> str:
    """Return text without the characters that steer a screen instead of showing on it.

    A report may hold escape codes, soft hyphens or marks that turn the direction of
    writing; joiners that some scripts are spelled with stay.
    """
    if text.isprintable():
        return text
    return "".join(c for c in text if category(c) not in STEERING or c in SPELLED)


def shortened(text: str, limit: int) -> str:
    """Return words on one line, cut after a whole word where they are too many."""
    whole = flat(text)
    if len(whole) <= limit:
        return whole
    return whole[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + " …"


def _outlet(report: ReportEntry, record: Record) -> str:
    """Return what to call a report: its outlet, else the agency it comes from, else its id."""
    theirs = {name for other in record.reports for name in (other.path, other.outlet)}
    agencies = (o.name for o in record.origins if o.id == report.origin and o.name not in theirs)
    return report.outlet or next(agencies, report.id)
