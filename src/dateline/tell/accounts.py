"""What happened: what the voices agree on, where they differ, what has only one.

Findings stand in the words of the report that says it most clearly. Among findings
with equal support whole sentences come before parts of one, and then the inverted
pyramid decides: what a report tells in its first paragraphs comes first, background
and captions last.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from dateline.record import Difference, Finding, SummarySentence, Value
from dateline.report import Span
from dateline.tell.brief import Index, Limit, Line, Run, Section, first, flat, shortened
from dateline.tell.dates import spoken

# What is told differently, and how the tellings stand to one another, in plain words.
KINDS = {
    "number": "how many",
    "date": "when",
    "place": "where",
    "name": "how it is spelled",
    "attribution": "who says so",
    "status": "whether it has happened",
    "wording": "in which words",
    "omission": "left out by one",
}
RELATIONS = {
    "conflict": "they contradict each other",
    "precision": "one gives more detail",
    "later": "one is later news",
    "scope": "they do not count the same thing",
    "rounding": "one is rounded",
}
OCCASION = "on what occasion it was said"  # an attribution of which one says more
STATUSES = {
    "happened": "it has happened",
    "ongoing": "it goes on",
    "expected": "it is expected",
    "proposed": "it is proposed",
    "denied": "it is denied",
    "background": "it was so before",
}
# How much a difference matters to somebody who has to print one of the values.
GRAVITY = (
    *("number", "date", "place", "name"),
    *("attribution", "status", "wording", "omission"),
)
# How a value is said, where it is not said as it stands.
SAID: dict[str, Callable[[str], str]] = {
    "date": spoken,
    "status": lambda value: STATUSES.get(value, value),
}
# Between two parts of one sentence stands at most " -- ".
GAP = range(5)
STOPS = frozenset(".!?")
# The words a value stands in are recalled, not told: so many wordings, so long.
WORDINGS = 1
WORDING = 70
BEHIND = 15  # letters of them behind a number
ABOUT = 160
BORNE_OUT = 0.5  # share of a summary's sentence that others must have, to be named for it
_LONG_WORD = re.compile(r"\w{4,}")
_FIGURES = re.compile(r"\d[\d,.]*")


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


def differences(opened: Index, limit: Limit) -> Section:
    """Tell where the reports do not say the same, gravest first.

    Renderings of the same words are left to "Who said what", where they stand side by side;
    numbers that do not count the same thing differ in nothing.
    """
    ordered = sorted(
        (found for found in opened.record.differences if _is_told(found)),
        key=lambda found: (found.relation != "conflict", GRAVITY.index(found.kind)),
    )
    shown, rest = first(ordered, limit.lines)
    lines = tuple(_difference(found, opened) for found in shown)
    return Section("Where they differ", lines, rest=rest)


def _is_told(found: Difference) -> bool:
    return found.kind != "wording" and found.relation != "scope"


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


def _difference(found: Difference, opened: Index) -> Line:
    about = shortened(found.about.removeprefix(f"{found.kind}: "), ABOUT)
    relation = RELATIONS.get(found.relation or "", "")
    is_occasion = (found.kind, found.relation) == ("attribution", "precision")
    kind = OCCASION if is_occasion else KINDS[found.kind]
    told = f" ({'; '.join(part for part in (kind, relation) if part)})"
    days = _days_of(found, opened) if found.relation == "later" else {}
    newest = max(days.values(), default="")
    is_one = list(days.values()).count(newest) == 1
    values = tuple(
        _value(value, found, opened, _dated(days.get(value), newest if is_one else ""))
        for value in sorted(found.values, key=lambda value: days.get(value, ""))
    )
    return Line((Run(about, "strong"), Run(told, "faint")), under=values)


def _days_of(found: Difference, opened: Index) -> dict[Value, str]:
    """Return the day of the last report that gives each value; none if a value has no day."""
    days = {
        value: max((_day(span, opened) for span in value.spans), default="")
        for value in found.values
    }
    return days if all(days.values()) else {}


def _day(span: Span, opened: Index) -> str:
    report = opened.reports.get(span.report)
    return (report.reference_date if report else None) or ""


def _dated(day: str | None, newest: str) -> str:
    """Say of which day a value is, and that it is the newest."""
    if not day:
        return ""
    return f" ({spoken(day)}{', the newest' if day == newest else ''})"


def _value(value: Value, found: Difference, opened: Index, dated: str = "") -> Line:
    said = SAID.get(found.kind, flat)(value.value)
    wordings = tuple(dict.fromkeys(_recalled(span.text, said) for span in value.spans))
    runs = [Run(said), *([Run(dated, "faint")] if dated else [])]
    if wordings and said not in wordings:
        runs += [Run(": “"), Run("”, “".join(wordings[:WORDINGS]), "words"), Run("”")]
    label = opened.names_of(span.report for span in value.spans)
    return Line(tuple(runs), opened.marks(value.spans), label)


def _recalled(text: str, said: str) -> str:
    """Recall the words a value stands in, from their beginning or from before its figures."""
    words = flat(text)
    figures = _FIGURES.search(said)
    at = words.find(figures[0]) if figures else 0
    if at < WORDING - BEHIND:
        return shortened(words, WORDING)
    start = words.rfind(" ", 0, max(at - WORDING // 2, 1)) + 1
    return f"… {shortened(words[start:], WORDING)}"
