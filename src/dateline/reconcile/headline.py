"""The event in one line: its title, when and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.reconcile.terms import content
from dateline.record import Actor
from dateline.report import Reading, Report, Sentence, Span
from dateline.values import Interval

_AT = re.compile(r"\b(?:in|at|near|off|outside)\s+(?:[\w'’.-]+\s+){0,4}$", re.IGNORECASE)
WEEK = 7  # days; a month or a year in a lead is mostly something else's
OPENING = 2  # sentences of the body in which "in X" means where it happened
AT = 2  # weight of "in X" beside 1 for X alone
LEAD = 3  # sentences of the body in which a report tells when and where


def find_title(readings: Sequence[Reading]) -> Span | None:
    """Return the title that says most of what the others say; markers count against it."""
    titles = [r.report for r in readings if r.report.title]
    bags = {report.id: content(report.title.text) for report in titles if report.title}

    def likeness(report: Report) -> tuple[float, bool, str]:
        mine = bags[report.id]
        others = [bag for id_, bag in bags.items() if id_ != report.id]
        shared = sum(len(mine & bag) / len(mine | bag) for bag in others if mine | bag)
        return -shared, bool(report.markers), report.id

    return min(titles, key=likeness).title if titles else None


def find_when(readings: Sequence[Reading]) -> str | None:
    """Return the day or time that most reports give in their first sentences.

    A time that one report alone gives is not the event's, unless it is the only report.
    """
    votes = Counter(value for reading in readings for value in _lead_times(reading))
    needed = min(2, len(readings))
    days = {value: Interval.from_timex(value) for value in votes}
    ranked = sorted(
        (-votes[value], interval.days, value)
        for value, interval in days.items()
        if interval and interval.days <= WEEK and votes[value] >= needed
    )
    return ranked[0][2] if ranked else None


def _lead_times(reading: Reading) -> set[str]:
    spans = [s.span for s in _lead(reading)]
    return {time.value for time in reading.times if any(span.contains(time.span) for span in spans)}


def find_where(readings: Sequence[Reading], actors: Sequence[Actor]) -> str | None:
    """Return the place that most reports tell in their title or first sentences.

    What stands after "in" or "at" weighs twice what is only named. Where reporters wrote
    weighs as a name: it is where it happened only if the reports say so too. A country is
    told where no place in it is.
    """
    needed = min(2, len(readings))
    for kind in ("place", "country"):
        tellings = {
            actor.name: [weight for reading in readings if (weight := _tells(reading, actor))]
            for actor in actors
            if actor.kind == kind
        }
        ranked = sorted(
            (-sum(weights), name)
            for name, weights in tellings.items()
            if len(weights) >= needed and max(weights) >= AT
        )
        if ranked:
            return ranked[0][1]
    return None


def _tells(reading: Reading, place: Actor) -> int:
    """Return the weight of a report's word for a place."""
    spans = [sentence.span for sentence in _lead(reading)[:OPENING]]
    if reading.report.title:
        spans.append(reading.report.title)
    text = reading.report.text
    named = [(s, mention) for s in spans for mention in place.mentions if s.contains(mention)]
    if any(_AT.search(text, span.start, mention.start) for span, mention in named):
        return AT
    return int(bool(named) or _town(reading) in {name.casefold() for name in place.names})


def _town(reading: Reading) -> str:
    """Return the town of a report's dateline, in small letters."""
    dateline = reading.report.dateline
    return dateline.place.partition(",")[0].casefold() if dateline else ""


def _lead(reading: Reading) -> list[Sentence]:
    blocks = reading.report.blocks
    return [s for s in reading.sentences if blocks[s.block].kind == "body"][:LEAD]
