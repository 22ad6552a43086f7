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

from dateline.record import Actor, Claim, Finding, Origin, Quote, Record, ReportEntry
from dateline.report import Span

# strong: who or what the line is about; words: letter for letter from a report;
# faint: what may be passed over; name and time: marked in a report that is shown whole
Tone = Literal["plain", "strong", "words", "faint", "name", "time"]

T = TypeVar("T")

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
    line_starts: Mapping[str, tuple[int, ...]]

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
        """Return the places of all claims of some findings."""
        findings = (self.findings[id_] for id_ in ids if id_ in self.findings)
        return self.marks(self.claims[claim].span for f in findings for claim in f.claims)

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
        outlets={report.id: report.outlet or _file_name(report.path) for report in record.reports},
        line_starts={id_: line_starts(text) for id_, text in texts.items()},
    )


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
    return _BLANKS.sub(" ", text).strip()


def shortened(text: str, limit: int) -> str:
    """Return words on one line, cut after a whole word where they are too many."""
    whole = flat(text)
    if len(whole) <= limit:
        return whole
    return whole[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + " …"


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]
