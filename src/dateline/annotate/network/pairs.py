"""How well a mention fits one before it: what the words, the trees and the network say of both.

Counted: which pronoun, name or noun each mention is; whether heads, whole wordings or
parts of them agree; articles, number, kind of name, part in the clause; how far apart
they stand. Each such feature has a learnt vector, and so has the network's own sense of
the pair; one small hidden layer weighs their sum. A mention looks back over `REACH`
others, so that the time grows with the text's length and no faster.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

REACH = 200  # mentions; in GUM train 99 % of the nearest antecedents lie nearer
# A pair's least score. As trained it would be 0, but the scorer learnt on an earlier network:
# set on half of GUM dev (CoNLL F1 0.561 to 0.569), borne out by the other (0.557 to 0.559).
LEAST = 0.2

_PRONOUNS = (
    ("i", "me", "my", "mine", "myself"),
    ("we", "us", "our", "ours", "ourselves"),
    ("you", "your", "yours", "yourself", "yourselves"),
    ("he", "him", "his", "himself"),
    ("she", "her", "hers", "herself"),
    ("it", "its", "itself"),
    ("they", "them", "their", "theirs", "themselves"),
    ("who", "whom", "whose", "which"),
    ("this", "that", "these", "those"),
)
CLASS = {word: number for number, words in enumerate(_PRONOUNS) for word in words}
NAME, NOUN, OTHER = range(len(_PRONOUNS), len(_PRONOUNS) + 3)
CLASSES = len(_PRONOUNS) + 3
_ARTICLES = (
    ("the",),
    ("a", "an", "some", "any", "no", "every", "each", "another", "many", "several"),
    ("this", "that", "these", "those", "such"),
    ("my", "our", "your", "his", "her", "its", "their"),
)
_ARTICLE = {word: number + 1 for number, words in enumerate(_ARTICLES) for word in words}
_PARTS = {
    label: number + 1
    for number, labels in enumerate(
        (("nsubj", "nsubj:pass"), ("obj", "iobj"), ("nmod:poss",), ("appos",), ("nmod", "obl"))
    )
    for label in labels
}
_NAME_TYPES = (
    *("person", "organisation", "place", "facility", "norp"),
    *("date", "money", "product", "misc"),
)
_IDLE = frozenset(_ARTICLE) | {"'s", "’s", ",", "of", "and", "-", '"', "“", "”"}
_SENTENCES = np.array([1, 2, 3, 5, 9, 17, 33])  # lower ends of the buckets of distance
_MENTIONS = np.array([2, 3, 5, 9, 17, 33, 65])
_TURNS = 8


PAIR_WEIGHTS = ("features", "vectors", "bias", "out", "out_bias")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention by its words, places counted in its sentence."""

    sentence: int
    start: int
    end: int
    head: int
    words: tuple[str, ...]
    head_word: str
    tag: str  # of the head
    label: str  # of the head
    name: str | None  # type of the name that holds the head


@dataclass(frozen=True, slots=True)
class Scorer:
    """The learnt weights; `features` has one row for each number of `pair_features`."""

    features: Floats
    vectors: Floats
    bias: Floats
    out: Floats
    out_bias: Floats

    def __call__(self, later: Floats, earlier: Floats, features: Numbers) -> Floats:
        """Return the score of each pair; above 0 the later mention may point to the earlier."""
        hidden = (later * earlier) @ self.vectors + self.bias
        for column in np.moveaxis(features, -1, 0):
            hidden += self.features[column]
        return np.asarray(np.maximum(hidden, 0) @ self.out + self.out_bias, np.float32)


def antecedents(
    mentions: Sequence[Mention], later: Floats, earlier: Floats, score: Scorer
) -> list[tuple[int, float] | None]:
    """Return for each mention the best one before it with its score, None if none fits.

    One row of `later` and `earlier` for each mention, in the order of the text.
    """
    known = describe(mentions)
    found: list[tuple[int, float] | None] = []
    for index in range(len(mentions)):
        before = np.arange(max(0, index - REACH), index)
        if not len(before):
            found.append(None)
            continue
        features = pair_features(known, np.full(len(before), index), before)
        scores = score(later[index], earlier[before], features)
        best = int(scores.argmax())
        fits = scores[best] > LEAST
        found.append((int(before[best]), float(scores[best])) if fits else None)
    return found


@dataclass(frozen=True, slots=True)
class Described:
    """Mentions column by column."""

    columns: dict[str, Numbers]
    content: tuple[frozenset[str], ...]


