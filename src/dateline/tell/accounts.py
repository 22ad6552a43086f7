"""What happened: what the voices agree on, where they differ, what has only one.

Findings stand in the words of the report that says it most clearly. Among findings
with equal support the inverted pyramid decides: what a report tells in its first
paragraphs comes first, background and captions last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dateline.record import Difference, Finding, Position, TimelineEntry, Value
from dateline.report import Span
from dateline.tell.brief import Index, Line, Run, Section, flat
from dateline.tell.dates import spoken

RELATIONS = {
    "conflict": "they contradict each other",
    "precision": "one is more exact",
    "later": "one is later news",
    "scope": "they do not count the same thing",
    "rounding": "one is rounded",
}
STANCES = {
    "wants": "wants",
    "offers": "offers",
    "refuses": "refuses",
    "supports": "supports",
    "opposes": "opposes",
    "denies": "denies",
}
# How much a difference matters to somebody who has to print one of the values.
GRAVITY = (
    *("number", "date", "place", "status", "attribution"),
    *("name", "wording", "omission"),
)
AHEAD = frozenset({"expected", "proposed"})
# Where a paragraph of another kind would stand in the inverted pyramid.
CAPTION_RANK = 40


def summary(opened: Index) -> Section:
    """Tell the event in a few sentences."""
    lines = (
        Line((Run(flat(sentence.text)),), opened.finding_marks(sentence.findings))
        for sentence in opened.record.summary
    )
    return Section("Summary", tuple(lines))


def agreed(opened: Index) -> Section:
    """Tell what two voices or more say, most voices first."""
    chosen = [f for f in opened.record.findings if f.verdict in {"agreed", "disputed"}]
    chosen = [f for f in chosen if f.support > 1]
    lines = tuple(
        Line(
            (Run(flat(finding.text.text), "words"), *_dispute(finding)),
            opened.finding_marks((finding.id,)),
            label=f"{finding.support} voices",
        )
        for finding in sorted(chosen, key=lambda finding: rank(finding, opened))
    )
    return Section("What the voices agree on", lines, "In the words of the clearest report.")


def differences(opened: Index) -> Section:
    """Tell where the reports do not say the same, gravest first."""
    ordered = sorted(
        opened.record.differences,
        key=lambda found: (found.relation != "conflict", GRAVITY.index(found.kind)),
    )
    return Section("Where they differ", tuple(_difference(found, opened) for found in ordered))


def single(opened: Index) -> Section:
    """Tell what only one voice has, most newsworthy first."""
    chosen = [f for f in opened.record.findings if f.verdict == "single" or _is_lone(f)]
    lines = tuple(
        Line(
            (Run(flat(finding.text.text), "words"), *_dispute(finding)),
            opened.finding_marks((finding.id,)),
            label=opened.names_of(finding.reports),
        )
        for finding in sorted(chosen, key=lambda finding: rank(finding, opened))
    )
    return Section("What only one has", lines)


def timeline(opened: Index) -> Section:
    """Tell what came when, and what is still to come."""
    lines: list[Line] = []
    for is_ahead, entries in groupby(
        sorted(opened.record.timeline, key=lambda entry: entry.status in AHEAD),
        key=lambda entry: entry.status in AHEAD,
    ):
        if is_ahead:
            lines.append(Line((Run("Expected or proposed", "strong"),)))
        lines.extend(line for entry in entries for line in _entry(entry, opened))
    return Section("Timeline", tuple(lines))


def positions(opened: Index) -> Section:
    """Tell who wants, offers or refuses what."""
    ordered = sorted(
        opened.record.positions, key=lambda position: _first_seen(position.actor, opened)
    )
    lines = (
        Line((Run(_name(actor, opened), "strong"),), under=_stances(group, opened))
        for actor, group in groupby(ordered, key=lambda position: position.actor)
    )
    return Section("Who wants what", tuple(lines))


def rank(finding: Finding, opened: Index) -> tuple[int, bool, int, str, int]:
    """Return the place of a finding in the inverted pyramid: the smaller, the earlier."""
    spans = [opened.claims[claim].span for claim in finding.claims if claim in opened.claims]
    depths = [_depth(span, opened) for span in spans or [finding.text]]
    place = finding.text
    return (-finding.support, finding.status == "background", min(depths), *_place(place))


def _place(span: Span) -> tuple[str, int]:
    return span.report, span.start


def _depth(span: Span, opened: Index) -> int:
    """Return how many paragraphs of body stand before a span in its report."""
    report = opened.reports.get(span.report)
    blocks = report.blocks if report else ()
    at = next((block for block in blocks if block.start <= span.start < block.end), None)
    if at is not None and at.kind == "caption":
        return CAPTION_RANK
    return sum(block.kind == "body" and block.end <= span.start for block in blocks)


def _is_lone(finding: Finding) -> bool:
    return finding.verdict == "disputed" and finding.support <= 1


def _dispute(finding: Finding) -> tuple[Run, ...]:
    return (Run(" (disputed, see below)", "faint"),) if finding.verdict == "disputed" else ()


def _difference(found: Difference, opened: Index) -> Line:
    relation = RELATIONS.get(found.relation or "", "")
    told = f" ({found.kind}{'; ' if relation else ''}{relation})"
    values = tuple(_value(value, found, opened) for value in found.values)
    return Line((Run(flat(found.about), "strong"), Run(told, "faint")), under=values)


def _value(value: Value, found: Difference, opened: Index) -> Line:
    said = spoken(value.value) if found.kind == "date" else flat(value.value)
    wordings = dict.fromkeys(flat(span.text) for span in value.spans)
    runs = [Run(said)]
    if wordings and said not in wordings:
        runs += [Run(": “"), Run("”, “".join(wordings), "words"), Run("”")]
    label = opened.names_of(span.report for span in value.spans)
    return Line(tuple(runs), opened.marks(value.spans), label)


def _entry(entry: TimelineEntry, opened: Index) -> Iterator[Line]:
    findings = [opened.findings[id_] for id_ in entry.findings if id_ in opened.findings]
    label = spoken(entry.when)
    for finding in sorted(findings, key=lambda finding: rank(finding, opened)):
        runs = (Run(flat(finding.text.text), "words"),)
        yield Line(runs, opened.finding_marks((finding.id,)), label)


def _name(actor: str, opened: Index) -> str:
    return opened.actors[actor].name if actor in opened.actors else actor


def _first_seen(actor: str, opened: Index) -> int:
    return list(opened.actors).index(actor) if actor in opened.actors else len(opened.actors)


def _stances(group: Iterable[Position], opened: Index) -> tuple[Line, ...]:
    return tuple(
        Line(
            (Run(flat(position.span.text), "words"),),
            opened.marks((position.span,)),
            label=STANCES[position.stance],
        )
        for position in group
    )
