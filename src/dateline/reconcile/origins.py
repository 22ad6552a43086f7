"""Origins: how many independent voices a set of reports is.

What counts: two reports are one voice when the same agency stands in their dateline,
byline or credit, when the same person signed both, when one newsroom publishes both and
credits nobody else, or when a good part of the shorter one's own words stands in the
other. What guards against false joins: a shared photo caption, a shared quotation and a
source that the prose merely names ("told Reuters") join nothing.

A report that shows no sign of whose reporting it is counts as its own voice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from dateline import lexicon
from dateline.reconcile.copies import shared_words
from dateline.record import Copy, Origin, Reason
from dateline.report import Reading, Report, Span

# A fifth of the shorter body: rewritten agency copy on the open clusters shares a third to all
# of it; independent reports of one event share under a tenth outside quotations.
COPIED = 0.2
COPIED_WORDS = 25  # fewer can be one sentence that two desks took from one statement


def find_origins(readings: tuple[Reading, ...], copies: tuple[Copy, ...]) -> tuple[Origin, ...]:
    """Return the voices behind the reports, those with most reports first."""
    reasons = [
        *_by_agency(readings),
        *_by_byline(readings),
        *_by_newsroom(readings),
        *_by_text(readings, copies),
    ]
    groups = _joined([reading.report.id for reading in readings], reasons)
    reports = {reading.report.id: reading.report for reading in readings}
    groups.sort(key=lambda group: (-len(group), group))
    return tuple(
        Origin(
            id=f"o{number}",
            name=_name([reports[id_] for id_ in group]),
            reports=tuple(group),
            because=tuple(reason for reason in reasons if set(reason.reports) <= set(group)),
        )
        for number, group in enumerate(groups, 1)
    )


def _by_agency(readings: tuple[Reading, ...]) -> Iterator[Reason]:
    holders: dict[str, dict[str, tuple[list[Span], str]]] = defaultdict(dict)
    for reading in readings:
        report = reading.report
        for credit in report.credits:
            if credit.kind != "reported":
                holders[credit.name].setdefault(report.id, ([credit.span], credit.kind))
        if (own := _own_agency(report)) and not _agencies(report):
            spans = list(_signature(report, report.outlet or own))
            holders[own].setdefault(report.id, (spans, "outlet"))
    for _, found in sorted(holders.items()):
        if len(found) > 1 and any(kind != "outlet" for _, kind in found.values()):
            kinds = {kind for _, kind in found.values()}
            kind = "agency dateline" if kinds == {"dateline"} else "agency credit"
            spans = sorted(span for its, _ in found.values() for span in its)
            yield Reason(kind, tuple(sorted(found)), tuple(spans))


def _own_agency(report: Report) -> str | None:
    """Return the agency that publishes a report on its own page: "Yonhap News Agency" is Yonhap."""
    return lexicon.table("agencies.tsv").get((report.outlet or "").casefold())


def _by_byline(readings: tuple[Reading, ...]) -> Iterator[Reason]:
    signed: dict[str, list[Report]] = defaultdict(list)
    for reading in readings:
        for name in reading.report.bylines:
            signed[" ".join(name.casefold().split())].append(reading.report)
    for name, reports in sorted(signed.items()):
        if len(reports) > 1:
            spans = [span for report in reports for span in _signature(report, name)]
            yield Reason("same byline", tuple(report.id for report in reports), tuple(spans))


def _signature(report: Report, name: str) -> Iterator[Span]:
    """Find where a report is signed; the name stands in its head or tail."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    if match := re.search(pattern, report.text, re.IGNORECASE):
        yield report.span(*match.span())


def _by_newsroom(readings: tuple[Reading, ...]) -> Iterator[Reason]:
    """Hold together what one newsroom reports itself; it has no span where no line says so."""
    own: dict[str, list[Report]] = defaultdict(list)
    for reading in readings:
        report = reading.report
        if report.outlet and not _agencies(report) - {report.outlet}:
            own[report.outlet].append(report)
    for outlet, reports in sorted(own.items()):
        if len(reports) > 1:
            spans = [span for report in reports for span in _signature(report, outlet)]
            yield Reason("same newsroom", tuple(report.id for report in reports), tuple(spans))


def _agencies(report: Report) -> set[str]:
    return {credit.name for credit in report.credits if credit.kind != "reported"}


def _by_text(readings: tuple[Reading, ...], copies: tuple[Copy, ...]) -> Iterator[Reason]:
    between: dict[frozenset[str], list[Copy]] = defaultdict(list)
    for copy in copies:
        between[frozenset(span.report for span in copy.spans)].append(copy)
    for one, other in combinations(readings, 2):
        ids = frozenset((one.report.id, other.report.id))
        shared = between.get(ids)
        if shared is None:
            continue
        words, share = shared_words(shared, one, other)
        if words >= COPIED_WORDS and share >= COPIED:
            spans = [span for copy in shared if copy.kind != "caption" for span in copy.spans]
            yield Reason("shared text", tuple(sorted(ids)), tuple(sorted(spans)))


def _joined(ids: list[str], reasons: Iterable[Reason]) -> list[list[str]]:
    """Return the ids in groups that the reasons hold together, directly or through others."""
    group_of = {id_: {id_} for id_ in ids}
    for reason in reasons:
        together = set[str]().union(*(group_of[id_] for id_ in reason.reports))
        for id_ in together:
            group_of[id_] = together
    return [list(group) for group in sorted({tuple(_in_order(g, ids)) for g in group_of.values()})]


def _in_order(group: set[str], ids: list[str]) -> list[str]:
    return [id_ for id_ in ids if id_ in group]


def _name(reports: list[Report]) -> str:
    """Return what to call a voice: the agency its reports share, their outlets, or a path."""
    if common := sorted(set.intersection(*map(_agencies, reports))):
        return ", ".join(common)
    outlets = dict.fromkeys(report.outlet for report in reports if report.outlet)
    return ", ".join(outlets) or reports[0].path
