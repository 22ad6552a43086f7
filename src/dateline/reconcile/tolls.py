"""Tolls: how many dead, injured and missing each report tells, set side by side.

What counts: the dead and injured of a report's own event where a number stands for them
(annotate/tolls), and the first number of people missing in the title and the first
sentences. They are compared over the reports even where their sentences say little else
alike, for a toll is what readers compare first. A number that is higher in the report of a
later day is no contradiction: it has risen. Nor are "six journalists" and "40 people", or the
dead of one place and of another: the scope differs. What guards against other events' tolls of
missing: a clause with a time further than NEWS days from the report's own day is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline import lexicon
from dateline.reconcile.facets import Told, casualty, relate_numbers
from dateline.record import Claim, Relation
from dateline.report import Reading, Span
from dateline.values import Interval

LEAD = 5  # sentences of the body; further down other disasters are recalled
NEWS = 7  # days before a report's day that its own event can lie back
WORD = 20  # letters in which the word beside a toll stands
COUNTED = frozenset({"dead", "injured"})  # by the layer of tolls
# words of people.tsv that say nothing of who they are
ANYBODY = frozenset({"people", "person", "victim", "other", "individual", "member"})
_ONE = re.compile(r"\b(?:one|1)\b(?! of\b)", re.IGNORECASE)
_ON_TOP = re.compile(r"\b(?:another|others?|more)\b", re.IGNORECASE)  # than those before
_IRREGULAR = {"men": "man", "women": "woman", "children": "child"}
_WORD = re.compile(r"\w+")
CLASSES = ("dead", "injured", "missing")


def find_tolls(
    readings: Sequence[Reading], claims: Sequence[Claim]
) -> Iterator[tuple[str, list[Told]]]:
    """Find what each report tells, for each class that two reports count."""
    of_report = {r.report.id: [c for c in claims if c.span.report == r.report.id] for r in readings}
    for kind in CLASSES:
        found = _counted if kind in COUNTED else _missing
        told = [one for r in readings if (one := found(r, of_report[r.report.id], kind))]
        if len(told) > 1:
            yield kind, told


def relate_tolls(one: Told, other: Told, days: Mapping[str, str | None]) -> Relation | None:
    """Say how two tolls compare; what is higher in the report of a later day is "later"."""
    relation = relate_numbers(one, other)
    if relation == "conflict" and _of_other_scope(one, other):
        return "scope"
    day, other_day = (days.get(told.claim.span.report) for told in (one, other))
    if relation != "conflict" or not day or not other_day or day == other_day:
        return relation
    first, second = (one, other) if day < other_day else (other, one)
    has_risen = float(str(first.key)) < float(str(second.key))
    return "later" if has_risen else relation


def _of_other_scope(one: Told, other: Told) -> bool:
    """Say whether one toll is of some people or of a place, the other of others or of all."""
    places = {one.claim.where, other.claim.where} - {None}
    who, others = _group(one), _group(other)
    if any(_ON_TOP.search(told.words) for told in (one, other)):
        return True
    if len(places) > 1 or (who and others):
        return len(places) > 1 or who != others
    part, whole = (one, other) if who else (other, one)
    return who != others and float(str(part.key)) < float(str(whole.key))


def _group(told: Told) -> str | None:
    """Return the only sort of people that a toll's words name: "soldier", not "people"."""
    listed = lexicon.table("people.tsv")
    words = [word.casefold() for word in _WORD.findall(told.words)]
    forms = {_IRREGULAR.get(word, word.removesuffix("s")) for word in words}
    found = {form for form in forms if form in listed} - ANYBODY
    return found.pop() if len(found) == 1 else None


def _counted(reading: Reading, claims: Sequence[Claim], kind: str) -> Told | None:
    """Return the number that a report tells of its own event, with the claim that tells it."""
    for toll in reading.tolls:
        if toll.kind == kind and len(toll.spans) == 1:
            words = _words(reading.report.text, toll.spans[0])
            claim = next((c for c in claims if c.span.overlaps(toll.spans[0])), None)
            if claim and (toll.value != 1 or _ONE.search(words)):  # else a person, not a number
                return Told(claim, toll.value, f"{toll.value:,.10g}", toll.mod, words)
    return None


def _words(text: str, span: Span) -> str:
    """Return the words of a toll and the one on either side of them."""
    before = text[max(span.start - WORD, 0) : span.start].split()[-1:]
    behind = text[span.end : span.end + WORD].split()[:1]
    return " ".join((*before, span.text, *behind))


def _missing(reading: Reading, claims: Sequence[Claim], kind: str) -> Told | None:
    lead, day = _lead(reading), reading.report.reference_date
    for claim in claims:
        if any(span.contains(claim.span) for span in lead) and _is_news(claim.when, day):
            for quantity in claim.quantities:
                if casualty(claim, quantity) == kind:
                    return Told(claim, quantity.value, quantity.span.text, quantity.mod)
    return None


def _lead(reading: Reading) -> list[Span]:
    blocks = reading.report.blocks
    titles = [s.span for s in reading.sentences if blocks[s.block].kind == "title"]
    body = [s.span for s in reading.sentences if blocks[s.block].kind == "body"]
    return [*titles, *body[:LEAD]]


def _is_news(when: str | None, day: str | None) -> bool:
    """Say whether a clause speaks of what is new on a report's day."""
    interval = Interval.from_timex(when)
    if interval is None or day is None:
        return True
    today = date.fromisoformat(day)
    return interval.last >= today - timedelta(days=NEWS) and interval.first <= today
