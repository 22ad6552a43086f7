"""What pronouns and nouns with "the" point back to, as the network sees it.

Each such word gets the chances of the mentions before it, near ones and far ones, as the
scorer of pairs was trained: the chances of all and the chance of none of them add up to
one. Nothing is decided here. Only these words are scored, all pairs of a report at once,
so that the cost stays a small part of the reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from dateline.annotate.network.mentions import find_mentions
from dateline.annotate.network.network import Parse
from dateline.annotate.network.pairs import Mention, Scorer, describe, pair_features
from dateline.report import Link

# Mentions; with 200 no pronoun of GUM dev fares better. So few pairs are scored at a time that
# no threads are woken for a product of matrices.
REACH = 80
LEAST = 0.04  # chance below which a link tells nothing
DIGITS = 2  # of a chance: further ones differ between processors
_CEILING = 30.0  # of a score, as in training
_ROUND = 200  # words whose pairs are described at a time, so that a book needs no more room

_PRONOUNS = frozenset(
    {
        *("he", "him", "his", "himself", "she", "her", "hers", "herself"),
        *("it", "its", "itself", "they", "them", "their", "theirs", "themselves"),
    }
)


def find_links(
    sentences: Sequence[Sequence[str]], parses: Sequence[Parse], score: Scorer
) -> list[tuple[Link, ...]]:
    """Return for each sentence of a report the links of its words, the likeliest first."""
    mentions = list(find_mentions(sentences, parses))
    asked = [i for i, mention in enumerate(mentions) if i and _points_back(mention)]
    found: dict[int, list[Link]] = defaultdict(list)
    if asked:
        back, to = (
            np.stack([getattr(parses[m.sentence], side)[m.head] for m in mentions])
            for side in ("later", "earlier")
        )
        known = describe(mentions)
        for start in range(0, len(asked), _ROUND):
            its = asked[start : start + _ROUND]
            later = np.concatenate([np.full(min(i, REACH), i) for i in its])
            earlier = np.concatenate([np.arange(max(0, i - REACH), i) for i in its])
            features = pair_features(known, later, earlier)
            ends = np.cumsum([min(i, REACH) for i in its])
            for i, end in zip(its, ends.tolist(), strict=True):
                pairs = slice(end - min(i, REACH), end)
                scores = score(back[later[pairs]], to[earlier[pairs]], features[pairs])
                found[mentions[i].sentence].extend(_links(mentions, i, scores))
    return [tuple(found[number]) for number in range(len(sentences))]


def _points_back(mention: Mention) -> bool:
    if mention.end - mention.start == 1:
        return mention.head_word.casefold() in _PRONOUNS
    return mention.tag == "NN" and mention.words[0].casefold() == "the"


def _links(mentions: Sequence[Mention], index: int, scores: np.ndarray) -> list[Link]:
    """Return the links of one mention, given the scores of those right before it."""
    weights = np.exp(np.minimum(scores, _CEILING))
    chances = weights / (1 + weights.sum())
    own = mentions[index]
    links = []
    for place in np.flatnonzero(chances >= LEAST).tolist():
        other = mentions[index - len(scores) + place]
        chance = round(float(chances[place]), DIGITS)
        links.append(Link(own.head, own.sentence - other.sentence, other.head, chance))
    return sorted(links, key=lambda link: (-link.chance, link.back, -link.at))
