"""Few features of a pair of mentions, for the loss that shapes the network's own vectors.

The scorer that is shipped has more of them and is trained afterwards (`coreference.py`).

Each feature is a number below `FEATURES`, with one learnt weight for
each. A mention is known by its head word: its class (which pronoun, name, noun), whether
both heads are the same word, and how far apart they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.network.pairs import CLASS, CLASSES, NAME, NOUN, OTHER

_KINDS = 3  # pronoun, name, noun or other

_SENTENCES = np.array([1, 2, 3, 5, 9, 17])  # lower ends of the buckets of distance
_MENTIONS = np.array([2, 3, 5, 9, 17, 33])
_SIZES = (CLASSES**2, _KINDS**2 * 2, _KINDS**2 * 7, _KINDS**2 * 7)
_STARTS = tuple(sum(_SIZES[:index]) for index in range(len(_SIZES)))
FEATURES = sum(_SIZES)


def pair_features(
    words: Sequence[str], tags: Sequence[str], sentences: Sequence[int]
) -> NDArray[np.int64]:
    """Return the features of each pair: `[later, earlier, feature]`, for all mentions in order.

    `words`, `tags` and `sentences` are those of the mentions' head words.
    """
    size = len(words)
    lower = [word.lower() for word in words]
    classes = np.array([_class(word, tag) for word, tag in zip(lower, tags, strict=True)], int)
    kinds = np.where(classes < NAME, 0, np.where(classes == NAME, 1, 2))
    known = {word: number for number, word in enumerate(dict.fromkeys(lower))}
    heads = np.array([known[word] for word in lower], int)
    same = (heads[:, None] == heads[None, :]).astype(int)
    place = np.array(sentences, int)
    apart = np.digitize(np.abs(place[:, None] - place[None, :]), _SENTENCES)
    order = np.arange(size)
    between = np.digitize(np.abs(order[:, None] - order[None, :]), _MENTIONS)
    kind_pair = kinds[:, None] * _KINDS + kinds[None, :]
    columns = (
        classes[:, None] * CLASSES + classes[None, :],
        kind_pair * 2 + same,
        kind_pair * 7 + apart,
        kind_pair * 7 + between,
    )
    return np.stack([column + start for column, start in zip(columns, _STARTS, strict=True)], -1)


def _class(word: str, tag: str) -> int:
    if word in CLASS:
        return CLASS[word]
    if tag.startswith("NNP"):
        return NAME
    return NOUN if tag.startswith("NN") else OTHER
