"""Which of the likely cues of a sentence are cues.

What counts: the weights of all that speaks for and against a cue (attribution_features.py,
data/attribution_weights.tsv). They are those of a logistic regression on PolNeAR (train
part, training/attributions.py), on which the reading model's figures are no higher than on
the dev part, so that its own training does not flatter them. What guards against false
ones: a cue in what a surer one reports is none.

Quality: evaluation/quotes.py. The cues of PolNeAR dev are found with F1 0.82, as by people:
two who marked the same 16 articles of the train part agree to 0.82.
"""

from __future__ import annotations

import math
from functools import cache

from dateline import lexicon
from dateline.annotate.quotes.attribution_clauses import reported
from dateline.annotate.quotes.attribution_features import features
from dateline.annotate.quotes.attribution_parts import Part, Parts
from dateline.annotate.quotes.reporting import says

_SURE = 1.5  # lead from which a cue is one, whatever speaks against it: a misread tree
_CLOSING = 1.0  # lead of a cue to which all that stands before it belongs
_LEAST = 0.45  # chance; best for a fifth of the train part that the weights did not see


def chosen_cues(parts: Parts) -> tuple[Part, ...]:
    """Return the cues of a sentence that are likely enough."""
    chosen = [c for c in parts.cues if c.margin > _SURE or chance(parts, c) > _LEAST]
    return tuple(cue for cue in chosen if not _is_told(parts, cue, chosen))


def chance(parts: Parts, cue: Part) -> float:
    """Return the chance that a likely cue is one."""
    weights = _weights()
    rating = sum(value * weights.get(name, 0.0) for name, value in features(parts, cue))
    return 1 / (1 + math.exp(-rating))


@cache
def _weights() -> dict[str, float]:
    table = lexicon.table("attribution_weights.tsv")
    return {name: float(weight) for name, weight in table.items()}


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
