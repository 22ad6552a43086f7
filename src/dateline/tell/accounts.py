"""What happened: what the voices agree on, what only one has, what may be the same.

Findings stand in the words of the report that says it most clearly. Among findings
with equal support whole sentences come before parts of one, and then the inverted
pyramid decides: what a report tells in its first paragraphs comes first, background
and captions last.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dateline.record import Finding, SummarySentence
from dateline.report import Span
from dateline.tell.brief import Index, Limit, Line, Run, Section, first, flat, shortened

# Between two parts of one sentence stands at most " -- ".
GAP = range(5)
STOPS = frozenset(".!?")
ABOUT = 160
BORNE_OUT = 0.5  # share of a summary's sentence that others must have, to be named for it
_LONG_WORD = re.compile(r"\w{4,}")


def summary(opened: Index, limit: Limit) -> Section:
    """Tell the event in a few sentences."""
    sentences, rest = first(opened.record.summary, limit.lines)
    lines = (
        Line((Run(flat(sentence.text)),), opened.marks(_bearing_out(sentence, opened)))
        for sentence in sentences
    )
    return Section("Summary", tuple(lines), rest=rest)


def _bearing_out(sentence: SummarySentence, opened: Index) -> Iterator[Span]:
    """Find the claims that say what a sentence says: its own, and what bears most of it out."""
    findings = [opened.findings[id_] for id_ in sentence.findings if id_ in opened.findings]
    vouched = [f for f in findings if f.verdict != "unmeasured" and _has(sentence, f.text)]
    letters = sum(len(flat(finding.text.text)) for finding in vouched)
    is_borne_out = letters >= BORNE_OUT * len(sentence.text)
    for finding in findings:
        for span in (opened.claims[claim].span for claim in finding.claims):
            if (is_borne_out and finding in vouched) or _has(sentence, span):
                yield span


def _has(sentence: SummarySentence, span: Span) -> bool:
    return flat(span.text) in flat(sentence.text)


def agreed(opened: Index, limit: Limit) -> Section:
    """Tell what two voices or more say, most voices first."""
    shown, rest = first(_agreed(opened), limit.lines)
    lines = tuple(_finding(found, opened) for found in shown)
    note = "In the words of the report that says it most clearly."
    return Section("What the voices agree on", lines, note, rest)


def _agreed(opened: Index) -> list[Finding]:
    told_apart = {id_ for found in opened.record.differences for id_ in found.findings}
    chosen = [
        found
        for found in opened.record.findings
        if _is_shared(found) and not (found.verdict == "disputed" and found.id in told_apart)
    ]
    return fresh(ranked(chosen, opened))


def unmeasured(opened: Index, limit: Limit) -> Section:
    """Tell what several voices may say, in the words of each, for a person to judge."""
    chosen = [found for found in opened.record.findings if found.verdict == "unmeasured"]
    shown, rest = first(fresh(ranked(chosen, opened), _agreed(opened)), limit.lines)
    lines = tuple(_wordings(found, opened, limit) for found in shown)
    note = "Alike, but not enough to be called agreed."
    return Section("What may be the same", lines, note, rest)


def fresh(findings: Sequence[Finding], told: Sequence[Finding] = ()) -> list[Finding]:
    """Leave out a finding that says again, by half of its claims, what one before it said."""
    kept: list[Finding] = []
    texts: set[Span] = set()
    holders: defaultdict[str, list[int]] = defaultdict(list)  # claim -> numbers of what is told
    for number, finding in enumerate((*told, *findings)):
        if number >= len(told):
            shared = Counter(other for id_ in set(finding.claims) for other in holders[id_])
            most = max(shared.values(), default=0)
            if finding.text in texts or 0 < len(finding.claims) <= 2 * most:
                continue
            kept.append(finding)
        texts.add(finding.text)
        for id_ in set(finding.claims):
            holders[id_].append(number)
    return kept


def _wordings(finding: Finding, opened: Index, limit: Limit) -> Line:
    spans = (opened.claims[id_].span for id_ in finding.claims)
    others = sorted(
        (span for span in spans if span.report != finding.text.report),
        key=lambda span: -len(_long_words(span.text) & _long_words(finding.text.text)),
    )
    shown, rest = first(others, limit.under)
    lines = tuple(
        Line(
            (Run(shortened(part(span.text), ABOUT), "words"),),
            opened.marks((span,)),
            opened.names_of((span.report,)),
        )
        for span in shown
    )
    label = opened.names_of((finding.text.report,))
    words = (Run(part(finding.text.text), "words"),)
    return Line(words, opened.marks((finding.text,)), label, under=lines, rest=rest)


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.casefold()))


def single(opened: Index, limit: Limit) -> Section:
    """Tell what only one of several voices has, most newsworthy first.

    Headlines are left out: they stand with the reports.
    """
    if len(opened.record.origins) == 1:
        return Section("What only one has", ())
    titles = [report.title for report in opened.record.reports if report.title]
    chosen = [
        found
        for found in opened.record.findings
        if not _is_shared(found)
        and found.verdict != "unmeasured"
        and not any(title.contains(found.text) for title in titles)
    ]
    together = joined(chosen, opened)
    heads = [found for found in fresh(ranked(chosen, opened)) if found.id in together]
    shown, rest = first(heads, limit.lines)
    lines = tuple(
        sentence(together[found.id], opened.names_of(found.reports), opened) for found in shown
    )
    return Section("What only one has", lines, rest=rest)


def joined(findings: Sequence[Finding], opened: Index) -> dict[str, list[Finding]]:
    """Return findings that follow one another in a sentence together, by the first's id."""
    groups: dict[str, list[Finding]] = {}
    group: list[Finding] = []
    for found in sorted(findings, key=lambda found: found.text):
        if not group or not _goes_on(group[-1], found, opened):
            group = groups.setdefault(found.id, [])
        group.append(found)
    return groups


