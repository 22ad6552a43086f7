"""Whether a record still says what the reports say.

What counts as a fault: a report that is gone or whose bytes changed; a span that is
not letter for letter the text at its place; a character of a report in no block or
in two; an id that leads nowhere or stands twice; a finding whose support is not the
number of its voices, or that counts a voice none of its reports belongs to; a
sentence of the summary that rests on nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from dateline.record import Record, ReportEntry
from dateline.report import Report, Span

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a record is wrong, and how."""

    where: str  # "findings[3].text"
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check looked at, and what it found wrong."""

    reports: int
    spans: int
    faults: tuple[Fault, ...]


def check(record: Record, reports: Iterable[Report]) -> Verdict:
    """Compare a record with its reports as they are now."""
    reopened = list(reports)
    found = {entry.id: _find(entry, reopened) for entry in record.reports}
    texts = {id_: report.text for id_, report in found.items() if report is not None}
    spans = tuple(_spans(record, ""))
    faults = (
        *_report_faults(record, found),
        *(fault for where, span in spans for fault in _span_faults(where, span, found)),
        *_block_faults(record, texts),
        *_id_faults(record),
        *_support_faults(record),
        *_summary_faults(record),
    )
    return Verdict(len(record.reports), len(spans), faults)


def _find(entry: ReportEntry, reports: Iterable[Report]) -> Report | None:
    """Return the report with the same bytes, or else the one of the same file name."""
    same_name = None
    for report in reports:
        if report.sha256 == entry.sha256:
            return report
        if _file_name(report.path) == _file_name(entry.path):
            same_name = report
    return same_name


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _report_faults(record: Record, found: Mapping[str, Report | None]) -> Iterator[Fault]:
    for place, entry in enumerate(record.reports):
        report = found[entry.id]
        if report is None:
            yield Fault(f"reports[{place}]", f"{entry.path} is not there any more")
        elif report.sha256 != entry.sha256:
            yield Fault(f"reports[{place}].sha256", f"{report.path} has changed since")


def _spans(value: Any, where: str) -> Iterator[tuple[str, Span]]:  # noqa: ANN401  # any record
    """Find every span of a record, each with the way to it."""
    if isinstance(value, Span):
        yield where, value
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _spans(item, f"{where}[{place}]")
    elif is_dataclass(value):
        for field in fields(value):
            inner = f"{where}.{field.name}" if where else field.name
            yield from _spans(getattr(value, field.name), inner)


def _span_faults(where: str, span: Span, found: Mapping[str, Report | None]) -> Iterator[Fault]:
    if span.report not in found:
        yield Fault(where, f"names the report {span.report!r}, which the record does not list")
        return
    report = found[span.report]
    if report is None:  # said once already, of the report
        return
    if not 0 <= span.start < span.end <= len(report.text):
        yield Fault(where, f"{span.start}..{span.end} lies outside {span.report}")
    elif report.text[span.start : span.end] != span.text:
        there, said = (_shown(text) for text in (report.text[span.start : span.end], span.text))
        yield Fault(where, f"says {said}, but {span.report} has {there}")


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def _block_faults(record: Record, texts: Mapping[str, str]) -> Iterator[Fault]:
    for place, entry in enumerate(record.reports):
        text = texts.get(entry.id)
        if text is None:
            continue
        end = 0
        for block in sorted(entry.blocks, key=lambda block: block.start):
            if block.start < end:
                yield Fault(f"reports[{place}].blocks", f"two blocks hold character {block.start}")
            elif text[end : block.start].strip():
                yield Fault(
                    f"reports[{place}].blocks", f"no block holds {_shown(text[end : block.start])}"
                )
            end = max(end, block.end)
        if text[end:].strip():
            yield Fault(f"reports[{place}].blocks", f"no block holds {_shown(text[end:])}")


def _id_faults(record: Record) -> Iterator[Fault]:
    known = {
        kind: Counter(entry.id for entry in getattr(record, kind))
        for kind in ("reports", "origins", "actors", "quotes", "utterances", "claims", "findings")
    }
    for kind, ids in known.items():
        for id_, times in ids.items():
            if times > 1:
                yield Fault(kind, f"{id_!r} stands {times} times")
    for where, kind, id_ in _references(record):
        if id_ not in known[kind]:
            yield Fault(where, f"{id_!r} is not among the {kind}")


def _references(record: Record) -> Iterator[tuple[str, str, str]]:
    """Find every id by which one part of a record names another."""
    for kind, field, target in REFERENCES:
        for place, entry in enumerate(getattr(record, kind)):
            value = getattr(entry, field)
            for id_ in value if isinstance(value, tuple) else (value,):
                if id_ is not None:
                    yield f"{kind}[{place}].{field}", target, id_


REFERENCES = (
    ("reports", "origin", "origins"),
    ("origins", "reports", "reports"),
    ("quotes", "speaker", "actors"),
    ("utterances", "speaker", "actors"),
    ("utterances", "quotes", "quotes"),
    ("claims", "source", "actors"),
    ("claims", "actors", "actors"),
    ("findings", "claims", "claims"),
    ("findings", "reports", "reports"),
    ("findings", "origins", "origins"),
    ("differences", "findings", "findings"),
    ("timeline", "findings", "findings"),
    ("positions", "actor", "actors"),
    ("summary", "findings", "findings"),
)


def _support_faults(record: Record) -> Iterator[Fault]:
    voice = {report.id: report.origin for report in record.reports}
    report_of = {claim.id: claim.span.report for claim in record.claims}
    for place, finding in enumerate(record.findings):
        where = f"findings[{place}]"
        if finding.support != len(set(finding.origins)):
            voices = len(set(finding.origins))
            yield Fault(f"{where}.support", f"is {finding.support}, but {voices} voices are named")
        said_by = {voice.get(report_of.get(claim, "")) for claim in finding.claims}
        yield from (
            Fault(f"{where}.origins", f"{origin!r} has none of its claims")
            for origin in finding.origins
            if origin not in said_by
        )


def _summary_faults(record: Record) -> Iterator[Fault]:
    for place, sentence in enumerate(record.summary):
        if not sentence.findings:
            yield Fault(f"summary[{place}]", "rests on no finding")
