"""What happened: what the voices agree on, where they differ, what has only one.

Findings stand in the words of the report that says it most clearly. Among findings
with equal support the inverted pyramid decides: what a report tells in its first
paragraphs comes first, background and captions last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.record import Difference, Finding, Position, Value
from dateline.report import Span
from dateline.tell.brief import Index, Limit, Line, Run, Section, first, flat, shortened
from dateline.tell.dates import spoken

RELATIONS = {
    "conflict": "they contradict each other",
    "precision": "one is more exact",
    "later": "one is later news",
    "scope": "they do not count the same thing",
    "rounding": "one is rounded",
}
# How much a difference matters to somebody who has to print one of the values.
GRAVITY = (
    *("number", "date", "place", "status", "attribution"),
    *("name", "wording", "omission"),
)
# Where a caption would stand among the paragraphs of the inverted pyramid.
CAPTION_DEPTH = 40
# The words a value stands in are recalled, not told: so many wordings, so long.
WORDINGS = 2
WORDING = 100


def summary(opened: Index, limit: Limit) -> Section:
    """Tell the event in a few sentences."""
    sentences, rest = first(opened.record.summary, limit.lines)
    lines = (
        Line((Run(flat(sentence.text)),), opened.finding_marks(sentence.findings))
        for sentence in sentences
    )
    return Section("Summary", tuple(lines), rest=rest)


def agreed(opened: Index, limit: Limit) -> Section:
    """Tell what two voices or more say, most voices first."""
    chosen = [found for found in opened.record.findings if _is_shared(found)]
    shown, rest = first(ranked(chosen, opened), limit.lines)
    lines = tuple(_finding(found, f"{found.support} voices", opened) for found in shown)
    note = "In the words of the report that says it most clearly."
    return Section("What the voices agree on", lines, note, rest)


def differences(opened: Index, limit: Limit) -> Section:
    """Tell where the reports do not say the same, gravest first."""
    ordered = sorted(
        opened.record.differences,
        key=lambda found: (found.relation != "conflict", GRAVITY.index(found.kind)),
    )
    shown, rest = first(ordered, limit.lines)
    lines = tuple(_difference(found, opened) for found in shown)
    return Section("Where they differ", lines, rest=rest)


def single(opened: Index, limit: Limit) -> Section:
    """Tell what only one voice has, most newsworthy first."""
    chosen = [f for f in opened.record.findings if not _is_shared(f) and f.verdict != "unmeasured"]
    shown, rest = first(ranked(chosen, opened), limit.lines)
    lines = tuple(_finding(found, opened.names_of(found.reports), opened) for found in shown)
    return Section("What only one has", lines, rest=rest)


def positions(opened: Index, limit: Limit) -> Section:
    """Tell who wants, offers or refuses what."""
    order = {id_: place for place, id_ in enumerate(opened.actors)}
    ordered = sorted(
        opened.record.positions, key=lambda position: order.get(position.actor, len(order))
    )
    groups = [list(group) for _, group in groupby(ordered, key=lambda found: found.actor)]
    shown, rest = first(groups, limit.lines)
    lines = tuple(_stances(group, opened, limit) for group in shown)
    return Section("Who wants what", lines, rest=rest)


def ranked(findings: Sequence[Finding], opened: Index) -> list[Finding]:
    """Return findings by support, and then by their place in the inverted pyramid."""
    return sorted(
        findings,
        key=lambda found: (
            -found.support,
            found.status == "background",
            min(_depth(span, opened) for span in (found.text, *_places(found, opened))),
            found.text,
        ),
    )


def _places(finding: Finding, opened: Index) -> Iterator[Span]:
    return (opened.claims[id_].span for id_ in finding.claims if id_ in opened.claims)


def _depth(span: Span, opened: Index) -> int:
    """Return how many paragraphs of body stand before a span in its report."""
    report = opened.reports.get(span.report)
    blocks = report.blocks if report else ()
    at = next((block for block in blocks if block.start <= span.start < block.end), None)
    if at is not None and at.kind == "caption":
        return CAPTION_DEPTH
    return sum(block.kind == "body" and block.end <= span.start for block in blocks)


def _is_shared(finding: Finding) -> bool:
    return finding.support > 1 and finding.verdict != "unmeasured"


def _finding(finding: Finding, label: str, opened: Index) -> Line:
    words = Run(flat(finding.text.text), "words")
    disputed = Run(" (disputed)", "faint") if finding.verdict == "disputed" else Run("")
    return Line((words, disputed), opened.finding_marks((finding.id,)), label)


def _difference(found: Difference, opened: Index) -> Line:
    relation = RELATIONS.get(found.relation or "", "")
    told = f" ({'; '.join(part for part in (found.kind, relation) if part)})"
    values = tuple(_value(value, found, opened) for value in found.values)
    return Line((Run(flat(found.about), "strong"), Run(told, "faint")), under=values)


def _value(value: Value, found: Difference, opened: Index) -> Line:
    said = spoken(value.value) if found.kind == "date" else flat(value.value)
    wordings = tuple(dict.fromkeys(shortened(span.text, WORDING) for span in value.spans))
    runs = [Run(said)]
    if wordings and said not in wordings:
        runs += [Run(": “"), Run("”, “".join(wordings[:WORDINGS]), "words"), Run("”")]
    label = opened.names_of(span.report for span in value.spans)
    return Line(tuple(runs), opened.marks(value.spans), label)


def _stances(group: Sequence[Position], opened: Index, limit: Limit) -> Line:
    actor = opened.actors.get(group[0].actor)
    shown, rest = first(group, limit.under)
    lines = tuple(
        Line(
            (Run(flat(position.span.text), "words"),),
            opened.marks((position.span,)),
            label=position.stance,
        )
        for position in shown
    )
    name = actor.name if actor else group[0].actor
    return Line((Run(name, "strong"),), under=lines, rest=rest)