def _goes_on(one: Finding, other: Finding, opened: Index) -> bool:
    """Say whether nothing but a blank or a comma stands between two findings."""
    if one.reports != other.reports or one.text.report != other.text.report:
        return False
    between = opened.texts.get(one.text.report, "")[one.text.end : other.text.start]
    return len(between) in GAP and not between.strip(" ,;–—-") and one.text.text[-1:] not in STOPS


def sentence(group: Sequence[Finding], label: str, opened: Index) -> Line:
    """Tell findings that follow one another as the report has them."""
    start, end = group[0].text.start, group[-1].text.end
    whole = opened.texts[group[0].text.report][start:end] if len(group) > 1 else group[0].text.text
    marks = opened.finding_marks(found.id for found in group)
    return Line((Run(part(whole), "words"),), marks, label)


def ranked(findings: Sequence[Finding], opened: Index) -> list[Finding]:
    """Return findings by support, and then by their place in the inverted pyramid."""
    return sorted(
        findings,
        key=lambda found: (
            -found.support,
            found.status == "background",
            _is_fragment(found.text.text),
            min(opened.depth(span) for span in (found.text, *_places(found, opened))),
            found.text,
        ),
    )


def part(text: str) -> str:
    """Return words on one line; those from the middle of a sentence say so by three dots."""
    return f"… {flat(text)}" if _is_fragment(text) else flat(text)


def _is_fragment(text: str) -> bool:
    return text[:1].islower()


def _places(finding: Finding, opened: Index) -> Iterator[Span]:
    return (opened.claims[id_].span for id_ in finding.claims if id_ in opened.claims)


def _is_shared(finding: Finding) -> bool:
    return finding.support > 1 and finding.verdict != "unmeasured"


def _finding(finding: Finding, opened: Index) -> Line:
    words = Run(part(finding.text.text), "words")
    disputed = Run(" (disputed)", "faint") if finding.verdict == "disputed" else Run("")
    marks = opened.finding_marks((finding.id,))
    return Line((words, disputed), marks, label=f"{finding.support} voices")
