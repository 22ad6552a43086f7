"""Where the reports differ: what is told differently, by whom, in which words.

The gravest comes first. Renderings of the same words are left to "Who said what", where they
stand side by side. Numbers that do not count the same thing differ in nothing, but for the dead
and injured: whom each report counts is for a person to judge.
"""

from __future__ import annotations

import re

from dateline.record import Difference, Value
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
    "scope": "they may not count the same people",
    "rounding": "one is rounded",
}
OCCASION = "on what occasion it was said"  # an attribution of which one says more
# How much a difference matters to somebody who has to print one of the values.
GRAVITY = (
    *("number", "date", "place", "name"),
    *("attribution", "status", "wording", "omission"),
)
# The words a value stands in are recalled, not told: so many wordings, so long.
WORDINGS = 1
WORDING = 70
BEHIND = 15  # letters of them behind a number
ABOUT = 160
TOLL = "number of "  # how a difference of tolls is headed
_FIGURES = re.compile(r"\d[\d,.]*")


def differences(opened: Index, limit: Limit) -> Section:
    """Tell where the reports do not say the same."""
    ordered = sorted(
        (found for found in opened.record.differences if _is_told(found)),
        key=lambda found: (found.relation != "conflict", GRAVITY.index(found.kind)),
    )
    shown, rest = first(ordered, limit.lines)
    lines = tuple(_difference(found, opened) for found in shown)
    return Section("Where they differ", lines, rest=rest)


def _is_told(found: Difference) -> bool:
    is_toll = found.about.startswith(TOLL)
    return found.kind != "wording" and (found.relation != "scope" or is_toll)


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
    said = spoken(value.value) if found.kind == "date" else flat(value.value)
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
