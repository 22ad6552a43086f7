"""Tolls: how many dead, injured and missing each report tells, set side by side.

What counts: the dead and injured of a report's own event where a number stands for them
(annotate/tolls), and the first number of people missing in the title and the first
sentences. They are compared over the reports even where their sentences say little else
alike, for a toll is what readers compare first. A number that is higher in the report of a
later day is no contradiction: it has risen; a lower one is later news where its report says
that it was lowered. Nor are "six journalists" and "40 people", or the dead of one place and of
another: the scope differs. Numbers that lie further than APART from each other, in reports of
which one has no day, may be of different hours: how they relate is left open. What guards
against other events' tolls of missing: a clause with a time further than NEWS days from the
report's own day is left out. A toll is shown in figures, with the hedge of its report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline import lexicon
from dateline.reconcile.facets import Told, casualty, relate_numbers
from dateline.record import Claim, Relation
from dateline.report import Reading, Span, Toll
from dateline.values import Interval

LEAD = 5  # sentences of the body; further down other disasters are recalled
NEWS = 7  # days before a report's day that its own event can lie back
APART = 2.0  # times; what contradicts each other in the open clusters lies nearer
WITH_KILLER = " with the killer"
BOTH = 2  # spans: of a number, and of who killed himself behind it
WORD = 20  # letters in which the word beside a toll stands
COUNTED = frozenset({"dead", "injured"})  # by the layer of tolls
# words of people.tsv that say nothing of who they are
ANYBODY = frozenset({"people", "person", "victim", "other", "individual", "member"})
_ONE = re.compile(r"\b(?:one|1)\b(?! of\b)", re.IGNORECASE)
# some beside those before, or some of them
_ON_TOP = re.compile(
    r"\b(?:another|others?|(?<!or )more(?! than)|remain(?:s|ed|ing)?|still)\b", re.IGNORECASE
)
_IN_PLACE = re.compile(r" in (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)")  # right behind a toll
_KILLER = re.compile(r"\b(?:himself|herself|themselves|suicide|own li(?:f|v)es?)\b")
_LOWERED = re.compile(r"\b(?:later said|lowered|revised|corrected|down from)\b", re.IGNORECASE)
# how a hedge is said where no words of the report have it: of parts that add up
_SAID = {
    "APPROX": "about",
    "EQUAL_OR_MORE": "at least",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "up to",
    "LESS_THAN": "nearly",
}
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
    if relation != "conflict":
        return relation
    low, high = sorted((one, other), key=_number)
    low_day, high_day = (days.get(told.claim.span.report) for told in (low, high))
    if _LOWERED.search(low.claim.span.text):
        return "later"
    if low_day and high_day:
        return "later" if low_day < high_day else "conflict"
    return "conflict" if _number(high) <= APART * _number(low) else None


def _number(told: Told) -> float:
    return told.key if isinstance(told.key, float) else 0.0


def _of_other_scope(one: Told, other: Told) -> bool:
    """Say whether one toll is of some people or of a place, the other of others or of all."""
    places = {_place(one), _place(other)} - {None}
    who, others = _group(one), _group(other)
    if any(_ON_TOP.search(told.words) for told in (one, other)):
        return True
    if len(places) > 1 or (who and others):
        return len(places) > 1 or who != others
    part, whole = (one, other) if who else (other, one)
    return who != others and _number(part) < _number(whole)


def _place(told: Told) -> str | None:
    """Return the place that a toll is of: right behind it, or its claim's."""
    found = _IN_PLACE.search(told.words)
    return found[1] if found else told.claim.where


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
        if toll.kind == kind and _is_number(toll):
            words = _words(reading.report.text, toll.spans[0])
            claim = next((c for c in claims if c.span.overlaps(toll.spans[0])), None)
            if claim and (toll.value != 1 or _ONE.search(words)):  # else a person, not a number
                label = _label(reading, toll.spans[0], toll.value, toll.mod)
                label += WITH_KILLER if len(toll.spans) > 1 else ""
                return Told(claim, toll.value, label, toll.mod, words)
    return None


def _is_number(toll: Toll) -> bool:
    """Say whether a toll is a number that is told, beside it at most who then killed himself."""
    return len(toll.spans) == 1 or (
        len(toll.spans) == BOTH and bool(_KILLER.search(toll.spans[1].text))
    )


def _label(reading: Reading, span: Span, value: float, mod: str | None) -> str:
    """Return a number in figures, behind the hedge that its report has."""
    number = f"{value:,.10g}"
    if mod is None:
        return number
    amounts = (a for a in reading.amounts if a.span.overlaps(span) and a.value == value)
    text = next((" ".join(a.span.text.casefold().split()) for a in amounts), "")
    hedges = lexicon.table("number_hedges.tsv")
    found = [hedge for hedge in hedges if text.startswith(f"{hedge} ") and hedges[hedge] == mod]
    return f"{max(found, key=len, default=_SAID.get(mod, ''))} {number}"


def _words(text: str, span: Span) -> str:
    """Return the words of a toll and the one on either side of them, or the place behind it."""
    before = text[max(span.start - WORD, 0) : span.start].split()[-1:]
    behind = text[span.end : span.end + WORD]
    place = _IN_PLACE.match(behind)
    after = [place[0].strip()] if place else behind.split()[:1]
    return " ".join((*before, *span.text.split(), *after))


def _missing(reading: Reading, claims: Sequence[Claim], kind: str) -> Told | None:
    lead, day = _lead(reading), reading.report.reference_date
    for claim in claims:
        if any(span.contains(claim.span) for span in lead) and _is_news(claim.when, day):
            for quantity in claim.quantities:
                if casualty(claim, quantity) == kind:
                    label = _label(reading, quantity.span, quantity.value, quantity.mod)
                    return Told(claim, quantity.value, label, quantity.mod)
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
