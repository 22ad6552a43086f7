"""Whose word it is: the reports, the independent voices, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.record import Origin, Reason, ReportEntry
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
# Evidence is shown by its opening words; the mark leads to the rest.
EVIDENCE = 90


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


def problems(opened: Index, limit: Limit) -> Section:
    """Tell what could not be read or decided."""
    told = dict.fromkeys(_problems(opened))
    lines, rest = first(tuple(told), limit.lines)
    return Section("What could not be told", tuple(lines), rest=rest)


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


def _problems(opened: Index) -> Iterator[Line]:
    for problem in opened.record.problems:
        marks = opened.marks((problem.span,)) if problem.span else ()
        yield Line((Run(_named(problem.message, problem.report, opened)),), marks)
    for report in opened.record.reports:
        for message in report.problems:
            yield Line((Run(_named(message, report.id, opened)),))


def _named(message: str, report: str | None, opened: Index) -> str:
    """Return a message that says which report it is about."""
    entry = opened.reports.get(report or "")
    if entry is None or entry.path in message:
        return flat(message)
    return f"{entry.id}: {flat(message)}"
