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
    "same outlet": "they come from the same newsroom",
    "shared text": "they share whole passages",
    "superseded version": "one is an earlier version of the other",
}
# Evidence is shown by its opening words; the mark leads to the rest.
EVIDENCE = 90
STATEMENT = 160


def reports(opened: Index, limit: Limit) -> Section:
    """Tell which reports were read, and what each says of itself."""
    entries, rest = first(opened.record.reports, limit.lines)
    lines = tuple(_report(report, opened) for report in entries)
    return Section("Reports", lines, "A mark such as [r1:9] means line 9 of report r1.", rest)


def voices(opened: Index, limit: Limit) -> Section:
    """Tell how many newsrooms stand behind the reports, and why some are one voice."""
    origins, rest = first(opened.record.origins, limit.lines)
    lines = tuple(_voice(origin, opened, limit) for origin in origins)
    return Section("Independent voices", lines, rest=rest)


def problems(opened: Index, limit: Limit) -> Section:
    """Tell what could not be read or decided."""
    told = dict.fromkeys((*_problems(opened), *_unmeasured(opened)))
    lines, rest = first(tuple(told), limit.lines)
    return Section("What could not be told", tuple(lines), rest=rest)


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


def _voice(origin: Origin, opened: Index, limit: Limit) -> Line:
    told = ", ".join(origin.reports)
    if len(origin.reports) == 1:
        return Line((Run(origin.name, "strong"), Run(f"  {told}")))
    reasons, rest = first(origin.because, limit.under)
    return Line(
        (Run(origin.name, "strong"), Run(f"  {told}: one voice because")),
        under=tuple(_reason(reason, opened) for reason in reasons),
        rest=rest,
    )


def _reason(reason: Reason, opened: Index) -> Line:
    runs = [Run(BECAUSE.get(reason.kind, reason.kind))]
    if reason.spans:
        words = shortened(reason.spans[0].text, EVIDENCE)
        runs += [Run(": “"), Run(words, "words"), Run("”")]
    return Line(tuple(runs), opened.marks(reason.spans))


def _problems(opened: Index) -> Iterator[Line]:
    for problem in opened.record.problems:
        marks = opened.marks((problem.span,)) if problem.span else ()
        label = "" if marks else problem.report or ""
        yield Line((Run(flat(problem.message)),), marks, label)
    for report in opened.record.reports:
        for message in report.problems:
            yield Line((Run(flat(message)),), label=report.id)


def _unmeasured(opened: Index) -> Iterator[Line]:
    for finding in opened.record.findings:
        if finding.verdict == "unmeasured":
            words = Run(shortened(finding.text.text, STATEMENT), "words")
            why = Run(f" ({finding.because})" if finding.because else "")
            yield Line((words, why), opened.finding_marks((finding.id,)))
