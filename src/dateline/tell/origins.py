"""Whose word it is: the reports, the independent voices, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.record import Origin, Reason, ReportEntry
from dateline.report import Problem
from dateline.tell.brief import Index, Line, Run, Section, flat, shortened
from dateline.tell.dates import spoken

# Why reports are one voice, in a sentence; a kind that is not here speaks for itself.
BECAUSE = {
    "agency credit": "they credit the same agency",
    "agency dateline": "their datelines name the same agency",
    "same byline": "they carry the same byline",
    "same outlet": "they come from the same newsroom",
    "shared text": "they share whole passages",
    "superseded version": "one is an earlier version of the other",
}
# Evidence is shown by its opening words; the mark leads to the rest.
EVIDENCE = 90


def reports(opened: Index) -> Section:
    """Tell which reports were read, and what each says of itself."""
    lines = tuple(_report(report, opened) for report in opened.record.reports)
    note = "A mark such as [r1:9] means line 9 of report r1."
    return Section("Reports", lines, note)


def voices(opened: Index) -> Section:
    """Tell how many newsrooms stand behind the reports, and why some are one voice."""
    lines = tuple(_voice(origin, opened) for origin in opened.record.origins)
    return Section("Independent voices", lines)


def problems(opened: Index) -> Section:
    """Tell what could not be read or decided."""
    of_reports = (
        Line((Run(flat(message)),), label=report.id)
        for report in opened.record.reports
        for message in report.problems
    )
    of_all = (_problem(problem, opened) for problem in opened.record.problems)
    unmeasured = (
        Line(
            (Run(shortened(finding.text.text, 160), "words"), Run(f" ({finding.because})")),
            marks=opened.finding_marks((finding.id,)),
        )
        for finding in opened.record.findings
        if finding.verdict == "unmeasured"
    )
    lines = dict.fromkeys((*of_all, *of_reports, *unmeasured))
    return Section("What could not be told", tuple(lines))


def _report(report: ReportEntry, opened: Index) -> Line:
    facts = "; ".join(_facts(report))
    runs = [Run(opened.outlets[report.id], "strong"), Run(f"  {facts}" if facts else "")]
    title = Line((Run(flat(report.title.text)),)) if report.title else None
    path = Line((Run(report.url or report.path, "faint"),))
    return Line(tuple(runs), label=report.id, under=(title, path) if title else (path,))


def _facts(report: ReportEntry) -> Iterator[str]:
    if report.published:
        yield spoken(report.published)
    if report.dateline:
        agency = f" ({report.dateline.agency})" if report.dateline.agency else ""
        yield f"datelined {report.dateline.place}{agency}"
    if report.bylines:
        yield f"by {', '.join(report.bylines)}"
    if report.markers:
        yield f"marked {', '.join(report.markers)}"
    yield f"{report.words:,} words"


def _voice(origin: Origin, opened: Index) -> Line:
    joined = len(origin.reports) > 1
    told = Run(f"  {', '.join(origin.reports)}" + (": one voice because" if joined else ""))
    reasons = tuple(_reason(reason, opened) for reason in origin.because) if joined else ()
    return Line((Run(origin.name, "strong"), told), under=reasons)


def _reason(reason: Reason, opened: Index) -> Line:
    runs = [Run(BECAUSE.get(reason.kind, reason.kind))]
    if reason.spans:
        words = shortened(reason.spans[0].text, EVIDENCE)
        runs += [Run(": “"), Run(words, "words"), Run("”")]
    return Line(tuple(runs), opened.marks(reason.spans))


def _problem(problem: Problem, opened: Index) -> Line:
    marks = opened.marks((problem.span,)) if problem.span else ()
    label = "" if marks or problem.report is None else problem.report
    return Line((Run(flat(problem.message)),), marks, label)
