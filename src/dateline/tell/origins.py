"""Whose word it is: the reports, the independent voices, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.record import Origin, Reason, ReportEntry
from dateline.report import OTHER_EVENTS, UNREAD, Span
from dateline.tell.brief import Index, Limit, Line, Run, Section, first, flat, shortened
from dateline.tell.dates import spoken

# Why reports are one voice, in a sentence; a kind that is not here speaks for itself.
BECAUSE = {
    "agency credit": "they credit the same agency",
    "agency dateline": "their datelines name the same agency",
    "same byline": "they carry the same byline",
    "same newsroom": "one newsroom publishes them and credits nobody else",
    "shared text": "they share whole passages",
    "superseded version": "one is an earlier version of the other",
}
# Problems that begin so are told at the head of the brief.
GRAVE = (OTHER_EVENTS, UNREAD)
# Evidence is shown by its opening words; the mark leads to the rest.
EVIDENCE = 90


@dataclass(frozen=True, slots=True)
class _Told:
    """A problem and the reports that it is said of."""

    message: str
    reports: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def text(self, opened: Index) -> str:
        """Return the message behind its reports, unless it names them by their paths."""
        named = [id_ for id_ in opened.reports if id_ in self.reports]
        if not named or any(opened.reports[id_].path in self.message for id_ in named):
            return self.message
        return f"{', '.join(named)}: {self.message}"


def reports(opened: Index, limit: Limit) -> Section:
    """Tell which reports were read, and what each says of itself."""
    entries, rest = first(opened.record.reports, limit.lines)
    lines = tuple(_report(report, opened) for report in entries)
    return Section("Reports", lines, rest=rest)


def voices(opened: Index, limit: Limit) -> Section:
    """Tell how many newsrooms stand behind the reports, and why some are one voice."""
    origins, rest = first(opened.record.origins, limit.lines)
    lines = tuple(_voice(origin, opened, limit) for origin in origins)
    return Section("Independent voices", lines, rest=rest)


def warnings(opened: Index) -> tuple[Line, ...]:
    """Tell, for the head of the brief, what puts all of it in doubt."""
    return tuple(
        Line((Run(told.text(opened), "strong"),), label="Note")
        for told in _told(opened)
        if told.message.startswith(GRAVE)
    )


def problems(opened: Index, limit: Limit) -> Section:
    """Tell what could not be read or decided, save what stands at the head of the brief."""
    rest_of_it = [told for told in _told(opened) if not told.message.startswith(GRAVE)]
    shown, rest = first(rest_of_it, limit.lines)
    lines = tuple(Line((Run(told.text(opened)),), opened.marks(told.spans)) for told in shown)
    return Section("What could not be told", lines, rest=rest)


def _report(report: ReportEntry, opened: Index) -> Line:
    facts = "; ".join(_facts(report))
    outlet = opened.outlets[report.id]
    named = (Run(outlet, "strong"), Run("; ")) if outlet != report.id else ()
    under = [Line((Run(flat(report.title.text)),))] if report.title else []
    under.append(Line((Run(report.url or report.path, "faint"),)))
    return Line((*named, Run(facts)), label=report.id, under=tuple(under))


def _facts(report: ReportEntry) -> Iterator[str]:
    if report.published:
        yield spoken(report.published)
    if report.dateline:
        agency = f" ({report.dateline.agency})" if report.dateline.agency else ""
        yield f"datelined {report.dateline.place}{agency}"
    if report.bylines:
        yield f"by {', '.join(report.bylines)}"
    if report.origin is None:
        yield "set aside"
    if report.markers:
        yield f"marked {', '.join(report.markers)}"
    yield f"{report.words:,} words"


def _voice(origin: Origin, opened: Index, limit: Limit) -> Line:
    """Name a voice and its reports; one without a name is its report."""
    paths = {report.path for report in opened.record.reports}
    listed = ", ".join(origin.reports)
    named = [Run(listed, "strong")]
    if origin.name not in paths:
        named = [Run(origin.name, "strong"), Run(f": {listed}")]
    if len(origin.reports) == 1:
        return Line(tuple(named))
    reasons, rest = first(origin.because, limit.under)
    under = tuple(_reason(reason, opened) for reason in reasons)
    return Line((*named, Run(", one voice because")), under=under, rest=rest)


def _reason(reason: Reason, opened: Index) -> Line:
    runs = [Run(BECAUSE.get(reason.kind, reason.kind))]
    if reason.spans:
        words = shortened(reason.spans[0].text, EVIDENCE)
        runs += [Run(": “"), Run(words, "words"), Run("”")]
    return Line(tuple(runs), opened.marks(reason.spans))


def _told(opened: Index) -> tuple[_Told, ...]:
    """Return each problem once, with all reports that it is said of."""
    found: dict[str, _Told] = {}
    for problem in opened.record.problems:
        spans = (problem.span,) if problem.span else ()
        _tell(found, flat(problem.message), problem.report, spans)
    for report in opened.record.reports:
        for message in report.problems:
            _tell(found, flat(message), report.id, ())
    return tuple(found.values())


def _tell(
    found: dict[str, _Told], message: str, report: str | None, spans: tuple[Span, ...]
) -> None:
    before = found.get(message, _Told(message))
    reports = dict.fromkeys((*before.reports, report) if report else before.reports)
    found[message] = _Told(message, tuple(reports), (*before.spans, *spans))
