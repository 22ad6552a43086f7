"""When and to whom something was said, from the words of its attribution alone.

What guards against false ones: a bare year is no time of a saying unless it stands behind
"in" ("an editor from 1994"); a statement or an interview is how something was said, not
who heard it.
"""

from __future__ import annotations

import re

from dateline.annotate.reporting import Attribution
from dateline.annotate.speakers import Listener
from dateline.annotate.units import MARKED, Unit
from dateline.annotate.voices import Voices
from dateline.report import Time

_LISTENERS = re.compile(
    r"\b(?:interview (?:with|to)|speaking to|spoke to|speech to|address to|letter to|told|said to)"
    r"\s+((?:the\s+)?[^,.;:“”\"]{2,60}?)"
    r"(?=\s+(?:on|in|at|after|before|during|that|published|aired|broadcast)\b|[,.;:“”\"]|$)"
)
_OCCASIONS = re.compile(
    r"\b(?:in|at|during|to)\s+((?:a|an|the|his|her|its|their)\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:conference|briefing|speech|address|hearing|rally|session|meeting|summit|talks))\b"
)


def telling(unit: Unit, attribution: Attribution) -> list[tuple[int, int]]:
    """Return the parts of a sentence that tell of the saying, not of what was said."""
    end = attribution.end
    forward = attribution.content is not None and attribution.content[0] >= attribution.cue[1]
    if not forward and not attribution.introduces:
        size = len(unit.low)
        end = next((i for i in range(end, size) if unit.low[i] in {MARKED, ";"}), size)
    parts = [(attribution.lead, end)]
    opening = next((i for i in range(attribution.lead) if unit.low[i] == ","), None)
    first = unit.low[0]
    if opening is not None and opening + 1 == attribution.lead and first != MARKED:
        parts.insert(0, (0, opening))
    return parts


def said_when(unit: Unit, zone: list[tuple[int, int]], listener: Listener) -> str | None:
    """Return the value of the date or time that the words of a saying give."""
    for start, end in reversed(zone):
        if start < end:
            place = listener.voices.span_of(unit, start, end)
            for _, time in listener.times.touching(place):
                if time.type in {"DATE", "TIME"} and not time.value.endswith("_REF"):
                    if len(time.value) == _YEAR and not _IN.search(_before(unit, time)):
                        continue
                    return time.value
    return None


def _before(unit: Unit, time: Time) -> str:
    return " ".join(token.text for token in unit.tokens if token.end <= time.span.start)


_YEAR = 4  # characters: a year is when somebody was in office, unless it is "in 2009"
_IN = re.compile(r"\bin(?: (?:his|her|its|their|the|a|early|late|mid))?$", re.IGNORECASE)


def said_to(
    unit: Unit, zone: list[tuple[int, int]], attribution: Attribution, voices: Voices
) -> str | None:
    """Return the words for the listeners or the occasion that the words of a saying give."""
    if attribution.heard is not None:
        return voices.span_of(unit, *attribution.heard).text
    for start, end in reversed(zone):
        if start < end:
            text = voices.span_of(unit, start, end).text
            found = _LISTENERS.search(text) or _OCCASIONS.search(text)
            if found is not None:
                return found[1]
    return None
