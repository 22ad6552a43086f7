"""Sentences and numbers that are of other events than a report's own, or of earlier counts.

What counts: a time more than FAR days before the report's day, "this year", "the 40th
homicide", "an unrelated shooting", another storm than the first named, and the number
behind "initial reports said". What guards against false hits: "the worst attack since
2006" is of this event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.annotate.quantities.harms import Harm
from dateline.report import Report, Sentence, Time
from dateline.spans import Shelf
from dateline.values import Interval

# Both set on the tuned half of GVA; from 60 to 330 days, from 6 to 12 sentences little changes.
FAR = 120
LEAD = 8
_OTHER_EVENTS = re.compile(
    r"\b(?:(?:this|last) year|(?:since|in) (?:[a-z]+ )?\d{4}|the last time"
    r"|\d+(?:st|nd|rd|th) (?:homicide|murder|killing)"
    r"|(?:unrelated|separate|earlier) (?:shooting|attack|incident|bombing|crash)"
    r"|comes? (?:just |only |less than )?\w+ (?:days?|weeks?|months?|years?) after"
    r"|other shootings?|previous|statistics|nationwide|average|(?<!-)months(?!-| later| old))\b",
    re.IGNORECASE,
)
BEFORE = 60  # letters before a number in which it is said to be an earlier one
_EARLIER = re.compile(
    r"\b(?:(?:initial|early|earlier|first|previous) (?:reports?|counts?|estimates?|tolls?|figures?)"
    r"|initially|first (?:said|reported|put)|(?:earlier|previously) (?:said|reported|put))\b"
    r"(?!.*\b(?:but|later|now)\b)",
    re.IGNORECASE | re.DOTALL,
)

# "the worst attack since 2006" is of this event
_RECORD = re.compile(
    r"\b(?:first|worst|\w+iest|largest|biggest)\b[^.;]{0,80}?"
    r" (?:since|in (?:\w+ )?(?:years|decades))\b"
)
# another storm than the first that is named
_STORM = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Storm) ([A-Z][a-z]+)")


def looking_back(
    report: Report, sentences: Sequence[Sentence], times: Iterable[Time]
) -> frozenset[int]:
    """Return the sentences that speak of other events, by what they say or their times."""
    day = report.reference_date
    earliest = date.fromisoformat(day) - timedelta(days=FAR) if day else date.min
    back = Shelf((time.span, time) for time in times if _is_back(time, earliest))
    storms = [frozenset(_STORM.findall(sentence.span.text)) for sentence in sentences]
    own = next((names for names in storms if names), frozenset())
    return frozenset(
        index
        for index, sentence in enumerate(sentences)
        if (
            (_OTHER_EVENTS.search(sentence.span.text) or back.inside(sentence.span))
            and not _RECORD.search(sentence.span.text)
        )
        or storms[index] - own
    )


def _is_back(time: Time, earliest: date) -> bool:
    interval = Interval.from_timex(time.value)
    return time.type == "SET" or (interval is not None and interval.last < earliest)


def is_outdated(harm: Harm, sentences: Sequence[Sentence]) -> bool:
    """Say whether a number was told before and is told no more: "initial reports said eight"."""
    whole = sentences[harm.sentence].span
    ahead = whole.text[
        max(harm.span.start - whole.start - BEFORE, 0) : harm.span.start - whole.start
    ]
    return harm.person is None and bool(_EARLIER.search(ahead))