def describe(mentions: Sequence[Mention]) -> Described:
    """Return what the features need to know of each mention."""
    content = tuple(
        frozenset(word.lower() for word in mention.words if word.lower() not in _IDLE)
        for mention in mentions
    )
    makers: dict[str, Callable[[Mention], int]] = {
        "class": _class,
        "article": lambda m: _ARTICLE.get(m.words[0].lower(), 0) if m.words else 0,
        "number": _number,
        "part": lambda m: _PARTS.get(m.label, 0),
        "name": lambda m: _NAME_TYPES.index(m.name) + 1 if m.name in _NAME_TYPES else 0,
        "sentence": lambda m: m.sentence,
        "start": lambda m: m.start,
        "end": lambda m: m.end,
    }
    columns = {
        name: np.array([make(mention) for mention in mentions], np.int64)
        for name, make in makers.items()
    }
    columns["kind"] = np.where(columns["class"] < NAME, 0, np.where(columns["class"] == NAME, 1, 2))
    columns["head"] = _numbered([mention.head_word.lower() for mention in mentions])
    columns["wording"] = _numbered([" ".join(sorted(words)) for words in content])
    return Described(columns, content)


def pair_features(known: Described, later: Numbers, earlier: Numbers) -> Numbers:
    """Return the numbers of each pair's features, one row for each pair."""
    one = {name: column[later] for name, column in known.columns.items()}
    other = {name: column[earlier] for name, column in known.columns.items()}
    kinds = one["kind"] * 3 + other["kind"]
    same_head = (one["head"] == other["head"]).astype(np.int64)
    same_words = (one["wording"] == other["wording"]).astype(np.int64)
    apart = np.digitize(one["sentence"] - other["sentence"], _SENTENCES)
    nested = (one["sentence"] == other["sentence"]) * (
        1 * ((one["start"] >= other["start"]) & (one["end"] <= other["end"]))
        + 2 * ((one["start"] <= other["start"]) & (one["end"] >= other["end"]))
    )
    pronoun = (one["kind"] == 0).astype(np.int64)
    columns = (
        (one["class"] * CLASSES + other["class"], CLASSES**2),
        (kinds * 4 + same_head * 2 + same_words, 36),
        (kinds * _TURNS + apart, 9 * _TURNS),
        (kinds * _TURNS + np.digitize(later - earlier, _MENTIONS), 9 * _TURNS),
        (kinds * 5 + _shared(known, later, earlier), 45),
        (one["name"] * 10 + other["name"], 100),
        ((one["article"] * 5 + other["article"]) * 2 + same_head, 50),
        ((one["number"] * 3 + other["number"]) * 3 + one["kind"], 27),
        ((one["part"] * 6 + other["part"]) * 2 + pronoun, 72),
        (kinds * 4 + nested, 36),
        (other["name"] * CLASSES + one["class"], 10 * CLASSES),
    )
    starts = np.cumsum([0, *(size for _, size in columns)])
    return np.stack([column + starts[i] for i, (column, _) in enumerate(columns)], -1)


FEATURES = CLASSES**2 + 36 + 9 * _TURNS * 2 + 45 + 100 + 50 + 27 + 72 + 36 + 10 * CLASSES


def _shared(known: Described, later: Numbers, earlier: Numbers) -> Numbers:
    """Return 0 where the wordings share nothing, 1 to 4 for some, one in the other, all."""
    content = known.content
    found = np.zeros(len(later), np.int64)
    for place, (one, other) in enumerate(zip(later.tolist(), earlier.tolist(), strict=True)):
        if not content[one].isdisjoint(content[other]):
            both = len(content[one] & content[other])
            found[place] = 1 + (both == len(content[one])) + 2 * (both == len(content[other]))
    return found


def _numbered(words: Sequence[str]) -> Numbers:
    known = {word: number for number, word in enumerate(dict.fromkeys(words))}
    return np.array([known[word] for word in words], np.int64)


def _class(mention: Mention) -> int:
    word = mention.head_word.lower()
    if word in CLASS and mention.end - mention.start == 1:
        return CLASS[word]
    if mention.tag.startswith("NNP"):
        return NAME
    return NOUN if mention.tag.startswith("NN") else OTHER


def _number(mention: Mention) -> int:
    kind = _class(mention)
    if mention.tag in {"NNS", "NNPS"} or kind in {1, 6}:
        return 2
    return 1 if mention.tag in {"NN", "NNP"} or kind in {0, 3, 4, 5} else 0
