"""Alignment: which claims of several reports say the same thing.

What counts: two claims of different reports whose terms overlap, weighted by rarity
(cosine over binary terms, see `terms`). Claims are joined from the most alike down,
as long as the average likeness between the two groups stays above JOIN (average-link
clustering, Sokal & Michener 1958), so that one claim with something of everything
does not chain a whole report together. What guards against false joins: at least
SHARED terms in common that are not actors, and a different speaker keeps quotations
apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.reconcile import terms
from dateline.record import Score

JOIN = 0.3
SHARED = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as alignment sees it."""

    claim: str  # id
    report: str
    terms: frozenset[str]
    source: str | None  # actor who is quoted, if anybody


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that say the same, in the order of the reports, and how sure that is."""

    claims: tuple[str, ...]
    score: Score


def align(claims: Sequence[Stated]) -> tuple[Group, ...]:
    """Return every claim in exactly one group; most groups have one claim."""
    weight = terms.weights(claim.terms for claim in claims)
    likeness = _likeness(claims, weight)
    groups = _cluster(len(claims), likeness)
    return tuple(_group([claims[i] for i in group], likeness, group, weight) for group in groups)


def _likeness(
    claims: Sequence[Stated], weight: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    """Return the likeness of every pair from two reports that shares enough terms."""
    norms = [math.sqrt(math.fsum(weight[t] ** 2 for t in claim.terms)) for claim in claims]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for term in claim.terms:
            holders[term].append(index)
    dots: dict[tuple[int, int], float] = defaultdict(float)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for term in sorted(holders):
        for pair in combinations(holders[term], 2):
            dots[pair] += weight[term] ** 2
            shared[pair] += not term.startswith("@")
    return {
        (i, j): dot / (norms[i] * norms[j])
        for (i, j), dot in dots.items()
        if shared[i, j] >= SHARED and dot > 0 and _comparable(claims[i], claims[j])
    }


def _comparable(one: Stated, other: Stated) -> bool:
    same_voice = one.source is None or other.source is None or one.source == other.source
    return one.report != other.report and same_voice


def _cluster(count: int, likeness: Mapping[tuple[int, int], float]) -> list[tuple[int, ...]]:
    groups: dict[int, tuple[int, ...]] = {i: (i,) for i in range(count)}
    home = list(range(count))
    for (i, j), value in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        one, other = home[i], home[j]
        if value < JOIN:
            break
        if one != other and _linkage(groups[one], groups[other], likeness) >= JOIN:
            keep, drop = min(one, other), max(one, other)
            groups[keep] = tuple(sorted(groups[keep] + groups.pop(drop)))
            for index in groups[keep]:
                home[index] = keep
    return [groups[key] for key in sorted(groups)]


def _linkage(
    one: tuple[int, ...], other: tuple[int, ...], likeness: Mapping[tuple[int, int], float]
) -> float:
    total = sum(likeness.get((min(i, j), max(i, j)), 0.0) for i in one for j in other)
    return total / (len(one) * len(other))


def _group(
    claims: list[Stated],
    likeness: Mapping[tuple[int, int], float],
    indices: tuple[int, ...],
    weight: Mapping[str, float],
) -> Group:
    ids = tuple(claim.claim for claim in claims)
    pairs = [likeness[pair] for pair in combinations(indices, 2) if pair in likeness]
    if not pairs:
        return Group(ids, Score(1.0, "one claim"))
    common = frozenset.intersection(*(claim.terms for claim in claims))
    words = sorted((t for t in common if t[0].isalpha()), key=lambda t: (-weight[t], t))
    because = (
        f"in all of them: {', '.join(words[:5])}" if words else "each shares words with others"
    )
    return Group(ids, Score(round(sum(pairs) / len(pairs), 3), because))
