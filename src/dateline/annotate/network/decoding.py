"""From the reading model's scores to trees, spans and lemmas.

Trees: the best head of each word where that already is a tree with one root (nine
sentences in ten), else the maximum spanning tree of Chu and Liu (1965) and Edmonds
(1967). Spans: the best sequence of labels that may follow each other (Viterbi).
Lemmas: a script says what is cut off the word's end and put there instead.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_NEVER = -1e9
_ONE_ROOT = np.float32(-1e5)  # laid on every root edge, so that a tree takes the fewest: one


def tree(scores: Scores) -> list[int]:
    """Return the head of each word, 0 for the root, of the best tree with one root.

    `scores[d, h]` rates word h as the head of word d, where row 0 stands for the root,
    which has no head itself.
    """
    size = len(scores)
    if size <= 1:
        return []
    rated = scores.astype(np.float64)
    np.fill_diagonal(rated, _NEVER)
    heads = rated.argmax(axis=1)
    heads[0] = 0
    if not _is_tree(heads):
        heads = _arborescence(rated)
    if not _is_tree(heads):
        rated[1:, 0] += _ONE_ROOT
        heads = _arborescence(rated)
    return [int(head) for head in heads[1:]]


def best_labels(scores: Scores, allowed: NDArray[np.bool_]) -> list[int]:
    """Return the labels of the best sequence in which each may follow the one before it.

    `allowed[a, b]` says whether label b may follow a; its last row and column stand for
    the start and the end.
    """
    if not len(scores):
        return []
    greedy = scores.argmax(axis=1)
    way = np.concatenate(([-1], greedy, [-1]))
    if allowed[way[:-1], way[1:]].all():  # the usual case, a hundred times faster
        return [int(label) for label in greedy]
    before = [[a for a, may in enumerate(column[:-1]) if may] for column in allowed.T.tolist()]
    start, end = allowed[-1].tolist(), before[-1]
    rows = scores.tolist()  # of so few labels plain numbers are quicker than arrays
    best = [score if may else _NEVER for score, may in zip(rows[0], start, strict=False)]
    back = []
    for row in rows[1:]:
        step = [max(ways, key=best.__getitem__) for ways in before[:-1]]
        back.append(step)
        best = [best[way] + score for way, score in zip(step, row, strict=True)]
    labels = [max(end, key=best.__getitem__)]
    for step in reversed(back):
        labels.append(step[labels[-1]])
    return labels[::-1]


def may_follow(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Return which label may follow which, in BIOES or BIO; the last row is the start."""
    size = len(labels)
    whole = not any(label[:1] in {"E", "S"} for label in labels)  # BIO has neither
    allowed = np.zeros((size + 1, size + 1), dtype=bool)
    rows = [*labels, "O"]
    for before, left in enumerate(rows):
        for after, right in enumerate(rows):
            allowed[before, after] = _fits(left, right, bio=whole)
    return allowed


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first, end, type) of each span that a sequence of BIO or BIOES labels tells."""
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark in {"I", "E"} and found and found[-1][1] == index and found[-1][2] == kind:
            found[-1] = (found[-1][0], index + 1, kind)
        elif mark != "O":
            found.append((index, index + 1, kind))
    return found


def script(word: str, lemma: str) -> str:
    """Return how the lemma is made of the word: "k" keeps its case, "l" lowers it, "=" replaces.

    >>> script("walked", "walk"), script("London", "London"), script("is", "be")
    ('l2+', 'k0+', '=be')
    """
    if word == lemma and word != word.lower():
        return "k0+"
    mode, base = ("l", word.lower()) if lemma == lemma.lower() else ("k", word)
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0:
        return f"={lemma}"
    return f"{mode}{len(base) - shared}+{lemma[shared:]}"


def lemma(word: str, how: str) -> str:
    """Return the lemma that a script makes of a word."""
    if how.startswith("="):
        return how[1:]
    base = word.lower() if how[0] == "l" else word
    cut, _, added = how[1:].partition("+")
    kept = base[: len(base) - int(cut)] if int(cut) < len(base) or added else base
    return kept + added


def _fits(left: str, right: str, *, bio: bool) -> bool:
    goes_on = right[:1] in {"I", "E"}
    is_open = left[:1] in {"B", "I"}
    same = left[1:] == right[1:]
    if bio:
        return not goes_on or (is_open and same)
    return goes_on and same if is_open else not goes_on


def _is_tree(heads: NDArray[np.int64]) -> bool:
    return int((heads[1:] == 0).sum()) == 1 and _cycle(heads) is None


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    state = [0] * len(heads)  # 1: on the way now, 2: known to lead to the root
    state[0] = 2
    for start in range(1, len(heads)):
        way, node = [], start
        while state[node] == 0:
            state[node] = 1
            way.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return way[way.index(node) :]
        for passed in way:
            state[passed] = 2
    return None


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    circle = np.array(cycle)
    loss = scores[circle] - scores[circle, heads[circle]][:, None]  # of leaving the cycle there
    into = loss[:, rest].argmax(axis=0)  # which node of the cycle a head from outside takes
    out = scores[np.ix_(rest, circle)].argmax(axis=1)  # which node of it heads one outside
    smaller = np.full((len(rest) + 1, len(rest) + 1), float(_NEVER))
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1] = loss[:, rest].max(axis=0)
    smaller[:-1, -1] = scores[np.ix_(rest, circle)].max(axis=1)
    np.fill_diagonal(smaller, float(_NEVER))
    found = _arborescence(smaller)
    result = heads.copy()
    for place, node in enumerate(rest):
        head = found[place]
        result[node] = circle[out[place]] if head == len(rest) else rest[head]
    entered = found[-1]
    result[circle[into[entered]]] = rest[entered]
    result[0] = 0
    return result
