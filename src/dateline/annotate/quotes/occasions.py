"""When and to whom something was said, from the words of its attribution alone.

What counts: the words that hang on the cue and are not content. What guards against false
ones: a bare year is no time of a saying unless it stands behind "in" ("an editor from
1994"); a statement or an interview is how something was said, not who heard it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.annotate.quotes.reporting import group_of
from dateline.annotate.quotes.sayings import Saying
from dateline.report import Span, Time
from dateline.spans import Shelf

_LISTENERS = re.compile(
    r"\b(?:interview (?:with|to)|speaking to|spoke to|speech to|address to|letter to|told|said to)"
    r"\s+((?:the\s+)?[^,.;:“”\"]{2,60}?)"
    r"(?=\s+(?:on|in|at|after|before|during|that|published|aired|broadcast)\b|[,.;:“”\"]|$)"
)
_OCCASIONS = re.compile(
    r"\b(?:in|at|during|to)\s+((?:a|an|the|his|her|its|their)\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:conference|briefing|speech|address|hearing|rally|session|meeting|summit|talks))\b"
)
_YEAR = 4  # characters: a year is when somebody was in office, unless it is "in 2009"
_IN = re.compile(r"\bin(?: (?:his|her|its|their|the|a|early|late|mid))?\s*$", re.IGNORECASE)


def said_when(saying: Saying, times: Shelf[Time]) -> str | None:
    """Return the value of the date or time that the words of a saying give."""
    for zone in telling(saying):
        for _, time in times.touching(zone):
            if time.type in {"DATE", "TIME"} and not time.value.endswith("_REF"):
                whole = saying.tree.sentence.span
                before = whole.text[: max(0, time.span.start - whole.start)]
                if len(time.value) != _YEAR or _IN.search(before):
                    return time.value
    return None


def said_to(saying: Saying) -> str | None:
    """Return the words for the listeners or the occasion that the words of a saying give."""
    tree = saying.tree
    if group_of(tree.tokens[saying.verb]) == "tell":
        for heard in tree.having(saying.verb, "obj", "iobj"):
            under = tree.under(heard)
            span = tree.span(under[0], under[-1])
            if heard > saying.verb and not any(
                content.overlaps(span) for content in saying.attribution.contents
            ):
                return span.text
    for zone in telling(saying):
        found = _LISTENERS.search(zone.text) or _OCCASIONS.search(zone.text)
        if found is not None:
            return found[1]
    return None


def telling(saying: Saying) -> Iterator[Span]:
    """Find the stretches of a sentence that tell of the saying, not of what was said."""
    tree = saying.tree
    inside = {saying.verb, *tree.under(saying.verb)}
    if saying.source is not None and saying.named is not None:
        inside.update(range(*saying.source))
        if saying.group == "according":
            inside.update(tree.under(saying.named))
    for content in saying.attribution.contents:
        inside = {
            i
            for i in inside
            if not (tree.tokens[i].start < content.end and content.start < tree.tokens[i].end)
        }
    run: list[int] = []
    for place in sorted(inside, reverse=True):
        if run and place != run[-1] - 1:
            yield tree.span(run[-1], run[0])
            run = []
        run.append(place)
    if run:
        yield tree.span(run[-1], run[0])
