"""Which of the likely cues of a sentence are cues.

What counts: how far its labels lead, and whether a source and a content fit it that
another cue does not claim. The weights are those of a logistic regression on 168
articles of PolNeAR (train part), whose figures are as high there as on the dev part, so
that the reading model's own training does not flatter them.
"""

from __future__ import annotations

import math

from dateline.annotate.quotes.attribution_clauses import reported
from dateline.annotate.quotes.attribution_links import (
    best_content,
    best_source,
    is_subject,
    is_tied,
)
from dateline.annotate.quotes.attribution_parts import Part, Parts
from dateline.annotate.quotes.reporting import says

_LEAST = 0.4  # chance; .45 finds 2 % fewer, 2 % more rightly
_CLEAR = -0.5  # lead from which a cue may part another from its source
_CLOSING = 1.0  # lead of a cue to which all that stands before it belongs
_NONE = -3.0  # lead of a source or content that is not there
_LONGEST = 4  # tokens from which a cue's length says no more
_BIAS = 0.5
_LEAD, _SURE_LEAD = 0.99, -0.22
_CONTENT, _SOURCE = 0.28, 0.27  # for each point that its lead is below 0
_LENGTH = 0.27
_CLAIMED = {"source": -0.66, "content": -0.61}  # by a surer cue


def chosen_cues(parts: Parts) -> tuple[Part, ...]:
    """Return the cues of a sentence that are likely enough."""
    chosen = [cue for cue in parts.cues if chance(parts, cue) > _LEAST]
    return tuple(cue for cue in chosen if not _is_told(parts, cue, chosen))


def _is_told(parts: Parts, cue: Part, chosen: list[Part]) -> bool:
    """Say whether a cue only stands in what a surer one reports: "said he | discussed it"."""
    tree = parts.tree
    if tree.tokens[cue.head].tag == "VBG" and tree.tokens[cue.start - 1].text == ",":
        return False  # "..., adding that"
    surer = [one for one in chosen if one.margin > cue.margin and _tells(parts, one)]
    for one in surer:
        behind = any(content.start >= one.end for content in parts.contents if content.margin > 0)
        if cue.margin < 0 and cue.end <= one.start and one.margin > _CLOSING and not behind:
            return True  # "... voters who disagreed with it, said Smith"
        if (
            cue.margin < 0
            and tree.tokens[cue.head].head == one.head
            and tree.bears(cue.head, "obl")
        ):
            return True  # "told them | in a letter"
        if any(start <= cue.head < end for start, end in reported(tree, one.head)):
            return True
    return False


def _tells(parts: Parts, cue: Part) -> bool:
    token = parts.tree.tokens[cue.head]
    return says(token) or token.text.casefold() == "according"


def chance(parts: Parts, cue: Part) -> float:
    """Return the chance that a likely cue is one."""
    clear = tuple(one for one in parts.cues if one.margin > _CLEAR or one is cue)
    sure = [one for one in parts.cues if one is not cue and one.margin > 0]
    _, source = best_source(parts, cue, clear)
    _, content = best_content(parts, cue, clear)
    rating = _BIAS + _LEAD * cue.margin + _SURE_LEAD * max(0.0, cue.margin)
    rating += _CONTENT * _shortfall(content) + _SOURCE * _shortfall(source)
    rating += _LENGTH * min(_LONGEST, cue.end - cue.start)
    if source is not None and any(is_subject(parts, one, source) for one in sure):
        rating += _CLAIMED["source"]
    surer = [one for one in sure if one.margin > cue.margin]
    if content is not None and any(is_tied(parts, one, content) for one in surer):
        rating += _CLAIMED["content"]
    return 1 / (1 + math.exp(-rating))


def _shortfall(part: Part | None) -> float:
    return _NONE if part is None else min(0.0, part.margin)
